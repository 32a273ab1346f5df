"""Which prediction answers which annotated toponym, and whether its place is right."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from geo.boundaries import Level
from geo.locate import locate
from tests.scoring.atlas import Truth

EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Prediction:
    """
    What a system said: a half-open span of the text and, where it resolves names, the place.

    code : adcode or letters of a country; score : 0 to 1, or None where the system gives none;
    said : what the system calls the place and why, for the list of errors.
    """

    start: int
    end: int
    code: str | None = None
    point: tuple[float, float] | None = None
    role: str | None = None
    score: float | None = None
    said: str = field(default="", compare=False)

    @property
    def placed(self) -> bool:
        """Whether a place was named at all."""
        return self.code is not None or self.point is not None


def overlap(truth: Truth, prediction: Prediction) -> int:
    """Number of characters that both spans hold; zero or less if they are apart."""
    return min(truth.end, prediction.end) - max(truth.start, prediction.start)


def same_span(truth: Truth, prediction: Prediction) -> bool:
    """Whether the spans are equal."""
    return (truth.start, truth.end) == (prediction.start, prediction.end)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """
    Great-circle distance of two (lat, lon) in degrees.

    >>> round(distance_km((40.84, 111.75), (40.66, 109.84)))
    162
    """
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def plain_code(code: str | None) -> str | None:
    """A code in one form: ``CN`` for 100000, no zeros behind a division, upper case letters."""
    if not code:
        return None
    if not code.isdigit():
        return code.upper()
    if len(code) == 12 and code.endswith("000"):
        code = code[:9]
    if len(code) == 9 and code.endswith("000"):
        code = code[:6]
    return "CN" if code == "100000" else code


def right_place(truth: Truth, prediction: Prediction) -> bool:
    """Whether a prediction names the place meant: by code or a near point; a country by its code only."""
    if plain_code(prediction.code) in truth.codes:
        return True
    if truth.kind == "country" or prediction.point is None:
        return False
    if any(distance_km(point, prediction.point) <= truth.radius_km for point in truth.points):
        return True
    return bool(truth.areas) and not truth.areas.isdisjoint(divisions_at(*prediction.point))


@cache
def divisions_at(lat: float, lon: float) -> frozenset[str]:
    """Codes of the league and the banner that hold a point; none outside Inner Mongolia."""
    levels: tuple[Level, ...] = ("league", "banner")
    return frozenset(code for level in levels for code in locate([lon], [lat], level=level) if code)


def is_division_code(code: str) -> bool:
    """Whether a code is one of a province, prefecture or county."""
    return re.fullmatch(r"\d{6}", code) is not None


Pairs = list[tuple[int, int]]


def pair_up(
    truths: Sequence[Truth],
    predictions: Sequence[Prediction],
    fits: Callable[[Truth, Prediction], bool] = lambda truth, prediction: True,
) -> Pairs:
    """
    The largest one-to-one matching of overlapping spans that `fits`.

    Among the largest ones: first that with most equal spans, then most right places, then the largest
    shared part.

    Returns
    -------
    list of tuple of int
        (index of the truth, index of the prediction).
    """
    links: dict[int, dict[int, tuple[int, int, float]]] = {}
    for i, truth in enumerate(truths):
        for j, prediction in enumerate(predictions):
            shared = overlap(truth, prediction)
            if shared > 0 and fits(truth, prediction):
                union = max(truth.end, prediction.end) - min(truth.start, prediction.start)
                worth = same_span(truth, prediction), right_place(truth, prediction), shared / union
                links.setdefault(i, {})[j] = worth
    return [pair for part in _parts(links) for pair in _best(part)]


def _parts(
    links: dict[int, dict[int, tuple[int, int, float]]],
) -> Iterator[dict[int, dict[int, tuple[int, int, float]]]]:
    """Split the links into groups that share no prediction; in a text they are small."""
    left = dict(links)
    while left:
        part = dict([left.popitem()])
        grown = True
        while grown:
            reached = {j for row in part.values() for j in row}
            joined = {i: row for i, row in left.items() if reached & row.keys()}
            grown = bool(joined)
            part |= joined
            for i in joined:
                del left[i]
        yield part


def _best(part: dict[int, dict[int, tuple[int, int, float]]]) -> Pairs:
    order = sorted(part)

    @cache
    def best(
        n: int, taken: frozenset[int]
    ) -> tuple[tuple[int, int, int, float], tuple[tuple[int, int], ...]]:
        if n == len(order):
            return (0, 0, 0, 0.0), ()
        choices = [best(n + 1, taken)]
        for j, (same, right, shared) in part[order[n]].items():
            if j not in taken:
                (pairs, sames, rights, sharing), chosen = best(n + 1, taken | {j})
                gain = (pairs + 1, sames + same, rights + right, sharing + shared)
                choices.append((gain, (*chosen, (order[n], j))))
        return max(choices, key=lambda choice: choice[0])

    return list(best(0, frozenset())[1])
