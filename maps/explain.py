"""Which name stands at an offset of a page, and why it became its place."""

from __future__ import annotations

from gazetteer import Gazetteer, explain
from gazetteer.records import Resolution
from maps.errors import NothingFoundError
from maps.pipeline import ParsedPage

CONTEXT = 16
"""Characters of the page shown on either side of the name."""

NEAREST = 3
"""Names told where none stands."""


def explain_at(parsed: ParsedPage, offset: int, gazetteer: Gazetteer) -> list[str]:
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
        Lines with their line feeds; names that overlap there one after the other, an empty line between.

    Raises
    ------
    NothingFoundError
        If no name stands there; the message tells the nearest.
    """
    here = [one for one in parsed.resolutions if one.mention.start <= offset < one.mention.end]
    if not here:
        raise NothingFoundError(_nothing(parsed, offset))
    texts = [[_context(parsed.page.text, one), *explain(one, gazetteer)] for one in here]
    return [f"{line}\n" for index, text in enumerate(texts) for line in ([""] if index else []) + text]


def _context(text: str, one: Resolution) -> str:
    start, end = one.mention.start, one.mention.end
    around = text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]
    before, name, after = (" ".join(part.split()) for part in around)
    return f"…{before}【{name}】{after}…"


def _nothing(parsed: ParsedPage, offset: int) -> str:
    length = len(parsed.page.text)
    if not 0 <= offset < length:
        return f"{parsed.page.doc}: offset {offset} is outside the page, expected 0 to {length - 1}"
    nearest = sorted(parsed.resolutions, key=lambda one: abs(one.mention.start - offset))[:NEAREST]
    names = ", ".join(f"{one.mention.surface} at {one.mention.start}" for one in nearest) or "none"
    return f"{parsed.page.doc}: no name stands at {offset}; the nearest are {names}"
