"""Evidence as web annotations: what was coded, on the words that it came from.

W3C Web Annotation Data Model.  Each target names the document by the digest
of its source, with the quotation and its position; positions count code
points of the text as hudna read it, whose digest stands beside.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hudna.records import Document, Event, Span, digest, row
from hudna.show.private import Privacy
from hudna.show.view import CaseView
from hudna.store.redaction import INSTEAD

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"hudna": "urn:hudna:vocabulary:"}]
KINDS = ("claims", "relations", "truces", "exchanges", "zones", "sites", "stances")
AROUND = 32


def write(view: CaseView, out: Path) -> list[str]:
    """Every coded record on the words it came from (W3C Web Annotation, JSON-LD; positions in code points)."""
    privacy = Privacy.of(view)
    items = [_annotation(view, record, kind, span, privacy) for kind, record, span in _told(view)]
    page = {"@context": CONTEXT, "id": "urn:hudna:annotations", "type": "AnnotationPage", "items": items}
    out.write_text(json.dumps(page, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    return []


def _told(view: CaseView) -> Iterator[tuple[str, Any, Span]]:
    for event in view.events.values():
        yield "event", event, event.trigger
    for kind in KINDS:
        for record in getattr(view, kind):
            yield kind.removesuffix("s"), record, getattr(record, "span", None) or record.evidence


def _annotation(view: CaseView, record: Any, kind: str, span: Span, privacy: Privacy) -> dict[str, Any]:
    document = view.documents[record.document_id]
    return {
        "id": f"urn:hudna:{record.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": record.type if kind == "event" else kind},
            *([{"type": "TextualBody", "purpose": "tagging", "value": record.status}] if kind == "event" else []),
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(_bare(row(record)), ensure_ascii=False),
            },
        ],
        "target": [_target(document, one, privacy) for one in _spans(record, span)],
    }


def _spans(record: Any, span: Span) -> list[Span]:
    """The words that carry it, then its sentence."""
    other = record.evidence if isinstance(record, Event) or record.evidence != span else None
    return [span, other] if other else [span]


def _target(document: Document, span: Span, privacy: Privacy) -> dict[str, Any]:
    return {
        "source": f"urn:sha256:{document.source.id}",
        "hudna:document": document.id,
        "hudna:text_sha256": digest(document.text.encode()),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.quote,
                "prefix": _shown(document, span.start - AROUND, span.start, privacy),
                "suffix": _shown(document, span.end, span.end + AROUND, privacy),
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _shown(document: Document, start: int, end: int, privacy: Privacy) -> str:
    start, end = max(0, start), min(len(document.text), end)
    span = Span(document_id=document.id, start=start, end=end, quote=document.text[start:end])
    return privacy.shown(span, INSTEAD)


def _bare(data: Any) -> Any:
    """A row without its spans, which the targets hold, and without what every row has."""
    if isinstance(data, list):
        return [_bare(item) for item in data]
    if not isinstance(data, dict):
        return data
    left_out = ("id", "document_id", "evidence", "trigger", "span", "quotes")
    return {
        key: value["quote"] if _is_span(value) else _bare(value) for key, value in data.items() if key not in left_out
    }


def _is_span(value: Any) -> bool:
    return isinstance(value, dict) and "quote" in value and "start" in value
