"""Names withheld from what leaves the case, and days held back; the case itself keeps all.

A person who was marked (victim, witness, activist) appears by the words that
stand instead, wherever the name is written, vowelled or stretched as it may
be.  Positions of quotations no longer fit the original text afterwards; the
text to publish beside them is `withheld(text)`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from hudna.lang import LANGUAGES
from hudna.records import Document, from_row, row

INSTEAD = "⟦…⟧"
R = TypeVar("R")


def withholder(redactions: Mapping[str, str]) -> Callable[[str], str]:
    """A function that puts the agreed words in the place of each name, however it is spelled."""
    names = sorted(((LANGUAGES["ar"].fold(name), words or INSTEAD) for name, words in redactions.items()), reverse=True)
    names = [(name, words) for name, words in names if name]

    def withheld(text: str) -> str:
        for name, words in names:
            text = _replaced(text, name, words)
        return text

    return withheld


def redact(record: R, withheld: Callable[[str], str]) -> R:
    """The record with every text in it passed through `withheld`; ids stay."""
    kind: type[R] = type(record)
    return from_row(kind, _through(row(record), withheld))


def released(documents: Iterable[Document], *, on: date, embargo_days: int) -> set[str]:
    """Ids of the documents that may be published on a day: those without a day of their own never."""
    last = on - timedelta(days=embargo_days)
    return {document.id for document in documents if document.published and document.published <= last}


_KEPT_AS_THEY_ARE = ("id", "document_id", "actor_id", "place_id", "event_ids", "type", "status")


def _through(data: Any, withheld: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return withheld(data)
    if isinstance(data, list):
        return [_through(item, withheld) for item in data]
    if isinstance(data, dict):
        return {k: value if k in _KEPT_AS_THEY_ARE else _through(value, withheld) for k, value in data.items()}
    return data


def _replaced(text: str, name: str, words: str) -> str:
    """Every stretch of the text whose folded form is the name as whole words, clitics before it kept."""
    folded = LANGUAGES["ar"].fold_map(text)
    stretches = [folded.back(found.start("name"), found.end("name")) for found in _pattern(name).finditer(folded.text)]
    for start, end in reversed(stretches):
        text = text[:start] + words + text[end:]
    return text


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:[وفبلك]{{0,2}})(?P<name>{re.escape(name)})(?!\w)", re.IGNORECASE)
