"""For everybody: no axe violation in any view, all of it by keyboard, focus seen and returned, names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.maps.browser.conftest import DESKTOP, PHONE, ROOT, Open

AXE = ROOT / "maps" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
MOST_TAB_STOPS = 300
NARROWEST = {"width": 320, "height": 640}

VIEWS = {
    "overview": "",
    "a place": "p=port:ceke",
    "an article": "a=a-00000",
    "an article of a place": "p=port:ceke&a=a-00000",
    "the list of articles": "t=articles",
    "the names left open": "t=open",
    "tinted leagues": "s=league",
    "tinted banners per head": "s=banner&r=1",
    "heat": "s=heat",
    "lines": "l=1",
    "a filter in force": "from=2025-10-01&k=port&d=0",
    "a filter that leaves nothing": "from=2030-01-01",
    "pair": "l=1&p=iso:MN&w=cn:152501",
}
DEVICES = {"desktop": DESKTOP, "phone": PHONE}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(
    scheme: str, device: str, lang: str, hand_page: Path, open_page: Open
) -> None:
    page = open_page(
        hand_page, fragment=f"#lang={lang}", size=DEVICES[device], color_scheme=scheme, bypass_csp=True
    ).page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = {view: violations(page, f"{fragment}&lang={lang}") for view, fragment in VIEWS.items()}
    assert {view: faults for view, faults in found.items() if faults} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("opener", "shown"),
    [
        pytest.param("更多", "#mt-menu", id="the menu"),
        pytest.param("图层", "#mt-layers", id="the layers"),
        pytest.param("筛选", "#mt-filters", id="the filters"),
    ],
)
def test_axe_finds_no_violation_with_open(
    opener: str, shown: str, scheme: str, hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, color_scheme=scheme, bypass_csp=True).page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.get_by_role("button", name=opener, exact=True).click()
    expect(page.locator(shown)).to_be_visible()
    assert violations(page, "") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_search_results_and_popups(
    scheme: str, hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, color_scheme=scheme, bypass_csp=True).page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.locator(".mt-search-input").fill("口岸")
    expect(page.locator(".mt-option").first).to_be_visible()
    found = violations(page, "")
    page.locator(".mt-search-input").fill("")
    page.locator('.mt-point[data-place="cn:152501"]').click()
    expect(page.locator(".mt-popup-title")).to_be_visible()
    assert found + violations(page, None) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_where_a_date_is_refused(
    scheme: str, hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, color_scheme=scheme, bypass_csp=True).page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.get_by_role("button", name="筛选", exact=True).click()
    page.get_by_label("日期 从").fill("昨天")
    page.get_by_label("日期 从").press("Enter")
    expect(page.locator(".mt-days + .mt-problem")).not_to_be_empty()
    assert violations(page, None) == []


def test_axe_finds_no_violation_on_the_sample_pages(sample_page: Path, open_page: Open) -> None:
    page = open_page(sample_page, bypass_csp=True).page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page, "") == []


def test_the_page_says_its_language_and_title_and_can_be_zoomed(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    assert page.title() == "手绘新闻地图"
    viewport = page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "width=device-width" in viewport
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport


def test_nothing_is_cut_off_on_the_narrowest_screen(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, size=NARROWEST).page
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]


def test_tab_goes_through_panel_and_map_in_order_and_every_stop_is_seen(
    hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page).page
    stops = tab_round(page)
    regions = [stop["region"] for stop in stops]
    assert list(dict.fromkeys(regions)) == ["skip", "panel", "map"]
    assert regions == sorted(regions, key=["skip", "panel", "map"].index)
    assert [stop for stop in stops if not stop["name"]] == []
    assert [stop for stop in stops if not stop["visible"]] == []


def test_tab_stops_are_few_on_ten_thousand_articles(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    for tab in ("地点", "报道", "未定地名"):
        page.get_by_role("tab", name=tab).click()
        assert page.evaluate(COUNT_STOPS) <= MOST_TAB_STOPS, tab


def test_every_control_and_marker_has_a_name(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    assert page.evaluate(NAMELESS) == []


def test_the_skip_link_is_seen_when_it_has_the_focus(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.keyboard.press("Tab")
    skip = page.locator(".mt-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="地点")).to_be_focused()


@pytest.mark.parametrize(
    ("opener", "shown"),
    [
        pytest.param("更多", "#mt-menu", id="the menu"),
        pytest.param("图层", "#mt-layers", id="the layers"),
        pytest.param("筛选", "#mt-filters", id="the filters"),
    ],
)
def test_escape_closes_and_focus_returns_to_the_button_of(
    opener: str, shown: str, hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page).page
    button = page.get_by_role("button", name=opener, exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(shown)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(shown)).to_be_hidden()
    expect(button).to_be_focused()


def test_escape_in_the_search_box_empties_it(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    box = page.get_by_role("combobox")
    box.focus()
    page.keyboard.type("ceke")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()


def test_the_keyboard_alone_leads_from_search_to_text_and_back(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("combobox").focus()
    page.keyboard.type("ceke")
    page.keyboard.press("Enter")
    expect(page.locator(".mt-title")).to_have_text("策克口岸")
    row = page.locator(".mt-article-row").first
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mt-headline")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".mt-title")).to_have_text("策克口岸")
    expect(row).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".mt-place-row").first).to_be_visible()


def test_a_marker_opens_by_keyboard_and_escape_returns_to_it(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    marker = page.locator('.mt-point[data-place="cn:152501"]')
    marker.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mt-title")).to_have_text("二连浩特市")
    page.keyboard.press("Escape")
    expect(page.locator(".mt-popup")).to_have_count(0)
    expect(page.locator(".mt-place-row").first).to_be_visible()
    expect(marker).to_be_focused()


def test_map_and_list_hold_the_same_places(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    listed = page.locator(".mt-place-row").evaluate_all("rows => rows.map((e) => e.dataset.place)")
    drawn = page.locator(".leaflet-marker-icon[data-place]").evaluate_all(
        "marks => marks.map((e) => e.dataset.place)"
    )
    merged = page.locator(".mt-cluster-icon").evaluate_all(
        "clusters => clusters.map((e) => parseInt(e.getAttribute('aria-label'), 10))"
    )
    assert set(drawn) <= set(listed)
    assert len(drawn) + sum(merged) == len(listed)


def test_a_filter_is_announced(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name="筛选", exact=True).click()
    page.locator(".mt-days input").first.fill("2025-10-10")
    page.locator(".mt-days input").first.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("2 篇报道")


def violations(page: Page, fragment: str | None) -> list[tuple[str, list[str]]]:
    """What axe finds once the page shows what the address says; None leaves the page as it is."""
    if fragment is not None:
        page.evaluate("(hash) => { location.hash = hash; }", fragment)
        page.wait_for_timeout(80)
    found: list[dict[str, Any]] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")[
        "violations"
    ]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def tab_round(page: Page) -> list[dict[str, Any]]:
    """Press Tab through the whole page: of every stop its region, its name, whether it and its focus show."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_TAB_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["again"]):
            break
        stops.append(stop)
    return stops


NAME = """const name = (e) => [e.getAttribute('aria-label'), e.getAttribute('title'), e.textContent,
    ...[...(e.labels ?? [])].map((l) => l.textContent)].find((words) => words?.trim()) ?? '';"""
STOP = f"""() => {{
    {NAME}
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const again = e.hasAttribute('data-visited');
    e.setAttribute('data-visited', '');
    const seen = e.getBoundingClientRect().width ? e : e.firstElementChild;
    const box = seen.getBoundingClientRect();
    const style = getComputedStyle(seen);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const lit = ring || style.boxShadow !== 'none';
    const region = e.matches('.mt-skip') ? 'skip' : e.closest('.mt-panel') ? 'panel' : 'map';
    const across = box.width > 0 && box.right > 0 && box.left < innerWidth;
    const inside = across && box.bottom > 0 && box.top < innerHeight;
    return {{ region, again, name: name(e), visible: inside && lit, html: e.outerHTML.slice(0, 160) }};
}}"""
FOCUSABLE = "a[href],button,input,select,summary,[tabindex]"
COUNT_STOPS = f"""[...document.querySelectorAll('{FOCUSABLE}')].filter(
    (e) => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length).length"""
NAMELESS = f"""(() => {{
    {NAME}
    return [...document.querySelectorAll('{FOCUSABLE}')]
        .filter((e) => e.tabIndex >= 0 && e.getClientRects().length && !name(e).trim())
        .map((e) => e.outerHTML.slice(0, 160));
}})()"""
