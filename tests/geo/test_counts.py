"""An article counts once in each division it means a place of."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import count_articles, read_boundaries
from geo.counts import league_population, with_counts

PLACES = pd.DataFrame({"place_id": ["a", "b", "c", "d"], "league": ["L1", "L1", "L2", None]})
ARTICLES = pd.DataFrame({"article_id": ["1", "2", "3"], "kind": ["article", "photo", "header"]})


def count(*mentions, population=None):
    frame = pd.DataFrame(mentions, columns=["place_id", "article_id", "role"], dtype=object)
    return count_articles(
        PLACES, frame, ARTICLES, by="league", adcodes=["L1", "L2", "L3"], population=population
    ).set_index("adcode")


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param([("a", "1", "literal")], [1, 0, 0], id="one article in one league"),
        pytest.param(
            [("a", "1", "literal"), ("b", "1", "literal")],
            [1, 0, 0],
            id="two places of one league count once",
        ),
        pytest.param(
            [("a", "1", "literal"), ("c", "1", "literal")],
            [1, 1, 0],
            id="places of two leagues count in both",
        ),
        pytest.param([("a", "1", "literal"), ("a", "2", "literal")], [2, 0, 0], id="two articles"),
        pytest.param(
            [("a", "1", "org"), ("a", "2", "adj")], [0, 0, 0], id="organisations and products do not count"
        ),
        pytest.param([("a", "3", "literal")], [0, 0, 0], id="running heads do not count"),
        pytest.param([("d", "1", "literal")], [0, 0, 0], id="a place of no league counts in none"),
        pytest.param([(None, "1", "literal")], [0, 0, 0], id="an open name counts in none"),
        pytest.param([], [0, 0, 0], id="no news"),
    ],
)
def test_counts(mentions, expected):
    assert count(*mentions)["articles"].tolist() == expected


def test_rates_are_per_100_000_residents_and_only_where_these_are_known():
    rates = count(("a", "1", "literal"), ("a", "2", "literal"), population={"L1": 400_000, "L2": 5})[
        "per_100k"
    ]
    assert rates["L1"] == 0.5
    assert rates["L2"] == 0
    assert np.isnan(rates["L3"])


def test_shares_are_of_the_articles_that_count_somewhere():
    assert count(("a", "1", "literal"), ("c", "2", "literal"))["share"].tolist() == [0.5, 0.5, 0]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("12"), st.just("literal")), max_size=20))
def test_no_division_has_more_articles_than_there_are_nor_more_than_mentions(mentions):
    frame = count(*mentions)
    assert (frame["articles"] <= 2).all()
    assert (frame["articles"] <= frame["mentions"]).all()
    assert frame["mentions"].sum() == sum(place != "d" for place, _, _ in mentions)


def test_population_is_the_census_of_the_region_and_its_12_leagues():
    figures = league_population()
    assert len(figures) == 13
    assert sum(n for adcode, n in figures.items() if adcode != "150000") == figures["150000"] == 24_049_155


def test_counts_stand_beside_their_polygons():
    areas = read_boundaries("league")
    counts = count_articles(
        PLACES.assign(league=["152900", "150100", None, None]),
        pd.DataFrame({"place_id": ["a"], "article_id": ["1"], "role": ["literal"]}),
        ARTICLES,
        by="league",
        adcodes=areas["adcode"].tolist(),
        population=league_population(),
    )
    joined = with_counts(areas, counts).set_index("adcode")
    assert joined.crs == "EPSG:4326"
    assert joined["articles"]["152900"] == 1
    assert joined["per_100k"]["152900"] == pytest.approx(1e5 / 262361)
    assert "articles" not in areas
