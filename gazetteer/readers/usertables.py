"""A table that a person has saved → its text, its rows with their lines.

Enters: a file as editors and spreadsheets save it: UTF-8 or UTF-16 with or without byte order mark, GB18030;
cells parted by commas, semicolons or tabs. Leaves: text, or rows by the names of their columns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import GazetteerError, TableError
from seeds import DecodingError, decode

LEGACY = "gb18030"
"""What spreadsheets in China save in where they do not save UTF-8."""
DELIMITERS = ",;\t"
FEW = 5
"""Lines shown of a longer list."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class UserTable:
    """Column → cell for each row that is not blank, with the line of the file on which the row ends."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]


def read_text(path: Path) -> str:
    """
    Read a file that a person has saved.

    Raises
    ------
    TableError
        If it cannot be read or is no text.
    """
    try:
        return decode(path.read_bytes(), legacy=LEGACY)[0]
    except OSError as error:
        raise TableError(f"{path}: cannot be read: {error.strerror or error}") from error
    except DecodingError as error:
        raise TableError(f"{path}: cannot be read: {error}") from error


def read_user_table(path: Path, needed: Sequence[str]) -> UserTable:
    """
    Read a CSV table; columns beyond those needed are kept.

    Parameters
    ----------
    path : Path
        The file.
    needed : sequence of str
        Columns that it must have.

    Returns
    -------
    UserTable
        Cells that a row lacks are empty.

    Raises
    ------
    TableError
        If the file cannot be read, lacks a column or has one twice, or a row has more cells than columns.
    """
    text = read_text(path)
    # csv.Sniffer would also look at the rows, whose texts are full of commas
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(path, next(reader), needed)
        rows = [(reader.line_num, _filled(cells)) for cells in reader]
    except csv.Error as error:
        raise TableError(f"{path} line {reader.line_num}: cannot be read: {error}") from error
    rows = [(line, cells) for line, cells in rows if cells]
    beyond = [
        f"{path} line {line}: {cells[-1]!r} is in no column" for line, cells in rows if cells[len(columns) :]
    ]
    if beyond:
        expected = f"a cell that holds {delimiter!r} needs quotes"
        raise with_notes(TableError(f"{path}: rows are longer than the header; {expected}"), beyond)
    blank = dict.fromkeys(columns, "")
    return UserTable(
        columns, tuple((line, blank | dict(zip(columns, cells, strict=False))) for line, cells in rows)
    )


def with_notes(error: GazetteerError, lines: Iterable[str]) -> GazetteerError:
    """Add the first of many complaints to an error, as notes; the command prints each as a line."""
    for line in first_few(lines):
        error.add_note(line)
    return error


def first_few(lines: Iterable[str]) -> list[str]:
    """
    Shorten a list to its first lines and the number of the others.

    Examples
    --------
    >>> first_few("abcdefg")
    ['a', 'b', 'c', 'd', 'e', '… and 2 more']
    """
    every = list(lines)
    more = [f"… and {len(every) - FEW} more"] if len(every) > FEW else []
    return every[:FEW] + more


def _columns(path: Path, header: list[str], needed: Sequence[str]) -> tuple[str, ...]:
    names = [name.strip() for name in _filled(header)]
    if missing := [name for name in needed if name not in names]:
        raise TableError(f"{path}: columns are {', '.join(names)}, expected also {', '.join(missing)}")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise TableError(f"{path}: two columns are called {twice[0]!r}, expected one")
    return tuple(names)


def _filled(cells: list[str]) -> list[str]:
    """Leave out the blank cells at the end of a row."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells
