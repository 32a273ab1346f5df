"""Chains of one-character names: 京津冀鲁 is four provinces, 晋蒙交界 two, 蒙中两国 two countries.

Common chains are groups of the catalogue; any other is read here letter by letter. Three letters or more
stand alone, two need a word behind them that counts or joins provinces.
"""

from __future__ import annotations

import re

from gazetteer.catalogue.index import Index, Sense
from gazetteer.finding.letters import letters_role
from gazetteer.finding.spans import Found
from gazetteer.language.cues import Cues
from gazetteer.language.words import word_costs
from gazetteer.records import Role

TOWARDS = re.compile("[跟同与对和着邻]$|[销卖出运][往到向]$|口到?$")
"""Before two letters of countries: 跟俄、蒙做生意, 卖到日、韩."""
CERTAIN = 4
"""Letters from which on a chain needs no other sign."""


def chains(text: str, kept: list[Found], index: Index, cues: Cues) -> list[Found]:
    """
    Return the letters of all chains, which replace what of `kept` they overlap.

    Parameters
    ----------
    text : str
        Folded text.
    kept : list of Found
        What was found before: groups of the catalogue, whole names.
    index, cues
        The tables.

    Returns
    -------
    list of Found
        One for each letter; ``how`` is ``letter``.
    """
    found: list[Found] = []
    for match in cues.chain.finditer(text):
        start, end = _trimmed(text, *match.span())
        joined = cues.chain_joined.match(text, end)
        if joined is None and text[end - 1 : end] in cues.chain_everyday:
            end -= 1
        if end - start < 2 or (end - start == 2 and joined is None):
            continue
        if len(set(text[start:end])) < end - start or _taken(start, end, kept):
            continue
        country = joined is not None and "国" in joined[0]
        table = cues.chain_countries if country else cues.chain_letters
        if not all(letter in table and table[letter] in index.position for letter in text[start:end]):
            continue
        if end - start < CERTAIN and joined is None and not _plain(text[start:end], cues):
            continue
        rows = [index.position[table[letter]] for letter in text[start:end]]
        role = letters_role(text, start, end, {index.rows[row][2] for row in rows}, cues)
        found += [_letter(text, start + at, text[start:end], row, role) for at, row in enumerate(rows)]
    return found + _listed(text, kept, index, cues)


def _listed(text: str, kept: list[Found], index: Index, cues: Cues) -> list[Found]:
    """Letters with marks between them: 中、俄、蒙三国, 京、津、冀等地."""
    found: list[Found] = []
    costs = word_costs()
    for match in cues.chain_listed.finditer(text):
        start, end = match.span()
        joined = cues.chain_joined.match(text, end)
        letters = match[0].split("、")
        if text[start - 1 : start + 1] in costs or (joined is None and text[end - 1 : end + 1] in costs):
            continue
        abroad = TOWARDS.search(text, max(0, start - 3), start) is not None
        if len(letters) < (2 if joined or abroad else 3) or len(set(letters)) < len(letters):
            continue
        countries = abroad or (joined is not None and "国" in joined[0])
        table = cues.chain_countries if countries else cues.chain_letters
        if not all(table.get(letter, "") in index.position for letter in letters):
            continue
        if any(item.start < end and start < item.end and item.end - item.start > 1 for item in kept):
            continue
        for at in range(start, end, 2):
            found.append(_letter(text, at, match[0], index.position[table[text[at]]], "literal"))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without letters that make a word with what stands beside: 新 in 京津冀新能源."""
    costs = word_costs()
    while start < end and (text[end - 1 : end + 1] in costs or text[end - 1 : end + 2] in costs):
        if len(text[end - 1 : end + 2]) < 2:
            break
        end -= 1
    while (
        start < end
        and start
        and (text[start - 1 : start + 1] in costs or text[start - 2 : start + 1] in costs)
    ):
        start += 1
    return start, end


def _taken(start: int, end: int, kept: list[Found]) -> bool:
    """Whether a catalogued group is this very chain, or a whole name crosses it."""
    for found in kept:
        if found.start < end and start < found.end:
            if found.how == "place":
                return True
            if found.detail and len(found.detail) == end - start and start <= found.start:
                return True
    return False


def _plain(letters: str, cues: Cues) -> bool:
    """Whether hardly any of the letters is an everyday character."""
    return sum(letter in cues.chain_everyday for letter in letters) <= 1


def _letter(text: str, at: int, chain: str, row: int, role: Role) -> Found:
    return Found(at, at + 1, text[at], (Sense(row, 1, "letter"),), "letter", role, chain, wordlike=True)
