"""Words that date a page: congresses, plans and terms with the days between which news uses them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

_NUMERALS = frozenset("一二三四五六七八九十")


@dataclass(frozen=True, slots=True)
class Era:
    """A word and the time of its use; `not_after` is None where it stays in use."""

    key: str
    kind: str
    not_before: date
    not_after: date | None
    note: str


def eras_in(text: str) -> list[Era]:
    """
    Find the dated words of a text, earliest first.

    Examples
    --------
    >>> [era.key for era in eras_in("学习贯彻党的二十届四中全会精神")]
    ['二十届四中全会']
    """
    found = {word[:size] for word in _words_in(text) for size in range(1, len(word) + 1)}
    return [era for era in read_eras() if era.key in found and _stands_alone(era.key, text)]


@cache
def read_eras() -> tuple[Era, ...]:
    """Read the whole table, by the first day of use."""
    lines = resources.files("seeds").joinpath("data/eras.csv").read_text(encoding="utf-8").splitlines()
    eras = (
        Era(
            row["key"],
            row["kind"],
            date.fromisoformat(row["not_before"]),
            date.fromisoformat(row["not_after"]) if row["not_after"] else None,
            row["note"],
        )
        for row in csv.DictReader(lines)
    )
    return tuple(sorted(eras, key=lambda era: (era.not_before, era.key)))


def _words_in(text: str) -> set[str]:
    """Of the words that begin at one place of the text the longest, in one pass for all of them."""
    pattern, found = _pattern(), set()
    match = pattern.search(text)
    while match:
        found.add(match[0])
        match = pattern.search(text, match.start() + 1)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """Words of one first character share a branch, the longest first."""
    rests: dict[str, list[str]] = {}
    for key in sorted({era.key for era in read_eras()}, key=lambda key: (-len(key), key)):
        rests.setdefault(key[0], []).append(re.escape(key[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()))


def _stands_alone(key: str, text: str) -> bool:
    """``十届三中全会`` is not meant by ``二十届三中全会``."""
    if key[0] not in _NUMERALS:
        return True
    at = text.find(key)
    while at > 0 and text[at - 1] in _NUMERALS:
        at = text.find(key, at + 1)
    return at >= 0
