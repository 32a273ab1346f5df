"""Is a hit part of a person's name? Surnames, titles, bylines and Mongolian name syllables answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gazetteer.language.cues import Cues
from gazetteer.language.words import word_costs

DUTIES = "记者|通讯员|摄影|摄影报道|见习生|责任编辑|责编|编辑|文字|文案|设计|监制|制图|校对|主持人|版式"
ONE_NAME = r"[\u3400-\u9fff·]{2,4}(?![:/])"
BYLINE = re.compile(rf"(?:{DUTIES})[:/|]?\s*((?:{ONE_NAME}[ 、/]){{0,6}}{ONE_NAME}(?![\u3400-\u9fff]))")
NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
LISTED = re.compile(
    r"(?:[^\u3400-\u9fff]|[员警者师手长生工兵人民到是有叫请由])([\u3400-\u9fff])[\u3400-\u9fff]{1,2}[、和与]$"
)
"""The item before the last mark of a list, its first character apart."""
LONGEST_TITLE, LONGEST_PERSON = 4, 4
ACTS_ON = frozenset("把将说给被家")
"""Characters behind the name of a person who does something."""
DOES_SO = frozenset({"就把", "就将", "也把", "曾把", "先生", "女士", "院士", "教授"})
"""The same in two characters."""
GENERIC_ENDS = frozenset("省市盟州县旗区镇乡村站港")
DELEGATES = frozenset("大党协会工民军团")
"""Characters before 代表 where it is a person: 人大代表."""
NAMES_BEFORE = re.compile("(?:[\u3400-\u9fff]{2,6}、)(?:[\u3400-\u9fff]{2,4}、)*$")
LONGEST_LIST = 24
ALONE_BEHIND, ALONE_BEFORE = frozenset("的、,。;:\n"), frozenset("、")
NO_FULL_NAME = frozenset("于和冀鲁江河石金")
"""Surnames that are words or letters of places before the name of one."""
TITLED_ALONE = frozenset({"模范", "标兵", "粉丝", "先生", "女士", "学员", "队友", "老乡", "邻居", "朋友"})
DOES = re.compile(
    "(?:来到|赶到|走进|走上|站在|坐在|拿起|都说|说起|卖出|种下|养了|和[\u3400-\u9fff]{3}(?:都|一起))"
)
"""What a person does, and no place."""
CLAUSE_MARKS = frozenset(",。、;:!?“”‘’\n ()《》")


def known_names(texts: Iterable[str], bylines: Iterable[str] = ()) -> frozenset[str]:
    """
    Names of persons that a page gives in its bylines.

    Parameters
    ----------
    texts : iterable of str
        Folded texts of the page's articles.
    bylines : iterable of str
        Names that the reader of the page already found.

    Returns
    -------
    frozenset of str
    """
    found = {name for name in bylines if len(name) >= 2}
    for text in texts:
        for match in BYLINE.finditer(text):
            names = NAME.findall(match[1])
            if len(names) > 1 or not text.startswith(("从", "在", "了"), match.end(1) - 1):
                found.update(name for name in names if 2 <= len(name) <= 4)
    return frozenset(found)


def is_person(text: str, start: int, end: int, cues: Cues, known: frozenset[str]) -> bool:
    """
    Whether the short hit ``text[start:end]`` is a person's name or the given part of one.

    A surname before the hit is enough beside a title, a verb of speech or another person; the hit alone
    needs to be a name that a byline gives.
    """
    if known and (text[start:end] in known or _known_around(text, start, end, known)):
        return True
    if start == 0:
        return False
    if text[start] == "和" and text[start + 1] in cues.surnames and _after_person(text, start + 1, cues):
        return True  # 司机于海祥和田乐
    return _surname(text, start, end, cues) or _mongolian(text, start, end, cues)


def is_namesake(text: str, start: int, end: int, cues: Cues, known: frozenset[str]) -> bool:
    """
    Whether a well-known name is for once a person's: 选手赵林西, 司机和林生说.

    Asked with more proof than `is_person`: a title and a surname before it, or a title before and one more
    character and a verb of speech behind.
    """
    if known and _known_around(text, start, end, known):
        return True
    if start == 0:
        return False
    if text[start - 1] in cues.surnames:
        strong = text[start - 1] not in cues.weak_surnames
        if (
            (text[start - 1] not in "于和" and is_titled(text, start - 1, cues))
            or (strong and _begins_speech(text, end, cues))
            or text.startswith((" 摄", "摄"), end)
            or (strong and _after_person(text, start - 1, cues))
        ):
            return True
        if strong and _stands_alone(text, start - 1, end):
            return True
    if text[start] not in cues.surnames and text[start] not in cues.mongolian:
        return False
    titled = is_titled(text, start, cues)
    return titled and (_begins_speech(text, end + 1, cues) or _mongolian(text, start, end, cues))


def is_in_list_of_persons(text: str, start: int, cues: Cues) -> bool:
    """Whether a list that a title opens goes on: 牧民巴彦、阿荣、满都拉."""
    while text[start - 1] in cues.mongolian:
        start -= 1  # 那仁 + 满都拉
    if text[start - 1] != "、":
        return False
    names = NAMES_BEFORE.search(text, max(0, start - LONGEST_LIST), start)
    return names is not None and any(
        is_titled(text, at, cues) for at in range(names.start(), names.start() + LONGEST_TITLE)
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is an item of a list or does what people do: 的胡建平、, 劳模张海南来到."""
    if end - start != 3 or text[start] in NO_FULL_NAME or text[start : start + 2] in word_costs():
        return False
    if not (start == 0 or text[start - 1] in ALONE_BEHIND or text[max(0, start - 2) : start] in TITLED_ALONE):
        return False
    return text[end : end + 1] in ALONE_BEFORE or DOES.match(text, end) is not None


def is_titled_person(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether a surname behind a title opens ``text[start:end]``, or stands one character in: 经理吴日山."""
    return end - start <= LONGEST_PERSON and any(
        text[at] in cues.surnames and is_titled(text, at, cues) for at in (start, start + 1)
    )


def is_doer(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether ``text[start:end]`` is a full name of whom a verb is told that no place does: 关云江把."""
    acts = text[end : end + 1] in ACTS_ON or text[end : end + 2] in DOES_SO
    return end - start == 3 and text[start] in cues.surnames and acts


def is_listed_person(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether ``text[start:end]`` is a full name behind another one in a list: 王林、周仁山."""
    return end - start == 3 and text[start] in cues.surnames and _after_person(text, start, cues)


def _known_around(text: str, start: int, end: int, known: frozenset[str]) -> bool:
    return (
        text[start - 1 : end] in known
        or text[start : end + 1] in known
        or text[start - 1 : end + 1] in known
        or text[start - 2 : end] in known
    )


def _surname(text: str, start: int, end: int, cues: Cues) -> bool:
    if end - start == 2 and is_titled(text, start, cues):
        if text[start] in cues.surnames and text[start:end] not in ("海南", "江苏"):
            return True
        if "\u3400" <= text[end : end + 1] <= "\u9fff" and (
            _begins_speech(text, end + 1, cues) or text[end + 1 : end + 2] in CLAUSE_MARKS
        ):
            return True
    if end - start == 2 and _is_given(text, start, end, cues):
        return True
    if text[start - 1] not in cues.surnames or end - start > 3:
        return text[start] in cues.surnames and text.startswith(("告诉记者", "说:“", "介绍说"), end)
    if is_titled(text, start - 1, cues) or _begins_speech(text, end, cues):
        return True
    before = text[max(0, start - 1 - LONGEST_TITLE) : start - 1]
    closes = end >= len(text) or text[end] in "、:(,。 "
    if closes and before.endswith(("是", "为")):
        return True
    if text[start - 1] in cues.weak_surnames:
        return False
    if _after_person(text, start - 1, cues) or _stands_alone(text, start - 1, end):
        return True
    if cues.life.match(text, end):
        return True
    if text[start - 1 : start + 1] in word_costs() or text[end : end + 1] in GENERIC_ENDS:
        return False  # 江山 + 西部
    return not before or before[-1] in CLAUSE_MARKS or before.endswith(cues.met)


def _is_given(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether one more character behind the hit makes a name that speaks or lives: 林西生介绍."""
    given = text[end : end + 1]
    if text[start] not in cues.surnames or not "\u3400" <= given <= "\u9fff":
        return False
    if given in cues.stops or given in cues.no_given or text[end : end + 2] in word_costs():
        return False
    told = _begins_speech(text, end + 1, cues) and text[end + 1] not in "道获摄"
    return told or cues.life.match(text, end + 1) is not None


def _after_person(text: str, at: int, cues: Cues) -> bool:
    """Whether the item of a list before `at` is a person: 田达来、周榆林."""
    item = LISTED.search(text, max(0, at - 8), at)
    return item is not None and item[1] in cues.surnames


def is_titled(text: str, at: int, cues: Cues) -> bool:
    """Whether a title ends at an offset; its last character rules that out for nearly all."""
    if text[at - 1 : at] not in cues.title_ends:
        return False
    if text.endswith("的叫", max(0, at - 2), at):
        return False  # 东边的叫海勃湾: what is called so is no person
    if text.endswith("代表", max(0, at - 2), at) and text[at - 3 : at - 2] not in DELEGATES:
        return False  # 代表包头参赛
    return text.endswith(cues.person_before, max(0, at - LONGEST_TITLE), at)


def _begins_speech(text: str, at: int, cues: Cues) -> bool:
    """Whether what is said of persons begins at an offset: 说, 告诉."""
    return text[at : at + 1] in cues.speech_begins and text.startswith(cues.person_after, at)


def _mongolian(text: str, start: int, end: int, cues: Cues) -> bool:
    """牧民巴图敖汉, 乌兰图雅: syllables of Mongolian names before the hit, a title before them."""
    at = start
    while at > 0 and start - at < 4 and text[at - 1] in cues.mongolian:
        at -= 1
    if start - at >= 2 and is_titled(text, at, cues):
        return True
    after = end
    while after < len(text) and after - end < 4 and text[after] in cues.mongolian:
        after += 1
    if after == end:
        return False
    return is_titled(text, start, cues) or (after - end >= 2 and _begins_speech(text, after, cues))
