"""What can go wrong in `maps`, each also of the matching builtin kind."""

from __future__ import annotations


class MapsError(Exception):
    """Base of every error raised by `maps`."""


class OutputError(MapsError, OSError):
    """A result could not be written."""


class OptionError(MapsError, ValueError):
    """An option was given a value that it cannot have."""


class AssetError(MapsError, RuntimeError):
    """The front end's bundle is damaged."""


class NothingFoundError(MapsError, LookupError):
    """A question has no answer."""


class PageDataError(MapsError, ValueError):
    """A page holds no data block of ours, or a damaged one."""


class TableError(MapsError, ValueError):
    """A user's own table lacks a column, or a cell of it cannot be read."""
