from datetime import date

import pytest

from seeds import cut_articles, page_from_bytes
from seeds.stitching import PageText, continuity
from seeds.words import cuts_word, is_word


@pytest.mark.parametrize(
    ("left", "better", "worse"),
    [
        pytest.param("用电依靠风光互", "补设备,用上长电", "突发事件,还针对", id="a word is cut"),
        pytest.param("打造“五治融合”", "的乡村治理体系", "近日,我区", id="a particle cannot begin"),
        pytest.param("高举和平发展旗", "帜,积极发展", "活动邀请", id="one letter and a comma"),
        pytest.param("在指引下,京", "蒙协作结出硕果", "11月3日,代表团", id="the page has the word elsewhere"),
    ],
)
def test_a_sentence_goes_on_where_the_break_heals(left, better, worse):
    page = PageText("京蒙协作走深走实")
    assert continuity(left, better, page) > continuity(left, worse, page)


def test_words_are_told_by_the_dictionary():
    assert is_word("互补")
    assert not is_word("互突")
    assert not is_word("")
    assert cuts_word("光互补设")
    assert not cuts_word("互补")


SCATTERED = """## 党群服务让群众更幸福

党群服务中心是服务群众的窗口。近年来,兴安盟优化党群服务中心,社区居民在党群服务中心办事很方便。

党群服务中心为社区居民提供政策咨询,协调解决生活难题、处置

## 光明使者走进草原

供电公司的服务队走遍草原的每一个角落,牧民用电有了保障,供电公司为牧民架设线路。

草原辽阔,牧民居住分散,部分牧民用电依靠风光互



突发事件,还为社区居民提供上门服务。

在环山社区,党群服务中心的工作人员为社区居民办理低保认证,社区居民很满意。

## 学先进 勇担当

补设备,用上长电是牧民的期盼。供电公司为牧民架设线路,服务队走遍草原,牧民用电有了保障。
"""


def test_parts_of_a_story_are_found_in_several_places():
    page = page_from_bytes(SCATTERED.encode(), path="page.txt", issue=date(2024, 10, 22))
    first, second = cut_articles(page)
    assert first.headline == "党群服务让群众更幸福"
    assert "处置突发事件" in first.body.text
    assert "社区居民很满意" in first.body.text
    assert second.headline == "光明使者走进草原"
    assert "风光互补设备" in second.body.text
    assert second.subheads == ("学先进 勇担当",)


UNRELATED = """## 口岸过货量增长

本报讯 口岸过货量增长,口岸通关规范推进

## 牧区迎来丰收

本报讯 牧民打草忙,草场面积很大。

打草机械来回穿梭,牧草整齐排列。
"""


def test_a_story_that_is_cut_off_takes_nothing_from_others():
    articles = cut_articles(page_from_bytes(UNRELATED.encode(), path="page.txt"))
    assert [len(a.segments) for a in articles] == [1, 1]
    assert articles[0].body.text.endswith("规范推进")
