"""Articles → resolutions: every toponym of every article with its place, score, evidence and losers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gazetteer.catalogue.index import SAFE
from gazetteer.finding.mentions import find_in_folded
from gazetteer.finding.persons import known_names
from gazetteer.gazetteer import Gazetteer
from gazetteer.language.folding import fold
from gazetteer.records import Candidate, Evidence, Mention, Resolution, Role
from gazetteer.resolving.context import make_context
from gazetteer.resolving.linking import link
from gazetteer.resolving.links import Link

if TYPE_CHECKING:
    from gazetteer.readers.corrections import Corrections
    from seeds.records import Article, Page

LOSERS = 4
"""Candidates kept beside the chosen one."""


def resolve_page(
    page: Page, articles: Iterable[Article], gazetteer: Gazetteer, *, corrections: Corrections | None = None
) -> list[Resolution]:
    """
    All toponyms of a page.

    Parameters
    ----------
    page : Page
        The page as decoded.
    articles : iterable of Article
        Its articles; toponyms are looked for in the whole text of each, repeats included.
    gazetteer : Gazetteer
        The catalogue.
    corrections : Corrections, optional
        What a reader has put right; it overrules all else.

    Returns
    -------
    list of Resolution
        By their start in the page.
    """
    units = list(articles)
    texts = [fold(unit.text.text, gazetteer.index.folding) for unit in units]
    known = known_names(texts, (name for unit in units for name in unit.reporters))
    known = frozenset(name for name in known if not _is_sure_place(name, gazetteer))
    found = [
        one
        for unit, folded in zip(units, texts, strict=True)
        for one in _resolve(unit, folded, gazetteer, page, known)
    ]
    found.sort(key=lambda one: (one.mention.start, one.mention.end))
    return corrections.apply(page, found, gazetteer) if corrections is not None else found


def resolve(
    article: Article, gazetteer: Gazetteer, *, page: Page, bylines: frozenset[str] = frozenset()
) -> list[Resolution]:
    """
    All toponyms of one article.

    Parameters
    ----------
    article : Article
        What is searched is ``article.text``.
    gazetteer : Gazetteer
        The catalogue.
    page : Page
        The page that the article stands on: its newspaper is at home somewhere, its date decides on past
        names.
    bylines : frozenset of str
        Names of persons on the page, which are no toponyms.

    Returns
    -------
    list of Resolution
        In the order of the text. A toponym that could not be resolved has no place and a reason.
    """
    return _resolve(article, fold(article.text.text, gazetteer.index.folding), gazetteer, page, bylines)


def _resolve(
    article: Article, folded: str, gazetteer: Gazetteer, page: Page, bylines: frozenset[str]
) -> list[Resolution]:
    found = find_in_folded(folded, gazetteer, known=bylines)
    if not found:
        return []
    text = article.text.text
    day = page.issue.value.toordinal() if page.issue.value else None
    context = make_context(folded, found, gazetteer, newspaper=page.newspaper, day=day)
    return [_record(item, article, text, gazetteer) for item in link(found, context) if not item.dropped]


def _is_sure_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether what a byline gives as a name is rather a place: 鄂尔多斯市融媒体中心记者."""
    entry = gazetteer.index.lookup(name)
    return entry is not None and len(name) >= 3 and bool(entry.senses) and bool(entry.senses[0].flags & SAFE)


def _record(item: Link, article: Article, text: str, gazetteer: Gazetteer) -> Resolution:
    found = item.found
    start, end = article.text.raw_span(found.start, found.end)
    place = item.place
    role: Role = "vague" if place is not None and place.kind == "region" else found.role
    mention = Mention(
        article.page_id, article.id, start, end, found.start, found.end, text[found.start : found.end], role
    )
    evidence = _evidence(item.rules, gazetteer)
    said = {rule for rule, _, _ in item.rules}
    in_context = ("context" in said and "phrase" not in said) or "repaired" in said
    score = gazetteer.weights.calibrated(min(1.0, item.share), in_context=in_context)
    candidates: tuple[Candidate, ...]
    if not item.scored:
        candidates = () if place is None else (Candidate(place, score, evidence),)
    else:
        candidates = tuple(
            [
                Candidate(
                    gazetteer.place_at(one.sense.place),
                    round(min(1.0, one.share), 4),
                    evidence if one.rules is item.rules else _evidence(one.rules, gazetteer),
                )
                for one in item.scored[: LOSERS + 1]
            ]
        )
    return Resolution(mention, place, score, candidates, evidence, item.reason)


def _evidence(rules: Sequence[tuple[str, str, float]], gazetteer: Gazetteer) -> tuple[Evidence, ...]:
    evidence = gazetteer.weights.evidence
    spoken = sorted([rule for rule in rules if rule[0] != "prior"], key=_strength, reverse=True)
    return tuple([evidence(*rule) for rule in spoken])


def _strength(rule: tuple[str, str, float]) -> float:
    return abs(rule[2])
