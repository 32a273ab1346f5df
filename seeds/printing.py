"""Rows of a hard-wrapped page → its paragraphs, by the width of the columns.

In text pulled from a PDF a paragraph runs over many short lines of even width; empty lines fall between
columns, inside paragraphs too, and a short last line or a full stop shows where a paragraph ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.lines import Row
from seeds.marks import BULLET, DATELINE, SOFT_END, begins_amid, doubled, is_ended, opens_byline

_PUNCTUATED = re.compile("[，。；、：,;!?！？]")
_NARROWEST = 8
"""Letters of the narrowest column."""
_LOOK_AHEAD = 4
_SLACK = 2.5
"""Letters by which lines of one column may differ: the indent of two, and half a letter of punctuation."""
_BYLINE_ROWS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """Measures of each row: is it full, and does a sentence end with it.

    `widths` of rows and `columns`, the greatest of a row and those right below, are in Chinese letters (an
    ASCII one counts half); `counts` is the number of rows down to an empty line, at most four.
    """

    widths: list[float]
    columns: list[float]
    counts: list[int]
    ended: list[bool]


def measure(rows: list[Row]) -> Column:
    """Measure the rows of a page."""
    coded = "\n".join([row.text for row in rows]).encode("gb18030", "replace")
    widths = [len(line) / 2 for line in coded.split(b"\n")] if rows else []
    columns, counts = list(widths), [1] * len(rows)
    for index in range(len(rows) - 1):
        end = index + 1
        while end < len(rows) and end - index < _LOOK_AHEAD and rows[end].blank == 0:
            end += 1
        if end > index + 1:
            columns[index], counts[index] = max(widths[index:end]), end - index
    ended = [is_ended(row.text) for row in rows]
    return Column(widths, columns, counts, ended)


def is_printed(rows: list[Row], column: Column) -> bool:
    """Whether the column's width breaks lines: full unfinished ones of even width follow each other."""
    wrapped = even = 0
    for index in range(len(rows) - 1):
        row = rows[index]
        if rows[index + 1].blank or column.ended[index] or row.level or len(row.text) > 60:
            continue
        wrapped += 1
        width, after = column.widths[index], column.widths[index + 1]
        if width >= _NARROWEST and width >= 0.75 * column.columns[index]:
            even += abs(width - after) <= _SLACK or column.ended[index + 1]
    return wrapped >= 3 and wrapped >= 0.3 * len(rows) and even >= 0.5 * wrapped


def paragraphs(rows: list[Row], column: Column) -> list[range]:
    """
    Group the rows of a printed page.

    Returns
    -------
    list of range
        Indices of the rows of each paragraph, heading or byline, gapless and in order.
    """
    starts = [0] if rows else []
    widest = column.widths[0] if rows else 0.0
    for index in range(1, len(rows)):
        if _continues(rows, column, starts[-1], index, widest):
            widest = max(widest, column.widths[index])
        else:
            starts.append(index)
            widest = column.widths[index]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _continues(rows: list[Row], column: Column, first: int, index: int, widest: float) -> bool:
    """Whether a row goes on with the paragraph that starts at `first` and is `widest` letters wide so far."""
    row, text, before = rows[index], rows[index].text, index - 1
    if row.level or rows[before].level or not text or not rows[before].text:
        return False
    if BULLET.match(text) or DATELINE.match(text) or doubled(text) or doubled(rows[before].text):
        return False
    if index - first <= _BYLINE_ROWS and _opens_byline(rows[first].text, column.ended[before]):
        return row.blank == 0 and not column.ended[index] and len(text) <= 40
    if (row.blank or column.ended[before]) and _opens_byline(text, column.ended[index]):
        return False
    if row.blank == 0:
        short = column.widths[before] < max(widest, column.columns[index]) - 0.9
        return not (column.ended[before] and (short or row.indented))
    if column.ended[before]:
        return False
    return _continues_over_gap(rows, column, first, index, widest)


def _continues_over_gap(rows: list[Row], column: Column, first: int, index: int, widest: float) -> bool:
    """Whether a paragraph goes on after an empty line."""
    text, before = rows[index].text, rows[index - 1].text
    if SOFT_END.search(before) and not begins_amid(text):
        return False
    punctuated = any(_PUNCTUATED.search(row.text) for row in rows[max(first, index - 40) : index])
    if not punctuated and not BULLET.match(rows[first].text):
        return begins_amid(text)
    ends_short = column.widths[index - 1] < widest - 2 * _SLACK
    if column.counts[index] == 1:
        return _PUNCTUATED.search(text) is not None and not ends_short
    return abs(widest - column.columns[index]) <= 2 * _SLACK and not ends_short


def _opens_byline(text: str, ended: bool) -> bool:
    return not ended and len(text) <= 60 and opens_byline(text)
