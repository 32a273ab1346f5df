"""A user's own places beside the catalogue's: CSV, GeoJSON or Linked Places → the same index, larger.

CSV columns: ``name``, ``lat``, ``lon``, and where wanted ``id``, ``kind``, ``parent`` (an id of the
catalogue),
``aliases`` (separated by ``;``), ``precision_km``. GeoJSON: one point feature each, the same keys as
properties. Linked Places [1]_: ``@id``, ``properties.title``, ``names[].toponym``, a point geometry.

References
----------
.. [1] Linked Places format 1.2, https://github.com/LinkedPasts/linked-places-format
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer.errors import UserPlacesError
from gazetteer.folding import fold
from gazetteer.gazetteer import Gazetteer
from gazetteer.index import OFFICIAL, PLACE, SAFE, Index, Sense, place_fields
from gazetteer.records import Place


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A place of the user's with the further names that it goes by."""

    place: Place
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A user's name or id that the catalogue has already, with the ids of those that hold it."""

    what: str
    place_id: str
    holders: tuple[str, ...]

    @property
    def message(self) -> str:
        """One line for the user."""
        return f"{self.what} ({self.place_id}): the gazetteer has it too: {', '.join(self.holders)}"


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
    UserPlacesError
        If the file cannot be read or a row lacks its name or its point.
    """
    try:
        text = path.read_text("utf-8-sig")
        if path.suffix.lower() == ".csv":
            rows = [dict(row) for row in csv.DictReader(text.splitlines())]
        else:
            rows = [_feature(feature) for feature in json.loads(text)["features"]]
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise UserPlacesError(f"{path}: cannot be read as a table of places: {error}") from error
    return [_user_place(row, f"{path} row {number}") for number, row in enumerate(rows, 1)]


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
        A name that the catalogue has already needs context from now on, for both; an id that it has is not
        added.
    """
    index = _copy(gazetteer.index)
    clashes: list[Clash] = []
    for addition in additions:
        place = addition.place
        if place.id in index.position:
            clashes.append(Clash(place.id, place.id, (place.id,)))
            continue
        number = len(index.rows)
        index.position[place.id] = number
        index.rows.append(place_fields(place))
        index.parent.append(index.position.get(place.parent or "", -1))
        index.prior.append(gazetteer.cues.priors.get(place.kind, 0.0))
        for form in (place.name, *addition.aliases):
            clashes += _add_form(index, form, number, place.id, form == place.name)
    return Gazetteer(index, gazetteer.cues, gazetteer.weights), clashes


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


def _add_form(index: Index, form: str, number: int, place_id: str, official: bool) -> list[Clash]:
    folded = fold(form, index.folding)
    if len(folded) < 2:
        return []
    known = index.lexicon.get(folded)
    flags = OFFICIAL if official else 0
    if known is None:
        sense = tuple(Sense(number, flags | SAFE, "user"))
        index.lexicon.add(folded, len(index.entries))
        index.entries.append((folded, PLACE, (sense,), None, len(folded) <= 2, True))
        index.what.append(PLACE)
        return []
    text, what, senses, extra, doubtful, generic = index.entries[known]
    if not what & PLACE:
        senses = ()
    holders = tuple(str(index.rows[sense[0]][0]) for sense in senses)
    shared = [(sense[0], sense[1] & ~SAFE, *sense[2:]) for sense in senses]
    own = tuple(Sense(number, flags if senses else flags | SAFE, "user"))
    index.entries[known] = (text, what | PLACE, (own, *shared), extra, doubtful or bool(senses), generic)
    index.what[known] = what | PLACE
    return [Clash(form, place_id, holders)] if holders else []


def _feature(feature: dict[str, Any]) -> dict[str, Any]:
    properties = dict(feature.get("properties") or {})
    geometry = feature.get("geometry") or {}
    if geometry.get("type") == "GeometryCollection":
        geometry = next((one for one in geometry["geometries"] if one["type"] == "Point"), {})
    if geometry.get("type") == "Point":
        properties["lon"], properties["lat"] = geometry["coordinates"][:2]
    names = [one["toponym"] for one in feature.get("names", ())]
    properties.setdefault("name", properties.get("title") or (names[0] if names else ""))
    properties.setdefault("aliases", ";".join(name for name in names if name != properties["name"]))
    properties.setdefault("id", feature.get("@id") or feature.get("id") or "")
    return properties


def _well_formed(value: Any) -> Any:
    """JSON can spell unpaired surrogates, which no file that we write could hold."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _user_place(row: dict[str, Any], where: str) -> UserPlace:
    row = {key: _well_formed(value) for key, value in row.items()}
    name = str(row.get("name") or "").strip()
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
        precision = float(row.get("precision_km") or 1.0)
    except (KeyError, TypeError, ValueError) as error:
        raise UserPlacesError(
            f"{where}: no point in degrees: lat {row.get('lat')!r}, lon {row.get('lon')!r}"
        ) from error
    if not name or abs(lat) > 90 or abs(lon) > 180:
        raise UserPlacesError(f"{where}: expected a name and a point in degrees, found {name!r} {lat} {lon}")
    place = Place(
        id=str(row.get("id") or f"user:{name}"),
        name=name,
        kind=str(row.get("kind") or "facility"),
        adcode=str(row["adcode"]) if row.get("adcode") else None,
        parent=str(row["parent"]) if row.get("parent") else None,
        lat=lat,
        lon=lon,
        precision_km=precision,
        source="user",
    )
    aliases = tuple(alias for alias in re.split(r"[;；]\s*", str(row.get("aliases") or "")) if alias)
    return UserPlace(place, aliases)
