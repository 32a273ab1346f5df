"""Pages → articles → resolutions: what every command starts with."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gazetteer import Gazetteer, resolve_page
from gazetteer.records import Resolution
from seeds import cut_articles, read_pages
from seeds.records import Article, IssueDate, Page

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page with its articles, and with all names they hold, in order of their start."""

    page: Page
    articles: tuple[Article, ...]
    resolutions: tuple[Resolution, ...]


def parse(page: Page, gazetteer: Gazetteer) -> ParsedPage:
    """
    Cut a page into articles and resolve every name in them.

    Parameters
    ----------
    page : Page
        A page as read.
    gazetteer : Gazetteer
        The catalogue of places.

    Returns
    -------
    ParsedPage
        Names that could not be resolved are among its resolutions, with their reasons.
    """
    articles = tuple(cut_articles(page))
    resolutions = tuple(resolve_page(page, articles, gazetteer))
    found = sum(resolution.place is not None for resolution in resolutions)
    logger.info("%s: resolved %d of %d mentions", page.doc, found, len(resolutions))
    return ParsedPage(page, articles, resolutions)


def pages_of(
    paths: Iterable[str | Path], *, newspaper: str | None = None, issue: date | None = None
) -> Iterator[Page]:
    """
    Read pages; a newspaper or day that the user states takes the place of what was inferred.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders (all pages in them, sorted) and ``-`` for standard input.
    newspaper : str, optional
        Name of the newspaper of all these pages; by default what sidecar or page say.
    issue : date, optional
        The day they were printed; by default what sidecar, file name or text say.

    Yields
    ------
    Page
        One for each file.

    Raises
    ------
    PageError
        If a path is missing or is no page.
    """
    for page in read_pages(paths):
        stated = replace(page, newspaper=newspaper) if newspaper else page
        yield replace(stated, issue=IssueDate(issue, "由用户指定", 1.0)) if issue else stated
