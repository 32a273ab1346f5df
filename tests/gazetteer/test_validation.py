"""The rules of the catalogue: our tables keep them, and a broken row is found."""

from __future__ import annotations

import dataclasses

import pytest
from shapely.geometry import box

from gazetteer.catalogue import validation
from gazetteer.catalogue.checks import (
    Catalogue,
    check_abroad,
    check_boundaries,
    check_groups,
    check_ids,
    check_names,
    check_parents,
    check_particulars,
    check_points,
    check_safe_forms,
    check_short_forms,
    check_words,
)
from gazetteer.catalogue.tables import PLACE_COLUMNS, Group
from gazetteer.errors import TableError
from gazetteer.records import Name, Place

PROVINCE = "cn:150000,内蒙古自治区,province,150000,iso:CN,40.5,111.5,2,600,CN,seat,tencent,high,"
LEAGUE = "cn:152900,阿拉善盟,prefecture,152900,cn:150000,40.5,111.5,2,300,CN,seat,tencent,high,"
BANNER = "cn:152923,额济纳旗,county,152923,cn:152900,40.5,111.5,2,190,CN,seat,tencent,high,"
CHINA = "iso:CN,中国,country,CN,,39.9,116.4,5,,CN,seat,hand,high,"


def catalogue(*lines: str, names=None, groups=None, boundaries=None, **tables) -> Catalogue:
    """Three units inside each other, and the rows given; tables by name."""
    rows = [dict(zip(PLACE_COLUMNS, line.split(","), strict=True)) for line in (CHINA, *lines)]
    sorted_rows: dict[str, list[dict[str, str]]] = {"world": [], "divisions": [], "ports": []}
    for row in rows:
        table = "divisions" if row["id"].startswith("cn:") else "ports" if row["kind"] == "port" else "world"
        sorted_rows[table].append(row)
    return Catalogue(
        sorted_rows | tables, {r["id"]: _place(r) for r in rows}, names or {}, groups or {}, boundaries or {}
    )


def _place(row: dict[str, str]) -> Place:
    lat, lon, precision, extent = (
        float(row[column]) if row[column] else None for column in ("lat", "lon", "precision_km", "extent_km")
    )
    return Place(
        row["id"],
        row["name"],
        row["kind"],
        row["adcode"] or None,
        row["parent"] or None,
        lat,
        lon,
        precision,
        extent,
        row["country"],
    )


SOUND = (PROVINCE, LEAGUE, BANNER)
SQUARE = {"152923": box(100, 40, 112, 43)}


def test_our_tables_keep_every_rule():
    assert validation.check(validation.read_catalogue()) == []


def test_the_command_counts_and_succeeds(capsys):
    assert validation.main() == 0
    out = capsys.readouterr().out
    assert "divisions" in out
    assert out.endswith("0 problems\n")


def test_the_command_fails_and_names_the_row(capsys, monkeypatch):
    broken = catalogue(*SOUND, BANNER.replace("cn:152923", "cn:152924"))
    monkeypatch.setattr(validation, "read_catalogue", lambda: broken)
    assert validation.main() == 1
    assert "divisions.csv: cn:152924: code 152923 belongs to cn:152923" in capsys.readouterr().out


def test_the_command_says_in_one_line_that_a_table_is_missing(capsys, monkeypatch):
    def missing():
        raise TableError("names.csv: no such table")

    monkeypatch.setattr(validation, "read_catalogue", missing)
    assert validation.main() == 1
    assert capsys.readouterr().err == "names.csv: no such table\n"


@pytest.mark.parametrize(
    ("rule", "broken", "said"),
    [
        pytest.param(
            check_ids, BANNER.replace("152923", "15292"), "expected 6 digits", id="a code too short"
        ),
        pytest.param(
            check_words, BANNER.replace("county", "borough"), "kind is 'borough'", id="an unknown kind"
        ),
        pytest.param(
            check_words, BANNER.replace(",seat,", ",guess,"), "method is 'guess'", id="an unknown method"
        ),
        pytest.param(check_words, BANNER.replace("额济纳旗", ""), "name is ''", id="no name"),
        pytest.param(
            check_parents, BANNER.replace("cn:152900,", "cn:152999,"), "does not exist", id="no such parent"
        ),
        pytest.param(
            check_parents, BANNER.replace("cn:152900,", "cn:152923,"), "own ancestor", id="its own parent"
        ),
        pytest.param(check_parents, BANNER.replace("cn:152900,", ","), "no parent", id="no parent at all"),
        pytest.param(check_points, BANNER.replace("40.5", ""), "no point", id="no point"),
        pytest.param(
            check_points, BANNER.replace("40.5", "111.5"), "not on Earth", id="lat and lon exchanged"
        ),
        pytest.param(
            check_points, BANNER.replace(",2,190", ",,190"), "expected more than 0", id="no uncertainty"
        ),
        pytest.param(
            check_points,
            BANNER.replace("40.5", "41").replace(",seat,", ",parent,"),
            "not that of cn:152900",
            id="said to be the parent's point, and is not",
        ),
        pytest.param(
            check_boundaries, BANNER.replace("40.5", "45"), "222.4 km outside", id="outside its boundary"
        ),
    ],
)
def test_a_broken_row_is_found(rule, broken, said):
    sound = catalogue(*SOUND, boundaries=SQUARE)
    assert list(rule(sound)) == []
    found = list(rule(catalogue(PROVINCE, LEAGUE, broken, boundaries=SQUARE)))
    assert any(said in str(problem) for problem in found), found


def test_a_note_explains_a_point_outside():
    far = BANNER.replace("40.5", "45") + "5.0 km outside the boundary line"
    assert list(check_boundaries(catalogue(PROVINCE, LEAGUE, far, boundaries=SQUARE))) == []


def test_a_parents_point_is_judged_with_the_parent():
    far = BANNER.replace("40.5", "45").replace(",seat,", ",parent,")
    assert list(check_boundaries(catalogue(PROVINCE, LEAGUE, far, boundaries=SQUARE))) == []


def test_a_foreign_port_inside_a_banner_is_found():
    port = "port:shivee,西伯库伦口岸,port,,iso:CN,42.5,101,5,,MN,hand,hand,low,"
    found = list(check_abroad(catalogue(*SOUND, port, boundaries=SQUARE)))
    assert [problem.row for problem in found] == ["port:shivee"]


def _named(**cells):
    row = {"place_id": "cn:152923", "form": "额旗", "kind": "short", "match": "safe", "lang": "zh"}
    return row | {"valid_from": "", "valid_to": "", "hint": "", "source": "general"} | cells


def _with_names(rows):
    sound = catalogue(*SOUND)
    return dataclasses.replace(sound, tables={**sound.tables, "names": rows})


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([_named(place_id="cn:159999")], "no such place", id="a name of nothing"),
        pytest.param([_named(kind="slang")], "kind 'slang'", id="an unknown kind of name"),
        pytest.param([_named(form="")], "empty form", id="an empty form"),
        pytest.param([_named(), _named()], "stands twice", id="a name twice"),
        pytest.param(
            [_named(valid_from="2001", valid_to="1999")], "before it begins", id="ends before it begins"
        ),
        pytest.param([_named(valid_from="0199")], "not of this world", id="a year too early"),
        pytest.param([_named(valid_from="soon")], "is no date", id="no date"),
    ],
)
def test_a_broken_name_is_found(rows, said):
    assert list(check_names(_with_names([_named()]))) == []
    found = list(check_names(_with_names(rows)))
    assert any(said in str(problem) for problem in found)


def test_a_written_name_that_another_place_shares_is_not_safe():
    other = BANNER.replace("152923", "152922").replace("额济纳旗", "阿拉善右旗")
    names = {place: (Name("居延旗", "alias"),) for place in ("cn:152923", "cn:152922")}
    names["cn:152900"] = (Name("居延旗", "alias"),)
    found = list(check_safe_forms(catalogue(*SOUND, other, names=names)))
    assert {problem.row for problem in found} == {"cn:152923 居延旗", "cn:152922 居延旗"}


@pytest.mark.parametrize(
    ("group", "said"),
    [
        pytest.param(
            Group("阿额", ("cn:152900",), ("阿", "额"), None, "safe", ""), "do not fit", id="too few members"
        ),
        pytest.param(
            Group("阿额", ("cn:1",), (), None, "safe", ""), "does not exist", id="a member of nothing"
        ),
    ],
)
def test_a_broken_group_is_found(group, said):
    found = list(check_groups(catalogue(*SOUND, groups={group.form: group})))
    assert any(said in str(problem) for problem in found)


def test_figures_add_up_and_ports_have_particulars():
    port = "port:ceke,策克公路口岸,port,,cn:152923,42.5,101,5,,CN,hand,hand,low,"
    figures = [("cn:152900", 3), ("cn:152923", 2)]
    population = [{"place_id": place, "population": str(number)} for place, number in figures]
    found = [
        str(p) for p in check_particulars(catalogue(*SOUND, port, population=population, ports_detail=[]))
    ]
    assert found == [
        "ports_detail.csv: port:ceke: missing",
        "population.csv: cn:152900: is 3, its parts add up to 2",
    ]


def test_a_short_form_is_decided_once():
    row = {"form": "日照", "kind": "", "match": "context", "reason": ""}
    assert list(check_short_forms(catalogue(*SOUND, short_forms=[row]))) == []
    assert len(list(check_short_forms(catalogue(*SOUND, short_forms=[row, row])))) == 1


def test_problems_are_plain_records():
    problem = next(iter(check_words(catalogue(PROVINCE, LEAGUE, BANNER.replace("county", "x")))))
    assert dataclasses.asdict(problem) == {"table": "divisions", "row": "cn:152923", "message": "kind is 'x'"}
