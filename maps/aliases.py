"""Other spellings of places, without those that follow from the rest.

A row of spellings mostly ends with the pinyin of the name, character by character (qì qí xiàn); a table of
one reading for each character gives it back. It mostly stands there as words, too (Yákèshí Shì): then the
numbers of characters in them are enough (31). A spelling with tone marks often follows its plain form
(Yakeshi Shi, Yákèshí Shì), which taking the marks off gives back. What is written::

    {"of": characters, "read": syllables with spaces between them, "rows": [[spelling, …], …]}

In a row ``=`` stands before a spelling whose plain form goes before it, ``==`` begins one that begins with
``=``, ``=31`` is the pinyin in such words, its plain form before it; the pinyin at the end is left out where
the table gives it, otherwise null stands behind the row.

The front end's ``src/aliases.ts`` reads the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

_MARKS = re.compile("[\u0300-\u036f]")
_PLAIN_BEFORE = "="
_COUNTS = re.compile("=([1-9]+)")
_OPEN = ("a", "e", "o")
"""A syllable that begins so is parted from the one before it by an apostrophe."""

Packed = dict[str, Any]


def pack_aliases(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Packed:
    """
    Write the spellings of the places called `names`.

    Examples
    --------
    >>> pack_aliases(["旗县", "旗"], [["Qixian", "Qíxiàn", "qí xiàn"], ["qí"]])
    {'of': '县旗', 'read': 'xiàn qí', 'rows': [['=2'], []]}
    """
    readings = _readings(names, rows)
    written: list[list[str | None]] = []
    for name, row in zip(names, rows, strict=True):
        if row and row[-1] == _spelled(name, readings):
            written.append([_counted(text, row[-1]) for text in _without_plain(row[:-1])])
        else:
            written.append([*_without_plain(row), None])
    characters = sorted(readings)
    return {
        "of": "".join(characters),
        "read": " ".join(readings[character] for character in characters),
        "rows": written,
    }


def unpack_aliases(names: Sequence[str], packed: Mapping[str, Any]) -> list[list[str]]:
    """
    Read back what `pack_aliases` wrote.

    Examples
    --------
    >>> unpack_aliases(["旗"], {"of": "旗", "read": "qí", "rows": [["=Qíxiàn"]]})
    [['Qixian', 'Qíxiàn', 'qí']]
    """
    readings = dict(zip(packed["of"], packed["read"].split(" "), strict=False))
    return [
        _with_plain(row[:-1]) if row[-1:] == [None] else _with_pinyin(row, _spelled(name, readings))
        for name, row in zip(names, packed["rows"], strict=True)
    ]


def plain_pinyin(names: Sequence[str], packed: Mapping[str, Any]) -> list[str | None]:
    """
    Pinyin of the names without tones and spaces, None where the table does not give it.

    Examples
    --------
    >>> plain_pinyin(["旗县", "旗"], {"of": "县旗", "read": "xiàn qí", "rows": [[], [None]]})
    ['qixian', None]
    """
    readings = dict(zip(packed["of"], packed["read"].split(" "), strict=False))
    return [
        None if row[-1:] == [None] else _plain(_spelled(name, readings).replace(" ", ""))
        for name, row in zip(names, packed["rows"], strict=True)
    ]


def _with_pinyin(row: Sequence[str], pinyin: str) -> list[str]:
    return [*_with_plain(row, pinyin), pinyin]


def _readings(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Of each character the reading that most rows end with; where several do, the first of them."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, row in zip(names, rows, strict=True):
        syllables = row[-1].split(" ") if row else []
        if len(syllables) == len(name):
            for character, syllable in zip(name, syllables, strict=True):
                if character != syllable and _is_plain_unit(character):
                    found[character][syllable] += 1
    return {character: max(sorted(counted), key=counted.__getitem__) for character, counted in found.items()}


def _spelled(name: str, readings: Mapping[str, str]) -> str:
    return " ".join(readings.get(character, character) for character in name)


def _is_plain_unit(character: str) -> bool:
    """Say whether it is one UTF-16 unit by itself: a string of such is cut alike everywhere."""
    return character < "\ud800" or "\udfff" < character <= "\uffff"


def _plain(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def _without_plain(row: Sequence[str]) -> list[str]:
    written: list[str] = []
    for text in row:
        if text.startswith(_PLAIN_BEFORE):
            written.append(_PLAIN_BEFORE + text)
        elif written and written[-1] == _plain(text) != text and written[-1].isascii():
            written[-1] = _PLAIN_BEFORE + text
        else:
            written.append(text)
    return written


def _counted(text: str, pinyin: str) -> str:
    """Write the counts in place of the pinyin in words."""
    left, counts = pinyin.split(" "), ""
    for word in text.removeprefix(_PLAIN_BEFORE).split(" "):
        number = next((n for n in range(1, min(len(left), 9) + 1) if _word(left[:n]) == word), 0)
        left, counts = left[number:], f"{counts}{number}"
    return (
        f"{_PLAIN_BEFORE}{counts}"
        if text.startswith(_PLAIN_BEFORE) and "0" not in counts and not left
        else text
    )


def _words(pinyin: str, counts: str) -> str:
    left, words = pinyin.split(" "), []
    for number in map(int, counts):
        words.append(_word(left[:number]))
        left = left[number:]
    return " ".join(words)


def _word(syllables: Sequence[str]) -> str:
    """Join syllables: Ā'ěrshān."""
    first, *others = syllables or [""]
    parted = (f"'{one}" if _plain(one[:1]) in _OPEN else one for one in others)
    return first[:1].upper() + first[1:] + "".join(parted)


def _with_plain(row: Sequence[str], pinyin: str = "") -> list[str]:
    read: list[str] = []
    for text in row:
        counts = _COUNTS.fullmatch(text)
        spelling = text.removeprefix(_PLAIN_BEFORE) if counts is None else _words(pinyin, counts[1])
        if spelling != text and not spelling.startswith(_PLAIN_BEFORE):
            read.append(_plain(spelling))
        read.append(spelling)
    return read
