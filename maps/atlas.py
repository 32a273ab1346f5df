"""Pages → a finished map: the whole road in one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gazetteer import Corrections, Gazetteer, load_gazetteer
from geo import Layers, layers
from maps.datablock import data_block, shown_articles
from maps.elements import Explorer
from maps.newsmap import NewsMap
from maps.pipeline import ParsedPage, pages_of, parse
from maps.progress import Progress, counting, silent

TITLE = "新闻地图"
TITLE_PAPERS = 2
"""Newspapers named in the heading."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Pages, what they name, and the layers drawn of them."""

    pages: tuple[ParsedPage, ...]
    layers: Layers
    gazetteer: Gazetteer

    def summary(self) -> str:
        """Count, in one line, what there is."""
        articles = [article for parsed in self.pages for article in shown_articles(parsed)]
        found = [resolution for parsed in self.pages for resolution in parsed.resolutions]
        left_open = sum(resolution.place is None for resolution in found)
        return (
            f"{len(self.pages)} pages, {len(articles)} articles, {len(found)} names of "
            f"{len(self.layers.places)} places, {left_open} left open"
        )


def news_map(
    paths: Iterable[str | Path],
    *,
    newspaper: str | None = None,
    issue: date | None = None,
    title: str | None = None,
    boundaries: bool = True,
) -> NewsMap:
    """
    Draw a map of newspaper pages.

    Parameters
    ----------
    paths : iterable of str or Path
        Files and folders of pages; ``-`` is standard input.
    newspaper, issue : optional
        Name and day of the newspaper, where files and text do not say it.
    title : str, optional
        Heading of the page; by default made of newspapers and days.
    boundaries : bool
        Whether provinces, leagues and banners are outlined.

    Returns
    -------
    NewsMap
        A folium map: add layers to it, then ``save("map.html")``.

    Raises
    ------
    PageError
        If a path is missing or is no page.
    """
    atlas = read_atlas(paths, newspaper=newspaper, issue=issue, boundaries=boundaries)
    return draw(atlas, title=title)


def read_atlas(
    paths: Iterable[str | Path],
    *,
    newspaper: str | None = None,
    issue: date | None = None,
    boundaries: bool = True,
    gazetteer: Gazetteer | None = None,
    corrections: Corrections | None = None,
    progress: Progress = silent,
) -> Atlas:
    """
    Read pages, resolve their names and lay the results out.

    Parameters
    ----------
    paths, newspaper, issue, boundaries
        As for `news_map`.
    gazetteer : Gazetteer, optional
        The catalogue of places, by default the package's own.
    corrections : Corrections, optional
        What a reader has put right.
    progress : Progress
        Called after each page.

    Returns
    -------
    Atlas
        Everything that `draw` and the still picture need.

    Raises
    ------
    PageError
        If a path is missing or is no page.
    """
    catalogue = gazetteer or load_gazetteer()
    stated = counting(pages_of(paths, newspaper=newspaper, issue=issue), progress)
    pages = tuple(parse(page, catalogue, corrections=corrections) for page in stated)
    drawn = layers(
        [parsed.page for parsed in pages],
        [article for parsed in pages for article in parsed.articles],
        [resolution for parsed in pages for resolution in parsed.resolutions],
        catalogue,
        boundaries=boundaries,
    )
    return Atlas(pages, drawn, catalogue)


def draw(atlas: Atlas, *, title: str | None = None, map_review_no: str | None = None) -> NewsMap:
    """
    Put an atlas on a folium map.

    Parameters
    ----------
    atlas : Atlas
        What `read_atlas` returned.
    title : str, optional
        Heading of the page.
    map_review_no : str, optional
        The map review number (审图号) to print.

    Returns
    -------
    NewsMap
        With the explorer on it.
    """
    heading = title or default_title(atlas.pages)
    block = data_block(atlas.pages, atlas.layers, atlas.gazetteer, title=heading, map_review_no=map_review_no)
    page = NewsMap(title=heading, zoom_control=False)
    Explorer(block).add_to(page)
    return page


def default_title(pages: Sequence[ParsedPage]) -> str:
    """
    Make a heading of the newspapers' names.

    Parameters
    ----------
    pages : sequence of ParsedPage
        All pages of the map.

    Returns
    -------
    str
        Such as ``内蒙古日报 新闻地图``.
    """
    papers = list(dict.fromkeys(parsed.page.newspaper for parsed in pages if parsed.page.newspaper))
    return " ".join(part for part in ("、".join(papers[:TITLE_PAPERS]), TITLE) if part)
