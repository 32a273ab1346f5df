"""Layers → the lines of words on a still picture."""

from __future__ import annotations

import pandas as pd

from geo.frames import COUNTED_KINDS
from geo.layers import Layers

LISTED = 14
"""Places outside the frame that are listed."""


def summary(layers: Layers) -> str:
    """
    Tell in one line what a map is drawn from.

    Parameters
    ----------
    layers : Layers

    Returns
    -------
    str
        Newspapers, days, numbers of articles and places, as far as known.
    """
    articles = layers.articles[layers.articles["kind"].isin(COUNTED_KINDS)]
    papers = list(dict.fromkeys(name for name in articles["newspaper"] if isinstance(name, str)))
    days = sorted({day for day in articles["issued"] if day is not None and day == day})
    parts = ["、".join(papers[:4])] if papers else []
    if days:
        parts.append(f"{days[0]:%Y-%m-%d}" + (f" 至 {days[-1]:%Y-%m-%d}" if days[-1] != days[0] else ""))
    parts.append(f"{len(articles)} 篇报道，{int((layers.places['articles'] > 0).sum())} 处地点")
    return "　·　".join(parts)


def outside_line(places: pd.DataFrame) -> str:
    """
    Tell in one line which places a frame leaves out.

    Parameters
    ----------
    places : DataFrame
        Columns ``place_id``, ``name`` and ``articles``.

    Returns
    -------
    str
        Most articles first; empty if there are none.
    """
    if not len(places):
        return ""
    best = places.sort_values(["articles", "place_id"], ascending=[False, True]).head(LISTED)
    listed = "　".join(f"{name} {n}" for name, n in zip(best["name"], best["articles"], strict=True))
    rest = len(places) - len(best)
    return f"图幅之外：{listed}" + (f"　等 {len(places)} 处" if rest else "")
