"""What a marked text says, and that the development truth is well formed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.scoring.annotation import (
    AnnotationError,
    parse,
    read_cases,
    read_sentences,
)
from tests.scoring.atlas import read_atlas

FOLDER = Path(__file__).parents[1] / "gazetteer"
LEAGUES = {"150100", "150200", "150300", "150400", "150500", "150600", "150700", "150800", "150900"}
LEAGUES |= {"152200", "152500", "152900"}


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
