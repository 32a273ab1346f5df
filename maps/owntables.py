"""A user's own tables → rows of places and articles.

Enters: a GeoDataFrame of places in any CRS, a DataFrame of articles. Leaves: plain records in WGS-84, all
cells checked: what is missing or unknown is told with its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from maps.errors import TableError

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

PLACE_IDS = ("place_id", "id")
PLACE_NAMES = ("name", "名称", "地名")
HEADLINES = ("headline", "title", "标题")
BODIES = ("text", "body", "正文")
DATES = ("date", "日期")
PLACES = ("place_id", "places", "place", "地点")
NEWSPAPERS = ("newspaper", "报纸")
"""Columns, the first of each that a table has."""

COORDINATE_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Story:
    """One row of the table of articles; `places` are numbers of places, in the order given."""

    headline: str
    body: str
    day: str | None
    newspaper: str | None
    places: tuple[int, ...]


def place_rows(places: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """
    Read the places.

    Parameters
    ----------
    places : GeoDataFrame
        Points or areas in any CRS.

    Returns
    -------
    list of dict
        Keys id, name, kind, precision (km or None), lat, lon (WGS-84 degrees; of an area a point inside) and
        area (0 or 1).

    Raises
    ------
    TableError
        If the CRS, a name or a geometry is missing, or an id stands there twice.
    """
    if places.crs is None:
        raise TableError("places: CRS is missing, expected one such as EPSG:4326")
    name = _column(places, PLACE_NAMES, "places")
    identifier = next((one for one in PLACE_IDS if one in places), name)
    geometry = places.geometry.to_crs("EPSG:4326")
    rows = []
    for number, (shape, record) in enumerate(zip(geometry, places.to_dict("records"), strict=True)):
        if shape is None or shape.is_empty:
            raise TableError(f"places, row {number}: geometry is empty")
        point = shape.representative_point()
        rows.append(
            {
                "id": str(record[identifier]),
                "name": str(record[name]),
                "kind": _text(record.get("kind")) or ("region" if _is_area(shape) else "other"),
                "precision": _number(record.get("precision_km")),
                "lat": round(point.y, COORDINATE_DIGITS),
                "lon": round(point.x, COORDINATE_DIGITS),
                "area": int(_is_area(shape)),
            }
        )
    twice = {row["id"] for row in rows if sum(other["id"] == row["id"] for other in rows) > 1}
    if twice:
        raise TableError(f"places: {sorted(twice)[0]!r} stands there twice, expected a column place_id")
    return rows


def stories(articles: pd.DataFrame, rows: Sequence[dict[str, Any]]) -> list[Story]:
    """
    Read the articles.

    Parameters
    ----------
    articles : DataFrame
        One row per article.
    rows : sequence of dict
        What `place_rows` returned: places are given by id or name.

    Returns
    -------
    list of Story
        In the order of the table.

    Raises
    ------
    TableError
        If a column is missing, a place unknown or a date unreadable.
    """
    where = _column(articles, PLACES, "articles")
    headline, body, day, newspaper = (
        next((one for one in names if one in articles), None)
        for names in (HEADLINES, BODIES, DATES, NEWSPAPERS)
    )
    if headline is None and body is None:
        raise TableError("articles: no column headline and no column text")
    known = {row["name"]: number for number, row in reversed(list(enumerate(rows)))}
    known |= {row["id"]: number for number, row in enumerate(rows)}
    return [
        Story(
            _text(record.get(headline)),
            _text(record.get(body)),
            _day(record.get(day), number),
            _text(record.get(newspaper)) or None,
            tuple(dict.fromkeys(_known(known, place, number) for place in _several(record[where]))),
        )
        for number, record in enumerate(articles.to_dict("records"))
    ]


def _column(table: Any, names: Sequence[str], what: str) -> str:
    found = next((name for name in names if name in table), None)
    if found is None:
        raise TableError(f"{what}: no column {names[0]}, expected one of {', '.join(names)}")
    return found


def _several(cell: object) -> list[str]:
    if isinstance(cell, list | tuple | set | frozenset):
        return [str(one) for one in cell]
    return [text] if (text := _text(cell)) else []


def _known(known: dict[str, int], place: str, row: int) -> int:
    if place not in known:
        raise TableError(f"articles, row {row}: place {place!r} is not among the places")
    return known[place]


def _is_area(shape: Any) -> bool:
    return shape.geom_type in ("Polygon", "MultiPolygon")


def _text(value: object) -> str:
    """Return the text of a cell; None and NaN are empty."""
    return "" if value is None or value != value else str(value)


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def _day(value: Any, row: int) -> str | None:
    if value is None or value != value or value == "":
        return None
    if isinstance(value, date):  # a datetime and a pandas Timestamp are dates too
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    try:
        return datetime.fromisoformat(str(value)).date().isoformat()
    except ValueError:
        raise TableError(f"articles, row {row}: date {value!r}, expected YYYY-MM-DD") from None
