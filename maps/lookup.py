"""Answers to ``mengtu places``: what the gazetteer knows of a name."""

from __future__ import annotations

import json

from rich.cells import cell_len

from gazetteer import Gazetteer, search_places
from gazetteer.records import Place
from maps.rows import place_code

HEADINGS = ("id", "名称", "类别", "代码", "位置", "纬度", "经度", "±km", "别名")
ALIASES = 4
"""Other names shown in a table; JSONL has all."""


def place_lines(
    gazetteer: Gazetteer, query: str, *, limit: int = 20, format: str = "table"
) -> tuple[list[str], int]:
    """
    Look a name up and write what is found.

    Parameters
    ----------
    gazetteer : Gazetteer
        The catalogue.
    query : str
        Chinese, pinyin, initials, adcode or id.
    limit : int
        Most places to write.
    format : str
        ``table`` for people, ``jsonl`` for programs.

    Returns
    -------
    tuple of list of str and int
        Lines with their line feeds, best match first, empty if there is none; and how many places answer.
    """
    found = search_places(gazetteer, query, None)
    shown = found[:limit]
    if format == "jsonl":
        lines = [json.dumps(place_row(gazetteer, place), ensure_ascii=False) + "\n" for place in shown]
    else:
        lines = table([HEADINGS, *(_cells(gazetteer, place) for place in shown)]) if shown else []
    return lines, len(found)


def place_row(gazetteer: Gazetteer, place: Place) -> dict[str, object]:
    """
    Describe a place.

    Returns
    -------
    dict
        Keys place_id, name, kind, adcode, lat, lon (WGS-84 degrees), precision_km, path (outermost first),
        names, source.
    """
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "adcode": place_code(place),
        "lat": place.lat,
        "lon": place.lon,
        "precision_km": place.precision_km,
        "path": [above.name for above in reversed(gazetteer.ancestors(place))],
        "names": [name.form for name in gazetteer.names(place.id)],
        "source": place.source,
    }


def table(rows: list[tuple[str, ...]]) -> list[str]:
    r"""
    Set cells in columns; a Chinese character is two wide.

    Examples
    --------
    >>> table([("名称", "x"), ("a", "y")])
    ['名称  x\n', 'a     y\n']
    """
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        + "\n"
        for row in rows
    ]


def _cells(gazetteer: Gazetteer, place: Place) -> tuple[str, ...]:
    names = [name.form for name in gazetteer.names(place.id) if name.form != place.name]
    return (
        place.id,
        place.name,
        place.kind,
        place_code(place) or "-",
        " › ".join(above.name for above in reversed(gazetteer.ancestors(place))) or "-",
        "-" if place.lat is None else f"{place.lat:.4f}",
        "-" if place.lon is None else f"{place.lon:.4f}",
        "-" if place.precision_km is None else f"{place.precision_km:g}",
        "、".join(names[:ALIASES]),
    )
