"""Why a name became its place, in words."""

from __future__ import annotations

import pytest

from maps.errors import NothingFoundError
from maps.explain import explain_at
from tests.maps.hand import page, parsed, resolution

ON = page("阿拉善:策克口岸\n通关,新城区没有")
PARSED = parsed(ON, resolution(ON, "策克口岸"), resolution(ON, "新城区", reason="两处同名"))


@pytest.mark.parametrize("offset", [4, 7], ids=["its first character", "its last character"])
def test_any_character_of_the_name_will_do(offset, gazetteer):
    text = "".join(explain_at(PARSED, offset, gazetteer))
    assert "port:ceke" in text
    assert "只有一处叫这个名字" in text


def test_the_name_is_shown_where_it_stands_on_one_line(gazetteer):
    assert explain_at(PARSED, 5, gazetteer)[0] == "…阿拉善:【策克口岸】通关,新城区没有…\n"


def test_an_open_name_tells_its_reason_and_candidates(gazetteer):
    text = "".join(explain_at(PARSED, 12, gazetteer))
    assert "两处同名" in text
    assert "0.40" in text
    assert "额济纳旗" in text


def test_between_names_the_nearest_are_told(gazetteer):
    with pytest.raises(
        NothingFoundError, match=r"no name stands at 9; the nearest are 新城区 at 12, 策克口岸 at 4"
    ):
        explain_at(PARSED, 9, gazetteer)


@pytest.mark.parametrize("offset", [-1, 99])
def test_an_offset_outside_the_page_is_told(offset, gazetteer):
    with pytest.raises(NothingFoundError, match=f"offset {offset} is outside the page, expected 0 to 16"):
        explain_at(PARSED, offset, gazetteer)


def test_a_page_without_names_says_so(gazetteer):
    with pytest.raises(NothingFoundError, match="the nearest are none"):
        explain_at(parsed(page("今日晴")), 1, gazetteer)
