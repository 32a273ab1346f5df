"""Help, version, and what the README shows."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from maps import cli


@pytest.mark.parametrize("command", ["", "build", "articles", "mentions", "places", "explain", "review"])
def test_help_opens_with_examples(mengtu, command):
    done = mengtu(*command.split(), "--help")
    body = done.out.split("\n", 2)[2]
    assert done.status == 0
    assert body.lstrip().startswith("Examples:\n    mengtu")


def test_the_version_is_told(mengtu):
    assert mengtu("--version").out.startswith("mengtu")


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


README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")


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
