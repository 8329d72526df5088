"""What was read: the bytes that came in, and the text that came out with its way back."""

from dataclasses import dataclass
from datetime import date, datetime

# How many letters of a document's beginning tell what it is about.
LEAD_LETTERS = 300
# The media type of a file that holds many articles, one a line.
LIST = "application/x-ndjson"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A file as it arrived, before anything was read.

    `published` is the day to assume where the file itself states none;
    `uri` where it came from; `retrieved_at` when, in UTC.
    """

    uri: str
    content: bytes
    retrieved_at: datetime
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes with their origin; `id` is the SHA-256 of the bytes, in hex."""

    id: str
    uri: str
    media_type: str
    retrieved_at: datetime
    publisher: str | None = None
    licence: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's part of the text: `start` to `end` in `Document.text`; `verdict` sound, repaired or needs-ocr."""

    number: int
    start: int
    end: int
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing that was mended, or that is known to be lost.

    `certainty` is lossless (nothing could have been meant but this), inferred
    (most likely, with a `score`), or gap (lost, marked, never guessed).
    `start` and `end` are in `Document.text`; `raw` is what stood there.
    `slot` says what a gap held: year, day, count, distance, duration.
    """

    kind: str
    certainty: str
    start: int
    end: int
    raw: str
    text: str
    score: float | None = None
    slot: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text and where it came from.

    `length` code points from `start` in the text stand at `raw_start` of the
    raw text of page `page`.  `box` is (x0, y0, x1, y1) in points from the
    page's lower left, `None` where the format has no page.
    """

    start: int
    raw_start: int
    length: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article: what its author wrote, in logical order, one paragraph a line.

    `part` tells the documents of one source apart, from 0.  `verdict` is the
    worst of its pages'.  Pull quotes stand at the end of their section on
    lines that begin with `>> `; a lost number is `⟦#⟧`.
    """

    id: str
    source: Source
    part: int
    language: str
    title: str | None
    byline: str | None
    published: date | None
    text: str
    verdict: str
    pages: tuple[Page, ...] = ()
    repairs: tuple[Repair, ...] = ()
    alignment: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is asked of an event's document where reports are compared; `lead` is its first `LEAD_LETTERS` letters."""

    published: date | None = None
    publisher: str | None = None
    lead: str = ""
