"""Which forms of the catalogue are left out of the index: phrases that hold other names, ordinary words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gazetteer.catalogue.forms import Form
from gazetteer.catalogue.tables import Group
from gazetteer.language.cues import Cues
from gazetteer.language.words import NAME, best_cut, word_costs
from gazetteer.records import Place

DIRECTED = re.compile(r"(?<=..)(?:[东西南北中]+部|[南北]麓|流域)$")
"""The end of a region's name that says which part of another place it is."""
BRIGADE = re.compile("[一二三四五六七八九十百]+(?:队|连|分场)")
"""The parts of a farm, of which every farm has a first one."""
FEATURES = frozenset(
    {"zone", "scenic", "facility", "museum", "grassland", "river", "lake", "mountain", "forest", "wetland"}
)
STACKED = frozenset(
    {"unit", "soum", "city", "county", "prefecture", "mountain", "river", "lake", "desert", "grassland"}
)


def is_stacked(place_id: str, form: str, own: set[tuple[str, str]], places: Mapping[str, Place]) -> bool:
    """Whether a form only puts a container before another form of the place: 俄罗斯布里亚特共和国."""
    parent = places[place_id].parent
    if places[place_id].kind not in STACKED:
        return False
    while parent is not None and parent in places:
        name = places[parent].name
        if form.startswith(name) and (place_id, form[len(name) :]) in own:
            return True
        parent = places[parent].parent
    return False


def is_phrase(place: Place, form: Form, groups: Mapping[str, Group], cues: Cues) -> bool:
    """Whether a form is a phrase that holds other names or mere ordinary words, no name of its own."""
    if place.kind == "region" and form.form != place.name and DIRECTED.search(form.form):
        return True
    if place.kind == "village" and BRIGADE.fullmatch(form.form):
        return True
    if form.form.endswith("边区"):
        return False
    if place.kind == "region" and any(form.form[:length] in groups for length in (3, 4)):
        group = groups.get(form.form[:4]) or groups[form.form[:3]]
        return len(form.form) > len(group.form) and bool(group.parts)
    if place.kind == "river" and form.form.endswith("段"):
        return True
    chosen = form.rule in ("official", "alias")
    return place.kind in FEATURES and not chosen and _is_plain(form.form, cues)


def _is_plain(form: str, cues: Cues) -> bool:
    """Whether a form is made of two or more ordinary words: 零碳产业园, 山地草原."""
    costs = word_costs()
    cuts = best_cut(form, 0, len(form), costs, {})
    if len(cuts) > 1 and all(b - a > 1 and costs[form[a:b]][1] != NAME for a, b in cuts):
        return True
    return any(form.endswith(tail) and form[: -len(tail)] in cues.unnamed for tail in cues.suffixes)
