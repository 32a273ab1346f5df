"""Catalogued names that go on: 嘎查 + 村, a place + 地区, a lake + 湖, a river + 流域.

The words behind a name say that one character or two more belong to it; the place stays the same.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.catalogue.index import SAFE, Index
from gazetteer.finding.spans import Found
from gazetteer.language.words import word_costs

AREA = re.compile("地区(?!性|行署|行政|生产|总|间|分|级|差)")
VILLAGE = re.compile("村(?![民委支里集党干书级两])|村(?=村)")
OWN_GENERIC = {"lake": "湖", "mountain": "山", "river": "河"}
STOP_ON_LINE = re.compile("[东西南北](?=(?:至|到|-)[\u3400-\u9fff]{2,7}站|[开驶发]?往[㐀-鿿]{2}|始发|发车)")
"""呼和浩特东至太原南站, 朔州东开往…: a station without the generic word."""
STOP_LISTED = re.compile(
    "[东西南北](?=[-、,。;和()0-9与]|至|到|等|是|之?间|[两三四五六七八九]座|各[加增开]|[再新]?[加增]开?)"
)
STOPPING = re.compile(
    "铁路|站房|车站|停靠|[经沿]停|[途路线]停|停[㐀-鿿]{2,4}、|停站|专列|收费站|高速|终点站?|始发|开往|开行|站[、,]|列车|动车|高铁|车次|[0-9]对|发车|分送|对开|临客|普速|日常线|重联|[0-9]点[0-9]+分|[KTZDGC][0-9]{1,4}"
)
"""What a train does at the stations that follow."""
STOPPING_REACH, STOPPING_AHEAD = 90, 24
"""Characters before and behind a name in which trains are spoken of."""
BOUND = re.compile("(?:开往|驶往|发往)$")
COMPASS = frozenset("东西南北")
ABROAD, UNITS = frozenset({"city", "unit", "soum"}), frozenset("省州郡府县")
"""Units abroad that are named after their town: 哈尔科夫州, 阿勒颇省."""
WATERS = frozenset({"river", "lake"})
SETTLED = frozenset({"prefecture", "county", "township"})
REGIONAL = {"plain", "region", "grassland", "desert"}
"""Kinds of places of which one speaks as of an area: 河套地区."""


def widened(text: str, kept: list[Found], index: Index) -> list[Found]:
    """
    Return the toponyms, each with the generic word behind it that belongs to it.

    Parameters
    ----------
    text : str
        Folded text.
    kept : list of Found
        In the order of the text.
    index : Index
        The catalogue, for their kinds.

    Returns
    -------
    list of Found
        In the same order, without those that a wider name covers.
    """
    result: list[Found] = []
    for at, found in enumerate(kept):
        found = _river_alone(text, found, index)
        if result and result[-1].end > found.start:
            continue  # 东至 in 呼和浩特东至太原南站
        if more := _more(text, found, index):
            end = found.end + more
            following = kept[at + 1] if at + 1 < len(kept) else None
            if following is None or end <= following.start or following.form in ("东至", "西至"):
                found = replace(found, end=end, form=text[found.start : end])
                if found.form[-1] in COMPASS and (station := index.lookup(found.form + "站")) is not None:
                    found = replace(found, senses=station.senses or found.senses)
        result.append(found)
    return result


def _river_alone(text: str, found: Found, index: Index) -> Found:
    """黑龙江流域: of a province and its river, the river."""
    if len(found.senses) < 2 or not text.startswith("流域", found.end):
        return found
    rivers = [sense for sense in found.senses if index.rows[sense.place][2] in WATERS]
    told = tuple(sense._replace(flags=sense.flags | SAFE) for sense in rivers)
    return replace(found, senses=told, doubtful=False) if told else found


def _more(text: str, found: Found, index: Index) -> int:
    """Return how many characters behind a name belong to it."""
    if found.how not in ("place", "derived"):
        return 0
    if found.form.endswith("嘎查"):
        return 1 if VILLAGE.match(text, found.end) else 0
    if not found.senses:
        return 0
    kind = index.rows[found.senses[0].place][2]
    if kind in SETTLED and _is_stop(text, found):
        return 1
    if found.generic:
        return 0
    if kind in ABROAD and text[found.end : found.end + 1] in UNITS and _ends(text, found.end):
        return 1
    if kind in WATERS and text.startswith("流域", found.end):
        return 2
    if kind == "township" and text.startswith("公社", found.end):
        return 2
    if kind in REGIONAL and AREA.match(text, found.end):
        return 2
    if kind == "mountain" and found.form.endswith("山") and text.startswith("脉", found.end):
        return 1
    own = OWN_GENERIC.get(kind, "")
    if own and text.startswith(own, found.end) and not found.form.endswith(own) and _ends(text, found.end):
        return 1
    return 0


def _is_stop(text: str, found: Found) -> bool:
    """Whether a town and a point of the compass name its station: 沿途停靠山阴南、应县西."""
    if STOP_ON_LINE.match(text, found.end):
        return True
    if (
        BOUND.search(text, max(0, found.start - 2), found.start)
        and text[found.end : found.end + 1] in COMPASS
    ):
        return text[found.end + 1 : found.end + 2] not in "部侧面边路街门"
    if not STOP_LISTED.match(text, found.end):
        return False
    begin, end = max(0, found.start - STOPPING_REACH), found.end + STOPPING_AHEAD
    return STOPPING.search(text, begin, end) is not None


def _ends(text: str, at: int) -> bool:
    """Whether the generic character at `at` begins no word: not 山区, 湖面."""
    return text[at : at + 2] not in word_costs() or len(text[at : at + 2]) < 2
