"""The marks by which a Chinese newspaper says what a line is: datelines, bylines, credits, jumps, ends.

All patterns are anchored or run on short strings only, so that no line, however long, costs more than its
length.
"""

from __future__ import annotations

import re
from collections.abc import Collection

HAN = "[^\\W\\d_A-Za-z]"
"""Any letter but a Latin one: ranges of ideographs take a hundred times as long to compile."""
NUMERAL = "〇零一二三四五六七八九十廿卅元"

_PAPER = (
    f"(?:本报|本報|本刊|本台|本网|本社|新华社|新華社|新华网|中新社|中新网|央视网|人民网|中国新闻网|中通社|塔斯社"
    "|央广网|中广网|光明网|中国网|环球网|国际在线|正北方网|草原云|北疆新闻|澎湃新闻|中国青年网|中青在线|新京报|大公报|文汇报"
    f"|{HAN}{{2,8}}?(?:日报|晚报|晨报|时报|早报|商报|都市报|新报|快报|新闻网|经济网|日报网|广播网|通讯社)(?:社)?)"
)
_DAY = (
    "(?:(?:(?:19|20)\\d\\d年)?\\d{1,2}月\\d{1,2}日"
    f"|[{NUMERAL}]{{1,4}}月?[{NUMERAL}]{{0,3}}日|\\d{{1,2}}日)"
)

DATELINE = re.compile(
    f"(?:[【\\[(（]\\s*)?(?:据\\s*)?(?P<paper>{_PAPER})\\s*(?P<place>(?:{HAN}{{2,12}}?(?:[、/·\\s]\\s*{HAN}{{2,8}}?)?)?)\\s*"
    f"(?:(?P<day>{_DAY})\\s*(?:专|急)?[电電]|(?P<day2>{_DAY})?\\s*(?:(?:快|综合)?[讯訊]|消息|[电電](?=\\s*[】\\])）（(：:])))(?=[\\s】\\])）(（：:,，]|$|{HAN})"
)
"""``本报阿拉善11月3日电``, ``新华社北京5月6日电``, ``【本报讯】``; place and day may be empty."""

ROLE = (
    "(?:(?:本报|本報|本刊|本台|本网|新华社|新華社|全媒体|融媒体|首席|见习|实习|特约|特派|驻站|青年|前方|摄影|文字)\\s*)*"
    "(?:记者|通讯员|通訊員|記者|报道员|實習生|实习生|撰稿人|特约撰稿)"
)
OTHER_ROLE = (
    "文案|撰文|采写|作者|撰稿|文字|文[/／、]?图|图[/／、]?文|文|摄影|设计|监制"
    "|编辑|责编|统筹|策划|制图|校对|出品|美编|图片?"
)

_BYLINE = re.compile(
    f"(?:[□■◆●○◇▲△★◎▪◼]\\s*)?(?:[(（]\\s*)?"
    f"(?:(?:{OTHER_ROLE})\\s*[:：/／|｜]|(?:文[/／]图|图[/／]文)\\s*"
    f"|(?:{HAN}{{0,14}}?){ROLE}\\s*[:：]?\\s*(?![了们从在看获到向问发采来走注日近调对将就为,，]))"
    f"|[□◇◎]\\s*{HAN}{{2,4}}(?:\\s+{HAN}{{2,6}}){{0,4}}\\s*$"
)

_BYLINE_SIGN = re.compile(":|：|/|／|\\||｜|□|◇|◎|记者|記者|通讯员|通訊員|报道员|實習生|实习生|撰稿")
"""What every byline holds, quick to find."""

_NAMES = f"(?:{HAN}|·){{1,8}}(?:[\\s、,，]+(?:{HAN}|·){{1,8}}){{0,5}}"
CREDIT = re.compile(
    f"(?:(?:{ROLE}|作者)\\s*{_NAMES}\\s*(?:/?[摄攝](?:影报道|影)?|供图|[（(]?图片[)）]?)"
    f"|(?:^|[（(\\s])(?:摄影|供图|图片?)\\s*[:：/／]\\s*(?:{ROLE})?\\s*{_NAMES}"
    f"|^[（(]?\\s*{_NAMES}\\s*(?:摄(?:影报道)?|供图))\\s*[)）。]?$"
)
"""``本报记者 孟和朝鲁 摄``, ``(王五 摄)``, ``摄影：…`` at the end of a line."""

CREDIT_SIGN = re.compile("[摄攝图]")
"""What every credit holds."""

CREDIT_TAIL = re.compile(f"[(（。]\\s*(?:{ROLE}\\s*)?{_NAMES}\\s*(?:摄(?:影报道|影)?|供图)\\s*[)）。]?$")
"""A credit at the end of a caption."""

END_NAME = re.compile(
    f"[（(]\\s*(?:{ROLE}|文\\s*[/／]?|作者)?\\s*[:：]?\\s*(?:{HAN}|·){{1,6}}(?:[\\s、]+(?:{HAN}|·){{1,6}}){{0,3}}\\s*[)）]"
)
"""``(李海珍)``: the author after the last sentence."""
_END_NAME_TAIL = re.compile(f"(?<=[。！？”!?])\\s*({END_NAME.pattern})$")
_LONGEST_END = 40

JUMP_FROM = re.compile(
    "[■▲●◆□▶►\\s]*[（(【\\[]?\\s*(?:上接|紧接|接)\\s*(?:今日)?第?\\s*[0-9０-９一二三四五六七八九十A-Za-z]{1,3}\\s*版[^）)】\\]\\s]{0,12}[）)】\\]]?\\s*"
)
JUMP_TO = re.compile(
    "[■▲●◆□▶►\\s]*[（(【\\[]?\\s*(?:下转|转)\\s*(?:今日)?第?\\s*[0-9０-９一二三四五六七八九十A-Za-z]{1,3}\\s*版[^）)】\\]\\s]{0,12}[）)】\\]]?\\s*"
)
_INDEX_TAIL = re.compile(
    "(?:[（(]\\s*(?:详见|见|转|刊)?\\s*第?[一二三四五六七八九十0-9]{1,3}版\\s*[)）]|(?:详见|刊)第?[一二三四五六七八九十0-9]{1,3}版)$"
)
"""``(见2版)``, ``详见第三版`` at the end of a line."""
_INDEX = re.compile(
    "(?:责任编辑|责编|值班|版面?编辑|版式|校对|美编|电话|邮编|地址|网址|广告|国内统一|刊号|邮发代号|印刷|零售|导读|ICP|扫码|微信|E-?mail|投稿|编辑|版权|声明)"
    "\\s*[:：]"
    "|!?\\[[^\\]]*\\]\\([^)]*\\)$|<[^>]{1,200}>$|[-=*_~—－\\s]{3,}$"
)
"""What a line of addresses, staff or markup begins with."""

META = re.compile(
    "[^。，,]{0,30}?(?:(?:19|20)\\d\\d[-/.年]\\s*\\d{1,2}[-/.月]\\s*\\d{1,2}日?(?:[\\sT]+\\d{1,2}:\\d\\d|\\s*(?:星期|周)[一二三四五六日天]|\\s*$)"
    "|(?:来源|來源|稿源|发布时间|发布日期|时间|日期|浏览次数|点击数|字体|字号)\\s*[:：])[^。]{0,80}$"
)
"""A web page's line of time and source, a masthead's line of date."""

ENDED = re.compile("[。！？!?…](?:[”’」』》〉）)\\]】]*)\\s*$")
SOFT_END = re.compile("[”’」』》〉）)\\]】：；:;]\\s*$")
_STOPS = frozenset("。！？!?…")
_CLOSING = frozenset("”’」』》〉）)]】")
_SOFT_STOPS = _CLOSING | frozenset("：；:;")
NOT_A_TITLE = re.compile("[。；;]|[，、,：:（(“‘《]$|^[，。、；：,;)）”’》]")
NUMBERED = re.compile(
    "[（(]?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[)）、.．:：]|第[一二三四五六七八九十]{1,3}[章节条部]"
)
BULLET = re.compile("[■□◆◇●○▲△★☆◎•·]")
TITLE_UNDER = re.compile("[—–－―-]{1,3}[^—–－―-]")
ATTENDANCE = re.compile(
    f"(?:出席|参加|主持|讲话|致辞|陪同|作报告|会见|宣读{HAN}{{0,6}})(?:会议|并讲话|活动)?$"
)
VERB_FIRST = re.compile(
    "(?:助推|推动|助力|促进|推进|奋力|确保|打造|谱写|书写|赋能|激发|点燃|擦亮|绘就|彰显|引领|护航|夯实|筑牢)"
)

_AMID = re.compile(
    f"[，。、；：,;:)）”’》」』】！？!?%％]|[的了等及和与们着得之或性化度](?!{HAN}{{2}}是)"
    f"|(?![一二三四五六七八九十]、|[但而故曾]){HAN}[，、,]|(?:以及|并且|而且|元|余元|万元|亿元)"
)
_INITIAL = re.compile(
    f"(?:近日|日前|据|今年|去年|明年|目前|截至|当前|当日|当天|连日来|近年来|多年来|一直以来|[一二三四五六七八九十]是|首先|其次|此外|同时|下一步|与此同时"
    f"|(?:\\d{{4}}年)?\\d{{1,2}}月(?:\\d{{1,2}}日|份|以来|上旬|中旬|下旬)|\\d{{4}}年|在{HAN}{{2}}|走进|自(?:{HAN}|\\d)|为{HAN}{{2}}|[“‘]{HAN}{{1,2}}[，,])"
)

_SHORTEST_DOUBLE = 6
_GLANCE = 20


def is_ended(text: str) -> bool:
    """
    Whether a text ends as a sentence does.

    Examples
    --------
    >>> is_ended("通关了。”"), is_ended("通关了："), is_ended("")
    (True, False, False)
    """
    last = text[-1:]
    if last not in _CLOSING and not last.isspace():  # nearly all texts
        return last in _STOPS
    return ENDED.search(text, max(0, len(text) - 6)) is not None


def is_soft_ended(text: str) -> bool:
    """
    Whether a text ends in a closing quote or bracket, colon or semicolon: a sentence may end there.

    Examples
    --------
    >>> is_soft_ended("通关了："), is_soft_ended("通关了。")
    (True, False)
    """
    last = text[-1:]
    if not last.isspace():
        return last in _SOFT_STOPS
    return SOFT_END.search(text, max(0, len(text) - 4)) is not None


def begins_amid(text: str) -> bool:
    """
    Whether a text cannot be the beginning of a sentence.

    Examples
    --------
    >>> begins_amid("的乡村治理体系"), begins_amid("帜,积极发展"), begins_amid("近日,阿拉善")
    (True, True, False)
    """
    return _AMID.match(text) is not None


def begins_new(text: str) -> bool:
    """
    Whether a text begins as a paragraph does: a time, a usual opening word.

    Examples
    --------
    >>> begins_new("11月3日,自治区"), begins_new("据悉,为深入"), begins_new("蒙协作结出")
    (True, True, False)
    """
    return _INITIAL.match(text) is not None


def opens_byline(text: str) -> bool:
    """
    Whether a short line begins as a byline does.

    Examples
    --------
    >>> opens_byline("本报记者 王玉琢"), opens_byline("记者从海关获悉")
    (True, False)
    """
    return _BYLINE_SIGN.search(text) is not None and _BYLINE.match(text) is not None


def end_name_in(text: str) -> re.Match[str] | None:
    """
    Find the author's name in brackets behind the last sentence; group 1 is the bracket.

    Examples
    --------
    >>> end_name_in("货运量创新高。(李海珍)")[1], end_name_in("货运量创新高。")
    ('(李海珍)', None)
    """
    if not text.endswith((")", "）")):
        return None
    return _END_NAME_TAIL.search(text, max(0, len(text) - _LONGEST_END))


def is_index(text: str) -> bool:
    """
    Whether a short line only points to another page, or gives an address, the staff, or markup.

    Examples
    --------
    >>> is_index("策克口岸通关忙(详见3版)"), is_index("责任编辑:王五"), is_index("策克口岸通关忙")
    (True, True, False)
    """
    return _INDEX.match(text) is not None or ("版" in text and _INDEX_TAIL.search(text) is not None)


def doubled(text: str) -> bool:
    """
    Whether a short line says everything twice, as shadowed lettering does when a PDF's text is pulled.

    Examples
    --------
    >>> doubled("奋力书写新篇章奋力书写新篇章··特别报道特别报道"), doubled("奋力书写新篇章")
    (True, False)
    """
    if not 2 * _SHORTEST_DOUBLE <= len(text) <= 120:
        return False
    start = text[:_SHORTEST_DOUBLE]
    size = text.find(start, _SHORTEST_DOUBLE)
    while 0 < size <= len(text) // 2:
        if text.startswith(text[:size], size):
            return True
        size = text.find(start, size + 1)
    return False


def says_one_of(text: str, sayings: Collection[str]) -> bool:
    """
    Whether a text, however long, is one of some stripped ones but for its signs.

    Examples
    --------
    >>> says_one_of("策克,通关!", ["策克通关"]), says_one_of("策克口岸", ["策克通关"])
    (True, False)
    """
    opening = strip_signs(text[:_GLANCE])
    return any(said.startswith(opening) for said in sayings) and strip_signs(text) in sayings


def strip_signs(text: str) -> str:
    """
    Only letters and digits, for comparing.

    Examples
    --------
    >>> strip_signs("——一片山的「剪枝」")
    '一片山的剪枝'
    """
    return _SIGNS.sub("", text)


_SIGNS = re.compile("[^\\w]+")
RUBRIC = re.compile(
    "(?:进行时|特别报道|系列报道|在基层|在行动|回眸20\\d\\d|调研行|专栏|特刊|栏目)$|^(?:回眸|聚焦|关注|图解)\\d*$"
)
