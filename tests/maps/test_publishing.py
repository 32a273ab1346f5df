"""The command line's ways to publish a map: embedding, base tiles, compression, outlines, review number."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from maps import cli
from maps.datascript import read_data_script

PAGE = "## 策克口岸通关\n\n本报阿拉善11月3日电（记者 李晗）额济纳旗策克口岸通关车辆突破千辆。\n"
URL = "https://example.org/map.html"


@pytest.fixture
def run(monkeypatch, capfd, tmp_path):
    """Run the command beside one page; status, standard output, standard error."""
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["mengtu", *arguments])
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        out, err = capfd.readouterr()
        return status, out, err

    return command


def html() -> str:
    return Path("map.html").read_text("utf-8")


def block() -> dict[str, Any]:
    return read_data_script(html())


def test_embed_prints_the_code_and_leaves_an_oembed_record(run):
    status, out, _ = run("build", "page.txt", "--embed", "--url", URL)
    assert status == 0
    assert f'src="{URL}"' in out
    assert "<script>" in out
    assert json.loads(Path("oembed.json").read_text("utf-8"))["html"] == out
    assert '<link rel="alternate" type="application/json+oembed" href="oembed.json">' in html()
    assert "oembed.json" not in html().partition("Content-Security-Policy")[2].partition(">")[0]


def test_a_finished_map_is_embedded_beside_its_host(run):
    run("build", "page.txt", "-q")
    status, out, _ = run("embed", "map.html", "--lang", "en", "--theme", "dark", "--no-panel")
    assert status == 0
    assert 'src="map.html#lang=en&amp;theme=dark&amp;panel=0"' in out


def test_a_compressed_map_can_be_embedded_too(run):
    run("build", "page.txt", "-q", "--compress")
    assert 'data-encoding="deflate"' in html()
    status, out, _ = run("embed", "map.html", "--place", "额济纳旗")
    assert status == 0
    assert "p=cn:152923" in out


def test_parents_are_written_into_the_page(run):
    run(
        "build",
        "page.txt",
        "-q",
        "--embed-parent",
        "https://a.example/",
        "--embed-parent",
        "http://b.example:81",
    )
    assert block()["meta"]["parents"] == ["https://a.example", "http://b.example:81"]


def test_without_parents_nobody_is_heard(run):
    run("build", "page.txt", "-q")
    assert block()["meta"]["parents"] == []


def test_tiles_are_asked_for_by_name(run):
    run("build", "page.txt", "-q", "--tiles", "tianditu-img", "--tiles-key", "K")
    assert "https://t0.tianditu.gov.cn" in html()
    assert "tk=K" in html()


def test_without_tiles_the_page_names_no_host(run):
    run("build", "page.txt", "-q")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html())
    assert policy
    assert "img-src data: blob:;" in policy[1]


def test_tiles_of_another_datum_bring_the_area_that_is_shifted(run):
    run("build", "page.txt", "-q", "--tiles", "amap")
    assert block()["meta"]["tiles"]["datum"] == "gcj02"
    assert len(block()["meta"]["tiles"]["area"]) > 10


def test_points_only(run):
    run("build", "page.txt", "-q", "--boundaries", "none")
    assert block()["boundaries"] is None
    assert block()["meta"]["boundarySource"] is None


def test_the_review_number_is_in_the_page(run):
    run("build", "page.txt", "-q", "--map-review-no", "GS(2025)0000号")
    assert block()["meta"]["mapReviewNo"] == "GS(2025)0000号"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param(["build", "page.txt", "--tiles", "moon"], 1, "expected one of amap", id="no such tiles"),
        pytest.param(["build", "page.txt", "--tiles", "tianditu-vec"], 1, "--tiles-key", id="key missing"),
        pytest.param(["build", "page.txt", "--embed-parent", "*"], 1, "expected an origin", id="any parent"),
        pytest.param(["build", "page.txt", "--embed", "-o", "-"], 2, "needs a file name", id="no file"),
        pytest.param(["build", "page.txt", "--boundaries", "all"], 2, "outlines, none", id="no such lines"),
        pytest.param(["embed", "page.txt"], 1, "page.txt: holds no data block", id="no map"),
        pytest.param(["embed", "missing.html"], 1, "missing.html", id="no file to embed"),
        pytest.param(["embed", "page.txt", "--lang", "fr"], 2, "zh, en", id="a language it has not"),
    ],
)
def test_misuse_is_told_in_a_line_and_leaves_nothing(run, arguments, status, said):
    ended, out, err = run(*arguments)
    assert (ended, out) == (status, "")
    assert said in " ".join(err.replace("│", " ").split())
    assert [path.name for path in Path().iterdir()] == ["page.txt"]
