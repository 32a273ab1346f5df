"""WGS-84 ⇄ GCJ-02, the datum of Chinese web maps.

Enters and leaves: longitudes and latitudes in decimal degrees. Data stay in WGS-84 everywhere in mengtu; only
what is drawn upon tiles of AMap is shifted. GCJ-02 is in force on the mainland; points elsewhere return
unchanged, decided by China's border itself and not by a box around it, so that ports across the border (and
Ulan Bator) stay where they are.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.errors import CoordinateError
from geo.locate import check_lonlat

LonLat = NDArray[np.float64]

SEMI_MAJOR_M = 6378245.0
"""Metres: the Krassowsky ellipsoid's."""

ECCENTRICITY_SQUARED = 0.00669342162296594323

ELSEWHERE = frozenset({"710000", "810000", "820000"})
"""Taiwan, Hong Kong and Macau, where maps are in WGS-84."""

ROUNDS = 12
"""Steps of the inverse; each makes the error some hundred times smaller."""


def wgs84_to_gcj02(lonlat: LonLat, *, area: Any = None) -> LonLat:
    """
    Shift points to GCJ-02.

    Parameters
    ----------
    lonlat : ndarray, shape (n, 2)
        WGS-84 (EPSG:4326) longitude and latitude, decimal degrees.
    area : shapely geometry, optional
        WGS-84 area in which the offset applies; by default mainland China.

    Returns
    -------
    ndarray, shape (n, 2)
        GCJ-02 degrees. Points outside the area return unchanged.

    Raises
    ------
    CoordinateError
        If the shape is another, a longitude exceeds ±180° or a latitude ±90°.

    References
    ----------
    .. [1] eviltransform, "Convert coordinates between WGS-84, GCJ-02 and BD-09", 2013,
       https://github.com/googollee/eviltransform (the formula, first published in C# as EvilTransform).

    Examples
    --------
    >>> wgs84_to_gcj02(np.array([[111.744, 40.840], [106.9, 47.9]])).round(3)
    array([[111.751,  40.841],
           [106.9  ,  47.9  ]])
    """
    points = _checked(lonlat)
    inside = _inside(points, area)
    return np.where(inside[:, None], points + offset(points), points)


def gcj02_to_wgs84(lonlat: LonLat, *, area: Any = None) -> LonLat:
    """
    Undo the GCJ-02 offset.

    Parameters
    ----------
    lonlat : ndarray, shape (n, 2)
        GCJ-02 longitude and latitude, decimal degrees.
    area : shapely geometry, optional
        WGS-84 area in which the offset applies; by default mainland China.

    Returns
    -------
    ndarray, shape (n, 2)
        WGS-84 (EPSG:4326) decimal degrees, within 1e-6° (0.1 m). Points whose origin lies outside the area
        return unchanged; one within some 700 m beyond the border cannot be told from a shifted one inside.

    Raises
    ------
    CoordinateError
        If the shape is another, a longitude exceeds ±180° or a latitude ±90°.

    References
    ----------
    .. [1] eviltransform, as for `wgs84_to_gcj02`; here its inverse by fixed-point iteration.

    Examples
    --------
    >>> gcj02_to_wgs84(np.array([[116.4, 39.9]])).round(3)
    array([[116.394,  39.899]])
    """
    points = _checked(lonlat)
    origin = points.copy()
    for _ in range(ROUNDS):
        origin = points - offset(origin)
    return np.where(_inside(origin, area)[:, None], origin, points)


def offset(lonlat: LonLat) -> LonLat:
    """
    Compute the GCJ-02 offset, wherever the points lie.

    Parameters
    ----------
    lonlat : ndarray, shape (n, 2)
        WGS-84 degrees.

    Returns
    -------
    ndarray, shape (n, 2)
        Degrees to be added.
    """
    x, y = lonlat[:, 0] - 105.0, lonlat[:, 1] - 35.0
    latitude = np.radians(lonlat[:, 1])
    w2 = 1 - ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    meridian_m = SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED) / w2**1.5
    # At the poles a parallel has no length; nothing is shifted there in the end.
    parallel_m = SEMI_MAJOR_M / np.sqrt(w2) * np.maximum(np.cos(latitude), 0.01)
    east_m, north_m = _east_m(x, y), _north_m(x, y)
    return np.column_stack([np.degrees(east_m / parallel_m), np.degrees(north_m / meridian_m)])


@cache
def read_mainland() -> Any:
    """
    Read the area in which GCJ-02 is in force: China without Taiwan, Hong Kong and Macau.

    Returns
    -------
    shapely geometry
        Polygons on the grid of the drawn boundaries, WGS-84 degrees.
    """
    from geo.boundaries import read_boundaries  # geopandas, which the formula can do without

    provinces = read_boundaries("province")
    mainland = shapely.coverage_union_all(provinces[~provinces["adcode"].isin(ELSEWHERE)].geometry.to_numpy())
    shapely.prepare(mainland)
    return mainland


def _east_m(x: Any, y: Any) -> Any:
    root = np.sqrt(np.abs(x))
    metres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    metres += (20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)) * 2 / 3
    metres += (20 * np.sin(x * np.pi) + 40 * np.sin(x / 3 * np.pi)) * 2 / 3
    return metres + (150 * np.sin(x / 12 * np.pi) + 300 * np.sin(x / 30 * np.pi)) * 2 / 3


def _north_m(x: Any, y: Any) -> Any:
    root = np.sqrt(np.abs(x))
    metres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    metres += (20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)) * 2 / 3
    metres += (20 * np.sin(y * np.pi) + 40 * np.sin(y / 3 * np.pi)) * 2 / 3
    return metres + (160 * np.sin(y / 12 * np.pi) + 320 * np.sin(y / 30 * np.pi)) * 2 / 3


def _checked(lonlat: LonLat) -> LonLat:
    points = np.asarray(lonlat, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] != 2:
        raise CoordinateError(f"points have shape {points.shape}, expected (n, 2)")
    check_lonlat(points[:, 0], points[:, 1])
    return points


def _inside(points: LonLat, area: Any) -> NDArray[np.bool_]:
    where = read_mainland() if area is None else area
    return np.asarray(shapely.intersects_xy(where, points[:, 0], points[:, 1]), dtype=bool)
