"""A toponym in its article → one place, with its evidence, or none with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from gazetteer import load_gazetteer, resolve_page
from seeds import cut_articles, page_from_bytes


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def resolved(text, gazetteer, **about):
    page = page_from_bytes(text.encode(), path="page.txt", **about)
    return resolve_page(page, cut_articles(page), gazetteer)


def codes(text, gazetteer, **about):
    return [one.place and one.place.adcode for one in resolved(text, gazetteer, **about)]


@pytest.mark.parametrize(
    ("text", "adcodes"),
    [
        pytest.param(
            "包头市青山区的广场上锣鼓喧天。", ["150200", "150204"], id="the parent before it decides"
        ),
        pytest.param(
            "武汉市青山区的江滩芦苇黄了。", ["420100", "420107"], id="another parent, another place"
        ),
        pytest.param("清水河县城关镇新建一座桥。", ["150124", "150124101"], id="one of many 城关镇"),
        pytest.param(
            "吉林省吉林市的雾凇如期而至。", ["220000", "220200"], id="province and city of one name"
        ),
        pytest.param("海南的荔枝空运到呼和浩特。", ["460000", "150100"], id="海南 alone is the province"),
        pytest.param("乌海市海南区新增两套装置。", ["150300", "150303"], id="海南区 of 乌海 is the district"),
        pytest.param(
            "兴安盟前旗的乡亲们把玉米卖给了粮库。", ["152200", "152221"], id="a bare wing in its league"
        ),
        pytest.param(
            "海南综合服务中心节日里照样巡山。下午大家回到海南区。",
            ["150303", "150303"],
            id="the district in full outweighs the province of its short name",
        ),
    ],
)
def test_the_text_decides(text, adcodes, gazetteer):
    assert codes(text, gazetteer) == adcodes


@pytest.mark.parametrize(
    ("newspaper", "adcode"),
    [
        pytest.param("兴安日报", "152222", id="科右中旗 for readers of 兴安日报"),
        pytest.param("通辽日报", "150521", id="科左中旗 for readers of 通辽日报"),
    ],
)
def test_the_paper_is_at_home_somewhere(newspaper, adcode, gazetteer):
    assert codes("中旗的乡亲们开始秋收。", gazetteer, newspaper=newspaper) == [adcode]


def test_a_name_that_is_a_place_only_in_context_is_never_all_but_certain(gazetteer):
    alone = resolved("巴林左旗的记者来到白塔,又回到林东镇。", gazetteer)
    told = resolved("呼和浩特市赛罕区巴彦镇白塔村丰收。", gazetteer)
    assert all(one.score < 0.9 for one in alone if one.mention.surface == "白塔")
    assert any(one.score >= 0.9 for one in told)


def test_a_village_elsewhere_gives_way_to_the_banner_of_the_article(gazetteer):
    found = resolved("东乌旗的满都宝力格镇和乌兰察布嘎查下了大雪。", gazetteer)
    (village,) = [one.place for one in found if one.mention.surface == "乌兰察布嘎查"]
    assert village.parent == "cn:152525103"
    assert village.precision_km >= 15  # somewhere in the township


def test_what_can_only_be_guessed_at_is_left_open(gazetteer):
    (one,) = [
        one
        for one in resolved("列车停在巴音查布站。锡林郭勒盟下雪了。", gazetteer)
        if one.mention.surface == "巴音查布站"
    ]
    assert one.place is None
    assert one.reason


def test_an_ambiguous_name_is_left_open_with_its_reason(gazetteer):
    (one,) = resolved("朝阳区降雪,市民纷纷赏雪。", gazetteer)
    assert one.place is None
    assert "不足以判断" in one.reason
    assert {candidate.place.adcode for candidate in one.candidates} >= {"110105", "220104"}


def test_an_open_name_removes_no_other(gazetteer):
    found = resolved("朝阳区降雪。包头市转晴。", gazetteer)
    assert [one.place and one.place.name for one in found] == [None, "包头市"]


def test_a_derived_place_lies_in_its_container_with_its_precision(gazetteer):
    found = resolved("在呼和浩特市土左旗北什轴乡的石人湾水库,候鸟在此栖息。", gazetteer)
    reservoir, township = found[-1].place, found[-2].place
    assert reservoir.id == f"derived:{township.id}/石人湾水库"
    assert (reservoir.lat, reservoir.lon) == (township.lat, township.lon)
    assert reservoir.precision_km >= township.precision_km
    assert [above.name for above in gazetteer.ancestors(reservoir)][:3] == [
        "北什轴乡",
        "土默特左旗",
        "呼和浩特市",
    ]


def test_a_past_name_means_todays_unit_and_its_time_tells(gazetteer):
    text = "伊克昭盟的绒毛市场名声在外。"
    then = resolved(text, gazetteer, issue=date(1986, 5, 1))[0]
    now = resolved(text, gazetteer, issue=date(2025, 5, 1))[0]
    assert then.place.adcode == now.place.adcode == "150600"
    assert "outdated" in {evidence.rule for evidence in now.evidence}
    assert "outdated" not in {evidence.rule for evidence in then.evidence}


def test_a_repaired_name_says_so_and_scores_lower(gazetteer):
    wrong = resolved("锡林郭勤盟的草料到位。", gazetteer)[0]
    right = resolved("锡林郭勒盟的草料到位。", gazetteer)[0]
    assert wrong.place == right.place
    assert wrong.score < right.score
    assert "repaired" in {evidence.rule for evidence in wrong.evidence}


def test_port_or_town_by_what_is_said(gazetteer):
    assert resolved("策克口岸通关过货量创新高。", gazetteer)[0].place.kind == "port"
    assert resolved("额济纳旗策克镇的居民散步。", gazetteer)[1].place.kind == "township"


@pytest.mark.parametrize(
    "text",
    [
        "11月3日,在呼和浩特市土左旗北什轴乡的石人湾水库,候鸟在此栖息。\n\n包头市\n青山区一片山。",
        "錫 林 郭 勒 盟\n舉辦駿馬節。",
        "本报阿拉善11月3日电 (记者 康丽娜)额济纳旗的东风着陆场。",
    ],
)
def test_spans_slice_back_to_what_is_printed(text, gazetteer):
    for one in resolved(text, gazetteer):
        mention = one.mention
        assert "".join(text[mention.start : mention.end].split()) == mention.surface
        assert 0.0 <= one.score <= 1.0


def test_the_same_page_gives_the_same_answers(gazetteer):
    text = "包头市青山区农牧局。大青山南坡。策克口岸。"
    assert resolved(text, gazetteer) == resolved(text, load_gazetteer())


def test_a_page_without_names_has_no_resolutions(gazetteer):
    assert resolved("今天天气很好。", gazetteer) == []


def test_a_town_abroad_holds_no_place_of_the_home_news(gazetteer):
    text = "伊金霍洛旗的选手拿过亚特兰大的奖牌。路过阿拉坦甘德尔敖包时下了雨。"
    cairn = next(one for one in resolved(text, gazetteer) if one.mention.surface == "阿拉坦甘德尔敖包")
    assert cairn.place is None or cairn.place.country == "CN"


def test_a_river_runs_beside_a_banner_in_the_banners_own_province(gazetteer):
    text = "阿拉善左旗东边是黄河,西边是沙漠。"
    river = next(one for one in resolved(text, gazetteer) if one.mention.surface == "黄河")
    assert river.place is not None
    province = (place.adcode for place in gazetteer.ancestors(river.place) if place.kind == "province")
    assert next(province) == "150000"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("中蒙两国的学者来了。", "adj", id="letters of states say whose"),
        pytest.param("对俄蒙的11个口岸通了铁路。", "literal", id="but at the end of their phrase name them"),
        pytest.param("大客车一路到京津去。", "literal", id="provinces that one goes to"),
    ],
)
def test_what_two_letters_say(text, role, gazetteer):
    letters = [one for one in resolved(text, gazetteer) if len(one.mention.surface) == 1]
    assert [one.mention.role for one in letters] == [role, role]
