"""What may be printed for a place: its official name, what the grammar makes of it, its written-down names.

Enters: a place and its written-down names. Leaves: surface forms, each with the rule that made it and
whether it may be matched anywhere (``safe``) or only beside a parent, a dateline or a hint (``context``).

The rules are in `grammar.py`. Which strings are everyday words, and which short forms are so well known that
they need no help, is data (``data/short_forms.csv``).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gazetteer.catalogue.grammar import CONTEXT_RULES, HOME, RULES, TOWNSHIP
from gazetteer.language.words import word_costs
from gazetteer.paths import DATA
from gazetteer.records import Match, Name, Place

NATURAL = {"river", "mountain", "lake", "sea"}


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form: the string, whether it is safe anywhere, and the rule or kind of name behind it."""

    form: str
    match: Match
    rule: str


def surface_forms(place: Place, names: Iterable[Name] = ()) -> Iterator[Form]:
    """Derive everything that may be printed for a place.

    Parameters
    ----------
    place : Place
        A place of the catalogue.
    names : iterable of Name
        Its written-down names; where one of them equals a derived form, the written-down one decides.

    Yields
    ------
    Form
        Each string once, the official name first.

    Examples
    --------
    >>> place = Place("cn:150521", "科尔沁左翼中旗", "county", "150521", "cn:150500", 44.1, 123.3, 1.0)
    >>> [form.form for form in surface_forms(place) if form.match == "safe"]
    ['科尔沁左翼中旗', '科尔沁左中旗', '科左中旗']
    """
    written: dict[str, Form] = {}
    for name in names:
        written.setdefault(name.form, Form(name.form, name.match, name.kind))
    seen = set()
    for rule, form in _derived(place):
        if form in seen or len(form) < 2:
            continue
        seen.add(form)
        if form in written:
            yield Form(form, written[form].match, rule)
        elif (match := _match(place, form, rule)) is not None:
            yield Form(form, match, rule)
    yield from (form for text, form in written.items() if text not in seen)


def catalogue_forms(
    places: Mapping[str, Place], names: Mapping[str, tuple[Name, ...]]
) -> list[tuple[str, Form]]:
    """Derive the surface forms of a whole catalogue; what is shared comes to need context.

    A form that several places share stays safe only for the most prominent of them (吉林 for the province,
    not for its city), or for twins that stand side by side (满洲里口岸, road and rail). A farm's short form
    stands back behind any other place, and behind an ordinary word (防沙, 天池).

    Returns
    -------
    list of (str, Form)
        Place id and form, in the order of `places`.
    """
    pairs = [
        (place_id, form)
        for place_id, place in places.items()
        for form in surface_forms(place, names.get(place_id, ()))
    ]
    taken = {form.form for _, form in pairs if form.rule != "farm_stem"} | word_costs().keys()
    pairs = [
        (place_id, form) for place_id, form in pairs if form.rule != "farm_stem" or form.form not in taken
    ]
    holders: dict[str, list[str]] = defaultdict(list)
    for place_id, form in pairs:
        if form.match == "safe":
            holders[form.form].append(place_id)
    safe = {
        text: _entitled(holding, places) if len(holding) > 1 else set(holding)
        for text, holding in holders.items()
    }
    return [
        (place_id, form if form.match == "context" or place_id in safe[form.form] else _demoted(form))
        for place_id, form in pairs
    ]


def prominence(place: Place) -> int:
    """Rank a place by how soon a reader thinks of it: 0 for countries and provinces … 7 for villages."""
    if place.kind in ("country", "province"):
        return 0
    if place.kind == "prefecture":
        return 1
    if place.kind == "county":
        return 2 if place.id.startswith(HOME) else 3
    if place.kind in ("region", "city", "port", "airport"):
        return 3
    return {"township": 5, "soum": 6, "village": 7}.get(place.kind, 4)


@cache
def read_short_forms(path: Path = DATA / "short_forms.csv") -> dict[tuple[str, str], str]:
    """Read what is decided by hand about derived forms.

    Returns
    -------
    dict
        (form, kind of place or "" for all kinds) → ``safe``, ``context``, or ``drop`` (an everyday word).
    """
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["form"], row["kind"]): row["match"] for row in csv.DictReader(file)}


def _derived(place: Place) -> Iterator[tuple[str, str]]:
    yield "official", place.name
    for rule in RULES.get(place.kind, ()):
        for form in rule(place):
            yield rule.__name__.strip("_"), form


def _match(place: Place, form: str, rule: str) -> Match | None:
    """Judge whether a derived form is safe; None if it is no form at all."""
    decided = _decided(form, place.kind)
    if rule != "official" and decided == "drop":
        return None
    if rule == "port_alone" and decided == "safe":
        return "context"
    if decided in ("safe", "context"):
        return "safe" if decided == "safe" else "context"
    if rule in CONTEXT_RULES or decided == "drop":
        return "context"
    return "safe" if _is_plain(place, form, rule) else "context"


def _decided(form: str, kind: str) -> str | None:
    table = read_short_forms()
    return table.get((form, kind)) or table.get((form, ""))


def _is_plain(place: Place, form: str, rule: str) -> bool:
    """Judge whether a reader needs no help to see a place in this form."""
    if place.kind == "village":
        return form.endswith("嘎查") and len(form) >= 4
    if place.kind == "township":
        stem = TOWNSHIP.sub("", form)
        if _decided(stem, "township") in ("context", "drop"):
            return False
        return len(stem) >= (4 if stem == form else 2)
    if len(form) >= 3:
        return True
    if place.kind in ("country", "province", "prefecture"):
        return True
    if place.kind == "county":
        return place.id.startswith(HOME)
    return place.kind in NATURAL and rule == "official"


def _entitled(holding: list[str], places: Mapping[str, Place]) -> set[str]:
    """Choose those of several holders of a safe form that keep it."""
    best = min(prominence(places[place_id]) for place_id in holding)
    top = [place_id for place_id in dict.fromkeys(holding) if prominence(places[place_id]) == best]
    kin = {(places[place_id].parent, places[place_id].kind) for place_id in top}
    return set(top) if len(kin) == 1 and (len(top) == 1 or best >= 3) else set()


def _demoted(form: Form) -> Form:
    return Form(form.form, "context", form.rule)
