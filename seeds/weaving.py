"""Blocks → one mapped text: joined in reading order, every character tied to its raw offset."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from seeds.blocks import Block, join_texts
from seeds.folding import Run, drop_blanks
from seeds.records import EMPTY, MappedText

_LEAST_REPEAT = 20
_MOST_COMPARED = 300


class Weaver:
    """Gathers clean text and its runs."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._span = (0, 0)
        self._last = ""

    def add(
        self, block: Block, *, joined: bool, begin: int = 0, end: int | None = None, compact: bool = False
    ) -> int:
        """
        Append a block, or a part of it.

        Parameters
        ----------
        block : Block
            What to append.
        joined : bool
            Whether it continues the text before it; else a line feed stands between.
        begin, end : int
            The part of the block's text to take.
        compact : bool
            Leave out the spaces between Chinese characters.

        Returns
        -------
        int
            Where the block's text starts in the woven text.
        """
        text, runs = block.text, block.runs
        if begin or (end is not None and end < len(text)):
            text, runs = _part(text, runs, begin, len(text) if end is None else end)
        if compact:
            text, runs = drop_blanks(text, runs)
        if not text:
            return self._length
        if self._length:
            gap = join_texts(self._last, text) if joined else "\n"
            if gap:
                self._runs.append((self._length, self._blank(block.spans[0][0]), 1))
                self._parts.append(gap)
                self._length += 1
        start = self._length
        self._append(text, runs)
        self._span = (block.spans[0][0], block.spans[-1][1])
        return start

    def woven(self) -> MappedText:
        """Give the text so far."""
        return MappedText("".join(self._parts), tuple(self._runs)) if self._parts else EMPTY

    def _append(self, text: str, runs: list[Run]) -> None:
        shift = self._length
        self._runs += [(begin + shift, raw, length) for begin, raw, length in runs]
        self._parts.append(text)
        self._length += len(text)
        self._last = text

    def _blank(self, start: int) -> int:
        """Find a raw white space beside the seam, else one before the block that ends there."""
        begin, end = self._span
        for offset in (end, start - 1, begin - 1):
            if 0 <= offset < len(self._raw) and self._raw[offset].isspace():
                return offset
        return min(end, len(self._raw) - 1)


@dataclass(slots=True)
class Paragraph:
    """Blocks whose sentences go on from one to the next."""

    blocks: list[Block]
    text: str


def paragraphs_of(blocks: list[Block], goes_on: Callable[[Block, Block], bool]) -> list[Paragraph]:
    """
    Join blocks into paragraphs and leave out those that another paragraph contains.

    Parameters
    ----------
    blocks : list of Block
        In reading order.
    goes_on : callable
        Whether a block's sentence goes on in the next.
    """
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if paragraphs and goes_on(paragraphs[-1].blocks[-1], block):
            paragraphs[-1].blocks.append(block)
            paragraphs[-1].text += block.text
        else:
            paragraphs.append(Paragraph([block], block.text))
    return _once(paragraphs)


def _once(paragraphs: list[Paragraph]) -> list[Paragraph]:
    if len(paragraphs) > _MOST_COMPARED:
        firsts = {p.text: i for i, p in reversed(list(enumerate(paragraphs)))}
        return [p for i, p in enumerate(paragraphs) if len(p.text) < _LEAST_REPEAT or firsts[p.text] == i]
    whole = "\n".join([paragraph.text for paragraph in paragraphs])
    kept: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        once = len(text) < _LEAST_REPEAT or whole.count(text) == 1
        if once or not _is_repeat(paragraphs, index, text):
            kept.append(paragraph)
    return kept


def _is_repeat(paragraphs: list[Paragraph], index: int, text: str) -> bool:
    """Whether a longer paragraph, or one before it, contains the text of the one at `index`."""
    size = len(text)
    if any(text in other.text for other in paragraphs[:index]):
        return True
    return any(len(other.text) > size and text in other.text for other in paragraphs[index + 1 :])


def _part(text: str, runs: list[Run], begin: int, end: int) -> tuple[str, list[Run]]:
    kept: list[Run] = []
    for start, raw, length in runs:
        left, right = max(start, begin), min(start + length, end)
        if left < right:
            kept.append((left - begin, raw + left - start, right - left))
    return text[begin:end], kept
