"""Names beside points → where they stand without covering one another.

Enters: points and text sizes in pixels, most important first. Leaves: a position for each name, or none where
there is no room. The greedy rule of point-feature labelling: each name takes the best free one of eight
positions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""West, south, east, north; pixels, y upwards."""

POSITIONS = ((1, 0), (1, 0.8), (1, -0.8), (-1, 0), (-1, 0.8), (-1, -0.8), (0, 1), (0, -1))
"""Directions from the point, best first: right before left before above and below (after E. Imhof, 1962)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point with a name: its place, the radius of its mark and the size of the name, in pixels."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    def mark(self) -> Box:
        """Box of the mark itself."""
        return (self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


def place_labels(anchors: Sequence[Anchor], frame: Box, taken: Sequence[Box] = ()) -> list[Box | None]:
    """
    Choose where each name stands.

    Parameters
    ----------
    anchors : sequence of Anchor, length n
        Most important first.
    frame : tuple of float
        Names stay within it.
    taken : sequence of tuple of float
        Boxes that no name may touch.

    Returns
    -------
    list of tuple of float or None, length n
        Boxes of the names, None where none of the positions is free. No two of them overlap, nor any of
        `taken`, nor the mark of an anchor that comes before.
    """
    blocked = list(taken)
    marks = [anchor.mark() for anchor in anchors]
    found: list[Box | None] = []
    for i, anchor in enumerate(anchors):
        others = marks[:i] + marks[i + 1 : i + 40]
        chosen = next(
            (
                box
                for box in _options(anchor)
                if _within(box, frame) and not any(_touch(box, b) for b in (*blocked, *others))
            ),
            None,
        )
        found.append(chosen)
        if chosen is not None:
            blocked.append(chosen)
    return found


def place_names_of_areas(anchors: Sequence[Anchor], frame: Box, taken: Sequence[Box] = ()) -> list[Box]:
    """
    Choose where the names of areas stand: over their middle, or as little aside as needed.

    Parameters
    ----------
    anchors : sequence of Anchor, length n
        Middles of the areas; their radius is how far a name may move.
    frame : tuple of float
        Names stay within it where they can.
    taken : sequence of tuple of float
        Boxes to be kept clear.

    Returns
    -------
    list of tuple of float, length n
        Each name has a box: where no position is free, the one that touches fewest others.
    """
    blocked = list(taken)
    found: list[Box] = []
    for anchor in anchors:
        options = [
            _box(anchor.x + dx * anchor.radius, anchor.y + dy * anchor.radius, anchor) for dx, dy in _AROUND
        ]
        clashes = [
            sum(_touch(box, other) for other in blocked) + (0 if _within(box, frame) else 100)
            for box in options
        ]
        found.append(options[clashes.index(min(clashes))])
        blocked.append(found[-1])
    return found


_AROUND = ((0, 0), *((r * x, r * y) for r in (0.25, 0.5, 0.75, 1) for x, y in
    ((0, 1), (0, -1), (1, 0), (-1, 0), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))))  # fmt: skip
"""Steps from the middle of an area, nearest first, as parts of the radius."""


def text_width(text: str, em: float) -> float:
    """
    Estimate how wide a text runs.

    Parameters
    ----------
    text : str
    em : float
        Font size, pixels.

    Returns
    -------
    float
        Pixels: one em for each Chinese character, 0.56 for others.
    """
    return sum(em if character > "\u2e7f" else 0.56 * em for character in text)


def _options(anchor: Anchor) -> list[Box]:
    boxes = []
    gap = anchor.radius + 0.12 * anchor.height
    for dx, dy in POSITIONS:
        middle_x = anchor.x + dx * (gap + anchor.width / 2)
        reach = gap + anchor.height / 2 if dx == 0 else anchor.radius * 0.7 + anchor.height / 4
        middle_y = anchor.y + dy * reach
        boxes.append(_box(middle_x, middle_y, anchor))
    return boxes


def _box(x: float, y: float, anchor: Anchor) -> Box:
    """Box of the anchor's name around a middle."""
    wide, high = anchor.width / 2, anchor.height / 2
    return (x - wide, y - high, x + wide, y + high)


def _within(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
