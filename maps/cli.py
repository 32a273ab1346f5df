"""The command ``mengtu``: every command parses its options, calls one function and reports.

Data goes to standard output, messages to standard error. Exit status: 0 done, 1 failed or done without some
of the pages, 2 misused. The rooms that a command needs are imported inside it, because ``--help`` must answer
at once and ``mentions`` needs no map.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maps import options as opt
from maps.errors import NothingFoundError
from maps.output import STANDARD, open_output, write_output
from maps.progress import counting, progress_bar, report, report_error

if TYPE_CHECKING:
    from maps.atlas import Atlas

COLLECT_AFTER = 1_000_000
"""New objects between two garbage collections. Imports and catalogue make nearly so many that stay;
with Python's usual 700 a short run would spend a tenth of its time on looking through them."""

app = typer.Typer(
    name="mengtu",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from maps.version import program

        typer.echo(program())
        raise typer.Exit


@app.callback(
    help=opt.examples(
        "mengtu build                              the sample pages as map.html",
        "mengtu build pages/ -o map.html --png     a folder of pages, and a still picture",
        "mengtu mentions page.txt --format csv     every name, its place, score and evidence",
        "mengtu places 达茂旗                      look a name up in the gazetteer",
        does="Newspaper pages in, map out (蒙图).",
    )["help"]
)
def _mengtu(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Hold the options that come before a command."""


@app.command(
    **opt.examples(
        "mengtu build seeds/pages -o map.html",
        "mengtu build page.txt --newspaper 内蒙古日报 --date 2025-11-04",
        "mengtu build pages/ --tiles tianditu-vec --tiles-key KEY",
        "mengtu build pages/ --embed --url https://example.org/map.html",
        "cat page.txt | mengtu build - -o - > map.html",
        does="Make a map: one HTML file that needs nothing else.",
    )
)
def build(
    paths: opt.Paths = None,
    output: opt.Output = "map.html",
    newspaper: opt.Newspaper = None,
    issue: opt.Issue = None,
    title: opt.Title = None,
    png: Annotated[bool, typer.Option("--png", help="Draw a still picture beside the page.")] = False,
    boundaries: opt.Boundaries = "outlines",
    tiles: opt.Tiles = None,
    tiles_key: opt.TilesKey = None,
    tiles_credit: opt.TilesCredit = None,
    map_review_no: opt.Review = None,
    compress: opt.Compress = False,
    embed: opt.Embed = False,
    embed_parent: opt.Parents = None,
    url: opt.Url = None,
    corrections: opt.Corrected = None,
    gazetteer: opt.Places = None,
    quiet: opt.Quiet = False,
) -> None:
    """Pages → map."""
    opt.check_choice(boundaries, ("outlines", "none"), "--boundaries")
    for option, given in (("--png", png), ("--embed", embed)):
        if given and output == STANDARD:
            raise typer.BadParameter("needs a file name for --output", param_hint=option)
    opt.check_page_name(output)
    base, day = opt.tiles(tiles, tiles_key, tiles_credit), opt.day(issue)
    files = opt.files_or_samples(paths, quiet=quiet)
    from maps.atlas import draw, read_atlas
    from maps.embed import OEMBED, announce_oembed

    picture = Path(output).parent / f"{Path(output).stem}.png" if png else None
    record = Path(output).parent / OEMBED if embed else None
    opt.check_outputs([output, picture, record], files, corrections, gazetteer)
    left_out = opt.passed_over(quiet=quiet)
    known = opt.catalogue(gazetteer, quiet=quiet)
    said = opt.corrections(corrections, known)
    with progress_bar(quiet=quiet) as progress:
        atlas = read_atlas(
            files,
            newspaper=newspaper,
            issue=day,
            boundaries=boundaries == "outlines",
            gazetteer=known,
            corrections=said,
            progress=progress,
            pass_over=left_out,
        )
    page = draw(
        atlas,
        title=title,
        map_review_no=map_review_no,
        tiles=base,
        parents=embed_parent or (),
        compress=compress,
    )
    if record:
        announce_oembed(page)
    html = page.get_root().render()
    write_output(output, html.encode("utf-8"))
    if record:
        _write_embedding(html, record, url or Path(output).name)
    if picture:
        _write_picture(atlas, picture, quiet=quiet)
    if not page.bundle.complete:
        report("mengtu: installed without npm, so the page is simpler and needs the network", quiet=quiet)
    opt.report_corrections(said, quiet=quiet)
    report(f"wrote {opt.shown_name(output)}: {atlas.summary()}", quiet=quiet)
    raise typer.Exit(left_out.status)


@app.command(
    **opt.examples(
        "mengtu embed map.html --url https://example.org/map.html",
        "mengtu embed map.html --place 策克口岸 --lang en --theme dark --no-panel",
        does="Print the code that puts a finished map into another page.",
    )
)
def embed(
    page: Annotated[
        Path, typer.Argument(metavar="PAGE", help="A map that mengtu has built.", show_default=False)
    ],
    url: opt.Url = None,
    output: opt.Output = STANDARD,
    lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en", help="Language.")] = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="auto|light|dark", help="Colours.")] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="NAME", help="Begin with this place: name or id."),
    ] = None,
    panel: Annotated[bool, typer.Option("--panel/--no-panel", help="Show the lists beside the map.")] = True,
    height: Annotated[
        int, typer.Option("--height", min=100, help="Pixels, until the page itself says what it wants.")
    ] = 600,
) -> None:
    """Finished map → iframe and script."""
    from maps import embed as embedding

    for option, value, known in (
        ("--lang", lang, embedding.LANGUAGES),
        ("--theme", theme, embedding.THEMES),
    ):
        if value is not None:
            opt.check_choice(value, known, option)
    opt.check_outputs([output], [page])
    opening = embedding.Opening(lang, theme, place, panel)
    html = page.read_text("utf-8", errors="replace")
    code = embedding.embed_code(html, url or page.name, opening=opening, height=height, name=str(page))
    write_output(output, code.encode("utf-8"))


@app.command(
    **opt.examples(
        "mengtu articles page.txt",
        "mengtu articles pages/ --format csv -o articles.csv",
        does="Cut pages into articles: headline, reporters, dateline, date, body, raw segments.",
    )
)
def articles(
    paths: opt.Paths = None,
    output: opt.Output = STANDARD,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="jsonl|csv", help="Form of output.")
    ] = "jsonl",
    newspaper: opt.Newspaper = None,
    issue: opt.Issue = None,
    quiet: opt.Quiet = False,
) -> None:
    """Pages → articles."""
    opt.check_choice(format, ("jsonl", "csv"), "--format")
    files, left_out = opt.files_or_samples(paths, quiet=quiet), opt.passed_over(quiet=quiet)
    opt.check_outputs([output], files)
    pages = opt.stated_pages(files, newspaper, issue, left_out)
    from maps.rows import ARTICLE_KEYS, article_row, lines
    from seeds import cut_articles

    with progress_bar(quiet=quiet or output == STANDARD) as progress:
        rows = (
            article_row(page, one)
            for page in counting(pages, progress)
            for one in cut_articles(page)
            if one.kind != "header"  # running heads and adverts are no articles
        )
        _write_lines(output, lines(rows, format, ARTICLE_KEYS))
    raise typer.Exit(left_out.status)


@app.command(
    **opt.examples(
        "mengtu mentions page.txt",
        "mengtu mentions pages/ --format geojson -o mentions.geojson",
        "mengtu mentions page.txt | jq 'select(.place_id == null)'",
        does="Find every place name and say which place it is, how sure, and why.",
    )
)
def mentions(
    paths: opt.Paths = None,
    output: opt.Output = STANDARD,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="jsonl|csv|geojson", help="Form of output.")
    ] = "jsonl",
    newspaper: opt.Newspaper = None,
    issue: opt.Issue = None,
    corrections: opt.Corrected = None,
    gazetteer: opt.Places = None,
    quiet: opt.Quiet = False,
) -> None:
    """Pages → mentions."""
    opt.check_choice(format, ("jsonl", "csv", "geojson"), "--format")
    files, left_out = opt.files_or_samples(paths, quiet=quiet), opt.passed_over(quiet=quiet)
    opt.check_outputs([output], files, corrections, gazetteer)
    pages = opt.stated_pages(files, newspaper, issue, left_out)
    from maps.pipeline import parse
    from maps.rows import MENTION_KEYS, lines, mention_row

    known = opt.catalogue(gazetteer, quiet=quiet)
    said = opt.corrections(corrections, known)
    with progress_bar(quiet=quiet or output == STANDARD) as progress:
        parsed = (parse(page, known, corrections=said) for page in counting(pages, progress))
        rows = (mention_row(page.page, found) for page in parsed for found in page.resolutions)
        _write_lines(output, lines(rows, format, MENTION_KEYS))
    opt.report_corrections(said, quiet=quiet)
    raise typer.Exit(left_out.status)


@app.command(
    **opt.examples(
        "mengtu places 达茂旗",
        "mengtu places erlianhaote",
        "mengtu places 152923 --format jsonl",
        does="Look a place up in the gazetteer.",
    )
)
def places(
    query: Annotated[
        str, typer.Argument(help="Chinese name, pinyin, initials, adcode or id.", show_default=False)
    ],
    output: opt.Output = STANDARD,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="table|jsonl", help="Form of output.")
    ] = "table",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Print at most so many.")] = 20,
) -> None:
    """Name → places."""
    opt.check_choice(format, ("table", "jsonl"), "--format")
    from gazetteer import load_gazetteer
    from maps.lookup import place_lines

    found, answers = place_lines(load_gazetteer(), query, limit=limit, format=format)
    if not found:
        raise NothingFoundError(f"{query}: the gazetteer has no such place")
    _write_lines(output, found)
    if answers > limit:
        report(f"mengtu: {limit} of {answers} places shown, --limit shows more")


@app.command(
    **opt.examples(
        "mengtu explain page.txt 1024",
        "mengtu mentions page.txt | jq .start     where names stand",
        does="Tell why the name at an offset became the place it became.",
    )
)
def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="One page, or -.", show_default=False)],
    offset: Annotated[
        int, typer.Argument(metavar="OFFSET", min=0, help="A character of the name.", show_default=False)
    ],
    output: opt.Output = STANDARD,
    newspaper: opt.Newspaper = None,
    issue: opt.Issue = None,
    corrections: opt.Corrected = None,
    gazetteer: opt.Places = None,
) -> None:
    """Page, offset → reasons."""
    if Path(path).is_dir():
        raise typer.BadParameter(f"{path} is a folder, expected one page", param_hint="PATH")
    opt.check_outputs([output], [path], corrections, gazetteer)
    (page,) = opt.stated_pages([path], newspaper, issue, opt.passed_over(quiet=True))
    from maps.explain import explain_at
    from maps.pipeline import parse

    known = opt.catalogue(gazetteer, quiet=False)
    said = opt.corrections(corrections, known)
    _write_lines(output, explain_at(parse(page, known, corrections=said), offset, known))


@app.command(
    **opt.examples(
        "mengtu review pages/ -o corrections.csv            fill in its last column, then",
        "mengtu build pages/ --corrections corrections.csv",
        does="List open and doubtful names in a table for a reader to put right.",
        more="The column place takes one of the candidates as offered; the id, code or official name of a "
        "place (cn:152501, 152501, 二连浩特市); latitude,longitude in WGS-84 degrees (43.65,111.97); or none "
        "(无) for what is no place. A row without sha256 and start settles its name wherever it is printed. "
        "What you have filled in stays when the table is written again.",
    )
)
def review(
    paths: opt.Paths = None,
    output: opt.Output = STANDARD,
    newspaper: opt.Newspaper = None,
    issue: opt.Issue = None,
    gazetteer: opt.Places = None,
    quiet: opt.Quiet = False,
) -> None:
    """Pages → open names."""
    files, left_out = opt.files_or_samples(paths, quiet=quiet), opt.passed_over(quiet=quiet)
    opt.check_outputs([output], files, gazetteer)
    pages = opt.stated_pages(files, newspaper, issue, left_out)
    from maps.pipeline import parse
    from maps.review import read_filled, review_table

    filled = read_filled(output)
    known = opt.catalogue(gazetteer, quiet=quiet)
    with progress_bar(quiet=quiet or output == STANDARD) as progress:
        text, asked = review_table((parse(page, known) for page in counting(pages, progress)), filled)
    write_output(output, text.encode("utf-8-sig"))  # by its mark, spreadsheets know that it is UTF-8
    report(f"wrote {opt.shown_name(output)}: {asked} names to look at, {len(filled)} kept", quiet=quiet)
    raise typer.Exit(left_out.status)


def main() -> None:
    """Run the command; expected errors print one line, and one for each note, and end with status 1."""
    gc.set_threshold(COLLECT_AFTER)
    atexit.register(gc.freeze)  # at the end, spare the interpreter a last look through all of them: 0.2 s
    try:
        app()
    except Exception as error:
        if not _is_expected(error):
            raise
        report_error(error)
        sys.exit(1)


def _is_expected(error: Exception) -> bool:
    """Errors that the rooms define speak for themselves; so do those of files."""
    rooms = {"seeds.errors", "gazetteer.errors", "geo.errors", "maps.errors"}
    return isinstance(error, OSError) or any(base.__module__ in rooms for base in type(error).__mro__)


def _write_lines(output: str, lines: Iterable[str]) -> None:
    with open_output(output) as stream:
        for line in lines:
            stream.write(line.encode("utf-8"))


def _write_embedding(html: str, record: Path, source: str) -> None:
    from maps.embed import embed_code, oembed

    write_output(record, oembed(html, source).encode("utf-8"))
    write_output(STANDARD, embed_code(html, source).encode("utf-8"))


def _write_picture(atlas: Atlas, path: Path, *, quiet: bool) -> None:
    from geo import write_picture

    with open_output(path) as stream:
        write_picture(atlas.layers, stream)
    report(f"wrote {path}", quiet=quiet)
