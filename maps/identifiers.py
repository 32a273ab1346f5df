"""Same input, same bytes: folium names its elements at random, the finished page numbers them.

folium elements remember each other's names from the moment they are made, so the names cannot be changed
before the page is rendered. Instead every random id that belongs to an element of the page is replaced, in
the finished text, by its rank of first appearance.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from branca.element import Element

_RANDOM_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")


def settle_identifiers(html: str, root: Element) -> str:
    """
    Replace the random ids of `root` and of all elements it holds in `html`.

    Parameters
    ----------
    html : str
        The rendered page.
    root : Element
        The figure it was rendered from.

    Returns
    -------
    str
        The page with ids 1, 2, 3 … in order of first appearance; hexadecimal text that is nobody's id stays.
    """
    known = {element._id for element in walk(root)}
    ranks: dict[str, str] = {}

    def rank(found: re.Match[str]) -> str:
        identifier = found.group()
        return ranks.setdefault(identifier, str(len(ranks) + 1)) if identifier in known else identifier

    return _RANDOM_ID.sub(rank, html)


@contextlib.contextmanager
def unchanged(root: Element) -> Iterator[None]:
    """Give every element back the children it had, for folium adds some at each rendering."""
    before = [(element, element._children.copy()) for element in walk(root)]
    try:
        yield
    finally:
        for element, children in before:
            element._children = children


def walk(root: Element) -> Iterator[Element]:
    """Yield `root` and every element reachable from it, as child or as attribute, each once."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if id(element) in seen:
            continue
        seen.add(id(element))
        yield element
        held = [value for value in vars(element).values() if isinstance(value, Element)]
        waiting.extend([*element._children.values(), *held])
