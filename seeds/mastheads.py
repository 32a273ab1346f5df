"""The name of the newspaper, where the page itself prints it."""

from __future__ import annotations

import re

_NAME = (
    "[\u4e00-\u9fff]{2,10}"
    "(?:日报|晚报|晨报|时报|早报|商报|都市报|新报|快报|法制报|法治报|农牧民报|青年报|工人报|报)"
)
_ALONE = re.compile(f"[# \\t\u3000]*({_NAME})[ \\t\u3000]*(?:$|\\d|第|农历|星期|[（(])")
_SOURCE = re.compile(f"(?:来源|稿源|出处)\\s*[:：]\\s*[《]?({_NAME})")
_HEAD = 4000


def newspaper_in(text: str) -> str | None:
    r"""
    Find the newspaper that a page names as itself, in its masthead or as its source.

    Examples
    --------
    >>> newspaper_in("内蒙古日报\n2025年11月4日 星期二")
    '内蒙古日报'
    >>> newspaper_in("本报讯 记者从内蒙古日报社获悉") is None
    True
    """
    for part in (text[:_HEAD], text[-_HEAD:]):
        if "报" in part and (found := _SOURCE.search(part) or _alone(part)):
            return found[1]
    return None


def _alone(text: str) -> re.Match[str] | None:
    """Find the first line that begins with the name of a newspaper and ends there or in a date."""
    named = (_ALONE.match(line) for line in text.split("\n") if "报" in line)
    return next(filter(None, named), None)
