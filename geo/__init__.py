"""Resolutions → layers: frames in WGS-84, boundaries, counts, a still picture."""

from __future__ import annotations

from geo.boundaries import SOURCE, Level, read_boundaries, read_surroundings, read_topology
from geo.counts import count_articles
from geo.errors import BoundaryError, CoordinateError, GeoError, TopologyError
from geo.frames import articles_frame, mentions_frame, open_names_frame, places_frame
from geo.layers import Layers, layers
from geo.locate import locate
from geo.picture import write_picture
from geo.topology import Feature, decode_topology, encode_topology
from geo.transforms import gcj02_to_wgs84, wgs84_to_gcj02

__all__ = [
    "SOURCE",
    "BoundaryError",
    "CoordinateError",
    "Feature",
    "GeoError",
    "Layers",
    "Level",
    "TopologyError",
    "articles_frame",
    "count_articles",
    "decode_topology",
    "encode_topology",
    "gcj02_to_wgs84",
    "layers",
    "locate",
    "mentions_frame",
    "open_names_frame",
    "places_frame",
    "read_boundaries",
    "read_surroundings",
    "read_topology",
    "wgs84_to_gcj02",
    "write_picture",
]
