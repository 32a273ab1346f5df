"""Open and doubtful names as a table for a reader to fill in; what was filled in before stays."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from gazetteer import review_rows, write_review
from gazetteer.errors import CorrectionError
from maps.output import STANDARD
from maps.pipeline import ParsedPage

Row = dict[str, str]


def review_table(pages: Iterable[ParsedPage], kept: Iterable[Row] = ()) -> tuple[str, int]:
    """
    Write what is open or doubtful as CSV.

    Parameters
    ----------
    pages : iterable of ParsedPage
        The pages, resolved.
    kept : iterable of dict
        Rows that a reader has filled in, as `read_filled` returns them; they come first and are not asked
        again.

    Returns
    -------
    tuple of str and int
        The CSV, and the number of rows to look at.
    """
    filled = list(kept)
    answered = {_spot(row) for row in filled}
    rows = [row for parsed in pages for row in review_rows(parsed.page, parsed.resolutions)]
    asked = [row for row in rows if _spot(row) not in answered]
    buffer = io.StringIO()
    write_review(buffer, [*filled, *asked])
    return buffer.getvalue(), len(asked)


def read_filled(path: str | Path) -> list[Row]:
    """
    Read the rows of an earlier table whose last column a reader has filled in.

    Parameters
    ----------
    path : str or Path
        A table of corrections; one that does not exist has no rows, nor has standard output.

    Returns
    -------
    list of dict
        Column → cell.

    Raises
    ------
    CorrectionError
        If the file is there but is no such table.
    """
    if str(path) == STANDARD or not Path(path).is_file():
        return []
    try:
        rows = list(csv.DictReader(Path(path).read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorrectionError(f"{path}: cannot be read: {error}") from error
    if rows and not {"surface", "place"} <= set(rows[0]):
        raise CorrectionError(f"{path}: is no table of corrections, not overwritten")
    return [row for row in rows if (row["place"] or "").strip()]


def _spot(row: Row) -> tuple[str, str]:
    return row.get("sha256") or "", row.get("start") or ""
