"""Bases, embassies, camps, crossings and ports: who holds them and what became of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hudna.casebook import Casebook, upwards
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.evidence import behind, party, sentence_span, span
from hudna.coding.known import known
from hudna.coding.places import place_ref
from hudna.coding.tree import Found
from hudna.records import Event, Party, Place, PlaceRef, Site, record_id

_KINDS = frozenset({"base", "embassy", "camp", "crossing", "port"})
_NEAR = 9
_THREAT = 5
_HELD_BY = re.compile(
    r"^[\s»\"]*(?:\S+\s+)?(?:(?:التي|الذي)\s+(?:[تي]سيطر علي(?:ها|ه)|[تي]دير(?:ها|ه)|[تي]تمركز في(?:ها|ه))"
    r"|(?:الخاضع|الخاضعة) لسيطرة)\s*$"
)


class Sites:
    """Made once from a casebook; the sites of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook
        self._known = known(casebook)

    def __call__(self, analysis: Analysis, _events: tuple[Event, ...]) -> Iterator[Site]:
        """Each site once for a status."""
        seen: set[tuple[str, str]] = set()
        for sentence in analysis.sentences:
            found = sentence.cues.get("siting", ())
            for place, kind, holder, at in self._places(analysis, sentence, found):
                status = _status(found, at)
                if status and (place.name, status) not in seen:
                    seen.add((place.name, status))
                    who = holder or _holder(analysis, sentence, place, status)
                    yield self._site(analysis, sentence, (place, kind, who), (status, _defences(found, at)))

    def _site(
        self,
        analysis: Analysis,
        sentence: Sentence,
        what: tuple[PlaceRef, str, Party | None],
        told: tuple[str, tuple[str, ...]],
    ) -> Site:
        place, kind, holder = what
        assert place.span is not None  # noqa: S101  every place here was found in the text
        return Site(
            id=record_id("site", analysis.document.id, place.place_id or place.name, told[0]),
            document_id=analysis.document.id,
            place=place,
            kind=kind,
            holder=holder,
            status=told[0],
            when=sentence.dates[0] if len(sentence.dates) == 1 else None,
            defences=told[1],
            span=place.span,
            evidence=sentence_span(analysis, sentence),
            rule=f"site:{told[0]}",
        )

    def _places(
        self, analysis: Analysis, sentence: Sentence, found: Sequence[Found]
    ) -> Iterator[tuple[PlaceRef, str, Party | None, int]]:
        """(place, kind, holder, position) of each site named."""
        taken: set[int] = set()
        for cue in found:
            kind = next((value[1] for value in cue.values if value[0] == "noun"), None)
            if kind == "embassy":
                embassy = self._embassy(analysis, sentence, cue)
                if embassy:
                    yield embassy
            elif kind:
                for mention in self._named(sentence, cue):
                    taken.add(mention.start)
                    ref = place_ref(self._casebook, analysis, mention)
                    yield ref, kind, None, cue.start
        for mention in sentence.mentions:
            place = self._casebook.places.get(mention.id or "") if mention.kind == "place" else None
            if place and place.kind in _KINDS and mention.start not in taken:
                yield place_ref(self._casebook, analysis, mention), place.kind, None, mention.start

    def _named(self, sentence: Sentence, cue: Found) -> Iterator[Mention]:
        """The places behind `قاعدة` or `قواعد`, one after another."""
        last = cue.last
        for mention in sentence.mentions:
            first = sentence.word_at(mention.start)
            if mention.start <= cue.start < mention.end and mention.kind == "place":
                yield mention
                return
            if 0 < first - last <= 1 and mention.kind == "place":
                yield mention
                last = max(i for i, word in enumerate(sentence.words) if word.start < mention.end)

    def _embassy(
        self, analysis: Analysis, sentence: Sentence, cue: Found
    ) -> tuple[PlaceRef, str, Party | None, int] | None:
        """`السفارة الأمريكية في بغداد`: whose it is, and in what town."""
        whose = next(
            (m for m in sentence.mentions if m.kind == "actor" and m.start <= cue.end + 2 and m.end >= cue.end), None
        )
        listed = self._casebook.places.get(whose.other or "") if whose is not None else None
        if whose is not None and listed is not None and whose.start <= cue.start:  # the casebook's, by its whole name
            embassy = replace(whose, kind="place", id=listed.place_id, name=listed.label_en, other=None)
            return place_ref(self._casebook, analysis, embassy), "embassy", None, cue.start
        if whose is None and sentence.words[cue.first].key.endswith(("ها", "ته")):
            near = [m for m in sentence.mentions if m.end <= cue.start and self._known.state(m.other or m.id)]
            whose = near[-1] if near else None
        if whose is None:
            named = next((m for m in sentence.mentions if m.kind == "place" and m.start <= cue.start < m.end), None)
            return (place_ref(self._casebook, analysis, named), "embassy", None, cue.start) if named else None
        town = next((m for m in behind(sentence, cue.last, within=5) if m.kind == "place"), None)
        state = self._known.state(whose.id)
        name = self._known.actors[state].label_en if state else whose.name
        full = f"{name} embassy" + (f", {town.name}" if town else "")
        where = span(analysis, cue.start, max(whose.end, town.end, cue.end) if town else max(whose.end, cue.end))
        known = self._known_embassy(analysis, (whose.id, state), town, where.quote)
        place = PlaceRef(
            place_id=known.place_id if known else None,
            name=known.label_en if known else full,
            lat=known.lat if known else None,
            lon=known.lon if known else None,
            precision="site",
            span=where,
        )
        return place, "embassy", party(analysis, whose, "holder"), cue.start

    def _known_embassy(
        self, analysis: Analysis, holders: tuple[str | None, ...], town: Mention | None, words: str
    ) -> Place | None:
        """The casebook's embassy of that state, where only one fits: the town named, else the country spoken of."""
        noun = "قنصلي" if "قنصلي" in words else "سفار"
        places = [self._casebook.places[site.place_id] for site in self._casebook.sites if site.holder_id in holders]
        places = [place for place in places if place.kind == "embassy" and noun in place.label_ar]
        if town is not None:
            fitting = [
                place
                for place in places
                if town.id in {above.place_id for above in upwards(place.place_id, self._casebook.places)}
            ]
        else:
            spoken = {self._known.state(m.id) for s in analysis.sentences for m in s.mentions}
            fitting = [place for place in places if self._known.state_of_place(place.place_id) in spoken]
        return fitting[0] if len(fitting) == 1 else None


def _status(found: Sequence[Found], at: int) -> str | None:
    """What is said of the site, by the nearest cue; what may be or is feared is a threat."""
    cues_near = [(abs(c.start - at), c) for c in found if c.values[0][0] == "status" and abs(c.start - at) <= 70]
    if not cues_near:
        return None
    gap, cue = min(cues_near, key=lambda pair: pair[0])
    del gap
    status = cue.values[0][1]
    feared = [c for c in found if c.values[0][1] == "threatened" and 0 < cue.first - c.last <= _THREAT]
    if feared and status != "held":
        return "threatened"  # `هددت باقتحام السفارة`
    unreal = any(c.values[0][0] == "unreal" and 0 <= cue.first - c.last <= 4 for c in found)
    return "threatened" if unreal and status in ("closed", "attacked", "handed-over") else status


def _holder(analysis: Analysis, sentence: Sentence, place: PlaceRef, status: str) -> Party | None:
    """Who sits there for a site that is held; to whom (`إلى`) one was handed over."""
    assert place.span is not None  # noqa: S101  every place here was found in the text
    text, at = analysis.document.text, place.span
    actors = [m for m in sentence.mentions if m.kind == "actor" and m.how != "nisba"]
    by = next((m for m in actors if m.start > at.end and _HELD_BY.match(text[at.end : m.start])), None)
    if by is not None:
        return party(analysis, by, "holder")
    if status == "held":
        near = [m for m in actors if 0 <= at.start - m.end <= 45]
        return party(analysis, near[-1], "holder") if near else None
    if status == "handed-over":
        to = [m for m in actors if 0 <= m.start - at.end <= 8 and "إلى" in text[at.end : m.start]]
        return party(analysis, to[0], "holder") if to else None
    return None


def _defences(found: Sequence[Found], at: int) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(c.values[0][1] for c in found if c.values[0][0] == "defence" and abs(c.start - at) <= 120)
    )
