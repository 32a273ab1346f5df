"""A user's own places beside the catalogue's: CSV, GeoJSON or Linked Places → the same index, larger.

CSV columns: ``name``, ``lat``, ``lon``, and where wanted ``id``, ``kind``, ``parent`` (an id of the
catalogue), ``aliases`` (separated by ``;``), ``precision_km``. GeoJSON: one point feature each, the same keys
as properties, ``aliases`` also as a list. Linked Places [1]_: ``@id``, ``properties.title``,
``names[].toponym``, a point geometry.

References
----------
.. [1] Linked Places format 1.2, https://github.com/LinkedPasts/linked-places-format
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer.catalogue.index import OFFICIAL, PLACE, SAFE, Index, Sense, place_fields
from gazetteer.errors import UserPlacesError
from gazetteer.gazetteer import Gazetteer
from gazetteer.language.folding import fold
from gazetteer.readers.usertables import read_text, read_user_table
from gazetteer.records import Place

NEEDED = ("name", "lat", "lon")
"""Columns that a table of places must have."""
EARTH_KM = 20_000
"""No point is wider off than half around the Earth."""


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A place of the user's with the further names that it goes by; `where` tells its file and row."""

    place: Place
    aliases: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A user's name or id that other places have already: those of the catalogue, or of rows before.

    what : the name or id. holders : ids of those that have it. added : whether the user's place is known all
    the same. message : one line for the user.
    """

    what: str
    place_id: str
    holders: tuple[str, ...]
    added: bool
    message: str


def read_user_places(path: Path) -> list[UserPlace]:
    """
    Read a user's table of places.

    Parameters
    ----------
    path : Path
        ``.csv``; ``.geojson`` or ``.json`` with a FeatureCollection of points, plain or Linked Places
        (``.lpf``).

    Returns
    -------
    list of UserPlace
        WGS-84; ids that the table does not give are ``user:<name>``.

    Raises
    ------
    TableError
        If the file cannot be read or a column is missing.
    UserPlacesError
        If it is no collection of features, or a row lacks its name or its point.
    """
    if path.suffix.lower() == ".csv":
        table = read_user_table(path, NEEDED)
        return [_user_place(row, f"{path} line {line}") for line, row in table.rows]
    features = [(f"{path} feature {number}", one) for number, one in enumerate(_features(path), 1)]
    return [_user_place(_feature(feature, where), where) for where, feature in features]


def with_places(gazetteer: Gazetteer, additions: list[UserPlace]) -> tuple[Gazetteer, list[Clash]]:
    """
    Return the catalogue with a user's places added.

    Parameters
    ----------
    gazetteer : Gazetteer
        Stays as it is.
    additions : list of UserPlace
        What is added.

    Returns
    -------
    (Gazetteer, list of Clash)
        A name that another place has already needs context from now on, for both; a place whose id is taken
        is not added.
    """
    index = _copy(gazetteer.index)
    rows: dict[str, str] = {}
    clashes: list[Clash] = []
    for addition in additions:
        place = addition.place
        if place.id in index.position:
            clashes.append(_taken(addition, rows))
            continue
        number = len(index.rows)
        index.position[place.id] = number
        index.rows.append(place_fields(place))
        index.parent.append(index.position.get(place.parent or "", -1))
        index.prior.append(gazetteer.cues.priors.get(place.kind, 0.0))
        for form in dict.fromkeys((place.name, *addition.aliases)):
            holders = _add_form(index, form, number, form == place.name)
            if holders:
                clashes.append(_shared(addition, form, holders, rows))
        rows[place.id] = addition.where
    return Gazetteer(index, gazetteer.cues, gazetteer.weights), clashes


def _taken(addition: UserPlace, rows: dict[str, str]) -> Clash:
    place = addition.place
    holder = _holder(place.id, rows)
    message = f"{addition.where} {place.name}: not added, {holder} has its id {place.id}; give it another"
    return Clash(place.id, place.id, (place.id,), False, message)


def _shared(addition: UserPlace, form: str, holders: tuple[str, ...], rows: dict[str, str]) -> Clash:
    who = ", ".join(f"{_holder(holder, rows)} ({holder})" for holder in holders)
    message = f"{addition.where} {form}: added, but needs context from now on: {who} has that name too"
    return Clash(form, addition.place.id, holders, True, message)


def _holder(place_id: str, rows: dict[str, str]) -> str:
    """Return who holds an id: the row of a user's table, or the gazetteer."""
    return rows.get(place_id, "the gazetteer")


def _copy(index: Index) -> Index:
    return replace(
        index,
        rows=list(index.rows),
        position=dict(index.position),
        parent=list(index.parent),
        prior=list(index.prior),
        entries=list(index.entries),
        what=list(index.what),
        lexicon=index.lexicon.copy(),
        made={},
    )


def _add_form(index: Index, form: str, number: int, official: bool) -> tuple[str, ...]:
    """Add a name and return the ids of the places that have it already."""
    folded = fold(form, index.folding)
    if len(folded) < 2:
        return ()
    known = index.lexicon.get(folded)
    flags = OFFICIAL if official else 0
    if known is None:
        sense = tuple(Sense(number, flags | SAFE, "user"))
        index.lexicon.add(folded, len(index.entries))
        index.entries.append((folded, PLACE, (sense,), None, len(folded) <= 2, True))
        index.what.append(PLACE)
        return ()
    text, what, senses, extra, doubtful, generic = index.entries[known]
    if not what & PLACE:
        senses = ()
    holders = tuple(str(index.rows[sense[0]][0]) for sense in senses)
    shared = [(sense[0], sense[1] & ~SAFE, *sense[2:]) for sense in senses]
    own = tuple(Sense(number, flags if senses else flags | SAFE, "user"))
    index.entries[known] = (text, what | PLACE, (own, *shared), extra, doubtful or bool(senses), generic)
    index.what[known] = what | PLACE
    return holders


def _features(path: Path) -> list[Any]:
    text = read_text(path)
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserPlacesError(f"{path}: cannot be read as JSON: {error}") from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise UserPlacesError(f"{path}: is no FeatureCollection with a list of features")
    return features


def _feature(feature: Any, where: str) -> dict[str, Any]:
    try:
        return _properties(feature)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise UserPlacesError(f"{where}: is no GeoJSON feature with properties and a point") from error


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    properties = dict(feature.get("properties") or {})
    geometry = feature.get("geometry") or {}
    if geometry.get("type") == "GeometryCollection":
        geometry = next((one for one in geometry["geometries"] if one["type"] == "Point"), {})
    if geometry.get("type") == "Point":
        properties["lon"], properties["lat"] = geometry["coordinates"][:2]
    names = [one["toponym"] for one in feature.get("names", ())]
    properties.setdefault("name", properties.get("title") or (names[0] if names else ""))
    properties.setdefault("aliases", [name for name in names if name != properties["name"]])
    properties.setdefault("id", feature.get("@id") or feature.get("id") or "")
    return properties


def _well_formed(value: Any) -> Any:
    """JSON can spell unpaired surrogates, which no file that we write could hold; blanks around it go too."""
    return value.encode("utf-8", "replace").decode("utf-8").strip() if isinstance(value, str) else value


def _user_place(row: dict[str, Any], where: str) -> UserPlace:
    row = {key: _well_formed(value) for key, value in row.items()}
    name = str(row.get("name") or "")
    if not name:
        raise UserPlacesError(f"{where}: has no name")
    place = Place(
        id=str(row.get("id") or f"user:{name}"),
        name=name,
        kind=str(row.get("kind") or "facility"),
        adcode=str(row["adcode"]) if row.get("adcode") else None,
        parent=str(row["parent"]) if row.get("parent") else None,
        lat=_number(row.get("lat"), f"{where} {name}: lat", -90, 90),
        lon=_number(row.get("lon"), f"{where} {name}: lon", -180, 180),
        precision_km=_number(row.get("precision_km") or 1.0, f"{where} {name}: precision_km", 0, EARTH_KM),
        source="user",
    )
    return UserPlace(place, tuple(_aliases(row.get("aliases"))), where)


def _number(value: Any, where: str, least: float, most: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if not least <= number <= most:  # NaN is neither
        raise UserPlacesError(f"{where} is {value!r}, expected a number from {least:g} to {most:g}")
    return number


def _aliases(value: Any) -> list[str]:
    """Further names: a list, or one text with ``;`` between them."""
    names = value if isinstance(value, list) else re.split("[;；]", str(value or ""))
    return [name for one in names if (name := _well_formed(str(one)))]
