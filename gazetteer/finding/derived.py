"""Places that no catalogue has: found by their generic word and the container stated before them.

``土左旗北什轴乡的海流水库``: the generic word 水库, the specific 海流, cut off on its left by 的; the
container is
the toponym before it. Where the specific is made of ordinary words only (零碳产业园, 老旧社区) nothing is
named, unless the short name of a place opens it (和林格尔金融数据产业园).
"""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.catalogue.index import Index
from gazetteer.finding.again import SIDES
from gazetteer.finding.leftedge import left_edge
from gazetteer.finding.persons import is_doer, is_listed_person, is_titled_person
from gazetteer.finding.spans import Found, is_leg
from gazetteer.language.cues import Cues, Suffix
from gazetteer.language.words import best_cut, word_costs

EPITHETS = ("之城", "之都", "之乡", "之旅", "群建设", "群,")
"""What makes an epithet or a collection of what stands before it: 博物馆之城."""
STATION_SQUARE = re.compile("[前后](?:广场|街|大?路|小?区)|房")
"""Behind 站: the square before a station is not the station."""
ORE = frozenset("石卡砂粉渣车业产")
"""Behind 矿: what is dug or drives there is no mine: 铁矿石, 矿卡."""
AT_THE_MINE = ORE | frozenset("上里方主长工")
"""Behind 矿 alone: 拉回矿上 names none."""
OFFICES = re.compile("办(?!理|好|妥|完|证|税)|管理(?:办|委|局|处)|管委会|事务|委员会")
"""What makes an office of a city's port department: 巴彦淖尔市口岸管理办公室."""
AGE = re.compile(
    "(?:[唐辽金元明清宋夏汉](?:[代朝]|时期)|(?:[新旧]石器|青铜|铁器|史前|战国|春秋|秦汉|[东西]汉|汉魏|北[魏周齐宋朝]|隋唐|辽金|宋元|明清"
    "|西夏|匈奴|鲜卑|突厥|契丹|[\u3400-\u9fff]{2}文化)(?:时[代期])?)(?:古|家族|武官|贵族)?$"
)
"""Before the generic word, of what time a site is: 八里罕沟辽代墓群."""
LONGEST_AGE = 8
VOLTAGE = re.compile("±?[0-9]{2,4}(?:千伏|kV|KV)(?:特高压)?(?:智能|数字)?$")
"""Before the generic word, of how many volts a station is: 满洲里东500千伏变电站."""
LONGEST_VOLTAGE = 12
NUMBER = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})号?$")
"""Before the generic word, of one of several: 乌海湖一号码头, 乌兰木伦2号桥."""
TOWNS = ("prefecture", "county", "township")
VILLAGE = re.compile("(?:村|嘎查|社区)$")
SETTLED = frozenset({"嘎查", "苏木", "村"})
LONGEST_SYLLABLES = 2
LONG_STEM = 4
"""Characters of a village's name that are seldom the end of a longer one."""
NEIGHBOURS = 6
"""Toponyms before the generic word that are looked at."""


def derived(
    text: str,
    suffixes: list[tuple[int, int, int]],
    kept: list[Found],
    blocked: list[tuple[int, int]],
    index: Index,
    cues: Cues,
) -> list[Found]:
    """
    Names found by their generic word alone.

    Parameters
    ----------
    text : str
        Folded text.
    suffixes : list of (int, int, int)
        Hits of generic words.
    kept, blocked
        What `spans.choose` kept and blocked.
    index, cues
        The tables.

    Returns
    -------
    list of Found
        ``how`` is ``derived``; a result may hold toponyms of `kept` that open it, which it replaces.
    """
    by_end: dict[int, tuple[int, int, int]] = {}
    for hit in suffixes:
        if hit[1] not in by_end or hit[0] < by_end[hit[1]][0]:
            by_end[hit[1]] = hit
    result: list[Found] = []
    ordered = sorted(kept, key=lambda found: found.end)
    place = 0
    for start, end, number in sorted(by_end.values()):
        while place < len(ordered) and ordered[place].end <= start:
            place += 1
        if blocked and any(a < end and start < b for a, b in blocked):
            continue
        suffix = cues.suffixes[index.entry(number).extra["suffix"]]
        if _covered(start, end, ordered, place) and not _cut_short(text, end, suffix, ordered, place, cues):
            continue
        if not _right_edge(text, start, end, by_end, suffix):
            continue
        found = _prefixed(text, end, suffix, ordered, place, cues) or _name(
            text, start, end, suffix, ordered[max(0, place - NEIGHBOURS) : place], result, index, cues
        )
        if found is not None and suffix.suffix == "站" and is_leg(text, found.start):
            continue
        if found is not None and not _is_blocked(found, blocked):
            while result and result[-1].end > found.start:
                result.pop()
            result.append(found)
    return [*result, *_with_their_province(kept, index)]


def _is_blocked(found: Found, blocked: list[tuple[int, int]]) -> bool:
    """Whether something else holds characters of it, but for the street that a community is called after."""
    named = found.start if found.detail == "社区" else found.end
    return any(a < found.end and found.start < b and a != named for a, b in blocked)


def _with_their_province(kept: list[Found], index: Index) -> list[Found]:
    """Zones and reserves of the state after their province, dams after their river: 黄河 + 海勃湾水利枢纽."""
    found = []
    for at, zone in enumerate(kept):
        if zone.how != "place" or not zone.senses:
            continue
        ends, openers = WITH_PROVINCE.get(index.rows[zone.senses[0].place][2], ((), ()))
        first = at
        while first > 0 and zone.form.endswith(ends) and _opens(kept[first - 1], kept[first], openers, index):
            first -= 1
        if first < at and index.rows[kept[first].senses[0].place][2] in ("province", "river", "country"):
            form = "".join(item.form for item in kept[first : at + 1])
            found.append(replace(zone, start=kept[first].start, form=form))
    return found


WITH_PROVINCE = {
    "facility": (("水利枢纽", "大桥"), ("river",)),
    "reservoir": (("水利枢纽",), ("river",)),
    "museum": (("博物馆", "博物院"), ("country",)),
    "zone": (("开发区", "园区", "保税区"), ("province",)),
    "scenic": (("国家级自然保护区", "国家森林公园", "国家地质公园"), ("province", "mountain")),
    "forest": (("国家级自然保护区", "国家森林公园"), ("province", "mountain")),
    "wetland": (("国家级自然保护区", "国家湿地公园"), ("province", "mountain")),
}
"""Kind → ends of names that are given by the state, and the kinds of places that may open them."""


def _opens(before: Found, after: Found, kinds: tuple[str, ...], index: Index) -> bool:
    """Whether a toponym ends where the next begins and may open its name."""
    if before.end != after.start or before.generic or not before.senses:
        return False
    return index.rows[before.senses[0].place][2] in kinds


def _covered(start: int, end: int, ordered: list[Found], place: int) -> bool:
    for found in ordered[place : place + 3]:
        if found.start <= start and found.end >= end and found.end - found.start > end - start:
            return True
    return False


def _cut_short(text: str, end: int, suffix: Suffix, ordered: list[Found], place: int, cues: Cues) -> bool:
    """Whether a catalogued name only ends a longer one: 英图村 in 大英图村, 乌苏 in 赛乌苏嘎查."""
    cover = next((found for found in ordered[place : place + 3] if found.end >= end), None)
    extended = suffix.style in ("village", "natural") or suffix.suffix == "苏木"
    if cover is None or cover.end != end or not extended or cover.start == 0:
        return False
    if any(found.end == cover.start and found.sure for found in ordered[max(0, place - 2) : place + 1]):
        return False
    before = text[cover.start - 1]
    if before in "镇乡":
        return False
    stem = VILLAGE.sub("", cover.form)
    if cover.sure and stem != cover.form and len(stem) >= LONG_STEM:
        return before in SIDES
    if cover.sure and stem == cover.form and len(stem) != 2:
        return False
    if cover.sure and suffix.style == "natural":
        return before in SIDES
    return before not in cues.stops and "\u3400" <= before <= "\u9fff" and not _is_sure_feature(cover)


def _prefixed(
    text: str, end: int, suffix: Suffix, ordered: list[Found], place: int, cues: Cues
) -> Found | None:
    """Make one name of a catalogued one and the side or syllable before it: 花吐古拉镇 + 南 + 珠日和嘎查."""
    cover = next((found for found in ordered[place : place + 3] if found.end >= end), None)
    if cover is None or cover.end != end or suffix.suffix not in SETTLED:
        return None
    holder = next((one for one in reversed(ordered[:place]) if one.end < cover.start), None)
    if holder is None or not holder.generic:
        return None
    start = holder.end
    gap = text[start : cover.start]
    if not 1 <= len(gap) <= LONGEST_SYLLABLES or not (gap in SIDES or cues.mongolian.issuperset(gap)):
        return None
    form = text[start:end]
    return Found(
        start, end, form, (), "derived", kind=suffix.kind, detail=suffix.suffix, doubtful=True, generic=True
    )


def _is_sure_feature(found: Found) -> bool:
    return len(found.form) >= 4 and found.sure and not found.form.endswith("嘎查")


def _right_edge(
    text: str, start: int, end: int, by_end: dict[int, tuple[int, int, int]], suffix: Suffix
) -> bool:
    """Whether the generic word ends where it seems to: not 村庄, 站台, nor inside a longer generic word."""
    if suffix.suffix == "口岸" and OFFICES.match(text, end):
        return False
    if "hamlet" in suffix.traits and text.startswith(("镇", "乡", "村", "苏木", "街道", "社区"), end):
        return False
    if suffix.suffix.endswith("矿") and text[end : end + 1] in (
        AT_THE_MINE if suffix.suffix == "矿" else ORE
    ):
        return False
    if suffix.suffix.endswith("站") and STATION_SQUARE.match(text, end):
        return False
    if text.startswith(EPITHETS, end) or (suffix.suffix == "村" and text.startswith(("民组", "民小组"), end)):
        return False
    for longer in range(end + 1, min(len(text), end + 6) + 1):
        if longer in by_end and by_end[longer][0] <= start:
            return False
    if end - start > 1 or end >= len(text):
        return True
    pair = text[end - 1 : end + 1]
    if pair not in word_costs() or pair in (
        "村民",
        "镇里",
        "村里",
        "馆里",
        "山上",
        "湖面",
        "湖上",
        "湖里",
        "湖边",
        "河边",
        "河水",
    ):
        return True
    stop = min(len(text), end + 5)
    spans = best_cut(text, end - 1, stop, word_costs(), {})
    return spans[0][1] == end


def _name(
    text: str,
    start: int,
    end: int,
    suffix: Suffix,
    before: list[Found],
    made: list[Found],
    index: Index,
    cues: Cues,
) -> Found | None:
    if suffix.style == "facility":
        if (numbered := NUMBER.search(text, max(0, start - 4), start)) is not None and "号" in text[
            start - 1 : end
        ]:
            start, suffix = numbered.start(), replace(suffix, bare=True)
        elif (aged := AGE.search(text, max(0, start - LONGEST_AGE), start)) is not None:
            start = aged.start()
        elif "voltage" in suffix.traits:
            volts = VOLTAGE.search(text, max(0, start - LONGEST_VOLTAGE), start)
            start = start if volts is None or not _is_named_before(text, volts.start()) else volts.start()
    edge = left_edge(text, start, suffix, before, made, index, cues)
    if edge is None:
        return None
    begin = _with_province(edge.start, suffix, before, index) if edge.absorbed else edge.start
    if "division" in suffix.traits and suffix.suffix.endswith("馆") and cues.acts.match(text, end):
        return None  # 某区文化馆介绍: an office of the district
    if suffix.suffix.startswith("国家"):
        begin = _with_chain(begin, before, index)
    if suffix.suffix.endswith("电厂") and (owner := cues.operators.search(text, max(0, begin - 4), begin)):
        begin = owner.start()
    if suffix.style == "township" and is_doer(text, begin, end, cues):
        return None
    if suffix.style == "natural" and (
        cues.battles.match(text, end)
        or is_titled_person(text, begin, end, cues)
        or is_listed_person(text, begin, end, cues)
        or is_doer(text, begin, end, cues)
    ):
        return None
    form = text[begin:end]
    return Found(
        begin,
        end,
        form,
        (),
        "derived",
        kind=suffix.kind,
        detail=suffix.suffix,
        doubtful=True,
        generic=True,
    )


def _is_named_before(text: str, start: int) -> bool:
    """Whether a name may end right there: 海北500千伏变电站, not 建成500千伏变电站."""
    return (
        start >= 2 and "\u3400" <= text[start - 1] <= "\u9fff" and text[start - 2 : start] not in word_costs()
    )


def _with_chain(start: int, before: list[Found], index: Index) -> int:
    """Return where 内蒙古霍林郭勒静湖国家湿地公园 begins: at the province, or else at the town before it."""
    begin, town = start, start
    for found in reversed(before):
        if found.end != begin or found.generic or not found.senses:
            break
        begin = found.start
        kind = index.rows[found.senses[0].place][2]
        if kind == "province":
            return begin
        if kind in TOWNS and found.end == start:
            town = begin
    return town


def _with_province(start: int, suffix: Suffix, before: list[Found], index: Index) -> int:
    """
    Return where a name begins that a place opens, with what belongs to it before that place.

    Zones and parks of the state are named with their province (内蒙古霍林郭勒工业园区), a river's gorge with
    the spot (老牛湾黄河峡谷), its bridge with the town (乌海黄河特大桥).
    """
    last = next((found for found in reversed(before) if found.end == start), None)
    if last is None or last.generic or not last.sure:
        return start
    kind = index.rows[last.senses[0].place][2]
    with_province = kind == "province" and (suffix.kind == "zone" or suffix.suffix.startswith("国家"))
    if suffix.kind == "airport" and kind in ("province", "prefecture", "county"):
        return last.start
    with_spot = kind == "scenic" and suffix.suffix.endswith("峡谷")
    with_town = suffix.suffix.endswith("大桥") and kind in TOWNS
    return last.start if with_province or with_spot or with_town else start
