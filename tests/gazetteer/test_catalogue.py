"""The compiled catalogue: places by id, look-up, explanation, cache."""

from __future__ import annotations

import contextlib

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
from gazetteer.language.words import best_cut
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
        pytest.param("cn:150100", "cn:150100", id="an id"),
        pytest.param("呼和浩特市赛罕区", "cn:150105", id="a district after its city"),
        pytest.param("北京市朝阳区", "cn:110105", id="one of several of a name"),
        pytest.param("通辽科尔沁", "cn:150502", id="short forms of both"),
        pytest.param("内蒙古赤峰松山区", "cn:150404", id="after all that contain it"),
        pytest.param("huhehaote saihan", "cn:150105", id="the same in pinyin"),
        pytest.param("lüliang", "cn:141100", id="pinyin with ü"),
        pytest.param("Lǚliáng", "cn:141100", id="pinyin with ü and tones"),
        pytest.param("lvliang", "cn:141100", id="pinyin with v for ü"),
        pytest.param("Üqai", "cn:150300", id="ü of another language"),
        pytest.param("shaanxi", "cn:610000", id="the province whose tone is written as a letter"),
        pytest.param("shanxi", "cn:140000", id="the province whose tone is not"),
    ],
)
def test_look_up(query, first, gazetteer):
    assert search_places(gazetteer, query, 5)[0].id == first


def test_look_up_without_a_limit_finds_all(gazetteer):
    assert len(search_places(gazetteer, "朝阳", None)) > len(search_places(gazetteer, "朝阳")) == 20


@pytest.mark.parametrize("query", ["天津市赛罕区", "赛罕区呼和浩特市", "北京北京市"])
def test_look_up_of_what_does_not_lie_so_finds_nothing(query, gazetteer):
    assert search_places(gazetteer, query) == []


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
    assert "内蒙古自治区 › 包头市 › 青山区（cn:150204）" in lines
    assert "紧接上级“包头市”" in lines
    assert "湖北省 › 武汉市 › 青山区" in lines


def test_explanation_of_an_open_name_gives_its_reason(gazetteer):
    page, articles = page_of("朝阳区降雪。")
    lines = explain(resolve_page(page, articles, gazetteer)[0], gazetteer)
    assert lines[1].startswith("未能确定：")


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


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError()])
def test_a_cache_that_is_not_written_whole_leaves_nothing(tmp_path, monkeypatch, error):
    monkeypatch.setenv("MENGTU_CACHE_DIR", str(tmp_path))

    def fail(value, file, protocol):
        file.write(b"half")
        raise error

    monkeypatch.setattr("pickle.dump", fail)
    with contextlib.suppress(KeyboardInterrupt, ValueError):
        assert compiled("t", "k", lambda: 7) == 7
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_in_the_cache_is_removed(tmp_path, monkeypatch):
    monkeypatch.setenv("MENGTU_CACHE_DIR", str(tmp_path))
    for name in ("t-k.picklex1y2", "t-old.picklez3"):
        (tmp_path / name).write_bytes(b"half")
    compiled("t", "k", lambda: 7)
    assert [path.name for path in tmp_path.iterdir()] == ["t-k.pickle"]


def test_a_cache_that_cannot_be_written_is_worked_around(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("MENGTU_CACHE_DIR", str(blocked / "below"))
    assert compiled("t", "k", lambda: 7) == 7


def test_the_cheapest_cut_wins():
    costs = {"经济": (7.0, 1), "南北": (11.0, 1), "北": (9.0, 1)}
    assert best_cut("经济南北", 0, 4, costs, {(1, 3): 10.0}) == [(0, 2), (2, 4)]
