"""A long river or range stands where the article speaks of it."""

from __future__ import annotations

import pytest

from gazetteer import resolve_page
from gazetteer.resolving.stretches import read_courses
from seeds import cut_articles, page_from_bytes


def places_of(text, surface, gazetteer):
    page = page_from_bytes(text.encode(), path="page.txt")
    found = resolve_page(page, cut_articles(page), gazetteer)
    return [one.place and one.place.name for one in found if one.mention.surface == surface]


@pytest.mark.parametrize(
    ("text", "surface", "names"),
    [
        pytest.param(
            "托克托县的农民引黄河水浇地。", "黄河", ["黄河头道拐段"], id="beside the county of the sentence"
        ),
        pytest.param(
            "乌海市巡查黄河堤防。山东省滨州市也在加固黄河大堤。",
            "黄河",
            ["黄河海勃湾段", "黄河滨州段"],
            id="each sentence has its own",
        ),
        pytest.param("内蒙古治理黄河。", "黄河", ["黄河内蒙古段"], id="a province has its stretch by name"),
        pytest.param(
            "磴口县的人说,黄河流经内蒙古八百多公里。",
            "黄河",
            ["黄河内蒙古段"],
            id="the province that the text lets it run through, though a county is named",
        ),
        pytest.param("黄河是中华民族的母亲河。", "黄河", ["黄河"], id="nothing is named: the whole river"),
        pytest.param(
            "海南省三亚市的孩子在课本上读黄河。",
            "黄河",
            ["黄河"],
            id="a place far from the course tells nothing",
        ),
        pytest.param("根河市的护林员走进大兴安岭。", "大兴安岭", ["大兴安岭根河段"], id="ranges as well"),
        pytest.param(
            "巴林右旗查干沐沦河水涨。", "查干沐沦河", ["查干沐沦河"], id="a short river stays whole"
        ),
        pytest.param("黄河包头段开河。", "黄河", ["黄河包头段"], id="the stretch is printed with it"),
    ],
)
def test_the_stretch_beside_what_the_text_names(text, surface, names, gazetteer):
    assert places_of(text, surface, gazetteer) == names


def test_the_evidence_says_beside_what(gazetteer):
    page = page_from_bytes("托克托县的农民引黄河水浇地。".encode(), path="page.txt")
    river = resolve_page(page, cut_articles(page), gazetteer)[1]
    assert any(piece.rule == "stretch" and "托克托县" in piece.words for piece in river.evidence)


def test_a_wall_without_a_clear_point_has_one_beside_a_town(gazetteer):
    page = page_from_bytes("丰镇市的牧羊人常在明长城下歇脚。".encode(), path="page.txt")
    wall = resolve_page(page, cut_articles(page), gazetteer)[1]
    assert wall.place is not None
    assert (wall.place.name, wall.mention.role) == ("明长城丰镇段", "literal")
    page = page_from_bytes("学者走完了明长城。".encode(), path="page.txt")
    assert resolve_page(page, cut_articles(page), gazetteer)[0].mention.role == "vague"


def test_every_stretch_is_a_place_of_the_kind_of_the_whole(gazetteer):
    for whole, parts in read_courses().items():
        kind = gazetteer.place(whole).kind
        for part in parts:
            assert gazetteer.place(part.stretch).kind == ("scenic" if kind == "region" else kind)
            assert gazetteer.place(part.stretch).name.startswith(gazetteer.place(whole).name)


def test_words_behind_a_range_tell_its_stretch(gazetteer):
    text = "阿尔山的客人走后,火在内蒙古大兴安岭北部原始林区烧了两天。"
    page = page_from_bytes(text.encode(), path="page.txt")
    found = {one.mention.surface: one for one in resolve_page(page, cut_articles(page), gazetteer)}
    place = found["大兴安岭"].place
    assert place is not None
    assert place.name == "大兴安岭北部林区段"


@pytest.mark.parametrize(
    ("text", "surface", "sure"),
    [
        pytest.param("阿拉善左旗腾格里工业园区停产。", "腾格里工业园区", False, id="a point known to 15 km"),
        pytest.param("额济纳旗策克口岸通关。", "策克口岸", True, id="a point known well"),
        pytest.param(
            "新巴尔虎左旗乌布尔宝力格苏木下雪。", "乌布尔宝力格苏木", True, id="a code is sure anyway"
        ),
    ],
)
def test_a_rough_point_lowers_the_score(text, surface, sure, gazetteer):
    page = page_from_bytes(text.encode(), path="page.txt")
    found = resolve_page(page, cut_articles(page), gazetteer)
    score = next(one.score for one in found if one.mention.surface == surface)
    assert (score >= 0.9) is sure
