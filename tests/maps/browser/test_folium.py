"""Users' own folium elements beside ours, and the page of an installation without npm."""

from __future__ import annotations

from pathlib import Path

import folium
import pytest
from folium.plugins import MarkerCluster

from maps.assets import read_bundle
from maps.elements import Explorer
from maps.newsmap import NewsMap
from tests.maps.browser import blocks

MODULES = Path(__file__).parents[3] / "maps" / "frontend" / "node_modules"
PACKAGES = "https://cdn.jsdelivr.net/npm/"


@pytest.fixture
def own_layers(tmp_path: Path) -> Path:
    page = NewsMap(title="自己的图层", zoom_control=False)
    Explorer(blocks.block()).add_to(page)
    group = folium.FeatureGroup("我的图层").add_to(page)
    folium.Marker((44.4, 109.3), tooltip="提示", popup="<b>弹窗</b>").add_to(group)
    folium.CircleMarker((45.6, 112.0), radius=20).add_to(page)
    folium.GeoJson({"type": "LineString", "coordinates": [[101, 42], [117, 49]]}).add_to(page)
    MarkerCluster([(46, 106), (46.001, 106.001)]).add_to(page)
    folium.Marker((47, 104), icon=folium.DivIcon(html="<div style='color: rgb(255, 0, 0)'>字</div>")).add_to(
        page
    )
    folium.LayerControl(collapsed=False).add_to(page)
    page.save(tmp_path / "map.html")
    return tmp_path / "map.html"


def test_layers_of_the_user_are_drawn_offline_and_in_silence(open_page, own_layers):
    page = open_page(own_layers).page
    assert page.locator(".leaflet-control-layers-overlays label", has_text="我的图层").count() == 1
    assert page.locator(".marker-cluster").evaluate("e => getComputedStyle(e).borderRadius") == "50%"
    assert page.get_by_text("字", exact=True).evaluate("e => getComputedStyle(e).color") == "rgb(255, 0, 0)"


def test_a_popup_of_the_user_opens(open_page, own_layers):
    page = open_page(own_layers).page
    page.locator(".mt-user-pin").first.click(force=True)
    page.wait_for_selector(".leaflet-popup-content b")
    assert page.locator(".leaflet-popup-content b").inner_text() == "弹窗"


@pytest.fixture
def plain_page(tmp_path: Path) -> Path:
    page = NewsMap(title="简易", bundle=read_bundle(tmp_path / "nowhere"))
    Explorer(blocks.block()).add_to(page)
    page.save(tmp_path / "map.html")
    return tmp_path / "map.html"


def opened_plain(browser, path: Path, *, network: bool):
    """Open a page; the network, where there is one, is the front end's own node_modules."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))

    def answer(route):
        name, _, rest = route.request.url.removeprefix(PACKAGES).partition("/")
        if network:
            route.fulfill(
                path=MODULES / name.split("@")[0] / rest, headers={"access-control-allow-origin": "*"}
            )
        else:
            route.abort()

    page.route(PACKAGES + "**", answer)
    page.goto(path.as_uri())
    return page, messages


def test_without_the_bundle_leaflet_comes_by_link_and_passes_its_integrity_check(browser, plain_page):
    page, messages = opened_plain(browser, plain_page, network=True)
    page.wait_for_selector("path.leaflet-interactive, .marker-cluster")
    assert messages == []
    assert page.locator("article").count() == len(blocks.block()["articles"]["id"])
    page.context.close()


def test_without_bundle_and_network_the_articles_can_still_be_read(browser, plain_page):
    page, _ = opened_plain(browser, plain_page, network=False)
    body = blocks.block()["articles"]["body"][0].split("\n")[0]
    page.locator("summary").first.click()
    assert page.get_by_text(body).first.is_visible()
    assert page.locator("h1").inner_text() == blocks.block()["meta"]["title"]
    page.context.close()
