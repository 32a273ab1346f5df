"""A reader's corrections: a table with filled-in rows → applied on every run.

A row is applied to one spot (sha256 of the page and offset) or, where these are empty, to a name wherever a
newspaper prints it (any newspaper where that is empty too). What its column `place` takes is told in
`gazetteer.readers.answers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import CorrectionError
from gazetteer.gazetteer import Gazetteer
from gazetteer.readers.answers import ACCEPTED, Answer, Answers, Derived, place_meant
from gazetteer.readers.usertables import Row, first_few, read_user_table, with_notes
from gazetteer.records import Candidate, Place, Resolution

if TYPE_CHECKING:
    from seeds.records import Page

NEEDED = ("surface", "place")
"""Columns that a table of corrections must have."""

Key = tuple[str, str, str, str]
"""What a row speaks of: sha256 and start of a spot, or else newspaper and surface of a name."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One filled-in row; `where` tells its file, line and surface."""

    where: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is to be put right, and what of it has been.

    path : the table. rows : what is in force. overruled : complaints about rows that a later one contradicts.
    met, applied : keys of the rows that spoke of a mention so far, and of those that settled one.
    """

    path: Path
    rows: dict[Key, Correction]
    overruled: list[str] = field(default_factory=list)
    met: set[Key] = field(default_factory=set)
    applied: set[Key] = field(default_factory=set)

    def apply(self, page: Page, found: Sequence[Resolution], gazetteer: Gazetteer) -> list[Resolution]:
        """
        Return the resolutions of a page with the corrections in force, and take note of those that were met.

        Parameters
        ----------
        page : Page
            The page.
        found : sequence of Resolution
            Its resolutions.
        gazetteer : Gazetteer
            Weighs the evidence.

        Returns
        -------
        list of Resolution
            What is said to be no place is left out; what was put right carries the evidence ``correction``. A
            mention that does not have the derived place that a row gives it stays as it is.
        """
        result = []
        for one in found:
            keys = mention_keys(page.sha256, one.mention.start, page.newspaper, one.mention.surface)
            speaking = [key for key in keys if key in self.rows]
            self.met.update(speaking)
            result += self._settle(speaking[0], one, gazetteer) if speaking else [one]
        return result

    def report(self) -> list[str]:
        """Count the rows that were applied so far, and name the first of the others, each in a line."""
        left = [
            f"{row.where}: {self._why_not(key)}" for key, row in self.rows.items() if key not in self.applied
        ]
        count = len(self.rows) + len(self.overruled)
        return [
            f"{self.path}: {len(self.applied)} of {count} corrections applied",
            *first_few([*self.overruled, *left]),
        ]

    def _settle(self, key: Key, one: Resolution, gazetteer: Gazetteer) -> list[Resolution]:
        answer = self.rows[key].answer
        place = None if answer is None else place_meant(answer, one)
        if answer is not None and place is None:
            return [one]
        self.applied.add(key)
        return [] if place is None else [_corrected(one, place, gazetteer)]

    def _why_not(self, key: Key) -> str:
        if key not in self.met:
            return "matched nothing"
        if isinstance(self.rows[key].answer, Derived):
            return "its place is no candidate there"
        return "rows for each spot say otherwise"


def read_corrections(path: Path, gazetteer: Gazetteer) -> Corrections:
    """
    Return the rows of a table of corrections whose column `place` is filled.

    Parameters
    ----------
    path : Path
        CSV as `review` or a map's page writes it, and as spreadsheets save that.
    gazetteer : Gazetteer
        Where places are looked up.

    Raises
    ------
    TableError
        If the file cannot be read or a column is missing.
    CorrectionError
        If rows have neither spot nor name, or say what is no place.
    """
    answers = Answers(gazetteer)
    said: list[tuple[Key, Correction]] = []
    bad: list[str] = []
    for line, row in read_user_table(path, NEEDED).rows:
        if not row["place"].strip():
            continue
        where = f"{path} line {line} {row['surface'].strip()}".rstrip()
        try:
            said.append((_key(row), Correction(where, answers.read(row["place"]))))
        except CorrectionError as error:
            bad.append(f"{where}: {error}")
    if bad:
        raise with_notes(CorrectionError(f"{path}: not applied; the column place takes {ACCEPTED}"), bad)
    return _in_force(path, said)


def mention_keys(sha256: str, start: int | str, newspaper: str | None, surface: str) -> tuple[Key, Key, Key]:
    """Return the keys of the rows that speak of a mention, the most particular first."""
    return (sha256, str(start), "", ""), ("", "", newspaper or "", surface), ("", "", "", surface)


def row_key(row: Mapping[str, str]) -> Key | None:
    """Return what a row of a table speaks of, or None if it has neither spot nor name."""
    sha256, start, newspaper, surface = (
        (row.get(column) or "").strip() for column in ("sha256", "start", "newspaper", "surface")
    )
    if sha256 and start.isdecimal():
        return mention_keys(sha256, int(start), newspaper, surface)[0]
    return mention_keys(sha256, start, newspaper, surface)[1] if surface and not start else None


def _key(row: Row) -> Key:
    key = row_key(row)
    if key is None:
        raise CorrectionError("neither a spot (sha256 and start) nor a name alone")
    return key


def _in_force(path: Path, said: Iterable[tuple[Key, Correction]]) -> Corrections:
    """Let the last row that speaks of something decide."""
    rows: dict[Key, Correction] = {}
    overruled = []
    for key, correction in said:
        earlier = rows.get(key, correction)
        if earlier.answer != correction.answer:
            overruled.append(f"{earlier.where}: {correction.where} says otherwise")
        rows[key] = correction
    return Corrections(path, rows, overruled)


def _corrected(one: Resolution, place: Place, gazetteer: Gazetteer) -> Resolution:
    evidence = (gazetteer.weights.evidence("correction", place.name),)
    kept = tuple(candidate for candidate in one.candidates if candidate.place.id != place.id)
    candidates = (Candidate(place, 1.0, evidence), *kept)
    return one._replace(place=place, score=1.0, evidence=evidence, candidates=candidates, reason="")
