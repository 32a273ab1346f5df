"""The compiled catalogue: places by id, look-up, explanation, cache."""

from __future__ import annotations

import pytest

from gazetteer import (
    UnknownPlaceError,
    at_offset,
    explain,
    load_gazetteer,
    resolve_page,
    search_places,
)
from gazetteer.cache import compiled
from gazetteer.words import best_cut
from seeds import cut_articles, page_from_bytes


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def test_a_place_has_its_ancestors_nearest_first(gazetteer):
    port = gazetteer.place("port:ceke")
    names = [place.name for place in gazetteer.ancestors(port)]
    assert names == ["额济纳旗", "阿拉善盟", "内蒙古自治区", "中国"]


def test_an_unknown_id_is_an_error(gazetteer):
    with pytest.raises(UnknownPlaceError, match="cn:000000"):
        gazetteer.place("cn:000000")


def test_names_begin_with_the_official_one(gazetteer):
    assert gazetteer.names("cn:150100")[0].form == "呼和浩特市"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("和林格尔", "cn:150123", id="Chinese"),
        pytest.param("hhht", "cn:150100", id="initials"),
        pytest.param("xilinguole", "cn:152500", id="pinyin"),
        pytest.param("Erlianhaote", "cn:152501", id="pinyin with a capital"),
        pytest.param("Hohhot", "cn:150100", id="English"),
        pytest.param("Erenhot", "cn:152501", id="a Mongolian-derived spelling"),
        pytest.param("150627", "cn:150627", id="administrative code"),
        pytest.param("滿洲里", "cn:150781", id="traditional characters"),
    ],
)
def test_look_up(query, first, gazetteer):
    assert search_places(gazetteer, query, 5)[0].id == first


def test_look_up_of_nothing_finds_nothing(gazetteer):
    assert search_places(gazetteer, "  ", 5) == []
    assert search_places(gazetteer, "qqqqzz", 5) == []


def page_of(text):
    page = page_from_bytes(text.encode(), path="page.txt")
    return page, cut_articles(page)


def test_explanation_names_span_place_evidence_and_losers(gazetteer):
    page, articles = page_of("包头市青山区的广场上锣鼓喧天。")
    found = resolve_page(page, articles, gazetteer)
    meant = at_offset(found, 4)
    assert meant
    lines = "\n".join(explain(meant, gazetteer))
    assert "“青山区” 第 3–6 字" in lines
    assert "内蒙古自治区 › 包头市 › 青山区(cn:150204)" in lines
    assert "紧接上级“包头市”" in lines
    assert "湖北省 › 武汉市 › 青山区" in lines


def test_explanation_of_an_open_name_gives_its_reason(gazetteer):
    page, articles = page_of("朝阳区降雪。")
    lines = explain(resolve_page(page, articles, gazetteer)[0], gazetteer)
    assert lines[1].startswith("未能确定:")


def test_no_name_at_an_offset(gazetteer):
    page, articles = page_of("包头市降雪。")
    assert at_offset(resolve_page(page, articles, gazetteer), 4) is None


def test_the_cache_builds_once_and_survives_damage(tmp_path, monkeypatch):
    monkeypatch.setenv("MENGTU_CACHE_DIR", str(tmp_path))
    built = []

    def make() -> dict[str, int]:
        built.append(1)
        return {"a": 1}

    assert compiled("t", "k1", make) == compiled("t", "k1", make) == {"a": 1}
    assert len(built) == 1
    next(tmp_path.glob("t-*.pickle")).write_bytes(b"broken")
    assert compiled("t", "k1", make) == {"a": 1}
    compiled("t", "k2", make)
    assert [path.name for path in tmp_path.glob("t-*")] == ["t-k2.pickle"]


def test_a_cache_that_cannot_be_written_is_worked_around(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("MENGTU_CACHE_DIR", str(blocked / "below"))
    assert compiled("t", "k", lambda: 7) == 7


def test_the_cheapest_cut_wins():
    costs = {"经济": (7.0, 1), "南北": (11.0, 1), "北": (9.0, 1)}
    assert best_cut("经济南北", 0, 4, costs, {(1, 3): 10.0}) == [(0, 2), (2, 4)]
