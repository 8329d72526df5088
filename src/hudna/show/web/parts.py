"""What pages are made of: the filter, a page of many, reports, passages, decisions, each worded for a template."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from hudna.records import Decision, Document, Event, Incident, Party, standing
from hudna.show import present
from hudna.show.brief.evidence import Piece, Quotation, Sources
from hudna.show.brief.facts import cards, fact, ranked, tellings
from hudna.show.brief.sections import Teller
from hudna.show.present import STATUSES
from hudna.show.say import Say, Text
from hudna.show.view import CaseView
from hudna.show.web.desk import Desk
from hudna.show.web.paragraphs import Mark
from hudna.store.search import Hit

A_PAGE = 25
Asked = Mapping[str, str]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Look:
    """What every page works with: the view, the words of the language, and how documents are cited."""

    desk: Desk
    view: CaseView
    say: Say

    @property
    def sources(self) -> Sources:
        """Evidence with its place."""
        return Sources(documents=self.view.documents, privacy=self.say.privacy)

    @property
    def teller(self) -> Teller:
        """Truces, claims and ties, worded as in the briefing."""
        return Teller(view=self.view, say=self.say, sources=self.sources, known=self.desk.known())

    def kind(self, actor_id: str) -> str:
        """What an actor is: state, militia, party ..."""
        known = self.view.casebook.actors.get(actor_id)
        return str(self.say.words["web"]["kind"].get(known.kind, known.kind)) if known else ""

    def place_label(self, place_id: str) -> Text:
        """The casebook's label of a place."""
        known = self.view.casebook.places.get(place_id)
        if known is None:
            return Text(text=place_id, language="en")
        return Text(text=known.label_ar if self.say.language == "ar" else known.label_en, language=self.say.language)

    def cited(self, document_id: str) -> tuple[str, str]:
        """A document as a citation names it: publisher, else title; and its day."""
        document = self.view.documents[document_id]
        day = self.say.day(document.published) if document.published else str(self.say.words["no_day"])
        return self.publisher(document) or self.title(document), day

    def title(self, document: Document) -> str:
        """The title, private names withheld."""
        untitled = f"{self.say.words['no_title']} ({self.say.privacy.file(document.source.uri)})"
        return self.say.title(document) or untitled

    def publisher(self, document: Document) -> str:
        """The casebook's label of who published it, else the name as it was given."""
        named = self.say.publisher(document.source.publisher)
        return named.text if named else ""


def look(desk: Desk, language: str) -> Look:
    """The case as it is now, in a language."""
    return Look(desk=desk, view=desk.view(), say=desk.say(language))


class NotHereError(LookupError):
    """The case holds no such thing."""


def answers(here: Look) -> Sequence[Any]:
    """The outlook's answers in the page's language."""
    return present.answers(here.view, here.desk.expected()).get(here.say.language, ())


def filtered(here: Look, asked: Asked) -> list[Incident]:
    """Incidents that fit what is asked, in the order that is asked."""
    tests = [_TESTS[name](value) for name, value in asked.items() if name in _TESTS and value]
    rows = [row for row in here.view.incidents if all(test(row) for test in tests)]
    if asked.get("order") == "day":
        return sorted(rows, key=lambda row: (_days(row)[1], row.id), reverse=True)
    return ranked(here.view, rows)


_TESTS: dict[str, Callable[[str], Callable[[Incident], bool]]] = {
    "type": lambda value: lambda row: row.type == value,
    "status": lambda value: lambda row: row.status == value,
    "actor": lambda value: lambda row: among(value, (*row.actors, *row.recipients, *row.mediators)),
    "place": lambda value: lambda row: row.place is not None and row.place.place_id == value,
    "since": lambda value: lambda row: _days(row)[1] >= value,
    "until": lambda value: lambda row: "" < _days(row)[0] <= value,
    "disputed": lambda value: lambda row: row.disputed,  # noqa: ARG005
}


def _days(row: Incident) -> tuple[str, str]:
    """First and last day as text; empty where it is not known, which no range holds."""
    when = row.when
    return (str(when.earliest or ""), str(when.latest or "")) if when else ("", "")


def among(actor_id: str, parties: Iterable[Party]) -> bool:
    """Whether the actor is one of the parties."""
    return any(party.actor_id == actor_id for party in parties)


def paged(rows: Sequence[T], asked: Asked, most: int = A_PAGE) -> tuple[Sequence[T], dict[str, int]]:
    """The rows of the page asked for, and which page of how many it is."""
    last = max(1, -(-len(rows) // most))
    told = asked.get("page", "1")
    page = min(max(1, int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 1), last)
    return rows[(page - 1) * most : page * most], {"page": page, "last": last, "n": len(rows)}


def choices(here: Look) -> dict[str, list[tuple[str, str]]]:
    """What the filters and corrections offer."""
    say, view = here.say, here.view
    named = {p.actor_id for row in view.incidents for p in (*row.actors, *row.recipients, *row.mediators) if p.actor_id}
    placed = {row.place.place_id for row in view.incidents if row.place and row.place.place_id}
    return {
        "type": [(key, say.type(key)) for key in view.casebook.event_types],
        "status": [(key, say.word("status", key)) for key in STATUSES],
        "mode": [(key, say.word("mode", key)) for key in say.words["mode"]],
        "actor": sorted(((key, say.actor(key).text) for key in named), key=lambda pair: pair[1]),
        "place": sorted(((key, here.place_label(key).text) for key in placed), key=lambda pair: pair[1]),
    }


def report(here: Look, event: Event) -> dict[str, Any]:
    """One report of an incident with its words."""
    say = here.say
    return {
        "event": event,
        "quotation": here.sources.quote(event.evidence, event.trigger),
        "status_label": say.word("status", event.status),
        "actors": say.parties(event.actors),
        "recipients": say.parties(event.recipients),
        "place": say.place(event.place),
        "when": say.when(event.when),
        "speaker": say.party(event.speaker) if event.speaker else None,
        "counts": [say.count(count) for count in event.counts],
        "state": here.desk.state(event.id),
    }


def told_counts(here: Look, found: Incident) -> list[tuple[str, tuple[str, str]]]:
    """Each number as a report gave it, where reports disagree."""
    return [(here.say.count(count), here.cited(count.span.document_id)) for count in found.told if count.span]


def known_ties(here: Look, actor_id: str) -> list[dict[str, Any]]:
    """The casebook's dated ties of an actor, with their source."""
    say = here.say
    return [
        {
            "subject": (row.subject, say.actor(row.subject)),
            "object": (row.object, say.actor(row.object)),
            "predicate": say.word("predicate", row.predicate),
            "since": say.day(row.valid_from) if row.valid_from else None,
            "until": say.day(row.valid_to) if row.valid_to else None,
            "source": row.source,
        }
        for row in here.view.casebook.relations
        if actor_id in (row.subject, row.object)
    ]


def linked(here: Look, ids: Iterable[str]) -> list[Any]:
    """Incidents by id, worded, each once."""
    held = {row.id: row for row in here.view.incidents}
    return [fact(here.say, held[one], tellings(here.view, held[one])) for one in dict.fromkeys(ids) if one in held]


def incidents_of(here: Look, event_ids: Iterable[str]) -> list[str]:
    """Ids of the incidents that hold any of the events."""
    wanted = set(event_ids)
    return [row.id for row in here.view.incidents if wanted & set(row.event_ids)]


def first_of(here: Look, rows: list[Incident]) -> tuple[list[Any], int]:
    """The first incidents worded, and how many there are."""
    return cards(here.view, here.say, here.sources, ranked(here.view, rows)[:10]), len(rows)


def judged(here: Look, fits: Callable[[Decision], bool]) -> list[dict[str, Any]]:
    """Decisions, the newest first, each with whether it still stands."""
    every = list(here.desk.store.decisions())
    stands = {decision.id for decision in standing(every)}
    shown = [decision for decision in every if fits(decision)]
    undone = {decision.id for decision in shown}
    shown += [one for one in every if one.withdraws in undone and one not in shown]
    return [
        {
            "decision": one,
            "value": here.say.words["hidden_name"] if one.verdict == "redact" else here.say.told(one.value),
            "reason": here.say.told(one.reason),
            "stands": one.id in stands,
            "day": here.say.day(one.at.date()),
        }
        for one in sorted(shown, key=lambda one: one.at, reverse=True)
    ]


def listed(here: Look, found: Document) -> dict[str, Any]:
    """What a list or a head says of a document."""
    say = here.say
    return {
        "id": found.id,
        "title": here.title(found),
        "byline": say.byline(found),
        "publisher": here.publisher(found),
        "day": say.day(found.published) if found.published else say.words["no_day"],
        "file": say.privacy.file(found.source.uri),
        "digest": found.source.id,
        "language": found.language,
        "verdict": found.verdict,
        "verdict_label": say.word("verdict", found.verdict),
    }


def marks_of(event: Event) -> list[Mark]:
    """What to mark in the text for an event: its trigger, its sentence, who takes part, where and when."""
    named = [party.span for party in (*event.actors, *event.recipients, *event.mediators) if party.span]
    told = [
        span for span in (event.place and event.place.span, event.when and event.when.span, event.condition) if span
    ]
    return [
        Mark(start=event.trigger.start, end=event.trigger.end, kind="trigger", ref=event.id),
        Mark(start=event.evidence.start, end=event.evidence.end, kind="evidence", ref=event.id),
        *(
            Mark(start=span.start, end=span.end, kind="part", ref=event.id)
            for span in (*named, *told)
            if span.document_id == event.document_id
        ),
    ]


def noted(here: Look, event: Event, incident_id: str | None) -> dict[str, Any]:
    """An event as a note beside the text."""
    deed, how = here.say.deed(event.type, event.mode)
    return {
        "id": event.id,
        "incident": incident_id,
        "type": deed,
        "mode": how,
        "status": event.status,
        "status_label": here.say.word("status", event.status),
        "trigger": event.trigger.quote,
        "actors": here.say.parties(event.actors),
        "recipients": here.say.parties(event.recipients),
    }


def stretch(told: str) -> tuple[int, int] | None:
    """A place in a text from `12-20`; `None` where it is none."""
    first, _, last = told.partition("-")
    known = first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(told) < 20
    return (int(first), int(last)) if known else None


def tells_who(here: Look, hit: Hit) -> bool:
    """Whether a hit gives a withheld name away: who asks for it learns in which passages it was blacked out.

    On this machine, where originals are shown, it may.
    """
    hidden = () if here.desk.shows_originals else here.say.privacy.spans(hit.document_id)
    return any(start < stop and begin < end for start, end in hit.spans for begin, stop in hidden)


def passage(here: Look, hit: Hit) -> dict[str, Any]:
    """A hit's snippet with what matches marked, cut where private names stand."""
    document = here.view.documents[hit.document_id]
    begin, end = hit.snippet_start, hit.snippet_start + len(hit.snippet)
    hidden = here.say.privacy.spans(document.id)
    edges = sorted({begin, end, *(min(max(e, begin), end) for pair in (*hit.spans, *hidden) for e in pair)})
    pieces = [
        Piece(
            text=document.text[a:b],
            mark=any(s <= a and b <= e for s, e in hit.spans),
            hidden=any(s <= a and b <= e for s, e in hidden),
        )
        for a, b in itertools.pairwise(edges)
    ]
    first = hit.spans[0] if hit.spans else (hit.start, hit.start)
    return {
        "at": f"{first[0]}-{first[1]}",
        "quotation": Quotation(
            pieces=tuple(pieces),
            document_id=document.id,
            source=0,
            paragraph=document.text.count("\n", 0, first[0]) + 1,
            page=next((page.number for page in document.pages if page.start <= first[0] < page.end), None),
        ),
    }


def months(here: Look) -> list[tuple[str, int, int]]:
    """Documents a month of publication, with the height of a bar in percent."""
    held = Counter(str(row.published)[:7] for row in here.view.documents.values() if row.published)
    most = max(held.values(), default=1)
    return [(month, n, round(100 * n / most)) for month, n in sorted(held.items())[-36:]]
