"""The data block as the page carries it: nothing is lost, and what follows from the rest is not written."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.topology import encode_arc
from maps import vlq
from maps.aliases import pack_aliases, unpack_aliases
from maps.columns import (
    curves,
    days,
    deltas,
    digests,
    interned,
    joined,
    numbered,
    paths,
    points,
    read_column,
    rings,
    tenths,
)
from maps.curves import read_curves
from maps.errors import PageDataError
from maps.packing import PACKED, pack, unpack
from maps.spans import pack_mentions, unpack_mentions
from tests.maps.browser import blocks

TEXTS = st.text(max_size=3)


def carried(block):
    """As JSON brings it."""
    return json.loads(json.dumps(block))


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(blocks.block(), id="stories"),
        pytest.param(blocks.block(corrected=["策克口岸"]), id="a corrected name"),
        pytest.param(blocks.block(focus=[3, -1, 0]), id="what articles are about"),
        pytest.param(blocks.block([]), id="no article"),
        pytest.param(blocks.block([], rows=[], opened=()), id="nothing at all"),
        pytest.param(blocks.many(50, spots=20), id="many articles on few places"),
        pytest.param(blocks.block([("🐎策克口岸", None, "🐎策克口岸𠮷额济纳旗")]), id="astral characters"),
        pytest.param(blocks.block([("</script>", "not a day", "\u2028\x00\ud800")]), id="hostile texts"),
    ],
)
def test_all_comes_back(block):
    before = copy.deepcopy(block)
    packed = pack(block)
    assert block == before
    assert packed["v"] == PACKED
    assert unpack(carried(packed)) == carried(block)


def test_a_plain_block_is_unpacked_already():
    assert unpack(blocks.block()) == blocks.block()


def test_an_article_without_headline_is_known_by_its_opening():
    stories = [("有标题", None, "正文"), ("", None, "没有标题" * 40)]
    packed = pack(blocks.block(stories))
    assert read_column(packed["articles"]["opening"]) == ["", ("没有标题" * 40)[:60]]
    assert "opening" not in pack(blocks.block())["articles"]


def test_ids_and_days_that_follow_from_the_page_are_not_written():
    block = blocks.block()
    ids = [f"{blocks.DIGEST[:16]}-{number:03d}" for number in (0, 2, 3)]
    block["articles"] |= {"id": ids, "issued": ["2025-11-04"] * 3}
    articles = pack(block)["articles"]
    assert articles["id"] == deltas([0, 2, 3])
    assert "issued" not in articles
    assert unpack(carried(pack(block)))["articles"]["id"] == ids


def test_the_first_place_that_an_article_names_is_number_one():
    packed = pack(blocks.block(focus=[4, 0, -1]))
    # 策克口岸 comes first; of two places that are named the third is the first of all others.
    assert read_column(packed["articles"]["focus"]) == [1, 2, 0]


def test_in_paths_a_place_of_the_page_is_its_number():
    names = pack(blocks.block())["places"]["path"]["name"]
    assert names == ["中国", 1, 2, 3, "锡林郭勒盟", "呼伦贝尔市"]


def test_an_adcode_that_the_id_ends_in_is_not_written():
    block = blocks.block()
    block["places"]["adcode"][3] = None
    codes = read_column(pack(block)["places"]["adcode"])
    assert codes == ["MN", None, None, "", None, None, None]
    assert unpack(pack(block))["places"]["adcode"] == block["places"]["adcode"]


@pytest.mark.parametrize(
    "candidates",
    [
        pytest.param([], id="none"),
        pytest.param([[1, 0.9]], id="only the chosen one"),
        pytest.param([[1, 0.9], [2, 0.5], ["别处", 0.1]], id="others behind it"),
        pytest.param([[1, 0.8]], id="the chosen one with another score"),
        pytest.param([[2, 0.95], [1, 0.9]], id="another one first"),
    ],
)
@pytest.mark.parametrize("surface", ["内蒙古自治区", "内蒙古", ""])
def test_senses_come_back(candidates, surface):
    block = blocks.block([])
    block["senses"] = [[1, 0, 0.9, [0], candidates, -1, surface]]
    assert unpack(carried(pack(block)))["senses"] == block["senses"]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param({"v": 2}, f"version 2, expected {PACKED}", id="another version"),
        pytest.param({"senses": {}}, "damaged", id="a table is missing"),
        pytest.param({"docs": {"name": {"new": 1}}}, "unknown kind", id="a column of a kind to come"),
    ],
)
def test_a_damaged_block_is_told(damage, message):
    with pytest.raises(PageDataError, match=message):
        unpack({**pack(blocks.block()), **damage})


@given(st.lists(TEXTS), st.lists(st.integers(-(2**40), 2**40)), st.lists(st.lists(TEXTS)))
def test_columns_come_back(texts, numbers, lists):
    assert read_column(carried(interned(texts))) == texts
    assert read_column(carried(interned(lists))) == lists
    assert read_column(carried(paths(lists))) == lists
    assert read_column(carried(deltas(numbers))) == numbers


@given(st.lists(st.none() | st.dates().map(str)), st.lists(st.binary(min_size=2, max_size=2).map(bytes.hex)))
def test_days_and_digests_come_back(dates, hexes):
    assert read_column(carried(days(dates))) == dates
    assert read_column(carried(digests(hexes))) == hexes


@given(st.lists(st.none() | st.floats(-180, 180).map(lambda degrees: round(degrees, 4))))
def test_degrees_come_back(degrees):
    assert read_column(carried(tenths(degrees))) == degrees
    assert "tenths" in tenths(degrees)


@given(st.lists(st.lists(st.integers(0, 2), min_size=9, max_size=20)))
def test_runs_come_back(rows):
    values = [value for row in rows for value in row[:1] * len(row)]
    assert read_column(carried(interned(values))) == values


@given(
    st.lists(
        st.lists(st.integers(-180_000, 180_000).map(lambda degrees: degrees / 1000), min_size=2, max_size=2)
    )
)
def test_pairs_come_back(pairs):
    assert read_column(carried(points(pairs))) == pairs


@given(st.lists(st.lists(st.lists(st.lists(st.integers(-999, 999))))))
def test_rings_come_back(areas):
    assert read_column(carried(rings(areas))) == areas


@given(st.lists(st.lists(st.integers(0, 99)).map(vlq.encode)))
def test_joined_texts_come_back(texts):
    assert read_column(carried(joined(texts))) == texts


MENTION = st.tuples(st.integers(0, 500), st.integers(0, 6), st.integers(0, 2), st.integers(0, 8))


@given(st.lists(MENTION), st.lists(MENTION), st.integers(0, 20), st.data())
def test_mentions_come_back(head, body, headline, data):
    names, words = (
        vlq.encode([n for step, length, sense, _ in part for n in (step, length, sense)])
        for part in (head, body)
    )
    both = [*head, *body]
    spans: list[int] = []
    start = 0
    for step, *_, size in both:
        jump = data.draw(st.integers(-min(start, 50), 50)) + step
        start += jump
        spans += (vlq.zigzag(jump), size)
    surfaces = [2, 4, 3]
    for raw in ("", vlq.encode(spans)):
        packed = pack_mentions(names, words, raw, headline=headline, surfaces=surfaces)
        assert unpack_mentions(packed, headline=headline, surfaces=surfaces) == (names, words, raw)


def test_a_name_that_stands_as_expected_costs_two_numbers():
    triples = vlq.encode([3, 4, 7])
    packed = pack_mentions("", triples, vlq.encode([vlq.zigzag(103), 4]), headline=0, surfaces=[4] * 8)
    assert vlq.decode(packed.body) == [12, 7]
    assert packed.at == 101


@given(st.lists(st.tuples(st.text(max_size=4), st.lists(st.text("aĀā=旗县 ", max_size=4), max_size=4))))
def test_spellings_come_back(places):
    names, rows = [name for name, _ in places], [row for _, row in places]
    assert unpack_aliases(names, carried(pack_aliases(names, rows))) == rows


@pytest.mark.parametrize(
    ("name", "row", "written"),
    [
        pytest.param("旗县", ["qí xiàn"], [], id="the pinyin follows from the characters"),
        pytest.param("旗县", ["Qixian", "Qíxiàn", "qí xiàn"], ["=2"], id="the pinyin as one word"),
        pytest.param("旗县", ["Qi Xian", "Qí Xiàn", "qí xiàn"], ["=11"], id="the pinyin as two words"),
        pytest.param("旗县", ["Qixian", "Qíxian", "qí xiàn"], ["=Qíxian"], id="a plain form follows"),
        pytest.param("旗县", ["=x", "qí xiàn"], ["==x"], id="a spelling that begins with the mark"),
        pytest.param("旗县", [], [None], id="no spelling"),
    ],
)
def test_spellings_that_follow_are_not_written(name, row, written):
    others = [["qí xiàn"]] * 3
    assert pack_aliases([name, "旗县", "旗县", "旗县"], [row, *others])["rows"][0] == written


def test_syllables_that_begin_with_a_vowel_are_parted():
    rows = [["A'ershan Shi", "Ā'ěrshān Shì", "ā ěr shān shì"]]
    packed = pack_aliases(["阿尔山市"], rows)
    assert packed["rows"] == [["=31"]]
    assert unpack_aliases(["阿尔山市"], packed) == rows


@given(st.lists(st.text(max_size=3) | st.integers(0, 10**15).map("cn:{}".format)))
def test_numbered_texts_come_back(texts):
    assert read_column(carried(numbered(texts, "cn:"))) == texts


VERTICES = st.lists(st.tuples(st.integers(-180_000, 180_000), st.integers(-90_000, 90_000)), max_size=5)


@given(st.lists(VERTICES))
def test_arcs_come_back(arcs):
    written = [encode_arc(arc) for arc in arcs]
    assert read_column(carried(curves(written))) == written


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("bSY", id="no whole pairs of characters"),
        pytest.param("bSYA", id="cut off"),
        pytest.param("AAAB", id="a number without its end"),
    ],
)
def test_damaged_arcs_are_told(text):
    with pytest.raises(ValueError, match=r"."):
        read_curves(text)


def test_counts_do_not_repeat_the_names_of_their_outlines():
    block = blocks.block()
    areas = block["boundaries"]["leagues"]
    rates = {area["adcode"]: {"name": area["name"], "articles": 2, "population": 5} for area in areas}
    block["stats"] = {"league": rates, "banner": {}}
    packed = carried(pack(block))
    assert set(packed["stats"]["league"]) == {"articles", "population"}
    assert unpack(packed)["stats"] == block["stats"]


@pytest.mark.parametrize(
    ("place_id", "pinyin", "written"),
    [
        pytest.param("port:ceke", "cè kè", "=", id="kind and pinyin"),
        pytest.param("port:cekegonglu", "cè kè", "port:cekegonglu", id="another word"),
        pytest.param("city:ceke-mn", "cè kè", "city:ceke-mn", id="another kind"),
    ],
)
def test_an_id_that_kind_and_name_tell_is_not_written(place_id, pinyin, written):
    block = blocks.block([], rows=[])
    place = {"id": place_id, "name": "策克", "kind": "port", "adcode": None, "path": [], "alias": [pinyin]}
    block["places"] = {name: [place.get(name)] for name in block["places"]}
    packed = carried(pack(block))
    assert packed["places"]["id"]["else"] == [written]
    assert unpack(packed)["places"]["id"] == [place_id]
