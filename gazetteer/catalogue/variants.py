"""One Mongolian name, several transcriptions: 乌尔其汉 and 乌尔旗汉, 洪格尔 and 红格尔.

Transcribers choose among characters of the same sound; a name of the region is also looked for with one of
them exchanged, always as a form that needs context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gazetteer.catalogue.forms import Form
from gazetteer.catalogue.grammar import HOME
from gazetteer.records import Place

RULES = frozenset({"official", "township_stem", "unit_stem"})
"""Rules whose forms are also looked for in other transcriptions."""
LEAST_LENGTH = 4
"""Characters of a form below which another transcription would meet other words."""
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


SPELLINGS = (
    ("诺尔", "淖尔 淖日 诺日 努尔"),
    ("巴彦", "巴音 白音 白彦 白颜"),
    ("乌苏", "乌素 乌斯"),
    ("郭勒", "高勒 高乐 郭楞"),
    ("宝力格", "宝拉格 布拉格 布力格 宝力高 布鲁格 宝楞格"),
    ("陶勒盖", "套勒盖 陶力盖 陶老盖 淘力盖"),
    ("洪", "红"),
    ("沁", "钦"),
    ("布", "宝 保 卜 包 堡"),
    ("敦", "顿 登 屯"),
    ("图", "吐 土 突"),
    ("木", "穆 牧"),
    ("罕", "汉"),
    ("拉", "喇 腊"),
    ("芒", "忙 茫 莽"),
    ("浩", "好 豪"),
    ("呼硕", "胡硕 呼舒 浩硕"),
    ("赛罕", "赛汉 赛很 赛汗"),
    ("嘎", "噶 戈 嘠"),
    ("力", "里 利 烈 列 勒 日"),
    ("格", "各 葛"),
    ("希", "西 锡"),
    ("都", "杜 督 道"),
    ("仁", "任 人"),
    ("斯", "思 苏"),
    ("陶", "套 淘 桃"),
    ("额", "厄 鄂"),
    ("其", "旗 齐 奇"),
    ("德", "得"),
    ("扎", "札"),
    ("朝", "超"),
)
SOUNDS = tuple((one, re.compile(others.replace(" ", "|"))) for one, others in SPELLINGS)
"""Of each sound one way to write it, and the others; longer ones first."""
GENERIC = {
    "township": re.compile("(?:苏木|镇|乡|街道|人民公社|公社)$"),
    "village": re.compile("(?:嘎查|村|社区|生产大队|大队)$"),
}
SHORTEST = {"township": 2, "village": 3}
"""Characters of a name without its generic word: a banner has few towns and many villages."""


def sound_key(county: str, kind: str, name: str) -> str | None:
    """
    Give what all transcriptions of a name in one banner share, whatever generic word ends them.

    Parameters
    ----------
    county : str
        Id of the banner or county.
    kind : str
        Of the place.
    name : str
        With its generic word or without.

    Returns
    -------
    str or None
        None for what is no town or village, and for names so short that they mean too much.

    Examples
    --------
    >>> sound_key("cn:152222", "township", "白音忙哈镇")
    'cn:152222/township/巴彦芒哈'
    """
    if kind not in GENERIC:
        return None
    stem = GENERIC[kind].sub("", name)
    if len(stem) < SHORTEST[kind]:
        return None
    for one, others in SOUNDS:
        stem = others.sub(one, stem)
    return f"{county}/{kind}/{stem}"


def variant_forms(
    pairs: Iterable[tuple[str, Form]], places: Mapping[str, Place]
) -> Iterator[tuple[Place, Form]]:
    """
    Give the other transcriptions of townships at home and of soums.

    Parameters
    ----------
    pairs : iterable of (str, Form)
        Place ids and forms of the whole catalogue.
    places : mapping
        Place id → place.

    Yields
    ------
    (Place, Form)
        Forms that need context; a short form only where no other place has it.
    """
    known = list(pairs)
    taken = {form.form for _, form in known}
    for place_id, form in known:
        place = places[place_id]
        at_home = place.kind == "township" and place_id.startswith(HOME)
        if not (at_home or place.kind == "soum") or form.rule not in RULES:
            continue
        for other in variants(form.form):
            if len(other) >= LEAST_LENGTH and (other not in taken or form.rule == "official"):
                yield place, Form(other, "context", "variant")
