"""Where a place belongs, and where it is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo import read_boundaries
from geo.membership import memberships
from tests.geo import hand

ATLAS = hand.Atlas()


def belongs(place):
    return memberships([place], ATLAS)[0]


@pytest.mark.parametrize(
    ("place", "league", "banner"),
    [
        pytest.param(hand.EJIN, "152900", "152923", id="a banner belongs to itself and its league"),
        pytest.param(hand.CEKE, "152900", "152923", id="a port belongs to its banner by its parents"),
        pytest.param(hand.ALXA, "152900", None, id="a league belongs to no banner"),
        pytest.param(hand.REGION, None, None, id="the region belongs to no league"),
        pytest.param(hand.RIVER, "152900", "152923", id="a feature of the region is sought in the polygons"),
        pytest.param(hand.BLURRED, None, None, id="a blurred point is not sought"),
        pytest.param(hand.WALL, None, None, id="an area is not sought by its middle"),
        pytest.param(hand.KUNMING, None, None, id="another province"),
        pytest.param(hand.MONGOLIA, None, None, id="abroad"),
    ],
)
def test_league_and_banner(place, league, banner):
    found = belongs(place)
    assert (found.league, found.banner) == (league, banner)


@pytest.mark.parametrize(
    ("place", "level", "adcode"),
    [
        pytest.param(hand.CHINA, "country", "100000", id="China"),
        pytest.param(hand.REGION, "province", "150000", id="the region"),
        pytest.param(hand.ALXA, "league", "152900", id="a league"),
        pytest.param(hand.YUNNAN, "province", "530000", id="another province"),
    ],
)
def test_an_area_is_drawn_at_the_label_of_its_polygon_not_at_its_capital(place, level, adcode):
    found = belongs(place)
    row = read_boundaries(level).set_index("adcode").loc[adcode]
    assert found.is_area
    assert (found.level, found.boundary) == (level, adcode)
    assert (found.lon, found.lat) == (row["label_lon"], row["label_lat"])
    assert (found.lon, found.lat) != (place.lon, place.lat)


def test_a_country_abroad_is_drawn_in_its_middle():
    found = belongs(hand.MONGOLIA)
    assert found.is_area
    assert 100 < found.lon < 107
    assert 44 < found.lat < 49
    assert (found.lon, found.lat) != (hand.MONGOLIA.lon, hand.MONGOLIA.lat)


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        pytest.param(-77.04, 38.90, id="Washington on the coast"),
        pytest.param(37.62, 55.75, id="Moscow"),
        pytest.param(139.69, 35.69, id="Tokyo"),
        pytest.param(126.98, 37.57, id="Seoul"),
    ],
)
def test_no_country_is_drawn_on_its_capital(lon, lat):
    country = replace(hand.MONGOLIA, lon=lon, lat=lat)
    found = belongs(country)
    assert abs(found.lon - lon) + abs(found.lat - lat) > 0.5


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(hand.MONACO, id="the smallest states have no polygon"),
        pytest.param(hand.KUNMING, id="prefectures of other provinces have none"),
        pytest.param(hand.WALL, id="regions without limits have none"),
    ],
)
def test_an_area_without_polygon_stays_at_its_point(place):
    found = belongs(place)
    assert found.is_area
    assert found.boundary is None
    assert (found.lon, found.lat) == (place.lon, place.lat)


def test_a_dot_stays_where_the_catalogue_has_it():
    found = belongs(hand.EJIN)
    assert not found.is_area
    assert (found.lon, found.lat) == (hand.EJIN.lon, hand.EJIN.lat)
    assert found.boundary == "152923"


def test_the_path_runs_from_the_country_down():
    assert belongs(hand.CEKE).path == ("中国", "内蒙古自治区", "阿拉善盟", "额济纳旗")
    assert belongs(hand.CHINA).path == ()


def test_no_places_no_memberships():
    assert memberships([], ATLAS) == []
