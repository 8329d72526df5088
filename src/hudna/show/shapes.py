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
        text, name = given["text"], str(given["id"])
        published = date.fromisoformat(given["published"][:10]) if given.get("published") else None
    except (ValueError, KeyError, TypeError) as error:
        return Problem(
            stage="code",
            about=about,
            code="bad-line",
            message=f"is not a line of the form {{'id', 'published', 'title', 'text'}} ({error}).",
            hint="Mend the line; the others are coded.",
        )
    source = Source(id=digest(told.encode()), uri=about, media_type=LIST, retrieved_at=at)
    return Document(
        id=name,
        source=source,
        part=0,
        language="ar",
        title=given.get("title"),
        byline=None,
        published=published,
        text=text,
        verdict="sound",
    )
