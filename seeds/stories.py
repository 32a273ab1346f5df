"""Blocks → stories: which headline, byline and paragraphs are one piece of news.

A headline normally stands before its body; on printed pages the text often comes out of the PDF body first.
Content decides: a headline shares words with its own story.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from seeds.blocks import OPENERS, Block
from seeds.marks import begins_amid, begins_new
from seeds.overlap import pairs_of, title_overlap
from seeds.photos import take_photos
from seeds.titles import settle_titles

_TITLE_KINDS = frozenset(["title", "byline", "strap"])
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
        """Give the beginning of the body."""
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
    photos, rest = take_photos(blocks)
    asides, rest = _take_asides(rest)
    settle_titles(rest)
    groups = _groups(rest)
    after = printed and _titles_follow(groups)
    stories = _titles_after(groups) if after else _titles_before(groups)
    shown = [Story(titles=p.titles, body=p.body, photo=True) for p in photos]
    return shown + asides + stories


def _take_asides(blocks: list[Block]) -> tuple[list[Story], list[Block]]:
    """Index lines, addresses, markup and shadowed straps."""
    asides = [Story(titles=[b], aside=True) for b in blocks if b.kind in ("index", "strap")]
    return asides, [b for b in blocks if b.kind not in ("index", "strap")]


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
            if not groups or (block.kind in OPENERS and _has_news(groups[-1].body)):
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
    """Whether a heading only interrupts a story, whose sentence goes on below."""
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
    """Part off marked headings, over another marked one, that say nothing about the story."""
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
