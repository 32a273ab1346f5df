"""Places → what they belong to: ancestors, league, banner, polygon, and where their label stands.

Enters: places and the catalogue. Leaves: one `Membership` per place. The chain of parents in the catalogue
decides; the polygons are asked only where it ends too high, and only for points that are exact enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import shapely

from gazetteer.records import Name, Place
from geo.boundaries import Level, read_country_labels, read_units
from geo.building import CHINA
from geo.locate import divisions

AREA_KINDS = frozenset({"country", "province", "prefecture", "unit", "region"})
"""Kinds that are drawn as a label in their area, not as a dot on their capital."""

PRECISE_KM = {"league": 60.0, "banner": 15.0}
"""A point less exact than this is not asked for its polygon."""


CAPITAL_OFF = 0.5
"""Degrees: how far outside its roughly drawn country a capital may lie."""


class Catalogue(Protocol):
    """What `geo` needs of a gazetteer."""

    def place(self, place_id: str, /) -> Place:
        """Return the place with this id."""

    def names(self, place_id: str, /) -> Sequence[Name]:
        """Return the names of the place with this id."""

    def ancestors(self, place: Place, /) -> Sequence[Place]:
        """Return the places that contain `place`, parent first, country last."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Where a place belongs.

    path : names of its ancestors, outermost first. league, banner : adcodes in Inner Mongolia, or None. lon,
    lat : where it is drawn, WGS-84 degrees: for an area the point for its label, inside its polygon where
    that is
        known. level : of the polygon, or None where none is known.
    """

    path: tuple[str, ...]
    league: str | None
    banner: str | None
    is_area: bool
    lon: float | None
    lat: float | None
    level: Level | None
    boundary: str | None
    """Adcode of the polygon in that level."""


def memberships(places: Sequence[Place], catalogue: Catalogue) -> list[Membership]:
    """
    Find where each place belongs.

    Parameters
    ----------
    places : sequence of Place, length n
    catalogue : Catalogue
        Knows the parents of the places.

    Returns
    -------
    list of Membership, length n
    """
    chains = [tuple(catalogue.ancestors(place)) for place in places]
    leagues = [_division(place, chain, "league") for place, chain in zip(places, chains, strict=True)]
    banners = [_division(place, chain, "banner") for place, chain in zip(places, chains, strict=True)]
    _ask_polygons(places, chains, leagues, "league")
    _ask_polygons(places, chains, banners, "banner")
    parents = _parents()
    return [
        _membership(place, chain, league, banner if league and parents.get(banner or "") == league else None)
        for place, chain, league, banner in zip(places, chains, leagues, banners, strict=True)
    ]


def _division(place: Place, chain: Sequence[Place], level: Level) -> str | None:
    known = _labels(level)
    return next((p.adcode for p in (place, *chain) if p.adcode in known), None)


def _ask_polygons(
    places: Sequence[Place], chains: Sequence[Sequence[Place]], found: list[str | None], level: Level
) -> None:
    """Fill the gaps of `found` from the polygons, for dots of unknown or regional parentage."""
    asked = [
        i
        for i, (place, chain) in enumerate(zip(places, chains, strict=True))
        if found[i] is None and _is_exact_dot(place, level) and _may_lie_inside(chain, level)
    ]
    if asked:
        lon = [places[i].lon or 0.0 for i in asked]
        lat = [places[i].lat or 0.0 for i in asked]
        for i, adcode in zip(asked, divisions(level).locate(lon, lat), strict=True):
            found[i] = adcode


def _is_exact_dot(place: Place, level: Level) -> bool:
    placed = place.lon is not None and place.lat is not None
    exact = place.precision_km is not None and place.precision_km <= PRECISE_KM[level]
    return placed and exact and place.kind not in AREA_KINDS and place.country == "CN"


def _may_lie_inside(chain: Sequence[Place], level: Level) -> bool:
    """Whether nothing below the region (or, for banners, below a league) is known to contain the place."""
    open_to = {"CN", CHINA, "150000"} | (set(_labels("league")) if level == "banner" else set())
    return all(p.adcode in open_to for p in chain if p.country == "CN")


def _membership(place: Place, chain: Sequence[Place], league: str | None, banner: str | None) -> Membership:
    is_area = place.kind in AREA_KINDS
    level, boundary = _boundary(place) if is_area or place.kind == "county" else (None, None)
    lon, lat = place.lon, place.lat
    if is_area and level is not None and boundary is not None:
        lon, lat = _labels(level)[boundary]
    elif place.kind == "country":
        lon, lat = _country_label(lon, lat)
    path = tuple(p.name for p in reversed(chain))
    return Membership(path, league, banner, is_area, lon, lat, level, boundary)


def _boundary(place: Place) -> tuple[Level, str] | tuple[None, None]:
    adcode = CHINA if place.adcode == "CN" else place.adcode
    levels: tuple[Level, ...] = ("country", "province", "league", "banner")
    for level in levels:
        if adcode is not None and adcode in _labels(level):
            return level, adcode
    return None, None


def _country_label(lon: float | None, lat: float | None) -> tuple[float | None, float | None]:
    """Find the label point of the country whose capital is given; of the smallest states, the capital."""
    if lon is None or lat is None:
        return lon, lat
    tree, labels = _countries()
    capital = shapely.Point(lon, lat)
    # Both a small state and the roughly drawn country around it may hold the capital: the smaller is meant.
    near = tree.query(capital, predicate="dwithin", distance=CAPITAL_OFF / 10)
    if len(near):
        return labels[min(near, key=lambda i: shapely.area(tree.geometries[i]))] or (lon, lat)
    nearest = tree.query_nearest(capital, max_distance=CAPITAL_OFF, all_matches=False)
    return (labels[nearest[0]] if len(nearest) else None) or (lon, lat)


@cache
def _countries() -> tuple[Any, list[tuple[float, float] | None]]:
    countries = read_country_labels()
    return shapely.STRtree(shapely.from_wkb([wkb for wkb, _ in countries])), [label for _, label in countries]


@cache
def _labels(level: Level) -> dict[str, tuple[float, float]]:
    return {unit.adcode: unit.label for unit in read_units(level)}


@cache
def _parents() -> dict[str, str]:
    return {unit.adcode: unit.parent for unit in read_units("banner")}
