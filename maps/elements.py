"""The explorer as a folium element: data block, root of the page, starting call."""

from __future__ import annotations

from typing import Any

from branca.element import Figure, MacroElement

from maps.assets import Raw, is_complete
from maps.datascript import DATA_ID, data_script, text_scripts
from maps.newsmap import PageFigure
from maps.packing import pack

ROOT_ID = "mt-root"


class Explorer(MacroElement):
    """
    Everything around and on the map: markers, outlines, popups, lists, search.

    The page's script builds it in the browser from one block of JSON (see `maps.datablock`); this element
    only carries that block, so it can be added to a map beside the user's own layers.

    Parameters
    ----------
    block : dict
        What `maps.datablock.data_block` returns.
    compress : bool
        Whether the block is written compressed, for the browser to inflate. A page without the bundle can
        neither do that nor unpack it (see `maps.packing`) and gets it plain.
    """

    def __init__(self, block: dict[str, Any], *, compress: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Explorer"
        self.block = block
        self.compress = compress

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]
        """Put root, data and starting call into the figure, and behind them the articles' texts."""
        figure, parent = self.get_root(), self._parent
        assert isinstance(figure, Figure), "an Explorer renders only inside a Figure"
        assert parent is not None, "an Explorer is added to a map"
        root = f'<div id="{ROOT_ID}" class="{ROOT_ID}"></div>'
        whole = is_complete(figure)
        block, compress = (pack(self.block), self.compress) if whole else (self.block, False)
        data = data_script(block, compress=compress)
        figure.html.add_child(Raw(f"{root}\n{data}"), name="mengtu_explorer")
        start = f'mengtu.start({parent.get_name()}, "{DATA_ID}", "{ROOT_ID}");'
        figure.script.add_child(Raw(start), name="mengtu_explorer_start")
        texts = text_scripts(block.get("texts", ()), compress=compress)
        behind = figure.tail if isinstance(figure, PageFigure) else figure.html
        behind.add_child(Raw(texts), name="mengtu_explorer_texts")
