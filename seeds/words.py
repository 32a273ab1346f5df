"""Whether two to four letters are a Chinese word, by jieba's dictionary, read as a plain file.

Only broken stories ask, so the file is read on first use, and jieba itself is never started.
"""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from importlib import util
from pathlib import Path

logger = logging.getLogger(__name__)

_LEAST_COUNT = 5


@lru_cache(maxsize=4096)
def is_word(letters: str) -> bool:
    """
    Whether the letters are a word in use.

    Examples
    --------
    >>> is_word("互补"), is_word("互突")
    (True, False)
    """
    words, sought = _dictionary(), letters.encode()
    low, high = 0, len(words)
    while low < high:  # the lines are in the order of their bytes, but for a few dozen of 350,000
        start = words.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
        end = words.find(b"\n", start)
        word, _, rest = words[start : end if end >= 0 else len(words)].partition(b" ")
        if word == sought:
            return int(rest.split(b" ", 1)[0]) >= _LEAST_COUNT
        if word < sought:
            low = end + 1 if end >= 0 else high
        else:
            high = start - 1
    return False


def cuts_word(letters: str) -> bool:
    """
    Whether a word lies over the middle of four letters, none ending or beginning there.

    Examples
    --------
    >>> cuts_word("光互补设"), cuts_word("及自大会")
    (True, False)
    """
    if len(letters) != 4 or is_word(letters[:2]) or is_word(letters[2:]):
        return False
    return is_word(letters[1:3]) or is_word(letters[:3]) or is_word(letters[1:]) or is_word(letters)


@cache
def _dictionary() -> bytes:
    spec = util.find_spec("jieba")
    path = Path(spec.origin).with_name("dict.txt") if spec is not None and spec.origin else None
    if path is None or not path.is_file():
        logger.info("jieba's dictionary is missing: broken words are joined by the page's own words only")
        return b""
    return path.read_bytes()
