"""Where and when a story was filed: ``本报阿拉善11月3日电`` → 阿拉善, 3 November.

The year comes from the page: a dateline is printed on the day it names or within the year before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from seeds.marks import DATELINE, NUMERAL

_DAY = re.compile(r"(?:((?:19|20)\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_CHINESE_DAY = re.compile(f"(?:([{NUMERAL}]{{4}})年)?([{NUMERAL}]{{1,3}})月([{NUMERAL}]{{1,3}})日")
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "元": 1,
    "十": 10,
    "廿": 20,
    "卅": 30,
}
_OPENING = 60


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day as printed: the year often is not."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a report.

    `place` is as printed, with its span in the text; place and day are None where the head names none.
    `end` is where the head ends.
    """

    place: str | None
    place_span: tuple[int, int] | None
    day: MonthDay | None
    end: int


def read_dateline(text: str) -> Dateline | None:
    """
    Read the dateline that a text opens with.

    Returns
    -------
    Dateline or None
        None if the text opens otherwise.

    Examples
    --------
    >>> read_dateline("本报阿拉善11月3日电 (记者 康丽娜)").place
    '阿拉善'
    >>> read_dateline("本报讯(记者 云艳芳)").day is None
    True
    """
    match = DATELINE.match(text)
    if match is None:
        return None
    place, span = match["place"] or None, match.span("place")
    return Dateline(
        place, span if place else None, read_day(match["day"] or match["day2"] or ""), match.end()
    )


def read_day(text: str) -> MonthDay | None:
    """
    Read the first day of a month in a text, in digits or Chinese numerals.

    Examples
    --------
    >>> read_day("图为11月3日拍摄"), read_day("一九五二年十月廿一日")
    (MonthDay(month=11, day=3, year=None), MonthDay(month=10, day=21, year=1952))
    >>> read_day("13月1日") is None
    True
    """
    if match := _DAY.search(text):
        year, month, day = match.groups()
        return _month_day(int(year) if year else None, int(month), int(day))
    if match := _CHINESE_DAY.search(text):
        digits, month, day = match.groups()
        year_number = int("".join(str(_DIGITS[d] % 10) for d in digits)) if digits else None
        return _month_day(year_number, chinese_number(month), chinese_number(day))
    return None


def opening_day(text: str) -> MonthDay | None:
    """Read the day named in the first words of a text: what a caption or a brief without dateline has."""
    return read_day(text[:_OPENING])


def chinese_number(numerals: str) -> int:
    """
    Read a number below 100 in Chinese numerals.

    Examples
    --------
    >>> [chinese_number(n) for n in ("三", "十一", "廿九", "二十", "三十一")]
    [3, 11, 29, 20, 31]
    """
    total = unit = 0
    for sign in numerals:
        value = _DIGITS[sign]
        if value >= 20:
            total += value
        elif value == 10:
            total += 10 * (unit or 1)
            unit = 0
        else:
            unit = value
    return total + unit


def in_year_of(day: MonthDay, issue: date | None) -> date | None:
    """
    Give a printed day its year: the latest that is not after the issue (a day of grace for evening papers).

    Examples
    --------
    >>> in_year_of(MonthDay(12, 31), date(2024, 1, 2))
    datetime.date(2023, 12, 31)
    >>> in_year_of(MonthDay(12, 31), None) is None
    True
    """
    if day.year is not None:
        return _date(day.year, day)
    if issue is None:
        return None
    for year in range(issue.year + 1, issue.year - 8, -1):
        found = _date(year, day)
        if found is not None and found - issue <= timedelta(days=1):
            return found
    return None


def _month_day(year: int | None, month: int, day: int) -> MonthDay | None:
    return MonthDay(month, day, year) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _date(year: int, day: MonthDay) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None
