"""A reader's corrections: what is open or doubtful → a table to fill in → applied on every run.

A row is applied to one spot (sha256 of the page and offset) or, where these are empty, to a name wherever a
newspaper prints it (any newspaper where that is empty too). The column `place` takes the id of a place,
``none`` for what is no place, or ``latitude,longitude`` (WGS-84 degrees).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from gazetteer.errors import CorrectionError
from gazetteer.gazetteer import Gazetteer
from gazetteer.records import Candidate, Place, Resolution

if TYPE_CHECKING:
    from seeds.records import Page

COLUMNS = (
    "sha256",
    "start",
    "surface",
    "newspaper",
    "context",
    "reading",
    "score",
    "why",
    "candidates",
    "place",
)
NOTHING = "none"
POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*")
DOUBTFUL = 0.85
"""Readings scored below this are put before the reader."""
REACH = 18
"""Characters of context on each side."""
POINT_PRECISION_KM = 1.0


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is to be put right: by spot (sha256, start) and by name (newspaper or ``""``, surface)."""

    spots: dict[tuple[str, int], str]
    names: dict[tuple[str, str], str]

    def apply(self, page: Page, found: Sequence[Resolution], gazetteer: Gazetteer) -> list[Resolution]:
        """
        Return the resolutions of a page with the corrections in force.

        Parameters
        ----------
        page : Page
            The page.
        found : sequence of Resolution
            Its resolutions.
        gazetteer : Gazetteer
            Where the ids of places are looked up.

        Returns
        -------
        list of Resolution
            What is said to be no place is left out; what was put right carries the evidence ``correction``.

        Raises
        ------
        UnknownPlaceError
            If a correction names a place that the catalogue does not have.
        """
        result = []
        for one in found:
            said = self._said(page, one)
            if said is None:
                result.append(one)
            elif said != NOTHING:
                result.append(_corrected(one, said, gazetteer))
        return result

    def _said(self, page: Page, one: Resolution) -> str | None:
        spot = self.spots.get((page.sha256, one.mention.start))
        if spot is not None:
            return spot
        surface = one.mention.surface
        return self.names.get((page.newspaper or "", surface)) or self.names.get(("", surface))


def read_corrections(path: Path) -> Corrections:
    """
    Return the rows of a table of corrections whose column `place` is filled.

    Raises
    ------
    CorrectionError
        If the file cannot be read, a column is missing, or a row has neither spot nor name.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorrectionError(f"{path}: cannot be read: {error}") from error
    if rows and not {"surface", "place"} <= set(rows[0]):
        raise CorrectionError(f"{path}: columns are {sorted(rows[0])}, expected at least surface and place")
    spots: dict[tuple[str, int], str] = {}
    names: dict[tuple[str, str], str] = {}
    for number, row in enumerate(rows, 2):
        said = (row.get("place") or "").strip()
        if said:
            _put(row, said, spots, names, f"{path} line {number}")
    return Corrections(spots, names)


def review_rows(
    page: Page, found: Iterable[Resolution], *, doubtful: float = DOUBTFUL
) -> list[dict[str, str]]:
    """
    Return what a reader should look at: open and doubtful names, the column `place` empty.

    Parameters
    ----------
    page : Page
        The page.
    found : iterable of Resolution
        Its resolutions.
    doubtful : float
        Readings scored below this are listed.

    Returns
    -------
    list of dict
        Keys are `COLUMNS`; a name that stands several times with one reading is listed once for each spot.
    """
    rows = []
    for one in found:
        if one.place is not None and one.score >= doubtful:
            continue
        mention = one.mention
        before = page.text[max(0, mention.start - REACH) : mention.start]
        after = page.text[mention.end : mention.end + REACH]
        context = re.sub(r"\s+", " ", f"{before}【{mention.surface}】{after}").strip()
        others = "; ".join(f"{c.place.id} {c.place.name} {c.score:.2f}" for c in one.candidates)
        values = (
            page.sha256,
            str(mention.start),
            mention.surface,
            page.newspaper or "",
            context,
            f"{one.place.id} {one.place.name}" if one.place else "",
            f"{one.score:.2f}",
            one.reason or "、".join(evidence.words for evidence in one.evidence[:3]),
            others,
            "",
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows


def write_review(file: TextIO, rows: Iterable[dict[str, str]]) -> None:
    """Write the rows of `review_rows` as CSV with a header."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _put(
    row: dict[str, str],
    said: str,
    spots: dict[tuple[str, int], str],
    names: dict[tuple[str, str], str],
    where: str,
) -> None:
    sha256, start, surface = ((row.get(key) or "").strip() for key in ("sha256", "start", "surface"))
    if sha256 and start.isdigit():
        spots[sha256, int(start)] = said
    elif surface and not start:
        names[(row.get("newspaper") or "").strip(), surface] = said
    else:
        raise CorrectionError(f"{where}: neither a spot (sha256 and start) nor a name alone")


def _corrected(one: Resolution, said: str, gazetteer: Gazetteer) -> Resolution:
    place = _place(one, said, gazetteer)
    evidence = (gazetteer.weights.evidence("correction", place.name),)
    kept = tuple(candidate for candidate in one.candidates if candidate.place.id != place.id)
    candidates = (Candidate(place, 1.0, evidence), *kept)
    return one._replace(place=place, score=1.0, evidence=evidence, candidates=candidates, reason="")


def _place(one: Resolution, said: str, gazetteer: Gazetteer) -> Place:
    point = POINT.fullmatch(said)
    if point is None:
        return gazetteer.place(said)
    lat, lon = float(point[1]), float(point[2])
    if abs(lat) > 90 or abs(lon) > 180:
        raise CorrectionError(f"{said}: no latitude and longitude in degrees")
    surface = one.mention.surface
    return Place(
        id=f"user:{lat:.5f},{lon:.5f}/{surface}",
        name=surface,
        kind=one.place.kind if one.place else "facility",
        adcode=None,
        parent=one.place.parent if one.place else None,
        lat=lat,
        lon=lon,
        precision_km=POINT_PRECISION_KM,
        source="correction",
    )
