"""Text as printed → text as the catalogue writes it, character by character.

Traditional → simplified, full width → half width, capitals → small letters. Every character becomes exactly
one
character, so an offset in the folded text is an offset in the printed text. Forms of the catalogue are folded
by the same table, so that a pair that the table merges (乾, 干) stays equal on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping

IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
"""Blocks of Chinese characters that are asked for a simplified form."""

PUNCTUATION = {"﹒": "·", "•": "·", "・": "·", "‧": "·", "–": "-", "—": "-", "－": "-", "〜": "~"}
"""Marks that are written in several ways inside foreign names."""


def fold(text: str, table: Mapping[int, int]) -> str:
    """
    Return the folded text, as long as `text`.

    Examples
    --------
    >>> fold("錫林郭勒盟Ｔ３", {ord("錫"): ord("锡"), ord("Ｔ"): ord("t"), ord("３"): ord("3")})
    '锡林郭勒盟t3'
    """
    return text if text.isascii() else text.translate(table)


def fold_table() -> dict[int, int]:
    """
    Return the table for `fold`: code point → code point, without those that stay.

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
            if len(plain) == 1 and ord(plain) != code:
                table[code] = ord(plain)
    return table
