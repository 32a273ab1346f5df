"""Results to files: whole or not at all, and never over what the run reads.

A regular file is written beside its goal under a hidden name and moved into place when complete, so a reader
never meets half a file and an interrupted run leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from maps.errors import OutputError

STANDARD = "-"
"""The name of standard input or output."""


def refuse_overwriting(outputs: Iterable[str | Path | None], inputs: Iterable[str | Path | None]) -> None:
    """
    Refuse results that would take the place of an input, or of each other.

    Parameters
    ----------
    outputs, inputs : iterable of str, Path or None
        Names of files, ``-`` for standard output or input, None for what is not wanted.

    Raises
    ------
    OutputError
        If an output is one of the inputs, by whatever name, or one file would be written twice.
    """
    goals = [output for output in outputs if output is not None and str(output) != STANDARD]
    sources = [Path(source) for source in inputs if source is not None and Path(source).is_file()]
    for number, goal in enumerate(goals):
        path = Path(goal)
        if path.is_file() and any(path.samefile(source) for source in sources):
            raise OutputError(f"{goal}: is read by this run, not overwritten")
        if path.resolve() in [Path(other).resolve() for other in goals[:number]]:
            raise OutputError(f"{goal}: would be written twice, expected another name for the output")


def write_output(target: str | Path, data: bytes) -> None:
    """
    Write `data` to the file `target`, or to standard output for ``-``.

    Parameters
    ----------
    target : str or Path
        A file name; parent folders must exist.
    data : bytes
        The whole content.

    Raises
    ------
    OutputError
        If the file cannot be written; whatever stood there before still does.
    """
    with open_output(target) as stream:
        stream.write(data)


@contextlib.contextmanager
def open_output(target: str | Path) -> Iterator[IO[bytes]]:
    """
    Open `target` for writing bytes; it appears under its name only when the block ends without an error.

    Parameters
    ----------
    target : str or Path
        A file name, ``-`` for standard output, or a device or pipe, which is written directly.

    Yields
    ------
    IO[bytes]
        A binary stream.

    Raises
    ------
    OutputError
        If the file cannot be made, written or moved into place. Other errors of the block pass through.
    """
    if str(target) == STANDARD:
        with _writing("standard output"):
            yield _standard_output()
            sys.stdout.buffer.flush()
        return
    path = Path(target).resolve()
    if path.is_dir():
        raise OutputError(f"{target}: is a folder, expected a file name")
    if path.exists() and not path.is_file():
        with _naming(target):
            device = path.open("wb")
        with _writing(target), device:
            yield device
        return
    with _naming(target):
        handle, hidden = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(hidden)
    try:
        with _writing(target), os.fdopen(handle, "wb") as stream:
            yield stream
        with _naming(target):
            part.chmod(_mode(path))
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _standard_output() -> IO[bytes]:
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    return sys.stdout.buffer


@contextlib.contextmanager
def _writing(target: str | Path) -> Iterator[None]:
    """Name the target in an error of writing, which names no file; a pipe that closes is no error of ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno is None or error.filename is not None:
            raise
        raise OutputError(f"{target}: {error.strerror}") from error


@contextlib.contextmanager
def _naming(target: str | Path) -> Iterator[None]:
    """Turn an error of the file system into one that names the file the user asked for."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{target}: {error.strerror or error}") from error


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, or those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
