"""What a toponym does in its sentence: names the place, or stands in the name of something else.

literal : the place itself, or its government. org : inside the name of another organisation. adj : says
where a product, a people or a programme is from. vague : a region without a clear point. The noun that the
phrase to the right of the name ends in decides; the first such noun is the owner of the name.
"""

from __future__ import annotations

from itertools import pairwise

from gazetteer.catalogue.index import Index
from gazetteer.finding.spans import Found
from gazetteer.language.cues import Cues
from gazetteer.records import Role

VAGUE_KINDS = frozenset({"region"})
SMALL_KINDS = frozenset({"township", "village", "soum"})
"""Places whose school or clinic is as good as the place itself."""
WIDE_KINDS = frozenset({"country", "province", "unit"})
"""Places whose people are called after them when they are elsewhere."""
DIVISION_KINDS = frozenset({"province", "prefecture", "county", "township", "village"})
NATURAL_KINDS = frozenset({"river", "mountain", "desert", "grassland", "plain", "plateau"})
EVENT_KINDS = frozenset({"country", "province"}) | NATURAL_KINDS
STATE_OFFICES = frozenset({"局", "委员会"})
"""Offices of a country, which have their own place in it: 中国地震局."""
VAGUE_ENDS = ("几字弯", "“几字弯”", "国家文化公园")
"""Ends of names of stretches that cross several provinces."""
DIVISION_ENDS = frozenset("省市盟旗县区州镇乡木")
SILENT = frozenset({"", *",。、;的 \n"})
"""What ends the phrase of a name at once: no word of the tables begins with it."""


def assign_roles(text: str, kept: list[Found], index: Index, cues: Cues) -> None:
    """
    Give every toponym of a text its role.

    Parameters
    ----------
    text : str
        Folded text.
    kept : list of Found
        The toponyms in order, changed in place. Letters of places that stand for a group keep theirs.
    index : Index
        The catalogue, for their kinds.
    cues : Cues
        The tables.
    """
    following, inner = None, ""
    for found in reversed(kept):
        kind = found.kind or (index.rows[found.senses[0].place][2] if found.senses else "")
        if found.how != "group" and (found.how != "letter" or not found.detail):
            found.role = role_of(text, found.start, found.end, kind, cues)
            if following is not None and found.end == following.start:
                found.role = _beside(found.role, text[found.end - 1], kind, following.role, inner)
        following, inner = found, kind
    for before, found in pairwise(kept):
        if _is_shop(text, before, found, index, cues):
            found.role = "org"


def _is_shop(text: str, before: Found, found: Found, index: Index, cues: Cues) -> bool:
    """Whether premises in the place before are called after another one: 海拉尔区上海照相馆."""
    if not before.generic or not before.senses or found.how != "place" or found.generic:
        return False
    if text[before.end : found.start] not in ("", "的") or cues.roles.shop.match(text, found.end) is None:
        return False
    return not any(index.lies_in(one.place, other.place) for one in found.senses for other in before.senses)


def _beside(role: Role, last: str, kind: str, following: Role, inner: str) -> Role:
    """Role of a name that another follows at once: a division around it, or its equal (北京内蒙古合作)."""
    if inner in DIVISION_KINDS and last in DIVISION_ENDS:
        return "literal"
    return following if kind in (inner, "country") and following != "vague" else role


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
    vague = kind in VAGUE_KINDS or text.endswith(VAGUE_ENDS, start, end)
    if text[end : end + 1] in SILENT:
        return "vague" if vague else "literal"
    roles = cues.roles
    if kind != "port" and roles.product.match(text, end) and not _owned(text, end, kind, cues):
        return "adj"
    if vague:
        return "vague"
    if kind in NATURAL_KINDS and roles.symbol.match(text, end):
        return "vague"
    if _owned(text, end, kind, cues):
        return "org"
    bare = text[end - 1] not in DIVISION_ENDS
    if bare and (roles.people if kind in WIDE_KINDS else roles.folk).match(text, end):
        return "adj"
    if kind in EVENT_KINDS and roles.event.match(text, end):
        return "adj"
    return "literal"


def _owned(text: str, end: int, kind: str, cues: Cues) -> bool:
    """Whether the name opens, or stands in, the name of an organisation that is no government."""
    if cues.roles.direct.match(text, end):
        return kind not in SMALL_KINDS
    head = cues.roles.head.match(text, end)
    if head is None:
        return False
    if head["government"]:
        return kind == "country" and head["government"] in STATE_OFFICES
    if text.startswith(")", end):
        return head["institution"] is not None
    return not (head["local"] and kind in SMALL_KINDS)
