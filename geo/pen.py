"""Ink on a sheet measured in pixels: words, marks, badges, boxes.

Enters: matplotlib axes whose units are pixels from the lower left corner. Leaves: artists on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geo.labels import Box

INK, SOFT, PAPER = "#2b2a27", "#857d6f", "#fffdf7"


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on `axes`, whose units are pixels of a figure with `dpi` pixels to the inch."""

    axes: Any
    dpi: float

    def pixels(self, points: float) -> float:
        """Return the pixels of a length in points, such as a font size."""
        return points * self.dpi / 72

    def words(
        self,
        x: float,
        y: float,
        text: str,
        points: float,
        *,
        colour: str = INK,
        halo: float = 0.0,
        weight: str = "normal",
        ha: str = "left",
        va: str = "center",
        order: float = 6.0,
    ) -> None:
        """Write `text` at a size in points; `halo` is the width of a rim of paper around it, in points."""
        from matplotlib.patheffects import withStroke

        rim = [withStroke(linewidth=halo, foreground=PAPER)] if halo else None
        self.axes.text(
            x,
            y,
            text,
            fontsize=points,
            color=colour,
            ha=ha,
            va="center_baseline" if va == "center" else va,
            weight=weight,
            path_effects=rim,
            zorder=order,
            parse_math=False,
        )

    def mark(
        self, x: float, y: float, marker: str, colour: str, radius: float, *, order: float = 5.0
    ) -> None:
        """Set a mark of a radius in pixels."""
        size = (2 * radius * 72 / self.dpi) ** 2
        # Markers of equal size look unequal: a square fills its box, a diamond and a triangle do not.
        size *= {"s": 0.8, "D": 0.72, "^": 1.1, "h": 1.1, "p": 1.1}.get(marker, 1.0)
        self.axes.scatter(
            [x],
            [y],
            s=size,
            marker=marker,
            color=colour,
            edgecolor=PAPER,
            linewidth=0.8,
            alpha=0.94,
            zorder=order,
        )

    def badge(self, x: float, y: float, text: str, *, colour: str, points: float = 7.5) -> None:
        """Write a short number in a rounded box around its middle."""
        from matplotlib.patches import FancyBboxPatch

        high = self.pixels(points) * 1.45
        wide = max(high, self.pixels(points) * (0.6 * len(text) + 0.75))
        pad = high * 0.34
        self.axes.add_patch(
            FancyBboxPatch(
                (x - wide / 2 + pad, y - high / 2 + pad),
                wide - 2 * pad,
                high - 2 * pad,
                boxstyle=f"round,pad={pad}",
                facecolor=colour,
                edgecolor=PAPER,
                linewidth=0.8,
                zorder=5.5,
            )
        )
        self.words(x, y, text, points, colour=PAPER, weight="bold", ha="center")

    def box(
        self,
        box: Box,
        *,
        fill: str,
        line: str,
        width: float,
        alpha: float = 1.0,
        order: float = 4.5,
        clip: bool = True,
    ) -> None:
        """Draw a rectangle; `width` of its line in points."""
        from matplotlib.patches import Rectangle

        west, south, east, north = box
        self.axes.add_patch(
            Rectangle(
                (west, south),
                east - west,
                north - south,
                facecolor=fill,
                edgecolor=line,
                linewidth=width,
                alpha=alpha,
                zorder=order,
                clip_on=clip,
            )
        )
