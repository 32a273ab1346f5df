from datetime import date

import pytest

from seeds import cut_articles, page_from_bytes

ISSUE = date(2025, 11, 4)


def cut(text, *, headers=False):
    articles = cut_articles(page_from_bytes(text.encode(), path="page.txt", issue=ISSUE))
    return [a for a in articles if headers or a.kind != "header"]


REPORT = """口岸通关过货量创新高

本报阿拉善11月3日电 (记者 刘宏章 通讯员 孟燕)今年以来,策克口岸过货量增长。

下一步,口岸将加快建设。
"""


def test_a_report_has_headline_dateline_date_reporters_and_body():
    (report,) = cut(REPORT)
    assert report.kind == "article"
    assert report.headline == "口岸通关过货量创新高"
    assert (report.dateline_place, report.date) == ("阿拉善", date(2025, 11, 3))
    assert report.reporters == ("刘宏章", "孟燕")
    assert report.body.text.startswith("本报阿拉善11月3日电")
    assert report.text.text[slice(*report.headline_span)] == report.headline
    assert report.text.text[slice(*report.dateline_span)] == "阿拉善"
    assert report.segments == ((0, len(REPORT.rstrip())),)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param("冬捕开始\n\n渔民正在起网。\n\n鱼很多。\n", "冬捕开始", id="title and paragraphs"),
        pytest.param(
            "冬捕开始\n2025-01-02 08:00 来源：新华网\n渔民正在起网。\n", "冬捕开始", id="line of source"
        ),
        pytest.param(
            "# 冬捕开始\n\n渔民起网。\n\n## 鱼跃冰面\n\n鱼很多。\n", "冬捕开始", id="sections of Markdown"
        ),
        pytest.param(
            "冬捕开始\n渔民正在起网。\n鱼跃冰面\n鱼很多，人也多。\n", "冬捕开始", id="a heading inside"
        ),
        pytest.param(
            "关于冬捕的意见\n一、要求\n（一）原则\n坚持安全。\n二、任务\n开展冬捕。\n",
            "关于冬捕的意见",
            id="numbered headings",
        ),
        pytest.param("对话渔民\n记者：鱼多吗？\n答：很多。\n", "对话渔民", id="interview"),
        pytest.param(
            "冬捕开始\n　　本报讯（记者 李四）连日来，渔民抢抓晴\n好天气，在湖面上来回穿梭，一网网鲜\n"
            "鱼整齐排列，渔民们的脸上洋溢着笑容\n和喜悦。\n",
            "冬捕开始",
            id="hard-wrapped",
        ),
        pytest.param("渔民正在查干湖起网，鱼很多。\n", "", id="no headline at all"),
    ],
)
def test_a_file_of_one_article_is_one_article(text, headline):
    articles = cut(text)
    assert [a.headline for a in articles] == [headline]
    assert "。" in articles[0].body.text


def test_a_body_has_no_spaces_between_chinese_characters_nor_line_breaks_in_sentences():
    text = "标题在这里\n\n■ 将西辽河文明研究纳入中华文明\n\n探源工程，支 持 红 山 文 化 遗 址申报。\n"
    (article,) = cut(text)
    assert article.body.text == "■将西辽河文明研究纳入中华文明探源工程，支持红山文化遗址申报。"


def test_names_broken_over_a_column_read_whole():
    text = "## 合作走深走实\n\n本报11月3日讯 在指引下,京\n\n蒙协作结出硕果。\n"
    (article,) = cut(text)
    assert "京蒙协作结出硕果" in article.text.text
    assert article.text.text.splitlines()[-1].endswith("京蒙协作结出硕果。")


PHOTO = """## 代表团赴京考察

本报11月3日讯 (记者 李晗)代表团说,京



11月3日,代表团来到农林科学院,听取介绍,察看展示。

蒙协作结出硕果。京蒙协作前景广阔。
"""


def test_a_caption_that_interrupts_a_sentence_is_a_photo():
    article, photo = cut(PHOTO)
    assert (article.kind, photo.kind) == ("article", "photo")
    assert "京蒙协作结出硕果" in article.body.text
    assert photo.date == date(2025, 11, 3)
    assert len(article.segments) == 2


@pytest.mark.parametrize(
    ("text", "headline", "reporters"),
    [
        pytest.param(
            "## 别的事\n\n别的。\n\n\n\n赏秋\n\n市民在公园赏秋。\n\n本报记者 王晓博 摄\n",
            "赏秋",
            ("王晓博",),
            id="with title",
        ),
        pytest.param(
            "## 别的事\n\n别的。\n\n\n\n市民在公园赏秋。\n\n■本报记者 王中宙 摄\n",
            "",
            ("王中宙",),
            id="without title",
        ),
        pytest.param(
            "别的事\n别的。\n市民在公园赏秋。（新华社记者 李明 摄）\n更多。\n",
            "",
            ("李明",),
            id="credit in brackets",
        ),
    ],
)
def test_a_caption_with_its_credit_is_a_photo(text, headline, reporters):
    (photo,) = [a for a in cut(text) if a.kind == "photo"]
    assert (photo.headline, photo.reporters) == (headline, reporters)
    assert "赏秋" in photo.body.text


def test_a_photo_between_headline_and_report_leaves_them_together():
    text = (
        "## 策克口岸过货量突破\n\n\n\n12月1日,货车在口岸通关。\n\n"
        "本报记者 孟和朝鲁 摄\n\n本报讯 口岸过货量增长。\n"
    )
    photo, report = sorted(cut(text), key=lambda a: a.kind == "brief")
    assert (photo.kind, photo.headline) == ("photo", "")
    assert report.headline == "策克口岸过货量突破"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("## 生产总值\n\n■上接第1版 制造业增长。\n", ["continuation"], id="jump from"),
        pytest.param(
            "## 决战六十天\n\n### 退税业务开办\n\n本报讯 退税业务开办。\n",
            ["header", "brief"],
            id="running head",
        ),
        pytest.param(
            "## 事\n\n本报讯 口岸通关。\n\n影像力 飞纸流传 (十一版)\n", ["brief", "header"], id="index line"
        ),
        pytest.param("## 事\n\n本报讯 口岸\n\n■下转第3版\n", ["article"], id="jump to"),
    ],
)
def test_kinds(text, kinds):
    assert [a.kind for a in cut(text, headers=True)] == kinds


def test_a_jump_mark_is_text_but_not_body():
    (article,) = cut("## 生产总值\n\n■上接第1版 制造业增长。\n\n■下转第3版\n")
    assert article.body.text == "制造业增长。"
    assert "上接第1版" in article.text.text
    assert "下转第3版" in article.text.text


def test_a_strap_that_interrupts_a_sentence_is_no_headline():
    text = (
        "## 碳汇交易落地\n\n本报讯 碳汇交易在林区落地,年\n\n"
        "### 调研行 强信心\n\n碳汇量居全国第一,碳汇交易活跃。\n"
    )
    articles = cut(text, headers=True)
    assert [(a.kind, a.headline) for a in articles] == [
        ("article", "碳汇交易落地"),
        ("header", "调研行 强信心"),
    ]
    assert "年碳汇量居全国第一" in articles[0].body.text


def test_repeated_paragraphs_are_in_the_segments_and_once_in_the_body():
    once = "该旗321户牧民首次实现了蔬菜四季自给,取得突破。"
    text = f"## 蔬菜自给\n\n{once}\n\n牧民很高兴。\n\n{once}\n"
    (article,) = cut(text)
    assert article.body.text.count(once) == 1
    assert article.text.text.count(once) == 2
    assert article.segments == ((0, len(text) - 1),)


PRINTED = """本报兴安 10月 18日电 （记者
高敏娜）“亮丽内蒙古”好人榜发布
会在兴安盟举行，十五人荣登好人榜。

活动现场发布了第三季度好人榜榜
单，他们助人为乐、诚实守信，感动
了许多人。

15人荣登“好人榜”

本报乌海 10月 18日电 （记者
郝飚）乌海市人力资源和社会保障局
首推社会保险业务经办跨区域“同审
统办”改革，审核业务全部上线运行。

乌 海 首 推 社 会 保 险 业 务
跨 区 域“ 同 审 统 办 ”

阿拉善盟举行经典诵读大赛，孩子们
说，学好国家通用语言文字受益良多，
大家都很高兴。

﹃
学
好
语
言
受
益
良
多
﹄

□
本
报
记
者

刘
宏
章
"""


def test_printed_pages_have_headlines_after_their_bodies():
    articles = cut(PRINTED)
    assert [(a.headline, a.reporters, a.dateline_place) for a in articles] == [
        ("15人荣登“好人榜”", ("高敏娜",), "兴安"),
        ("乌海首推社会保险业务跨区域“同审统办”", ("郝飚",), "乌海"),
        ("﹃学好语言受益良多﹄", ("刘宏章",), None),
    ]
    assert "“亮丽内蒙古”好人榜发布会在兴安盟举行" in articles[0].body.text


PLAIN = """自治区政府召开发布会

2025年商务运行平稳

本报讯(记者 云艳芳)记者从发布会获悉,商务运行平稳。

贯彻全会精神

抓产业 塑品牌 保民生

——访和林格尔县委书记

“全会为工作指明了方向。”县委书记说。

(李海珍)

在高质量发展上展现更大作为

“会议务实高效。”他说。

(宋向华)

教育厅发布通知

要求幼儿园不得推迟放假

本报讯(记者 苗青)教育厅发布通知。
"""


def test_a_plain_page_is_cut_at_lines_that_head_a_story():
    assert [(a.headline, a.reporters) for a in cut(PLAIN)] == [
        ("2025年商务运行平稳", ("云艳芳",)),
        ("抓产业 塑品牌 保民生", ("李海珍",)),
        ("在高质量发展上展现更大作为", ("宋向华",)),
        ("要求幼儿园不得推迟放假", ("苗青",)),
    ]


def test_ids_are_stable_and_in_order_of_appearance():
    page = page_from_bytes(PLAIN.encode(), path="page.txt")
    articles = cut_articles(page)
    assert [a.id for a in articles] == [f"{page.id}-{n:03d}" for n in range(len(articles))]
    assert articles == cut_articles(page)
