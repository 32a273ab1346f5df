"""Pages → articles → resolutions: what every command starts with."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gazetteer import Corrections, Gazetteer, load_gazetteer, read_user_places, resolve_page, with_places
from gazetteer.records import Resolution
from seeds import cut_articles, read_pages
from seeds.reading import PassOver, only_copies
from seeds.records import Article, IssueDate, Page

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page with its articles, and with all names they hold, in order of their start."""

    page: Page
    articles: tuple[Article, ...]
    resolutions: tuple[Resolution, ...]


def parse(page: Page, gazetteer: Gazetteer, *, corrections: Corrections | None = None) -> ParsedPage:
    """
    Cut a page into articles and resolve every name in them.

    Parameters
    ----------
    page : Page
        A page as read.
    gazetteer : Gazetteer
        The catalogue of places.
    corrections : Corrections, optional
        What a reader has put right; it overrules the rest.

    Returns
    -------
    ParsedPage
        Names that could not be resolved are among its resolutions, with their reasons.
    """
    articles = tuple(cut_articles(page))
    resolutions = tuple(resolve_page(page, articles, gazetteer, corrections=corrections))
    found = sum(resolution.place is not None for resolution in resolutions)
    logger.info("%s: resolved %d of %d mentions", page.doc, found, len(resolutions))
    return ParsedPage(page, articles, resolutions)


def load_catalogue(extra: str | Path | None = None) -> tuple[Gazetteer, list[str]]:
    """
    Load the catalogue, with a user's own places if there are any.

    Parameters
    ----------
    extra : str or Path, optional
        A table of places: CSV, GeoJSON or Linked Places format.

    Returns
    -------
    tuple of Gazetteer and list of str
        And one line for each name or id that both have.

    Raises
    ------
    UserPlacesError
        If the table cannot be read.
    """
    gazetteer = load_gazetteer()
    if extra is None:
        return gazetteer, []
    gazetteer, clashes = with_places(gazetteer, read_user_places(Path(extra)))
    return gazetteer, [clash.message for clash in clashes]


def pages_of(
    paths: Iterable[str | Path],
    *,
    newspaper: str | None = None,
    issue: date | None = None,
    pass_over: PassOver = only_copies,
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
    pass_over : callable
        As for `seeds.read_pages`.

    Yields
    ------
    Page
        One for each file, copies left out.

    Raises
    ------
    PageError
        If a path is missing or is no page, and `pass_over` does not pass over it.
    """
    for page in read_pages(paths, pass_over=pass_over):
        stated = replace(page, newspaper=newspaper) if newspaper else page
        yield replace(stated, issue=IssueDate(issue, "stated by the user", 1.0)) if issue else stated
