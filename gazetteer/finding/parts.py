"""What stands before a generic word, cut into words: the specific part of a name, or ordinary words.

Whether it names a place is for `specificpart.py` to say; here is what the part is and what stands beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.catalogue.index import Index
from gazetteer.finding.spans import Found
from gazetteer.language.cues import Cues, Suffix
from gazetteer.language.words import NAME

REACHED = re.compile("(?:[在到至往沿经距于临靠挨顺][着了]?|离开|流[向入]|汇入|注入)$")
"""Before a river, a hill: a word of place."""
COUNT = re.compile("[一二两三四五六七八九十头].")
"""A word that may open the name of a hamlet: 五道 + 井子."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name begins, and the toponym that it touches or opens with."""

    start: int
    touching: Found | None
    absorbed: bool = False


@dataclass(slots=True)
class Before:
    """What stands before a generic word.

    left, start : the characters that may name, half open, in the folded text. touching : the toponym before
    them that may hold the place. before, made : all toponyms before, those of the catalogue and the derived.
    held : whether a word that holds places (林业局, 境内) stands before.
    """

    text: str
    left: int
    start: int
    suffix: Suffix
    touching: Found | None
    before: list[Found]
    made: list[Found]
    index: Index
    cues: Cues
    held: bool


@dataclass(slots=True)
class Specific:
    """The specific part itself, cut into words.

    edge : where it begins. words, kinds : spans of all words before the generic one and their classes; the
    part begins at word number `first`. named : whether it holds a name. adjacent : whether it stands right
    behind `touching`, but for 的.
    """

    of: Before
    words: list[tuple[int, int]]
    kinds: list[int]
    first: int
    touching: Found | None
    named: bool = False
    adjacent: bool = False

    @property
    def edge(self) -> int:
        """Where the part begins in the text."""
        return self.words[self.first][0]

    @property
    def form(self) -> str:
        """The part as it stands in the text."""
        return self.of.text[self.edge : self.of.start]

    @property
    def inside(self) -> bool:
        """Whether it stands right behind a place that shows by its generic word that places lie in it."""
        return self.adjacent and self.touching is not None and self.touching.generic

    @property
    def direct(self) -> bool:
        """Whether it stands behind its place without 的."""
        return self.adjacent and self.touching is not None and self.of.text[self.edge - 1 : self.edge] != "的"

    @property
    def plain(self) -> bool:
        """Whether it is made of ordinary words only."""
        return all(kind != NAME for kind in self.kinds[self.first :])

    @property
    def cleanly(self) -> bool:
        """Whether a mark, a toponym or a word of several characters stands before it."""
        if self.first == 0:
            return self.edge == self.of.left
        begin, end = self.words[self.first - 1]
        return end - begin > 1 and not COUNT.fullmatch(self.of.text, begin, end)

    @property
    def reached(self) -> bool:
        """Whether a word of place stands before it: 靠着特泥河."""
        return REACHED.search(self.of.text, max(0, self.edge - 2), self.edge) is not None

    @property
    def alike(self) -> bool:
        """Whether a toponym with the same generic word stands right before it in the list."""
        of, mark = self.of, self.edge - 1
        if mark < 1 or of.text[mark] not in "、和" or self.form in of.cues.unnamed or len(self.form) > 4:
            return False
        before = (*of.before[-1:], *of.made[-1:])
        return any(found.end == mark and found.form.endswith(of.suffix.suffix) for found in before)

    @property
    def listed(self) -> bool:
        """Whether it opens the text or follows the mark of a list."""
        return self.edge == 0 or self.of.text[self.edge - 1] in "、和"

    @property
    def mixed(self) -> bool:
        """Whether some of its words are ordinary ones."""
        return any(kind != NAME for kind in self.kinds[self.first :])

    def from_here(self) -> Edge:
        """Return the edge of a name that begins with this part."""
        return Edge(self.edge, self.touching)
