"""Toponyms that the words around them say are none.

A nickname in quotation marks beside the real name, a people in a list of peoples, an archaeological culture,
the fancy name of a firm, part of another place (东部地区): each is turned away here, after recognition.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gazetteer.catalogue.grammar import PEOPLES
from gazetteer.catalogue.index import Index
from gazetteer.finding.namesakes import is_borne
from gazetteer.finding.spans import Found
from gazetteer.language.cues import Cues
from gazetteer.language.words import best_cut, word_costs

OPEN, CLOSE = frozenset('“‘「『"《'), frozenset('”’」』"》')
DIRECTION = re.compile(r"[东西南北中]+部(?:地区)?$")
NATION = re.compile(r"(?:我国|中国|国家|祖国|全国|[,。;:、!?\n ]|^)$")
"""What stands before a direction that means a part of the country."""
CONJOINED = re.compile(r"[东西南北]和[东西南北]")
"""西和 in 西和西南 is no county."""
LINKS = frozenset("在从到至赴往与和及、向由经离距来去对")
"""Characters that may stand alone before the name of a city."""
CITY_COST = 12.0
STREET_UNIT = re.compile("派出所|社区|司法所|居委会|办事处|工作站|党工委")
"""After the short name of a subdistrict that is the name of its street as well."""
FIRM = ("公司", "有限", "股份", "集团")
"""Right behind the name of a works: its owner is meant."""
CHECKED = frozenset(
    {"region", "county", "prefecture", "city", "township", "country", "village", "sea", "scenic"}
)


def turned_away(text: str, kept: list[Found], index: Index, cues: Cues) -> list[Found]:
    """
    Leave out what the words around say is no toponym.

    Parameters
    ----------
    text : str
        Folded text.
    kept : list of Found
        Toponyms in the order of the text.
    index, cues
        The tables.

    Returns
    -------
    list of Found
        The rest, in the same order.
    """
    inside = _spans(cues.honours, text) if "中国" in text or "第一" in text else []
    inside += _spans(cues.artworks, text) if "《" in text else []
    result: list[Found] = []
    for found in kept:
        if inside and any(a < found.start and found.end < b for a, b in inside):
            continue
        before = result[-1] if result else None
        if found.how == "place" and (
            _is_phrase(text, found, before, index, cues)
            or _is_none(text, found, before, index, cues)
            or is_borne(text, found, index, cues)
        ):
            continue
        result.append(found)
    return result


def _is_none(text: str, found: Found, before: Found | None, index: Index, cues: Cues) -> bool:
    start, end = found.start, found.end
    kind = index.rows[found.senses[0].place][2]
    if kind == "facility" and text.startswith(FIRM, end):
        return True
    if kind not in CHECKED:
        return False
    if found.senses[0].rule == "nickname" and cues.firm.match(text, end):
        return True
    quoted = text[start - 1 : start] in OPEN and text[end : end + 1] in CLOSE and start > 0
    if quoted and (found.senses[0].rule == "nickname" or cues.brand.match(text, end + 1)):
        return True
    if kind == "region":
        return bool(DIRECTION.match(found.form)) and not NATION.search(text, max(0, start - 2), start)
    if _is_people(found.form) and cues.peoples.match(text, end):
        return True
    if found.doubtful and cues.culture.match(text, end):
        return True
    if found.form in cues.cultures and text.startswith("文化", end):
        return True
    return before is not None and before.end == start and _is_fancy(text, found, before, index, cues)


def _is_phrase(text: str, found: Found, before: Found | None, index: Index, cues: Cues) -> bool:
    """Whether the form is an everyday word here, or the tail of one: 五宜城市, 西和西南, 草原“敦煌”."""
    start, end, form = found.start, found.end, found.form
    apart = before is None or before.end != start
    if form in cues.everyday and apart:
        return True
    if form.endswith(cues.fame) and found.senses and found.senses[0].rule == "nickname":
        return True
    if form.endswith("和") and CONJOINED.match(text, start):
        return True
    if form.endswith("街") and apart and found.senses and found.senses[0].rule == "street_office":
        return not STREET_UNIT.match(text, end)
    if form.endswith("村") and cues.village_games.match(text, end):
        return True
    if form.endswith("城市") and len(form) == 3 and apart and _is_city_word(text, start):
        return True
    if text[end : end + 1] in CLOSE and cues.likened.search(text, max(0, start - 5), start):
        return True
    named = text.startswith("号", end) and text[end + 1 : end + 2] in CLOSE and text[start - 1] in OPEN
    if named:
        found.role = "adj"
        return bool(found.senses) and found.senses[0].rule == "nickname"
    return _is_people(form) and cues.of_people.match(text, end) is not None


@lru_cache(maxsize=1 << 10)
def _is_people(form: str) -> bool:
    """Whether a form is the name of a people but for its last character: 蒙古."""
    return PEOPLES.fullmatch(form + "族") is not None


def _is_city_word(text: str, start: int) -> bool:
    """Whether the characters before 城市 are no city: 宜 in 五宜城市."""
    if start == 0 or not "\u3400" <= text[start - 1] <= "\u9fff" or text[start - 1] in LINKS:
        return False
    if start == 1 or not "\u3400" <= text[start - 2] <= "\u9fff":
        return True
    span = (start, start + 3)
    cut = best_cut(text, max(0, start - 6), start + 3, word_costs(), {span: CITY_COST})
    return span not in cut


def _is_fancy(text: str, found: Found, before: Found, index: Index, cues: Cues) -> bool:
    """Whether a short name is the fancy name of a firm: 安顺 in 锡林郭勒安顺运输有限公司."""
    if found.role != "org" or found.generic or len(found.form) > 3 or not before.senses:
        return False
    if not cues.firm.match(text, found.end):
        return False
    holder = before.senses[0].place
    kinds = {index.rows[sense.place][2] for sense in found.senses}
    return "province" not in kinds and not any(index.lies_in(sense.place, holder) for sense in found.senses)


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]
