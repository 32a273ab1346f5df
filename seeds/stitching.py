"""Broken stories → whole ones: the parts of a story that stand in several places of the text.

A part ends in the middle of a sentence; its continuation stands elsewhere, after a picture, in another
column, under a running head. Two kinds of evidence join them: the word that the break cuts
(``风光互|补设备``) and the words that both parts share and the rest of the page does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from seeds.blocks import PICTURE_GAP, Block
from seeds.marks import begins_amid, begins_new
from seeds.overlap import Kinship, Vector, cosine
from seeds.stories import Story
from seeds.words import cuts_word

_MOST_BLOCKS = 600
"""Pages longer than any newspaper page are left in the order in which they come."""
_MOST_ENDS = 24
_ACCEPT = 0.7
_KINSHIP = 1.5
"""Weight of kinship (-1 to 1) beside the evidence of the break itself (about -1 to 3)."""
_NOISE = 0.015
"""Likeness that two unrelated stories of one page have."""
_BROKEN = 0.5
"""Evidence that a paragraph is no beginning: the one before it breaks off, or it is but a sentence's end."""
_SHORT = 30
_GLANCE, _WINDOW = 300, 1600
"""Letters of a part, and of the stories beside it, that a quick look takes in."""
_CAPTION_LETTERS = 300
_BODY = frozenset(["para", "lead", "from", "maybe"])


def stitch(stories: list[Story]) -> list[Story]:
    """
    Join the parts of stories.

    Parameters
    ----------
    stories : list of Story
        As cut by position; they are changed in place.

    Returns
    -------
    list of Story
        Fewer or as many; every block is still in exactly one.
    """
    blocks = [b for s in stories for b in s.body]
    if len(blocks) > _MOST_BLOCKS:
        return stories
    stories = _take_out_captions(stories, blocks)
    if not any(_open_end(s) for s in stories):
        return stories
    page = _Page(stories)
    for _ in range(_MOST_ENDS):
        join = page.best_join()
        if join is None:
            break
        page.apply(join)
    return [s for s in page.stories if s.titles or s.bylines or s.body]


class PageText:
    """The text of a page, asked many times which letters stand side by side in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._after: dict[str, set[str]] = {}
        self._openings: dict[str, float] = {}
        self._seams: dict[str, float] = {}

    def opening(self, right: str) -> float:
        """Say by its first words how surely a text goes on (1) or begins anew (-1); read once for each."""
        score = self._openings.get(right)
        if score is None:
            score = 1.0 if begins_amid(right) else -1.0 if begins_new(right) else 0.0
            self._openings[right] = score
        return score

    def seam(self, cut: str) -> float:
        """Weigh the word that may lie over the middle of four letters, 0 to 2; looked up once for each."""
        score = self._seams.get(cut)
        if score is None:
            score = 0.0
            if len(cut) == 4 and cut[1:3].isalnum():
                if self.has_pair(cut[1], cut[2]) and (cut[:3] in self.text or cut[1:] in self.text):
                    score += 1.0
                score += cuts_word(cut)
            self._seams[cut] = score
        return score

    def has_pair(self, one: str, other: str) -> bool:
        """Whether a letter stands right before another; where a letter stands is looked up once."""
        if one == other:
            return one + other in self.text
        after = self._after.get(one)
        if after is None:
            after = self._after[one] = {part[:1] for part in self.text.split(one)[1:]}
        return other in after


def continuity(left: str, right: str, page: PageText) -> float:
    """
    How well `right` goes on where `left` breaks off, about -1 to 3.

    Examples
    --------
    >>> page = PageText("")
    >>> continuity("用电依靠风光互", "补设备,用上", page) > continuity("用电依靠风光互", "突发事件,还", page)
    True
    """
    return page.opening(right) + page.seam(left[-2:] + right[:2])


@dataclass(frozen=True, slots=True)
class _Join:
    score: float
    left: Story
    right: Story
    index: int


class _Page:
    def __init__(self, stories: list[Story]) -> None:
        self.stories = stories
        self._kinship: Kinship | None = None
        self._vectors: dict[tuple[int, ...], Vector] = {}
        self._glimpses: dict[str, set[str]] = {}
        self._text = PageText("\n".join(b.text for s in stories for b in s.body))

    def best_join(self) -> _Join | None:
        """Choose the likeliest of all joins still open; of equal ones the first."""
        breaks = [join for left in self.stories if _open_end(left) for join in self._breaks(left)]
        best: tuple[float, int] | None = None
        for order, join in sorted(enumerate(breaks), key=lambda pair: -pair[1].score):
            if best is not None and join.score + _KINSHIP <= best[0]:
                break  # kinship adds less
            if self._may_be_kin(join.left, join.right, join.index):
                score = join.score + self._kinship_gain(join.left, join.right, join.index)
                best = max(best or (score, -order), (score, -order))
        if best is None or best[0] < _ACCEPT:
            return None
        return replace(breaks[-best[1]], score=best[0])

    def _breaks(self, left: Story) -> Iterator[_Join]:
        """Find where the story's open end may go on, by the evidence of the break alone."""
        for right in self.stories:
            if right is left or right.photo or right.aside:
                continue
            for index, block in enumerate(right.body):
                if block.kind == "para" and _may_begin_part(right, index):
                    broken = self._broken(left, right, index)
                    if broken > 0:
                        yield _Join(broken, left, right, index)

    def _broken(self, left: Story, right: Story, index: int) -> float:
        """Evidence of the break itself."""
        start = right.body[index]
        score = continuity(left.body[-1].text, start.text, self._text)
        if index == 0:
            return score
        before = right.body[index - 1]
        if not before.soft_ended:
            gap = _BROKEN if start.blank >= PICTURE_GAP else 0.0
            score += gap - continuity(before.text, start.text, self._text)
        if start.ended and len(start.text) <= _SHORT and "。" not in start.text[:-2]:
            score += _BROKEN
        return score

    def _may_be_kin(self, left: Story, right: Story, index: int) -> bool:
        """Whether a quick look at three letters in a row does not rule out that a part is of `left`."""
        if index == 0:
            return True
        part = "".join([b.text for b in right.body[index : index + 3]])[:_GLANCE]
        glimpses = [part[at : at + 3] for at in range(0, len(part) - 2, 2)]
        with_left = self._share(glimpses, left.body)
        return with_left > 0.0 and with_left > 0.8 * self._share(glimpses, right.body[:index])

    def _share(self, glimpses: list[str], blocks: list[Block]) -> float:
        """How many of some threes of letters stand at the end of some blocks, for their length."""
        text = "".join([b.text for b in blocks])[-_WINDOW:]
        threes = self._glimpses.get(text)
        if threes is None:
            threes = self._glimpses[text] = {text[at : at + 3] for at in range(len(text) - 2)}
        return sum(map(threes.__contains__, glimpses)) / (len(text) + _WINDOW // 4)

    def _kinship_gain(self, left: Story, right: Story, index: int) -> float:
        """Whether the part's words are those of `left` rather than of the story it stands in, -1.5 to 1.5."""
        part = self._vector(right.body[index:])
        here = cosine(part, self._vector(left.body))
        there = cosine(part, self._vector(right.body[:index])) if index else 0.0
        return _KINSHIP * (here - there) / (here + there + _NOISE)

    def _vector(self, blocks: list[Block]) -> Vector:
        if self._kinship is None:
            self._kinship = Kinship([b.text for b in s.body] for s in self.stories if s.body)
        key = tuple(b.serial for b in blocks)
        vector = self._vectors.get(key)
        if vector is None:
            vector = self._vectors[key] = self._kinship.vector(b.text for b in blocks)
        return vector

    def apply(self, join: _Join) -> None:
        left, right = join.left, join.right
        part = right.body[join.index :]
        del right.body[join.index :]
        left.body += part
        if not right.body:
            left.under += [*right.titles, *right.under]
            left.bylines += right.bylines
            self.stories = [s for s in self.stories if s is not right]


def _last(story: Story) -> Block | None:
    return story.body[-1] if story.body and story.body[-1].kind in _BODY else None


def _open_end(story: Story) -> bool:
    """Whether the story breaks off in a sentence without saying where it goes on."""
    last = _last(story)
    return last is not None and not story.photo and not story.aside and not last.soft_ended


def _may_begin_part(story: Story, index: int) -> bool:
    if index == 0:
        return not story.bylines
    before = story.body[index - 1]
    if before.kind == "to":
        return False
    return before.ended or (before.kind in _BODY and not before.soft_ended)


def _take_out_captions(stories: list[Story], blocks: list[Block]) -> list[Story]:
    """Take whole paragraphs between the two halves of a sentence for captions."""
    page = None
    captions: list[Story] = []
    for story in stories:
        if story.photo or story.aside:
            continue
        index = 1
        while index < len(story.body) - 1:
            if _interrupts(story.body, index):
                page = page or PageText("\n".join(b.text for b in blocks))
                if _sentence_passes(story.body, index, page):
                    captions.append(Story(body=[story.body[index]], photo=True))
                    del story.body[index]
                    continue
            index += 1
    return stories + captions


def _sentence_passes(body: list[Block], index: int, page: PageText) -> bool:
    """Whether the sentence before a block goes on after it, not in it; clearly so where no gap speaks."""
    before, block, after = body[index - 1 : index + 2]
    gain = continuity(before.text, after.text, page) - continuity(before.text, block.text, page)
    return gain > (0.0 if block.blank >= PICTURE_GAP else 1.0)


def _interrupts(body: list[Block], index: int) -> bool:
    """Whether a block is whole by itself and stands after a broken sentence."""
    before, block, after = body[index - 1 : index + 2]
    return (
        before.kind in _BODY
        and not before.soft_ended
        and block.kind == "para"
        and block.soft_ended
        and len(block.text) <= _CAPTION_LETTERS
        and not begins_amid(block.text)
        and after.kind == "para"
    )
