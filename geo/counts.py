"""Articles per banner, league and province.

Enters: which places each article means, and where these belong. Leaves: one row per division, those without
news too. An article counts once in a division, however many of its places it names; places of the region as a
whole (内蒙古) count in no league, those of a league as a whole in no banner.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import geopandas as gpd
import numpy as np
import pandas as pd

from gazetteer.catalogue.tables import read_population
from geo.frames import COUNTED_KINDS

PER = 100_000
"""Residents that a rate refers to."""

COUNT_COLUMNS = ("adcode", "articles", "mentions", "share", "population", "per_100k")


def count_articles(
    places: pd.DataFrame,
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str,
    adcodes: list[str],
    population: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """
    Count the articles that mean a place in each division.

    Parameters
    ----------
    places : DataFrame
        Columns ``place_id`` and the one named by `by`: the adcode of the division, or None.
    mentions : DataFrame
        Columns ``place_id``, ``article_id`` and ``role``; only role ``literal`` counts.
    articles : DataFrame
        Columns ``article_id`` and ``kind``; running heads do not count.
    by : str
        Column of `places`: ``league`` or ``banner``.
    adcodes : list of str
        The divisions, in the order wished for.
    population : mapping of str to int, optional
        Residents by adcode.

    Returns
    -------
    DataFrame
        Columns `COUNT_COLUMNS`, one row for each of `adcodes`. ``share``: of all articles given that mean
        some place in some division (an article may count in several, so shares may add up to more than 1).
        ``population``: residents, or NaN. ``per_100k``: articles per 100,000 residents, or NaN.
    """
    counted = set(articles.loc[articles["kind"].isin(COUNTED_KINDS), "article_id"])
    wanted = set(adcodes)
    division = {p: d for p, d in zip(places["place_id"], places[by], strict=True) if d in wanted}
    found: dict[str, list[str]] = {adcode: [] for adcode in adcodes}
    for place_id, article_id, role in zip(
        mentions["place_id"], mentions["article_id"], mentions["role"], strict=True
    ):
        if role == "literal" and place_id in division and article_id in counted:
            found[division[place_id]].append(article_id)
    numbers = np.array([len(set(hits)) for hits in found.values()], dtype=np.int64)
    total = len({article_id for hits in found.values() for article_id in hits})
    residents = np.array([(population or {}).get(adcode, np.nan) for adcode in adcodes], dtype=np.float64)
    return pd.DataFrame(
        {
            "adcode": pd.Series(adcodes, dtype=object),
            "articles": numbers,
            "mentions": np.array([len(hits) for hits in found.values()], dtype=np.int64),
            "share": numbers / max(total, 1),
            "population": residents,
            "per_100k": numbers / residents * PER,
        }
    )


def with_counts(areas: gpd.GeoDataFrame, counts: pd.DataFrame) -> gpd.GeoDataFrame:
    """
    Put counts beside the polygons they belong to.

    Parameters
    ----------
    areas : GeoDataFrame
        As `read_boundaries` returns it.
    counts : DataFrame
        As `count_articles` returns it, for the same adcodes in the same order.

    Returns
    -------
    GeoDataFrame
        The columns of both; EPSG:4326 still.
    """
    joined = areas.copy()
    for name in COUNT_COLUMNS[1:]:
        joined[name] = counts[name].to_numpy()
    return joined


@cache
def league_population() -> dict[str, int]:
    """
    Read the residents of the region and its leagues, where the census figure itself is known.

    Returns
    -------
    dict of str to int
        Adcode → residents on 2020-11-01. Banners are not among them: half of their figures are estimates.
    """
    figures = read_population()
    exact = {key.removeprefix("cn:"): p for key, p in figures.items() if p.basis == "census"}
    return {adcode: p.residents for adcode, p in exact.items() if adcode.endswith("00")}
