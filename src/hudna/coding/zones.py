"""Exclusion zones: round what, how far, who declared it, what happens inside."""

import re
from collections.abc import Iterator, Sequence

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.evidence import before, behind, clause_end, party, sentence_span, span, trimmed
from hudna.coding.places import place_ref
from hudna.coding.tree import Found
from hudna.lang.ar import numbers
from hudna.records import DateRange, Event, Party, PlaceRef, Zone, record_id

_RULERS = frozenset({"state", "government", "armed-forces", "international", "police"})
_CONDITION = re.compile(r"[،,]\s*(?:في حال|إذا|اذا|ما لم|إلا|حتى|عند|لمن)")
_KILOMETRES = re.compile(r"كيلو\s?متر|كيلومتر|كم\b|كلم")
_MILES = re.compile(r"ميل|أميال|اميال")
_SEA = re.compile(r"[\w\u064b-\u0652]*\s*بحري")
_TWO = re.compile(r"كيلومترين|ميلين")
_MILE, _SEA_MILE = 1.609, 1.852
_REFUSED = frozenset(
    {"لن", "لم", "لا", "رفض", "رفضت", "ترفض", "يرفض", "اعترض", "اعترضت", "عارض", "عارضت", "نفي", "نفت"}
)
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
                    if zone is not None or cue.values[0][1] != "keep-off":
                        break

    def _zone(self, analysis: Analysis, sentence: Sentence, cue: Found, found: Sequence[Found]) -> Zone | None:
        if _is_refused(sentence, cue):
            return None
        declares = _kind(found, "declares", max_gap=10, cue=cue)
        extent = next((c for c in found if c.values[0][0] == "extent" and 0 <= c.first - cue.last <= 6), None)
        around = next((c for c in found if c.values[0][0] == "around" and 0 < c.first - cue.last <= 12), None)
        centre, declarer = self._centre(analysis, sentence, around or cue), self._declarer(analysis, sentence, declares)
        radius = _radius(analysis, sentence, extent)
        if cue.values[0][1] == "keep-off" and radius is None:
            return None  # words of every day, but for a distance
        if extent is None and declarer is None and (centre is None or around is None):
            return None
        since, until = _days(sentence, cue)
        document = analysis.document.id
        rule = next((c for c in found if c.values[0][0] == "rule" and c.start > cue.end), None)
        end = (rule or around or extent or cue).end
        return Zone(
            id=record_id("zone", document, cue.start),
            document_id=document,
            centre=centre,
            radius_km=radius,
            declared_by=declarer,
            duty=_duty(analysis, sentence, rule) if rule else "",
            since=since,
            until=until,
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
    stretch = re.split(r"[،؛.\n]", stretch)[0]
    unit = _KILOMETRES.search(stretch) or _MILES.search(stretch) or _METRES.search(stretch)
    if unit is None:
        return None
    told = [n for n in numbers(stretch) if n.end <= unit.start() + 1]
    count = 2.0 if _TWO.match(stretch, unit.start()) else told[-1].value if told else None
    if count is None:
        return None
    across = "قطر" in analysis.document.text[extent.start : extent.end] and "نصف" not in _widened(analysis, extent)
    return count * _in_kilometres(stretch, unit) / (2 if across else 1)


def _widened(analysis: Analysis, extent: Found) -> str:
    """The words of an extent with a little before them: `نصف قطر` is a radius, `قطر` twice one."""
    return analysis.document.text[max(0, extent.start - 5) : extent.end]


def _in_kilometres(stretch: str, unit: re.Match[str]) -> float:
    if _KILOMETRES.match(stretch, unit.start()):
        return 1.0
    if _MILES.match(stretch, unit.start()):
        return _SEA_MILE if _SEA.match(stretch, unit.end()) else _MILE
    return 0.001


def _is_refused(sentence: Sentence, cue: Found) -> bool:
    """`لن تقيم منطقة آمنة`, `اعترضت على إقامة منطقة`: there is none."""
    near = sentence.keys[max(0, cue.first - 5) : cue.first]
    following = sentence.keys[cue.first - 1 : cue.first]
    return any(key.lstrip("وف") in _REFUSED for key in near) and "يسمح" not in near and following != ("يسمح",)


def _days(sentence: Sentence, cue: Found) -> tuple[DateRange | None, DateRange | None]:
    """Since when and until when the zone holds, where the words say it behind."""
    behind_it = [day for day in sentence.dates if day.span and day.span.start >= cue.end]
    since = next((day for day in behind_it if day.span and day.span.quote.startswith(("منذ", "اعتبار"))), None)
    until = next((day for day in behind_it if day.span and day.span.quote.startswith(("حتى", "لغاية"))), None)
    return since, until
