"""Where a name begins that ends in a generic word: cut off by a function word, punctuation or a toponym.

What is left before the generic word is nothing (包头站: the name of a place and the generic word), or a
specific part, which `specificpart` judges.
"""

from __future__ import annotations

import re

from gazetteer.catalogue.index import NATURE, Index
from gazetteer.finding.namesakes import is_far, is_settlement
from gazetteer.finding.parts import Before, Edge
from gazetteer.finding.spans import Found
from gazetteer.finding.specificpart import LANDFORMS, SITES, named_edge, opens
from gazetteer.finding.specifics import DIVISIONS
from gazetteer.language.cues import Cues, Suffix

LONGEST_SPECIFIC = 10
SPLIT_VERBS = frozenset(
    {"对话", "对接", "向往", "在建", "为期", "以西", "以东", "以北", "以南", "赴约", "有关", "离开", "距离"}
)
"""Words whose first character ends a name to its right: 对话某草原."""
OWN = re.compile("[该本][省市盟县旗区镇乡]")
"""What a division calls itself, before the name of its part: 该旗乌兰木伦村."""
DATED = frozenset("日月年号时条座线")
"""Characters that end what stands before a name behind a number: 12日, 74条."""
BUREAUS = ("林业局", "农场管理局")
"""Ends of names of areas that hold farms: 满归林业局 before 高地林场."""
CLIMBING = frozenset({"登上", "爬上", "坐上", "踏上"})
"""Verbs that end before a name, and whose second character often begins one: 登上海拉苏水利枢纽."""
SCENERY = ("草原", "沙漠", "沙地", "湿地", "林区")
"""Ends of names of landscapes: what a single character names behind them is in them."""
LONG_BEHIND = 4
"""Characters behind a village's name from which 同 begins no other: 木头沟村同刘家店村, but 某镇同心村."""
NADAAM = "那达慕"
SHOWN = frozenset({"country", "province"})
LONGEST_TOPIC = 4
TOPIC = re.compile("(?![的在有和与])[\u3400-\u9fff]{2,4}")
TRADE = re.compile(
    "(?:协作|合作|跨境|国际|友好|经济|科技|农业|金属|产业|工业|文化|生态|现代|绿色|物流|互市|贸易|商贸|医药|装备|制造|扶贫|友谊|界河|黄河|肉?[牛羊]){0,4}"
)
"""Between the letters of partners and the generic word of their zone."""
GENERICS = ("苏木", "街道", "镇", "乡")


def left_edge(
    text: str, start: int, suffix: Suffix, before: list[Found], made: list[Found], index: Index, cues: Cues
) -> Edge | None:
    """
    Find where the name begins that ends in a generic word.

    Parameters
    ----------
    text : str
        Folded text.
    start : int
        Where the generic word begins.
    suffix : Suffix
        The generic word.
    before : list of Found
        The toponyms before it, in the order of the text.
    made : list of Found
        Derived names before it.
    index, cues
        The tables.

    Returns
    -------
    Edge or None
        None where nothing is named.
    """
    if suffix.suffix == "广场" and text[start - 1 : start] == "站":
        return None
    if "pavilion" in suffix.traits:
        return _pavilion(text, start, before, index)
    joint = suffix.kind == "zone" or suffix.suffix.endswith("大桥")
    if joint and (partners := _partners(text, start, before)) is not None:
        return Edge(partners, None, True)
    low = _lowest(text, start, cues)
    touching = _toponym_behind(low, before, made, index)
    left = max(low, touching.end) if touching is not None and touching.end <= start else low
    if left == low and start - low >= LONGEST_SPECIFIC and not _stops(text, low - 1, cues):
        return None
    if left < start and touching is not None and touching.end == left and touching.generic:
        left = _past_generic(text, left, start)
    if suffix.suffix in LANDFORMS and (stem := _doubtful_stem(before, start)) is not None:
        return Edge(stem.start, stem, True)
    holder = _after_holder(text, left, start, cues)
    if holder is None and touching is not None and touching.end == left and touching.form.endswith(BUREAUS):
        holder = left
    if holder == start and holder > left:
        return None
    if holder is not None:
        left = holder
    if suffix.style == "facility" or suffix.kind == "grassland":
        stop = next((found for found in reversed(before) if found.end == start), None)
        if stop is not None and _is_stop(stop, suffix, index):
            return Edge(stop.start, stop, True)
    touches = touching is not None and touching.end == left
    if touches and suffix.style == "facility" and text[left:start] == "新":
        left = start  # 满洲里 + 新 + 公路口岸
    if left == start:
        if touching is None or not touches:
            return None
        if suffix.suffix in SITES and is_far(touching, index):
            return Edge(touching.start, None, True)  # 老河口遗址 is no find of 老河口市
        area = next((found for found in [*before, *made[-1:]] if found.end == touching.start), None)
        if is_settlement(text, touching, suffix, area, index, cues):
            return Edge(touching.start, touching, True)
        return _opened(touching, suffix, index, cues)
    if touches and touching is not None and touching.form == "中国" and suffix.kind in ("museum", "scenic"):
        return Edge(touching.start, None, True)  # 中国骆驼博物馆 lies where the text says
    owner = touching if left > low or touches else None
    return named_edge(
        Before(text, left, start, suffix, owner, before, made, index, cues, held=holder is not None)
    )


def _pavilion(text: str, start: int, before: list[Found], index: Index) -> Edge | None:
    """Find the hall that shows a country or a province, or a thing of China: 内蒙古展园, 中国骆驼馆."""
    shown = next((found for found in reversed(before) if found.end <= start), None)
    if shown is None or shown.generic or shown.how != "place" or start - shown.end > LONGEST_TOPIC:
        return None
    if shown.end < start and (shown.form != "中国" or not TOPIC.fullmatch(text, shown.end, start)):
        return None
    return Edge(shown.start, None, True) if index.rows[shown.senses[0].place][2] in SHOWN else None


def _partners(text: str, start: int, before: list[Found]) -> int | None:
    """Return where the letters begin of partners that run a zone together: 中德金属生态城, 京蒙产业园."""
    begin, letters = None, 0
    for found in reversed(before):
        if begin is None and found.how == "place" and found.end == start:
            continue  # 晋蒙 + 黄河 + 大桥
        if found.how != "letter" or (begin is not None and found.end != begin):
            break
        if begin is None and not TRADE.fullmatch(text, found.end, start):
            break
        begin, letters = found.start, letters + 1
    return begin if letters > 1 else None


def _doubtful_stem(before: list[Found], start: int) -> Found | None:
    """Return the short name right before the generic word that needs proof to be a place."""
    last = next((found for found in before if found.end == start), None)
    if last is None or last.sure or last.generic or last.how != "place" or len(last.form) != 2:
        return None
    return last


def _lowest(text: str, start: int, cues: Cues) -> int:
    """Return how far to the left a name may reach at most."""
    low = start
    while low > 0 and start - low < LONGEST_SPECIFIC and not _stops(text, low - 1, cues):
        low -= 1
    if 0 < low < start - 2 and (
        text[low - 1 : low + 1] in SPLIT_VERBS or OWN.fullmatch(text, low - 1, low + 1)
    ):
        low += 1
    return low + 2 if text[low : low + 2] in CLIMBING and low + 2 < start else low


def _stops(text: str, at: int, cues: Cues) -> bool:
    """Whether the character ends a name to its right."""
    char = text[at]
    if char.isascii():
        return True
    if char == "和":
        return text[at - 1 : at + 1] not in cues.joined and text[at : at + 2] not in cues.joined
    if char == "那":
        return not text.startswith(NADAAM, at)
    if char in DATED and at > 0:
        return text[at - 1].isdigit() or (char == "年" and text[at - 1] in "今去明前当")
    return char in cues.stops


def _toponym_behind(low: int, before: list[Found], made: list[Found], index: Index) -> Found | None:
    """Return the last toponym behind `low` that may hold a place or open its name."""
    last = made[-1] if made and made[-1].end > low else None
    inside = (found for found in reversed(before) if found.end > low)
    known = next((one for one in inside if _is_holder(one) or one.sure or _is_told(one, before, index)), None)
    return last if last is not None and (known is None or last.end > known.end) else known


def _is_told(found: Found, before: list[Found], index: Index) -> bool:
    """Whether the toponym right before holds it: 耒阳 behind 湖南."""
    area = next((other for other in before if other.end == found.start and other.sure), None)
    if area is None or found.how != "place" or index.rows[area.senses[0].place][2] not in DIVISIONS:
        return False
    counties = (sense for sense in found.senses if index.rows[sense.place][2] == "county")
    return any(index.lies_in(sense.place, area.senses[0].place) for sense in counties)


def _is_holder(found: Found) -> bool:
    """Whether a toponym shows by its generic word that places lie in it: 代县, but not 红旗."""
    return found.generic and (not found.wordlike or found.form[-1] in "县市区")


def _past_generic(text: str, left: int, start: int) -> int:
    """热图滩乡苏木呼格吉勒图嘎查: a second generic word after the container belongs to no name."""
    for word in GENERICS:
        if text.startswith(word, left) and left + len(word) + 1 < start:
            return left + len(word)
    return left + 1 if text[left] in "同跟" and start - left >= LONG_BEHIND else left


def _after_holder(text: str, left: int, start: int, cues: Cues) -> int | None:
    """满归林业局高地林场, 辖区某嘎查: where the name begins after a word that holds places, or None."""
    last = None
    for match in cues.holders.finditer(text, left, start):
        last = match
    return None if last is None or start - 2 < last.end() < start else last.end()


def _is_stop(found: Found, suffix: Suffix, index: Index) -> bool:
    """Whether a doubtful name is sure with the generic word behind it: 平台站, 乌兰布和煤矿."""
    if not found.doubtful or found.generic or found.how != "place":
        return False
    if suffix.kind == "grassland":
        return not found.wordlike
    if suffix.bare and suffix.kind in ("station", "facility"):
        return len(suffix.suffix) > 1 or (len(found.form) > 2 and not found.wordlike)
    if len(suffix.suffix) == 1:
        return False
    return not found.wordlike and index.rows[found.senses[0].place][2] in NATURE


def _opened(touching: Found, suffix: Suffix, index: Index, cues: Cues) -> Edge | None:
    """包头站, 阿尔山林区, 满洲里市公路口岸: the name of a place and the generic word."""
    whole = Edge(touching.start, touching, True)
    if suffix.suffix == "大队":
        return None  # a company of firemen is no village
    if touching.how == "derived":
        if suffix.style in ("village", "township") and touching.kind in NATURE:
            return whole  # 赛汗淖尔嘎查, 白音诺尔镇
        if suffix.kind == "museum" and touching.kind == "scenic":
            return whole  # 桃力民抗日根据地 + 陈列馆
        hamlet = "hamlet" in cues.suffixes[touching.detail].traits
        return (
            whole
            if (hamlet or touching.kind in NATURE)
            and suffix.style in ("facility", "natural")
            and len(suffix.suffix) > 1
            else None
        )
    if touching.generic:
        kind = index.rows[touching.senses[0].place][2] if touching.how == "place" else ""
        if kind == "port" and suffix.kind == "zone":
            return whole  # 策克口岸 + 经济开发区
        natural = kind in NATURE
        known = _follows_full_name(touching, suffix) or (natural and suffix.suffix.endswith("保护区"))
        return whole if known else None
    kind = index.rows[touching.senses[0].place][2] if touching.senses else ""
    settled = suffix.style in ("village", "township")
    named_after = kind not in DIVISIONS and (settled or suffix.style == "facility")
    if len(suffix.suffix) == 1 and touching.form.endswith(SCENERY):
        return None  # 某草原河水
    if suffix.suffix in LANDFORMS and kind not in DIVISIONS and len(touching.form) >= 3:
        return whole  # 阿木古郎河 flows past 阿木古郎镇
    bare = suffix.bare or (named_after and (len(suffix.suffix) > 1 or settled))
    return whole if bare and opens(touching, suffix, index) else None


def _follows_full_name(touching: Found, suffix: Suffix) -> bool:
    """Whether the generic word may follow the full name of a division: 和林格尔县特大桥, 鄂托克前旗站."""
    if touching.how != "place":
        return False
    if "division" in suffix.traits or (suffix.suffix == "站" and touching.form.endswith("旗")):
        return True
    return "city" in suffix.traits and touching.form.endswith("市") and len(touching.form) > 2
