"""Numbers as short text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps import vlq


@given(st.lists(st.integers(min_value=0, max_value=2**40)))
def test_what_is_written_is_read_back(values):
    assert vlq.decode(vlq.encode(values)) == values


@pytest.mark.parametrize(
    ("values", "text"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([0], "A", id="zero is one digit"),
        pytest.param([31], "f", id="31 is the largest of one digit"),
        pytest.param([32], "gB", id="32 needs two, the lower first"),
    ],
)
def test_digits(values, text):
    assert vlq.encode(values) == text


def test_negative_numbers_are_refused():
    with pytest.raises(ValueError, match="negative"):
        vlq.encode([-1])


@pytest.mark.parametrize("text", [pytest.param("g", id="cut off"), pytest.param("A!", id="no digit")])
def test_damaged_text_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - either message will do
        vlq.decode(text)


@given(st.integers(min_value=-(2**40), max_value=2**40))
def test_signs_fold_to_neighbours(value):
    folded = vlq.zigzag(value)
    assert folded >= 0
    assert (-(folded + 1) // 2 if folded % 2 else folded // 2) == value
