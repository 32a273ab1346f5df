"""What a toponym does in its sentence: names the place, or stands in the name of something else.

literal : the place itself, or its government. org : inside the name of another organisation. adj : says
where a product, a people or a programme is from. vague : a region without a clear point.
"""

from __future__ import annotations

import re

from gazetteer.cues import Cues
from gazetteer.records import Role

REACH = 24
"""Characters after a name in which the end of an organisation's name is looked for."""
VAGUE_KINDS = frozenset({"region"})
TEAM = re.compile(r"(?:市|省|盟|旗|县|区)?(?:代表)?队(?![伍员长列])")


def role_of(text: str, start: int, end: int, kind: str, cues: Cues) -> Role:
    """
    Return the role of the toponym ``text[start:end]``.

    Parameters
    ----------
    text : str
        Folded text.
    start, end : int
        The toponym, half open.
    kind : str
        Kind of the place that it most likely denotes.
    cues : Cues
        The tables.

    Returns
    -------
    str
        ``literal``, ``org``, ``adj`` or ``vague``.
    """
    if kind in VAGUE_KINDS:
        return "vague"
    stop = min(len(text), end + REACH)
    if TEAM.match(text, end):
        return "org"
    organisation = cues.organisation.match(text, end, stop)
    government = cues.government.match(text, end, stop)
    if organisation and not (government and government.end() <= organisation.end()):
        return "org"
    if text[end : end + 1] == ")" and cues.bracketed.match(text, end, stop):
        return "org"
    if cues.product.match(text, end, stop):
        return "adj"
    return "literal"
