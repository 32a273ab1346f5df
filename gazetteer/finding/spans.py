"""Folded text → the strings of the index that stand in it, and which of the overlapping ones are kept.

All strings of the index are found; then, longest first, each hit is asked whether it can stand where it
stands. A hit that cannot gives way to a shorter one (包头市 in 包头市民 to 包头); a blocker (蒙古族,
a street, a person) keeps its characters for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from gazetteer.catalogue.grammar import HOME
from gazetteer.catalogue.index import BLOCK, FRAGMENT, GROUP, LETTER, PLACE, SAFE, SUFFIX, Entry, Index, Sense
from gazetteer.finding.letters import letters_role
from gazetteer.finding.persons import is_in_list_of_persons, is_namesake, is_person
from gazetteer.language.cues import Cues
from gazetteer.language.wordcuts import fits, fits_tail
from gazetteer.language.words import NAME, word_costs
from gazetteer.records import Role

DIVISIONS = frozenset({"country", "province", "prefecture", "county"})
AREAS = DIVISIONS | {"region"}
COMMON_COST = 12.2
"""Cost below which a word that jieba takes for a name is an ordinary word as well: 朝阳, 平原, 红旗."""
LANDFORMS = ("沟", "河", "湖", "山", "苏木", "嘎查")
"""Behind a city abroad in a longer Mongolian name: 乌兰布拉格沟."""
LINE_ALONE = re.compile("线(?![上下路索])")
"""Behind the letters of a railway or a road: 青藏线."""
COMPASS, TOWN_ENDS = frozenset("东西南北"), ("镇", "乡", "苏木")
LEG = re.compile("(?:赛|巡演|巡展|路演)[的暨·—\\- (]?$")
"""Before the name of a town that a contest or a tour comes to."""
SYLLABLES = frozenset("查乌巴哈敖阿呼额苏嘎")
"""Characters before the short name of a town that make another Mongolian name of it."""
BRIDGE = re.compile("桥(?![梁头])")
WHOLES = frozenset("得了着过省市盟州县旗区镇乡村木查境内外上中下边岸东西南北河山")
"""Characters that end what a river or hill lies in."""
COUNTED = re.compile("[0-9一二三两四五六七八九十几数多][座片道汪]$")
ENDS_OF_LINES = frozenset("榆银兰郑宁青甘晋陕冀辽吉黑豫鲁太张大集通赤锡承朝沈哈齐满海乌巴临包呼鄂")
"""Letters that go on the name of a line: 包鄂 + 榆 + 高铁."""
ROADS = ("公路", "高速", "铁路", "高铁")
MONGOLIAN_TAILS = ("郭勒", "高勒", "淖尔", "诺尔", "乌拉", "乌素", "敖包", "宝力格", "宝拉格")
"""Words that end Mongolian names, behind what is spelt like a city or a province."""
ROUTE = frozenset("至到经-和与、")
"""Characters before the name of a stop on a line: 大同至原平铁路."""


@dataclass(slots=True)
class Found:
    """One toponym found in a text, before it is resolved.

    start, end : half open, in the text. senses : what it may denote. how : ``place``, ``letter``, ``group``,
    ``derived`` or ``repaired``. detail : what the evidence will quote. kind : of a derived place.
    """

    start: int
    end: int
    form: str
    senses: tuple[Sense, ...]
    how: str = "place"
    role: Role = "literal"
    detail: str = ""
    kind: str = ""
    doubtful: bool = False
    generic: bool = False
    wordlike: bool = False
    """Whether the form is an ordinary word as well."""

    @property
    def sure(self) -> bool:
        """Whether some sense needs no context."""
        return bool(self.senses) and bool(self.senses[0].flags & SAFE)


@dataclass(slots=True)
class Hits:
    """The strings of the index in a text, in its order; each hit is (start, end, number of its entry)."""

    names: list[tuple[int, int, int]] = field(default_factory=list)
    suffixes: list[tuple[int, int, int]] = field(default_factory=list)
    fragments: list[tuple[int, int, int]] = field(default_factory=list)


def find_hits(text: str, index: Index) -> Hits:
    """Every string of the index in a folded text."""
    hits = Hits()
    names, suffixes, fragments = hits.names, hits.suffixes, hits.fragments
    what = index.what
    nameable = PLACE | GROUP | BLOCK | LETTER
    for hit in index.lexicon.hits(text):
        bits = what[hit[2]]
        if bits & nameable:
            names.append(hit)
        if bits & SUFFIX:
            suffixes.append(hit)
        if bits & FRAGMENT:
            fragments.append(hit)
    return hits


def choose(
    text: str, hits: Hits, index: Index, cues: Cues, known: frozenset[str]
) -> tuple[list[Found], list[tuple[int, int]]]:
    """
    Return the hits that are kept, and the stretches that are taken by something else.

    Parameters
    ----------
    text : str
        Folded text.
    hits : Hits
        As `find_hits` gives them.
    index, cues
        The tables.
    known : frozenset of str
        Names of persons on this page.

    Returns
    -------
    (list of Found, list of (int, int))
        Toponyms in the order of the text; blocked half-open spans.
    """
    kept: list[Found] = []
    blocked: list[tuple[int, int]] = []
    for cluster in _clusters(hits.names, index):
        taken: list[tuple[int, int]] = []
        for start, end, number in cluster:
            if taken and _meets(start, end, taken):
                continue
            entry = index.entry(number)
            if len(cluster) > 2 and entry.doubtful and _outdone(start, end, cluster, index):
                continue
            if len(cluster) > 1 and _cut_open(start, end, cluster, index):
                continue
            outcome = _judge(text, start, end, entry, index, cues, known)
            if outcome is None:
                continue
            if isinstance(outcome, tuple):
                taken.append(outcome)
                blocked.append(outcome)
            else:
                taken.append((start, end))
                kept.extend(outcome)
    kept.sort(key=lambda found: found.start)
    return kept, blocked


def _meets(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    for first, stop in taken:  # noqa: SIM110 - a generator takes three times as long
        if start < stop and first < end:
            return True
    return False


def _outdone(start: int, end: int, cluster: list[tuple[int, int, int]], index: Index) -> bool:
    """Whether a doubtful hit is crossed by a sure one: 北京丰台 by 丰台区 in 北京丰台区."""
    for first, last, number in cluster:
        if start < first < end < last and last - first >= 3 and index.what[number] & PLACE:
            entry = index.entry(number)
            if entry.generic or not entry.doubtful:
                return True
    return False


def _cut_open(start: int, end: int, cluster: list[tuple[int, int, int]], index: Index) -> bool:
    """Whether a hit begins inside a sure name that began before it: 蒙古戈壁 in 内蒙古戈壁."""
    for first, last, number in cluster:
        if first < start < last < end and last - first >= 3 and index.what[number] & PLACE:
            entry = index.entry(number)
            division = not entry.doubtful and index.rows[entry.senses[0].place][2] in DIVISIONS
            if division and not (entry.generic and last - start == 1):
                return True
    return False


def _clusters(hits: list[tuple[int, int, int]], index: Index) -> list[list[tuple[int, int, int]]]:
    """Hits that overlap one another, the longest first in each cluster."""
    clusters: list[list[tuple[int, int, int]]] = []
    reach = -1
    for hit in hits:
        if hit[0] >= reach:
            clusters.append([hit])
            reach = hit[1]
        else:
            clusters[-1].append(hit)
            if hit[1] > reach:
                reach = hit[1]
    what = index.what
    for cluster in clusters:
        if len(cluster) > 1:
            cluster.sort(key=lambda hit: (hit[0] - hit[1], what[hit[2]] == LETTER, hit[0]))
    return clusters


def _judge(
    text: str, start: int, end: int, entry: Entry, index: Index, cues: Cues, known: frozenset[str]
) -> list[Found] | tuple[int, int] | None:
    """Return what a hit is: toponyms, a blocked span, or nothing."""
    what = entry.what
    if what & BLOCK:
        return (start, end)
    if what & GROUP and (found := _group(text, start, end, entry, index, cues)) is not None:
        return found
    if what & LETTER and not what & PLACE:
        return _letter(text, start, end, entry, index)
    if not what & PLACE:
        return None
    return _place(text, start, end, entry, index, cues, known)


def _place(
    text: str, start: int, end: int, entry: Entry, index: Index, cues: Cues, known: frozenset[str]
) -> list[Found] | tuple[int, int] | None:
    if entry.generic or text[end - 1] == "召":
        if not fits_tail(text, start, end, cues.keep):
            return None
    elif (street := cues.street.match(text, end)) is not None and not text.startswith("办事处", street.end()):
        return (start, street.end())
    if text.startswith("环城高速", end) or _is_road(text, start, end, entry, index):
        return (start, end)
    if end - start == 2 and text.startswith(MONGOLIAN_TAILS, end):
        return None  # 吉林 in 吉林郭勒
    if _is_tail(text, start, entry, cues):
        return None
    if entry.doubtful and entry.form.endswith(TOWN_ENDS) and _is_sided(text, start):
        return None  # 沟门乡 in 和林县西沟门乡
    if entry.doubtful and text[end - 1] in "山河湖岭" and COUNTED.search(text, max(0, start - 2), start):
        return None  # 三座青山
    if entry.senses[0].rule == "township_stem" and BRIDGE.match(text, end):
        return None  # 杜拉尔桥 crosses the river of another county
    if entry.doubtful and text[end : end + 1] in ENDS_OF_LINES and cues.line.match(text, end + 1):
        return None  # 上京 in 接上京承高速
    if entry.doubtful:
        if not entry.senses[0].flags & SAFE and text[start - 1] not in ROUTE and cues.line.match(text, end):
            return (start, end)
        if not fits(text, start, end, sure=_outweighs(entry.senses[0], index)):
            return None
        if is_person(text, start, end, cues, known) or (
            not entry.senses[0].flags & SAFE and is_in_list_of_persons(text, start, cues)
        ):
            return (start - 1, end) if text[start - 1] in cues.surnames else (start, end)
    elif not entry.generic and is_namesake(text, start, end, cues, known):
        return (start, end)
    kind = index.rows[entry.senses[0].place][2]
    if kind == "station" and is_leg(text, start):
        return None
    if entry.form[-1] == "河" and end - start == 2 and _is_spelt_on(text, start, cues, index):
        return None
    if kind == "city" and text[start - 1 : start] in cues.mongolian and text.startswith(LANDFORMS, end):
        return None
    if kind == "county" and entry.doubtful and end - start == 2 and _is_spelt_on(text, start, cues, index):
        return None  # 德格 in 额布德格
    if kind == "city" and end - start == 2 and cues.mongolian.issuperset(text[start : end + 1]):
        return None  # 阿拉 in 阿拉坦图
    if (
        kind == "station"
        and text[end - 1] in "东西南北"
        and index.lookup(text[end - 1 : end + 1]) is not None
    ):
        return None  # 西湖 in 杭州西湖
    if kind in ("railway", "road"):
        return (start, end)
    if kind in ("river", "lake", "mountain") and _is_glued(text, start, end, cues):
        return None  # 音河 in 扎音河
    known_word = word_costs().get(entry.form) if entry.doubtful else None
    common = known_word is not None and known_word[0] < COMMON_COST and kind in AREAS
    wordlike = known_word is not None and (known_word[1] != NAME or common)
    return [
        Found(
            start,
            end,
            entry.form,
            entry.senses,
            doubtful=entry.doubtful,
            generic=entry.generic,
            wordlike=wordlike or len(entry.form) == 1,
        )
    ]


def _is_sided(text: str, start: int) -> bool:
    """Whether a point of the compass begins the name, behind a mark or the generic word of what holds it."""
    before = text[start - 2 : start - 1]
    begins = start == 1 or not "\u3400" <= before <= "\u9fff" or before in "县旗市区镇乡"
    return text[start - 1 : start] in COMPASS and begins


def is_leg(text: str, start: int) -> bool:
    """Whether what is called a station is where a tour or a contest goes on: 滑雪锦标赛扎兰屯站."""
    return LEG.search(text, max(0, start - 4), start) is not None


def _is_spelt_on(text: str, start: int, cues: Cues, index: Index) -> bool:
    """Whether a Mongolian river's name only ends with it: 根河 in 努木尔根河, but not in 额尔古纳根河."""
    if start < 2 or not cues.mongolian.issuperset(text[start - 2 : start]):
        return False
    return all(index.lookup(text[start - size : start]) is None for size in range(2, min(5, start + 1)))


def _is_tail(text: str, start: int, entry: Entry, cues: Cues) -> bool:
    """Whether a name only ends a longer one: 种畜场 in 五一种畜场, 白音他拉 in 查白音他拉."""
    before = text[start - 1 : start]
    if entry.form in cues.suffixes:
        return "\u3400" <= before <= "\u9fff" and before not in cues.stops
    if entry.senses[0].rule != "township_stem" or before not in SYLLABLES:
        return False
    return text[max(0, start - 2) : start] not in word_costs()


def _is_glued(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether a rare name of two characters only ends a longer one: what stands before it ends no word."""
    before = text[start - 1 : start]
    if (
        end - start != 2
        or start == 0
        or not "\u3400" <= before <= "\u9fff"
        or text[start:end] in word_costs()
    ):
        return False
    if before in cues.stops or before in cues.crossing or before in WHOLES:
        return False
    return text[max(0, start - 2) : start] not in word_costs()


def _is_road(text: str, start: int, end: int, entry: Entry, index: Index) -> bool:
    """Whether a city elsewhere is rather a road's name made of two letters: 海东公路."""
    if len(entry.form) != 2 or entry.generic or not text.startswith(ROADS, end):
        return False
    if text[start - 1 : start] in ROUTE or index.lookup(text[max(0, start - 2) : start]) is not None:
        return False  # 临河至哈密铁路, 新疆哈密铁路
    place_id, _, kind, *_ = index.rows[entry.senses[0].place]
    return kind in ("prefecture", "county", "city") and not place_id.startswith(HOME)


def _outweighs(sense: Sense, index: Index) -> bool:
    """Whether a name outweighs rarer words across its edges: not 房山 in 帐房山, for it is far away."""
    place_id, _, kind, *_ = index.rows[sense.place]
    return bool(sense.flags & SAFE) and (kind != "county" or place_id.startswith(HOME))


def _group(
    text: str, start: int, end: int, entry: Entry, index: Index, cues: Cues
) -> list[Found] | tuple[int, int] | None:
    if (
        cues.line.match(text, end)
        or LINE_ALONE.match(text, end)
        or (text[end : end + 1] in ENDS_OF_LINES and cues.line.match(text, end + 1))
    ):
        return (start, end)
    if end - start <= 2 and not fits(text, start, end):
        return None
    members: Any = entry.extra["group"]
    kinds = {index.rows[number][2] for _, number in members}
    role = letters_role(text, start, end, kinds, cues, region=entry.extra["whole"] is not None)
    return [
        Found(start + at, start + at + 1, part, (Sense(number, 1, "letter"),), "letter", role, entry.form)
        for at, (part, number) in enumerate(members)
    ]


def _letter(text: str, start: int, end: int, entry: Entry, index: Index) -> list[Found] | None:
    at, until, senses = entry.extra["letter"]
    if until and text[start - 1 : start] in ("内", "东", "启", "童"):
        return None
    if text[end - 1 : end + 1] in word_costs() or text[end - 1 : end + 2] in word_costs():
        return None
    return [
        Found(
            start + at,
            end - until,
            entry.form[at : len(entry.form) - until],
            tuple(Sense(*sense) for sense in senses),
            "letter",
            "literal",
            entry.form,
        )
    ]
