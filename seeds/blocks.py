"""Rows → blocks: paragraphs, headings, bylines, captions, each with its kind.

Two settings are read. In the flowing one (OCR, web pages) a line is a paragraph. In the printed one (text
pulled from a PDF) a paragraph runs over many short lines of even width, and empty lines may fall inside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from seeds.folding import Run
from seeds.lines import Row
from seeds.marks import (
    BYLINE,
    CREDIT,
    DATELINE,
    END_NAME,
    ENDED,
    INDEX,
    JUMP_FROM,
    JUMP_TO,
    META,
    NOT_A_TITLE,
    SOFT_END,
    begins_amid,
    doubled,
)

BlockKind = Literal[
    "title", "byline", "lead", "from", "to", "credit", "end", "index", "strap", "para", "sub", "maybe"
]
"""`lead` opens with a dateline, `from` and `to` are jumps, `end` is the author behind the last sentence,
`sub` a heading inside a story, `maybe` what could be a headline by its form: its neighbours decide."""

OPENERS = frozenset(["lead", "from"])
"""Kinds that open a report."""
TEXT_KINDS = frozenset(["para", "lead", "from"])
PICTURE_GAP = 3
"""Empty lines from which OCR is taken to have left out a picture or jumped a column."""

_BULLET = re.compile("[■□◆◇●○▲△★☆◎•·]")
_PUNCTUATED = re.compile("[，。；、：,;!?！？]")
_LONGEST_TITLE = 60
_CREDIT_STARTS = 8
"""Letters that may stand before a credit on its own line; behind more, a caption ends in it."""
_NARROWEST = 8
"""Letters of the narrowest column."""
_LOOK_AHEAD = 4
_COLUMN_SLACK = 2.5
"""Letters by which lines of one column may differ: the indent of two, and half a letter of punctuation."""


@dataclass(slots=True)
class Block:
    """Rows that a reader takes as one: joined clean text, raw spans, kind."""

    text: str
    runs: list[Run]
    spans: list[tuple[int, int]]
    blank: int
    level: int
    kind: BlockKind = "para"
    width: float = 0.0
    rows: int = 1
    indented: bool = False
    serial: int = field(default=0)

    @property
    def ended(self) -> bool:
        """Whether the text ends as a sentence does."""
        return ENDED.search(self.text, max(0, len(self.text) - 6)) is not None

    @property
    def soft_ended(self) -> bool:
        """Whether it ends in a closing quote or bracket, colon or semicolon: a sentence may end there."""
        return self.ended or SOFT_END.search(self.text, max(0, len(self.text) - 4)) is not None


def read_blocks(rows: list[Row]) -> tuple[list[Block], bool]:
    """
    Group rows into blocks and name their kinds.

    Returns
    -------
    tuple of list of Block and bool
        The blocks in raw order, and whether the page is printed (hard-wrapped) rather than flowing.
    """
    rows = _lend_spans(rows)
    printed = is_printed(rows)
    blocks = _printed_blocks(rows) if printed else [_block(row) for row in rows]
    blocks = _join_bare_bylines(blocks)
    for serial, block in enumerate(blocks):
        block.serial = serial
        block.kind = kind_of(block)
    return blocks, printed


def _lend_spans(rows: list[Row]) -> list[Row]:
    """Rows of invisible signs only give their span to the row before them, or after."""
    kept: list[Row] = []
    orphans: list[tuple[int, int]] = []
    for row in rows:
        if row.text:
            row.spans[:0] = orphans
            orphans = []
            kept.append(row)
        elif kept:
            kept[-1].spans += row.spans
        else:
            orphans += row.spans
    return kept or rows


def is_printed(rows: list[Row]) -> bool:
    """Whether the column's width breaks lines: full unfinished ones of even width follow each other."""
    widths = [_width(row.text) for row in rows]
    column, _ = _chunks(rows, widths)
    wrapped = even = 0
    for index, (row, after) in enumerate(pairwise(rows)):
        if after.blank == 0 and len(row.text) <= 60 and not row.level and not ENDED.search(row.text):
            wrapped += 1
            full = widths[index] >= max(_NARROWEST, 0.75 * column[index])
            even += full and (
                abs(widths[index] - widths[index + 1]) <= _COLUMN_SLACK
                or ENDED.search(after.text) is not None
            )
    return wrapped >= 3 and wrapped >= 0.3 * len(rows) and even >= 0.5 * wrapped


def kind_of(block: Block) -> BlockKind:
    """Name a block by its own form, without its neighbours."""
    text = block.text
    if block.level:
        return "title"
    if not text:
        return "index"
    short = len(text) <= 120
    if DATELINE.match(text):
        return "lead"
    if JUMP_FROM.match(text):
        return "from"
    if short:
        if JUMP_TO.fullmatch(text):
            return "to"
        if len(text) <= 60 and (credit := CREDIT.search(text)) and credit.start() <= _CREDIT_STARTS:
            return "credit"
        if END_NAME.fullmatch(text):
            return "end"
        if BYLINE.match(text) and not ENDED.search(text):
            return "byline"
        if META.match(text):
            return "byline"
        if INDEX.search(text):
            return "index"
        if doubled(text):
            return "strap"
    if len(text) <= _LONGEST_TITLE and not NOT_A_TITLE.search(text) and not _BULLET.match(text):
        return "maybe"
    return "para"


def join_texts(left: str, right: str) -> str:
    """Say what stands between two joined lines: nothing, or a space between two Latin words."""
    return " " if left and right and left[-1].isascii() and right[0].isascii() and right[0].isalpha() else ""


def append(block: Block, row: Row | Block, gap: str) -> None:
    """Continue `block` with `row`; a gap of one space stands on the raw character after the block."""
    if gap and block.spans:
        block.runs.append((len(block.text), block.spans[-1][1], 1))
        block.text += gap
    shift = len(block.text)
    block.runs += [(begin + shift, raw, length) for begin, raw, length in row.runs]
    block.text += row.text
    block.spans += row.spans


def _block(row: Row) -> Block:
    return Block(row.text, list(row.runs), list(row.spans), row.blank, row.level, indented=row.indented)


def _join_bare_bylines(blocks: list[Block]) -> list[Block]:
    """Give a line ``本报记者`` alone the line of names below it."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _is_bare(last)
            and block.blank <= 1
            and len(block.text) <= 24
            and not block.level
        ):
            append(last, block, " ")
        else:
            joined.append(block)
    return joined


def _is_bare(block: Block) -> bool:
    return len(block.text) <= 12 and block.text.endswith(("记者", "通讯员")) and not block.level


def _printed_blocks(rows: list[Row]) -> list[Block]:
    widths = [_width(row.text) for row in rows]
    chunk_width, chunk_rows = _chunks(rows, widths)
    blocks: list[Block] = []
    for index, row in enumerate(rows):
        last = blocks[-1] if blocks else None
        if last is not None and _continues(
            last, rows[index - 1], row, widths, chunk_width, chunk_rows, index
        ):
            append(last, row, join_texts(last.text, row.text))
            last.width = max(last.width, widths[index])
            last.rows += 1
        else:
            block = _block(row)
            block.width = widths[index]
            blocks.append(block)
    return blocks


def _chunks(rows: list[Row], widths: list[float]) -> tuple[list[float], list[int]]:
    """Measure, for each row, its column from here on and the rows to the next empty line, a few at most."""
    width, count = list(widths), [1] * len(rows)
    for index in range(len(rows) - 1):
        end = index + 1
        while end < len(rows) and end - index < _LOOK_AHEAD and rows[end].blank == 0:
            end += 1
        width[index], count[index] = max(widths[index:end]), end - index
    return width, count


def _continues(
    last: Block,
    before: Row,
    row: Row,
    widths: list[float],
    chunk_width: list[float],
    chunk_rows: list[int],
    index: int,
) -> bool:
    text = row.text
    if row.level or last.level or not text or not last.text:
        return False
    if _BULLET.match(text) or DATELINE.match(text) or doubled(text) or doubled(last.text):
        return False
    if last.rows <= 3 and _opens_byline(last.text):
        return row.blank == 0 and not ENDED.search(text) and len(text) <= 40
    if _opens_byline(text) and (row.blank or ENDED.search(before.text)):
        return False
    ended = ENDED.search(before.text) is not None
    if row.blank == 0:
        short = widths[index - 1] < max(last.width, chunk_width[index]) - 0.9
        return not (ended and (short or row.indented))
    if ended:
        return False
    return _continues_over_gap(last, row, widths[index - 1], chunk_width[index], chunk_rows[index])


def _continues_over_gap(last: Block, row: Row, width: float, next_width: float, next_rows: int) -> bool:
    """Whether a paragraph goes on after an empty line."""
    if SOFT_END.search(last.text) and not begins_amid(row.text):
        return False
    if not _PUNCTUATED.search(last.text) and not _BULLET.match(last.text):
        return begins_amid(row.text)
    ends_short = width < last.width - 2 * _COLUMN_SLACK
    heading_next = next_rows == 1 and not _PUNCTUATED.search(row.text)
    if next_rows == 1:
        return not heading_next and not ends_short
    return abs(max(last.width, width) - next_width) <= 2 * _COLUMN_SLACK and not ends_short


def _opens_byline(text: str) -> bool:
    return len(text) <= 60 and BYLINE.match(text) is not None and not ENDED.search(text)


def _width(text: str) -> float:
    """Width in letters: ASCII counts half."""
    return len(text.encode("gb18030", "replace")) / 2
