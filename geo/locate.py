"""Points → the division that each lies in.

Enters: longitudes and latitudes, WGS-84. Leaves: adcodes. The polygons are the exact ones of
`geo.boundaries`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from geo.boundaries import Level, read_units
from geo.errors import CoordinateError


class Divisions:
    """Polygons with adcodes, ready to be asked which of them a point lies in."""

    def __init__(self, adcodes: Sequence[str], polygons: Sequence[Any] | NDArray[Any]) -> None:
        """Take over `polygons` (WGS-84) and their `adcodes`."""
        self._adcodes = list(adcodes)
        self._tree = shapely.STRtree(polygons)

    def locate(self, lon: ArrayLike, lat: ArrayLike) -> list[str | None]:
        """
        Find the polygon that each point lies in.

        Parameters
        ----------
        lon, lat : array_like, shape (n,)
            WGS-84 degrees; NaN for no point.

        Returns
        -------
        list of str or None, length n
            Adcodes; None outside all polygons. On a common border the smaller adcode holds.

        Raises
        ------
        CoordinateError
            If the shapes differ, or a point is not on Earth.
        """
        longitudes, latitudes = np.atleast_1d(np.asarray(lon, float)), np.atleast_1d(np.asarray(lat, float))
        check_lonlat(longitudes, latitudes)
        points = shapely.points(longitudes, latitudes)
        points[np.isnan(longitudes) | np.isnan(latitudes)] = None
        found: list[str | None] = [None] * len(points)
        for point, polygon in self._tree.query(points, predicate="intersects").T:
            adcode, before = self._adcodes[polygon], found[point]
            found[point] = adcode if before is None else min(before, adcode)
        return found


def check_lonlat(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> None:
    """
    Make sure that points are on Earth.

    Parameters
    ----------
    lon, lat : ndarray, shape (n,)
        Degrees; NaN for no point.

    Raises
    ------
    CoordinateError
        If the shapes differ, a longitude exceeds ±180° or a latitude ±90°.
    """
    if lon.shape != lat.shape:
        raise CoordinateError(
            f"longitudes have shape {lon.shape}, latitudes {lat.shape}: expected equal ones"
        )
    for name, values, limit in (("longitude", lon, 180), ("latitude", lat, 90)):
        wrong = values[np.abs(values) > limit]
        if wrong.size:
            raise CoordinateError(f"{name} {wrong[0]:g}: expected at most ±{limit}°")


@cache
def divisions(level: Level) -> Divisions:
    """
    Read the exact polygons of one level once per process.

    Parameters
    ----------
    level : {"country", "province", "league", "banner"}

    Examples
    --------
    >>> divisions("banner").locate([111.9737, -0.1], [43.6515, 51.5])
    ['152501', None]
    """
    units = read_units(level, exact=True)
    return Divisions([unit.adcode for unit in units], shapely.from_wkb([unit.wkb for unit in units]))


def locate(lon: Sequence[float], lat: Sequence[float], *, level: Level = "banner") -> list[str | None]:
    """
    Find the division of one level that each point lies in.

    Parameters
    ----------
    lon, lat : sequence of float, length n
        WGS-84 degrees.
    level : {"country", "province", "league", "banner"}

    Returns
    -------
    list of str or None, length n

    Raises
    ------
    CoordinateError
        As `Divisions.locate`.
    """
    return divisions(level).locate(lon, lat)
