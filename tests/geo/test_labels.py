"""Names find room."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.labels import Anchor, place_labels, place_names_of_areas, text_width

FRAME = (0.0, 0.0, 400.0, 300.0)


def anchor(x, y, *, radius=5.0, width=60.0, height=12.0):
    return Anchor(x, y, radius, width, height)


def apart(a, b):
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_lonely_name_stands_to_the_right():
    (box,) = place_labels([anchor(100, 100)], FRAME)
    assert box is not None
    assert box[0] > 105
    assert (box[1] + box[3]) / 2 == 100


def test_at_the_right_edge_it_stands_to_the_left():
    (box,) = place_labels([anchor(390, 100)], FRAME)
    assert box is not None
    assert box[2] < 385


def test_where_there_is_no_room_it_is_left_out():
    assert place_labels([anchor(100, 100)], FRAME, taken=[(0, 0, 400, 300)]) == [None]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 300)), max_size=30))
def test_no_two_names_overlap_and_none_leaves_the_frame(points):
    boxes = [b for b in place_labels([anchor(x, y) for x, y in points], FRAME) if b is not None]
    assert all(apart(a, b) for a, b in combinations(boxes, 2))
    assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= 400 and b[3] <= 300 for b in boxes)


def test_the_name_of_an_area_stands_over_its_middle():
    assert place_names_of_areas([anchor(100, 100, radius=30)], FRAME) == [(70, 94, 130, 106)]


def test_it_moves_aside_but_is_never_left_out():
    moved, _ = place_names_of_areas([anchor(100, 100, radius=30)] * 2, FRAME, taken=[(90, 90, 110, 110)])
    assert apart(moved, (90, 90, 110, 110))
    assert len(place_names_of_areas([anchor(100, 100)], FRAME, taken=[FRAME])) == 1


@pytest.mark.parametrize(("text", "width"), [("策克", 20.0), ("12", 11.2), ("", 0.0)])
def test_chinese_characters_are_square(text, width):
    assert text_width(text, 10.0) == pytest.approx(width)
