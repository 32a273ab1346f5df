"""Layers → a still picture, a page of an atlas.

Enters: `Layers`. Leaves: a PNG; the same layers and fonts give the same bytes. matplotlib is imported
here only, when a picture is wanted.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import IO, Any

from geo.boundaries import SURROUNDINGS_SOURCE
from geo.captions import outside_line, summary
from geo.fonts import chinese_families
from geo.layers import Layers
from geo.sheet import Sheet

logger = logging.getLogger(__name__)

DPI = 160
SIZE = (2000, 1360)
"""Pixels, width and height."""

MARGIN, FOOT = 28.0, 78.0
"""Pixels around the map, and below it."""


def write_picture(
    layers: Layers,
    target: Path | str | IO[bytes],
    *,
    title: str = "新闻地图",
    size: tuple[int, int] = SIZE,
    map_review_no: str | None = None,
) -> None:
    """
    Draw the layers as a still picture.

    Parameters
    ----------
    layers : Layers
        EPSG:4326.
    target : Path, str or binary stream
        Where the PNG goes.
    title : str
        Stands at the top.
    size : tuple of int
        Width and height, pixels.
    map_review_no : str, optional
        Number of the map review (审图号), printed beside the sources.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    style: Any = {"font.family": list(chinese_families()), "axes.unicode_minus": False}
    with mpl.rc_context(style):
        figure = Figure(figsize=(size[0] / DPI, size[1] / DPI), dpi=DPI, facecolor="#fffdf7")
        FigureCanvasAgg(figure)
        _compose(figure, layers, title, map_review_no)
        figure.savefig(target, format="png", metadata={"Software": None})
    logger.info("drew %d places", len(layers.places))


def _compose(figure: Any, layers: Layers, title: str, map_review_no: str | None) -> None:
    width, height = figure.get_size_inches() * DPI
    area = (MARGIN / width, FOOT / height, 1 - 2 * MARGIN / width, 1 - (FOOT + MARGIN) / height)
    axes, overlay = figure.add_axes(area), figure.add_axes(area)
    axes.set_xticks([])
    axes.set_yticks([])
    sheet = Sheet(axes, overlay, layers, dpi=DPI)
    sheet.base()
    furniture = [sheet.heading(title, summary(layers)), sheet.legend(), sheet.scale()]
    sheet.dots()
    sheet.names([*furniture, *sheet.areas(furniture)])
    sheet.neatline()
    _foot(figure, layers, outside_line(sheet.outside()), map_review_no)


def _foot(figure: Any, layers: Layers, outside: str, map_review_no: str | None) -> None:
    width, height = figure.get_size_inches() * DPI
    credit = ["阿尔伯斯等积圆锥投影", "制图：蒙图 mengtu"]
    if layers.boundary_source:
        credit = [f"界线：{layers.boundary_source}", f"境外陆地：{SURROUNDINGS_SOURCE}", *credit]
    if map_review_no:
        credit.append(f"审图号：{map_review_no}")
    figure.text(
        MARGIN / width, 52 / height, outside, fontsize=8, color="#4a463f", va="center", parse_math=False
    )
    figure.text(
        MARGIN / width,
        22 / height,
        "　　".join(credit),
        fontsize=7,
        color="#857d6f",
        va="center",
        parse_math=False,
    )
