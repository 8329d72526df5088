"""Exclusion zones: round what, how far, who declared it, what happens inside."""

import re
from collections.abc import Iterator, Sequence

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.evidence import before, behind, clause_end, party, sentence_span, span, trimmed
from hudna.coding.places import place_ref
from hudna.coding.tree import Found
from hudna.lang.ar import numbers
from hudna.records import Event, Party, PlaceRef, Zone, record_id

_RULERS = frozenset({"state", "government", "armed-forces", "international", "police"})
_CONDITION = re.compile(r"[،,]\s*(?:في حال|إذا|اذا|ما لم|إلا|حتى|عند|لمن)")
_KILOMETRES = re.compile(r"كيلو\s?متر|كيلومتر|كم\b|كلم")
_METRES = re.compile(r"(?:^|\s)(?:متر|أمتار|امتار)")


class Zones:
    """Made once from a casebook; the zones of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook

    def __call__(self, analysis: Analysis, _events: tuple[Event, ...]) -> Iterator[Zone]:
        """Each zone once; a zone needs somebody who declares it, an extent, or something that it lies round."""
        seen: set[tuple[str, str]] = set()
        for sentence in analysis.sentences:
            found = sentence.cues.get("zoning", ())
            for cue in found:
                if cue.values[0][0] == "zone":
                    zone = self._zone(analysis, sentence, cue, found)
                    if zone and _key(zone) not in seen:
                        seen.add(_key(zone))
                        yield zone
                    break

    def _zone(self, analysis: Analysis, sentence: Sentence, cue: Found, found: Sequence[Found]) -> Zone | None:
        declares = _kind(found, "declares", max_gap=10, cue=cue)
        extent = next((c for c in found if c.values[0][0] == "extent" and 0 <= c.first - cue.last <= 6), None)
        around = next((c for c in found if c.values[0][0] == "around" and 0 < c.first - cue.last <= 12), None)
        centre, declarer = self._centre(analysis, sentence, around or cue), self._declarer(analysis, sentence, declares)
        if extent is None and declarer is None and (centre is None or around is None):
            return None
        document = analysis.document.id
        rule = next((c for c in found if c.values[0][0] == "rule" and c.start > cue.end), None)
        end = (rule or around or extent or cue).end
        return Zone(
            id=record_id("zone", document, cue.start),
            document_id=document,
            centre=centre,
            radius_km=_radius(analysis, sentence, extent),
            declared_by=declarer,
            duty=_duty(analysis, sentence, rule) if rule else "",
            since=None,
            until=None,
            span=span(analysis, cue.start, end),
            evidence=sentence_span(analysis, sentence),
            rule="zone",
        )

    def _centre(self, analysis: Analysis, sentence: Sentence, cue: Found) -> PlaceRef | None:
        """The first place named behind, else one named right before (`المنطقة المحيطة بـX`)."""
        for mention in behind(sentence, cue.last, within=14):
            if mention.kind == "place":
                return place_ref(self._casebook, analysis, mention)
        near = next((m for m in before(sentence, cue.first, within=4) if m.kind == "place"), None)
        return place_ref(self._casebook, analysis, near) if near else None

    def _declarer(self, analysis: Analysis, sentence: Sentence, cue: Found | None) -> Party | None:
        """Who does the declaring: a state, a force or a group, behind the verb or before it."""
        if cue is None:
            return None
        near = [*behind(sentence, cue.last, within=4), *before(sentence, cue.first, within=24)]
        fit = [m for m in near if m.kind == "actor" and m.how != "nisba" and self._can_declare(m.id)]
        rulers = [m for m in fit if self._casebook.actors[m.id or ""].kind in _RULERS]
        subject = [m for m in fit if m.start == cue.end + 1]  # right behind the verb
        chosen = (subject or rulers or fit)[:1]
        return party(analysis, chosen[0], "actor") if chosen else None

    def _can_declare(self, actor_id: str | None) -> bool:
        actor = self._casebook.actors.get(actor_id or "")
        return actor is not None and actor.kind not in ("person", "people", "kind", "media", "community")


def _key(zone: Zone) -> tuple[str, str]:
    return zone.centre.name if zone.centre else "", zone.declared_by.name if zone.declared_by else ""


def _kind(found: Sequence[Found], kind: str, *, max_gap: int, cue: Found) -> Found | None:
    near = [c for c in found if c.values[0][0] == kind and 0 < cue.first - c.last <= max_gap]
    return near[-1] if near else None


def _duty(analysis: Analysis, sentence: Sentence, rule: Found) -> str:
    """What is forbidden and what follows, with the condition in the next clause."""
    text = analysis.document.text
    end = clause_end(text, rule.end, sentence.end)
    if _CONDITION.match(text, end):
        end = clause_end(text, end + 1, sentence.end)
    return span(analysis, *trimmed(text, rule.start, end)).quote


def _radius(analysis: Analysis, sentence: Sentence, extent: Found | None) -> float | None:
    """Kilometres, `None` where the number is lost or not said."""
    if extent is None:
        return None
    stretch = analysis.document.text[extent.end : min(sentence.end, extent.end + 60)]
    unit = _KILOMETRES.search(stretch) or _METRES.search(stretch)
    told = [n for n in numbers(stretch) if unit and n.end <= unit.start() + 1]
    if unit is None or not told or told[-1].value is None:
        return None
    return told[-1].value / (1 if _KILOMETRES.match(stretch, unit.start()) else 1000)
