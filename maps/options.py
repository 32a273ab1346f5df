"""Options that several commands share, and the form of their help: examples first."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from maps.output import STANDARD, refuse_overwriting
from maps.progress import report

if TYPE_CHECKING:
    from gazetteer import Corrections, Gazetteer
    from maps.passedover import PassedOver
    from maps.tiles import BaseTiles
    from seeds.records import Page

PAGES_HELP = (
    "Pages: files, folders, or - for standard input. Without any, the sample pages. "
    "Files that cannot be read are passed over; the exit status is then 1."
)

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


def check_page_name(output: str) -> None:
    """Complain, as misuse, about a page that would look like a picture."""
    kind, _ = mimetypes.guess_type(output, strict=False)
    if kind is not None and kind.startswith("image/"):
        raise typer.BadParameter(
            f"{output!r} is the name of a picture, the page is HTML; --png draws a picture beside it",
            param_hint="--output",
        )


def check_outputs(
    outputs: Iterable[str | Path | None], files: Iterable[str | Path], *tables: Path | None
) -> None:
    """Refuse results in the place of a page, of what stands beside it, of a table, or of each other."""
    from seeds.reading import sidecar_of

    read = [Path(file) for file in files if str(file) != STANDARD]
    refuse_overwriting(outputs, [*read, *map(sidecar_of, read), *tables])


def files_or_samples(paths: list[str] | None, *, quiet: bool) -> list[str | Path]:
    """List the files of the paths, or the sample pages where there are none."""
    from seeds import page_files, sample_pages

    if paths:
        return page_files(paths)
    report("mengtu: no path given, reading the sample pages", quiet=quiet)
    return list(sample_pages())


def passed_over(*, quiet: bool) -> PassedOver:
    """Make what tells of the files that are passed over."""
    from maps.passedover import PassedOver

    return PassedOver(quiet=quiet)


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
    files: Iterable[str | Path], newspaper: str | None, issue: datetime | None, left_out: PassedOver
) -> Iterator[Page]:
    """Read the pages with what the options state of them."""
    from maps.pipeline import pages_of

    return pages_of(files, newspaper=newspaper, issue=day(issue), pass_over=left_out)


def day(moment: datetime | None) -> date | None:
    """Return the day of `moment`; complain, as misuse, of one on which no newspaper was printed."""
    from seeds.issue_dates import PRINTED_YEARS

    if moment is not None and moment.year not in PRINTED_YEARS:
        first, last = PRINTED_YEARS[0], PRINTED_YEARS[-1]
        raise typer.BadParameter(f"{moment.date()}, expected a day of {first} to {last}", param_hint="--date")
    return moment.date() if moment else None


def shown_name(output: str) -> str:
    """Return how reports call an output."""
    return "standard output" if output == STANDARD else output
