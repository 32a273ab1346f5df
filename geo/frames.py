"""Records → tables: one row per place, per mention, per article, per name left open.

Enters: the records of `seeds` and `gazetteer`. Leaves: (Geo)DataFrames, EPSG:4326, whose rows stand in a
fixed order: the same records give the same tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from gazetteer.records import Place, Resolution
from geo.boundaries import CRS
from geo.membership import Catalogue, memberships
from seeds.records import Article, Page

COUNTED_KINDS = frozenset({"article", "photo", "brief", "continuation"})
"""Kinds of articles that count; running heads and adverts do not."""

PLACE_COLUMNS = (
    "place_id", "name", "kind", "adcode", "country", "lat", "lon", "precision_km", "extent_km", "path",
    "league", "banner", "is_area", "level", "boundary", "derived", "literal", "articles", "mentions", "score",
)  # fmt: skip
MENTION_COLUMNS = (
    "doc", "page_id", "article_id", "start", "end", "surface", "role", "place_id", "name", "adcode", "kind",
    "lat", "lon", "precision_km", "score", "evidence", "reason",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "article_id", "page_id", "doc", "newspaper", "kind", "headline", "subheads", "reporters",
    "dateline_place", "date", "date_evidence", "issued", "line", "body", "mentions", "places",
)  # fmt: skip
OPEN_COLUMNS = ("surface", "reason", "mentions", "articles", "article_ids", "candidates")

COLUMN_TYPES = {
    **dict.fromkeys(("lat", "lon", "precision_km", "extent_km", "score"), "float64"),
    **dict.fromkeys(("start", "end", "mentions", "articles", "line"), "int64"),
    **dict.fromkeys(("is_area", "derived", "literal"), "bool"),
}
"""All other columns hold Python objects."""

OPEN_CANDIDATES = 3
"""Candidates listed for a name left open."""


@dataclass(slots=True)
class _Tally:
    """What the mentions of one place add up to."""

    place: Place
    articles: set[str] = field(default_factory=set)
    mentions: int = 0
    score: float = 0.0
    literal: bool = False


def places_frame(
    articles: Iterable[Article], resolutions: Iterable[Resolution], catalogue: Catalogue
) -> gpd.GeoDataFrame:
    """
    List the places that the articles name, each once.

    Parameters
    ----------
    articles : iterable of Article
        All articles of the pages; running heads are among them but do not count.
    resolutions : iterable of Resolution
        All mentions; those left open are passed over.
    catalogue : Catalogue
        Knows the places' parents.

    Returns
    -------
    GeoDataFrame
        Columns `PLACE_COLUMNS` and ``geometry`` (a point, or None where the catalogue has none). ``lat`` and
        ``lon`` are where the place is drawn: for areas, the point of its label. ``path``: ancestors' names,
        outermost first. ``league`` and ``banner``: adcodes in Inner Mongolia, or None. ``level`` and
        ``boundary``: level and adcode of its polygon in `read_boundaries`, or None. ``literal``: whether some
        mention means the place itself. ``articles``: number of articles that do; ``mentions``: of all
        mentions; ``score``: of the surest. Most articles first, then by id. EPSG:4326.
    """
    tallies = _tallies({a.id for a in articles if a.kind in COUNTED_KINDS}, resolutions)
    ordered = sorted(tallies, key=lambda tally: (-len(tally.articles), tally.place.id))
    members = memberships([tally.place for tally in ordered], catalogue)
    rows = [
        (
            t.place.id, t.place.name, t.place.kind, t.place.adcode, t.place.country, m.lat, m.lon,
            t.place.precision_km, t.place.extent_km, m.path, m.league, m.banner, m.is_area, m.level,
            m.boundary, t.place.id.startswith("derived:"), t.literal, len(t.articles), t.mentions,
            round(t.score, 4),
        )
        for t, m in zip(ordered, members, strict=True)
    ]  # fmt: skip
    return _with_points(rows, PLACE_COLUMNS)


def mentions_frame(pages: Iterable[Page], resolutions: Iterable[Resolution]) -> gpd.GeoDataFrame:
    """
    List every mention with the place it was resolved to.

    Parameters
    ----------
    pages : iterable of Page
    resolutions : iterable of Resolution

    Returns
    -------
    GeoDataFrame
        Columns `MENTION_COLUMNS` and ``geometry``, in the order given. ``start`` and ``end`` are half-open,
        in code points of the raw page. The place's columns are None, the geometry too, where the name was
        left open. ``lat`` and ``lon`` are the catalogue's point of the place (of a division, its seat).
        ``evidence``: a tuple of words. EPSG:4326.
    """
    docs = {page.id: page.doc for page in pages}
    return _with_points([_mention_row(r, docs) for r in resolutions], MENTION_COLUMNS)


def articles_frame(
    pages: Iterable[Page], articles: Iterable[Article], resolutions: Iterable[Resolution]
) -> gpd.GeoDataFrame:
    """
    List every article with its places.

    Parameters
    ----------
    pages : iterable of Page
    articles : iterable of Article
    resolutions : iterable of Resolution

    Returns
    -------
    GeoDataFrame
        Columns `ARTICLE_COLUMNS` and ``geometry``, in the order given. ``date`` and ``issued``: datetime.date
        or None. ``line``: 1-based line of the raw page where it begins. ``mentions``: number of mentions
        resolved; ``places``: tuple of the ids of the places meant literally, in order of first mention;
        geometry: their points as one MultiPoint, or None. EPSG:4326.
    """
    by_page = {page.id: page for page in pages}
    counts: dict[str, int] = {}
    literal: dict[str, dict[str, Place]] = {}
    for resolution in resolutions:
        if resolution.place is not None:
            article_id = resolution.mention.article_id
            counts[article_id] = counts.get(article_id, 0) + 1
            if resolution.mention.role == "literal":
                literal.setdefault(article_id, {}).setdefault(resolution.place.id, resolution.place)
    listed = list(articles)
    rows = [
        _article_row(a, by_page[a.page_id], counts.get(a.id, 0), tuple(literal.get(a.id, ()))) for a in listed
    ]
    frame = _table(rows, ARTICLE_COLUMNS)
    return gpd.GeoDataFrame(frame, geometry=_multipoints([literal.get(a.id, {}) for a in listed]), crs=CRS)


def open_names_frame(resolutions: Iterable[Resolution]) -> pd.DataFrame:
    """
    List the names that were left open, equal names with equal reasons in one row.

    Parameters
    ----------
    resolutions : iterable of Resolution

    Returns
    -------
    DataFrame
        Columns `OPEN_COLUMNS`: ``mentions`` and ``articles`` are numbers, ``article_ids`` a tuple in order of
        appearance, ``candidates`` a tuple of (place id, name, score), best first. Most mentions first, then
        by name.
    """
    groups: dict[tuple[str, str], list[Resolution]] = {}
    for resolution in resolutions:
        if resolution.place is None:
            groups.setdefault((resolution.mention.surface, resolution.reason), []).append(resolution)
    rows = [_open_row(surface, reason, group) for (surface, reason), group in groups.items()]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    return _table(rows, OPEN_COLUMNS)


def _tallies(counted: set[str], resolutions: Iterable[Resolution]) -> list[_Tally]:
    tallies: dict[str, _Tally] = {}
    for resolution in resolutions:
        place, mention = resolution.place, resolution.mention
        if place is None:
            continue
        tally = tallies.setdefault(place.id, _Tally(place))
        tally.mentions += 1
        tally.score = max(tally.score, resolution.score)
        if mention.role == "literal":
            tally.literal = True
            if mention.article_id in counted:
                tally.articles.add(mention.article_id)
    return list(tallies.values())


def _mention_row(resolution: Resolution, docs: dict[str, str]) -> tuple[Any, ...]:
    m, place = resolution.mention, resolution.place
    found: tuple[Any, ...] = (None,) * 7
    if place is not None:
        found = (place.id, place.name, place.adcode, place.kind, place.lat, place.lon, place.precision_km)
    words = tuple(evidence.words for evidence in resolution.evidence)
    span = (docs[m.page_id], m.page_id, m.article_id, m.start, m.end, m.surface, m.role)
    return (*span, *found, round(resolution.score, 4), words, resolution.reason)


def _article_row(article: Article, page: Page, mentions: int, places: tuple[str, ...]) -> tuple[Any, ...]:
    start = article.segments[0][0] if article.segments else 0
    line = page.text.count("\n", 0, start) + 1
    return (
        article.id, page.id, page.doc, page.newspaper, article.kind, article.headline, article.subheads,
        article.reporters, article.dateline_place, article.date, article.date_evidence, page.issue.value,
        line, article.body.text, mentions, places,
    )  # fmt: skip


def _open_row(surface: str, reason: str, group: Sequence[Resolution]) -> tuple[Any, ...]:
    article_ids = tuple(dict.fromkeys(resolution.mention.article_id for resolution in group))
    best = tuple((c.place.id, c.place.name, round(c.score, 4)) for c in group[0].candidates[:OPEN_CANDIDATES])
    return (surface, reason, len(group), len(article_ids), article_ids, best)


def _with_points(rows: list[tuple[Any, ...]], columns: tuple[str, ...]) -> gpd.GeoDataFrame:
    frame = _table(rows, columns)
    return gpd.GeoDataFrame(
        frame, geometry=_points(frame["lon"].to_numpy(), frame["lat"].to_numpy()), crs=CRS
    )


def _table(rows: list[tuple[Any, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Make a table in which None stays None; pandas' text columns would turn it into NaN."""
    cells: dict[str, Any] = {}
    for i, name in enumerate(columns):
        values = [row[i] for row in rows]
        kind = COLUMN_TYPES.get(name)
        cells[name] = pd.Series(values, dtype=object) if kind is None else np.array(values, dtype=kind)
    return pd.DataFrame(cells)


def _points(lon: Any, lat: Any) -> Any:
    points = np.full(len(lon), None, dtype=object)
    known = ~(np.isnan(lon) | np.isnan(lat))
    points[known] = shapely.points(lon[known], lat[known])
    return points


def _multipoints(groups: Sequence[dict[str, Place]]) -> Any:
    shapes = np.full(len(groups), None, dtype=object)
    for i, group in enumerate(groups):
        lonlat = [(p.lon, p.lat) for p in group.values() if p.lon is not None and p.lat is not None]
        if lonlat:
            shapes[i] = shapely.multipoints(lonlat)
    return shapes
