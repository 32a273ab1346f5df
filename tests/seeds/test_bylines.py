import pytest

from seeds.blocks import Block, kind_of
from seeds.bylines import names_in_byline, names_in_credit, names_in_end, names_in_lead


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        pytest.param("记者 李晗", ["李晗"], id="one reporter"),
        pytest.param("记者 康丽娜 柴思源 王智华", ["康丽娜", "柴思源", "王智华"], id="three"),
        pytest.param("□本报记者 高敏娜 通讯员 王越", ["高敏娜", "王越"], id="reporter and correspondent"),
        pytest.param(
            "□本报记者 王玉琢 鄂尔多斯市融媒体中心记者 张晓艳 金咏",
            ["王玉琢", "张晓艳", "金咏"],
            id="another medium's",
        ),
        pytest.param("记者韩雪茹 见习记者 方圆", ["韩雪茹", "方圆"], id="trainee, no space"),
        pytest.param(
            "文案：兰天 薛腾 设计：苏昊 监制：刘春 赵文萃", ["兰天", "薛腾"], id="only those who write"
        ),
        pytest.param("本报记者 李 霞 张慧玲", ["李霞", "张慧玲"], id="a spaced name of two letters"),
        pytest.param("本报记者刘宏章", ["刘宏章"], id="set one letter per line, joined"),
        pytest.param(
            "记者 巴依斯古楞 格日勒图 额尔德尼朝克图",
            ["巴依斯古楞", "格日勒图", "额尔德尼朝克图"],
            id="Mongolian names",
        ),
        pytest.param("记者 皇甫秀玲", ["皇甫秀玲"], id="double surname"),
        pytest.param("文/图 本报记者 王磊", ["王磊"], id="text and picture"),
        pytest.param("本报记者 王磊 文/图", ["王磊"], id="text and picture behind"),
        pytest.param("记者：张三、李四", ["张三", "李四"], id="colon and commas"),
        pytest.param("2024-08-15 10:21 来源：新华网", [], id="a line of source"),
        pytest.param("作者：那顺 编辑：王五", ["那顺"], id="author, not editor"),
    ],
)
def test_names_in_a_byline(byline, names):
    assert names_in_byline(byline) == names


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        pytest.param("本报讯(记者 云艳芳)记者从1月4日", ["云艳芳"], id="in the bracket"),
        pytest.param("本报讯 记者张三报道：", ["张三"], id="reports"),
        pytest.param("本报讯 记者从财政厅获悉", [], id="a reporter in the sentence is nobody"),
        pytest.param("本报讯（中国银行供稿）", [], id="another bracket"),
    ],
)
def test_names_after_a_dateline(lead, names):
    assert names_in_lead(lead, 3) == names


def test_names_at_the_end():
    assert names_in_end("(李海珍)") == ["李海珍"]
    assert names_in_end("（完）") == []
    assert names_in_credit("牧民正在打草。（新华社记者 王五 摄）") == ["王五"]
    assert names_in_credit("没有署名。") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("本报记者 孟和朝鲁 摄", "credit", id="photo credit"),
        pytest.param("■本报记者 王中宙 摄", "credit", id="credit with a mark"),
        pytest.param("□本报记者 李霞 张慧玲 方圆", "byline", id="byline"),
        pytest.param("(李海珍)", "end", id="author at the end"),
        pytest.param("■下转第3版", "to", id="jump to"),
        pytest.param("(上接第1版)以青年发展型城市建设试点为契机", "from", id="jump from"),
        pytest.param("影像力 剪飞纸转韵流传 (十一版)", "index", id="index line"),
        pytest.param("2024年3月5日 星期二", "byline", id="line of date"),
        pytest.param("记者从自治区财政厅获悉", "maybe", id="a reporter in a sentence"),
        pytest.param("会议要求，要抓好落实。", "para", id="sentence"),
        pytest.param("策克口岸通关过货量突破3000万吨", "maybe", id="may be a headline"),
        pytest.param("奋力书写新篇章奋力书写新篇章··特别报道特别报道", "strap", id="shadowed strap"),
    ],
)
def test_the_kind_of_a_line(text, kind):
    assert kind_of(Block(text, [], [], 0, 0)) == kind
