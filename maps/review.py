"""Open and doubtful names as a table for a reader to fill in; what was filled in before stays."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from gazetteer import TableError, review_rows, write_review
from gazetteer.readers.corrections import NEEDED, Key, mention_keys, row_key
from gazetteer.readers.reviewing import COLUMNS
from gazetteer.readers.usertables import Row, read_user_table
from maps.output import STANDARD
from maps.pipeline import ParsedPage


def review_table(pages: Iterable[ParsedPage], kept: Iterable[Row] = ()) -> tuple[str, int]:
    """
    Write what is open or doubtful as CSV.

    Parameters
    ----------
    pages : iterable of ParsedPage
        The pages, resolved.
    kept : iterable of dict
        Rows that a reader has filled in, as `read_filled` returns them; they come first, and the spots and
        names that they settle are not asked again.

    Returns
    -------
    tuple of str and int
        The CSV, and the number of rows to look at.
    """
    filled = list(kept)
    settled = {row_key(row) for row in filled if row["place"].strip() or row.get("start")}
    rows = [row for parsed in pages for row in review_rows(parsed.page, parsed.resolutions)]
    asked = [row for row in rows if settled.isdisjoint(_keys(row))]
    buffer = io.StringIO()
    write_review(buffer, [*filled, *asked])
    return buffer.getvalue(), len(asked) + sum(not row["place"].strip() for row in filled)


def read_filled(path: str | Path) -> list[Row]:
    """
    Read the rows of an earlier table in which a reader has written something.

    Parameters
    ----------
    path : str or Path
        A table of corrections; one that does not exist or is empty has no rows, nor has standard output.

    Returns
    -------
    list of dict
        Column → cell, for rows whose `place`, or a column of the reader's own, is filled.

    Raises
    ------
    TableError
        If the file is there but is no such table; nothing of it is lost.
    """
    file = Path(path)
    if str(path) == STANDARD or not file.is_file() or not file.stat().st_size:
        return []
    try:
        table = read_user_table(file, NEEDED)
    except TableError as error:
        error.add_note(f"{path}: not overwritten")
        raise
    theirs = [column for column in table.columns if column not in COLUMNS] + ["place"]
    return [row for _, row in table.rows if any(row[column].strip() for column in theirs)]


def _keys(row: Row) -> tuple[Key, Key, Key]:
    return mention_keys(row["sha256"], row["start"], row["newspaper"], row["surface"])
