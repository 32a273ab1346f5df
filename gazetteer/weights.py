"""The table of evidence → what each rule is worth, and its words.

Enters: ``data/weights.toml``. Leaves: `Weights`. Nothing else in the package holds a weight.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from gazetteer.errors import TableError
from gazetteer.paths import DATA
from gazetteer.records import Evidence


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds and words of each rule, the threshold of decision, and the calibration of scores.

    points : (share of the softmax, chance of being right), ascending; straight lines between.
    reach : (precision of the container in kilometres, share of what is known by it alone), ascending.
    """

    rules: dict[str, tuple[float, str]]
    threshold: float
    null: float
    points: tuple[tuple[float, float], ...]
    reach: tuple[tuple[float, float], ...] = ((0.0, 0.9), (1.0, 0.9))
    in_context: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    """As `points`, for a name that is a place only in context."""
    loose: float = 0.7
    """Part that is left of a share where the text does not say the container."""
    line: float = 1.0
    """Most of a share for a long river or range: which spot of it is meant is less sure than the name."""

    def of(self, rule: str) -> float:
        """Return what the rule is worth, in log odds."""
        return self.rules[rule][0]

    def evidence(self, rule: str, detail: str, weight: float | None = None) -> Evidence:
        """Return the rule as evidence, its words filled in, its weight in hundredths."""
        worth, words = self.rules[rule]
        return _evidence(rule, words, detail, worth if weight is None else weight)

    def calibrated(self, share: float, *, in_context: bool = False) -> float:
        """
        Return the chance of being right at a share of the softmax.

        Parameters
        ----------
        share : float
            0 to 1.
        in_context : bool
            Whether the name is a place only in context, and its container does not stand right before it.

        Examples
        --------
        >>> Weights({}, 0.5, 0.0, ((0.0, 0.0), (0.5, 0.6), (1.0, 1.0))).calibrated(0.75)
        0.8
        """
        return round(_between(self.in_context if in_context else self.points, share), 4)

    def share_within(self, precision_km: float, *, sure: bool) -> float:
        """
        Return the share of a place that is known by its container alone: the wider that is, the less.

        Examples
        --------
        >>> weights = Weights({}, 0.5, 0.0, ((0.0, 0.0), (1.0, 1.0)), ((0.0, 0.9), (100.0, 0.5)), 0.7)
        >>> weights.share_within(50.0, sure=True), weights.share_within(50.0, sure=False)
        (0.7, 0.49)
        """
        return round(_between(self.reach, precision_km) * (1.0 if sure else self.loose), 4)

    def without(self, rule: str) -> Weights:
        """Return the same table with one rule silenced, to measure what it buys."""
        rules = dict(self.rules)
        rules[rule] = (0.0, rules[rule][1])
        return replace(self, rules=rules)


@lru_cache(maxsize=1 << 13)
def _evidence(rule: str, words: str, detail: str, weight: float) -> Evidence:
    """Make the record; pages of one region say the same of the same places again and again."""
    return Evidence(rule, detail, round(weight, 2), words.replace("{detail}", detail))


def _between(points: tuple[tuple[float, float], ...], x: float) -> float:
    """Return the height of the line through the points at x, level beyond its ends."""
    at = bisect_right(points, (x, 2.0))
    if at == 0 or at == len(points):
        x, at = (points[0][0], 1) if at == 0 else (points[-1][0], len(points) - 1)
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    return y0 + (x - x0) / (x1 - x0) * (y1 - y0)


@cache
def read_weights(path: Path = DATA / "weights.toml") -> Weights:
    """
    Return the table of weights.

    Raises
    ------
    TableError
        If it is missing or a part of it is not there.
    """
    try:
        toml = tomllib.loads(path.read_text("utf-8"))
        return Weights(
            {rule: (float(row["weight"]), str(row["words"])) for rule, row in toml["rules"].items()},
            float(toml["decide"]["threshold"]),
            float(toml["decide"]["null"]),
            tuple((float(x), float(y)) for x, y in toml["calibration"]["points"]),
            tuple((float(x), float(y)) for x, y in toml["derived"]["shares"]),
            tuple((float(x), float(y)) for x, y in toml["calibration"]["context"]),
            float(toml["derived"]["loose"]),
            float(toml["lines"]["share"]),
        )
    except (OSError, KeyError, ValueError) as error:
        raise TableError(f"{path}: the table of weights cannot be read: {error}") from error
