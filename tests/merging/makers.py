"""Events, links and decisions of an invented conflict, with good defaults."""

from datetime import UTC, date, datetime, timedelta

from hudna.records import Count, DateRange, Decision, Event, Link, Party, PlaceRef, Span

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def a_party(name: str, role: str = "actor") -> Party:
    return Party(actor_id=name, name=name, role=role)


def a_span(quote: str, start: int = 0, document_id: str = "sample") -> Span:
    return Span(document_id=document_id, start=start, end=start + len(quote), quote=quote)


def a_day(day: date | str) -> DateRange:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return DateRange(earliest=day, latest=day, precision="day")


def a_place(name: str, precision: str = "city", lat: float | None = None, lon: float | None = None) -> PlaceRef:
    return PlaceRef(place_id=name, name=name, lat=lat, lon=lon, precision=precision)


def an_event(
    id: str = "e1",  # noqa: A002  called as the field is
    *,
    document: str = "sample",
    type: str = "ASSAULT",  # noqa: A002
    mode: str | None = None,
    about: str | None = None,
    status: str = "occurred",
    actors: tuple[str, ...] = ("river-brigade",),
    recipients: tuple[str, ...] = ("plain-forces",),
    place: str | PlaceRef | None = "plain-airport",
    day: date | str | None = DAY,
    killed: int | tuple[int, ...] | None = None,
    trigger: str = "قصف",
    sentence: str = "قصف لواء النهر مطار السهل مساء أمس.",
    at: int = 0,
) -> Event:
    numbers = (killed,) if isinstance(killed, int) else killed or ()
    return Event(
        id=id,
        document_id=document,
        type=type,
        mode=mode,
        about=about,
        status=status,
        trigger=a_span(trigger, at, document),
        actors=tuple(a_party(name) for name in actors),
        recipients=tuple(a_party(name, "recipient") for name in recipients),
        mediators=(),
        place=a_place(place) if isinstance(place, str) else place,
        when=a_day(day) if day else None,
        speaker=None,
        condition=None,
        counts=tuple(
            Count(what="killed", best=n, span=a_span(str(n), at + sentence.find(str(n)), document)) for n in numbers
        ),
        same_as=None,
        evidence=a_span(sentence, at, document),
        rule="test",
    )


def a_link(left: str, right: str, score: float = 0.9) -> Link:
    left, right = sorted((left, right))
    return Link(left=left, right=right, score=score, reasons=(("place", 1.0),))


def a_decision(
    verdict: str,
    *subjects: str,
    id: str = "",  # noqa: A002
    by: str = "samira",
    minutes: int = 0,
    field: str | None = None,
    value: str | None = None,
    withdraws: str | None = None,
) -> Decision:
    return Decision(
        id=id or f"{verdict}-{'-'.join(subjects)}-{by}-{minutes}",
        subjects=subjects,
        verdict=verdict,
        field=field,
        value=value,
        by=by,
        at=NOON + timedelta(minutes=minutes),
        reason="seen in the original",
        withdraws=withdraws,
    )
