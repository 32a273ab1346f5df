"""The tables of the catalogue → records.

Enters: the CSV files beside this module in ``data/`` (their origin is told in ``data/SOURCES.md``).
Leaves: places, names, groups of places said in one word, the particulars of ports, census figures.

Coordinates are WGS-84 decimal degrees. A village row without a point takes its parent's point.
"""

from __future__ import annotations

import csv
import hashlib
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from gazetteer.errors import TableError
from gazetteer.paths import DATA
from gazetteer.records import Match, Name, Place

PLACE_TABLES = (
    "world",
    "divisions",
    "townships",
    "villages",
    "features_nm",
    "ports",
    "features_world",
    "transport",
    "stretches",
)
"""Parents before children, so that a row may take its parent's point."""

PLACE_COLUMNS = (
    "id",
    "name",
    "kind",
    "adcode",
    "parent",
    "lat",
    "lon",
    "precision_km",
    "extent_km",
    "country",
    "method",
    "source",
    "confidence",
    "note",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Several places said in one word: 京蒙, 呼包鄂, 长三角.

    parts : the characters that stand for each member, in the order of `members`; empty where the word does
        not divide. place_id : the place that the word denotes as a whole, or None.
    """

    form: str
    members: tuple[str, ...]
    parts: tuple[str, ...]
    place_id: str | None
    match: Match
    hint: str


@dataclass(frozen=True, slots=True)
class PortDetail:
    """Particulars of a border port.

    mode : road, rail, air, river, sea, or several joined by ``+``.
    official : whether it is one of the twenty ports of Inner Mongolia open to foreigners; None elsewhere.
    counterpart : the place across the border.
    """

    place_id: str
    mode: str
    status: str
    official: bool | None
    open_since: str
    counterpart: str
    counterpart_country: str
    counterpart_id: str | None


@dataclass(frozen=True, slots=True)
class Population:
    """Residents of a division in a census year. basis : ``census``, or how the figure was estimated."""

    place_id: str
    residents: int
    year: int
    basis: str
    area_km2: float


def read_rows(table: str, *, folder: Path = DATA) -> list[dict[str, str]]:
    """Read the rows of one table, every cell a string.

    Parameters
    ----------
    table : str
        File name without ``.csv``.
    folder : Path
        Where the tables lie.

    Raises
    ------
    TableError
        If the table is missing or a row has too few or too many cells.
    """
    return [dict(zip(header, row, strict=True)) for header, row in _cells(table, folder)]


def read_places(*, folder: Path = DATA) -> dict[str, Place]:
    """Read every place of the catalogue, by its id.

    Returns
    -------
    dict
        Id → place, parents before their children. WGS-84.

    Raises
    ------
    TableError
        If a table is missing, an id stands twice or a number cannot be read.
    """
    places: dict[str, Place] = {}
    columns = list(PLACE_COLUMNS)
    for table in PLACE_TABLES:
        for header, row in _cells(table, folder):
            if header != columns:
                raise TableError(f"{table}.csv: columns are {header}, expected {columns}")
            if row[0] in places:
                raise TableError(f"{table}.csv: id {row[0]} stands twice")
            places[row[0]] = _place(row, places, table)
    return places


def read_names(*, folder: Path = DATA) -> dict[str, tuple[Name, ...]]:
    """Read the written-down names by place id; `gazetteer.catalogue.forms` derives the others.

    Raises
    ------
    TableError
        If the table is missing or a date cannot be read.
    """
    found: dict[str, list[Name]] = {}
    for _, (place_id, form, kind, lang, match, first, last, hint, _) in _cells("names", folder):
        name = Name(form, kind, cast(Match, match), lang, parse_date(first), parse_date(last, end=True), hint)
        found.setdefault(place_id, []).append(name)
    return {place_id: tuple(names) for place_id, names in found.items()}


def read_groups(*, folder: Path = DATA) -> dict[str, Group]:
    """Read the words that mean several places, by form.

    Raises
    ------
    TableError
        If the table is missing or its rows are malformed.
    """
    groups = {}
    for _, (form, members, split, place_id, match, hint, _) in _cells("groups", folder):
        parts = tuple(split.split("|")) if split else ()
        groups[form] = Group(
            form, tuple(members.split(";")), parts, place_id or None, cast(Match, match), hint
        )
    return groups


def read_ports_detail(*, folder: Path = DATA) -> dict[str, PortDetail]:
    """Read mode, status and foreign counterpart of the ports, by place id.

    Raises
    ------
    TableError
        If the table is missing or its rows are malformed.
    """
    details = {}
    for _, (place_id, mode, status, official, since, facing, country, facing_id) in _cells(
        "ports_detail", folder
    ):
        listed = None if official == "" else official == "1"
        details[place_id] = PortDetail(
            place_id, mode, status, listed, since, facing, country, facing_id or None
        )
    return details


def read_population(*, folder: Path = DATA) -> dict[str, Population]:
    """Read the residents of Inner Mongolia, its leagues and banners (census of 2020-11-01), by place id.

    Raises
    ------
    TableError
        If the table is missing or a number cannot be read.
    """
    return {
        place_id: Population(place_id, int(residents), int(year), basis, float(area))
        for _, (place_id, residents, year, basis, area) in _cells("population", folder)
    }


def tables_digest(*, folder: Path = DATA) -> str:
    """Hash all tables, names and bytes (SHA-256), to key what is compiled from them."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def parse_date(text: str, *, end: bool = False) -> date | None:
    """Read a date written as exactly as it is known; an open part means its first or its last day.

    Raises
    ------
    TableError
        If the text is no date.

    Examples
    --------
    >>> parse_date("1954-03-06"), parse_date("1914"), parse_date("1969-07", end=True), parse_date("")
    (datetime.date(1954, 3, 6), datetime.date(1914, 1, 1), datetime.date(1969, 7, 31), None)
    """
    if not text:
        return None
    try:
        parts = [int(part) for part in text.split("-")]
        year = parts[0]
        month = parts[1] if len(parts) > 1 else (12 if end else 1)
        day = parts[2] if len(parts) > 2 else (monthrange(year, month)[1] if end else 1)
        return date(year, month, day)
    except (ValueError, IndexError) as error:
        raise TableError(f"names.csv: {text!r} is no date, expected YYYY, YYYY-MM or YYYY-MM-DD") from error


def _cells(table: str, folder: Path) -> Iterator[tuple[list[str], list[str]]]:
    path = folder / f"{table}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            for row in reader:
                if len(row) != len(header):
                    found, wanted = len(row), len(header)
                    raise TableError(f"{path.name} line {reader.line_num}: {found} cells, expected {wanted}")
                yield header, row
    except FileNotFoundError as error:
        raise TableError(f"{path}: no such table") from error


def _place(row: list[str], places: dict[str, Place], table: str) -> Place:
    place_id, name, kind, adcode, parent, lat, lon, precision, extent, country, method, source, _, _ = row
    above = places.get(parent)
    try:
        if method == "parent" and not lat and above is not None:
            latitude, longitude = above.lat, above.lon
        else:
            latitude, longitude = _number(lat), _number(lon)
        return Place(
            place_id,
            name,
            kind,
            adcode or None,
            parent or None,
            latitude,
            longitude,
            _number(precision),
            _number(extent),
            country,
            f"{source}, {method}" if source else method,
        )
    except ValueError as error:
        raise TableError(f"{table}.csv: {place_id}: {error}") from error


def _number(text: str) -> float | None:
    return float(text) if text else None
