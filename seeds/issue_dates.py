"""The day a page was printed: from its file's name or masthead, else inferred from what it says.

A newspaper prints the datelines of the day before. The year is the one that agrees best with the years the
text names, with weekdays and days of the lunar calendar, and with the dated words of `eras.csv`; how clearly
it wins is the confidence.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from seeds.datelines import MonthDay, read_day
from seeds.eras import Era, eras_in
from seeds.lunar import lunar_to_solar, read_lunar_day
from seeds.marks import NUMERAL
from seeds.records import IssueDate

FIRST_YEAR, LAST_YEAR = 1947, 2069
PRINTED_YEARS = range(1815, 2100)
"""Years in which a page may be printed: the first periodical in Chinese is of 1815."""
_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?:(?P<sep>[-_.])(\d{1,2})(?P=sep)(\d{1,2})|(\d\d)(\d\d)"
    r"|[-_]?(\d\d)[-_/](\d\d)|年(\d{1,2})月(\d{1,2})日)(?![0-9A-Za-z])"
)
_DAYS = r"(?P<m>\d\d?)[ \t]*月[ \t]*(?P<d>\d{1,2})[ \t]*日"
_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}
_MASTHEAD = re.compile(
    rf"(?:^|[\n\r])[^\n\r。，,]{{0,24}}?(?P<y>(?:19|20)\d\d)\s*年\s*{_DAYS}"
    r"(?P<rest>\s*(?:[（(]?\s*(?:星期|周)[一二三四五六日天]|农历|第\s*\d+|[A-Z]?\d*版"
    r"|\d{1,2}:\d\d|来源|$)[^\n\r]{0,40})"
)
_DAY_OF_YEAR = re.compile(r"年\s*\d\d?[ \t]*月")
"""What every masthead holds, quick to find."""
_STAMP = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})[\sT]+\d{1,2}:\d\d")
_FILED = re.compile(
    rf"(?:本报|本台|本网|新华社|中新社|日报|晚报)[^\n。,，(（]{{0,16}}?{_DAYS}\s*(?:专)?[电讯電訊]"
)
_CHINESE_DAY = f"(?:[{NUMERAL}]{{4}}年)?[{NUMERAL}]{{1,3}}月[{NUMERAL}]{{1,3}}日"
_FILED_CHINESE = re.compile(
    f"(?:本报|本報|新华社|新華社)[^\\n。,，(（]{{0,16}}?({_CHINESE_DAY})\\s*(?:专)?[电讯電訊]"
)
_FULL_DATE = re.compile(
    f"(?:19|20)\\d\\d[ \\t]*年[ \\t]*\\d{{1,2}}[ \\t]*月[ \\t]*\\d{{1,2}}[ \\t]*日"
    f"|[{NUMERAL}]{{4}}年[{NUMERAL}]{{1,3}}月[{NUMERAL}]{{1,3}}日"
)
_LEAD = re.compile(rf"(?:本报|新华社)[^\n。,，]{{0,6}}讯\s*[^\n。]{{0,40}}?{_DAYS}")
_CAPTION = re.compile(rf"(?:^|[\n\r])[ \t\u3000]*{_DAYS}[,，]")
_YEAR = re.compile(r"((?:19|20)(?<![\d.]..)\d\d)\s*年(?!代)")
"""What must not stand before it comes after its first digits, by which the search is quick."""
_CHINESE_YEAR = re.compile("一九[三四五六七八九][〇零一二三四五六七八九]年")
_WEEKDAY = re.compile(rf"{_DAYS}[^\n。\d]{{0,4}}?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])")
_LUNAR_NEAR = re.compile(rf"{_DAYS}[^\n。]{{0,12}}?(?P<l>(?:农历|阴历)[^\n。]{{2,16}})")
_AHEAD = re.compile("(?:到|至|预计|计划|力争|目标|将于|将在|拟于|定于|规划|争取|—|-|～)[^。，,；]{0,6}$")
_AHEAD_AFTER = re.compile(
    "(?:\\d{1,2}月)?(?:底|末|前|年底)?(?:前|投产|建成|完工|竣工|交付|中交|实现|基本实现)"
)
_HEAD = 1500


_Mark = tuple[MonthDay, int | tuple[int, int, bool], str]
"""A day, its weekday (0 for Monday) or lunar day as printed, and the words that say so."""


@dataclass(frozen=True, slots=True)
class _YearScore:
    year: int
    score: float
    reasons: tuple[str, ...]


def date_in_name(name: str) -> IssueDate | None:
    """
    Read the date in a file's name.

    Examples
    --------
    >>> date_in_name("nmgrb-20251104-01.txt").value
    datetime.date(2025, 11, 4)
    >>> date_in_name("000_9b9eba992545ddab.txt") is None
    True
    """
    for match in _IN_NAME.finditer(name):
        year, *rest = (int(g) for g in (v for k, v in enumerate(match.groups(), 1) if k != 2) if g)
        if len(rest) == 2 and (found := _date(year, *rest)):
            return IssueDate(found, f"the file's name says {match[0]}", 0.98)
    return None


def infer_issue(text: str) -> IssueDate:
    """
    Infer the day of printing from a page's text.

    Returns
    -------
    IssueDate
        With the evidence in words; `value` is None where no day or no year can be told.

    Examples
    --------
    >>> issue = infer_issue("本报11月3日讯 学习贯彻党的二十届四中全会精神")
    >>> issue.value
    datetime.date(2025, 11, 4)
    """
    printed = _printed_date(text)
    if printed is not None:
        return printed
    latest, source = _latest_day(text)
    if latest is None:
        return _last_full_date(text)
    if latest.year is not None:
        printed_day = _date(latest.year, latest.month, latest.day)
        if printed_day is not None:
            return IssueDate(
                printed_day + timedelta(days=1), f"{source} with its year, printed the day after", 0.9
            )
    ranked = _rank_years(latest, text)
    if not ranked:
        return IssueDate(None, f"{source} names {latest.month}-{latest.day:02d}, nothing tells the year", 0.0)
    best = ranked[0]
    day = _date(best.year, latest.month, latest.day)
    if day is None:
        return IssueDate(
            None, f"{source} names {latest.month}-{latest.day:02d}, which {best.year} has not", 0.0
        )
    margin = best.score - (ranked[1].score if len(ranked) > 1 else 0.0)
    evidence = (
        f"latest {source} {latest.month}-{latest.day:02d}, printed the day after; year {best.year}: "
        + "; ".join(best.reasons)
    )
    return IssueDate(day + timedelta(days=1), evidence, round(min(0.95, 0.5 + 0.1 * max(0.0, margin)), 2))


def _printed_date(text: str) -> IssueDate | None:
    """Read a masthead's date, or the time stamp of a web page."""
    for part in (text[:_HEAD], text[-_HEAD:]):
        if _DAY_OF_YEAR.search(part) and (match := _MASTHEAD.search(part)):
            found = _date(int(match["y"]), int(match["m"]), int(match["d"]))
            if found:
                return _checked(found, match["rest"])
    if (stamp := _STAMP.search(text[:_HEAD])) and (found := _date(*(int(g) for g in stamp.groups()))):
        return IssueDate(found, f"time stamp {stamp[0]}", 0.9)
    return None


def _checked(found: date, rest: str) -> IssueDate:
    words, confidence = [f"the page prints {found.isoformat()}"], 0.9
    if (week := re.search("(?:星期|周)([一二三四五六日天])", rest)) is not None:
        right = found.weekday() == _WEEKDAYS[week[1]]
        words.append(f"its weekday {'agrees' if right else 'disagrees'}")
        confidence += 0.06 if right else -0.3
    if (lunar := read_lunar_day(rest)) is not None:
        right = _is_lunar(found, lunar)
        words.append(f"its lunar day {'agrees' if right else 'disagrees'}")
        confidence += 0.03 if right else -0.2
    return IssueDate(found, "; ".join(words), round(confidence, 2))


def _latest_day(text: str) -> tuple[MonthDay | None, str]:
    for pattern, source in ((_FILED, "dateline"), (_LEAD, "day after a dateline"), (_CAPTION, "caption")):
        days = {(int(m["m"]), int(m["d"])) for m in pattern.finditer(text)}
        days = {day for day in days if _date(2024, *day)}
        if days:
            if max(days)[0] == 12 and min(days)[0] == 1:
                days = {day for day in days if day[0] < 7}
            return MonthDay(*max(days)), source
    filed = [day for match in _FILED_CHINESE.finditer(text) if (day := read_day(match[1]))]
    if filed:
        return max(filed, key=lambda day: (day.month, day.day)), "dateline"
    return None, ""


def _last_full_date(text: str) -> IssueDate:
    found: list[date] = []
    for match in _FULL_DATE.finditer(text):
        day = read_day(match[0])
        full = _date(day.year or 0, day.month, day.day) if day else None
        if full is not None and not _AHEAD.search(text[max(0, match.start() - 12) : match.start()]):
            found.append(full)
    if not found:
        return IssueDate(None, "no dateline, caption or full date names a day", 0.0)
    return IssueDate(max(found), "the latest full date of the text", 0.4)


def _rank_years(day: MonthDay, text: str) -> list[_YearScore]:
    named, ahead = _named_years(text)
    eras = eras_in(text)
    candidates = _candidates(named, eras)
    marks = _calendar_marks(text)
    scores = [
        _score(year, day, named, ahead, eras, text, marks)
        for year in candidates
        if _date(year, day.month, day.day)
    ]
    return sorted(scores, key=lambda s: (-s.score, s.year))


def _named_years(text: str) -> tuple[Counter[int], set[int]]:
    """Count the years named as past or present, and gather those named as yet to come."""
    named: Counter[int] = Counter()
    ahead: set[int] = set()
    for match in _YEAR.finditer(text):
        begin, end = match.span()
        before, after = text[max(0, begin - 12) : begin], text[end : end + 12]
        if _AHEAD.search(before) or _AHEAD_AFTER.match(after):
            ahead.add(int(match[1]))
        else:
            named[int(match[1])] += 1
    for match in _CHINESE_YEAR.finditer(text):
        named[
            int("".join(str("〇一二三四五六七八九".find(c) % 10) if c != "零" else "0" for c in match[0][:4]))
        ] += 1
    return named, ahead


def _candidates(named: Counter[int], eras: list[Era]) -> list[int]:
    years = {year + more for year in named for more in (0, 1)}
    if eras:
        latest = eras[-1].not_before.year
        years |= {latest, latest + 1, latest + 2}
    return sorted(year for year in years if FIRST_YEAR <= year <= LAST_YEAR)


def _score(
    year: int,
    day: MonthDay,
    named: Counter[int],
    ahead: set[int],
    eras: list[Era],
    text: str,
    marks: list[_Mark],
) -> _YearScore:
    on = _date(year, day.month, day.day) or date(year, day.month, 28)
    reasons: list[str] = []
    score = _by_named(year, day.month, named, reasons)
    score -= 1.0 * sum(year > future for future in ahead)
    score += _by_eras(on, eras, text, reasons)
    score += _by_calendar(year, marks, reasons)
    return _YearScore(year, score, tuple(reasons) or ("nearest to the evidence",))


def _by_named(year: int, month: int, named: Counter[int], reasons: list[str]) -> float:
    if not named:
        return 0.0
    last = max(named)
    if year == last:
        reasons.append(f"the text names {year}, and none later")
        return 3.0 + min(1.0, 0.25 * named[year])
    if year == last + 1:
        return 1.0 if month <= 3 else -0.5
    return -1.5 if year > last else -3.0 * (last - year)


def _by_eras(on: date, eras: list[Era], text: str, reasons: list[str]) -> float:
    score = 0.0
    for era in eras:
        if on < era.not_before:
            score -= 4.0
        elif era.not_after is not None and on > era.not_after:
            score -= min(3.0, 1.0 + (on - era.not_after).days / 365)
        elif era.not_after is not None:
            score += 0.25
        if (
            era.kind == "plan"
            and era.not_after is not None
            and on.year == era.not_after.year - 1
            and _closing(era, text)
        ):
            reasons.append(f"{era.key} comes to its end")
            score += 1.5
    if eras and on >= eras[-1].not_before:
        years = (on - eras[-1].not_before).days / 365
        score += 1.5 - 0.75 * years
        if years <= 1.5:
            reasons.append(f"{eras[-1].key} is of {eras[-1].not_before.isoformat()}")
    return score


def _closing(era: Era, text: str) -> bool:
    at = text.find(era.key)
    return "收官" in text[at : at + 20] or f"{era.key}收官" in text or f"{era.key}圆满收官" in text


def _calendar_marks(text: str) -> list[_Mark]:
    """Find days with the weekday (0 for Monday) or lunar day that the text gives them."""
    marks: list[_Mark] = []
    if "周" in text or "星期" in text:
        for match in _WEEKDAY.finditer(text):
            marks.append((MonthDay(int(match["m"]), int(match["d"])), _WEEKDAYS[match["w"]], match[0]))
    if "农历" in text or "阴历" in text:
        for match in _LUNAR_NEAR.finditer(text):
            lunar = read_lunar_day(match["l"])
            if lunar is not None:
                marks.append((MonthDay(int(match["m"]), int(match["d"])), lunar, match["l"]))
    return marks


def _by_calendar(year: int, marks: list[_Mark], reasons: list[str]) -> float:
    score = 0.0
    for day, said, words in marks:
        found = _date(year, day.month, day.day)
        if found is not None:
            right = found.weekday() == said if isinstance(said, int) else _is_lunar(found, said)
            score += 3.0 if right else -3.0
            if right:
                reasons.append(f"{words} is right for {year}")
    return score


def _is_lunar(found: date, lunar: tuple[int, int, bool]) -> bool:
    month, day, leap = lunar
    return found in (lunar_to_solar(found.year - back, month, day, leap=leap) for back in (0, 1))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in PRINTED_YEARS else None
    except ValueError:
        return None
