"""A real folium map, whose page is its own."""

from __future__ import annotations

import re

import folium
import pytest
from branca.element import Element, Figure
from folium.plugins import HeatMap, MarkerCluster

from maps.assets import LEAFLET_LINKS, Bundle
from maps.elements import Explorer
from maps.newsmap import NewsMap
from tests.maps.browser import blocks

COMPLETE = Bundle("window.L = {};", ".mt {}", complete=True)
PLAIN = Bundle("window.mengtu = {};", ".mt {}", complete=False)


def news_map(**options) -> NewsMap:
    return NewsMap(bundle=COMPLETE, **options)


def html_of(page: NewsMap) -> str:
    return page.get_root().render()


def policy_of(html: str) -> dict[str, list[str]]:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return {name: values for name, *values in (part.split() for part in found[1].split("; "))}


def test_it_is_a_folium_map():
    assert isinstance(news_map(), folium.Map)


def test_the_page_alone_names_no_address():
    assert not re.findall(r"https?://", html_of(news_map()))


def test_the_page_says_its_language_and_lets_readers_zoom():
    html = html_of(news_map())
    assert '<html lang="zh-CN">' in html
    assert "user-scalable" not in html
    assert "maximum-scale" not in html


def test_policy_stands_before_every_script_and_style():
    html = html_of(news_map())
    assert html.index("Content-Security-Policy") < min(html.index("<script"), html.index("<style"))


def test_a_title_is_text():
    html = html_of(news_map(title="</title><script>alert(1)</script>{{ 7 * 7 }}"))
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}</title>" in html


def decorated() -> NewsMap:
    page = news_map(location=(42.4, 101.3))
    group = folium.FeatureGroup("mine").add_to(page)
    folium.Marker((42.42, 101.27), popup="<b>策克</b>", tooltip="port").add_to(group)
    folium.CircleMarker((43.65, 111.97), icon=None).add_to(page)
    folium.GeoJson({"type": "Point", "coordinates": [117.4, 49.6]}).add_to(page)
    MarkerCluster([(1, 2), (3, 4)]).add_to(page)
    folium.LayerControl().add_to(page)
    return page


def test_same_input_same_bytes():
    assert html_of(decorated()) == html_of(decorated())


def test_a_second_rendering_is_the_first():
    page = decorated()
    assert html_of(page) == html_of(page)


def test_elements_added_after_a_rendering_appear():
    page = news_map()
    before = html_of(page)
    folium.Marker((1, 2)).add_to(page)
    assert "L.marker" not in before
    assert "L.marker" in html_of(page)


def test_no_random_name_is_left():
    assert not re.findall(r"[a-z_]+_[0-9a-f]{32}", html_of(decorated()))


def test_hexadecimal_text_of_the_user_stays():
    digest = "0123456789abcdef" * 2
    page = news_map()
    folium.Marker((1, 2), tooltip=digest).add_to(page)
    assert digest in html_of(page)


def test_the_map_has_a_name_to_script_against():
    page = news_map()
    figure = page.get_root()
    assert isinstance(figure, Figure)
    figure.script.add_child(Element(f"{page.get_name()}.setZoom(7);"))
    assert "map_mengtu.setZoom(7);" in html_of(page)


def test_plugins_that_the_bundle_has_are_not_linked():
    page = news_map()
    MarkerCluster([(1, 2)]).add_to(page)
    assert "<script src=" not in html_of(page)


def test_clusters_of_folium_have_their_colours():
    page = news_map()
    assert ".marker-cluster" not in html_of(page)
    MarkerCluster([(1, 2)]).add_to(page)
    assert ".marker-cluster" in html_of(page)


def test_other_plugins_are_linked_and_admitted():
    page = news_map()
    HeatMap([(1, 2)]).add_to(page)
    html = html_of(page)
    linked = re.findall(r'<script src="([^"]+)"', html)
    assert len(linked) == 1
    assert linked[0] in policy_of(html)["script-src"]


def test_popups_need_no_jquery():
    html = html_of(decorated())
    assert "<script src=" not in html
    assert "window.$" in html


def test_without_popups_there_is_no_stand_in_for_jquery():
    assert "window.$" not in html_of(news_map())


def test_awesome_icons_bring_what_they_need():
    page = news_map()
    folium.Marker((1, 2), icon=folium.Icon(color="red")).add_to(page)
    html = html_of(page)
    assert "leaflet.awesome-markers.js" in html
    assert "bootstrap.bundle" not in html
    assert any("awesome-markers.js" in source for source in policy_of(html)["script-src"])


@pytest.mark.parametrize(
    ("layer", "host"),
    [
        pytest.param(
            lambda: folium.TileLayer("https://{s}.tiles.example/{z}/{x}/{y}.png", attr="x"),
            "https://*.tiles.example",
            id="tiles",
        ),
        pytest.param(
            lambda: folium.WmsTileLayer("https://wms.example/ows", layers="a"),
            "https://wms.example",
            id="WMS",
        ),
        pytest.param(
            lambda: folium.raster_layers.ImageOverlay("https://pic.example/a.png", [[1, 2], [3, 4]]),
            "https://pic.example",
            id="a picture laid over the map",
        ),
        pytest.param(
            lambda: folium.Marker((1, 2), icon=folium.CustomIcon("https://icon.example/i.png")),
            "https://icon.example",
            id="an icon",
        ),
        pytest.param(
            lambda: folium.Marker((1, 2), popup='<img src="https://photo.example/p.jpg">'),
            "https://photo.example",
            id="a picture in a popup",
        ),
    ],
)
def test_the_policy_admits_the_hosts_of_added_layers_and_no_others(layer, host):
    page = news_map()
    layer().add_to(page)
    assert policy_of(html_of(page))["img-src"] == ["data:", "blob:", host]


def test_a_link_in_an_attribution_admits_nothing():
    page = news_map()
    attr = '<a href="https://osm.example/copyright">OSM</a>'
    folium.TileLayer("https://t.example/{z}/{x}/{y}.png", attr=attr).add_to(page)
    assert "osm.example" not in " ".join(policy_of(html_of(page))["img-src"])


def test_stated_hosts_are_admitted():
    policy = policy_of(html_of(news_map(allow=["https://api.example/v1"])))
    assert policy["connect-src"] == ["https://api.example"]
    assert policy["img-src"][-1] == "https://api.example"


def test_tiles_may_be_given_as_folium_takes_them():
    html = html_of(news_map(tiles="OpenStreetMap"))
    assert "https://tile.openstreetmap.org" in policy_of(html)["img-src"]


def test_without_the_bundle_leaflet_is_linked_with_its_hash():
    html = html_of(NewsMap(bundle=PLAIN))
    for url, integrity in LEAFLET_LINKS:
        assert re.search(
            f'{re.escape(url)}" integrity="{re.escape(integrity)}" crossorigin="anonymous"', html
        )
    assert "https://cdn.jsdelivr.net" in policy_of(html)["img-src"]


def test_a_notebook_shows_the_page_in_a_frame():
    shown = news_map(title="策克")._repr_html_()
    assert "<iframe srcdoc=" in shown
    assert "&lt;title&gt;策克&lt;/title&gt;" in shown


HOSTILE = "</script><!--<script>{{ 7*7 }}{% raw %}{# `${x}` \u2028"


def test_hostile_text_in_the_data_neither_runs_nor_changes():
    page = news_map()
    Explorer(blocks.block([(HOSTILE, None, "")])).add_to(page)
    html = html_of(page)
    assert html.count("<script") == html.count("</script>")
    assert "\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e{{ 7*7 }}{% raw %}{# `${x}` \\u2028" in html


def test_the_explorer_starts_after_its_map():
    page = news_map()
    Explorer(blocks.block()).add_to(page)
    html = html_of(page)
    assert html.index("var map_mengtu") < html.index('mengtu.start(map_mengtu, "mt-data", "mt-root");')
    assert html.index('id="mt-root"') < html.index('id="mt-data"')
