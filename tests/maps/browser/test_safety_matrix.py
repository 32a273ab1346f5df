"""Hostile strings × every way into the page: nothing runs, nothing breaks, every string shows as text.

The strings come in as newspaper pages, users' tables of places and options do, and pass through the whole
program; the browser then walks every view that prints them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from gazetteer import Gazetteer
from gazetteer.readers.userplaces import read_user_places
from gazetteer.records import Evidence, Place, Resolution
from geo import layers
from maps.atlas import Atlas, draw
from maps.pipeline import ParsedPage
from seeds.records import Page as PrintedPage
from tests.maps import hand
from tests.maps.browser.conftest import Open

HOSTILE = [
    pytest.param("</script><script>window.hit=1</script>", id="closes the script"),
    pytest.param("<!--<script>window.hit=1", id="opens a comment and a script"),
    pytest.param("]]>--></style></title></textarea>", id="closes everything else"),
    pytest.param("<img src=x onerror=window.hit=1>", id="a picture that fails"),
    pytest.param("<svg/onload=window.hit=1><iframe srcdoc='<script>parent.hit=1</script>'>", id="svg, frame"),
    pytest.param("\"'><b onclick=window.hit=1 style=color:red>", id="leaves an attribute"),
    pytest.param("javascript:window.hit=1", id="a javascript address"),
    pytest.param("[x](javascript:window.hit=1) data:text/html,<script>hit=1</script>", id="markdown, data"),
    pytest.param("`+(window.hit=1)+`", id="backticks"),
    pytest.param("${window.hit=1}", id="a template literal"),
    pytest.param("{{ window.hit }}{{ this.get_root() }}", id="template braces"),
    pytest.param("{% raw %}{% include 'x' %}{# c #}", id="template blocks"),
    pytest.param("';window.hit=1;//\\", id="ends a string"),
    pytest.param("\\u003cb\\x3cb\\n\\", id="backslashes"),
    pytest.param("&lt;b&gt;&amp;&#x3c;&nbsp", id="character references"),
    pytest.param("a\u2028window.hit=1\u2029b", id="line separators"),
    pytest.param("a\u0000b\u0001\u001f\u007f\u0085c", id="NUL and control characters"),
    pytest.param("a\ud800b\udfff", id="lone surrogates"),
    pytest.param("\ufeffa\ufffe\uffffb", id="byte order mark and noncharacters"),
    pytest.param("\u202eabc\u2066def\u200f", id="marks that turn the direction"),
    pytest.param("𠮷👩‍👩‍👧‍👦🇨🇳e\u0301\u0323" + "\u0300" * 40, id="beyond the first plane, piled-up accents"),
    pytest.param("汉" * 3000 + "w" * 3000, id="very long"),
    pytest.param("__proto__", id="a name every object has"),
    pytest.param('=HYPERLINK("http://example.org")%s%n,;\'', id="a formula"),
]

OPEN_REASON = "没有确定的范围"
KEYS = ("c", "p", "a", "q", "t", "s", "l", "r", "from", "to", "k", "lg", "n", "ro", "d", "lang", "theme", "x")
LONG_ADDRESS = 20_000
WRITTEN_MS = 200
"""The page writes its address 150 ms after a change."""
FOREIGN = (
    "script[src], #mt-root script, #mt-root img, #mt-root iframe, .folium-map script, .folium-map iframe, "
    "[onclick], [onload], [onerror], [href^='javascript:']"
)
SHOWS = """([selector, expected]) => {
    const plain = (words) => words.toWellFormed().replaceAll("\\0", "").replaceAll("\ufffd", "?");
    const words = plain(JSON.parse(expected));
    return [...document.querySelectorAll(selector)].some((e) => plain(e.textContent).includes(words));
}"""
GO = """(fragment) => new Promise((done) => {
    const before = location.hash;
    location.hash = fragment;
    if (location.hash === before) done();
    else addEventListener("hashchange", () => requestAnimationFrame(done), { once: true });
})"""
TYPE = """(typed) => {
    const input = document.querySelector(".mt-search-input");
    input.focus();
    input.value = JSON.parse(typed);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


@dataclass(frozen=True)
class Drawn:
    """A page in which one string stands everywhere."""

    path: Path
    place_id: str
    article_id: str


@pytest.fixture
def drawn(request: pytest.FixtureRequest, tmp_path: Path, gazetteer: Gazetteer) -> Drawn:
    """The string as headline, body, byline, file, newspaper, title, review number, user's place."""
    words: str = request.getfixturevalue("words")
    place = user_place(words, tmp_path)
    atlas = atlas_of(page_of(words, place), gazetteer)
    path = tmp_path / "map.html"
    news = draw(atlas, title=words, map_review_no=words)
    path.write_bytes(news.get_root().render().encode("utf-8"))
    return Drawn(path, place.id, atlas.pages[0].articles[0].id)


def user_place(words: str, folder: Path) -> Place:
    """The string as the name of a place in a user's GeoJSON."""
    table = folder / "places.geojson"
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [111.7, 40.8]},
        "properties": {"name": words, "kind": "port", "aliases": words},
    }
    table.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return read_user_places(table)[0].place


def page_of(words: str, place: Place) -> ParsedPage:
    """An article with the string in every field; its place in headline and body, once left open."""
    headline = f"头{words}尾"
    page = hand.page(f"{headline}\n前{words}后\n末{words}", doc=words, newspaper=words)
    article = replace(
        hand.article(page, headline, subheads=[f"副{words}题"]), reporters=(words,), dateline_place=words
    )
    spoken = Evidence("said", words, 1.0, words)
    found = [named(page, words, nth, place)._replace(evidence=(spoken,)) for nth in (0, 1)]
    return ParsedPage(page, (article,), (*found, named(page, words, 2, None, reason=f"{OPEN_REASON}{words}")))


def named(page: PrintedPage, words: str, nth: int, place: Place | None, *, reason: str = "") -> Resolution:
    """The string at one of its spots, as the place or left open."""
    return hand.resolution(page, words, nth=nth, place=place, reason=reason)


def atlas_of(parsed: ParsedPage, gazetteer: Gazetteer) -> Atlas:
    return Atlas((parsed,), layers([parsed.page], parsed.articles, parsed.resolutions, gazetteer), gazetteer)


VIEWS: dict[str, tuple[str, Callable[[Page], object], dict[str, str]]] = {
    "overview": (
        "",
        lambda page: None,
        {
            "title": ".mt-header h1",
            "user's place in the list": ".mt-place-row .mt-row-name",
            "review number": ".leaflet-control-attribution",
        },
    ),
    "popup": (
        "",
        lambda page: page.locator(".mt-point").first.click(force=True),
        {
            "user's place": ".mt-popup-title",
            "headline": ".mt-popup-headline",
            "newspaper": ".mt-popup .mt-meta",
            "body": ".mt-popup .mt-snippet",
        },
    ),
    "place, by the address": (
        "p={place}",
        lambda page: None,
        {
            "user's place": ".mt-title",
            "name as printed": ".mt-form",
            "evidence": ".mt-facts .mt-lines",
            "headline": ".mt-article-row .mt-row-title",
        },
    ),
    "article, by the address": (
        "a={article}",
        lambda page: None,
        {
            "headline": ".mt-headline",
            "subhead": ".mt-subhead",
            "body": ".mt-text",
            "reporter and dateline": ".mt-credit",
            "file name": ".mt-source",
            "newspaper": ".mt-article .mt-meta",
            "places named": ".mt-chips",
        },
    ),
    "names left open": (
        "t=open",
        lambda page: None,
        {"name": ".mt-open-name", "reason": ".mt-open .mt-row-sub", "headline": ".mt-open-articles"},
    ),
    "a name left open, to be settled": (
        "t=open&from=1970-01-01",
        lambda page: page.locator(".mt-open summary").first.click(),
        {"name": ".mt-open-name"},
    ),
}


@pytest.mark.parametrize("words", HOSTILE)
def test_it_shows_as_text_wherever_it_comes_in(words: str, drawn: Drawn, open_page: Open) -> None:
    page = open_page(drawn.path).page
    for view, (fragment, act, expected) in VIEWS.items():
        go(page, fragment.format(**addressed(drawn)))
        act(page)
        seen = {entry: shows(page, selector, words) for entry, selector in expected.items()}
        assert seen == dict.fromkeys(expected, True), view
        assert_harmless(page)
    page.wait_for_timeout(WRITTEN_MS)


@pytest.mark.parametrize("words", HOSTILE)
def test_it_may_be_typed_and_stand_in_the_address(words: str, hand_page: Path, open_page: Open) -> None:
    escaped = quote(words, safe="", errors="replace")
    keys = "&".join(f"{key}={escaped}" for key in KEYS)
    page = open_page(hand_page, fragment=f"#{keys}"[:LONG_ADDRESS]).page
    assert_harmless(page)
    for fragment in (escaped, f"c=40,110,5&n={escaped}", f"q={escaped}", f"p=__proto__&a={escaped}"):
        go(page, fragment)
        assert_harmless(page)
    page.evaluate(TYPE, json.dumps(words))
    assert shows(page, ".mt-results", words.strip().strip("\ufeff")) or page.locator(".mt-option").count()
    assert_harmless(page)


def go(page: Page, fragment: str) -> None:
    """Follow a link within the page."""
    page.evaluate(GO, fragment)


def shows(page: Page, selector: str, words: str) -> bool:
    """Whether an element's text holds the string; unpaired surrogates may show as � or ?, NUL not at all."""
    return bool(page.evaluate(SHOWS, [selector, json.dumps(words)]))


def assert_harmless(page: Page) -> None:
    """Nothing ran, nothing came in as markup, and the page still fits its window."""
    assert page.evaluate("window.hit") is None
    assert page.evaluate("(foreign) => document.querySelectorAll(foreign).length", FOREIGN) == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def addressed(drawn: Drawn) -> dict[str, str]:
    """What a link to the place and the article holds; an unpaired surrogate cannot stand there."""
    place = quote(drawn.place_id, safe="", errors="replace")
    return {"place": place, "article": quote(drawn.article_id, safe="")}
