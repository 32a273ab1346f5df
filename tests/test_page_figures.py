"""The figures of the page: the articles they are taken from, and one small run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gazetteer import Gazetteer
from tests.figures.articles import generate, raw_size
from tests.figures.pages import FAST, MARKERS, OURS

ROOT = Path(__file__).parents[1]


def test_the_same_seed_gives_the_same_articles(gazetteer: Gazetteer) -> None:
    assert generate(20, gazetteer) == generate(20, gazetteer) != generate(20, gazetteer, seed=5)


def test_generated_names_stand_where_they_are_said_to_stand(gazetteer: Gazetteer) -> None:
    pages = generate(50, gazetteer)
    assert sum(len(parsed.articles) for parsed in pages) == 50
    assert raw_size(pages) > 50 * 300
    for parsed in pages:
        texts = {article.id: article.text.text for article in parsed.articles}
        for found in parsed.resolutions:
            mention = found.mention
            assert parsed.page.text[mention.start : mention.end] == mention.surface
            assert texts[mention.article_id][mention.text_start : mention.text_end] == mention.surface


def test_a_small_run_prints_a_table_with_all_three_pages() -> None:
    command = [sys.executable, "-m", "tests.page_figures", "--articles", "30", "--quick"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rows = dict(line.split("  ", 1) for line in printed.splitlines() if "  " in line)
    assert all(system in rows[""] for system in (OURS, MARKERS, FAST))
    assert rows["requests"].split()[0] == rows["console messages"].split()[0] == "0"
    assert rows["two builds alike"].split()[0] == "yes"
