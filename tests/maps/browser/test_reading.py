"""A reader goes from a place to its articles to the text, on the map and without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.maps.browser import blocks
from tests.maps.browser.conftest import PHONE, Open

PORTS = [
    pytest.param("策克", (42.4, 101.3), id="策克口岸 stands on the border in Ejin"),
    pytest.param("二连浩特", (43.7, 112.0), id="二连浩特 stands on the border in Xilingol"),
    pytest.param("满洲里", (49.6, 117.4), id="满洲里 stands on the border in Hulunbuir"),
]


@pytest.mark.parametrize(("name", "at"), PORTS)
def test_sample_pages_show_the_ports_where_they_are(
    name: str, at: tuple[float, float], sample_page: Path, open_page: Open
) -> None:
    opened = open_page(sample_page)
    opened.page.fill(".mt-search-input", name)
    opened.page.keyboard.press("Enter")
    words = opened.page.locator(".mt-facts").inner_text()
    degrees = [
        float(part) for part in words.replace("°N，", " ").replace("°E", " ").split() if _is_degree(part)
    ]
    assert degrees[:2] == pytest.approx(at, abs=0.3)
    expect(opened.page.locator(".mt-place .mt-article-row").first).to_be_visible()


def _is_degree(word: str) -> bool:
    head, _, tail = word.partition(".")
    return head.isdigit() and tail.isdigit() and len(tail) == 3


def test_sample_pages_weigh_less_than_a_megabyte(sample_page: Path) -> None:
    assert sample_page.stat().st_size < 1_000_000


def test_a_marker_opens_a_popup_with_its_articles(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.locator('.mt-point[data-place="cn:152501"]').click()
    popup = page.locator(".mt-popup")
    expect(popup.locator(".mt-popup-title")).to_have_text("二连浩特市")
    expect(popup.locator(".mt-popup-headline")).to_have_text(["二连浩特迎来旅客", "内蒙古收官之年"])
    expect(popup.locator("mark").first).to_have_text("二连浩特市")
    expect(popup.locator("time").first).to_have_text("2025年10月20日")


def test_a_name_on_the_map_opens_as_its_marker_does(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    label = page.locator(".mt-label-place").first
    name = label.inner_text()
    label.click()
    expect(page.locator(".mt-popup-title")).to_have_text(name)
    expect(page.locator(".mt-title")).to_have_text(name)


def test_a_headline_in_a_popup_opens_the_full_text(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.locator('.mt-point[data-place="cn:152501"]').click()
    page.locator(".mt-popup-headline").first.click()
    expect(page.locator(".mt-headline")).to_have_text("二连浩特迎来旅客")
    expect(page.locator(".mt-text p")).to_have_count(2)
    expect(page.locator(".mt-source")).to_have_text("page.txt，第 2 行起")


def test_the_list_alone_leads_to_the_text(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    opened.row("策克口岸").click()
    expect(opened.page.locator(".mt-article-row mark")).to_have_text("策克口岸")
    opened.page.locator(".mt-article-row").click()
    expect(opened.page.locator(".mt-text")).to_contain_text("额济纳旗的司机说")


def test_every_place_in_the_text_is_a_link_to_it(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#a=a-00000").page
    names = page.locator(".mt-text .mt-name")
    expect(names).to_have_text(["策克口岸", "额济纳旗", "策克口岸"])
    names.nth(1).click()
    expect(page.locator(".mt-focus-label")).to_have_text("额济纳旗")
    expect(page.locator(".mt-headline")).to_be_visible()
    expect(names.nth(1)).to_have_attribute("aria-current", "true")


def test_a_name_in_the_headline_is_a_link_too(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#a=a-00000").page
    expect(page.locator(".mt-headline")).to_have_text("策克口岸通关提速")
    page.locator(".mt-headline .mt-name").click()
    expect(page.locator(".mt-focus-label")).to_have_text("策克口岸")


@pytest.fixture(scope="session")
def about_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stories, of which the first is about 额济纳旗 and the last about 内蒙古自治区."""
    block = blocks.block(focus=[3, -1, 1])
    return blocks.write_page(block, tmp_path_factory.mktemp("about") / "map.html")


@pytest.mark.parametrize(
    ("lang", "words"),
    [pytest.param("zh", "主要写：额济纳旗", id="zh"), pytest.param("en", "Mainly about: 额济纳旗", id="en")],
)
def test_an_article_says_what_it_is_about(lang: str, words: str, about_page: Path, open_page: Open) -> None:
    page = open_page(about_page, fragment=f"#a=a-00000&lang={lang}").page
    expect(page.locator(".mt-about")).to_have_text(words)
    page.locator(".mt-about a").click()
    expect(page.locator(".mt-focus-label")).to_have_text("额济纳旗")
    expect(page.locator(".mt-headline")).to_be_visible()


def test_an_article_about_no_single_place_says_nothing(about_page: Path, open_page: Open) -> None:
    page = open_page(about_page, fragment="#a=a-00001").page
    expect(page.locator(".mt-headline")).to_be_visible()
    expect(page.locator(".mt-about")).to_have_count(0)


def test_rows_name_what_an_article_is_about_but_not_in_that_places_own_list(
    about_page: Path, open_page: Open
) -> None:
    opened = open_page(about_page, fragment="#t=articles")
    rows = opened.page.locator(".mt-article-row")
    expect(rows.nth(0).locator(".mt-about-row")).to_have_text("主要写：额济纳旗")
    expect(rows.nth(1).locator(".mt-about-row")).to_have_count(0)
    opened.page.get_by_role("tab", name="地点").click()
    opened.row("额济纳旗").click()
    expect(rows).to_have_count(1)
    expect(rows.locator(".mt-about-row")).to_have_count(0)


def test_without_that_knowledge_nothing_speaks_of_it(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#a=a-00000").page
    expect(page.locator(".mt-headline")).to_be_visible()
    expect(page.locator(".mt-about")).to_have_count(0)


def test_a_long_word_does_not_tear_the_line_before_it_apart(tmp_path: Path, open_page: Open) -> None:
    body = "策克口岸的网址是https://" + "abcdefghij" * 12 + "，欢迎来看。"
    path = blocks.write_page(blocks.block([("网址", "2025-11-03", body)]), tmp_path / "map.html")
    page = open_page(path, fragment="#a=a-00000").page
    expect(page.locator(".mt-text")).to_have_text(body)
    gap = page.evaluate("""() => {
        const at = (text, index) => {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + 1);
            return range.getBoundingClientRect();
        };
        const text = document.querySelector('.mt-text .mt-name').nextSibling;
        return at(text, 1).left - at(text, 0).right;
    }""")
    assert gap < 4
    assert page.evaluate("document.querySelector('.mt-body').scrollWidth") <= 400


def test_latin_punctuation_between_chinese_is_shown_as_chinese(tmp_path: Path, open_page: Open) -> None:
    printed = "策克口岸(公路)通关,超过3,000辆,共40%,比8:30早!见https://a.cn,x;好?"
    shown = "策克口岸（公路）通关，超过3,000辆，共40%，比8:30早！见https://a.cn,x;好？"
    block = blocks.block([(printed, "2025-11-03", printed)])
    page = open_page(blocks.write_page(block, tmp_path / "map.html"), fragment="#a=a-00000").page
    expect(page.locator(".mt-headline")).to_have_text(shown)
    expect(page.locator(".mt-text p")).to_have_text(shown)
    expect(page.locator(".mt-text .mt-name")).to_have_text("策克口岸")


def test_a_file_is_no_newspaper(tmp_path: Path, open_page: Open) -> None:
    page = open_page(
        blocks.write_page(blocks.block(newspaper=None), tmp_path / "map.html"), fragment="#t=articles"
    ).page
    expect(page.locator(".mt-meta").first).to_have_text("2025年11月3日")
    page.locator(".mt-article-row").first.click()
    expect(page.locator(".mt-source")).to_contain_text("page.txt")


def test_previous_and_next_walk_the_list_newest_first(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#a=a-00000").page
    expect(page.get_by_role("button", name="上一篇")).to_be_disabled()
    page.get_by_role("button", name="下一篇").click()
    expect(page.locator(".mt-headline")).to_have_text("二连浩特迎来旅客")


def test_open_names_are_listed_with_their_reason(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    page.get_by_role("tab", name="未定地名").click()
    expect(page.locator(".mt-open")).to_contain_text(["北疆"])
    expect(page.locator(".mt-open")).to_contain_text(["没有确定的范围"])


def test_the_trust_card_says_how_the_place_was_found(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    opened.row("策克口岸").click()
    facts = opened.page.locator(".mt-facts")
    for words in ("中国 › 内蒙古自治区 › 阿拉善盟 › 额济纳旗", "42.420°N，101.270°E", "误差约 2 公里", "0.95",
                  "只有一处叫这个名字", "蒙古国（0.20）"):  # fmt: skip
        expect(facts).to_contain_text(words)


@pytest.mark.parametrize("size", [pytest.param(None, id="desktop"), pytest.param(PHONE, id="phone")])
def test_the_circle_of_precision_is_seen_around_the_place(
    size: ViewportSize | None, tmp_path: Path, open_page: Open
) -> None:
    block = blocks.block()
    block["places"]["precision"] = [6.0] * len(blocks.PLACES)
    opened = open_page(blocks.write_page(block, tmp_path / "map.html"), size=size)
    opened.row("策克口岸").click()
    opened.page.wait_for_timeout(300)
    ring, circle = (shape.bounding_box() for shape in opened.page.locator(".mt-pane-focus path").all())
    assert ring is not None
    assert circle is not None
    assert circle["width"] > ring["width"]


def test_a_doubtful_place_is_dashed_and_said_to_be(hand_page: Path, open_page: Open) -> None:
    opened = open_page(hand_page)
    expect(opened.row("满洲里市")).to_contain_text("存疑")
    expect(opened.page.locator('.mt-point[data-place="cn:150781"]')).to_have_class(re.compile("mt-doubtful"))


def test_areas_are_badges_not_dots(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    expect(page.locator(".mt-badge-icon")).to_have_count(2)
    expect(page.locator('.mt-point[data-place="cn:150000"]')).to_have_count(0)


def test_source_and_review_number_stand_on_the_map(hand_page: Path, open_page: Open) -> None:
    words = open_page(hand_page).page.locator(".leaflet-control-attribution")
    expect(words).to_contain_text("界线：手绘")
    expect(words).to_contain_text("GS(2025)0000号")


def test_on_a_phone_a_place_opens_in_the_sheet(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, size=PHONE, has_touch=True).page
    page.locator('.mt-point[data-place="cn:152501"]').click()
    expect(page.locator(".mt-title")).to_have_text("二连浩特市")
    expect(page.locator(".mt-popup")).to_have_count(0)
    page.locator(".mt-article-row").first.click()
    expect(page.locator('.mt-panel[data-stop="full"]')).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_snippet_begins_with_a_word_and_joins_chinese_paragraphs(tmp_path: Path, open_page: Open) -> None:
    body = "更早的文字，对外经济贸易合作平稳有序了，今天在策克口岸举办推介会。\n会后签约。\nOne\nmore"
    path = blocks.write_page(blocks.block([("推介会", "2025-11-03", body)]), tmp_path / "map.html")
    page = open_page(path, fragment="#p=port:ceke").page
    expect(page.locator(".mt-snippet")).to_have_text(
        "…对外经济贸易合作平稳有序了，今天在策克口岸举办推介会。会后签约。One more"
    )
