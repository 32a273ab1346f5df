"""Numbers as short text: base64 variable-length quantities, five bits a character.

The alphabet and the continuation bit are those of source maps [1]_; there is no sign bit, signed
numbers are folded first with `zigzag`.

References
----------
.. [1] ECMA-426, Source map format specification, section "Mappings structure", https://tc39.es/ecma426/
"""

from __future__ import annotations

from collections.abc import Iterable

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BITS = 5
_MASK = (1 << _BITS) - 1


def encode(values: Iterable[int]) -> str:
    """
    Write non-negative integers as text.

    Raises
    ------
    ValueError
        If a value is negative.

    Examples
    --------
    >>> encode([0, 1, 31, 32, 1000])
    'ABfgBof'
    """
    return "".join(map(_digits, values))


def decode(text: str) -> list[int]:
    """
    Read back what `encode` wrote.

    Raises
    ------
    ValueError
        If `text` holds another character or ends within a number.

    Examples
    --------
    >>> decode("ABfgBof")
    [0, 1, 31, 32, 1000]
    """
    values: list[int] = []
    value = shift = 0
    for character in text:
        digit = ALPHABET.index(character)
        value |= (digit & _MASK) << shift
        shift += _BITS
        if digit <= _MASK:
            values.append(value)
            value = shift = 0
    if shift:
        raise ValueError(f"{text[-10:]!r} ends within a number")
    return values


def zigzag(value: int) -> int:
    """Fold a signed integer into a non-negative one: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return value * 2 if value >= 0 else -value * 2 - 1


def unzigzag(value: int) -> int:
    """Unfold what `zigzag` folded: 0, 1, 2, 3 become 0, -1, 1, -2."""
    return -(value + 1) // 2 if value % 2 else value // 2


def _digits(value: int) -> str:
    if value < 0:
        raise ValueError(f"{value} is negative")
    digits = []
    while value > _MASK:
        digits.append(ALPHABET[value & _MASK | _MASK + 1])
        value >>= _BITS
    digits.append(ALPHABET[value])
    return "".join(digits)
