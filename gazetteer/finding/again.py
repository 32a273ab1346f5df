"""Names that stand again, with nothing beside them that shows a name any more.

What was once found by its generic word is found wherever it stands in the article; a village also without
its generic word: 福如东村 … 福如东.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gazetteer.catalogue.index import Index
from gazetteer.finding.spans import Found
from gazetteer.language.words import word_costs

SIDES = frozenset("东西南北大小前后新老")
"""Characters that make another name of the one behind them: 小黑河."""
VILLAGE = re.compile("(?:行政村|自然村|村|嘎查|社区|林场)$")
GOES_ON = frozenset("镇乡县市旗区村嘎社屯河湖山")
"""Characters behind a stem that make another name of it."""


def again(text: str, kept: list[Found], blocked: list[tuple[int, int]], index: Index) -> list[Found]:
    """
    Find the names of an article that stand in it again.

    Parameters
    ----------
    text : str
        Folded text.
    kept : list of Found
        The toponyms found before.
    blocked : list of (int, int)
        Spans that hold no toponym.
    index : Index
        The catalogue.

    Returns
    -------
    list of Found
        Each like its first one, but for the span; ``form`` keeps the name as it was first printed.
    """
    names = {found.form: found for found in kept}.values()
    bare = [(found.start, found.end) for found in kept if not found.generic]
    taken = bytearray(len(text))
    for span in [*((found.start, found.end) for found in kept if found.generic), *blocked]:
        _take(taken, *span)
    result: list[Found] = []
    for first in names:
        if first.how == "derived" and len(first.form) > 2:
            for start, end in _elsewhere(text, first.form, _with_longer(taken, first.form, bare, text)):
                _take(taken, start, end)
                result.append(replace(first, start=start, end=end))
    for first in names:
        stem = VILLAGE.sub("", first.form)
        if stem != first.form and _is_village(first, index) and _is_telling(stem, index):
            for start, end in _elsewhere(text, stem, _with_longer(taken, stem, bare, text)):
                if text[end : end + 1] not in GOES_ON:
                    _take(taken, start, end)
                    result.append(replace(first, start=start, end=end))
    return result


def _with_longer(taken: bytearray, form: str, bare: list[tuple[int, int]], text: str) -> bytearray:
    """Return what is taken, with the names that outweigh a form, being longer: 布拉格台 is not 布拉格."""
    result = taken[:]
    for start, end in bare:
        if end - start >= len(form) or text[start:end] not in form:
            _take(result, start, end)
    return result


def _elsewhere(text: str, form: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Where a string stands apart from the characters that are taken; what is given back is taken as well."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if text[start - 1 : start] not in SIDES and taken.find(1, start, end) < 0:
            _take(taken, start, end)
            yield start, end
        start = text.find(form, end)


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


def _is_village(found: Found, index: Index) -> bool:
    if found.how == "place":
        return bool(index.rows[found.senses[0].place][2] == "village")
    return found.kind == "village"


def _is_telling(stem: str, index: Index) -> bool:
    """Whether the name without its generic word is no ordinary word and no other place."""
    return len(stem) > 1 and stem not in word_costs() and index.lookup(stem) is None
