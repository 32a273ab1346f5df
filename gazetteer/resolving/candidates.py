"""The senses of a toponym, weighed by what the article says.

Every rule is a line of ``data/weights.toml``; a candidate's score is the sum of the rules that spoke, a
share of the softmax over all candidates and over "no place of the catalogue".
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from gazetteer.catalogue.index import NATURE, OFFICIAL, PAST, SAFE, Sense
from gazetteer.finding.spans import Found
from gazetteer.language.words import ordinary_words, word_costs
from gazetteer.resolving.context import LEVELS, Context, anchor, distance_km, is_dateline
from gazetteer.resolving.rivals import (
    CONTAINERS,
    KIND_REACH,
    Say,
    county_beside,
    is_among_others,
    is_beside_landform,
    is_of_city_beside,
    port_or_city,
    river_or_city,
    town_in_full,
)

BARE = frozenset({"左旗", "右旗", "前旗", "中旗", "后旗"})
TOLD_LATER = 0.4
"""Worth of a parent of those that the article names behind them only: 左旗往返呼和浩特."""
MOST_CANDIDATES = 40
NEAR_KM = 120.0
NEIGHBOUR_KM, TWINS_KM = 60.0, 25.0
TOWN_BEHIND = re.compile("[\u3400-\u9fff]{1,4}?(?:乡|镇|街道|苏木)(?![\u3400-\u9fff]?[长委企])")
"""After the name of a county: one of its towns, whether the catalogue has it or not."""
SILENT = frozenset(
    {"context", "prior", "official", "ordinary", "past", "outdated", "twins", "former", "elsewhere"}
)
"""Rules that are no evidence from the text."""
SHORT_OF_FULL = 1.55
"""How much more the full name tells of its plain short form: 海南 is 海南区 where that is named."""
ABROAD = 0.4
"""How much a word that only places have tells of a name that one place abroad bears, against 1 for others."""
SMALL = frozenset({"township", "village", "gorge"})
"""Kinds of places of which several bear one name, in one banner or another."""
SETTLED = frozenset({"country", "province", "prefecture"})
BOUND_FOR = frozenset("到至")
"""Before the end of a line or a road."""
NOT_A_WORD = 0.45
"""Part of the doubt about a form that is no ordinary word: it names a place, only which one is open."""
PART_OF_PARENT = {"province": 0.4, "country": 0.15, "prefecture": 0.85}
"""How much a parent of that kind tells, against 1 for a county or township."""


@dataclass(slots=True)
class Scored:
    """One sense with the rules that spoke for it: (rule, detail, weight)."""

    sense: Sense
    total: float
    rules: list[tuple[str, str, float]]
    share: float = 0.0


def score(
    found: Found, context: Context, previous: Found | None, listed: Found | None = None
) -> list[Scored]:
    """
    All senses of a toponym with their shares, the best first.

    Parameters
    ----------
    found : Found
        The toponym.
    context : Context
        What the article says.
    previous : Found or None
        The toponym right before it in the same phrase (阿拉善盟 before 额济纳旗).
    listed : Found or None
        A sure toponym that stands beside it in a list (东胜、康巴什).

    Returns
    -------
    list of Scored
        Shares sum to less than one; the rest is the share of "none of these".
    """
    beside = _beside(found, context) if found.doubtful else ""
    scored = [
        _score(found, sense, context, previous, listed, beside)
        for sense in _in_question(found, previous, listed, context)
    ]
    top, odds = 0.0, 0.0
    for item in scored:
        top = max(top, item.total)
    for item in scored:
        item.share = math.exp(item.total - top)
        odds += item.share
    whole = math.exp(context.gazetteer.weights.null - top) + odds
    for item in scored:
        item.share /= whole
    if len(scored) > 1:
        scored.sort(key=lambda item: (-item.share, item.sense.place))
        _join_twins(scored, context)
    return scored


def _in_question(
    found: Found, previous: Found | None, listed: Found | None, context: Context
) -> tuple[Sense, ...]:
    """Return the senses worth weighing; a form that is sure has others only where a parent is in reach."""
    senses = found.senses
    if len(senses) == 1:
        return senses
    free = previous is None and context.home_city is None and found.start not in context.counted
    free = free and not any(sense.place in context.named for sense in senses[1:])
    free = free and not any(is_of_city_beside(sense.place, found, context) for sense in senses[1:])
    free = free and not is_beside_landform(found, listed, context.gazetteer.index)
    free = free and not context.gazetteer.cues.river_after.match(context.text, found.end)
    if free and anchor(found) is not None and context.gazetteer.index.rows[senses[0].place][2] in SETTLED:
        return senses[:1]
    return senses[:MOST_CANDIDATES]


def _beside(found: Found, context: Context) -> str:
    """Find a word beside the toponym that only places have: 从, 至, 等地."""
    cues = context.gazetteer.cues
    if (line := _line_behind(found, context)) is not None:
        return line
    if found.wordlike and context.text.startswith("的", found.end):
        return ""
    hit = cues.before_place.search(context.text, max(0, found.start - 3), found.start)
    hit = hit or cues.after_place.match(context.text, found.end)
    return hit[0] if hit else ""


def _line_behind(found: Found, context: Context) -> str | None:
    """Return that of which the toponym is the end: 高速 in 赤峰到朝阳的高速."""
    if context.text[found.start - 1 : found.start] not in BOUND_FOR or found.start == 0:
        return None
    line = context.gazetteer.cues.routes.match(context.text, found.end)
    return None if line is None else line[0]


def _score(
    found: Found, sense: Sense, context: Context, previous: Found | None, listed: Found | None, beside: str
) -> Scored:
    rules: list[tuple[str, str, float]] = []
    worth = context.gazetteer.weights.rules

    def say(rule: str, detail: str, part: float = 1.0) -> None:
        rules.append((rule, detail, worth[rule][0] * part))

    index, form = context.gazetteer.index, found.form
    row, safe = sense.place, sense.flags & SAFE
    kind = index.rows[row][2]
    if found.how == "letter":
        say("letter", found.detail or form)
    else:
        if safe:
            say("safe", form)
        elif listed and kind in NATURE and is_beside_landform(found, listed, index):
            say("safe", form)
            say("list", listed.form, _likeness(kind, kind))
        else:
            say("context", form, 1.0 if found.wordlike else NOT_A_WORD)
            if listed and not (found.wordlike and context.text[found.start - 1 : found.start] == "的"):
                say("list", listed.form, _likeness(kind, index.rows[listed.senses[0].place][2]))
            if beside:
                alone_abroad = index.rows[row][9] != "CN" and len(found.senses) == 1
                say("syntax", beside, ABROAD if alone_abroad else 1.0)
            if (
                sense.flags & OFFICIAL
                and form[-1] in "县市区旗"
                and (town := TOWN_BEHIND.match(context.text, found.end))
            ):
                say("town", town[0])
        if sense.flags & OFFICIAL and (len(form) > 2 or kind in NATURE):
            say("official", form)
        if not safe and form in ordinary_words():
            say("ordinary", form)
    if found.how == "repaired":
        say("repaired", found.detail)
    if generic := context.counted.get(found.start):
        if index.rows[row][1].endswith(generic):
            say("counted", generic)
        elif any(index.rows[other.place][1].endswith(generic) for other in found.senses):
            say("miscounted", generic)
    say("prior", "", index.prior[row])
    _parents(found, row, context, previous, say)
    _neighbours(found, sense, row, context, say)
    if kind == "river" and index.rows[found.senses[0].place][2] in CONTAINERS:
        river_or_city(found, context, say)
    if kind == "river" and (line := _line_behind(found, context)) is not None:
        say("line_end", line)
    if safe and len(found.senses) > 1 and (full := town_in_full(found, row, context)) is not None:
        say("another", full)
    elif safe and len(found.senses) > 1 and (county := county_beside(found, row, context)) is not None:
        say("county_beside", county)
    if listed is not None and is_among_others(found, kind, index.rows[listed.senses[0].place][2], index):
        say("among", listed.form)
    if sense.rule == "port_alone" and found.senses[0].flags & SAFE:
        port_or_city(found, context, say)
    if (not safe or len(found.senses) > 1) and (cue := context.gazetteer.cues.kinds.get(kind)) is not None:
        hit = cue.search(context.text, max(0, found.start - KIND_REACH), found.end + KIND_REACH)
        if hit and not found.start <= hit.start() < found.end:
            say("kind", hit[0], 2.0 if kind == "city" else 1.0)
    if sense.flags & PAST:
        _past(sense, row, context, say)
    if sense.rule == "former_generic":
        say("former", form)
    if kind in SMALL and (safe or kind != "township") and not _is_told(rules) and is_elsewhere(row, context):
        say("elsewhere", form)
    ambiguous = kind == "country" and len(found.senses) > 1
    abroad = kind == "city" and index.rows[row][9] != "CN" and len(form) == 2 and sense.flags & OFFICIAL
    lonely = not _is_abroad(row, context)
    if abroad and form in word_costs() and not _is_told(rules):
        beside = context.text[found.start - 1 : found.start] + context.text[found.end : found.end + 1]
        lonely = lonely or "、" not in beside
    if not safe and (ambiguous or abroad) and lonely:
        say("alone", form)
    if not safe and found.how == "place" and SILENT.issuperset([rule[0] for rule in rules]):
        say("alone", form)
    return Scored(sense, sum([rule[2] for rule in rules]), rules)


def _is_abroad(row: int, context: Context) -> bool:
    """Whether the article names another foreign place: beside 塞尔维亚, 黑山 is no county."""
    rows = context.gazetteer.index.rows
    return any(rows[other][9] != "CN" and other != row for other in context.named)


def _is_told(rules: list[tuple[str, str, float]]) -> bool:
    """Whether the sentence names what holds the place."""
    return any(rule in ("phrase", "sentence") for rule, _, _ in rules)


def is_elsewhere(row: int, context: Context) -> bool:
    """Whether the article surely names counties, but none that holds a village, or neighbours a town."""
    rows = context.gazetteer.index.rows
    counties = [other for other in context.fine if rows[other][2] == "county"]
    chain = context.gazetteer.chain(row)
    if not counties or context.home_city in chain:
        return False
    village = rows[row][2] == "village"
    if any(other in chain for other in context.fine if not village or LEVELS.get(rows[other][2], 5) > 2):
        return False
    here = rows[row][5:7]
    points = [rows[other][5:7] for other in counties]
    near = NEIGHBOUR_KM if village else NEAR_KM
    return here[0] is None or all(point[0] is None or distance_km(here, point) > near for point in points)


def _likeness(kind: str, other: str) -> float:
    """How much a list tells of two kinds: mountains stand among mountains, counties among counties."""
    if kind == other:
        return 1.3
    if "country" in (kind, other):
        return 0.4
    return 1.0 if (kind in NATURE) == (other in NATURE) else 0.6


def _parents(found: Found, row: int, context: Context, previous: Found | None, say: Say) -> None:
    """Containers named in the phrase, the sentence, the article, the dateline; the paper's home."""
    chain = context.gazetteer.chain(row)
    rows = context.gazetteer.index.rows
    before = context.chosen.get(previous.start) if previous is not None else None
    if before is None and previous is not None:
        before = next((sense.place for sense in previous.senses if sense.place in chain), None)
    if before is not None and before in chain:
        if rows[before][2] != "country" or not found.wordlike:  # 中国大城市 is not about 大城县
            say("phrase", rows[before][1])
    elif before is not None and found.doubtful and not found.generic and rows[before][2] in CONTAINERS:
        inside = LEVELS.get(rows[before][2], 5) >= LEVELS.get(rows[row][2], 5)
        say("mismatch", rows[before][1], 2.0 if inside else 1.0)
    else:
        for container in chain:
            where = context.named.get(container)
            if where is not None:
                kind = rows[container][2]
                rule = "foreign" if kind == "country" and rows[container][9] != "CN" else "article"
                if context.sentence(found.start) in where:
                    rule = "sentence"
                elif container == context.home and rule == "article":
                    continue
                part = (
                    1.0 if rule == "foreign" or rows[container][9] != "CN" else PART_OF_PARENT.get(kind, 1.0)
                )
                if found.form in BARE and rows[container][1][:2] not in context.text[: found.start]:
                    part *= TOLD_LATER
                say(rule, rows[container][1], part)
                break
    if context.dateline is not None and (context.dateline in chain or context.dateline == row):
        kind = rows[context.dateline][2]
        say("dateline", rows[context.dateline][1], PART_OF_PARENT.get(kind, 1.0))
    if context.home_city is not None and (context.home_city in chain or context.home_city == row):
        say("home_city", rows[context.home_city][1])
    elif context.home in chain or context.home == row:
        say("home", rows[context.home][1])


def _neighbours(found: Found, sense: Sense, row: int, context: Context, say: Say) -> None:
    """Return the same place elsewhere in the article, its children, siblings and neighbours; a dateline."""
    rows = context.gazetteer.index.rows
    parent = context.gazetteer.index.parent[row]
    if row in context.named and not sense.flags & SAFE and sense.rule != "former_generic":
        say("same", rows[row][1], SHORT_OF_FULL if sense.rule == "drop_generic" else 1.0)
    elif row in context.above:
        say("child", rows[context.above[row]][1])
        if found.form in BARE:
            _near(row, parent, context, say)
    elif not sense.flags & SAFE or len(found.senses) > 1:
        _near(row, parent, context, say)
    if not sense.flags & SAFE and is_dateline(context.text, found):
        say("dateline", found.form)


def _near(row: int, parent: int, context: Context, say: Say) -> None:
    """Find a named place under the same parent, else one not far away."""
    rows = context.gazetteer.index.rows
    if parent >= 0 and rows[parent][2] != "country":
        for other in context.under.get(parent, ()):
            if other != row:
                say("sibling", rows[other][1], 1.0 if rows[parent][2] != "province" else 0.5)
                return
    lat, lon = rows[row][5:7]
    if lat is None:
        return
    south, north, west, east = lat - 1.1, lat + 1.1, lon - 2.0, lon + 2.0
    for there_lat, there_lon, other in context.points:
        if other == row or not (south <= there_lat <= north and west <= there_lon <= east):
            continue
        if distance_km((lat, lon), (there_lat, there_lon)) < NEAR_KM:
            say("near", rows[other][1])
            return


def _past(sense: Sense, row: int, context: Context, say: Say) -> None:
    say("past", context.gazetteer.index.rows[row][1])
    if context.day is not None and sense.last and context.day > sense.last:
        say("outdated", context.gazetteer.index.rows[row][1])


def _join_twins(scored: list[Scored], context: Context) -> None:
    """Give the best candidate the share of those at the same spot: road and rail port of one town."""
    rows = context.gazetteer.index.rows
    best = rows[scored[0].sense.place]
    if best[5] is None:
        return
    for item in scored[1:4]:
        other = rows[item.sense.place]
        kin = other[4] == best[4] or other[4] == best[0] or best[4] == other[0]
        if not kin or other[5] is None:
            continue
        if distance_km((best[5], best[6]), (other[5], other[6])) <= TWINS_KM:
            scored[0].share += item.share
            scored[0].rules.append(("twins", other[1], 0.0))
