"""Where a name that ends in a generic word begins, and whether it is a name at all.

The specific part is cut off on its left by a function word, by punctuation or by the toponym before it; what
is left must hold something that is no ordinary word, or touch its container.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.cues import Cues, Suffix
from gazetteer.index import NATURE, Index
from gazetteer.spans import Found
from gazetteer.specifics import DIVISIONS, SURE, is_named, is_slogan, names_other, word_kind
from gazetteer.words import NAME, STOP, best_cut, word_costs

LONGEST_SPECIFIC = 10
TOO_WIDE = frozenset({"province", "country", "region"})
NO_NAME = re.compile(
    r"特高压|千伏|^座|宛若|宛如|犹如|恰似|[年韵情]味|[二两三四五六七八九十]大$|融合|一体化|快落|集团|公司|大学|学院|银行|协会|人[王李张刘陈杨赵黄周吴徐孙]"
)
"""A count of several (腾格里三大沙漠), the name of an organisation or of a person."""
OF_A_CITY = frozenset({"口岸", "公路口岸", "铁路口岸", "航空口岸", "高新技术开发区", "经济技术开发区"})
"""Generic words that make a name with the full name of a city: 满洲里市公路口岸."""
FARMS = frozenset({"牧场", "农场", "林场", "马场", "渔场", "种畜场"})
"""Generic words that are often put after an ordinary word: 红旗牧场, 高地林场."""
REGIONAL = frozenset({"嘎查", "苏木", "社区", "圪旦", "圪堵", "圪台", "圪卜", "艾里", "艾力"})
"""Generic words that only names have, whatever stands before them."""
OWN_NAMES = FARMS | {"遗址", "墓地", "墓群", "城址", "石城址", "古城", "石窟", "煤矿", "铁矿", "水文站"}
"""Generic words of what has a name of its own after the name of its county: 神木 and 石峁遗址."""


SUBSTATIONS = frozenset({"变电站", "换流站", "升压站"})
"""What stands after its voltage under any name: 500千伏胜利变电站."""
NUMBERED = re.compile(
    r"[一二三四五六七八九]?十[一二三四五六七八九]?(?:号|(?!个|多|余|几|座|行|家)[\u3400-\u6750\u6752-\u9fff]{1,3}(?<!行政)(?<!自然))"
)
SPLIT_VERBS = frozenset(
    {"对话", "对接", "向往", "在建", "为期", "以西", "以东", "以北", "以南", "赴约", "有关", "离开", "距离"}
)
"""Words whose first character ends a name to its right: 对话某草原."""
WITH_DIVISION = frozenset(
    {
        "特大桥",
        "烈士陵园",
        "变电站",
        "换流站",
        "光伏电站",
        "抽水蓄能电站",
        "古城遗址",
        "高铁站",
        "火车站",
        "人民公园",
        "通用机场",
    }
)
"""Generic words that make a name with the full name of a division: 和林格尔县特大桥."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the specific part begins, and the toponym that it touches or opens with."""

    start: int
    touching: Found | None
    absorbed: bool = False


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
    low = start
    while low > 0 and start - low < LONGEST_SPECIFIC and not _stops(text, low - 1, cues):
        low -= 1
    if 0 < low < start - 2 and text[low - 1 : low + 1] in SPLIT_VERBS:
        low += 1
    last = made[-1] if made and made[-1].end > low else None
    touching = next(
        (found for found in reversed(before) if found.end > low and (is_holder(found) or is_sure(found))),
        None,
    )
    if last is not None and (touching is None or last.end > touching.end):
        touching = last
    left = max(low, touching.end) if touching is not None and touching.end <= start else low
    if left == low and start - low >= LONGEST_SPECIFIC and not _stops(text, low - 1, cues):
        return None
    if left < start and touching is not None and touching.end == left and touching.generic:
        left = _past_generic(text, left, start)
    holder = _after_holder(text, left, start, cues)
    if holder == start and holder > left:
        return None
    if holder is not None:
        left = holder
    if suffix.bare and suffix.kind in ("station", "facility") and len(suffix.suffix) > 1:
        stop = next((found for found in reversed(before) if found.end == start), None)
        if stop is not None and stop.doubtful and not stop.generic and stop.how == "place":
            return Edge(stop.start, stop, True)
    if left == start:
        return _bare(touching, suffix, index) if touching is not None and touching.end == start else None
    return _specific(
        text,
        left,
        start,
        suffix,
        touching if left > low or _touches(touching, left) else None,
        before,
        made,
        index,
        cues,
        held=holder is not None,
    )


def _past_generic(text: str, left: int, start: int) -> int:
    """热图滩乡苏木呼格吉勒图嘎查: a second generic word after the container belongs to no name."""
    for word in ("苏木", "街道", "镇", "乡"):
        if text.startswith(word, left) and left + len(word) + 1 < start:
            return left + len(word)
    return left


def _after_holder(text: str, left: int, start: int, cues: Cues) -> int | None:
    """满归林业局高地林场, 辖区某嘎查: where the name begins after a word that holds places, or None."""
    last = None
    for match in cues.holders.finditer(text, left, start):
        last = match
    return None if last is None or start - 2 < last.end() < start else last.end()


def _stops(text: str, at: int, cues: Cues) -> bool:
    """Whether the character ends a name to its right."""
    char = text[at]
    if char.isascii():
        return True
    if char == "和":
        return text[at - 1 : at + 1] not in cues.joined and text[at : at + 2] not in cues.joined
    if char in "日月年号时" and at > 0:
        return text[at - 1].isdigit()
    return char in cues.stops


def _touches(touching: Found | None, left: int) -> bool:
    return touching is not None and touching.end == left


def _bare(touching: Found, suffix: Suffix, index: Index) -> Edge | None:
    """包头站, 阿尔山林区: a short name and the generic word."""
    kind = index.rows[touching.senses[0].place][2] if touching.senses else ""
    named_after = kind not in DIVISIONS and suffix.style in ("facility", "village", "township")
    if touching.generic and touching.how == "place" and suffix.suffix in _with_division(touching):
        return Edge(touching.start, touching, True)
    if touching.how == "derived" and touching.kind in NATURE and suffix.style == "facility":
        return Edge(touching.start, touching, True) if len(suffix.suffix) > 1 else None
    city = touching.generic and touching.how == "place" and touching.form.endswith("市")
    if city and len(touching.form) > 2:
        return Edge(touching.start, touching, True) if suffix.suffix in OF_A_CITY else None
    settled = suffix.style in ("village", "township")
    bare = suffix.bare or (named_after and (len(suffix.suffix) > 1 or settled))
    if bare and _opens(touching, suffix, index):
        return Edge(touching.start, touching, True)
    return None


def _with_division(touching: Found) -> frozenset[str]:
    """Return the generic words that may follow a full name: 和林格尔县特大桥, 鄂托克前旗站."""
    return WITH_DIVISION | {"站"} if touching.form.endswith("旗") else WITH_DIVISION


def _opens(touching: Found, suffix: Suffix, index: Index) -> bool:
    """Whether a place may open the name of a facility: 包头 in 包头站, not 内蒙古 in 内蒙古口岸."""
    if touching.how != "place" or touching.generic or not is_sure(touching):
        return False
    kind = index.rows[touching.senses[0].place][2]
    return kind not in TOO_WIDE or (kind == "province" and suffix.kind == "museum")


def is_holder(found: Found) -> bool:
    """Whether a toponym shows by its generic word that places lie in it: 代县, but not 红旗."""
    return found.generic and (not found.wordlike or found.form[-1] in "县市区")


def is_sure(found: Found) -> bool:
    """Whether a toponym has a sense that needs no context."""
    return bool(found.senses) and bool(found.senses[0].flags & SURE)


def _specific(
    text: str,
    left: int,
    start: int,
    suffix: Suffix,
    touching: Found | None,
    before: list[Found],
    made: list[Found],
    index: Index,
    cues: Cues,
    *,
    held: bool,
) -> Edge | None:
    if (
        held
        and suffix.suffix in SUBSTATIONS
        and 2 <= start - left <= 3
        and text[left:start] not in cues.unnamed
    ):
        return Edge(left, touching)
    if suffix.style == "village" and _is_numbered(text[left:start], left, touching):
        return Edge(left, touching)
    costs = word_costs()
    crossed = len(suffix.suffix) == 1 and costs.get(text[start - 1 : start + 1], (0.0, NAME))[1] != NAME
    if crossed or text[start - 1] in cues.verbs:
        return None
    tokens = best_cut(text, left, start, costs, {})
    whole = all(b - a > 1 for a, b in tokens)
    kinds = [word_kind(text[a:b], index, whole=whole) for a, b in tokens]
    first = len(tokens)
    while first > 0 and kinds[first - 1] != STOP:
        first -= 1
    if first == len(tokens) == 1 and suffix.suffix == "水库" and (touching or text[left - 1 : left] == "的"):
        first = 0  # 复兴水库: no verb stands right before 水库
    if first == len(tokens):
        return None
    edge = tokens[first][0]
    specific = text[edge:start]
    if (
        not cues.verbs.isdisjoint(specific)
        or specific.removesuffix("嘎查") in cues.unnamed
        or NO_NAME.search(specific)
    ):
        return None
    if is_slogan(text, edge, specific, suffix, before, cues):
        return None
    named = is_named(text, tokens[first:], kinds[first:], cues)
    adjacent = touching is not None and edge - touching.end in (0, 1, 2) and edge == max(left, touching.end)
    if not adjacent and edge == left and text[edge - 1 : edge] == "的":
        owner = next((found for found in reversed(before) if found.end <= edge), None)
        if owner is not None and owner.generic and edge - owner.end <= 4:
            touching, adjacent = owner, True
    if suffix.style != "facility" and not adjacent and names_other(specific, index):
        return None
    plain = all(kind != NAME for kind in kinds[first:])
    direct = adjacent and touching is not None and text[edge - 1 : edge] != "的"
    if suffix.style in ("village", "township"):
        if (plain and len(tokens) - first > 1) or (len(specific) == 1 and not direct):
            return None
        alone = all(b - a == 1 for a, b in tokens) and len(tokens) >= 3
        spelt = named and len(specific) >= 3 and sum(b - a > 1 for a, b in tokens) <= 1
        strange = alone or (held and named) or (spelt and suffix.suffix == "村")
        clean = edge == left if first == 0 else tokens[first - 1][1] - tokens[first - 1][0] > 1
        strange = strange and clean
        return _settlement(specific, edge, named, touching, adjacent, suffix, strange=strange)
    if suffix.style == "natural":
        mixed = any(kind != NAME for kind in kinds[first:])
        return _feature(
            text,
            specific,
            edge,
            named and not (mixed and len(suffix.suffix) == 1),
            touching,
            adjacent,
            suffix,
        )
    if suffix.kind == "station" and len(suffix.suffix) < 3:
        inside = direct and touching is not None and touching.generic and touching.end == edge
        return Edge(edge, touching) if inside and named and plain is False and len(specific) == 2 else None
    if any(other.form == specific + suffix.suffix for other in made):
        return Edge(edge, touching)
    if suffix.suffix in ("小区", "机场") and direct and touching and touching.generic and len(specific) >= 2:
        return Edge(edge, touching)
    if suffix.suffix in FARMS and len(specific) == 2 and (held or (direct and touching and touching.generic)):
        return Edge(edge, touching)
    if touching is not None and edge == touching.end and _opens(touching, suffix, index):
        kind = index.rows[touching.senses[0].place][2]
        if not named or (kind not in NATURE and suffix.suffix not in OWN_NAMES):
            return Edge(touching.start, touching, True)
    if named and len(specific) >= 2:
        return Edge(edge, touching)
    return None


def _is_numbered(specific: str, left: int, touching: Found | None) -> bool:
    """Whether a village is named by a number right after its town: 三十顷地村, 二十号村."""
    if touching is not None and (touching.end != left or not touching.generic):
        return False
    return bool(NUMBERED.fullmatch(specific))


def _settlement(
    specific: str,
    edge: int,
    named: bool,
    touching: Found | None,
    adjacent: bool,
    suffix: Suffix,
    *,
    strange: bool,
) -> Edge | None:
    if len(specific) > (8 if suffix.suffix == "嘎查" else 6):
        return None
    if adjacent and touching is not None and touching.generic:
        return Edge(edge, touching)
    if named and len(specific) >= 2 and (suffix.suffix in REGIONAL or touching is not None):
        return Edge(edge, touching)
    if strange and suffix.suffix in ("村", "镇", "乡"):
        return Edge(edge, touching)
    return None


def _feature(
    text: str, specific: str, edge: int, named: bool, touching: Found | None, adjacent: bool, suffix: Suffix
) -> Edge | None:
    if len(specific) < 2 or len(specific) > 7:
        return None
    inside = adjacent and touching is not None and touching.generic
    if len(suffix.suffix) > 1:
        return Edge(edge, touching) if named or (inside and suffix.suffix == "水库") else None
    listed = text[edge - 1 : edge] in ("、", "") or edge == 0
    if named and (len(specific) >= 3 or inside or listed):
        return Edge(edge, touching)
    return None
