"""Which actor, place or office the names of a document mean.

A document is read twice: first for the names that need no help, then for
surnames, offices, institutions and descriptions (`الحركة`, `الحكومة`), which
lean on them.  Nothing is guessed: what the casebook does not hold keeps its
words and has no id.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from hudna.casebook import Casebook
from hudna.coding.analysis import Mention, Word
from hudna.coding.known import known
from hudna.coding.layout import Draft
from hudna.coding.names import Reading, names
from hudna.coding.reader import Context, Reader, is_locative
from hudna.coding.tree import Found
from hudna.records import Document


class Resolve:
    """Made once from a casebook; the mentions of each sentence of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self.known = known(casebook)
        self._names = names(casebook)

    def __call__(self, document: Document, drafts: Sequence[Draft]) -> list[tuple[Mention, ...]]:
        """The mentions of each sentence, in the order of the text, none over another."""
        text = document.text
        hits = [_named(text, draft.words, self._names.find(draft.words, text)) for draft in drafts]
        context = self._context(document, hits)
        context.located = {
            reading.id or ""
            for draft, found in zip(drafts, hits, strict=True)
            for hit in found
            for reading in hit.values
            if reading.kind == "place" and not reading.plain and (not reading.weak or is_locative(draft.words, hit))
        }
        context.bases = any(not _BASES.isdisjoint(draft.keys) for draft in drafts)
        return [
            tuple(Reader((self.known, self._names), context, draft.words, found, text).mentions())
            for draft, found in zip(drafts, hits, strict=True)
        ]

    def _context(self, document: Document, hits: Sequence[Sequence[Found]]) -> Context:
        """What the first reading finds: who is named in full, and which state the document speaks of most."""
        day = document.published
        named: set[str] = set()
        countries: Counter[str] = Counter()
        for hit in (hit for found in hits for hit in found):
            for reading in hit.values:
                if reading.kind == "actor" and not reading.weak and reading.id and reading.holds_on(day):
                    named.add(reading.id)
            # `إيران` is a land and a state, and one word all the same.
            states = dict.fromkeys(self._state(reading) for reading in hit.values if not reading.plain)
            countries.update(state for state in states if state)
        surnames: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for actor_id in sorted(named):
            told = self.known.surnames.get(actor_id)
            if told:
                surnames[told[0]].append((told, actor_id))
        country = countries.most_common(1)[0][0] if countries else None
        return Context(day=day, named=named, country=country, surnames=surnames)

    def _state(self, reading: Reading) -> str | None:
        if reading.kind == "place":
            return self.known.state_of_place(reading.id)
        return self.known.state(reading.id) if reading.kind in ("actor", "nisba") else None


_BASES = frozenset({"قاعدة", "بقاعدة", "لقاعدة", "وقاعدة", "قواعد"})
# `نصف قطر` is a radius, and no word of it is the state of Qatar.
_HALF = frozenset({"نصف", "بنصف", "ونصف"})
_DIAMETER = "قطر"
_SON = frozenset({"بن", "ابن"})


_ADVERBIAL = ("اً", "ًا")


def _named(text: str, words: Sequence[Word], found: Sequence[Found]) -> Sequence[Found]:
    """The hits that can be names where they stand; `دوماً` is an adverb, where the town has no nunation."""
    return [
        hit
        for hit in found
        if not (hit.first and _is_other(words[hit.first - 1].key, words[hit.first].key, hit.values))
        and not _is_shared(words, hit)
        and not (text.endswith(_ADVERBIAL, hit.start, hit.end) and all(one.kind == "place" for one in hit.values))
    ]


def _is_shared(words: Sequence[Word], hit: Found) -> bool:
    """`إلى التضامن مع الأهالي`: what is done with somebody, where the quarter has nobody behind it."""
    behind = words[hit.last + 1].key if hit.last + 1 < len(words) else ""
    return behind == "مع" and hit.first == hit.last and words[hit.first].key.removeprefix("ب") in _SHARED


_SHARED = frozenset({"التضامن", "للتضامن", "التعاون", "التفاهم"})


def _is_other(before: str, first: str, meant: Sequence[Reading]) -> bool:
    """Whether the word before makes something else of a hit: a length, the son of whom it names."""
    if before in _SON:
        return all(reading.detail == "person" for reading in meant)
    return first == _DIAMETER and before in _HALF
