"""Layers, language, theme, keyboard, downloads, corrections."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, ViewportSize, expect

from gazetteer import load_gazetteer, read_corrections
from gazetteer.readers.answers import Answer, Point
from tests.maps.browser import blocks
from tests.maps.browser.conftest import DESKTOP, PHONE, ROOT, Open

AXE = ROOT / "maps" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
MOST_TAB_STOPS = 300


def layers(page: Page) -> None:
    """Open the layer control."""
    page.get_by_role("button", name="图层").click()


def test_leagues_are_tinted_with_a_legend(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    layers(opened.page)
    opened.page.get_by_label("各盟市报道数").check()
    expect(opened.page.locator("path.mt-area")).to_have_count(2)
    expect(opened.page.locator(".mt-classes")).to_contain_text("占报道的比例")
    opened.page.get_by_label("每 10 万人").check()
    expect(opened.page.locator(".mt-classes")).to_contain_text("0–0.38")
    assert "s=league" in opened.hash()


def test_tinted_areas_are_stops_of_the_keyboard_that_say_their_figure(
    hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, fragment="#s=league").page
    area = page.locator("path.mt-area[tabindex='0']", has=page.locator("xpath=self::*")).first
    expect(area).to_have_attribute("aria-label", "阿拉善盟　1 篇报道（33%）")
    area.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mt-title")).to_have_text("阿拉善盟")


def test_the_legend_lists_the_strongest_pairs(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#l=1").page
    expect(page.locator(".mt-pairs li")).to_have_text(
        ["蒙古国 — 二连浩特市1 篇", "二连浩特市 — 满洲里市1 篇"], use_inner_text=False
    )


def test_pairs_of_one_article_give_way_to_stronger_ones(tmp_path: Path, open_page: Open) -> None:
    twice = ("二连浩特与蒙古国", "2025-10-21", "二连浩特市和蒙古国。")
    page = open_page(
        blocks.write_page(blocks.block([*blocks.STORIES, twice]), tmp_path / "map.html"), fragment="#l=1"
    ).page
    expect(page.locator("path.mt-line")).to_have_count(1)


def test_layers_are_in_the_address_and_survive_another_language(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    layers(opened.page)
    opened.page.get_by_label("界线").uncheck()
    opened.page.get_by_label("地名注记").uncheck()
    expect(opened.page.locator(".mt-label")).to_have_count(0)
    assert "b=0&nm=0" in opened.hash()
    opened.page.get_by_role("button", name="English").click()
    opened.page.get_by_role("button", name="Layers").click()
    expect(opened.page.get_by_label("Borders")).not_to_be_checked()
    again = open_page(hand_page, fragment="#b=0&nm=0").page
    layers(again)
    expect(again.get_by_label("界线")).not_to_be_checked()
    expect(again.locator(".mt-label")).to_have_count(0)


def test_on_a_phone_the_layers_are_seen_whole_and_the_menu_stays(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#p=port:ceke", size=PHONE, has_touch=True).page
    layers(page)
    body, sheet = page.locator(".mt-layers-body").bounding_box(), page.locator(".mt-panel").bounding_box()
    assert body is not None
    assert sheet is not None
    assert body["y"] >= 0
    assert body["y"] + body["height"] <= sheet["y"]
    page.get_by_role("button", name="更多").click()
    expect(page.get_by_role("button", name="复制链接")).to_be_visible()


def test_lines_join_places_of_one_article(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    layers(page)
    page.get_by_label("地点连线（同篇出现）").check()
    # 策克口岸 lies in 额济纳旗, 二连浩特市 and 满洲里市 in 内蒙古自治区: no pairs.
    expect(page.locator("path.mt-line")).to_have_count(2)


def test_heat_is_drawn(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    layers(page)
    page.get_by_label("热力").check()
    drawn = "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0)"
    assert page.locator("canvas.mt-heat").evaluate(drawn)


def test_the_interface_speaks_english(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    opened.page.get_by_role("button", name="English").click()
    expect(opened.page.get_by_role("tab", name="Places")).to_be_visible()
    expect(opened.page.locator("html")).to_have_attribute("lang", "en")
    assert "lang=en" in opened.hash()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system(scheme: str, hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, color_scheme=scheme).page
    expect(page.locator("html")).to_have_attribute("data-mt-theme", scheme)


def test_escape_goes_back_and_focus_returns(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    opened.row("策克口岸").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".mt-title")).to_be_focused()
    opened.page.keyboard.press("Escape")
    expect(opened.row("策克口岸")).to_be_focused()


def test_tabs_turn_with_the_arrow_keys(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("tab", name="地点").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="报道")).to_be_focused()
    expect(page.locator(".mt-article-row")).to_have_count(3)


def test_the_skip_link_comes_first_and_leads_to_the_list(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.locator(".mt-skip").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="地点")).to_be_focused()


def test_tab_stops_are_few(large_page: Path, open_page: Open) -> None:
    count = """[...document.querySelectorAll('a[href],button,input,summary,[tabindex]')].filter(
        (e) => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length).length"""
    assert open_page(large_page).page.evaluate(count) <= MOST_TAB_STOPS


@pytest.mark.parametrize(
    ("scheme", "size", "fragment"),
    [
        pytest.param("light", DESKTOP, "", id="the overview in light"),
        pytest.param("dark", DESKTOP, "", id="the overview in dark"),
        pytest.param("light", DESKTOP, "#p=port:ceke", id="a place in light"),
        pytest.param("dark", DESKTOP, "#a=a-00000", id="an article in dark"),
        pytest.param("light", PHONE, "#t=articles", id="the articles on a phone"),
        pytest.param(
            "light", DESKTOP, "#t=open&s=league&lang=en", id="open names and tinted leagues in English"
        ),
    ],
)
def test_axe_finds_no_violation_in(
    scheme: str, size: ViewportSize, fragment: str, hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, fragment=fragment, size=size, color_scheme=scheme, bypass_csp=True).page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_what_is_shown_can_be_taken_away_as_geojson(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#k=port").page
    page.get_by_role("button", name="更多").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="地点 GeoJSON").click()
    data = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [(one["properties"]["name"], one["geometry"]["coordinates"]) for one in data["features"]] == [
        ("策克口岸", [101.27, 42.42])
    ]


def test_the_map_can_be_taken_away_as_a_picture(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name="更多").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="地图 PNG").click()
    with Image.open(download.value.path()) as picture:
        assert picture.format == "PNG"
        # Twice the map's size, with a heading and a line of sources.
        assert picture.width == 2 * (DESKTOP["width"] - 400)
        assert picture.height > 2 * DESKTOP["height"]


@pytest.mark.parametrize(
    ("fragment", "token"),
    [
        pytest.param("", "--mt-g-county", id="marks in their colours"),
        pytest.param("#s=league", "--mt-class-1", id="tinted areas"),
        pytest.param("#theme=dark", "--mt-home", id="the dark map"),
    ],
)
def test_the_picture_is_what_is_seen(fragment: str, token: str, hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment=fragment).page
    shade = page.evaluate(
        "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", token
    )
    page.get_by_role("button", name="更多").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="地图 PNG").click()
    wanted = (int(shade[1:3], 16), int(shade[3:5], 16), int(shade[5:7], 16))
    with Image.open(download.value.path()) as picture:
        flat = Image.new("RGB", picture.size, wanted)
        apart = ImageChops.difference(picture.convert("RGB"), flat).convert("L")
    near = apart.point([int(level <= 12) for level in range(256)])  # areas let the land through
    assert near.histogram()[1] > 100


def test_a_correction_becomes_a_row_for_each_name(sample_page: Path, open_page: Open) -> None:
    opened = open_page(sample_page)
    opened.page.locator(".mt-place-row").first.click()
    opened.page.locator(".mt-correct summary").click()
    opened.page.get_by_role("button", name="不是地名").click()
    opened.page.get_by_role("button", name="更多").click()
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="corrections.csv").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == ["sha256", "start", "surface", "newspaper", "place"]
    assert {row["place"] for row in rows} == {"none"}
    assert all(len(row["sha256"]) == 64 and row["start"].isdigit() for row in rows)


@pytest.mark.parametrize(
    ("choice", "answer"),
    [
        pytest.param("none", None, id="no place"),
        pytest.param("42.4,101.3", Point(42.4, 101.3), id="other coordinates"),
    ],
)
def test_what_the_page_writes_the_command_reads(
    choice: str, answer: Answer, sample_page: Path, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(sample_page, fragment="#p=port:ceke").page
    page.locator(".mt-correct summary").click()
    if choice == "none":
        page.get_by_role("button", name="不是地名").click()
    else:
        page.get_by_label("另定坐标（纬度，经度）").fill(choice)
        page.get_by_role("button", name="记下").click()
    page.get_by_role("button", name="更多").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="corrections.csv").click()
    table = tmp_path / "corrections.csv"
    download.value.save_as(table)
    assert {one.answer for one in read_corrections(table, load_gazetteer()).rows.values()} == {answer}
    built = tmp_path / "map.html"
    command = [sys.executable, "-m", "maps", "build", "seeds/pages", "-o", str(built)]
    subprocess.run([*command, "--corrections", str(table)], cwd=ROOT, check=True, capture_output=True)
    again = open_page(built)
    expect(again.page.locator('[data-place="port:ceke"]')).to_have_count(0)
    corrected = again.page.locator('.mt-place-row[data-place^="user:42.4"]')
    expect(corrected).to_have_count(0 if choice == "none" else 1)


@pytest.mark.parametrize(
    ("typed", "ok"), [("42.4,101.3", True), ("42.4，101.3", True), ("91,0", False), ("x", False)]
)
def test_other_coordinates_are_checked(typed: str, ok: bool, hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#p=port:ceke").page
    page.locator(".mt-correct summary").click()
    page.get_by_label("另定坐标（纬度，经度）").fill(typed)
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_role("button", name="撤销")).to_have_count(int(ok))


def test_print_leaves_the_controls_out(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.emulate_media(media="print")
    expect(page.locator(".mt-search")).to_be_hidden()
    expect(page.locator(".mt-place-row").first).to_be_visible()
    map_box, row = page.locator(".mt-map").bounding_box(), page.locator(".mt-place-row").first.bounding_box()
    assert map_box is not None
    assert row is not None
    assert map_box["y"] + map_box["height"] <= row["y"]


def test_paper_says_how_many_rows_it_leaves_out(large_page: Path, open_page: Open) -> None:
    page = open_page(large_page).page
    shown = page.locator(".mt-place-row").count()
    places = int(re.sub(r"\D", "", page.locator("#mt-tab-places").inner_text()))
    page.emulate_media(media="print")
    note = page.locator(".mt-more").first
    expect(note).to_be_visible()
    words = note.evaluate("node => getComputedStyle(node, '::after').content")
    assert words == f'"另有 {places - shown} 条未印"'


def test_after_printing_the_view_is_as_before(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, fragment="#c=42.4,101.3,8")
    opened.page.emulate_media(media="print")
    # What is in view on a screen needs a smaller scale on paper.
    expect(opened.page).not_to_have_url(re.compile(r",8(&|$)"))
    opened.page.emulate_media(media="screen")
    expect(opened.page).to_have_url(re.compile(r"c=42\.400,101\.300,8"))


def test_paper_is_white_even_in_the_dark(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, color_scheme="dark").page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("html")).to_have_attribute("data-mt-theme", "light")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-mt-theme", "dark")


def test_without_the_panel_the_popup_leads_to_the_text(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#panel=0").page
    expect(page.locator(".mt-panel")).to_be_hidden()
    page.locator('.mt-point[data-place="cn:152501"]').click()
    page.locator(".mt-popup-headline").first.click()
    expect(page.locator(".mt-headline")).to_be_visible()
