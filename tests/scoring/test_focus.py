"""Which division an article is about: the labels, and how they are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.score import PAGES
from tests.scoring import report
from tests.scoring.annotation import (
    AnnotationError,
    Case,
    focus_of,
    read_item,
)
from tests.scoring.atlas import read_atlas
from tests.scoring.focus import (
    FocusTally,
    article_that_begins,
    labelled_case,
    read_labelled,
    read_paragraphs,
)

FOLDER = Path(__file__).parents[1] / "gazetteer"
LEAGUES = {"150100", "150200", "150300", "150400", "150500", "150600", "150700", "150800", "150900"}
LEAGUES |= {"152200", "152500", "152900"}


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
