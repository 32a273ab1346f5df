"""Newspaper pages → articles: decoding, cleaning, cutting, dating."""

from seeds.articles import cut_articles
from seeds.decoding import decode
from seeds.errors import DecodingError, PageError, RepeatedPageError, SeedsError, SidecarError
from seeds.reading import page_files, page_from_bytes, read_page, read_pages, sample_pages
from seeds.records import Article, ArticleKind, Decoding, IssueDate, MappedText, Page

__all__ = [
    "Article",
    "ArticleKind",
    "Decoding",
    "DecodingError",
    "IssueDate",
    "MappedText",
    "Page",
    "PageError",
    "RepeatedPageError",
    "SeedsError",
    "SidecarError",
    "cut_articles",
    "decode",
    "page_files",
    "page_from_bytes",
    "read_page",
    "read_pages",
    "sample_pages",
]
