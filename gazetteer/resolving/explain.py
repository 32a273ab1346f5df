"""A resolution in words: what was read, what it became, why, and what it might have been."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer.gazetteer import Gazetteer
from gazetteer.records import Candidate, Place, Resolution

ROLES = {
    "literal": "地点本身",
    "org": "机构名称之内",
    "adj": "修饰产品、人群或项目",
    "vague": "没有确切位置的区域",
}


def at_offset(found: Iterable[Resolution], offset: int) -> Resolution | None:
    """
    Return the resolution whose toponym holds an offset, or the nearest one that begins behind it on the page.

    Parameters
    ----------
    found : iterable of Resolution
        Of one page.
    offset : int
        Code point in the raw page text.

    Returns
    -------
    Resolution or None
        None where the offset lies in no toponym.
    """
    return next((one for one in found if one.mention.start <= offset < one.mention.end), None)


def explain(one: Resolution, gazetteer: Gazetteer) -> list[str]:
    """
    Return the resolution, line by line, in Chinese.

    Parameters
    ----------
    one : Resolution
        What is to be explained.
    gazetteer : Gazetteer
        Where the ancestors of places are looked up.

    Returns
    -------
    list of str
        The name and its span, the place and its path, the evidence with weights, the candidates that lost.
    """
    mention = one.mention
    lines = [f"“{mention.surface}” 第 {mention.start}–{mention.end} 字，用法：{ROLES[mention.role]}"]
    if one.place is None:
        lines.append(f"未能确定：{one.reason}")
    else:
        lines.append(f"→ {path(one.place, gazetteer)}（{one.place.id}），可信度 {one.score:.2f}")
        lines.append(_where(one.place))
    lines += [f"  {evidence.weight:+.1f}  {evidence.words}" for evidence in one.evidence]
    losers = [item for item in one.candidates if one.place is None or item.place.id != one.place.id]
    if losers:
        lines.append("其他可能：" if one.place else "可能是：")
        lines += [_loser(item, gazetteer) for item in losers]
    return lines


def path(place: Place, gazetteer: Gazetteer) -> str:
    """Return the place with what contains it, outermost first: 内蒙古自治区 › 阿拉善盟 › 额济纳旗."""
    above = [container.name for container in gazetteer.ancestors(place) if container.kind != "country"]
    return " › ".join([*reversed(above), place.name])


def _where(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return "  没有坐标"
    precision = f"，误差约 {place.precision_km:g} 公里" if place.precision_km else ""
    return f"  {place.lat:.4f}, {place.lon:.4f}（WGS-84）{precision}"


def _loser(item: Candidate, gazetteer: Gazetteer) -> str:
    words = "、".join(evidence.words for evidence in item.evidence[:3])
    return (
        f"  {item.score:.2f}  {path(item.place, gazetteer)}（{item.place.id}）{'  ' + words if words else ''}"
    )
