"""Many strings → where each of them stands in a text, by the automaton of Aho and Corasick (1975)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

SURROGATES = re.compile("[\ud800-\udfff]")
"""Half characters, which bad bytes leave behind; no string holds one."""


@dataclass(slots=True)
class Lexicon:
    """Strings with their numbers; the automaton is made of them when a text is first searched."""

    numbers: dict[str, int] = field(default_factory=dict)
    _automaton: AhoCorasick | None = field(default=None, init=False, repr=False, compare=False)
    _order: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def __getstate__(self) -> dict[str, int]:
        """Only the strings are kept: the automaton is made anew sooner than it is read."""
        return self.numbers

    def __setstate__(self, numbers: dict[str, int]) -> None:
        """Take the strings of a pickled one."""
        self.numbers, self._automaton, self._order = numbers, None, []

    def add(self, form: str, number: int) -> None:
        """Put in a string that is not there."""
        self.numbers[form] = number
        self._automaton = None

    def get(self, form: str) -> int | None:
        """Return the number of a string, or None."""
        return self.numbers.get(form)

    def copy(self) -> Lexicon:
        """Return one that grows apart from this."""
        return Lexicon(dict(self.numbers))

    def prepare(self) -> AhoCorasick:
        """Make the automaton where there is none yet: the first text need not wait for it."""
        if self._automaton is None:
            self._order = list(self.numbers.values())
            self._automaton = AhoCorasick(list(self.numbers), store_patterns=False)
        return self._automaton

    def hits(self, text: str) -> list[tuple[int, int, int]]:
        """
        Return (start, end, number) of all strings in a text, in this order.

        Examples
        --------
        >>> lexicon = Lexicon()
        >>> for number, form in enumerate(["包头", "包头市", "市"]):
        ...     lexicon.add(form, number)
        >>> lexicon.hits("到包头市")
        [(1, 3, 0), (1, 4, 1), (3, 4, 2)]
        """
        automaton = self.prepare()
        try:
            matches = automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            matches = automaton.find_matches_as_indexes(SURROGATES.sub(" ", text), overlapping=True)
        order = self._order
        found = [(start, end, order[at]) for at, start, end in matches]
        found.sort()
        return found
