"""What a chain of letters says of its places: 从京津冀 names three, 京蒙协作 says who works together.

Two letters mostly tell where something is from. They are the places themselves at the end of a phrase,
where they are counted or meet (蒙晋两地, 宁蒙陕交界), behind a word of movement, and wherever they are
cities. Letters of states are so at the end of a phrase only: 中蒙两国 and 中俄边境 say whose.
"""

from __future__ import annotations

import re
from collections.abc import Set

from gazetteer.language.cues import Cues
from gazetteer.records import Role

AT = re.compile("[从去到往给向由在赴离距以送]$|供应$")
"""Before letters that are places: 从京津冀北上."""
END = re.compile("(?!、[中俄蒙]{2})[,。、;:!?的)】”\\s]|$")
"""What ends the phrase of the letters: not 中蒙、中俄边境."""
OF_PEOPLE = frozenset("商企籍")
"""Behind letters that say where people are from: 在沪蒙商."""
BORDER = re.compile("界(?![别河桥线碑])|河段|开放")
"""Behind letters that are places: 蒙晋界, 宁蒙河段, 向俄蒙开放."""
PROVINCES = re.compile("[两三四五六]省")
"""Behind letters that belong to what follows: 辽蒙两省区, 甘青宁三省区."""
CITIES = frozenset({"prefecture", "county"})


def letters_role(
    text: str, start: int, end: int, kinds: Set[str], cues: Cues, *, region: bool = False
) -> Role:
    """
    Return the role that the letters ``text[start:end]`` share.

    Parameters
    ----------
    text : str
        Folded text.
    start, end : int
        The whole chain, half open.
    kinds : set of str
        Kinds of its places.
    cues : Cues
        The tables.
    region : bool
        Whether the chain is the name of a region as well.
    """
    if kinds <= CITIES or END.match(text, end) or BORDER.match(text, end):
        return "literal"
    if kinds == {"country"}:
        return "adj"
    if end - start > 2:
        return "adj" if cues.roles.people.match(text, end) else "literal"
    counted = cues.chain_joined.match(text, end) and not PROVINCES.match(text, end)
    reached = AT.search(text, max(0, start - 2), start) and text[end] not in OF_PEOPLE
    if counted or reached:
        return "literal"
    return "vague" if region and kinds == {"province"} else "adj"
