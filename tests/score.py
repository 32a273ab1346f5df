"""Score the engine on the development truth, beside jieba and cpca: ``python -m tests.score``.

The truth is ``tests/gazetteer/sentences`` and ``items`` beside it, or that of another folder of this form
(``--truth DIR``); with ``--gold DIR --texts DIR`` pages with gold tables (TSV) join it. The definitions:

- exact span: the predicted span is the annotated one. Overlap: they share a character, one to one.
- Only literal rows must be found. A prediction on a row of another role counts neither way.
- End to end: found and in the right place, by code, or within 25 km (100 km for a province, prefecture,
  natural feature or region; a place known only by its division: within that). A country by its code only.
- A right span in the wrong place, or left open, is both a false one and a missed one end to end.
- Focus: the division that an article is about (``tests/gazetteer/items/README.md``), by its code.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from gazetteer import load_gazetteer
from tests.scoring import ablation, focus, report, systems
from tests.scoring.annotation import AnnotationError, Case, Row, read_cases
from tests.scoring.atlas import Atlas, Truth, read_atlas
from tests.scoring.gold import read_gold
from tests.scoring.systems import Predictor
from tests.scoring.tally import Tally

FOLDER = Path(__file__).parent / "gazetteer"
PAGES = Path(__file__).parents[1] / "seeds" / "pages"
Marked = list[tuple[Case, list[Truth]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the truth, run the systems, print the tables."""
    options = _options(arguments)
    try:
        truth = read_truth(options.truth)
    except AnnotationError as error:
        print(error, file=sys.stderr)
        return 2
    if options.gold:
        truth += read_gold(options.gold, options.texts)
    truth = [pair for pair in truth if options.only in pair[0].name]
    if not truth:
        print(f"no case whose name has {options.only!r}", file=sys.stderr)
        return 2
    gazetteer = load_gazetteer()
    predictors = {"mengtu": systems.mengtu(gazetteer)}
    if not options.alone:
        predictors |= {"jieba ns": systems.jieba_ns(), "cpca": systems.cpca_lines()}
    groups, speeds = score(truth, predictors)
    print_report(groups, speeds)
    focuses = focus.measure(
        [one for one in focus.read_labelled(options.truth, PAGES) if options.only in one.name], gazetteer
    )
    if focuses:
        print(report.focus(focuses))
    if options.errors:
        print("\n".join(error for group in groups.values() for error in group[options.errors].errors))
        print("\n".join(error for tally in focuses.values() for error in tally.errors))
    if options.ablate:
        full = total(groups, "mengtu")
        print(report.ablation(full, ablation.run(lambda predictor: _alone(truth, predictor), gazetteer)))
    return 0


def read_truth(folder: Path) -> Marked:
    """
    Every case below `folder` with what its marks mean.

    Raises
    ------
    AnnotationError
        If a mark cannot be read, or names what no table has.
    """
    atlas = read_atlas()
    return [(case, [_meaning(row, case, atlas) for row in case.rows]) for case in read_cases(folder)]


def _meaning(row: Row, case: Case, atlas: Atlas) -> Truth:
    try:
        return atlas.truth(row.start, row.end, row.surface, row.place, row.role)
    except KeyError as error:
        raise AnnotationError(
            f"{case.name}: {{{row.surface}|{row.place}}}: {error} is in no table, or too wide to hold a place"
        ) from None


def score(
    truth: Marked, predictors: Mapping[str, Predictor]
) -> tuple[dict[str, dict[str, Tally]], dict[str, float]]:
    """
    Run every system over every case.

    Returns
    -------
    groups : dict of dict of Tally
        mechanism → system → counts.
    speeds : dict of float
        system → characters per second, without loading.
    """
    groups = {case.group: {name: Tally() for name in predictors} for case, _ in truth}
    characters = sum(len(case.text) for case, _ in truth)
    speeds = {}
    for name, predict in predictors.items():
        predict(truth[0][0])
        begin = time.perf_counter()
        answers = [predict(case) for case, _ in truth]
        speeds[name] = characters / (time.perf_counter() - begin)
        for (case, truths), answer in zip(truth, answers, strict=True):
            groups[case.group][name].add(case, truths, answer)
    return groups, speeds


def total(groups: Mapping[str, Mapping[str, Tally]], system: str) -> Tally:
    """Sum of a system's tallies over the mechanisms."""
    whole = Tally()
    for tallies in groups.values():
        whole.merge(tallies[system])
    return whole


def print_report(groups: Mapping[str, Mapping[str, Tally]], speeds: Mapping[str, float]) -> None:
    """Print every table; the first system is the one looked at closely."""
    names = list(next(iter(groups.values())))
    totals = {name: total(groups, name) for name in names}
    print(report.overall(totals, speeds))
    print(report.by_group(groups))
    print(report.by_kind(totals))
    print(report.by_role(totals[names[0]]))
    print(report.calibration(totals[names[0]]))


def _alone(truth: Marked, predictor: Predictor) -> Tally:
    groups, _ = score(truth, {"mengtu": predictor})
    return total(groups, "mengtu")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "--truth", type=Path, default=FOLDER, metavar="DIR", help="another folder of sentences/ and items/"
    )
    parser.add_argument("--gold", type=Path, metavar="DIR", help="TSV tables of gold pages")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="their raw texts")
    parser.add_argument(
        "--only", default="", metavar="NAME", help="cases whose name has this in it (ports, items:04)"
    )
    parser.add_argument("--alone", action="store_true", help="without jieba and cpca")
    parser.add_argument(
        "--errors", nargs="?", const="mengtu", metavar="SYSTEM", help="list what went wrong, with context"
    )
    parser.add_argument("--ablate", action="store_true", help="leave out each source of evidence in turn")
    options = parser.parse_args(arguments)
    if (options.gold is None) != (options.texts is None):
        parser.error("--gold and --texts go together")
    return options


if __name__ == "__main__":
    sys.exit(main())
