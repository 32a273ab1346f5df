"""The area that holds a name which no catalogue has: what the text states, else what it spoke of last."""

from __future__ import annotations

import re

from gazetteer.catalogue.index import PAST, SAFE
from gazetteer.finding.spans import Found
from gazetteer.finding.specifics import COMPASS
from gazetteer.records import Place
from gazetteer.resolving.candidates import is_elsewhere
from gazetteer.resolving.context import LEVELS, Context, is_dateline
from gazetteer.resolving.links import Link

AREAS = frozenset({"province", "prefecture", "county", "township", "village", "unit", "soum", "city"})
SETTLEMENTS = ("village", "township")
LOOKED_AT = 60
"""Toponyms back that are looked at for an area."""
LATELY = 1
"""Sentences back in which an area still says where a name without a container lies."""
FOREIGN = frozenset({"country", "region"})
WIDE = frozenset({"country", "region", "river", "mountain", "desert", "grassland", "sea"})
"""Kinds too wide to say where what is named after them lies."""
LISTED = frozenset("、和与及")
SMALL_KM = 25.0
"""Extent of a mountain up to which a park named after it is there."""
CHINA = "iso:CN"
LEAVES = re.compile("[,。;:!?、\n到进入往至向]")
"""Between a place and a name: the clause ends, or goes on to somewhere else."""


def container_of(
    item: Found, kind: str, stated: Place | None, context: Context, before: list[Link]
) -> tuple[Place | None, bool]:
    """Return the area that holds a derived place, and whether the text says so in the same sentence."""
    if stated is not None:
        return _holding(kind, stated, context), True
    inside = None
    if kind not in SETTLEMENTS and not _is_estate(item, context):
        inside = opening_of(item, context, None) or _only_town(item, context)
    if inside is not None and not _is_spoken_of(inside, context):
        if item.kind == "zone" and inside.kind in ("province", "prefecture"):
            return inside, False  # 苏州工业园区, wherever its guests are from
        inside = None
    if inside is not None and (_is_roadside(item, context) or not _is_far(inside, context)):
        return inside, True
    away = _away(item, context, before)
    if away is not None:
        return away, True
    sentence = context.sentence(item.start)
    for reach in (0, LATELY):
        area = _deepest(sentence - reach, context, before)
        if area is not None:
            return _holding(kind, area, context), reach == 0 and LEVELS.get(area.kind, 5) >= 2
    return most_named(context) or _of_neighbour(item, context, before), False


def _of_neighbour(item: Found, context: Context, before: list[Link]) -> Place | None:
    """Return the area of the derived place that stands before it in a list."""
    last = before[-1].place if before else None
    if (
        last is None
        or last.source != "derived"
        or context.text[before[-1].found.end : item.start] not in LISTED
    ):
        return None
    row = context.gazetteer.index.position.get(last.parent or "")
    return None if row is None else context.gazetteer.place_at(row)


def _away(item: Found, context: Context, before: list[Link]) -> Place | None:
    """Return the province or country last named in the clause, if nothing named lies in it: 去海南看某岛."""
    last = before[-1] if before else None
    if last is None or last.place is None or last.place.kind not in ("province", "country"):
        return None
    if last.found.role != "literal" or LEAVES.search(context.text, last.found.end, item.start):
        return None
    row = context.gazetteer.index.position.get(last.place.id)
    if (
        row is None
        or any(row in (one, *context.gazetteer.chain(one)) for one in context.fine)
        or row == context.home
    ):
        return None
    return None if last.place.id == CHINA else last.place


def _deepest(first: int, context: Context, before: list[Link]) -> Place | None:
    """Return the smallest area named from a sentence on, but for a dateline and what names no place."""
    deepest: Place | None = None
    rows = context.gazetteer.index.rows
    at_home = any(rows[row][9] == "CN" for row in context.fine)
    for known in reversed(before[-LOOKED_AT:]):
        if known.place is None or known.place.kind not in AREAS:
            continue
        if at_home and known.place.country != "CN" and known.place.kind == "city":
            continue  # a train to 莫斯科, the games of 亚特兰大
        if context.sentence(known.found.start) < first:
            break
        if known.found.role in ("org", "adj") or is_dateline(context.text, known.found):
            continue
        if deepest is None or LEVELS.get(known.place.kind, 5) > LEVELS.get(deepest.kind, 5):
            deepest = known.place
    return deepest


def _holding(kind: str, area: Place, context: Context) -> Place:
    """Return the area, or what holds it: a village holds no settlement, a town no town."""
    above = context.gazetteer.index.position.get(area.parent or "")
    holds = kind not in SETTLEMENTS or area.kind != "village"
    if (holds and not kind == area.kind == "township") or above is None:
        return area
    return context.gazetteer.place_at(above)


def _is_spoken_of(place: Place, context: Context) -> bool:
    """Whether a place of China lies in the paper's home, or where else the article is."""
    row = context.gazetteer.index.position.get(place.id)
    if row is None or place.country != "CN":
        return True
    chain = (row, *context.gazetteer.chain(row))
    rows = context.gazetteer.index.rows
    return context.home in chain or any(one in context.named for one in chain if rows[one][2] != "country")


def _is_roadside(item: Found, context: Context) -> bool:
    """Whether it is named after the town that it lies at, wherever the road has been before."""
    return "roadside" in _traits(item, context)


def _is_estate(item: Found, context: Context) -> bool:
    """Whether the place that opens its name tells nothing: 福安小区 is not in 福安."""
    return item.kind == "facility" and "estate" in _traits(item, context)


def _traits(item: Found, context: Context) -> frozenset[str]:
    suffix = context.gazetteer.cues.suffixes.get(item.detail)
    return frozenset() if suffix is None else suffix.traits


def _is_far(place: Place, context: Context) -> bool:
    """Whether the article names counties, but none that holds or neighbours the place."""
    row = context.gazetteer.index.position.get(place.id)
    return (
        row is not None
        and place.country == "CN"
        and LEVELS.get(place.kind, 5) > 3
        and is_elsewhere(row, context)
    )


def opening_of(item: Found, context: Context, container: Place | None) -> Place | None:
    """
    Return the place whose name opens the derived one: 和林格尔 in 和林格尔金融数据产业园.

    Inside a container that the text states, a name that needs context will do: 五岔沟 in 兴安盟五岔沟林区.
    """
    operators = context.gazetteer.cues.operators
    owner = next((size for size in (4, 3, 2) if operators.fullmatch(item.form[:size])), 0)
    return _first_place(item.form[owner:], context, container)


def _first_place(form: str, context: Context, container: Place | None) -> Place | None:
    """Return the place that a name begins with; after a province, what follows it."""
    gazetteer = context.gazetteer
    row = None
    if container is not None:
        position = gazetteer.index.position
        row = position.get(container.id, position.get(container.parent or ""))
        if row is None:
            return None
    for length in range(min(7, len(form) - 1), 1, -1):
        entry = gazetteer.index.lookup(form[:length])
        for sense in () if entry is None else entry.senses:
            if sense.flags & PAST:
                continue
            place = gazetteer.place_at(sense.place)
            known = sense.flags & SAFE if row is None else gazetteer.within(sense.place, row)
            if place.kind == "province" and sense.flags & SAFE:
                return _first_place(form[length:], context, place) or (None if row is not None else place)
            if sense.place == row:
                return None
            too_wide = place.kind in (FOREIGN if row is None else WIDE)
            if place.kind == "mountain" and (place.extent_km or 0.0) <= SMALL_KM:
                too_wide = False
            if known and place.lat is not None and not too_wide:
                return place
    return None


def _only_town(item: Found, context: Context) -> Place | None:
    """
    Return the one county or city, else township, whose short name is all before the generic word.

    A point of the compass may stand between: 兴和南收费站.
    """
    if item.kind not in ("station", "facility", "grassland") or not item.detail:
        return None
    gazetteer = context.gazetteer
    name = item.form.removesuffix(item.detail)
    entry = gazetteer.index.lookup(name) or gazetteer.index.lookup(name.rstrip(COMPASS))
    senses = () if entry is None else entry.senses
    towns = [gazetteer.place_at(sense.place) for sense in senses if not sense.flags & PAST]
    for kinds in (("prefecture", "county"), ("township",)):
        of_kind = [town for town in towns if town.kind in kinds]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else None
    return None


def most_named(context: Context) -> Place | None:
    """Return the division that the article names most, else its dateline, else the paper's home."""
    rows = context.gazetteer.index.rows
    counts = {
        row: len(where)
        for row, where in context.named.items()
        if rows[row][2] in ("prefecture", "county", "township")
        and rows[row][9] == "CN"
        and row != context.dateline
    }
    if counts:
        best = max(counts, key=lambda row: (counts[row], LEVELS.get(rows[row][2], 5), -row))
        return context.gazetteer.place_at(best)
    row = context.dateline if context.dateline is not None else context.home_city
    return None if row is None else context.gazetteer.place_at(row)
