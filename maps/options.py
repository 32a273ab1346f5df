"""Options that several commands share, and the form of their help: examples first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from maps.output import STANDARD
from maps.progress import report

if TYPE_CHECKING:
    from gazetteer import Corrections, Gazetteer
    from maps.tiles import BaseTiles
    from seeds.records import Page

PAGES_HELP = "Pages: files, folders, or - for standard input. Without any, the sample pages."

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help=PAGES_HELP, show_default=False)]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")
]
Newspaper = Annotated[
    str | None, typer.Option("--newspaper", metavar="NAME", help="The newspaper that the pages are from.")
]
Issue = Annotated[
    datetime | None,
    typer.Option("--date", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="The day they were printed."),
]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Heading of the page.")]
Review = Annotated[
    str | None, typer.Option("--map-review-no", metavar="NO", help="Map review number (审图号) to print.")
]
Boundaries = Annotated[
    str,
    typer.Option("--boundaries", metavar="outlines|none", help="Outline provinces, leagues and banners."),
]
Tiles = Annotated[
    str | None,
    typer.Option(
        "--tiles",
        metavar="NAME|URL",
        help="Base map from the network: tianditu-vec, tianditu-img, tianditu-ter, amap, osm, a name of "
        "xyzservices, or a template with {x}, {y} and {z}.",
    ),
]
TilesKey = Annotated[
    str | None,
    typer.Option("--tiles-key", metavar="KEY", help="Your key for the tiles; readable in the page."),
]
TilesCredit = Annotated[
    str | None, typer.Option("--tiles-credit", metavar="TEXT", help="Whom the tiles of a template are from.")
]
Compress = Annotated[
    bool,
    typer.Option("--compress", help="Compress scripts and data in the page, for browsers of 2023 and later."),
]
Embed = Annotated[
    bool, typer.Option("--embed", help="Print the code that embeds the page; write oembed.json beside it.")
]
Parents = Annotated[
    list[str] | None,
    typer.Option("--embed-parent", metavar="ORIGIN", help="A site that may steer the map. Repeatable."),
]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where the page will be published.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


Corrected = Annotated[
    Path | None,
    typer.Option("--corrections", metavar="FILE", help="What a reader has put right: a table of review's."),
]
Places = Annotated[
    Path | None,
    typer.Option("--gazetteer", metavar="FILE", help="Your own places: CSV, GeoJSON or Linked Places."),
]


class Help(TypedDict):
    """Keyword arguments of a typer command."""

    help: str
    short_help: str


def examples(*lines: str, does: str, more: str = "") -> Help:
    """Make a command's help: examples first, then what it does, and what else its user should know."""
    shown = "\n".join(f"  {line}" for line in lines)
    return {"help": f"\b\nExamples:\n{shown}\n\n{does}\n\n{more}".rstrip(), "short_help": does}


def check_choice(value: str, known: tuple[str, ...], option: str) -> None:
    """Complain about the option, as misuse, if `value` is not among the `known` ones."""
    if value not in known:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(known)}", param_hint=option)


def paths_or_samples(paths: list[str] | None, *, quiet: bool) -> list[str | Path]:
    """Return the paths, or those of the sample pages where there are none."""
    if paths:
        return list(paths)
    from seeds import sample_pages

    report("mengtu: no path given, reading the sample pages", quiet=quiet)
    return list(sample_pages())


def catalogue(extra: Path | None, *, quiet: bool) -> Gazetteer:
    """Load the catalogue with the user's places, and report what both have."""
    from maps.pipeline import load_catalogue

    gazetteer, clashes = load_catalogue(extra)
    for clash in clashes:
        report(f"mengtu: {clash}", quiet=quiet)
    return gazetteer


def corrections(path: Path | None, gazetteer: Gazetteer) -> Corrections | None:
    """Read a table of corrections, if one is named."""
    if path is None:
        return None
    from gazetteer import read_corrections

    return read_corrections(path, gazetteer)


def report_corrections(said: Corrections | None, *, quiet: bool) -> None:
    """Report how many corrections were applied, and the first that were not."""
    for line in said.report() if said else ():
        report(f"mengtu: {line}", quiet=quiet)


def tiles(name: str | None, key: str | None, credit: str | None) -> BaseTiles | None:
    """Find the base tiles, if some are named."""
    if name is None:
        return None
    from maps.tiles import base_tiles

    return base_tiles(name, key=key, credit=credit)


def stated_pages(
    paths: list[str] | None, newspaper: str | None, issue: datetime | None, *, quiet: bool
) -> Iterator[Page]:
    """Read the pages with what the options state of them."""
    from maps.pipeline import pages_of

    return pages_of(paths_or_samples(paths, quiet=quiet), newspaper=newspaper, issue=day(issue))


def day(moment: datetime | None) -> date | None:
    """Return the day of `moment`."""
    return moment.date() if moment else None


def shown_name(output: str) -> str:
    """Return how reports call an output."""
    return "standard output" if output == STANDARD else output
