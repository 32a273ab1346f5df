"""Arcs of the topology as bits: three quarters of what they take digit by digit.

Most steps from vertex to vertex are small, and alike within an arc. So an arc says how many bits its steps
mostly need, and each step is written in a Golomb–Rice code [1]_ of that many. All arcs are one string of
bits, most significant first, written as in `maps.dense`; of each arc stand there, in turn

- the number of its vertices, as Elias's gamma code of 1 + the number;
- unless that is 0, its first longitude and latitude, each less that where the arc before ended (0 at first),
  1 + zigzag in the gamma code;
- unless it is 1, the number k of bits, in 4 bits, and then each further longitude and latitude in turn, less
  the one before: the zigzag's quotient by 2**k as so many ones and a zero, its remainder in k bits.

The front end's ``src/curves.ts`` reads the same.

References
----------
.. [1] R. F. Rice, Some practical universal noiseless coding techniques, JPL Publication 79-22, 1979.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from maps import vlq
from maps.dense import read_bits, write_bits

_WIDTH = 4
_MOST_BITS = 2**_WIDTH - 1


def write_curves(arcs: Sequence[str]) -> str:
    """
    Write arcs, given as `geo.topology` writes them.

    Raises
    ------
    ValueError
        If an arc is no VLQ of pairs of numbers.

    Examples
    --------
    >>> write_curves(["CBgBA"]), read_curves("JFhS")
    ('JFhS', ['CBgBA'])
    """
    bits: list[str] = []
    end = (0, 0)
    for text in arcs:
        numbers = [vlq.unzigzag(number) for number in vlq.decode(text)]
        if len(numbers) % 2:
            raise ValueError(f"arc {text[:20]!r}: {len(numbers)} numbers, expected pairs")
        bits.append(_gamma(1 + len(numbers) // 2))
        if numbers:
            bits += [_gamma(1 + vlq.zigzag(numbers[axis] - end[axis])) for axis in (0, 1)]
            end = sum(numbers[::2]), sum(numbers[1::2])
            bits.append(_steps([vlq.zigzag(number) for number in numbers[2:]]))
    return write_bits("".join(bits))


def read_curves(text: str) -> list[str]:
    """
    Read back what `write_curves` wrote.

    Raises
    ------
    ValueError
        If `write_bits` wrote no such text, or it ends within an arc.
    """
    bits = read_bits(text)
    arcs: list[str] = []
    end = (0, 0)
    at = 0
    while bits.find("1", at) >= 0:  # what fills the end has none
        count, at = _read_gamma(bits, at)
        numbers: list[int] = []
        if count > 1:
            for axis in (0, 1):
                number, at = _read_gamma(bits, at)
                numbers.append(vlq.unzigzag(number - 1) + end[axis])
        if count > 2:
            steps, at = _read_steps(bits, at, 2 * (count - 2))
            numbers += steps
        if numbers:
            end = sum(numbers[::2]), sum(numbers[1::2])
        arcs.append(vlq.encode(map(vlq.zigzag, numbers)))
    return arcs


def _gamma(number: int) -> str:
    digits = f"{number:b}"
    return "0" * (len(digits) - 1) + digits


def _read_gamma(bits: str, at: int) -> tuple[int, int]:
    first = bits.index("1", at)
    end = 2 * first - at + 1
    if end > len(bits):
        raise ValueError("curves end within an arc")
    return int(bits[first:end], 2), end


def _steps(values: Sequence[int]) -> str:
    if not values:
        return ""
    mean = sum(values) / len(values)
    k = min(_MOST_BITS, max(0, round(log(1 + mean * log(2), 2))))
    codes = (f"{'1' * (value >> k)}0{f'{value & (1 << k) - 1:0{k}b}' if k else ''}" for value in values)
    return f"{k:0{_WIDTH}b}" + "".join(codes)


def _read_steps(bits: str, at: int, count: int) -> tuple[list[int], int]:
    k = int(bits[at : at + _WIDTH], 2)
    at += _WIDTH
    values: list[int] = []
    for _ in range(count):
        stop = bits.index("0", at)
        end = stop + 1 + k
        if end > len(bits):
            raise ValueError("curves end within an arc")
        values.append(vlq.unzigzag((stop - at << k) + int(bits[stop + 1 : end] or "0", 2)))
        at = end
    return values, at
