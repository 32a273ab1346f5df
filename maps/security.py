"""The page's content security policy, and the one function that puts data into HTML.

Everything a newspaper page says is hostile until shown as text. Data enters the page as JSON in one script
element that is never executed (`json_for_html`); scripts and styles run only if their hash stands in the
policy (`content_policy`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_LINKED_SCRIPT = re.compile(r"<script\b[^>]*\bsrc=[\"']([^\"']+)[\"']", re.IGNORECASE)
_LINKED_STYLE = re.compile(
    r"<link\b(?![^>]*\brel=[\"']?alternate)[^>]*\bhref=[\"']([^\"']+)[\"']", re.IGNORECASE
)
_HOST = re.compile(r"(?:\*\.)?[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.?")
_DATA_TYPE = re.compile(r"\btype=[\"']?application/(?:(?:ld\+)?json|octet-stream)", re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r"\sstyle\s*=", re.IGNORECASE)

# What an HTML parser or a script parser could take for more than a character; unpaired surrogates are not
# UTF-8.
_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def json_for_html(value: object) -> str:
    r"""
    Write `value` as JSON that is inert inside a script element, whatever text it carries.

    Parameters
    ----------
    value : object
        Anything `json.dumps` takes; keys are written in the order given.

    Returns
    -------
    str
        Compact JSON, without ``<``, ``>``, ``&``, line separators or control characters: those stand as
        ``\uXXXX``.

    Raises
    ------
    ValueError
        If a number is not finite, which JSON cannot say.

    Examples
    --------
    >>> json_for_html({"headline": "</script>"})
    '{"headline":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def content_policy(
    html: str,
    *,
    images: Iterable[str] = (),
    connections: Iterable[str] = (),
    own: Iterable[str] = (),
    later: Iterable[str] = (),
) -> str:
    """
    Work out the strictest policy under which the finished page `html` still runs.

    Parameters
    ----------
    html : str
        The page as it will be written: its inline scripts and styles are admitted by SHA-256, its linked
        ones by address.
    images : iterable of str
        URL templates of tiles and pictures that the reader's layers load.
    connections : iterable of str
        URLs that scripts fetch.
    own : iterable of str
        Inline scripts and styles known to need no style attributes; all others are searched for them.
    later : iterable of str
        Scripts that the page makes of what it carries compressed.

    Returns
    -------
    str
        Value of a ``Content-Security-Policy`` meta element: nothing is allowed but what is named.
    """
    scripts, styles = _hashes(html)
    scripts += map(_hash, later)
    linked = sorted({*_LINKED_SCRIPT.findall(html)}), sorted({*_LINKED_STYLE.findall(html)})
    hosts = sorted({source for source in map(source_of, images) if source})
    fetched = sorted({source for source in map(source_of, connections) if source})
    fonts = sorted({source for source in map(source_of, linked[1]) if source})
    directives = {
        "default-src": ["'none'"],
        "script-src": [*scripts, *map(_address, linked[0])] or ["'none'"],
        "style-src": [*styles, *map(_address, linked[1])] or ["'none'"],
        "img-src": ["data:", "blob:", *dict.fromkeys([*hosts, *fonts])],
        "font-src": ["data:", *fonts],
        "connect-src": fetched or ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    if _has_style_attributes(html, frozenset(own)):
        directives["style-src-attr"] = ["'unsafe-inline'"]
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def source_of(url: str) -> str:
    """
    Name the host of a URL or tile template as a policy source.

    Returns
    -------
    str
        With the host in ASCII (IDNA); empty for what is not http(s), and for a host that a policy cannot
        name, such as an IPv6 address: a page loads nothing from there.

    Examples
    --------
    >>> source_of("https://{s}.tile.example.org:8080/{z}/{x}/{y}.png")
    'https://*.tile.example.org:8080'
    >>> source_of("https://地图.中国/{z}/{x}/{y}.png")
    'https://xn--wcs7d.xn--fiqs8s'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        if "{" in host:
            host = "*." + host.rpartition("}")[2].lstrip(".-0123456789")
        host = host.encode("idna").decode("ascii")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return ""
    return f"{parts.scheme}://{host}" + ("" if port is None else f":{port}")


def _hashes(html: str) -> tuple[list[str], list[str]]:
    found: dict[str, list[str]] = {"script": [], "style": []}
    for tag, attributes, content in _INLINE.findall(html):
        if tag.lower() == "script" and ("src=" in attributes or _DATA_TYPE.search(attributes)):
            continue
        found[tag.lower()].append(_hash(content))
    return list(dict.fromkeys(found["script"])), list(dict.fromkeys(found["style"]))


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _address(url: str) -> str:
    """Return the address of a linked file without query and fragment, which a policy does not compare."""
    return re.split(r"[?#;, ]", url, maxsplit=1)[0]


def _has_style_attributes(html: str, own: frozenset[str]) -> bool:
    """Say whether markup, or a script that is not ours, sets style attributes."""
    position = 0
    for found in _INLINE.finditer(html):
        if _STYLE_ATTRIBUTE.search(html, position, found.start()):
            return True
        tag, attributes, content = found.groups()
        inert = content in own or tag.lower() == "style" or _DATA_TYPE.search(attributes)
        if not inert and _STYLE_ATTRIBUTE.search(content):
            return True
        position = found.end()
    return bool(_STYLE_ATTRIBUTE.search(html, position))
