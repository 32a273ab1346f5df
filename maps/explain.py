"""Why a name became the place it became: the rules that spoke, and the candidates that lost."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer import Gazetteer
from gazetteer.records import Candidate, Evidence, Place, Resolution
from maps.errors import NothingFoundError
from maps.lookup import table
from maps.pipeline import ParsedPage

CONTEXT = 16
"""Characters of the page shown on either side of the name."""

ROLES = {
    "literal": "地点本身",
    "org": "机构名称的一部分",
    "adj": "修饰语",
    "vague": "没有确定位置",
}


def explain(parsed: ParsedPage, offset: int, gazetteer: Gazetteer) -> list[str]:
    """
    Explain the name that stands at an offset of a page.

    Parameters
    ----------
    parsed : ParsedPage
        The page, resolved.
    offset : int
        Of the raw page text, in Unicode code points from 0: any character of the name.
    gazetteer : Gazetteer
        Knows the places' ancestors.

    Returns
    -------
    list of str
        Lines with their line feeds; names that overlap there one after the other.

    Raises
    ------
    NothingFoundError
        If no name stands there; the message tells the nearest.
    """
    here = [found for found in parsed.resolutions if found.mention.start <= offset < found.mention.end]
    if not here:
        raise NothingFoundError(_nothing(parsed, offset))
    text: list[str] = []
    for found in here:
        if text:
            text.append("\n")
        text.extend(_explained(parsed, found, gazetteer))
    return text


def _explained(parsed: ParsedPage, found: Resolution, gazetteer: Gazetteer) -> list[str]:
    mention, place = found.mention, found.place
    verdict = _placed(place, gazetteer) if place else f"未定：{found.reason}"
    lines = [
        f"{mention.surface}  {parsed.page.doc} [{mention.start}, {mention.end})  {ROLES[mention.role]}\n",
        f"  …{_context(parsed.page.text, mention.start, mention.end)}…\n",
        f"→ {verdict}\n",
        f"  得分 {found.score:.2f}\n",
        *(f"  {line}\n" for line in _evidence(found.evidence)),
    ]
    losers = [candidate for candidate in found.candidates if place is None or candidate.place.id != place.id]
    if losers:
        lines.append("未选：\n" if place else "候选：\n")
        lines.extend(f"  {row}" for row in table([_candidate(one, gazetteer) for one in losers]))
    return lines


def _placed(place: Place, gazetteer: Gazetteer) -> str:
    path = " › ".join(above.name for above in reversed(gazetteer.ancestors(place)))
    where = (
        "没有坐标" if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f} ±{place.precision_km:g} km"
    )
    return f"{place.name}（{place.kind}，{place.id}） {path}  {where}"


def _evidence(evidence: Sequence[Evidence]) -> list[str]:
    return [f"{one.weight:+.2f}  {one.words}" for one in evidence]


def _candidate(candidate: Candidate, gazetteer: Gazetteer) -> tuple[str, ...]:
    place = candidate.place
    path = " › ".join(above.name for above in reversed(gazetteer.ancestors(place)))
    words = "；".join(f"{one.words} {one.weight:+.2f}" for one in candidate.evidence)
    return f"{candidate.score:.2f}", place.name, place.kind, place.id, path, words


def _context(text: str, start: int, end: int) -> str:
    around = text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]
    before, name, after = (" ".join(part.split()) for part in around)
    return f"{before}【{name}】{after}"


def _nothing(parsed: ParsedPage, offset: int) -> str:
    length = len(parsed.page.text)
    if not 0 <= offset < length:
        return f"{parsed.page.doc}: offset {offset} is outside the page, expected 0 to {length - 1}"
    nearest = sorted(parsed.resolutions, key=lambda found: abs(found.mention.start - offset))[:3]
    names = ", ".join(f"{found.mention.surface} at {found.mention.start}" for found in nearest) or "none"
    return f"{parsed.page.doc}: no name stands at {offset}; the nearest are {names}"
