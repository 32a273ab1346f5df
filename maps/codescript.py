"""The bundle's script in a finished page, compressed: a small one inflates it and then starts the map.

The bundle stands in an element that never runs (zlib's deflate in base64), and so does folium's script, which
needs Leaflet; ``boot.js`` runs both, the first inflated. The page's policy must admit both by their hashes.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable

from maps.assets import Bundle
from maps.datascript import LEVEL

CODE_ID, START_ID = "mt-code", "mt-start"
PACKED_TYPE = "application/octet-stream"

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"\btype=.?application/json")


def pack_code(html: str, bundle: Bundle, *, early: Iterable[str] = ()) -> str:
    """
    Compress the bundle's script in a page.

    Parameters
    ----------
    html : str
        A whole page, folium's script the last that runs.
    bundle : Bundle
        The page's scripts and styles.
    early : iterable of str
        Inline scripts that do without Leaflet.

    Returns
    -------
    str
        The page; as it is where it holds other scripts, for these may need Leaflet while the page is read.
    """
    whole = f"<script>{bundle.script}</script>"
    if not (bundle.complete and bundle.boot and html.count(whole) == 1):
        return html
    known = {bundle.script, *early}
    others = [
        found for found in _SCRIPT.findall(html) if found[1] not in known and not _DATA.search(found[0])
    ]
    if len(others) != 1:
        return html
    data = base64.b64encode(zlib.compress(bundle.script.encode("utf-8"), LEVEL)).decode("ascii")
    html = html.replace(whole, f'<script type="{PACKED_TYPE}" id="{CODE_ID}">{data}</script>')
    before, _, rest = html.rpartition("<script>\n")
    start, end, behind = rest.partition("\n</script>\n")
    inert = f'<script type="text/plain" id="{START_ID}">\n{start}{end}'
    return f"{before}{inert}<script>{bundle.boot}</script>\n{behind}"
