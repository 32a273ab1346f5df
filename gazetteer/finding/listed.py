"""Names that no catalogue has and no generic word ends: known by the places that they are listed with.

``途经宗别立、切乌图和木仁高勒``, ``三道营至民族段``: an item of a list of places, or the other end of a line
between two, is a place if no part of it is an ordinary word.
"""

from __future__ import annotations

import re

from gazetteer.catalogue.index import BLOCK, Index
from gazetteer.finding.spans import Found
from gazetteer.finding.specifics import word_kind
from gazetteer.language.cues import Cues
from gazetteer.language.words import NAME, STOP, best_cut, word_costs

MARK = "-、和与及至到"
LONGEST, SHORTEST = 5, 2
"""Characters of an item."""
BEHIND = re.compile(
    f"([\u3400-\u9fff]{{{SHORTEST},{LONGEST}}}?)(?=[{MARK},。;)]|等|段|之间|间的|几个|[两三四五六七八九]|沿线|一线|一带|的)"
)
BEFORE = re.compile(f"(?:[{MARK},。;:(从的由过经]|^)([\u3400-\u9fff]{{{SHORTEST},{LONGEST}}})$")
LINE = re.compile("高速|铁路|公路|国道|省道|线|路段|段|列车|班车|车次|车站|站|客车|途经|依次|沿途|之间")
"""What tells that two places are the ends of a line."""
NAMING = "(?:(?![和与及])[\u3400-\u9fff])"
"""A character of an item that is no mark of the list, so that no text takes long."""
_SIZE = "(?:大型|中型|行政|自然|小)?"
_THINGS = (
    "村|嘎查|社区|水库|煤矿|林场|农场|牧场|车站|收费站|国家湿地公园|景区|口岸|河流|支流"
    "|沙地|沙漠|草原|气田|煤田|灌区"
)
COUNTED = re.compile(
    f"([\u3400-\u9fff]{{2,9}}、(?:{NAMING}{{2,5}}[、和与及]){{0,30}}{NAMING}{{2,5}}?)"
    f"(?:等|并称|合称)?(?:[两二三四五六七八九十几]|[0-9]+)[个座条处大片]{_SIZE}({_THINGS})(?![\u3400-\u9fff]?[级镇乡])"
)
"""A list of villages, of reservoirs … with their count."""
COUNT = re.compile(f"[个座条处大片]{_SIZE}(?:{_THINGS})")
"""What every such list has, sought first."""
VILLAGES = frozenset({"村", "嘎查", "社区"})
GENERIC_OF = {"车站": "站", "河流": "河", "支流": "河"}
"""What is counted → the generic word of a name in the list."""
ITEM_ENDS = re.compile("[、和与及]")
COURSE = re.compile("途经|依次|沿途|经过|停靠|设有|沿线")
"""What tells that the items of a list lie on one way."""
GAUGED = re.compile("([\u3400-\u9fff]{2,6}?)[,各]?-?[0-9]+(?:\\.[0-9]+)?(?:毫米|厘米|℃|级|米/秒)")
"""A place and what was measured there: 阿荣旗六合15.5毫米."""
FIRE = re.compile(f"([\u3400-\u9fff]{{{SHORTEST},{LONGEST}}})火场")
MEASURE = re.compile("[0-9](?:毫米|厘米|℃|级|米/秒)")
MEASURED = frozenset("都是却要到热冷降升最达超近约零仅有为在低高跌涨")
"""Characters of what is said of a measure."""
WEATHER = re.compile(
    "局[部地]|个别|普遍|平均|累计|部分|大部|阵风|风力|气温|积雪|雪深|雨[量势]|过程|小时|上空|境内|一带|[站测]点|测站|[当昨今]日|夜间|白天"
    "|水位|流量|阵雨|[大中小暴][雨雪]|冰雹|草场|[林牧]区"
)
"""Words that stand before a measure and name no place."""
TOWN_ENDS = ("镇", "乡", "苏木")
FUNCTION = frozenset("也是了的就还")
"""Characters that no name is spelt with."""
LINE_REACH = 14
ENDS, FORMAL = frozenset("至到-"), frozenset("至-")
"""Marks between the ends of a line; those after which no verb stands."""
TOLLS = frozenset({"收费站", "收费所"})
GATE = re.compile(f"(?<=[,。;:、])([\u3400-\u9fff]{{{SHORTEST},{LONGEST}}})、$")
"""The item of a list before the one that ends there."""
SETTLED = frozenset({"county", "township", "village", "station", "prefecture"})


def listed(
    text: str, kept: list[Found], blocked: list[tuple[int, int]], index: Index, cues: Cues
) -> list[Found]:
    """
    Find the names that stand in a list with known places.

    Parameters
    ----------
    text : str
        Folded text.
    kept : list of Found
        The toponyms found before, in the order of the text.
    blocked : list of (int, int)
        Spans that hold no toponym.
    index, cues
        The tables.

    Returns
    -------
    list of Found
        ``how`` is ``derived``, ``kind`` is ``village``.
    """
    result = _counted(text, kept, blocked, index, cues)
    result += _gauged(text, kept, blocked, index, cues)
    result += _burning(text, kept, blocked, index, cues)
    taken = [*((found.start, found.end) for found in (*kept, *result)), *blocked]
    places = [found for found in kept if _is_settled(found, index)]
    starts = {found.start: found for found in places}
    for place in places:
        at, run = place.end, 1
        while (item := _behind(text, at)) is not None and item[0] not in starts:
            loose = text[item[0] - 1] in FORMAL
            if not _is_item(text, item, taken, index, cues, loose=loose):
                break
            if not _in_list(text, place, item, starts, run):
                break
            result.append(_stop(text, *item, index))
            taken.append(item)
            at, run = item[1], run + 1
        if place.how == "derived" and place.detail in TOLLS:
            result += _gates_before(text, place.start, taken, index, cues)
        item = _before(text, place.start)
        if (
            item is not None
            and _is_item(text, item, taken, index, cues, loose=text[item[1]] in FORMAL)
            and _on_line(text, item[0], place.end, text[item[1]])
        ):
            result.append(_stop(text, *item, index))
            taken.append(item)
    return result


def _counted(
    text: str, kept: list[Found], blocked: list[tuple[int, int]], index: Index, cues: Cues
) -> list[Found]:
    """Return the items of a list that ends in a count of villages: 七合堂、小城子、老虎石沟等9个村."""
    result: list[Found] = []
    if COUNT.search(text) is None:
        return result
    places = [found for found in kept if found.how == "place"]
    taken = [*((found.start, found.end) for found in places if found.sure or found.generic), *blocked]
    for match in COUNTED.finditer(text):
        at = match.start(1)
        for number, form in enumerate(ITEM_ENDS.split(match[1])):
            start, end = at, at + len(form)
            at = end + 1
            if number == 0:
                start = _opening(text, start, end, places, cues)
            form = text[start:end]
            if not SHORTEST <= end - start <= LONGEST or form.endswith((match[2], "的")):
                continue
            if any(found.start <= start and end < found.end for found in places):
                continue  # 乌兰布 + 和
            known = index.lookup(form + GENERIC_OF.get(match[2], match[2]))
            is_known = known is not None and bool(known.senses) and not known.what & BLOCK
            if known is not None and is_known and match[2] not in VILLAGES:
                result.append(Found(start, end, text[start:end], known.senses, doubtful=True))
            elif is_known or not any(a < end and start < b for a, b in taken):
                result.append(_found(text, start, end))
    return result


def _gauged(
    text: str, kept: list[Found], blocked: list[tuple[int, int]], index: Index, cues: Cues
) -> list[Found]:
    """Return where rain, snow and wind were measured, behind the area or another such place."""
    result: list[Found] = []
    if MEASURE.search(text) is None:
        return result
    taken = [*((found.start, found.end) for found in kept if found.sure or found.generic), *blocked]
    for area in kept:
        if area.how != "place" or index.rows[area.senses[0].place][2] not in ("county", "township"):
            continue
        at = area.end
        while (match := GAUGED.match(text, at)) is not None:
            item = match.span(1)
            if not (_is_town(match[1], area, index) or _is_gauge(text, item, area, taken, index, cues)):
                break
            result.append(_found(text, *item))
            at = match.end() + 1
            if text[at - 1 : at] != "、":
                break
    return result


def _burning(
    text: str, kept: list[Found], blocked: list[tuple[int, int]], index: Index, cues: Cues
) -> list[Found]:
    """Return what forest fires are called after: 扎文其汗火场."""
    result: list[Found] = []
    for match in FIRE.finditer(text):
        end = match.end(1)
        item = _opening(text, match.start(), end, kept, cues), end
        if text[item[0] - 1 : item[0]].isdigit():
            continue  # 2名上火场的牧民
        taken = [*((found.start, found.end) for found in kept), *blocked]
        if item[1] - item[0] >= SHORTEST and _is_item(text, item, taken, index, cues):
            result.append(_found(text, *item))
    return result


def _is_gauge(
    text: str, item: tuple[int, int], area: Found, taken: list[tuple[int, int]], index: Index, cues: Cues
) -> bool:
    """Whether a measure was taken there; right behind a town, ordinary words may name it: 四分子8.3毫米."""
    form = text[slice(*item)]
    if not MEASURED.isdisjoint(form) or WEATHER.fullmatch(form):
        return False
    if area.generic and area.form.endswith(TOWN_ENDS) and len(form) <= LONGEST:
        return not any(a < item[1] and item[0] < b for a, b in taken) and cues.verbs.isdisjoint(form)
    return _is_item(text, item, taken, index, cues)


def _is_town(form: str, area: Found, index: Index) -> bool:
    """Whether a town of the area bears the name."""
    entries = [entry for end in TOWN_ENDS if (entry := index.lookup(form + end)) is not None]
    towns = [sense.place for entry in entries for sense in entry.senses]
    return any(index.lies_in(town, other.place) for town in towns for other in area.senses)


def _opening(text: str, start: int, end: int, kept: list[Found], cues: Cues) -> int:
    """Return where the first item of a list begins: behind the last toponym or function word."""
    stop = max((at + 1 for at in range(start, end) if text[at] in cues.stops), default=start)
    return max([stop, *(found.end for found in kept if start <= found.start and found.end < end)])


def _gates_before(text: str, end: int, taken: list[tuple[int, int]], index: Index, cues: Cues) -> list[Found]:
    """Return the toll gates without the generic word before one that has it: 小淖尔、兴和收费站."""
    result: list[Found] = []
    while (match := GATE.search(text, max(0, end - LONGEST - 2), end)) is not None:
        item = match.span(1)
        if not _is_item(text, item, taken, index, cues):
            break
        result.append(_found(text, *item))
        taken.append(item)
        end = item[0]
    return result


def _is_settled(found: Found, index: Index) -> bool:
    if found.how == "derived":
        return found.kind in SETTLED or found.detail in TOLLS
    return found.how == "place" and not found.wordlike and index.rows[found.senses[0].place][2] in SETTLED


def _behind(text: str, end: int) -> tuple[int, int] | None:
    """Return the item behind the mark at `end`."""
    if text[end : end + 1] not in MARK or end >= len(text):
        return None
    match = BEHIND.match(text, end + 1)
    return match.span(1) if match else None


def _before(text: str, start: int) -> tuple[int, int] | None:
    """Return the item before the mark that ends at `start`, where a line begins."""
    if text[start - 1 : start] not in ENDS:
        return None
    match = BEFORE.search(text[max(0, start - 1 - LONGEST - 1) : start - 1])
    if match is None:
        return None
    low = max(0, start - 1 - LONGEST - 1)
    return low + match.start(1), low + match.end(1)


def _in_list(text: str, place: Found, item: tuple[int, int], starts: dict[int, Found], run: int) -> bool:
    """Whether two known places stand in the list, or the item is the end of a line."""
    mark = text[item[0] - 1]
    if mark in ENDS:
        return run == 1 and _on_line(text, place.start, item[1], mark)
    after = text[item[1] : item[1] + 1]
    if after and after in MARK and item[1] + 1 in starts:
        return True
    if COURSE.search(text, max(0, place.start - LINE_REACH), place.start):
        return True
    before = text[place.start - 1 : place.start]
    return bool(before) and before in MARK and any(found.end == place.start - 1 for found in starts.values())


def _on_line(text: str, start: int, end: int, mark: str) -> bool:
    return mark in ENDS and LINE.search(text, max(0, start - LINE_REACH), end + LINE_REACH) is not None


def _is_item(
    text: str,
    item: tuple[int, int],
    taken: list[tuple[int, int]],
    index: Index,
    cues: Cues,
    *,
    loose: bool = False,
) -> bool:
    """Whether no part of it is an ordinary word, or if `loose` a verb, and nothing else is known there."""
    start, end = item
    if any(a < end and start < b for a, b in taken):
        return False
    if "往" in text[start : start + 2] or not (cues.verbs | FUNCTION).isdisjoint(text[start:end]):
        return False
    words = best_cut(text, start, end, word_costs(), {})
    if all(b - a > 1 for a, b in words):
        return False
    kinds = [word_kind(text[a:b], index, whole=False) for a, b in words]
    return all(kind == NAME for kind in kinds) or (loose and STOP not in kinds)


def _stop(text: str, start: int, end: int, index: Index) -> Found:
    """Return the item as the station of its name, if there is one: 太子城至锡林浩特."""
    entry = index.lookup(text[start:end] + "站")
    if entry is None or not entry.senses or entry.what & BLOCK:
        return _found(text, start, end)
    return Found(start, end, text[start:end], entry.senses, doubtful=True)


def _found(text: str, start: int, end: int) -> Found:
    form = text[start:end]
    return Found(start, end, form, (), "derived", kind="village", detail="", doubtful=True, generic=True)
