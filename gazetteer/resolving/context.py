"""What an article says around its toponyms: sentences, datelines, sure places, the paper's home.

Evidence is read from here and from nowhere else; scoring (`candidates.py`) only weighs it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from gazetteer.catalogue.index import PAST, PLACE, SAFE
from gazetteer.finding.spans import Found
from gazetteer.gazetteer import Gazetteer

SENTENCE_END = re.compile(r"[。!?;\n]")
DATELINE = re.compile(r"(?:(?:\A|\n)\s{0,4}|本报|新华社|中新社|记者[\u3400-\u9fff]{2,4})\s?$")
DATELINE_TAIL = re.compile(r"\s?(?:(?:\d+年)?\d+月\d+日)?\s?(?:电|讯|专电|报道)")
HOME = "cn:150000"
DIVISIONS = frozenset({"country", "province", "prefecture", "county", "township", "village"})
LEVELS = {
    "country": 0,
    "province": 1,
    "unit": 1,
    "prefecture": 2,
    "county": 3,
    "soum": 3,
    "city": 3,
    "township": 4,
}
"""How deep a kind of place lies in the hierarchy; all other kinds are at 5."""


@dataclass(slots=True)
class Context:
    """
    What is known while an article is resolved.

    text : folded. ends : offsets of sentence ends. home : row of the paper's home, home_city : of its
    league or city.
    named : rows of places that the article surely names → spans of them (sentence numbers). chosen : rows
    decided so far, by the order of the toponyms.
    """

    gazetteer: Gazetteer
    text: str
    ends: list[int]
    home: int
    home_city: int | None
    day: int | None
    dateline: int | None = None
    named: dict[int, list[int]] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    """Rows of the containers of named places → a place in them."""
    chosen: dict[int, int] = field(default_factory=dict)
    counted: dict[int, str] = field(default_factory=dict)
    """Starts of toponyms in a list that ends in a count → the generic word counted (三个区 → 区)."""
    fine: list[int] = field(default_factory=list)
    """Rows of the named places below provinces, in the order of their first names."""
    points: list[tuple[float, float, int]] = field(default_factory=list)
    """Latitude, longitude and row of those that have a point."""
    under: dict[int, list[int]] = field(default_factory=dict)
    """Parent → those of them that lie right under it."""
    lessons: int = 0
    """How often a place was named for sure so far."""

    def sentence(self, start: int) -> int:
        """Return number of the sentence that holds an offset."""
        return bisect_right(self.ends, start)

    def name(self, row: int, start: int) -> None:
        """Note that the article surely names the place at a row, there."""
        self.lessons += 1
        where = self.named.get(row)
        if where is not None:
            where.append(self.sentence(start))
            return
        self.named[row] = [self.sentence(start)]
        for container in self.gazetteer.chain(row):
            self.above.setdefault(container, row)
        index = self.gazetteer.index
        kind, (lat, lon) = index.rows[row][2], index.rows[row][5:7]
        if LEVELS.get(kind, 5) < 2:
            return
        self.fine.append(row)
        self.under.setdefault(index.parent[row], []).append(row)
        if lat is not None:
            self.points.append((lat, lon, row))


def make_context(
    text: str, found: list[Found], gazetteer: Gazetteer, *, newspaper: str | None, day: int | None
) -> Context:
    """Return the context of an article before anything is decided: what is safe by itself is named."""
    home, city = home_of(newspaper, gazetteer)
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    context = Context(gazetteer, text, ends, home, city, day)
    for item in found:
        row = anchor(item)
        if row is not None:
            context.name(row, item.start)
            if context.dateline is None and is_dateline(text, item):
                context.dateline = row
    return context


def anchor(found: Found) -> int | None:
    """Return the row that a toponym denotes by itself: the one safe sense of its form, or None."""
    senses = found.senses
    if not senses or not senses[0].flags & SAFE or found.how == "repaired" or found.role == "org":
        return None
    if len(senses) > 1 and senses[1].flags & SAFE:
        return None
    return senses[0].place


def is_dateline(text: str, found: Found) -> bool:
    """Whether a toponym is the place of a dateline: 本报阿拉善11月3日电."""
    return bool(
        DATELINE_TAIL.match(text, found.end) and DATELINE.search(text, max(0, found.start - 7), found.start)
    )


def home_of(newspaper: str | None, gazetteer: Gazetteer) -> tuple[int, int | None]:
    """
    Rows of the home province and the home league or city of a newspaper, by its name.

    A paper whose name begins with no sure place (新华网, 人民日报) is taken to be at home in Inner Mongolia.
    """
    index = gazetteer.index
    default = index.position.get(HOME, 0)
    for length in range(min(7, len(newspaper or "")), 1, -1):
        entry = index.lookup((newspaper or "")[:length])
        if entry is None or not entry.what & PLACE:
            continue
        rows = [
            sense.place
            for sense in entry.senses
            if not sense.flags & PAST
            and (sense.flags & SAFE or default in gazetteer.chain(sense.place))
            and index.rows[sense.place][2] in ("province", "prefecture", "county")
        ]
        rows.sort(key=lambda row: (not gazetteer.within(row, default), LEVELS.get(index.rows[row][2], 5)))
        if rows:
            return _province(rows[0], gazetteer, default), rows[0] if rows[0] != default else None
    return default, None


def _province(row: int, gazetteer: Gazetteer, default: int) -> int:
    for container in (row, *gazetteer.chain(row)):
        if gazetteer.index.rows[container][2] == "province":
            return container
    return default


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """
    Great-circle distance of two points (latitude, longitude in degrees, WGS-84), in km.

    Examples
    --------
    >>> round(distance_km((40.8, 111.7), (39.9, 116.4)))
    411
    """
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))
