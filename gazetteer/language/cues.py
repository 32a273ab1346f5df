"""The cue tables → one record.

Enters: ``data/cues.toml``, ``data/cues_blocks.csv``, ``data/cues_suffixes.csv``. Leaves: `Cues`, what
stands beside a name and tells what it is.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gazetteer.errors import TableError
from gazetteer.language.rolecues import RoleCues, role_cues
from gazetteer.paths import DATA


@dataclass(frozen=True, slots=True)
class Suffix:
    """A generic word that ends the names of places no catalogue has.

    kind : of the place. style : village, township, natural or facility. bare : whether the name of a place
    and this word alone make a name (包头站). traits : ``regional``, a word that only names have (嘎查);
    ``hamlet``, one that opens the names of towns as well (营子); ``farm``, put after ordinary words
    (红旗牧场); ``estate``, the same right behind a container (小区); ``own``, of what has its own name behind
    its county's (石峁遗址); ``roadside``, of what is named after the town it lies at (兴和南收费站);
    ``voltage``, of what is told by its voltage (变电站); ``division`` and ``city``, that go with the full
    name of any division (特大桥) or of a city (公路口岸).
    """

    suffix: str
    kind: str
    style: str
    bare: bool
    traits: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue words; see ``data/cues.toml`` for what each list means."""

    suffixes: dict[str, Suffix]
    blocks: dict[str, str]
    letter_verbs: dict[str, str]
    letters_behind: dict[str, str]
    letters_of: dict[str, frozenset[str]]
    """Kind of place → verbs whose letter is one of these."""
    priors: dict[str, float]
    kinds: dict[str, re.Pattern[str]]
    stops: frozenset[str]
    keep: frozenset[str]
    holders: re.Pattern[str]
    crossing: frozenset[str]
    street: re.Pattern[str]
    line: re.Pattern[str]
    roles: RoleCues
    surnames: frozenset[str]
    weak_surnames: frozenset[str]
    person_before: tuple[str, ...]
    person_after: tuple[str, ...]
    life: re.Pattern[str]
    met: tuple[str, ...]
    no_given: frozenset[str]
    title_ends: frozenset[str]
    """Last characters of `person_before`."""
    speech_begins: frozenset[str]
    """First characters of `person_after`."""
    mongolian: frozenset[str]
    unnamed: frozenset[str]
    trades: frozenset[str]
    telling: frozenset[str]
    moving: frozenset[str]
    acts: re.Pattern[str]
    verbs: frozenset[str]
    joined: frozenset[str]
    works: re.Pattern[str]
    titles: re.Pattern[str]
    artworks: re.Pattern[str]
    honours: re.Pattern[str]
    operators: re.Pattern[str]
    everyday: frozenset[str]
    fame: tuple[str, ...]
    likened: re.Pattern[str]
    of_people: re.Pattern[str]
    village_games: re.Pattern[str]
    peoples: re.Pattern[str]
    culture: re.Pattern[str]
    cultures: frozenset[str]
    battles: re.Pattern[str]
    bearers: re.Pattern[str]
    plain_use: re.Pattern[str]
    firm: re.Pattern[str]
    brand: re.Pattern[str]
    river_before: re.Pattern[str]
    river_after: re.Pattern[str]
    port_pair: re.Pattern[str]
    port_clause: re.Pattern[str]
    chain: re.Pattern[str]
    chain_listed: re.Pattern[str]
    chain_joined: re.Pattern[str]
    chain_letters: dict[str, str]
    chain_countries: dict[str, str]
    chain_everyday: frozenset[str]
    before_place: re.Pattern[str]
    after_place: re.Pattern[str]
    routes: re.Pattern[str]


@cache
def read_cues(folder: Path = DATA) -> Cues:
    """
    Return the cue tables of the catalogue.

    Raises
    ------
    TableError
        If a table is missing or a list of it is not there.
    """
    try:
        toml = tomllib.loads((folder / "cues.toml").read_text("utf-8"))
        return _cues(toml, _rows(folder / "cues_suffixes.csv"), _rows(folder / "cues_blocks.csv"))
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"{folder}: the cue tables cannot be read: {error}") from error


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cues(toml: dict[str, Any], suffixes: list[dict[str, str]], blocks: list[dict[str, str]]) -> Cues:
    edges, roles, persons, names = toml["edges"], toml["roles"], toml["persons"], toml["names"]
    turned, chains = toml["turned"], toml["chains"]
    either = "".join({**chains["letters"], **chains["countries"]})
    letters = "".join(letter for letter in either if letter not in chains["apart"])
    return Cues(
        suffixes={
            row["suffix"]: Suffix(
                row["suffix"], row["kind"], row["style"], row["bare"] == "1", frozenset(row["traits"].split())
            )
            for row in suffixes
        },
        blocks={row["form"]: row["why"] for row in blocks},
        letter_verbs=toml["letters"],
        letters_behind=toml["letters_behind"],
        letters_of={kind: frozenset(verbs) for kind, verbs in toml["letters_of"].items()},
        priors=toml["priors"],
        kinds={kind: re.compile(_any(table["words"])) for kind, table in toml["kinds"].items()},
        stops=frozenset(edges["stops"]),
        keep=frozenset(edges["keep"]),
        holders=re.compile(edges["holders"]),
        crossing=frozenset(edges["crossing"]),
        street=re.compile(edges["streets"]),
        line=re.compile(edges["lines"]),
        roles=role_cues(roles, names["joined"]),
        surnames=frozenset(persons["surnames"]),
        weak_surnames=frozenset(persons["weak_surnames"]),
        person_before=tuple(persons["before"]),
        person_after=tuple(persons["after"]),
        life=re.compile(persons["life"]),
        met=tuple(persons["met"]),
        no_given=frozenset(persons["no_given"]),
        title_ends=frozenset(word[-1] for word in persons["before"]),
        speech_begins=frozenset(word[0] for word in persons["after"]),
        mongolian=frozenset(persons["mongolian"]),
        unnamed=frozenset(names["unnamed"]),
        trades=frozenset(names["trades"]),
        telling=frozenset(names["telling"]),
        moving=frozenset(names["moving"]),
        acts=re.compile(names["acts"]),
        verbs=frozenset(names["verbs"]),
        joined=frozenset(names["joined"]),
        works=re.compile(_any(toml["works"]["before"]) + r"[^,。;《》]{0,4}(?:《[^》\n]{1,20}》[、和]?)+"),
        titles=re.compile(rf"《[^》\n]{{1,12}}(?:{toml['works']['ends']})》"),
        artworks=re.compile(turned["artworks"]),
        battles=re.compile(turned["battles"]),
        bearers=re.compile(turned["bearers"]),
        plain_use=re.compile(turned["plain_use"]),
        everyday=frozenset(turned["everyday"]),
        fame=tuple(turned["fame"]),
        likened=re.compile(turned["likened"]),
        of_people=re.compile(turned["of_people"]),
        village_games=re.compile(turned["village_games"]),
        operators=re.compile(_any(names["operators"]) + "$"),
        honours=re.compile(turned["honours"]),
        peoples=re.compile(turned["peoples"]),
        culture=re.compile(turned["culture"]),
        cultures=frozenset(turned["cultures"]),
        firm=re.compile(turned["firm"]),
        brand=re.compile(f"{_any(roles['products'])}|{turned['brand']}"),
        river_before=re.compile(toml["rivers"]["before"]),
        river_after=re.compile(toml["rivers"]["after"]),
        port_pair=re.compile(toml["ports"]["pair"]),
        port_clause=re.compile(_any(toml["ports"]["clause"])),
        chain=_run(letters, most=9),
        chain_listed=re.compile(f"[{either}](?:、[{either}])+"),
        chain_joined=re.compile(chains["joined"]),
        chain_letters=chains["letters"],
        chain_countries=chains["countries"],
        chain_everyday=frozenset(chains["everyday"]),
        before_place=re.compile(_any(toml["syntax"]["before"]) + "$"),
        after_place=re.compile(_any(toml["syntax"]["after"])),
        routes=re.compile(toml["syntax"]["routes"]),
    )


def _run(letters: str, *, most: int) -> re.Pattern[str]:
    """Pattern of two or more of the letters; the first stands alone, for the quicker search."""
    return re.compile(f"[{letters}][{letters}]{{1,{most - 1}}}")


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
