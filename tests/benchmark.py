"""How fast the way from bytes to places is, beside jieba and cpca: ``python -m tests.benchmark``.

The text is the sample pages. Speeds are of the process's own time on the CPU: the systems take turns for
several rounds, and the best time of each page is taken, so that other work on the machine counts as little
as it can; cpca gets the text line by line, as in the scores. Starts are told by the clock: a reader waits
for them.
"""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from gazetteer import Gazetteer, load_gazetteer, resolve_page
from seeds import Article, cut_articles, page_from_bytes, sample_pages
from tests.scoring.annotation import Case
from tests.scoring.report import table
from tests.scoring.systems import cpca_lines, jieba_ns

ROUNDS, STARTS = 10, 5
"""How often every page is read by every system, and how often a command is started."""
IMPORTS = "import folium, geopandas"
MEMORY = """
import re
from pathlib import Path
from gazetteer import load_gazetteer, resolve_page
from seeds import cut_articles, read_pages, sample_pages
gazetteer = load_gazetteer()
for page in read_pages(sample_pages()):
    resolve_page(page, cut_articles(page), gazetteer)
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""Linux's own count of the most memory held: that of getrusage begins with what the parent process held."""


def main() -> int:
    """Measure and print."""
    data = [path.read_bytes() for path in sample_pages()]
    load_gazetteer()  # compiles the cache where there is none
    gazetteer, load = _timed(load_gazetteer)
    print(
        table(
            "characters per second, one core",
            ["", "characters/s", "ours is … times as fast"],
            speeds(data, gazetteer),
        )
    )
    print(
        table("loading and starting", ["", "", ""], [["gazetteer, compiled", f"{load:.3f} s", ""], *starts()])
    )
    return 0


def speeds(data: list[bytes], gazetteer: Gazetteer) -> list[list[str]]:
    """Rows of the first table: the rooms, the whole way, and the others on the same text."""
    pages = [page_from_bytes(one, path=f"{number}.txt") for number, one in enumerate(data)]
    cut = [(page, cut_articles(page)) for page in pages]
    length = sum(len(page.text) for page in pages)
    texts = [Case(page.doc, "", page.text, ()) for page in pages]
    tagger, divisions = jieba_ns(), cpca_lines()
    seconds = best(
        {
            "seeds: bytes to articles": [partial(_articles, one) for one in data],
            "gazetteer: articles to places": [partial(resolve_page, *one, gazetteer) for one in cut],
            "whole way: bytes to places": [partial(_whole, one, gazetteer) for one in data],
            "jieba.posseg": [partial(tagger, text) for text in texts],
            "cpca": [partial(divisions, text) for text in texts],
        }
    )
    ours = seconds["whole way: bytes to places"]
    return [[name, f"{length / spent:,.0f}", f"{spent / ours:.2f}"] for name, spent in seconds.items()]


def starts() -> list[list[str]]:
    """Rows of the second table: starts of the command and memory, each beside what it is measured against."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "map.html")
        build = spawned("-m", "maps", "build", "-o", target)
    bare, imports, helped = spawned("-c", "pass"), spawned("-c", IMPORTS), spawned("-m", "maps", "--help")
    held = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True).stdout
    return [
        ["bare python", f"{bare:.3f} s", ""],
        ["mengtu --help", f"{helped:.3f} s", f"{helped - bare:+.3f} s over bare python"],
        [f'python -c "{IMPORTS}"', f"{imports:.3f} s", ""],
        ["mengtu build of the sample pages", f"{build:.3f} s", f"{build / imports:.2f} times the imports"],
        ["most memory, sample pages resolved", f"{int(held) / 1024:.0f} MB", ""],
    ]


def best(systems: dict[str, list[Callable[[], object]]]) -> dict[str, float]:
    """Seconds on the CPU that each system takes for all its pages, each at its best of several rounds."""
    least = {name: [math.inf] * len(pages) for name, pages in systems.items()}
    for _ in range(ROUNDS):
        for name, pages in systems.items():
            least[name] = [min(known, spent(page)) for known, page in zip(least[name], pages, strict=True)]
    return {name: sum(seconds) for name, seconds in least.items()}


def spent(run: Callable[[], object]) -> float:
    """Seconds on the CPU of one run."""
    begin = time.process_time()
    run()
    return time.process_time() - begin


def spawned(*arguments: str) -> float:
    """Seconds of a new interpreter with these arguments, the best of several."""
    rounds = []
    for _ in range(STARTS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        rounds.append(time.perf_counter() - begin)
    return min(rounds)


def _timed(run: Callable[[], Gazetteer]) -> tuple[Gazetteer, float]:
    begin = time.perf_counter()
    made = run()
    return made, time.perf_counter() - begin


def _articles(data: bytes) -> list[Article]:
    return cut_articles(page_from_bytes(data, path="page.txt"))


def _whole(data: bytes, gazetteer: Gazetteer) -> None:
    page = page_from_bytes(data, path="page.txt")
    resolve_page(page, cut_articles(page), gazetteer)


if __name__ == "__main__":
    sys.exit(main())
