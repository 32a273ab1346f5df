"""What README says about commands is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from maps.cli import app

README = (Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")
COMMANDS = [
    line.split("#")[0].strip()
    for line in README.splitlines()
    if re.match(r"(python -m maps|mengtu) \w", line)
]


def options_of(name: str) -> set[str]:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    return {option for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_exists_with_its_options(line):
    words = shlex.split(re.sub(r"^python -m maps|^mengtu", "", line))
    known = options_of(words[0])
    assert {word for word in words[1:] if word.startswith("-") and word != "-"} <= known


def test_the_readme_shows_commands():
    assert len(COMMANDS) >= 3


def test_names_that_the_readme_imports_exist():
    import maps

    names = re.findall(r"^from maps import (.+)$", README, re.MULTILINE)
    assert names
    assert {name.strip() for line in names for name in line.split(",")} <= set(maps.__all__)
