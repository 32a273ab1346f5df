"""Pages → a finished map: the whole road in one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gazetteer import Corrections, Gazetteer, load_gazetteer
from geo import Layers, layers
from maps.datablock import data_block, shown_articles
from maps.elements import Explorer
from maps.embed import check_parents
from maps.newsmap import NewsMap
from maps.pipeline import ParsedPage, pages_of, parse
from maps.progress import Progress, counting, silent
from maps.tiles import BaseTiles, shift_area
from seeds.reading import PassOver, only_copies

TITLE = "新闻地图"
TITLE_PAPERS = 3
"""Newspapers named in the heading; of more, the first two and how many there are."""


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
    pass_over: PassOver = only_copies,
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
    pass_over : callable
        As for `seeds.read_pages`.

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
    stated = pages_of(paths, newspaper=newspaper, issue=issue, pass_over=pass_over)
    pages = tuple(parse(page, catalogue, corrections=corrections) for page in counting(stated, progress))
    drawn = layers(
        [parsed.page for parsed in pages],
        [article for parsed in pages for article in parsed.articles],
        [resolution for parsed in pages for resolution in parsed.resolutions],
        catalogue,
        boundaries=boundaries,
    )
    return Atlas(pages, drawn, catalogue)


def draw(
    atlas: Atlas,
    *,
    title: str | None = None,
    map_review_no: str | None = None,
    tiles: BaseTiles | None = None,
    parents: Iterable[str] = (),
    compress: bool = False,
) -> NewsMap:
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
    tiles : BaseTiles, optional
        What `maps.tiles.base_tiles` found; by default outlines only, and no network.
    parents : iterable of str
        Origins of pages that may send messages to this one when it is embedded.
    compress : bool
        Whether the browser must inflate scripts and data.

    Returns
    -------
    NewsMap
        With the explorer on it.

    Raises
    ------
    OptionError
        If a parent is no http(s) origin.
    """
    heading = title or default_title(atlas.pages)
    block = data_block(atlas.pages, atlas.layers, atlas.gazetteer, title=heading, map_review_no=map_review_no)
    return compose(block, tiles=tiles, parents=parents, compress=compress)


def compose(
    block: dict[str, Any],
    *,
    tiles: BaseTiles | None = None,
    parents: Iterable[str] = (),
    compress: bool = False,
) -> NewsMap:
    """
    Put a data block on a folium map.

    Parameters
    ----------
    block : dict
        What `data_block` made; its ``meta`` is completed.
    tiles, parents, compress
        As for `draw`.

    Returns
    -------
    NewsMap
        Titled as the block is.

    Raises
    ------
    OptionError
        If a parent is no http(s) origin.
    """
    block["meta"] |= {"tiles": _tiles(tiles), "parents": check_parents(parents)}
    page = NewsMap(title=block["meta"]["title"], zoom_control=False, compress=compress)
    for layer in tiles.layers if tiles else ():
        layer.add_to(page)
    Explorer(block, compress=compress).add_to(page)
    return page


def _tiles(tiles: BaseTiles | None) -> dict[str, Any] | None:
    """Write what the page's script must know of the tiles: their datum, and where it is shifted."""
    if tiles is None or tiles.datum == "wgs84":
        return None
    return {"datum": tiles.datum, "area": shift_area()}


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
        Such as ``内蒙古日报 新闻地图``; of more than three ``内蒙古日报、包头日报等 5 家报纸 新闻地图``.
    """
    papers = list(dict.fromkeys(parsed.page.newspaper for parsed in pages if parsed.page.newspaper))
    named = "、".join(papers[:TITLE_PAPERS])
    if len(papers) > TITLE_PAPERS:
        named = f"{'、'.join(papers[: TITLE_PAPERS - 1])}等 {len(papers)} 家报纸"
    return " ".join(part for part in (named, TITLE) if part)
