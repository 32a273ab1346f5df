"""The command line, as a user meets it."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from maps import cli
from maps.datascript import read_data_script
from maps.rows import ARTICLE_KEYS, MENTION_KEYS

PAGE = """\
## 策克口岸通关

本报阿拉善11月3日电（记者 李晗）11月3日，记者从额济纳旗策克口岸获悉，通关车辆突破千辆。
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def mengtu(monkeypatch, capfd):
    """Run the command in this process."""

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["mengtu", *map(str, arguments)])
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        written = capfd.readouterr()
        return Done(status, written.out, written.err)

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_a_map_of_a_page_is_one_file(mengtu, page, tmp_path):
    done = mengtu("build", page, "-o", tmp_path / "map.html")
    html = (tmp_path / "map.html").read_text("utf-8")
    assert done.status == 0
    assert html.startswith("<!DOCTYPE html>")
    assert "策克口岸通关" in html
    assert done.out == ""
    assert "wrote" in done.err
    assert "1 pages, 1 articles" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.html", "page.txt"]


def test_quiet_says_nothing(mengtu, page, tmp_path):
    assert mengtu("build", page, "-q", "-o", tmp_path / "map.html").err == ""


def test_a_map_goes_through_pipes(mengtu):
    done = mengtu("build", "-", "-o", "-", stdin=PAGE.encode("gb18030"))
    assert done.status == 0
    assert done.out.startswith("<!DOCTYPE html>")
    assert "策克口岸通关" in done.out


def test_without_a_path_the_sample_pages_are_built(mengtu, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = mengtu("build")
    assert "reading the sample pages" in done.err
    assert "5 pages" in done.err
    assert 100_000 < (tmp_path / "map.html").stat().st_size < 1_000_000


def test_same_pages_same_bytes(mengtu, page):
    assert mengtu("build", page, "-o", "-").out == mengtu("build", page, "-o", "-").out


def test_a_picture_stands_beside_the_map(mengtu, page, tmp_path):
    done = mengtu("build", page, "-o", tmp_path / "map.html", "--png")
    assert done.status == 0
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_needs_a_file_name(mengtu, page):
    done = mengtu("build", page, "-o", "-", "--png")
    assert (done.status, done.out) == (2, "")
    assert "needs a file name for --output" in done.err


def test_newspaper_day_title_and_review_number_are_on_the_page(mengtu, page):
    options = (
        "--newspaper",
        "阿拉善日报",
        "--date",
        "2025-11-04",
        "--title",
        "口岸",
        "--map-review-no",
        "GS1号",
    )
    html = mengtu("build", page, "-o", "-", *options).out
    assert "<title>口岸</title>" in html
    block = read_data_script(html)
    (doc,) = block["docs"]
    assert (doc["newspaper"], doc["issue"]) == ("阿拉善日报", "2025-11-04")
    assert block["meta"]["mapReviewNo"] == "GS1号"


def test_without_the_bundle_one_line_says_that_the_page_needs_the_network(
    mengtu, page, tmp_path, monkeypatch
):
    from maps import newsmap
    from maps.assets import read_bundle

    monkeypatch.setattr(newsmap, "read_bundle", lambda: read_bundle(tmp_path))
    done = mengtu("build", page, "-o", "-")
    assert [line for line in done.err.splitlines() if "network" in line] == [
        "mengtu: installed without npm, so the page is simpler and needs the network"
    ]
    assert "https://cdn.jsdelivr.net/npm/leaflet@" in done.out


def test_articles_are_json_lines(mengtu, page):
    done = mengtu("articles", page)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert tuple(rows[0]) == ARTICLE_KEYS
    assert [
        (row["headline"], row["reporters"], row["dateline_place"]) for row in rows if row["headline"]
    ] == [("策克口岸通关", ["李晗"], "阿拉善")]


def test_mentions_are_json_lines_whose_spans_are_raw(mengtu, page):
    rows = [json.loads(line) for line in mengtu("mentions", page).out.splitlines()]
    assert all(tuple(row) == MENTION_KEYS for row in rows)
    assert all(PAGE[row["start"] : row["end"]] == row["surface"] for row in rows)
    assert {"额济纳旗", "策克口岸", "阿拉善"} <= {row["surface"] for row in rows}


def test_mentions_of_standard_input(mengtu):
    rows = [
        json.loads(line) for line in mengtu("mentions", "-", stdin=PAGE.encode("utf-16")).out.splitlines()
    ]
    assert {row["doc"] for row in rows} == {"-"}


def test_mentions_as_a_table_and_as_features(mengtu, page, tmp_path):
    surfaces = [
        row["surface"] for row in csv.DictReader(io.StringIO(mengtu("mentions", page, "-f", "csv").out))
    ]
    mengtu("mentions", page, "-f", "geojson", "-o", tmp_path / "m.geojson")
    features = json.loads((tmp_path / "m.geojson").read_text("utf-8"))["features"]
    assert surfaces == [feature["properties"]["surface"] for feature in features] != []


def test_places_are_found_by_name(mengtu):
    done = mengtu("places", "达茂旗")
    assert done.status == 0
    assert "达尔罕茂明安联合旗" in done.out.splitlines()[1]


def test_places_as_json_lines(mengtu):
    rows = [json.loads(line) for line in mengtu("places", "152923", "-f", "jsonl").out.splitlines()]
    assert (rows[0]["place_id"], rows[0]["name"]) == ("cn:152923", "额济纳旗")


def test_places_that_are_not_shown_are_counted(mengtu):
    done = mengtu("places", "朝阳", "-n", "2", "-f", "jsonl")
    assert len(done.out.splitlines()) == 2
    assert re.fullmatch(r"mengtu: 2 of \d+ places shown, --limit shows more\n", done.err)
    assert mengtu("places", "达茂旗").err == ""


def test_an_unknown_place_is_a_failure_in_one_line(mengtu):
    done = mengtu("places", "没有这个地方啊啊")
    assert (done.status, done.out) == (1, "")
    assert done.err == "mengtu: 没有这个地方啊啊: the gazetteer has no such place\n"


def test_a_name_is_explained_at_its_offset(mengtu, page):
    done = mengtu("explain", page, str(PAGE.index("额济纳旗") + 1))
    assert done.status == 0
    assert "【额济纳旗】" in done.out
    assert "cn:152923" in done.out


def test_no_name_at_an_offset_is_a_failure_in_one_line(mengtu, page):
    done = mengtu("explain", page, "0")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "no name stands at 0" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["build", "nosuch.txt"], id="a page that is not there"),
        pytest.param(["mentions", "nosuch/"], id="a folder that is not there"),
        pytest.param(["articles", "{bytes}"], id="a page that is no text"),
        pytest.param(["build", "{page}", "-o", "nosuch/map.html"], id="an output folder that is not there"),
        pytest.param(["build", "{page}", "-o", "."], id="an output that is a folder"),
    ],
)
def test_an_expected_failure_is_one_line_and_status_1(mengtu, page, tmp_path, arguments):
    (tmp_path / "bytes.txt").write_bytes(bytes(range(256)) * 8)
    names = {"{page}": str(page), "{bytes}": str(tmp_path / "bytes.txt")}
    done = mengtu(*(names.get(argument, argument) for argument in arguments))
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("mengtu: ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["build", "page.txt", "-o", "page.txt"], id="build over its page"),
        pytest.param(["build", ".", "-o", "page.txt"], id="build over a page of its folder"),
        pytest.param(["build", "page.txt", "-o", "page.txt.json"], id="build over what states its date"),
        pytest.param(["build", "page.txt", "--corrections", "c.csv", "-o", "c.csv"], id="over corrections"),
        pytest.param(["build", "page.txt", "--gazetteer", "g.csv", "-o", "g.csv"], id="over own places"),
        pytest.param(["build", "page.txt", "--embed", "-o", "oembed.json"], id="a page over its record"),
        pytest.param(["articles", "page.txt", "-o", "page.txt"], id="articles"),
        pytest.param(["mentions", "page.txt", "-o", "page.txt"], id="mentions"),
        pytest.param(["mentions", "page.txt", "--corrections", "c.csv", "-o", "c.csv"], id="mentions' table"),
        pytest.param(["explain", "page.txt", "40", "-o", "page.txt"], id="explain"),
        pytest.param(["review", "page.txt", "-o", "page.txt"], id="review"),
        pytest.param(["review", "page.txt", "--gazetteer", "g.csv", "-o", "g.csv"], id="review's own places"),
        pytest.param(["embed", "map.html", "-o", "map.html"], id="embed"),
    ],
)
def test_what_a_run_reads_it_does_not_overwrite(mengtu, page, tmp_path, monkeypatch, arguments):
    (tmp_path / "c.csv").write_text("surface,newspaper,place\n", "utf-8")
    (tmp_path / "g.csv").write_text("name,lat,lon\n", "utf-8")
    (tmp_path / "page.txt.json").write_text('{"date": "2025-11-04"}', "utf-8")
    mengtu("build", page, "-q", "-o", tmp_path / "map.html")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.chdir(tmp_path)
    done = mengtu(*arguments)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("mengtu: ")
    assert done.err.count("\n") == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_of_pages_may_take_the_map(mengtu, page, tmp_path):
    for _ in range(2):
        assert mengtu("build", tmp_path, "-o", tmp_path / "map.html").status == 0


@pytest.mark.parametrize("options", [["-o", "m.png", "--png"], ["-o", "pic.JPEG"]], ids=" ".join)
def test_a_page_has_no_name_of_a_picture(mengtu, page, options):
    done = mengtu("build", page, *options)
    assert (done.status, done.out) == (2, "")
    assert "is the name of a picture, the page is HTML; --png draws a picture beside it" in done.err


@pytest.mark.parametrize("command", ["build", "articles", "mentions", "review"])
def test_files_that_cannot_be_read_are_passed_over_and_the_status_tells(mengtu, page, tmp_path, command):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.7")
    done = mengtu(command, tmp_path, tmp_path / "gone.txt", "-q", "-o", tmp_path / "out")
    assert done.status == 1
    assert [line.split(": ")[1] for line in done.err.splitlines()] == [
        f"passed over {tmp_path / name}" for name in ("empty.txt", "scan.txt", "gone.txt")
    ]
    alone = mengtu(command, page, "-q", "-o", tmp_path / "alone")
    assert (alone.status, alone.err) == (0, "")
    assert (tmp_path / "out").read_bytes() == (tmp_path / "alone").read_bytes()


@pytest.mark.parametrize("command", ["build", "articles", "mentions", "review"])
def test_a_copy_is_passed_over_and_nothing_is_missing(mengtu, page, tmp_path, command):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(page.read_bytes())
    done = mengtu(command, page, copy, "-o", tmp_path / "out")
    assert done.status == 0
    assert f"mengtu: passed over {copy}: the same bytes as {page}, read once\n" in done.err
    assert mengtu(command, page, copy, "-q", "-o", tmp_path / "out").err == ""


@pytest.mark.parametrize(
    ("closed", "message"),
    [
        pytest.param("- <&-", "-: standard input is closed, expected a page", id="input"),
        pytest.param("{page} >&-", "standard output is closed", id="output"),
        pytest.param("{page} >/dev/full", "standard output: No space left on device", id="a full disk"),
        pytest.param("{page} 2>&-", "", id="messages"),
    ],
)
def test_a_closed_end_is_no_traceback(page, closed, message):
    command = f"{sys.executable} -m maps articles {closed.format(page=page)}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == (f"mengtu: {message}\n" if message else "")
    assert done.returncode == bool(message)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["nosuch"], id="an unknown command"),
        pytest.param(["build", "--nosuch"], id="an unknown option"),
        pytest.param(["mentions", "--format", "xml"], id="an unknown format"),
        pytest.param(["build", "--date", "4.11.2025"], id="a day that is no ISO date"),
        pytest.param(["build", "--date", "9999-12-31"], id="a day on which no newspaper is printed"),
        pytest.param(["explain", "."], id="a missing offset"),
        pytest.param(["explain", ".", "1"], id="a folder where one page is expected"),
        pytest.param(["places"], id="a missing query"),
    ],
)
def test_misuse_is_status_2(mengtu, arguments):
    done = mengtu(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "Traceback" not in done.err


def test_an_unexpected_error_is_not_hidden(mengtu, page, monkeypatch):
    monkeypatch.setattr("maps.rows.mention_row", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        mengtu("mentions", page)


def test_a_correction_is_applied_at_its_spot(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    table.write_text("surface,newspaper,place\n策克口岸,,cn:150102\n额济纳旗,,none\n", "utf-8")
    done = mengtu("mentions", page, "--corrections", table)
    found = {row["surface"]: row["place_id"] for row in map(json.loads, done.out.splitlines())}
    assert found["策克口岸"] == "cn:150102"
    assert "额济纳旗" not in found


def test_a_corrected_point_is_drawn(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    table.write_text('surface,newspaper,place\n策克口岸,,"42.5,101.5"\n', "utf-8")
    html = mengtu("build", page, "-o", "-", "--corrections", table).out
    assert "user:42.50000,101.50000/策克口岸" in html


def test_places_of_the_user_are_found(mengtu, tmp_path):
    (tmp_path / "page.txt").write_text("11月3日，记者来到青柠露营谷，游人如织。", "utf-8")
    (tmp_path / "mine.csv").write_text("name,lat,lon\n青柠露营谷,41.0,111.5\n", "utf-8")
    done = mengtu("mentions", tmp_path / "page.txt", "--gazetteer", tmp_path / "mine.csv")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert ("user:青柠露营谷", 41.0, 111.5) in [(row["place_id"], row["lat"], row["lon"]) for row in rows]


def test_a_clash_with_the_catalogue_is_reported(mengtu, page, tmp_path):
    (tmp_path / "mine.csv").write_text("name,lat,lon\n额济纳旗,41.0,111.5\n", "utf-8")
    done = mengtu("mentions", page, "--gazetteer", tmp_path / "mine.csv")
    assert done.status == 0
    assert "line 2 额济纳旗: added, but needs context from now on: the gazetteer (cn:152923)" in done.err


def test_review_writes_a_table_and_keeps_what_was_filled_in(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    done = mengtu("review", page, "-o", table)
    assert done.status == 0
    assert table.read_bytes().startswith(codecs.BOM_UTF8)  # or Excel takes it for GBK
    header = table.read_text("utf-8-sig").splitlines()[0]
    assert header.startswith("sha256,start,surface")
    assert header.endswith(",place")
    table.write_text("surface,newspaper,place\n策克口岸,,none\n", "utf-8")
    assert "1 kept" in mengtu("review", page, "-o", table).err
    assert "策克口岸" in table.read_text("utf-8")


def test_what_of_a_table_was_applied_is_told_and_is_no_failure(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    table.write_text("surface,place\n策克口岸,none\n没有此地,none\n", "utf-8")
    done = mengtu("build", page, "-o", tmp_path / "map.html", "--corrections", table)
    assert done.status == 0
    assert done.err.splitlines()[:2] == [
        f"mengtu: {table}: 1 of 2 corrections applied",
        f"mengtu: {table} line 3 没有此地: matched nothing",
    ]


def test_every_bad_row_of_a_table_is_a_line(mengtu, page, tmp_path):
    table = tmp_path / "corrections.csv"
    table.write_text("surface,place\n策克口岸,某处\n额济纳旗,none\n阿拉善,cn:1\n", "utf-8")
    done = mengtu("build", page, "-o", tmp_path / "map.html", "--corrections", table)
    assert done.status == 1
    first, *rows = done.err.splitlines()
    assert first.startswith(f"mengtu: {table}: not applied; the column place takes")
    assert rows == [
        f"mengtu: {table} line 2 策克口岸: 某处: no such place in the gazetteer",
        f"mengtu: {table} line 4 阿拉善: cn:1: no such place in the gazetteer",
    ]
    assert not (tmp_path / "map.html").exists()


def test_a_confirmed_place_stands_on_the_map(mengtu, tmp_path):
    (tmp_path / "page.txt").write_text("游客在二连浩特市的恒源国际商城购物。", "utf-8")
    table = tmp_path / "corrections.csv"
    mengtu("review", tmp_path / "page.txt", "-o", table)
    (row,) = csv.DictReader(io.StringIO(table.read_text("utf-8-sig")))
    row["place"] = row["candidates"]
    table.write_text("".join(f"{','.join(cells)}\n" for cells in (row.keys(), row.values())), "utf-8")
    block = read_data_script(mengtu("build", tmp_path / "page.txt", "-o", "-", "--corrections", table).out)
    (number,) = block["corrected"]
    place, _, score, *_ = block["senses"][number]
    assert (block["places"]["id"][place], score) == ("derived:cn:152501/恒源国际商城", 1.0)


@pytest.mark.parametrize(
    "option", ["--corrections", "--gazetteer"], ids=["a table of corrections", "a table of places"]
)
def test_a_table_that_is_not_there_is_told(mengtu, page, option):
    done = mengtu("mentions", page, option, "nosuch.csv")
    assert done.status == 1
    assert done.err.startswith("mengtu: nosuch.csv")


@pytest.mark.parametrize("command", ["", "build", "articles", "mentions", "places", "explain", "review"])
def test_help_opens_with_examples(mengtu, command):
    done = mengtu(*command.split(), "--help")
    body = done.out.split("\n", 2)[2]
    assert done.status == 0
    assert body.lstrip().startswith("Examples:\n    mengtu")


def test_the_version_is_told(mengtu):
    assert mengtu("--version").out.startswith("mengtu")


def test_a_pipe_that_closes_early_is_no_traceback(page):
    command = f"{sys.executable} -m maps mentions {page} {page} | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_python_m_maps_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "maps", "--help"], capture_output=True, text=True, check=True
    )
    assert "mengtu build" in done.stdout


def test_help_imports_nothing_heavy():
    code = "import sys, maps.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {
        "numpy",
        "pandas",
        "geopandas",
        "folium",
        "shapely",
        "jieba",
        "matplotlib",
        "rich",
    }
    assert not heavy & set(loaded)


README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
README_COMMANDS = [
    line.split("#")[0].strip()
    for line in README.splitlines()
    if line.startswith(("mengtu ", "python -m maps "))
]


@pytest.mark.parametrize("line", README_COMMANDS)
def test_options_that_the_readme_shows_exist(line):
    words = shlex.split(re.sub(r"^(mengtu|python -m maps) ", "", line))
    command = typer.main.get_command(cli.app).commands[words[0]]  # type: ignore[attr-defined]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-") and word != "-"} <= known
