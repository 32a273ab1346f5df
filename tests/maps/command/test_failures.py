"""What goes wrong is one line and a status."""

from __future__ import annotations

import subprocess
import sys

import pytest


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


def test_a_pipe_that_closes_early_is_no_traceback(page):
    command = f"{sys.executable} -m maps mentions {page} {page} | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
