"""How much two texts speak of the same thing, by the pairs of letters they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import add

from seeds.marks import strip_signs

_READ = 4000


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


class Rarity:
    """Weights of letter pairs on one page: what few paragraphs have tells more."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._pairs = [pairs_of(p) for p in paragraphs]
        self._count = Counter(pair for pairs in self._pairs for pair in pairs)

    def pairs(self, indices: Iterable[int]) -> set[str]:
        """All pairs of some paragraphs together."""
        return set().union(*(self._pairs[i] for i in indices))

    def kinship(self, part: set[str], whole: set[str]) -> float:
        """Weighted share of the pairs of `part` that stand in `whole` too, 0 to 1."""
        count = self._count
        known = [pair for pair in part if count[pair] > 1]
        total = sum(1 / count[pair] for pair in known)
        return sum(1 / count[pair] for pair in known if pair in whole) / total if total else 0.0
