"""The development truth is well formed, and the scorer counts as its definitions say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.score import PAGES, main
from tests.scoring import report
from tests.scoring.annotation import (
    AnnotationError,
    Case,
    Row,
    focus_of,
    parse,
    read_cases,
    read_item,
    read_sentences,
)
from tests.scoring.atlas import Atlas, Spot, Truth, read_atlas
from tests.scoring.focus import (
    FocusTally,
    article_that_begins,
    labelled_case,
    read_labelled,
    read_paragraphs,
)
from tests.scoring.gold import GoldError, read_gold
from tests.scoring.matching import Prediction, pair_up, right_place
from tests.scoring.systems import cpca_lines, jieba_ns
from tests.scoring.tally import Tally, f1

FOLDER = Path(__file__).parent / "gazetteer"
LEAGUES = {"150100", "150200", "150300", "150400", "150500", "150600", "150700", "150800", "150900"}
LEAGUES |= {"152200", "152500", "152900"}
BAOTOU, WUHAN = (40.64, 109.90), (30.64, 114.39)


# ---- marks


@pytest.mark.parametrize(
    ("marked", "text", "rows"),
    [
        pytest.param("晴", "晴", [], id="a text without marks is itself"),
        pytest.param(
            "{阿盟|152900}{额旗|152923}",
            "阿盟额旗",
            [(0, 2, "literal"), (2, 4, "literal")],
            id="spans follow one another",
        ),
        pytest.param("{京|110000|adj}牛", "京牛", [(0, 1, "adj")], id="a role is the third field"),
        pytest.param(
            "{乌\n海|150300}", "乌\n海", [(0, 3, "literal")], id="a broken name keeps its line break"
        ),
        pytest.param("", "", [], id="empty text"),
    ],
)
def test_marks_are_taken_out(marked, text, rows):
    assert parse(marked)[0] == text
    assert [(row.start, row.end, row.role) for row in parse(marked)[1]] == rows


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("到{达旗}", id="no place"),
        pytest.param("到{达旗|}", id="an empty place"),
        pytest.param("到{|150621}", id="no surface"),
        pytest.param("到{达旗 |150621}", id="a surface with a space at its edge"),
        pytest.param("到{达旗|150621|firm}", id="an unknown role"),
        pytest.param("到{达旗|150621", id="an open brace"),
        pytest.param("到{达旗|150621|adj|x}", id="a field too many"),
    ],
)
def test_a_malformed_mark_is_refused(marked):
    with pytest.raises(AnnotationError):
        parse(marked)


def test_a_case_may_name_its_paper_and_day(tmp_path):
    (tmp_path / "t.txt").write_text("# note\n\n[2025-06-18 赤峰日报] {左旗|150422}\\n晴\n", encoding="utf-8")
    (case,) = read_sentences(tmp_path / "t.txt")
    assert (case.name, case.newspaper, str(case.issued), case.text) == (
        "t:3",
        "赤峰日报",
        "2025-06-18",
        "左旗\n晴",
    )


def test_an_error_names_file_and_line(tmp_path):
    (tmp_path / "t.txt").write_text("晴\n{左旗}\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"t\.txt:2"):
        read_sentences(tmp_path / "t.txt")


# ---- the truth itself


@pytest.fixture(scope="module")
def cases():
    return read_cases(FOLDER)


def test_every_mark_of_the_truth_means_a_place_of_the_tables(cases):
    atlas = read_atlas()
    unknown = []
    for case in cases:
        for row in case.rows:
            try:
                atlas.truth(row.start, row.end, row.surface, row.place, row.role)
            except KeyError as error:
                unknown.append(f"{case.name}: {row.surface}: {error}")
    assert unknown == []


def test_a_place_named_in_full_carries_its_own_code(cases):
    atlas = read_atlas()
    names: dict[str, set[str]] = {}
    for code, spot in atlas.by_code.items():
        if re.fullmatch(r"\d{6}", code):
            names.setdefault(spot.name, set()).add(code)
    wrong = [
        (row.surface, row.place)
        for case in cases
        for row in case.rows
        if case.group not in ("items", "past_names")  # there 通辽市 may be a city of long ago
        and row.surface in names
        and re.fullmatch(r"\d{6}", row.place)
        and row.place not in names[row.surface]
    ]
    assert wrong == [("白云区", "150206")]  # what Baotou calls its mining district


def test_the_truth_names_every_league_and_every_banner_in_full_and_in_short(cases):
    banners = {
        code for code in read_atlas().by_code if re.fullmatch(r"15\d{4}", code) and not code.endswith("00")
    }
    atlas = read_atlas()
    literal = [row for case in cases for row in case.rows if row.role == "literal"]
    full = {
        row.place
        for row in literal
        if row.place in atlas.by_code and row.surface == atlas.by_code[row.place].name
    }
    assert len(banners) == 103
    assert LEAGUES | banners <= full
    short = {row.place for row in literal} & {
        row.place
        for row in literal
        if row.place in atlas.by_code and row.surface != atlas.by_code[row.place].name
    }
    assert short >= LEAGUES


def test_the_truth_has_texts_that_name_no_place(cases):
    assert sum(not case.rows for case in cases) >= 80


def test_the_points_of_features_agree_with_the_catalogue():
    atlas = read_atlas()
    truths = [atlas.truth(0, 1, name, name, "literal") for name in atlas.by_name]
    assert all(truth.points or truth.kind for truth in truths)


# ---- right or wrong


def truth(start, end, code="", kind="county", role="literal", point=None, radius=25.0):
    codes = frozenset({code} if code else ())
    return Truth(start, end, "x" * (end - start), kind, role, codes, (point,) if point else (), radius)


@pytest.mark.parametrize(
    ("meant", "said", "right"),
    [
        pytest.param(truth(0, 3, "150204"), Prediction(0, 3, "150204"), True, id="the code decides"),
        pytest.param(
            truth(0, 3, "150204", point=BAOTOU), Prediction(0, 3, "420107", WUHAN), False, id="its namesake"
        ),
        pytest.param(
            truth(0, 3, point=BAOTOU), Prediction(0, 3, None, (40.60, 109.95)), True, id="a near point"
        ),
        pytest.param(truth(0, 3, point=BAOTOU), Prediction(0, 3, None, (41.0, 110.3)), False, id="52 km off"),
        pytest.param(
            truth(0, 3, point=BAOTOU, kind="natural", radius=100.0),
            Prediction(0, 3, None, (41.0, 110.3)),
            True,
            id="a mountain range is wide",
        ),
        pytest.param(
            truth(0, 3, "MN", kind="country", point=(47.9, 106.9)),
            Prediction(0, 4, None, (47.9, 106.9)),
            False,
            id="a country by its code only, not by its capital",
        ),
        pytest.param(
            truth(0, 3, "CN", kind="country"), Prediction(0, 3, "100000"), True, id="two codes of one country"
        ),
        pytest.param(truth(0, 3, "150204"), Prediction(0, 3), False, id="left open"),
    ],
)
def test_a_place_is_right_by_code_or_nearness(meant, said, right):
    assert right_place(meant, said) is right


def test_an_annotation_may_give_several_right_answers():
    atlas = Atlas({"150103": Spot("回民区", "county", None), "150104": Spot("玉泉区", "county", None)}, {})
    meant = atlas.truth(0, 3, "归化城", "150103;150104", "literal")
    assert right_place(meant, Prediction(0, 3, "150104"))


def test_a_place_inside_a_division_is_right_near_its_seat():
    atlas = Atlas({"150121": Spot("土默特左旗", "county", (40.73, 111.16))}, {})
    meant = atlas.truth(0, 4, "海流水库", "海流水库<150121", "literal")
    assert meant.kind == "facility"
    assert right_place(meant, Prediction(0, 4, None, (40.56, 111.25)))
    assert not right_place(meant, Prediction(0, 4, None, (43.6, 111.9)))


# ---- matching


@pytest.mark.parametrize(
    ("truths", "predictions", "pairs"),
    [
        pytest.param([(0, 3)], [(0, 3)], {(0, 0)}, id="one and one"),
        pytest.param([(0, 3)], [(3, 5)], set(), id="neighbours do not touch"),
        pytest.param([(0, 4), (4, 6)], [(0, 6)], {(0, 0)}, id="one prediction answers one row"),
        pytest.param([(0, 6)], [(0, 3), (0, 6)], {(0, 1)}, id="the equal span is preferred"),
        pytest.param([(0, 4), (3, 8)], [(3, 4), (0, 2)], {(0, 1), (1, 0)}, id="as many pairs as can be"),
        pytest.param([], [(0, 1)], set(), id="nothing to find"),
    ],
)
def test_the_largest_matching_is_found(truths, predictions, pairs):
    found = pair_up([truth(*span) for span in truths], [Prediction(*span) for span in predictions])
    assert set(found) == pairs


# ---- counting


def tally(truths, predictions, text="甲乙丙丁戊己庚辛壬癸"):
    counts = Tally()
    counts.add(Case("t:1", "t", text, ()), truths, predictions)
    return counts


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


# ---- focus


@pytest.fixture(scope="module")
def labelled():
    return read_labelled(FOLDER, PAGES)


def test_an_item_says_what_it_is_about(tmp_path):
    (tmp_path / "01.txt").write_text("# date: 2024-04-13\n# focus: 150422;150400\n晴\n", encoding="utf-8")
    (tmp_path / "02.txt").write_text("# date: 2024-04-13\n晴\n", encoding="utf-8")
    assert read_item(tmp_path / "01.txt").focus == ("150422", "150400")
    assert read_item(tmp_path / "02.txt").focus == ()


@pytest.mark.parametrize(
    "label",
    [
        pytest.param("150422100", id="a township is too fine"),
        pytest.param("巴林左旗", id="a name is no code"),
        pytest.param("150422;", id="an empty answer"),
        pytest.param("none", id="none is written as a dash"),
    ],
)
def test_a_malformed_focus_is_refused(label, tmp_path):
    with pytest.raises(AnnotationError, match="expected six digits"):
        focus_of(label)
    (tmp_path / "01.txt").write_text(f"# focus: {label}\n晴\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"01\.txt"):
        read_item(tmp_path / "01.txt")


def test_every_focus_is_a_division_of_the_catalogue(labelled):
    codes = {code for one in labelled for code in one.meant} - {"-"}
    assert codes <= read_atlas().by_code.keys()


def test_every_item_and_every_sample_page_has_a_focus(labelled):
    groups = {
        group: [one for one in labelled if one.group == group] for group in {one.group for one in labelled}
    }
    assert len(groups["items"]) == len(list(FOLDER.glob("items/*.txt")))
    assert {one.page.doc for one in groups["sample pages"]} == {path.name for path in PAGES.glob("*.txt")}
    assert all(one.meant == ("-",) for one in groups["no_focus"])


def test_an_article_is_found_by_how_it_begins(labelled):
    articles = [one.article for one in labelled if one.page.doc.startswith("004")]
    assert article_that_begins("12月10日,入境货车", articles, where="focus.csv").kind == "photo"
    with pytest.raises(AnnotationError, match=r"focus\.csv: 0 articles begin with '晴'"):
        article_that_begins("晴", articles, where="focus.csv")


def test_paragraphs_without_a_focus_are_cases_of_their_own(tmp_path):
    (tmp_path / "none.txt").write_text("# note\n\n晴。\n\n雨。\n", encoding="utf-8")
    cases = read_paragraphs(tmp_path / "none.txt")
    assert [(case.name, case.text, case.focus) for case in cases] == [
        ("none:1", "晴。", ("-",)),
        ("none:2", "雨。", ("-",)),
    ]


def about(*meant):
    return labelled_case(Case("t:1", "t", "晴。", (), focus=meant))


@pytest.mark.parametrize(
    ("meant", "said", "counted"),
    [
        pytest.param(
            ("150123",),
            "150123",
            {"clear", "clear_right", "county_clear", "county_clear_right", "near"},
            id="right",
        ),
        pytest.param(("150123",), "150100", {"clear", "county_clear", "near"}, id="its prefecture"),
        pytest.param(("150100",), "150000", {"clear", "prefecture_clear"}, id="its province is not near"),
        pytest.param(("150000",), "-", {"clear", "province_clear", "open"}, id="left open"),
        pytest.param(("-",), "-", {"none", "none_right"}, id="none, and none said"),
        pytest.param(("-",), "110000", {"none"}, id="none, and one said"),
        pytest.param(("150422", "150400"), "150400", {"either", "either_right"}, id="one of two"),
        pytest.param(("110000", "-"), "-", {"either", "either_right"}, id="one or none"),
    ],
)
def test_a_focus_is_counted_by_what_the_reader_meant(meant, said, counted):
    tally = FocusTally()
    tally.add(about(*meant), said)
    assert {key for key, n in tally.n.items() if n} == counted
    assert bool(tally.errors) == (said not in meant)


def test_a_wrong_focus_is_told_with_its_evidence():
    tally = FocusTally()
    tally.add(about("150123"), "-", "文中没有可以确定的行政区")
    assert tally.errors[0].split() == [
        "focus",
        "t:1",
        "said",
        "-",
        "meant",
        "150123",
        "文中没有可以确定的行政区",
    ]


def test_the_focus_table_shows_shares_with_denominators():
    tally = FocusTally()
    tally.add(about("150123"), "150123")
    tally.add(about("150123"), "150100")
    lines = report.focus({"t": tally}).splitlines()
    assert lines[3].split()[:3] == ["t", "0.500", "(1/2)"]
    assert [line.split()[-2:] for line in lines if line.startswith("all, county")] == [["0.500", "(1/2)"]]


# ---- gold pages


def test_a_gold_table_is_laid_on_its_page(tmp_path):
    (tmp_path / "p.txt").write_text("晴\n本报锡林\n郭勒盟,乌海乌海\n", encoding="utf-8")
    (tmp_path / "p.tsv").write_text(
        "line\tnth\tsurface\tname\tadcode\tlat\tlon\ttype\tclass\n"
        "2\t1\t~锡林郭勒盟\t锡林郭勒盟\t152500\t43.93\t116.04\tprefecture\tliteral\n"
        "3\t2\t乌海\t乌海市\t150300\t\t\tprefecture\tadj\n",
        encoding="utf-8",
    )
    ((case, truths),) = read_gold(tmp_path, tmp_path)
    assert [case.text[t.start : t.end] for t in truths] == ["锡林\n郭勒盟", "乌海"]
    assert [(t.role, t.radius_km) for t in truths] == [("literal", 100.0), ("adj", 100.0)]
    assert case.rows[1] == Row(13, 15, "乌海", "?", "adj")


def test_a_gold_row_that_is_not_on_its_page_is_refused(tmp_path):
    (tmp_path / "p.txt").write_text("晴\n", encoding="utf-8")
    head = "line\tnth\tsurface\tname\tadcode\tlat\tlon\ttype\tclass\n"
    (tmp_path / "p.tsv").write_text(head + "1\t1\t乌海\t\t\t\t\tprefecture\tliteral\n", encoding="utf-8")
    with pytest.raises(GoldError, match="乌海"):
        read_gold(tmp_path, tmp_path)


# ---- systems and tables


def test_cpca_is_fed_line_by_line_and_keeps_offsets():
    case = Case("t:1", "t", "天气好\n内蒙古自治区赤峰市", ())
    assert [(p.start, p.end, p.code) for p in cpca_lines()(case)] == [(4, 10, "150000"), (10, 13, "150400")]


def test_jieba_words_keep_their_offsets():
    case = Case("t:1", "t", "我在北京", ())
    assert [(p.start, p.end) for p in jieba_ns()(case)] == [(2, 4)]


def test_the_command_prints_its_tables(capsys):
    assert main(["--only", "ports", "--alone", "--errors"]) == 0
    printed = capsys.readouterr().out
    titles = "all texts", "by mechanism", "recall by kind", "calibration", "article focus"
    assert all(title in printed for title in titles)


def test_the_command_refuses_a_mechanism_that_is_not_there(capsys):
    assert main(["--only", "no such mechanism", "--alone"]) == 2
    assert "no such mechanism" in capsys.readouterr().err


def test_a_table_shows_shares_with_denominators():
    counts = {"own": tally([truth(0, 2, "150300")], [Prediction(0, 2, "150300", score=1.0)])}
    assert "1.000 (1/1)" in report.overall(counts, {"own": 1234.5})
    assert "1,234" in report.overall(counts, {"own": 1234.4})
    assert "county" in report.by_kind(counts)
    assert "0.90 and more" in report.calibration(counts["own"])
    assert "org" in report.by_role(counts["own"])
    assert "t " in report.by_group({"t": counts})
    assert "+0.0000" in report.ablation(counts["own"], {"near": counts["own"]})


def test_a_folder_of_ones_own_is_scored_alone(tmp_path, capsys):
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "a.txt").write_text("# focus: 152900\n{阿拉善盟|152900}落雨。\n", encoding="utf-8")
    assert main(["--truth", str(tmp_path), "--alone"]) == 0
    printed = capsys.readouterr().out
    assert "1.000 (1/1)" in printed
    assert "ports" not in printed
