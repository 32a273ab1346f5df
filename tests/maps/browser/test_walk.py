"""A reader's whole way through ten thousand articles on real places, at a desk and on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.maps.browser.conftest import DESKTOP, PHONE, Open

DEVICES = [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")]
QUERIES = {
    "hhht": "呼和浩特市",
    "xilinguole": "锡林郭勒盟",
    "erlianhaote": "二连浩特市",
    "Hohhot": "呼和浩特市",
    "Xilingol": "锡林郭勒盟",
    "Erenhot": "二连浩特市",
    "锡盟": "锡林郭勒盟",
    "达茂旗": "达尔罕茂明安联合旗",
    "伊克昭盟": "鄂尔多斯市",
    "归绥": "呼和浩特市",
}


def articles(page: Page) -> int:
    """How many the tab counts."""
    return int(re.sub(r"\D", "", page.locator("#mt-tab-articles").inner_text()))


@pytest.mark.parametrize("size", DEVICES)
def test_every_way_of_writing_a_name_finds_it(size: Any, corpus_page: Path, open_page: Open) -> None:
    page = open_page(corpus_page, size=size).page
    found = {}
    for query in QUERIES:
        page.fill(".mt-search-input", query)
        option = page.locator('.mt-option[aria-selected="true"] .mt-row-name')
        expect(option).to_be_visible()
        found[query] = option.evaluate("e => e.firstChild.textContent")
    assert found == QUERIES


@pytest.mark.parametrize("size", DEVICES)
def test_from_a_search_to_the_text_on_to_the_next_and_back(
    size: Any, corpus_page: Path, open_page: Open
) -> None:
    page = open_page(corpus_page, size=size).page
    page.fill(".mt-search-input", "hhht")
    page.keyboard.press("Enter")
    expect(page.locator(".mt-title")).to_have_text("呼和浩特市")
    expect(page.locator(".mt-facts")).to_contain_text("内蒙古自治区")
    first = page.locator(".mt-place .mt-row-title").first.inner_text()
    page.locator(".mt-place .mt-article-row").first.click()
    expect(page.locator(".mt-headline")).to_have_text(first)
    expect(
        page.locator(".mt-text .mt-name[aria-current], .mt-headline .mt-name[aria-current]").first
    ).to_be_visible()
    expect(page.locator(".mt-source")).to_contain_text(re.compile(r"\.txt，第 \d+ 行起"))
    page.get_by_role("button", name="下一篇").click()
    expect(page.locator(".mt-steps")).to_contain_text("2 / ")
    page.get_by_role("button", name="返回").click()
    expect(page.locator(".mt-title")).to_have_text("呼和浩特市")
    page.get_by_role("button", name="返回").click()
    expect(page.locator("#mt-tab-places")).to_be_visible()


@pytest.mark.parametrize("size", DEVICES)
def test_counts_of_every_tab_follow_the_filters_and_come_back(
    size: Any, corpus_page: Path, open_page: Open
) -> None:
    opened = open_page(corpus_page, size=size)
    page = opened.page
    assert articles(page) == 10_000
    page.get_by_role("button", name="筛选").click()
    page.get_by_label("日期 从").fill("2025-01-01")
    page.get_by_label("日期 从").press("Enter")
    page.get_by_label("日期 到").fill("2025-01-31")
    page.get_by_label("日期 到").press("Enter")
    month = articles(page)
    assert 0 < month < 1000
    page.locator(".mt-choice", has_text="呼伦贝尔市").locator("input").check()
    assert 0 < articles(page) < month
    address = opened.hash()
    again = open_page(corpus_page, fragment=address, size=size).page
    assert articles(again) == articles(page)
    page.get_by_role("button", name="清除筛选").first.click()
    assert articles(page) == 10_000


def test_names_left_open_follow_the_filters(corpus_page: Path, open_page: Open) -> None:
    page = open_page(corpus_page, fragment="#t=open").page
    all_of_it = page.locator(".mt-open .mt-count").inner_text()
    day = open_page(corpus_page, fragment="#t=open&from=2025-01-01&to=2025-03-31").page
    assert int(re.sub(r"\D", "", day.locator(".mt-open .mt-count").inner_text())) > 0
    assert day.locator(".mt-open .mt-count").inner_text() != all_of_it
    none = open_page(corpus_page, fragment="#t=open&from=2030-01-01").page
    expect(none.locator(".mt-body .mt-empty")).to_contain_text("没有未定的地名")


@pytest.mark.parametrize("size", DEVICES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_view_is_drawn(theme: str, lang: str, size: Any, corpus_page: Path, open_page: Open) -> None:
    page = open_page(corpus_page, fragment=f"#lang={lang}&theme={theme}", size=size).page
    expect(page.locator(".mt-cluster-icon").first).to_be_visible()
    for state, drawn in (("s=league", "path.mt-area"), ("s=banner", "path.mt-area"), ("l=1", "path.mt-line")):
        page.evaluate("hash => { location.hash = hash; }", f"{state}&lang={lang}&theme={theme}")
        expect(page.locator(drawn).first).to_be_attached()
    page.evaluate("hash => { location.hash = hash; }", f"s=heat&lang={lang}&theme={theme}")
    expect(page.locator("canvas.mt-heat")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
