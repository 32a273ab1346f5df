"""Columns of a table as short JSON: what repeats or rises by little is not written out.

A written column is a list (as it is), or an object with one of the keys

- ``all``: the one value of all `rows`;
- ``of``: the distinct values, ``at``: the number of each row's value among them, as VLQ;
- ``of``, ``runs``: the same, the number of a value and of the rows that have it one after the other;
- ``name``: the names of a forest's nodes, ``up``: 1 + the number of the node above each, 0 for none, ``at``:
  1 + the number of the node where each row's path ends, 0 for an empty path, both as VLQ;
- ``delta``: integers, each less the one before it, zigzag, as VLQ;
- ``after``: what texts begin with that go on with an integer, ``number``: the integers as for days, 0 for
  another text, ``else``: those texts;
- ``points``: pairs of decimal numbers, first all first ones, written as for ``tenths``;
- ``tenths``: decimal numbers by their differences in units of the last of `decimals`, written as for days;
- ``rings``: polygons of rings of arc numbers: how many, how many in each, then the numbers as for ``delta``,
  all as VLQ;
- ``curves``: arcs of the topology as `maps.curves` writes them;
- ``day``: ISO days as days since 1970, each less the last one known, 1 + zigzag, 0 for none, as VLQ;
- ``joined``: texts of the VLQ alphabet with commas between them, at least one;
- ``hex``: `rows` hexadecimal texts of `digits` digits each, their bits as `maps.dense` writes them.

The front end's ``src/columns.ts`` reads the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, repeat
from typing import Any

from maps import vlq
from maps.curves import read_curves, write_curves
from maps.dense import read_bits, write_bits

Column = list[Any] | dict[str, Any]

_EPOCH = date(1970, 1, 1)
_MOST_DIGITS = 15
"""Longer numbers a browser does not hold exactly."""
_RUNS_COST = 2
"""By how many characters the name of that key is longer."""


def interned(values: Sequence[Any]) -> Column:
    """
    Write each distinct value once, where at least half of the rows repeat one.

    Examples
    --------
    >>> interned(["county", "county", "port", "county"]), interned(["a", "b"]), interned([0, 0])
    ({'of': ['county', 'port'], 'at': 'AABA'}, ['a', 'b'], {'all': 0, 'rows': 2})
    >>> interned([0] * 9 + [1])
    {'of': [0, 1], 'runs': 'AJBB'}
    """
    numbers: dict[Any, int] = {}
    distinct: list[Any] = []
    at: list[int] = []
    for value in values:
        key = (repr(value),) if isinstance(value, list | tuple) else value
        number = numbers.setdefault(key, len(distinct))
        if number == len(distinct):
            distinct.append(value)
        at.append(number)
    if len(distinct) == 1:
        return {"all": distinct[0], "rows": len(at)}
    if 2 * len(distinct) > len(at):
        return list(values)
    each, runs = vlq.encode(at), vlq.encode(_runs(at))
    return (
        {"of": distinct, "runs": runs} if len(runs) < len(each) - _RUNS_COST else {"of": distinct, "at": each}
    )


def paths(values: Iterable[Sequence[str]]) -> Column:
    """
    Write paths, outermost name first, by the node at which each ends.

    Examples
    --------
    >>> paths([["中国"], ["中国", "内蒙古自治区"], []])
    {'name': ['中国', '内蒙古自治区'], 'up': 'AB', 'at': 'BCA'}
    """
    nodes: dict[tuple[int, str], int] = {}
    at: list[int] = []
    for path in values:
        node = 0
        for name in path:
            node = nodes.setdefault((node, name), len(nodes) + 1)
        at.append(node)
    return {
        "name": [name for _, name in nodes],
        "up": vlq.encode(above for above, _ in nodes),
        "at": vlq.encode(at),
    }


def deltas(values: Iterable[int]) -> Column:
    """
    Write integers by their differences.

    Examples
    --------
    >>> deltas([5, 6, 6, 2])
    {'delta': 'KCAH'}
    """
    return {"delta": vlq.encode(map(vlq.zigzag, _steps(values)))}


def numbered(values: Sequence[str], prefix: str) -> Column:
    """
    Write texts that are mostly a prefix and an integer.

    Examples
    --------
    >>> numbered(["cn:150100", "cn:150103", "port:ceke"], "cn:")
    {'after': 'cn:', 'number': 'pllJHA', 'else': ['port:ceke']}
    """
    numbers: list[int] = []
    others: list[str] = []
    last = 0
    for value in values:
        number = _number_after(value, prefix)
        if number is None:
            numbers.append(0)
            others.append(value)
        else:
            numbers.append(1 + vlq.zigzag(number - last))
            last = number
    return {"after": prefix, "number": vlq.encode(numbers), "else": others}


def days(values: Sequence[str | None]) -> Column:
    """
    Write ISO days by their differences; interned where one is no such day.

    Examples
    --------
    >>> days(["1970-01-02", None, "1970-01-01"]), days(["soon", "late"])
    ({'day': 'DAC'}, ['soon', 'late'])
    """
    numbers: list[int] = []
    last = 0
    for value in values:
        day = None if value is None else _day(value)
        if day is None and value is not None:
            return interned(values)
        numbers.append(0 if day is None else 1 + vlq.zigzag(day - last))
        last = last if day is None else day
    return {"day": vlq.encode(numbers)}


def tenths(values: Sequence[float | None], decimals: int = 4) -> Column:
    """
    Write decimal numbers by their differences; as they are where one has more decimals.

    Examples
    --------
    >>> tenths([0.0003, None, 0.0001]), tenths([0.00001])
    ({'tenths': 'HAE', 'decimals': 4}, [1e-05])
    """
    unit = 10**decimals
    numbers: list[int] = []
    last = 0
    for value in values:
        number = 0 if value is None else round(value * unit)
        if value is not None and number / unit != value:
            return list(values)
        numbers.append(0 if value is None else 1 + vlq.zigzag(number - last))
        last = last if value is None else number
    return {"tenths": vlq.encode(numbers), "decimals": decimals}


def points(values: Sequence[Sequence[float]], decimals: int = 3) -> Column:
    """
    Write pairs of decimal numbers; as they are where one has more decimals.

    Examples
    --------
    >>> points([[0.001, 0.002], [0.001, 0.004]]), points([[0.0001, 0]])
    ({'points': 'DBDF', 'decimals': 3}, [[0.0001, 0]])
    """
    column = tenths([*(x for x, _ in values), *(y for _, y in values)], decimals)
    return {"points": column["tenths"], "decimals": decimals} if isinstance(column, dict) else list(values)


def rings(values: Iterable[Sequence[Sequence[Sequence[int]]]]) -> Column:
    """
    Write the polygons of areas, made of rings, made of arcs.

    Examples
    --------
    >>> rings([[[[4, 5, -2]]]])
    {'rings': 'BBDICN'}
    """
    numbers: list[int] = []
    last = 0
    for polygons in values:
        numbers.append(len(polygons))
        for polygon in polygons:
            numbers.append(len(polygon))
            for ring in polygon:
                numbers.append(len(ring))
                for arc in ring:
                    numbers.append(vlq.zigzag(arc - last))
                    last = arc
    return {"rings": vlq.encode(numbers)}


def curves(values: Sequence[str]) -> Column:
    """
    Write arcs as bits.

    Examples
    --------
    >>> curves(["CBgBA"])
    {'curves': 'JFhS'}
    """
    return {"curves": write_curves(values)}


def joined(values: Sequence[str]) -> Column:
    """
    Write texts of the VLQ alphabet as one.

    Examples
    --------
    >>> joined(["AB", "", "C"])
    {'joined': 'AB,,C'}
    """
    return {"joined": ",".join(values)} if values else []


def digests(values: Sequence[str]) -> Column:
    """
    Write hexadecimal digests, all of one length, by their bytes.

    Examples
    --------
    >>> digests(["00ff", "ab12"]), digests(["none"])
    ({'hex': ' C{=;A', 'digits': 4, 'rows': 2}, ['none'])
    """
    digits = len(values[0]) if values else 0
    data = "".join(values)
    alike = digits and all(len(value) == digits for value in values)
    if not alike or set(data) - set("0123456789abcdef"):
        return list(values)
    bits = "".join(f"{int(digit, 16):04b}" for digit in data)
    return {"hex": write_bits(bits), "digits": digits, "rows": len(values)}


def read_column(column: Column) -> list[Any]:
    """
    Read back what the other functions wrote.

    Raises
    ------
    ValueError
        If it is of no known kind, or damaged.

    Examples
    --------
    >>> read_column(interned(["a", "a", "b", "a"])), read_column(days(["2025-11-03", None]))
    (['a', 'a', 'b', 'a'], ['2025-11-03', None])
    """
    match column:
        case list():
            return column
        case {"all": value, "rows": int(rows)}:
            return [value] * rows
        case {"name": list(names), "up": str(up), "at": str(at)}:
            nodes = _read_paths(names, vlq.decode(up))
            return [nodes[node] for node in vlq.decode(at)]
        case {"of": list(distinct), "at": str(at)}:
            return [distinct[number] for number in vlq.decode(at)]
        case {"of": list(distinct), "runs": str(runs)}:
            return [distinct[number] for number in _each(vlq.decode(runs))]
        case {"after": str(prefix), "number": str(text), "else": list(others)}:
            return _read_numbered(prefix, vlq.decode(text), iter(others))
        case {"delta": str(text)}:
            return _sums(vlq.unzigzag(number) for number in vlq.decode(text))
        case {"day": str(text)}:
            return _read_days(vlq.decode(text))
        case {"tenths": str(text), "decimals": int(decimals)}:
            return _read_tenths(vlq.decode(text), 10**decimals)
        case {"points": str(text), "decimals": int(decimals)}:
            flat = _read_tenths(vlq.decode(text), 10**decimals)
            half = len(flat) // 2
            return list(map(list, zip(flat[:half], flat[half:], strict=True)))
        case {"rings": str(text)}:
            return _read_rings(vlq.decode(text))
        case {"curves": str(text)}:
            return read_curves(text)
        case {"joined": str(text)}:
            return text.split(",")
        case {"hex": str(text), "digits": int(digits), "rows": int(rows)}:
            bits = read_bits(text)
            data = "".join(f"{int(bits[start : start + 4], 2):x}" for start in range(0, 4 * rows * digits, 4))
            return [data[start : start + digits] for start in range(0, len(data), digits)]
    raise ValueError(f"column of unknown kind {str(column)[:40]!r}")


def _read_paths(names: Sequence[str], up: Sequence[int]) -> list[list[str]]:
    nodes: list[list[str]] = [[]]
    for name, above in zip(names, up, strict=True):
        nodes.append([*nodes[above], name])
    return nodes


def _runs(values: Iterable[int]) -> Iterator[int]:
    for value, run in groupby(values):
        yield from (value, sum(1 for _ in run))


def _each(runs: Sequence[int]) -> Iterator[int]:
    for value, length in zip(runs[::2], runs[1::2], strict=True):
        yield from repeat(value, length)


def _steps(values: Iterable[int]) -> Iterable[int]:
    last = 0
    for value in values:
        yield value - last
        last = value


def _sums(steps: Iterable[int]) -> list[int]:
    values: list[int] = []
    last = 0
    for step in steps:
        last += step
        values.append(last)
    return values


def _day(text: str) -> int | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return (day - _EPOCH).days if day.isoformat() == text else None


def _number_after(text: str, prefix: str) -> int | None:
    digits = text[len(prefix) :]
    short = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return int(digits) if short and text == f"{prefix}{int(digits)}" else None


def _read_numbered(prefix: str, numbers: Iterable[int], others: Iterator[str]) -> list[str]:
    values: list[str] = []
    last = 0
    for number in numbers:
        last += vlq.unzigzag(number - 1) if number else 0
        values.append(f"{prefix}{last}" if number else next(others))
    return values


def _read_days(numbers: Iterable[int]) -> list[str | None]:
    values: list[str | None] = []
    last = 0
    for number in numbers:
        if number:
            last += vlq.unzigzag(number - 1)
        values.append((_EPOCH + timedelta(last)).isoformat() if number else None)
    return values


def _read_tenths(numbers: Iterable[int], unit: int) -> list[float | None]:
    values: list[float | None] = []
    last = 0
    for number in numbers:
        if number:
            last += vlq.unzigzag(number - 1)
        values.append(last / unit if number else None)
    return values


def _read_rings(numbers: Sequence[int]) -> list[list[list[list[int]]]]:
    left = iter(numbers)
    last = 0

    def arc() -> int:
        nonlocal last
        last += vlq.unzigzag(next(left))
        return last

    def ring() -> list[int]:
        return [arc() for _ in range(next(left))]

    return [[[ring() for _ in range(next(left))] for _ in range(polygons)] for polygons in left]
