"""The still picture."""

from __future__ import annotations

import logging

import pytest
from PIL import Image

from geo import layers, write_picture
from geo.captions import outside_line, summary
from geo.fonts import FAMILIES, LAST_RESORT, chinese_families
from tests.geo import hand
from tests.geo.hand import article, resolution

NEWS = [article(0), article(1, kind="header")]
FOUND = [
    resolution(hand.CEKE),
    resolution(hand.MONGOLIA, surface="蒙古国"),
    resolution(hand.KUNMING, surface="昆明"),
]
SIZE = (1000, 680)


def draw(path, *, boundaries=True, found=FOUND, **options):
    drawn = layers([hand.PAGE], NEWS, found, hand.Atlas(), boundaries=boundaries)
    write_picture(drawn, path, size=SIZE, **options)
    return path


def test_it_is_a_png_of_the_size_asked_for(tmp_path):
    path = draw(tmp_path / "map.png", title="新闻地图", map_review_no="GS(2025)1号")
    with Image.open(path) as image:
        assert (image.format, image.size) == ("PNG", SIZE)
        assert "Software" not in image.info
        assert len(image.convert("RGB").resize((200, 136)).getcolors(200 * 136) or ()) > 50


def test_the_same_layers_give_the_same_bytes(tmp_path):
    assert draw(tmp_path / "a.png").read_bytes() == draw(tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize(
    ("boundaries", "found"),
    [
        pytest.param(False, FOUND, id="without boundaries"),
        pytest.param(True, [], id="without news"),
        pytest.param(False, [], id="without either"),
        pytest.param(True, FOUND[2:], id="with news from another province only"),
    ],
)
def test_little_is_enough_to_draw(tmp_path, boundaries, found):
    with Image.open(draw(tmp_path / "map.png", boundaries=boundaries, found=found)) as image:
        assert image.size == SIZE


def test_a_title_with_formulas_and_foreign_letters_is_plain_text(tmp_path):
    assert draw(tmp_path / "map.png", title="$x^2$ \\frac 新闻 №1").exists()


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(OSError, match="no-such-folder"):
        draw(tmp_path / "no-such-folder" / "map.png")


def test_the_subtitle_tells_what_the_map_is_drawn_from():
    drawn = layers([hand.PAGE], NEWS, FOUND, hand.Atlas())
    assert summary(drawn) == "内蒙古日报　·　2025-11-03　·　1 篇报道，3 处地点"
    assert summary(layers([], [], [], hand.Atlas())) == "0 篇报道，0 处地点"


def test_places_outside_the_frame_are_told_in_a_line():
    places = layers([hand.PAGE], NEWS, FOUND, hand.Atlas()).places
    assert outside_line(places[places["place_id"] == "cn:530100"]) == "图幅之外：昆明市 1"
    assert outside_line(places.head(0)) == ""


def test_a_chinese_font_is_found():
    families = chinese_families()
    assert families[0] in (*FAMILIES, LAST_RESORT)
    assert families[-1] == "DejaVu Sans"


def test_without_a_chinese_font_one_is_carried_and_said_so(monkeypatch, caplog):
    from matplotlib import font_manager

    latin = [e for e in font_manager.fontManager.ttflist if e.name == "DejaVu Sans"]
    monkeypatch.setattr(font_manager, "findSystemFonts", list)
    monkeypatch.setattr(font_manager.fontManager, "ttflist", latin)
    chinese_families.cache_clear()
    try:
        with caplog.at_level(logging.WARNING):
            assert chinese_families() == (LAST_RESORT, "DejaVu Sans")
        assert "no font with Chinese characters" in caplog.text
    finally:
        chinese_families.cache_clear()
