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
    words = _dictionary()
    at = words.find(f"\n{letters} ".encode())
    if at < 0:
        return False
    count = words[at + 1 : at + 60].split(maxsplit=2)[1]
    return int(count) >= _LEAST_COUNT


@cache
def _dictionary() -> bytes:
    spec = util.find_spec("jieba")
    path = Path(spec.origin).with_name("dict.txt") if spec is not None and spec.origin else None
    if path is None or not path.is_file():
        logger.info("jieba's dictionary is missing: broken words are joined by the page's own words only")
        return b""
    return b"\n" + path.read_bytes()
