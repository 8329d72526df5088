"""Plain text: bytes to one article; the encoding told apart, damage repaired, line ends as one kind.

Form feeds, which text drawn from a PDF keeps, part the pages.
"""

import dataclasses
import re
from collections.abc import Iterator

from hudna.reading.alignment import composed, kept
from hudna.reading.article import MOST_TEXT, Article, fault, too_long
from hudna.reading.datelines import byline, dateline
from hudna.reading.encodings import decode
from hudna.reading.repair import repair
from hudna.records import Page, Problem, Raw, Repair, Run

_LINE_END = re.compile(r"\r\n?|\ufeff|[\u2028\u2029\x85]")


def read(raw: Raw) -> Iterator[Article | Problem]:
    """The one article of a text file, or why there is none."""
    if len(raw.content) > 4 * MOST_TEXT:
        yield too_long(raw.uri, len(raw.content))
        return
    decoded = decode(raw.content)
    if decoded is None:
        yield fault(
            raw.uri,
            "unknown-encoding",
            "The bytes are no text in any encoding that Arabic is kept in (UTF-8, UTF-16, Windows-1256, ISO 8859-6).",
            "Open it in the program that made it and save it as UTF-8 text, PDF or Word.",
        )
        return
    if len(decoded.text) > MOST_TEXT:
        yield too_long(raw.uri, len(decoded.text))
        return
    article = text_article(decoded.text)
    if not article.text.strip():
        yield fault(raw.uri, "empty", "The file holds no text.", "Fetch it again, or leave it out.")
    elif decoded.twice:
        yield _with_note(article)
    else:
        yield article


def text_article(text: str) -> Article:
    """An article from a text that may be damaged: line ends made one kind, then repaired."""
    lined, runs = _lined(text)
    breaks = [found.start() for found in re.finditer("\f", lined)]
    repaired = repair(lined.replace("\f", "\n"), page_breaks=breaks)
    return Article(
        text=repaired.text,
        title=repaired.title,
        byline=byline(repaired.text) or repaired.byline,
        published=dateline(repaired.text, repaired.byline) or repaired.published,
        verdict="repaired" if repaired.repairs else "sound",
        pages=_pages(repaired.alignment, breaks, len(repaired.text)),
        repairs=repaired.repairs,
        alignment=composed(repaired.alignment, runs),
    )


def _lined(text: str) -> tuple[str, tuple[Run, ...]]:
    """The text with line feeds only, and where its stretches stood."""
    if not _LINE_END.search(text):
        return text, kept([(0, len(text))])
    pieces: list[str] = []
    stretches: list[tuple[int, int]] = []
    at = 0
    for found in _LINE_END.finditer(text):
        end = found.start() + (found.group() != "\ufeff")
        pieces.append(text[at : found.start()] + ("" if found.group() == "\ufeff" else "\n"))
        stretches.append((at, end))
        at = found.end()
    pieces.append(text[at:])
    stretches.append((at, len(text)))
    return "".join(pieces), kept(stretches)


def _pages(alignment: tuple[Run, ...], breaks: list[int], length: int) -> tuple[Page, ...]:
    """Pages where form feeds parted them: each begins with the first text that came from after the break."""
    if not breaks:
        return ()
    starts = [0]
    for place in breaks:
        after = [run.start + max(0, place - run.raw_start) for run in alignment if run.raw_start + run.length > place]
        starts.append(max(starts[-1], min(after, default=length)))
    ends = [*starts[1:], length]
    return tuple(
        Page(number=n, start=start, end=end, verdict="sound")
        for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def _with_note(article: Article) -> Article:
    note = Repair(kind="encoded-twice", certainty="lossless", start=0, end=len(article.text), raw="", text="")
    return dataclasses.replace(article, verdict="repaired", repairs=(note, *article.repairs))
