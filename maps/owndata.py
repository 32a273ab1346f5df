"""A user's own places and articles → the explorer.

Enters: a GeoDataFrame of places and a table of articles that says which places each is about. Leaves: a
NewsMap. Nothing is guessed: no name is looked up, an article belongs to the places its row gives; their names
are only sought in its text, to be highlighted there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from maps import vlq
from maps.owntables import Story, place_rows, stories
from maps.senses import Interner, Utf16
from maps.version import program

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from maps.newsmap import NewsMap

TITLE = "新闻地图"
LITERAL = 0
OWN_COLUMNS = ("id", "name", "kind", "lat", "lon", "precision", "area")
EVIDENCE = "由资料给定"
"""Why an article is at a place: the user's table says so."""


def explorer(
    places: gpd.GeoDataFrame,
    articles: pd.DataFrame,
    *,
    title: str = TITLE,
    language: str = "zh",
    boundaries: bool = True,
    tiles: str | None = None,
    tiles_key: str | None = None,
    compress: bool = False,
) -> NewsMap:
    """
    Explore your own articles at your own places.

    Parameters
    ----------
    places : GeoDataFrame
        Points, or areas (drawn on a grid of 0.001 degree), in any CRS. Column ``name``; if wanted ``kind``
        (see the gazetteer's kinds), ``place_id`` and ``precision_km``.
    articles : DataFrame
        Columns ``place`` (a name or id, or several in a list), ``headline``, ``text`` or ``body``; if wanted
        ``date`` and ``newspaper``.
    title : str
        Heading of the page.
    language : str
        ``zh`` or ``en``: the interface; readers can switch.
    boundaries : bool
        Whether China's provinces and Inner Mongolia's leagues and banners are outlined too.
    tiles, tiles_key : str, optional
        Base tiles from the network, as for ``mengtu build``.
    compress : bool
        Whether the browser must inflate scripts and data.

    Returns
    -------
    NewsMap
        A folium map: a notebook shows it, ``save("map.html")`` writes it, other layers can be added.

    Raises
    ------
    TableError
        If a column is missing, a place unknown, a date unreadable, a geometry empty, or the CRS not stated.
    OptionError
        If there are no such tiles.

    Examples
    --------
    >>> import geopandas, pandas
    >>> ports = geopandas.GeoDataFrame(
    ...     {"name": ["策克口岸"]}, geometry=geopandas.points_from_xy([101.27], [42.42]), crs="EPSG:4326"
    ... )
    >>> news = pandas.DataFrame({"headline": ["策克口岸通关"], "place": ["策克口岸"], "date": ["2025-11-03"]})
    >>> page = explorer(ports, news, title="口岸新闻", boundaries=False)
    >>> "策克口岸通关" in page.get_root().render()
    True
    """
    from maps.atlas import compose  # folium and geopandas, which the command line does not need for --help
    from maps.tiles import base_tiles

    rows = place_rows(places)
    told = stories(articles, rows)
    block = _block(rows, told, title=title, language=language)
    _outline(block, places, rows, boundaries=boundaries)
    return compose(block, tiles=base_tiles(tiles, key=tiles_key) if tiles else None, compress=compress)


def _block(
    rows: Sequence[dict[str, Any]], told: Sequence[Story], *, title: str, language: str
) -> dict[str, Any]:
    """Make a data block of schema 1: see `maps.datablock`."""
    senses = Interner()
    marks = [_mentions(story, rows, senses) for story in told]
    papers = list(dict.fromkeys(story.newspaper for story in told)) or [None]
    days = sorted(story.day for story in told if story.day)
    count = len(told)
    return {
        "v": 1,
        "meta": {
            "title": title,
            "lang": language,
            "generator": program(),
            "dateFrom": days[0] if days else None,
            "dateTo": days[-1] if days else None,
            "newspapers": sorted(paper for paper in papers if paper),
            "counts": {
                "pages": len(papers),
                "articles": count,
                "mentions": sum(len(story.places) for story in told),
                "places": len(rows),
                "open": 0,
            },
            "boundarySource": None,
            "mapReviewNo": None,
            "tiles": None,
        },
        "places": _place_columns(rows),
        "articles": {
            "id": [f"row-{number}" for number in range(count)],
            "doc": [papers.index(story.newspaper) for story in told],
            "kind": ["article"] * count,
            "headline": [story.headline for story in told],
            "subheads": [[] for _ in told],
            "reporters": [[] for _ in told],
            "dateline": [None] * count,
            "date": [story.day for story in told],
            "issued": [None] * count,
            "body": [story.body for story in told],
            "line": [number + 1 for number in range(count)],
            "mentions": [body for _, body in marks],
            "headMentions": [head for head, _ in marks],
            "raw": [""] * count,
        },
        "docs": [_doc(paper, title) for paper in papers],
        "senses": [list(sense) for sense in senses.values()],
        "evidence": [EVIDENCE],
        "reasons": [],
        "boundaries": None,
        "stats": {"league": {}, "banner": {}},
    }


def _mentions(story: Story, rows: Sequence[dict[str, Any]], senses: Interner) -> tuple[str, str]:
    """VLQ triples of headline and body; a place that neither names stands at the body's end, length 0."""
    head: list[tuple[int, int, int]] = []
    body: list[tuple[int, int, int]] = []
    unnamed: list[tuple[int, int, int]] = []
    for place in story.places:
        name = rows[place]["name"]
        sense = senses((place, LITERAL, 1, (0,), (), -1, name))
        in_head, in_body = _found(story.headline, name, sense), _found(story.body, name, sense)
        head += in_head
        body += in_body
        if not in_head and not in_body:
            unnamed.append((0, 0, sense))
    return _triples(_apart(head)), _triples([*_apart(body), *unnamed])


def _found(text: str, name: str, sense: int) -> list[tuple[int, int, int]]:
    units, spans, start = Utf16(text), [], text.find(name) if name else -1
    while start >= 0:
        spans.append((*units.span(start, start + len(name)), sense))
        start = text.find(name, start + len(name))
    return spans


def _apart(spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """In order, and of names that overlap the longer one (呼和浩特市, not 呼和浩特)."""
    kept: list[tuple[int, int, int]] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[0] >= end:
            kept.append(span)
            end = span[0] + span[1]
    return kept


def _triples(spans: Iterable[tuple[int, int, int]]) -> str:
    numbers: list[int] = []
    last = 0
    for start, length, sense in spans:
        numbers += (start - last if length else 0, length, sense)
        last = start if length else last
    return vlq.encode(numbers)


def _place_columns(rows: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    from gazetteer import load_gazetteer
    from maps.pinyin import read_pinyin

    pinyin = read_pinyin(load_gazetteer())
    columns = {
        name: [row[name] for row in rows]
        for name in ("id", "name", "kind", "lat", "lon", "precision", "area")
    }
    nothing: list[None] = [None] * len(rows)
    return {
        **columns,
        "adcode": [row["id"] if row["area"] else None for row in rows],
        "path": [[] for _ in rows],
        "alias": [[pinyin.spell(row["name"])] for row in rows],
        "league": nothing,
        "banner": nothing,
        "derived": [0] * len(rows),
    }


def _outline(
    block: dict[str, Any], places: gpd.GeoDataFrame, rows: Sequence[dict[str, Any]], *, boundaries: bool
) -> None:
    """Put the user's areas among the outlines, as a level that is seen at every zoom."""
    from geo import SOURCE, Feature, encode_topology, read_topology

    shapes = places.geometry.to_crs("EPSG:4326")
    own = [
        Feature(row["id"], row["name"], "", (row["lon"], row["lat"]), shape)
        for row, shape in zip(rows, shapes, strict=True)
        if row["area"]
    ]
    base = read_topology() if boundaries else {"arcs": []}
    drawn = encode_topology({"leagues": own})
    first = len(base["arcs"])
    moved = [_moved(feature, first) for feature in drawn["leagues"]]
    if boundaries:
        block["meta"]["boundarySource"] = SOURCE
    if boundaries or own:
        leagues = [*base.get("leagues", []), *moved]
        block["boundaries"] = {**base, "arcs": [*base["arcs"], *drawn["arcs"]], "leagues": leagues}


def _moved(feature: dict[str, Any], first: int) -> dict[str, Any]:
    """Count the references of a feature from `first` on."""
    rings = [
        [[ref + first if ref >= 0 else ref - first for ref in ring] for ring in polygon]
        for polygon in feature["rings"]
    ]
    return {**feature, "rings": rings}


def _doc(newspaper: str | None, title: str) -> dict[str, Any]:
    return {
        "name": newspaper or title,
        "newspaper": newspaper,
        "issue": None,
        "issueEvidence": "",
        "issueConfidence": 0,
        "sha256": "",
        "encoding": "",
    }
