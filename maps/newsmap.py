"""NewsMap: a `folium.Map` whose page needs nothing but itself.

A NewsMap takes every folium element and plugin. Its page differs from folium's: Leaflet is inlined, jQuery,
Bootstrap and fonts are left out, the ids are numbered, and a content security policy admits what the page
holds and the hosts of the layers added to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.raster_layers import ImageOverlay, TileLayer, WmsTileLayer
from folium.template import Template

from maps.assets import LEAFLET_IMAGES, PROVIDED, Assets, Bundle, Raw, read_bundle, read_template
from maps.codescript import pack_code
from maps.identifiers import settle_identifiers, unchanged, walk
from maps.security import content_policy

DEFAULT_CENTRE = (40.0, 108.0)
"""Latitude, longitude where a map without data opens."""

MAX_ZOOM = 18

_CHARSET = '<meta charset="utf-8">'
_AWESOME = ("awesome_markers", "awesome_markers_css", "awesome_markers_font_css", "glyphicons_css")
_IMAGE_IN_MARKUP = re.compile(r"<img\b[^>]*?\bsrc=\\?[\"']?(https?://[^\s\"'\\>]+)", re.IGNORECASE)


class PageFigure(Figure):
    """The HTML document around a NewsMap: language, title, policy, one script, and what it does without."""

    _template = Template(
        "<!DOCTYPE html>\n"
        '<html lang="{{ this.language|e }}">\n<head>\n' + _CHARSET + "\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>{{ this.title|e }}</title>\n"
        "{{ this.header.render(**kwargs) }}\n"
        "</head>\n<body>\n"
        "{{ this.html.render(**kwargs) }}\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n"
        "{{ this.tail.render(**kwargs) }}"
        "</body>\n</html>\n"
    )

    def __init__(self, *, title: str, language: str, allow: Iterable[str], compress: bool = False) -> None:
        # An argument of the command line may hold unpaired surrogates, which are no UTF-8.
        super().__init__(title=title.encode("utf-8", "replace").decode("utf-8"))
        self.language = language
        self.allow = tuple(allow)
        self.compress = compress
        self.header._children.clear()
        self.tail = Element()
        self.tail._parent = self

    def render(self, **kwargs: Any) -> str:
        """
        Render the whole page.

        Returns
        -------
        str
            HTML with its policy; the same elements give the same text.
        """
        with unchanged(self):
            for child in list(self._children.values()):
                child.render(**kwargs)
            self._fit_links()
            html = settle_identifiers(self._template.render(this=self, kwargs=kwargs), self)
            bundles = [element.bundle for element in walk(self) if isinstance(element, Assets)]
            own = [bundle.script for bundle in bundles]
            whole = html
            if self.compress:
                for bundle in bundles:
                    html = pack_code(html, bundle, early=[read_template("folium.js")])
            policy = content_policy(
                html,
                images=[*self.allow, *_images(self), *_IMAGE_IN_MARKUP.findall(self._markup(kwargs))],
                connections=[*self.allow, *_connections(self)],
                own=own,
                later=own if html != whole else (),
            )
        meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
        return html.replace(_CHARSET, f"{_CHARSET}\n{meta}", 1)

    def _markup(self, kwargs: dict[str, Any]) -> str:
        """All that users' elements wrote: page parts and scripts, without our own finished text."""
        parts = [*self.html._children.values(), *self.script._children.values()]
        return "\n".join(part.render(**kwargs) for part in parts if not isinstance(part, Raw))

    def _fit_links(self) -> None:
        """Leave out links to what the page has; add what folium's own icons and popups take for granted."""
        header = self.header._children
        if "markerclusterdefaultcss" in header:
            self.header.add_child(
                Raw(f"<style>{read_template('clusters.css')}</style>"), name="mengtu_clusters"
            )
        for name in PROVIDED & header.keys():
            if isinstance(header[name], JavascriptLink | CssLink):
                del header[name]
        code = self.script.render()
        if "$(" in code:
            shim = Raw(f"<script>{read_template('folium.js')}</script>")
            self.header.add_child(shim, name="mengtu_folium_shim", index=0)
        if "L.AwesomeMarkers" in code:
            for name, url in folium.Map.default_js:
                if name in _AWESOME:
                    self.header.add_child(JavascriptLink(url), name=name)
            for name, url in folium.Map.default_css:
                if name in _AWESOME:
                    self.header.add_child(CssLink(url), name=name)


class NewsMap(folium.Map):
    """
    A folium map that is one self-contained page.

    Parameters
    ----------
    location : sequence of float, optional
        Latitude and longitude of the centre, WGS-84 decimal degrees.
    title : str
        Title of the page.
    zoom_start : int
        Leaflet zoom level on opening.
    tiles : str, TileLayer or xyzservices.TileProvider, optional
        Base tiles; None (the default) loads none and keeps the page offline.
    attr : str, optional
        Attribution of custom tiles.
    zoom_control : bool or str
        Whether, or in which corner, Leaflet's zoom buttons stand.
    language : str
        BCP 47 tag of the page's text.
    allow : iterable of str
        URLs whose hosts the page may load pictures and data from, beyond those that the added layers name.
    bundle : Bundle, optional
        Scripts and styles of the page; by default those that the package carries.
    compress : bool
        Whether the browser must inflate the scripts; not where the map brings scripts besides them.

    Examples
    --------
    >>> page = NewsMap((42.4, 101.3), title="策克")
    >>> _ = folium.Marker((42.42, 101.27), tooltip="策克口岸").add_to(page)
    >>> 'src="http' in page.get_root().render()
    False
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}<style>
        html, body { width: 100%; height: 100%; margin: 0; padding: 0; }
        #{{ this.get_name() }} {
            position: {{ this.position }};
            width: {{ this.width[0] }}{{ this.width[1] }}; height: {{ this.height[0] }}{{ this.height[1] }};
            left: {{ this.left[0] }}{{ this.left[1] }}; top: {{ this.top[0] }}{{ this.top[1] }};
        }
        .leaflet-container { font-size: {{ this.font_size }}; }
        </style>{% endmacro %}
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}"></div>{% endmacro %}
        {% macro script(this, kwargs) %}{{ this.leaflet_script(kwargs) }}{% endmacro %}
        """
    )

    # A page of ours carries these itself: see `maps.assets`.
    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium reads and extends it as a plain list
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(
        self,
        location: Sequence[float] | None = None,
        *,
        title: str = "蒙图",
        zoom_start: int = 5,
        tiles: Any = None,
        attr: str | None = None,
        zoom_control: bool | str = True,
        language: str = "zh-CN",
        allow: Iterable[str] = (),
        bundle: Bundle | None = None,
        compress: bool = False,
    ) -> None:
        super().__init__(
            location=DEFAULT_CENTRE if location is None else location,
            zoom_start=zoom_start,
            tiles=None,
            zoom_control=zoom_control,
        )
        self.options["max_zoom"] = MAX_ZOOM  # without tiles nothing else tells Leaflet where to stop
        self._id = "mengtu"
        self.default_js, self.default_css = [], []
        self.bundle = bundle if bundle is not None else read_bundle()
        figure = PageFigure(title=title, language=language, allow=allow, compress=compress)
        figure.add_child(self, name=self.get_name())
        self.add_child(Assets(self.bundle), name="mengtu_assets")
        if isinstance(tiles, TileLayer):
            self.add_child(tiles)
        elif tiles:
            self.add_child(TileLayer(tiles=tiles, attr=attr))

    def leaflet_script(self, kwargs: dict[str, Any]) -> str:
        """Return folium's own script for this map, after what it needs to find Leaflet's pictures."""
        script = str(folium.Map._template.module.script(self, kwargs))
        if self.bundle.complete:
            return script
        return f'L.Icon.Default.imagePath = "{LEAFLET_IMAGES}";\n{script}'


def _images(root: Element) -> Iterator[str]:
    """Yield the addresses that layers and icons load pictures from."""
    for element in walk(root):
        if isinstance(element, TileLayer):
            yield str(element.tiles)
        elif isinstance(element, WmsTileLayer | ImageOverlay):
            yield str(element.url)
        elif isinstance(element, Assets) and not element.bundle.complete:
            yield LEAFLET_IMAGES
        else:
            yield from _strings(getattr(element, "image", None))
            options = getattr(element, "options", None)
            if isinstance(options, dict):
                yield from _strings(options.get("icon_url"), options.get("shadow_url"))


def _connections(root: Element) -> Iterator[str]:
    """Yield the addresses that layers fetch data from when the page opens."""
    for element in walk(root):
        if not isinstance(element, TileLayer | WmsTileLayer | ImageOverlay | JavascriptLink | CssLink):
            yield from _strings(getattr(element, "embed_link", None), getattr(element, "src", None))


def _strings(*values: object) -> Iterator[str]:
    yield from (value for value in values if isinstance(value, str))
