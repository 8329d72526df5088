"""Take what came, changed or went into a case that is merged already, without merging all of it again.

Only what it touches is looked at: the blocks in which it stands or stood, the
groups that strong links tie to it, and the incidents that a threat, a plan or
a denial among them may tie.  The outcome is that of merging everything anew
with the same earlier ids, because groups without a strong link between them
never influence one another.  A block that grows too full, or shrinks so that
it no longer is, is looked at as a whole.

The case is asked through `Held`, which names blocks by numbers (`numbered`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Protocol

from hudna.casebook import Casebook
from hudna.merging.beside import DENIED, counterparts, tie_keys
from hudna.merging.clusters import Merged, cluster
from hudna.merging.links import JOIN, MOST_IN_BLOCK, Compare, link
from hudna.merging.tellings import Telling
from hudna.merging.ties import tied
from hudna.records import Decision, Event, Incident, Link, Paper, digest, record_id

Pair = tuple[str, str]


class Held(Protocol):
    """What is asked of a case at one moment; `hudna.store.Store.held` answers it."""

    def events(self, event_ids: Iterable[str]) -> list[Event]:
        """The events of these ids, as people corrected them; ids that are gone or rejected are left out."""

    def keys_of(self, event_ids: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
        """The blocks in which each event stood at the last merge."""

    def members(self, keys: Iterable[int]) -> Mapping[int, list[str]]:
        """The events that stood in each block at the last merge."""

    def links_of(self, event_ids: Iterable[str]) -> list[Link]:
        """Every link of the last merge that one of the events has a part in."""

    def earlier_of(self, names: Iterable[str]) -> Mapping[str, str]:
        """Incident id by event id for events, incidents and all that these tie to them, oldest ids first."""

    def taken(self, names: Iterable[str]) -> set[str]:
        """Those of the names that an incident has or had."""

    def incidents(self, incident_ids: Iterable[str]) -> list[Incident]:
        """The incidents of these ids, as the last merge left them."""

    def ties_of(self, incident_ids: Iterable[str]) -> set[int]:
        """The numbers that `tie_keys` gave for these incidents."""

    def beside(self, keys: Iterable[int]) -> list[Incident]:
        """The incidents under these numbers."""

    def documents_of(self, event_ids: Iterable[str]) -> Mapping[str, str]:
        """Document id by event id."""

    def papers(self, document_ids: Iterable[str]) -> Mapping[str, Paper]:
        """What is known of these documents."""

    def published(self, document_ids: Iterable[str]) -> Mapping[str, date]:
        """Day of publication of these documents, where it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a case must write.

    `merged` holds the incidents that changed with their new links, `replaces`
    the ids of all that they replace; the links of `unlinked` events and of the
    pairs `parted` go; `keys` of events and `ties` of incidents are to be kept.
    """

    merged: Merged
    replaces: frozenset[str]
    unlinked: frozenset[str]
    parted: tuple[Pair, ...]
    keys: Mapping[str, tuple[int, ...]]
    ties: Mapping[str, tuple[int, ...]]


def add(touched: Iterable[str], casebook: Casebook, held: Held, *, decisions: Iterable[Decision] = ()) -> Addition:
    """The incidents that change where these events came, changed or went, or were judged by people."""
    names = frozenset(touched)
    stands = tuple(decisions)
    # The comparison hears of documents as they are loaded; a mapping that is empty now it would not keep.
    papers = {"": Paper()}
    work = _Blocks(compare=Compare(casebook, papers=papers), held=held, touched=names, papers=papers)
    found, parted = work.links()
    gained = ((one.left, one.right) for one in found if names.isdisjoint((one.left, one.right)))
    start = {*names, *(one for pair in (*parted, *gained) for one in pair)}
    reached, links = _reached(start, found, stands, held)
    gone = {(one.left, one.right) for one in links if one.left in names or one.right in names} | set(parted)
    links = [*(one for one in links if (one.left, one.right) not in gone), *found]
    earlier = held.earlier_of(reached)
    events = work.loaded(reached)
    documents = {event.document_id for event in events.values()}
    known = {name: paper for name, paper in papers.items() if name in documents}
    ids = {**earlier, **_taken(events, earlier, held)}
    places = work.compare.places(events.values())
    merged = cluster(events.values(), links, decisions=stands, earlier=ids, papers=known, places=places)
    days = {name: paper.published for name, paper in known.items() if paper.published}
    return _tied(_Grouped(merged=merged, events=events, days=days, earlier=earlier), work, held, parted, found)


def made_with(casebook: Casebook) -> str:
    """What merging depends on besides the case: the casebook and the program of this room, as one digest."""
    told = [casebook.digest, *(digest(path.read_bytes()) for path in sorted(Path(__file__).parent.glob("*.py")))]
    return digest("\n".join(told).encode())


def numbered(keys: Iterable[str]) -> tuple[int, ...]:
    """The keys of `blocks` as numbers of 64 bits, by which a case finds them."""
    return tuple(sorted({_number(key) for key in keys}))


def standing(merged: Merged, events: Iterable[Event], papers: Mapping[str, Paper]) -> Addition:
    """What a whole merge leaves for later additions: everything new, numbers for all of it."""
    told = ((event.id, papers.get(event.document_id)) for event in events)
    days = {event_id: paper.published for event_id, paper in told if paper and paper.published}
    ties = {one.id: tie_keys(one, _first(one, days)) for one in merged.incidents}
    keys = {event_id: numbered(names) for event_id, names in merged.keys.items()}
    return Addition(merged=merged, replaces=frozenset(), unlinked=frozenset(), parted=(), keys=keys, ties=ties)


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


# --- which pairs are compared -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Blocks:
    """The blocks that the touched events stand in, before and after."""

    compare: Compare
    held: Held
    touched: frozenset[str]
    papers: dict[str, Paper]
    events: dict[str, Event] = field(default_factory=dict)
    keys: dict[str, tuple[int, ...]] = field(default_factory=dict)
    tellings: dict[str, Telling] = field(default_factory=dict)
    pairs_of: dict[int, set[Pair]] = field(default_factory=dict)
    after: dict[int, list[str]] = field(default_factory=dict)

    def links(self) -> tuple[list[Link], tuple[Pair, ...]]:
        """The links that are new, and the pairs whose link goes because nothing compares them any more."""
        self.load(self.touched)
        fresh = dict(self.events)
        for event in fresh.values():
            self.keys[event.id] = numbered(self.compare.blocks(event))
        before = self.held.keys_of(self.touched)
        affected = {key for keys in (*before.values(), *self.keys.values()) for key in keys}
        stood = self.held.members(affected)
        self.after = {key: [one for one in stood.get(key, ()) if one not in self.touched] for key in affected}
        for one, keys in self.keys.items():
            for key in keys:
                self.after[key].append(one)
        mine = {key for keys in self.keys.values() for key in keys}
        full = {key for key in affected if max(len(stood.get(key, ())), len(self.after[key])) > MOST_IN_BLOCK}
        left = {key for one in before for key in before[one] if key in full}
        self.load({one for key in mine | full for one in self.after[key]})
        pairs = {pair for key in mine - full for pair in self.with_new(key)}
        known = self.held.links_of({one for key in full for one in self.after[key]} - self.touched) if full else []
        stored = {(one.left, one.right) for one in known if self.touched.isdisjoint((one.left, one.right))}
        for key in full:
            here = self.pairs(key)
            pairs |= here - stored if key in left else {pair for pair in here if not self.touched.isdisjoint(pair)}
        return self.compared(pairs), tuple(sorted(self.lost(full, stored)))

    def with_new(self, key: int) -> Iterator[Pair]:
        """Every pair of the block with a touched event in it."""
        members = self.after[key]
        new = [one for one in members if one in self.touched]
        return (sorted_pair(one, two) for one, two in product(new, members) if one != two)

    def lost(self, full: Iterable[int], stored: set[Pair]) -> Iterator[Pair]:
        """Pairs that have a link, shared a block that was cut, and share none now in which they are compared."""
        for key in full:
            members = set(self.after[key]) - self.touched
            for pair in stored:
                if members.issuperset(pair) and pair not in self.pairs(key) and not self.elsewhere(pair):
                    yield pair

    def elsewhere(self, pair: Pair) -> bool:
        """Whether some block has both and compares them."""
        one, two = (set(self.held.keys_of([name]).get(name, ())) for name in pair)
        return any(pair in self.pairs(key) for key in sorted(one & two))

    def pairs(self, key: int) -> set[Pair]:
        """The pairs that the block compares, as it is now."""
        if key not in self.pairs_of:
            members = self.after.get(key)
            if members is None:
                members = self.held.members([key]).get(key, [])
            self.load(members)
            here = [self.events[one] for one in members if one in self.events]
            self.pairs_of[key] = {(one.id, two.id) for one, two in self.compare.pairs(here)}
        return self.pairs_of[key]

    def compared(self, pairs: Iterable[Pair]) -> list[Link]:
        """The links of the pairs that are likely enough."""
        made = (link(self.telling(one), self.telling(two)) for one, two in sorted(pairs))
        return [one for one in made if one]

    def telling(self, event_id: str) -> Telling:
        """The event made ready, once."""
        if event_id not in self.tellings:
            self.tellings[event_id] = self.compare.telling(self.events[event_id])
        return self.tellings[event_id]

    def load(self, event_ids: Iterable[str]) -> None:
        """Have these events and what is known of their documents at hand."""
        new = self.held.events(set(event_ids) - self.events.keys())
        self.events.update((event.id, event) for event in new)
        self.papers.update(self.held.papers({event.document_id for event in new}))

    def loaded(self, event_ids: Iterable[str]) -> dict[str, Event]:
        """These events, in the order of their ids."""
        names = sorted(set(event_ids))
        self.load(names)
        return {one: self.events[one] for one in names if one in self.events}


def sorted_pair(one: str, two: str) -> Pair:
    """The smaller id first."""
    return (one, two) if one < two else (two, one)


# --- which groups are made anew ---------------------------------------------------------------------------------------


def _reached(
    start: set[str], found: Iterable[Link], decisions: Iterable[Decision], held: Held
) -> tuple[set[str], list[Link]]:
    """Every event that a chain of strong links, of decisions or of incidents ties to the first ones; all their links.

    Links that are going tie as well: what they held together has to be looked at.
    """
    near: dict[str, set[str]] = {}
    for one in found:
        _tie(near, one)
    for decision in decisions:
        if decision.verdict == "merge":
            for subject in decision.subjects[1:]:
                near.setdefault(decision.subjects[0], set()).add(subject)
                near.setdefault(subject, set()).add(decision.subjects[0])
    links: dict[Pair, Link] = {}
    reached, ahead = set(start), set(start)
    while ahead:
        for one in held.links_of(ahead):
            links[one.left, one.right] = one
            _tie(near, one)
        ahead = {two for one in ahead for two in near.get(one, ())} | _of_incidents(ahead, held)
        ahead -= reached
        reached |= ahead
    return reached, [links[pair] for pair in sorted(links)]


def _of_incidents(event_ids: set[str], held: Held) -> set[str]:
    return set(held.earlier_of(event_ids))


def _tie(near: dict[str, set[str]], one: Link) -> None:
    if one.score >= JOIN:
        near.setdefault(one.left, set()).add(one.right)
        near.setdefault(one.right, set()).add(one.left)


def _taken(events: Iterable[str], earlier: Mapping[str, str], held: Held) -> dict[str, str]:
    """Names that new incidents of these events might be given and that others have: entries that hold no event."""
    names = held.taken({record_id("incident", event_id) for event_id in events})
    return {f"\x00{name}": name for name in sorted(names - set(earlier.values()))}


# --- threats, plans and denials beside them ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grouped:
    """The groups made anew, with the events and days that they are made of and the ids that those had."""

    merged: Merged
    events: Mapping[str, Event]
    days: Mapping[str, date]
    earlier: Mapping[str, str]


def _tied(grouped: _Grouped, work: _Blocks, held: Held, parted: tuple[Pair, ...], found: list[Link]) -> Addition:
    """The incidents that changed, with ties, and those beside them whose ties changed."""
    merged = grouped.merged
    days = {one: grouped.days[e.document_id] for one, e in grouped.events.items() if e.document_id in grouped.days}
    told = {one.id: day for one in merged.incidents if (day := _first(one, days))}
    ties = {one.id: tie_keys(one, told.get(one.id)) for one in merged.incidents}
    old = set(grouped.earlier.values())
    replaced = old | ties.keys()
    stood = held.ties_of(old)
    near = [one for one in held.beside(counterparts({*stood, *(key for keys in ties.values() for key in keys)}))
            if one.id not in replaced]  # fmt: skip
    anew = any(key & 3 == DENIED for key in stood)
    again = _denials(near, held, replaced) if anew else []
    told |= _told(held, (*near, *again))
    known = {one.id: one for one in (*merged.incidents, *near, *again)}
    changed = []
    before = {one.id: one for one in near}
    for incident in tied(known.values(), told):
        if incident.id in replaced:
            changed.append(incident)
        elif incident.id in before:
            one = before[incident.id]
            follows = {name for name in one.follows if name not in replaced} | set(incident.follows)
            disputed = incident.disputed or (one.disputed and not anew)
            after = replace(one, follows=tuple(sorted(follows)), disputed=disputed)
            if after != one:
                changed.append(after)
    return Addition(
        merged=replace(merged, incidents=tuple(changed), links=tuple(found)),
        replaces=frozenset(old | {one.id for one in changed}),
        unlinked=work.touched, parted=parted, ties=ties,
        keys={one: work.keys.get(one, ()) for one in work.touched},
    )  # fmt: skip


def _denials(near: list[Incident], held: Held, replaced: set[str]) -> list[Incident]:
    """All that may deny the deeds that were disputed: where a denial is made anew, one may be left that still does."""
    keys = counterparts(held.ties_of([one.id for one in near if one.disputed]))
    return [one for one in held.beside(keys) if one.id not in replaced and one.status == "denied"]


def _told(held: Held, incidents: Iterable[Incident]) -> dict[str, date]:
    """The day of the first report of each incident that has no day of its own."""
    undated = [one for one in incidents if not (one.when and (one.when.earliest or one.when.latest))]
    documents = held.documents_of({event_id for one in undated for event_id in one.event_ids})
    published = held.published(set(documents.values()))
    days = {one: published[document] for one, document in documents.items() if document in published}
    return {one.id: day for one in undated if (day := _first(one, days))}


def _first(incident: Incident, days: Mapping[str, date]) -> date | None:
    return min((days[one] for one in incident.event_ids if one in days), default=None)
