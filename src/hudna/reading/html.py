"""HTML of news sites: the article's body, title, byline and day of publication, without what stands around it.

The bytes are decoded by what they are, since pages often misname their
encoding.  Metadata comes first for title, byline and day (JSON-LD, then meta
elements, then `time`), the words beside the title after it.  The body is
found by trafilatura; where that finds none, by the paragraphs that stand
closest together.  Dates in the running text are never taken for the page's.
"""

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from hudna.reading.article import MOST_TEXT, Article, fault, too_long
from hudna.reading.controls import clean
from hudna.reading.datelines import dateline, stated_day
from hudna.reading.encodings import decode
from hudna.reading.sections import HEADING, QUOTE, TEXT, Block, joined
from hudna.records import Problem, Raw

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # the problems of this room say what is wrong

MOST_BYTES = 20_000_000
LEAST_BODY = 80
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*["']?\s*([\w\-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PULL = re.compile(r"pull-?_?quote|pq-?box", re.IGNORECASE)
_DATED = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish_date",
    "publication_date", "published_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created",
    "dc.date.created",
    "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_NAMED = ("author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
)
_SUFFIX = re.compile(r"\s+[|–—\-:»]\s+[^|–—»]{2,40}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page says of itself, each empty or `None` where it does not."""

    title: str | None
    byline: str | None
    published: date | None


def read(raw: Raw) -> Iterator[Article | Problem]:
    """The one article of a page, or why there is none."""
    if len(raw.content) > MOST_BYTES:
        yield too_long(raw.uri, len(raw.content))
        return
    tree = _tree(raw.content)
    if tree is None:
        yield fault(raw.uri, "broken-html", "The page holds no readable HTML.", "Fetch it again and save it whole.")
        return
    told = _told(tree)
    _set_quotes(tree)
    blocks = _body(tree)
    text = joined(blocks)
    if len(text) > MOST_TEXT:
        yield too_long(raw.uri, len(text))
    elif len(text) < LEAST_BODY:
        yield fault(
            raw.uri,
            "no-article",
            "No article was found in the page: only links, menus or a script that would load it.",
            "Save the page from a browser after it has loaded, or save the article's text.",
        )
    else:
        yield Article(text=text, title=told.title, byline=told.byline, published=told.published or dateline(text))


def looks_html(content: bytes) -> bool:
    """Whether the bytes begin as a page does, whatever their name or width of character."""
    head = content[:4000].replace(b"\0", b"").lower()
    return bool(re.search(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta\s", head)) or (
        head.lstrip().startswith(b"<") and len(re.findall(rb"<(?:p|div|h1|span|table|br)[\s>]", head)) > 2
    )


def _tree(content: bytes) -> Any:
    said = _CHARSET.search(content[:4000])
    decoded = decode(content, said.group(1).decode("ascii", "replace").lower() if said else None)
    if decoded is None or not decoded.text.strip():
        return None
    try:
        return lxml.html.document_fromstring(_DECLARATION.sub("", decoded.text.replace("\0", "")))
    except (etree.ParserError, ValueError):
        return None


# What the page says of itself


def _told(tree: Any) -> Told:
    linked = list(_linked(tree))
    meta = _meta(tree)
    return Told(
        title=_title(tree, linked, meta),
        byline=_byline(tree, linked, meta),
        published=_published(tree, linked, meta),
    )


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page describes as JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            said = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(said):
            kinds = item.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield item


def _items(said: Any) -> Iterator[dict[str, Any]]:
    if isinstance(said, list):
        for item in said:
            yield from _items(item)
    elif isinstance(said, dict):
        yield said
        yield from _items(said.get("@graph") or [])


def _meta(tree: Any) -> dict[str, str]:
    """Meta elements by their name, property or item, in lower case; the first of each."""
    said: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        words = clean(node.get("content") or "")
        if name and words:
            said.setdefault(name, words)
    return said


def _title(tree: Any, linked: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    headings = [clean(node.text_content()) for node in tree.iter("h1")]
    page = clean(tree.findtext(".//title") or "")
    told = [str(item.get("headline") or "") for item in linked]
    candidates = [*told, *(words for words in headings if words and words in page), meta.get("og:title", "")]
    if len(headings) == 1:
        candidates += headings
    best = next((clean(words) for words in candidates if clean(words)), page)
    shorter = _SUFFIX.sub("", best)
    return (shorter if len(shorter) >= 15 or shorter in headings else best) or None


def _byline(tree: Any, linked: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    for item in linked:
        name = _name(item.get("author"))
        if name:
            return name
    said = [meta.get(name, "") for name in _NAMED]
    nodes = tree.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(concat(' ',@class,' '),' author ')"
        " or contains(@class,'byline') or contains(@class,'author-name')]"
    )
    said += [clean(node.text_content()) for node in nodes[:3]]
    return next((words for words in said if words and len(words) < 100 and "://" not in words), None)


def _name(author: Any) -> str:
    if isinstance(author, list):
        return "، ".join(filter(None, map(_name, author)))
    if isinstance(author, dict):
        return _name(author.get("name"))
    return clean(author) if isinstance(author, str) and "://" not in author else ""


def _published(tree: Any, linked: list[dict[str, Any]], meta: dict[str, str]) -> date | None:
    stated = [str(item.get("datePublished") or item.get("dateCreated") or "") for item in linked]
    stated += [meta.get(name, "") for name in _DATED]
    stated += [node.get("datetime") or node.text_content() for node in _times(tree)]
    stated += [
        clean(node.text_content())
        for node in tree.xpath(
            "//*[contains(@class,'date') or contains(@class,'publish') or contains(@class,'time')"
            " or @itemprop='datePublished']"
        )[:8]
    ]
    return next(filter(None, (stated_day(words[:80]) for words in stated if words)), None)


def _times(tree: Any) -> list[Any]:
    """`time` elements, those marked as the publication's and those of the article first."""
    times = list(tree.iter("time"))
    marked = [node for node in times if node.get("pubdate") is not None or "publish" in (node.get("class") or "")]
    inside = [node for node in times if next(node.iterancestors("article", "header", "main"), None) is not None]
    return marked + inside + times


# The body


def _set_quotes(tree: Any) -> None:
    """Mark pull quotes, so that they can be told from the text after extraction."""
    for node in list(tree.iter("aside", "blockquote", "div", "p", "figure", "section")):
        if _PULL.search(f"{node.get('class') or ''} {node.get('data-type') or ''}"):
            words = clean(node.text_content())
            paragraph = etree.Element("p")
            paragraph.text = f"{_QUOTED}{words}" if words else ""
            paragraph.tail = node.tail
            parent = node.getparent()
            if parent is not None:
                parent.replace(node, paragraph)


_QUOTED = "\u2e28pull\u2e29 "


def _body(tree: Any) -> list[Block[None]]:
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    blocks = list(_blocks(body)) if body is not None else []
    if sum(len(block.words) for block in blocks) < LEAST_BODY:
        return _closest(tree)
    return blocks


def _blocks(body: Any) -> Iterator[Block[None]]:
    """Trafilatura's own elements (head, p, list, item, quote, table, row, cell) as blocks."""
    for node in body.iter("head", "p", "item", "quote", "row", "code"):
        if any(above.tag in {"p", "item", "quote", "row"} for above in node.iterancestors()):
            continue
        if node.tag == "row":
            words = " | ".join(filter(None, (clean(" ".join(cell.itertext())) for cell in node.iter("cell"))))
        else:
            words = clean(" ".join(node.itertext()).replace("\n", " "))
        if words.startswith(_QUOTED.strip()):
            yield Block(kind=QUOTE, words=words.removeprefix(_QUOTED.strip()).strip())
        elif words:
            yield Block(kind=HEADING if node.tag == "head" else TEXT, words=words)


def _closest(tree: Any) -> list[Block[None]]:
    """The paragraphs of the element that holds most of the page's running text."""
    weights: Counter[Any] = Counter()
    for node in tree.iter("p"):
        weights[node.getparent()] += len(clean(node.text_content()))
    if not weights:
        return []
    best = max(weights, key=lambda node: weights[node])
    return [
        Block(kind=TEXT if node.tag == "p" else HEADING, words=clean(node.text_content().replace("\n", " ")))
        for node in best.iterchildren("p", "h2", "h3", "h4")
    ]
