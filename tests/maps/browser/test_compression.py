"""A compressed page: smaller, the same to the reader, from disk; and a word to browsers that cannot."""

from __future__ import annotations

from pathlib import Path

import folium
import pytest
from playwright.sync_api import Browser

from maps.assets import Raw
from maps.atlas import compose
from maps.newsmap import PageFigure
from tests.maps.browser import blocks
from tests.maps.browser.conftest import Open


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A thousand articles, plain and compressed."""
    folder = tmp_path_factory.mktemp("compressed")
    for name, compress in (("plain", False), ("packed", True)):
        html = compose(blocks.many(1000), compress=compress).get_root().render()
        (folder / f"{name}.html").write_text(html, "utf-8")
    return folder / "plain.html", folder / "packed.html"


def test_it_shows_the_same_from_disk_in_silence(open_page: Open, pages: tuple[Path, Path]) -> None:
    plain, packed = (open_page(path).page.locator("#mt-root").inner_text() for path in pages)
    assert packed == plain


def test_the_data_take_less_than_half(pages: tuple[Path, Path]) -> None:
    shell = compose(blocks.block([], rows=[])).get_root().render()
    plain, packed = (path.stat().st_size - len(shell.encode()) for path in pages)
    assert packed < plain / 2


def test_the_page_itself_takes_half() -> None:
    shell, packed = (
        compose(blocks.block([], rows=[]), compress=compress).get_root().render()
        for compress in (False, True)
    )
    assert len(packed.encode()) < len(shell.encode()) / 2


def test_layers_of_ones_own_are_drawn(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "own.html"
    page = compose(blocks.block(), compress=True)
    folium.Marker((42.4, 105.0), popup=folium.Popup("自己的标记")).add_to(page)
    path.write_text(page.get_root().render(), "utf-8")
    opened = open_page(path).page
    assert opened.locator("#mt-code").count() == 1
    opened.locator(".mt-user-pin").click()
    assert opened.locator(".leaflet-popup-content").inner_text() == "自己的标记"


def test_where_there_are_other_scripts_the_code_stays_as_it_is(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "scripts.html"
    page = compose(blocks.block(), compress=True)
    figure = page.get_root()
    assert isinstance(figure, PageFigure)
    figure.html.add_child(Raw("<script>L.Icon.own = true;</script>"), name="own")
    path.write_text(figure.render(), "utf-8")
    opened = open_page(path).page
    assert opened.locator("#mt-code").count() == 0
    assert opened.evaluate("L.Icon.own")


def test_a_browser_that_cannot_inflate_says_so(browser: Browser, pages: tuple[Path, Path]) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(pages[1].as_uri())
    words = page.get_by_role("alert").inner_text()
    assert "浏览器" in words
    assert "--compress" in words
    context.close()
