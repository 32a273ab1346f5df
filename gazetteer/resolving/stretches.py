"""A long river or range → the stretch of it that the article speaks of.

The middle of the Yellow River lies in another province than the news of 磴口: where the article names a
place on its course, the mention denotes the stretch there, 黄河三盛公段. The stretches are places of the
catalogue (``data/stretches.csv``), in the order of the course (``data/courses.csv``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gazetteer.catalogue.tables import read_rows
from gazetteer.records import Place
from gazetteer.resolving.containers import AREAS
from gazetteer.resolving.context import Context, distance_km
from gazetteer.resolving.links import Link

BESIDE_KM = 45.0
"""How far from the point of a stretch a place without an area may lie."""
RUNS_IN = re.compile("流经|流过|穿过|在|的")
"""Between a river and the province through which the text says that it runs."""
SECTION = re.compile("河?段")
"""Behind that province, right behind the river: 黄河内蒙古段."""
WIDELY = frozenset(
    {"river", "mountain", "grassland", "desert", "plain", "plateau", "forest", "sea", "region"}
)
LONG_KM = 100.0
"""Extent from which on the spot of a river, a range or a grassland is doubtful."""
ROUGH_KM = 15.0
"""Radius from which on a point of the catalogue is rough: on unseen news, six in seven were right."""
PROVINCIAL_KM = 100.0
"""Extent from which on a stretch is that of a whole province."""
COARSE = ("prefecture", "province")
"""Kinds of places that are asked after the finer ones."""
WIDE = frozenset(
    {
        "country",
        "region",
        "river",
        "mountain",
        "desert",
        "sea",
        "unit",
        "plateau",
        "plain",
        "basin",
        "grassland",
    }
)
"""Kinds of places that say nothing about which stretch is meant."""


def stretched(links: list[Link], context: Context) -> None:
    """
    Put every long river or range at the stretch nearest to what the text speaks of.

    Wherever a feature is that wide, or its point that roughly known, its share is that of `Weights.line`: the
    name is surer than the spot.

    Parameters
    ----------
    links : list of Link
        All of an article, in the order of the text; changed in place.
    context : Context
        Of the article.
    """
    courses = read_courses()
    for link in links:
        if link.place is not None and _has_loose_spot(link.place):
            link.share = min(link.share, context.gazetteer.weights.line)
        course = courses.get(link.place.id) if link.place is not None else None
        if course is None:
            continue
        if (told := _told(link, course, context.text)) is not None:
            link.place = context.gazetteer.place(told.stretch)
            link.rules = [*link.rules, ("stretch", link.place.name, 0.0)]
            continue
        stretches = [context.gazetteer.place(part.stretch) for part in course]
        for near in _places_around(link, links, context):
            whole = near.kind == "province"
            place = _in_province(near, stretches) if whole else _beside(near, stretches, context)
            if place is not None:
                if link.place is not None and link.place.kind == "region":
                    link.found.role = "literal"  # 明长城 as a whole has no clear point
                link.place = place
                link.rules = [*link.rules, ("stretch", near.name, 0.0)]
                break


def _has_loose_spot(place: Place) -> bool:
    """Whether a place without a code is long, or the catalogue gives its point as a rough one."""
    wide = place.kind in WIDELY and (place.extent_km or 0.0) >= LONG_KM
    rough = place.adcode is None and place.source != "derived" and (place.precision_km or 0.0) >= ROUGH_KM
    return wide or (rough and place.kind not in AREAS)


class Part(NamedTuple):
    """A stretch, and what behind the name tells that it is the one: 大兴安岭 + 北部原始林区."""

    stretch: str
    behind: re.Pattern[str] | None


@cache
def read_courses() -> dict[str, list[Part]]:
    """Read which stretches a long feature has: its id → theirs, along the course."""
    courses: dict[str, list[Part]] = defaultdict(list)
    for row in read_rows("courses"):
        behind = re.compile(row["behind"]) if row["behind"] else None
        courses[row["whole"]].append(Part(row["stretch"], behind))
    return dict(courses)


def _told(link: Link, course: list[Part], text: str) -> Part | None:
    """Return the stretch that the words right behind the name tell of."""
    return next((part for part in course if part.behind and part.behind.match(text, link.found.end)), None)


def _places_around(link: Link, links: list[Link], context: Context) -> Iterator[Place]:
    """Yield what the text names, the nearest first: in the sentence, in the article; the coarse ones last."""
    sentence = context.sentence(link.found.start)
    known = sorted(
        (other for other in links if other is not link and other.place is not None and not other.dropped),
        key=lambda other: (
            context.sentence(other.found.start) != sentence,
            abs(other.found.start - link.found.start),
        ),
    )
    places = [other.place for other in known if other.place is not None and other.place.kind not in WIDE]
    yield from (
        other.place
        for other in known
        if other.place is not None and other.place.kind == "province" and _runs_in(link, other, context.text)
    )
    yield from (place for place in places if place.kind not in COARSE)
    for kind in COARSE:
        yield from (place for place in places if place.kind == kind)
    if context.home in context.named or context.home in context.above:
        yield context.gazetteer.place_at(context.home)


def _runs_in(link: Link, other: Link, text: str) -> bool:
    """Whether the text says of a whole province that the feature lies in it: 黄河流经内蒙古."""
    end, start = link.found.end, other.found.start
    if start == end:
        return SECTION.match(text, other.found.end) is not None
    return start > end and RUNS_IN.fullmatch(text, end, start) is not None


def _beside(near: Place, stretches: list[Place], context: Context) -> Place | None:
    """Return the nearest stretch, one of the place's own province before others, or None if none is near."""
    if near.lat is None or near.lon is None:
        return None
    here, reach = (near.lat, near.lon), BESIDE_KM + (near.extent_km or 0.0)
    around = sorted(
        (distance_km(here, (one.lat or 0.0, one.lon or 0.0)), one.id)
        for one in stretches
        if (one.extent_km or 0.0) < PROVINCIAL_KM
    )
    known = [context.gazetteer.place(one) for away, one in around if away <= reach]
    province = _province_of(near, context)
    own = (one for one in known if _province_of(one, context) == province)
    return next(own, next(iter(known), None))


def _province_of(place: Place, context: Context) -> Place | None:
    chain = (place, *context.gazetteer.ancestors(place))
    return next((one for one in chain if one.kind == "province"), None)


def _in_province(province: Place, stretches: list[Place]) -> Place | None:
    """Return the stretch that is all of the course in a province: 黄河内蒙古段."""
    wide = (one for one in stretches if (one.extent_km or 0.0) >= PROVINCIAL_KM)
    return next((one for one in wide if one.parent == province.id), None)
