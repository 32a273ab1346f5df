"""What the page's script reads: pages, articles, mentions and places as one JSON value, schema version 1.

Columns rather than rows, texts and senses written once, offsets as VLQ: small, and the same input gives the
same bytes. The front end's ``src/types.ts`` describes the same schema for the reader's side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gazetteer import Gazetteer, UnknownPlaceError, article_focus
from gazetteer.catalogue.forms import surface_forms
from gazetteer.records import Place, Resolution
from geo import Layers
from maps.pinyin import Pinyin, read_pinyin
from maps.pipeline import ParsedPage
from maps.senses import MentionColumns, SenseTable, mention_columns
from maps.version import program
from seeds.records import Article, Page

SCHEMA = 1
SHOWN_KINDS = frozenset({"article", "photo", "brief", "continuation"})
"""Running heads and adverts are left out: they are no news."""

COORDINATE_DIGITS = 4
"""Decimals of a degree that are written: 10 m."""
SPELT_OUT = frozenset({"village_words", "scenic_words", "former_generic", "street_office"})
"""Rules of the grammar whose forms nobody types who looks for a place: 郑家滩行政村, 哈素海旅游度假区."""


def data_block(
    pages: Sequence[ParsedPage],
    layers: Layers,
    gazetteer: Gazetteer,
    *,
    title: str,
    map_review_no: str | None = None,
) -> dict[str, Any]:
    """
    Put everything the page needs into one value for `maps.security.json_for_html`.

    Parameters
    ----------
    pages : sequence of ParsedPage
        What was read and resolved.
    layers : Layers
        The places, outlines and counts of these pages, EPSG:4326.
    gazetteer : Gazetteer
        Knows the places' other names.
    title : str
        Heading of the page.
    map_review_no : str, optional
        The map review number (审图号) to print.

    Returns
    -------
    dict
        Schema 1; keys in a fixed order. Only where there are some: ``others``, the ids of candidates that no
        article names, by their labels; ``corrected``, the numbers of the senses that a reader has put right.
    """
    shown = [
        Shown(index, parsed.page, article, _of_article(parsed, article))
        for index, parsed in enumerate(pages)
        for article in shown_articles(parsed)
    ]
    places = _named(layers.places, shown)
    numbers = {place["place_id"]: index for index, place in enumerate(places)}
    table = SenseTable(numbers, lambda place: _label(place, gazetteer))
    mentions = [mention_columns(item.article, item.resolutions, table) for item in shown]
    return {
        "v": SCHEMA,
        "meta": {
            "title": title,
            "lang": "zh",
            "generator": program(),
            **_period(shown),
            "newspapers": sorted({parsed.page.newspaper for parsed in pages if parsed.page.newspaper}),
            "counts": _counts(pages, shown, places),
            "boundarySource": layers.boundary_source or None,
            "mapReviewNo": map_review_no,
            "tiles": None,
        },
        "places": _place_columns(places, gazetteer),
        "articles": _article_columns(shown, mentions)
        | {"focus": [_focus(item, numbers, gazetteer) for item in shown]},
        "docs": [_doc(parsed.page) for parsed in pages],
        "senses": table.senses.values(),
        "evidence": table.evidence.values(),
        "reasons": table.reasons.values(),
        **({"others": table.others} if table.others else {}),
        **({"corrected": sorted(table.corrected)} if table.corrected else {}),
        "boundaries": layers.topology,
        "stats": {level: _stats(layers, level, gazetteer) for level in ("league", "banner")},
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """An article of the page, with the number of its document and its mentions."""

    doc: int
    page: Page
    article: Article
    resolutions: tuple[Resolution, ...]


def shown_articles(parsed: ParsedPage) -> list[Article]:
    """Return the articles of a page that a reader would call so."""
    return [article for article in parsed.articles if article.kind in SHOWN_KINDS]


def _of_article(parsed: ParsedPage, article: Article) -> tuple[Resolution, ...]:
    return tuple(found for found in parsed.resolutions if found.mention.article_id == article.id)


def _named(frame: Any, shown: Iterable[Shown]) -> list[dict[str, Any]]:
    """Rows of the places that a shown article names in whatever role, missing values as None."""
    named = {found.place.id for item in shown for found in item.resolutions if found.place is not None}
    rows = frame.drop(columns="geometry").to_dict("records")
    return [
        {key: None if value is None or value != value else value for key, value in row.items()}
        for row in rows
        if row["place_id"] in named
    ]


def _period(shown: Sequence[Shown]) -> dict[str, str | None]:
    days = [day for item in shown if (day := item.article.date or item.page.issue.value)]
    return {
        "dateFrom": min(days).isoformat() if days else None,
        "dateTo": max(days).isoformat() if days else None,
    }


def _counts(
    pages: Sequence[ParsedPage], shown: Sequence[Shown], places: Sequence[dict[str, Any]]
) -> dict[str, int]:
    found = [resolution for item in shown for resolution in item.resolutions]
    return {
        "pages": len(pages),
        "articles": len(shown),
        "mentions": len(found),
        "places": len(places),
        "open": sum(resolution.place is None for resolution in found),
    }


def _stats(layers: Layers, level: str, gazetteer: Gazetteer) -> dict[str, dict[str, Any]]:
    rows = layers.counts[level].to_dict("records")
    return {
        row["adcode"]: {
            "name": gazetteer.place(f"cn:{row['adcode']}").name,
            "articles": int(row["articles"]),
            "population": None if row["population"] != row["population"] else int(row["population"]),
        }
        for row in rows
    }


def _place_columns(places: Sequence[dict[str, Any]], gazetteer: Gazetteer) -> dict[str, list[Any]]:
    pinyin = read_pinyin(gazetteer)

    def column(name: str) -> list[Any]:
        return [place[name] for place in places]

    return {
        "id": column("place_id"),
        "name": column("name"),
        "kind": column("kind"),
        "adcode": column("adcode"),
        "lat": [_degrees(value) for value in column("lat")],
        "lon": [_degrees(value) for value in column("lon")],
        "precision": column("precision_km"),
        "path": [list(path) for path in column("path")],
        "area": [int(value) for value in column("is_area")],
        "alias": [_aliases(place, gazetteer, pinyin) for place in places],
        "league": column("league"),
        "banner": column("banner"),
        "derived": [int(value) for value in column("derived")],
    }


def _article_columns(shown: Sequence[Shown], mentions: Sequence[MentionColumns]) -> dict[str, list[Any]]:
    articles = [item.article for item in shown]
    return {
        "id": [article.id for article in articles],
        "doc": [item.doc for item in shown],
        "kind": [article.kind for article in articles],
        "headline": [article.headline for article in articles],
        "subheads": [list(article.subheads) for article in articles],
        "reporters": [list(article.reporters) for article in articles],
        "dateline": [article.dateline_place for article in articles],
        "date": [_iso(article.date) for article in articles],
        "issued": [_iso(item.page.issue.value) for item in shown],
        "body": [article.body.text for article in articles],
        "line": [_first_line(item.page, item.article) for item in shown],
        "mentions": [columns.body for columns in mentions],
        "headMentions": [columns.headline for columns in mentions],
        "raw": [columns.raw for columns in mentions],
    }


def _focus(item: Shown, numbers: dict[str, int], gazetteer: Gazetteer) -> int:
    """Return the number of the place that an article is about; -1 for none, and for one not on the page."""
    about = article_focus(item.article, item.resolutions, gazetteer, newspaper=item.page.newspaper).place
    return -1 if about is None else numbers.get(about.id, -1)


def _doc(page: Page) -> dict[str, Any]:
    return {
        "name": page.doc,
        "newspaper": page.newspaper,
        "issue": _iso(page.issue.value),
        "issueEvidence": page.issue.evidence,
        "issueConfidence": round(page.issue.confidence, 2),
        "sha256": page.sha256,
        "encoding": page.decoding.encoding,
    }


def _aliases(place: dict[str, Any], gazetteer: Gazetteer, pinyin: Pinyin) -> list[str]:
    """Other spellings to search by; a place that the catalogue does not hold has only its pinyin."""
    official = place["name"]
    spelled = pinyin.spell(official)
    try:
        names = gazetteer.names(place["place_id"])
    except UnknownPlaceError:
        return [spelled]
    written = dict.fromkeys(name.form for name in names)
    # Short forms (达茂旗) that the grammar makes; what is a part of the name is found without them.
    derived = (
        form.form
        for form in surface_forms(gazetteer.place(place["place_id"]), names)
        if form.rule not in SPELT_OUT
    )
    forms = [*written, *(form for form in derived if form not in written and form not in official)]
    return [*(form for form in forms if form != official), spelled]


def _label(place: Place, gazetteer: Gazetteer) -> str:
    """Name a candidate with what contains it: there are several 青山区."""
    above = gazetteer.ancestors(place)
    return f"{above[0].name} › {place.name}" if above else place.name


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, COORDINATE_DIGITS)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _first_line(page: Page, article: Article) -> int:
    """Return the line of the page, from 1, on which the article's first segment begins."""
    start = article.segments[0][0] if article.segments else 0
    return page.text.count("\n", 0, start) + 1
