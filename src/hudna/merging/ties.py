"""What belongs together without being one: a threat and its fulfilment, a denial and what it denies.

An incident that occurred follows those that announced it: a threat about its
type, a plan or a condition of its type, by a shared actor, against a shared
recipient or at a shared place, and not later than it.  An incident that is
denied by somebody (status denied, of the same type) is disputed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from hudna.merging.blocks import name_of
from hudna.records import Incident, Party

# An announcement older than this is another story.
FULFILLED_WITHIN_DAYS = 60
DENIED_WITHIN_DAYS = 7
_ANNOUNCED = ("planned", "conditional")
_DEED = "occurred"


def tied(incidents: Iterable[Incident], told: Mapping[str, date] | None = None) -> tuple[Incident, ...]:
    """The incidents with `follows` and `disputed` set, in the order of their ids.

    `told` gives the day of the first report of each incident id, which stands
    in for a day of its own.
    """
    ordered = sorted(incidents, key=lambda incident: incident.id)
    told = told or {}
    announced = _listed((one, announces(one)) for one in ordered)
    denied = _listed((one, one.type if one.status == "denied" else None) for one in ordered)
    return tuple(_tied(incident, announced, denied, told) for incident in ordered)


def _tied(incident: Incident, announced: "Listed", denied: "Listed", told: Mapping[str, date]) -> Incident:
    if incident.status != _DEED:
        return replace(incident, follows=(), disputed=False)
    follows = {one.id for one in _under(announced, incident) if carries_out(incident, one, told)}
    disputed = any(denies(one, incident, told) for one in _under(denied, incident))
    return replace(incident, follows=tuple(sorted(follows)), disputed=disputed)


def announces(incident: Incident) -> str | None:
    """The type of deed that it announces; `None` where it announces none."""
    if incident.type == "THREATEN" and incident.status == _DEED:
        return incident.about
    return incident.type if incident.status in _ANNOUNCED else None


def carries_out(deed: Incident, announced: Incident, told: Mapping[str, date]) -> bool:
    """Whether the deed is what the other announced."""
    before, after = _day(announced, told), _day(deed, told)
    if before is None or after is None or not 0 <= (after - before).days <= FULFILLED_WITHIN_DAYS:
        return False
    if deed.id == announced.id or not _share(deed.actors, announced.actors):
        return False
    sides = _meet(deed.recipients, announced.recipients), _same_place(deed, announced)
    return False not in sides and True in sides


def denies(denial: Incident, deed: Incident, told: Mapping[str, date]) -> bool:
    """Whether the one says that the other did not happen."""
    agree = (
        _meet(deed.actors, denial.actors),
        _meet(deed.recipients, denial.recipients),
        _same_place(deed, denial),
    )
    if False in agree or agree.count(True) < 2:
        return False
    said, done = _day(denial, told), _day(deed, told)
    return said is not None and done is not None and abs(said - done) <= timedelta(DENIED_WITHIN_DAYS)


Listed = Mapping[tuple[str, str], list[Incident]]


def _listed(incidents: Iterable[tuple[Incident, str | None]]) -> Listed:
    """Incidents under each type with each name of theirs, so that only those with a name in common are compared."""
    found: dict[tuple[str, str], list[Incident]] = {}
    for incident, kind in incidents:
        if kind:
            for name in _names(incident):
                found.setdefault((kind, name), []).append(incident)
    return found


def _under(listed: Listed, incident: Incident) -> Iterator[Incident]:
    found = {one.id: one for name in _names(incident) for one in listed.get((incident.type, name), ())}
    yield from found.values()


def _names(incident: Incident) -> set[str]:
    """Everybody who takes part, and the place."""
    names = {name_of(party) for party in (*incident.actors, *incident.recipients)}
    place = incident.place
    return names | {f"@{place.place_id or place.name}"} if place else names


def _share(mine: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    return not {name_of(party) for party in mine}.isdisjoint(name_of(party) for party in theirs)


def _meet(mine: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool | None:
    """Whether they share somebody; `None` where one side is not told."""
    return _share(mine, theirs) if mine and theirs else None


def _same_place(one: Incident, two: Incident) -> bool | None:
    if one.place is None or two.place is None:
        return None
    return (one.place.place_id or one.place.name) == (two.place.place_id or two.place.name)


def _day(incident: Incident, told: Mapping[str, date]) -> date | None:
    """The day it happened or was uttered, else the day it was first reported."""
    day = incident.when and (incident.when.earliest or incident.when.latest)
    return day or told.get(incident.id)
