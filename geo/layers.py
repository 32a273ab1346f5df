"""Articles with their resolutions → everything that a map draws.

Enters: pages, articles, resolutions and the catalogue. Leaves: `Layers`, tables in EPSG:4326 and the
boundaries.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import pandas as pd

from gazetteer.records import Resolution
from geo.boundaries import SOURCE, Level, read_boundaries, read_topology
from geo.counts import count_articles, league_population, with_counts
from geo.frames import articles_frame, mentions_frame, open_names_frame, places_frame
from geo.membership import Catalogue
from seeds.records import Article, Page

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Layers:
    """What a map draws, all in EPSG:4326.

    places, mentions, articles, open_names : as `geo.frames` makes them. areas : ``province``, ``league`` and
    ``banner`` → polygons as `read_boundaries` returns them, leagues and banners
        with their counts (`geo.counts`); empty without boundaries.
    topology : the same polygons for the data block (`geo.topology`), or None without boundaries.
    boundary_source : whose boundaries these are, ready to print; empty without boundaries.
    """

    places: gpd.GeoDataFrame
    mentions: gpd.GeoDataFrame
    articles: gpd.GeoDataFrame
    open_names: pd.DataFrame
    counts: Mapping[str, pd.DataFrame]
    areas: Mapping[str, gpd.GeoDataFrame] = field(default_factory=dict)
    topology: Mapping[str, Any] | None = None
    boundary_source: str = ""


def layers(
    pages: Iterable[Page],
    articles: Iterable[Article],
    resolutions: Iterable[Resolution],
    gazetteer: Catalogue,
    *,
    boundaries: bool = True,
) -> Layers:
    """
    Make the layers of a map.

    Parameters
    ----------
    pages : iterable of Page
    articles : iterable of Article
        All articles of the pages.
    resolutions : iterable of Resolution
        All mentions of the articles, resolved or left open.
    gazetteer : Gazetteer
        The catalogue that the resolutions' places come from.
    boundaries : bool
        Whether outlines are wanted; counts and label points are there in any case.

    Returns
    -------
    Layers
        EPSG:4326.
    """
    pages, articles, resolutions = list(pages), list(articles), list(resolutions)
    places = places_frame(articles, resolutions, gazetteer)
    mentions = mentions_frame(pages, resolutions)
    listed = articles_frame(pages, articles, resolutions)
    frames = {level: read_boundaries(level) for level in _LEVELS}
    counts = {
        "league": _counted(places, mentions, listed, frames["league"], "league"),
        "banner": _counted(places, mentions, listed, frames["banner"], "banner"),
    }
    drawn: dict[str, gpd.GeoDataFrame] = {}
    drawn = {level: with_counts(f, counts[level]) if level in counts else f for level, f in frames.items()}
    left_open = open_names_frame(resolutions)
    logger.info("laid %d places of %d articles, %d names left open", len(places), len(listed), len(left_open))
    return Layers(
        places=places,
        mentions=mentions,
        articles=listed,
        open_names=left_open,
        counts=counts,
        areas=drawn if boundaries else {},
        topology=read_topology() if boundaries else None,
        boundary_source=SOURCE if boundaries else "",
    )


_LEVELS: tuple[Level, ...] = ("province", "league", "banner")


def _counted(
    places: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame, areas: pd.DataFrame, by: str
) -> pd.DataFrame:
    adcodes = areas["adcode"].tolist()
    population = league_population() if by == "league" else None
    return count_articles(places, mentions, articles, by=by, adcodes=adcodes, population=population)
