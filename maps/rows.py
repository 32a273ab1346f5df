"""Articles and mentions as rows: what ``mengtu articles`` and ``mengtu mentions`` print.

The keys of a row are fixed and always present; what is unknown is null. Offsets count Unicode code points
of the raw page.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from gazetteer.records import Place, Resolution
from maps.errors import OptionError
from seeds.records import Article, Page

ARTICLE_KEYS = (
    "doc", "article_id", "kind", "headline", "subheads", "reporters", "dateline_place", "date", "segments",
    "body",
)  # fmt: skip
MENTION_KEYS = (
    "doc", "article_id", "start", "end", "surface", "role", "place_id", "name", "adcode", "kind", "lat",
    "lon", "precision_km", "score", "evidence",
)  # fmt: skip
FORMATS = ("jsonl", "csv", "geojson")

Row = dict[str, Any]


def article_row(page: Page, article: Article) -> Row:
    """
    Describe one article.

    Returns
    -------
    dict
        `ARTICLE_KEYS`; ``segments`` are raw ``[start, end]`` in reading order, ``date`` is ISO 8601 or None.
    """
    return {
        "doc": page.doc,
        "article_id": article.id,
        "kind": article.kind,
        "headline": article.headline,
        "subheads": list(article.subheads),
        "reporters": list(article.reporters),
        "dateline_place": article.dateline_place,
        "date": article.date.isoformat() if article.date else None,
        "segments": [list(segment) for segment in article.segments],
        "body": article.body.text,
    }


def mention_row(page: Page, resolution: Resolution) -> Row:
    """
    Describe one mention and the place it was resolved to.

    Returns
    -------
    dict
        `MENTION_KEYS`; the place's keys are None where the name was left open, and then ``evidence`` ends
        with the reason. ``lat`` and ``lon`` are WGS-84 decimal degrees.
    """
    mention, place = resolution.mention, resolution.place
    words = [evidence.words for evidence in resolution.evidence]
    return {
        "doc": page.doc,
        "article_id": mention.article_id,
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "role": mention.role,
        "place_id": place.id if place else None,
        "name": place.name if place else None,
        "adcode": place_code(place) if place else None,
        "kind": place.kind if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision_km": place.precision_km if place else None,
        "score": round(resolution.score, 4),
        "evidence": [*words, resolution.reason] if resolution.reason else words,
    }


def place_code(place: Place) -> str | None:
    """Return a place's administrative code: two ISO letters for countries, digits in China, else None."""
    return place.country if place.kind == "country" else place.adcode


def lines(rows: Iterable[Row], format: str, keys: tuple[str, ...]) -> Iterator[str]:
    """
    Write rows as text, piece by piece.

    Parameters
    ----------
    rows : iterable of dict
        What `article_row` or `mention_row` return.
    format : str
        ``jsonl``, ``csv`` (lists as JSON in their cell) or ``geojson`` (rows without coordinates have a
        null geometry).
    keys : tuple of str
        Order of the columns.

    Yields
    ------
    str
        Text that ends with a line feed, as soon as its row is there.

    Raises
    ------
    OptionError
        If `format` is another.
    """
    writers = {"jsonl": _jsonl, "csv": _csv, "geojson": _geojson}
    if format not in writers:
        raise OptionError(f"format {format!r}: expected one of {', '.join(writers)}")
    return writers[format](rows, keys)


def _jsonl(rows: Iterable[Row], keys: tuple[str, ...]) -> Iterator[str]:
    for row in rows:
        yield _json({key: row[key] for key in keys}) + "\n"


def _csv(rows: Iterable[Row], keys: tuple[str, ...]) -> Iterator[str]:
    yield _csv_line(keys)
    for row in rows:
        yield _csv_line([_cell(row[key]) for key in keys])


def _geojson(rows: Iterable[Row], keys: tuple[str, ...]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    separator = "\n"
    for row in rows:
        yield separator + _json(_feature(row, keys))
        separator = ",\n"
    yield "\n]}\n"


def _feature(row: Row, keys: tuple[str, ...]) -> Row:
    lon, lat = row.get("lon"), row.get("lat")
    point = None if lon is None or lat is None else {"type": "Point", "coordinates": [lon, lat]}
    properties = {key: row[key] for key in keys if key not in ("lat", "lon")}
    return {"type": "Feature", "geometry": point, "properties": properties}


def _json(value: object) -> str:
    """JSON in readable Chinese; an unpaired surrogate, which UTF-8 cannot hold, is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def _csv_line(cells: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", "replace").decode("utf-8")


def _cell(value: object) -> object:
    return _json(value) if isinstance(value, list) else value
