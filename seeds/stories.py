"""Blocks → stories: which headline, byline and paragraphs are one piece of news.

A headline normally stands before its body; on printed pages the text often comes out of the PDF body first.
Content decides: a headline shares words with its own story.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from seeds.blocks import Block
from seeds.marks import (
    ATTENDANCE,
    CREDIT_TAIL,
    ENDED,
    NUMBERED,
    RUBRIC,
    TITLE_UNDER,
    VERB_FIRST,
    begins_amid,
    begins_new,
    strip_signs,
)
from seeds.overlap import pairs_of, title_overlap
from seeds.words import cuts_word

PICTURE_GAP = 3
"""Empty lines from which OCR is taken to have left out a picture or jumped a column."""

_TITLE_KINDS = frozenset(["title", "byline", "strap"])
_OPENERS = frozenset(["lead", "from"])
_TEXT_KINDS = frozenset(["para", "lead", "from"])
_CLOSERS = frozenset(["end", "credit", "to", "byline", "title"])
_MOST_TITLES = 6
_CAPTION_LETTERS = 300
_LONE_CAPTION_LETTERS = 150
_LONGEST_SUB = 30
_PAUSE = re.compile("[，,、；;]")
_OWN = 0.5
"""Share of a headline's letter pairs from which a text is taken to be its body."""


@dataclass(slots=True)
class Story:
    """The blocks of one piece: `titles` as printed over, beside or under it, `body` in reading order."""

    titles: list[Block] = field(default_factory=list)
    bylines: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    under: list[Block] = field(default_factory=list)
    """Headings over parts that were joined later: never the headline."""
    photo: bool = False
    aside: bool = False
    """Running heads, adverts, index lines: no story."""

    @property
    def first(self) -> int:
        """Serial of the first block on the page."""
        return min(block.serial for block in (*self.titles, *self.bylines, *self.under, *self.body))

    def text(self, letters: int = 4000) -> str:
        """The beginning of the body."""
        parts: list[str] = []
        for block in self.body:
            parts.append(block.text)
            letters -= len(block.text)
            if letters < 0:
                break
        return "".join(parts)


def tell_apart(blocks: list[Block], *, printed: bool) -> list[Story]:
    """
    Cut a page's blocks into stories; every block is in exactly one.

    Parameters
    ----------
    blocks : list of Block
        In raw order, with kinds.
    printed : bool
        Whether the page is hard-wrapped, so that headlines may follow their bodies.
    """
    photos, rest = _take_photos(blocks)
    asides, rest = _take_asides(rest)
    _settle_titles(rest)
    groups = _groups(rest)
    after = printed and _titles_follow(groups)
    stories = _titles_after(groups) if after else _titles_before(groups)
    return photos + asides + stories


def _take_photos(blocks: list[Block]) -> tuple[list[Story], list[Block]]:
    """Captions with their credit, and the block of the headline where the picture has its own."""
    taken: set[int] = set()
    photos: list[Story] = []
    for index, block in enumerate(blocks):
        if block.kind == "credit":
            captions = _captions(blocks, index, taken)
        elif (
            block.kind in ("para", "maybe")
            and len(block.text) <= _CAPTION_LETTERS
            and CREDIT_TAIL.search(block.text)
        ):
            captions = []
        else:
            continue
        photo = [*captions, index]
        if captions or block.kind != "credit":
            title = _photo_title(blocks, photo, taken)
            taken.update(photo, title)
            photos.append(
                Story(titles=[blocks[i] for i in title], body=[blocks[i] for i in photo], photo=True)
            )
    return photos, [b for i, b in enumerate(blocks) if i not in taken]


def _captions(blocks: list[Block], credit: int, taken: set[int]) -> list[int]:
    found: list[int] = []
    index = credit - 1
    while index >= 0 and len(found) < 2 and index not in taken and _like_caption(blocks[index]):
        found.insert(0, index)
        if blocks[index].blank >= PICTURE_GAP:
            return found
        if index and blocks[index - 1].kind == "maybe" and blocks[index - 1].blank >= PICTURE_GAP:
            return found
        index -= 1
    lone = found[-1:]
    return lone if lone and len(blocks[lone[0]].text) <= _LONE_CAPTION_LETTERS else []


def _like_caption(block: Block) -> bool:
    return (
        block.kind == "para"
        and len(block.text) <= _CAPTION_LETTERS
        and block.soft_ended
        and not begins_amid(block.text)
    )


def _photo_title(blocks: list[Block], photo: list[int], taken: set[int]) -> list[int]:
    index = photo[0] - 1
    if index < 0 or index in taken:
        return []
    title, caption = blocks[index], blocks[photo[0]]
    after = blocks[photo[-1] + 1] if photo[-1] + 1 < len(blocks) else None
    if title.kind == "title":
        return [index] if after is None or after.kind in ("title", "maybe") else []
    if title.kind != "maybe" or title.indented or (after is not None and after.kind in _OPENERS):
        return []
    if after is None or after.kind in ("title", "byline"):
        return [index]
    gap = max(title.blank, caption.blank) >= PICTURE_GAP
    return (
        [index] if gap and (index == 0 or blocks[index - 1].soft_ended or title.blank >= PICTURE_GAP) else []
    )


def _take_asides(blocks: list[Block]) -> tuple[list[Story], list[Block]]:
    """Index lines, addresses, markup and shadowed straps."""
    asides = [Story(titles=[b], aside=True) for b in blocks if b.kind in ("index", "strap")]
    return asides, [b for b in blocks if b.kind not in ("index", "strap")]


def _settle_titles(blocks: list[Block]) -> None:
    """Give every `maybe` its kind, title or paragraph, by its neighbours."""
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
    """Marked headings deeper than the page's one top heading, with no report opening below, are sections."""
    marked = [i for i, b in enumerate(blocks) if b.level]
    if len(marked) < 2:
        return
    top = blocks[marked[0]].level
    if any(blocks[i].level <= top for i in marked[1:]):
        return
    for index in marked[1:]:
        before, after = blocks[index - 1], blocks[index + 1] if index + 1 < len(blocks) else None
        broken = before.kind in _TEXT_KINDS and not before.soft_ended
        if after is not None and after.kind in ("para", "maybe") and not broken:
            blocks[index].kind = "sub"


def _is_crowded(blocks: list[Block]) -> bool:
    """Whether several stories show by their openings, marks or ends, so that bare lines may head others."""
    openings = sum(b.kind in _OPENERS or b.level > 0 for b in blocks)
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
    """What is no headline: a heading inside the story, or a paragraph, maybe cut short."""
    text, before, below = block.text, around.before, around.next
    if len(text) > _LONGEST_SUB or _PAUSE.search(text) or block.soft_ended or below is None:
        return "para"
    if before is not None and before.kind in _TEXT_KINDS and not before.soft_ended:
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
    if before.kind in _TEXT_KINDS and not before.soft_ended and begins_amid(text):
        return False
    if after is not None and after.kind in _OPENERS and not (commas and len(text) > 45):
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


@dataclass(slots=True)
class _Group:
    """Title blocks in sequence, with bylines among them, and the body up to the next such group."""

    titles: list[Block]
    body: list[Block]

    @property
    def text(self) -> str:
        return "".join(b.text for b in self.body[:12])[:4000]


def _groups(blocks: list[Block]) -> list[_Group]:
    groups: list[_Group] = []
    for block in blocks:
        if block.kind in _TITLE_KINDS:
            if not groups or groups[-1].body:
                groups.append(_Group([], []))
            groups[-1].titles.append(block)
        else:
            if not groups or (block.kind in _OPENERS and _has_news(groups[-1].body)):
                groups.append(_Group([], []))
            groups[-1].body.append(block)
    return groups


def _has_news(body: list[Block]) -> bool:
    return any(b.kind in ("lead", "from", "para") for b in body)


def _titles_follow(groups: list[_Group]) -> bool:
    """Whether the page's headlines come after their bodies."""
    balance = 0.0
    for before, group in pairwise(groups):
        title = "".join(b.text for b in group.titles if b.kind == "title")
        if title:
            balance += title_overlap(title, before.text) - title_overlap(title, group.text)
    return balance > 0 and len(groups) > 1


def _titles_before(groups: list[_Group]) -> list[Story]:
    stories: list[Story] = []
    current: Story | None = None
    for group in groups:
        titles = list(group.titles)
        if current is not None:
            titles = _give_back(titles, current, group)
        if not group.body:
            stories += _bodiless(titles, current)
            continue
        if current is not None and titles and _is_strap(titles, current, group):
            stories.append(Story(titles=titles, aside=True))
            current.body += group.body
            continue
        rubrics, titles = _rubrics(titles, group)
        stories += [Story(titles=[rubric], aside=True) for rubric in rubrics]
        current = _story(titles, group.body)
        stories.append(current)
    return stories


def _story(titles: list[Block], body: list[Block]) -> Story:
    return Story(
        titles=[b for b in titles if b.kind != "byline"],
        bylines=[b for b in titles if b.kind == "byline"],
        body=list(body),
    )


def _give_back(titles: list[Block], current: Story, group: _Group) -> list[Block]:
    """Lines at the front of a group that speak of the story before it are that story's."""
    count = 0
    body = current.text()
    for block in titles:
        if block.level or block.kind != "title":
            break
        own = title_overlap(block.text, body)
        if own < _OWN or own < title_overlap(block.text, group.text) + 0.25:
            break
        count += 1
    if count == len(titles) and group.body and group.body[0].kind != "lead":
        return titles
    current.titles += titles[:count]
    return titles[count:]


def _bodiless(titles: list[Block], current: Story | None) -> list[Story]:
    if not titles:
        return []
    text = "".join(b.text for b in titles)
    if current is not None and (
        all(b.kind == "byline" for b in titles) or title_overlap(text, current.text()) >= _OWN
    ):
        current.titles += [b for b in titles if b.kind != "byline"]
        current.bylines += [b for b in titles if b.kind == "byline"]
        return []
    return [Story(titles=titles, aside=current is not None or len(titles) < 2)]


def _is_strap(titles: list[Block], current: Story, group: _Group) -> bool:
    """Whether a heading only interrupts a story: its sentence goes on below, which the heading does not name."""
    last, first = current.body[-1], group.body[0]
    if (
        last.soft_ended
        or last.kind == "to"
        or first.kind != "para"
        or any(b.kind == "byline" for b in titles)
    ):
        return False
    if begins_new(first.text) and not begins_amid(first.text):
        return False
    text = "".join(b.text for b in titles)
    if title_overlap(text, group.text) >= _OWN:
        return False
    here = pairs_of(first.text)
    return len(here & pairs_of(current.text())) > 2 * len(here & pairs_of(text))


def _rubrics(titles: list[Block], group: _Group) -> tuple[list[Block], list[Block]]:
    """Marked headings over another marked heading that say nothing about the story."""
    marked = [b for b in titles if b.level]
    if len(marked) < 2:
        return [], titles
    overlaps = {b.serial: title_overlap(b.text, group.text) for b in marked}
    best = max(marked, key=lambda b: overlaps[b.serial])
    rubrics = [b for b in marked if b.serial < best.serial and overlaps[b.serial] < 0.3 and b is titles[0]]
    return rubrics, [b for b in titles if b not in rubrics]


def _titles_after(groups: list[_Group]) -> list[Story]:
    """Each group's titles belong to the body above, its byline to whichever body has none yet."""
    stories: list[Story] = []
    for group in groups:
        titles, bylines = (
            [b for b in group.titles if b.kind == "title"],
            [b for b in group.titles if b.kind == "byline"],
        )
        last = next((s for s in reversed(stories) if s.body), None)
        if last is None:
            stories.append(_story(group.titles, group.body))
            continue
        back = [b for b in titles if _looks_back(b, last, group)]
        last.titles += back
        opener = group.body[0].kind if group.body else "lead"
        if bylines and (not group.body or (opener == "lead" and not last.bylines)):
            last.bylines += bylines
            bylines = []
        rest = [b for b in titles if b not in back]
        if group.body:
            stories.append(Story(titles=rest, bylines=bylines, body=list(group.body)))
        elif rest:
            last.titles += rest
    return stories


def _looks_back(title: Block, last: Story, group: _Group) -> bool:
    back, on = title_overlap(title.text, last.text()), title_overlap(title.text, group.text)
    return back >= on or on < 0.4


def headline_of(story: Story) -> tuple[list[Block], list[Block]]:
    """
    Choose the headline among the titles.

    Returns
    -------
    tuple of list of Block and list of Block
        The lines of the headline, and the other lines: kickers above, decks below.
    """
    titles = [b for b in story.titles if b.text]
    if not titles:
        return [], []
    main = _main_titles(titles, story.text())
    said = {strip_signs(b.text) for b in main}
    others = [*titles, *story.under]
    return main, [b for b in others if b not in main and strip_signs(b.text) not in said]


def _main_titles(titles: list[Block], body: str) -> list[Block]:
    marked = [b for b in titles if b.level]
    if marked:
        best = max(marked, key=lambda b: title_overlap(b.text, body))
        core = strip_signs(best.text)
        fuller = [
            b for b in titles if core in strip_signs(b.text) and len(strip_signs(b.text)) > len(core) + 4
        ]
        return fuller[:1] or [best]
    first = _first_run(titles)
    plain: list[Block] = _drop(first, lambda b: TITLE_UNDER.match(b.text) is not None)
    plain = _drop(plain, lambda b: ATTENDANCE.search(b.text) is not None and len(plain) > 1)
    plain = _drop(plain, lambda b: RUBRIC.search(b.text) is not None)
    if len(plain) > 1 and VERB_FIRST.match(plain[-1].text) and plain[-1].serial == plain[-2].serial + 1:
        return plain[-2:]
    return plain[-1:]


def _first_run(titles: list[Block]) -> list[Block]:
    """The titles before the first paragraph between them."""
    run = titles[:1]
    for block in titles[1:]:
        if block.serial > run[-1].serial + 2:
            break
        run.append(block)
    return run


def _drop(blocks: list[Block], unwanted: Callable[[Block], bool]) -> list[Block]:
    return [b for b in blocks if not unwanted(b)] or blocks
