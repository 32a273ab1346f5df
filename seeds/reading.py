"""Files → pages: bytes, what the file's name says, and what the file beside it says.

What cannot be read, and copies of what has been read, are handed to whoever asked for the pages.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from seeds.decoding import decode
from seeds.errors import DecodingError, PageError, RepeatedPageError, SidecarError
from seeds.issue_dates import PRINTED_YEARS, date_in_name, infer_issue
from seeds.mastheads import newspaper_in
from seeds.records import IssueDate, Page

PassOver = Callable[[PageError], None]
"""Called with what is wrong with a file; the rest is read unless it raises an error."""

logger = logging.getLogger(__name__)

_SUFFIXES = frozenset([".txt", ".md", ".markdown", ".text"])
_SIDECARS: dict[str, Callable[[str], Any]] = {".json": json.loads, ".toml": tomllib.loads}
_SIDECAR_KEYS = frozenset(["newspaper", "date", "page"])


def page_from_bytes(
    data: bytes, *, path: str, newspaper: str | None = None, issue: date | None = None
) -> Page:
    """
    Make a page of a file's bytes.

    Parameters
    ----------
    data : bytes
        The whole file.
    path : str
        How the user names it; a date in its last part dates the page.
    newspaper : str, optional
        The newspaper's name where it is known.
    issue : date, optional
        The day of printing where it is known.

    Raises
    ------
    PageError
        If the bytes are no text; the message is one line with file, offset and what was expected.

    Examples
    --------
    >>> page_from_bytes("策克口岸".encode(), path="a/2025-11-04.txt").issue.value
    datetime.date(2025, 11, 4)
    """
    try:
        text, decoding = decode(data)
    except DecodingError as error:
        raise PageError(f"{path}: {error}") from error
    digest = hashlib.sha256(data).hexdigest()
    return Page(
        id=digest[:16],
        doc=path if path == "-" else Path(path).name,
        path=path,
        text=text,
        sha256=digest,
        decoding=decoding,
        newspaper=newspaper or newspaper_in(text),
        issue=_issue(path, text, issue),
    )


def read_page(path: str | Path, *, newspaper: str | None = None, issue: date | None = None) -> Page:
    """
    Read one file, or standard input for ``-``.

    A file ``<name>.json`` or ``<name>.toml`` beside it may state ``newspaper``, ``date`` (ISO 8601) and
    ``page``; the arguments outweigh it.

    Raises
    ------
    PageError
        If the file cannot be read or is no text.
    SidecarError
        If the file beside it is not as described.
    """
    if str(path) == "-":
        return page_from_bytes(_read_standard_input(), path="-", newspaper=newspaper, issue=issue)
    file = Path(path)
    data = _read_bytes(file)
    beside = read_sidecar(file)
    return page_from_bytes(
        data,
        path=str(path),
        newspaper=newspaper or beside.get("newspaper"),
        issue=issue or beside.get("date"),
    )


def only_copies(error: PageError) -> None:
    """Pass over a copy of a page; anything else that is wrong ends the reading."""
    if not isinstance(error, RepeatedPageError):
        raise error
    logger.info("%s", error)


def read_pages(paths: Iterable[str | Path], *, pass_over: PassOver = only_copies) -> Iterator[Page]:
    """
    Read files, folders and ``-`` in the order of `page_files`, each page once.

    Parameters
    ----------
    paths : iterable of str or Path
        As for `page_files`.
    pass_over : callable
        Told of every file that cannot be read or has the bytes of one before it.

    Yields
    ------
    Page
        No two of the same bytes.

    Raises
    ------
    PageError
        If a folder has no text file, no file at all can be read, or `pass_over` says so.
    """
    files = page_files(paths)
    read: dict[str, str] = {}
    for number, file in enumerate(files, start=1):
        try:
            page = read_page(file)
            if page.sha256 in read:
                raise RepeatedPageError(f"{file}: the same bytes as {read[page.sha256]}, read once")
        except PageError as error:
            if not read and number == len(files):
                raise
            pass_over(error)
            continue
        read[page.sha256] = page.path
        yield page


def page_files(paths: Iterable[str | Path]) -> list[str | Path]:
    """
    List what `read_pages` reads: paths in the order given, a folder's files in the order of their names.

    Of a folder, text files (``.txt``, ``.md``) are read, those of its subfolders too, hidden ones not.

    Raises
    ------
    PageError
        If a folder has no text file.
    """
    files: list[str | Path] = []
    for path in paths:
        is_folder = str(path) != "-" and Path(path).is_dir()
        files += _files_in(Path(path)) if is_folder else [path]
    return files


def sample_pages() -> list[Path]:
    """List the five sample pages that come with the package, in the order of their names."""
    return _files_in(Path(__file__).parent / "pages")


def read_sidecar(file: Path) -> dict[str, Any]:
    """
    Read what stands beside a page file: newspaper, date, page.

    Returns
    -------
    dict
        Empty where there is no such file; ``date`` is a `datetime.date`.

    Raises
    ------
    SidecarError
        If it is no JSON or TOML table, or a value is of the wrong type.
    """
    beside = sidecar_of(file)
    if beside is None:
        return {}
    try:
        stated = _SIDECARS[beside.suffix](beside.read_text(encoding="utf-8-sig"))
    except (ValueError, OSError) as error:
        raise SidecarError(f"{beside}: {_one_line(error)}, expected {beside.suffix[1:].upper()}") from error
    return _checked(beside, stated)


def sidecar_of(file: Path) -> Path | None:
    """Find what stands beside a page file and states its newspaper and date."""
    beside = (file.with_name(file.name + suffix) for suffix in _SIDECARS)
    return next((path for path in beside if path.is_file()), None)


def _checked(beside: Path, stated: object) -> dict[str, Any]:
    if not isinstance(stated, dict):
        raise SidecarError(
            f"{beside}: {type(stated).__name__} found, expected a table with newspaper, date, page"
        )
    checked: dict[str, Any] = {key: value for key, value in stated.items() if key in _SIDECAR_KEYS}
    name, day = checked.get("newspaper"), checked.get("date")
    if name is not None and not isinstance(name, str):
        raise SidecarError(f"{beside}: newspaper is {name!r}, expected a string")
    if isinstance(day, datetime):
        checked["date"] = day.date()
    elif day is not None and not isinstance(day, date):
        try:
            checked["date"] = date.fromisoformat(day)
        except (TypeError, ValueError):
            raise SidecarError(f"{beside}: date is {day!r}, expected YYYY-MM-DD") from None
    if day is not None and checked["date"].year not in PRINTED_YEARS:
        first, last = PRINTED_YEARS[0], PRINTED_YEARS[-1]
        raise SidecarError(f"{beside}: date is {checked['date']}, expected a day of {first} to {last}")
    return checked


def _issue(path: str, text: str, stated: date | None) -> IssueDate:
    if stated is not None:
        return IssueDate(stated, "stated by the user or the file beside the page", 1.0)
    return date_in_name(Path(path).name) or infer_issue(text)


def _files_in(folder: Path) -> list[Path]:
    files = sorted(
        f
        for f in folder.rglob("*")
        if f.suffix.lower() in _SUFFIXES
        and f.is_file()
        and not any(part.startswith(".") for part in f.relative_to(folder).parts)
    )
    if not files:
        raise PageError(f"{folder}: no text file found, expected {', '.join(sorted(_SUFFIXES))}")
    return files


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise PageError("-: standard input is closed, expected a page")
    return sys.stdin.buffer.read()


def _read_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise PageError(f"{file}: {error.strerror or _one_line(error)}, expected a readable file") from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
