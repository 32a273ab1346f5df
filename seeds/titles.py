"""Which lines are headlines, and which of a story's headlines is the main one.

A line's form only says that it could be one (`maybe`); what stands before and after it decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from seeds.blocks import OPENERS, TEXT_KINDS, Block
from seeds.marks import (
    ATTENDANCE,
    ENDED,
    NUMBERED,
    RUBRIC,
    TITLE_UNDER,
    VERB_FIRST,
    begins_amid,
    strip_signs,
)
from seeds.overlap import title_overlap
from seeds.words import cuts_word

_CLOSERS = frozenset(["end", "credit", "to", "byline", "title"])
_MOST_TITLES = 6
_LONGEST_SUB = 30
_PAUSE = re.compile("[，,、；;]")


def headline_of(titles: list[Block], body: str) -> list[Block]:
    """
    Choose the headline among a story's titles.

    Parameters
    ----------
    titles : list of Block
        Kickers, headline, decks, as printed.
    body : str
        The beginning of the story's text.

    Returns
    -------
    list of Block
        The lines of the headline; none if there are no titles.
    """
    titles = [b for b in titles if b.text]
    marked = [b for b in titles if b.level]
    if marked:
        return _marked_headline(titles, marked, body)
    plain = _drop(_first_run(titles), lambda b: TITLE_UNDER.match(b.text) is not None)
    plain = _drop(plain, lambda b: ATTENDANCE.search(b.text) is not None)
    plain = _drop(plain, lambda b: RUBRIC.search(b.text) is not None)
    if len(plain) > 1 and VERB_FIRST.match(plain[-1].text) and plain[-1].serial == plain[-2].serial + 1:
        return plain[-2:]
    return plain[-1:]


def _marked_headline(titles: list[Block], marked: list[Block], body: str) -> list[Block]:
    """Take the marked heading that the body bears out, or the fuller line that contains it."""
    best = marked[0] if len(marked) == 1 else max(marked, key=lambda b: title_overlap(b.text, body))
    core = strip_signs(best.text)
    fuller = (b for b in titles if core in (said := strip_signs(b.text)) and len(said) > len(core) + 4)
    return [next(fuller, best)]


def settle_titles(blocks: list[Block]) -> None:
    """
    Give every block of kind `maybe` its kind by its neighbours: title, heading inside a story, or paragraph.

    Parameters
    ----------
    blocks : list of Block
        In raw order; kinds are changed in place.
    """
    _settle_sections(blocks)
    crowded = _is_crowded(blocks)
    start = 0
    while start < len(blocks):
        if blocks[start].kind != "maybe":
            start += 1
            continue
        end = start
        while end < len(blocks) and blocks[end].kind == "maybe":
            end += 1
        _settle_group(blocks, start, end, crowded)
        start = end


def _settle_sections(blocks: list[Block]) -> None:
    """Take marked headings below the page's one top heading, where no report opens, for sections."""
    marked = [i for i, b in enumerate(blocks) if b.level]
    if len(marked) < 2:
        return
    top = blocks[marked[0]].level
    if any(blocks[i].level <= top for i in marked[1:]):
        return
    for index in marked[1:]:
        before, after = blocks[index - 1], blocks[index + 1] if index + 1 < len(blocks) else None
        broken = before.kind in TEXT_KINDS and not before.soft_ended
        if after is not None and after.kind in ("para", "maybe") and not broken:
            blocks[index].kind = "sub"


def _is_crowded(blocks: list[Block]) -> bool:
    """Whether several stories show by their openings, marks or ends, so that bare lines may head others."""
    openings = sum(b.kind in OPENERS or b.level > 0 for b in blocks)
    return openings >= 2 or sum(b.kind == "end" for b in blocks) >= 2


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a line that may be a headline."""

    many: bool
    """Whether the run of such lines that it is in is as long as a headline's, not a list."""
    before: Block | None
    """The block before it."""
    next: Block | None
    """The block after it."""
    after: Block | None
    """The block after the run."""
    crowded: bool


def _settle_group(blocks: list[Block], start: int, end: int, crowded: bool) -> None:
    after = blocks[end] if end < len(blocks) else None
    few = 2 <= end - start <= _MOST_TITLES
    many = crowded and few and not any(NUMBERED.match(b.text) for b in blocks[start:end])
    for index in range(end - 1, start - 1, -1):
        block = blocks[index]
        around = _Around(
            many=many,
            before=blocks[index - 1] if index else None,
            next=blocks[index + 1] if index + 1 < len(blocks) else None,
            after=after,
            crowded=crowded,
        )
        below_is_text = index + 1 < end and blocks[index + 1].kind != "title"
        title = (block.serial == 0 or not below_is_text) and _is_title(block, around)
        block.kind = "title" if title else _inner(block, around)


def _inner(block: Block, around: _Around) -> Literal["para", "sub"]:
    """Tell a heading inside the story from a paragraph, maybe cut short."""
    text, before, below = block.text, around.before, around.next
    number = NUMBERED.match(text)
    if (
        len(text) > _LONGEST_SUB
        or _PAUSE.search(text, number.end() if number else 0)
        or block.soft_ended
        or below is None
    ):
        return "para"
    if before is not None and before.kind in TEXT_KINDS and not before.soft_ended:
        return "para"
    cut = begins_amid(below.text) or cuts_word(text[-2:] + below.text[:2])
    return "para" if cut else "sub"


def _is_title(block: Block, around: _Around) -> bool:
    text, before, below, after = block.text, around.before, around.next, around.after
    commas = text.count(",") + text.count("，")
    if below is not None and below.kind == "para" and begins_amid(below.text):
        return False
    if before is None:
        return True
    if before.kind in TEXT_KINDS and not before.soft_ended and begins_amid(text):
        return False
    if after is not None and after.kind in OPENERS and not (commas and len(text) > 45):
        return True
    if commas and block.rows == 1 and not (below is not None and below.kind == "title"):
        return False
    if after is not None and after.kind == "byline" and around.crowded:
        return True
    if ENDED.search(text):
        return False
    if before.kind in _CLOSERS or block.rows > 1 or _stands_apart(block, before, below):
        return True
    return around.many or TITLE_UNDER.match(text) is not None


def _stands_apart(block: Block, before: Block | None, next_: Block | None) -> bool:
    """Whether a lone printed line lies between paragraphs set in another width."""
    if not block.width or (before is not None and not before.soft_ended):
        return False
    return (
        next_ is not None
        and next_.rows > 1
        and abs(next_.width - block.width) > 4
        and not NUMBERED.match(block.text)
    )


def _first_run(titles: list[Block]) -> list[Block]:
    """Take the titles before the first paragraph between them."""
    run = titles[:1]
    for block in titles[1:]:
        if block.serial > run[-1].serial + 2:
            break
        run.append(block)
    return run


def _drop(blocks: list[Block], unwanted: Callable[[Block], bool]) -> list[Block]:
    return [b for b in blocks if not unwanted(b)] or blocks
