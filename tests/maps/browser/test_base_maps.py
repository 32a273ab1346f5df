"""Base tiles in the browser: nothing shifted but what is drawn, land not painted over them, credits shown."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from playwright.sync_api import Browser, Page, expect

from geo.transforms import read_mainland, wgs84_to_gcj02
from maps.atlas import compose
from maps.tiles import base_tiles
from tests.maps.browser import blocks

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
DRAWN = """(points) => points.map(([lon, lat]) => {
  const drawn = map_mengtu.options.crs.project(L.latLng(lat, lon));
  return [drawn.x, drawn.y];
})"""
LAND = """() => {
  const drawn = document.querySelector(".mt-pane-land canvas");
  const read = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  read.drawImage(drawn, -drawn.width / 2 - 40, -drawn.height / 2 - 40);
  return read.getImageData(0, 0, 1, 1).data[3];
}"""
METRES = 20037508.342789244 / 180


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Open a page upon tiles; each is one grey pixel, and no other request is made."""
    asked: list[str] = []
    messages: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")

    def opener(name: str, fragment: str = "") -> tuple[Page, list[str]]:
        path = tmp_path / "map.html"
        path.write_text(compose(blocks.block(), tiles=base_tiles(name, key="K")).get_root().render(), "utf-8")
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))

        def answer(route: Any) -> None:
            asked.append(route.request.url)
            route.fulfill(body=PIXEL, content_type="image/png")

        page.route(re.compile("^https?:"), answer)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector(".mt-ready", state="attached")
        page.wait_for_selector(".leaflet-tile-loaded", state="attached")
        return page, asked

    yield opener
    assert messages == []
    context.close()


def mercator(lonlat: np.ndarray) -> np.ndarray:
    lat = np.degrees(np.log(np.tan(np.pi / 4 + np.radians(lonlat[:, 1]) / 2)))
    return np.column_stack([lonlat[:, 0], lat]) * METRES


def points() -> np.ndarray:
    """All over Asia, on the border, just off it."""
    random = np.random.default_rng(7)
    strewn = random.uniform([70, 15], [140, 56], size=(3000, 2))
    border = shapely.get_coordinates(read_mainland())[::5]
    return np.vstack([strewn, border, border + random.normal(scale=0.003, size=border.shape)])


def test_what_is_drawn_upon_amap_is_shifted_as_geo_shifts_it(opened):
    page, _ = opened("amap")
    lonlat = points()
    drawn = np.array(page.evaluate(DRAWN, lonlat.tolist()))
    assert np.abs(drawn - mercator(wgs84_to_gcj02(lonlat))).max() < 0.01


@pytest.mark.parametrize(
    ("name", "lonlat", "least_m", "most_m"),
    [
        pytest.param("amap", (101.27, 42.42), 100, 1000, id="in China on AMap: by some hundred metres"),
        pytest.param("amap", (106.92, 47.92), 0, 0, id="Ulan Bator on AMap: not at all"),
        pytest.param("amap", (114.17, 22.3), 0, 0, id="Hong Kong on AMap: not at all"),
        pytest.param("tianditu-vec", (101.27, 42.42), 0, 0, id="on Tianditu: not at all"),
        pytest.param("osm", (101.27, 42.42), 0, 0, id="on OpenStreetMap: not at all"),
    ],
)
def test_how_far_a_point_is_drawn_from_where_it_is(opened, name, lonlat, least_m, most_m):
    page, _ = opened(name)
    (drawn,) = page.evaluate(DRAWN, [lonlat])
    off = float(np.hypot(*(np.array(drawn) - mercator(np.array([lonlat]))[0])))
    assert least_m - 1e-6 <= off <= most_m + 1e-6


def test_marks_outlines_and_a_users_layers_all_stand_on_amaps_tiles(opened):
    page, _ = opened("amap", "#c=42.42,101.27,12&panel=0")
    apart = page.evaluate("""() => {
      const map = map_mengtu;
      const at = map.latLngToContainerPoint([42.42, 101.27]);
      const mark = document.querySelector('.mt-point[data-place="port:ceke"]').getBoundingClientRect();
      const own = L.circleMarker([42.42, 101.27]).addTo(map)._point;
      const layer = map.layerPointToContainerPoint(own);
      const centre = [mark.x + mark.width / 2, mark.y + mark.height / 2];
      return [centre[0] - at.x, centre[1] - at.y, layer.x - at.x, layer.y - at.y];
    }""")
    assert max(map(abs, apart)) <= 1.5


def test_data_and_address_stay_wgs84(opened):
    page, _ = opened("amap", "#c=42.420,101.270,12&p=port:ceke")
    expect(page.locator(".mt-facts")).to_contain_text("42.420°N，101.270°E")
    page.wait_for_timeout(300)
    assert "c=42.420,101.270,12" in page.evaluate("location.hash")
    drift = page.evaluate("""() => {
      const map = map_mengtu;
      for (let i = 0; i < 20; i++) map.setView(map.getCenter(), 10 + (i % 5), { animate: false });
      return [map.getCenter().lat - 42.42, map.getCenter().lng - 101.27];
    }""")
    assert max(map(abs, drift)) < 0.002


def test_tiles_are_asked_of_their_host_with_the_key(opened):
    _, asked = opened("tianditu-vec")
    assert {url.partition("/wmts")[0] for url in asked} == {
        "https://t0.tianditu.gov.cn/vec_w", "https://t0.tianditu.gov.cn/cva_w",
    }  # fmt: skip
    assert all(url.endswith("&tk=K") for url in asked)


@pytest.mark.parametrize(
    ("name", "credit"), [("osm", "OpenStreetMap"), ("amap", "高德"), ("tianditu-ter", "天地图")]
)
def test_credits_boundaries_and_review_number_are_printed(opened, name, credit):
    page, _ = opened(name)
    words = page.locator(".leaflet-control-attribution").inner_text()
    assert credit in words
    assert "手绘" in words
    assert "审图号：GS(2025)0000号" in words


def test_land_is_not_painted_over_tiles(opened):
    page, _ = opened("osm", "#c=42.42,101.27,8&panel=0")
    assert page.evaluate(LAND) == 0
    page.evaluate("map_mengtu.eachLayer((layer) => layer instanceof L.TileLayer && layer.remove())")
    page.wait_for_timeout(100)
    assert page.evaluate(LAND) == 255
