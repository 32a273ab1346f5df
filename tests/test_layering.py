"""A package imports only from packages to its left: seeds, gazetteer, geo, maps; so do rooms of gazetteer."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("seeds", "gazetteer", "geo", "maps")
INNER = ("language", "catalogue", "finding", "readers", "resolving")
"""Of gazetteer, from the lowest."""


def imported_packages(source: str) -> set[str]:
    """Top-level packages that `source` imports, at its head or inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_to_its_left(room):
    forbidden = {*ROOMS[ROOMS.index(room) + 1 :], "tests"}
    modules = [path for path in (ROOT / room).rglob("*.py") if "node_modules" not in path.parts]
    assert modules, f"{room} has no modules"
    wrong = {
        str(path.relative_to(ROOT)): imported_packages(path.read_text("utf-8")) & forbidden
        for path in modules
    }
    assert {path: names for path, names in wrong.items() if names} == {}


@pytest.mark.parametrize("room", INNER)
def test_a_room_of_the_gazetteer_imports_only_those_below_it(room):
    above = INNER[INNER.index(room) + 1 :]
    modules = sorted((ROOT / "gazetteer" / room).glob("*.py"))
    assert modules, f"{room} has no modules"
    wrong = [
        (path.name, name)
        for path in modules
        for name in re.findall(r"from gazetteer\.(\w+)", path.read_text("utf-8"))
        if name in above
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "packages"),
    [
        pytest.param("import geo.layers", {"geo"}, id="a plain import counts"),
        pytest.param("def f():\n    from maps import cli", {"maps"}, id="an import inside a function counts"),
        pytest.param("from . import records", set(), id="a relative import stays in its room"),
        pytest.param("'import maps'", set(), id="a string is no import"),
    ],
)
def test_the_reader_of_imports_sees(source, packages):
    assert imported_packages(source) == packages
