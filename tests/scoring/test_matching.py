"""Which prediction answers which row, and whether its place is right."""

from __future__ import annotations

import pytest

from tests.scoring.atlas import Atlas, Spot, read_atlas
from tests.scoring.examples import BAOTOU, WUHAN, truth
from tests.scoring.matching import Prediction, pair_up, right_place


@pytest.mark.parametrize(
    ("meant", "said", "right"),
    [
        pytest.param(truth(0, 3, "150204"), Prediction(0, 3, "150204"), True, id="the code decides"),
        pytest.param(
            truth(0, 3, "150204", point=BAOTOU), Prediction(0, 3, "420107", WUHAN), False, id="its namesake"
        ),
        pytest.param(
            truth(0, 3, point=BAOTOU), Prediction(0, 3, None, (40.60, 109.95)), True, id="a near point"
        ),
        pytest.param(truth(0, 3, point=BAOTOU), Prediction(0, 3, None, (41.0, 110.3)), False, id="52 km off"),
        pytest.param(
            truth(0, 3, point=BAOTOU, kind="natural", radius=100.0),
            Prediction(0, 3, None, (41.0, 110.3)),
            True,
            id="a mountain range is wide",
        ),
        pytest.param(
            truth(0, 3, "MN", kind="country", point=(47.9, 106.9)),
            Prediction(0, 4, None, (47.9, 106.9)),
            False,
            id="a country by its code only, not by its capital",
        ),
        pytest.param(
            truth(0, 3, "CN", kind="country"), Prediction(0, 3, "100000"), True, id="two codes of one country"
        ),
        pytest.param(truth(0, 3, "150204"), Prediction(0, 3), False, id="left open"),
    ],
)
def test_a_place_is_right_by_code_or_nearness(meant, said, right):
    assert right_place(meant, said) is right


def test_an_annotation_may_give_several_right_answers():
    atlas = Atlas({"150103": Spot("回民区", "county", None), "150104": Spot("玉泉区", "county", None)}, {})
    meant = atlas.truth(0, 3, "归化城", "150103;150104", "literal")
    assert right_place(meant, Prediction(0, 3, "150104"))


def test_a_place_inside_a_division_is_right_near_its_seat():
    atlas = Atlas({"150121": Spot("土默特左旗", "county", (40.73, 111.16))}, {})
    meant = atlas.truth(0, 4, "海流水库", "海流水库<150121", "literal")
    assert meant.kind == "facility"
    assert right_place(meant, Prediction(0, 4, None, (40.56, 111.25)))
    assert not right_place(meant, Prediction(0, 4, None, (43.6, 111.9)))


def test_a_place_inside_a_banner_is_right_wherever_it_lies_in_its_outline():
    meant = read_atlas().truth(0, 5, "某林场", "某林场<150784", "literal")
    assert right_place(meant, Prediction(0, 5, None, (52.4, 120.8)))
    assert not right_place(meant, Prediction(0, 5, None, (52.0, 123.5)))


@pytest.mark.parametrize(
    ("truths", "predictions", "pairs"),
    [
        pytest.param([(0, 3)], [(0, 3)], {(0, 0)}, id="one and one"),
        pytest.param([(0, 3)], [(3, 5)], set(), id="neighbours do not touch"),
        pytest.param([(0, 4), (4, 6)], [(0, 6)], {(0, 0)}, id="one prediction answers one row"),
        pytest.param([(0, 6)], [(0, 3), (0, 6)], {(0, 1)}, id="the equal span is preferred"),
        pytest.param([(0, 4), (3, 8)], [(3, 4), (0, 2)], {(0, 1), (1, 0)}, id="as many pairs as can be"),
        pytest.param([], [(0, 1)], set(), id="nothing to find"),
    ],
)
def test_the_largest_matching_is_found(truths, predictions, pairs):
    found = pair_up([truth(*span) for span in truths], [Prediction(*span) for span in predictions])
    assert set(found) == pairs
