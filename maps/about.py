"""Which place each article is about, by the order in which the article names its places.

That is mostly the first one: a rank says it in one character, whatever number the place has. A rank is 0 for
no place, 1 for the first place that the article names, 2 for the next; a place that it does not name itself
has a rank after all of them, by its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from maps import vlq

NO_PLACE = -1


def ranks(articles: Mapping[str, Sequence[Any]], places: Sequence[int]) -> list[int]:
    """
    Rank the places that articles are about.

    Parameters
    ----------
    articles : dict
        Columns of schema 1, of which ``focus`` is a place's number or -1.
    places : sequence of int
        The senses' places, -1 for none.

    Examples
    --------
    >>> columns = {"headMentions": [""] * 3, "mentions": ["AAAAAB"] * 3}
    >>> ranks({**columns, "focus": [8, -1, 2]}, [7, 8])
    [2, 0, 5]
    """
    return [
        0 if place == NO_PLACE else 1 + (named.index(place) if place in named else len(named) + place)
        for place, named in zip(articles["focus"], _named(articles, places), strict=True)
    ]


def places_of(articles: Mapping[str, Sequence[Any]], places: Sequence[int]) -> list[int]:
    """
    Give back what was ranked.

    Parameters
    ----------
    articles : dict
        Columns of schema 1, of which ``focus`` holds ranks.
    places : sequence of int
        As for `ranks`.

    Examples
    --------
    >>> columns = {"headMentions": [""] * 3, "mentions": ["AAAAAB"] * 3}
    >>> places_of({**columns, "focus": [2, 0, 5]}, [7, 8])
    [8, -1, 2]
    """
    return [
        NO_PLACE if rank == 0 else named[rank - 1] if rank <= len(named) else rank - 1 - len(named)
        for rank, named in zip(articles["focus"], _named(articles, places), strict=True)
    ]


def _named(articles: Mapping[str, Sequence[Any]], places: Sequence[int]) -> Iterator[list[int]]:
    """Places of each article in the order in which headline and body name them."""
    for head, body in zip(articles["headMentions"], articles["mentions"], strict=True):
        senses = (*vlq.decode(head)[2::3], *vlq.decode(body)[2::3])
        yield list(dict.fromkeys(places[sense] for sense in senses if places[sense] != NO_PLACE))
