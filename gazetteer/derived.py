"""Places that no catalogue has: found by their generic word and the container stated before them.

``土左旗北什轴乡的海流水库``: the generic word 水库, the specific 海流, cut off on its left by 的; the
container is
the toponym before it. Where the specific is made of ordinary words only (零碳产业园, 老旧社区) nothing is
named, unless the short name of a place opens it (和林格尔金融数据产业园).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.cues import Cues, Suffix
from gazetteer.index import Index
from gazetteer.spans import Found
from gazetteer.words import NAME, STOP, best_cut, word_costs

LONGEST_SPECIFIC = 10
NATURAL_TAILS = frozenset("山河湖沟湾泉岭海滩峡岛川坝寺庙塔")
"""Characters that end the specific part of a facility named after a natural feature: 云龙山滑雪场."""
DIVISIONS = frozenset({"province", "prefecture", "county"})
TOO_WIDE = frozenset({"province", "country", "region"})
NEIGHBOURS = 6
"""Toponyms before the generic word that are looked at."""
NO_NAME = re.compile(r"[二两三四五六七八九十]大$|集团|公司|大学|学院|银行|协会|人[王李张刘陈杨赵黄周吴徐孙]")
"""A count of several (腾格里三大沙漠), the name of an organisation or of a person."""
SURE = 1
"""Flag of a sense that needs no context."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the specific part begins, and the toponym that it touches or opens with."""

    start: int
    touching: Found | None
    absorbed: bool = False


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
        if any(a < end and start < b for a, b in blocked):
            continue
        suffix = cues.suffixes[index.entry(number).extra["suffix"]]
        if _covered(start, end, ordered, place) and not _cut_short(text, end, suffix, ordered, place, cues):
            continue
        if not _right_edge(text, start, end, by_end, suffix):
            continue
        found = _name(
            text, start, end, suffix, ordered[max(0, place - NEIGHBOURS) : place], result, index, cues
        )
        if found is not None:
            result.append(found)
    return result


def _covered(start: int, end: int, ordered: list[Found], place: int) -> bool:
    return any(found.start <= start and found.end >= end for found in ordered[place : place + 3])


def _cut_short(text: str, end: int, suffix: Suffix, ordered: list[Found], place: int, cues: Cues) -> bool:
    """Whether a catalogued name only ends a longer one: 英图村 in 大英图村, 乌苏 in 赛乌苏嘎查."""
    cover = next((found for found in ordered[place : place + 3] if found.end >= end), None)
    if cover is None or cover.end != end or suffix.style not in ("village", "natural") or cover.start == 0:
        return False
    if any(found.end == cover.start for found in ordered[max(0, place - 2) : place + 1]):
        return False
    before = text[cover.start - 1]
    if not cover.form.endswith(("村", "嘎查", "社区")) and _is_sure(cover):
        return False
    return before not in cues.stops and "\u3400" <= before <= "\u9fff" and not _is_sure_feature(cover)


def _is_sure_feature(found: Found) -> bool:
    return len(found.form) >= 4 and _is_sure(found) and not found.form.endswith("嘎查")


def _right_edge(
    text: str, start: int, end: int, by_end: dict[int, tuple[int, int, int]], suffix: Suffix
) -> bool:
    """Whether the generic word ends where it seems to: not 村庄, 站台, nor inside a longer generic word."""
    for longer in range(end + 1, min(len(text), end + 6) + 1):
        if longer in by_end and by_end[longer][0] <= start:
            return False
    if end - start > 1 or end >= len(text):
        return True
    pair = text[end - 1 : end + 1]
    if pair not in word_costs() or pair in ("村民", "镇里", "村里", "山上", "湖面", "河水"):
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
    edge = _left_edge(text, start, suffix, before, made, index, cues)
    if edge is None:
        return None
    form = text[edge.start : end]
    return Found(
        edge.start,
        end,
        form,
        (),
        "derived",
        kind=suffix.kind,
        detail=suffix.suffix,
        doubtful=True,
        generic=True,
    )


def _left_edge(
    text: str, start: int, suffix: Suffix, before: list[Found], made: list[Found], index: Index, cues: Cues
) -> Edge | None:
    low = start
    while low > 0 and start - low < LONGEST_SPECIFIC and not _stops(text, low - 1, cues):
        low -= 1
    last = made[-1] if made and made[-1].end > low else None
    touching = next(
        (found for found in reversed(before) if found.end > low and (found.generic or _is_sure(found))), None
    )
    if last is not None and (touching is None or last.end > touching.end):
        touching = last
    left = max(low, touching.end) if touching is not None and touching.end <= start else low
    if left == low and start - low >= LONGEST_SPECIFIC and not _stops(text, low - 1, cues):
        return None
    if left < start and touching is not None and touching.end == left and touching.generic:
        left = _past_generic(text, left, start)
    if left == start:
        return _bare(touching, suffix, index) if touching is not None and touching.end == start else None
    return _specific(
        text,
        left,
        start,
        suffix,
        touching if left > low or _touches(touching, left) else None,
        before,
        index,
        cues,
    )


def _past_generic(text: str, left: int, start: int) -> int:
    """热图滩乡苏木呼格吉勒图嘎查: a second generic word after the container belongs to no name."""
    for word in ("苏木", "街道", "镇", "乡"):
        if text.startswith(word, left) and left + len(word) + 1 < start:
            return left + len(word)
    return left


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
    named_after = kind not in DIVISIONS and suffix.style in ("facility", "village")
    bare = suffix.bare or (named_after and (len(suffix.suffix) > 1 or suffix.style == "village"))
    if bare and _opens(touching, suffix, index):
        return Edge(touching.start, touching, True)
    return None


def _opens(touching: Found, suffix: Suffix, index: Index) -> bool:
    """Whether a place may open the name of a facility: 包头 in 包头站, not 内蒙古 in 内蒙古口岸."""
    if touching.how != "place" or touching.generic or not _is_sure(touching):
        return False
    kind = index.rows[touching.senses[0].place][2]
    return kind not in TOO_WIDE or (kind == "province" and suffix.kind == "museum")


def _is_sure(found: Found) -> bool:
    return bool(found.senses) and bool(found.senses[0].flags & SURE)


def _specific(
    text: str,
    left: int,
    start: int,
    suffix: Suffix,
    touching: Found | None,
    before: list[Found],
    index: Index,
    cues: Cues,
) -> Edge | None:
    costs = word_costs()
    tokens = best_cut(text, left, start, costs, {})
    kinds = [costs.get(text[a:b], (0.0, NAME))[1] if b - a > 1 else NAME for a, b in tokens]
    first = len(tokens)
    while first > 0 and kinds[first - 1] != STOP:
        first -= 1
    if first == len(tokens):
        return None
    edge = tokens[first][0]
    specific = text[edge:start]
    if any(char in cues.verbs for char in specific) or specific in cues.unnamed or NO_NAME.search(specific):
        return None
    if suffix.style != "facility" and _names_other(specific, index):
        return None
    pair = text[start - 1 : start + 1]
    if len(suffix.suffix) == 1 and costs.get(pair, (0.0, NAME))[1] != NAME:
        return None
    named = _is_named(text, tokens[first:], kinds[first:], cues)
    adjacent = touching is not None and edge - touching.end in (0, 1, 2) and edge == max(left, touching.end)
    if not adjacent and edge == left and text[edge - 1 : edge] == "的":
        owner = next((found for found in reversed(before) if found.end <= edge), None)
        if owner is not None and owner.generic and edge - owner.end <= 4:
            touching, adjacent = owner, True
    plain = all(kind != NAME for kind in kinds[first:])
    direct = adjacent and touching is not None and text[edge - 1 : edge] != "的"
    if suffix.style in ("village", "township"):
        if (plain and len(tokens) - first > 1) or (len(specific) == 1 and not direct):
            return None
        return _settlement(specific, edge, named, touching, adjacent, suffix)
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
        return None
    if touching is not None and edge == touching.end and _opens(touching, suffix, index):
        return Edge(touching.start, touching, True)
    if named and len(specific) >= 2:
        return Edge(edge, touching)
    return None


def _names_other(specific: str, index: Index) -> bool:
    """Whether the specific part is all of another place's name: 达茂 in 达茂草原上."""
    entry = index.lookup(specific)
    return entry is not None and any(index.rows[sense.place][2] in DIVISIONS for sense in entry.senses)


def _is_named(text: str, tokens: list[tuple[int, int]], kinds: list[int], cues: Cues) -> bool:
    """Whether some part of the specific is no ordinary word."""
    specific = text[tokens[0][0] : tokens[-1][1]]
    if len(specific) >= 3 and specific[-1] in NATURAL_TAILS:
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


def _settlement(
    specific: str, edge: int, named: bool, touching: Found | None, adjacent: bool, suffix: Suffix
) -> Edge | None:
    if len(specific) > (8 if suffix.suffix == "嘎查" else 6):
        return None
    if adjacent and touching is not None and touching.generic:
        return Edge(edge, touching)
    if named and len(specific) >= 2 and (suffix.suffix in ("嘎查", "苏木", "社区") or touching is not None):
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
