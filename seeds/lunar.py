"""Days of the Chinese calendar → days of ours, 1947–2070, by a table."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from functools import cache
from importlib import resources

from seeds.datelines import chinese_number

_LUNAR = re.compile(
    "(?:农历|夏历|旧历|阴历)\\s*(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?)?\\s*(闰)?([正一二三四五六七八九十冬腊]{1,2})月\\s*(初[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{1,3})"
)
_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def read_lunar_day(text: str) -> tuple[int, int, bool] | None:
    """
    Read ``农历九月十五``: month, day, and whether the month is a leap month.

    Examples
    --------
    >>> read_lunar_day("农历乙巳年九月十五"), read_lunar_day("农历闰六月初一")
    ((9, 15, False), (6, 1, True))
    """
    match = _LUNAR.search(text)
    if match is None:
        return None
    leap, month, day = match.groups()
    return (
        _MONTHS.get(month) or chinese_number(month),
        chinese_number(day.removeprefix("初")),
        leap is not None,
    )


def lunar_to_solar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """
    Turn a lunar day into a day of our calendar.

    Parameters
    ----------
    year : int
        The lunar year, named by the year of ours in which it begins.
    month, day : int
        Lunar month and day; `leap` chooses the leap month of that number.

    Returns
    -------
    date or None
        None outside the table, and where the year has no such day.

    Examples
    --------
    >>> lunar_to_solar(2025, 9, 15), lunar_to_solar(2024, 6, 1, leap=True)
    (datetime.date(2025, 11, 4), None)
    """
    row = _years().get(year)
    if row is None:
        return None
    start, leap_month, lengths = row
    index = month - 1 + (leap_month is not None and (month > leap_month or leap))
    if (leap and month != leap_month) or not 0 <= index < len(lengths) or not 1 <= day <= lengths[index]:
        return None
    return start + timedelta(days=sum(lengths[:index]) + day - 1)


@cache
def _years() -> dict[int, tuple[date, int | None, tuple[int, ...]]]:
    lines = resources.files("seeds").joinpath("data/lunar.csv").read_text(encoding="utf-8").splitlines()
    return {
        int(row["year"]): (
            date.fromisoformat(row["new_year"]),
            int(row["leap_month"]) if row["leap_month"] else None,
            tuple(map(int, row["month_days"].split())),
        )
        for row in csv.DictReader(lines)
    }
