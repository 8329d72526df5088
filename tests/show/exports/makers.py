"""A small case of the invented conflict, by hand: what occurred, what is only planned, a private name, two reports."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hudna.records import (
    Claim,
    Count,
    DateRange,
    Document,
    Event,
    Incident,
    Party,
    PlaceRef,
    Relation,
    Source,
    Span,
    Truce,
    digest,
)
from hudna.show.view import CaseView

FIRST = (
    "قصفت طائرات تحالف الساحل مطار السهل أمس وقتلت خمسة من مقاتلي لواء النهر.\nوأعلن لواء النهر هدنة حتى 2026-04-01."
)
SECOND = "أفرج مسلحون عن الناشطة الأجنبية هناء ريمون.\nوهدد لواء النهر بقصف مطار السهل إذا لم تنسحب القوات."
FIRST_LINES, SECOND_LINES = FIRST.split("\n"), SECOND.split("\n")
BASE = PlaceRef(place_id="plain-airport", name="Plain Airport", lat=0.14, lon=-30.12, precision="site")


def a_document(name: str, text: str, day: date) -> Document:
    source = Source(
        id=digest(text.encode()),
        uri=f"reports/{name}.html",
        media_type="text/html",
        retrieved_at=datetime(2026, 3, 4, tzinfo=UTC),
        publisher="plain-agency",
    )
    return Document(
        id=name, source=source, part=0, language="ar", title=f"خبر {name}", byline=None, published=day, text=text,
        verdict="sound",
    )  # fmt: skip


DOCUMENTS = {
    "d1": a_document("d1", FIRST, date(2026, 3, 3)),
    "d2": a_document("d2", SECOND, date(2026, 3, 9)),
}


def span(document: str, quote: str) -> Span:
    start = DOCUMENTS[document].text.index(quote)
    return Span(document_id=document, start=start, end=start + len(quote), quote=quote)


def party(actor_id: str | None, name: str, role: str, at: Span | None = None) -> Party:
    return Party(actor_id=actor_id, name=name, role=role, span=at)


def on(day: date) -> DateRange:
    return DateRange(earliest=day, latest=day, precision="day")


STRIKE = Event(
    id="event-1", document_id="d1", type="ASSAULT", mode="aerial", about=None, status="occurred",
    trigger=span("d1", "قصفت"),
    actors=(party("coast-forces", "Forces of the Coast Alliance", "actor", span("d1", "طائرات تحالف الساحل")),),
    recipients=(party("river-brigade", "River Brigade", "recipient", span("d1", "مقاتلي لواء النهر")),), mediators=(),
    place=replace(BASE, span=span("d1", "مطار السهل")), when=on(date(2026, 3, 2)), speaker=None, condition=None,
    counts=(Count(what="killed", best=5, span=span("d1", "خمسة")),), same_as=None,
    evidence=span("d1", FIRST_LINES[0]), rule="assault-verb",
)  # fmt: skip
RELEASE = replace(
    STRIKE, id="event-2", document_id="d2", type="RETREAT", mode="release", trigger=span("d2", "أفرج"),
    actors=(party(None, "مسلحون", "actor", span("d2", "مسلحون")),),
    recipients=(party(None, "الناشطة الأجنبية هناء ريمون", "recipient", span("d2", "الناشطة الأجنبية هناء ريمون")),),
    place=None, when=on(date(2026, 3, 8)), counts=(), evidence=span("d2", SECOND_LINES[0]), rule="retreat-verb",
)  # fmt: skip
THREAT = replace(
    STRIKE, id="event-3", document_id="d2", mode=None, status="conditional", trigger=span("d2", "بقصف"),
    actors=(party("river-brigade", "River Brigade", "actor", span("d2", "لواء النهر")),), recipients=(),
    place=replace(BASE, span=span("d2", "مطار السهل")), when=None, condition=span("d2", "إذا لم تنسحب القوات"),
    counts=(), evidence=span("d2", SECOND_LINES[1]), rule="assault-masdar",
)  # fmt: skip


def incident_of(event: Event) -> Incident:
    return Incident(
        id=event.id.replace("event", "incident"), type=event.type, mode=event.mode, about=event.about,
        status=event.status, actors=event.actors, recipients=event.recipients, mediators=(), place=event.place,
        when=event.when, counts=event.counts, event_ids=(event.id,), publishers=("plain-agency",),
        disputed=event.id == "event-1", follows=(),
    )  # fmt: skip


TRUCE = Truce(
    id="truce-1", document_id="d1", parties=(party("river-brigade", "River Brigade", "party"),), mediators=(),
    kind="truce", scope=None, declared=on(date(2026, 3, 3)), starts=None, ends=on(date(2026, 4, 1)), duration=None,
    conditions=(), status="declared", history=(("declared", span("d1", "وأعلن")),), breaches=(),
    quotes=(span("d1", "هدنة حتى 2026-04-01"),), evidence=span("d1", FIRST_LINES[1]), rule="truce:truce",
)  # fmt: skip
CLAIM = Claim(
    id="claim-1", document_id="d2", event_id="event-2", claimant=party(None, "مسلحون", "claimant"), stance="claims",
    on_whom=None, speaker=None, span=span("d2", "أفرج مسلحون"), evidence=span("d2", SECOND_LINES[0]), rule="claim",
)  # fmt: skip
TIE = Relation(
    id="relation-1", document_id="d1", subject=party("coast-forces", "Forces of the Coast Alliance", "subject"),
    predicate="part-of", object=party("coast-alliance", "Coast Alliance", "object"), since=None, until=None,
    span=span("d1", "طائرات تحالف الساحل"), evidence=span("d1", FIRST_LINES[0]), rule="relation",
)  # fmt: skip


def a_view(casebook, **settings) -> CaseView:
    """Three incidents of which two occurred, a truce, a claim, a tie."""
    events = (STRIKE, RELEASE, THREAT)
    return CaseView(
        casebook=replace(casebook, settings={**casebook.settings, **settings}),
        documents=DOCUMENTS,
        events={event.id: event for event in events},
        incidents=tuple(map(incident_of, events)),
        truces=(TRUCE,),
        claims=(CLAIM,),
        relations=(TIE,),
        exchanges=(),
        zones=(),
        sites=(),
        stances=(),
        problems=(),
    )
