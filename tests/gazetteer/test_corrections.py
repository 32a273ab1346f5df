"""What a reader corrects, and what is put before him."""

from __future__ import annotations

import io

import pytest

from gazetteer import (
    CorrectionError,
    TableError,
    load_gazetteer,
    read_corrections,
    resolve_page,
    review_rows,
    write_review,
)
from gazetteer.readers.answers import Answers, Point
from seeds import cut_articles, page_from_bytes, read_page, sample_pages

TEXT = "朝阳区降雪。包头市转晴。"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def page_of(text=TEXT, newspaper=None):
    page = page_from_bytes(text.encode(), path="page.txt", newspaper=newspaper)
    return page, cut_articles(page)


def corrected(tmp_path, rows, gazetteer, **about):
    page, articles = page_of(**about)
    path = tmp_path / "corrections.csv"
    head = "sha256,start,surface,newspaper,place\n"
    path.write_text(head + "".join(row.replace("SHA", page.sha256) + "\n" for row in rows), "utf-8")
    return resolve_page(page, articles, gazetteer, corrections=read_corrections(path, gazetteer))


def table(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "c.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("row", "names"),
    [
        pytest.param("SHA,0,朝阳区,,cn:110105", ["朝阳区", "包头市"], id="a spot gets a place"),
        pytest.param(",,朝阳区,,cn:220104", ["朝阳区", "包头市"], id="a name gets a place everywhere"),
        pytest.param("SHA,6,包头市,,none", [None], id="what is no place is left out"),
        pytest.param(",,包头市,北京日报,none", [None, "包头市"], id="another paper's names are not touched"),
        pytest.param("SHA,0,朝阳区,,", [None, "包头市"], id="an empty column changes nothing"),
    ],
)
def test_corrections_are_applied(row, names, tmp_path, gazetteer):
    found = corrected(tmp_path, [row], gazetteer)
    assert [one.place and one.place.name for one in found] == names


def test_a_point_keeps_the_kind_of_what_stood_elsewhere(tmp_path, gazetteer):
    found = corrected(tmp_path, [',,包头市,,"40.6,109.9"', ',,朝阳区,,"39.9,116.4"'], gazetteer)
    assert [one.place.kind for one in found] == ["facility", "prefecture"]


def test_a_correction_by_point_is_marked(tmp_path, gazetteer):
    one = corrected(tmp_path, ['SHA,0,朝阳区,,"41.6, 120.4"'], gazetteer)[0]
    assert (one.place.lat, one.place.lon, one.score) == (41.6, 120.4, 1.0)
    assert one.evidence[0].rule == "correction"


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        pytest.param("cn:152501", "cn:152501", id="the id of a place"),
        pytest.param("port:ceke", "port:ceke", id="the id of a place that has no code"),
        pytest.param("cn:152501 二连浩特市 0.60", "cn:152501", id="a candidate as offered"),
        pytest.param("cn:152501 二连浩特市", "cn:152501", id="a reading as written"),
        pytest.param("152501", "cn:152501", id="a code"),
        pytest.param("１５２５０１", "cn:152501", id="a code in wide digits"),
        pytest.param("二连浩特市", "cn:152501", id="an official name that one place bears"),
        pytest.param("none", None, id="no place"),
        pytest.param(" None ", None, id="no place, with a capital"),
        pytest.param("无", None, id="no place, in Chinese"),
        pytest.param("43.65,111.97", Point(43.65, 111.97), id="a point"),
        pytest.param("43.65，111.97", Point(43.65, 111.97), id="a point with a wide comma"),
        pytest.param(" ( 43.65 , 111.97 ) ", Point(43.65, 111.97), id="a point in brackets"),
        pytest.param("（43.65，111.97）", Point(43.65, 111.97), id="a point in wide brackets"),
        pytest.param("43.65 111.97", Point(43.65, 111.97), id="a point with a blank"),
    ],
)
def test_what_the_column_place_takes(cell, meant, gazetteer):
    answer = Answers(gazetteer).read(cell)
    assert (gazetteer.place(meant) if isinstance(meant, str) else meant) == answer


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        pytest.param("cn:999999", "no such place", id="an unknown id"),
        pytest.param("999999", "no such place", id="an unknown code"),
        pytest.param("derived:cn:999999/某商城", "lies in no place", id="a place derived in an unknown one"),
        pytest.param(
            "朝阳区", "the name of 2 places, expected one id: cn:110105, cn:220104", id="two of a name"
        ),
        pytest.param("cn:110105 朝阳区 0.60; cn:220104 朝阳区 0.40", "no such place", id="two candidates"),
        pytest.param("111.97,43.65", "no latitude", id="longitude first"),
        pytest.param("nan,nan", "no such place", id="no numbers"),
    ],
)
def test_what_the_column_place_does_not_take(cell, says, gazetteer):
    with pytest.raises(CorrectionError, match=says):
        Answers(gazetteer).read(cell)


def test_all_bad_rows_are_told_at_once_whether_they_match_or_not(tmp_path, gazetteer):
    rows = "".join(f",,某地{number},cn:99999{number}\n" for number in range(7))
    path = table(tmp_path, f"sha256,start,surface,place\n,,包头市,none\n,12,,none\n{rows}")
    with pytest.raises(CorrectionError, match="the column place takes a candidate as offered") as raised:
        read_corrections(path, gazetteer)
    assert raised.value.__notes__ == [
        f"{path} line 3: neither a spot (sha256 and start) nor a name alone",
        *(
            f"{path} line {number + 4} 某地{number}: cn:99999{number}: no such place in the gazetteer"
            for number in range(4)
        ),
        "… and 3 more",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            "a,b\n1,2\n", "columns are a, b, expected also surface, place", id="columns are missing"
        ),
        pytest.param(
            "surface,place,place\n甲,,none\n", "two columns are called 'place'", id="a column twice"
        ),
        pytest.param("surface,place\n甲,43.6,111.9\n", "line 2: '111.9' is in no column", id="a bare comma"),
        pytest.param('surface,place\n"甲,none\n', "line 2: cannot be read", id="quotes are left open"),
        pytest.param("", "c.csv: cannot be read: the file is empty", id="nothing at all"),
    ],
)
def test_what_is_no_table_is_told_with_its_file_and_line(text, says, tmp_path, gazetteer):
    with pytest.raises(TableError, match=says):
        read_corrections(table(tmp_path, text), gazetteer)


def test_a_missing_table_is_one_line(tmp_path, gazetteer):
    with pytest.raises(TableError, match="cannot be read"):
        read_corrections(tmp_path / "none.csv", gazetteer)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
def test_tables_are_read_as_spreadsheets_save_them(delimiter, encoding, tmp_path, gazetteer):
    text = 'surface,newspaper,place\r\n包头市,,"40.6,109.9"\r\n,,\r\n'
    path = table(tmp_path, delimiter.join(text.split(",")).replace("40.6" + delimiter, "40.6,"), encoding)
    (said,) = read_corrections(path, gazetteer).rows.values()
    assert said.answer == Point(40.6, 109.9)


DERIVED_TEXT = "游客在二连浩特市的恒源国际商城购物。"
DERIVED = "derived:cn:152501/恒源国际商城"


@pytest.mark.parametrize("spot", [True, False], ids=["at its spot", "wherever it is named"])
@pytest.mark.parametrize("cell", [DERIVED, f"{DERIVED} 恒源国际商城", f"{DERIVED} 恒源国际商城 0.80"])
def test_a_place_that_only_the_text_knows_is_confirmed(cell, spot, tmp_path, gazetteer):
    start = DERIVED_TEXT.index("恒源")
    row = f"SHA,{start},恒源国际商城,,{cell}" if spot else f",,恒源国际商城,,{cell}"
    one = corrected(tmp_path, [row], gazetteer, text=DERIVED_TEXT)[-1]
    assert (one.place.id, one.place.parent, one.score) == (DERIVED, "cn:152501", 1.0)
    assert [evidence.rule for evidence in one.evidence] == ["correction"]


def test_every_candidate_that_review_offers_is_taken(tmp_path, gazetteer):
    page = read_page(sample_pages()[0])
    articles = cut_articles(page)
    rows = review_rows(page, resolve_page(page, articles, gazetteer))
    offered = [dict(row, place=offer) for row in rows for offer in row["candidates"].split("; ") if offer]
    assert any(row["place"].startswith("derived:") for row in offered)
    for row in offered:
        file = io.StringIO()
        write_review(file, [row])
        said = read_corrections(table(tmp_path, file.getvalue()), gazetteer)
        found = resolve_page(page, articles, gazetteer, corrections=said)
        places = {one.place and one.place.id for one in found if one.mention.start == int(row["start"])}
        assert row["place"].split(" ")[0] in places


@pytest.mark.parametrize(
    ("rows", "report"),
    [
        pytest.param([",,包头市,,none"], ["1 of 1 corrections applied"], id="all applied"),
        pytest.param(
            [",,包头市,,none", ",,某地,,none"],
            ["1 of 2 corrections applied", "line 3 某地: matched nothing"],
            id="a name that no page prints",
        ),
        pytest.param(
            ["abc,6,包头市,,none"],
            ["0 of 1 corrections applied", "line 2 包头市: matched nothing"],
            id="a spot of another page",
        ),
        pytest.param(
            [f",,包头市,,{DERIVED}"],
            ["0 of 1 corrections applied", "line 2 包头市: its place is no candidate there"],
            id="a derived place of another name",
        ),
        pytest.param(
            [",,包头市,,none", ",,包头市,,152501"],
            ["1 of 2 corrections applied", "line 2 包头市: PATH line 3 包头市 says otherwise"],
            id="two rows that contradict each other",
        ),
        pytest.param(
            [",,包头市,,none", "SHA,6,包头市,,152501"],
            ["1 of 2 corrections applied", "line 2 包头市: rows for each spot say otherwise"],
            id="a name whose spots are all settled",
        ),
        pytest.param(
            [f",,某地{number},,none" for number in range(7)],
            [
                "0 of 7 corrections applied",
                *(f"line {number + 2} 某地{number}: matched nothing" for number in range(5)),
                "… and 2 more",
            ],
            id="only the first are named",
        ),
    ],
)
def test_what_was_applied_and_what_was_not_is_reported(rows, report, tmp_path, gazetteer):
    page, articles = page_of()
    head = "sha256,start,surface,newspaper,place\n"
    path = table(tmp_path, head + "".join(row.replace("SHA", page.sha256) + "\n" for row in rows))
    said = read_corrections(path, gazetteer)
    resolve_page(page, articles, gazetteer, corrections=said)
    count, *left = said.report()
    assert count == f"{path}: {report[0]}"
    assert left == [
        line if line.startswith("…") else f"{path} {line}".replace("PATH", str(path)) for line in report[1:]
    ]


def test_review_lists_what_is_open_and_comes_back(tmp_path, gazetteer):
    page, articles = page_of()
    rows = review_rows(page, resolve_page(page, articles, gazetteer))
    assert [(row["surface"], row["reading"], row["place"]) for row in rows] == [("朝阳区", "", "")]
    rows[0]["place"] = "cn:110105"
    file = io.StringIO()
    write_review(file, rows)
    path = tmp_path / "corrections.csv"
    path.write_text(file.getvalue(), "utf-8")
    again = resolve_page(page, articles, gazetteer, corrections=read_corrections(path, gazetteer))
    assert again[0].place
    assert again[0].place.adcode == "110105"
