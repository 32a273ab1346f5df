"""Text with places marked inline, ``{surface|place|role}``, to plain text and its rows.

Enters: sentence tables (one case a line) and news items (one case a file). Leaves: `Case` records, whose
spans count Unicode code points of the plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from gazetteer.records import Role

ROLES: tuple[str, ...] = get_args(Role)
MARK = re.compile(r"\{([^{}]*)\}")
PREFIX = re.compile(r"\[(\d{4}-\d\d-\d\d)?\s*([^\]\s]*)\]\s*")
HEADER = re.compile(r"#\s*(newspaper|date|focus):\s*(\S.*?)\s*$")
NO_FOCUS = "-"
FOCUS = re.compile(rf"\d{{6}}|{NO_FOCUS}")


class AnnotationError(ValueError):
    """A case is not well formed; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One annotated toponym: half-open span in the text, what it denotes as written, and its role."""

    start: int
    end: int
    surface: str
    place: str
    role: str


@dataclass(frozen=True, slots=True)
class Case:
    """One text with its toponyms.

    group : the mechanism, that is, the name of the table, or ``items``. focus : codes of the division that it
    is about, any of which is right, ``-`` for none; empty where nobody said.
    """

    name: str
    group: str
    text: str
    rows: tuple[Row, ...]
    newspaper: str | None = None
    issued: date | None = None
    focus: tuple[str, ...] = ()


def parse(marked: str) -> tuple[str, tuple[Row, ...]]:
    """
    Take the marks out of a text.

    Parameters
    ----------
    marked : str
        Text with marks; the line ends in it are part of it.

    Returns
    -------
    text : str
        What a page would print.
    rows : tuple of Row
        One for each mark, in order.

    Raises
    ------
    AnnotationError
        If a brace is open, a mark has no place, or its role is unknown.

    Examples
    --------
    >>> text, rows = parse("到{达旗|150621}收购{通辽|150500|adj}牛")
    >>> text, [(row.surface, row.start, row.role) for row in rows]
    ('到达旗收购通辽牛', [('达旗', 1, 'literal'), ('通辽', 5, 'adj')])
    """
    pieces: list[str] = []
    rows: list[Row] = []
    length = last = 0
    for mark in MARK.finditer(marked):
        plain = marked[last : mark.start()]
        surface, place, role = _fields(mark[1])
        start = length + len(plain)
        length = start + len(surface)
        pieces += plain, surface
        rows.append(Row(start, length, surface, place, role))
        last = mark.end()
    text = "".join([*pieces, marked[last:]])
    if "{" in text or "}" in text:
        raise AnnotationError(f"a brace is left over: {text[:40]}")
    return text, tuple(rows)


def _fields(inside: str) -> tuple[str, str, str]:
    surface, *rest = inside.split("|")
    if not surface.strip() or surface != surface.strip() or not 1 <= len(rest) <= 2 or not rest[0]:
        raise AnnotationError(f"{{{inside}}}: expected surface|place or surface|place|role")
    role = rest[1] if len(rest) == 2 else "literal"
    if role not in ROLES:
        raise AnnotationError(f"{{{inside}}}: role {role!r}, expected one of {', '.join(ROLES)}")
    return surface, rest[0], role


def read_sentences(path: Path) -> list[Case]:
    r"""
    Read a table of sentences: one case a line, ``#`` comments, ``\n`` written for a line break.

    A case may begin with ``[2025-11-04 内蒙古日报]``: the day and the paper it was printed in.
    """
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = PREFIX.match(line)
        marked = line[where.end() :] if where else line
        try:
            text, rows = parse(marked.replace("\\n", "\n"))
        except AnnotationError as error:
            raise AnnotationError(f"{path.name}:{number}: {error}") from None
        issued = date.fromisoformat(where[1]) if where and where[1] else None
        newspaper = (where[2] or None) if where else None
        cases.append(Case(f"{path.stem}:{number}", path.stem, text, rows, newspaper, issued))
    return cases


def read_item(path: Path) -> Case:
    """Read a news item: lines ``# newspaper:``, ``# date:``, ``# focus:``, then the text with its marks."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    header = {}
    while lines and lines[0].startswith("#"):
        if known := HEADER.match(lines.pop(0)):
            header[known[1]] = known[2]
    try:
        text, rows = parse("".join(lines))
        focus = focus_of(header["focus"]) if "focus" in header else ()
    except AnnotationError as error:
        raise AnnotationError(f"{path.name}: {error}") from None
    issued = date.fromisoformat(header["date"]) if "date" in header else None
    return Case(f"items:{path.stem}", "items", text, rows, header.get("newspaper"), issued, focus)


def focus_of(label: str) -> tuple[str, ...]:
    """
    Right answers to what a text is about, from their label.

    Raises
    ------
    AnnotationError
        If one of them is neither six digits nor ``-``.

    Examples
    --------
    >>> focus_of("150422;150400"), focus_of("-")
    (('150422', '150400'), ('-',))
    """
    answers = tuple(label.split(";"))
    if not all(FOCUS.fullmatch(answer) for answer in answers):
        raise AnnotationError(f"focus {label!r}: expected six digits or -, several with ; between them")
    return answers


def read_cases(folder: Path) -> list[Case]:
    """All cases of ``sentences/*.txt`` and ``items/*.txt`` below `folder`, files in order of their names."""
    sentences = [case for path in sorted(folder.glob("sentences/*.txt")) for case in read_sentences(path)]
    return sentences + [read_item(path) for path in sorted(folder.glob("items/*.txt"))]
