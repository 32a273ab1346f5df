"""Who wrote it: the names in bylines, dateline brackets, photo credits and closing brackets."""

from __future__ import annotations

import re

from seeds.marks import CREDIT_TAIL, HAN, OTHER_ROLE, ROLE

_AUTHOR_ROLES = frozenset(
    [
        "文案",
        "撰文",
        "采写",
        "作者",
        "撰稿",
        "文字",
        "文",
        "文/图",
        "图/文",
        "文图",
        "图文",
        "文、图",
        "图、文",
        "文／图",
        "图／文",
    ]
)
_ROLE_MARK = re.compile(
    f"(?P<reporter>{ROLE})\\s*[:：]?|(?:^|(?<=[\\s（(|｜]))(?P<other>{OTHER_ROLE})\\s*[:：/／|｜]|(?P<both>文[/／]图|图[/／]文)"
)
_BRACKET = re.compile("[（(]\\s*([^（）()]{2,160}?)\\s*[)）]")
_DIGIT = re.compile("[0-9:：]")
_SPLIT = re.compile("[\\s、,，;；/／|｜]+")
_CLUTTER = re.compile(
    "(?:摄影报道|综合报道|现场报道|报道|整理|采写|摄影|供图|摄|发自.*|等)+$|[□■◆●○◇▲（()）。.:：\\[\\]【】]+"
)
_NAME = re.compile(f"{HAN}{{2,8}}(?:[·•]{HAN}{{1,6}})*$")
_NO_NAME = re.compile(
    "[在从到对把被是将也不就这我你他她它此很让]|(?:文图|图文|图片|本报|记者|通讯员|新华社|资料|完|综合|来源|图片|网络|下转|上接|受访|视频|截图|本版|作者|单位|编辑|责编|责任)"
    "|.*(?:中心|日报|晚报|电视台|广播|报社|融媒体?|委员会|办公室|公司|集团|大学|学院|宣传部|检察院|法院|公安局|支队|总队|分局|海关|边检站|供图|提供|版|社|局|部|台|站|网|报)$"
)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_OPENING = 240


def names_in_byline(text: str) -> list[str]:
    """
    Names behind the roles of a byline; designers, editors and other hands are left out.

    Examples
    --------
    >>> names_in_byline("□本报记者 王玉琢 鄂尔多斯市融媒体中心记者 张晓艳 金咏")
    ['王玉琢', '张晓艳', '金咏']
    >>> names_in_byline("文案：兰天 薛腾 设计：苏昊")
    ['兰天', '薛腾']
    >>> names_in_byline("本报记者 李 霞 张慧玲")
    ['李霞', '张慧玲']
    """
    marks = list(_ROLE_MARK.finditer(text))
    if not marks:
        return [] if _DIGIT.search(text) else _names(text)
    names: list[str] = []
    for index, mark in enumerate(marks):
        if mark["other"] and mark["other"] not in _AUTHOR_ROLES:
            continue
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        names += [name for name in _names(text[mark.end() : end]) if name not in names]
    return names


def names_in_lead(text: str, start: int) -> list[str]:
    """
    Names in the bracket after a dateline that ends at `start`, or in ``记者…报道``.

    Examples
    --------
    >>> names_in_lead("本报讯(记者 云艳芳)记者从1月4日", 3)
    ['云艳芳']
    """
    head = text[start : start + _OPENING]
    for bracket in _BRACKET.finditer(head):
        if bracket.start() > 80:
            break
        if _ROLE_MARK.search(bracket[1]):
            return names_in_byline(bracket[1])
    if told := re.match(f"[\\s】\\])）]*((?:{ROLE})[^。，,]{{2,30}}?)报道", head):
        return names_in_byline(told[1])
    if told := re.match(f"[\\s】\\])）]*({ROLE}\\s+{HAN}{{2,4}}(?:\\s{HAN}{{2,4}})*)\\s", head):
        return names_in_byline(told[1])
    return []


def names_in_end(text: str) -> list[str]:
    """
    Names in a closing bracket: ``(李海珍)``, ``（记者 张三）``.

    Examples
    --------
    >>> names_in_end("(李海珍)"), names_in_end("(完)")
    (['李海珍'], [])
    """
    return names_in_byline(text.strip("（()） "))


def names_in_credit(text: str) -> list[str]:
    """
    Names in the credit that ends a caption.

    Examples
    --------
    >>> names_in_credit("图为女骑手正在训练。李明摄")
    ['李明']
    """
    tail = CREDIT_TAIL.search(text)
    return names_in_byline(tail[0].strip("（()）。 ")) if tail else []


def _names(text: str) -> list[str]:
    names: list[str] = []
    letter = ""
    for word in _SPLIT.split(text.strip()):
        word = _CLUTTER.sub("", word)
        if len(word) == 1 and not letter:
            letter = word
            continue
        word, letter = (letter + word if len(word) == 1 else word), ""
        names += _one_or_two(word)
    return names


def _one_or_two(word: str) -> list[str]:
    """Take a word as a name, as two names set without a space, or as none."""
    if not _NAME.match(word) or _NO_NAME.match(word):
        return []
    if len(word) in (5, 6) and word[0] in _SURNAMES:
        for cut in (3, 2):
            if word[cut] in _SURNAMES and len(word) - cut in (2, 3):
                return [word[:cut], word[cut:]]
    return [word]
