"""Place names → pinyin with tone marks, for the page's search box.

pypinyin takes a quarter of a second to import, longer than the rest of a map takes to draw, so the names of
the whole catalogue are spelled once and kept in the user's cache. A name that only the text knows (海流水库)
is spelled character by character, each as the catalogue reads it most often.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

from gazetteer import Gazetteer
from gazetteer.cache import compiled
from gazetteer.catalogue.index import index_key


@dataclass(frozen=True, slots=True)
class Pinyin:
    """Spellings: of whole names, and of single characters."""

    names: dict[str, str]
    characters: dict[str, str]

    def spell(self, name: str) -> str:
        """
        Spell a name: syllables with tone marks, parted by spaces; other characters stay.

        Examples
        --------
        >>> Pinyin({"重庆市": "chóng qìng shì"}, {"重": "zhòng", "山": "shān"}).spell("重庆市")
        'chóng qìng shì'
        >>> Pinyin({}, {"海": "hǎi", "流": "liú"}).spell("海流A")
        'hǎi liú A'
        """
        known = self.names.get(name)
        return known or " ".join(self.characters.get(character, character) for character in name)


def read_pinyin(gazetteer: Gazetteer) -> Pinyin:
    """
    Read the spellings of the catalogue's names, or make them on first use.

    Parameters
    ----------
    gazetteer : Gazetteer
        The catalogue.

    Returns
    -------
    Pinyin
        Of the official names.
    """
    key = hashlib.sha256(f"{index_key()} {version('pypinyin')} {__name__} 1".encode()).hexdigest()
    names, characters = compiled("pinyin", key, lambda: _spelled(place.name for place in gazetteer.places()))
    return Pinyin(names, characters)


def _spelled(names: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    from pypinyin import Style, lazy_pinyin  # slow to import, and needed once

    spelled: dict[str, str] = {}
    readings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in sorted(set(names)):
        syllables = lazy_pinyin(name, style=Style.TONE)
        spelled[name] = " ".join(syllables)
        if len(syllables) == len(name):
            for character, syllable in zip(name, syllables, strict=True):
                readings[character][syllable] += 1
    characters = {
        character: max(sorted(found), key=found.__getitem__) for character, found in readings.items()
    }
    return spelled, characters
