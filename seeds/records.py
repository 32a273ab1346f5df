"""The records that leave `seeds`: a page as decoded, and the articles cut from it.

Offsets count Unicode code points of ``Page.text``, the page exactly as decoded (line ends kept).
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

ArticleKind = Literal["article", "photo", "brief", "continuation", "header"]


@dataclass(frozen=True, slots=True)
class MappedText:
    """Clean text whose every character knows where it stands in the raw page.

    `runs` are ``(start in text, start in raw, length)``, ascending and gapless in the text:
    inside a run, text and raw advance together. A character put in by cleaning (the line feed
    between two paragraphs) points at the raw character that stands there.
    """

    text: str
    runs: tuple[tuple[int, int, int], ...]

    def raw(self, index: int) -> int:
        """Raw offset of the character at `index`; IndexError outside ``0 <= index < len``."""
        if not 0 <= index < len(self.text):
            raise IndexError(index)
        start, raw, _ = self.runs[bisect_right(self.runs, (index, sys.maxsize)) - 1]
        return raw + index - start

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open raw span of the non-empty half-open text span."""
        begin, raw, length = self.runs[bisect_right(self.runs, (start, sys.maxsize)) - 1]
        if begin <= start < end <= begin + length:  # nearly all spans lie in one run
            return raw + start - begin, raw + end - begin
        return self.raw(start), self.raw(end - 1) + 1

    def position(self, raw_offset: int) -> int | None:
        """Index of the first character that comes from `raw_offset`, or None."""
        for start, raw, length in self.runs:
            if raw <= raw_offset < raw + length:
                return start + raw_offset - raw
        return None

    def __len__(self) -> int:
        return len(self.text)


EMPTY = MappedText("", ())


@dataclass(frozen=True, slots=True)
class Decoding:
    """How bytes became text: the encoding's name and how sure that is, 0 to 1."""

    encoding: str
    confidence: float


@dataclass(frozen=True, slots=True)
class IssueDate:
    """The day a page was printed, or None, with the evidence in words and its confidence 0 to 1."""

    value: date | None
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Page:
    """One newspaper page as decoded.

    `doc` is the file's base name, `path` how the user named it (``-`` for standard input),
    `text` what the bytes say, line ends kept; `sha256` is of the bytes, in hex; `id` its first 16 digits.
    """

    id: str
    doc: str
    path: str
    text: str
    sha256: str
    decoding: Decoding
    newspaper: str | None
    issue: IssueDate


@dataclass(frozen=True, slots=True)
class Article:
    r"""One unit of a page.

    Every character of the page that is not white space belongs to exactly one article: running heads, adverts
    and whatever else is no story are kept with kind ``header``.

    id : ``<page id>-<ordinal, three digits>``, ordinals in order of first appearance from 0.
    segments : raw half-open spans in reading order, repeated paragraphs included.
    text : all that is printed in `segments`, cleaned (lines joined, no spaces between Chinese characters), in
        reading order, headline and repeats included, ``\n`` between blocks: what the gazetteer searches.
    body : what a reader would call the article: without headline, byline and repeats.
    reporters : names only; dateline_place : as printed (``阿拉善``), or None.
    date : the day of the dateline or caption, or None; `date_evidence` says in words how it was found.
    """

    id: str
    page_id: str
    kind: ArticleKind
    headline: str
    subheads: tuple[str, ...]
    reporters: tuple[str, ...]
    dateline_place: str | None
    date: date | None
    date_evidence: str
    segments: tuple[tuple[int, int], ...]
    text: MappedText = field(repr=False)
    body: MappedText = field(repr=False)
    headline_span: tuple[int, int] | None = None
    """Half-open span of the headline in `text` where it stands there in one piece."""
    dateline_span: tuple[int, int] | None = None
    """Half-open span of the dateline place in `text`."""
