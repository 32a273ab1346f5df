"""Polygons that touch → fewer vertices, still touching.

Enters: polygons in WGS-84 (EPSG:4326) that form a coverage: no overlaps, neighbours with the same vertices
along their common border. Leaves: the same polygons with fewer vertices on a grid of 0.001 degree, still a
coverage.

All functions are pure. Areas and tolerances are in degrees, because the vertices they choose among are drawn
on a web map, whose scale varies far less over one country than the tolerances do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.errors import BoundaryError

GRID = 1e-3
"""Degrees: the grid that drawn vertices stand on, about 100 m."""

ISLET_AREA = 2e-3
"""Square degrees, about 20 km²: smaller islands are left out, unless they lie alone."""

ALONE = 0.4
"""Degrees: an islet farther than this from every larger part of its polygon is kept, however small it is."""

Polygons = NDArray[Any]
"""An array of shapely Polygons and MultiPolygons."""


def mend_overlaps(polygons: Polygons) -> Polygons:
    """
    Take what two polygons both claim from the later of the two.

    Parameters
    ----------
    polygons : ndarray of shapely geometries, shape (n,)

    Returns
    -------
    ndarray, shape (n,)
        A valid coverage.

    Raises
    ------
    BoundaryError
        If the polygons do not form a coverage even so.
    """
    mended = np.array(polygons, dtype=object)
    tree = shapely.STRtree(mended)
    doubtful = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(mended)))
    for later in doubtful:
        for earlier in sorted(int(i) for i in tree.query(mended[later]) if i < later):
            if shapely.area(shapely.intersection(mended[earlier], mended[later])) > 0:
                mended[later] = shapely.difference(mended[later], mended[earlier])
    if not shapely.coverage_is_valid(mended):
        raise BoundaryError("polygons: neighbours do not share their borders, expected a coverage")
    return mended


def drop_islets(polygons: Polygons, *, smallest: float = ISLET_AREA, alone: float = ALONE) -> Polygons:
    """
    Leave out the small islands that lie close to larger land; those far out at sea stay, and exclaves.

    Parameters
    ----------
    polygons : ndarray of shapely geometries, shape (n,)
        A valid coverage.
    smallest : float
        Square degrees; parts at least this large always stay.
    alone : float
        Degrees; a smaller part stays if it is farther than this from every part of its polygon that stays.

    Returns
    -------
    ndarray, shape (n,)
        Of each polygon at least the largest part, and every part that touches another polygon.
    """
    tree = shapely.STRtree(polygons)
    return np.array([_without_islets(p, tree, smallest, alone) for p in polygons], dtype=object)


def _without_islets(polygon: Any, tree: shapely.STRtree, smallest: float, alone: float) -> Any:
    parts = shapely.get_parts(polygon)
    parts = parts[np.argsort(-shapely.area(parts), kind="stable")]
    kept = list(parts[:1])
    for part in parts[1:]:
        if (
            shapely.area(part) >= smallest
            or len(tree.query(part, predicate="intersects")) > 1
            or (alone < np.inf and shapely.distance(np.array(kept), part).min() > alone)
        ):
            kept.append(part)
    return kept[0] if len(kept) == 1 else shapely.multipolygons(kept)


def simplify(polygons: Polygons, tolerance: float) -> Polygons:
    """
    Remove vertices of a coverage; a border shared by two polygons stays shared.

    Visvalingam's algorithm over the whole coverage, as GEOS does it.

    Parameters
    ----------
    polygons : ndarray of shapely geometries, shape (n,)
        A valid coverage.
    tolerance : float
        Degrees: the square root of the area of the smallest triangle that is kept.

    Returns
    -------
    ndarray, shape (n,)

    References
    ----------
    .. [1] Visvalingam, M., Whyatt, J. D.: Line generalisation by repeated elimination of points. The
       Cartographic Journal 30 (1993), 46-51.
    """
    return np.asarray(shapely.coverage_simplify(polygons, tolerance), dtype=object)


def simplify_around(polygons: Polygons, hole: Any, tolerance: float) -> Polygons:
    """
    Simplify a coverage but leave the border with `hole` as it is.

    The rest of the world (a box around all, less the polygons and the hole) joins the coverage, so that the
    only outer border left is that of the hole and of the box, and GEOS is told to leave outer borders alone.

    Parameters
    ----------
    polygons : ndarray of shapely geometries, shape (n,)
        A valid coverage, without the hole.
    hole : Polygon or MultiPolygon
        Touches the polygons and has the same vertices where it does.
    tolerance : float
        Degrees, as in `simplify`.

    Returns
    -------
    ndarray, shape (n,)
    """
    west, south, east, north = shapely.total_bounds(polygons)
    box = shapely.box(west - 1, south - 1, east + 1, north + 1)
    whole = shapely.coverage_union_all(np.append(polygons, hole))
    rest = shapely.difference(box, whole)
    simple = shapely.coverage_simplify(np.append(polygons, rest), tolerance, simplify_boundary=False)
    return np.asarray(simple, dtype=object)[:-1]


def to_grid(polygons: Polygons, grid: float = GRID) -> Polygons:
    """
    Put every vertex on the grid.

    Equal vertices stay equal, so neighbours go on sharing their border. A part that the grid would flatten is
    redrawn as the diamond of one grid step around its middle if it is an island; a hole or spike that it
    would flatten is closed.

    Parameters
    ----------
    polygons : ndarray of shapely geometries, shape (n,)
    grid : float
        Degrees.

    Returns
    -------
    ndarray, shape (n,)
        Valid polygons; coordinates are the nearest doubles to whole multiples of `grid`.
    """
    return np.array([_polygon_to_grid(polygon, round(1 / grid)) for polygon in polygons], dtype=object)


def _polygon_to_grid(polygon: Any, steps: int) -> Any:
    parts: list[Any] = []
    for part in shapely.get_parts(polygon):
        moved = _rounded(part, steps)
        parts.extend(shapely.get_parts(moved) if moved is not None else [_diamond(part, steps)])
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def _rounded(part: Any, steps: int) -> Any:
    """Put one polygon on the grid, made valid; None where nothing of it is left."""
    outer, *holes = (_rounded_ring(ring, steps) for ring in (part.exterior, *part.interiors))
    if outer is None:
        return None
    moved = shapely.Polygon(outer, [hole for hole in holes if hole is not None])
    if moved.is_valid:
        return moved
    # Mending may put new vertices off the grid where lines cross.
    areas = [area for area in shapely.get_parts(shapely.make_valid(moved)) if shapely.area(area) > 0]
    rounded = [_rounded(area, steps) for area in areas]
    kept = [area for area in rounded if area is not None]
    return shapely.union_all(kept) if kept else None


def _rounded_ring(ring: Any, steps: int) -> Any:
    """Put one ring on the grid; None where it has no area left."""
    vertices = np.round(shapely.get_coordinates(ring) * steps)
    fresh = np.append(True, (vertices[1:] != vertices[:-1]).any(axis=1))
    vertices = vertices[fresh]
    if len(np.unique(vertices, axis=0)) < 3 or shapely.area(shapely.Polygon(vertices)) == 0:
        return None
    return vertices / steps


def _diamond(part: Any, steps: int) -> Any:
    """Draw the diamond of one step around a polygon's middle."""
    middle = np.round(shapely.get_coordinates(shapely.centroid(part))[0] * steps)
    return shapely.polygons((middle + np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])) / steps)


def label_points(
    polygons: Sequence[Any] | Polygons, *, clear_of: Sequence[tuple[float, float]] = ()
) -> NDArray[np.float64]:
    """
    Find where a name stands best: with room around it, and as near the middle as that allows.

    The largest circle inside a polygon tells how much room there is. Of all points whose circle has at least
    `ROOM` of that radius, the one nearest to the centroid is taken. Reckoned in Albers' equal-area
    projection of China (standard parallels 25° and 47° N, meridian 105° E).

    Parameters
    ----------
    polygons : sequence of shapely geometries, length n
        WGS-84.
    clear_of : sequence of tuple of float
        Longitudes and latitudes of other names, from which these keep a distance.

    Returns
    -------
    ndarray, shape (n, 2)
        Longitude and latitude, WGS-84 degrees rounded to 0.001, inside the polygon.
    """
    transformer = _to_albers()
    flat = shapely.transform(np.asarray(polygons, dtype=object), transformer.transform, interleaved=False)
    others = shapely.transform(shapely.MultiPoint(list(clear_of)), transformer.transform, interleaved=False)
    middles = shapely.get_coordinates(middle_points(flat, clear_of=others))
    lon, lat = transformer.transform(middles[:, 0], middles[:, 1], direction="INVERSE")
    return np.round(np.column_stack([lon, lat]), 3)


@cache
def _to_albers() -> Any:
    from pyproj import Transformer  # 0.1 s, and only needed when the boundaries are built

    return Transformer.from_crs("EPSG:4326", ALBERS_CHINA, always_xy=True)


def middle_points(flat: Polygons, *, clear_of: Any = None) -> NDArray[Any]:
    """
    Find the points of `label_points` on a plane.

    Parameters
    ----------
    flat : ndarray of shapely geometries, shape (n,)
        In an equal-area projection, any unit.
    clear_of : MultiPoint, optional
        Other names, kept away from by `APART` of the largest circle's radius.

    Returns
    -------
    ndarray of shapely Points, shape (n,)
    """
    size = np.sqrt(shapely.area(flat))
    circles = shapely.maximum_inscribed_circle(flat, tolerance=size / 200)
    radii = shapely.length(circles)
    cores = shapely.buffer(shapely.simplify(flat, radii / 20), -ROOM * radii, quad_segs=4)
    if clear_of is not None and not shapely.is_empty(clear_of):
        cores = shapely.difference(cores, shapely.buffer(clear_of, APART * radii, quad_segs=8))
    found = shapely.get_point(shapely.shortest_line(cores, shapely.centroid(flat)), 0)
    lost = ~shapely.contains_properly(flat, found) | shapely.is_missing(found)
    found[lost] = shapely.get_point(circles, 0)[lost]
    return np.asarray(found, dtype=object)


ALBERS_CHINA = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=36 +lon_0=105 +datum=WGS84 +units=m"

ROOM = 0.6
"""Part of the largest circle's radius that must be free around a label point."""

APART = 0.4
"""Part of the largest circle's radius that a name keeps from the names of its parts."""
