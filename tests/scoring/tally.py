"""Counts of one system over many texts, from which every figure of the report is a ratio.

Literal toponyms must be found. Those of role org, adj and vague are optional: a prediction on one of them
counts neither way, and their recall is told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.scoring.annotation import Case
from tests.scoring.atlas import Truth
from tests.scoring.matching import (
    Prediction,
    is_division_code,
    overlap,
    pair_up,
    plain_code,
    right_place,
    same_span,
)

DIVISIONS = frozenset({"province", "prefecture", "county"})
"""What a row must first of all mean for its code to be asked for: 商都 may be the station or the county."""
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(slots=True)
class Tally:
    """
    Counts, by name.

    ``literal`` rows; ``exact_tp exact_fp``; ``overlap_tp overlap_fp``; ``judged`` rows, ``e2e_tp e2e_fp``;
    ``codes`` recognised rows with a division code, ``codes_right``; ``emitted`` placed ones on judged rows,
    ``emitted_wrong``; of each optional role its rows, ``_found _exact _right`` and ``_as_literal``.
    """

    n: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    bins: dict[float, Counter[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, case: Case, truths: Sequence[Truth], predictions: Sequence[Prediction]) -> None:
        """Count one text."""
        seen: dict[tuple[int, int], Prediction] = {}
        for prediction in predictions:
            seen.setdefault((prediction.start, prediction.end), prediction)
        found = sorted(seen.values(), key=lambda prediction: prediction.start)
        literal = [truth for truth in truths if truth.role == "literal"]
        optional = [truth for truth in truths if truth.role != "literal"]
        self._recognition(case, literal, optional, found)
        self._end_to_end(literal, optional, found)
        self._calibration(truths, found)

    def merge(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.n.update(other.n)
        for kind, counts in other.kinds.items():
            self.kinds.setdefault(kind, Counter()).update(counts)
        for low, counts in other.bins.items():
            self.bins.setdefault(low, Counter()).update(counts)
        self.errors += other.errors

    def _recognition(
        self, case: Case, literal: list[Truth], optional: list[Truth], found: list[Prediction]
    ) -> None:
        spans = {(truth.start, truth.end) for truth in literal}
        self.n["literal"] += len(literal)
        self.n["exact_tp"] += sum((p.start, p.end) in spans for p in found)
        self.n["exact_fp"] += sum((p.start, p.end) not in spans and not _touches(p, optional) for p in found)
        pairs = pair_up(literal, found)
        taken = {j for _, j in pairs}
        rest = [p for j, p in enumerate(found) if j not in taken]
        false = [p for p in rest if not _touches(p, optional)]
        self.n["overlap_tp"] += len(pairs)
        self.n["overlap_fp"] += len(false)
        self._kinds(literal, found, dict(pairs))
        self._roles(case, optional, rest)
        self._places(case, [(literal[i], found[j]) for i, j in pairs])
        missed = set(range(len(literal))) - {i for i, _ in pairs}
        self.errors += [_error("FP", case, p.start, p.end, p.said) for p in false]
        self.errors += [
            _error("FN", case, literal[i].start, literal[i].end, literal[i].kind) for i in sorted(missed)
        ]

    def _kinds(self, literal: list[Truth], found: list[Prediction], pairs: dict[int, int]) -> None:
        for i, truth in enumerate(literal):
            counts = self.kinds.setdefault(truth.kind, Counter())
            counts["literal"] += 1
            if i in pairs:
                prediction = found[pairs[i]]
                counts["overlap_tp"] += 1
                counts["exact_tp"] += same_span(truth, prediction)
            if truth.judged:
                counts["judged"] += 1
                counts["e2e_tp"] += i in pairs and right_place(truth, found[pairs[i]])

    def _roles(self, case: Case, optional: list[Truth], rest: list[Prediction]) -> None:
        for truth in optional:
            self.n[truth.role] += 1
        for i, j in pair_up(optional, rest):
            role = optional[i].role
            self.n[f"{role}_found"] += 1
            self.n[f"{role}_exact"] += same_span(optional[i], rest[j])
            self.n[f"{role}_right"] += rest[j].role == role
            self.n[f"{role}_as_literal"] += rest[j].role in ("literal", None)
            self._role_error(case, optional[i], rest[j])

    def _role_error(self, case: Case, truth: Truth, prediction: Prediction) -> None:
        if prediction.role not in (truth.role, None):
            said = f"said {prediction.role} meant {truth.role}"
            self.errors.append(_error("role", case, truth.start, truth.end, said))

    def _places(self, case: Case, pairs: list[tuple[Truth, Prediction]]) -> None:
        for truth, prediction in pairs:
            right = right_place(truth, prediction)
            self.n["literal_role"] += prediction.role in ("literal", None)
            self._role_error(case, truth, prediction)
            if not same_span(truth, prediction):
                found = case.text[prediction.start : prediction.end]
                self.errors.append(_error("span", case, truth.start, truth.end, f"found {found}"))
            if truth.kind in DIVISIONS and any(map(is_division_code, truth.codes)):
                self.n["codes"] += 1
                self.n["codes_right"] += plain_code(prediction.code) in truth.codes
            if truth.judged and prediction.placed:
                self.n["emitted"] += 1
                self.n["emitted_wrong"] += not right
            if truth.judged and not right:
                what = "wrong" if prediction.placed else "open"
                meant = "/".join(sorted(truth.codes)) or str(truth.points)
                said = f"{prediction.said} meant {meant}"
                self.errors.append(_error(what, case, truth.start, truth.end, said))

    def _end_to_end(self, literal: list[Truth], optional: list[Truth], found: list[Prediction]) -> None:
        judged = [truth for truth in literal if truth.judged]
        free = optional + [truth for truth in literal if not truth.judged]
        pairs = pair_up(judged, found, right_place)
        taken = {j for _, j in pairs}
        self.n["judged"] += len(judged)
        self.n["e2e_tp"] += len(pairs)
        self.n["e2e_fp"] += sum(j not in taken and not _touches(p, free) for j, p in enumerate(found))

    def _calibration(self, truths: Sequence[Truth], found: list[Prediction]) -> None:
        for prediction in found:
            if prediction.score is None or not prediction.placed:
                continue
            touched = [truth for truth in truths if overlap(truth, prediction) > 0]
            if touched and not any(truth.judged for truth in touched):
                continue
            counts = self.bins.setdefault(max(low for low in BINS if low <= prediction.score), Counter())
            counts["n"] += 1
            counts["right"] += any(right_place(truth, prediction) for truth in touched)


def _touches(prediction: Prediction, truths: Sequence[Truth]) -> bool:
    return any(overlap(truth, prediction) > 0 for truth in truths)


def _error(what: str, case: Case, start: int, end: int, said: str) -> str:
    left, right = case.text[max(0, start - 14) : start], case.text[end : end + 14]
    context = f"{left}【{case.text[start:end]}】{right}".replace("\n", "⏎")
    return f"{what:5} {case.name:28} {context}  {said}"


def ratio(part: int, whole: int) -> float | None:
    """Share of the whole, or None of nothing."""
    return part / whole if whole else None


def f1(hits: int, false: int, wanted: int) -> float | None:
    """Harmonic mean of precision and recall: `hits` of `wanted` rows, `false` predictions beside them."""
    return ratio(2 * hits, hits + false + wanted)
