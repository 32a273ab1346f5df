"""Many strings → where each of them stands in a text.

Most neighbouring characters of a text begin no name. All its pairs are looked up at once, each as one number,
without a step of the interpreter for each; only where a pair begins strings of the lexicon is the text
followed, character by character, as long as some string goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import compress, count

PAIR = 8
"""Bytes of two characters in UTF-32."""
UNNUMBERED = -1
END = "\0"
"""Put behind a text: no string goes on with it."""


@dataclass(slots=True)
class Lexicon:
    """Strings with their numbers.

    numbers : string → its number; what strings begin with, and is none itself, is `UNNUMBERED`. pairs : the
    same of the first two characters, as one number. single : the strings of one character.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    pairs: dict[int, int] = field(default_factory=dict)
    single: str = ""

    def add(self, form: str, number: int) -> None:
        """Put in a string that is not there."""
        self.numbers[form] = number
        if len(form) == 1:
            self.single += form
            return
        pair = _pairs(form[:2])[0]
        self.pairs[pair] = number if len(form) == 2 else self.pairs.get(pair, UNNUMBERED)
        for size in range(3, len(form)):
            self.numbers.setdefault(form[:size], UNNUMBERED)

    def get(self, form: str) -> int | None:
        """Return the number of a string, or None."""
        number = self.numbers.get(form)
        return None if number == UNNUMBERED else number

    def copy(self) -> Lexicon:
        """Return one that grows apart from this."""
        return Lexicon(dict(self.numbers), dict(self.pairs), self.single)

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
        numbers, openings = self.numbers, self.pairs
        found = []
        closed = text + END
        for first in (0, 1):
            pairs = _pairs(text[first:])
            for at in compress(count(), map(openings.__contains__, pairs)):
                start = first + 2 * at
                end = start + 2
                number: int | None = openings[pairs[at]]
                while number is not None:
                    if number != UNNUMBERED:
                        found.append((start, end, number))
                    end += 1
                    number = numbers.get(closed[start:end])
        if self.single:
            for match in re.finditer(f"[{re.escape(self.single)}]", text):
                found.append((*match.span(), numbers[match[0]]))
        found.sort()
        return found


def _pairs(text: str) -> memoryview:
    """Every two characters of a text as one number; an odd one at the end is left out."""
    coded = memoryview(text.encode("utf-32-le", "surrogatepass"))
    return coded[: len(coded) // PAIR * PAIR].cast("Q")
