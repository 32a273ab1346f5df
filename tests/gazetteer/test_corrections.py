"""What a reader corrects, what is put before him, and places of his own."""

from __future__ import annotations

import io
import json

import pytest

from gazetteer import (
    CorrectionError,
    UnknownPlaceError,
    UserPlacesError,
    load_gazetteer,
    read_corrections,
    read_user_places,
    resolve_page,
    review_rows,
    with_places,
    write_review,
)
from seeds import cut_articles, page_from_bytes

TEXT = "朝阳区降雪。包头市转晴。"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def page_of(text=TEXT, newspaper=None):
    page = page_from_bytes(text.encode(), path="page.txt", newspaper=newspaper)
    return page, cut_articles(page)


def corrected(tmp_path, rows, gazetteer, **about):
    page, articles = page_of(**about)
    path = tmp_path / "corrections.csv"
    head = "sha256,start,surface,newspaper,place\n"
    path.write_text(head + "".join(row.replace("SHA", page.sha256) + "\n" for row in rows), "utf-8")
    return resolve_page(page, articles, gazetteer, corrections=read_corrections(path))


@pytest.mark.parametrize(
    ("row", "names"),
    [
        pytest.param("SHA,0,朝阳区,,cn:110105", ["朝阳区", "包头市"], id="a spot gets a place"),
        pytest.param(",,朝阳区,,cn:220104", ["朝阳区", "包头市"], id="a name gets a place everywhere"),
        pytest.param("SHA,6,包头市,,none", [None], id="what is no place is left out"),
        pytest.param(",,包头市,北京日报,none", [None, "包头市"], id="another paper's names are not touched"),
        pytest.param("SHA,0,朝阳区,,", [None, "包头市"], id="an empty column changes nothing"),
    ],
)
def test_corrections_are_applied(row, names, tmp_path, gazetteer):
    found = corrected(tmp_path, [row], gazetteer)
    assert [one.place and one.place.name for one in found] == names


def test_a_point_keeps_the_kind_of_what_stood_elsewhere(tmp_path, gazetteer):
    found = corrected(tmp_path, [',,包头市,,"40.6,109.9"', ',,朝阳区,,"39.9,116.4"'], gazetteer)
    assert [one.place.kind for one in found] == ["facility", "prefecture"]


def test_a_correction_by_point_is_marked(tmp_path, gazetteer):
    one = corrected(tmp_path, ['SHA,0,朝阳区,,"41.6, 120.4"'], gazetteer)[0]
    assert (one.place.lat, one.place.lon, one.score) == (41.6, 120.4, 1.0)
    assert one.evidence[0].rule == "correction"


def test_an_unknown_id_is_said(tmp_path, gazetteer):
    with pytest.raises(UnknownPlaceError, match="cn:999999"):
        corrected(tmp_path, ["SHA,0,朝阳区,,cn:999999"], gazetteer)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("a,b\n1,2\n", "expected at least surface and place", id="columns are missing"),
        pytest.param("sha256,start,surface,place\n,12,,none\n", "line 2", id="neither spot nor name"),
    ],
)
def test_a_bad_table_is_told_with_its_line(text, says, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(CorrectionError, match=says):
        read_corrections(path)


def test_a_missing_table_is_one_line(tmp_path):
    with pytest.raises(CorrectionError, match="cannot be read"):
        read_corrections(tmp_path / "none.csv")


def test_review_lists_what_is_open_and_comes_back(tmp_path, gazetteer):
    page, articles = page_of()
    rows = review_rows(page, resolve_page(page, articles, gazetteer))
    assert [(row["surface"], row["reading"], row["place"]) for row in rows] == [("朝阳区", "", "")]
    rows[0]["place"] = "cn:110105"
    file = io.StringIO()
    write_review(file, rows)
    path = tmp_path / "corrections.csv"
    path.write_text(file.getvalue(), "utf-8")
    again = resolve_page(page, articles, gazetteer, corrections=read_corrections(path))
    assert again[0].place
    assert again[0].place.adcode == "110105"


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
    "text",
    [
        pytest.param("name,lat,lon\n某地,,\n", id="no point"),
        pytest.param("name,lat,lon\n,42,112\n", id="no name"),
        pytest.param("name,lat,lon\n某地,142,112\n", id="outside the globe"),
    ],
)
def test_a_bad_row_is_told(text, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UserPlacesError, match="row 1"):
        read_user_places(path)
