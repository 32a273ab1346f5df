"""The data block as the page carries it, schema version 5: small, and all of version 1 can be had back.

Version 1 is the plain value that `maps.datablock` makes. Here its tables become columns of `maps.columns`,
what other columns tell is left out, mentions are written as in `maps.spans`, and the articles' texts stand by
themselves, for the map does without them. The front end's ``src/unpack.ts`` undoes the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gazetteer.cache import compiled
from maps.about import places_of, ranks
from maps.aliases import pack_aliases, plain_pinyin, unpack_aliases
from maps.columns import (
    Column,
    curves,
    days,
    deltas,
    digests,
    interned,
    joined,
    numbered,
    paths,
    points,
    read_column,
    rings,
    tenths,
)
from maps.errors import PageDataError
from maps.spans import Packed, pack_mentions, unpack_mentions

PLAIN, PACKED = 1, 5
"""Schema versions."""

SENSE = ("place", "role", "score", "evidence", "candidates", "reason", "surface")
LEVELS = ("provinces", "leagues", "banners", "land")
_DRAWN = ("adcode", "name")
"""What the counts of a level say again of its outlines."""

PLACE_PREFIX = "cn:"
"""A place's id that begins so goes on with its adcode."""
_SPELLED = "="
"""Written for an id that is the kind and the pinyin of the name."""
ID_DIGITS = 16
"""Digits of its page's digest with which an article's id begins."""
OPENING = 60
"""Characters of its text by which an article without a headline is known before its text is there."""

_CURVES = "curves 2"
"""Names the way arcs are written, for the cache."""

Block = dict[str, Any]
_Rows = dict[str, list[Any]]


def _numbers_or_texts(values: Sequence[Any]) -> Column:
    return deltas(values) if all(isinstance(value, int) for value in values) else list(values)


def _codes(values: Sequence[Any]) -> Column:
    """Codes that rise are written by their differences; what else repeats, once."""
    short = interned(values)
    if not all(isinstance(value, str) for value in values):
        return short
    return min(short, numbered(values, ""), key=lambda column: len(str(column)))


_WRITERS: Mapping[str, Callable[[Sequence[Any]], Column]] = {
    "id": _numbers_or_texts,
    "adcode": _codes,
    "doc": deltas,
    "place": deltas,
    "line": deltas,
    "at": deltas,
    "date": days,
    "issued": days,
    "issue": days,
    "sha256": digests,
    "path": paths,
    "lat": tenths,
    "lon": tenths,
    "rings": rings,
    "label": points,
    "mentions": joined,
    "headMentions": joined,
}


def pack(block: Block) -> Block:
    """
    Make a block of version 1 small.

    Parameters
    ----------
    block : dict
        What `maps.datablock.data_block` returns.

    Returns
    -------
    dict
        The latest version; keys in a fixed order, ``texts`` the articles' texts.
    """
    names = block["places"]["name"]
    docs, senses = _columns(block["docs"]), _sense_columns(block["senses"])
    articles = _pack_articles(block["articles"], docs, [_units(surface) for surface in senses["surface"]])
    if "focus" in articles:
        articles["focus"] = ranks(block["articles"], senses["place"])
    senses = _pack_senses(senses, names)
    tables = {"articles": articles, "docs": docs, "senses": senses}
    outlines = _pack_outlines(block["boundaries"])
    return {
        **block,
        "v": PACKED,
        "places": _pack_places(block["places"]),
        **{name: _written(table) for name, table in tables.items()},
        "boundaries": outlines,
        "stats": {level: _pack_rates(rates, level, outlines) for level, rates in block["stats"].items()},
        "texts": block["articles"]["body"],
    }


def unpack(block: Block, *, name: str = "page") -> Block:
    """
    Give back what `pack` was given, tuples as lists; a plain block as it is.

    Parameters
    ----------
    block : dict
        A block of either version.
    name : str
        What messages call it.

    Raises
    ------
    PageDataError
        If the block is of another version, or damaged.
    """
    if block.get("v") == PLAIN:
        return block
    if block.get("v") != PACKED:
        raise PageDataError(f"{name}: its data block is of version {block.get('v')!r}, expected {PACKED}")
    try:
        return _unpacked(block)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise PageDataError(f"{name}: its data block is damaged: {error}") from error


def _unpacked(block: Block) -> Block:
    docs, places = _read(block["docs"]), _unpack_places(block["places"])
    senses = _unpack_senses(_read(block["senses"]), places["name"])
    surfaces = [_units(surface) for surface in senses["surface"]]
    articles = _unpack_articles(_read(block["articles"]), docs, surfaces)
    articles["body"] = list(block.get("texts", ()))
    if len(articles["body"]) != len(articles["id"]):
        raise ValueError(f"{len(articles['body'])} texts of {len(articles['id'])} articles")
    if "focus" in articles:
        articles["focus"] = places_of(articles, senses["place"])
    kept = {name: value for name, value in block.items() if name != "texts"}
    return {
        **kept,
        "v": PLAIN,
        "places": places,
        "articles": articles,
        "docs": _rows(docs),
        "senses": [[senses[name][row] for name in SENSE] for row in range(len(surfaces))],
        "boundaries": _unpack_outlines(block["boundaries"]),
        "stats": {
            level: _unpack_rates(table, level, block["boundaries"]) for level, table in block["stats"].items()
        },
    }


def _written(table: _Rows) -> dict[str, Column]:
    return {name: _WRITERS.get(name, interned)(column) for name, column in table.items()}


def _read(table: Mapping[str, Column]) -> _Rows:
    return {name: read_column(column) for name, column in table.items()}


def _columns(rows: Sequence[dict[str, Any]]) -> _Rows:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def _rows(columns: _Rows) -> list[dict[str, Any]]:
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _pack_outlines(outlines: Block | None) -> Block | None:
    """Write the arcs as curves, the areas of each level as a table; what else there is stays as it is."""
    if outlines is None:
        return None
    key = hashlib.sha256("\n".join((_CURVES, *outlines["arcs"])).encode()).hexdigest()
    arcs = compiled("curves", key, lambda: curves(outlines["arcs"]))
    levels = {name: _written(_columns(outlines[name])) for name in LEVELS if outlines.get(name)}
    return {**outlines, "arcs": arcs, **levels}


def _unpack_outlines(outlines: Block | None) -> Block | None:
    if outlines is None:
        return None
    levels = {name: _rows(_read(outlines[name])) for name in LEVELS if outlines.get(name)}
    return {**outlines, "arcs": read_column(outlines["arcs"]), **levels}


def _pack_rates(rates: Mapping[str, dict[str, Any]], level: str, outlines: Block | None) -> dict[str, Column]:
    """Leave out codes and names that are those of the level's outlines."""
    table = _written(_columns([{"adcode": code, **rate} for code, rate in rates.items()]))
    drawn = (outlines or {}).get(f"{level}s", {})
    return {
        name: column for name, column in table.items() if not (name in _DRAWN and column == drawn.get(name))
    }


def _unpack_rates(
    table: Mapping[str, Column], level: str, outlines: Block | None
) -> dict[str, dict[str, Any]]:
    if not table:
        return {}
    drawn = (outlines or {}).get(f"{level}s", {})
    said = {name: drawn[name] for name in _DRAWN if name not in table}
    return {row.pop("adcode"): row for row in _rows(_read({**said, **table}))}


def _pack_places(places: _Rows) -> dict[str, Any]:
    """
    Leave out what follows from the rest: ids that are kind and pinyin (port:ceke), spellings.

    None is written for an adcode that the id ends in, "" for none.

    In paths the name of a place of the page is its number.
    """
    pairs = zip(places["id"], places["adcode"], strict=True)
    codes = [None if code == _code(id_) else code or "" for id_, code in pairs]
    written: dict[str, Any] = _written({**places, "adcode": codes})
    numbers = {name: number for number, name in reversed(list(enumerate(places["name"])))}
    alias = pack_aliases(places["name"], places["alias"])
    ids = [
        _SPELLED if id_ == spelled else id_
        for id_, spelled in zip(places["id"], _spelled_ids(places, alias), strict=True)
    ]
    return {
        **written,
        "path": written["path"] | {"name": [numbers.get(name, name) for name in written["path"]["name"]]},
        "id": numbered(ids, PLACE_PREFIX),
        "alias": alias,
    }


def _unpack_places(table: Mapping[str, Any]) -> _Rows:
    names = read_column(table["name"])
    path = {**table["path"], "name": [_name(one, names) for one in table["path"]["name"]]}
    places = _read({name: column for name, column in {**table, "path": path}.items() if name != "alias"})
    spelled = _spelled_ids(places, table["alias"])
    places["id"] = [own if id_ == _SPELLED else id_ for id_, own in zip(places["id"], spelled, strict=True)]
    pairs = zip(places["id"], places["adcode"], strict=True)
    return {
        **places,
        "adcode": [_code(id_) if code is None else code or None for id_, code in pairs],
        "alias": unpack_aliases(places["name"], table["alias"]),
    }


def _spelled_ids(places: Mapping[str, Sequence[str]], alias: Mapping[str, Any]) -> list[str]:
    """Ids that say no more than kind and pinyin: port:ceke."""
    pinyin = plain_pinyin(places["name"], alias)
    return [f"{kind}:{spelled}" for kind, spelled in zip(places["kind"], pinyin, strict=True)]


def _name(written: str | int, names: Sequence[str]) -> str:
    return written if isinstance(written, str) else names[written]


def _code(place_id: str) -> str | None:
    return place_id.removeprefix(PLACE_PREFIX) if place_id.startswith(PLACE_PREFIX) else None


def _pack_articles(articles: _Rows, docs: _Rows, surfaces: Sequence[int]) -> _Rows:
    """Write ordinals for ids that end in them; leave out texts, and days of printing that are the pages'."""
    packed = {name: column for name, column in articles.items() if name not in ("raw", "body")}
    if not all(articles["headline"]):
        named = zip(articles["headline"], articles["body"], strict=True)
        packed["opening"] = ["" if headline else body[:OPENING] for headline, body in named]
    ordinals = [_ordinal(id_) for id_ in articles["id"]]
    if articles["id"] == _ids(ordinals, articles["doc"], docs):
        packed["id"] = ordinals
    if articles["issued"] == [docs["issue"][doc] for doc in articles["doc"]]:
        del packed["issued"]
    texts = zip(
        articles["headMentions"], articles["mentions"], articles["raw"], articles["headline"], strict=True
    )
    marks = [
        pack_mentions(*columns, headline=_units(headline), surfaces=surfaces) for *columns, headline in texts
    ]
    return packed | {
        "mentions": [mark.body for mark in marks],
        "headMentions": [mark.head for mark in marks],
        "at": [mark.at for mark in marks],
    }


def _unpack_articles(articles: _Rows, docs: _Rows, surfaces: Sequence[int]) -> _Rows:
    issued = articles.get("issued", [docs["issue"][doc] for doc in articles["doc"]])
    articles.pop("opening", None)
    whole = {**articles, "id": _ids(articles["id"], articles["doc"], docs), "issued": issued}
    marks = zip(articles["headMentions"], articles["mentions"], whole.pop("at"), strict=True)
    texts = [
        unpack_mentions(Packed(*mark), headline=_units(headline), surfaces=surfaces)
        for mark, headline in zip(marks, articles["headline"], strict=True)
    ]
    for index, name in enumerate(("headMentions", "mentions", "raw")):
        whole[name] = [text[index] for text in texts]
    return whole


def _ordinal(article_id: str) -> int | None:
    digits = article_id[ID_DIGITS + 1 :]
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _ids(ordinals: Sequence[int | str | None], doc: Sequence[int], docs: _Rows) -> list[int | str | None]:
    return [
        f"{docs['sha256'][page][:ID_DIGITS]}-{ordinal:03d}" if isinstance(ordinal, int) else ordinal
        for ordinal, page in zip(ordinals, doc, strict=True)
    ]


def _sense_columns(senses: Sequence[Sequence[Any]]) -> _Rows:
    return {name: [sense[index] for sense in senses] for index, name in enumerate(SENSE)}


def _pack_senses(senses: _Rows, names: Sequence[str]) -> _Rows:
    """Write None for a surface that is the place's name; leave out the candidate that was chosen."""
    own = list(zip(senses["place"], senses["score"], strict=True))
    surfaces = zip(senses["place"], senses["surface"], strict=True)
    return senses | {
        "candidates": [
            _others(list(map(list, all_)), *one) for all_, one in zip(senses["candidates"], own, strict=True)
        ],
        "surface": [
            None if place >= 0 and names[place] == surface else surface for place, surface in surfaces
        ],
    }


def _unpack_senses(senses: _Rows, names: Sequence[str]) -> _Rows:
    own = list(zip(senses["place"], senses["score"], strict=True))
    surfaces = zip(senses["place"], senses["surface"], strict=True)
    return senses | {
        "candidates": [
            _with_own(others, *one) for others, one in zip(senses["candidates"], own, strict=True)
        ],
        "surface": [names[place] if surface is None else surface for place, surface in surfaces],
    }


def _others(candidates: list[list[Any]], place: int, score: float) -> list[list[Any]] | None:
    """Candidates behind the chosen one; None for no candidates, an empty first where another is first."""
    if candidates[:1] == [[place, score]]:
        return candidates[1:]
    return [[], *candidates] if candidates else None


def _with_own(others: list[list[Any]] | None, place: int, score: float) -> list[list[Any]]:
    if others is None:
        return []
    return others[1:] if others[:1] == [[]] else [[place, score], *others]


def _units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)
