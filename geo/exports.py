"""Tables → GeoJSON and CSV, row by row.

Enters: frames as `geo.frames` makes them, an open text file. Leaves: UTF-8-ready text; equal frames give
equal text. No row waits for the next, so a pipe can be read as it is written.
"""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterator
from typing import Any, TextIO

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.boundaries import CRS
from geo.errors import ExportError


def write_geojson(frame: gpd.GeoDataFrame, out: TextIO) -> int:
    """
    Write a frame as a GeoJSON FeatureCollection (RFC 7946), one feature a line.

    Parameters
    ----------
    frame : GeoDataFrame
        EPSG:4326. Rows without geometry get a null geometry.
    out : text file
        Open for writing, UTF-8.

    Returns
    -------
    int
        Number of features written.

    Raises
    ------
    ExportError
        If the frame is not in EPSG:4326.
    """
    if frame.crs != CRS:
        raise ExportError(f"frame: CRS is {frame.crs}, expected {CRS}")
    out.write('{"type":"FeatureCollection","features":[')
    count = 0
    for count, (row, shape) in enumerate(zip(_rows(frame), frame.geometry, strict=True), start=1):
        geometry = "null" if shape is None else shapely.to_geojson(shape)
        out.write("\n" if count == 1 else ",\n")
        out.write(f'{{"type":"Feature","geometry":{geometry},"properties":{_json(row)}}}')
    out.write("\n]}\n")
    return count


def write_csv(frame: pd.DataFrame, out: TextIO) -> int:
    """
    Write a frame as CSV (RFC 4180, but lines end in a line feed), without its geometry.

    Parameters
    ----------
    frame : DataFrame
        Lists and tuples become JSON in their cell, what is unknown an empty cell.
    out : text file
        Open for writing, UTF-8, ``newline=""``.

    Returns
    -------
    int
        Number of rows written, the header not counted.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([name for name in frame.columns if name != "geometry"])
    for row in _rows(frame):
        writer.writerow(["" if v is None else _json(v) if isinstance(v, list) else v for v in row.values()])
    return len(frame)


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    names = [name for name in frame.columns if name != "geometry"]
    for cells in frame[names].itertuples(index=False, name=None):
        yield dict(zip(names, map(_plain, cells), strict=True))


def _plain(value: Any) -> Any:
    """Make the value what JSON knows: lists, numbers, text, None."""
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and np.isnan(value):
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
