"""Take new events into a case that is merged already, without merging all of it again.

Only what new events touch is looked at: the events that share a block with
them, the groups that strong links tie to those, and the incidents that a
threat, a plan or a denial among them may tie.  The outcome is that of merging
everything anew, because groups without a strong link between them never
influence one another; blocks that are cut because they are too full are the
one exception, and the next whole merge settles it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from hudna.casebook import Casebook
from hudna.merging.blocks import blocks
from hudna.merging.clusters import Merged, cluster
from hudna.merging.links import JOIN, MOST_IN_BLOCK, Compare
from hudna.merging.ties import tied
from hudna.records import Decision, Event, Incident, Link


class Held(Protocol):
    """What is asked of a case; `hudna.store.Store` answers it."""

    def under(self, keys: Iterable[str], *, most: int) -> Mapping[str, list[str]]:
        """The events under each of the keys; keys with more than `most` are left out."""

    def events_of(self, event_ids: Iterable[str]) -> list[Event]:
        """The events of these ids, as people corrected them; ids that are gone or rejected are left out."""

    def links_of(self, event_ids: Iterable[str]) -> list[Link]:
        """Every link that one of the events has a part in."""

    def earlier_of(self, event_ids: Iterable[str]) -> Mapping[str, str]:
        """Incident id by event id, for these events and all others of their incidents, oldest ids first."""

    def beside(self, incidents: Iterable[Incident]) -> list[Incident]:
        """Incidents that share an actor, recipient or place with one of these, within two months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a case must write: the incidents that changed, which ids they replace, and the keys of the new events."""

    merged: Merged
    replaces: tuple[str, ...]
    keys: Mapping[str, tuple[str, ...]]


def add(
    new: Iterable[Event],
    casebook: Casebook | Compare,
    held: Held,
    *,
    decisions: Iterable[Decision] = (),
    publishers: Mapping[str, str] | None = None,
    published: Mapping[str, date] | None = None,
) -> Addition:
    """The incidents that the new events make or change; `published` and `publishers` of all documents concerned."""
    compare = casebook if isinstance(casebook, Compare) else Compare(casebook, published=published)
    fresh = sorted({event.id: event for event in new}.values(), key=lambda event: event.id)
    days = published or {}
    keys = {one.id: blocks(one, published=days.get(one.document_id), around=compare.around) for one in fresh}
    found = _links(fresh, keys, compare, held)
    ids = _reached({event.id for event in fresh}, found, decisions, held)
    events = {event.id: event for event in (*held.events_of(ids), *fresh)}
    links = {(one.left, one.right): one for one in (*held.links_of(ids), *found)}
    merged = cluster(
        events.values(), links.values(), decisions=decisions, earlier=held.earlier_of(events), publishers=publishers,
        published=published,
    )  # fmt: skip
    touched = {incident_id for event_id, incident_id in held.earlier_of(events).items() if event_id in events}
    incidents = _tied(merged.incidents, held.beside(merged.incidents), touched)
    replaces = touched | {incident.id for incident in incidents}
    return Addition(merged=replace(merged, incidents=incidents), replaces=tuple(sorted(replaces)), keys=keys)


def _links(fresh: list[Event], keys: Mapping[str, tuple[str, ...]], compare: Compare, held: Held) -> list[Link]:
    """Links of the new events with one another and with what shares a block with them."""
    mine: dict[str, list[Event]] = {}
    for event in fresh:
        for key in keys[event.id]:
            mine.setdefault(key, []).append(event)
    theirs = held.under(mine, most=MOST_IN_BLOCK)
    others = {event.id: event for event in held.events_of({one for ids in theirs.values() for one in ids})}
    found: dict[tuple[str, str], Link] = {}
    for key, events in sorted(mine.items()):
        beside = [others[one] for one in theirs.get(key, ()) if one in others]
        found.update(((link.left, link.right), link) for link in compare.against(events, beside))
    return [found[pair] for pair in sorted(found)]


def _reached(start: set[str], found: Iterable[Link], decisions: Iterable[Decision], held: Held) -> set[str]:
    """Every event that a chain of strong links, of decisions or of incidents ties to the new ones."""
    near: dict[str, set[str]] = {}
    for link in found:
        _tie(near, link)
    for decision in decisions:
        if decision.verdict == "merge":
            for one in decision.subjects[1:]:
                near.setdefault(decision.subjects[0], set()).add(one)
                near.setdefault(one, set()).add(decision.subjects[0])
    reached, ahead = set(start), set(start)
    while ahead:
        for link in held.links_of(ahead):
            _tie(near, link)
        ahead = ({two for one in ahead for two in near.get(one, ())} | set(held.earlier_of(ahead))) - reached
        reached |= ahead
    return reached


def _tie(near: dict[str, set[str]], link: Link) -> None:
    if link.score >= JOIN:
        near.setdefault(link.left, set()).add(link.right)
        near.setdefault(link.right, set()).add(link.left)


def _tied(changed: tuple[Incident, ...], beside: list[Incident], touched: set[str]) -> tuple[Incident, ...]:
    """The changed incidents, and those beside them whose ties changed; other ties of theirs are kept."""
    new = {incident.id for incident in changed}
    old = {incident.id: incident for incident in beside if incident.id not in new and incident.id not in touched}
    found = []
    for incident in tied([*changed, *old.values()]):
        before = old.get(incident.id)
        if before is None:
            found.append(incident)
            continue
        kept = {one for one in before.follows if one not in touched} | set(incident.follows)
        after = replace(incident, follows=tuple(sorted(kept)), disputed=before.disputed or incident.disputed)
        if after != before:
            found.append(after)
    return tuple(found)
