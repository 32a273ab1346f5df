"""Where an annotated place is: from the catalogue's tables by code, from the truth's own table by name.

The points of features come from ``sentences/places.csv`` or stand in the annotation, so that a wrong point in
the catalogue shows as an error.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "gazetteer" / "data"
POINTS = ROOT / "tests" / "gazetteer" / "sentences" / "places.csv"
DIVISION_KINDS = ("province", "prefecture", "county", "township", "village")
NEAR_KM, FAR_KM = 25.0, 100.0
"""How far a point may lie from the true one; `FAR_KM` for `FAR_KINDS`."""
FAR_KINDS = frozenset({"province", "prefecture", "natural", "region", "unit"})
CONTAINER_KM = {"township": 25.0, "county": 100.0, "prefecture": 250.0}
"""The same for a place known only by the division it lies in, counted from that division's seat."""

KIND_OF_CATALOGUE = {
    "lake": "natural",
    "river": "natural",
    "mountain": "natural",
    "desert": "natural",
    "grassland": "natural",
    "wetland": "natural",
    "forest": "natural",
    "basin": "natural",
    "plain": "natural",
    "plateau": "natural",
    "sea": "natural",
    "island": "natural",
    "pass": "natural",
    "gorge": "natural",
    "gulf": "natural",
    "strait": "natural",
    "ocean": "natural",
    "peninsula": "natural",
    "canal": "natural",
    "economic_region": "region",
    "line": "other",
    "road": "other",
    "railway": "other",
    "place": "other",
    "station": "facility",
    "rail_station": "facility",
    "reservoir": "facility",
    "zone": "facility",
    "museum": "facility",
    "site": "facility",
    "reserve": "scenic",
    "soum": "unit",
}
KIND_OF_SUFFIX = (
    (r"口岸$", "port"),
    (r"机场$", "airport"),
    (r"(村|嘎查|社区|艾里|屯)$", "village"),
    (r"(景区|旅游区|森林公园|地质公园|石林|古城|遗址|陵|召|庙|度假区)$", "scenic"),
    (r"(水库|站|园区?|基地|牧场|农场|林场|渔场|矿|滑雪场|公园|博物馆|大桥|枢纽|码头|街|厂|院)$", "facility"),
    (r"(河|湖|海|山|岭|沙漠|沙地|草原|湿地|淖尔?|泡子?|滩|川|平原)$", "natural"),
)


@dataclass(frozen=True, slots=True)
class Truth:
    """
    One annotated toponym with its place.

    kind : as in the gold guide: country, province … natural, facility, city, other.
    codes : codes any of which is right; points : (lat, lon) any of which is right within `radius_km`;
    areas : codes of leagues and banners any of which may hold the place.
    """

    start: int
    end: int
    surface: str
    kind: str
    role: str
    codes: frozenset[str]
    points: tuple[tuple[float, float], ...]
    radius_km: float = NEAR_KM
    areas: frozenset[str] = frozenset()

    @property
    def judged(self) -> bool:
        """Whether a place can be called right or wrong; a country only by its code."""
        return bool(self.codes) if self.kind == "country" else bool(self.codes or self.points)


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of a table: what the atlas knows of one place."""

    name: str
    kind: str
    point: tuple[float, float] | None


class Atlas:
    """Places by code and by name."""

    def __init__(self, by_code: dict[str, Spot], by_name: dict[str, list[Spot]]) -> None:
        self.by_code = by_code
        self.by_name = by_name

    def truth(self, start: int, end: int, surface: str, place: str, role: str) -> Truth:
        """
        What an annotation means.

        Parameters
        ----------
        place : str
            ``150921``, ``a;b``, ``MN``, ``Name``, ``Name@lat,lon``, ``Name<150921`` or ``?``.

        Raises
        ------
        KeyError
            If a code or a name is in no table.
        """
        readings = [self._reading(one, role) for one in place.split(";")]
        kind, radius = readings[0][0], max(reading[3] for reading in readings)
        codes = frozenset(code for reading in readings for code in reading[1])
        points = tuple(point for reading in readings for point in reading[2])
        areas = frozenset(re.findall(r"<(\d{4}[0-9]{2})(?!\d)", place))
        return Truth(start, end, surface, kind, role, codes, points, radius, areas)

    def _reading(
        self, place: str, role: str
    ) -> tuple[str, tuple[str, ...], list[tuple[float, float]], float]:
        if place == "?":
            return ("region" if role == "vague" else "other"), (), [], NEAR_KM
        if re.fullmatch(r"\d{6}|\d{9}|\d{12}|[A-Z]{2}(-\w+)?", place):
            spot = self.by_code[place]
            return spot.kind, (place,), [spot.point] if spot.point else [], reach(spot.kind)
        if "@" in place:
            name, _, point = place.partition("@")
            lat, lon = map(float, point.split(","))
            kind = self._kind(name)
            return kind, (), [(lat, lon)], reach(kind)
        if "<" in place:
            name, _, container = place.partition("<")
            return kind_of_name(name), (), *self._inside(container)
        spots = self.by_name[place]
        points = [spot.point for spot in spots if spot.point]
        return spots[0].kind, (), points, reach(spots[0].kind)

    def _kind(self, name: str) -> str:
        spots = self.by_name.get(name)
        return spots[0].kind if spots else kind_of_name(name)

    def _inside(self, code: str) -> tuple[list[tuple[float, float]], float]:
        spot = self.by_code[code]
        if spot.point is None:
            return self._inside(code[:6])
        return [spot.point], CONTAINER_KM[spot.kind]


def reach(kind: str) -> float:
    """How far from the truth a point of this kind may lie and still be right, in km."""
    return FAR_KM if kind in FAR_KINDS else NEAR_KM


def kind_of_name(name: str) -> str:
    """The kind that the end of a name says: ``海流水库`` is a facility, ``道劳村`` a village."""
    return next((kind for suffix, kind in KIND_OF_SUFFIX if re.search(suffix, name)), "other")


@lru_cache(maxsize=1)
def read_atlas() -> Atlas:
    """The atlas of the catalogue's tables and of the truth's own points."""
    by_code: dict[str, Spot] = {}
    by_name: dict[str, list[Spot]] = defaultdict(list)
    for row in _rows([POINTS]):
        by_name[row["name"]].append(_spot(row))
    own = frozenset(by_name)
    for row in _rows(sorted(TABLES.glob("*.csv"))):
        if not {"id", "kind", "lat"} <= row.keys():
            continue
        spot = _spot(row)
        if row["id"].startswith("cn:"):
            by_code[row["id"].removeprefix("cn:")] = spot
        elif row["id"].startswith("iso:"):
            by_code[row["id"].removeprefix("iso:")] = spot
        if spot.kind not in DIVISION_KINDS and spot.name not in own:
            by_name[spot.name].append(spot)
    return Atlas(by_code, dict(by_name))


def _spot(row: dict[str, str]) -> Spot:
    point = (float(row["lat"]), float(row["lon"])) if row["lat"] else None
    return Spot(row["name"], KIND_OF_CATALOGUE.get(row["kind"], row["kind"]), point)


def _rows(paths: Iterable[Path]) -> Iterator[dict[str, str]]:
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as table:
            yield from csv.DictReader(table)
