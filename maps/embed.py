"""A finished map in another page: iframe, script for its height, oEmbed record.

The frame is sandboxed without the page's origin: a map needs neither storage nor cookies. What frame and host
say to each other is described in ``maps/EMBED.md``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit

from branca.element import Element, Figure

from maps.assets import Raw, read_template
from maps.datascript import read_data_script
from maps.errors import NothingFoundError, OptionError

SANDBOX = "allow-scripts allow-popups"
WIDTH, HEIGHT = 960, 600
"""Pixels of a frame before it has said how high it would like to be."""

PLACE_ZOOM = 8
OEMBED = "oembed.json"

LANGUAGES = ("zh", "en")
THEMES = ("auto", "light", "dark")
DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9.\-]+|[0-9a-f:]+")


@dataclass(frozen=True, slots=True)
class Opening:
    """How an embedded map opens.

    language : ``zh`` or ``en``; theme : ``auto``, ``light`` or ``dark``; None leaves it to the page. place :
    id or name of a place to begin with. panel : whether the lists are shown.
    """

    language: str | None = None
    theme: str | None = None
    place: str | None = None
    panel: bool = True


def embed_code(
    html: str, source: str, *, opening: Opening | None = None, height: int = HEIGHT, name: str = "page"
) -> str:
    """
    Write the snippet that puts a map into another page.

    Parameters
    ----------
    html : str
        The map's page.
    source : str
        The address it will have, absolute or relative to the host page.
    opening : Opening, optional
        How it opens.
    height : int
        Pixels, until the script knows better.
    name : str
        What messages call the page.

    Returns
    -------
    str
        An iframe, lazy and sandboxed, and a script of half a kilobyte.

    Raises
    ------
    PageDataError
        If `html` is no page of ours.
    OptionError
        If the address is of another scheme than http(s).
    NothingFoundError
        If the map has no such place.
    """
    block = read_data_script(html, name=name)
    address = _address(source) + _fragment(block, opening or Opening(), name)
    frame = _frame(str(block["meta"]["title"]), address, height)
    return f"{frame}\n<script>\n{read_template('embed.js')}\n</script>\n"


def oembed(html: str, source: str, *, height: int = HEIGHT, name: str = "page") -> str:
    """
    Write the oEmbed record of a map.

    Parameters
    ----------
    html, source, height, name
        As for `embed_code`.

    Returns
    -------
    str
        JSON of type ``rich``, version 1.0.

    Raises
    ------
    PageDataError
        If `html` is no page of ours.

    References
    ----------
    .. [1] https://oembed.com, section 2.3.4.
    """
    meta = read_data_script(html, name=name)["meta"]
    record = {
        "version": "1.0",
        "type": "rich",
        "title": meta["title"],
        "provider_name": "mengtu",
        "width": WIDTH,
        "height": height,
        "html": embed_code(html, source, height=height, name=name),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def announce_oembed(page: Element) -> None:
    """Put the link by which consumers of oEmbed find the record beside the page into its head."""
    figure = page.get_root()
    assert isinstance(figure, Figure), "a map stands in a Figure"
    link = Raw(f'<link rel="alternate" type="application/json+oembed" href="{OEMBED}">')
    figure.header.add_child(link, name="mengtu_oembed")


def check_parents(origins: Iterable[str]) -> list[str]:
    """
    Check the origins that may speak to an embedded map, and write them as browsers do.

    Parameters
    ----------
    origins : iterable of str
        Such as ``https://example.org``.

    Returns
    -------
    list of str
        Lower case, without default ports, each once, in the order given.

    Raises
    ------
    OptionError
        If one is no http(s) origin: with a path, a wildcard, or of another scheme.

    Examples
    --------
    >>> check_parents(["https://Example.org:443", "http://localhost:8000"])
    ['https://example.org', 'http://localhost:8000']
    """
    return list(dict.fromkeys(map(_origin, origins)))


def _origin(text: str) -> str:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    rest = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in DEFAULT_PORTS or rest or not _HOST.fullmatch(host) or "@" in parts.netloc:
        raise OptionError(f"embed parent {text!r}: expected an origin such as https://example.org")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port in (None, DEFAULT_PORTS[parts.scheme]) else f":{port}")


def _address(source: str) -> str:
    try:
        scheme = urlsplit(source).scheme
    except ValueError:
        scheme = None
    if scheme not in ("", "http", "https"):
        raise OptionError(f"address {source!r}: expected http, https or a relative address")
    return source.partition("#")[0]


def _fragment(block: Mapping[str, Any], opening: Opening, name: str) -> str:
    pairs: list[tuple[str, str]] = []
    if opening.place is not None:
        pairs += _place(block["places"], opening.place, name)
    if opening.language is not None:
        pairs.append(("lang", opening.language))
    if opening.theme is not None:
        pairs.append(("theme", opening.theme))
    if not opening.panel:
        pairs.append(("panel", "0"))
    return "#" + "&".join(f"{key}={quote(value, safe=',:')}" for key, value in pairs) if pairs else ""


def _place(places: Mapping[str, list[Any]], wanted: str, name: str) -> list[tuple[str, str]]:
    spelled = [
        {identifier, called, *aliases}
        for identifier, called, aliases in zip(places["id"], places["name"], places["alias"], strict=True)
    ]
    index = next((i for i, forms in enumerate(spelled) if wanted in forms), None)
    if index is None:
        raise NothingFoundError(f"{name}: the map has no place {wanted!r}")
    lat, lon = places["lat"][index], places["lon"][index]
    centre = [] if lat is None else [("c", f"{lat:.3f},{lon:.3f},{PLACE_ZOOM}")]
    return [*centre, ("p", str(places["id"][index]))]


def _frame(title: str, address: str, height: int) -> str:
    attributes = {
        "class": "mengtu",
        "title": title,
        "src": address,
        "loading": "lazy",
        "sandbox": SANDBOX,
        "width": "100%",
        "height": str(height),
        "style": "border:0",
    }
    return (
        "<iframe " + " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items()) + "></iframe>"
    )
