"""Truths and counts made by hand, for the specifications of the scorer."""

from __future__ import annotations

from tests.scoring.annotation import Case
from tests.scoring.atlas import Truth
from tests.scoring.tally import Tally

BAOTOU, WUHAN = (40.64, 109.90), (30.64, 114.39)


def truth(start, end, code="", kind="county", role="literal", point=None, radius=25.0):
    codes = frozenset({code} if code else ())
    return Truth(start, end, "x" * (end - start), kind, role, codes, (point,) if point else (), radius)


def tally(truths, predictions, text="甲乙丙丁戊己庚辛壬癸"):
    counts = Tally()
    counts.add(Case("t:1", "t", text, ()), truths, predictions)
    return counts
