"""What was known on a day: incidents, truces and coverage, cut at an origin.

An incident counts with the tellings published by the origin and with what
they say; a late report of an early attack is also the future.  A document
without a day of publication cannot be placed and is left out.  Models and
questions see a `History` and nothing else.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hudna.records import Condition, DateRange, Duration, Event, Incident, Party, Span, Truce, digest

Array = NDArray[np.float64]
# Talk of a truce that was not heard of for so long is of another one; and a case that was silent so long did not watch.
SILENCE_DAYS = 60
# A truce without a stated end that was not heard of for so long is not asked about any more.
FORGOTTEN_DAYS = 365
OVER = ("collapsed", "ended", "rejected")
STANDING = ("agreed", "declared", "in-force", "extended", "violated")
_UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A truce as known on the origin day, from all tellings of it.

    `term_days` and `deadline` are `None` where none is told; `lost` is true
    where the text told one whose number was lost.  `by_hand` is true where an
    analyst gave the deadline.  `turned` is the day of the latest telling.
    """

    id: str
    truce_ids: tuple[str, ...]
    parties: tuple[Party, ...]
    kind: str
    status: str
    began: date | None
    term_days: float | None
    deadline: date | None
    lost: bool
    by_hand: bool
    conditions: tuple[Condition, ...]
    turned: date
    words: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything a model may look at: as known at the end of the origin day.

    `days` are the days on which documents came out, each once, in order;
    `digest` names the content.
    """

    origin: date
    incidents: tuple[Incident, ...]
    truces: tuple[Standing, ...]
    days: tuple[date, ...]
    digest: str

    @property
    def since(self) -> date | None:
        """The first day of the present watch; `None` where no document came out.

        A silence of more than two months begins it anew: a report of years ago and one of today do not
        make years without an attack.
        """
        begun = [day for before, day in itertools.pairwise(self.days) if (day - before).days > SILENCE_DAYS]
        return begun[-1] if begun else next(iter(self.days), None)


class Matcher(Protocol):
    """Whether an incident is of the kind asked for."""

    def __call__(self, incident: Incident, /) -> bool:
        """True where it is."""


def history(
    incidents: Iterable[Incident],
    events: Iterable[Event],
    truces: Iterable[Truce],
    published: Mapping[str, date],
    *,
    origin: date,
    deadlines: Mapping[str, date] | None = None,
) -> History:
    """What the case knew at the end of the origin day.

    Args:
        incidents: as merged from all documents; later tellings are taken out of them here.
        events: every event of the case.
        truces: every telling of a truce.
        published: day of publication of each document that states one.
        origin: the day.
        deadlines: a deadline that an analyst gives, by id of any telling of the truce.
    """
    known = {event.id: event for event in events if _by(published.get(event.document_id), origin)}
    kept = [cut for incident in incidents if (cut := _as_known(incident, known)) is not None]
    told = [truce for truce in truces if _by(published.get(truce.document_id), origin)]
    standing = _standing(told, published, deadlines or {})
    days = tuple(sorted({day for day in published.values() if day <= origin}))
    named = sorted([*(f"{i.id} {i.status} {','.join(i.event_ids)}" for i in kept), *(s.id for s in standing)])
    return History(
        origin=origin,
        incidents=tuple(sorted(kept, key=lambda incident: (day_of(incident) or date.min, incident.id))),
        truces=standing,
        days=days,
        digest=digest("\n".join([origin.isoformat(), *named]).encode()),
    )


def lapsed(truce: Standing, origin: date) -> bool:
    """Whether a truce ran out or was forgotten: its stated end passed and nothing was told since, or not lately."""
    silent = (origin - truce.turned).days
    if truce.deadline is None or truce.deadline >= origin:
        return silent > FORGOTTEN_DAYS
    return truce.turned <= truce.deadline or silent > SILENCE_DAYS


def day_of(incident: Incident) -> date | None:
    """The day that an incident counts on: its last possible day; `None` where it is not known to a month."""
    when = incident.when
    if when is None or when.latest is None or when.precision not in ("day", "week", "month"):
        return None
    return when.latest


def daily(known: History, asked: Matcher) -> Array:
    """Incidents asked for, a number for each day of the present watch up to the origin; empty where nothing was."""
    if known.since is None:
        return np.zeros(0)
    counts = np.zeros((known.origin - known.since).days + 1)
    for incident in known.incidents:
        day = day_of(incident)
        if day is not None and known.since <= day <= known.origin and asked(incident):
            counts[(day - known.since).days] += 1
    return counts


def coverage(known: History, days: int) -> float:
    """Share of the last so many days, by week, in which at least one document came out: silence is not peace."""
    weeks = max(days // 7, 1)
    with_any = {(known.origin - day).days // 7 for day in known.days if (known.origin - day).days < weeks * 7}
    return len(with_any) / weeks


def cut(known: History, origin: date) -> History:
    """An earlier view of the same records, for scoring rules within a case; incidents keep their present tellings."""
    kept = tuple(incident for incident in known.incidents if (day_of(incident) or date.max) <= origin)
    return replace(known, origin=origin, incidents=kept, days=tuple(day for day in known.days if day <= origin))


def _by(day: date | None, origin: date) -> bool:
    return day is not None and day <= origin


def _as_known(incident: Incident, known: Mapping[str, Event]) -> Incident | None:
    """The incident with the tellings known by then; `None` where there was none."""
    told = [known[event_id] for event_id in incident.event_ids if event_id in known]
    if not told:
        return None
    if len(told) == len(incident.event_ids):
        return incident
    return replace(
        incident,
        event_ids=tuple(event.id for event in told),
        when=min((e.when for e in told if e.when), key=_exactness, default=None),
        place=next((event.place for event in told if event.place), None),
        actors=_each(party for event in told for party in event.actors),
        recipients=_each(party for event in told for party in event.recipients),
        mediators=_each(party for event in told for party in event.mediators),
        counts=tuple(count for event in told[-1:] for count in event.counts),
        told=(),
        disputed=False,
        follows=(),
    )


def _exactness(when: DateRange) -> tuple[int, date]:
    order = {"day": 0, "week": 1, "month": 2, "year": 3}
    return order.get(when.precision, 4), when.latest or date.max


def _each(parties: Iterable[Party]) -> tuple[Party, ...]:
    held: dict[str, Party] = {}
    for party in parties:
        held.setdefault(party.actor_id or party.name, party)
    return tuple(held.values())


# --- truces -----------------------------------------------------------------------------------------------------------


def _standing(
    truces: list[Truce], published: Mapping[str, date], deadlines: Mapping[str, date]
) -> tuple[Standing, ...]:
    """Tellings to truces: those that share a party and are told within two months of one another are one.

    What a document about one truce tells of a former one is left out.
    """
    ordered = sorted(
        (truce for truce in truces if not truce.is_former), key=lambda truce: (published[truce.document_id], truce.id)
    )
    groups: list[list[Truce]] = []
    for truce in ordered:
        joined = next((group for group in reversed(groups) if _one(truce, group[-1], published)), None)
        if joined is None:
            groups.append([truce])
        else:
            joined.append(truce)
    return tuple(_truce(group, published, deadlines) for group in groups)


def _one(truce: Truce, other: Truce, published: Mapping[str, date]) -> bool:
    apart = (published[truce.document_id] - published[other.document_id]).days
    if apart > SILENCE_DAYS or (other.status in OVER and truce.status not in OVER and apart > 0):
        return False
    mine, theirs = ({p.actor_id or p.name for p in one.parties} for one in (truce, other))
    return bool(mine & theirs) or (apart == 0 and not (mine and theirs))


def _truce(group: list[Truce], published: Mapping[str, date], deadlines: Mapping[str, date]) -> Standing:
    ids = tuple(truce.id for truce in group)
    main = max(group, key=lambda truce: (len(truce.parties), len(truce.conditions), truce.id))
    began = _began(group)
    duration = next((t.duration for t in reversed(group) if t.duration is not None), None)
    by_hand = next((deadlines[name] for name in ids if name in deadlines), None)
    told = max((t.ends.latest for t in group if t.ends and t.ends.latest), default=None)
    # Where no day of declaration is told, the first report stands for it: the term runs from it at the latest.
    start = began or published[group[0].document_id]
    term = duration.n * _UNIT_DAYS.get(duration.unit, 1) if duration and duration.n else None
    if told is None and term is not None:
        told = start + timedelta(days=round(term))
    deadline = by_hand or told
    return Standing(
        id=main.id,
        truce_ids=ids,
        parties=_each(party for truce in [main, *group] for party in truce.parties),
        kind=main.kind,
        status=_status(group),
        began=start,
        term_days=float((deadline - start).days) if deadline and deadline > start else None,
        deadline=deadline,
        lost=deadline is None and (_number_lost(duration) or any(_day_lost(t.ends) for t in group)),
        by_hand=by_hand is not None,
        conditions=main.conditions,
        turned=published[group[-1].document_id],
        words=main.evidence,
    )


def _status(group: list[Truce]) -> str:
    """The latest turn; talk of an offer or a demand does not undo what was declared before."""
    status = group[0].status
    for truce in group[1:]:
        if truce.status in ("proposed", "demanded") and status in STANDING:
            continue
        status = truce.status
    return status


def _began(group: list[Truce]) -> date | None:
    told = [when.earliest for t in group for when in (t.starts, t.declared) if when and when.earliest]
    return min(told, default=None)


def _number_lost(duration: Duration | None) -> bool:
    return duration is not None and duration.n is None


def _day_lost(when: DateRange | None) -> bool:
    return when is not None and when.latest is None and when.span is not None and "⟦#⟧" in when.span.quote
