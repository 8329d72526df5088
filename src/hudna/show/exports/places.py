"""Places made coarser for what leaves the case: in the fields of records, and in the words that are quoted beside them.

The casebook's `public_precision` says how exact a place may be.  In quotations
and titles the name of a more exact one is withheld: every spelling that the
casebook knows of it, and the words of each place that was coded and that no
casebook holds.  A base, an embassy, an airport or a crossing of the casebook is
public by its name, and so is a name that also means something coarser or an
actor (`عدن` the governorate, `واشنطن` for its government).  A hamlet that
neither the casebook nor the coder knew stays in the words.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hudna.casebook import Casebook, upwards
from hudna.lang.ar.script import fold, fold_map
from hudna.records import Place, PlaceRef
from hudna.show.view import CaseView

# How exact a place is, the coarsest first; what is not here counts as the most exact.
_EXACTNESS = {"country": 0, "region": 1, "governorate": 2, "district": 3, "city": 4, "town": 4, "settlement": 4}
_MOST_EXACT = 5
# The kinds of place in which people live; of the others the names are public.
_LIVED_IN = ("city", "town", "quarter", "camp")
_CLITICS = "وفبلك"


def coarsened(view: CaseView, notes: list[str]) -> CaseView:
    """The view with no place more exact than its casebook allows, and what must not be quoted marked in it."""
    limit = str(view.casebook.settings.get("public_precision", "site"))
    if _EXACTNESS.get(limit, _MOST_EXACT) == _MOST_EXACT:
        return view
    coarser = functools.partial(coarse, casebook=view.casebook, limit=limit)
    notes.append(f"Places are no more exact than: {limit}; names of more exact ones are withheld from quotations.")
    return replace(
        view,
        events={key: replace(one, place=coarser(one.place)) for key, one in view.events.items()},
        incidents=tuple(replace(one, place=coarser(one.place)) for one in view.incidents),
        # A base or a zone is public by its name; where exactly it lies is not told.
        sites=tuple(replace(one, place=_without_point(one.place)) for one in view.sites),
        zones=tuple(replace(one, centre=one.centre and _without_point(one.centre)) for one in view.zones),
        truces=tuple(replace(one, scope=_scope(one.scope, view.casebook, limit)) for one in view.truces),
        exact_places={one.id: one.place for one in view.incidents},
        exact_scopes={one.id: one.scope for one in view.truces if one.scope},
        withheld=_stretches(view, Names.of(view.casebook, limit)),
    )


def coarse(place: PlaceRef | None, casebook: Casebook, limit: str) -> PlaceRef | None:
    """The place, or the nearest that holds it and is no more exact than the limit; `None` where none is known."""
    if place is None or _EXACTNESS.get(place.precision, _MOST_EXACT) <= _EXACTNESS[limit]:
        return place
    for wider in upwards(place.place_id, casebook.places):
        if _exactness(wider) <= _EXACTNESS[limit]:
            return PlaceRef(
                place_id=wider.place_id,
                name=wider.label_en,
                lat=wider.lat,
                lon=wider.lon,
                precision=wider.precision or wider.kind,
            )
    return None


def _scope(scope: str | None, casebook: Casebook, limit: str) -> str | None:
    """What a truce covers, no more exactly than the limit; a place that the casebook does not hold is left out."""
    known = next((row for row in casebook.places.values() if row.label_en == scope), None)
    around = [known, *upwards(known.place_id, casebook.places)] if known else []
    return next((row.label_en for row in around if _exactness(row) <= _EXACTNESS[limit]), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names to be withheld, folded, as words by their first word, the longest first."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, casebook: Casebook, limit: str) -> "Names":
        """The names of places that are more exact than the limit and are not public for another reason."""
        named = [(place.label_ar, place) for place in casebook.places.values()]
        named += [(row.name, casebook.places[row.place_id]) for row in casebook.place_names if row.language == "ar"]
        public = {fold(name) for name, place in named if not _is_hidden(place, limit)}
        public |= {fold(row.alias) for row in casebook.aliases if row.language == "ar"}
        held: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted({fold(name) for name, _ in named} - public, key=len, reverse=True):
            words = tuple(_words(name))
            if words:
                held.setdefault(words[0], []).append(words)
        return cls(by_first={first: tuple(some) for first, some in held.items()})

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the text has one of the names, with or without letters before it (`بالموصل`)."""
        folded = fold_map(text)
        found = list(re.finditer(r"\w+", folded.text))
        words = [match.group() for match in found]
        for at, word in enumerate(words):
            for bare in _bare(word):
                for name in self.by_first.get(bare, ()):
                    last = at + len(name) - 1
                    if tuple(words[at + 1 : last + 1]) == name[1:]:
                        yield folded.back(max(found[at].start(), found[at].end() - len(bare)), found[last].end())
                        break


def _stretches(view: CaseView, names: Names) -> dict[str, tuple[tuple[int, int], ...]]:
    """Of each document the stretches of its text that name a place more exactly than may be told."""
    unknown: dict[str, set[tuple[int, int]]] = {}
    for event in view.events.values():
        span = event.place.span if event.place and event.place.place_id is None else None
        if span is not None:
            unknown.setdefault(span.document_id, set()).add((span.start, span.end))
    return {
        key: tuple(sorted({*names.stretches(document.text), *unknown.get(key, ())}))
        for key, document in view.documents.items()
    }


def _is_hidden(place: Place, limit: str) -> bool:
    return place.kind in _LIVED_IN and _exactness(place) > _EXACTNESS[limit]


def _exactness(place: Place) -> int:
    return _EXACTNESS.get(place.precision or place.kind, _MOST_EXACT)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name)


def _bare(word: str) -> Iterator[str]:
    """The word as it stands and without letters written on to it; `للموصل` is `الموصل` behind `ل`."""
    yield word
    for n in (1, 2):
        if len(word) > n + 2 and all(letter in _CLITICS for letter in word[:n]):
            yield word[n:]
    if word.startswith("لل"):
        yield f"ا{word[1:]}"


def _without_point(place: PlaceRef) -> PlaceRef:
    return replace(place, lat=None, lon=None)
