"""Bearers of one name that stand side by side: city and river, port and city, province and district.

Evidence that tells one of them from another; what it is worth stands in ``data/weights.toml``.
"""

from __future__ import annotations

from collections.abc import Callable

from gazetteer.catalogue.index import NATURE, Index
from gazetteer.finding.spans import Found
from gazetteer.resolving.context import Context

KIND_REACH = 24
"""Characters on each side in which cue words for a kind of place are looked for."""
CLAUSE_ENDS = ",。;:!?\n"
CONTAINERS = frozenset({"province", "prefecture", "county", "township"})
LANDFORMS = frozenset("江河湖山岭")
APART = frozenset("、和与及至到往去赴在从—-")
"""Before a name that is no part of the place named last."""

Say = Callable[..., None]
"""Notes a rule, its detail and the part of its weight that counts."""


def is_beside_landform(found: Found, listed: Found | None, index: Index) -> bool:
    """Whether a name that may be a river's is listed beside one that can be nothing else: 怒江、澜沧江."""
    if listed is None or found.form[-1] not in LANDFORMS:
        return False
    return all(index.rows[sense.place][2] in NATURE for sense in listed.senses)


def town_in_full(found: Found, row: int, context: Context) -> str | None:
    """Return the full name that the article gives of a town, where the short form may be that town."""
    rows = context.gazetteer.index.rows
    others = (rows[sense.place] for sense in found.senses if sense.place != row)
    kinds = ("township", "county") if rows[row][2] == "province" else ("township",)
    return next((name for _, name, kind, *_ in others if kind in kinds and name in context.text), None)


def county_beside(found: Found, row: int, context: Context) -> str | None:
    """Return the county meant rather than a province of which nothing is named: 乌海市公安局海南分局."""
    gazetteer = context.gazetteer
    rows = gazetteer.index.rows
    if rows[row][2] != "province" or any(one != row and gazetteer.within(one, row) for one in context.named):
        return None
    others = (sense.place for sense in found.senses if sense.place != row)
    return next((rows[one][1] for one in others if is_of_city_beside(one, found, context)), None)


def is_of_city_beside(row: int, found: Found, context: Context) -> bool:
    """Whether a county lies in a city that the sentence names, and nobody goes there: not 飞往海南."""
    if context.text[found.start - 1 : found.start] in APART:
        return False
    city = context.gazetteer.index.parent[row]
    spoken = context.named.get(city, ())
    rows = context.gazetteer.index.rows
    is_part = rows[row][2] == "county" and rows[city][2] == "prefecture"
    return is_part and context.sentence(found.start) in spoken


def is_among_others(found: Found, kind: str, other: str, index: Index) -> bool:
    """Whether it is a river in a list of towns or a town in one of deserts, and may be the other too."""
    towns, lands = frozenset({"prefecture", "county"}), frozenset({"desert", "grassland"})
    wanted = towns if other in towns else lands if other in lands else frozenset()
    if kind in wanted or kind not in (NATURE if wanted is towns else CONTAINERS):
        return False
    return any(index.rows[sense.place][2] in wanted for sense in found.senses)


def river_or_city(found: Found, context: Context, say: Say) -> None:
    """Take the name that a city shares with its river for the river where only a river does this."""
    cues, text = context.gazetteer.cues, context.text
    hit = cues.river_after.match(text, found.end)
    hit = hit or cues.river_before.search(text, max(0, found.start - 14), found.start)
    if hit:
        say("river_sense", hit[0])


def port_or_city(found: Found, context: Context, say: Say) -> None:
    """Take a city's name for its port only where the clause speaks of one: 满洲里通关, 阿尔山—松贝尔口岸."""
    cues, text = context.gazetteer.cues, context.text
    if (pair := cues.port_pair.match(text, found.end)) is not None:
        say("paired", pair[0])
        return
    low = max(text.rfind(mark, max(0, found.start - KIND_REACH), found.start) for mark in CLAUSE_ENDS) + 1
    low = max(low, found.start - KIND_REACH)
    ends = [text.find(mark, found.end, found.end + KIND_REACH) for mark in CLAUSE_ENDS]
    high = min([end for end in ends if end >= 0], default=found.end + KIND_REACH)
    if not cues.port_clause.search(text, low, high):
        say("city_sense", found.form)
