"""The data block as inert script elements of the page, plain or compressed, and back.

One element carries all but the articles' texts; these follow behind the script that draws the map, which a
browser so draws before it has read them, in as many elements as keep each quickly read. Compressed data are
zlib's deflate in base64: browsers inflate them without help (``DecompressionStream``), from disk too, and the
same block gives the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from maps.errors import PageDataError
from maps.packing import unpack
from maps.security import json_for_html

DATA_ID, TEXTS_CLASS = "mt-data", "mt-texts"
LEVEL = 9
TOGETHER = 200_000
"""Characters of text, at least, that share an element."""

_ELEMENT = re.compile(
    rf'<script type="application/json" id="{DATA_ID}"(?: data-encoding="(\w+)")?>(.*?)</script>', re.DOTALL
)
_TEXTS = re.compile(
    rf'<script type="application/json" class="{TEXTS_CLASS}"(?: data-encoding="(\w+)")?>(.*?)</script>',
    re.DOTALL,
)


def data_script(block: dict[str, Any], *, compress: bool = False) -> str:
    """
    Write the element that carries the data block, without its texts.

    Parameters
    ----------
    block : dict
        What `maps.datablock.data_block` returns, or `maps.packing.pack` of that.
    compress : bool
        Whether the browser must inflate it; two thirds of the size for a few pages, a fifth for many.

    Returns
    -------
    str
        A script element that never runs.

    Examples
    --------
    >>> data_script({"v": 1})
    '<script type="application/json" id="mt-data">{"v":1}</script>'
    """
    carried = {name: value for name, value in block.items() if name != "texts"}
    return _element(f'id="{DATA_ID}"', carried, compress=compress)


def text_scripts(texts: Sequence[str], *, compress: bool = False) -> str:
    """
    Write the elements that carry the articles' texts, a list of them each.

    Parameters
    ----------
    texts : sequence of str
        In the order of the articles.
    compress : bool
        Whether the browser must inflate them.

    Returns
    -------
    str
        Script elements that never run, one to a line.

    Examples
    --------
    >>> text_scripts(["包头讯", ""])
    '<script type="application/json" class="mt-texts">["包头讯",""]</script>'
    """
    return "\n".join(_element(f'class="{TEXTS_CLASS}"', some, compress=compress) for some in _together(texts))


def _together(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    first = size = 0
    for number, text in enumerate(texts, 1):
        size += len(text)
        if size >= TOGETHER or number == len(texts):
            yield texts[first:number]
            first, size = number, 0


def _element(name: str, value: Any, *, compress: bool) -> str:
    text, encoding = json_for_html(value), ""
    if compress:
        text = base64.b64encode(zlib.compress(text.encode("utf-8"), LEVEL)).decode("ascii")
        encoding = ' data-encoding="deflate"'
    return f'<script type="application/json" {name}{encoding}>{text}</script>'


def read_data_script(html: str, *, name: str = "page") -> dict[str, Any]:
    """
    Read the data block out of a page.

    Parameters
    ----------
    html : str
        A page that mengtu wrote.
    name : str
        What messages call it.

    Returns
    -------
    dict
        The block, unpacked.

    Raises
    ------
    PageDataError
        If there is no data block in the page, or a damaged one.

    Examples
    --------
    >>> read_data_script(data_script({"v": 1}, compress=True))
    {'v': 1}
    """
    found = _ELEMENT.search(html)
    if found is None:
        raise PageDataError(f"{name}: holds no data block, expected a page that mengtu has built")
    try:
        block = _value(*found.groups())
        texts = [text for part in _TEXTS.findall(html) for text in _value(*part)]
    except (binascii.Error, zlib.error, ValueError) as error:
        raise PageDataError(f"{name}: its data block is damaged: {error}") from error
    if not isinstance(block, dict):
        raise PageDataError(f"{name}: its data block is no object")
    return unpack({**block, "texts": texts} if texts else block, name=name)


def _value(encoding: str, text: str) -> Any:
    """Read what an element carries."""
    if encoding:
        text = zlib.decompress(base64.b64decode(text, validate=True)).decode("utf-8")
    return json.loads(text)
