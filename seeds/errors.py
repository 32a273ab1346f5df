"""What can go wrong between a file and its articles."""

from __future__ import annotations


class SeedsError(Exception):
    """Base of every error raised by `seeds`."""


class DecodingError(SeedsError, ValueError):
    """Bytes are no text, or not in the encoding that they seem to have.

    `offset` counts bytes from 0 and is None where no single byte is to blame.
    """

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.offset = offset


class PageError(SeedsError, ValueError):
    """A file cannot become a page; the message is one line and starts with the file's name."""


class RepeatedPageError(PageError):
    """A file has the very bytes of one that has been read already."""


class SidecarError(PageError):
    """The file beside a page that states its newspaper and date is not as described."""
