"""A reader's own tables: corrections and places."""

from __future__ import annotations

import codecs
import csv
import io
import json

import pytest

from maps.datascript import read_data_script


def test_a_correction_is_applied_at_its_spot(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    table.write_text("surface,newspaper,place\n策克口岸,,cn:150102\n额济纳旗,,none\n", "utf-8")
    done = mengtu("mentions", page, "--corrections", table)
    found = {row["surface"]: row["place_id"] for row in map(json.loads, done.out.splitlines())}
    assert found["策克口岸"] == "cn:150102"
    assert "额济纳旗" not in found


def test_a_corrected_point_is_drawn(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    table.write_text('surface,newspaper,place\n策克口岸,,"42.5,101.5"\n', "utf-8")
    html = mengtu("build", page, "-o", "-", "--corrections", table).out
    assert "user:42.50000,101.50000/策克口岸" in html


def test_places_of_the_user_are_found(mengtu, tmp_path):
    (tmp_path / "page.txt").write_text("11月3日，记者来到青柠露营谷，游人如织。", "utf-8")
    (tmp_path / "mine.csv").write_text("name,lat,lon\n青柠露营谷,41.0,111.5\n", "utf-8")
    done = mengtu("mentions", tmp_path / "page.txt", "--gazetteer", tmp_path / "mine.csv")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert ("user:青柠露营谷", 41.0, 111.5) in [(row["place_id"], row["lat"], row["lon"]) for row in rows]


def test_a_clash_with_the_catalogue_is_reported(mengtu, page, tmp_path):
    (tmp_path / "mine.csv").write_text("name,lat,lon\n额济纳旗,41.0,111.5\n", "utf-8")
    done = mengtu("mentions", page, "--gazetteer", tmp_path / "mine.csv")
    assert done.status == 0
    assert "line 2 额济纳旗: added, but needs context from now on: the gazetteer (cn:152923)" in done.err


def test_review_writes_a_table_and_keeps_what_was_filled_in(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    done = mengtu("review", page, "-o", table)
    assert done.status == 0
    assert table.read_bytes().startswith(codecs.BOM_UTF8)  # or Excel takes it for GBK
    header = table.read_text("utf-8-sig").splitlines()[0]
    assert header.startswith("sha256,start,surface")
    assert header.endswith(",place")
    table.write_text("surface,newspaper,place\n策克口岸,,none\n", "utf-8")
    assert "1 kept" in mengtu("review", page, "-o", table).err
    assert "策克口岸" in table.read_text("utf-8")


def test_what_of_a_table_was_applied_is_told_and_is_no_failure(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    table.write_text("surface,place\n策克口岸,none\n没有此地,none\n", "utf-8")
    done = mengtu("build", page, "-o", tmp_path / "map.html", "--corrections", table)
    assert done.status == 0
    assert done.err.splitlines()[:2] == [
        f"mengtu: {table}: 1 of 2 corrections applied",
        f"mengtu: {table} line 3 没有此地: matched nothing",
    ]


def test_every_bad_row_of_a_table_is_a_line(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    table.write_text("surface,place\n策克口岸,某处\n额济纳旗,none\n阿拉善,cn:1\n", "utf-8")
    done = mengtu("build", page, "-o", tmp_path / "map.html", "--corrections", table)
    assert done.status == 1
    first, *rows = done.err.splitlines()
    assert first.startswith(f"mengtu: {table}: not applied; the column place takes")
    assert rows == [
        f"mengtu: {table} line 2 策克口岸: 某处: no such place in the gazetteer",
        f"mengtu: {table} line 4 阿拉善: cn:1: no such place in the gazetteer",
    ]
    assert not (tmp_path / "map.html").exists()


def test_a_confirmed_place_stands_on_the_map(mengtu, tmp_path):
    (tmp_path / "page.txt").write_text("游客在二连浩特市的恒源国际商城购物。", "utf-8")
    table = tmp_path / "corrections.csv"
    mengtu("review", tmp_path / "page.txt", "-o", table)
    (row,) = csv.DictReader(io.StringIO(table.read_text("utf-8-sig")))
    row["place"] = row["candidates"]
    table.write_text("".join(f"{','.join(cells)}\n" for cells in (row.keys(), row.values())), "utf-8")
    block = read_data_script(mengtu("build", tmp_path / "page.txt", "-o", "-", "--corrections", table).out)
    (number,) = block["corrected"]
    place, _, score, *_ = block["senses"][number]
    assert (block["places"]["id"][place], score) == ("derived:cn:152501/恒源国际商城", 1.0)


@pytest.mark.parametrize(
    "option", ["--corrections", "--gazetteer"], ids=["a table of corrections", "a table of places"]
)
def test_a_table_that_is_not_there_is_told(mengtu, page, option):
    done = mengtu("mentions", page, option, "nosuch.csv")
    assert done.status == 1
    assert done.err.startswith("mengtu: nosuch.csv")
