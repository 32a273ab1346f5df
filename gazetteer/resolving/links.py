"""What was decided for one toponym, as the later steps of an article pass it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazetteer.finding.spans import Found
from gazetteer.records import Place
from gazetteer.resolving.candidates import Scored


@dataclass(slots=True)
class Link:
    """What was decided for one toponym.

    place : of the catalogue or derived, or None. share : of the softmax. dropped : whether it is no toponym
    after all.
    """

    found: Found
    place: Place | None
    share: float
    scored: list[Scored]
    rules: list[tuple[str, str, float]] = field(default_factory=list)
    reason: str = ""
    dropped: bool = False
    told: int = 0
    """How much the text says about where a derived place is: 0 nothing … 3 that it lies in an area."""

    @property
    def row(self) -> int | None:
        """Row of the place in the catalogue; None where nothing was decided, or the place was derived."""
        return self.scored[0].sense.place if self.scored and self.place is not None else None
