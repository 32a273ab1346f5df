"""Places of a user's own, and what happens where others have their names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gazetteer import (
    TableError,
    UserPlacesError,
    load_gazetteer,
    read_user_places,
    resolve_page,
    with_places,
)
from seeds import cut_articles, page_from_bytes


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def page_of(text):
    page = page_from_bytes(text.encode(), path="page.txt")
    return page, cut_articles(page)


CSV = """name,lat,lon,kind,parent,aliases
鸿雁驿站,42.5,112.3,facility,cn:152501,鸿雁小站
包头市,40.6,109.9,facility,,
"""


def test_a_users_places_are_found_and_clashes_are_told(tmp_path, gazetteer):
    path = tmp_path / "own.csv"
    path.write_text(CSV, "utf-8")
    larger, clashes = with_places(gazetteer, read_user_places(path))
    assert [(clash.what, clash.holders) for clash in clashes] == [("包头市", ("cn:150200",))]
    page, articles = page_of("游客在鸿雁小站歇脚。")
    found = resolve_page(page, articles, larger)
    assert [one.place and one.place.id for one in found] == ["user:鸿雁驿站"]
    assert resolve_page(page, articles, gazetteer) == []


def test_geojson_and_linked_places_are_read(tmp_path):
    point = {"type": "Point", "coordinates": [112.3, 42.5]}
    plain = {"type": "Feature", "geometry": point, "properties": {"name": "鸿雁驿站"}}
    linked = {
        "@id": "x:1",
        "type": "Feature",
        "properties": {"title": "鸿雁驿站"},
        "names": [{"toponym": "鸿雁驿站"}, {"toponym": "鸿雁小站"}],
        "geometry": {"type": "GeometryCollection", "geometries": [point]},
    }
    path = tmp_path / "own.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [plain, linked]}), "utf-8")
    first, second = read_user_places(path)
    assert (first.place.id, first.place.lat, first.place.lon) == ("user:鸿雁驿站", 42.5, 112.3)
    assert (second.place.id, second.aliases) == ("x:1", ("鸿雁小站",))


@pytest.mark.parametrize(
    ("aliases", "names"),
    [
        pytest.param("鸿雁小站; 鸿雁；", ("鸿雁小站", "鸿雁"), id="with semicolons between them"),
        pytest.param(["鸿雁小站", " 鸿雁 "], ("鸿雁小站", "鸿雁"), id="a list"),
        pytest.param(None, (), id="none"),
    ],
)
def test_aliases_of_a_feature(aliases, names, tmp_path):
    point = {"type": "Point", "coordinates": [112.3, 42.5]}
    feature = {"geometry": point, "properties": {"name": "鸿雁驿站", "aliases": aliases}}
    path = tmp_path / "own.geojson"
    path.write_text(json.dumps({"features": [feature]}), "utf-8")
    assert read_user_places(path)[0].aliases == names


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_tables_of_places_are_read_as_spreadsheets_save_them(encoding, tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes("name;lat;lon\r\n鸿雁驿站;42.5;112.3\r\n;;\r\n".encode(encoding))
    assert [one.place.name for one in read_user_places(path)] == ["鸿雁驿站"]


@pytest.mark.parametrize(
    ("rows", "known", "messages"),
    [
        pytest.param(
            ["a,鸿雁驿站,42.5,112.3,", "b,青柠营地,41,111,"], ["a", "b"], [], id="two names, nothing to tell"
        ),
        pytest.param(
            [",鸿雁驿站,42.5,112.3,", ",鸿雁驿站,20,110,"],
            ["user:鸿雁驿站"],
            ["own.csv line 3 鸿雁驿站: not added, own.csv line 2 has its id user:鸿雁驿站; give it another"],
            id="two of a name without ids: the first is added",
        ),
        pytest.param(
            ["a,鸿雁驿站,42.5,112.3,", "b,鸿雁驿站,20,110,"],
            ["a", "b"],
            [
                "own.csv line 3 鸿雁驿站: added, but needs context from now on: "
                "own.csv line 2 (a) has that name too"
            ],
            id="two of a name with ids: both are added",
        ),
        pytest.param(
            ["cn:150100,鸿雁驿站,42.5,112.3,"],
            [],
            ["own.csv line 2 鸿雁驿站: not added, the gazetteer has its id cn:150100; give it another"],
            id="an id of the gazetteer",
        ),
        pytest.param(
            ["a,鸿雁驿站,42.5,112.3,包头市"],
            ["a"],
            [
                "own.csv line 2 包头市: added, but needs context from now on: "
                "the gazetteer (cn:150200) has that name too"
            ],
            id="an alias that is a name of the gazetteer",
        ),
        pytest.param(["a,鸿雁驿站,42.5,112.3,鸿雁驿站"], ["a"], [], id="an alias that is the name itself"),
    ],
)
def test_rows_that_clash_are_told_with_what_is_done(rows, known, messages, tmp_path, monkeypatch, gazetteer):
    monkeypatch.chdir(tmp_path)
    Path("own.csv").write_text("\n".join(["id,name,lat,lon,aliases", *rows]), "utf-8")
    larger, clashes = with_places(gazetteer, read_user_places(Path("own.csv")))
    added = [place.id for place in larger.places()[len(gazetteer.places()) :]]
    assert (added, [clash.message for clash in clashes]) == (known, messages)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param("某地,,,", "lat is ''", id="no point"),
        pytest.param(",42,112,", "has no name", id="no name"),
        pytest.param(
            "某地,142,112,", "lat is '142', expected a number from -90 to 90", id="outside the globe"
        ),
        pytest.param("某地,nan,112,", "lat is 'nan'", id="a latitude that is no number"),
        pytest.param(
            "某地,42,inf,", "lon is 'inf', expected a number from -180 to 180", id="endless longitude"
        ),
        pytest.param("某地,42,112,inf", "precision_km is 'inf'", id="endless precision"),
        pytest.param("某地,42,112,nan", "precision_km is 'nan'", id="precision that is no number"),
        pytest.param("某地,42,112,-5", "precision_km is '-5'", id="negative precision"),
    ],
)
def test_a_bad_row_is_told(row, says, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(f"name,lat,lon,precision_km\n{row}\n", "utf-8")
    with pytest.raises(UserPlacesError, match=f"own.csv line 2.*{re.escape(says)}"):
        read_user_places(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("name,latitude\n", "columns are name, latitude, expected also lat, lon", id="columns"),
        pytest.param(
            f"name,lat,lon\n{'长' * 200_000},42,112\n", "line 2: cannot be read: field", id="a long cell"
        ),
    ],
)
def test_what_is_no_table_of_places_is_told(text, says, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(TableError, match=says):
        read_user_places(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("[" * 100_000, "cannot be read as JSON", id="nested without end"),
        pytest.param('{"features": [{', "cannot be read as JSON", id="cut off"),
        pytest.param("[1]", "is no FeatureCollection", id="a list"),
        pytest.param('{"type": "Feature"}', "is no FeatureCollection", id="a single feature"),
        pytest.param('{"features": "x"}', "is no FeatureCollection", id="features that are no list"),
        pytest.param(
            '{"features": ["x"]}', "feature 1: is no GeoJSON feature", id="a feature that is a text"
        ),
        pytest.param('{"features": [{"geometry": "x"}]}', "feature 1: is no", id="a geometry that is a text"),
        pytest.param(
            '{"features": [{"properties": [1]}]}', "feature 1: is no", id="properties that are a list"
        ),
        pytest.param(
            '{"features": [{"geometry": {"type": "Point", "coordinates": null}}]}',
            "feature 1: is no GeoJSON feature",
            id="a point without coordinates",
        ),
        pytest.param(
            '{"features": [{"properties": {"name": "某地"}, "geometry": {"type": "Point", '
            '"coordinates": [NaN, NaN]}}]}',
            "feature 1 某地: lat is nan",
            id="coordinates that are no numbers",
        ),
    ],
)
def test_what_is_no_geojson_is_told(text, says, tmp_path):
    path = tmp_path / "own.geojson"
    path.write_text(text, "utf-8")
    with pytest.raises(UserPlacesError, match=f"own.geojson:? {says}"):
        read_user_places(path)
