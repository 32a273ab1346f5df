"""Articles and mentions as JSONL, CSV and GeoJSON."""

from __future__ import annotations

import csv
import io
import json

import pytest

from maps.errors import OptionError
from maps.rows import ARTICLE_KEYS, MENTION_KEYS, article_row, lines, mention_row
from tests.maps.hand import CHINA, article, page, resolution

PAGE = page('策克口岸通关\n在新城区,说"好",中国')
FOUND = [
    resolution(PAGE, "策克口岸"),
    resolution(PAGE, "新城区", reason="两处同名,无从分辨"),
    resolution(PAGE, "中国", role="adj"),
]
ROWS = [mention_row(PAGE, found) for found in FOUND]


def written(format: str, rows=ROWS, keys=MENTION_KEYS) -> str:
    return "".join(lines(rows, format, keys))


def test_a_mention_has_the_documented_keys_in_order():
    first = json.loads(written("jsonl").splitlines()[0])
    assert tuple(first) == (
        "doc", "article_id", "start", "end", "surface", "role", "place_id", "name", "adcode", "kind", "lat",
        "lon", "precision_km", "score", "evidence",
    )  # fmt: skip
    assert first["surface"] == PAGE.text[first["start"] : first["end"]] == "策克口岸"
    assert (first["place_id"], first["kind"], first["lat"], first["lon"]) == (
        "port:ceke",
        "port",
        42.4203,
        101.2741,
    )
    assert (first["score"], first["evidence"]) == (0.9877, ["只有一处叫这个名字"])


def test_an_open_mention_has_the_same_keys_and_its_reason():
    row = json.loads(written("jsonl").splitlines()[1])
    assert tuple(row) == MENTION_KEYS
    assert [row[key] for key in ("place_id", "name", "adcode", "kind", "lat", "lon", "precision_km")] == [
        None
    ] * 7
    assert row["evidence"] == ["两处同名,无从分辨"]


def test_a_country_has_its_two_letters():
    assert mention_row(PAGE, resolution(PAGE, "中国", place=CHINA))["adcode"] == "CN"


def test_an_article_has_the_documented_keys_in_order():
    row = json.loads(
        "".join(lines([article_row(PAGE, article(PAGE, "策克口岸通关"))], "jsonl", ARTICLE_KEYS))
    )
    assert tuple(row) == (
        "doc", "article_id", "kind", "headline", "subheads", "reporters", "dateline_place", "date",
        "segments", "body",
    )  # fmt: skip
    assert row["headline"] == "策克口岸通关"
    assert row["date"] == "2025-11-03"
    assert row["segments"] == [[0, len(PAGE.text)]]


def test_csv_reads_back():
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert [row["surface"] for row in rows] == ["策克口岸", "新城区", "中国"]
    assert rows[1]["place_id"] == ""
    assert json.loads(rows[1]["evidence"]) == ["两处同名,无从分辨"]


def test_geojson_has_longitude_first_and_a_null_geometry_for_open_names():
    features = json.loads(written("geojson"))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [101.2741, 42.4203]}
    assert features[1]["geometry"] is None
    assert "lat" not in features[0]["properties"]


@pytest.mark.parametrize("format", ["jsonl", "csv", "geojson"])
def test_nothing_is_written_validly(format):
    text = written(format, rows=[])
    assert text == {"jsonl": "", "csv": ",".join(MENTION_KEYS) + "\n"}.get(format, text)
    if format == "geojson":
        assert json.loads(text) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_unpaired_surrogates_can_be_written_as_utf8(format):
    row = {**ROWS[0], "surface": "\ud800"}
    written(format, rows=[row]).encode("utf-8")


def test_another_format_is_refused():
    with pytest.raises(OptionError, match="expected one of jsonl, csv, geojson"):
        written("xml")
