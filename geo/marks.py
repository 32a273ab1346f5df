"""Kinds of places → the marks that stand for them on a still picture, and how large these are."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

BADGE = "#a5532b"
"""Colour of the numbers of articles of a league."""

SMALLEST, GROWTH, LARGEST = 6.0, 3.6, 34.0
"""Pixels: radius of a mark for no article, growth with the root of their number, upper limit."""


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of places that share a mark."""

    title: str
    marker: str
    colour: str
    kinds: frozenset[str]


_NATURE = (
    "lake river mountain desert grassland wetland reservoir forest basin plain plateau sea island pass gorge "
    "natural"
)

GROUPS = (
    Group("旗县市区", "o", "#2f6690", frozenset({"county"})),
    Group("苏木乡镇与村", "p", "#5b9bb0", frozenset({"township", "village"})),
    Group("口岸", "D", "#b3362b", frozenset({"port"})),
    Group("机场、车站与路", "^", "#7a4f8c", frozenset({"airport", "station", "road", "railway"})),
    Group("山水草原", "h", "#4b8154", frozenset(_NATURE.split())),
    Group("国外城乡", "o", "#5d5a55", frozenset({"city", "soum"})),
    Group("景区、园区及其他", "s", "#b8802a", frozenset()),
)
"""The last one takes what the others do not."""


def group_of(kind: str) -> Group:
    """
    Find the group of a kind of place.

    Examples
    --------
    >>> group_of("port").title, group_of("museum").title
    ('口岸', '景区、园区及其他')
    """
    return next((group for group in GROUPS if kind in group.kinds), GROUPS[-1])


def radius(articles: int) -> float:
    """
    Size a mark, its area growing with the number of articles.

    Returns
    -------
    float
        Radius in pixels.

    Examples
    --------
    >>> radius(1) < radius(4) < radius(1000) == LARGEST
    True
    """
    return min(SMALLEST + GROWTH * sqrt(articles), LARGEST)
