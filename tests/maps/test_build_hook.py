"""The front end is bundled where npm can, and its absence is said, not raised."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from maps.build_hook import bundle, outcome


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A source tree, and a PATH on which only the commands made here are found."""
    (tmp_path / "maps" / "frontend").mkdir(parents=True)
    (tmp_path / "maps" / "frontend" / "package.json").write_text("{}")
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def command(tree: Path, name: str, script: str) -> None:
    path = tree / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_npm_then_esbuild_run_in_the_front_end(tree):
    command(tree, "npm", 'echo "npm $*" >> ../log')
    command(tree, "node", 'echo "node $*" >> ../log')
    assert bundle(tree) == ""
    assert (tree / "maps" / "log").read_text().splitlines() == [
        "npm ci --no-audit --no-fund",
        "node build.mjs",
    ]


def test_without_npm_one_line_says_so(tree):
    assert bundle(tree) == "npm was not found"


def test_a_failure_of_npm_is_told_by_its_last_line(tree):
    command(tree, "npm", "echo first; echo 'npm error network' >&2; exit 1")
    command(tree, "node", "exit 0")
    assert bundle(tree) == "npm ci failed: npm error network"


def test_a_failure_of_esbuild_is_told(tree):
    command(tree, "npm", "exit 0")
    command(tree, "node", "exit 7")
    assert bundle(tree) == "node build.mjs failed: 7"


def test_a_command_that_cannot_run_is_told(tree):
    (tree / "bin" / "npm").write_bytes(b"\x00")
    (tree / "bin" / "npm").chmod(0o755)
    command(tree, "node", "exit 0")
    assert bundle(tree).startswith("npm: ")


def test_an_unpacked_wheel_with_a_bundle_needs_no_front_end(tmp_path):
    (tmp_path / "maps" / "assets").mkdir(parents=True)
    (tmp_path / "maps" / "assets" / "manifest.json").write_text("{}")
    assert bundle(tmp_path) == ""


def test_a_tree_without_front_end_or_bundle_is_told(tmp_path):
    assert bundle(tmp_path) == "maps/frontend is missing"


def test_what_a_failure_means_is_told(tmp_path):
    assert outcome(tmp_path) == "maps will be simpler and need the network"
    (tmp_path / "maps" / "assets").mkdir(parents=True)
    (tmp_path / "maps" / "assets" / "manifest.json").write_text("{}")
    assert outcome(tmp_path) == "those bundled before are kept"
