"""Which place an article is about: every sentence has a say, shared among the places that it names.

Enters: an article with its resolutions. Leaves: one province, prefecture or county, or none. A sentence that
lists ten counties says as much as one that names a single county; the headline and the opening say more, and
a sentence without a place goes on about those of the one before. From the province down, a part is the focus
in place of its whole if it holds enough of what is said there, and the more, the more paragraphs speak of the
other parts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.gazetteer import Gazetteer
from gazetteer.records import Mention, Place, Resolution
from gazetteer.resolving.context import SENTENCE_END, home_of

if TYPE_CHECKING:
    from seeds.records import Article

HEADLINE, DATELINE, ECHO = 4.0, 0.9, 0.5
"""What the headline says, the dateline, and a sentence that names no place, for those of the one before."""
OPENING = (3.0, 2.0, 1.0)
"""What the sentences of the text say, by their order; all later ones as much as the last."""
SHORT = 15
"""Characters below which a first sentence without a place is a slogan, and the next one opens the text."""
MATCH = 0.7
"""What must be said of another province, beside that of one that is named as a whole, to be its match."""
WORTH = {"literal": 1.0, "org": 0.25, "adj": 0.1}
"""What a mention says by its role; in a headline all say the same: 敖汉小米飘香 is about 敖汉旗."""
PASSING, LANDSCAPE, ABROAD = 0.2, 0.3, 0.2
"""What is left of a mention that tells where somebody is from or something goes to, that is a landscape and
wider than the division it is listed in, or that lies abroad."""
ELSEWHERE = 0.5
"""What is left of a mention outside the paper's own province: its readers ask what the news is to them."""
QUALIFIES = 8
"""Characters that may stand between a division and its part that it only places: 包头市公安局青山区分局."""


class Bar(NamedTuple):
    """What a division of a level must hold of all that is said in its whole, to be the focus in its place.

    share : where nothing else is spoken of. among : so much more, if every paragraph names another part.
    Fitted by logistic regression on the labelled articles.
    """

    level: str
    share: float
    among: float


BARS = (Bar("province", 0.41, 0.15), Bar("prefecture", 0.35, 0.3), Bar("county", 0.35, 0.3))
DIVISIONS = frozenset(bar.level for bar in BARS)
SETTLEMENTS = frozenset({"township", "village", "soum"})
WIDE = frozenset(
    {"river", "lake", "mountain", "desert", "grassland", "plateau", "plain", "basin", "wetland", "forest"}
)
TAIL = re.compile("(?:自治[区州县旗]|[省市盟州县旗区])$")
PASSING_BEFORE = re.compile(
    "(?:来自|源自|[销发运卖送]往|[卖销运发送]到|运[抵至]|远销|出口到?|卖给|飞往?|开往|驶往|通往|目的地[是为]|祖籍|老家在?)$"
)
PASSING_AFTER = re.compile(
    "籍|始?[发开驶飞]往|(?:等地)?的?(?:游客|旅客|客[商人]|商人|采购商|学者|专家|志愿者|市民)|(?:对口|结对)?帮|[赶运嫁搬]来|始发|方向|牌照"
    "|海关|关区|铁路局|(?:局|铁路)集团"
)
LISTED = re.compile("[、和与及]|以及")
UNBROKEN = re.compile("[^,。、;:“”]*")
SELF = re.compile(
    "(?P<province>自治区(?!级)|[我全]区)"
    "|(?P<prefecture>[我全该][市盟]|市(?:委|政府|直)|盟(?:委|行署|直|里))"
    "|(?P<county>[我全该本][旗县]|[旗县](?:委|政府|里|直))"
)
"""What an article calls its own place, once it has been named or because its readers know."""
NOWHERE = "文中没有可以确定的行政区"


@dataclass(frozen=True, slots=True)
class Focus:
    """The place that an article is about, or None, its share of all that is said, and why in words."""

    place: Place | None
    share: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What one mention says: half-open span in the text, its place and what contains it, its worth."""

    start: int
    end: int
    chain: tuple[Place, ...]
    worth: float
    paragraph: int = 0

    def level(self, level: str) -> Place | None:
        """Return the division of that level that the voice speaks for."""
        return next((place for place in self.chain if place.kind == level), None)


def article_focus(
    article: Article, found: Iterable[Resolution], gazetteer: Gazetteer, *, newspaper: str | None = None
) -> Focus:
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
    newspaper : str, optional
        Name of the paper; its home is what it calls 我市.

    Returns
    -------
    Focus
        ``place`` is None where no single division of China is what the text is about: it names none, or
        foreign places before all, or several provinces alike.
    """
    own = [one for one in found if one.mention.article_id == article.id]
    home = _home(newspaper, gazetteer)
    voices = list(_voices(article, sorted(own, key=lambda one: one.mention.text_start), gazetteer))
    voices += _self_references(article.text.text, voices, home)
    voices.sort(key=lambda voice: voice.start)
    return _descend(list(_said(article, voices)), home.level("province"))


def _voices(article: Article, found: Sequence[Resolution], gazetteer: Gazetteer) -> Iterator[Voice]:
    text = article.text.text
    passing, last = False, 0
    for one in found:
        start, end = one.mention.text_start, one.mention.text_end
        goes_on = start == last or LISTED.fullmatch(text, last, start) is not None
        passing = (passing and goes_on) or PASSING_BEFORE.search(text, max(0, start - 6), start) is not None
        last = end
        if one.place is not None and one.mention.role != "vague":
            worth = _worth(article, one.mention) * one.score
            worth *= PASSING if passing or PASSING_AFTER.match(text, end) else 1.0
            worth *= LANDSCAPE if one.place.kind in WIDE else 1.0
            yield Voice(start, end, _chain(one.place, gazetteer), worth)


def _worth(article: Article, mention: Mention) -> float:
    return 1.0 if _within(mention.text_start, article.headline_span) else WORTH[mention.role]


def _within(start: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= start < span[1]


def _chain(place: Place, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """
    Return the division that a place speaks for, then what contains it; a foreign place with its containers.

    A facility that bears the name of its city speaks for the city.
    """
    chain = (place, *gazetteer.ancestors(place))
    divisions = tuple(one for one in chain if one.kind in DIVISIONS)
    if not divisions or place.kind in DIVISIONS | SETTLEMENTS:
        return divisions or chain
    named = (at for at, one in enumerate(divisions) if place.name.startswith(TAIL.sub("", one.name)))
    return divisions[next(named, 0) :]


def _home(newspaper: str | None, gazetteer: Gazetteer) -> Voice:
    province, city = home_of(newspaper, gazetteer)
    place = gazetteer.place_at(province if city is None else city)
    return Voice(0, 0, (place, *gazetteer.ancestors(place)), 1.0)


def _self_references(text: str, voices: Sequence[Voice], home: Voice) -> Iterator[Voice]:
    """Let 全市, 该旗 speak for the place of that level named last, 我市 and 自治区 for the home."""
    for match in SELF.finditer(text):
        start, end, level = match.start(), match.end(), str(match.lastgroup)
        if any(voice.start < end and start <= voice.end for voice in voices):
            continue
        at_home = level == "province" or match[0].startswith("我")
        before = [] if at_home else [voice for voice in reversed(voices) if voice.start < start]
        meant = next((voice for voice in (*before, home) if _is_called(voice.level(level), match[0])), None)
        if meant is not None:
            at = next(at for at, place in enumerate(meant.chain) if place.kind == level)
            yield Voice(start, end, meant.chain[at:], 1.0)


def _is_called(place: Place | None, word: str) -> bool:
    """Whether a place is of the rank that a word says: no banner is 全县."""
    rank = next((one for one in word if one in "市盟旗县"), "")
    return place is not None and (not rank or place.name.endswith(rank))


def _said(article: Article, voices: Sequence[Voice]) -> Iterator[Voice]:
    """Weigh the voices by where they stand, sentence by sentence; a repeated sentence says nothing new."""
    text = article.text.text
    bounds = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    lines = list(accumulate(len(line) + 1 for line in text.split("\n")))
    groups: dict[int, list[Voice]] = defaultdict(list)
    for voice in voices:
        at_dateline = _within(voice.start, article.dateline_span)
        placed = replace(voice, paragraph=bisect_right(lines, voice.start))
        groups[-1 if at_dateline else bisect_right(bounds, voice.start) - 1].append(placed)
    yield from _weighed(groups[-1], DATELINE)
    seen: set[str] = set()
    echo: list[Voice] = []
    order = 0
    for number, start in enumerate(bounds[:-1]):
        sentence = text[start : bounds[number + 1]]
        if not sentence.strip() or sentence in seen:
            continue
        seen.add(sentence)
        shared = _shared(groups[number], text)
        if _within(start, article.headline_span):
            yield from _weighed(shared, HEADLINE)
            continue
        if start == 0 or text[start - 1] == "\n":
            echo = []
        yield from _weighed(shared, OPENING[min(order, len(OPENING) - 1)]) if shared else _weighed(echo, ECHO)
        echo = shared or echo
        order += bool(order or shared or len(sentence) >= SHORT)


def _weighed(voices: Iterable[Voice], weight: float) -> Iterator[Voice]:
    return (replace(voice, worth=voice.worth * weight) for voice in voices)


def _shared(group: Sequence[Voice], text: str) -> list[Voice]:
    """Share one among the voices of a sentence, without those that only say where the next one lies."""
    kept = [one for one, after in pairwise((*group, None)) if one and not _qualifies(one, after, text)]
    total = max(1.0, sum(voice.worth for voice in kept))
    return list(_weighed(kept, 1 / total))


def _qualifies(voice: Voice, after: Voice | None, text: str) -> bool:
    if after is None or not 0 <= after.start - voice.end <= QUALIFIES:
        return False
    between = UNBROKEN.fullmatch(text, voice.end, after.start)
    return between is not None and voice.chain[0] in after.chain[1:]


def _descend(voices: Sequence[Voice], home: Place | None) -> Focus:
    """From the province down, as long as one part holds enough of what is said."""
    alike = [voice for voice in voices if voice.level("province") is not None]
    inside = [
        voice if voice.level("province") == home else replace(voice, worth=voice.worth * ELSEWHERE)
        for voice in alike
    ]
    abroad = ABROAD * sum(voice.worth for voice in voices if voice.chain[0].country != "CN")
    total = held = abroad + sum(voice.worth for voice in inside)
    chosen = None
    for bar in BARS:
        parts = _parts(inside, bar.level)
        if not parts or parts[0][1] < held * _needed(bar, parts[0][0], inside):
            break
        chosen, held = parts[0]
        inside = [voice for voice in inside if chosen in voice.chain]
    if chosen is None or (chosen.kind == "province" and _has_match(chosen, alike)):
        return Focus(None, 0.0, NOWHERE)
    share = held / total
    return Focus(chosen, round(share, 3), f"按电头、标题和各句所说的地方，{share:.0%} 在{chosen.name}")


def _has_match(province: Place, voices: Sequence[Voice]) -> bool:
    """Whether the text says nearly as much of another province as such: 北京市与内蒙古自治区签订协议."""
    weights = dict(_parts(voices, "province"))
    return max((weights[one] for one in weights if one != province), default=0.0) > MATCH * weights[province]


def _needed(bar: Bar, part: Place, inside: Sequence[Voice]) -> float:
    """Share of its whole that a part must hold, by the paragraphs that speak of its neighbours."""
    among = {voice.paragraph for voice in inside if voice.level(bar.level) not in (None, part)}
    return bar.share + bar.among * len(among) / len({voice.paragraph for voice in inside})


def _parts(voices: Iterable[Voice], level: str) -> list[tuple[Place, float]]:
    """Divisions of a level with what is said in them, most first."""
    weights: dict[Place, float] = defaultdict(float)
    for voice in voices:
        place = voice.level(level)
        if place is not None:
            weights[place] += voice.worth
    return sorted(weights.items(), key=lambda part: (-part[1], part[0].id))
