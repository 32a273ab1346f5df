"""Data blocks drawn by hand or generated, and the pages made of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from maps.elements import Explorer
from maps.newsmap import NewsMap
from maps.vlq import encode

LITERAL, ORG = 0, 1
DIGEST = "ab" * 32
LEAGUE = {"name": "阿拉善盟", "articles": 1, "population": 262361}

PLACES = [
    ("iso:MN", "蒙古国", "country", "MN", 46.8, 103.1, [], 1, ["Mongolia"], None, None), ("cn:150000",
    "内蒙古自治区", "province", "150000", 43.4, 113.2, ["中国"], 1, [], None, None), ("cn:152900", "阿拉善盟",
    "prefecture", "152900", 40.2, 102.9, ["中国", "内蒙古自治区"], 1,
     ["Ālāshàn Méng"], None, None),
    ("cn:152923", "额济纳旗", "county", "152923", 41.95, 101.06, ["中国", "内蒙古自治区", "阿拉善盟"], 0,
     ["额济纳", "Ejin", "Éjìnà Qí"], "152900", "152923"),
    ("port:ceke", "策克口岸", "port", None, 42.42, 101.27, ["中国", "内蒙古自治区", "阿拉善盟", "额济纳旗"],
     0, ["Ceke port"], "152900", "152923"),
    ("cn:152501", "二连浩特市", "county", "152501", 43.65, 111.97, ["中国", "内蒙古自治区", "锡林郭勒盟"], 0,
     ["二连", "Erenhot", "Èrliánhàotè Shì"], "152500", "152501"),
    ("cn:150781", "满洲里市", "county", "150781", 49.58, 117.45, ["中国", "内蒙古自治区", "呼伦贝尔市"], 0,
     ["Manzhouli"], "150700", "150781"),
]  # fmt: skip
PLACE_COLUMNS = ("id", "name", "kind", "adcode", "lat", "lon", "path", "area", "alias", "league", "banner")

STORIES = [
    ("策克口岸通关提速", "2025-11-03", "策克口岸今年过货量创新高。\n额济纳旗的司机说，策克口岸排队短了。"),
    ("二连浩特迎来旅客", "2025-10-20", "二连浩特市的口岸人来人往，蒙古国旅客增多。\n北疆风景好。"),
    ("内蒙古收官之年", "2025-09-01", "内蒙古自治区部署工作，满洲里市、二连浩特市参加。"),
]


def places(rows: Sequence[Sequence[Any]] = PLACES) -> dict[str, list[Any]]:
    """Columns of the places, all with 2 km precision."""
    columns: dict[str, list[Any]] = {
        name: [row[number] for row in rows] for number, name in enumerate(PLACE_COLUMNS)
    }
    return {**columns, "precision": [2.0] * len(rows), "derived": [0] * len(rows)}


class Senses:
    """Numbers for the senses that articles share."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self._numbers: dict[str, int] = {}

    def number(self, *row: Any) -> int:
        """The number of this sense, new or known."""
        key = json.dumps(row)
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(list(row))
        return self._numbers[key]


def mentions(text: str, names: dict[str, int], senses: Senses, scores: dict[str, float]) -> str:
    """Every occurrence of every name as VLQ triples; a name at -1 is left open."""
    found = sorted(
        (start, name) for name in names for start in range(len(text)) if text.startswith(name, start)
    )
    numbers: list[int] = []
    last = 0
    for start, name in found:
        at = utf16(text[:start])
        place = names[name]
        sense = senses.number(
            place, LITERAL, scores.get(name, 0.95), [0], [[0, 0.2]], 0 if place < 0 else -1, name
        )
        numbers += [at - last, utf16(name), sense]
        last = at
    return encode(numbers)


def utf16(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def square(adcode: str, name: str, lon: float, lat: float, first_arc: int) -> dict[str, Any]:
    """A feature of one ring of one arc."""
    return {
        "adcode": adcode, "name": name, "parent": adcode[:2] + "0000", "label": [lon, lat], "rings":
        [[[first_arc]]],
    }  # fmt: skip


def arc(west: float, south: float, east: float, north: float) -> str:
    """A closed box as a VLQ arc of thousandths of a degree."""
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    numbers: list[int] = []
    x = y = 0
    for lon, lat in corners:
        next_x, next_y = round(lon * 1000), round(lat * 1000)
        numbers += [zigzag(next_x - x), zigzag(next_y - y)]
        x, y = next_x, next_y
    return encode(numbers)


def zigzag(number: int) -> int:
    """0, -1, 1, -2 … as 0, 1, 2, 3 …"""
    return number * 2 if number >= 0 else -number * 2 - 1


def boundaries() -> dict[str, Any]:
    """One province with two leagues and a banner, all boxes."""
    return {
        "arcs": [arc(97, 37, 126, 53), arc(97, 37, 107, 43), arc(111, 41, 120, 47), arc(97, 40, 103, 43)],
        "provinces": [square("150000", "内蒙古自治区", 113.2, 43.4, 0)],
        "leagues": [square("152900", "阿拉善盟", 102.9, 40.2, 1), square("152500", "锡林郭勒盟", 115, 44, 2)],
        "banners": [square("152923", "额济纳旗", 100, 42, 3)],
    }


def block(
    stories: Iterable[tuple[str, str | None, str]] = STORIES,
    *,
    rows: Sequence[Sequence[Any]] = PLACES,
    opened: Sequence[str] = ("北疆",),
    scores: dict[str, float] | None = None,
    title: str = "手绘新闻地图",
    newspaper: str | None = "内蒙古日报",
    doc: str = "page.txt",
    reporter: str = "李晗",
    corrected: Sequence[str] = (),
    focus: Sequence[int] | None = None,
) -> dict[str, Any]:
    """
    A block of schema 1: the stories with every place name in them resolved, some by a reader.

    `focus` holds the number of the place that each story is about, or -1.
    """
    listed = list(stories)
    names = {row[1]: number for number, row in enumerate(rows)} | dict.fromkeys(opened, -1)
    senses = Senses()
    marked = [
        (mentions(body, names, senses, scores or {}), mentions(head, names, senses, scores or {}))
        for head, _, body in listed
    ]
    days = [day for _, day, _ in listed if day]
    count = len(listed)
    return {
        "v": 1,
        "meta": {
            "title": title, "lang": "zh", "generator": "mengtu", "newspapers": [newspaper] if newspaper else
            [], "dateFrom": min(days, default=None), "dateTo": max(days, default=None), "counts": {"pages":
            1, "articles": count, "mentions": 0, "places": len(rows), "open": 1}, "boundarySource": "手绘",
            "mapReviewNo": "GS(2025)0000号", "tiles": None,
        },
        "places": places(rows),
        "articles": {
            "id": [f"a-{number:05d}" for number in range(count)], "doc": [0] * count, "kind": ["article"] *
            count, "headline": [head for head, _, _ in listed], "subheads": [[]] * count, "reporters":
            [[reporter]] * count, "dateline": [None] * count, "date": [day for _, day, _ in listed],
            "issued": [None] * count, "body": [body for _, _, body in listed], "line": list(range(1, count +
            1)), "mentions": [body for body, _ in marked], "headMentions": [head for _, head in marked],
            "raw": [""] * count,
        } | ({} if focus is None else {"focus": list(focus)}),
        "docs": [{
            "name": doc, "newspaper": newspaper, "issue": "2025-11-04", "issueEvidence": "stated",
            "issueConfidence": 1, "sha256": DIGEST, "encoding": "utf-8",
        }],
        "senses": senses.rows, "evidence": ["只有一处叫这个名字"], "reasons": ["没有确定的范围"],
        "corrected": [number for number, sense in enumerate(senses.rows) if sense[6] in corrected],
        "boundaries": boundaries(), "stats": {"league": {"152900": LEAGUE}, "banner": {}},
    }  # fmt: skip


def many(articles: int, *, spots: int = 800, seed: int = 7) -> dict[str, Any]:
    """That many articles on `spots` places strewn over the region."""
    chance = random.Random(seed)
    kinds = ("county", "township", "port", "airport", "lake", "scenic", "village")
    rows: list[tuple[Any, ...]] = [
        (f"spot:{n}", f"地点{n:04d}", kinds[n % len(kinds)], None, chance.uniform(38, 52), chance.uniform(98,
        125),
         ["中国", "内蒙古自治区"], 0, [], "152900", "152923")
        for n in range(spots)
    ]  # fmt: skip
    filler = "今年以来各地各部门抓实抓细各项工作，群众得到实惠。" * 12
    base = block([], rows=rows, opened=())
    names = [row[1] for row in rows]
    senses = Senses()
    stories, marked = [], []
    for number in range(articles):
        picked = sorted(chance.sample(range(spots), 3))
        day = f"{2023 + number % 3}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        body = "、".join(names[place] for place in picked) + filler
        numbers = []
        for order, place in enumerate(picked):
            step = 7 if order else 0
            numbers += [step, 6, senses.number(place, LITERAL, 0.95, [0], [], -1, names[place])]
        stories.append((f"第{number}号报道", day, body))
        marked.append(encode(numbers))
    filled = block(stories[:1], rows=rows, opened=())
    columns = base["articles"]
    columns.update(
        id=[f"a-{n:05d}" for n in range(articles)], doc=[0] * articles, kind=["article"] * articles,
        headline=[head for head, _, _ in stories], subheads=[[]] * articles, reporters=[[]] * articles,
        dateline=[None] * articles, date=[day for _, day, _ in stories], issued=[None] * articles,
        body=[body for _, _, body in stories], line=[1] * articles, mentions=marked, headMentions=[""] *
        articles, raw=[""] * articles,
    )  # fmt: skip
    return {**filled, "articles": columns, "senses": senses.rows}


def write_page(data: dict[str, Any], path: Path) -> Path:
    """The page of a block, as `mengtu build` composes it."""
    news = NewsMap(title=data["meta"]["title"])
    Explorer(data).add_to(news)
    path.write_text(news.get_root().render(), encoding="utf-8")
    return path
