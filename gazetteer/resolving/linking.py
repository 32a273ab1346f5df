"""Toponyms of one article → one place each, large to small.

What is safe by itself is decided first; the rest in the order of the text, each with what is known by then;
then once more for those that came before the name which explains them.
"""

from __future__ import annotations

import re

from gazetteer.finding.spans import Found
from gazetteer.gazetteer import Gazetteer
from gazetteer.language.words import ordinary_words
from gazetteer.records import Place
from gazetteer.resolving.candidates import Scored, score
from gazetteer.resolving.containers import most_named
from gazetteer.resolving.context import Context, anchor
from gazetteer.resolving.links import Link
from gazetteer.resolving.placing import derive, stated_container, take_for_today, unify
from gazetteer.resolving.stretches import stretched

BETWEEN_LONGEST = 7
NEW_TOWN = "新城区"
"""Name of districts and what any city calls its newest part."""
SUPERIOR = re.compile("(?:人民)?法院|(?:公安)?分?局|边境管理大队")
BRANCH = re.compile("(?:人民)?法庭|(?:边境|边防|公安)?派出所|司法所")
"""What a county has, and what that has in its towns."""
COMMON = ("村", "嘎查", "社区", "屯", "林场", "牧场", "农场", "沟")
"""Ends of names that many villages and gullies bear: one elsewhere is not meant where a banner is named."""
FINE = frozenset(
    {"village", "township", "scenic", "facility", "zone", "station", "museum", "reservoir", "river", "lake"}
)
"""Kinds of which another of the same name may lie in the container that the text states."""


def link(found: list[Found], context: Context) -> list[Link]:
    """
    Decide every toponym of an article.

    Parameters
    ----------
    found : list of Found
        In the order of the text.
    context : Context
        Made of the same toponyms; it learns what is decided.

    Returns
    -------
    list of Link
        One for each toponym, in their order.
    """
    links: list[Link] = []
    listed = _listed(found, context)
    known: list[_Known] = []
    for at in range(len(found)):
        known.append(_known_at(at, found, links, context))
        links.append(_decide(at, found, known[at], links, context, listed.get(at)))
        _learn(links[at], context)
    for at in range(len(found)):
        if links[at].place is None:
            now = _known_at(at, found, links, context)
            if now != known[at] or not links[at].scored:
                links[at] = _decide(at, found, now, links, context, listed.get(at))
                _learn(links[at], context)
            _give_up(links[at], context)
    unify(links, context)
    take_for_today(links, context)
    stretched(links, context)
    return links


_Known = tuple[int, Found | None, Place | None]
"""What the senses of a toponym are weighed by and what may change; they are weighed again only where it did.

How often a place was named for sure, the toponym before it in the same phrase, and the place of that.
"""


def _known_at(at: int, found: list[Found], links: list[Link], context: Context) -> _Known:
    previous = _phrase_before(found, links, at, context.text)
    return context.lessons, previous, None if previous is None else links[at - 1].place


def _listed(found: list[Found], context: Context) -> dict[int, Found]:
    """Toponyms that stand in a list with one that is sure by itself → that one."""
    result: dict[int, Found] = {}
    runs: list[list[int]] = []
    for at, item in enumerate(found):
        if at and context.text[found[at - 1].end : item.start] in LIST_MARKS:
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        if len(run) == 1:
            continue
        if (count := COUNTED.match(context.text, found[run[-1]].end)) is not None:
            context.counted.update({found[at].start: count[1] for at in run})
        sure = [at for at in run if anchor(found[at]) is not None]
        for at in run:
            beside = next((other for other in sure if other != at), None)
            if beside is not None:
                result[at] = found[beside]
    return result


COUNTED = re.compile(
    "等?(?:[两三四五六七八九十]|[0-9]+)个?(省|州|盟|旗|县|区|镇|乡|苏木)(?![\u3400-\u9fff]?[级域区市县])"
)
"""Behind a list: how many places of which rank it names."""
LIST_MARKS = frozenset({"、", "/", "和", "与", "及", "以及", "至", "到", "经", "-", ",", "、和", "或"})


def _phrase_before(found: list[Found], links: list[Link], at: int, text: str) -> Found | None:
    """Return the toponym that ends where this one begins, but for 的 or 境内的."""
    if at == 0:
        return None
    before, item = found[at - 1], found[at]
    if item.start - before.end > BETWEEN_LONGEST or links[at - 1].dropped:
        return None
    gap = text[before.end : item.start]
    return before if not gap or gap in GAPS else None


GAPS = frozenset(
    {
        "的",
        "境内",
        "境内的",
        "所辖",
        "所辖的",
        "下辖的",
        "辖区的",
        "辖区内的",
        "北部的",
        "南部的",
        "东部的",
        "西部的",
        "中部的",
        "城区",
        "城区的",
        "(",
        "·",
        " ",
        "省",
        "之",
    }
)


def _learn(decided: Link, context: Context) -> None:
    row = decided.row
    if row is not None:
        context.chosen[decided.found.start] = row
        if anchor(decided.found) is None and decided.found.role != "org" and decided.share >= 0.7:
            context.name(row, decided.found.start)


def _decide(
    at: int, found: list[Found], known: _Known, links: list[Link], context: Context, listed: Found | None
) -> Link:
    item, (_, previous, before) = found[at], known
    stated = stated_container(before)
    if item.how == "derived" or not item.senses:
        return derive(item, stated, context, links[:at], item.kind)
    scored = score(item, context, previous, listed)
    best = scored[0]
    gazetteer = context.gazetteer
    rows = gazetteer.index.rows
    kind = rows[best.sense.place][2]
    container = stated if item.generic and kind in FINE else None
    if container is not None:
        row = gazetteer.index.position.get(container.id)
        if row is not None and not gazetteer.within(best.sense.place, row) and rows[row][2] != "country":
            village = kind == "village" and rows[row][2] == "township"
            if village or not _shares_county(best.sense.place, row, gazetteer):
                return derive(item, container, context, links[:at], kind)
    city = stated if stated is not None else _only_city(item, best.sense.place, context)
    if item.generic and item.form.endswith("区") and _is_new_town(best.sense.place, city, gazetteer):
        return derive(item, city, context, links[:at], "zone")
    court = _court_of(item, links[at - 1], context) if at else None
    if court is not None and not gazetteer.within(best.sense.place, gazetteer.index.position[court.id]):
        return derive(item, court, context, links[:at], "village")
    enough = best.share >= gazetteer.weights.threshold
    common = _common_elsewhere(scored[:1] if enough else scored, context)
    if common and item.form.endswith(COMMON) and len(item.form) > 2:
        return derive(item, stated, context, links[:at], common)
    if enough:
        return Link(item, gazetteer.place_at(best.sense.place), best.share, scored, best.rules)
    if container is not None and not item.wordlike:
        return derive(item, container, context, links[:at], kind)
    return Link(item, None, best.share, scored, best.rules)


def _common_elsewhere(scored: list[Scored], context: Context) -> str:
    """Return the kind of a village or gully among them that lies where the article is not."""
    for item in scored:
        kind: str = context.gazetteer.index.rows[item.sense.place][2]
        if kind in ("village", "gorge") and any(rule == "elsewhere" for rule, _, _ in item.rules):
            return kind
    return ""


def _court_of(item: Found, before: Link, context: Context) -> Place | None:
    """Return the county whose police or court the branch at a place belongs to: 东河区公安分局磴口派出所."""
    county = before.place
    if item.generic or BRANCH.match(context.text, item.end) is None:
        return None
    if county is None or county.kind != "county" or county.id not in context.gazetteer.index.position:
        return None
    return county if SUPERIOR.fullmatch(context.text, before.found.end, item.start) else None


def _give_up(link: Link, context: Context) -> None:
    """Say why a toponym of the catalogue stays open, or that it is none after all."""
    if link.place is not None or not link.scored:
        return
    item = link.found
    named = item.generic and len(item.form) >= 3 and item.form[:-1] not in ordinary_words()
    link.reason = _reason(link.scored, context)
    link.dropped = item.doubtful and not named


def _only_city(item: Found, row: int, context: Context) -> Place | None:
    """Return what the article is about where 新城区 may be its own, for it names no city of that district."""
    if item.form != NEW_TOWN:
        return None
    city = context.gazetteer.index.parent[row]
    if any(other != row and context.gazetteer.within(other, city) for other in context.named):
        return None
    return most_named(context)


def _is_new_town(row: int, city: Place | None, gazetteer: Gazetteer) -> bool:
    """Whether the city right before has no district of that name: 赤峰市新城区 is its new town."""
    above = gazetteer.index.position.get(city.id) if city is not None else None
    if city is None or above is None or city.kind not in ("prefecture", "county"):
        return False
    league = above if city.kind == "prefecture" else gazetteer.index.parent[above]
    return gazetteer.index.rows[row][2] == "county" and not gazetteer.within(row, league)


def _shares_county(row: int, container: int, gazetteer: Gazetteer) -> bool:
    """Whether both lie in one county: 镇 and 嘎查 of one banner are near enough to be what is meant."""
    county = next(
        (c for c in (container, *gazetteer.chain(container)) if gazetteer.index.rows[c][2] == "county"), None
    )
    return county is not None and gazetteer.within(row, county)


def _reason(scored: list[Scored], context: Context) -> str:
    rows = context.gazetteer.index.rows
    if len(scored) > 1 and scored[1].share > 0.25 * scored[0].share:
        names = "、".join(dict.fromkeys(_full(context, item.sense.place) for item in scored[:3]))
        return f"同名地点不止一处（{names}），上下文不足以判断"
    return f"“{rows[scored[0].sense.place][1]}”缺少旁证"


def _full(context: Context, row: int) -> str:
    rows = context.gazetteer.index.rows
    chain = [
        rows[c][1] for c in context.gazetteer.chain(row) if rows[c][2] in ("province", "prefecture", "county")
    ]
    return "".join([*reversed(chain), rows[row][1]])
