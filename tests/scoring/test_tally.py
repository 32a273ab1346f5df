"""The scorer counts as its definitions say."""

from __future__ import annotations

from tests.scoring.examples import BAOTOU, tally, truth
from tests.scoring.matching import Prediction
from tests.scoring.tally import Tally, f1


def test_a_right_span_in_the_wrong_place_is_false_and_missed_end_to_end():
    n = tally([truth(0, 3, "150204")], [Prediction(0, 3, "420107")]).n
    assert (n["exact_tp"], n["exact_fp"], n["e2e_tp"], n["e2e_fp"]) == (1, 0, 0, 1)
    assert (n["emitted"], n["emitted_wrong"]) == (1, 1)


def test_a_near_point_without_the_code_is_right_but_not_by_adcode():
    n = tally([truth(0, 3, "150204", point=BAOTOU)], [Prediction(0, 3, None, BAOTOU)]).n
    assert (n["e2e_tp"], n["codes"], n["codes_right"]) == (1, 1, 0)


def test_a_name_left_open_is_found_but_not_emitted():
    n = tally([truth(0, 3, "150204")], [Prediction(0, 3)]).n
    assert (n["overlap_tp"], n["e2e_tp"], n["e2e_fp"], n["emitted"]) == (1, 0, 1, 0)


def test_a_prediction_on_an_optional_row_counts_neither_way():
    n = tally([truth(0, 2, "150000", role="org")], [Prediction(0, 2, "150000", role="org")]).n
    assert (n["exact_fp"], n["overlap_fp"], n["e2e_fp"], n["literal"]) == (0, 0, 0, 0)
    assert (n["org"], n["org_found"], n["org_right"], n["org_as_literal"]) == (1, 1, 1, 0)


def test_a_wider_span_overlaps_but_is_not_exact():
    n = tally([truth(0, 2, "150300")], [Prediction(0, 4, "150300")]).n
    assert (n["exact_tp"], n["exact_fp"], n["overlap_tp"], n["overlap_fp"], n["e2e_tp"]) == (0, 1, 1, 0, 1)


def test_a_row_that_cannot_be_judged_costs_nothing_end_to_end():
    n = tally([truth(0, 2, kind="other")], [Prediction(0, 2, "150300")]).n
    assert (n["judged"], n["e2e_tp"], n["e2e_fp"], n["overlap_tp"]) == (0, 0, 0, 1)


def test_of_equal_spans_the_first_prediction_counts():
    n = tally([truth(0, 2, "150300")], [Prediction(0, 2, "150300"), Prediction(0, 2, "110000")]).n
    assert (n["exact_tp"], n["exact_fp"], n["e2e_tp"]) == (1, 0, 1)


def test_calibration_counts_what_was_said_with_which_score():
    counts = tally(
        [truth(0, 2, "150300"), truth(3, 5, "150100")],
        [
            Prediction(0, 2, "150300", score=0.97),
            Prediction(3, 5, "110000", score=0.55),
            Prediction(6, 7, score=0.2),
        ],
    )
    assert {low: (bin_["n"], bin_["right"]) for low, bin_ in counts.bins.items()} == {
        0.95: (1, 1),
        0.5: (1, 0),
    }


def test_errors_stand_in_their_context():
    counts = tally([truth(2, 4, "150300")], [Prediction(6, 8, said="某地")])
    assert [error.split()[0] for error in counts.errors] == ["FP", "FN"]
    assert "己【庚辛】壬" in counts.errors[0]


def test_a_span_of_another_width_is_told():
    assert tally([truth(2, 4, "150300")], [Prediction(2, 5, "150300")]).errors[0].startswith("span ")


def test_another_role_is_told():
    said = Prediction(0, 2, "150300", role="literal")
    assert tally([truth(0, 2, "150300", role="adj")], [said]).errors[0].endswith("said literal meant adj")


def test_tallies_add_up():
    whole = Tally()
    for _ in range(2):
        whole.merge(tally([truth(0, 2, "150300")], [Prediction(0, 2, "150300", score=1.0)]))
    assert (whole.n["exact_tp"], whole.kinds["county"]["e2e_tp"], whole.bins[0.95]["n"]) == (2, 2, 2)


def test_f1_of_nothing_is_no_number():
    assert f1(0, 0, 0) is None
    assert f1(1, 1, 2) == 0.5
