"""The command ``mengtu``: every command parses its options, calls one function and reports.

Data goes to standard output, messages to standard error. Exit status: 0 done, 1 failed, 2 misused. The
rooms that a command needs are imported inside it, because ``--help`` must answer at once and ``mentions``
needs no map.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from maps.output import STANDARD, open_output, write_output
from maps.progress import Progress, progress_bar, report

if TYPE_CHECKING:
    from maps.pipeline import ParsedPage

PAGES_HELP = "Pages: files, folders, or - for standard input. Without any, the sample pages."
SUGGESTED_MAP = Path("map.html")

app = typer.Typer(
    name="mengtu",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help=PAGES_HELP, show_default=False)]
Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout.")]
Newspaper = Annotated[
    str | None, typer.Option("--newspaper", metavar="NAME", help="The newspaper all these pages are from.")
]
Issue = Annotated[
    datetime | None,
    typer.Option(
        "--date", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="The day these pages were printed."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"mengtu {version('mengtu')}")
        raise typer.Exit


@app.callback()
def _mengtu(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """
    \b
    Examples:
      mengtu build                              the sample pages as map.html
      mengtu build pages/ -o map.html --png     a folder of pages, and a still picture
      mengtu mentions page.txt --format csv     every name, its place, score and evidence
      mengtu places 达茂旗                      look a name up in the gazetteer

    Newspaper pages in, map out (蒙图).
    """  # noqa: D301, D400, D205 - click's help text


@app.command()
def build(
    paths: Paths = None,
    output: Output = str(SUGGESTED_MAP),
    newspaper: Newspaper = None,
    issue: Issue = None,
    title: Annotated[str | None, typer.Option("--title", help="Heading of the page.")] = None,
    png: Annotated[bool, typer.Option("--png", help="Draw a still picture beside the page.")] = False,
    boundaries: Annotated[
        bool, typer.Option("--boundaries/--no-boundaries", help="Outline provinces, leagues, banners.")
    ] = True,
    map_review_no: Annotated[
        str | None, typer.Option("--map-review-no", metavar="NO", help="Map review number (审图号) to print.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """
    \b
    Examples:
      mengtu build seeds/pages -o map.html
      mengtu build page.txt --newspaper 内蒙古日报 --date 2025-11-04
      cat page.txt | mengtu build - -o - > map.html

    Make a map: one HTML file that needs nothing else.
    """  # noqa: D301, D400, D205
    if png and output == STANDARD:
        raise typer.BadParameter("--png needs a file name for --output", param_hint="--png")
    from maps.atlas import draw, read_atlas

    with progress_bar(quiet=quiet) as progress:
        atlas = read_atlas(
            _paths_or_samples(paths, quiet=quiet),
            newspaper=newspaper,
            issue=_day(issue),
            boundaries=boundaries,
            progress=progress,
        )
    page = draw(atlas, title=title, map_review_no=map_review_no)
    write_output(output, page.get_root().render().encode("utf-8"))
    if png:
        _write_picture(atlas.layers, Path(output).with_suffix(".png"), quiet=quiet)
    if not page.bundle.complete:
        report("mengtu: installed without its page scripts (npm): the map needs the network", quiet=quiet)
    report(_summary(atlas.pages, len(atlas.layers.places), output), quiet=quiet)


@app.command()
def articles(
    paths: Paths = None,
    output: Output = STANDARD,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="jsonl|csv", help="Form of output.")
    ] = "jsonl",
    newspaper: Newspaper = None,
    issue: Issue = None,
    quiet: Quiet = False,
) -> None:
    """
    \b
    Examples:
      mengtu articles page.txt
      mengtu articles pages/ --format csv -o articles.csv

    Cut pages into articles: headline, reporters, dateline, date, body, raw segments.
    """  # noqa: D301, D400, D205
    _check_format(format, ("jsonl", "csv"))
    from maps.rows import ARTICLE_KEYS, article_row, lines
    from seeds import cut_articles

    with progress_bar(quiet=quiet or output == STANDARD) as progress:
        pages = _counted(_pages(paths, newspaper, issue, quiet), progress)
        rows = (article_row(page, article) for page in pages for article in cut_articles(page))
        _write_lines(output, lines(rows, format, ARTICLE_KEYS))


@app.command()
def mentions(
    paths: Paths = None,
    output: Output = STANDARD,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="jsonl|csv|geojson", help="Form of output.")
    ] = "jsonl",
    newspaper: Newspaper = None,
    issue: Issue = None,
    quiet: Quiet = False,
) -> None:
    """
    \b
    Examples:
      mengtu mentions page.txt
      mengtu mentions pages/ --format geojson -o mentions.geojson
      mengtu mentions page.txt | jq 'select(.place_id == null)'

    Find every place name and say which place it is, how sure, and why.
    """  # noqa: D301, D400, D205
    _check_format(format, ("jsonl", "csv", "geojson"))
    from gazetteer import load_gazetteer
    from maps.pipeline import parse_pages
    from maps.rows import MENTION_KEYS, lines, mention_row

    with progress_bar(quiet=quiet or output == STANDARD) as progress:
        parsed = parse_pages(
            _paths_or_samples(paths, quiet=quiet),
            load_gazetteer(),
            newspaper=newspaper,
            issue=_day(issue),
            progress=progress,
        )
        rows = (mention_row(page.page, found) for page in parsed for found in page.resolutions)
        _write_lines(output, lines(rows, format, MENTION_KEYS))


@app.command()
def places(
    query: Annotated[
        str, typer.Argument(help="Chinese name, pinyin, initials or adcode.", show_default=False)
    ],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="table|jsonl", help="Form of output.")
    ] = "table",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Print at most so many.")] = 20,
    output: Output = STANDARD,
) -> None:
    """
    \b
    Examples:
      mengtu places 达茂旗
      mengtu places erlianhaote
      mengtu places 152923 --format jsonl

    Look a place up in the gazetteer.
    """  # noqa: D301, D400, D205
    _check_format(format, ("table", "jsonl"))
    from gazetteer import load_gazetteer
    from maps.lookup import place_lines

    found = place_lines(load_gazetteer(), query, limit=limit, format=format)
    if not found:
        raise _Nothing(f"{query}: no place of this name in the gazetteer")
    _write_lines(output, found)


class _Nothing(Exception):
    """A question has no answer: said in one line, exit status 1."""


def main() -> None:
    """Run the command; expected errors print one line and end with status 1."""
    try:
        app()
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:
        if not _is_expected(error):
            raise
        report(f"mengtu: {' '.join(str(error).split())}")
        sys.exit(1)


def _is_expected(error: Exception) -> bool:
    """Errors that the rooms define speak for themselves; so do those of files."""
    rooms = {"seeds.errors", "gazetteer.errors", "geo.errors", "maps.errors", __name__}
    return isinstance(error, OSError) or any(base.__module__ in rooms for base in type(error).__mro__)


def _paths_or_samples(paths: list[str] | None, *, quiet: bool) -> list[str | Path]:
    if paths:
        return list(paths)
    from seeds import sample_pages

    report("mengtu: no path given, reading the sample pages", quiet=quiet)
    return list(sample_pages())


def _pages(
    paths: list[str] | None, newspaper: str | None, issue: datetime | None, quiet: bool
) -> Iterator[Any]:
    from maps.pipeline import pages_of

    return pages_of(_paths_or_samples(paths, quiet=quiet), newspaper=newspaper, issue=_day(issue))


def _counted(pages: Iterable[Any], progress: Progress) -> Iterator[Any]:
    for count, page in enumerate(pages, start=1):
        yield page
        progress("pages", count, 0)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _check_format(format: str, known: tuple[str, ...]) -> None:
    if format not in known:
        raise typer.BadParameter(f"{format!r} is not one of {', '.join(known)}", param_hint="--format")


def _write_lines(output: str, lines: Iterable[str]) -> None:
    with open_output(output) as stream:
        for line in lines:
            stream.write(line.encode("utf-8"))


def _write_picture(layers: Any, path: Path, *, quiet: bool) -> None:
    from geo.picture import write_picture

    write_picture(layers, path)
    report(f"wrote {path}", quiet=quiet)


def _summary(pages: Iterable[ParsedPage], places: int, output: str) -> str:
    parsed = list(pages)
    resolutions = [found for page in parsed for found in page.resolutions]
    left_open = sum(found.place is None for found in resolutions)
    shown = "standard output" if output == STANDARD else output
    return (
        f"wrote {shown}: {len(parsed)} pages, {sum(len(page.articles) for page in parsed)} articles, "
        f"{len(resolutions)} names, {places} places, {left_open} left open"
    )
