"""What each source of evidence buys: the engine with one weight of its table set to nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.scoring.systems import Predictor, mengtu
from tests.scoring.tally import Tally

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def run(measure: Callable[[Predictor], Tally], gazetteer: Gazetteer) -> dict[str, Tally]:
    """
    Measure the engine once for each rule of its table of weights, without that rule.

    Parameters
    ----------
    measure : callable
        Predictor → counts over the truth.
    """
    return {
        rule: measure(mengtu(replace(gazetteer, weights=gazetteer.weights.without(rule))))
        for rule in gazetteer.weights.rules
    }
