"""The rules of the grammar for what is no division of China: ports, stations, parks, waters, places abroad.

Enters: a place. Leaves: bare strings, as those of `gazetteer.catalogue.grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from gazetteer.records import Place

Rule = Callable[[Place], Iterable[str]]

SCENIC_TAIL = re.compile(r"(?:旅游景区|风景名胜区|风景区|旅游区|旅游度假区|景区)$")
ZONE_TAILS = {
    "高新技术产业开发区": ("高新区", "高新技术开发区", "高新技术产业园"),
    "经济技术开发区": ("经开区", "经济开发区", "开发区"),
    "经济开发区": ("经开区", "经济技术开发区", "开发区"),
    "综合保税区": ("综保区",),
    "边境经济合作区": ("边合区", "经济合作区"),
    "工业园区": ("工业园",),
    "产业园区": ("产业园",),
    "物流园区": ("物流园",),
}
"""Long generic parts of zones, and what people say instead; the first that fits counts."""


def port_short(place: Place) -> Iterator[str]:
    """策克公路口岸 → 策克口岸; 满洲里铁路口岸 → 满洲里口岸."""
    if found := re.fullmatch(r"(.+?)(?:公路|铁路|水运|陆路)口岸", place.name):
        yield found[1] + "口岸"


def port_alone(place: Place) -> Iterator[str]:
    """策克公路口岸 → 策克: beside 口岸, 通关 or the banner."""
    if found := re.fullmatch(r"(.{2,}?)(?:公路|铁路|水运|陆路)?口岸", place.name):
        yield found[1]


def airport_parts(place: Place) -> Iterator[str]:
    """呼和浩特白塔国际机场 → 呼和浩特白塔机场."""
    if place.name.endswith("国际机场"):
        yield place.name.removesuffix("国际机场") + "机场"


def station_words(place: Place) -> Iterator[str]:
    """包头站 → 包头火车站; 呼和浩特东站 → 呼和浩特火车东站, 呼和浩特东火车站, 呼和浩特东车站."""
    if found := re.fullmatch(r"(.{2,}?)([东西南北]?)站", place.name):
        yield f"{found[1]}火车{found[2]}站"
        yield f"{found[1]}{found[2]}火车站"
        yield f"{found[1]}{found[2]}车站"


def reserve_short(place: Place) -> Iterator[str]:
    """大青沟国家级自然保护区 → 大青沟自然保护区, 大青沟保护区; 红山国家森林公园 → 红山森林公园."""
    for long, shorter in (
        ("国家级自然保护区", ("国家自然保护区", "自然保护区", "保护区")),
        ("国家森林公园", ("森林公园",)),
        ("国家湿地公园", ("湿地公园",)),
        ("国家地质公园", ("地质公园",)),
        ("国家考古遗址公园", ("考古遗址公园", "遗址公园")),
    ):
        if place.name.endswith(long):
            yield from (place.name.removesuffix(long) + short for short in shorter)


def without_region(place: Place) -> Iterator[str]:
    """内蒙古大青山国家级自然保护区 → 大青山国家级自然保护区, with its shorter forms."""
    if place.name.startswith("内蒙古") and re.search("国家(?:级自然保护区|[^级]+公园)$", place.name):
        shorter = replace(place, name=place.name.removeprefix("内蒙古"))
        yield shorter.name
        yield from reserve_short(shorter)


def scenic_words(place: Place) -> Iterator[str]:
    """通湖草原旅游区 → 通湖草原景区, 通湖草原旅游景区."""
    if SCENIC_TAIL.search(place.name):
        stem = SCENIC_TAIL.sub("", place.name)
        yield from (stem + tail for tail in ("景区", "旅游区", "风景区", "旅游景区", "旅游度假区"))
    elif len(place.name) >= 3:
        yield from (place.name + tail for tail in ("景区", "旅游景区", "风景区", "旅游区"))


def sand_words(place: Place) -> Iterator[str]:
    """库布其沙漠 → 库布其沙地, 科尔沁沙地 → 科尔沁沙漠."""
    if place.name.endswith("沙漠"):
        yield place.name[:-2] + "沙地"
    elif place.name.endswith("沙地"):
        yield place.name[:-2] + "沙漠"


def great_grassland(place: Place) -> Iterator[str]:
    """呼伦贝尔草原 → 呼伦贝尔大草原."""
    if place.name.endswith("草原") and not place.name.endswith("大草原"):
        yield place.name.removesuffix("草原") + "大草原"


def range_words(place: Place) -> Iterator[str]:
    """阴山 → 阴山山脉, 大兴安岭 → 大兴安岭山脉."""
    if re.search("[山岭]$", place.name):
        yield place.name + "山脉"


def lake_words(place: Place) -> Iterator[str]:
    """达里诺尔湖 → 达里诺尔; 查干淖尔 → 查干淖尔湖."""
    if re.search("(?:诺尔|淖尔|淖)$", place.name):
        yield place.name + "湖"
    elif re.search("(?:诺尔|淖尔)湖$", place.name):
        yield place.name.removesuffix("湖")


def zone_words(place: Place) -> Iterator[str]:
    """包头稀土高新技术产业开发区 → 包头稀土高新区; 石拐工业园区 → 石拐工业园."""
    for tail, others in ZONE_TAILS.items():
        if place.name.endswith(tail) and len(place.name) - len(tail) >= 2:
            yield from (place.name.removesuffix(tail) + other for other in others)
            return


def farm_stem(place: Place) -> Iterator[str]:
    """哈达图农牧场 → 哈达图: beside its court, its police, a fire."""
    if found := re.fullmatch(r"(.{2,}?)(?:农牧场|农场|牧场|林场)", place.name):
        yield found[1]


def mine_words(place: Place) -> Iterator[str]:
    """纳林河二号煤矿 → 纳林河二号矿井; 伊敏露天煤矿 → 伊敏露天矿, 伊敏煤矿."""
    if found := re.fullmatch(r"(.{3,}?)(?<!露天)(露天)?煤矿", place.name):
        if found[2]:
            yield from (found[1] + "露天矿", found[1] + "煤矿")
        else:
            yield from (found[1] + "矿", found[1] + "矿井", found[1] + "井田")


def unit_stem(place: Place) -> Iterator[str]:
    """南戈壁省 → 南戈壁, 阿斯嘎特苏木 → 阿斯嘎特, 阿斯嘎特县: only beside the country."""
    if found := re.fullmatch(r"(.{2,}?)(省|州|边疆区|苏木|县|区|共和国|道)", place.name):
        yield found[1]
        if found[2] == "苏木":
            yield from (found[1] + "县", found[1] + "苏木")


def foreign_city(place: Place) -> Iterator[str]:
    """乌兰巴托 → 乌兰巴托市; shorter names would meet by chance (自由 + 市场)."""
    if not place.name.endswith("市") and len(place.name) >= 3:
        yield place.name + "市"


FEATURE_RULES: dict[str, tuple[Rule, ...]] = {
    "port": (port_short, port_alone),
    "airport": (airport_parts,),
    "station": (station_words,),
    "zone": (zone_words,),
    "facility": (farm_stem, mine_words),
    "scenic": (reserve_short, without_region, scenic_words),
    "forest": (reserve_short, without_region),
    "wetland": (reserve_short, without_region),
    "desert": (sand_words,),
    "grassland": (great_grassland,),
    "mountain": (range_words,),
    "lake": (lake_words,),
    "unit": (unit_stem,),
    "soum": (unit_stem,),
    "city": (foreign_city,),
}
"""Kind of place → its rules."""
