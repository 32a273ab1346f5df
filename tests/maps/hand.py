"""Records drawn by hand: one page, one article, its names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gazetteer.records import Candidate, Evidence, Mention, Place, Resolution, Role
from maps.pipeline import ParsedPage
from seeds.records import Article, ArticleKind, Decoding, IssueDate, MappedText, Page

CEKE = Place("port:ceke", "策克口岸", "port", None, "cn:152923", 42.4203, 101.2741, 2.0)
EJIN = Place("cn:152923", "额济纳旗", "county", "152923", "cn:152900", 41.9589, 101.0689, 1.0, 180.0)
CHINA = Place("iso:CN", "中国", "country", "CN", None, 35.0, 105.0, 1000.0)
BY_NAME = {"策克口岸": CEKE, "策克": CEKE, "额济纳旗": EJIN, "中国": CHINA}


def page(text: str, *, doc: str = "page.txt", newspaper: str | None = "内蒙古日报") -> Page:
    """A page printed on 4 November 2025."""
    issue = IssueDate(date(2025, 11, 4), "stated", 1.0)
    digest = f"{len(text):064x}"
    return Page(digest[-16:], doc, doc, text, digest, Decoding("utf-8", 1.0), newspaper, issue)


def article(
    on: Page, headline: str = "", *, kind: ArticleKind = "article", subheads: Sequence[str] = ()
) -> Article:
    """The whole page as one article: the first line its headline (if it is that), all the rest its body."""
    text = MappedText(on.text, ((0, 0, len(on.text)),) if on.text else ())
    start = len(headline) + 1 if headline else 0
    rest = on.text[start:]
    body = MappedText(rest, ((0, start, len(rest)),) if rest else ())
    return Article(
        f"{on.id}-000", on.id, kind, headline, tuple(subheads), ("李晗",), "阿拉善", date(2025, 11, 3),
        "dateline", ((0, len(on.text)),), text, body, headline_span=(0, len(headline)) if headline else
        None,
    )  # fmt: skip


def resolution(
    on: Page,
    surface: str,
    *,
    nth: int = 0,
    role: Role = "literal",
    place: Place | None = None,
    reason: str = "",
) -> Resolution:
    """The `nth` occurrence of `surface` on the page, at the place so named unless a reason leaves it open."""
    start = -1
    for _ in range(nth + 1):
        start = on.text.index(surface, start + 1)
    end = start + len(surface)
    mention = Mention(on.id, f"{on.id}-000", start, end, start, end, surface, role)
    chosen = None if reason else (place or BY_NAME[surface])
    evidence = () if reason else (Evidence("unique", "", 1.0, "只有一处叫这个名字"),)
    candidates = (
        (Candidate(chosen, 0.98765, evidence),) if chosen else (Candidate(CEKE, 0.4), Candidate(EJIN, 0.3))
    )
    return Resolution(mention, chosen, 0.98765 if chosen else 0.4, candidates, evidence, reason)


def parsed(on: Page, *found: Resolution, headline: str = "", kind: ArticleKind = "article") -> ParsedPage:
    """The page with its one article and these names."""
    return ParsedPage(on, (article(on, headline, kind=kind),), found)


def at(found: Resolution, start: int, end: int) -> Resolution:
    """The same resolution for another raw span, its place in the article's text unchanged."""
    return found._replace(mention=found.mention._replace(start=start, end=end))
