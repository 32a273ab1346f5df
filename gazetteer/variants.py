"""One Mongolian name, several transcriptions: 乌尔其汉 and 乌尔旗汉, 洪格尔 and 红格尔.

Transcribers choose among characters of the same sound; a name of the region is also looked for with one of
them exchanged, always as a form that needs context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gazetteer.forms import Form
from gazetteer.grammar import HOME
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
