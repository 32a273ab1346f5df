"""Small things drawn by hand: squares, a page, a catalogue of a few places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import shapely

from gazetteer.records import Candidate, Evidence, Mention, Name, Place, Resolution, Role
from seeds.records import Article, ArticleKind, Decoding, IssueDate, MappedText, Page

LEFT = shapely.Polygon([(0, 0), (2, 0), (2, 1), (2, 2), (0, 2)])
RIGHT = shapely.Polygon([(2, 0), (4, 0), (4, 2), (2, 2), (2, 1)])
"""Two squares that share the border x = 2, with a vertex half way."""

TEXT = "策克口岸通关。\n呼和浩特下雪。\n"

PAGE = Page(
    "p1",
    "a.txt",
    "a.txt",
    TEXT,
    "0" * 64,
    Decoding("utf-8", 1.0),
    "内蒙古日报",
    IssueDate(date(2025, 11, 3), "", 1.0),
)

CHINA = Place("iso:CN", "中国", "country", "CN", None, 39.9, 116.4, 5.0, 1748.0)
REGION = Place("cn:150000", "内蒙古自治区", "province", "150000", "iso:CN", 40.8, 111.7, 1.0, 604.0)
ALXA = Place("cn:152900", "阿拉善盟", "prefecture", "152900", "cn:150000", 38.8, 105.7, 1.0)
EJIN = Place("cn:152923", "额济纳旗", "county", "152923", "cn:152900", 41.9526, 101.0533, 1.0)
CEKE = Place("port:ceke", "策克口岸", "port", None, "cn:152923", 42.3, 101.3, 2.0)
HOHHOT = Place("cn:150100", "呼和浩特市", "prefecture", "150100", "cn:150000", 40.84, 111.744, 1.0)
RIVER = Place("river:x", "某河", "river", None, "cn:150000", 41.7, 101.2, 5.0)
BLURRED = Place("desert:x", "某沙漠", "desert", None, "cn:150000", 41.7, 101.2, 120.0)
WALL = Place("region:x", "长城沿线", "region", None, "iso:CN", 40.0, 112.0, 300.0)
NOWHERE = Place("region:y", "某地区", "region", None, "iso:CN", None, None, None)
MONGOLIA = Place("iso:MN", "蒙古国", "country", "MN", None, 47.908, 106.883, 10.0, country="MN")
MONACO = Place("iso:MC", "摩纳哥", "country", "MC", None, 43.73, 7.42, 1.0, country="MC")
KUNMING = Place("cn:530100", "昆明市", "prefecture", "530100", "cn:530000", 25.04, 102.71, 1.0)
YUNNAN = Place("cn:530000", "云南省", "province", "530000", "iso:CN", 25.05, 102.71, 1.0)

PLACES = (
    CHINA, REGION, ALXA, EJIN, CEKE, HOHHOT, RIVER, BLURRED, WALL, NOWHERE, MONGOLIA, MONACO, KUNMING, YUNNAN,
)  # fmt: skip


class Atlas:
    """A catalogue of `PLACES`."""

    def __init__(self, places: Sequence[Place] = PLACES) -> None:
        self._places = {place.id: place for place in places}

    def place(self, place_id: str, /) -> Place:
        return self._places[place_id]

    def names(self, place_id: str, /) -> Sequence[Name]:
        return (Name(self._places[place_id].name, "official"),)

    def ancestors(self, place: Place, /) -> Sequence[Place]:
        if place.parent is None:
            return []
        above = self.place(place.parent)
        return [above, *self.ancestors(above)]


def article(
    number: int, *, kind: ArticleKind = "article", start: int = 0, end: int = 7, page: Page = PAGE
) -> Article:
    text = MappedText(page.text[start:end], ((0, start, end - start),))
    return Article(
        f"{page.id}-{number:03}", page.id, kind, "标题", (), ("李晗",), None, date(2025, 11, 3), "",
        ((start, end),), text, text,
    )  # fmt: skip


def resolution(
    place: Place | None,
    *,
    article: int = 0,
    role: Role = "literal",
    surface: str = "策克",
    start: int = 0,
    score: float = 0.9,
    reason: str = "",
    candidates: Sequence[Candidate] = (),
) -> Resolution:
    mention = Mention(
        "p1", f"p1-{article:03}", start, start + len(surface), start, start + len(surface), surface, role
    )
    evidence = (Evidence("parent", "", 1.0, "上级地名相邻"),) if place else ()
    return Resolution(mention, place, score if place else 0.0, tuple(candidates), evidence, reason)
