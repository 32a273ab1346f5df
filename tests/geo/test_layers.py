"""Everything that a map draws."""

from __future__ import annotations

import pytest
import shapely

from geo import Layers, layers
from tests.geo import hand
from tests.geo.hand import article, resolution

NEWS = [article(0), article(1, start=8, end=14)]
FOUND = [
    resolution(hand.CEKE),
    resolution(hand.EJIN, article=1, surface="额济纳旗"),
    resolution(hand.ALXA, article=1, surface="阿拉善盟"),
    resolution(hand.REGION, article=1, surface="内蒙古"),
    resolution(hand.CHINA, article=0, surface="中国"),
    resolution(None, surface="前旗", reason="同名地点不止一处"),
]


@pytest.fixture(scope="module")
def drawn() -> Layers:
    return layers([hand.PAGE], NEWS, FOUND, hand.Atlas())


def test_every_frame_is_in_wgs84(drawn):
    frames = [drawn.places, drawn.mentions, drawn.articles, *drawn.areas.values()]
    assert {str(frame.crs) for frame in frames} == {"EPSG:4326"}


def test_nothing_is_lost_on_the_way(drawn):
    assert len(drawn.mentions) == len(FOUND)
    assert len(drawn.articles) == len(NEWS)
    assert drawn.places["mentions"].sum() + drawn.open_names["mentions"].sum() == len(FOUND)


def test_counts_go_up_the_levels(drawn):
    banner = drawn.counts["banner"].set_index("adcode")["articles"]
    league = drawn.counts["league"].set_index("adcode")["articles"]
    assert (banner["152923"], banner.sum()) == (2, 2)
    assert (league["152900"], league.sum()) == (2, 2)


def test_areas_carry_their_counts(drawn):
    assert {level: len(frame) for level, frame in drawn.areas.items()} == {
        "province": 34,
        "league": 12,
        "banner": 103,
    }
    leagues = drawn.areas["league"].set_index("adcode")
    assert leagues["articles"]["152900"] == 2
    assert leagues["per_100k"]["152900"] == pytest.approx(2 / 2.62361)


def test_areas_are_labels_inside_their_polygon(drawn):
    for row in drawn.places[drawn.places["is_area"]].itertuples():
        if row.level in drawn.areas:
            polygon = drawn.areas[row.level].set_index("adcode").geometry[row.boundary]
            assert shapely.contains(polygon, row.geometry), row.name


def test_the_source_of_the_boundaries_is_named(drawn):
    assert "天地图" in drawn.boundary_source


def test_without_boundaries_the_points_and_counts_remain(drawn):
    bare = layers([hand.PAGE], NEWS, FOUND, hand.Atlas(), boundaries=False)
    assert (bare.areas, bare.topology, bare.boundary_source) == ({}, None, "")
    assert bare.places.equals(drawn.places)
    assert bare.counts["league"].equals(drawn.counts["league"])


def test_a_page_without_news_is_an_empty_map():
    empty = layers([], [], [], hand.Atlas())
    assert len(empty.places) == 0
    assert empty.counts["banner"]["articles"].sum() == 0
    assert len(empty.areas["banner"]) == 103
