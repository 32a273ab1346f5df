"""Bytes → text, with the name of the encoding and how sure that is.

A byte order mark or valid UTF-8 settles the matter. Otherwise every encoding in which Chinese news is found
is tried, and the one whose text looks most like Chinese wins, if it wins clearly; charset-normalizer has one
vote in a close race. What cannot be told is an error, never a guess.
"""

from __future__ import annotations

import codecs
import re
from importlib import resources

from seeds.errors import DecodingError
from seeds.records import Decoding

_SAMPLE_BYTES = 1 << 16
_FLOOR = 0.3
"""Least share of everyday characters among the Chinese ones of a text: news has 0.5 and more, noise 0.1."""
_CLEAR_MARGIN = 0.2
_LEAST_MARGIN = 0.05

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a RIFF file (image, sound or video)"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or EPUB file)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(r"<!doctype\s+html\b|<html\b(?!>\s*<body>\s*<table\b)", re.IGNORECASE)
"""What opens a web page. OCR wraps a table of a page in bare ``<html><body>``, which opens none."""
_HTML_HEAD = 1000
"""Characters within which a web page is opened."""
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_NAMES = {"big5hkscs": "big5"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ALIEN = re.compile("[\x80-\x9f\u0100-\u1fff\u2e80-\u2fff\u3400-\u4dbf\ua000-\ufdff\U00010000-\U0010ffff]")


def decode(data: bytes, *, legacy: str | None = None) -> tuple[str, Decoding]:
    """
    Turn bytes into text.

    Parameters
    ----------
    data : bytes
        A whole file.
    legacy : str, optional
        The encoding of what has no byte order mark and is no UTF-8; by default it is told from the text,
        which must be long enough for that.

    Returns
    -------
    tuple of str and Decoding
        The text without byte order mark, line ends kept, and the encoding with its confidence: 1 for a byte
        order mark and for valid UTF-8, below 1 for what was inferred from the text itself.

    Raises
    ------
    DecodingError
        If the bytes are empty, binary, broken, the source of a web page, or fit no encoding clearly.

    Examples
    --------
    >>> decode("策克口岸".encode())
    ('策克口岸', Decoding(encoding='utf-8', confidence=1.0))
    >>> decode("中国内蒙古的口岸在这里".encode("gb18030"))[1].encoding
    'gb18030'
    >>> decode("鸿雁驿站".encode("gb18030"), legacy="gb18030")
    ('鸿雁驿站', Decoding(encoding='gb18030', confidence=0.9))
    """
    if not data:
        raise DecodingError("the file is empty, expected text")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise DecodingError(f"byte 0: this is {what}, expected plain text", 0)
    settled = _by_mark(data) or _by_utf8(data)
    text, decoding = settled or (_by_likeness(data) if legacy is None else _as_stated(data, legacy))
    _refuse_binary(text)
    _refuse_html(text)
    return text, decoding


def _by_mark(data: bytes) -> tuple[str, Decoding] | None:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(codec), Decoding(name, 1.0)
            except UnicodeDecodeError as error:
                raise _bad_byte(data, error.start, name, "as the byte order mark says") from None
    return None


def _by_utf8(data: bytes) -> tuple[str, Decoding] | None:
    """UTF-8 if valid; an error if it is UTF-8 but for some bytes; None if it is something else."""
    zeros = data.count(0)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not zeros and _nearly_utf8(data):
            raise _bad_byte(data, error.start, "utf-8", "as nearly all the rest is") from None
        return None
    if zeros:
        return None
    return text, Decoding("utf-8", 1.0)


def _nearly_utf8(data: bytes) -> bool:
    high = sum(1 for byte in data[:_SAMPLE_BYTES] if byte >= 0x80)
    kept = data[:_SAMPLE_BYTES].decode("utf-8", "ignore")
    valid = sum(len(c.encode()) for c in kept if c >= "\x80")
    return valid >= 3 and valid >= 0.8 * high and likeness(kept) >= _FLOOR


def _as_stated(data: bytes, encoding: str) -> tuple[str, Decoding]:
    try:
        return data.decode(encoding), Decoding(encoding, 0.9)
    except UnicodeDecodeError as error:
        raise _bad_byte(data, error.start, encoding, "or UTF-8") from None


def _by_likeness(data: bytes) -> tuple[str, Decoding]:
    sample = data[:_SAMPLE_BYTES]
    scores = {c: likeness(sample.decode(c, "replace")) for c in _CANDIDATES if _fits(sample, c)}
    ranked = sorted(scores, key=lambda codec: -scores[codec])
    best, margin = ranked[0], scores[ranked[0]] - scores[ranked[1]]
    if scores[best] >= _FLOOR and margin < _CLEAR_MARGIN:
        margin += _LEAST_MARGIN if _vote(sample) == codecs.lookup(best).name else -_LEAST_MARGIN
    if scores[best] < _FLOOR and data.count(0):
        raise DecodingError(f"byte {data.index(0)}: NUL, expected text (this looks binary)", data.index(0))
    if scores[best] < _FLOOR or margin < _LEAST_MARGIN:
        tried = ", ".join(f"{_NAMES.get(c, c)} {scores[c]:.2f}" for c in ranked)
        raise DecodingError(
            f"no encoding fits clearly, expected Chinese text (likeness: utf-8 invalid, {tried})"
        )
    try:
        text = data.decode(best)
    except UnicodeDecodeError as error:
        raise _bad_byte(data, error.start, _NAMES.get(best, best), "as most of the rest is") from None
    return text, Decoding(_NAMES.get(best, best), round(min(0.99, 0.7 + margin), 2))


def likeness(text: str) -> float:
    """How much a text looks like written Chinese, 0 to 1.

    The share of everyday characters (simplified or traditional) among the Chinese ones, less the share of
    signs that no newspaper prints.
    """
    if not text:
        return 0.0
    han = _HAN.findall(text)
    if not han:
        return 0.0
    common = _everyday()
    alien = len(_ALIEN.findall(text)) + 3 * text.count("\ufffd") + len(_CONTROLS.findall(text))
    return max(0.0, sum(c in common for c in han) / len(han) - 2 * alien / len(text))


_everyday_cache: list[frozenset[str]] = []


def _everyday() -> frozenset[str]:
    if not _everyday_cache:
        lines = resources.files("seeds").joinpath("data/everyday.txt").read_text(encoding="utf-8")
        _everyday_cache.append(frozenset(c for c in lines if c > "\u3000"))
    return _everyday_cache[0]


def _fits(sample: bytes, codec: str) -> bool:
    return True if not codec.startswith("utf-16") else len(sample) % 2 == 0 or len(sample) == _SAMPLE_BYTES


def _vote(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # only in a close race, and slow to import

    best = from_bytes(sample).best()
    return None if best is None else codecs.lookup(best.encoding).name


def _bad_byte(data: bytes, offset: int, encoding: str, why: str) -> DecodingError:
    return DecodingError(f"byte {offset}: 0x{data[offset]:02x} found, expected {encoding} {why}", offset)


def _refuse_binary(text: str) -> None:
    zero = text.find("\x00")
    if zero >= 0:
        raise DecodingError(f"character {zero}: NUL found, expected text (this looks binary)")
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls > len(text) // 20:
        raise DecodingError(f"{controls} of {len(text)} characters are control codes, expected text")
    if not text.strip("\ufeff\u200b \t\r\n\u3000"):
        raise DecodingError("only blanks found, expected text")


def _refuse_html(text: str) -> None:
    if found := _HTML.search(text, 0, _HTML_HEAD):
        raise DecodingError(
            f"character {found.start()}: this is the source of a web page (HTML), expected plain text: "
            "save the page as text"
        )
