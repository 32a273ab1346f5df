"""Gold pages: TSV tables beside raw texts, one row per toponym occurrence.

Columns ``line nth surface name adcode lat lon type class``: `line` counts from 1 and ends at line feeds only,
`nth` counts every occurrence of the surface on the line; ``~`` stands before one that the page breaks with
white space.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tests.scoring.annotation import Case, Row
from tests.scoring.atlas import Truth, reach


class GoldError(ValueError):
    """A gold row does not fit its text; the message names the table and the surface."""


def read_gold(tables: Path, texts: Path) -> list[tuple[Case, list[Truth]]]:
    """
    Read every table of a folder with the text of the same name.

    Raises
    ------
    GoldError
        If a row is not found in its text.
    FileNotFoundError
        If a table has no text.
    """
    pages = []
    for table in sorted(tables.glob("*.tsv")):
        stem = table.name.removesuffix(".tsv").removesuffix(".txt")
        text = (texts / f"{stem}.txt").read_bytes().decode("utf-8")
        pages.append(_page(table, stem, text))
    return pages


def _page(table: Path, stem: str, text: str) -> tuple[Case, list[Truth]]:
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    truths = []
    with table.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            line = int(row["line"])
            spans = locate(text, starts[line - 1], starts[line], row["surface"])
            if len(spans) < int(row["nth"] or 1):
                raise GoldError(f"{table.name}: {row['surface']} is not on line {line}")
            truths.append(_truth(row, *spans[int(row["nth"] or 1) - 1]))
    marks = tuple(Row(t.start, t.end, t.surface, "?", t.role) for t in truths)
    return Case(f"gold:{stem}", "gold pages", text, marks), truths


def locate(text: str, start: int, end: int, surface: str) -> list[tuple[int, int]]:
    """
    Spans of a surface that begin in ``text[start:end]``.

    >>> locate("乌\\n海,乌海", 0, 5, "~乌海"), locate("乌\\n海,乌海", 0, 6, "乌海")
    ([(0, 3)], [(4, 6)])
    """
    plain = surface.removeprefix("~")
    gap = r"\s*" if surface.startswith("~") else ""
    pattern = re.compile("(?=(" + gap.join(map(re.escape, plain)) + "))")
    spans = [found.span(1) for found in pattern.finditer(text, start) if found.start() < end]
    broken = [span for span in spans if span[1] - span[0] > len(plain)]
    return broken if surface.startswith("~") else spans


def _truth(row: dict[str, str], start: int, end: int) -> Truth:
    kind = re.split("[(（]", row["type"].lower())[0].strip() or "other"
    codes = frozenset({row["adcode"]}) if row["adcode"] else frozenset()
    points = ((float(row["lat"]), float(row["lon"])),) if row["lat"] else ()
    return Truth(start, end, row["surface"], kind, row["class"], codes, points, reach(kind))
