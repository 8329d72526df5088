"""Paragraphs of a document, made ready for the search."""

import functools
import re
from collections.abc import Iterable
from typing import Any

from hudna.records import Document, Event, digest
from hudna.store import encoding
from hudna.store.stems import folded, stems

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def passages(document: Document, records: Iterable[Any] = ()) -> list[dict[str, Any]]:
    """One row a paragraph: where it stands in the text, its words stemmed, its letters folded, what it tells."""
    events = [(one.evidence.start, one.evidence.end, _told(one)) for one in records if isinstance(one, Event)]
    day = document.published or document.source.published
    everywhere = [fact("source", document.source.publisher), fact("date", day and day.isoformat())]
    return [
        {
            "document_id": document.id,
            "start": found.start(),
            "end": found.end(),
            "stems": " ".join(stems(found[0])),
            "folded": folded(found[0]),
            "facts": " ".join(dict.fromkeys([*everywhere, *_within(events, *found.span())])),
        }
        for found in _PARAGRAPH.finditer(document.text)
    ]


@functools.lru_cache(maxsize=1 << 16)
def fact(name: str, value: str | None) -> str:
    """A word for the index that says this and nothing else; for a day also one for its month and one for its year.

    >>> fact("type", "ASSAULT")
    '9e87deaa01'
    """
    if not value:
        return ""
    told = [value, value[:7], value[:4]] if name == "date" else [value]
    return " ".join(digest(f"{name}={one}".encode())[:10] for one in dict.fromkeys(told))


def _within(events: list[tuple[int, int, list[str]]], start: int, end: int) -> list[str]:
    return [one for first, last, told in events if first < end and last > start for one in told]


def _told(event: Event) -> list[str]:
    columns = encoding.columns(event, "event")
    told = [("type", event.type), ("status", event.status), ("place", columns["place_id"])]
    return [fact(name, value) for name, value in (*told, *(("actor", name) for _, name in encoding.actors(event)))]
