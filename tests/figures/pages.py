"""The same articles as three pages: ours, plain folium markers with popups, folium's FastMarkerCluster.

The references link their scripts from a network; here they find them in the folder ``libraries`` beside the
page, taken from the front end's own packages. What these pages link but never use (Bootstrap, icon fonts)
is left out, and for the one thing that folium asks of jQuery our stand-in serves: both in their favour.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import folium
from folium.plugins import FastMarkerCluster

from gazetteer import Gazetteer
from gazetteer.records import Place
from geo import layers
from maps.assets import TEMPLATES
from maps.atlas import Atlas, draw
from maps.pipeline import ParsedPage
from seeds.records import Article

OURS, MARKERS, FAST = "mengtu", "Marker + Popup", "FastMarkerCluster"

MODULES = Path(__file__).parents[2] / "maps" / "frontend" / "node_modules"
LIBRARIES = {
    "leaflet": MODULES / "leaflet" / "dist",
    "markercluster": MODULES / "leaflet.markercluster" / "dist",
}
LOCAL = {
    "leaflet.js": "leaflet/leaflet.js",
    "leaflet.css": "leaflet/leaflet.css",
    "leaflet.markercluster.js": "markercluster/leaflet.markercluster.js",
    "MarkerCluster.css": "markercluster/MarkerCluster.css",
    "MarkerCluster.Default.css": "markercluster/MarkerCluster.Default.css",
}
CENTRE = (43.5, 112.0)
ZOOM = 5
MAX_ZOOM = 18
POPUP_WIDTH = 320
ON_CLICK = """
function (row) {
    var marker = L.marker(new L.LatLng(row[0], row[1]));
    marker.bindPopup(row[2], {maxWidth: 320});
    return marker;
}
"""

_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"\s*/>')
_STAND_IN = "jquery.js"


def our_page(pages: Sequence[ParsedPage], gazetteer: Gazetteer, *, compress: bool = False) -> bytes:
    """The page that ``mengtu build`` writes, or ``mengtu build --compress``."""
    drawn = layers(
        [parsed.page for parsed in pages],
        [article for parsed in pages for article in parsed.articles],
        [found for parsed in pages for found in parsed.resolutions],
        gazetteer,
    )
    return draw(Atlas(tuple(pages), drawn, gazetteer), compress=compress).get_root().render().encode("utf-8")


def marker_page(pages: Sequence[ParsedPage], gazetteer: Gazetteer) -> bytes:
    """A marker with a popup for each article, at the first place that it names."""
    plain = _bare_map()
    for article, place in first_places(pages):
        popup = folium.Popup(popup_markup(article), max_width=POPUP_WIDTH)
        folium.Marker(_at(place), popup=popup).add_to(plain)
    return _offline(plain)


def fast_page(pages: Sequence[ParsedPage], gazetteer: Gazetteer) -> bytes:
    """The same markers and popups through FastMarkerCluster."""
    plain = _bare_map()
    rows = [[*_at(place), popup_markup(article)] for article, place in first_places(pages)]
    FastMarkerCluster(rows, callback=ON_CLICK).add_to(plain)
    return _offline(plain)


MAKERS: dict[str, Callable[[Sequence[ParsedPage], Gazetteer], bytes]] = {
    OURS: our_page,
    MARKERS: marker_page,
    FAST: fast_page,
}


def first_places(pages: Sequence[ParsedPage]) -> list[tuple[Article, Place]]:
    """Each article that names a place, with the first place that it names."""
    first: dict[str, Place] = {}
    for parsed in pages:
        for found in parsed.resolutions:
            if found.place is not None:
                first.setdefault(found.mention.article_id, found.place)
    articles = [article for parsed in pages for article in parsed.articles]
    return [(article, first[article.id]) for article in articles if article.id in first]


def popup_markup(article: Article) -> str:
    """Headline, day and whole text, escaped, as somebody who writes a folium map would have it."""
    body = escape(article.body.text).replace("\n", "<br>")
    day = article.date.isoformat() if article.date else ""
    return f"<b>{escape(article.headline)}</b><br>{day}<p>{body}</p>"


def put_libraries(folder: Path) -> None:
    """Put the scripts and styles that the references link into ``folder/libraries``."""
    for name, source in LIBRARIES.items():
        shutil.copytree(source, folder / "libraries" / name, dirs_exist_ok=True)
    shutil.copy(TEMPLATES / "folium.js", folder / "libraries" / _STAND_IN)


def digest(page: bytes) -> str:
    """SHA-256 of a page."""
    return hashlib.sha256(page).hexdigest()


def _at(place: Place) -> tuple[float, float]:
    assert place.lat is not None
    assert place.lon is not None
    return place.lat, place.lon


def _bare_map() -> folium.Map:
    plain = folium.Map(location=CENTRE, zoom_start=ZOOM, tiles=None)
    plain.options["max_zoom"] = MAX_ZOOM  # without tiles nothing else says so, and clusters must know
    return plain


def _offline(plain: folium.Map) -> bytes:
    """The map's page with its links led to local files."""
    html = plain.get_root().render()
    html = _SCRIPT.sub(lambda found: _local(found[1], '<script src="{}"></script>'), html)
    html = _STYLE.sub(lambda found: _local(found[1], '<link rel="stylesheet" href="{}"/>'), html)
    return html.encode("utf-8")


def _local(url: str, element: str) -> str:
    name = url.rpartition("/")[2]
    if name.startswith("jquery"):
        return element.format(f"libraries/{_STAND_IN}")
    return element.format(f"libraries/{LOCAL[name]}") if name in LOCAL else ""
