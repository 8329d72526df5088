"""Incidents, events and truces of an invented conflict, for the outlook."""

from datetime import date, timedelta

from hudna import outlook
from hudna.outlook import history
from hudna.records import DateRange, Duration, Event, Incident, Party, Span, Truce

DAY = date(2026, 3, 1)


def a_span(document_id: str = "d0", quote: str = "قصف") -> Span:
    return Span(document_id=document_id, start=0, end=len(quote), quote=quote)


def a_party(name: str, role: str = "actor") -> Party:
    return Party(actor_id=name, name=name, role=role)


def an_event(
    id: str,  # noqa: A002
    day: date,
    *,
    document: str = "d0",
    type: str = "ASSAULT",  # noqa: A002
    actors: tuple[str, ...] = ("river-brigade",),
    recipients: tuple[str, ...] = ("coast-forces",),
) -> Event:
    return Event(
        id=id,
        document_id=document,
        type=type,
        mode=None,
        about=None,
        status="occurred",
        trigger=a_span(document),
        actors=tuple(a_party(name) for name in actors),
        recipients=tuple(a_party(name, "recipient") for name in recipients),
        mediators=(),
        place=None,
        when=DateRange(earliest=day, latest=day, precision="day"),
        speaker=None,
        condition=None,
        counts=(),
        same_as=None,
        evidence=a_span(document),
        rule="test",
    )


def an_incident(*events: Event, id: str | None = None, about: str | None = None) -> Incident:  # noqa: A002
    first = events[0]
    return Incident(
        id=id or f"incident-{first.id}",
        type=first.type,
        mode=first.mode,
        about=about,
        status=first.status,
        actors=first.actors,
        recipients=first.recipients,
        mediators=(),
        place=None,
        when=first.when,
        counts=(),
        event_ids=tuple(event.id for event in events),
        publishers=(),
        disputed=False,
        follows=(),
    )


def a_truce(
    id: str = "t1",  # noqa: A002
    *,
    document: str = "d0",
    parties: tuple[str, ...] = ("river-brigade", "coast-forces"),
    status: str = "declared",
    starts: date | None = DAY,
    days: int | None = None,
    lost: bool = False,
) -> Truce:
    duration = Duration(n=days, unit="day", span=a_span(document, "⟦#⟧ يوماً")) if days or lost else None
    when = DateRange(earliest=starts, latest=starts, precision="day") if starts else None
    return Truce(
        id=id,
        document_id=document,
        parties=tuple(a_party(name, "party") for name in parties),
        mediators=(),
        kind="truce",
        scope=None,
        declared=when,
        starts=when,
        ends=None,
        duration=duration,
        conditions=(),
        status=status,
        history=(),
        breaches=(),
        quotes=(),
        evidence=a_span(document, "هدنة"),
        rule="test",
    )


def all_told(incidents=(), events=(), truces=(), published=None) -> outlook.Told:
    """What a case holds, in the order in which `a_case` gives it."""
    return outlook.Told(incidents=incidents, events=events, truces=truces, published=published or {})


def a_case(attack_days: list[date], *, until: date, truces: tuple[Truce, ...] = (), **more: object):
    """Events, incidents and days of publication: a document a day until then, each attack told on its own day."""
    first = min([*attack_days, until - timedelta(days=60)])
    published = {f"d{n}": first + timedelta(days=n) for n in range((until - first).days + 1)}
    by_day = {day: name for name, day in published.items()}
    events = [an_event(f"e{n}", day, document=by_day[day], **more) for n, day in enumerate(attack_days)]
    published["d0"] = first
    return [an_incident(event) for event in events], events, list(truces), published


def a_history(
    attack_days: list[date], *, until: date, truces: tuple[Truce, ...] = (), **more: object
) -> history.History:
    incidents, events, told, published = a_case(attack_days, until=until, truces=truces, **more)
    return history.history(incidents, events, told, published, origin=until)
