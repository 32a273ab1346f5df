"""The records of `gazetteer`: places and their names, mentions, and what a mention was resolved to.

What is made anew for every toponym is a named tuple, made three times as fast as a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Role = Literal["literal", "org", "adj", "vague"]
Match = Literal["safe", "context"]


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a place's name.

    kind : official, short, alias, past, letter (京), nickname, english, pinyin, mongolian …
    match : ``safe`` may be matched anywhere, ``context`` only with a parent, dateline or hint nearby.
    valid_from, valid_to : for past names; None where open or unknown.
    """

    form: str
    kind: str
    match: Match = "safe"
    lang: str = "zh"
    valid_from: date | None = None
    valid_to: date | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the catalogue, or one derived from the text (id begins with ``derived:``).

    lat, lon : WGS-84 decimal degrees, or None. precision_km : half the uncertainty circle of the point.
    extent_km : radius of the circle as large as the area of an areal place; None for points.
    adcode : six digits, nine for townships, twelve for villages; ISO 3166 letters abroad; else None.
    """

    id: str
    name: str
    kind: str
    adcode: str | None
    parent: str | None
    lat: float | None
    lon: float | None
    precision_km: float | None
    extent_km: float | None = None
    country: str = "CN"
    source: str = ""


class Mention(NamedTuple):
    """One toponym as printed.

    start, end : half-open, in the raw page text; text_start, text_end : the same span in
    ``article.text.text``. surface : as printed, without the white space of a line break or letter spacing.
    """

    page_id: str
    article_id: str
    start: int
    end: int
    text_start: int
    text_end: int
    surface: str
    role: Role


class Evidence(NamedTuple):
    """One rule that spoke: its key in the weights table, its detail, the weight it gave."""

    rule: str
    detail: str
    weight: float
    words: str
    """The rule in Chinese words, ready to print."""


class Candidate(NamedTuple):
    """A place that a mention may denote, with its score 0 to 1."""

    place: Place
    score: float
    evidence: tuple[Evidence, ...] = ()


class Resolution(NamedTuple):
    """What a mention denotes: a place, or None with the reason why it was left open.

    candidates : best first, the chosen one among them; score : calibrated, 0 to 1.
    """

    mention: Mention
    place: Place | None
    score: float
    candidates: tuple[Candidate, ...]
    evidence: tuple[Evidence, ...]
    reason: str = ""
