"""The data block in the page, plain or compressed, and out of it again."""

from __future__ import annotations

import base64
import re
import zlib

import pytest

from maps.assets import Bundle
from maps.datascript import TOGETHER, data_script, read_data_script, text_scripts
from maps.elements import Explorer
from maps.errors import PageDataError
from maps.newsmap import NewsMap
from tests.maps.browser import blocks

BLOCK = {"v": 1, "text": "策克</script><!-- \u2028 \ud800 " * 200}


def test_plain_data_are_json_in_an_element_that_never_runs():
    assert data_script({"v": 1}) == '<script type="application/json" id="mt-data">{"v":1}</script>'


def test_compressed_data_are_letters_only():
    element = data_script(BLOCK, compress=True)
    assert re.fullmatch(r"<script [^>]*>[A-Za-z0-9+/=]+</script>", element)


def test_compressed_data_are_smaller():
    assert len(data_script(BLOCK, compress=True)) < len(data_script(BLOCK)) / 10


@pytest.mark.parametrize("compress", [False, True], ids=["plain", "compressed"])
def test_a_block_comes_back_whole(compress):
    html = f"<html>{data_script(BLOCK, compress=compress)}<script>1</script></html>"
    assert read_data_script(html) == BLOCK


def test_same_block_same_bytes():
    assert data_script(BLOCK, compress=True) == data_script(BLOCK, compress=True)


@pytest.mark.parametrize(
    ("html", "message"),
    [
        pytest.param("<p>news</p>", "x.html: holds no data block", id="another page"),
        pytest.param(data_script({"v": 1})[:-11] + "]</script>", "damaged", id="no JSON"),
        pytest.param(
            '<script type="application/json" id="mt-data" data-encoding="deflate">@</script>',
            "damaged",
            id="no base64",
        ),
        pytest.param(
            f'<script type="application/json" id="mt-data" data-encoding="deflate">'
            f"{base64.b64encode(zlib.compress(b'x' * 99)[:9]).decode()}</script>",
            "damaged",
            id="cut off",
        ),
        pytest.param('<script type="application/json" id="mt-data">[]</script>', "no object", id="a list"),
    ],
)
def test_what_is_no_page_of_ours_is_told(html, message):
    with pytest.raises(PageDataError, match=message):
        read_data_script(html, name="x.html")


def page_of(block, **options):
    page = NewsMap(bundle=Bundle("window.L = {};", ".mt {}", complete=True))
    Explorer(block, **options).add_to(page)
    return page.get_root().render()


def test_the_texts_stand_behind_the_script_that_draws_the_map():
    html = page_of(blocks.block())
    start, texts = html.index("mengtu.start("), html.index('class="mt-texts"')
    assert html.index('id="mt-data"') < start < texts
    assert "额济纳旗的司机说" in html[texts:]
    assert "额济纳旗的司机说" not in html[:texts]


@pytest.mark.parametrize("compress", [False, True], ids=["plain", "compressed"])
def test_many_texts_share_several_elements_and_come_back_in_their_order(compress):
    texts = [f"第{number}篇：</script>" + "字" * (TOGETHER // 3) for number in range(10)]
    block = blocks.block([("", None, text) for text in texts])
    html = page_of(block, compress=compress)
    assert html.count('class="mt-texts"') == 4
    assert read_data_script(html)["articles"]["body"] == texts


@pytest.mark.parametrize("texts", [[], [""], ["包头", ""]], ids=["none", "an empty one", "an empty one last"])
def test_no_text_is_lost_or_made_up(texts):
    assert text_scripts(texts).count("<script") == bool(texts)
    assert (
        read_data_script(page_of(blocks.block([("", None, text) for text in texts])))["articles"]["body"]
        == texts
    )


def test_a_page_cut_off_within_its_texts_is_told():
    html = page_of(blocks.block())
    with pytest.raises(PageDataError, match="0 texts of 3 articles"):
        read_data_script(html[: html.index('class="mt-texts"')])


@pytest.mark.parametrize(
    ("complete", "encoding"),
    [
        pytest.param(True, "deflate", id="the bundle inflates"),
        pytest.param(False, None, id="a page without the bundle cannot, and gets it plain"),
    ],
)
def test_a_page_is_compressed_where_its_script_can_inflate(complete, encoding):
    page = NewsMap(bundle=Bundle("window.L = {};", ".mt {}", complete=complete))
    Explorer(blocks.block(), compress=True).add_to(page)
    html = page.get_root().render()
    found = re.search(r'id="mt-data"(?: data-encoding="(\w+)")?>', html)
    assert found
    assert found[1] == encoding
    assert read_data_script(html)["meta"]["title"] == "手绘新闻地图"
