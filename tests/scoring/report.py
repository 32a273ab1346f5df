"""Tallies to plain-text tables, every share beside its denominator."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tests.scoring.focus import LEVELS, FocusTally
from tests.scoring.tally import BINS, Tally, f1, ratio

OPTIONAL = ("org", "adj", "vague")
Cells = Sequence[str]


def share(part: int, whole: int) -> str:
    """
    A share with its denominator.

    >>> share(3, 4), share(0, 0)
    ('0.750 (3/4)', '-')
    """
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


def number(value: float | None) -> str:
    """Three digits, or a dash for None."""
    return "-" if value is None else f"{value:.3f}"


def table(title: str, head: Cells, rows: Sequence[Cells]) -> str:
    """Lay out rows under a head, the first column flush left, the others right; Chinese counts double."""
    lines = [head, *rows]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    laid = [_line(line, widths) for line in lines]
    return "\n".join([title, laid[0], "-" * len(laid[0]), *laid[1:], ""])


def _line(cells: Cells, widths: Sequence[int]) -> str:
    first, *rest = (" " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join([cells[0] + first, *(pad + cell for pad, cell in zip(rest, cells[1:], strict=True))])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def overall(tallies: Mapping[str, Tally], speeds: Mapping[str, float]) -> str:
    """All systems side by side; `speeds` in characters per second."""
    counts = [tally.n for tally in tallies.values()]
    rows = [
        ["exact span P", *(share(n["exact_tp"], n["exact_tp"] + n["exact_fp"]) for n in counts)],
        ["exact span R", *(share(n["exact_tp"], n["literal"]) for n in counts)],
        ["exact span F1", *(number(f1(n["exact_tp"], n["exact_fp"], n["literal"])) for n in counts)],
        ["overlap P", *(share(n["overlap_tp"], n["overlap_tp"] + n["overlap_fp"]) for n in counts)],
        ["overlap R", *(share(n["overlap_tp"], n["literal"]) for n in counts)],
        ["overlap F1", *(number(f1(n["overlap_tp"], n["overlap_fp"], n["literal"])) for n in counts)],
        ["end to end P", *(share(n["e2e_tp"], n["e2e_tp"] + n["e2e_fp"]) for n in counts)],
        ["end to end R", *(share(n["e2e_tp"], n["judged"]) for n in counts)],
        ["end to end F1", *(number(f1(n["e2e_tp"], n["e2e_fp"], n["judged"])) for n in counts)],
        ["adcode right of recognised", *(share(n["codes_right"], n["codes"]) for n in counts)],
        ["wrong place of emitted", *(share(n["emitted_wrong"], n["emitted"]) for n in counts)],
        ["literal called literal", *(share(n["literal_role"], n["overlap_tp"]) for n in counts)],
        ["characters per second", *(f"{speeds[name]:,.0f}" if name in speeds else "-" for name in tallies)],
    ]
    return table("all texts", ["", *tallies], rows)


def by_group(groups: Mapping[str, Mapping[str, Tally]]) -> str:
    """One row a mechanism: the first system in full, of the others overlap and end-to-end F1."""
    systems = list(next(iter(groups.values())))
    own, *others = systems
    head = ["mechanism", "literal", "exact F1", "overlap F1", "e2e F1", "FP", "adcode", "wrong place"]
    head += [f"{name} {what}" for name in others for what in ("overlap", "e2e")]
    rows = []
    for group, tallies in groups.items():
        n = tallies[own].n
        row = [group, str(n["literal"]), *_f1s(n), str(n["overlap_fp"])]
        row += [share(n["codes_right"], n["codes"]), share(n["emitted_wrong"], n["emitted"])]
        for name in others:
            row += _f1s(tallies[name].n)[1:]
        rows.append(row)
    return table(f"by mechanism ({own})", head, rows)


def _f1s(n: Counter[str]) -> list[str]:
    return [
        number(f1(n["exact_tp"], n["exact_fp"], n["literal"])),
        number(f1(n["overlap_tp"], n["overlap_fp"], n["literal"])),
        number(f1(n["e2e_tp"], n["e2e_fp"], n["judged"])),
    ]


def by_kind(tallies: Mapping[str, Tally]) -> str:
    """Recall by kind of place: exact span, overlap, end to end; of the other systems the last two."""
    own, *others = tallies
    kinds = sorted(tallies[own].kinds, key=lambda kind: -tallies[own].kinds[kind]["literal"])
    head = ["kind", "literal", "exact R", "overlap R", "e2e R"]
    head += [f"{name} {what}" for name in others for what in ("overlap", "e2e")]
    rows = []
    for kind in kinds:
        n = tallies[own].kinds[kind]
        row = [kind, str(n["literal"]), number(ratio(n["exact_tp"], n["literal"])), *_recalls(n)]
        for name in others:
            row += _recalls(tallies[name].kinds.get(kind, Counter()))
        rows.append(row)
    return table(f"recall by kind ({own})", head, rows)


def _recalls(n: Counter[str]) -> list[str]:
    return [number(ratio(n["overlap_tp"], n["literal"])), number(ratio(n["e2e_tp"], n["judged"]))]


def by_role(tally: Tally) -> str:
    """What became of the optional rows."""
    head = ["role", "rows", "found", "exact span", "role right", "called literal"]
    rows = [
        [
            role,
            str(tally.n[role]),
            *(share(tally.n[f"{role}_{key}"], whole) for key, whole in _role_counts(tally, role)),
        ]
        for role in OPTIONAL
    ]
    return table("optional roles", head, rows)


def _role_counts(tally: Tally, role: str) -> list[tuple[str, int]]:
    rows, found = tally.n[role], tally.n[f"{role}_found"]
    return [("found", rows), ("exact", rows), ("right", found), ("as_literal", found)]


def calibration(tally: Tally) -> str:
    """Of the placed predictions in each bin of the score, the share that is right."""
    rows = []
    for low, high in pairwise(BINS):
        counts = tally.bins.get(low, Counter())
        rows.append([f"{low:.2f} to {min(high, 1.0):.2f}", share(counts["right"], counts["n"])])
    sure = [counts for low, counts in tally.bins.items() if low >= 0.9]
    right, n = (sum(counts[key] for counts in sure) for key in ("right", "n"))
    rows.append(["0.90 and more", share(right, n)])
    return table("calibration", ["score", "right"], rows)


def ablation(full: Tally, without: Mapping[str, Tally]) -> str:
    """What each source of evidence buys: figures without it, and how far below the full engine."""
    head = ["without", "overlap F1", "e2e F1", "buys", "adcode", "wrong place"]
    rows = [_ablation_row("(nothing)", full, full)]
    order = sorted(without, key=lambda name: _e2e(without[name]))
    rows += [_ablation_row(name, without[name], full) for name in order]
    return table("ablation", head, rows)


def _ablation_row(name: str, tally: Tally, full: Tally) -> list[str]:
    n = tally.n
    return [
        name,
        *_f1s(n)[1:],
        f"{_e2e(full) - _e2e(tally):+.4f}",
        number(ratio(n["codes_right"], n["codes"])),
        share(n["emitted_wrong"], n["emitted"]),
    ]


def _e2e(tally: Tally) -> float:
    return f1(tally.n["e2e_tp"], tally.n["e2e_fp"], tally.n["judged"]) or 0.0


def focus(tallies: Mapping[str, FocusTally]) -> str:
    """What articles are about: of those with one clear focus, with two readings, and with none."""
    whole = FocusTally()
    for tally in tallies.values():
        whole.merge(tally)
    head = ["texts", "clear: right", "same prefecture", "left open", "either: right", "none: left open"]
    rows = [_focus_row(name, tally.n) for name, tally in {**tallies, "all": whole}.items()]
    rows += [
        [
            f"all, {level}",
            share(whole.n[f"{level}_clear_right"], whole.n[f"{level}_clear"]),
            *["" for _ in head[2:]],
        ]
        for level in LEVELS
    ]
    return table("article focus", head, rows)


def _focus_row(name: str, n: Counter[str]) -> list[str]:
    return [
        name,
        share(n["clear_right"], n["clear"]),
        share(n["near"], n["clear"]),
        share(n["open"], n["clear"]),
        share(n["either_right"], n["either"]),
        share(n["none_right"], n["none"]),
    ]
