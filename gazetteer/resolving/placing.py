"""A name that no catalogue has → a place inside the area that the text states.

Its point is that of the area, or of what opens its name inside the area (五岔沟林区 lies at 五岔沟镇); one
name is one place in one article, and the mention that says most about it decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from gazetteer.catalogue.index import PAST, SAFE
from gazetteer.finding.spans import Found
from gazetteer.finding.specifics import COMPASS
from gazetteer.gazetteer import Gazetteer
from gazetteer.records import Place
from gazetteer.resolving.candidates import Scored, is_elsewhere
from gazetteer.resolving.context import LEVELS, Context, distance_km, is_dateline

AREAS = frozenset({"province", "prefecture", "county", "township", "village", "unit", "soum", "city"})
SETTLEMENTS = ("village", "township")
TOWNS, VILLAGES = ("苏木", "镇", "乡"), ("村", "嘎查", "社区")
"""Generic words that lists of places leave out."""
HOLDING = AREAS | {"zone"}
"""Kinds of places that hold what is named right behind them."""
LEAST_PRECISION_KM = 3.0
REACH_KM = {"township": 18.0, "soum": 30.0, "city": 12.0}
"""How far the places of an area lie from its middle where the catalogue does not say how large it is."""
LOOKED_AT = 60
"""Toponyms back that are looked at for an area."""
LATELY = 1
"""Sentences back in which an area still says where a name without a container lies."""
WIDEST_KM = 100.0
"""Extent of a province from which on its middle is no point for what lies in it."""
EARTH_KM = 6371.0
"""Taken for the extent of what the catalogue gives none for."""
FOREIGN = frozenset({"country", "region"})
WIDE = frozenset({"country", "region", "river", "mountain", "desert", "grassland", "sea"})
"""Kinds too wide to say where what is named after them lies."""
GUESSED = "名录未载，所在地只能推测"
LISTED = frozenset("、和与及")
LISTED_KM = 120.0
"""How far from an area what is listed before a name may lie, for the name to lie in the area."""
SMALL_KM = 25.0
"""Extent of a mountain up to which a park named after it is there."""
CHINA = "iso:CN"
TODAY = re.compile("(?:\\((?:即|在)?今|,?(?:即|就是|在|位于|治所?在|故[址城治]在)今)(?:天的|日的)?")
"""Between a past name and that of today."""
LEAVES = re.compile("[,。;:!?、\n到进入往至向]")
"""Between a place and a name: the clause ends, or goes on to somewhere else."""
LIES_IN = re.compile("(?:位于|坐落[于在]|地处|隶属于?|归属于?|建在|距离?)")
"""Words between a name and the area that holds it."""


@dataclass(slots=True)
class Link:
    """What was decided for one toponym.

    place : of the catalogue or derived, or None. share : of the softmax. dropped : whether it is no toponym
    after all.
    """

    found: Found
    place: Place | None
    share: float
    scored: list[Scored]
    rules: list[tuple[str, str, float]] = field(default_factory=list)
    reason: str = ""
    dropped: bool = False
    told: int = 0
    """How much the text says about where a derived place is: 0 nothing … 3 that it lies in an area."""

    @property
    def row(self) -> int | None:
        """Row of the place in the catalogue; None where nothing was decided, or the place was derived."""
        return self.scored[0].sense.place if self.scored and self.place is not None else None


def stated_container(before: Place | None) -> Place | None:
    """Return the place of the toponym right before in the phrase, if it is an area."""
    if before is None:
        return None
    abroad = before.kind == "country" and before.country != "CN"
    return before if abroad or before.kind in HOLDING or before.name.endswith("林业局") else None


def derive(item: Found, stated: Place | None, context: Context, before: list[Link], kind: str) -> Link:
    """Find a place that the catalogue does not have, put into the area that the text states."""
    weights = context.gazetteer.weights
    rules = [("derived", item.form, weights.of("derived"))]
    container, sure = _container(item, kind, stated, context, before)
    if container is None or container.lat is None:
        loose = item.kind in ("facility", "station", "zone", "museum", "township", "village")
        return Link(item, None, 0.0, [], rules, "名录未载，文中也未写明所在地", loose)
    rules.append(("container", container.name, weights.of("container")))
    settled = item.kind in SETTLEMENTS and bool(item.detail)
    if (sure or settled) and (known := _catalogued(item, container, context)) is not None:
        share = weights.share_within(known.precision_km or 0.0, sure=True)
        return Link(item, known, share, [], rules, told=2)
    if item.role == "vague":
        return Link(item, None, 0.0, [], rules, "范围不定")
    if container.kind in FOREIGN | {"province"} and (container.extent_km or EARTH_KM) > WIDEST_KM:
        opening = _opening(item, context, container)
        if opening is None or opening.kind in FOREIGN | {"province"}:
            return Link(item, None, 0.0, [], rules, f"名录未载，只知道在{container.name}")
    if stated is None and _is_listed_elsewhere(item, container, context, before):
        return Link(item, None, 0.0, [], rules, GUESSED)
    if not sure:
        rules.append(("uncontained", "", weights.of("uncontained")))
    told = 0 if not sure else 2 if stated is not None else 1
    place = _inside(item, container, context, kind)
    share = weights.share_within(place.precision_km or 0.0, sure=sure)
    return Link(item, place, share, [], rules, told=told)


def _is_listed_elsewhere(item: Found, container: Place, context: Context, before: list[Link]) -> bool:
    """Whether it stands in a list behind one of its kind that is far from the area: 潘家口、大黑汀水库."""
    last = before[-1] if before else None
    if last is None or context.text[last.found.end : item.start] not in LISTED:
        return False
    if _opening(item, context, container) is not None or container == _opening(item, context, None):
        return False
    if last.place is None:
        return last.reason == GUESSED and last.found.kind == item.kind
    here, there = (container.lat, container.lon), (last.place.lat, last.place.lon)
    if last.place.kind != item.kind or last.place.source == "derived" or None in (*here, *there):
        return False
    return distance_km(here, there) > LISTED_KM  # type: ignore[arg-type]


def _catalogued(item: Found, container: Place, context: Context) -> Place | None:
    """Return the one place of that name in the container: a village of a township that is no more."""
    gazetteer = context.gazetteer
    above = container.id if container.id in gazetteer.index.position else container.parent
    row = gazetteer.index.position.get(above or "")
    if row is None or gazetteer.index.rows[row][2] in ("province", "country"):
        return None
    inside = _named_in(row, (item.form,), gazetteer)
    if not inside and item.how == "derived":
        chain = (row, *gazetteer.chain(row))
        county = next((one for one in chain if gazetteer.index.rows[one][2] == "county"), row)
        if not item.detail:
            towns = _named_in(county, tuple(item.form + generic for generic in TOWNS), gazetteer)
            inside = towns or _named_in(county, tuple(item.form + generic for generic in VILLAGES), gazetteer)
        elif item.kind in SETTLEMENTS:
            alike = gazetteer.index.spoken_alike(county, item.kind, item.form)
            inside = {alike} if alike is not None and gazetteer.within(alike, row) else set()
    return gazetteer.place_at(inside.pop()) if len(inside) == 1 else None


def _named_in(row: int, forms: tuple[str, ...], gazetteer: Gazetteer) -> set[int]:
    """Rows of the places inside another that bear one of the names."""
    entries = [entry for form in forms if (entry := gazetteer.index.lookup(form)) is not None]
    senses = [sense.place for entry in entries for sense in entry.senses]
    return {place for place in senses if place != row and gazetteer.within(place, row)}


def unify(links: list[Link], context: Context) -> None:
    """
    Put one derived name into one place, and into the area that follows it: 某煤矿位于某旗.

    Parameters
    ----------
    links : list of Link
        All of an article, in the order of the text; changed in place.
    context : Context
        Of the article.
    """
    groups: dict[str, list[Link]] = defaultdict(list)
    for at, item in enumerate(links):
        if item.place is None or item.place.source != "derived" or item.scored:
            continue
        groups[item.found.form].append(item)
        holder = _following(links, at, context.text)
        if holder is not None and item.told < 2:
            weight = context.gazetteer.weights.of("container")
            item.place = _inside(item.found, holder, context, item.place.kind)
            item.rules = [item.rules[0], ("container", holder.name, weight)]
            item.share = context.gazetteer.weights.share_within(item.place.precision_km or 0.0, sure=True)
            item.told = 3
    for group in groups.values():
        best = max(group, key=lambda item: item.told)
        for item in group:
            if item.told < best.told:
                item.place, item.rules, item.share = best.place, best.rules, best.share
            if item.share < context.gazetteer.weights.threshold:
                item.place, item.reason = None, GUESSED


def take_for_today(links: list[Link], context: Context) -> None:
    """
    Put a name where the text says that it is today: 契丹人的南京在今北京, 义县(今五原县).

    Parameters
    ----------
    links : list of Link
        All of an article, in the order of the text; changed in place.
    context : Context
        Of the article.
    """
    for then, now in pairwise(links if "今" in context.text else ()):
        if now.place is None or now.place.kind not in AREAS or then.found.role == "vague":
            continue
        if then.place is not None and (then.place.kind not in AREAS | {"country"} or then.place == now.place):
            continue
        said = TODAY.fullmatch(context.text, then.found.end, now.found.start)
        if said is None or (then.place is not None and _is_within(then.place, now.place, context)):
            continue
        then.place, then.share, then.reason = now.place, now.share, ""
        then.rules = [("today", now.place.name, context.gazetteer.weights.of("today"))]
        then.scored, then.dropped = [], False


def _is_within(place: Place, other: Place, context: Context) -> bool:
    """Whether one of two places lies in the other."""
    position = context.gazetteer.index.position
    row, area = position.get(place.id), position.get(other.id)
    if row is None or area is None:
        return True
    return context.gazetteer.within(row, area) or context.gazetteer.within(area, row)


def _following(links: list[Link], at: int, text: str) -> Place | None:
    """Return the area that the text says a name lies in, right after the name."""
    match = LIES_IN.match(text, links[at].found.end)
    if match is None:
        return None
    end, holder = match.end(), None
    for item in links[at + 1 : at + 6]:
        if item.found.start - end > (2 if holder is None else 0):
            break
        if item.place is None or item.place.kind not in AREAS | {"zone"}:
            break
        end, holder = item.found.end, item.place
    return holder


def _inside(item: Found, container: Place, context: Context, kind: str) -> Place:
    """Make the place of a derived name, at the point of what opens it in the container, or of that."""
    point = _opening(item, context, container) or container
    reach = point.extent_km or (REACH_KM.get(container.kind, 0.0) if point is container else 0.0)
    return Place(
        id=f"derived:{container.id}/{item.form}",
        name=item.form,
        kind=kind or item.kind or "facility",
        adcode=None,
        parent=container.id,
        lat=point.lat,
        lon=point.lon,
        precision_km=max(reach, point.precision_km or 0.0, LEAST_PRECISION_KM),
        country=container.country,
        source="derived",
    )


def _container(
    item: Found, kind: str, stated: Place | None, context: Context, before: list[Link]
) -> tuple[Place | None, bool]:
    """Return the area that holds a derived place, and whether the text says so in the same sentence."""
    if stated is not None:
        return _holding(kind, stated, context), True
    inside = None
    if kind not in SETTLEMENTS and not _is_estate(item, context):
        inside = _opening(item, context, None) or _only_town(item, context)
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
    return _focus(context) or _of_neighbour(item, context, before), False


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


def _opening(item: Found, context: Context, container: Place | None) -> Place | None:
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


def _focus(context: Context) -> Place | None:
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
