"""The table of evidence → what each rule is worth, and its words.

Enters: ``data/weights.toml``. Leaves: `Weights`. Nothing else in the package holds a weight.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from gazetteer.errors import TableError
from gazetteer.records import Evidence
from gazetteer.tables import DATA


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds and words of each rule, the threshold of decision, and the calibration of scores.

    points : (share of the softmax, chance of being right), ascending; straight lines between.
    """

    rules: dict[str, tuple[float, str]]
    threshold: float
    null: float
    points: tuple[tuple[float, float], ...]

    def of(self, rule: str) -> float:
        """Return what the rule is worth, in log odds."""
        return self.rules[rule][0]

    def evidence(self, rule: str, detail: str, weight: float | None = None) -> Evidence:
        """Return the rule as evidence, its words filled in."""
        worth, words = self.rules[rule]
        return Evidence(rule, detail, worth if weight is None else weight, words.replace("{detail}", detail))

    def calibrated(self, share: float) -> float:
        """
        Return the chance of being right at a share of the softmax.

        Examples
        --------
        >>> Weights({}, 0.5, 0.0, ((0.0, 0.0), (0.5, 0.6), (1.0, 1.0))).calibrated(0.75)
        0.8
        """
        at = min(max(1, bisect_right(self.points, (share, 2.0))), len(self.points) - 1)
        (x0, y0), (x1, y1) = self.points[at - 1], self.points[at]
        return round(y0 + (share - x0) / (x1 - x0) * (y1 - y0), 4)

    def without(self, rule: str) -> Weights:
        """Return the same table with one rule silenced, to measure what it buys."""
        rules = dict(self.rules)
        rules[rule] = (0.0, rules[rule][1])
        return replace(self, rules=rules)


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
        )
    except (OSError, KeyError, ValueError) as error:
        raise TableError(f"{path}: the table of weights cannot be read: {error}") from error
