"""The table ``[roles]`` of the cue words → compiled patterns of what stands to the right of a toponym.

Enters: the table of ``data/cues.toml``. Leaves: `RoleCues`. All patterns are matched at the end of a toponym
in folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

REACH = 18
"""Characters between a name and the head of the organisation's name that it opens."""
WORD_END = r"(?=[^㐀-鿿]|$|[的在和与及都是也已将为被把向对从])"
"""What follows a noun that is a whole word."""


@dataclass(frozen=True, slots=True)
class RoleCues:
    """
    Patterns of roles.

    head : the noun that the phrase of a name ends in; which of the groups ``government``, ``institution``,
    ``local`` and ``trade`` matched tells its sort. direct : a single word that makes an organisation right
    after a name. product, people, folk, event : what a name says the origin of. shop : premises called after
    a place elsewhere. symbol : after a river or mountain that stands for more than itself.
    """

    head: re.Pattern[str]
    direct: re.Pattern[str]
    product: re.Pattern[str]
    people: re.Pattern[str]
    folk: re.Pattern[str]
    event: re.Pattern[str]
    shop: re.Pattern[str]
    symbol: re.Pattern[str]


def role_cues(table: dict[str, Any], joined: list[str]) -> RoleCues:
    """
    Compile the table ``[roles]``.

    Parameters
    ----------
    table : dict
        Lists of words.
    joined : list of str
        Words that hold 和 without meaning "and" (呼和).

    Raises
    ------
    KeyError
        If a list is missing.
    """
    few = f"[”’」』]?{any_of(table['modifiers'])}{{0,2}}"
    return RoleCues(
        head=re.compile(f"\\)?{_room(table, joined)}{{0,{REACH}}}?(?:{_heads(table)})"),
        direct=re.compile(table["direct"]),
        product=re.compile(
            f"{few}(?:{any_of(table['products'])}|{any_of(table['short_products'])}{WORD_END})"
        ),
        people=re.compile(f"{few}(?:{any_of(table['people'])}|人{WORD_END})"),
        folk=re.compile(f"人{WORD_END}"),
        event=re.compile(f"{_room(table, joined)}{{0,6}}?{any_of(table['events'])}"),
        shop=re.compile(any_of(table["shops"])),
        symbol=re.compile(any_of(table["symbols"])),
    )


def any_of(words: list[str]) -> str:
    """Pattern of any of the words, the longest first; words of one first character share a branch."""
    words_of: dict[str, list[str]] = {}
    for word in words:
        words_of.setdefault(word[0], []).append(re.escape(word[1:]))
    rests = {first: "|".join(sorted(set(rest), key=len, reverse=True)) for first, rest in words_of.items()}
    branches = [f"{re.escape(first)}(?:{rest})" for first, rest in rests.items()]
    return f"(?:(?=[{_begins(words)}])(?:{'|'.join(branches)}))"


def _begins(*lists: list[str]) -> str:
    """First characters of the words, for use inside a regular expression's brackets."""
    return "".join(re.escape(first) for first in sorted({word[0] for words in lists for word in words}))


def _room(table: dict[str, Any], joined: list[str]) -> str:
    """One unit inside the name of an organisation: no verb, no number, no particle."""
    ends = r",。、;:!?“”‘’《》()\s\d\-的在和与及对向把被将从到了着过"
    most = f"[^{ends}{_begins(joined, table['breaks'])}]"
    brackets = r"\([^()\n]{2,6}\)(?=[^,。、;\s]{0,6}公司)"
    return f"(?:{most}|{any_of(joined)}|{brackets}|(?!{most})(?!{any_of(table['breaks'])})[^{ends}])"


def _heads(table: dict[str, Any]) -> str:
    local, trade = any_of(table["local"]), any_of(table["trades"])
    begins = _begins(table["organisations"], table["local"], table["government"], table["trades"])
    return (
        f"(?=[{begins}])(?:(?P<institution>{any_of(table['organisations'])})(?!生(?!态|物|命)|[家了])"
        f"|(?P<local>{local})(?!生)"
        f"|(?P<government>{any_of(table['government'])})"
        f"|(?P<trade>{trade})(?:{WORD_END}|(?={any_of(table['breaks'])})))"
    )
