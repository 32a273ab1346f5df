"""Bits as text: 13 to two characters, where base64 has 12.

The characters are those of ASCII that neither JSON nor HTML escapes, and one more, which is seldom met; what
fills the last two are zeros. The front end's ``src/dense.ts`` reads the same.
"""

from __future__ import annotations

from itertools import islice, product

_WIDTH = 13
_ALPHABET = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"&<>\\') + "¡"
_PAIRS = list(map("".join, islice(product(_ALPHABET, repeat=2), 2**_WIDTH)))
_BITS = {pair: f"{number:0{_WIDTH}b}" for number, pair in enumerate(_PAIRS)}


def write_bits(bits: str) -> str:
    """
    Write zeros and ones.

    Examples
    --------
    >>> write_bits("0000000000001"), read_bits(" !")
    (' !', '0000000000001')
    """
    starts = range(0, len(bits), _WIDTH)
    return "".join(_PAIRS[int(bits[start : start + _WIDTH].ljust(_WIDTH, "0"), 2)] for start in starts)


def read_bits(text: str) -> str:
    """
    Read back what `write_bits` wrote, with what fills its end.

    Raises
    ------
    ValueError
        If it is something else.
    """
    try:
        return "".join(_BITS[text[start : start + 2]] for start in range(0, len(text), 2))
    except KeyError as error:
        raise ValueError(f"{error} says no {_WIDTH} bits") from None
