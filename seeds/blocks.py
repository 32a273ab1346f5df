"""Rows → blocks: paragraphs, headings, bylines, captions, each with its kind.

Two settings are read. In the flowing one (OCR, web pages) a line is a paragraph. In the printed one (text
pulled from a PDF) a paragraph runs over many short lines of even width, and empty lines may fall inside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from seeds.folding import Run
from seeds.lines import Row
from seeds.marks import (
    BULLET,
    CREDIT,
    CREDIT_SIGN,
    DATELINE,
    END_NAME,
    ENDED,
    JUMP_FROM,
    JUMP_TO,
    META,
    NOT_A_TITLE,
    doubled,
    is_ended,
    is_index,
    is_soft_ended,
    opens_byline,
)
from seeds.printing import Column, is_printed, measure, paragraphs

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

_LONGEST_TITLE = 60
_CREDIT_STARTS = 8
"""Letters that may stand before a credit on its own line; behind more, a caption ends in it."""


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
    serial: int = 0
    ended: bool = False
    """Whether the text ends as a sentence does."""
    soft_ended: bool = False
    """Whether it does, or ends in a closing quote or bracket, colon or semicolon, where one may."""


def read_blocks(rows: list[Row]) -> tuple[list[Block], bool]:
    """
    Group rows into blocks and name their kinds.

    Returns
    -------
    tuple of list of Block and bool
        The blocks in raw order, and whether the page is printed (hard-wrapped) rather than flowing.
    """
    rows = _lend_spans(rows)
    column = measure(rows)
    printed = is_printed(rows, column)
    blocks = _printed_blocks(rows, column) if printed else [_block(row) for row in rows]
    blocks = _join_bare_bylines(blocks)
    for serial, block in enumerate(blocks):
        block.serial = serial
        block.kind = kind_of(block)
        block.ended = is_ended(block.text)
        block.soft_ended = block.ended or is_soft_ended(block.text)
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
        if len(text) <= 60 and CREDIT_SIGN.search(text):
            credit = CREDIT.search(text)
            if credit and credit.start() <= _CREDIT_STARTS:
                return "credit"
        if END_NAME.fullmatch(text):
            return "end"
        if opens_byline(text) and not ENDED.search(text):
            return "byline"
        if META.match(text):
            return "byline"
        if is_index(text):
            return "index"
        if doubled(text):
            return "strap"
    if len(text) <= _LONGEST_TITLE and not NOT_A_TITLE.search(text) and not BULLET.match(text):
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


def _printed_blocks(rows: list[Row], column: Column) -> list[Block]:
    blocks: list[Block] = []
    for group in paragraphs(rows, column):
        block = _block(rows[group.start])
        if len(group) > 1:
            _join_rows(block, rows[group.start + 1 : group.stop])
        block.width = max(column.widths[group.start : group.stop])
        block.rows = len(group)
        blocks.append(block)
    return blocks


def _join_rows(block: Block, rows: list[Row]) -> None:
    """Continue a block with many rows at once; a space between Latin words stands on the line's end."""
    parts, length = [block.text], len(block.text)
    for row in rows:
        if join_texts(parts[-1], row.text):
            block.runs.append((length, block.spans[-1][1], 1))
            parts.append(" ")
            length += 1
        block.runs += [(begin + length, raw, size) for begin, raw, size in row.runs]
        block.spans += row.spans
        parts.append(row.text)
        length += len(row.text)
    block.text = "".join(parts)


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
