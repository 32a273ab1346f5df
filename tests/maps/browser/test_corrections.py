"""What a reader has put right is marked: on the map, in the lists, in the text, in what can be taken away."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gazetteer import load_gazetteer, read_corrections
from gazetteer.records import Place
from tests.maps.browser import blocks
from tests.maps.browser.conftest import ROOT, Open

WORDS = {"zh": ("已更正", "已按更正表改定"), "en": ("corrected", "Corrected by hand")}
TABLE = 'sha256,start,surface,newspaper,place\n,,策克口岸,,"42.4,101.25"\n,,四子王旗,,cn:150929\n'


@pytest.fixture(scope="session")
def corrected_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stories, in which a reader has settled 策克口岸 and 阿拉善盟."""
    block = blocks.block(
        [*blocks.STORIES, ("阿拉善盟降雪", "2025-11-02", "阿拉善盟降雪。")],
        corrected=["策克口岸", "阿拉善盟"],
    )
    return blocks.write_page(block, tmp_path_factory.mktemp("corrected") / "map.html")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_row_the_card_and_the_text_say_so(lang: str, corrected_page: Path, open_page: Open) -> None:
    short, long = WORDS[lang]
    opened = open_page(corrected_page, fragment=f"#lang={lang}")
    expect(opened.row("策克口岸").locator(".mt-tag")).to_have_text(short)
    expect(opened.row("额济纳旗").locator(".mt-tag")).to_have_count(0)
    opened.row("策克口岸").click()
    expect(opened.page.locator(".mt-facts")).to_contain_text(long)
    opened.page.locator(".mt-article-row").first.click()
    names = opened.page.locator(".mt-text .mt-name")
    expect(names.nth(0)).to_have_class(re.compile("mt-name-corrected"))
    expect(names.nth(0)).to_have_attribute("title", re.compile(long))
    expect(names.nth(1)).not_to_have_class(re.compile("mt-name-corrected"))
    expect(opened.page.locator(".mt-chip", has_text="策克口岸")).to_contain_text(short)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_marker_and_badge_carry_a_dot_that_is_read_out(
    lang: str, corrected_page: Path, open_page: Open
) -> None:
    page = open_page(corrected_page, fragment=f"#lang={lang}&c=42,101.2,7").page
    marker = page.locator('[data-place="port:ceke"].mt-point')
    expect(marker).to_have_class(re.compile("mt-corrected"))
    expect(marker).to_have_attribute("aria-label", re.compile(WORDS[lang][1]))
    expect(page.locator('[data-place="cn:152900"].mt-badge-icon')).to_contain_text(WORDS[lang][1])
    expect(page.locator('[data-place="cn:152923"].mt-point')).not_to_have_class(re.compile("mt-corrected"))
    expect(page.locator(".mt-legend")).to_contain_text({"zh": "圆点＝已更正", "en": "Dot = corrected"}[lang])


def test_without_corrections_nothing_speaks_of_them(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page).page
    expect(page.locator(".mt-corrected, .mt-tag-corrected")).to_have_count(0)
    expect(page.locator(".mt-legend")).not_to_contain_text("已更正")


def test_it_is_told_in_the_geojson(corrected_page: Path, open_page: Open) -> None:
    page = open_page(corrected_page).page
    page.get_by_role("button", name="更多").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="地点 GeoJSON").click()
    features = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["features"]
    told = {one["properties"]["name"] for one in features if one["properties"]["corrected"]}
    assert told == {"策克口岸", "阿拉善盟"}


def test_a_candidate_that_no_article_names_can_be_chosen(tmp_path: Path, open_page: Open) -> None:
    block = blocks.block()
    for sense in block["senses"]:
        sense[4] = [["武汉市 › 青山区", 0.2], ["没有编号", 0.1]]
    block["others"] = {"武汉市 › 青山区": "cn:420107"}
    page = open_page(blocks.write_page(block, tmp_path / "map.html"), fragment="#p=port:ceke").page
    expect(page.locator(".mt-facts")).to_contain_text("武汉市 › 青山区（0.20）")
    page.locator(".mt-correct summary").click()
    choices = page.locator(".mt-correct .mt-chips button")
    expect(choices).to_have_text(["不是地名", "武汉市 › 青山区"])
    choices.nth(1).click()
    expect(page.locator(".mt-toast")).to_have_text("已记下 1 处更正")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载更正表").click()
    table = tmp_path / "corrections.csv"
    download.value.save_as(table)
    assert set(places_said(table)) == {"cn:420107"}


def places_said(table: Path) -> list[str]:
    """What the rows of a table settle: the id of a place, or none."""
    said = read_corrections(table, load_gazetteer()).rows.values()
    return [one.answer.id if isinstance(one.answer, Place) else "none" for one in said]


OPEN_TEXT = """朝阳区举办秋季书画展

日前，朝阳区举办秋季书画展，二百余件作品参展。朝阳区文化馆介绍，展览持续到月底。
"""


def build(folder: Path, name: str, *options: str) -> Path:
    """The map of the page that names a 朝阳区 and does not say which."""
    (folder / "page.txt").write_text(OPEN_TEXT, encoding="utf-8")
    path = folder / name
    command = [sys.executable, "-m", "maps", "build", str(folder / "page.txt"), "-o", str(path)]
    subprocess.run([*command, "--newspaper", "书画报", *options], cwd=ROOT, check=True, capture_output=True)
    return path


@pytest.mark.parametrize(
    ("choice", "place", "spots"),
    [
        pytest.param("长春市 › 朝阳区", "cn:220104", 3, id="one of the candidates"),
        pytest.param("不是地名", "none", 3, id="not a place"),
    ],
)
def test_a_name_left_open_is_settled_on_the_page_and_by_the_command(
    choice: str, place: str, spots: int, tmp_path: Path, open_page: Open
) -> None:
    page = open_page(build(tmp_path, "open.html"), fragment="#t=open").page
    row = page.locator(".mt-open", has_text="朝阳区")
    row.locator("summary").click()
    expect(row.locator(".mt-chips button")).to_have_text(["不是地名", "北京市 › 朝阳区", "长春市 › 朝阳区"])
    row.get_by_role("button", name=choice).click()
    expect(page.locator(".mt-toast")).to_have_text("已记下 1 处更正")
    expect(row.get_by_role("button", name=choice)).to_be_focused()
    with page.expect_download() as download:
        row.get_by_role("button", name="下载更正表").click()
    table = tmp_path / "corrections.csv"
    download.value.save_as(table)
    assert places_said(table) == [place] * spots
    again = open_page(build(tmp_path, "settled.html", "--corrections", str(table)))
    expect(again.page.get_by_role("tab", name="未定地名")).to_contain_text("0")
    if place == "none":
        expect(again.page.locator(".mt-place-row")).to_have_count(0)
    else:
        again.row("朝阳区").click()
        expect(again.page.locator(".mt-facts")).to_contain_text("吉林省 › 长春市")
        expect(again.page.locator(".mt-facts")).to_contain_text("已按更正表改定")


def test_a_choice_for_an_open_name_can_be_taken_back(hand_page: Path, open_page: Open) -> None:
    page = open_page(hand_page, fragment="#t=open").page
    row = page.locator(".mt-open", has_text="北疆")
    row.locator("summary").click()
    row.get_by_role("button", name="不是地名").click()
    row.get_by_role("button", name="撤销").click()
    expect(page.locator(".mt-toast")).to_have_text("已记下 0 处更正")
    expect(row.get_by_role("button", name="下载更正表")).to_have_count(0)


def test_the_same_table_makes_the_same_marked_page(tmp_path: Path, open_page: Open) -> None:
    table = tmp_path / "corrections.csv"
    table.write_text(TABLE, encoding="utf-8")
    pages = [tmp_path / "first.html", tmp_path / "second.html"]
    for path in pages:
        command = [sys.executable, "-m", "maps", "build", "seeds/pages", "-o", str(path)]
        subprocess.run([*command, "--corrections", str(table)], cwd=ROOT, check=True, capture_output=True)
    assert pages[0].read_bytes() == pages[1].read_bytes()
    page = open_page(pages[1]).page
    page.fill(".mt-search-input", "四子王旗")
    page.keyboard.press("Enter")
    expect(page.locator(".mt-facts")).to_contain_text("已按更正表改定")
