"""Base tiles by name: layers, datum, attribution, and the hosts that the page's policy admits."""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely

from geo.topology import decode_arc
from geo.transforms import read_mainland
from maps.assets import Bundle
from maps.errors import OptionError
from maps.newsmap import NewsMap
from maps.tiles import base_tiles, shift_area, tile_names

TEMPLATE = "https://tiles.example/{z}/{x}/{y}.png"


def page_of(tiles) -> str:
    page = NewsMap(bundle=Bundle("window.L = {};", ".mt {}", complete=True))
    for layer in tiles.layers:
        layer.add_to(page)
    html: str = page.get_root().render()
    return html


@pytest.mark.parametrize(
    ("name", "datum", "layers", "hosts"),
    [
        pytest.param("osm", "wgs84", 1, ["https://tile.openstreetmap.org"], id="OpenStreetMap"),
        pytest.param("tianditu-vec", "wgs84", 2, ["https://t0.tianditu.gov.cn"], id="with annotation"),
        pytest.param("tianditu-img", "wgs84", 2, ["https://t0.tianditu.gov.cn"], id="pictures"),
        pytest.param("tianditu-ter", "wgs84", 2, ["https://t0.tianditu.gov.cn"], id="relief"),
        pytest.param("TIANDITU-VEC", "wgs84", 2, ["https://t0.tianditu.gov.cn"], id="case is free"),
        pytest.param("amap", "gcj02", 1, ["https://webrd01.is.autonavi.com"], id="AMap is shifted"),
        pytest.param("Gaode.Normal", "gcj02", 1, ["http://webrd01.is.autonavi.com"], id="by its other name"),
        pytest.param("OpenTopoMap", "wgs84", 1, ["https://a.tile.opentopomap.org"], id="xyzservices"),
        pytest.param(TEMPLATE, "wgs84", 1, ["https://tiles.example"], id="a template"),
        pytest.param(
            "https://地图.中国:8080/{z}/{x}/{-y}{r}", "wgs84", 1, ["https://xn--wcs7d.xn--fiqs8s:8080"],
            id="a host that is not ASCII",
        ),
        pytest.param(
            "https://wprd01.is.autonavi.com/{z}/{x}/{y}", "gcj02", 1, ["https://wprd01.is.autonavi.com"],
            id="a template that leads to AMap",
        ),
    ],
)  # fmt: skip
def test_tiles_and_the_only_hosts_admitted(name, datum, layers, hosts):
    tiles = base_tiles(name, key="K")
    html = page_of(tiles)
    found = re.search(r"img-src ([^;]*);", html)
    assert (tiles.datum, len(tiles.layers)) == (datum, layers)
    assert found
    assert found[1].split() == ["data:", "blob:", *hosts]
    assert "connect-src 'none'" in html


@pytest.mark.parametrize("name", [*tile_names(), TEMPLATE, "Esri.WorldImagery"])
def test_the_attribution_is_shown(name):
    for layer in base_tiles(name, key="K").layers:
        assert layer.options["attribution"]


def test_a_credit_is_text():
    (layer,) = base_tiles(TEMPLATE, credit="<b>某社</b>").layers
    assert layer.options["attribution"] == "&lt;b&gt;某社&lt;/b&gt;"


def test_a_key_stands_in_the_address_and_nowhere_else_in_it():
    (lower, upper) = base_tiles("tianditu-vec", key="a&b=c").layers
    assert lower.tiles.endswith("&tk=a%26b%3Dc")
    assert upper.tiles.endswith("&tk=a%26b%3Dc")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("nowhere", "expected one of amap, ", id="unknown name"),
        pytest.param("tianditu-vec", "--tiles-key", id="key missing"),
        pytest.param("Jawg.Dark", "--tiles-key", id="key of an xyzservices provider missing"),
        pytest.param("https://t.example/{z}/{x}.png", "{x}, {y} and {z}", id="no row"),
        pytest.param(
            f"{TEMPLATE}?t={{accessToken}}",
            "nothing fills in {accessToken}, expected {x}, {y}, {-y}, {z}, {s}, {r}, {key}",
            id="a placeholder of another program",
        ),
        pytest.param("https://a b/{z}/{x}/{y}", "the name of a host", id="a host with a blank"),
        pytest.param("https://a;b/{z}/{x}/{y}", "the name of a host", id="a host with a semicolon"),
        pytest.param("https://[::1/{z}/{x}/{y}", "the name of a host", id="half an IPv6 address"),
        pytest.param("https://[::1]/{z}/{x}/{y}", "the name of a host", id="one that no policy can name"),
        pytest.param("https://t.example:x/{z}/{x}/{y}", "the name of a host", id="a port that is no number"),
        pytest.param("https:///{z}/{x}/{y}", "the name of a host", id="no host"),
        pytest.param("ftp://t.example/{z}/{x}/{y}.png", "http", id="another scheme"),
        pytest.param("javascript://{x}{y}{z}", "http", id="a script"),
    ],
)
def test_what_cannot_be_drawn_is_told(name, message):
    with pytest.raises(OptionError, match=re.escape(message)):
        base_tiles(name)


def test_the_area_that_is_shifted_is_the_mainland_to_the_last_vertex():
    rings = [np.array(decode_arc(text)) / 1000 for text in shift_area()]
    polygons = [shapely.Polygon(ring) for ring in rings]
    drawn = polygons[0]
    for polygon in polygons[1:]:
        drawn = drawn.symmetric_difference(polygon)
    assert drawn.symmetric_difference(read_mainland()).area < 1e-9
