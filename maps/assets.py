"""Scripts and styles of the page: our bundle inlined, or, where it was not built, Leaflet by link.

The bundle (``maps/assets``: ``mengtu.js``, ``mengtu.css``, ``boot.js``) is made by ``maps/build_hook.py``
from ``maps/frontend`` and holds Leaflet, leaflet.markercluster and the explorer; with it a page needs nothing
from the network. Without it the page links Leaflet from a CDN, with integrity hashes, and
``templates/plain.js`` draws a simpler map and the whole list of articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from branca.element import Element, Figure, MacroElement

from maps.errors import AssetError

ASSETS = Path(__file__).parent / "assets"
TEMPLATES = Path(__file__).parent / "templates"

LEAFLET_LINKS = (
    (
        "https://cdn.jsdelivr.net/npm/leaflet@1.9.4/dist/leaflet.css",
        "sha384-sHL9NAb7lN7rfvG5lfHpm643Xkcjzp4jFvuavGOndn6pjVqS6ny56CAt3nsEVT4H",
    ),
    (
        "https://cdn.jsdelivr.net/npm/leaflet@1.9.4/dist/leaflet.js",
        "sha384-cxOPjt7s7Iz04uaHJceBmS+qpjv2JkIHNVcuOrM+YHwZOmJGBXI00mdUXEq65HTH",
    ),
    (
        "https://cdn.jsdelivr.net/npm/leaflet.markercluster@1.5.3/dist/MarkerCluster.css",
        "sha384-pmjIAcz2bAn0xukfxADbZIb3t8oRT9Sv0rvO+BR5Csr6Dhqq+nZs59P0pPKQJkEV",
    ),
    (
        "https://cdn.jsdelivr.net/npm/leaflet.markercluster@1.5.3/dist/MarkerCluster.Default.css",
        "sha384-wgw+aLYNQ7dlhK47ZPK7FRACiq7ROZwgFNg0m04avm4CaXS+Z9Y7nMu8yNjBKYC+",
    ),
    (
        "https://cdn.jsdelivr.net/npm/leaflet.markercluster@1.5.3/dist/leaflet.markercluster.js",
        "sha384-eXVCORTRlv4FUUgS/xmOyr66XBVraen8ATNLMESp92FKXLAMiKkerixTiBvXriZr",
    ),
)
"""Address and subresource integrity of what the page links where there is no bundle."""

LEAFLET_IMAGES = "https://cdn.jsdelivr.net/npm/leaflet@1.9.4/dist/images/"

PROVIDED = frozenset(
    {"leaflet", "leaflet_css", "markerclusterjs", "markerclustercss", "markerclusterdefaultcss"}
)
"""folium's names of the links that `Assets` makes needless."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """
    One script and one style sheet; `complete` if Leaflet and the explorer are in them.

    boot : the script that runs the other one where a page carries it compressed; empty if there is none.
    """

    script: str
    style: str
    complete: bool
    boot: str = ""


class Raw(Element):
    """Finished markup.

    branca passes what an element renders through Jinja once more; this one hands its text over untouched,
    so braces in scripts and in newspaper text mean nothing.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Raw"
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """Return the text as it is."""
        return self.text


class Assets(MacroElement):
    """The page's own scripts and styles, first in its head."""

    def __init__(self, bundle: Bundle) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Assets"
        self.bundle = bundle

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]
        """Put links (where needed), style and script into the figure's head."""
        figure = self.get_root()
        assert isinstance(figure, Figure), "Assets render only inside a Figure"
        links = "" if self.bundle.complete else "\n".join(link(*pair) for pair in LEAFLET_LINKS) + "\n"
        style = f"<style>{self.bundle.style}</style>"
        script = f"<script>{self.bundle.script}</script>"
        figure.header.add_child(Raw(f"{links}{style}\n{script}"), name="mengtu_assets")


def is_complete(root: Element) -> bool:
    """Say whether the page that `root` is the figure of carries the whole bundle."""
    below = [element for child in root._children.values() for element in (child, *child._children.values())]
    return any(element.bundle.complete for element in below if isinstance(element, Assets))


def read_bundle(folder: Path = ASSETS) -> Bundle:
    """
    Read the front end's bundle, or the plain script where it was not built.

    Parameters
    ----------
    folder : Path
        Where the build hook puts the bundle.

    Returns
    -------
    Bundle
        `complete` says whether a page made with it works offline.

    Raises
    ------
    AssetError
        If a file of the bundle would end its own HTML element.
    """
    script, style, boot = folder / "mengtu.js", folder / "mengtu.css", folder / "boot.js"
    complete = script.is_file() and style.is_file()
    if not complete:
        script, style = TEMPLATES / "plain.js", TEMPLATES / "plain.css"
    starter = _inline(boot, "script") if complete and boot.is_file() else ""
    return Bundle(_inline(script, "script"), _inline(style, "style"), complete, starter)


def read_template(name: str) -> str:
    """
    Read a script or style sheet of ``maps/templates``.

    ``folium.js`` stands in for jQuery in folium's own popups, ``clusters.css`` colours the clusters of its
    MarkerCluster.
    """
    path = TEMPLATES / name
    return _inline(path, "style" if path.suffix == ".css" else "script")


def link(url: str, integrity: str) -> str:
    """
    Write the element that loads a script or a style sheet, checked by its hash.

    Examples
    --------
    >>> link("https://example.org/a.css", "sha384-x")
    '<link rel="stylesheet" href="https://example.org/a.css" integrity="sha384-x" crossorigin="anonymous">'
    """
    url, checks = escape(url), f'integrity="{escape(integrity)}" crossorigin="anonymous"'
    if url.endswith(".css"):
        return f'<link rel="stylesheet" href="{url}" {checks}>'
    return f'<script src="{url}" {checks}></script>'


def _inline(path: Path, tag: str) -> str:
    text = path.read_text("utf-8").replace("\r\n", "\n").strip()
    if f"</{tag}" in text.lower() or "<!--" in text:
        raise AssetError(f"{path}: holds </{tag} or <!--, which would end its element")
    return text
