"""Ten thousand articles stay quick."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.maps.browser import blocks
from tests.maps.browser.conftest import Open

LOAD_MS = 3000
"""Generous beside the second that is aimed at: test machines are shared."""
KEYSTROKE_MS = 120
FILTER_MS = 200


def test_ten_thousand_articles_load_soon(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert loaded < LOAD_MS


def test_a_keystroke_searches_everything_soon(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    took = page.evaluate("""() => {
        const input = document.querySelector('.mt-search-input');
        const start = performance.now();
        input.value = '号报道';
        input.dispatchEvent(new InputEvent('input'));
        return performance.now() - start;
    }""")
    assert took < KEYSTROKE_MS


def test_a_date_filter_counts_anew_soon(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    took = page.evaluate("""() => {
        document.querySelector('.mt-filter-button').click();
        const input = document.querySelector('.mt-days input');
        const start = performance.now();
        input.value = '2024-06-01';
        input.dispatchEvent(new Event('change'));
        return performance.now() - start;
    }""")
    assert took < FILTER_MS
    assert (
        page.evaluate(
            "Number(document.querySelector('#mt-tab-articles .mt-count').textContent.replace(',', ''))"
        )
        < 10_000
    )


GROUP = """
const map = Object.keys(window).filter((name) => name.startsWith('map_')).map((name) => window[name])
    .find((one) => one instanceof L.Map);
let group;
map.eachLayer((layer) => { if (layer instanceof L.MarkerClusterGroup) group = layer; });
"""
SHOWN = (
    "() => {"
    + GROUP
    + """
    let seen = 0;
    map.eachLayer((layer) => {
        if (layer.getChildCount) seen += layer.getChildCount();
        else if (layer.mtPlace !== undefined) seen += 1;
    });
    const listed = Number(document.querySelector('#mt-tab-places .mt-count').textContent);
    return [listed, group.getLayers().length, seen];
}"""
)


@pytest.fixture(scope="session")
def sparse_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So few articles on so many places that each day leaves out some of them."""
    return blocks.write_page(blocks.many(1500, spots=700), tmp_path_factory.mktemp("sparse") / "map.html")


def test_as_days_move_on_all_places_are_on_the_map_once(sparse_page: Path, open_page: Open) -> None:
    page = open_page(sparse_page, fragment="#c=45,111,3&from=2023-01-01&to=2024-05-20").page
    counts = set()
    for day in ("2023-01-08", "2023-01-20", "2023-03-02", "2023-02-01", "2023-01-01"):
        page.evaluate("(day) => { location.hash = `c=45,111,3&from=${day}&to=2024-05-20` }", day)
        page.wait_for_timeout(300)
        listed, held, seen = page.evaluate(SHOWN)
        assert listed == held == seen
        counts.add(listed)
    assert len(counts) > 2


def test_marks_that_stay_are_not_drawn_anew(sparse_page: Path, open_page: Open) -> None:
    page = open_page(sparse_page, fragment="#c=45,111,7&from=2023-01-01&to=2024-05-20").page
    page.wait_for_timeout(200)
    marks = "[...document.querySelectorAll('.leaflet-marker-icon')]"
    before = page.evaluate(f"{marks}.map((mark) => (mark.mtOld = true)).length")
    page.evaluate("() => { location.hash = 'c=45,111,7&from=2023-01-08&to=2024-05-20' }")
    page.wait_for_timeout(300)
    assert page.evaluate(f"{marks}.filter((mark) => mark.mtOld).length") > before / 2


def test_lists_draw_a_page_at_a_time(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    rows = page.locator(".mt-place-row")
    before = rows.count()
    assert before <= 60
    page.locator(".mt-more").click()
    assert rows.count() == 2 * before
