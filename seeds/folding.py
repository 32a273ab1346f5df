"""Raw characters → clean characters: what a reader sees, each still knowing its raw offset.

Look-alikes that OCR and PDF fonts put in the place of ordinary characters (Kangxi radicals, CJK radicals,
compatibility ideographs) are replaced one for one; invisible signs are left out; blanks that only set
letters apart are left out, blanks that separate two words or names stay as one space.
"""

from __future__ import annotations

import re
import unicodedata

Run = tuple[int, int, int]
"""Start in the clean text, start in the raw page, length."""

WIDE = (
    "\u2010-\u2027\u2030\u2500-\u27bf\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee"
    "\U00020000-\U0003ffff"
)
"""Chinese characters and the punctuation set between them, for use inside a regular expression's brackets."""

_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_SURROGATES = "\ud800-\udfff"
_LOOKALIKES = "\u2e80-\u2fdf\uf900-\ufaff"
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What ``\\s`` stands for, written out: a class of characters alone is one look into a table."""
_ODD = re.compile(f"[{_BLANKS}{_INVISIBLE}]")
_FOLDED = re.compile(f"[{_LOOKALIKES}{_SURROGATES}]")
_UNCLEAN = re.compile(f"[{_BLANKS}{_INVISIBLE}{_LOOKALIKES}{_SURROGATES}]")
"""What a line needs cleaning for; most have none of it."""
_DROP = re.compile(
    f"[{_BLANKS}{_INVISIBLE}](?:(?<=[{WIDE}]\\s)\\s*(?=[0-9])|(?<=[0-9%]\\s)\\s*(?=[{WIDE}])"
    f"|(?<!\\s)[{_INVISIBLE}]*|(?<=\\s)\\s*)"
)
_DROP_ALL = re.compile(
    f"[{_BLANKS}{_INVISIBLE}](?:(?<=[{WIDE}]\\s)\\s*|(?<=\\s)\\s*(?=[{WIDE}])"
    f"|(?<!\\s)[{_INVISIBLE}]*|(?<=\\s)\\s*)"
)
"""The first character by a class alone, which is searched for quickly; then what it belongs to."""
_SPACED_RUN = re.compile(f"(?<![{WIDE}\\w])[{WIDE}](?:\\s+[{WIDE}]){{2,}}(?![{WIDE}\\w])")
_ASCII_WORD = re.compile("[!-~]")
_BETWEEN_WIDE = re.compile(f" (?:(?<=[{WIDE}] )(?=[{WIDE}0-9])|(?<=[0-9%] )(?=[{WIDE}]))")

# CJK radicals that have no decomposition in Unicode but look like, and stand for, one ideograph
# (Unicode Character Database, EquivalentUnifiedIdeograph.txt, version 15.1).
_RADICALS = dict(
    zip(
        "⺁⺄⺈⺉⺊⺋⺍⺎⺏⺐⺒⺓⺔⺕⺗⺛⺜⺝⺞⺟⺠⺡⺢⺥⺧⺨⺩⺫⺬⺭⺰⺱⺳⺶⺷⺸⺹⺺⺻⺼⻁⻂⻄⻅⻆⻈⻉⻋⻌⻍⻐⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻞⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙刀刂卜㔾小兀尣尢巳幺彑彐心旡日月歺母民氵氺爪牛犭王目示礻糹网罒羊羊羊耂肀聿肉虎衤西见角讠贝车辶辶钅長镸长门雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


def _fold_table() -> dict[int, str]:
    table = {ord(sign): ideograph for sign, ideograph in _RADICALS.items()}
    for code in (*range(0x2F00, 0x2FD6), *range(0x2E9F, 0x2EA0), *range(0xF900, 0xFAD9)):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1:
            table[code] = folded
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """
    Replace look-alikes of ideographs one for one.

    Examples
    --------
    >>> fold("⾥⻢")
    '里马'
    """
    return text.translate(_FOLD) if not text.isascii() and _FOLDED.search(text) else text


def clean(raw: str, start: int = 0) -> tuple[str, list[Run]]:
    """
    Clean one line.

    Parameters
    ----------
    raw : str
        The line without its line end.
    start : int
        Raw offset of its first character.

    Returns
    -------
    tuple of str and list of Run
        The text, and which raw characters it is made of.

    Examples
    --------
    >>> clean("业 务 经 办 跨 区 域")[0]
    '业务经办跨区域'
    >>> clean("亮丽内蒙古 德善谱新篇")[0]
    '亮丽内蒙古 德善谱新篇'
    >>> clean("10月 18日", 5)
    ('10月18日', [(0, 5, 3), (3, 9, 3)])
    """
    if _UNCLEAN.search(raw) is None:
        return raw, [(0, start, len(raw))] if raw else []
    raw = fold(raw)
    if _ODD.search(raw) is None:
        return raw, [(0, start, len(raw))] if raw else []
    if is_spaced(raw):
        return _pieces(raw, start, _keep(raw, _DROP_ALL, drop_all=True))
    if _SPACED_RUN.search(raw):
        return _pieces(raw, start, _keep_spaced_runs(raw))
    return _pieces(raw, start, _keep(raw, _DROP))


def is_spaced(raw: str) -> bool:
    """
    Whether a whole line is set with a blank after every letter.

    Examples
    --------
    >>> is_spaced("我 区 630 多 家 企 业 携"), is_spaced("记者 李晗 白莲")
    (True, False)
    """
    if len(raw) > 2000:
        return False
    words = [w for w in raw.split() if not _ASCII_WORD.match(w)]
    single = sum(len(w) == 1 or (len(w) == 2 and not w.isalnum()) for w in words)
    return single >= 4 and single >= 0.7 * len(words)


def drop_blanks(text: str, runs: list[Run]) -> tuple[str, list[Run]]:
    """
    Leave out the spaces between Chinese characters of a clean text.

    Examples
    --------
    >>> drop_blanks("北京 有约", [(0, 0, 5)])
    ('北京有约', [(0, 0, 2), (2, 3, 2)])
    """
    if " " not in text:
        return text, runs
    cuts = [m.start() for m in _BETWEEN_WIDE.finditer(text)]
    if not cuts:
        return text, runs
    kept: list[Run] = []
    at, cut_index = 0, 0
    for begin, raw, length in runs:
        position, end = begin, begin + length
        while cut_index < len(cuts) and cuts[cut_index] < end:
            cut = cuts[cut_index]
            if cut > position:
                kept.append((at, raw + position - begin, cut - position))
                at += cut - position
            position, cut_index = cut + 1, cut_index + 1
        if end > position:
            kept.append((at, raw + position - begin, end - position))
            at += end - position
    return _BETWEEN_WIDE.sub("", text), kept


def _keep(raw: str, drop: re.Pattern[str], *, drop_all: bool = False) -> list[tuple[int, int, bool]]:
    """Parts of `raw` to keep: start, end, and whether the part is a blank that becomes one space."""
    parts: list[tuple[int, int, bool]] = []
    position = 0
    for match in drop.finditer(raw):
        begin, end = match.span()
        if begin > position:
            parts.append((position, begin, False))
        if _is_separator(raw, begin, end, drop_all):
            parts.append((begin, begin + 1, True))
        position = end
    if position < len(raw):
        parts.append((position, len(raw), False))
    return parts


def _is_separator(raw: str, begin: int, end: int, drop_all: bool) -> bool:
    if not raw[begin].isspace() or begin == 0 or end == len(raw):
        return False
    before, after = raw[begin - 1], raw[end]
    if before.isascii() and after.isascii():
        return True
    digit = before.isdigit() or after.isdigit() or before == "%"
    return not drop_all and not (digit and (before > "\u2000" or after > "\u2000"))


def _keep_spaced_runs(raw: str) -> list[tuple[int, int, bool]]:
    parts: list[tuple[int, int, bool]] = []
    position = 0
    for match in _SPACED_RUN.finditer(raw):
        begin, end = match.span()
        parts += _shift(_keep(raw[position:begin], _DROP), position)
        blank = begin - 1 if begin and raw[begin - 1].isspace() and parts else None
        if blank is not None:
            parts.append((blank, blank + 1, True))
        parts += _shift(_keep(raw[begin:end], _DROP_ALL, drop_all=True), begin)
        if end < len(raw) and raw[end].isspace():
            parts.append((end, end + 1, True))
            end += 1
        position = end
    return parts + _shift(_keep(raw[position:], _DROP), position)


def _shift(parts: list[tuple[int, int, bool]], by: int) -> list[tuple[int, int, bool]]:
    return [(begin + by, end + by, blank) for begin, end, blank in parts]


def _pieces(raw: str, start: int, parts: list[tuple[int, int, bool]]) -> tuple[str, list[Run]]:
    text: list[str] = []
    runs: list[Run] = []
    at = 0
    for begin, end, blank in parts:
        text.append(" " if blank else raw[begin:end])
        if runs and runs[-1][1] + runs[-1][2] == start + begin:
            runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + end - begin)
        else:
            runs.append((at, start + begin, end - begin))
        at += end - begin
    return "".join(text), runs
