"""Snippet, oEmbed record and parents of an embedded map."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from maps.assets import read_template
from maps.atlas import compose
from maps.embed import Opening, check_parents, embed_code, oembed
from maps.errors import NothingFoundError, OptionError, PageDataError
from tests.maps.browser import blocks

ADDRESS = "https://example.org/map.html"


@pytest.fixture(scope="module")
def html() -> str:
    made: str = compose(blocks.block(title='"新闻" & <地图>')).get_root().render()
    return made


def frame_of(code: str) -> dict[str, str]:
    found = re.search(r"<iframe ([^>]*)></iframe>", code)
    assert found
    return {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', found[1])}


def test_the_frame_is_lazy_titled_and_sandboxed_without_the_pages_origin(html):
    frame = frame_of(embed_code(html, ADDRESS))
    assert frame["title"] == '"新闻" & <地图>'
    assert frame["src"] == ADDRESS
    assert frame["loading"] == "lazy"
    assert frame["sandbox"] == "allow-scripts allow-popups"


def test_the_script_is_below_a_kilobyte_and_comes_with_the_frame(html):
    script = read_template("embed.js")
    assert len(script.encode()) <= 1024
    assert f"<script>\n{script}\n</script>" in embed_code(html, ADDRESS)


@pytest.mark.parametrize(
    ("opening", "fragment"),
    [
        pytest.param(Opening(), "", id="as it is"),
        pytest.param(Opening(language="en"), "#lang=en", id="language"),
        pytest.param(Opening(theme="dark", panel=False), "#theme=dark&panel=0", id="theme, no panel"),
        pytest.param(Opening(place="策克口岸"), "#c=42.420,101.270,8&p=port:ceke", id="a place by name"),
        pytest.param(Opening(place="Ejin"), "#c=41.950,101.060,8&p=cn:152923", id="a place by alias"),
        pytest.param(Opening(place="cn:152900"), "#c=40.200,102.900,8&p=cn:152900", id="a place by id"),
    ],
)
def test_how_it_opens_stands_in_the_address(html, opening, fragment):
    assert frame_of(embed_code(html, ADDRESS, opening=opening))["src"] == ADDRESS + fragment


def test_a_fragment_of_the_address_gives_way(html):
    assert frame_of(embed_code(html, f"{ADDRESS}#p=x"))["src"] == ADDRESS


@pytest.mark.parametrize(
    ("source", "opening", "error"),
    [
        pytest.param(ADDRESS, Opening(place="月球"), NothingFoundError, id="a place that the map has not"),
        pytest.param("https://[::1/", Opening(), OptionError, id="an address that is none"),
        pytest.param("javascript:alert(1)", Opening(), OptionError, id="an address that runs"),
        pytest.param("data:text/html,x", Opening(), OptionError, id="an address that is its own page"),
    ],
)
def test_what_cannot_be_embedded_is_told(html, source, opening, error):
    with pytest.raises(error):
        embed_code(html, source, opening=opening)


def test_only_our_pages_are_embedded():
    with pytest.raises(PageDataError, match="no data block"):
        embed_code("<p>", ADDRESS)


def test_an_oembed_record_is_rich(html):
    record = json.loads(oembed(html, ADDRESS))
    assert record["version"] == "1.0"
    assert record["type"] == "rich"
    assert record["title"] == '"新闻" & <地图>'
    assert (record["width"], record["height"]) == (960, 600)
    assert frame_of(record["html"])["src"] == ADDRESS


@pytest.mark.parametrize(
    ("origin", "written"),
    [
        pytest.param("https://example.org", "https://example.org", id="as browsers write it"),
        pytest.param("HTTPS://Example.ORG:443/", "https://example.org", id="case, port and slash"),
        pytest.param("http://localhost:8000", "http://localhost:8000", id="a port of its own"),
        pytest.param("http://[::1]:80", "http://[::1]", id="a number"),
    ],
)
def test_a_parent_is_an_origin(origin, written):
    assert check_parents([origin, origin]) == [written]


@pytest.mark.parametrize(
    "origin",
    [
        "*", "null", "", "https://*.example.org", "file:///tmp", "https://example.org/news", "javascript:1",
        "https://user@example.org", "https://example.org?a", "https://a b", "https://example.org:x",
        "example.org", "https://[::1",
    ],
)  # fmt: skip
def test_anything_else_is_no_parent(origin):
    with pytest.raises(OptionError, match="expected an origin"):
        check_parents([origin])


def test_parents_stand_in_the_page():
    page = compose(blocks.block(), parents=["https://example.org"])
    assert '"parents":["https://example.org"]' in page.get_root().render()


def test_messages_are_documented():
    words = (Path(__file__).parents[2] / "maps" / "EMBED.md").read_text("utf-8")
    for name in ("ready", "focus", "filter", "select", "height", "--embed-parent", "oembed.json"):
        assert name in words
