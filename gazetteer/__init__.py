"""Names of places in Chinese news → the places themselves, with the evidence."""

from gazetteer.errors import GazetteerError, TableError, UnknownPlaceError
from gazetteer.gazetteer import Gazetteer, load_gazetteer
from gazetteer.mentions import find_mentions
from gazetteer.records import Candidate, Evidence, Mention, Name, Place, Resolution
from gazetteer.resolution import resolve, resolve_page

__all__ = [
    "Candidate",
    "Evidence",
    "Gazetteer",
    "GazetteerError",
    "Mention",
    "Name",
    "Place",
    "Resolution",
    "TableError",
    "UnknownPlaceError",
    "find_mentions",
    "load_gazetteer",
    "resolve",
    "resolve_page",
]
