"""The catalogue → one compiled index that finds every form in one pass over a text.

Enters: places, their names, groups and cue tables. Leaves: an `Index`, plain lists and one `Lexicon` that
pickle and load fast; a place becomes a `Place` only when somebody asks for it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from gazetteer.catalogue.forms import Form, catalogue_forms
from gazetteer.catalogue.grammar import HOME
from gazetteer.catalogue.leftout import DIRECTED, is_phrase, is_stacked
from gazetteer.catalogue.lexicon import Lexicon
from gazetteer.catalogue.tables import Group, read_groups, read_names, read_places, read_rows
from gazetteer.catalogue.variants import sound_key, variant_forms
from gazetteer.language.cues import Cues, read_cues
from gazetteer.language.folding import Folding, fold, fold_table
from gazetteer.paths import DATA
from gazetteer.records import Name, Place

PLACE, GROUP, BLOCK, SUFFIX, FRAGMENT, LETTER = 1, 2, 4, 8, 16, 32
"""What a string of the index is; a string may be several things at once."""

SAFE, OFFICIAL, PAST = 1, 2, 4
"""What a sense is: may be matched anywhere; is the official name; is a past name."""

GENERIC_TAIL = re.compile(r"(?:[省市盟县旗区镇乡村]|自治州|街道|苏木|嘎查|社区|口岸|地区|机场|水库|车站)$")
CHINESE = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff·\-“”（）()0-9a-z]*$")
NATURE = frozenset({"mountain", "river", "lake", "desert", "grassland"})
WITH_GENERIC = frozenset({"mongolian_tail"})
"""Rules whose forms are also said with the generic character: 和林 → 和林县."""

place_fields = attrgetter(*(item.name for item in fields(Place)))
"""A place as the plain tuple that the index keeps."""
_fields_of_name = attrgetter(*(item.name for item in fields(Name)))


class Sense(NamedTuple):
    """One place that a form may denote: its row, flags, rule of the form, days of validity or 0."""

    place: int
    flags: int
    rule: str
    first: int = 0
    last: int = 0


class Entry(NamedTuple):
    """One string of the index.

    what : bits of PLACE … LETTER. senses : for a place or letter pattern, safe ones first. extra : the
    letters of a group, the name of a blocker, the row of a suffix, the forms that a fragment is a half of.
    """

    form: str
    what: int
    senses: tuple[Sense, ...] = ()
    extra: Any = None
    doubtful: bool = False
    """Whether the words around a hit must be looked at: short, needing context, or an ordinary word."""
    generic: bool = False
    """Whether the form ends in a generic word (旗, 市, 水库)."""


@dataclass(slots=True)
class Index:
    """All that recognition and resolution read; see the module's text."""

    rows: list[tuple[Any, ...]]
    position: dict[str, int]
    parent: list[int]
    prior: list[float]
    """Prominence of each place, in log odds."""
    entries: list[tuple[Any, ...]]
    """Plain tuples with the fields of `Entry`: they load faster."""
    what: list[int]
    lexicon: Lexicon
    """The strings of the entries, with their numbers."""
    folding: Folding
    names: dict[str, list[tuple[Any, ...]]]
    """Names of each place, as plain tuples with the fields of `Name`."""
    alike: dict[str, int]
    """Towns and villages of the region by `sound_key`; those that share one are left out."""
    made: dict[int, Entry] = field(default_factory=dict)

    def entry(self, number: int) -> Entry:
        """Return the entry of that number, made on first use."""
        found = self.made.get(number)
        if found is None:
            form, what, senses, extra, doubtful, generic = self.entries[number]
            found = Entry(form, what, tuple(Sense(*sense) for sense in senses), extra, doubtful, generic)
            self.made[number] = found
        return found

    def lookup(self, form: str) -> Entry | None:
        """Return the entry of a folded form, or None."""
        number = self.lexicon.get(form)
        return None if number is None else self.entry(number)

    def spoken_alike(self, county: int, kind: str, name: str) -> int | None:
        """Return the row of the one town or village of a county whose name is a transcription of this one."""
        key = sound_key(self.rows[county][0], kind, name)
        return None if key is None else self.alike.get(key)

    def lies_in(self, row: int, holder: int) -> bool:
        """Whether a place is another one or lies in it, both by their rows."""
        while row >= 0 and row != holder:
            above = self.parent[row]
            row = -1 if above == row else above
        return row == holder


def compile_index(
    places: Mapping[str, Place] | None = None,
    names: Mapping[str, tuple[Name, ...]] | None = None,
    groups: Mapping[str, Group] | None = None,
    cues: Cues | None = None,
) -> Index:
    """
    Build the index, of the catalogue's own tables where none are given.

    Parameters
    ----------
    places, names, groups : mapping
        As `gazetteer.catalogue.tables` reads them.
    cues : Cues
        The cue tables.

    Returns
    -------
    Index
    """
    places = read_places() if places is None else places
    names = read_names() if names is None else names
    groups = read_groups() if groups is None else groups
    cues = read_cues() if cues is None else cues
    folding = Folding.of(fold_table())
    rows = [place_fields(place) for place in places.values()]
    position = {place_id: number for number, place_id in enumerate(places)}
    parent = [position.get(place.parent or "", -1) for place in places.values()]
    populations = _populations()
    prior = [_prior(place, populations, cues) for place in places.values()]
    plain = {place_id: [_fields_of_name(name) for name in known] for place_id, known in names.items()}
    index = Index(rows, position, parent, prior, [], [], Lexicon(), folding, plain, {})
    _fill(index, places, names, groups, cues)
    return index


def index_key(*, folder: Path = DATA) -> str:
    """SHA-256 of all tables and of the modules of the package."""
    digest = hashlib.sha256()
    sources = sorted(Path(__file__).parent.parent.rglob("*.py"))
    for path in [*sorted(folder.glob("*.csv")), *sorted(folder.glob("*.toml")), *sources]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _fill(
    index: Index,
    places: Mapping[str, Place],
    names: Mapping[str, tuple[Name, ...]],
    groups: Mapping[str, Group],
    cues: Cues,
) -> None:
    drafts: dict[str, dict[str, Any]] = {}
    pairs = catalogue_forms(places, names)
    own = {(place_id, form.form) for place_id, form in pairs}
    for place_id, form in pairs:
        if is_stacked(place_id, form.form, own, places):
            continue
        place = places[place_id]
        if CHINESE.match(form.form) and len(form.form) >= 2 and not is_phrase(place, form, groups, cues):
            _add_sense(index, drafts, place, form, names.get(place_id, ()))
            if place.name.endswith("民族乡") and form.rule == "official":
                spoken = Form(place.name.removesuffix("民族乡") + "族乡", form.match, form.rule)
                _add_sense(index, drafts, place, spoken, ())
            if form.rule in WITH_GENERIC and place.kind == "county":
                longer = Form(form.form + place.name[-1], form.match, form.rule)
                _add_sense(index, drafts, place, longer, ())
    for place, form in variant_forms(pairs, places):
        _add_sense(index, drafts, place, form, ())
    _add_groups(index, drafts, groups)
    _add_letters(index, drafts, names, cues)
    for word, why in cues.blocks.items():
        _draft(index, drafts, word, BLOCK)["block"] = why
    for suffix in cues.suffixes.values():
        _draft(index, drafts, suffix.suffix, SUFFIX)["suffix"] = suffix.suffix
    _add_fragments(index, drafts, places, cues)
    _finish(index, drafts, cues)
    _add_sounds(index)


def _draft(index: Index, drafts: dict[str, dict[str, Any]], form: str, what: int) -> dict[str, Any]:
    draft = drafts.setdefault(fold(form, index.folding), {"what": 0, "senses": {}, "form": form})
    draft["what"] |= what
    return draft


def _add_sense(
    index: Index, drafts: dict[str, dict[str, Any]], place: Place, form: Form, names: Iterable[Name]
) -> None:
    draft = _draft(index, drafts, form.form, PLACE)
    number = index.position[place.id]
    flags = (SAFE if form.match == "safe" else 0) | (OFFICIAL if form.rule == "official" else 0)
    first = last = 0
    for name in names:
        if name.form == form.form and (name.valid_from or name.valid_to):
            first = name.valid_from.toordinal() if name.valid_from else 0
            last = name.valid_to.toordinal() if name.valid_to else 0
    if form.rule == "past":
        flags |= PAST
    kept = draft["senses"].get(number)
    if kept is None or (flags & SAFE and not kept.flags & SAFE):
        draft["senses"][number] = Sense(number, flags, form.rule, first, last)


def _add_groups(index: Index, drafts: dict[str, dict[str, Any]], groups: Mapping[str, Group]) -> None:
    for group in groups.values():
        whole = index.position.get(group.place_id or "")
        if group.parts and all(member in index.position for member in group.members):
            draft = _draft(index, drafts, group.form, GROUP)
            members = [index.position[member] for member in group.members]
            draft["group"] = tuple(zip(group.parts, members, strict=False))
            draft["whole"] = whole
        elif whole is not None:
            draft = _draft(index, drafts, group.form, PLACE)
            flags = SAFE if group.match == "safe" else 0
            draft["senses"].setdefault(whole, Sense(whole, flags, "group"))


def _add_letters(
    index: Index,
    drafts: dict[str, dict[str, Any]],
    names: Mapping[str, tuple[Name, ...]],
    cues: Cues,
) -> None:
    """赴京, 俄媒: a word and the letter of a place behind or before it."""
    kind_of = {verb: kind for kind, verbs in cues.letters_of.items() for verb in verbs}
    before = [(verb, letter) for verb, letters in cues.letter_verbs.items() for letter in letters]
    behind = [(word, letter) for word, letters in cues.letters_behind.items() for letter in letters]
    for word, letter in before:
        if senses := _letter_senses(letter, kind_of.get(word), index, names):
            _draft(index, drafts, word + letter, LETTER)["letter"] = (len(word), 0, senses)
    for word, letter in behind:
        if senses := _letter_senses(letter, "country", index, names):
            _draft(index, drafts, letter + word, LETTER)["letter"] = (0, len(word), senses)


def _letter_senses(
    letter: str, kind: str | None, index: Index, names: Mapping[str, tuple[Name, ...]]
) -> tuple[tuple[Any, ...], ...]:
    """Senses of a letter, as plain tuples; of one kind of place if that is given."""
    places = (
        index.position[place_id]
        for place_id, known in names.items()
        for name in known
        if name.kind in ("letter", "short") and name.form == letter and place_id in index.position
    )
    return tuple(
        tuple(Sense(row, 0, "letter")) for row in places if kind is None or index.rows[row][2] == kind
    )


def _add_fragments(
    index: Index, drafts: dict[str, dict[str, Any]], places: Mapping[str, Place], cues: Cues
) -> None:
    """Halves of long names: one wrong character leaves one half whole."""
    halves: dict[str, set[str]] = {}
    for text, draft in drafts.items():
        if not draft["what"] & PLACE or not 4 <= len(text) <= 12:
            continue
        for number, sense in draft["senses"].items():
            kind, place_id = index.rows[number][2], index.rows[number][0]
            home = place_id.startswith("cn:15")
            if sense.flags & SAFE and (kind in ("province", "prefecture") or (home and kind == "county")):
                cut = len(text) // 2
                halves.setdefault(text[:cut], set()).add(text)
                halves.setdefault(text[cut:], set()).add(text)
    for half, wholes in halves.items():
        if len(half) >= 2 and not (half in drafts and drafts[half]["what"] & BLOCK):
            _draft(index, drafts, half, FRAGMENT)["fragment"] = tuple(sorted(wholes))


def _finish(index: Index, drafts: dict[str, dict[str, Any]], cues: Cues) -> None:
    from gazetteer.language.words import ordinary_words

    ordinary = ordinary_words()
    for text in [text for text, draft in drafts.items() if draft["what"] == PLACE]:
        stem = DIRECTED.sub("", text)
        regional = all(index.rows[number][2] == "region" for number in drafts[text]["senses"])
        if stem != text and regional and drafts.get(stem, {"what": 0})["what"] & PLACE:
            del drafts[text]  # 嫩江流域 is read as 嫩江 and a common word
    for text, draft in drafts.items():
        _nature_first(index, draft["senses"])
        senses = tuple(
            sorted(
                draft["senses"].values(),
                key=lambda sense: (not sense.flags & SAFE, -index.prior[sense.place], sense.place),
            )
        )
        extra = {
            key: draft[key]
            for key in ("group", "whole", "block", "suffix", "fragment", "letter")
            if key in draft
        }
        doubtful = len(text) <= 2 or text in ordinary or not any(sense.flags & SAFE for sense in senses)
        plain = tuple(tuple(sense) for sense in senses)
        index.lexicon.add(text, len(index.entries))
        index.entries.append(
            (text, draft["what"], plain, extra or None, doubtful, bool(GENERIC_TAIL.search(text)))
        )
        index.what.append(draft["what"])


def _add_sounds(index: Index) -> None:
    rows: dict[str, list[int]] = defaultdict(list)
    for number, (place_id, name, kind, *_) in enumerate(index.rows):
        if not place_id.startswith(HOME):
            continue
        county = number
        while county >= 0 and index.rows[county][2] != "county":
            county = index.parent[county]
        if county >= 0 and county != number and (key := sound_key(index.rows[county][0], kind, name)):
            rows[key].append(number)
    index.alike.update({key: numbers[0] for key, numbers in rows.items() if len(numbers) == 1})


def _nature_first(index: Index, senses: dict[int, Sense]) -> None:
    """大兴安岭 is the mountains before it is the 地区 named after them."""
    nature = [s for s in senses.values() if index.rows[s.place][2] in NATURE and s.flags & OFFICIAL]
    named_after = [
        s for s in senses.values() if str(index.rows[s.place][1]).endswith("地区") and not s.flags & OFFICIAL
    ]
    if nature and named_after:
        for sense in named_after:
            senses[sense.place] = sense._replace(flags=sense.flags & ~SAFE)
        for sense in nature:
            senses[sense.place] = sense._replace(flags=sense.flags | SAFE)


def _populations() -> dict[str, float]:
    """Residents of foreign cities, from the notes of the world table."""
    found = {}
    for row in read_rows("world"):
        if match := re.search(r"population (\d+)", row["note"]):
            found[row["id"]] = float(match[1])
    return found


def _prior(place: Place, populations: Mapping[str, float], cues: Cues) -> float:
    prior = cues.priors.get(place.kind, 0.0)
    if place.id in populations:
        prior += min(2.0, max(0.0, (len(str(int(populations[place.id]))) - 6) * 0.8))
    return prior
