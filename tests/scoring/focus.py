"""Which division each labelled article is about, and how often the program says the same.

The labels stand in ``items/*.txt`` (header ``# focus:``), in ``focus.csv`` for the articles of the sample
pages, and in ``no_focus.txt``, whose paragraphs are about no single division.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gazetteer import Gazetteer, article_focus, resolve_page
from seeds import cut_articles, page_from_bytes
from seeds.records import Article, Page
from tests.scoring.annotation import NO_FOCUS, AnnotationError, Case, focus_of, read_cases

LEVELS = ("county", "prefecture", "province")
"""How fine a focus may be, by its code: 150123, 150100, 150000."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article of a page with the right answers: codes, or ``-`` for no focus."""

    name: str
    group: str
    page: Page
    article: Article
    meant: tuple[str, ...]


@dataclass(slots=True)
class FocusTally:
    """
    Counts over labelled articles, by name.

    ``clear`` articles with one focus, ``right`` of them, ``near`` right or in the same prefecture, ``open``
    left without; the same for each level as ``county_clear`` …; ``either`` articles with several right
    answers, ``either_right``; ``none`` without a focus, ``none_right`` left without.
    """

    n: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, labelled: Labelled, said: str, why: str = "") -> None:
        """Count one article."""
        right = said in labelled.meant
        if len(labelled.meant) > 1:
            self._count("either", right=right)
        elif labelled.meant == (NO_FOCUS,):
            self._count("none", right=right)
        else:
            self._add_clear(labelled.meant[0], said)
        if not right:
            meant = " or ".join(labelled.meant)
            self.errors.append(f"focus {labelled.name:40} said {said} meant {meant}  {why}")

    def merge(self, other: FocusTally) -> None:
        """Add the counts of another tally."""
        self.n.update(other.n)
        self.errors += other.errors

    def _add_clear(self, meant: str, said: str) -> None:
        for key in ("clear", f"{level_of(meant)}_clear"):
            self._count(key, right=said == meant)
        self.n["near"] += said[:4] == meant[:4]
        self.n["open"] += said == NO_FOCUS

    def _count(self, key: str, *, right: bool) -> None:
        self.n[key] += 1
        self.n[f"{key}_right"] += right


def level_of(code: str) -> str:
    """
    Return the level of a division by its code.

    >>> [level_of(code) for code in ("150123", "150100", "150000")]
    ['county', 'prefecture', 'province']
    """
    return LEVELS[code[2:].endswith("00") + code.endswith("0000")]


def measure(labelled: Iterable[Labelled], gazetteer: Gazetteer) -> dict[str, FocusTally]:
    """Ask the program for every article; group → counts."""
    tallies: dict[str, FocusTally] = {}
    for one in labelled:
        said, why = said_focus(one, gazetteer)
        tallies.setdefault(one.group, FocusTally()).add(one, said, why)
    return tallies


def said_focus(labelled: Labelled, gazetteer: Gazetteer) -> tuple[str, str]:
    """Return what the program says an article is about, as a label, and its evidence in words."""
    article = labelled.article
    found = resolve_page(labelled.page, [article], gazetteer)
    focus = article_focus(article, found, gazetteer, newspaper=labelled.page.newspaper)
    code = focus.place.adcode if focus.place is not None else None
    return code or NO_FOCUS, focus.evidence


def read_labelled(folder: Path, pages: Path) -> list[Labelled]:
    """Every labelled article: of the items, and of the tables where there are any, for the sample `pages`."""
    table, paragraphs = folder / "focus.csv", folder / "no_focus.txt"
    return [
        *(labelled_case(case) for case in read_cases(folder) if case.focus),
        *(_page_articles(table, pages) if table.exists() else ()),
        *(labelled_case(case) for case in (read_paragraphs(paragraphs) if paragraphs.exists() else ())),
    ]


def labelled_case(case: Case) -> Labelled:
    """Make one article of an item: the longest, where it is cut into several."""
    page = page_from_bytes(
        case.text.encode(), path=f"{case.name}.txt", newspaper=case.newspaper, issue=case.issued
    )
    article = max(cut_articles(page), key=lambda article: len(article.text))
    return Labelled(case.name, case.group, page, article, case.focus)


def read_paragraphs(path: Path) -> list[Case]:
    """Read texts without a focus, one a paragraph; lines that begin with ``#`` are comments."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    texts = [block.strip() for block in blocks if block.strip() and not block.startswith("#")]
    return [
        Case(f"{path.stem}:{number}", path.stem, text, (), focus=(NO_FOCUS,))
        for number, text in enumerate(texts, 1)
    ]


def _page_articles(table: Path, pages: Path) -> Iterator[Labelled]:
    cut: dict[str, tuple[Page, list[Article]]] = {}
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            doc, begins = row["doc"], row["begins"]
            if doc not in cut:
                page = page_from_bytes((pages / doc).read_bytes(), path=doc)
                cut[doc] = page, cut_articles(page)
            page, articles = cut[doc]
            article = article_that_begins(begins, articles, where=table.name)
            yield Labelled(
                f"pages:{doc[:3]} {begins[:12]}", "sample pages", page, article, focus_of(row["focus"])
            )


def article_that_begins(begins: str, articles: Iterable[Article], *, where: str) -> Article:
    """
    Return the one article with that beginning of its headline, or of its body if it has none.

    Raises
    ------
    AnnotationError
        If none or several have it.
    """
    fits = [one for one in articles if (one.headline or one.body.text).startswith(begins)]
    if len(fits) != 1:
        raise AnnotationError(f"{where}: {len(fits)} articles begin with {begins!r}, expected one")
    return fits[0]
