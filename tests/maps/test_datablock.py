"""The one value that the page's script reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer import Corrections
from gazetteer.readers.answers import Point
from gazetteer.readers.corrections import Correction
from geo import layers
from maps.datablock import SHOWN_KINDS, data_block
from maps.pipeline import ParsedPage
from maps.security import json_for_html
from tests.maps.hand import article, page, parsed, resolution

TEXT = "策克口岸通关\n在额济纳旗的策克口岸,新城区没有"


def one_page() -> ParsedPage:
    on = page(TEXT)
    found = (
        resolution(on, "策克口岸"), resolution(on, "额济纳旗"), resolution(on, "策克口岸", nth=1),
        resolution(on, "新城区", reason="两处同名"),
    )  # fmt: skip
    return parsed(on, *found, headline="策克口岸通关")


@pytest.fixture(scope="module")
def block_of(gazetteer):
    def make(*pages: ParsedPage, **options):
        laid = layers(
            [one.page for one in pages],
            [one for parsed in pages for one in parsed.articles],
            [one for parsed in pages for one in parsed.resolutions],
            gazetteer,
            boundaries=options.pop("boundaries", False),
        )
        return data_block(pages, laid, gazetteer, title="标题", **options)

    return make


def test_places_stand_once_with_their_path(block_of):
    places = block_of(one_page())["places"]
    assert places["id"] == ["cn:152923", "port:ceke"]
    assert places["path"][1] == ["中国", "内蒙古自治区", "阿拉善盟", "额济纳旗"]
    assert places["league"] == ["152900", "152900"]
    assert places["banner"] == ["152923", "152923"]
    assert (places["lat"][1], places["lon"][1]) == (42.4203, 101.2741)


def test_every_column_has_the_same_length(block_of):
    block = block_of(one_page(), parsed(page("今日晴")))
    for table in ("places", "articles"):
        assert len({len(column) for column in block[table].values()}) == 1


def test_counts_are_those_of_what_is_shown(block_of):
    advert = parsed(page("策克口岸招商"), resolution(page("策克口岸招商"), "策克口岸"), kind="header")
    block = block_of(one_page(), advert)
    assert block["meta"]["counts"] == {"pages": 2, "articles": 1, "mentions": 4, "places": 2, "open": 1}
    assert "header" not in SHOWN_KINDS


def test_dates_newspapers_and_documents_are_told(block_of):
    block = block_of(one_page())
    assert block["meta"]["newspapers"] == ["内蒙古日报"]
    assert (block["meta"]["dateFrom"], block["meta"]["dateTo"]) == ("2025-11-03", "2025-11-03")
    assert block["docs"][0] | {"sha256": ""} == {
        "name": "page.txt", "newspaper": "内蒙古日报", "issue": "2025-11-04", "issueEvidence": "stated",
        "issueConfidence": 1.0, "sha256": "", "encoding": "utf-8",
    }  # fmt: skip


def test_articles_keep_their_texts_and_line(block_of):
    articles = block_of(one_page())["articles"]
    assert articles["headline"] == ["策克口岸通关"]
    assert articles["body"] == ["在额济纳旗的策克口岸,新城区没有"]
    assert articles["reporters"] == [["李晗"]]
    assert articles["line"] == [1]


def test_counts_per_league_know_their_inhabitants(block_of):
    stats = block_of(one_page())["stats"]
    assert stats["league"]["152900"]["articles"] == 1
    assert stats["league"]["150100"]["articles"] == 0
    assert stats["league"]["152900"]["population"] > 200_000
    assert stats["banner"]["152923"] == {"name": "额济纳旗", "articles": 1, "population": None}


def test_what_a_reader_has_put_right_is_numbered(block_of, gazetteer):
    on = page("策克口岸和额济纳旗")
    said = Corrections(Path("c.csv"), {("", "", "", "策克口岸"): Correction("", Point(42.4, 101.25))})
    found = said.apply(on, [resolution(on, "策克口岸"), resolution(on, "额济纳旗")], gazetteer)
    block = block_of(parsed(on, *found))
    assert [block["senses"][number][6] for number in block["corrected"]] == ["策克口岸"]
    assert "corrected" not in block_of(one_page())


def test_outlines_can_be_left_out(block_of):
    assert block_of(one_page())["boundaries"] is None
    outlined = block_of(one_page(), boundaries=True)
    assert len(outlined["boundaries"]["leagues"]) == 12
    assert outlined["meta"]["boundarySource"]


def test_a_review_number_is_carried(block_of):
    assert block_of(one_page(), map_review_no="GS(2025)1号")["meta"]["mapReviewNo"] == "GS(2025)1号"


def test_same_pages_same_bytes(block_of):
    assert json_for_html(block_of(one_page())) == json_for_html(block_of(one_page()))


def test_no_pages_no_places(block_of):
    block = block_of()
    assert block["places"]["id"] == block["articles"]["id"] == block["senses"] == []
    assert block["meta"]["dateFrom"] is None


def test_an_article_without_segments_begins_on_line_one(block_of):
    on = page("")
    assert block_of(ParsedPage(on, (article(on),), ()))["articles"]["line"] == [1]


def test_hostile_text_comes_through_unchanged(block_of):
    hostile = "</script><!--<script>{{x}}\u2028\x00`${y}`\ud800"
    block = json.loads(json_for_html(block_of(parsed(page(hostile)))))
    assert block["articles"]["body"] == [hostile]


def test_each_article_says_which_place_it_is_about(block_of):
    block = block_of(one_page(), parsed(page("今日晴")))
    assert block["places"]["id"][block["articles"]["focus"][0]] == "cn:152923"
    assert block["articles"]["focus"][1] == -1


def test_a_focus_that_is_not_on_the_page_is_left_out(block_of):
    on = page("策克口岸通关,策克口岸忙")
    block = block_of(parsed(on, resolution(on, "策克口岸"), resolution(on, "策克口岸", nth=1)))
    assert block["places"]["id"] == ["port:ceke"]
    assert block["articles"]["focus"] == [-1]
