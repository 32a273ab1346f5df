"""A page's text → its rows: the lines that bear ink, cleaned, with what their setting tells.

A row knows how many empty lines stand before it, whether it is indented, whether it carries a Markdown
heading mark. Letters set one below the other (vertical headlines) become one row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.folding import Run, clean

_MARK = re.compile(r"(#{1,6})\s+|>\s+|[*+-]\s+(?=\S)|\*\*(?=\S)|__(?=\S)")
_MARK_SIGNS = frozenset("#>*+-_")


@dataclass(slots=True)
class Row:
    """One line with ink: its clean text and where it stands in the raw page."""

    text: str
    runs: list[Run]
    spans: list[tuple[int, int]]
    blank: int
    """Empty lines before it."""
    level: int = 0
    """Markdown heading level, 0 for none."""
    indented: bool = False


def read_rows(text: str) -> list[Row]:
    r"""
    Split a page into rows.

    Every character that is not white space lies in the span of exactly one row. All of Unicode's line ends
    count, so ``\r\n`` and ``\r`` read alike.

    Examples
    --------
    >>> [(r.text, r.level, r.blank) for r in read_rows("## 策克口岸\n\n本报讯 8月\n")]
    [('策克口岸', 2, 0), ('本报讯8月', 0, 1)]
    """
    rows: list[Row] = []
    offset = blank = 0
    for line in text.splitlines(keepends=True):
        ink = line.strip()
        if ink:
            left = line.find(ink[0])
            rows.append(_row(ink, offset + left, blank, left))
            blank = 0
        else:
            blank += 1
        offset += len(line)
    return _join_vertical(rows)


def _row(ink: str, start: int, blank: int, left: int) -> Row:
    level = begin = 0
    end = len(ink)
    if ink[0] in _MARK_SIGNS and (mark := _MARK.match(ink)):
        begin, level = mark.end(), len(mark.group(1) or "")
        if ink.startswith(("**", "__")) and ink.endswith(ink[:2]) and len(ink) > 4:
            end -= 2
            level = 6 if end - begin <= 60 else 0
    text, runs = clean(ink[begin:end], start + begin)
    return Row(text, runs, [(start, start + len(ink))], blank, level, left >= 2)


def _join_vertical(rows: list[Row]) -> list[Row]:
    """Rows of one letter each, three or more in sequence, are one row, cut where an empty line stands."""
    if sum([len(row.text) == 1 for row in rows]) < 3:  # nearly all pages
        return rows
    joined: list[Row] = []
    index = 0
    while index < len(rows):
        end = index
        while end < len(rows) and len(rows[end].text) == 1 and (end == index or rows[end].blank <= 1):
            end += 1
        if end - index >= 3:
            joined += _columns(rows[index:end])
            index = end
        else:
            joined.append(rows[index])
            index += 1
    return joined


def _columns(letters: list[Row]) -> list[Row]:
    columns: list[Row] = []
    for letter in letters:
        if not columns or letter.blank:
            columns.append(Row("", [], [], letter.blank))
        column = columns[-1]
        if letter.runs:
            column.runs.append((len(column.text), letter.runs[0][1], 1))
        column.text += letter.text
        column.spans += letter.spans
    return columns
