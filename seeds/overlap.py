"""How much two texts speak of the same thing, by the pairs of letters they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import log, sqrt
from operator import add
from typing import NamedTuple

from seeds.marks import strip_signs

_READ = 4000
_MOST = 99
_LOG = [0.0] + [1 + log(count) for count in range(1, _MOST + 1)]
_LETTERS = re.compile("[^\\W_]{3,}")
"""What `str.isalnum` is true of, long enough for three in a row."""


def title_overlap(title: str, body: str) -> float:
    """
    Share of a title's letter pairs that the beginning of a body contains, 0 to 1.

    Examples
    --------
    >>> title_overlap("策克口岸通关", "今年策克口岸货运量")
    0.6
    """
    letters = strip_signs(title)
    pairs = set(map(add, letters, letters[1:]))
    if not pairs:
        return 0.0
    body = body[:_READ]
    return sum(map(body.__contains__, pairs)) / len(pairs)


def pairs_of(text: str) -> set[str]:
    """All pairs of neighbouring letters."""
    return set(map(add, text, text[1:]))


class Vector(NamedTuple):
    """Weights of threes of letters, and the length of the vector that they are."""

    weights: dict[str, float]
    length: float


class Kinship:
    """Likeness of parts of one page: the cosine of their threes of letters, those common to all left out.

    Parameters
    ----------
    stories : iterable of sequence of str
        The paragraphs of each story as cut so far; what nearly every story has tells nothing.
    """

    def __init__(self, stories: Iterable[Sequence[str]]) -> None:
        self._known: dict[str, list[str]] = {}
        spread: Counter[str] = Counter()
        number = 0
        for paragraphs in stories:
            number += 1
            spread.update(set().union(*map(self._threes, paragraphs)))
        self._spread = spread
        self._weight = [0.0] + [log((1 + number / count) / 2) for count in range(1, number + 1)]

    def vector(self, paragraphs: Iterable[str]) -> Vector:
        """Weigh the letters of some paragraphs together."""
        total = Counter(chain.from_iterable(map(self._threes, paragraphs)))
        spread, weight = self._spread, self._weight
        weights = {
            three: _LOG[count if count < _MOST else _MOST] * weight[spread[three]]
            for three, count in total.items()
        }
        return Vector(weights, sqrt(sum([value * value for value in weights.values()])) or 1.0)

    def _threes(self, paragraph: str) -> list[str]:
        """All letters that stand three in a row."""
        found = self._known.get(paragraph)
        if found is None:
            found = self._known[paragraph] = [
                letters[at : at + 3]
                for letters in _LETTERS.findall(paragraph)
                for at in range(len(letters) - 2)
            ]
        return found


def cosine(one: Vector, other: Vector) -> float:
    """
    Likeness of two vectors.

    Examples
    --------
    >>> cosine(Vector({"ab": 2.0}, 2.0), Vector({"ab": 3.0, "bc": 4.0}, 5.0))
    0.6
    """
    few, many = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    known = many.weights
    inner = sum([weight * known[three] for three, weight in few.weights.items() if three in known])
    return inner / (one.length * other.length)
