"""What can go wrong in `geo`."""

from __future__ import annotations


class GeoError(Exception):
    """Base of every error raised by `geo`."""


class CoordinateError(GeoError, ValueError):
    """A longitude or latitude lies outside the Earth, or an array has the wrong shape."""


class BoundaryError(GeoError, ValueError):
    """Boundaries are missing, do not fit together, or have no such level."""


class TopologyError(GeoError, ValueError):
    """An encoded topology cannot be decoded."""
