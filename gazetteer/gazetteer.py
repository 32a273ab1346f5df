"""The catalogue as the other rooms see it: places by id, names, ancestors, look-up by any spelling."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazetteer.cache import compiled
from gazetteer.catalogue.index import Index, compile_index, index_key
from gazetteer.errors import UnknownPlaceError
from gazetteer.language.cues import Cues, read_cues
from gazetteer.records import Name, Place
from gazetteer.weights import Weights, read_weights


@dataclass(slots=True)
class Gazetteer:
    """The compiled catalogue.

    index : what recognition reads. cues, weights : the tables of evidence.
    """

    index: Index
    cues: Cues
    weights: Weights
    _places: dict[int, Place] = field(default_factory=dict)
    _chains: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def place(self, place_id: str) -> Place:
        """
        Return the place of that id.

        Raises
        ------
        UnknownPlaceError
            If the catalogue has none.
        """
        try:
            return self.place_at(self.index.position[place_id])
        except KeyError:
            raise UnknownPlaceError(f"{place_id}: no such place in the gazetteer") from None

    def place_at(self, number: int) -> Place:
        """Return the place at that row of the catalogue."""
        found = self._places.get(number)
        if found is None:
            found = self._places[number] = Place(*self.index.rows[number])
        return found

    def places(self) -> list[Place]:
        """All places, in the order of the tables."""
        return [self.place_at(number) for number in range(len(self.index.rows))]

    def names(self, place_id: str) -> tuple[Name, ...]:
        """Return the written-down names of a place, its official name first.

        Raises
        ------
        UnknownPlaceError
            If the catalogue has no such place.
        """
        place = self.place(place_id)
        known = tuple(Name(*row) for row in self.index.names.get(place_id, ()))
        if any(name.form == place.name for name in known):
            return known
        return (Name(place.name, "official"), *known)

    def ancestors(self, place: Place) -> list[Place]:
        """Return the places that contain `place`, the nearest first, its country last.

        A derived place, which the catalogue does not hold, is followed up by its parent.
        """
        above: list[Place] = []
        parent = place.parent
        while parent is not None and parent in self.index.position and len(above) < 12:
            above.append(self.place(parent))
            parent = above[-1].parent
        return above

    def chain(self, number: int) -> tuple[int, ...]:
        """Rows of the places that contain the place at a row, the nearest first."""
        found = self._chains.get(number)
        if found is None:
            above = self.index.parent[number]
            found = () if above < 0 or above == number else (above, *self.chain(above))
            self._chains[number] = found
        return found

    def within(self, number: int, container: int) -> bool:
        """Whether the place at `number` lies in the place at `container`, or is it."""
        return self.index.lies_in(number, container)


def load_gazetteer() -> Gazetteer:
    """
    Return the catalogue, compiled on first use and kept in the user's cache folder.

    Returns
    -------
    Gazetteer

    Raises
    ------
    TableError
        If a table of the catalogue cannot be read.
    """
    index = compiled("gazetteer", index_key(), compile_index)
    index.lexicon.prepare()
    return Gazetteer(index, read_cues(), read_weights())
