"""Two places named together: chosen by line or list, read, left and linked to like a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.maps.browser import blocks
from tests.maps.browser.conftest import PHONE, Open

PAIR = "p=iso:MN&w=cn:152501"
TITLE = "蒙古国 — 二连浩特市"
HEADLINE = "二连浩特迎来旅客"


def expect_pair(page: Page) -> None:
    """What names both is listed, and both are lit on the map."""
    expect(page.locator(".mt-title")).to_have_text(TITLE)
    expect(page.locator(".mt-place h3")).to_have_text("1 篇报道同时写到两地")
    expect(page.locator(".mt-article-row .mt-row-title")).to_have_text([HEADLINE])
    expect(page.locator('.mt-chosen[data-place="iso:MN"] .mt-badge')).to_be_visible()
    expect(page.locator(".mt-focus-label")).to_have_text(["二连浩特市"])
    expect(page.locator(".mt-pane-focus-area path")).to_have_count(1)


def test_a_line_pressed_beside_its_middle_shows_what_names_both(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, fragment="#l=1&c=46,108,5")
    page = opened.page
    x, y = page.locator("path.mt-line[aria-label^=蒙古国]").evaluate("""(path) => {
        const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
        const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
        return [at.x, at.y];
    }""")
    page.mouse.click(x, y + 4)
    expect_pair(page)
    assert PAIR in opened.hash()
    expect_pair(open_page(hand_page, fragment=opened.hash()).page)


def test_lines_are_stops_of_the_keyboard_that_say_their_places(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#l=1").page
    page.get_by_role("button", name="蒙古国 — 二连浩特市：1 篇同现").focus()
    page.keyboard.press("Enter")
    expect_pair(page)


def test_a_pair_of_the_legend_opens_by_keyboard_and_the_focus_returns(
    hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, fragment="#l=1").page
    row = page.locator(".mt-pairs button").first
    row.focus()
    page.keyboard.press("Enter")
    expect_pair(page)
    expect(page.locator(".mt-title")).to_be_focused()
    expect(row).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#mt-tab-places")).to_be_visible()
    expect(row).to_be_focused()
    expect(page.locator(".mt-pane-focus-area path")).to_have_count(0)


def test_from_an_article_of_the_pair_the_way_back_leads_to_the_pair(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment=f"#{PAIR}").page
    page.locator(".mt-article-row").click()
    expect(page.locator(".mt-text .mt-name[aria-current]")).to_have_text(["二连浩特市", "蒙古国"])
    expect(page.locator(".mt-steps")).to_contain_text("1 / 1")
    page.get_by_role("button", name="返回").click()
    expect_pair(page)
    page.get_by_role("button", name="返回").click()
    expect(page.locator("#mt-tab-places")).to_be_visible()


def test_from_one_of_its_places_the_way_back_leads_to_the_pair(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, fragment=f"#{PAIR}")
    page = opened.page
    page.locator(".mt-chip", has_text="二连浩特市").click()
    expect(page.locator(".mt-title")).to_have_text("二连浩特市")
    assert "w=" not in opened.hash()
    page.get_by_role("button", name="返回").click()
    expect_pair(page)


def test_the_browsers_way_back_leads_from_the_pair_to_the_list(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, fragment="#l=1")
    opened.page.locator(".mt-pairs button").first.click()
    assert PAIR in opened.hash()
    opened.page.go_back()
    expect(opened.page.locator("#mt-tab-places")).to_be_visible()


def test_filters_narrow_a_pair_and_can_be_cleared(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment=f"#{PAIR}&from=2025-11-01").page
    expect(page.locator(".mt-place .mt-empty")).to_contain_text("没有符合条件的报道")
    page.locator(".mt-empty button").click()
    expect_pair(page)


@pytest.mark.parametrize(
    "fragment", ["p=cn:152501&w=nowhere", "p=cn:152501&w=cn:152501", "p=nowhere&w=cn:152501"]
)
def test_an_address_with_one_place_of_two_shows_that(fragment: str, hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment=f"#{fragment}").page
    expect(page.locator(".mt-title")).to_have_text("二连浩特市")


def test_without_the_panel_a_line_shows_it(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#panel=0&l=1").page
    page.locator(".mt-pairs button").first.click()
    expect_pair(page)


def test_on_a_phone_the_legend_gives_way_to_the_pair(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#l=1", size=PHONE, has_touch=True).page
    page.locator(".mt-legend summary").click()
    row = page.locator(".mt-pairs button").first
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 40
    row.click()
    expect_pair(page)
    expect(row).to_be_hidden()


def test_as_many_are_listed_as_the_legend_counts(tmp_path: Path, open_page: Open) -> None:
    rows = [*blocks.PLACES]
    rows += [
        (f"x:{n}", f"地点{n:02d}", "port", None, 42 + n / 9, 108, [], 0, [], None, None) for n in range(50)
    ]
    # An article that names very many places makes no pairs of its own, and counts for those that others make.
    crowded = ("巡礼", "2025-11-05", "蒙古国、二连浩特市、" + "、".join(row[1] for row in rows[-50:]))
    path = blocks.write_page(blocks.block([*blocks.STORIES, crowded], rows=rows), tmp_path / "map.html")
    page = open_page(path, fragment="#l=1").page
    first = page.locator(".mt-pairs button").first
    expect(first).to_have_text(f"{TITLE}2 篇")
    first.click()
    expect(page.locator(".mt-article-row")).to_have_count(2)
