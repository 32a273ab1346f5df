"""An article's text → the toponyms in it, each with what it may denote and its role.

All strings of the index in the folded text; persons, streets, brands and words cut wrongly are turned
away; names that no catalogue has are found by their generic word; one wrong character is forgiven.
"""

from __future__ import annotations

from gazetteer.finding.again import again
from gazetteer.finding.chains import chains
from gazetteer.finding.derived import derived
from gazetteer.finding.listed import listed
from gazetteer.finding.noise import repaired
from gazetteer.finding.persons import is_titled
from gazetteer.finding.roles import DIVISION_ENDS, assign_roles
from gazetteer.finding.spans import Found, choose, find_hits
from gazetteer.finding.turnedaway import turned_away
from gazetteer.finding.widening import widened
from gazetteer.gazetteer import Gazetteer
from gazetteer.language.cues import Cues
from gazetteer.language.folding import fold


def find_mentions(text: str, gazetteer: Gazetteer, *, known: frozenset[str] = frozenset()) -> list[Found]:
    """
    Return the toponyms of a text, in its order, not overlapping.

    Parameters
    ----------
    text : str
        As printed, lines joined; any script variant and width.
    gazetteer : Gazetteer
        The catalogue.
    known : frozenset of str
        Names of persons on the page, which are no toponyms.

    Returns
    -------
    list of Found
        Spans in `text`; ``senses`` empty for names that the catalogue does not have.

    Examples
    --------
    >>> from gazetteer import load_gazetteer
    >>> [found.form for found in find_mentions("阿拉善盟额济纳旗", load_gazetteer())]
    ['阿拉善盟', '额济纳旗']
    """
    return find_in_folded(fold(text, gazetteer.index.folding), gazetteer, known=known)


def find_in_folded(folded: str, gazetteer: Gazetteer, *, known: frozenset[str] = frozenset()) -> list[Found]:
    """As `find_mentions`, of a text that is folded already."""
    index, cues = gazetteer.index, gazetteer.cues
    hits = find_hits(folded, index)
    kept, blocked = choose(folded, hits, index, cues, known)
    if "《" in folded:
        kept = _outside_works(folded, kept, cues)
    if hits.fragments:
        mended = repaired(folded, hits.fragments, kept, blocked, index)
        kept = _merge(kept, [found for found in mended if not _is_person(folded, found, cues)])
    if hits.suffixes:
        kept = _merge(kept, derived(folded, hits.suffixes, kept, blocked, index, cues))
    kept = _merge(kept, listed(folded, kept, blocked, index, cues))
    kept = _merge(kept, again(folded, kept, blocked, index))
    kept = _merge(kept, chains(folded, kept, index, cues))
    kept = widened(folded, kept, index)
    assign_roles(folded, kept, index, cues)
    return turned_away(folded, kept, index, cues)


def _is_person(folded: str, found: Found, cues: Cues) -> bool:
    """Whether what is nearly a short name stands behind a title: 牧民乌兰察夫."""
    return found.form[-1] not in DIVISION_ENDS and is_titled(folded, found.start, cues)


def _outside_works(folded: str, kept: list[Found], cues: Cues) -> list[Found]:
    """Leave out the names in titles of songs, plays and books."""
    spans = [match.span() for rule in (cues.works, cues.titles) for match in rule.finditer(folded)]
    opened = [(folded.index("《", first), last) for first, last in spans]
    return [found for found in kept if not any(a < found.start and found.end < b for a, b in opened)]


def _merge(kept: list[Found], stronger: list[Found]) -> list[Found]:
    """Both, without those of `kept` that a stronger one overlaps."""
    if not stronger:
        return kept
    covered = {at for found in stronger for at in range(found.start, found.end)}
    rest = [found for found in kept if covered.isdisjoint(range(found.start, found.end))]
    return sorted([*rest, *stronger], key=lambda found: found.start)
