"""A page is of use before it has arrived: map and lists first, the articles' texts behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from maps.atlas import compose
from tests.maps.browser import blocks
from tests.maps.browser.conftest import DESKTOP

Arrive = Callable[..., None]
TEXTS = '<script type="application/json" class="mt-texts"'


@pytest.fixture(params=[False, True], ids=["plain", "compressed"])
def arriving(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, Arrive]]:
    """A page of which all but the texts has been read, and what lets them follow; it must stay silent."""
    stories = [*blocks.STORIES, ("", "2025-08-01", "没有标题的消息说，策克口岸下雪了。")]
    html = compose(blocks.block(stories), compress=request.param).get_root().render()
    at = html.index(TEXTS)
    messages: list[str] = []
    page = browser.new_context(viewport=DESKTOP, reduced_motion="reduce").new_page()
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.evaluate("(text) => { document.open(); document.write(text); }", html[:at])
    page.wait_for_selector(".mt-ready", state="attached")

    def arrive(length: int | None = None) -> None:
        rest = html[at:][:length]
        page.evaluate("(text) => { document.write(text); document.close(); }", rest)

    yield page, arrive
    assert messages == []
    page.context.close()


def test_marks_and_lists_are_there(arriving: tuple[Page, Arrive]) -> None:
    page, _ = arriving
    expect(page.locator('.mt-point[data-place="cn:152501"]')).to_be_visible()
    page.locator("#mt-tab-articles").click()
    titles = page.locator(".mt-article-row .mt-row-title")
    expect(titles).to_have_count(4)
    expect(titles.last).to_have_text("没有标题的消息说，策克口岸下雪了。")


def test_a_popup_is_completed(arriving: tuple[Page, Arrive]) -> None:
    page, arrive = arriving
    page.locator('.mt-point[data-place="cn:152501"]').click()
    popup = page.locator(".mt-popup")
    expect(popup.locator(".mt-popup-headline")).to_have_text(["二连浩特迎来旅客", "内蒙古收官之年"])
    expect(popup.locator("mark")).to_have_count(0)
    arrive()
    expect(popup.locator("mark").first).to_have_text("二连浩特市")


def test_an_open_article_says_that_its_text_follows_and_shows_it(arriving: tuple[Page, Arrive]) -> None:
    page, arrive = arriving
    page.locator("#mt-tab-articles").click()
    page.locator(".mt-article-row").first.click()
    expect(page.locator(".mt-headline")).to_have_text("策克口岸通关提速")
    expect(page.locator(".mt-text")).to_have_text("正在读取正文……")
    arrive()
    expect(page.locator(".mt-text p").first).to_have_text("策克口岸今年过货量创新高。")
    expect(page.locator(".mt-text .mt-name").first).to_have_text("策克口岸")


def test_a_search_in_the_texts_waits_for_them(arriving: tuple[Page, Arrive]) -> None:
    page, arrive = arriving
    page.fill(".mt-search-input", "司机说")
    expect(page.locator(".mt-results")).to_have_text("…")
    arrive()
    expect(page.locator(".mt-results mark")).to_have_text("司机说")


def test_a_place_is_found_at_once(arriving: tuple[Page, Arrive]) -> None:
    page, arrive = arriving
    page.fill(".mt-search-input", "manzhouli")
    expect(page.locator(".mt-option .mt-row-name").first).to_contain_text("满洲里市")
    arrive()
    expect(page.locator(".mt-option .mt-row-name").first).to_contain_text("满洲里市")


@pytest.mark.parametrize("length", [0, 90], ids=["before the texts", "within the texts"])
def test_a_page_cut_off_says_so_and_shows_what_it_has(length: int, arriving: tuple[Page, Arrive]) -> None:
    page, arrive = arriving
    page.locator("#mt-tab-articles").click()
    page.locator(".mt-article-row").first.click()
    arrive(length)
    expect(page.locator(".mt-toast")).to_have_text("文件没有下载完整，缺少 4 篇报道的正文。")
    expect(page.locator(".mt-text")).to_have_text("正文缺失：文件没有下载完整。")
    expect(page.locator(".mt-headline")).to_have_text("策克口岸通关提速")
