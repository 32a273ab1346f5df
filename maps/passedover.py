"""Files that a command passes over: told as they come, and what they make of its exit status."""

from __future__ import annotations

from dataclasses import dataclass

from maps.progress import report_error
from seeds.errors import PageError, RepeatedPageError


@dataclass(slots=True)
class PassedOver:
    """
    What `seeds.read_pages` tells of files that it passes over.

    Parameters
    ----------
    quiet : bool
        Say nothing of copies: nothing of theirs is missing from the result.

    Attributes
    ----------
    status : int
        The command's exit status: 1 once a file could not be read, for the result lacks it.
    """

    quiet: bool = False
    status: int = 0

    def __call__(self, error: PageError) -> None:
        """Report one file."""
        is_copy = isinstance(error, RepeatedPageError)
        report_error(f"passed over {error}", quiet=self.quiet and is_copy)
        if not is_copy:
            self.status = 1
