"""Pages → articles → resolutions: what every command starts with."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gazetteer import Gazetteer, resolve_page
from gazetteer.records import Resolution
from maps.progress import Progress, silent
from seeds import cut_articles, read_pages
from seeds.records import Article, IssueDate, Page

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page with its articles, and with all names they hold, in order of their start."""

    page: Page
    articles: tuple[Article, ...]
    resolutions: tuple[Resolution, ...]


def parse_pages(
    paths: Iterable[str | Path],
    gazetteer: Gazetteer,
    *,
    newspaper: str | None = None,
    issue: date | None = None,
    progress: Progress = silent,
) -> Iterator[ParsedPage]:
    """
    Read pages and resolve every name on them.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders (all pages in them, sorted) and ``-`` for standard input.
    gazetteer : Gazetteer
        The catalogue of places.
    newspaper : str, optional
        Name of the newspaper of all these pages; by default what a page's sidecar says.
    issue : date, optional
        The day they were printed; by default what sidecar, file name or text say.
    progress : Progress
        Called after each page.

    Yields
    ------
    ParsedPage
        One for each page, in order.

    Raises
    ------
    PageError
        If a path is missing or is no page.
    """
    for count, page in enumerate(pages_of(paths, newspaper=newspaper, issue=issue), start=1):
        articles = tuple(cut_articles(page))
        resolutions = tuple(resolve_page(page, articles, gazetteer))
        found = sum(resolution.place is not None for resolution in resolutions)
        logger.info("%s: resolved %d of %d mentions", page.doc, found, len(resolutions))
        yield ParsedPage(page, articles, resolutions)
        progress("pages", count, 0)


def pages_of(
    paths: Iterable[str | Path], *, newspaper: str | None = None, issue: date | None = None
) -> Iterator[Page]:
    """
    Read pages; a newspaper or day that the user states takes the place of what was inferred.

    Parameters
    ----------
    paths : iterable of str or Path
        As for `parse_pages`.
    newspaper, issue : optional
        As for `parse_pages`.

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
