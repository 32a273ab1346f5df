"""A name that no catalogue has → a place inside the area that the text states.

Its point is that of the area, or of what opens its name inside the area (五岔沟林区 lies at 五岔沟镇); one
name is one place in one article, and the mention that says most about it decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from gazetteer.finding.spans import Found
from gazetteer.gazetteer import Gazetteer
from gazetteer.records import Place
from gazetteer.resolving.containers import AREAS, FOREIGN, LISTED, SETTLEMENTS, container_of, opening_of
from gazetteer.resolving.context import Context, distance_km
from gazetteer.resolving.links import Link

TOWNS, VILLAGES = ("苏木", "镇", "乡"), ("村", "嘎查", "社区")
"""Generic words that lists of places leave out."""
HOLDING = AREAS | {"zone"}
"""Kinds of places that hold what is named right behind them."""
LEAST_PRECISION_KM = 3.0
REACH_KM = {"township": 18.0, "soum": 30.0, "city": 12.0}
"""How far the places of an area lie from its middle where the catalogue does not say how large it is."""
WIDEST_KM = 100.0
"""Extent of a province from which on its middle is no point for what lies in it."""
EARTH_KM = 6371.0
"""Taken for the extent of what the catalogue gives none for."""
GUESSED = "名录未载，所在地只能推测"
LISTED_KM = 120.0
"""How far from an area what is listed before a name may lie, for the name to lie in the area."""
TODAY = re.compile("(?:\\((?:即|在)?今|,?(?:即|就是|在|位于|治所?在|故[址城治]在)今)(?:天的|日的)?")
"""Between a past name and that of today."""
LIES_IN = re.compile("(?:位于|坐落[于在]|地处|隶属于?|归属于?|建在|距离?)")
"""Words between a name and the area that holds it."""


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
    container, sure = container_of(item, kind, stated, context, before)
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
        opening = opening_of(item, context, container)
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
    if opening_of(item, context, container) is not None or container == opening_of(item, context, None):
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
    point = opening_of(item, context, container) or container
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
