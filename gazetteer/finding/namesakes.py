"""What is named here after a place elsewhere: 大连村, 某街道平顶山社区, 长沙小区, 太原沟.

Such a name is no news from the place that it is taken from. Where the text speaks of that place too, nothing
is decided here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gazetteer.catalogue.grammar import HOME
from gazetteer.catalogue.index import Index
from gazetteer.finding.spans import Found
from gazetteer.language.cues import Cues, Suffix
from gazetteer.language.words import word_costs

FAMOUS = frozenset({"province", "prefecture", "county", "city", "unit"})
"""Kinds of places after which something elsewhere is named."""


LANDFORMS = frozenset("山岭河湖泉沟岗冈")
SIDED = frozenset("大小老")
"""Characters before a hill's name that make another one of it."""


def is_settlement(
    text: str, found: Found, suffix: Suffix, area: Found | None, index: Index, cues: Cues
) -> bool:
    """
    Whether a toponym and the generic word behind it are the name of a settlement here.

    Parameters
    ----------
    text : str
        Folded text.
    found : Found
        The toponym.
    suffix : Suffix
        The generic word right behind it.
    area : Found or None
        The toponym right before it.
    index, cues
        The tables.
    """
    if suffix.style not in ("village", "township") or found.generic or found.how != "place":
        return False
    if area is None:
        tail = re.compile(re.escape(suffix.suffix))
        plain = cues.plain_use.match(text, found.end)
        return plain is None and is_far(found, index) and _always_before(tail, text, found.form)
    if not area.generic or len(found.form) < 2:
        return False
    return not any(index.lies_in(sense.place, other.place) for sense in found.senses for other in area.senses)


def is_borne(text: str, found: Found, index: Index, cues: Cues) -> bool:
    """Whether an estate, a bridge, a gully here bears the name of a far place: 长沙小区."""
    if found.generic or not found.senses:
        return False
    if _is_sided(text, found) and is_far(found, index):
        return True
    if not cues.bearers.match(text, found.end):
        return False
    return is_far(found, index) and _always_before(cues.bearers, text, found.form)


def _is_sided(text: str, found: Found) -> bool:
    """Whether a character before it makes a hill's or a stream's name of it: 大白山 is not 白山."""
    start = found.start
    if len(found.form) != 2 or found.form[-1] not in LANDFORMS or text[start - 1 : start] not in SIDED:
        return False
    return start > 0 and text[start - 2 : start] not in word_costs()


def is_far(found: Found, index: Index) -> bool:
    """Whether a toponym can only be a division or a city outside the region."""
    if found.generic:
        return False
    rows = [index.rows[sense.place] for sense in found.senses]
    return all(row[2] in FAMOUS and not row[0].startswith(HOME) for row in rows)


@lru_cache(maxsize=16)
def _always_before(tail: re.Pattern[str], text: str, form: str) -> bool:
    """Whether a form stands nowhere in the text but before a tail; kept, for a text may hold it often."""
    return all(tail.match(text, hit.end()) for hit in re.finditer(re.escape(form), text))
