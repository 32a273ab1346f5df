"""What a reader should look at, and what a reader has already said."""

from __future__ import annotations

import csv
import io

import pytest

from gazetteer.errors import CorrectionError
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


@pytest.mark.parametrize("name", ["-", "nosuch.csv"])
def test_without_an_earlier_table_nothing_is_filled_in(tmp_path, name):
    assert read_filled(name if name == "-" else tmp_path / name) == []


def test_another_table_is_not_overwritten(tmp_path):
    (tmp_path / "budget.csv").write_text("year,sum\n2025,1\n")
    with pytest.raises(CorrectionError, match="is no table of corrections, not overwritten"):
        read_filled(tmp_path / "budget.csv")


def test_a_file_that_is_no_text_is_not_overwritten(tmp_path):
    (tmp_path / "photo.csv").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(CorrectionError, match="cannot be read"):
        read_filled(tmp_path / "photo.csv")
