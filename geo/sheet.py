"""One sheet of an atlas: base map, names of leagues, marks with their names, legend, scale.

Enters: matplotlib axes and `Layers`. Leaves: ink on the axes. The map is in kilometres of Albers' equal-area
projection, in which areas compare and distances nearly do; everything laid upon it is measured in pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.boundaries import CRS, read_boundaries, read_surroundings
from geo.building import REGION
from geo.labels import Anchor, Box, place_labels, place_names_of_areas, text_width
from geo.layers import Layers
from geo.marks import BADGE, GROUPS, group_of, radius
from geo.pen import INK, SOFT, Pen

ALBERS = "+proj=aea +lat_1=39 +lat_2=51 +lat_0=45 +lon_0=112 +datum=WGS84 +units=km"

SEA, ABROAD, CHINA, HOME = "#dbe7ec", "#ebe8e0", "#f5f1e7", "#fffdf7"
PROVINCE_LINE, LEAGUE_LINE, BANNER_LINE, REGION_LINE, RIM = (
    "#cdc4b3",
    "#a8957f",
    "#e2d8c8",
    "#8c6d52",
    "#ecdcc4",
)

FRAME_MARGIN = 0.045
"""Part of the region's height and width that is left free around it."""

NAMED = 150
"""Names tried beside their marks, those with most articles first."""


class Sheet:
    """A map of the layers on matplotlib axes, framed on the home region."""

    def __init__(self, axes: Any, overlay: Any, layers: Layers, *, dpi: float) -> None:
        """Frame Inner Mongolia if anything lies there, else all places; `overlay` lies upon `axes`."""
        self.axes, self.layers, self.pen = axes, layers, Pen(overlay, dpi)
        box = axes.get_window_extent()
        self.width, self.height = float(box.width), float(box.height)
        overlay.set_xlim(0, self.width)
        overlay.set_ylim(0, self.height)
        self.bounds = _frame(layers, self.width / self.height)
        self._keep_frame()
        self.shown = self._shown()

    def base(self) -> None:
        """Draw sea, land, graticule, provinces, leagues and banners."""
        self.pen.axes.set_axis_off()
        self._graticule()
        if not self.layers.areas:
            return
        around = read_surroundings().set_index("kind").geometry
        provinces, leagues, banners = (
            self.layers.areas[k].geometry for k in ("province", "league", "banner")
        )
        home = provinces[(self.layers.areas["province"]["adcode"] == REGION).to_numpy()]
        self._areas([around["land"]], fill=ABROAD, line="none", width=0.0, order=1.0)
        self._lines([around["border"]], line=PROVINCE_LINE, width=0.7)
        self._areas(provinces, fill=CHINA, line=PROVINCE_LINE, width=0.7)
        self._lines([around["dash"]], line=REGION_LINE, width=1.0)
        self._lines(home.boundary, line=RIM, width=5.0)
        self._areas(banners, fill=HOME, line=BANNER_LINE, width=0.5)
        self._lines(leagues.boundary, line=LEAGUE_LINE, width=0.8)
        self._lines(home.boundary, line=REGION_LINE, width=1.2)

    def heading(self, title: str, below: str) -> Box:
        """Draw the title with a line below it at the upper left; return the box they take."""
        x, y = 36.0, self.height - 30
        self.pen.words(x, y, title, 22, weight="bold", halo=3, va="top")
        self.pen.words(x + 3, y - 74, below, 9.5, colour=SOFT, halo=2, va="top")
        wide = max(text_width(title, self.pen.pixels(22)), text_width(below, self.pen.pixels(9.5)))
        return (0.0, y - 110, x + wide + 20, self.height)

    def legend(self) -> Box:
        """Draw the legend at the lower right; return the box it takes."""
        kinds = self.layers.places.loc[~self.layers.places["is_area"], "kind"]
        present = [group for group in GROUPS if any(group_of(kind) == group for kind in kinds)]
        row, wide = 36.0, 300.0
        high = row * (len(present) + 1) + 136
        left, bottom = self.width - wide - 28, 28.0
        self.pen.box((left, bottom, left + wide, bottom + high), fill=HOME, line=SOFT, width=0.6, alpha=0.94)
        y = bottom + high - 30
        self.pen.words(left + 22, y, "图例", 10, weight="bold")
        for group in present:
            y -= row
            self.pen.mark(left + 40, y, group.marker, group.colour, 10)
            self.pen.words(left + 72, y, group.title, 8.5)
        y -= row
        self.pen.badge(left + 40, y, "12", colour=BADGE)
        self.pen.words(left + 72, y, "盟市的报道篇数", 8.5)
        self._sizes(left + 22, bottom + 22)
        return (left - 8, 0.0, self.width, bottom + high + 8)

    def scale(self) -> Box:
        """Draw a bar of 300 km at the lower left; return the box it takes."""
        part = 100 / (self.bounds[2] - self.bounds[0]) * self.width
        x, y = 44.0, 34.0
        for i in range(3):
            box = (x + i * part, y, x + (i + 1) * part, y + 7)
            self.pen.box(box, fill=INK if i % 2 == 0 else HOME, line=INK, width=0.6)
        for i, text in enumerate(("0", "100", "200", "300 千米")):
            self.pen.words(x + i * part, y + 22, text, 7, halo=2, ha="center")
        return (20.0, 20.0, x + 3 * part + 60, y + 45)

    def areas(self, taken: Sequence[Box]) -> list[Box]:
        """Draw the names of leagues, provinces and countries with their articles; return their boxes."""
        names = self._area_names()
        em = self.pen.pixels(9.5)
        marks = [_mark_box(row) for row in self.shown.itertuples()]
        anchors = [
            Anchor(n.x, n.y, 3.2 * em, text_width(n.name, em) + (2.2 * em if n.articles else 8), 1.5 * em)
            for n in names
        ]
        frame = (14.0, 14.0, self.width - 14, self.height - 14)
        boxes = place_names_of_areas(anchors, frame, [*taken, *marks])
        for name, box in zip(names, boxes, strict=True):
            middle = (box[1] + box[3]) / 2
            weight = "bold" if name.home else "normal"
            colour = REGION_LINE if name.home else SOFT
            self.pen.words(box[0] + 4, middle, name.name, 9.5, colour=colour, weight=weight, halo=2.4)
            if name.articles:
                badge = BADGE if name.home else SOFT
                self.pen.badge(box[2] - 1.05 * em, middle, str(name.articles), colour=badge)
        return boxes

    def dots(self) -> None:
        """Draw a mark for each place within the frame, small ones upon large ones."""
        for row in self.shown.sort_values(["articles", "order"], ascending=False).itertuples():
            group = group_of(row.kind)
            self.pen.mark(row.x, row.y, group.marker, group.colour, radius(row.articles))

    def names(self, taken: Sequence[Box]) -> None:
        """Write names beside the marks, clear of the boxes `taken` and of one another."""
        named, rest = self.shown.head(NAMED), self.shown.iloc[NAMED:]
        sizes = [9.0 if articles >= 3 else 8.0 for articles in named["articles"]]
        anchors = []
        for row, size in zip(named.itertuples(), sizes, strict=True):
            em = self.pen.pixels(size)
            anchors.append(
                Anchor(row.x, row.y, radius(row.articles) + 1, text_width(row.name, em), 1.15 * em)
            )
        frame = (14.0, 14.0, self.width - 14, self.height - 14)
        boxes = place_labels(anchors, frame, [*taken, *(_mark_box(row) for row in rest.itertuples())])
        for box, name, size in zip(boxes, named["name"], sizes, strict=True):
            if box is not None:
                self.pen.words(box[0], (box[1] + box[3]) / 2, name, size, halo=2.2)

    def outside(self) -> pd.DataFrame:
        """Return the places with articles that lie outside the frame, China itself left out."""
        places = self._placed()
        return places[~places["inside"] & (places["place_id"] != "iso:CN")]

    def neatline(self) -> None:
        """Draw the double line around the map."""
        self.pen.box((0, 0, self.width, self.height), fill="none", line=INK, width=1.6, order=9, clip=False)
        self.pen.box((8, 8, self.width - 8, self.height - 8), fill="none", line=SOFT, width=0.5, order=9)

    def _placed(self) -> pd.DataFrame:
        """Places with articles and a point, with their pixels and whether these lie within the frame."""
        places = self.layers.places
        places = pd.DataFrame(
            places[(places["articles"] > 0) & places["lon"].notna()].drop(columns="geometry")
        )
        x, y = self._pixels(places["lon"], places["lat"])
        inside = (x > 12) & (x < self.width - 12) & (y > 12) & (y < self.height - 12)
        return places.assign(x=x, y=y, inside=inside)

    def _shown(self) -> pd.DataFrame:
        """Places drawn as marks: most articles first, then by kind; one mark to a spot."""
        places = self._placed()
        dots = places[places["inside"] & ~places["is_area"]]
        order = [_IMPORTANCE.get(kind, len(_IMPORTANCE)) for kind in dots["kind"]]
        dots = dots.assign(order=order).sort_values(
            ["articles", "order", "place_id"], ascending=[False, True, True]
        )
        # What was placed at its container's point would hide the container's own mark.
        return dots[
            ~pd.DataFrame({"x": dots["x"].round(-1), "y": dots["y"].round(-1)}).duplicated().to_numpy()
        ]

    def _area_names(self) -> list[_AreaName]:
        """Leagues, then provinces and countries within the frame that have articles."""
        names = []
        if "league" in self.layers.areas:
            leagues = self.layers.areas["league"]
            x, y = self._pixels(leagues["label_lon"], leagues["label_lat"])
            for px, py, name, n in zip(x, y, leagues["name"], leagues["articles"], strict=True):
                names.append(_AreaName(name, px, py, n, True))
        places = self._placed()
        others = places[places["inside"] & places["is_area"] & places["league"].isna()]
        for row in others[~others["adcode"].isin([REGION, "CN"])].itertuples():
            names.append(_AreaName(row.name, row.x, row.y, row.articles, False))
        return names

    def _sizes(self, left: float, bottom: float) -> None:
        """Draw three circles that tell how size goes with the number of articles."""
        x = left + 18
        for articles in (1, 5, 20):
            r = radius(articles)
            self.pen.mark(x, bottom + 26, "o", SOFT, r)
            self.pen.words(x + r + 7, bottom + 26, f"{articles}", 7.5)
            x += 2 * r + 42
        self.pen.words(x - 14, bottom + 26, "篇", 7.5)

    def _graticule(self) -> None:
        self.axes.set_facecolor(SEA)
        for lon in range(60, 166, 5):
            self._curve(np.full(121, float(lon)), np.linspace(10, 75, 121))
        for lat in range(10, 76, 5):
            self._curve(np.linspace(45, 175, 261), np.full(261, float(lat)))

    def _curve(self, lon: Any, lat: Any) -> None:
        x, y = _project(lon, lat)
        self.axes.plot(x, y, color="#9fb1b8", linewidth=0.4, alpha=0.55, zorder=1.5)

    def _areas(
        self, shapes: Iterable[Any], *, fill: str, line: str, width: float, order: float = 2.0
    ) -> None:
        series = _clipped(shapes).to_crs(ALBERS)
        series.plot(ax=self.axes, color=fill, edgecolor=line, linewidth=width, aspect=None, zorder=order)
        self._keep_frame()

    def _lines(self, shapes: Iterable[Any], *, line: str, width: float) -> None:
        series = _clipped(shapes).to_crs(ALBERS)
        if len(series):
            series.plot(ax=self.axes, color=line, linewidth=width, aspect=None, zorder=2.0)
        self._keep_frame()

    def _keep_frame(self) -> None:
        """Undo what geopandas does to the axes when it plots."""
        self.axes.set_xlabel("")
        self.axes.set_ylabel("")
        self.axes.set_xlim(self.bounds[0], self.bounds[2])
        self.axes.set_ylim(self.bounds[1], self.bounds[3])

    def _pixels(self, lon: Any, lat: Any) -> tuple[Any, Any]:
        x, y = _project(np.asarray(lon, float), np.asarray(lat, float))
        west, south, east, north = self.bounds
        return (x - west) / (east - west) * self.width, (y - south) / (north - south) * self.height


class _AreaName(NamedTuple):
    name: str
    x: float
    y: float
    articles: int
    home: bool
    """Whether it is a league of the home region."""


_IMPORTANCE = {
    kind: i for i, kind in enumerate(("county", "port", "city", "airport", "scenic", "lake", "mountain"))
}
"""Kinds whose names are written first, where places have equally many articles."""


def _mark_box(row: Any) -> Box:
    return Anchor(row.x, row.y, radius(row.articles), 0, 0).mark()


def _frame(layers: Layers, ratio: float) -> Box:
    """Bounds in kilometres, widened to `ratio` (width over height)."""
    places = layers.places[layers.places["lon"].notna()]
    at_home = places["league"].notna().any() or places["adcode"].eq(REGION).any() or not len(places)
    if at_home:
        region = read_boundaries("league").geometry.to_crs(ALBERS).total_bounds
        west, south, east, north = (float(value) for value in region)
    else:
        x, y = _project(places["lon"].to_numpy(), places["lat"].to_numpy())
        west, south, east, north = float(x.min()), float(y.min()), float(x.max()), float(y.max())
    wide = max(east - west, (north - south) * ratio, 200) * (1 + 2 * FRAME_MARGIN)
    high = max(wide / ratio, (north - south) * (1 + 2 * FRAME_MARGIN))
    wide = high * ratio
    x0, y0 = (west + east) / 2, (south + north) / 2
    return (x0 - wide / 2, y0 - high / 2, x0 + wide / 2, y0 + high / 2)


def _clipped(shapes: Iterable[Any]) -> gpd.GeoSeries:
    """Shapes cut to the part of the world that the projection draws well."""
    series = gpd.GeoSeries(list(shapes), crs=CRS).clip_by_rect(30, 0, 180, 80)
    return series[~series.is_empty]


def _project(lon: Any, lat: Any) -> tuple[Any, Any]:
    points = gpd.GeoSeries.from_xy(lon, lat, crs=CRS).to_crs(ALBERS)
    return points.x.to_numpy(), points.y.to_numpy()
