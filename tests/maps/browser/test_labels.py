"""Names on the map: the great places are named at once, nothing is written over anything or cut off."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.maps.browser import blocks
from tests.maps.browser.conftest import DESKTOP, PHONE, Open

DEVICES = [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")]
BOXES = """(selector) => {
  const map = document.querySelector('.mt-map').getBoundingClientRect();
  const seen = (b) =>
    b.width && b.right > map.left && b.left < map.right && b.bottom > map.top && b.top < map.bottom;
  return [...document.querySelectorAll(selector)]
    .map((e) => [e.textContent, e.getBoundingClientRect()])
    .filter(([, b]) => seen(b))
    .map(([text, b]) => ({ text, x: b.x - map.x, y: b.y - map.y, w: b.width, h: b.height }));
}"""
LEAGUES = (
    "呼和浩特市", "包头市", "乌海市", "赤峰市", "通辽市", "鄂尔多斯市", "呼伦贝尔市", "巴彦淖尔市",
    "乌兰察布市", "兴安盟", "锡林郭勒盟", "阿拉善盟",
)  # fmt: skip
SLACK_PX = 2
"""Borders and rounding."""


def boxes(page: Page, selector: str) -> list[dict[str, Any]]:
    """Those of the elements in view, from the map's corner."""
    found: list[dict[str, Any]] = page.evaluate(BOXES, selector)
    return found


def collide(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two boxes share more than their rims."""
    across = min(one["x"] + one["w"], other["x"] + other["w"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["h"], other["y"] + other["h"]) - max(one["y"], other["y"])
    return bool(across > SLACK_PX and down > SLACK_PX)


@pytest.mark.parametrize("size", DEVICES)
def test_the_capital_is_named_at_first_sight(size: Any, sample_page: Path, open_page: Open) -> None:
    page = open_page(sample_page, size=size).page
    badge = page.locator('[data-place="cn:150100"] .mt-badge')
    expect(badge).to_be_visible()
    expect(badge).to_contain_text("呼和浩特市")


@pytest.mark.parametrize("size", DEVICES)
def test_every_league_is_named_on_ten_thousand_articles(
    size: Any, corpus_page: Path, open_page: Open
) -> None:
    page = open_page(corpus_page, size=size).page
    named = [one["text"] for one in boxes(page, ".mt-badge-icon:not([hidden]) .mt-badge")]
    assert [league for league in LEAGUES if not any(text.startswith(league) for text in named)] == []


@pytest.mark.parametrize("size", DEVICES)
def test_nothing_is_written_over_anything(size: Any, corpus_page: Path, open_page: Open) -> None:
    page = open_page(corpus_page, size=size).page
    names = boxes(page, ".mt-label, .mt-badge-icon:not([hidden]) .mt-badge")
    clusters = boxes(page, ".mt-cluster-icon")
    assert names
    assert clusters
    assert [(a["text"], b["text"]) for a, b in combinations(names, 2) if collide(a, b)] == []
    assert [(a["text"], b["text"]) for a in names for b in clusters if collide(a, b)] == []


def test_no_name_is_cut_off_at_the_edge(sample_page: Path, open_page: Open) -> None:
    page = open_page(sample_page).page
    size = page.locator(".mt-map").bounding_box()
    assert size is not None
    for one in boxes(page, ".mt-label"):
        assert one["x"] >= -SLACK_PX, one
        assert one["x"] + one["w"] <= size["width"] + SLACK_PX, one


def test_a_badge_apart_from_its_point_has_a_leader(corpus_page: Path, open_page: Open) -> None:
    page = open_page(corpus_page).page
    expect(page.locator(".mt-leader").first).to_be_attached()
    # The names are for the eye: the keyboard and the ear have the marks.
    expect(page.locator(".leaflet-mt-labels-pane")).to_have_attribute("aria-hidden", "true")


def test_a_cluster_is_named_after_its_first_place(sample_page: Path, open_page: Open) -> None:
    page = open_page(sample_page).page
    expect(page.locator(".mt-label-cluster", has_text="满洲里市等")).to_have_count(1)


def test_places_of_the_article_are_named_even_in_clusters(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#a=a-00000&c=44,108,4").page
    expect(page.locator(".mt-label-place", has_text="额济纳旗")).to_have_count(1)
    expect(page.locator(".mt-label-place", has_text="策克口岸")).to_have_count(1)


def test_a_long_name_is_shortened_on_the_map_and_whole_in_the_list(tmp_path: Path, open_page: Open) -> None:
    name = "呼伦贝尔草原国家级自然保护区管理局边境管理站综合服务中心"
    rows = [*blocks.PLACES, ("x:1", name, "facility", None, 48.5, 116.2, ["中国"], 0, [], None, None)]
    block = blocks.block([("揭牌", "2025-11-03", f"{name}揭牌。")], rows=rows, opened=())
    page = open_page(blocks.write_page(block, tmp_path / "map.html")).page
    expect(page.locator(".mt-label-place")).to_have_text(f"{name[:16]}…")
    expect(page.locator(".mt-row-name")).to_have_text(name)


@pytest.mark.parametrize(("east", "side"), [(0.4, -1), (-0.4, 1)])
def test_the_name_of_the_chosen_place_keeps_clear_of_a_neighbour(
    east: float, side: int, tmp_path: Path, open_page: Open
) -> None:
    beside: tuple[Any, ...] = (
        "x:1",
        "邻村",
        "village",
        None,
        42.42,
        101.27 + east,
        ["中国"],
        0,
        [],
        None,
        None,
    )
    block = blocks.block([("两处", "2025-11-03", "策克口岸和邻村。")], rows=[*blocks.PLACES, beside])
    path = blocks.write_page(block, tmp_path / "map.html")
    page = open_page(path, fragment="#p=port:ceke&c=42.42,101.27,8").page
    (name,) = boxes(page, ".mt-focus-label")
    (mark,) = boxes(page, '.mt-point[data-place="port:ceke"]')
    (neighbour,) = boxes(page, '.mt-point[data-place="x:1"]')
    assert (name["x"] - mark["x"]) * side > 0
    assert not collide(name, neighbour)


@pytest.mark.parametrize("size", DEVICES)
def test_no_name_lies_half_under_the_sheet(size: Any, sample_page: Path, open_page: Open) -> None:
    page = open_page(sample_page, size=size).page
    panel = page.locator(".mt-panel").bounding_box()
    origin = page.locator(".mt-map").bounding_box()
    assert panel is not None
    assert origin is not None
    x, y = panel["x"] - origin["x"], panel["y"] - origin["y"]
    covered = {"x": x, "y": y, "w": panel["width"], "h": panel["height"]}
    names = boxes(page, ".mt-label, .mt-badge-icon:not([hidden]) .mt-badge")
    assert [one["text"] for one in names if collide(one, covered)] == []


def test_names_keep_clear_of_each_other_where_text_alone_is_larger(
    sample_page: Path, tmp_path: Path, open_page: Open
) -> None:
    larger = "<style>.mt-label, .mt-badge { font-size: 24px !important; line-height: 1.3 !important }</style>"
    html = sample_page.read_text(encoding="utf-8")
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    path = tmp_path / "larger.html"
    path.write_text(html.replace("</head>", f"{larger}</head>", 1), encoding="utf-8")
    names = boxes(open_page(path).page, ".mt-label, .mt-badge-icon:not([hidden]) .mt-badge")
    assert len(names) > len(LEAGUES)
    assert [(a["text"], b["text"]) for a, b in combinations(names, 2) if collide(a, b)] == []


def test_names_of_a_merged_place_that_is_read_come_before_badges(corpus_page: Path, open_page: Open) -> None:
    page = open_page(corpus_page, fragment="#p=cn:152501").page
    page.locator(".mt-article-row").first.click()
    page.wait_for_timeout(300)
    chosen = page.locator(".mt-title, .mt-name[aria-current]").first.inner_text()
    points = [
        chip.inner_text()
        for chip in page.locator(".mt-here .mt-chip", has=page.locator(".mt-mark:not(.mt-g-area)")).all()
    ]
    named = [one["text"] for one in boxes(page, ".mt-label-place")]
    assert [name for name in points if name not in named and name != chosen] == []
