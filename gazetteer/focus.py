"""Which place an article is about: from its dateline, its headline and where its toponyms lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer.gazetteer import Gazetteer
from gazetteer.records import Place, Resolution

if TYPE_CHECKING:
    from seeds.records import Article

HEADLINE, DATELINE, OPENING, ELSEWHERE = 3.0, 2.0, 1.5, 1.0
"""What a mention counts by where it stands."""
OPENING_LENGTH = 120
"""Characters of the text that count as its opening."""
SHARE = 0.5
"""Part of the weight inside a place that one of its parts needs to be the focus in its stead."""
STEPS = ("province", "prefecture", "county")


@dataclass(frozen=True, slots=True)
class Focus:
    """The place that an article is about, or None, its share of all weight, and why in words."""

    place: Place | None
    share: float
    evidence: str


def article_focus(article: Article, found: Iterable[Resolution], gazetteer: Gazetteer) -> Focus:
    """
    Return the focus of an article, at county level where the text is that clear.

    Parameters
    ----------
    article : Article
        The article.
    found : iterable of Resolution
        Its resolutions; other articles' are passed over.
    gazetteer : Gazetteer
        Where ancestors are looked up.

    Returns
    -------
    Focus
        ``place`` is None where the text names no division of China.
    """
    weights: dict[str, float] = defaultdict(float)
    for one in found:
        if one.mention.article_id != article.id or one.mention.role != "literal" or one.place is None:
            continue
        worth = _worth(article, one.mention.text_start) * one.score
        for container in (one.place, *gazetteer.ancestors(one.place)):
            if container.kind in STEPS:
                weights[container.id] += worth
    return _descend(weights, gazetteer)


def _worth(article: Article, start: int) -> float:
    for span, worth in ((article.headline_span, HEADLINE), (article.dateline_span, DATELINE)):
        if span is not None and span[0] <= start < span[1]:
            return worth
    return OPENING if start < OPENING_LENGTH else ELSEWHERE


def _descend(weights: dict[str, float], gazetteer: Gazetteer) -> Focus:
    """From the province down, as long as one part holds enough of the weight."""
    chosen: Place | None = None
    share, total = 0.0, 0.0
    for kind in STEPS:
        parts = {
            place_id: weight
            for place_id, weight in weights.items()
            if gazetteer.place(place_id).kind == kind and _inside(place_id, chosen, gazetteer)
        }
        if not parts:
            continue
        best = max(sorted(parts), key=lambda place_id: parts[place_id])
        whole = weights[chosen.id] if chosen is not None else sum(parts.values())
        if parts[best] < SHARE * whole:
            break
        chosen = gazetteer.place(best)
        total = total or whole
        share = parts[best] / total
    if chosen is None:
        return Focus(None, 0.0, "文中没有可以确定的行政区")
    return Focus(chosen, round(share, 3), f"电头、标题和正文的地名有 {share:.0%} 在{chosen.name}")


def _inside(place_id: str, container: Place | None, gazetteer: Gazetteer) -> bool:
    if container is None:
        return True
    return any(above.id == container.id for above in gazetteer.ancestors(gazetteer.place(place_id)))
