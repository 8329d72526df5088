"""Whose name may be shown: actors of the casebook and office holders; other persons appear by what they are.

The case keeps every name.  Here they are withheld from what is published,
unless the analyst switches names on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hudna.casebook import Casebook
from hudna.lang.ar import persons
from hudna.lang.ar.latin import latin
from hudna.lang.ar.script import fold
from hudna.reading import wordmodel
from hudna.records import Document, Party, Span


@dataclass(frozen=True, kw_only=True)
class Privacy:
    """The spans of each document that name a private person; none where `names_on`."""

    casebook: Casebook
    documents: Mapping[str, Document]
    redactions: Mapping[str, str] = field(default_factory=dict)
    names_on: bool = False

    @cached_property
    def _public(self) -> frozenset[str]:
        """Names that are public: actors and places of the casebook in all their spellings, folded."""
        book = self.casebook
        names = [row.alias for row in book.aliases if row.language == "ar"]
        places = [row.name for row in book.place_names if row.language == "ar"]
        names += [row.label_ar for row in book.actors.values()]
        places += [row.label_ar for row in book.places.values()]
        return frozenset(map(fold, names + places))

    @cached_property
    def _spans(self) -> dict[str, tuple[tuple[int, int], ...]]:
        return {}

    @cached_property
    def _latin(self) -> dict[str, frozenset[str]]:
        return {}

    def spans(self, document_id: str) -> tuple[tuple[int, int], ...]:
        """The stretches of a document's text that name a private person."""
        if self.names_on:
            return ()
        if document_id not in self._spans:
            self._spans[document_id] = self._private(self.documents[document_id].text)
        return self._spans[document_id]

    def names(self, party: Party) -> bool:
        """Whether a party's name in Latin letters is that of a private person, in full or by the surname.

        What a party is called in English stands in small letters ("experts"), a name that was spelt out does not.
        """
        span = party.span
        if self.names_on or party.actor_id is not None or span is None or not party.name[:1].isupper():
            return False
        if span.document_id not in self.documents:
            return bool(self._private(span.quote))
        hidden = self.spans(span.document_id)
        within = any(start < span.end and span.start < end for start, end in hidden)
        return within or party.name in self._spelt(span.document_id)

    def _spelt(self, document_id: str) -> frozenset[str]:
        """The names that a document's private persons have in Latin letters: who is hidden once has one surname."""
        if document_id not in self._latin:
            text = self.documents[document_id].text
            self._latin[document_id] = frozenset(latin(text[a:b].split()) for a, b in self.spans(document_id))
        return self._latin[document_id]

    def masked(self, text: str, hidden: str) -> str:
        """A string of ours or a title with private names withheld."""
        for start, end in reversed(() if self.names_on else self._private(text)):
            text = text[:start] + hidden + text[end:]
        return text

    def _private(self, text: str) -> tuple[tuple[int, int], ...]:
        found = persons.persons(text, is_word=wordmodel.model().known)
        spans = {(p.start, p.end) for p in found if not self._is_public(p.words)}
        # What a person marked to be withheld is withheld, public or not.
        for name in self.redactions:
            spans |= {match.span() for match in re.finditer(re.escape(name), text)}
        return tuple(sorted(spans))

    def _is_public(self, words: tuple[str, ...]) -> bool:
        """A public person's full name, or the beginning or end of what was found, stands in the casebook."""
        words = tuple(map(fold, words))
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
        return bool(parts & self._public)

    def shown(self, span: Span, hidden: str) -> str:
        """A quotation with private names withheld; `hidden` stands in their place."""
        text, at = "", span.start
        for start, end in self.spans(span.document_id):
            if start >= span.end or end <= span.start:
                continue
            text += self.documents[span.document_id].text[at : max(at, start)] + hidden
            at = min(end, span.end)
        return text + self.documents[span.document_id].text[at : span.end] if text else span.quote
