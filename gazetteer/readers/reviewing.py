"""What a reader should look at: open and doubtful names → a table whose column `place` is to be filled in."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from gazetteer.readers.usertables import Row
from gazetteer.records import Resolution

if TYPE_CHECKING:
    from seeds.records import Page

COLUMNS = (
    "sha256",
    "start",
    "surface",
    "newspaper",
    "context",
    "reading",
    "score",
    "why",
    "candidates",
    "place",
)
DOUBTFUL = 0.85
"""Readings scored below this are put before the reader."""
REACH = 18
"""Characters of context on each side."""


def review_rows(page: Page, found: Iterable[Resolution], *, doubtful: float = DOUBTFUL) -> list[Row]:
    """
    Return what a reader should look at: open and doubtful names, the column `place` empty.

    Parameters
    ----------
    page : Page
        The page.
    found : iterable of Resolution
        Its resolutions.
    doubtful : float
        Readings scored below this are listed.

    Returns
    -------
    list of dict
        Keys are `COLUMNS`; a name that stands several times with one reading is listed once for each spot.
    """
    rows = []
    for one in found:
        if one.place is not None and one.score >= doubtful:
            continue
        mention = one.mention
        before = page.text[max(0, mention.start - REACH) : mention.start]
        after = page.text[mention.end : mention.end + REACH]
        context = re.sub(r"\s+", " ", f"{before}【{mention.surface}】{after}").strip()
        others = "; ".join(f"{c.place.id} {c.place.name} {c.score:.2f}" for c in one.candidates)
        values = (
            page.sha256,
            str(mention.start),
            mention.surface,
            page.newspaper or "",
            context,
            f"{one.place.id} {one.place.name}" if one.place else "",
            f"{one.score:.2f}",
            one.reason or "、".join(evidence.words for evidence in one.evidence[:3]),
            others,
            "",
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows


def write_review(file: TextIO, rows: Iterable[Row]) -> None:
    """Write the rows of `review_rows` as CSV with a header; columns of the reader's own follow ours."""
    written = list(rows)
    columns = dict.fromkeys([*COLUMNS, *(column for row in written for column in row)])
    writer = csv.DictWriter(file, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(written)
