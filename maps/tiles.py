"""Base tiles by name, and the datum they are drawn in.

Enters: a name of ``data/tiles.csv``, of the xyzservices catalogue, or a URL template. Leaves: folium layers,
and what the page's script must know to draw upon them. Nothing is fetched here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from folium.raster_layers import TileLayer

from maps.errors import OptionError
from maps.security import source_of

Datum = Literal["wgs84", "gcj02"]

TABLE = Path(__file__).parent / "data" / "tiles.csv"
GCJ02_HOSTS = ("autonavi.com", "amap.com")
"""Hosts whose tiles are in GCJ-02, whatever name or template leads there."""

MAX_ZOOM = 18
PLACEHOLDERS = ("x", "y", "-y", "z", "s", "r", "key")
"""What a template may leave open: Leaflet fills in all but the last."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class BaseTiles:
    """Layers of tiles, lowest first, all in one datum."""

    layers: tuple[TileLayer, ...]
    datum: Datum


def base_tiles(name: str, *, key: str | None = None, credit: str | None = None) -> BaseTiles:
    """
    Find the base tiles that a user asks for.

    Parameters
    ----------
    name : str
        A name of ``data/tiles.csv`` (``tianditu-vec``, ``amap``, ``osm`` …), a name of xyzservices
        (``Esri.WorldImagery``), or an http(s) template with ``{x}``, ``{y}`` and ``{z}``.
    key : str, optional
        The user's key for the service; stands for ``{key}``. It is readable in the page.
    credit : str, optional
        Whom a template's tiles are from, plain text; by default its host.

    Returns
    -------
    BaseTiles
        With the attribution that the map will show.

    Raises
    ------
    OptionError
        If nothing is called so, the template lacks a part, has one that nobody fills in or a host that no
        page can load from, or a key is wanted and missing.
    """
    rows = [row for row in _read_table() if row["name"] == name.lower()]
    if rows:
        return BaseTiles(
            tuple(_layer(row, key, first=row is rows[0]) for row in rows),
            "gcj02" if rows[0]["datum"] == "gcj02" else "wgs84",
        )
    if "://" in name:
        return _template(name, key, credit)
    return _provider(name, key)


def tile_names() -> tuple[str, ...]:
    """Return the names of ``data/tiles.csv``."""
    return tuple(dict.fromkeys(row["name"] for row in _read_table()))


def shift_area() -> list[str]:
    """
    Write the area in which GCJ-02 is in force, for the page's script.

    Returns
    -------
    list of str
        Rings of mainland China's polygons as `geo.topology` writes arcs; inside is what an odd number of
        rings surrounds. The vertices are `geo.transforms.read_mainland`'s own: nothing is lost.
    """
    import shapely  # as geopandas, only when a map needs it

    from geo.topology import STEPS, encode_arc
    from geo.transforms import read_mainland

    rings = [
        ring
        for polygon in shapely.get_parts(read_mainland())
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    steps = [(shapely.get_coordinates(ring) * STEPS).round().astype(int).tolist() for ring in rings]
    return [encode_arc([(x, y) for x, y in ring]) for ring in steps]


def _layer(row: Mapping[str, str], key: str | None, *, first: bool) -> TileLayer:
    return TileLayer(
        tiles=_keyed(row["name"], row["url"], key),
        attr=escape(row["attribution"]),
        name=row["name"],
        overlay=not first,
        max_zoom=MAX_ZOOM,
        max_native_zoom=min(int(row["max_zoom"]), MAX_ZOOM),
    )


def _template(url: str, key: str | None, credit: str | None) -> BaseTiles:
    if not source_of(url):
        raise OptionError(f"tiles {url!r}: expected an http or https address with the name of a host")
    unknown = [name for name in _PLACEHOLDER.findall(url) if name not in PLACEHOLDERS]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise OptionError(f"tiles {url!r}: nothing fills in {{{unknown[0]}}}, expected {known}")
    if "{x}" not in url or "{z}" not in url or not ("{y}" in url or "{-y}" in url):
        raise OptionError(f"tiles {url!r}: expected {{x}}, {{y}} and {{z}} in the address")
    words = escape(credit or urlsplit(url).netloc.rpartition("@")[2])
    layer = TileLayer(tiles=_keyed(url, url, key), attr=words, name="tiles", max_zoom=MAX_ZOOM)
    return BaseTiles((layer,), _datum(url))


def _provider(name: str, key: str | None) -> BaseTiles:
    import xyzservices.providers

    try:
        provider = xyzservices.providers.query_name(name)
    except ValueError:
        known = ", ".join(tile_names())
        raise OptionError(
            f"tiles {name!r}: expected one of {known}, a name of xyzservices, "
            "or an address with {x}, {y} and {z}"
        ) from None
    blanks = [part for part, value in provider.items() if str(value).startswith("<insert")]
    if blanks and not key:
        raise OptionError(f"tiles {name!r}: need a key, expected --tiles-key")
    provider = provider.copy()
    provider.update({part: quote(key or "", safe="") for part in blanks})
    # One host is enough since HTTP/2, and all that the page's policy need admit.
    provider["url"] = provider.url.replace("{s}", provider.get("subdomains", "abc")[0])
    layer: Any = TileLayer(tiles=provider, max_zoom=MAX_ZOOM)
    return BaseTiles((layer,), _datum(provider.url))


def _keyed(name: str, url: str, key: str | None) -> str:
    if "{key}" in url and not key:
        raise OptionError(f"tiles {name!r}: need a key, expected --tiles-key")
    return url.replace("{key}", quote(key or "", safe=""))


def _datum(url: str) -> Datum:
    host = (urlsplit(url).hostname or "").lower()
    return "gcj02" if any(host == one or host.endswith(f".{one}") for one in GCJ02_HOSTS) else "wgs84"


def _read_table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
