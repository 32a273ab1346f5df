"""`maps`: layers → one HTML page; the command line.

The public names load on first use, for the command line must answer ``--help`` before folium is imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.atlas import Atlas, draw, news_map, read_atlas
    from maps.elements import Explorer
    from maps.errors import (
        AssetError,
        MapsError,
        NothingFoundError,
        OptionError,
        OutputError,
        PageDataError,
        TableError,
    )
    from maps.newsmap import NewsMap
    from maps.owndata import explorer
    from maps.pipeline import ParsedPage, pages_of, parse

__all__ = [
    "AssetError",
    "Atlas",
    "Explorer",
    "MapsError",
    "NewsMap",
    "NothingFoundError",
    "OptionError",
    "OutputError",
    "PageDataError",
    "ParsedPage",
    "TableError",
    "draw",
    "explorer",
    "news_map",
    "pages_of",
    "parse",
    "read_atlas",
]

_HOMES = {
    "maps.atlas": ("Atlas", "draw", "news_map", "read_atlas"),
    "maps.elements": ("Explorer",),
    "maps.errors": (
        "AssetError",
        "MapsError",
        "NothingFoundError",
        "OptionError",
        "OutputError",
        "PageDataError",
        "TableError",
    ),
    "maps.newsmap": ("NewsMap",),
    "maps.owndata": ("explorer",),
    "maps.pipeline": ("ParsedPage", "pages_of", "parse"),
}


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
