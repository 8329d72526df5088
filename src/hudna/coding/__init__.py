"""Coding: a document to events, claims, truces, relations, exchanges, zones, sites and stances.

`Code` is the stage; `code_text` the verb for a notebook.  The parts in order:
`analyse` lays out sentences with names, `triggers` finds words that may carry
an event, `judge` says which do and whether it happened, `events` adds who,
where, when; the rest read the document beside them.
"""

from datetime import UTC, date, datetime
from typing import Any

from hudna.casebook import Casebook
from hudna.coding.coded import coded
from hudna.coding.explain import explain
from hudna.coding.stage import Code
from hudna.records import Document, Source, digest

__all__ = ["Code", "code_text", "coded", "explain"]


def code_text(text: str, casebook: Casebook, published: date | None = None) -> list[Any]:
    """The records of a text; `published` is the day that "yesterday" is reckoned from."""
    content = text.encode()
    # No file stands behind the text, so its time of retrieval means nothing.
    retrieved = datetime(1970, 1, 1, tzinfo=UTC)
    source = Source(id=digest(content), uri="text", media_type="text/plain", retrieved_at=retrieved)
    document = Document(
        id=digest(content)[:16],
        source=source,
        part=0,
        language="ar",
        title=None,
        byline=None,
        published=published,
        text=text,
        verdict="sound",
    )
    return list(Code(casebook)(document))
