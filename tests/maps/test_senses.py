"""Where names stand in headline and body, as the page's script counts."""

from __future__ import annotations

import pytest

from maps import vlq
from maps.senses import SenseTable, Utf16, mention_columns
from tests.maps.hand import CEKE, EJIN, article, page, resolution

PLACES = {CEKE.id: 0, EJIN.id: 1}


def triples(text: str) -> list[tuple[int, ...]]:
    numbers = vlq.decode(text)
    start = 0
    found: list[tuple[int, ...]] = []
    for at in range(0, len(numbers), 3):
        delta, length, sense = numbers[at : at + 3]
        start += delta
        found.append((start, length, sense) if length else (0, 0, sense))
    return found


def columns(on, *found, headline="", subheads=()):
    table = SenseTable(PLACES)
    return mention_columns(article(on, headline, subheads=subheads), found, table), table


def slices(text: str, mentions: list[tuple[int, ...]]) -> list[str]:
    units = text.encode("utf-16-le")
    return [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length, _ in mentions]


def test_names_of_the_body_slice_back_to_themselves():
    on = page("策克\n额济纳旗的策克口岸通关")
    written, _ = columns(on, resolution(on, "额济纳旗"), resolution(on, "策克口岸"), headline="策克")
    assert slices("额济纳旗的策克口岸通关", triples(written.body)) == ["额济纳旗", "策克口岸"]


def test_names_of_the_headline_stand_apart():
    on = page("策克口岸通关\n在额济纳旗")
    found = resolution(on, "策克口岸"), resolution(on, "额济纳旗")
    written, _ = columns(on, *found, headline="策克口岸通关")
    assert slices("策克口岸通关", triples(written.headline)) == ["策克口岸"]
    assert slices("在额济纳旗", triples(written.body)) == ["额济纳旗"]


def test_offsets_count_as_javascript_does():
    on = page("标题\n🐎𠮷策克口岸🐎额济纳旗")
    found = resolution(on, "策克口岸"), resolution(on, "额济纳旗")
    written, _ = columns(on, *found, headline="标题")
    assert [(start, length) for start, length, _ in triples(written.body)] == [(4, 4), (10, 4)]
    assert slices("🐎𠮷策克口岸🐎额济纳旗", triples(written.body)) == ["策克口岸", "额济纳旗"]


def test_a_name_outside_headline_and_body_counts_without_a_span():
    on = page("策克\n额济纳旗")
    elsewhere = resolution(on, "策克")
    written, _ = columns(on, elsewhere, resolution(on, "额济纳旗"), headline="")
    assert [length for _, length, _ in triples(written.body)] == [2, 4]
    on = page("策克口岸\n正文")
    bodiless = article(on, "策克口岸")
    bodiless = type(bodiless)(
        **{f: getattr(bodiless, f) for f in bodiless.__slots__} | {"headline_span": None}
    )
    written = mention_columns(bodiless, [resolution(on, "策克口岸")], SenseTable(PLACES))
    assert (written.headline, triples(written.body)) == ("", [(0, 0, 0)])


def test_equal_mentions_share_a_sense():
    on = page("策克口岸、策克口岸、额济纳旗")
    found = resolution(on, "策克口岸"), resolution(on, "策克口岸", nth=1), resolution(on, "额济纳旗")
    written, table = columns(on, *found)
    assert [sense for _, _, sense in triples(written.body)] == [0, 0, 1]
    assert len(table.senses.values()) == 2
    assert table.evidence.values() == ["只有一处叫这个名字"]


def test_an_open_name_keeps_reason_and_candidates():
    on = page("新城区")
    _, table = columns(on, resolution(on, "新城区", reason="两处同名"))
    place, role, score, evidence, candidates, reason, surface = table.senses.values()[0]
    assert (place, role, score, evidence, surface) == (-1, 0, 0.4, (), "新城区")
    assert candidates == ((0, 0.4), (1, 0.3))
    assert table.reasons.values()[reason] == "两处同名"


def test_a_candidate_that_no_article_names_goes_by_its_name():
    on = page("策克口岸")
    table = SenseTable({CEKE.id: 0})
    mention_columns(article(on), [resolution(on, "策克口岸", reason="存疑")], table)
    assert table.senses.values()[0][4] == ((0, 0.4), ("额济纳旗", 0.3))


def test_a_candidate_that_no_article_names_can_be_told_and_chosen():
    on = page("策克口岸")
    table = SenseTable({CEKE.id: 0}, lambda place: f"阿拉善盟 › {place.name}")
    mention_columns(article(on), [resolution(on, "策克口岸", reason="存疑")], table)
    assert table.senses.values()[0][4] == ((0, 0.4), ("阿拉善盟 › 额济纳旗", 0.3))
    assert table.others == {"阿拉善盟 › 额济纳旗": "cn:152923"}


def test_raw_spans_follow_in_the_same_order():
    on = page("策克口岸通关\n在额济纳旗")
    found = resolution(on, "额济纳旗"), resolution(on, "策克口岸")
    written, _ = columns(on, *found, headline="策克口岸通关")
    assert vlq.decode(written.raw) == [vlq.zigzag(0), 4, vlq.zigzag(8), 4]


def test_an_article_without_names_is_empty_text():
    written, table = columns(page("今日晴"))
    assert (written.headline, written.body, written.raw) == ("", "", "")
    assert table.senses.values() == []


@pytest.mark.parametrize(
    ("text", "span", "units"),
    [
        pytest.param("策克", (0, 2), (0, 2), id="basic plane: as they are"),
        pytest.param("🐎策克", (1, 3), (2, 2), id="an astral character before counts twice"),
        pytest.param("策🐎克", (0, 3), (0, 4), id="one inside lengthens"),
        pytest.param("策克🐎", (0, 2), (0, 2), id="one behind changes nothing"),
    ],
)
def test_utf16(text, span, units):
    assert Utf16(text).span(*span) == units
