"""What a reader should look at, and what a reader has already said."""

from __future__ import annotations

import csv
import io

import pytest

from gazetteer import TableError
from maps.review import read_filled, review_table
from tests.maps.hand import page, parsed, resolution

ON = page("策克口岸通关,新城区没有,额济纳旗也没有")
PARSED = parsed(
    ON,
    resolution(ON, "策克口岸"),
    resolution(ON, "新城区", reason="两处同名"),
    resolution(ON, "额济纳旗", reason="存疑"),
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_open_names_are_listed_and_sure_ones_are_not():
    text, asked = review_table([PARSED])
    assert [row["surface"] for row in rows(text)] == ["新城区", "额济纳旗"]
    assert asked == 2


def test_what_was_filled_in_stays_and_is_not_asked_again(tmp_path):
    path = tmp_path / "corrections.csv"
    text, _ = review_table([PARSED])
    path.write_text(
        text.replace("两处同名,port:ceke 策克口岸 0.40; cn:152923 额济纳旗 0.30,", "两处同名,,cn:150102"),
        "utf-8",
    )
    again, asked = review_table([PARSED], read_filled(path))
    assert [(row["surface"], row["place"]) for row in rows(again)] == [
        ("新城区", "cn:150102"),
        ("额济纳旗", ""),
    ]
    assert asked == 1


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        pytest.param("surface,place\n新城区,none\n", ["额济纳旗"], id="in every newspaper"),
        pytest.param(
            "surface,newspaper,place\n新城区,内蒙古日报,none\n", ["额济纳旗"], id="in this newspaper"
        ),
        pytest.param(
            "surface,newspaper,place\n新城区,北京日报,none\n", ["新城区", "额济纳旗"], id="in another"
        ),
        pytest.param("surface,place,note\n新城区,,问编辑\n", ["新城区", "额济纳旗"], id="not yet settled"),
    ],
)
def test_names_that_a_rule_has_settled_are_not_asked_again(rule, asked, tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text(rule, "utf-8")
    text, _ = review_table([PARSED], read_filled(path))
    assert [row["surface"] for row in rows(text) if row["sha256"]] == asked


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_what_a_spreadsheet_has_made_of_the_table_is_kept(encoding, delimiter, tmp_path):
    path = tmp_path / "corrections.csv"
    table = rows(review_table([PARSED])[0])
    table[0] |= {"place": "43.65，111.97", "备注": "问过编辑"}
    table[1] |= {"备注": "待查"}
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, [*table[0]], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(table)
    text, asked = review_table([PARSED], read_filled(path))
    assert rows(text) == table
    assert asked == 1


def test_a_row_that_is_longer_than_the_header_is_told_and_nothing_is_lost(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text("surface,place\n新城区,40.8,111.6\n", "utf-8")
    with pytest.raises(TableError, match="a cell that holds ',' needs quotes") as raised:
        read_filled(path)
    assert raised.value.__notes__ == [f"{path} line 2: '111.6' is in no column", f"{path}: not overwritten"]


def test_an_empty_file_may_be_written(tmp_path):
    (tmp_path / "corrections.csv").touch()
    assert read_filled(tmp_path / "corrections.csv") == []


@pytest.mark.parametrize("name", ["-", "nosuch.csv"])
def test_without_an_earlier_table_nothing_is_filled_in(tmp_path, name):
    assert read_filled(name if name == "-" else tmp_path / name) == []


def test_another_table_is_not_overwritten(tmp_path):
    (tmp_path / "budget.csv").write_text("year,sum\n2025,1\n")
    with pytest.raises(TableError, match=r"expected also surface, place\n.*not overwritten"):
        read_filled(tmp_path / "budget.csv")


def test_a_file_that_is_no_text_is_not_overwritten(tmp_path):
    (tmp_path / "photo.csv").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(TableError, match=r"cannot be read.*\n.*not overwritten"):
        read_filled(tmp_path / "photo.csv")
