"""Names of places in Chinese news → the places themselves, with the evidence."""

from gazetteer.errors import (
    CorrectionError,
    GazetteerError,
    TableError,
    UnknownPlaceError,
    UserPlacesError,
)
from gazetteer.finding.mentions import find_mentions
from gazetteer.gazetteer import Gazetteer, load_gazetteer
from gazetteer.readers.corrections import Corrections, read_corrections
from gazetteer.readers.reviewing import review_rows, write_review
from gazetteer.readers.userplaces import Clash, UserPlace, read_user_places, with_places
from gazetteer.records import Candidate, Evidence, Mention, Name, Place, Resolution
from gazetteer.resolving.explain import at_offset, explain
from gazetteer.resolving.focus import Focus, article_focus
from gazetteer.resolving.resolution import resolve, resolve_page
from gazetteer.search import search_places

__all__ = [
    "Candidate",
    "Clash",
    "CorrectionError",
    "Corrections",
    "Evidence",
    "Focus",
    "Gazetteer",
    "GazetteerError",
    "Mention",
    "Name",
    "Place",
    "Resolution",
    "TableError",
    "UnknownPlaceError",
    "UserPlace",
    "UserPlacesError",
    "article_focus",
    "at_offset",
    "explain",
    "find_mentions",
    "load_gazetteer",
    "read_corrections",
    "read_user_places",
    "resolve",
    "resolve_page",
    "review_rows",
    "search_places",
    "with_places",
    "write_review",
]
