"""What holds for every page, however odd: nothing is lost, nothing said twice, all characters mapped."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds import cut_articles, page_from_bytes, read_page, sample_pages
from seeds.folding import fold

LINES = st.sampled_from(
    [
        "## 策克口岸过货量突破",
        "# 呼伦贝尔晨报",
        "### 调研行 强信心",
        "**加粗的标题**",
        "本报阿拉善11月3日电 (记者 刘宏章)今年以来,口岸过货量增长,年",
        "碳汇量居全国第一。",
        "的乡村治理体系。",
        "近日,牧民迎来丰收。",
        "短标题",
        "——访旗委书记",
        "□本报记者 李 霞 张慧玲",
        "本报记者",
        "蔡冬梅",
        "(李海珍)",
        "本报记者 孟和朝鲁 摄",
        "■下转第3版",
        "(上接第1版)以城市建设为契机,",
        "影像力 剪飞纸 (十一版)",
        "业 务 经 办 跨 区 域“ 同 审 统 办 ”",
        "乌",
        "海",
        "■",
        "\u200b",
        "⾥程 \x02 12 公里",
        "Inner Mongolia",
        "奋力书写新篇章奋力书写新篇章",
        "2024-08-15 10:21 来源：新华网",
        "一、总体要求",
        "“怒发冲冠，凭栏处、潇潇雨歇。抬望眼",
        "、",
        "#",
        "中\ud800国",
    ]
)
PAGES = st.lists(
    st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\n\n\n\n", "\r\n", "\r", "\u2028", "\x0c", "\n　　"])),
    max_size=14,
)


def page_of(text):
    return replace(page_from_bytes("页".encode(), path="page.txt"), text=text)


def check(page, articles):
    inked = {i for i, c in enumerate(page.text) if not c.isspace()}
    taken = [i for a in articles for start, end in a.segments for i in range(start, end)]
    assert len(taken) == len(set(taken)), "two articles share a character"
    assert inked == {i for i in taken if i in inked}, "a character belongs to no article"
    for article in articles:
        assert article.segments
        assert all(0 <= start < end <= len(page.text) for start, end in article.segments)
        check_text(page.text, article, article.text)
        check_text(page.text, article, article.body)
        if article.headline_span:
            assert article.text.text[slice(*article.headline_span)] == article.headline
        if article.dateline_span:
            assert article.text.text[slice(*article.dateline_span)] == article.dateline_place


def check_text(raw, article, mapped):
    assert len(mapped.text) == sum(length for _, _, length in mapped.runs)
    for index, character in enumerate(mapped.text):
        source = raw[mapped.raw(index)]
        if character.isspace():
            assert source.isspace()
        else:
            assert character == fold(source)
            assert any(start <= mapped.raw(index) < end for start, end in article.segments)


@settings(max_examples=120, deadline=None)
@given(PAGES)
def test_on_pages_of_arbitrary_lines(lines):
    page = page_of("".join(line + end for line, end in lines))
    check(page, cut_articles(page))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="内蒙古报讯电记者摄版（）(), 。\n\r#■□“”1月3日接上转下第\u200b\t", max_size=120))
def test_on_arbitrary_text(text):
    page = page_of(text)
    check(page, cut_articles(page))


@pytest.mark.parametrize("path", sample_pages(), ids=lambda path: f"page {path.name[:3]}")
def test_on_the_sample_pages(path):
    page = read_page(path)
    check(page, cut_articles(page))


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["line ends of Windows", "line ends of old Macs"])
@pytest.mark.parametrize("path", sample_pages(), ids=lambda path: f"page {path.name[:3]}")
def test_line_ends_change_nothing_that_is_read(path, end):
    page = read_page(path)
    other = page_of(page.text.replace("\n", end))
    check(other, cut_articles(other))
    assert [a.text.text for a in cut_articles(other)] == [a.text.text for a in cut_articles(page)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("内蒙古草原上的" * 40_000, id="one line of a quarter million"),
        pytest.param("标题一二三\n\n" * 5_000, id="only headlines"),
        pytest.param("中\n" * 10_000, id="one letter per line"),
        pytest.param("■\n" * 10_000, id="only bullets"),
        pytest.param("（" * 100_000, id="brackets that never close"),
        pytest.param("本报讯（记者" + " 张三" * 50_000, id="a byline without end"),
        pytest.param("本报" + "中" * 100_000, id="a dateline without end"),
        pytest.param("\n" * 300_000 + "中", id="nothing but empty lines"),
        pytest.param("中" + " " * 300_000 + "国", id="a wide gap"),
        pytest.param("图片说明。\n张三 摄\n" * 3_000, id="only photos"),
        pytest.param("内蒙古自治区党委政府出台若干政策，推动口岸\n\n\n\n" * 1_000, id="no sentence ends"),
        pytest.param("1月1日" * 50_000, id="only dates"),
    ],
)
def test_no_input_costs_more_than_its_length(text):
    start = time.perf_counter()
    page = page_from_bytes(text.encode(), path="page.txt")
    articles = cut_articles(page)
    assert time.perf_counter() - start < 5
    assert sum(end - begin for a in articles for begin, end in a.segments) >= len(text.strip()) - text.count(
        "\n"
    ) - text.count(" ")
