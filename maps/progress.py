"""What a command tells its user: progress and short reports, on standard error.

A bar is shown only at a terminal; ``--quiet`` silences everything but errors. Colour follows ``NO_COLOR``.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many of it are done, and how many there are (0 where that is unknown)."""


Item = TypeVar("Item")


def silent(stage: str, done: int, total: int) -> None:
    """Ignore progress."""


def report(message: str, *, quiet: bool = False) -> None:
    """Write one line to standard error, unless `quiet`."""
    if not quiet and sys.stderr is not None:  # it is None where the user has closed it
        sys.stderr.write(f"{message}\n")
        sys.stderr.flush()


def report_error(error: object, *, quiet: bool = False) -> None:
    """Write an error as one line, whatever it says, under the program's name, and each of its notes."""
    for line in (str(error), *getattr(error, "__notes__", ())):
        report(f"mengtu: {' '.join(line.split())}", quiet=quiet)


@contextlib.contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[Progress]:
    """
    Show a bar on standard error while the block runs, if that is a terminal.

    Parameters
    ----------
    quiet : bool
        Show nothing.

    Yields
    ------
    Progress
        The function to call as work goes on.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield silent
        return
    # rich is imported only here: a pipe never pays for it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, object] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage)
            bar.update(tasks[stage], completed=done, total=total or None)  # type: ignore[arg-type]

        yield show


def counting(items: Iterable[Item], progress: Progress, stage: str = "pages") -> Iterator[Item]:
    """Hand on `items`, telling `progress` of each when the next is asked for."""
    for count, item in enumerate(items, start=1):
        yield item
        progress(stage, count, 0)
