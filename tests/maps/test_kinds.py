"""The page knows every kind of place that the catalogue has."""

from __future__ import annotations

import re
from pathlib import Path

import maps
from gazetteer.catalogue.checks import KINDS

SOURCE = Path(maps.__file__).parent / "frontend" / "src" / "kinds.ts"


def test_every_kind_has_a_mark():
    marked = set(re.findall(r'"([a-z]+)"', SOURCE.read_text("utf-8")))
    assert KINDS - marked == set()
