"""Tables leave as GeoJSON and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest

from geo import ExportError, articles_frame, mentions_frame, places_frame, write_csv, write_geojson
from tests.geo import hand
from tests.geo.hand import article, resolution

NEWS = [article(0)]
FOUND = [resolution(hand.CEKE), resolution(None, surface='前"旗,\n', reason="同名")]


def written(write, frame):
    out = io.StringIO(newline="")
    count = write(frame, out)
    return out.getvalue(), count


def test_mentions_as_geojson():
    text, count = written(write_geojson, mentions_frame([hand.PAGE], FOUND))
    features = json.loads(text)["features"]
    assert count == len(features) == 2
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [101.3, 42.3]}
    assert features[0]["properties"]["evidence"] == ["上级地名相邻"]
    assert features[1]["geometry"] is None
    assert features[1]["properties"]["surface"] == '前"旗,\n'
    assert features[1]["properties"]["lat"] is None


def test_each_feature_has_its_own_line():
    text, _ = written(write_geojson, mentions_frame([hand.PAGE], FOUND))
    lines = text.splitlines()
    assert len(lines) == 4
    assert json.loads(lines[1].rstrip(","))["type"] == "Feature"


def test_places_and_articles_as_csv():
    text, count = written(write_csv, places_frame(NEWS, FOUND, hand.Atlas()))
    (row,) = csv.DictReader(io.StringIO(text))
    assert count == 1
    assert (row["name"], row["lat"], row["lon"], row["is_area"]) == ("策克口岸", "42.3", "101.3", "False")
    assert json.loads(row["path"]) == ["中国", "内蒙古自治区", "阿拉善盟", "额济纳旗"]
    assert row["adcode"] == ""
    text, _ = written(write_csv, articles_frame([hand.PAGE], NEWS, FOUND))
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["date"], json.loads(row["reporters"])) == ("2025-11-03", ["李晗"])


def test_a_cell_with_quotes_and_line_breaks_survives():
    text, _ = written(write_csv, mentions_frame([hand.PAGE], FOUND))
    assert list(csv.DictReader(io.StringIO(text, newline="")))[1]["surface"] == '前"旗,\n'


def test_empty_tables():
    frame = mentions_frame([], [])
    assert json.loads(written(write_geojson, frame)[0]) == {"type": "FeatureCollection", "features": []}
    assert written(write_csv, frame)[0].startswith("doc,page_id,article_id")


def test_another_crs_is_refused():
    with pytest.raises(ExportError, match="expected EPSG:4326"):
        write_geojson(mentions_frame([hand.PAGE], FOUND).to_crs("EPSG:3857"), io.StringIO())
