"""What is open, in focus and in the address stays in step with what a reader does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.maps.browser import blocks
from tests.maps.browser.conftest import PHONE, Open, Opened

ERENHOT = '.mt-point[data-place="cn:152501"]'


def settle(opened: Opened) -> None:
    """Until the address has been written."""
    opened.hash()


def stop(page: Page) -> str | None:
    """How far the sheet is out."""
    return page.locator(".mt-panel").get_attribute("data-stop")


def test_a_popup_closes_when_another_place_is_opened(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    opened.page.locator(ERENHOT).click()
    expect(opened.page.locator(".mt-popup")).to_have_count(1)
    opened.page.get_by_role("button", name="返回").click()
    expect(opened.page.locator(".mt-popup")).to_have_count(0)
    opened.page.locator(ERENHOT).click()
    opened.page.evaluate("location.hash = 'p=port:ceke'")
    expect(opened.page.locator(".mt-title")).to_have_text("策克口岸")
    expect(opened.page.locator(".mt-popup")).to_have_count(0)


def test_an_open_popup_follows_filters_and_language(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.locator(ERENHOT).click()
    expect(page.locator(".mt-popup-count")).to_have_text("2 篇报道")
    page.get_by_role("button", name="筛选").click()
    page.get_by_label("日期 从").fill("2025-10-01")
    page.get_by_label("日期 从").press("Enter")
    expect(page.locator(".mt-popup-count")).to_have_text("1 篇报道")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".mt-popup-count")).to_have_text("1 article")


def test_the_browsers_way_back_leads_to_what_was_open_before(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    page = opened.page
    opened.row("策克口岸").click()
    settle(opened)
    page.locator(".mt-article-row").first.click()
    settle(opened)
    page.go_back()
    expect(page.locator(".mt-title")).to_have_text("策克口岸")
    expect(page.locator(".mt-article-row").first).to_be_focused()
    page.go_back()
    expect(opened.row("策克口岸")).to_be_focused()
    page.go_forward()
    expect(page.locator(".mt-title")).to_have_text("策克口岸")


def test_filters_and_moves_are_no_steps_of_the_history(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, fragment="#p=port:ceke")
    before = opened.page.evaluate("history.length")
    opened.page.get_by_role("button", name="缩小").click()
    settle(opened)
    opened.page.get_by_role("button", name="筛选").click()
    opened.page.locator(".mt-choice", has_text="口岸").locator("input").check()
    assert "k=port" in opened.hash()
    assert opened.page.evaluate("history.length") == before


@pytest.mark.parametrize(
    ("opener", "label"),
    [
        pytest.param("图层", "各盟市报道数", id="a view"),
        pytest.param("图层", "界线", id="a layer"),
        pytest.param("筛选", "口岸", id="a kind"),
        pytest.param("筛选", "机构名称中", id="a role"),
        pytest.param("筛选", "包括存疑的地点（虚线）", id="doubtful places"),
    ],
)
def test_a_choice_made_by_keyboard_keeps_the_focus(
    opener: str, label: str, hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name=opener).click()
    choice = page.locator(".mt-choice", has_text=label).locator("input")
    choice.focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(200)  # lists are drawn anew a moment later
    expect(choice).to_be_focused()


def test_the_rate_keeps_the_focus(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#s=league").page
    page.get_by_label("每 10 万人").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("每 10 万人")).to_be_focused()


def test_clearing_the_filters_leaves_the_focus_in_the_panel(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#from=2030-01-01&p=port:ceke").page
    page.locator(".mt-place .mt-empty button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mt-title")).to_be_focused()
    expect(page.locator(".mt-place .mt-article-row")).to_have_count(1)
    page.get_by_role("button", name="筛选").click()
    page.locator(".mt-choice", has_text="口岸").locator("input").check()
    page.locator(".mt-filters").get_by_role("button", name="清除筛选").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.evaluate("document.activeElement.closest('.mt-filters') !== null")


def test_another_language_keeps_what_is_open_and_the_focus(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name="筛选").click()
    page.locator(".mt-legend summary").click()
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="中文")).to_be_focused()
    expect(page.locator(".mt-filters")).to_be_visible()
    expect(page.locator(".mt-legend-body")).to_be_hidden()
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("Boundaries: 手绘")
    expect(page.locator(".leaflet-control-attribution")).not_to_contain_text("界线")


def test_the_layers_close_when_the_panel_is_pressed(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    opened.page.get_by_role("button", name="图层").click()
    expect(opened.page.locator(".mt-layers-body")).to_be_visible()
    opened.row("策克口岸").click()
    expect(opened.page.locator(".mt-layers-body")).to_be_hidden()


def test_on_a_phone_the_sheet_rises_and_returns(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, size=PHONE, has_touch=True)
    page = opened.page
    page.get_by_role("button", name="筛选").tap()
    assert stop(page) == "full"
    page.get_by_role("button", name="筛选").tap()
    assert stop(page) == "half"
    opened.row("策克口岸").tap()
    page.locator(".mt-article-row").first.tap()
    assert stop(page) == "full"
    page.get_by_role("button", name="返回").tap()
    assert stop(page) == "half"
    page.get_by_role("button", name="返回").tap()
    page.locator(".mt-search-input").tap()
    page.fill(".mt-search-input", "口岸")
    assert stop(page) == "full"
    results = page.locator(".mt-results").bounding_box()
    assert results is not None
    assert results["y"] + results["height"] <= PHONE["height"]


def test_on_a_phone_what_is_pressed_is_as_large_as_a_finger(sample_page: Path, open_page: Open) -> None:
    small = """[...document.querySelectorAll('.mt-root :is(button, summary, .mt-choice), .mt-legend summary')]
        .filter((e) => !e.matches('.mt-grip') && e.checkVisibility() && e.getBoundingClientRect().height < 40)
        .map((e) => e.outerHTML.slice(0, 100))"""
    for fragment in ("", "#t=open", "#p=cn:152201", "#t=articles&k=port"):
        page = open_page(sample_page, fragment=fragment, size=PHONE, has_touch=True).page
        assert page.evaluate(small) == []


def test_the_chosen_areas_badge_is_lit(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#p=cn:150000&a=a-00002").page
    expect(page.locator('.mt-chosen[data-place="cn:150000"] .mt-badge')).to_be_visible()
    page.evaluate("location.hash = 'a=a-00002'")
    expect(page.locator('.mt-lit[data-place="cn:150000"] .mt-badge')).to_be_visible()
    expect(page.locator(".mt-chosen")).to_have_count(0)


def test_a_ring_stands_clear_of_its_mark(tmp_path: Path, open_page: Open) -> None:
    stories = [(f"第{n}篇", "2025-11-03", "策克口岸。") for n in range(40)]
    path = blocks.write_page(blocks.block(stories), tmp_path / "map.html")
    page = open_page(path, fragment="#p=port:ceke&c=42.42,101.27,8").page
    ring = page.locator(".mt-pane-focus path").first.bounding_box()
    mark = page.locator('.mt-point[data-place="port:ceke"]').bounding_box()
    assert ring is not None
    assert mark is not None
    assert ring["width"] > mark["width"] + 4


def middle(box: FloatRect | None) -> tuple[int, int]:
    """Where a box has its centre, in whole pixels."""
    assert box is not None
    return round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)


def ringed(page: Page, selector: str) -> bool:
    """Whether the one ring that is drawn stands around this mark."""
    ring = page.locator(".mt-pane-focus path:not([stroke-dasharray])")
    expect(ring).to_have_count(1)
    (x, y), (other_x, other_y) = (
        middle(ring.bounding_box()),
        middle(page.locator(selector).first.bounding_box()),
    )
    return abs(x - other_x) <= 1 and abs(y - other_y) <= 1


def test_the_cluster_that_holds_the_chosen_place_has_its_ring_and_says_so(
    hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, fragment="#p=port:ceke&c=42.4,101.3,5").page
    cluster = page.locator(".mt-cluster-icon")
    expect(cluster).to_have_attribute("aria-label", "2 个地点，1 篇报道，含所选的策克口岸")
    assert ringed(page, ".mt-cluster-icon")
    page.evaluate("location.hash = 'c=42.4,101.3,5'")
    expect(cluster).to_have_attribute("aria-label", "2 个地点，1 篇报道")


@pytest.mark.parametrize(
    "fragment",
    [pytest.param("c=42.4,101.3,8", id="nearer"), pytest.param("c=42.4,101.3,5&k=port", id="filtered")],
)
def test_the_ring_leaves_the_cluster_with_its_place(fragment: str, hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#p=port:ceke&c=42.4,101.3,5").page
    assert ringed(page, ".mt-cluster-icon")
    page.evaluate("hash => { location.hash = hash; }", f"p=port:ceke&{fragment}")
    expect(page.locator('.mt-point[data-place="port:ceke"]')).to_be_visible()
    assert ringed(page, '.mt-point[data-place="port:ceke"]')
    page.evaluate("location.hash = 'p=port:ceke&c=42.4,101.3,5'")
    expect(page.locator(".mt-cluster-icon")).to_be_visible()
    assert ringed(page, ".mt-cluster-icon")


def test_a_banners_name_is_not_written_twice(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#c=42,101,8").page
    expect(page.locator(".mt-label", has_text="额济纳旗")).to_have_count(1)


def test_few_classes_use_the_whole_ramp(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#s=league").page
    shades = page.locator(".mt-classes .mt-swatch").evaluate_all("all => all.map((e) => e.style.background)")
    assert shades == [f"var(--mt-class-{number})" for number in (0, 1, 5)]


def test_texts_are_found_in_any_case(tmp_path: Path, open_page: Open) -> None:
    block = blocks.block([("通信", "2025-11-03", "策克口岸有了5G信号。")])
    page = open_page(blocks.write_page(block, tmp_path / "map.html")).page
    page.fill(".mt-search-input", "5g")
    expect(page.locator(".mt-results mark")).to_have_text("5G")


FROM_CENTRE = """e => {
    const [box, map] = [e, document.querySelector('.mt-map')].map((one) => one.getBoundingClientRect());
    return [(box.x + box.width / 2 - map.x) / map.width, (box.y + box.height / 2 - map.y) / map.height];
}"""


def test_an_address_without_a_view_begins_at_the_place(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#p=port:ceke").page
    assert page.locator(".mt-pane-focus path").first.evaluate(FROM_CENTRE) == pytest.approx(
        [0.5, 0.5], abs=0.01
    )


def test_all_leagues_of_an_article_come_into_view(tmp_path: Path, open_page: Open) -> None:
    block = blocks.block([("两地", "2025-11-03", "满洲里市和阿拉善盟。")])
    path = blocks.write_page(block, tmp_path / "map.html")
    page = open_page(path, fragment="#a=a-00000").page
    for selector in ('.mt-point[data-place="cn:150781"]', '[data-place="cn:152900"] .mt-badge'):
        x, y = page.locator(selector).evaluate(FROM_CENTRE)
        assert 0 < x < 1
        assert 0 < y < 1


def test_a_popup_stands_clear_of_the_legend_and_the_buttons(sample_page: Path, open_page: Open) -> None:
    page = open_page(sample_page, fragment="#c=46,122.087,8").page
    mark = page.locator(".leaflet-marker-pane .mt-point").first
    mark.evaluate("e => e.dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    page.wait_for_timeout(400)
    popup, legend, buttons = (
        page.locator(selector).first.bounding_box()
        for selector in (".mt-popup .leaflet-popup-content-wrapper", ".mt-legend", ".mt-map-group")
    )
    assert popup is not None
    assert legend is not None
    assert buttons is not None
    assert popup["x"] >= legend["x"] + legend["width"]
    assert popup["x"] + popup["width"] <= buttons["x"]


def test_a_name_chosen_in_the_text_keeps_the_focus(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#a=a-00000").page
    name = page.locator(".mt-text .mt-name").nth(1)
    name.focus()
    page.keyboard.press("Enter")
    expect(name).to_have_attribute("aria-current", "true")
    expect(name).to_be_focused()


def test_from_a_place_of_an_article_the_way_back_leads_to_the_article(
    hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, fragment="#a=a-00002").page
    page.locator(".mt-chip", has_text="满洲里市").click()
    expect(page.locator(".mt-title")).to_have_text("满洲里市")
    page.get_by_role("button", name="返回").click()
    expect(page.locator(".mt-headline")).to_have_text("内蒙古收官之年")
    page.get_by_role("button", name="返回").click()
    expect(page.locator("#mt-tab-places")).to_be_visible()


def test_a_list_is_as_long_as_it_was_when_a_reader_comes_back(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    page.locator(".mt-more").click()
    row = page.locator(".mt-place-row").nth(30)
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mt-title")).to_be_visible()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()


def test_a_theme_chosen_by_keyboard_keeps_the_focus(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name="更多").click()
    page.get_by_role("button", name="深色").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-mt-theme", "dark")
    expect(page.get_by_role("button", name="深色")).to_be_focused()
