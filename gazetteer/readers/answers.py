"""What a reader writes into the column `place` → what is meant by it.

A place of the catalogue: its id, its code (152501), its official name, or a candidate as `review` offers it
(``cn:152501 二连浩特市 0.60``). A place that only the text knows: the id of such a candidate
(``derived:cn:152501/恒源国际商城``), looked up in the mention itself. A point: ``latitude,longitude`` in
WGS-84 degrees. No place at all: ``none`` or ``无``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from gazetteer.errors import CorrectionError
from gazetteer.gazetteer import Gazetteer
from gazetteer.records import Place, Resolution

ACCEPTED = (
    "a candidate as offered, a place's id, code or official name, latitude,longitude such as 43.65,111.97, "
    "or none"
)
NONE = frozenset({"none", "无"})
NUMBER = r"(-?\d+(?:\.\d+)?)"
POINT = re.compile(rf"[(\[【]?\s*{NUMBER}\s*[,;、\s]\s*{NUMBER}\s*[)\]】]?")
CODE = re.compile(r"\d{6,12}")
DERIVED = "derived:"
INSIDE = re.compile(f"^(?:{DERIVED})+")
SCORE = r"[01]\.\d\d"
POINT_PRECISION_KM = 1.0
MOST_IDS = 4
"""Ids told of places that share a name."""


class Point(NamedTuple):
    """WGS-84 degrees."""

    lat: float
    lon: float


class Derived(NamedTuple):
    """A place that only the text knows, as it was offered: id, perhaps name, perhaps score."""

    offered: str


Answer = Place | Point | Derived | None
"""None: what is named is no place."""


class Answers:
    """Reads the cells of the column `place` against a catalogue."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(self, cell: str) -> Answer:
        """
        Return what a cell means.

        Raises
        ------
        CorrectionError
            If it is none of what is accepted; the message says why.
        """
        said = " ".join(cell.split())
        plain = unicodedata.normalize("NFKC", said)
        if plain.casefold() in NONE:
            return None
        if match := POINT.fullmatch(plain):
            return _point(said, float(match[1]), float(match[2]))
        if said.startswith(DERIVED):
            return self._derived(said)
        place = self._by_id(said) or (self._by_id(f"cn:{plain}") if CODE.fullmatch(plain) else None)
        return place or self._by_name(said)

    def _by_id(self, said: str) -> Place | None:
        words = said.split(" ")
        heads = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        known = next((head for head in heads if head in self._gazetteer.index.position), None)
        place = None if known is None else self._gazetteer.place(known)
        return place if place is not None and _is_offer(said, place) else None

    def _derived(self, said: str) -> Derived:
        """Look up what holds a derived place; whether it is one is known where it is applied."""
        inside = INSIDE.sub("", said)
        holders = (inside[: slash.start()] for slash in re.finditer("/", inside))
        if not any(holder in self._gazetteer.index.position for holder in holders):
            raise CorrectionError(f"{said}: lies in no place of the gazetteer")
        return Derived(said)

    def _by_name(self, said: str) -> Place:
        ids = self._ids_by_name.get(said, [])
        if not ids:
            raise CorrectionError(f"{said}: no such place in the gazetteer")
        if len(ids) > 1:
            raise CorrectionError(
                f"{said}: the name of {len(ids)} places, expected one id: {', '.join(ids[:MOST_IDS])}"
            )
        return self._gazetteer.place(ids[0])

    @cached_property
    def _ids_by_name(self) -> dict[str, list[str]]:
        ids: dict[str, list[str]] = defaultdict(list)
        for place_id, name, *_ in self._gazetteer.index.rows:
            ids[name].append(place_id)
        return ids


def place_meant(answer: Place | Point | Derived, one: Resolution) -> Place | None:
    """
    Return the place that an answer gives a mention.

    Parameters
    ----------
    answer : Place, Point or Derived
        What the reader said.
    one : Resolution
        What was found, with its candidates.

    Returns
    -------
    Place or None
        None for a derived place that is no candidate of this mention.
    """
    if isinstance(answer, Place):
        return answer
    if isinstance(answer, Derived):
        offers = (candidate.place for candidate in one.candidates)
        return next((place for place in offers if _is_offer(answer.offered, place)), None)
    surface = one.mention.surface
    return Place(
        id=f"user:{answer.lat:.5f},{answer.lon:.5f}/{surface}",
        name=surface,
        kind=one.place.kind if one.place else "facility",
        adcode=None,
        parent=one.place.parent if one.place else None,
        lat=answer.lat,
        lon=answer.lon,
        precision_km=POINT_PRECISION_KM,
        source="correction",
    )


def _is_offer(said: str, place: Place) -> bool:
    """Whether a cell holds this place as a table offers it: id, id and name, or id, name and score."""
    return bool(re.fullmatch(rf"{re.escape(place.id)}( {re.escape(place.name)}( {SCORE})?)?", said))


def _point(said: str, lat: float, lon: float) -> Point:
    if abs(lat) > 90 or abs(lon) > 180:
        raise CorrectionError(f"{said}: no latitude (-90 to 90) and longitude (-180 to 180)")
    return Point(lat, lon)
