"""Mentions as the page's data block holds them: triples of start, length and sense.

A sense is what a mention means: place, role, score, evidence, candidates. A newspaper says the same thing
many times, so each distinct sense is written once and the mentions only point to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from gazetteer.records import Place, Resolution
from maps import vlq
from seeds.records import Article

ROLES = ("literal", "org", "adj", "vague")
"""Roles by their number in the data block."""

CORRECTION = "correction"
"""The rule of a resolution that a table of corrections has decided."""

CANDIDATES = 5
"""Candidates written for each sense, best first."""

Placed = tuple[int, int, int, tuple[int, int]]
"""Start and length in UTF-16 code units, number of the sense, raw span."""


class Interner:
    """Values by number, in order of first appearance."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        """Return the number of `value`."""
        return self.numbers.setdefault(value, len(self.numbers))

    def values(self) -> list[Any]:
        """Return all values, in order of their numbers."""
        return list(self.numbers)


@dataclass(slots=True)
class SenseTable:
    """The senses met so far; `places` numbers the places that were chosen, `label` names the others."""

    places: dict[str, int]
    label: Callable[[Place], str] = attrgetter("name")
    senses: Interner = field(default_factory=Interner)
    evidence: Interner = field(default_factory=Interner)
    reasons: Interner = field(default_factory=Interner)
    others: dict[str, str] = field(default_factory=dict)
    """Labels of candidates that were nowhere chosen → their ids."""
    corrected: set[int] = field(default_factory=set)
    """Numbers of the senses that a reader has put right."""

    def number(self, resolution: Resolution) -> int:
        """Return the number of the resolution's sense."""
        place = resolution.place
        candidates = tuple(
            (self._candidate(candidate.place), round(candidate.score, 2))
            for candidate in resolution.candidates[:CANDIDATES]
        )
        number = self.senses(
            (
                self.places[place.id] if place else -1,
                ROLES.index(resolution.mention.role),
                round(resolution.score, 2),
                tuple(self.evidence(evidence.words) for evidence in resolution.evidence),
                candidates,
                self.reasons(resolution.reason) if resolution.reason else -1,
                resolution.mention.surface,
            )
        )
        if any(evidence.rule == CORRECTION for evidence in resolution.evidence):
            self.corrected.add(number)
        return number

    def _candidate(self, place: Place) -> int | str:
        number = self.places.get(place.id)
        if number is not None:
            return number
        label = self.label(place)
        self.others.setdefault(label, place.id)
        return label


@dataclass(frozen=True, slots=True)
class MentionColumns:
    """An article's mentions, as VLQ.

    headline, body : triples of start (less the start before), length and number of the sense; starts and
    lengths count
        UTF-16 code units. Mentions that stand in neither text (in a subhead, a caption, a repeat) follow
        the body's, with start and length 0. raw : for all of them, in the same order, the zigzag of the raw
        start (less the one before) and the raw length, in code points of the page.
    """

    headline: str
    body: str
    raw: str


def mention_columns(article: Article, resolutions: Iterable[Resolution], table: SenseTable) -> MentionColumns:
    """
    Write the mentions of an article for the data block.

    Parameters
    ----------
    article : Article
        Where the mentions stand.
    resolutions : iterable of Resolution
        Those of this article.
    table : SenseTable
        Is extended by the senses that are new.

    Returns
    -------
    MentionColumns
    """
    head: list[Placed] = []
    body: list[Placed] = []
    elsewhere: list[Placed] = []
    in_head, in_body = Utf16(article.headline), Utf16(article.body.text)
    for resolution in resolutions:
        known = table.number(resolution), (resolution.mention.start, resolution.mention.end)
        if span := _headline_span(article, resolution):
            head.append((*in_head.span(*span), *known))
        elif span := _body_span(article, resolution):
            body.append((*in_body.span(*span), *known))
        else:
            elsewhere.append((0, 0, *known))
    head.sort()
    body.sort()
    return MentionColumns(_triples(head), _triples(body + elsewhere), _raw([*head, *body, *elsewhere]))


class Utf16:
    """Code point offsets of a text → UTF-16 code units, as JavaScript counts."""

    def __init__(self, text: str) -> None:
        self.astral = [index for index, character in enumerate(text) if character > "\uffff"]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return start and length, in UTF-16 code units, of a half-open span of code points."""
        if not self.astral:
            return start, end - start
        first = start + sum(index < start for index in self.astral)
        return first, end + sum(index < end for index in self.astral) - first


def _headline_span(article: Article, resolution: Resolution) -> tuple[int, int] | None:
    span, mention = article.headline_span, resolution.mention
    if span is None or mention.text_start < span[0] or mention.text_end > span[1]:
        return None
    if article.text.text[span[0] : span[1]] != article.headline:
        return None
    return mention.text_start - span[0], mention.text_end - span[0]


def _body_span(article: Article, resolution: Resolution) -> tuple[int, int] | None:
    first = article.body.position(resolution.mention.start)
    last = article.body.position(resolution.mention.end - 1)
    return None if first is None or last is None or last < first else (first, last + 1)


def _triples(mentions: Iterable[Placed]) -> str:
    numbers: list[int] = []
    previous = 0
    for start, length, sense, _ in mentions:
        if length:
            numbers.append(start - previous)
            previous = start
        else:
            numbers.append(0)
        numbers += (length, sense)
    return vlq.encode(numbers)


def _raw(mentions: Iterable[Placed]) -> str:
    numbers: list[int] = []
    previous = 0
    for _, _, _, (start, end) in mentions:
        numbers += (vlq.zigzag(start - previous), end - start)
        previous = start
    return vlq.encode(numbers)
