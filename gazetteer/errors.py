"""What can go wrong in `gazetteer`."""

from __future__ import annotations


class GazetteerError(Exception):
    """Base of every error raised by `gazetteer`."""


class TableError(GazetteerError, ValueError):
    """A table of the catalogue is missing, or a cell of it cannot be read."""


class UnknownPlaceError(GazetteerError, LookupError):
    """No place of the catalogue has this id."""


class CorrectionError(GazetteerError, ValueError):
    """A table of corrections cannot be read, or says what cannot be done."""


class UserPlacesError(GazetteerError, ValueError):
    """A user's own table of places cannot be read."""
