"""Mentions as the page carries them: what a reader of the page can tell is not written.

A mention is ``4 × (start - start before) + flags`` and the number of its sense. Its length is that of the
sense's surface, and the raw page advances as the text does; where that is not so the flags say that more
numbers follow: 1, the length and the raw length; 2, by how much the raw start differs (zigzag).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maps import vlq

OTHER_LENGTH, OTHER_RAW = 1, 2
FLAGS = 4

Span = tuple[int, int]
Triple = tuple[int, int, int]
"""Start (less the start before; 0 for a name that has none), length, number of the sense."""


@dataclass(frozen=True, slots=True)
class Packed:
    """An article's mentions: those of its headline, those of its body, 1 + raw start of the first or 0."""

    head: str
    body: str
    at: int


def pack_mentions(head: str, body: str, raw: str, *, headline: int, surfaces: Sequence[int]) -> Packed:
    """
    Rewrite the columns of `maps.senses.MentionColumns`.

    Parameters
    ----------
    head, body, raw : str
        Triples and raw spans as VLQ; `raw` may be empty.
    headline : int
        Length of the headline, in UTF-16 code units.
    surfaces : sequence of int
        Lengths of the senses' surfaces, in UTF-16 code units.

    Examples
    --------
    >>> pack_mentions("AEAEEA", "CEA", "AEIEgBE", headline=4, surfaces=[4])
    Packed(head='AAQA', body='KcA', at=1)
    """
    if not head and not body:
        return Packed("", "", 0)
    in_head, in_body = _triples(head), _triples(body)
    spans = _raw_spans(raw)
    if len(spans) != len(in_head) + len(in_body):
        writer = _Writer(surfaces, -1)
        return Packed(writer.write(in_head, []), writer.write(in_body, []), 0)
    at = spans[0][0] - (in_head or in_body)[0][0]
    writer = _Writer(surfaces, at)
    first = writer.write(in_head, spans[: len(in_head)])
    writer.begin(at + headline if in_head else at)
    return Packed(first, writer.write(in_body, spans[len(in_head) :]), 1 + at)


def unpack_mentions(packed: Packed, *, headline: int, surfaces: Sequence[int]) -> tuple[str, str, str]:
    """
    Give back `head`, `body` and `raw` of `pack_mentions`.

    Examples
    --------
    >>> unpack_mentions(Packed("AAQA", "KcA", 1), headline=4, surfaces=[4])
    ('AEAEEA', 'CEA', 'AEIEgBE')
    """
    reader = _Reader(surfaces, packed.at - 1)
    head = reader.read(packed.head)
    reader.begin(packed.at - 1 + headline if packed.head else packed.at - 1)
    body = reader.read(packed.body)
    raw: list[int] = []
    last = 0
    for start, length in reader.spans if packed.at else []:
        raw += (vlq.zigzag(start - last), length)
        last = start
    return vlq.encode(head), vlq.encode(body), vlq.encode(raw)


class _Writer:
    def __init__(self, surfaces: Sequence[int], raw: int) -> None:
        self.surfaces = surfaces
        self.begin(raw)

    def begin(self, raw: int) -> None:
        """Expect a text that starts at `raw`."""
        self.raw = raw

    def write(self, triples: Sequence[Triple], spans: Sequence[Span]) -> str:
        numbers: list[int] = []
        for index, (step, length, sense) in enumerate(triples):
            self.raw += step
            start, size = spans[index] if spans else (self.raw, length)
            flags = OTHER_LENGTH * (not length == size == self.surfaces[sense])
            flags += OTHER_RAW * (start != self.raw)
            numbers.append(FLAGS * step + flags)
            if flags & OTHER_LENGTH:
                numbers += (length, size)
            if flags & OTHER_RAW:
                numbers.append(vlq.zigzag(start - self.raw))
            numbers.append(sense)
            self.raw = start
        return vlq.encode(numbers)


class _Reader:
    def __init__(self, surfaces: Sequence[int], raw: int) -> None:
        self.surfaces = surfaces
        self.spans: list[Span] = []
        self.begin(raw)

    def begin(self, raw: int) -> None:
        self.raw = raw

    def read(self, text: str) -> list[int]:
        """Triples of the text; their raw spans are added to `spans`."""
        numbers = iter(vlq.decode(text))
        triples: list[int] = []
        for number in numbers:
            step, flags = divmod(number, FLAGS)
            length, size = (next(numbers), next(numbers)) if flags & OTHER_LENGTH else (-1, -1)
            self.raw += step + (vlq.unzigzag(next(numbers)) if flags & OTHER_RAW else 0)
            sense = next(numbers)
            if length < 0:
                length = size = self.surfaces[sense]
            self.spans.append((self.raw, size))
            triples += (step, length, sense)
        return triples


def _triples(text: str) -> list[Triple]:
    numbers = iter(vlq.decode(text))
    return list(zip(numbers, numbers, numbers, strict=False))


def _raw_spans(text: str) -> list[Span]:
    return list(_spans(vlq.decode(text)))


def _spans(numbers: list[int]) -> Iterator[Span]:
    start = 0
    for step, length in zip(numbers[::2], numbers[1::2], strict=True):
        start += vlq.unzigzag(step)
        yield start, length
