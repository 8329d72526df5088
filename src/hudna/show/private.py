"""Whose name may be shown: actors of the casebook and office holders; other persons appear by what they are.

The case keeps every name.  Here they are withheld from what is published,
unless the analyst switches names on.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hudna.casebook import Casebook
from hudna.lang.ar import persons
from hudna.lang.ar.latin import latin, surnames
from hudna.lang.ar.script import fold, fold_map
from hudna.reading import wordmodel
from hudna.records import Document, Party, Span
from hudna.show.view import CaseView

# The same name in Latin letters, in brackets behind it.
_LATIN = re.compile(r"\s?[(\[«]([A-Z][A-Za-z'’.\-]+(?: [A-Za-z'’.\-]+){0,4})[)\]»]")


@dataclass(frozen=True, kw_only=True)
class Privacy:
    """The spans of each document that name a private person; with `names_on` only those whom somebody marked.

    `withheld` are further stretches of documents that may not be shown: names of places.
    """

    casebook: Casebook
    documents: Mapping[str, Document]
    redactions: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    names_on: bool = False

    @classmethod
    def of(cls, view: CaseView, *, names_on: bool = False) -> "Privacy":
        """What must not be shown of a view."""
        return cls(
            casebook=view.casebook,
            documents=view.documents,
            redactions=view.redactions,
            withheld=view.withheld,
            names_on=names_on,
        )

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
    def _actors(self) -> dict[str, list[tuple[str, ...]]]:
        """Public names of more than one word, as words, by the last of them."""
        book = self.casebook
        names = [row.alias for row in book.aliases if row.language == "ar"]
        held: dict[str, list[tuple[str, ...]]] = {}
        for name in (*names, *(row.label_ar for row in book.actors.values())):
            words = _joined(fold(name).split())
            if len(words) > 1:
                held.setdefault(words[-1], []).append(words)
        return held

    @cached_property
    def _spans(self) -> dict[str, tuple[tuple[int, int], ...]]:
        return {}

    @cached_property
    def _latin(self) -> dict[str, frozenset[str]]:
        return {}

    def spans(self, document_id: str) -> tuple[tuple[int, int], ...]:
        """The stretches of a document's text that name a private person or a place that is withheld."""
        if document_id not in self._spans:
            private = self._private(self.documents[document_id].text)
            self._spans[document_id] = _joined_up([*private, *self.withheld.get(document_id, ())])
        return self._spans[document_id]

    def names(self, party: Party) -> bool:
        """Whether a party's name in Latin letters is that of a private person, in full or by the surname.

        What a party is called in English stands in small letters ("experts"), a name that was spelt out does not.
        """
        span = party.span
        if party.actor_id is not None or span is None or not party.name[:1].isupper():
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

    def masked(self, text: str, hidden: str, document_id: str | None = None) -> str:
        """A string with private names withheld; those too that its document withholds elsewhere, by a surname alone."""
        spans = set(self._private(text))
        if (
            document_id is not None
            and document_id in self.documents
            and (known := self._hidden_in(document_id)) is not None
        ):
            spans |= {match.span("name") for match in known.finditer(text)}
        return _without(text, spans, hidden)

    def title(self, document: Document, hidden: str) -> str | None:
        """A document's title with private names withheld: a surname alone is known from the text."""
        if not document.title:
            return document.title
        begin = len(document.text) + 1
        found = self._private(f"{document.text}\n{document.title}")
        within = {(start - begin, end - begin) for start, end in found if start >= begin}
        known = self._hidden_in(document.id)
        within |= {match.span("name") for match in known.finditer(document.title)} if known else set()
        return _without(document.title, within | set(self._private(document.title)), hidden)

    def _hidden_in(self, document_id: str) -> re.Pattern[str] | None:
        """What a document's text withholds, as words to be found elsewhere."""
        if document_id not in self._patterns:
            text = self.documents[document_id].text
            names = sorted({text[start:end] for start, end in self.spans(document_id)}, key=len, reverse=True)
            told = "|".join(map(re.escape, names))
            self._patterns[document_id] = re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<name>{told})(?!\w)") if told else None
        return self._patterns[document_id]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str] | None]:
        return {}

    def _private(self, text: str) -> tuple[tuple[int, int], ...]:
        found = () if self.names_on else persons.persons(text, is_word=wordmodel.model().known)
        spans = {(p.start, p.end) for p in found if not self._is_public(p.words, _words_before(text, p.start))}
        # What a person marked to be withheld is withheld, public or not, however it is spelled.
        if self._marked is not None:
            folded = fold_map(text)
            spans |= {folded.back(*match.span("name")) for match in self._marked.finditer(folded.text)}
        spans |= {match.span(1) for _, end in spans if (match := _LATIN.match(text, end))}
        return tuple(sorted(spans))

    @cached_property
    def _marked(self) -> re.Pattern[str] | None:
        """Every name that a person marked, folded, as whole words with the clitics before them."""
        names = sorted(filter(None, map(fold, self.redactions)), key=len, reverse=True)
        told = "|".join(map(re.escape, names))
        return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<name>{told})(?!\w)", re.IGNORECASE) if told else None

    def _is_public(self, words: tuple[str, ...], before: Sequence[str]) -> bool:
        """Whether the casebook has the name: as it stands, as some words of it, with or without names between its ends.

        One word of a longer name is not enough, many are called Saleh whom nobody knows; unless an everyday word
        follows it (`هادي اللاجئ`).  `before` are the words before it, which may be part of a name (`السيدة زينب`).
        """
        words = tuple(map(fold, words))
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1)}
        parts |= {" ".join((*before[n:], *words)) for n in range(len(before) + 1)}
        if parts & self._public or (words[0] in self._public and len(words) == 2 and words[1] not in surnames()):
            return True
        words = _joined(words)
        known = {name for last in words for name in self._actors.get(last, ())}
        return any(_holds(words, name) for name in known) or self._is_cut(words)

    def _is_cut(self, words: tuple[str, ...]) -> bool:
        """The beginning of a public name, or its two ends (`علي صالح`)."""
        return len(words) > 1 and words in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[tuple[str, ...]]:
        names = [name for some in self._actors.values() for name in some]
        # `أبو عبد الله` alone is anybody.
        cut = (name[:n] for name in names for n in range(2 if name[0] != "ابو" else 3, len(name)))
        return frozenset([*cut, *((name[0], name[-1]) for name in names)])

    def file(self, uri: str) -> str:
        """The name of a file, or how it ends where it names a private person."""
        name = uri.rsplit("/", 1)[-1]
        told = re.sub(r"[_\-.+]+|%20", " ", name)
        return name if not self._private(told) else f"….{name.rsplit('.', 1)[-1]}"

    def shown(self, span: Span, hidden: str) -> str:
        """A quotation with private names withheld; `hidden` stands in their place."""
        if span.document_id not in self.documents:
            return self.masked(span.quote, hidden)
        text, at = "", span.start
        for start, end in self.spans(span.document_id):
            if start >= span.end or end <= span.start:
                continue
            text += self.documents[span.document_id].text[at : max(at, start)] + hidden
            at = min(end, span.end)
        return text + self.documents[span.document_id].text[at : span.end] if text else span.quote


def _joined_up(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches in order, those that overlap as one."""
    held: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if held and start < held[-1][1]:
            held[-1] = held[-1][0], max(end, held[-1][1])
        else:
            held.append((start, end))
    return tuple(held)


def _joined(words: Sequence[str]) -> tuple[str, ...]:
    """`عبد الله` as one word, as some write it."""
    return tuple(re.sub(r"\b(عبد) ", r"\1", " ".join(words)).split())


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words of a name stand among others in its order."""
    left = iter(words)
    return all(word in left for word in name)


def _words_before(text: str, start: int) -> list[str]:
    return fold(text[max(0, start - 40) : start]).split()[-3:]


def _without(text: str, spans: Iterable[tuple[int, int]], hidden: str) -> str:
    """The text with something else in the place of each stretch; of stretches that overlap the first."""
    shown, at = "", 0
    for start, end in sorted(spans):
        if start >= at:
            shown, at = shown + text[at:start] + hidden, end
    return shown + text[at:]
