"""The data block as one inert script element of the page, plain or compressed, and back.

Compressed data are zlib's deflate in base64: browsers inflate them without help (``DecompressionStream``),
from disk too, and the same block gives the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import Any

from maps.errors import PageDataError
from maps.packing import unpack
from maps.security import json_for_html

DATA_ID = "mt-data"
LEVEL = 9

_ELEMENT = re.compile(
    rf'<script type="application/json" id="{DATA_ID}"(?: data-encoding="(\w+)")?>(.*?)</script>', re.DOTALL
)


def data_script(block: dict[str, Any], *, compress: bool = False) -> str:
    """
    Write the element that carries the data block.

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
    text, encoding = json_for_html(block), ""
    if compress:
        text = base64.b64encode(zlib.compress(text.encode("utf-8"), LEVEL)).decode("ascii")
        encoding = ' data-encoding="deflate"'
    return f'<script type="application/json" id="{DATA_ID}"{encoding}>{text}</script>'


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
    encoding, text = found.groups()
    try:
        if encoding:
            text = zlib.decompress(base64.b64decode(text, validate=True)).decode("utf-8")
        block = json.loads(text)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise PageDataError(f"{name}: its data block is damaged: {error}") from error
    if not isinstance(block, dict):
        raise PageDataError(f"{name}: its data block is no object")
    return unpack(block, name=name)
