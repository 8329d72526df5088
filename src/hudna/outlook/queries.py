"""Saved queries over incidents: what a rule or an indicator counts.

A query names a type, modes, a status, actors, recipients and places by id; a
deed of a part, a front or a member counts for the whole, and a place counts
for the region that holds it.  An empty field asks for nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hudna.casebook import Casebook
from hudna.outlook.history import History, day_of
from hudna.records import Incident, Party

_UPWARD = ("part-of", "front-of", "member-of", "same-as", "leads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is counted.

    `unnamed` are recipients on whom a deed by nobody named counts as well.
    `window_days` is how far back an indicator looks; it holds from `at_least`
    to `at_most` incidents.  `counts` asks for at least one of that toll.
    """

    type: str
    modes: tuple[str, ...] = ()
    about: str | None = None
    status: str = "occurred"
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    counts: str | None = None
    window_days: int | None = None
    at_least: int = 1
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Who belongs to whom and what lies where: id to the ids above it, itself included."""

    actors: Mapping[str, frozenset[str]]
    places: Mapping[str, frozenset[str]]

    def of(self, actor_id: str | None) -> frozenset[str]:
        """The actor and all that it belongs to."""
        return self.actors.get(actor_id, frozenset((actor_id,))) if actor_id else frozenset()

    def below(self, actor_ids: Iterable[str]) -> tuple[str, ...]:
        """The actors and all that belong to them, in order."""
        asked = set(actor_ids)
        return tuple(sorted(asked | {name for name, above in self.actors.items() if above & asked}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query made ready for a casebook: call it with an incident."""

    query: Query
    kin: Kin

    def __call__(self, incident: Incident) -> bool:
        """Whether the incident is one that the query counts."""
        query = self.query
        if incident.type != query.type or incident.status != query.status:
            return False
        if query.modes and incident.mode not in query.modes:
            return False
        if query.about is not None and incident.about != query.about:
            return False
        if query.places and not self._somewhere(incident):
            return False
        if query.counts and not any(c.what == query.counts and (c.best or c.low or 0) >= 1 for c in incident.counts):
            return False
        return self._who(incident)

    def _who(self, incident: Incident) -> bool:
        query = self.query
        if query.recipients and not self._among(incident.recipients, query.recipients):
            return False
        if not query.actors or self._among(incident.actors, query.actors):
            return True
        nobody = not any(party.actor_id for party in incident.actors)
        return bool(query.unnamed) and nobody and self._among(incident.recipients, query.unnamed)

    def _among(self, parties: tuple[Party, ...], asked: tuple[str, ...]) -> bool:
        return any(self.kin.of(party.actor_id) & set(asked) for party in parties)

    def _somewhere(self, incident: Incident) -> bool:
        place = incident.place.place_id if incident.place else None
        return bool(place) and bool(self.kin.places.get(place or "", frozenset((place,))) & set(self.query.places))


def kin(casebook: Casebook) -> Kin:
    """Who belongs to whom in this casebook."""
    above: dict[str, set[str]] = {}
    for actor in casebook.actors.values():
        if actor.parent_id:
            above.setdefault(actor.actor_id, set()).add(actor.parent_id)
    for tie in casebook.relations:
        if tie.predicate in _UPWARD:
            above.setdefault(tie.subject, set()).add(tie.object)
    over = {place.place_id: {place.parent_id} for place in casebook.places.values() if place.parent_id}
    return Kin(
        actors={name: _closure(name, above) for name in above}, places={name: _closure(name, over) for name in over}
    )


def query(told: Mapping[str, Any]) -> Query:
    """A query from a table of the casebook or from a rule.

    Raises:
        TypeError: the table has a field that a query lacks, or no type.
    """
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    return Query(**plain)


def rule(asked: Query) -> str:
    """The query as one line of JSON, as a question keeps it."""
    default = Query(type="")
    held = {name: getattr(asked, name) for name in Query.__slots__ if getattr(asked, name) != getattr(default, name)}
    return json.dumps(held, ensure_ascii=False, sort_keys=True)


def between(known: History, asked: Asked, first: date, last: date) -> list[Incident]:
    """Incidents asked for whose day lies between the days, both included."""
    return [i for i in known.incidents if (day := day_of(i)) is not None and first <= day <= last and asked(i)]


def recent(known: History, asked: Asked) -> list[Incident]:
    """Incidents asked for in the query's window before the origin; all that are known where it has none."""
    window = asked.query.window_days
    first = known.origin - timedelta(days=window - 1) if window else date.min
    return between(known, asked, first, known.origin)


def _closure(name: str, above: Mapping[str, set[str]]) -> frozenset[str]:
    found, waiting = {name}, [name]
    while waiting:
        for other in above.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)
