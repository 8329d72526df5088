"""The JSON shapes that scripts rely on, where they differ from a record's own row (see docs/interfaces.md)."""

import json
from datetime import date, datetime
from typing import Any

from hudna.records import LIST, Document, Problem, Source, digest


def document(read: Document) -> dict[str, Any]:
    """A document as `hudna read --json` prints it."""
    source = read.source
    return {
        "id": read.id,
        "source": {
            "id": source.id,
            "uri": source.uri,
            "media_type": source.media_type,
            "sha256": source.id,
            "retrieved_at": source.retrieved_at.isoformat(),
        },
        "part": read.part,
        "language": read.language,
        "title": read.title,
        "byline": read.byline,
        "published": read.published.isoformat() if read.published else None,
        "text": read.text,
        "verdict": read.verdict,
        "pages": [{"number": p.number, "start": p.start, "end": p.end, "verdict": p.verdict} for p in read.pages],
        "repairs": [
            {"kind": r.kind, "certainty": r.certainty, "start": r.start, "end": r.end, "raw": r.raw, "text": r.text}
            | ({"score": r.score} if r.score is not None else {})
            | ({"slot": r.slot} if r.slot else {})
            for r in read.repairs
        ],
    }


def given_document(told: str, about: str, *, at: datetime) -> Document | Problem:
    """A line {"id", "published"?, "title"?, "text"} as a document.

    The text stays as given, so that offsets are the caller's.
    """
    try:
        given = json.loads(told)
    except (ValueError, RecursionError):
        return _bad_line(about, "is not JSON.")
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        return _bad_line(about, "holds no text.")
    if not isinstance(given.get("id"), str | int):
        return _bad_line(about, "holds no id.")
    published = _day(given.get("published"))
    if isinstance(published, str):
        return _bad_line(about, f"is published on {published!r}, which is no day.", "Write the day as 2020-10-19.")
    source = Source(id=digest(told.encode()), uri=about, media_type=LIST, retrieved_at=at)
    return Document(
        id=str(given["id"]),
        source=source,
        part=0,
        language="ar",
        title=given.get("title"),
        byline=None,
        published=published,
        text=given["text"],
        verdict="sound",
    )


def _day(told: Any) -> date | str | None:
    """The day that a line states; what it says instead where that is no day."""
    if not told:
        return None
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return str(told)


def _bad_line(
    about: str, message: str, hint: str = 'Each line is an object {"id", "published"?, "title"?, "text"}.'
) -> Problem:
    return Problem(stage="code", about=about, code="bad-line", message=message, hint=f"{hint} The others are coded.")
