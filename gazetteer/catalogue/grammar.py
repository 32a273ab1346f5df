"""The rules of the grammar for divisions: official name → the short forms that a newspaper makes of it.

Enters: a place. Leaves: bare strings; whether they stand alone is for `forms.py` to say. `RULES` tells
which rules speak for which kind of place, those of `featuregrammar.py` among them; `CONTEXT_RULES` names
those whose forms need help.

References
----------
.. [1] 地名管理条例 (State Council order 753, 2022), on the specific and the generic part of a place name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.catalogue.featuregrammar import FEATURE_RULES, Rule
from gazetteer.records import Place

WINGS = re.compile(r"(?P<stem>.+?)(?P<side>[左右])翼(?P<wing>[前中后])旗")
SIDES = re.compile(r"(?P<stem>.{2,}?)(?P<side>[左右前中后])旗")
GENERIC = re.compile(r"(?:特别行政区|自治[区州县旗]|联合旗|地区|林区|特区|矿区|新区|[省市盟州县旗区])$")
PLAIN_GENERIC = re.compile(r"(?<!自治)(?<!联合)[省市盟县旗区]$|地区$|林区$|特区$|特别行政区$")
TOWNSHIP = re.compile(r"(?:街道|民族苏木|民族乡|苏木|镇|乡)$")
FORMER = {"街道": ("镇",), "镇": ("苏木", "乡"), "苏木": ("镇", "乡"), "乡": ("苏木", "镇")}
"""Generic word of a township → those that it may have had before."""
PEOPLES = re.compile(
    r"(?:各族|(?:蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤"
    r"|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|阿昌|普米|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安"
    r"|裕固|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|回)$"
)
TRIBES = ("达尔罕", "茂明安")
"""Tribes joined in the name of one banner; its short form takes the first character of each."""
MONGOLIAN_TAIL = re.compile(r"(?<=..)(?:格尔|浩特|郭勒|高勒|淖尔|诺尔)$")
COLOUR = re.compile(r"(?:正|镶|正镶)[黄白红蓝]旗")
HOME = "cn:15"
"""Ids of divisions of the home region, Inner Mongolia, begin so."""


def drop_generic(place: Place) -> Iterator[str]:
    """和林格尔县 → 和林格尔, 包头市 → 包头, 锡林郭勒盟 → 锡林郭勒; at least two characters stay."""
    if PLAIN_GENERIC.search(place.name) and not _is_winged(place.name):
        stem = GENERIC.sub("", place.name)
        if len(stem) >= 2 and not COLOUR.fullmatch(place.name):
            yield stem


def autonomous(place: Place) -> Iterator[str]:
    """鄂温克族自治旗 → 鄂温克旗, 鄂温克; 延边朝鲜族自治州 → 延边州, 延边; 广西壮族自治区 → 广西."""
    if "自治" not in place.name:
        return
    stem, generic = stem_of(place.name), place.name[-1]
    if place.kind != "province":
        yield stem + generic
    yield stem


def banner_wings(place: Place) -> Iterator[str]:
    """科尔沁左翼中旗 → 科尔沁左中旗, 科左中旗; 土默特左旗 → 土左旗; 新巴尔虎左旗 → 新左旗."""
    if found := WINGS.fullmatch(place.name):
        stem, tail = found["stem"], f"{found['side']}{found['wing']}旗"
        yield stem + tail
        yield stem[0] + tail
    elif found := SIDES.fullmatch(place.name):
        yield f"{found['stem'][0]}{found['side']}旗"


def wing_alone(place: Place) -> Iterator[str]:
    """科尔沁左翼中旗 → 左中旗, 中旗; 土默特左旗 → 左旗: only with the league in reach."""
    if found := WINGS.fullmatch(place.name):
        yield f"{found['side']}{found['wing']}旗"
        yield f"{found['wing']}旗"
    elif found := SIDES.fullmatch(place.name):
        yield f"{found['side']}旗"


def wing_without_banner(place: Place) -> Iterator[str]:
    """杭锦后旗 → 杭后, 科尔沁左翼中旗 → 科左中: only with the league in reach."""
    if found := WINGS.fullmatch(place.name):
        yield f"{found['stem'][0]}{found['side']}{found['wing']}"
    elif found := SIDES.fullmatch(place.name):
        yield f"{found['stem'][0]}{found['side']}"


def prefix_pair(place: Place) -> Iterator[str]:
    """东乌珠穆沁旗 → 东乌旗, 东乌: a compass point and the tribe's first character."""
    if re.fullmatch(r"[东西].{3,}旗", place.name):
        yield place.name[:2] + "旗"
        yield place.name[:2]


def united_banner(place: Place) -> Iterator[str]:
    """达尔罕茂明安联合旗 → 达尔罕茂明安旗, 达茂旗."""
    if place.name.endswith("联合旗"):
        yield place.name.removesuffix("联合旗") + "旗"
        yield "".join(tribe[0] for tribe in TRIBES if tribe in place.name) + "旗"


def united_alone(place: Place) -> Iterator[str]:
    """达尔罕茂明安联合旗 → 达茂: only in context, for 到达茂名 holds it by chance."""
    for form in list(united_banner(place))[1:]:
        yield form.removesuffix("旗")


def colour_banner(place: Place) -> Iterator[str]:
    """镶黄旗 → 黄旗, 正镶白旗 → 正白旗, 白旗, 正蓝旗 → 蓝旗: also banners of the Qing army."""
    if COLOUR.fullmatch(place.name):
        yield place.name[-2:]
        yield place.name[0] + place.name[-2:]


def banner_initial(place: Place) -> Iterator[str]:
    """莫力达瓦达斡尔族自治旗 → 莫旗, 准格尔旗 → 准旗, 敖汉旗 → 敖旗."""
    special = re.search("(?:[左右前中后]|联合)旗$", place.name) or COLOUR.fullmatch(place.name)
    if (
        place.name.endswith("旗")
        and not special
        and len(stem_of(place.name)) >= 2
        and place.name[0] not in "东西"
    ):
        yield place.name[0] + "旗"


def seat_initial(place: Place) -> Iterator[str]:
    """托克托县 → 托县, 昆都仑区 → 昆区: stems of three characters or more, in the home region."""
    stem, generic = stem_of(place.name), place.name[-1]
    if place.id.startswith(HOME) and generic in "县区市盟" and len(stem) >= 3:
        yield stem[0] + generic


def league_short(place: Place) -> Iterator[str]:
    """锡林郭勒盟 → 锡盟, 阿拉善盟 → 阿盟, 兴安盟 → 兴盟."""
    if place.name.endswith("盟"):
        yield place.name[0] + "盟"


def mongolian_tail(place: Place) -> Iterator[str]:
    """和林格尔县 → 和林, 多伦淖尔 → 多伦, 二连浩特市 → 二连."""
    stem = stem_of(place.name)
    if place.id.startswith(HOME) and (short := MONGOLIAN_TAIL.sub("", stem)) != stem:
        yield short


def mining_district(place: Place) -> Iterator[str]:
    """白云鄂博矿区 → 白云鄂博, 白云矿区, 白云区, 白云."""
    if place.name.endswith("矿区"):
        stem = place.name.removesuffix("矿区")
        yield from (stem, stem[:2] + "矿区", stem + "区")


def mining_initial(place: Place) -> Iterator[str]:
    """白云鄂博矿区 → 白云, 白云区: also a district of Guangzhou and one of Guiyang."""
    if place.name.endswith("矿区") and len(place.name) > 4:
        yield from (place.name[:2], place.name[:2] + "区")


def township_stem(place: Place) -> Iterator[str]:
    """北什轴乡 → 北什轴, 达来呼布镇 → 达来呼布; streets named after roads have no stem."""
    stem = TOWNSHIP.sub("", place.name)
    if not place.name.endswith("街道") and stem != place.name and len(stem) >= 2:
        yield stem


def street_office(place: Place) -> Iterator[str]:
    """胜利街道 → 胜利办事处, 胜利街; 大南街街道 → 大南街."""
    if place.name.endswith("街道"):
        stem = place.name.removesuffix("街道")
        yield stem + "办事处"
        yield stem if stem.endswith("街") else stem + "街"


def former_generic(place: Place) -> Iterator[str]:
    """伊尔施街道 → 伊尔施镇, 巴彦塔拉镇 → 巴彦塔拉苏木: what a township was before, as papers still print."""
    stem = TOWNSHIP.sub("", place.name)
    if stem != place.name and len(stem) >= 2 and not stem.endswith(("路", "街")):
        for generic in FORMER[place.name.removeprefix(stem).removeprefix("民族")]:
            yield stem + generic


def ethnic_township(place: Place) -> Iterator[str]:
    """巴彦鄂温克民族乡 → 巴彦鄂温克乡, 三河回族乡 → 三河乡."""
    if found := re.fullmatch(r"(.{2,}?)(?:族|民族)?(民族乡|族乡|民族苏木)", place.name):
        generic = "苏木" if place.name.endswith("苏木") else "乡"
        yield found[1] + generic
        shorter = PEOPLES.sub("", found[1] + "族")
        if len(shorter) >= 2 and shorter != found[1] + "族":
            yield from (shorter + generic, shorter)
            yield shorter + "民族" + generic


def village_words(place: Place) -> Iterator[str]:
    """郑家滩村 → 郑家滩行政村, 郑家滩自然村; 三道泉子村 → 三道泉村; 林业局库西林场 → 库西林场."""
    if place.name.startswith("林业局"):
        yield place.name.removeprefix("林业局")
    if found := re.fullmatch(r"(.{2,}?)(子?)村", place.name):
        yield from (found[1] + found[2] + generic for generic in ("行政村", "自然村"))
        if found[2] and len(found[1]) >= 3:
            yield found[1] + "村"


def former_county(place: Place) -> Iterator[str]:
    """嫩江市 → 嫩江县: what papers printed before the county became a city."""
    stem = place.name.removesuffix("市")
    if stem != place.name and len(stem) >= 2:
        yield stem + "县"


def former_district(place: Place) -> Iterator[str]:
    """平鲁区 → 平鲁县: outside the region, where past names are not written down."""
    stem = place.name.removesuffix("区")
    if stem != place.name and len(stem) >= 2 and not place.id.startswith(HOME):
        yield stem + "县"


def stem_of(name: str) -> str:
    """Give the specific part of the name of a division: 延边朝鲜族自治州 → 延边, 鄂温克族自治旗 → 鄂温克."""
    if "自治" not in name:
        return GENERIC.sub("", name)
    stem = name[: name.rindex("自治")]
    while (shorter := PEOPLES.sub("", stem)) != stem and len(shorter) >= 2:
        stem = shorter
    return stem[:-1] if stem.endswith("族") and len(stem) > 2 else stem


def _is_winged(name: str) -> bool:
    return bool(SIDES.fullmatch(name) or WINGS.fullmatch(name))


DIVISION_RULES: tuple[Rule, ...] = (
    drop_generic,
    autonomous,
    banner_wings,
    prefix_pair,
    united_banner,
    colour_banner,
    banner_initial,
    seat_initial,
    league_short,
    mongolian_tail,
    mining_district,
    mining_initial,
    united_alone,
    wing_alone,
    wing_without_banner,
)

RULES: dict[str, tuple[Rule, ...]] = {
    "province": (drop_generic, autonomous),
    "prefecture": DIVISION_RULES,
    "county": (*DIVISION_RULES, former_county, former_district),
    "township": (ethnic_township, township_stem, street_office, former_generic),
    "village": (village_words,),
    **FEATURE_RULES,
}

CONTEXT_RULES = {
    "banner_initial",
    "seat_initial",
    "league_short",
    "mongolian_tail",
    "colour_banner",
    "mining_initial",
    "united_alone",
    "wing_alone",
    "wing_without_banner",
    "port_alone",
    "street_office",
    "former_generic",
    "former_district",
    "unit_stem",
    "farm_stem",
}
"""Rules whose forms need context, unless ``data/short_forms.csv`` says that one is safe."""
