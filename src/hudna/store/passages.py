"""Paragraphs of a document, made ready for the search."""

import re
from typing import Any

from hudna.records import Document
from hudna.store.stems import folded, stems

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def passages(document: Document) -> list[dict[str, Any]]:
    """One row a paragraph: where it stands in the text, its words stemmed, its letters folded."""
    return [
        {
            "document_id": document.id,
            "start": found.start(),
            "end": found.end(),
            "stems": " ".join(stems(found[0])),
            "folded": folded(found[0]),
        }
        for found in _PARAGRAPH.finditer(document.text)
    ]
