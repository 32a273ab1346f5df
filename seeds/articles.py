"""A page → its articles.

Pure: rows, blocks, stories, and here the records, in which every clean character knows its raw offset.
"""

from __future__ import annotations

import logging
from datetime import date

from seeds.blocks import Block, read_blocks
from seeds.bylines import names_in_byline, names_in_credit, names_in_end, names_in_lead
from seeds.datelines import Dateline, MonthDay, in_year_of, opening_day, read_dateline
from seeds.lines import read_rows
from seeds.marks import JUMP_FROM, begins_amid, end_name_in, says_one_of, strip_signs
from seeds.records import EMPTY, Article, ArticleKind, MappedText, Page
from seeds.stitching import stitch
from seeds.stories import Story, tell_apart
from seeds.titles import headline_of
from seeds.weaving import Weaver, paragraphs_of

logger = logging.getLogger(__name__)

_BRIEF_LETTERS = 200


def cut_articles(page: Page) -> list[Article]:
    """
    Cut a page into its articles.

    Parameters
    ----------
    page : Page
        A decoded page.

    Returns
    -------
    list of Article
        In order of first appearance. Every character of the page that is not white space lies in the
        segments of exactly one of them; what is no story has kind ``header``.
    """
    blocks, printed = read_blocks(read_rows(page.text))
    stories = tell_apart(blocks, printed=printed)
    if not printed:
        stories = stitch(stories)
    stories.sort(key=lambda story: story.first)
    articles = [_article(page, story, ordinal) for ordinal, story in enumerate(stories)]
    logger.info("cut %s into %d articles", page.doc, sum(a.kind != "header" for a in articles))
    return articles


def _article(page: Page, story: Story, ordinal: int) -> Article:
    main = headline_of(story.titles, story.text())
    dateline = _dateline(story)
    day, evidence = _day(story, dateline, page.issue.value)
    order = _reading_order(story)
    text, starts = _text(page.text, order)
    body = _body(page.text, story) if not story.aside else EMPTY
    return Article(
        id=f"{page.id}-{ordinal:03d}",
        page_id=page.id,
        kind=_kind(story, body),
        headline=" ".join(b.text for b in main),
        subheads=_subheads(story, main),
        reporters=tuple(_reporters(story, dateline)),
        dateline_place=dateline.place if dateline else None,
        date=day,
        date_evidence=evidence,
        segments=_segments(page.text, order),
        text=text,
        body=body,
        headline_span=_headline_span(main, starts),
        dateline_span=_dateline_span(story, dateline, starts),
    )


def _kind(story: Story, body: MappedText) -> ArticleKind:
    if story.aside:
        return "header"
    if story.photo:
        return "photo"
    if any(b.kind == "from" for b in story.body):
        return "continuation"
    if not story.body:
        return "header"
    return "brief" if len(body) <= _BRIEF_LETTERS and len(story.body) == 1 else "article"


def _subheads(story: Story, main: list[Block]) -> tuple[str, ...]:
    """Kickers above and decks below the headline, each once, without their dashes."""
    said = {strip_signs(b.text) for b in main}
    others = (b.text.lstrip("—–－― ") for b in (*story.titles, *story.under) if b not in main)
    return tuple(dict.fromkeys(text for text in others if text and strip_signs(text) not in said))


def _reading_order(story: Story) -> list[Block]:
    """Titles first (as printed among themselves), then bylines, then the body."""
    last = story.body[-1].serial if story.body else -1
    before = [b for b in story.bylines if b.serial < last]
    return [*story.titles, *before, *story.under, *story.body, *(b for b in story.bylines if b.serial > last)]


def _text(raw: str, order: list[Block]) -> tuple[MappedText, dict[int, int]]:
    """All that is printed, and where in it each block starts."""
    weaver = Weaver(raw)
    starts: dict[int, int] = {}
    last: Block | None = None
    for block in order:
        if not block.text:
            continue
        starts[block.serial] = weaver.add(block, joined=last is not None and goes_on(last, block))
        last = block
    return weaver.woven(), starts


def goes_on(block: Block, after: Block) -> bool:
    """Whether the sentence of a paragraph goes on in the next block."""
    if block.kind not in ("para", "lead", "from") or after.kind != "para" or block.ended:
        return False
    return not block.soft_ended or begins_amid(after.text)


def _body(raw: str, story: Story) -> MappedText:
    """Weave the story without headline, byline and repeats, no spaces between Chinese characters."""
    blocks = [b for b in story.body if b.text and b.kind in ("para", "lead", "from", "sub")]
    headline = {strip_signs(b.text) for b in story.titles}
    weaver = Weaver(raw)
    for paragraph in paragraphs_of(blocks, goes_on):
        if says_one_of(paragraph.text, headline):
            continue
        for index, block in enumerate(paragraph.blocks):
            begin = match.end() if block.kind == "from" and (match := JUMP_FROM.match(block.text)) else 0
            tail = end_name_in(block.text)
            end = tail.start(1) if tail and names_in_end(tail[1]) else len(block.text)
            weaver.add(block, joined=index > 0, begin=begin, end=end, compact=True)
    return weaver.woven()


def _segments(raw: str, order: list[Block]) -> tuple[tuple[int, int], ...]:
    segments: list[tuple[int, int]] = []
    for block in order:
        for start, end in block.spans:
            if segments and segments[-1][1] <= start and not raw[segments[-1][1] : start].strip():
                segments[-1] = (segments[-1][0], end)
            else:
                segments.append((start, end))
    return tuple(segments)


def _dateline(story: Story) -> Dateline | None:
    return next((read_dateline(b.text) for b in story.body if b.kind == "lead"), None)


def _day(story: Story, dateline: Dateline | None, issue: date | None) -> tuple[date | None, str]:
    if story.aside:
        return None, ""
    day: MonthDay | None = None
    source = ""
    if dateline is not None and dateline.day is not None:
        day, source = dateline.day, "dateline"
    elif dateline is not None or story.photo:
        first = next((b for b in story.body if b.kind in ("lead", "para", "maybe")), None)
        if first is not None:
            day = opening_day(first.text[dateline.end if dateline else 0 :])
            source = "caption" if story.photo else "first day named after the dateline"
    if day is None:
        return None, "no dateline or caption names a day"
    found = in_year_of(day, issue)
    if found is None:
        return None, f"{source} says {day.month}-{day.day:02d}, the year is unknown"
    return found, f"{source} says {day.month}-{day.day:02d}; year " + (
        "printed" if day.year else "of the issue"
    )


def _reporters(story: Story, dateline: Dateline | None) -> list[str]:
    names: list[str] = []
    for block in story.bylines:
        names += names_in_byline(block.text)
    for block in story.body:
        if block.kind == "lead" and dateline is not None:
            names += names_in_lead(block.text, dateline.end)
        elif block.kind == "end":
            names += names_in_end(block.text)
        elif block.kind in ("credit", "byline"):
            names += names_in_byline(block.text)
        elif story.photo and (found := names_in_credit(block.text[-60:])):
            names += found
        elif tail := end_name_in(block.text):
            names += names_in_end(tail[1])
    return list(dict.fromkeys(names))


def _headline_span(main: list[Block], starts: dict[int, int]) -> tuple[int, int] | None:
    if not main or main[0].serial not in starts:
        return None
    if len(main) == 1:
        start = starts[main[0].serial]
        return start, start + len(main[0].text)
    return None


def _dateline_span(story: Story, dateline: Dateline | None, starts: dict[int, int]) -> tuple[int, int] | None:
    lead = next((b for b in story.body if b.kind == "lead"), None)
    if lead is None or dateline is None or dateline.place_span is None:
        return None
    start = starts[lead.serial]
    return start + dateline.place_span[0], start + dateline.place_span[1]
