"""Ten thousand articles stay quick."""

from __future__ import annotations

from pathlib import Path

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


def test_lists_draw_a_page_at_a_time(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    rows = page.locator(".mt-place-row")
    before = rows.count()
    assert before <= 60
    page.locator(".mt-more").click()
    assert rows.count() == 2 * before
