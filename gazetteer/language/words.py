"""jieba's dictionary → evidence on word boundaries around a doubtful hit.

jieba itself takes more than a second to start, so its word list is compiled once into a small table of
costs; the
best path through a window of a dozen characters is found here by jieba's own method (the most probable path
through the graph of all words [1]_).

References
----------
.. [1] Sun Junyi, "jieba" 0.42, https://github.com/fxsjy/jieba: dictionary (MIT) and method.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from gazetteer.cache import compiled

LEAST_COUNT = 8
"""Words rarer than this are left out: they are mostly names."""
IDIOMS = frozenset({"i", "l"})
"""Tags of set phrases, kept however rare: 热火朝天."""
DOMAIN_WORDS = (
    "种薯",
    "流凌",
    "凌汛",
    "开河",
    "封河",
    "打草",
    "接羔",
    "头一个",
    "头一家",
    "头一回",
    "头一次",
)
"""Words of the region's news that jieba does not know; they count as nouns as common as its rarest."""
DOMAIN_VERBS = frozenset(
    {
        "落户",
        "落地",
        "投产",
        "参观",
        "途经",
        "紧靠",
        "运往",
        "销往",
        "发往",
        "迁往",
        "亮相",
        "落成",
        "奠基",
        "直通",
    }
)
"""Verbs that jieba takes for nouns or does not know; no name holds them."""
LONGEST_WORD = 4
UNKNOWN_COST = 18.5
"""Cost (negative log probability) of a character that is no word."""
FULL_STOP_TAGS = frozenset(
    {"v", "p", "c", "d", "r", "u", "f", "m", "q", "t", "y", "ad", "vd", "zg", "mq", "uj", "ul", "ud", "uz"}
)
NAME_TAGS = frozenset({"nr", "ns", "nz", "nt", "nrt", "nrfg"})
NAME, NOUN, STOP = 0, 1, 2
"""Classes of words: proper names, words that may be part of a name, words that end one."""

ORDINARY_COUNT = 150
"""A word that is no name and commoner than this is an ordinary word."""


@cache
def word_costs() -> dict[str, tuple[float, int]]:
    """Cost and class of every common word, from the user's cache where it lies there."""
    return compiled("words", f"10-{LEAST_COUNT}", _costs)


@cache
def ordinary_words() -> frozenset[str]:
    """Return common words that are no place names by jieba's tags: 合作, 和平, 团结."""
    limit = -math.log(ORDINARY_COUNT / 6e7)
    return frozenset(
        word for word, (cost, kind) in word_costs().items() if kind != NAME and cost < limit and len(word) > 1
    )


@cache
def word_openers() -> frozenset[str]:
    """Return the two characters that begin each word of three or more: elsewhere none is looked up."""
    return frozenset(word[:2] for word in word_costs() if len(word) > 2)


def best_cut(
    text: str,
    start: int,
    end: int,
    costs: Mapping[str, tuple[float, int]],
    names: Mapping[tuple[int, int], float],
) -> list[tuple[int, int]]:
    """
    Return the most probable words of ``text[start:end]``.

    Parameters
    ----------
    text : str
        Folded text.
    start, end : int
        The window, half open.
    costs : mapping
        As `word_costs` gives them.
    names : mapping
        Further words: half-open span → cost.

    Returns
    -------
    list of (int, int)
        Spans that tile the window.

    Examples
    --------
    >>> best_cut("经济南北", 0, 4, {"经济": (7.0, 1), "南北": (11.0, 1), "北": (9.0, 1)}, {(1, 3): 10.0})
    [(0, 2), (2, 4)]
    """
    window, length = text[start:end], end - start
    cost_of, openers = costs.get, word_openers()
    named = {first - start for first, _ in names}
    ahead = [0.0] * (length + 1)
    stops = [length] * (length + 1)
    for at in range(length - 1, -1, -1):
        single = cost_of(window[at])
        least, stop = (single[0] if single else UNKNOWN_COST) + ahead[at + 1], at + 1
        pair, last = window[at : at + 2], at + 2
        while last <= length:
            known = cost_of(window[at:last])
            if known is not None and known[0] + ahead[last] < least:
                least, stop = known[0] + ahead[last], last
            if last - at == LONGEST_WORD or pair not in openers:
                break
            last += 1
        if at in named:
            for (first, last), cost in names.items():
                if first == start + at and last <= end:
                    least, stop = min((least, stop), (cost + ahead[last - start], last - start))
        ahead[at], stops[at] = least, stop
    spans, at = [], 0
    while at < length:
        spans.append((start + at, start + stops[at]))
        at = stops[at]
    return spans


def _costs() -> dict[str, tuple[float, int]]:
    rows = []
    total = 0
    with _dictionary().open(encoding="utf-8") as file:
        for line in file:
            word, count, tag = line.split()
            total += int(count)
            if len(word) == 1 or (len(word) <= LONGEST_WORD and (int(count) >= LEAST_COUNT or tag in IDIOMS)):
                rows.append((word, max(int(count), 1), tag))
    known = {word: met for word, met, _ in rows}
    rows += [(word, LEAST_COUNT * 100, "n") for word in DOMAIN_WORDS]
    rows += [(word, known.get(word, LEAST_COUNT * 100), "v") for word in DOMAIN_VERBS]
    chinese = re.compile(r"[\u3400-\u9fff]+$")
    shared: dict[tuple[float, int], tuple[float, int]] = {}
    costs = {}
    for word, met, tag in rows:
        if chinese.match(word):
            cost = round(-math.log(met / total), 2), _class(tag)
            costs[word] = shared.setdefault(cost, cost)  # two thousand for all words: they stay in reach
    return costs


def _class(tag: str) -> int:
    if tag in NAME_TAGS:
        return NAME
    return STOP if tag in FULL_STOP_TAGS else NOUN


def _dictionary() -> Path:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: its dictionary is needed")
    return Path(spec.origin).with_name("dict.txt")
