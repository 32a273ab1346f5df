"""Look a place up: Chinese, pinyin in full or by initials, other spellings, administrative code."""

from __future__ import annotations

import re
import unicodedata

from gazetteer.cache import compiled
from gazetteer.catalogue.grammar import HOME
from gazetteer.catalogue.index import SAFE, Index, index_key
from gazetteer.gazetteer import Gazetteer
from gazetteer.language.folding import Folding, fold
from gazetteer.records import Place

UMLAUT = re.compile("[uU]\u0308")
LATIN = re.compile(r"[a-z]")
NOT_LETTERS = re.compile(r"[^a-z0-9\u3400-\u9fff]")
EXACT, STACKED, BEGINS, HOLDS = 100.0, 70.0, 40.0, 10.0
"""Ranks of how a spelling answers a query: it is the query, or is that after the name of a place around it,
begins with it, or holds it. Prominence decides among equals."""
KIND_RANK = {
    "province": 12,
    "prefecture": 9,
    "county": 6,
    "country": 11,
    "port": 4,
    "township": 2,
    "village": -6,
}


def search_places(gazetteer: Gazetteer, query: str, limit: int | None = 20) -> list[Place]:
    """
    Places that answer to a query.

    Parameters
    ----------
    gazetteer : Gazetteer
        The catalogue.
    query : str
        ``和林格尔``, ``呼和浩特市赛罕区``, ``helingeer``, ``hlge``, ``Hohhot``, ``150123``, ``cn:150123``.
    limit : int, optional
        At most so many; None for all.

    Returns
    -------
    list of Place
        The likeliest first; empty for an empty query.
    """
    index = gazetteer.index
    if (place_id := query.strip()) in index.position:
        return [gazetteer.place(place_id)]
    for wanted in _readings(query, index.folding):
        if ranks := _ranks(wanted, index):
            best = sorted(ranks, key=lambda row: (-ranks[row], index.rows[row][0]))[:limit]
            return [gazetteer.place_at(row) for row in best]
    return []


def plain(text: str, folding: Folding) -> str:
    """
    Find a spelling without case, tones, spaces and punctuation.

    Examples
    --------
    >>> plain("Hū hé hào tè", Folding.of({})), plain("ErenHot ", Folding.of({}))
    ('huhehaote', 'erenhot')
    """
    folded = fold(unicodedata.normalize("NFC", text), folding).lower()
    stripped = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return NOT_LETTERS.sub("", stripped)


def _readings(query: str, folding: Folding) -> list[str]:
    """Spellings that a query may mean: ü is v in pinyin (Lüliang), u in other languages (Ürümqi)."""
    letters = unicodedata.normalize("NFD", query)
    spelled = (plain(text, folding) for text in (UMLAUT.sub("v", letters), letters))
    return [spelling for spelling in dict.fromkeys(spelled) if spelling]


def _ranks(wanted: str, index: Index) -> dict[int, float]:
    """Rank the places that answer to a spelling."""
    ranks = {row: STACKED + _prominence(index, row) for row in _stacked(wanted, index)}
    for spelling, rows in _spellings(index).items():
        if wanted in spelling:
            merit = EXACT if spelling == wanted else BEGINS if spelling.startswith(wanted) else HOLDS
            if len(wanted) < 2 and merit != EXACT:
                continue
            for row in rows:
                worth = merit + _prominence(index, row) - len(spelling) * 0.1
                if worth > ranks.get(row, -1e9):
                    ranks[row] = worth
    return ranks


def _stacked(wanted: str, index: Index) -> set[int]:
    """Places spelled so, alone or after a spelling of what contains them: 呼和浩特市赛罕区."""
    table = _spellings(index)
    found = set(table.get(wanted, ()))
    for cut in range(1, len(wanted)):
        inner = table.get(wanted[cut:], ())
        holders = _stacked(wanted[:cut], index) if inner else set()
        found |= {row for row in inner for holder in holders if row != holder and index.lies_in(row, holder)}
    return found


def _prominence(index: Index, row: int) -> float:
    place_id, kind = index.rows[row][0], index.rows[row][2]
    home = 5 if place_id.startswith(HOME) or _parent(index, row).startswith(HOME) else 0
    return KIND_RANK.get(kind, 0) + home + index.prior[row]


def _parent(index: Index, row: int) -> str:
    return str(index.rows[row][4] or "")


def _spellings(index: Index) -> dict[str, tuple[int, ...]]:
    found = _cache.get(id(index))
    if found is None:
        if len(_cache) > 4:
            _cache.clear()
        catalogue = compiled("spellings", index_key(), lambda: _build(index))
        found = catalogue if _covers(catalogue, index) else _build(index)
        _cache[id(index)] = found
    return found


_cache: dict[int, dict[str, tuple[int, ...]]] = {}


def _covers(table: dict[str, tuple[int, ...]], index: Index) -> bool:
    """Whether the kept table is of this very index, not of one with a user's places."""
    return plain(str(index.rows[-1][1]), index.folding) in table and max(
        rows[-1] for rows in table.values()
    ) < len(index.rows)


def _build(index: Index) -> dict[str, tuple[int, ...]]:
    from pypinyin import lazy_pinyin  # only when the table is compiled

    spellings: dict[str, set[int]] = {}
    for form, what, senses, *_ in index.entries:
        if not what & 1:
            continue
        syllables = lazy_pinyin(form)
        for sense in senses:
            names = {form}
            if sense[1] & SAFE or index.rows[sense[0]][1] == form:
                names |= {"".join(syllables), "".join(syllable[0] for syllable in syllables if syllable)}
            for name in names:
                spellings.setdefault(plain(name, index.folding), set()).add(sense[0])
    for place_id, known in index.names.items():
        for row in known:
            if LATIN.search(str(row[0]).lower()) and place_id in index.position:
                spellings.setdefault(plain(str(row[0]), index.folding), set()).add(index.position[place_id])
    for number, row in enumerate(index.rows):
        if row[3]:
            spellings.setdefault(str(row[3]).lower(), set()).add(number)
    return {name: tuple(sorted(rows)) for name, rows in sorted(spellings.items()) if name}
