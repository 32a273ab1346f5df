"""Searching, narrowing, and the address that remembers it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.maps.browser import blocks
from tests.maps.browser.conftest import Open

QUERIES = [
    pytest.param("二连", "二连浩特市", id="the beginning of a name"),
    pytest.param("erlianhaote", "二连浩特市", id="full pinyin without tones"),
    pytest.param("elht", "二连浩特市", id="initials of the pinyin"),
    pytest.param("erenhot", "二连浩特市", id="a Mongolian spelling"),
    pytest.param("EJIN", "额济纳旗", id="capitals do not matter"),
    pytest.param("152923", "额济纳旗", id="a division code"),
]


@pytest.mark.parametrize(("query", "name"), QUERIES)
def test_search_finds_a_place_by(query: str, name: str, hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.locator(".mt-search-input").press_sequentially(query)
    expect(page.locator(".mt-option").first).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(page.locator(".mt-title")).to_have_text(name)


def test_search_finds_a_place_by_what_the_articles_print(tmp_path: Path, open_page: Open) -> None:
    block = blocks.block([("额旗降雪", "2025-11-03", "额济纳旗降雪。")], opened=())
    block["senses"][0][6] = "额旗"
    page = open_page(blocks.write_page(block, tmp_path / "map.html")).page
    page.fill(".mt-search-input", "额旗")
    expect(page.locator(".mt-option").first).to_contain_text("额济纳旗")
    expect(page.locator(".mt-option .mt-via").first).to_have_text("额旗")


@pytest.mark.parametrize(
    ("stories", "words"),
    [
        pytest.param(
            [("今日晴", "2025-11-03", "天气很好。")], "没有可以上图的地点", id="no place in the articles"
        ),
        pytest.param([], "没有找到报道", id="no article on the pages"),
    ],
)
def test_a_page_without_places_says_so_and_shows_the_region(
    stories: list[tuple[str, str | None, str]], words: str, tmp_path: Path, open_page: Open
) -> None:
    block = blocks.block(stories, rows=[], opened=())
    page = open_page(blocks.write_page(block, tmp_path / "map.html")).page
    expect(page.locator(".mt-body .mt-empty")).to_contain_text(words)
    expect(page.locator(".mt-body").get_by_role("button", name="清除筛选")).to_have_count(0)
    expect(page.locator(".mt-label-league")).to_have_text(["阿拉善盟", "锡林郭勒盟"])


def test_search_finds_articles_by_headline_and_text(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.fill(".mt-search-input", "司机说")
    expect(page.locator(".mt-option")).to_have_count(1)
    expect(page.locator(".mt-option mark")).to_have_text("司机说")
    page.fill(".mt-search-input", "收官")
    page.locator(".mt-option").click()
    expect(page.locator(".mt-headline")).to_have_text("内蒙古收官之年")


def test_arrow_keys_move_through_the_results(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.fill(".mt-search-input", "二连")
    page.keyboard.press("ArrowDown")
    selected = page.locator('.mt-option[aria-selected="true"]')
    expect(selected).to_contain_text("二连浩特迎来旅客")
    expect(page.locator(".mt-search-input")).to_have_attribute(
        "aria-activedescendant", str(selected.get_attribute("id"))
    )
    page.keyboard.press("Escape")
    expect(page.locator(".mt-results")).to_be_hidden()


def test_no_result_says_so(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.fill(".mt-search-input", "没有的")
    expect(page.locator(".mt-results")).to_have_text("没有找到“没有的”")


def test_counts_follow_the_dates_and_come_back(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    page = opened.page
    page.get_by_role("button", name="筛选").click()
    page.get_by_label("日期 从").fill("2025-10-01")
    page.get_by_label("日期 从").press("Enter")
    expect(page.get_by_role("tab", name="报道")).to_contain_text("2")
    expect(opened.row("满洲里市")).to_have_count(0)
    assert "from=2025-10-01" in opened.hash()
    page.get_by_role("button", name="清除筛选").first.click()
    expect(page.get_by_role("tab", name="报道")).to_contain_text("3")


def type_days(page: Page, first: str | None = None, last: str | None = None) -> None:
    """Type into the fields of the dates, as a reader does."""
    for side, words in (("从", first), ("到", last)):
        if words is not None:
            page.get_by_label(f"日期 {side}").fill(words)
            page.get_by_label(f"日期 {side}").press("Enter")


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-10", "2025-10-01", "2025-10-31"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2025-10-20", "2025-10-20", "2025-10-20"),
        ("2025年10月20日", "2025-10-20", "2025-10-20"),
        ("2025.9.1", "2025-09-01", "2025-09-01"),
        ("20251020", "2025-10-20", "2025-10-20"),
        ("２０２５／１０", "2025-10-01", "2025-10-31"),
        (" ", "", ""),
    ],
)
def test_dates_are_read_as_people_type_them_in_any_browser(
    typed: str, first: str, last: str, locale: str, hand_page: Path, open_page: Open
) -> None:
    page = open_page(hand_page, locale=locale).page
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_label("日期 从")).to_have_attribute("placeholder", "2025-09-01")
    type_days(page, last=typed)
    expect(page.get_by_label("日期 到")).to_have_value(last)
    type_days(page, first=typed)
    expect(page.get_by_label("日期 从")).to_have_value(first)
    expect(page.locator(".mt-days + .mt-problem")).to_be_empty()


@pytest.mark.parametrize("typed", ["2025-13", "2025-02-30", "20", "10月", "昨天", "2025-10-20-1", "25-10-20"])
def test_what_is_no_date_is_told_and_not_in_force(typed: str, hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, fragment="#from=2025-10-01")
    page = opened.page
    page.get_by_role("button", name="筛选").click()
    type_days(page, first=typed)
    field = page.get_by_label("日期 从")
    expect(page.get_by_role("alert")).to_have_text("请写成 2024-04-13、2024-04 或 2024")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("请写成 2024-04-13、2024-04 或 2024")
    expect(field).to_have_value(typed)
    assert "from=2025-10-01" in opened.hash()
    type_days(page, first="2025-11")
    expect(page.get_by_role("alert")).to_be_empty()
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(page.get_by_role("tab", name="报道")).to_contain_text("1")


def test_dates_the_wrong_way_round_wait_for_the_other(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, fragment="#to=2025-09-30")
    page = opened.page
    page.get_by_role("button", name="筛选").click()
    type_days(page, first="2025-10")
    expect(page.get_by_role("alert")).to_have_text("开始日期晚于结束日期")
    assert "from=" not in opened.hash()
    type_days(page, last="2025-10")
    expect(page.get_by_role("alert")).to_be_empty()
    assert "from=2025-10-01&to=2025-10-31" in opened.hash()


def test_arrows_turn_the_days(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name="筛选").click()
    field = page.get_by_label("日期 从")
    field.press("ArrowUp")
    expect(field).to_have_value("2025-09-01")
    field.press("ArrowUp")
    expect(field).to_have_value("2025-09-02")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(field).to_have_value("2025-08-31")
    expect(field).to_be_focused()


def test_the_brush_chooses_days(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name="筛选").click()
    box = page.locator(".mt-bars").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 20)
    page.mouse.up()
    expect(page.get_by_role("tab", name="报道")).to_contain_text("2")


def test_the_days_play_one_after_another_and_pause(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    page = opened.page
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("button", name="按时间播放").click()
    expect(page.get_by_label("日期 从")).to_have_value("2025-09-01")
    expect(page.get_by_role("tab", name="报道")).to_contain_text("1")
    expect(page.get_by_label("日期 从")).to_have_value("2025-10-20")
    page.get_by_role("button", name="暂停").click()
    page.wait_for_timeout(900)
    expect(page.get_by_label("日期 从")).to_have_value("2025-10-20")


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        pytest.param("口岸", ["策克口岸"], id="by kind"),
        pytest.param("锡林郭勒盟", ["二连浩特市"], id="by league"),
    ],
)
def test_places_narrow(label: str, kept: list[str], hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name="筛选").click()
    page.locator(".mt-choice", has_text=label).first.locator("input").check()
    expect(page.locator(".mt-row-name")).to_have_text(kept)


def test_doubtful_places_can_be_left_out(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    opened.page.get_by_role("button", name="筛选").click()
    opened.page.get_by_label("包括存疑的地点（虚线）").uncheck()
    expect(opened.row("满洲里市")).to_have_count(0)


def test_an_empty_selection_offers_the_way_back(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#from=2030-01-01").page
    expect(page.locator(".mt-body .mt-empty")).to_contain_text("没有符合条件的地点")
    page.locator(".mt-body").get_by_role("button", name="清除筛选").click()
    expect(page.locator(".mt-place-row").first).to_be_visible()


def test_without_marks_there_is_no_legend_of_them(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#from=2030-01-01").page
    expect(page.locator(".mt-legend")).to_be_hidden()
    page.get_by_role("button", name="清除筛选").first.click()
    expect(page.locator(".mt-legend")).to_be_visible()


def test_the_address_shows_the_same_page_again(hand_page: Path, open_page: Open) -> None:
    first = open_page(hand_page)
    first.row("额济纳旗").click()
    fragment = first.hash()
    assert "p=cn:152923" in fragment
    again = open_page(hand_page, fragment=fragment)
    expect(again.page.locator(".mt-title")).to_have_text("额济纳旗")
    centre = fragment.split("c=")[1].split("&")[0]
    assert f"c={centre}" in again.hash()


def test_two_boxes_ticked_in_quick_succession_are_both_in_force(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("button", name="筛选").click()
    page.evaluate("""() => {
        const boxes = [...document.querySelectorAll('.mt-choice')];
        for (const name of ['口岸', '旗县']) boxes.find((box) => box.textContent.startsWith(name)).click();
    }""")
    expect(page.locator(".mt-row-name")).to_have_text(["二连浩特市", "额济纳旗", "策克口岸", "满洲里市"])


@pytest.mark.parametrize(
    "newspaper", ["晨报,晚刊", "报&纸=#1", "100%,%2C报", "+ ：;/?", '"><img src=x onerror=alert(1)>', "", "%"]
)
def test_a_newspaper_of_any_name_stays_chosen_in_the_address(
    newspaper: str, tmp_path: Path, open_page: Open
) -> None:
    block = blocks.block()
    block["docs"] = [{**block["docs"][0], "newspaper": name} for name in ("内蒙古日报", newspaper, "第三,报")]
    block["articles"]["doc"] = [0, 1, 2]
    path = blocks.write_page(block, tmp_path / "map.html")
    first = open_page(path, fragment="#t=articles")
    first.page.get_by_role("button", name="筛选").click()
    for name in (newspaper or "—", "第三,报"):
        first.page.locator(".mt-choice", has=first.page.get_by_text(name, exact=True)).check(timeout=5000)
    expect(first.page.locator(".mt-article-row")).to_have_count(2)
    first.page.wait_for_timeout(250)
    again = open_page(path, fragment=str(first.page.evaluate("location.hash"))).page
    expect(again.locator(".mt-article-row")).to_have_count(2)
    expect(again.locator(".mt-row-title")).to_have_text(["二连浩特迎来旅客", "内蒙古收官之年"])


def test_the_address_shows_the_same_results_again(hand_page: Path, open_page: Open) -> None:
    first = open_page(hand_page)
    first.page.fill(".mt-search-input", "二连浩特 ")
    found = first.page.locator(".mt-option").all_inner_texts()
    assert found
    assert "q=二连浩特" in first.hash()
    again = open_page(hand_page, fragment=first.hash()).page
    expect(again.locator(".mt-search-input")).to_have_value("二连浩特")
    expect(again.locator(".mt-option")).to_have_text(first.page.locator(".mt-option").all_text_contents())
    again.keyboard.press("Escape")
    expect(again.locator(".mt-results")).to_be_hidden()


def test_what_was_found_and_opened_is_no_search_any_more(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    opened.page.fill(".mt-search-input", "二连浩特")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".mt-title")).to_have_text("二连浩特市")
    assert "q=" not in opened.hash()


def test_a_search_left_for_what_is_open_is_no_part_of_the_address(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page, fragment="#p=cn:152501&q=满洲里")
    expect(opened.page.locator(".mt-option").first).to_contain_text("满洲里市")
    opened.page.locator(".mt-filter-button").focus()
    expect(opened.page.locator(".mt-results")).to_be_hidden()
    assert "q=" not in opened.hash()


def test_a_search_in_an_address_given_later_is_shown(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.evaluate("() => { location.hash = 'q=满洲里' }")
    expect(page.locator(".mt-option").first).to_contain_text("满洲里市")


def test_an_address_given_while_another_is_written_is_read(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.evaluate("() => new Promise((done) => setTimeout(done, 400))")
    page.locator("#mt-tab-articles").click()
    # The page writes its address 150 ms after a change: just then a reader gives another.
    page.evaluate(
        """() => new Promise((done) => setTimeout(() => {
            location.hash = 't=open';
            const end = performance.now() + 60;
            while (performance.now() < end);
            setTimeout(done, 300);
        }, 120))"""
    )
    expect(page.get_by_role("tab", name="未定地名")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize(
    "fragment",
    [
        "#c=1,2",
        "#c=x,y,z",
        "#p=nowhere&a=none",
        "#k=<b>&s=zzz&from=9999-99-99",
        "#%E0%A4%A",
        "#lang=xx&theme=1",
        "#n=%25,%2525,%,,%25zz&q=%00<img src=x onerror=alert(1)>",
        "#q=" + "长" * 100_000,
    ],
)
def test_a_broken_address_is_passed_over(fragment: str, hand_page: Path, open_page: Open) -> None:
    expect(open_page(hand_page, fragment=fragment).page.locator(".mt-tab").first).to_be_visible()
