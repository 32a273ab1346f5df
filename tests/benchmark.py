"""How fast the way from bytes to places is, beside jieba and cpca: ``python -m tests.benchmark``.

The text is the sample pages, repeated. Every speed is the best of several rounds, so that other work on the
machine counts as little as it can; cpca gets the text line by line, as in the scores.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gazetteer import Gazetteer, load_gazetteer, resolve_page
from seeds import Article, Page, cut_articles, page_from_bytes, sample_pages
from tests.scoring.annotation import Case
from tests.scoring.report import table
from tests.scoring.systems import cpca_lines, jieba_ns

ROUNDS = 5
ROUND_SECONDS = 0.2
"""A round repeats a quick thing until it has lasted that long."""
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
    seconds = {
        "seeds: bytes to articles": best(lambda: _articles(data)),
        "gazetteer: articles to places": best(lambda: _places(cut, gazetteer)),
        "whole way: bytes to places": best(lambda: _whole(data, gazetteer)),
        "jieba.posseg": best(lambda: [tagger(text) for text in texts]),
        "cpca": best(lambda: [divisions(text) for text in texts]),
    }
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


def best(run: Callable[[], object]) -> float:
    """Seconds of one run, the best mean of several rounds."""
    means = []
    for _ in range(ROUNDS):
        runs, begin = 0, time.perf_counter()
        while time.perf_counter() - begin < ROUND_SECONDS:
            run()
            runs += 1
        means.append((time.perf_counter() - begin) / runs)
    return min(means)


def spawned(*arguments: str) -> float:
    """Seconds of a new interpreter with these arguments, the best of several."""
    rounds = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        rounds.append(time.perf_counter() - begin)
    return min(rounds)


def _timed(run: Callable[[], Gazetteer]) -> tuple[Gazetteer, float]:
    begin = time.perf_counter()
    made = run()
    return made, time.perf_counter() - begin


def _articles(data: list[bytes]) -> None:
    for one in data:
        cut_articles(page_from_bytes(one, path="page.txt"))


def _places(cut: list[tuple[Page, list[Article]]], gazetteer: Gazetteer) -> None:
    for page, articles in cut:
        resolve_page(page, articles, gazetteer)


def _whole(data: list[bytes], gazetteer: Gazetteer) -> None:
    for one in data:
        page = page_from_bytes(one, path="page.txt")
        resolve_page(page, cut_articles(page), gazetteer)


if __name__ == "__main__":
    sys.exit(main())
