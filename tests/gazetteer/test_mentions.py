"""Which stretches of a text are toponyms, and which only look like them."""

from __future__ import annotations

import pytest

from gazetteer import find_mentions, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def spans(text, gazetteer, known=frozenset()):
    return [text[found.start : found.end] for found in find_mentions(text, gazetteer, known=known)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("阿拉善盟额济纳旗", ["阿拉善盟", "额济纳旗"], id="stacked divisions are one name each"),
        pytest.param("降落在二连浩特赛乌苏国际机场", ["二连浩特赛乌苏国际机场"], id="an airport is whole"),
        pytest.param("錫林郭勒盟舉辦駿馬節", ["錫林郭勒盟"], id="traditional characters are found"),
        pytest.param("宣讲队到达茂旗去", ["达茂旗"], id="到 stays outside 达茂旗"),
        pytest.param("包头市民喜迎新年", ["包头"], id="市民 takes 市 back from 包头市"),
        pytest.param("包头市委召开会议", ["包头市"], id="the committee leaves the city whole"),
        pytest.param("支持呼包鄂一体化发展", ["呼", "包", "鄂"], id="three cities in three letters"),
        pytest.param("京蒙协作", ["京", "蒙"], id="twinned provinces are two names"),
        pytest.param("赴京学习考察", ["京"], id="a letter after a verb of movement"),
        pytest.param("", [], id="an empty text has none"),
        pytest.param(
            "林西县的哈达营、双井沟、小泉眼等9个村",
            ["林西县", "哈达营", "双井沟", "小泉眼"],
            id="a list that ends in a count of villages",
        ),
        pytest.param(
            "公路依次经过宗别立、特莫乌素和巴润别立。",
            ["宗别立", "特莫乌素", "巴润别立"],
            id="an unknown name between two known ones on one way",
        ),
        pytest.param(
            "武川县的福如沟村种菜。福如沟的菜好卖。",
            ["武川县", "福如沟村", "福如沟"],
            id="a village without its generic word, once named with it",
        ),
        pytest.param("东面望得见黄河", ["黄河"], id="a verb before a river is no part of its name"),
        pytest.param(
            "开往丰镇北、乌兰察布的列车", ["丰镇北", "乌兰察布"], id="a station by its side of town"
        ),
        pytest.param(
            "专家看了尖岩村,田里收南瓜", ["尖岩村"], id="a village spelt as no word is, behind a verb"
        ),
        pytest.param("营地靠着特泥河,草长得好", ["特泥河"], id="a river behind a word of place"),
        pytest.param(
            "白音查干湖、荷花湖都结了冰", ["白音查干湖", "荷花湖"], id="an ordinary word listed with its like"
        ),
        pytest.param("固阳县的希望广场", ["固阳县", "希望广场"], id="any word names a square inside a place"),
        pytest.param("从朔准铁路的马栅站引出", ["马栅站"], id="a station behind its line"),
        pytest.param(
            "鄂伦春旗的扎文其汗火场", ["鄂伦春旗", "扎文其汗"], id="what a forest fire is called after"
        ),
        pytest.param(
            "赤峰的三座店、打虎石两座水库关闸",
            ["赤峰", "三座店", "打虎石"],
            id="a list that ends in reservoirs",
        ),
        pytest.param("车站有包头、乌海南,都新", ["包头", "乌海南"], id="a stop with a point of the compass"),
        pytest.param("有2名上火场的牧民", [], id="people on their way to a fire"),
        pytest.param("乌兰浩特的五一会址", ["乌兰浩特", "五一会址"], id="a chosen name of ordinary words"),
        pytest.param("据俄媒体报道", ["俄"], id="the letter of a country before its media"),
        pytest.param("满洲里市南区街道办事处", ["满洲里市", "南区街道"], id="an office by its street"),
    ],
)
def test_found(text, names, gazetteer):
    assert spans(text, gazetteer) == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("蒙古族、鄂温克族群众欢聚一堂", id="peoples"),
        pytest.param("坚持中国特色社会主义", id="slogans"),
        pytest.param("京藏高速部分路段封闭", id="motorways"),
        pytest.param("公交改走呼伦贝尔北路", id="streets"),
        pytest.param("车间主任李东胜带着徒弟", id="a person by title and surname"),
        pytest.param("绿水青山就是金山银山", id="a hill inside a proverb"),
        pytest.param("双方签订合作协议", id="a word that is also a city"),
        pytest.param("牧民乌兰察夫住进了新房", id="nearly a name behind a title"),
        pytest.param("发展实体经济南北有别", id="a city across two words"),
    ],
)
def test_turned_away(text, gazetteer):
    from gazetteer.resolving.context import make_context
    from gazetteer.resolving.linking import link

    found = find_mentions(text, gazetteer)
    context = make_context(text, found, gazetteer, newspaper=None, day=None)
    assert [item.found.form for item in link(found, context) if not item.dropped] == []


def test_a_name_in_a_byline_is_nowhere_a_place(gazetteer):
    assert "白云" not in spans("白云介绍了情况", gazetteer, known=frozenset({"白云"}))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("土左旗北什轴乡的海流水库", "海流水库", id="cut off by 的"),
        pytest.param("锡林郭勒盟境内的乌兰图嘎锗镉露天矿", "乌兰图嘎锗镉露天矿", id="a mine"),
        pytest.param("选购于二连浩特市的恒源国际商城", "恒源国际商城", id="a shopping centre"),
        pytest.param("建设和林格尔金融数据产业园", "和林格尔金融数据产业园", id="opened by a short name"),
        pytest.param("乌海市海勃湾区甘德尔山景区", "甘德尔山景区", id="a mountain inside the name"),
    ],
)
def test_names_that_no_catalogue_has(text, name, gazetteer):
    assert spans(text, gazetteer)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("推进老旧社区改造", id="an adjective and a generic word"),
        pytest.param("建成全球首个大型水库", id="a size and a generic word"),
        pytest.param("全区农村面貌一新", id="an ordinary compound"),
    ],
)
def test_a_generic_word_alone_names_nothing(text, gazetteer):
    assert spans(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "printed", "meant"),
    [
        pytest.param("锡林郭勤盟召开会议", "锡林郭勤盟", "锡林郭勒盟", id="inside"),
        pytest.param("科左中期的牧草", "科左中期", "科左中旗", id="in the generic character"),
    ],
)
def test_one_wrong_character_is_forgiven(text, printed, meant, gazetteer):
    found = find_mentions(text, gazetteer)[0]
    assert (text[found.start : found.end], found.form, found.how) == (printed, meant, "repaired")


def test_another_word_in_place_of_the_generic_is_no_misprint(gazetteer):
    assert "科尔沁牛" not in spans("科尔沁牛业公司", gazetteer)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("包头市财政局", "literal", id="a government body locates the news"),
        pytest.param("内蒙古大学的考古队", "org", id="a university"),
        pytest.param("中国银行行长", "org", id="a bank"),
        pytest.param("通辽牛肉走俏", "adj", id="a product"),
        pytest.param("三北工程攻坚战", "vague", id="a region without a point"),
    ],
)
def test_roles(text, role, gazetteer):
    assert find_mentions(text, gazetteer)[0].role == role


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("和" * 3000 + "个村", id="marks only"),
        pytest.param("村庄、" * 1000 + "等9个村", id="a list without end"),
        pytest.param("福如东" * 1000 + "福如东村", id="one name a thousand times"),
        pytest.param("12号桥" * 1000, id="numbers only"),
        pytest.param("大连村的" * 20000, id="a village of a far name, twenty thousand times"),
        pytest.param("、至到-和个村", id="marks at both ends"),
    ],
)
def test_no_text_is_too_odd_to_be_searched(text, gazetteer):
    assert all(0 <= found.start < found.end <= len(text) for found in find_mentions(text, gazetteer))
