"""What a toponym does in its sentence, by the noun that the phrase to its right ends in."""

from __future__ import annotations

import pytest

from gazetteer import find_mentions


def roles(text, gazetteer):
    return [(found.form, found.role) for found in find_mentions(text, gazetteer)]


def one(text, gazetteer):
    return roles(text, gazetteer)[0][1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("赤峰市财政局", id="a bureau"),
        pytest.param("鄂尔多斯市公安局交警支队", id="a unit of the police"),
        pytest.param("兴安盟委宣传部", id="the party"),
        pytest.param("阿荣旗人民法院", id="a court"),
        pytest.param("满洲里海关", id="customs"),
        pytest.param("根河林业局", id="forestry"),
        pytest.param("包头市教育局", id="a bureau whose field is a word of organisations as well"),
        pytest.param("内蒙古自治区工商联", id="a body of the people"),
    ],
)
def test_a_government_body_is_as_good_as_its_place(text, gazetteer):
    assert one(text, gazetteer) == "literal"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("通辽市科技有限公司", id="a firm"),
        pytest.param("阿拉善盟教育教学研究中心", id="a centre with a field of government in its name"),
        pytest.param("鄂尔多斯市中心医院", id="a hospital"),
        pytest.param("内蒙古大学生态学院", id="a university, not its students"),
        pytest.param("内蒙古交通投资(集团)有限责任公司", id="brackets inside the name"),
        pytest.param("中北绿能(兴安盟)科技有限公司", id="the place in brackets"),
        pytest.param("中国气象局", id="an office of the whole country"),
        pytest.param("中铁呼和浩特局", id="a bureau of the railways"),
        pytest.param("包头队首轮轮空", id="a team"),
        pytest.param("四川航空开通新航线", id="a trade before a verb"),
        pytest.param("包头铝业,", id="a trade at the end of its word"),
    ],
)
def test_other_organisations_own_the_place_in_their_name(text, gazetteer):
    assert one(text, gazetteer) == "org"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("中国银行内蒙古自治区分行", id="a branch"),
        pytest.param("内蒙古电力集团锡林郭勒供电公司", id="a subsidiary"),
        pytest.param("中国铁路呼和浩特局集团有限公司", id="across a name with 和 in it"),
        pytest.param("北京内蒙古企业商会", id="two equals"),
    ],
)
def test_every_place_inside_one_name_is_inside_it(text, gazetteer):
    assert [role for _, role in roles(text, gazetteer)] == ["org", "org"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("包头市青山区实验小学", id="the division around the one that is named"),
        pytest.param("阿鲁科尔沁旗巴彦花镇小学", id="the school of a township"),
    ],
)
def test_a_division_around_another_only_says_where(text, gazetteer):
    assert one(text, gazetteer) == "literal"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("扎赉特旗乡镇卫生院", id="common clinics"),
        pytest.param("赤峰市新建一所学校", id="a verb before the noun"),
        pytest.param("达茂旗新建海关监管仓库", id="a word that is part of a longer one"),
        pytest.param("乌兰察布的企业集团", id="的 ends the phrase"),
        pytest.param("在通辽学会了做饭", id="a verb that looks like a society"),
        pytest.param("集宁航空摄影节", id="a trade inside a longer word"),
    ],
)
def test_a_common_noun_later_in_the_sentence_owns_nothing(text, gazetteer):
    assert one(text, gazetteer) == "literal"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("通辽牛肉走俏", "adj", id="a product"),
        pytest.param("阿尔巴斯优质白绒山羊", "adj", id="a breed behind modifiers"),
        pytest.param("新疆棉、宁夏枸杞", "adj", id="a short word that ends"),
        pytest.param("鄂尔多斯市马不停蹄", "literal", id="the same character in another word"),
        pytest.param("俄罗斯客商来访", "adj", id="people of a country"),
        pytest.param("赤峰市民晨练", "literal", id="people at home"),
        pytest.param("库布其国际沙漠论坛", "adj", id="an event of a landscape"),
        pytest.param("讲好内蒙古故事", "literal", id="a story about the place itself"),
        pytest.param("乌海市文化、教育齐头并进", "literal", id="a field of public life"),
        pytest.param("策克口岸煤炭", "literal", id="goods at a port"),
    ],
)
def test_what_comes_from_a_place_takes_its_name(text, role, gazetteer):
    assert one(text, gazetteer) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("守护黄河安澜", "vague", id="a river as a symbol"),
        pytest.param("黄河“几字弯”攻坚战", "vague", id="a part of its course"),
        pytest.param("建设黄河国家文化公园", "vague", id="a park over several provinces"),
        pytest.param("黄河水位上涨", "literal", id="the river itself"),
        pytest.param("三北工程攻坚战", "vague", id="a region without a point"),
    ],
)
def test_vague_places(text, role, gazetteer):
    assert one(text, gazetteer) == role
