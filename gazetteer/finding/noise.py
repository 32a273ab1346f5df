"""One wrong character: names that a scanner or a tired compositor left almost right.

One wrong character leaves one half of a long name whole. The halves are in the index; where one is met
outside a name, the other half is compared character by character.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from gazetteer.catalogue.index import PAST, SAFE, Index
from gazetteer.finding.spans import Found
from gazetteer.language.words import NOUN, STOP, word_costs

TAILS = {"旗": "期棋祺其", "市": "布巾币", "盟": "萌孟", "县": "具悬", "区": "巨匹叵"}
"""What a generic character at the end of a name is misread as; anything else there is another word."""
FUNCTION_WORDS = frozenset("的了是在和与于为有上下里内外中前后成从到去往向经由")
"""Characters beside a short name that are words of their own and no misreading: 王爷庙的 is not 王爷庙街."""
LEAST_LENGTH = 4


def repaired(
    text: str,
    fragments: list[tuple[int, int, int]],
    kept: list[Found],
    blocked: list[tuple[int, int]],
    index: Index,
) -> list[Found]:
    """
    Names with one wrong character.

    Parameters
    ----------
    text : str
        Folded text.
    fragments : list of (int, int, int)
        Hits of halves of names.
    kept, blocked
        What `choose` kept and blocked.
    index : Index
        The catalogue.

    Returns
    -------
    list of Found
        Each overlaps at most shorter names of `kept`, which it replaces.
    """
    busy = sorted([(found.start, found.end) for found in kept if not found.doubtful] + blocked)
    reach = [0, *accumulate([stop for _, stop in busy], max)]
    result: dict[tuple[int, int], Found] = {}
    for start, end, number in fragments:
        # Whether a busy span that is longer than the fragment holds it.
        if reach[bisect_left(busy, (start, 0))] >= end or reach[bisect_left(busy, (start + 1, 0))] > end:
            continue
        half = text[start:end]
        for whole in index.entry(number).extra["fragment"]:
            found = _compare(text, start, end, half, whole, busy, index)
            if found is not None and (found.start, found.end) not in result:
                result[found.start, found.end] = found
    chosen: list[Found] = []
    for found in sorted(result.values(), key=lambda found: (found.start - found.end, found.start)):
        if all(found.end <= other.start or other.end <= found.start for other in chosen):
            chosen.append(found)
    return chosen


def _compare(
    text: str, start: int, end: int, half: str, whole: str, busy: list[tuple[int, int]], index: Index
) -> Found | None:
    first = start if whole.startswith(half) else end - len(whole)
    last = first + len(whole)
    if first < 0 or last > len(text) or len(whole) < LEAST_LENGTH:
        return None
    at = _only_difference(text[first:last], whole)
    if at is None or not _misread(text[first + at], whole, at):
        return None
    if at < len(whole) - 1 and (_begins_word(text, first + at) or _ends_phrase(text, first + at)):
        return None  # 比科尔 + 地区 is no misprint of 科尔沁区, 正在 + 白旗 none of 正镶白旗
    if at == len(whole) - 1 and whole[at] not in TAILS and _is_whole(text, first, last, index):
        return None  # 王爷庙成立 is 王爷庙, no misprint of 王爷庙街
    if _is_other(text[first:last], index):
        return None
    if any(a < last and first < b and b - a >= len(whole) - 1 for a, b in busy):
        return None
    entry = index.lookup(whole)
    if entry is None:
        return None
    senses = tuple(sense for sense in entry.senses if sense.flags & SAFE and not sense.flags & PAST)
    if not senses:
        return None
    return Found(first, last, whole, senses, "repaired", detail=whole, generic=entry.generic)


def _begins_word(text: str, at: int) -> bool:
    """Whether the character that differs begins a common word, which a misread one seldom does."""
    known = word_costs().get(text[at : at + 2])
    return known is not None and known[1] == NOUN


def _ends_phrase(text: str, at: int) -> bool:
    """Whether the character that differs ends a word that no name holds: 正在."""
    known = word_costs().get(text[at - 1 : at + 1])
    return known is not None and known[1] == STOP


def _is_whole(text: str, first: int, last: int, index: Index) -> bool:
    """Whether all but the last character is a name, and that character begins a word."""
    return text[last - 1 : last + 1] in word_costs() and index.lookup(text[first : last - 1]) is not None


def _is_other(printed: str, index: Index) -> bool:
    """Whether what is printed is another place and a generic word: 和林 + 地区 is no misprint of 和田地区."""
    stem = printed.removesuffix("地区").removesuffix("口岸")
    entry = index.lookup(stem) if stem != printed else None
    return entry is not None and any(sense.flags & SAFE for sense in entry.senses)


def _only_difference(one: str, other: str) -> int | None:
    """Where two strings of one length differ, if in one character only."""
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    return at if at < len(one) and one[at + 1 :] == other[at + 1 :] else None


def _misread(char: str, whole: str, at: int) -> bool:
    if not "\u3400" <= char <= "\u9fff":
        return False
    if at == len(whole) - 1 and whole[at] in TAILS:
        return char in TAILS[whole[at]]
    if at in (0, len(whole) - 1) and char in FUNCTION_WORDS:
        return False
    return at > 0 or len(whole) >= 5
