"""What can go wrong in `gazetteer`."""

from __future__ import annotations


class GazetteerError(Exception):
    """Base of every error raised by `gazetteer`."""


class TableError(GazetteerError, ValueError):
    """A table of the catalogue or of a reader is missing, or a cell of it cannot be read."""


class UnknownPlaceError(GazetteerError, LookupError):
    """No place of the catalogue has this id."""


class CorrectionError(TableError):
    """A table of corrections says what cannot be done; the notes tell the first of the bad rows."""


class UserPlacesError(TableError):
    """A user's own table of places holds what is no place."""
