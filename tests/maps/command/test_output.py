"""What the commands write."""

from __future__ import annotations

import csv
import io
import json
import re

from maps.datascript import read_data_script
from maps.rows import ARTICLE_KEYS, MENTION_KEYS
from tests.maps.command.conftest import PAGE


def test_a_map_of_a_page_is_one_file(mengtu, page, tmp_path):
    done = mengtu("build", page, "-o", tmp_path / "map.html")
    html = (tmp_path / "map.html").read_text("utf-8")
    assert done.status == 0
    assert html.startswith("<!DOCTYPE html>")
    assert "策克口岸通关" in html
    assert done.out == ""
    assert "wrote" in done.err
    assert "1 pages, 1 articles" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.html", "page.txt"]


def test_quiet_says_nothing(mengtu, page, tmp_path):
    assert mengtu("build", page, "-q", "-o", tmp_path / "map.html").err == ""


def test_a_map_goes_through_pipes(mengtu):
    done = mengtu("build", "-", "-o", "-", stdin=PAGE.encode("gb18030"))
    assert done.status == 0
    assert done.out.startswith("<!DOCTYPE html>")
    assert "策克口岸通关" in done.out


def test_without_a_path_the_sample_pages_are_built(mengtu, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = mengtu("build")
    assert "reading the sample pages" in done.err
    assert "5 pages" in done.err
    assert 100_000 < (tmp_path / "map.html").stat().st_size < 1_000_000


def test_same_pages_same_bytes(mengtu, page):
    assert mengtu("build", page, "-o", "-").out == mengtu("build", page, "-o", "-").out


def test_a_picture_stands_beside_the_map(mengtu, page, tmp_path):
    done = mengtu("build", page, "-o", tmp_path / "map.html", "--png")
    assert done.status == 0
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_needs_a_file_name(mengtu, page):
    done = mengtu("build", page, "-o", "-", "--png")
    assert (done.status, done.out) == (2, "")
    assert "needs a file name for --output" in done.err


def test_newspaper_day_title_and_review_number_are_on_the_page(mengtu, page):
    options = (
        "--newspaper",
        "阿拉善日报",
        "--date",
        "2025-11-04",
        "--title",
        "口岸",
        "--map-review-no",
        "GS1号",
    )
    html = mengtu("build", page, "-o", "-", *options).out
    assert "<title>口岸</title>" in html
    block = read_data_script(html)
    (doc,) = block["docs"]
    assert (doc["newspaper"], doc["issue"]) == ("阿拉善日报", "2025-11-04")
    assert block["meta"]["mapReviewNo"] == "GS1号"


def test_without_the_bundle_one_line_says_that_the_page_needs_the_network(
    mengtu, page, tmp_path, monkeypatch
):
    from maps import newsmap
    from maps.assets import read_bundle

    monkeypatch.setattr(newsmap, "read_bundle", lambda: read_bundle(tmp_path))
    done = mengtu("build", page, "-o", "-")
    assert [line for line in done.err.splitlines() if "network" in line] == [
        "mengtu: installed without npm, so the page is simpler and needs the network"
    ]
    assert "https://cdn.jsdelivr.net/npm/leaflet@" in done.out


def test_articles_are_json_lines(mengtu, page):
    done = mengtu("articles", page)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert tuple(rows[0]) == ARTICLE_KEYS
    assert [
        (row["headline"], row["reporters"], row["dateline_place"]) for row in rows if row["headline"]
    ] == [("策克口岸通关", ["李晗"], "阿拉善")]


def test_mentions_are_json_lines_whose_spans_are_raw(mengtu, page):
    rows = [json.loads(line) for line in mengtu("mentions", page).out.splitlines()]
    assert all(tuple(row) == MENTION_KEYS for row in rows)
    assert all(PAGE[row["start"] : row["end"]] == row["surface"] for row in rows)
    assert {"额济纳旗", "策克口岸", "阿拉善"} <= {row["surface"] for row in rows}


def test_mentions_of_standard_input(mengtu):
    rows = [
        json.loads(line) for line in mengtu("mentions", "-", stdin=PAGE.encode("utf-16")).out.splitlines()
    ]
    assert {row["doc"] for row in rows} == {"-"}


def test_mentions_as_a_table_and_as_features(mengtu, page, tmp_path):
    surfaces = [
        row["surface"] for row in csv.DictReader(io.StringIO(mengtu("mentions", page, "-f", "csv").out))
    ]
    mengtu("mentions", page, "-f", "geojson", "-o", tmp_path / "m.geojson")
    features = json.loads((tmp_path / "m.geojson").read_text("utf-8"))["features"]
    assert surfaces == [feature["properties"]["surface"] for feature in features] != []


def test_places_are_found_by_name(mengtu):
    done = mengtu("places", "达茂旗")
    assert done.status == 0
    assert "达尔罕茂明安联合旗" in done.out.splitlines()[1]


def test_places_as_json_lines(mengtu):
    rows = [json.loads(line) for line in mengtu("places", "152923", "-f", "jsonl").out.splitlines()]
    assert (rows[0]["place_id"], rows[0]["name"]) == ("cn:152923", "额济纳旗")


def test_places_that_are_not_shown_are_counted(mengtu):
    done = mengtu("places", "朝阳", "-n", "2", "-f", "jsonl")
    assert len(done.out.splitlines()) == 2
    assert re.fullmatch(r"mengtu: 2 of \d+ places shown, --limit shows more\n", done.err)
    assert mengtu("places", "达茂旗").err == ""


def test_an_unknown_place_is_a_failure_in_one_line(mengtu):
    done = mengtu("places", "没有这个地方啊啊")
    assert (done.status, done.out) == (1, "")
    assert done.err == "mengtu: 没有这个地方啊啊: the gazetteer has no such place\n"


def test_a_name_is_explained_at_its_offset(mengtu, page):
    done = mengtu("explain", page, str(PAGE.index("额济纳旗") + 1))
    assert done.status == 0
    assert "【额济纳旗】" in done.out
    assert "cn:152923" in done.out


def test_no_name_at_an_offset_is_a_failure_in_one_line(mengtu, page):
    done = mengtu("explain", page, "0")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "no name stands at 0" in done.err
