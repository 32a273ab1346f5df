"""What the README promises is there: commands, the two set-up lines, Python, pictures and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
SHELL_LINES = [
    line.split("#")[0].strip() for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()
]
COMMANDS = sorted({match[1] for line in SHELL_LINES for match in re.finditer(r"\bmengtu (\w+)", line)})


def test_one_line_installs_and_maps_the_sample_pages():
    lines = [line for line in SHELL_LINES if "pip install ." in line]
    assert len(lines) == 1
    assert lines[0].endswith("mengtu build seeds/pages -o map.html")


def test_one_line_installs_the_extras_and_runs_every_test():
    lines = [line for line in SHELL_LINES if line.endswith("-m tests")]
    assert len(lines) == 1
    assert "[test]" in lines[0]


def test_the_check_script_runs_the_very_line_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -m1 -E '(.+?)' README.md", script)
    assert pattern
    found = [line for line in README.splitlines() if re.search(pattern[1].replace(r"\-", "-"), line)]
    assert found == [line for line in SHELL_LINES if line.endswith("-m tests")]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_readme_exists(command):
    import typer

    from maps.cli import app

    group = typer.main.get_command(app)
    assert command in group.commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("source", [text for kind, text in BLOCKS if kind == "python"])
def test_each_python_example_makes_a_map(source, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    exec(compile(source, "README.md", "exec"), {})
    assert "策克" in (tmp_path / "map.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!https?://)[^)]+)\)", README))
def test_each_relative_link_leads_somewhere(target):
    assert (ROOT / target).exists()
