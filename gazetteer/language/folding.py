"""Text as printed → text as the catalogue writes it, character by character.

Traditional → simplified, full width → half width, capitals → small letters. Every character becomes exactly
one
character, so an offset in the folded text is an offset in the printed text. Forms of the catalogue are folded
by the same table, so that a pair that the table merges (徵, 征) stays equal on both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
"""Blocks of Chinese characters that are asked for a simplified form."""

PUNCTUATION = {"﹒": "·", "•": "·", "・": "·", "‧": "·", "–": "-", "—": "-", "－": "-", "〜": "~"}
"""Marks that are written in several ways inside foreign names."""


KEPT = frozenset("乾")
"""Characters of names that are no traditional ones there: 奇乾, 乾安县."""
FEW = 16
"""One sign in so many: fewer are replaced one by one, which spares the others a look into the table."""


@dataclass(frozen=True, slots=True)
class Folding:
    """What is written in several ways.

    table : code point → code point, without those that stay. changed : any character of the table.
    """

    table: dict[int, int]
    changed: re.Pattern[str]

    @classmethod
    def of(cls, table: dict[int, int]) -> Folding:
        """Return the folding by a table."""
        signs = "".join(re.escape(chr(code)) for code in table)
        return cls(table, re.compile(f"[{signs}]" if signs else "(?!)"))

    def of_match(self, match: re.Match[str]) -> str:
        """Return what a sign of the table becomes."""
        return chr(self.table[ord(match[0])])


def fold(text: str, folding: Folding) -> str:
    """
    Return the folded text, as long as `text`.

    Examples
    --------
    >>> table = {ord("錫"): ord("锡"), ord("Ｔ"): ord("t"), ord("３"): ord("3")}
    >>> fold("錫林郭勒盟Ｔ３", Folding.of(table))
    '锡林郭勒盟t3'
    """
    if text.isascii():
        return text
    if len(folding.changed.findall(text)) * FEW > len(text):
        return text.translate(folding.table)
    return folding.changed.sub(folding.of_match, text)


def fold_table() -> dict[int, int]:
    """
    Return the table of all that is folded: code point → code point, without those that stay.

    The traditional characters are those of OpenCC's ``t2s`` conversion that turn into one other character.
    """
    table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    table.update({code: code + 32 for code in range(0x41, 0x5B)})
    table.update({code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)})
    table[0x3000] = 0x20
    table.update({ord(mark): ord(plain) for mark, plain in PUNCTUATION.items()})
    table.update(_simplified())
    return table


def _simplified() -> dict[int, int]:
    from opencc import OpenCC  # a quarter of a second, needed only when tables are compiled

    convert = OpenCC("t2s").convert
    table = {}
    for block in IDEOGRAPHS:
        for code in block:
            plain = convert(chr(code))
            if len(plain) == 1 and ord(plain) != code and chr(code) not in KEPT:
                table[code] = ord(plain)
    return table
