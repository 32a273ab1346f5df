"""Records become rows."""

from __future__ import annotations

import pytest

from gazetteer.records import Candidate
from geo import articles_frame, mentions_frame, open_names_frame, places_frame
from geo.frames import ARTICLE_COLUMNS, MENTION_COLUMNS, OPEN_COLUMNS, PLACE_COLUMNS
from tests.geo import hand
from tests.geo.hand import article, resolution

ATLAS = hand.Atlas()
NEWS = [article(0), article(1, start=8, end=14), article(2, kind="header")]
FOUND = [
    resolution(hand.CEKE, article=0, score=0.8),
    resolution(hand.CEKE, article=0, score=0.95),
    resolution(hand.CEKE, article=1),
    resolution(hand.CEKE, article=2),
    resolution(hand.EJIN, article=0, role="org", surface="额济纳"),
    resolution(hand.ALXA, article=1, surface="阿拉善"),
    resolution(hand.NOWHERE, article=1, surface="某地区"),
    resolution(
        None, article=1, surface="前旗", reason="同名地点不止一处", candidates=[Candidate(hand.EJIN, 0.41)]
    ),
]


@pytest.fixture(scope="module")
def places():
    return places_frame(NEWS, FOUND, ATLAS)


def test_each_place_stands_once_most_articles_first(places):
    assert list(places.columns) == [*PLACE_COLUMNS, "geometry"]
    assert places["place_id"].tolist() == ["port:ceke", "cn:152900", "region:y", "cn:152923"]
    assert places["articles"].tolist() == [2, 1, 1, 0]
    assert places["mentions"].tolist() == [4, 1, 1, 1]
    assert places["mentions"].sum() == sum(r.place is not None for r in FOUND)
    assert places["score"].tolist() == [0.95, 0.9, 0.9, 0.9]


def test_a_place_that_only_names_an_organisation_is_not_literal(places):
    literal = dict(zip(places["place_id"], places["literal"], strict=True))
    assert literal == {"port:ceke": True, "cn:152900": True, "region:y": True, "cn:152923": False}


def test_places_are_points_in_wgs84_or_nothing(places):
    assert places.crs == "EPSG:4326"
    shapes = places.set_index("place_id").geometry
    assert shapes["port:ceke"].coords[0] == (101.3, 42.3)
    assert shapes["region:y"] is None
    assert places["is_area"].tolist() == [False, True, True, False]


def test_what_is_unknown_is_none(places):
    row = places.set_index("place_id").loc["region:y"]
    assert row["adcode"] is None
    assert row["banner"] is None


def test_every_mention_has_its_row_open_ones_too():
    frame = mentions_frame([hand.PAGE], FOUND)
    assert list(frame.columns) == [*MENTION_COLUMNS, "geometry"]
    assert len(frame) == len(FOUND)
    assert frame.crs == "EPSG:4326"
    assert frame["doc"].unique().tolist() == ["a.txt"]
    last = frame.iloc[-1]
    assert (last["place_id"], last["reason"], last["geometry"]) == (None, "同名地点不止一处", None)
    assert frame.iloc[0]["evidence"] == ("上级地名相邻",)


def test_mentions_keep_the_seat_of_a_division():
    frame = mentions_frame([hand.PAGE], [resolution(hand.HOHHOT)])
    assert (frame["lon"][0], frame["lat"][0]) == (hand.HOHHOT.lon, hand.HOHHOT.lat)


def test_articles_know_their_line_their_places_and_their_points():
    frame = articles_frame([hand.PAGE], NEWS, FOUND)
    assert list(frame.columns) == [*ARTICLE_COLUMNS, "geometry"]
    assert frame["line"].tolist() == [1, 2, 1]
    assert frame["places"].tolist() == [
        ("port:ceke",),
        ("port:ceke", "cn:152900", "region:y"),
        ("port:ceke",),
    ]
    assert frame["mentions"].tolist() == [3, 3, 1]
    assert [len(shape.geoms) for shape in frame.geometry] == [1, 2, 1]
    assert frame.crs == "EPSG:4326"
    assert frame["issued"][0] == hand.PAGE.issue.value


def test_open_names_are_gathered_with_their_reason_and_candidates():
    again = resolution(None, article=0, surface="前旗", reason="同名地点不止一处")
    other = resolution(None, article=0, surface="中旗", reason="上下文不足")
    frame = open_names_frame([*FOUND, again, other])
    assert list(frame.columns) == list(OPEN_COLUMNS)
    assert frame["surface"].tolist() == ["前旗", "中旗"]
    assert frame["mentions"].tolist() == [2, 1]
    assert frame["article_ids"][0] == ("p1-001", "p1-000")
    assert frame["candidates"][0] == (("cn:152923", "额济纳旗", 0.41),)


def test_nothing_gives_empty_tables_with_all_columns():
    places = places_frame([], [], ATLAS)
    assert list(places.columns) == [*PLACE_COLUMNS, "geometry"]
    assert places.crs == "EPSG:4326"
    assert (
        len(places)
        == len(mentions_frame([], []))
        == len(articles_frame([], [], []))
        == len(open_names_frame([]))
        == 0
    )


def test_the_same_records_give_the_same_tables_in_any_order(places):
    again = places_frame(NEWS[::-1], FOUND[::-1], ATLAS)
    assert again.equals(places)
