"""The specific part of a name that ends in a generic word: a name, or ordinary words.

石峁 before 遗址 names something; 田野 before 牧场, 梦牵 in a motto and 开 before 河 do not.
"""

from __future__ import annotations

import re

from gazetteer.catalogue.index import Index
from gazetteer.finding.spans import COMMON_COST, Found
from gazetteer.language.cues import Cues, Suffix
from gazetteer.language.words import NAME, NOUN, UNKNOWN_COST, word_costs

NATURAL_TAILS = frozenset("山河湖沟湾泉岭海滩峡岛川坝寺庙塔")
"""Characters that end the specific part of a facility named after a natural feature: 云龙山滑雪场."""
HAMLET = re.compile("[窑营圪泡甸坨店岔杖洼崖岗台沟]子$")
"""End of a hamlet's name, which reservoirs and mines are called after: 前窑子水库."""
DIVISIONS = frozenset({"province", "prefecture", "county"})
TOWNS = frozenset({"prefecture", "county", "township"})
COMPASS = "东西南北"
SURE = 1
"""Flag of a sense that needs no context."""


def word_kind(word: str, index: Index, *, whole: bool) -> int:
    """Class of a word; a common name among whole words is a noun if it is no sure place: 戈壁."""
    if len(word) == 1:
        return NAME
    cost, kind = word_costs().get(word, (UNKNOWN_COST, NAME))
    if whole and kind == NAME and cost < COMMON_COST:
        entry = index.lookup(word)
        if entry is None or not entry.senses or not entry.senses[0].flags & SURE:
            return NOUN
    return kind


def is_slogan(text: str, edge: int, specific: str, suffix: Suffix, before: list[Found], cues: Cues) -> bool:
    """Whether a short specific part ends a motto or a longer fancy name: 梦牵草原, 飞鸟与鸣虫农场."""
    if len(suffix.suffix) == 1 and specific[-1] in cues.crossing:
        return True
    if suffix.style == "natural" and specific[-1] == "满":
        return True  # 卷着雪满草原跑
    if suffix.suffix == "广场" and specific[-1] in "东西南北中前后":
        return True
    if len(specific) > 2 or suffix.style in ("village", "township"):
        return False
    if text[edge - 1 : edge] == "·":
        return True
    if text[edge - 1 : edge] not in ("与", "和") or text[edge - 2 : edge - 1] < "\u3400":
        return False
    return not any(found.end == edge - 1 for found in before)


def names_other(specific: str, index: Index) -> bool:
    """Whether the specific part is all of another place's name: 达茂 in 达茂草原上."""
    entry = index.lookup(specific)
    return entry is not None and any(index.rows[sense.place][2] in DIVISIONS for sense in entry.senses)


def names_town(specific: str, index: Index) -> bool:
    """Whether the specific part is a town's name, with or without a point of the compass: 兴和南."""
    entries = [index.lookup(form) for form in {specific, specific.rstrip(COMPASS)}]
    senses = [sense for entry in entries if entry is not None for sense in entry.senses]
    return any(index.rows[sense.place][2] in TOWNS for sense in senses)


def is_named(text: str, tokens: list[tuple[int, int]], kinds: list[int], cues: Cues) -> bool:
    """Whether some part of the specific is no ordinary word."""
    specific = text[tokens[0][0] : tokens[-1][1]]
    if len(specific) >= 3 and (
        specific[-1] in NATURAL_TAILS or HAMLET.search(specific) or cues.mongolian.issuperset(specific)
    ):
        return True
    run = 0
    for (a, b), kind in zip(tokens, kinds, strict=True):
        if b - a == 1:
            run += 1
            if run >= 2:
                return True
        else:
            run = 0
            if kind == NAME and text[a:b] not in cues.unnamed:
                return True
    return False
