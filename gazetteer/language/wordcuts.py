"""Does a hit stand on word boundaries? jieba's word list answers, and only where it is asked.

Nothing is segmented as long as no common word straddles an edge of the hit; then a window of a dozen
characters is.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from gazetteer.language.words import NAME, NOUN, STOP, best_cut, word_costs

WINDOW = 6
"""Characters on each side that are segmented."""
NAME_COST = 12.0
"""Cost of the hit itself as a word: that of a word met 400 times in jieba's corpus of sixty million."""
GENERIC_CHARACTERS = frozenset("省市盟州县旗区镇乡村召")
SURE_COST = 9.5
SHORT_TAILS = frozenset("人市省县区旗盟州站港城镇乡村话菜江河湖山岛口路")
"""Characters that make a place name a longer word without making it another thing."""


VILLAGE_BEHIND = re.compile(r"[镇乡][东西南北上下大小新老][㐀-鿿]{1,5}?(?:村|嘎查|社区|屯)")
"""穆家营子镇 + 西道村: the village's name begins with the direction, not with 镇西."""
IN_TOWN = re.compile(r"[镇乡][㐀-鿿]{2,6}?(?:嘎查|村(?![民镇])|社区)")
"""海拉苏镇 + 海拉苏嘎查: not 镇海."""
UNDER_DISTRICT = re.compile(r"区县[^,。、;\s级城域委乡区][镇乡]")
"""某区 + 县底镇: the town's name begins with 县."""


IN_PARTS = re.compile("区分(?:[两三四五六七八九十几]|批|期|段|局|片)")
"""昆区 + 分两期: no 区分."""
BEFORE_ITEMS = frozenset("和与及在至到从于经")
"""Characters before the item of a list or what is at a place."""
THROUGH = re.compile("通(?:到|过|往|向|车|航|关)")
"""中国 + 通到: no 中国通."""


def fits(text: str, start: int, end: int, *, sure: bool = False) -> bool:
    """
    Whether a short or doubtful hit stands on word boundaries.

    Parameters
    ----------
    text : str
        Folded text.
    start, end : int
        The hit, half open.
    sure : bool
        Whether the hit is a name that needs no context: it then outweighs rarer words across its edges.

    Examples
    --------
    >>> fits("发展实体经济南北有别", 5, 7)
    False
    >>> fits("我们来到济南学习", 4, 6)
    True
    """
    if sure and text[start - 1 : start] == "引" and text[end : end + 1] == "水":
        return True  # 引黄河水: neither 引黄 nor 河水
    if sure and THROUGH.match(text, end):
        return True
    if (
        sure
        and text[end - 1] in "东西"
        and text.startswith(("北部", "南部"), end)
        and _begins_item(text, start)
    ):
        return True  # 山西 + 北部, where no name can end in 山
    costs = word_costs()
    if _is_conjoined(text, start, end, costs):
        return False
    if _inside_word(text, start, end, costs, sure):
        return False
    if not _straddled(text, start, end, costs):
        return True
    return _cut_there(text, start, end, costs, SURE_COST if sure else NAME_COST)


def _begins_item(text: str, start: int) -> bool:
    """Whether nothing that goes on stands before an offset."""
    before = text[start - 1 : start] if start else ""
    return not "\u3400" <= before <= "\u9fff" or before in BEFORE_ITEMS


def fits_tail(text: str, start: int, end: int, keep: Collection[str]) -> bool:
    """
    Whether the generic word that ends a hit belongs to the hit and not to the word that follows.

    Examples
    --------
    >>> fits_tail("包头市民喜迎新年", 0, 3, ()), fits_tail("包头市委", 0, 3, {"市委"})
    (False, True)
    """
    if end >= len(text) or text[end - 1] not in GENERIC_CHARACTERS:
        return True
    pair, triple = text[end - 1 : end + 1], text[end - 1 : end + 2]
    if pair in keep or triple in keep:
        return True
    if text[start - 1 : start] == "除" and text[end : end + 1] == "外":
        return True
    if any(rule.match(text, end - 1) for rule in (UNDER_DISTRICT, VILLAGE_BEHIND, IN_TOWN, IN_PARTS)):
        return True
    costs = word_costs()
    if (pair not in costs or costs[pair][1] == NAME) and triple not in costs:
        return True
    if pair in costs and text[end : end + 2] not in costs and text[end : end + 3] not in costs:
        return False
    names = {(start, end): NAME_COST, (start, end - 1): NAME_COST}
    stop = min(len(text), end + WINDOW)
    return best_cut(text, start, stop, costs, names)[0] != (start, end - 1)


def _is_conjoined(text: str, start: int, end: int, costs: dict[str, tuple[float, int]]) -> bool:
    """Whether a short hit is 和 and the beginning of a word behind another: 湿地和林地 is not 和林."""
    if text[start] != "和" or end - start != 2 or not "\u3400" <= text[start - 1 : start] <= "\u9fff":
        return False
    known = costs.get(text[start + 1 : end + 1])
    return known is not None and known[1] != NAME and not text.startswith("地区", end)


def _inside_word(text: str, start: int, end: int, costs: dict[str, tuple[float, int]], sure: bool) -> bool:
    """Whether the hit is part of a longer ordinary word: 长春花, 红山茶."""
    if end - start > 2:
        return False
    after = text[end : end + 1]
    for first, last in (
        (start, end + 1),
        (start - 1, end),
        (start, end + 2),
        (start - 2, end),
        (start - 1, end + 1),
    ):
        if first < 0 or last > len(text):
            continue
        known = costs.get(text[first:last])
        if known is None or known[1] == NAME:
            continue
        if first == start and (after in SHORT_TAILS or (sure and last - end > 1)):
            continue
        if known[1] in (NOUN, STOP):
            return True
    return False


def _straddled(text: str, start: int, end: int, costs: dict[str, tuple[float, int]]) -> bool:
    """Whether any common word crosses an edge of the hit."""
    for inside in range(start + 1, min(end, start + 3)):
        for outside in (start - 1, start - 2):
            if outside >= 0 and text[outside:inside] in costs:
                return True
    for inside in range(max(start + 1, end - 2), end):
        for outside in (end + 1, end + 2):
            if outside <= len(text) and text[inside:outside] in costs:
                return True
    return False


def _cut_there(text: str, start: int, end: int, costs: dict[str, tuple[float, int]], most: float) -> bool:
    known = costs.get(text[start:end])
    cost = min(known[0] if known else most, most)
    spans = best_cut(text, max(0, start - WINDOW), min(len(text), end + WINDOW), costs, {(start, end): cost})
    tail = text[end : end + 1] in SHORT_TAILS
    if most == SURE_COST and any(first == start and last > end + 1 for first, last in spans):
        return True
    return (start, end) in spans or (tail and (start, end + 1) in spans)
