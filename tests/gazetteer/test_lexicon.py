"""Strings of the catalogue → where they stand in a text."""

from __future__ import annotations

import pickle

import pytest

from gazetteer.catalogue.lexicon import Lexicon


@pytest.fixture
def lexicon() -> Lexicon:
    made = Lexicon()
    for number, form in enumerate(["包头", "包头市", "头市", "市", "乌兰浩特"]):
        made.add(form, number)
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing in nothing"),
        pytest.param("到包头市", [(1, 3, 0), (1, 4, 1), (2, 4, 2), (3, 4, 3)], id="all that overlap"),
        pytest.param("乌兰浩", [], id="a beginning is no string"),
        pytest.param("\ud800市乌兰浩特\udfff", [(1, 2, 3), (2, 6, 4)], id="beside lone surrogates"),
        pytest.param("𠮷市", [(1, 2, 3)], id="behind a character of two units"),
    ],
)
def test_hits_stand_in_the_order_of_the_text(
    lexicon: Lexicon, text: str, expected: list[tuple[int, int, int]]
) -> None:
    assert lexicon.hits(text) == expected


def test_what_is_added_later_is_found(lexicon: Lexicon) -> None:
    lexicon.hits("包头")
    lexicon.add("策克", 5)
    assert lexicon.hits("策克") == [(0, 2, 5)]


def test_a_copy_grows_apart(lexicon: Lexicon) -> None:
    lexicon.copy().add("策克", 5)
    assert lexicon.hits("策克") == []


def test_the_strings_survive_the_cache(lexicon: Lexicon) -> None:
    lexicon.hits("包头")
    again = pickle.loads(pickle.dumps(lexicon))
    assert again.hits("到包头市") == lexicon.hits("到包头市")
    assert again.get("乌兰浩特") == 4
