"""What a format gives back: an article before it becomes a document, and the problems on the way.

Every format is a function `read(raw) -> Iterator[Article | Problem]`; a format
that fails yields one fatal problem and nothing else.
"""

from dataclasses import dataclass
from datetime import date

from hudna.records import Page, Problem, Repair, Run, Span

MOST_TEXT = 10_000_000
"""Code points of one document; a thick book has about two million."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text of one document with what the file says of it.

    `given_id` is the name that the file gives it (a line of JSON); positions
    in `pages`, `repairs` and `alignment` are code points of `text`.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    verdict: str = "sound"
    pages: tuple[Page, ...] = ()
    repairs: tuple[Repair, ...] = ()
    alignment: tuple[Run, ...] = ()
    given_id: str | None = None


def fault(about: str, code: str, message: str, hint: str) -> Problem:
    """A problem because of which nothing of the item was read."""
    return Problem(stage="reading", about=about, code=code, message=message, hint=hint)


def warning(about: str, code: str, message: str, hint: str, span: Span | None = None) -> Problem:
    """A problem that the reader survived: the text is there, with a doubt that the user is told."""
    return Problem(stage="reading", about=about, code=code, message=message, hint=hint, fatal=False, span=span)


def too_long(about: str, length: int) -> Problem:
    """The one message for a document that nobody could have meant as one."""
    return fault(
        about,
        "too-long",
        f"The text has {length / 1e6:.0f} million characters; one document may have {MOST_TEXT / 1e6:.0f} million.",
        'Split it into documents, one a line of a .jsonl file: {"id": ..., "published": ..., "text": ...}.',
    )
