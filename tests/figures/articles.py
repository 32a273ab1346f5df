"""Newspaper articles that never were, on places that are: as many as wanted, the same for the same seed.

Enters: the catalogue. Leaves: pages with their articles and resolutions, as if read, cut and resolved.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from gazetteer import Gazetteer
from gazetteer.records import Candidate, Evidence, Mention, Place, Resolution
from maps.pipeline import ParsedPage
from seeds.records import Article, Decoding, IssueDate, MappedText, Page

HOME = "cn:150000"
ARTICLES_ON_A_PAGE = 8
MOST_PLACES = 1000
FIRST_DAY = date(2023, 1, 1)
DAYS = 3 * 365
CHARACTERS = 260
"""Mean length of a body; the sample pages' articles are longer, so they hide what a page adds to each."""
SKEW = 0.7
"""The n-th place is named n**-SKEW times as often as the first."""
OPEN_SHARE = 0.03
"""Articles that print a name nobody can place."""

PAPERS = ("内蒙古日报", "呼和浩特日报", "锡林郭勒日报")
REPORTERS = ("李晗", "白莲", "韩雪茹", "其其格", "赵弘", "阿妮尔", "于海东", "帅政")
TOPICS = (
    "口岸通关提速", "产业链越拉越长", "冬储旅游升温", "高标准农田开建", "牧民用上风光电", "校园里来了新课",
    "医保窗口搬进苏木", "防沙治沙再添新绿", "新能源项目并网", "夜校开班", "道路通到家门口", "那达慕大会开幕",
)  # fmt: skip
SUBJECTS = (
    "当地干部", "养殖户巴特尔", "合作社负责人", "驻村工作队", "护林员", "项目经理", "返乡青年", "社区网格员",
    "边境派出所民警", "农技推广站站长", "企业车间主任", "文艺轻骑兵",
)  # fmt: skip
DOINGS = (
    "把新修的棚圈逐一查看了一遍", "介绍今年的收成比去年多了两成", "忙着给游客讲解草原上的传说",
    "在工地上核对最后一批设备的清单", "说起这几年的变化很有感触", "帮牧户把越冬的草料运到了家",
    "带领大家修好了通往学校的便道", "同专家商量下一步怎样节水", "组织了三场面对面的宣讲",
    "通过直播卖出了八千多斤牛羊肉", "完成了全部林带的补植补种", "为办事群众开通了一站式窗口",
)  # fmt: skip
CLOSINGS = (
    "日子越过越有奔头。", "这样的场景如今随处可见。", "下一步还将扩大试点范围。", "相关工作正在有序推进。",
    "记者离开时，车间里依旧一片繁忙。", "预计明年春天全部完工。", "大家的劲头更足了。", "效果很快就看得见。",
)  # fmt: skip
LEADS = ("在{}，", "来到{}，", "走进{}，", "从{}传来消息，", "连日来，{}的")
OPEN_NAME = "北疆"
OPEN_REASON = "没有确定的范围"
EVIDENCE = ("只有一处叫这个名字", "上级地名在同一篇里", "电头在这里", "报纸发行的地区")


@dataclass(slots=True)
class _Text:
    """A text in the making that remembers where places are named."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    named: list[tuple[int, int, Place | None]] = field(default_factory=list)

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def name(self, words: str, place: Place | None) -> None:
        self.named.append((self.length, self.length + len(words), place))
        self.add(words)


def generate(
    count: int,
    gazetteer: Gazetteer,
    *,
    places: int = MOST_PLACES,
    characters: int = CHARACTERS,
    seed: int = 4,
) -> list[ParsedPage]:
    """
    Make pages of articles.

    Parameters
    ----------
    count : int
        Articles in all.
    gazetteer : Gazetteer
        Its places in Inner Mongolia are named.
    places : int
        Most different places.
    characters : int
        Mean length of an article's body.
    seed : int
        Another seed, other articles.

    Returns
    -------
    list of ParsedPage
        Of `ARTICLES_ON_A_PAGE` articles each, days of three years.
    """
    chance = random.Random(seed)
    chosen = home_places(gazetteer, places, chance)
    odds = list(accumulate((rank + 1) ** -SKEW for rank in range(len(chosen))))
    known = {place.id: _known(place, chance) for place in chosen}

    def page(number: int, size: int) -> ParsedPage:
        texts = [_article_text(chance, chosen, odds, characters) for _ in range(size)]
        return _page(number, texts, known, chance)

    sizes = [min(ARTICLES_ON_A_PAGE, count - start) for start in range(0, count, ARTICLES_ON_A_PAGE)]
    return [page(number, size) for number, size in enumerate(sizes)]


def home_places(gazetteer: Gazetteer, count: int, chance: random.Random) -> list[Place]:
    """That many places of Inner Mongolia with coordinates: leagues and banners first, then a draw."""
    inside = [
        place
        for place in gazetteer.places()
        if place.lat is not None and any(above.id == HOME for above in gazetteer.ancestors(place))
    ]
    great = [place for place in inside if place.kind in ("prefecture", "county")]
    small = [place for place in inside if place.kind not in ("prefecture", "county")]
    chance.shuffle(great)
    return [*great, *chance.sample(small, max(0, min(count - len(great), len(small))))][:count]


def raw_size(pages: Sequence[ParsedPage]) -> int:
    """Bytes of the pages' texts in UTF-8."""
    return sum(len(parsed.page.text.encode("utf-8")) for parsed in pages)


def _article_text(
    chance: random.Random, places: Sequence[Place], odds: Sequence[float], characters: int
) -> tuple[_Text, tuple[int, int, str]]:
    """Headline, byline, body; with it the end of the headline, the start of the body, the reporter."""
    wanted = max(60, round(chance.gauss(characters, characters / 3)))
    named = chance.choices(places, cum_weights=odds, k=chance.randint(2, 4))
    text, reporter = _Text(), chance.choice(REPORTERS)
    text.name(named[0].name, named[0])
    text.add(chance.choice(TOPICS))
    headline = text.length
    text.add(f"\n本报记者 {reporter}\n")
    body = text.length
    for place in named:
        before, after = chance.choice(LEADS).split("{}")
        text.add(before)
        text.name(place.name, place)
        text.add(after)
        text.add(_sentence(chance))
    if chance.random() < OPEN_SHARE:
        text.name(OPEN_NAME, None)
        text.add("风景正好。")
    while text.length - body < wanted:
        text.add("\n" if chance.random() < 0.2 else "")
        text.add(_sentence(chance))
    return text, (headline, body, reporter)


def _sentence(chance: random.Random) -> str:
    words = f"{chance.choice(SUBJECTS)}{chance.choice(DOINGS)}"
    if chance.random() < 0.4:
        words += f"，完成全年任务的{chance.randint(31, 99)}.{chance.randint(1, 9)}%"
    return f"{words}，{chance.choice(CLOSINGS)}"


def _page(
    number: int,
    texts: Sequence[tuple[_Text, tuple[int, int, str]]],
    known: dict[str, tuple[float, tuple[Candidate, ...], tuple[Evidence, ...]]],
    chance: random.Random,
) -> ParsedPage:
    raw = "\n".join("".join(text.parts) for text, _ in texts)
    digest = hashlib.sha256(f"{number}\n{raw}".encode()).hexdigest()
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    issue = IssueDate(day, "报头", 1.0)
    page = Page(
        digest[:16], f"{day:%Y%m%d}-{number:05d}.txt", f"{number:05d}.txt", raw, digest,
        Decoding("utf-8", 1.0), chance.choice(PAPERS), issue,
    )  # fmt: skip
    articles: list[Article] = []
    resolutions: list[Resolution] = []
    start = 0
    for order, (text, parts) in enumerate(texts):
        article = _article(page, order, start, text, parts, day - timedelta(chance.randrange(2)))
        articles.append(article)
        resolutions += _resolutions(article, start, text, known)
        start += text.length + 1
    return ParsedPage(page, tuple(articles), tuple(resolutions))


def _article(
    page: Page, order: int, start: int, text: _Text, parts: tuple[int, int, str], day: date
) -> Article:
    headline, body, reporter = parts
    whole = "".join(text.parts)
    return Article(
        f"{page.id}-{order:03d}", page.id, "article", whole[:headline], (), (reporter,), None, day, "电头",
        ((start, start + text.length),), MappedText(whole, ((0, start, len(whole)),)),
        MappedText(whole[body:], ((0, start + body, len(whole) - body),)), headline_span=(0, headline),
    )  # fmt: skip


def _resolutions(
    article: Article,
    start: int,
    text: _Text,
    known: dict[str, tuple[float, tuple[Candidate, ...], tuple[Evidence, ...]]],
) -> Iterator[Resolution]:
    for first, last, place in text.named:
        mention = Mention(
            article.page_id, article.id, start + first, start + last, first, last,
            article.text.text[first:last], "literal",
        )  # fmt: skip
        if place is None:
            yield Resolution(mention, None, 0.2, (), (), OPEN_REASON)
        else:
            score, candidates, evidence = known[place.id]
            yield Resolution(mention, place, score, candidates, evidence)


def _known(place: Place, chance: random.Random) -> tuple[float, tuple[Candidate, ...], tuple[Evidence, ...]]:
    """Score, candidates and evidence that every mention of a place shares."""
    score = chance.choice((0.99, 0.97, 0.95, 0.9, 0.82, 0.6))
    rules = chance.sample(EVIDENCE, 2)
    evidence = tuple(Evidence(words, "", 1.0, words) for words in rules)
    return score, (Candidate(place, score, evidence),), evidence
