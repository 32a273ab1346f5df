"""One Mongolian name, several transcriptions: 乌尔其汉 and 乌尔旗汉, 洪格尔 and 红格尔.

Transcribers choose among characters of the same sound; a name of the region is also looked for with one of
them exchanged, always as a form that needs context.
"""

from __future__ import annotations

from collections.abc import Iterator

EXCHANGED = (
    ("洪", "红"),
    ("其", "旗"),
    ("沁", "钦"),
    ("宝", "保"),
    ("宝", "布"),
    ("敦", "顿"),
    ("敦", "登"),
    ("图", "吐"),
    ("淖尔", "诺尔"),
    ("乌素", "乌苏"),
    ("木", "穆"),
    ("布", "卜"),
    ("高勒", "郭勒"),
    ("巴音", "巴彦"),
    ("白音", "巴彦"),
    ("白音", "巴音"),
    ("汉", "罕"),
    ("准格尔", "准噶尔"),
    ("宝拉格", "宝力格"),
    ("拉", "喇"),
    ("嘴", "咀"),
    ("呼硕", "胡硕"),
    ("浩", "好"),
    ("赛汉", "赛罕"),
)
"""Characters that transcribers of Mongolian use for one another."""


def variants(name: str) -> Iterator[str]:
    """
    Give a name with one of its characters exchanged for another of the same sound.

    Examples
    --------
    >>> list(variants("洪格尔苏木"))
    ['红格尔苏木']
    """
    for one, other in EXCHANGED:
        for old, new in ((one, other), (other, one)):
            at = name.find(old)
            while at >= 0:
                if not (old == "旗" and at == len(name) - 1) and not name.startswith("苏木", at - 1):
                    yield name[:at] + new + name[at + len(old) :]
                at = name.find(old, at + len(old))
