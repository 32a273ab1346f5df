"""How heavy and how quick the page is: ``python -m tests.page_figures [--articles 100 1000] [--quick]``.

The same generated articles become our page, plain folium markers with popups, and folium's
FastMarkerCluster; each is opened from disk in headless Chromium in the same run. Times run from an event to
the frame that shows what came of it, so at sixty frames a second none is less than some milliseconds.

Loading has a floor: Leaflet with a single marker and nothing else takes half to two thirds of the time of a
hundred plain markers with popups, whoever writes the page.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from gazetteer import Gazetteer, load_gazetteer
from maps.pipeline import ParsedPage
from tests.figures.articles import CHARACTERS, generate, raw_size
from tests.figures.pages import FAST, MAKERS, MARKERS, OURS, digest, our_page, put_libraries
from tests.figures.watch import Measured, load_times, measure
from tests.maps.browser.conftest import ARGUMENTS, COMMANDS
from tests.scoring.report import table

ARTICLES = (100, 1000, 10_000, 100_000)
QUICK = (100, 1000)
ROUNDS = 5
MOST_PLAIN = 10_000
"""More plain markers no browser opens in reasonable time."""
WORDS = ("策克口岸", "xilinguole", "产业链越拉越长", "没有这样一句话")
STEPS = 6
"""Days that the filter is set to."""
KILO = 1000


@dataclass(frozen=True, slots=True)
class Figures:
    """
    One page: bytes, seconds to build, whether a second build was the same, milliseconds to load, and what the
    watch showed.

    packed : bytes with ``--compress``; None for pages that have no such thing.
    """

    size: int
    packed: int | None
    build: float
    same: bool
    load: float
    seen: Measured


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _options(arguments)
    gazetteer = load_gazetteer()
    with _browser() as browser, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put_libraries(folder)
        for count in options.articles or (QUICK if options.quick else ARTICLES):
            pages = generate(count, gazetteer, characters=options.characters)
            systems = [system for system in MAKERS if system != MARKERS or count <= MOST_PLAIN]
            figures = figures_of(systems, pages, gazetteer, folder, browser, 1 if options.quick else ROUNDS)
            print(report(count, pages, figures), flush=True)
    return 0


def figures_of(
    systems: Sequence[str],
    pages: Sequence[ParsedPage],
    gazetteer: Gazetteer,
    folder: Path,
    browser: Browser,
    rounds: int,
) -> dict[str, Figures]:
    """Build the page of each system, ours twice, load all of them in turn, then use each in the browser."""
    built: dict[str, tuple[int, float, bool]] = {}
    paths = {system: folder / f"page-{number}.html" for number, system in enumerate(systems)}
    for system, path in paths.items():
        begin = time.perf_counter()
        html = MAKERS[system](pages, gazetteer)
        build = time.perf_counter() - begin
        # Plain folium names its elements at random: one look at it is enough.
        same = system == OURS and digest(html) == digest(MAKERS[system](pages, gazetteer))
        path.write_bytes(html)
        built[system] = len(html), build, same
    loads = load_times(paths, browser, rounds=rounds)
    figures: dict[str, Figures] = {}
    for system, (size, build, same) in built.items():
        ours = system == OURS
        days = filter_days(pages) if ours else ()
        seen = measure(paths[system], browser, words=WORDS if ours else (), days=days)
        packed = len(our_page(pages, gazetteer, compress=True)) if ours else None
        figures[system] = Figures(size, packed, build, same, loads[system], seen)
    return figures


def filter_days(pages: Sequence[ParsedPage]) -> list[str]:
    """Days that each leave out as many more of the articles as the day before."""
    days = sorted(article.date.isoformat() for parsed in pages for article in parsed.articles if article.date)
    chosen = dict.fromkeys(days[len(days) * step // (STEPS + 1)] for step in range(1, STEPS + 1))
    return [day for day in chosen if day > days[0]]


def report(count: int, pages: Sequence[ParsedPage], figures: dict[str, Figures]) -> str:
    """The table of one number of articles, ratios beside."""
    raw, ours = raw_size(pages), figures[OURS]
    systems = [ours, figures.get(MARKERS), figures.get(FAST)]

    def row(name: str, value: Callable[[Figures], float | None], *, digits: int = 0) -> list[str]:
        return _row(name, [None if one is None else value(one) for one in systems], digits)

    rows = [
        row("page, kB", lambda one: one.size / KILO),
        row("above the text, kB", lambda one: (one.size - raw) / KILO),
        row("… in per cent of the text", lambda one: 100 * (one.size - raw) / raw, digits=1),
        row(
            "compressed, above the text, kB",
            lambda one: None if one.packed is None else (one.packed - raw) / KILO,
        ),
        row("built in, s", lambda one: one.build, digits=1),
        row("load to interactive, ms", lambda one: one.load),
        row("panning, frames/s", lambda one: one.seen.frames),
        row("popup, ms", lambda one: one.seen.popup),
        row("slowest keystroke, ms", lambda one: one.seen.keystroke),
        row("date filter, ms", lambda one: one.seen.date_filter),
        row("requests", lambda one: len(one.seen.requests)),
        row("console messages", lambda one: len(one.seen.messages)),
        ["two builds alike", "yes" if ours.same else "NO", "-", "", "-", ""],
    ]
    title = f"{count:,} articles, {raw / KILO:,.0f} kB of text"
    return table(title, ["", OURS, MARKERS, "ours / it", FAST, "ours / it"], rows)


def _row(name: str, values: Sequence[float | None], digits: int) -> list[str]:
    ours, *others = values
    cells = [name, _number(ours, digits)]
    for other in others:
        cells += [_number(other, digits), f"{ours / other:.3f}" if ours and other else ""]
    return cells


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:,.{digits}f}"


@contextmanager
def _browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, COMMANDS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        browser.new_page().close()  # the first page waits for the browser itself
        yield browser
        browser.close()


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.page_figures", description="Figures of the page.")
    parser.add_argument("--articles", type=int, nargs="+", metavar="N", help=f"by default {ARTICLES}")
    parser.add_argument("--characters", type=int, default=CHARACTERS, help="mean length of an article")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} articles, each page loaded once")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
