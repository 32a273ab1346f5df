"""How much two texts speak of the same thing, by the pairs of letters they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt
from operator import add

from seeds.marks import strip_signs

_READ = 4000
_LOG = [0.0] + [1 + log(count) for count in range(1, 100)]


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
    return sum(pair in body for pair in pairs) / len(pairs)


def pairs_of(text: str) -> set[str]:
    """All pairs of neighbouring letters."""
    return set(map(add, text, text[1:]))


class Kinship:
    """Likeness of parts of one page: the cosine of their letter pairs, those common to all stories left out.

    Parameters
    ----------
    stories : iterable of sequence of str
        The paragraphs of each story as cut so far; what nearly every story has tells nothing.
    """

    def __init__(self, stories: Iterable[Sequence[str]]) -> None:
        self._count: dict[str, Counter[str]] = {}
        spread: Counter[str] = Counter()
        number = 0
        for paragraphs in stories:
            number += 1
            spread.update(set().union(*(self._pairs(p) for p in paragraphs)))
        weight = [0.0] + [log((1 + number / count) / 2) for count in range(1, number + 1)]
        self._weight = {pair: weight[count] for pair, count in spread.items() if count < number}

    def vector(self, paragraphs: Iterable[str]) -> dict[str, float]:
        """Weigh the letters of some paragraphs together, to a vector of length 1."""
        total: Counter[str] = Counter()
        for paragraph in paragraphs:
            total.update(self._pairs(paragraph))
        weight = self._weight
        vector = {
            pair: _LOG[min(count, 99)] * weight[pair] for pair, count in total.items() if pair in weight
        }
        size = sqrt(sum([value * value for value in vector.values()])) or 1.0
        return {pair: value / size for pair, value in vector.items()}

    def _pairs(self, paragraph: str) -> Counter[str]:
        found = self._count.get(paragraph)
        if found is None:
            found = Counter(
                filter(str.isalnum, map("".join, zip(paragraph, paragraph[1:], paragraph[2:], strict=False)))
            )
            self._count[paragraph] = found
        return found


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    """
    Likeness of two vectors of length 1.

    Examples
    --------
    >>> cosine({"ab": 1.0}, {"ab": 0.6, "bc": 0.8})
    0.6
    """
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[pair] for pair, value in one.items() if pair in other)
