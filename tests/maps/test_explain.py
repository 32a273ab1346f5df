"""Why a name became its place, in words."""

from __future__ import annotations

import pytest

from gazetteer.records import Place
from maps.errors import NothingFoundError
from maps.explain import explain
from tests.maps.hand import EJIN, page, parsed, resolution


class Catalogue:
    """Everything lies in 额济纳旗."""

    def ancestors(self, place: Place) -> list[Place]:
        return [EJIN]


ON = page("阿拉善:策克口岸通关,新城区没有")
PARSED = parsed(ON, resolution(ON, "策克口岸"), resolution(ON, "新城区", reason="两处同名"))


def explained(offset: int) -> str:
    return "".join(explain(PARSED, offset, Catalogue()))  # type: ignore[arg-type]


@pytest.mark.parametrize("offset", [4, 7], ids=["its first character", "its last character"])
def test_any_character_of_the_name_will_do(offset):
    assert "策克口岸  page.txt [4, 8)  地点本身" in explained(offset)


def test_place_score_evidence_and_context_are_told():
    text = explained(5)
    assert "阿拉善:【策克口岸】通关" in text
    assert "→ 策克口岸（port，port:ceke） 额济纳旗  42.4203, 101.2741 ±2 km" in text
    assert "得分 0.99" in text
    assert "+1.00  只有一处叫这个名字" in text


def test_an_open_name_tells_its_reason_and_candidates():
    text = explained(11)
    assert "未定：两处同名" in text
    assert "0.40  策克口岸" in text
    assert "0.30  额济纳旗" in text


def test_between_names_the_nearest_are_told():
    with pytest.raises(
        NothingFoundError, match=r"no name stands at 9; the nearest are 新城区 at 11, 策克口岸 at 4"
    ):
        explained(9)


def test_an_offset_outside_the_page_is_told():
    with pytest.raises(NothingFoundError, match="offset 99 is outside the page, expected 0 to 15"):
        explained(99)
