"""The characters before a generic word → whether they name a place, and from where on.

What ends a phrase, a verb or a count, is cut off first; what is left must hold something that is no
ordinary word, or touch the place it lies in. How much is asked depends on the style of the generic word: a
嘎查 is always named, a 山 hardly ever new.
"""

from __future__ import annotations

import re

from gazetteer.catalogue.index import NATURE, Index
from gazetteer.finding.parts import Before, Edge, Specific
from gazetteer.finding.spans import Found
from gazetteer.finding.specifics import is_named, is_slogan, names_other, names_town, word_kind
from gazetteer.language.cues import Suffix
from gazetteer.language.words import NAME, STOP, best_cut, word_costs

TOO_WIDE = frozenset({"province", "country", "region"})
NO_NAME = re.compile(
    r"[两三]国|^[东西南北][望靠临接隔]|同边|头一家|^揽|特高压|千伏|^座|宛若|宛如|犹如|恰似|[年韵情]味|[二两三四五六七八九十]大(?:$|沙|草|水|河|湖|山|牧|林)|来谈|来看|游客|归$|融合|一体化|快落|^占全|[二两三四五六七八九几各]$|[像似]|[同跟与]$|^小.小$|几大$|^跨|集团|公司|大学|学院|银行|协会|人[王李张刘陈杨赵黄周吴徐孙]"
)
"""A count of several (腾格里三大沙漠), the name of an organisation or of a person."""
NUMBERED = re.compile(
    r"[一二两三四五六七八九十头][道间棵家顶股合盘眼里][\u3400-\u9fff]{1,3}"
    r"|[一二三四五六七八九]?十[一二三四五六七八九]?"
    r"(?:号|(?!个|多|余|几|座|行|家)[\u3400-\u6750\u6752-\u9fff]{1,3}(?<!行政)(?<!自然))"
)
"""Villages named by a number: 三十顷地, 二十号, 三道泉."""
RARE = 14.0
"""Cost from which on two characters are seldom a word: 家村."""
LONGEST_SETTLEMENT, LONGEST_GACHA, LONGEST_FEATURE, LONGEST_STATION = 6, 8, 7, 5
CIVIC = frozenset({"museum", "zone"})
"""Kinds of what a city calls by its full name and a trade: 呼和浩特市城市展示中心."""
LONGEST_FARM, LONGEST_LISTED = 3, 5
SITES = ("旧址", "会址", "遗址", "纪念地")
"""Generic words of two characters that make a name of what stands before them in a list of such."""
STREETS = ("街", "路", "道", "巷")
"""Ends of the names of streets, after which their communities are called."""
TOWNS = ("镇", "乡")
VILLAGE_NEXT = re.compile("[\u3400-\u9fff]{2,5}?(?:村(?![民镇])|嘎查|社区)")
"""Behind the generic word of a town: one of its villages."""
COMMUNES = ("公社", "苏木", "乡", "镇")
"""Ends of names of what the villages that were called 大队 lay in."""
SETTLED = frozenset({"村", "嘎查", "镇", "乡"})
"""Generic words that need no container where the specific part is no word: 尖岩村."""
MONGOLIAN_ONLY = frozenset({"嘎查", "苏木"})
WORDS_NAME = ("水库", "广场", "公园")
"""Generic words that any word makes a name of, inside a place."""
ON_LINE = re.compile("(?:铁路|专线|高铁|客专|线|引入|引至)的?$")
"""Before a station: 朔准铁路的马栅站."""
STOPPED_AT = frozenset("在到至从经靠达")
"""Characters before the station at which a train stops."""
LANDFORMS = frozenset({"湖", "山", "河"})
"""Generic words that make a name of an ordinary word in its container (宝石镇的宝石湖), and another name of
one that needs proof: 九龙湖 is no lake of 九龙县."""


def named_edge(before: Before) -> Edge | None:
    """
    Find where the name begins, if there is one.

    Parameters
    ----------
    before : Before
        What stands before the generic word; at least one character.

    Returns
    -------
    Edge or None
        None where nothing is named.
    """
    suffix, form = before.suffix, before.text[before.left : before.start]
    if before.held and "voltage" in suffix.traits and 2 <= len(form) <= 3 and form not in before.cues.unnamed:
        return Edge(before.left, before.touching)
    if (
        before.held
        and "farm" in suffix.traits
        and 2 <= len(form) <= LONGEST_FARM
        and form not in before.cues.unnamed
    ):
        return Edge(before.left, before.touching)
    if suffix.style == "village" and _is_numbered(before, form):
        return Edge(before.left, before.touching)
    if suffix.suffix in MONGOLIAN_ONLY and _is_mongolian(before, form):
        return Edge(before.left, before.touching)
    if suffix.suffix in TOWNS and _holds_village(before, form):
        return Edge(before.left, before.touching)
    specific = None if _goes_on(before) else _cut(before)
    if specific is None:
        return None
    _find_owner(specific)
    if _is_no_name(specific):
        return None
    specific.named = is_named(
        before.text, specific.words[specific.first :], specific.kinds[specific.first :], before.cues
    )
    if suffix.style != "facility" and not specific.adjacent and names_other(specific.form, before.index):
        return None
    if specific.alike and len(specific.form) > 1:
        return specific.from_here()
    if suffix.style in ("village", "township"):
        return _settlement(specific)
    return _feature(specific) if suffix.style == "natural" else _facility(specific)


def _is_numbered(before: Before, form: str) -> bool:
    """Whether a village is named by a number right after its town: 三十顷地村, 二十号村."""
    touching = before.touching
    if before.text[before.start - 1 : before.start + 1] in word_costs():
        return False
    if touching is not None and (touching.end != before.left or not touching.generic):
        return False
    return bool(NUMBERED.fullmatch(form))


def _is_mongolian(before: Before, form: str) -> bool:
    """Whether all between a full name and 嘎查 is spelt as Mongolian names are: 某市额尔登高毕嘎查."""
    touching, spelt = before.touching, before.cues.mongolian
    if touching is None or touching.end != before.left or not touching.generic:
        return False
    strange = sum(character not in spelt for character in form)
    return LONGEST_STATION <= len(form) + 1 <= LONGEST_GACHA and strange <= 1 and form[0] in spelt


def _holds_village(before: Before, form: str) -> bool:
    """Whether a short name and 乡 or 镇 stand before the name of a village: 德胜西乡 + 曹家圪楞村."""
    if not 2 <= len(form) <= LONGEST_FARM or form in before.cues.unnamed:
        return False
    if not before.cues.verbs.isdisjoint(form) or NO_NAME.search(form):
        return False
    return VILLAGE_NEXT.match(before.text, before.start + len(before.suffix.suffix)) is not None


def _goes_on(before: Before) -> bool:
    """Whether a verb stands right before, or a word that goes on into the generic one: 乡村, 登山."""
    text, start = before.text, before.start
    if text[start - 1] in before.cues.verbs:
        return True
    cost, kind = word_costs().get(text[start - 1 : start + 1], (0.0, NAME))
    if len(before.suffix.suffix) > 1 or kind == NAME:
        return False
    settled = before.suffix.suffix in SETTLED and before.touching is not None and before.touching.generic
    return not settled or cost < RARE


def _cut(before: Before) -> Specific | None:
    """Cut what stands before into words; the part begins behind the last word that ends a phrase."""
    text, left, start, cues = before.text, before.left, before.start, before.cues
    words = best_cut(text, left, start, word_costs(), {})
    whole = all(b - a > 1 for a, b in words)
    kinds = [word_kind(text[a:b], before.index, whole=whole) for a, b in words]
    for at, (a, b) in enumerate(words):
        after_word = at > 0 and (words[at - 1][1] - words[at - 1][0] > 1 or kinds[at - 1] == STOP)
        if b - a == 1 and (text[a] in cues.telling or (text[a] in cues.moving and after_word)):
            kinds[at] = STOP
    first = len(words)
    while first > 0 and kinds[first - 1] != STOP:
        first -= 1
    owned = before.touching is not None or text[left - 1 : left] == "的"
    if first == len(words) == 1 and owned and before.suffix.suffix in WORDS_NAME:
        first = 0  # 复兴水库, 希望广场: no verb stands right before them
    return None if first == len(words) else Specific(before, words, kinds, first, before.touching)


def _is_no_name(specific: Specific) -> bool:
    """Whether the part holds a verb, or is a word that names nothing."""
    of, form = specific.of, specific.form
    settled = specific.inside and of.suffix.suffix in SETTLED | MONGOLIAN_ONLY
    if not of.cues.verbs.isdisjoint(form[0] if settled else form):
        return True
    if form.removesuffix("嘎查") in of.cues.unnamed and not _is_trade(specific):
        return True
    if NO_NAME.search(form):
        return True
    return is_slogan(of.text, specific.edge, form, of.suffix, of.before, of.cues)


def _is_trade(specific: Specific) -> bool:
    """Whether it tells the trade of a zone or a park right behind the town that opens the name."""
    of, touching = specific.of, specific.touching
    return (
        of.suffix.style == "facility"
        and specific.form in of.cues.trades
        and touching is not None
        and touching.end == specific.edge
        and opens(touching, of.suffix, of.index)
    )


def _find_owner(specific: Specific) -> None:
    """Note whether the part stands right behind its place, or behind a place and a few characters with 的."""
    of, edge, touching = specific.of, specific.edge, specific.touching
    if touching is not None and edge - touching.end in (0, 1, 2) and edge == max(of.left, touching.end):
        specific.adjacent = True
    elif edge == of.left and of.text[edge - 1 : edge] == "的":
        owner = next((found for found in reversed(of.before) if found.end <= edge), None)
        if owner is not None and owner.generic and edge - owner.end <= 4:
            specific.touching, specific.adjacent = owner, True


def _settlement(specific: Specific) -> Edge | None:
    """Villages and towns: inside their container, or spelt as no word is."""
    form, suffix = specific.form, specific.of.suffix
    words, first = specific.words, specific.first
    if suffix.suffix == "社区" and specific.inside and form.endswith(STREETS) and len(form) > 2:
        return specific.from_here()  # 昆都仑区 + 友谊大街社区
    if (specific.plain and len(words) - first > 1) or (len(form) == 1 and not specific.direct):
        return None
    if len(form) > (LONGEST_GACHA if suffix.suffix == "嘎查" else LONGEST_SETTLEMENT):
        return None
    touching = specific.touching
    if touching is not None and touching.how == "derived" and len(form) == 1 and touching.kind in NATURE:
        return Edge(touching.start, touching, True)  # 下沙拉湖 + 滩 + 村
    if suffix.suffix == "大队" and (touching is None or not touching.form.endswith(COMMUNES)):
        return None  # 某市交警大队
    if specific.inside:
        return specific.from_here()
    if (
        touching is not None
        and specific.direct
        and touching.how == "place"
        and _in_town(specific.of, touching.start)
    ):
        return Edge(touching.start, touching, True)  # 巴彦胡舒苏木 + 赛罕淖日嘎查
    placed = "regional" in suffix.traits or specific.touching is not None
    if specific.named and len(form) >= 2 and placed:
        return specific.from_here()
    spelt = sum(b - a > 1 for a, b in words[first:]) <= 1 and form not in MONGOLIAN_ONLY
    strange = suffix.suffix in SETTLED and spelt and specific.named and specific.cleanly
    return specific.from_here() if strange else None


def _in_town(of: Before, start: int) -> bool:
    """Whether the full name of a township or a county ends right there, in which no other county lies."""
    return any(found.end == start and found.generic and found.form[-1] in "乡镇木旗县" for found in of.before)


def _feature(specific: Specific) -> Edge | None:
    """Rivers, mountains, reservoirs: new ones are rare, so more is asked of the short generic words."""
    form, suffix = specific.form, specific.of.suffix.suffix
    if not 2 <= len(form) <= LONGEST_FEATURE:
        return None
    if len(suffix) > 1:
        known = specific.named or (specific.inside and suffix == "水库")
        return specific.from_here() if known else None
    known = specific.named and not specific.mixed
    if known and (len(form) >= 3 or specific.inside or specific.listed or specific.reached):
        return specific.from_here()
    plain = (
        len(form) == 2 and len(specific.words) - specific.first == 1 and form not in specific.of.cues.unnamed
    )
    return specific.from_here() if plain and specific.inside and suffix in LANDFORMS else None


def _facility(specific: Specific) -> Edge | None:
    """Stations, mines, parks: named by a word that is no ordinary one, or by the place that opens them."""
    of, form, touching, edge = specific.of, specific.form, specific.touching, specific.edge
    suffix, inside = of.suffix, specific.direct and specific.inside
    if suffix.kind == "station" and len(suffix.suffix) < 3:
        touches = inside and touching is not None and touching.end == edge
        touches = touches or (len(form) > 2 and of.text[edge - 1 : edge] in STOPPED_AT)
        touches = touches or ON_LINE.search(of.text, max(0, edge - 3), edge) is not None
        short = len(form) == 2 or (len(form) <= LONGEST_STATION and not specific.mixed)
        return specific.from_here() if touches and specific.named and not specific.plain and short else None
    if touching is not None and touching.how == "derived" and edge == touching.end and len(form) == 1:
        return Edge(touching.start, touching, True)  # 敖伦诺尔 + 堡 + 遗址
    if any(other.form == form + suffix.suffix for other in of.made):
        return specific.from_here()
    if "roadside" in suffix.traits and names_town(form, of.index):
        return specific.from_here()
    if _is_list_item(specific):
        return specific.from_here()
    if (
        inside
        and specific.plain
        and "division" in suffix.traits
        and suffix.kind in CIVIC
        and touching is not None
    ):
        return Edge(touching.start, touching, True)  # 呼和浩特市 + 雕塑 + 艺术馆
    if suffix.suffix == "广场" and touching is not None and touching.end == edge and form == "人民政府":
        return Edge(touching.start, touching, True)  # 乌海市 + 人民政府 + 广场
    if suffix.suffix in WORDS_NAME and specific.inside and 2 <= len(form) <= LONGEST_STATION:
        return specific.from_here()
    if "estate" in suffix.traits and inside and len(form) >= 2:
        return specific.from_here()
    if "farm" in suffix.traits and len(form) <= LONGEST_FARM and (of.held or inside or specific.listed):
        return specific.from_here()
    if touching is not None and edge == touching.end and opens(touching, suffix, of.index):
        kind = of.index.rows[touching.senses[0].place][2]
        if not specific.named or (kind not in NATURE and not suffix.traits & {"farm", "own"}):
            return Edge(touching.start, touching, True)
    return specific.from_here() if specific.named and len(form) >= 2 else None


def _is_list_item(specific: Specific) -> bool:
    """Whether a toponym stands before it in the list, and a long generic word makes it one too."""
    of, edge = specific.of, specific.edge
    if of.text[edge - 1 : edge] != "、" or not 2 <= len(specific.form) <= LONGEST_LISTED:
        return False
    if len(of.suffix.suffix) < 3 and of.suffix.suffix not in SITES:
        return False
    return any(found.end == edge - 1 for found in (*of.before[-1:], *of.made[-1:]))


def opens(found: Found, suffix: Suffix, index: Index) -> bool:
    """Whether a place may open the name of a facility: 包头 in 包头站, not 内蒙古 in 内蒙古口岸."""
    if found.how != "place" or found.generic or not found.sure:
        return False
    kind = index.rows[found.senses[0].place][2]
    return kind not in TOO_WIDE or (
        kind == "province" and (suffix.kind == "museum" or suffix.suffix in SITES)
    )
