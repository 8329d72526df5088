"""Links and decisions to incidents, with ids that stay.

Two groups of events are joined where the mean score over the pairs between
them reaches `JOIN`, the likeliest first; a pair that was never compared counts
as unlike, and two that tell places apart count as worse than unlike (`APART`):
else reports without a place tie the raids of one day on five towns into one.
So a chain of half-alike reports does not swallow a month.  What people decided
is laid down before any score is looked at.  Who belongs together depends on
events, links and decisions alone: everything is put in order first, so order
and batches of the input never matter, and groups that no link of `JOIN` ties
can be worked on apart.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from hudna.casebook import Casebook
from hudna.merging.constraints import Groups, constraints
from hudna.merging.features import apart
from hudna.merging.incidents import incident_of
from hudna.merging.links import JOIN, Compare, link
from hudna.merging.names import named
from hudna.merging.tellings import Telling, Where
from hudna.merging.ties import tied
from hudna.records import Decision, Event, Incident, Link, Paper, Problem

# What a pair counts that was never compared, or that is not likely enough for a link (`least` of its scale).
UNSEEN = 0.19
# What a pair takes from the sum over two groups if it tells places apart, besides what its score does.
APART = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merging gives.

    `redirects` leads from an id that was given up to the one that holds its
    events now; `keys` holds the blocks of each event, for `addition.add`.
    """

    incidents: tuple[Incident, ...]
    redirects: Mapping[str, str]
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def merge(
    events: Iterable[Event],
    casebook: Casebook,
    *,
    decisions: Iterable[Decision] = (),
    earlier: Mapping[str, str] | None = None,
    papers: Mapping[str, Paper] | None = None,
) -> Merged:
    """Events to incidents, all in memory; `papers` by document id."""
    held = sorted({event.id: event for event in events}.values(), key=lambda event: event.id)
    compare = Compare(casebook, papers=papers)
    keys, tellings = {}, {}
    for one in held:
        # One after the other, since both weigh the same words.
        keys[one.id], tellings[one.id] = compare.blocks(one), compare.telling(one)
    links = linked(held, keys, compare, tellings)
    places = compare.places(held)
    merged = cluster(held, links, decisions=decisions, earlier=earlier, papers=papers, places=places)
    return replace(merged, keys=keys)


def linked(
    events: Iterable[Event],
    keys: Mapping[str, tuple[str, ...]],
    compare: Compare,
    ready: Mapping[str, Telling] | None = None,
) -> list[Link]:
    """The links between events under one key, each pair once, in the order of their ids; `ready` are their tellings."""
    # Reports of one document one after the other, since much of what is compared is that of two documents.
    ordered = sorted({event.id: event for event in events}.values(), key=lambda event: (event.document_id, event.id))
    under: dict[str, list[Event]] = {}
    for event in ordered:
        for key in keys[event.id]:
            under.setdefault(key, []).append(event)
    tellings = [ready[event.id] if ready else compare.telling(event) for event in ordered]
    numbers = {event.id: n for n, event in enumerate(ordered)}
    beside: list[list[list[int]]] = [[] for _ in ordered]
    for members in under.values():
        for part in compare.parts(members) if len(members) > 1 else ():
            held = [numbers[event.id] for event in part]
            for n in held:
                beside[n].append(held)
    found = [made for one, two in _pairs(beside) if (made := link(*_by_id(tellings[one], tellings[two])))]
    return sorted(found, key=lambda one: (one.left, one.right))


def _pairs(beside: list[list[list[int]]]) -> Iterator[tuple[int, int]]:
    """Each two that share a part once; `beside` gives for each number the parts that it is in, which are used up."""
    for one in range(len(beside) - 1, -1, -1):
        others: set[int] = set()
        for part in beside[one]:
            # Those with higher numbers are gone from it, so this one is its last.
            part.pop()
            others.update(part)
        yield from ((one, two) for two in sorted(others))


def _by_id(one: Telling, two: Telling) -> tuple[Telling, Telling]:
    return (one, two) if one.id < two.id else (two, one)


def cluster(
    events: Iterable[Event],
    links: Iterable[Link],
    *,
    decisions: Iterable[Decision] = (),
    earlier: Mapping[str, str] | None = None,
    papers: Mapping[str, Paper] | None = None,
    places: Mapping[str, Where] | None = None,
) -> Merged:
    """Links and decisions to incidents.

    `places` gives where the events are told to be that can speak against each
    other (`Compare.places`), `earlier` gives the incident id that each event had, the ids in the order
    in which they were first given: an incident keeps the earliest of its events' ids.
    """
    by_id = {event.id: event for event in sorted(events, key=lambda event: event.id)}
    kinds = {event_id: f"{event.type} {event.status}" for event_id, event in by_id.items()}
    groups, problems = constraints(decisions, kinds, earlier or {})
    kept = _usable(links, kinds)
    parts = joined(by_id, kept, groups, places)
    names, redirects = named(parts, earlier or {})
    publishers = {name: paper.publisher for name, paper in (papers or {}).items() if paper.publisher}
    incidents = [
        incident_of(name, [by_id[event_id] for event_id in part], publishers)
        for name, part in zip(names, parts, strict=True)
    ]
    first_told = {one.id: day for one in incidents if (day := _first_told(one, by_id, papers or {}))}
    return Merged(
        incidents=tied(incidents, first_told), redirects=redirects, problems=tuple(problems), links=tuple(kept)
    )


def joined(
    event_ids: Iterable[str], links: Iterable[Link], groups: Groups, places: Mapping[str, Where] | None = None
) -> list[tuple[str, ...]]:
    """Each event in exactly one part; the parts and their events in order."""
    parts: dict[str, list[str]] = {}
    for event_id in sorted(event_ids):
        parts.setdefault(groups.find(event_id), []).append(event_id)
    told = (
        {root: Counter(places[one] for one in part if one in places) for root, part in parts.items()} if places else {}
    )
    board = _Board(parts, groups, told)
    for one in links:
        board.add(one)
    return sorted(tuple(sorted(part)) for part in board.play())


@dataclass(slots=True)
class _Board:
    """Parts with the scores between them above `UNSEEN`; `play` joins the likeliest until none are likely enough."""

    parts: dict[str, list[str]]
    groups: Groups
    places: dict[str, Counter[Where]]
    sums: dict[str, dict[str, float]] = field(default_factory=dict)

    def add(self, tied_: Link) -> None:
        left, right = self.groups.find(tied_.left), self.groups.find(tied_.right)
        if left != right:
            mine, theirs = self.sums.setdefault(left, {}), self.sums.setdefault(right, {})
            mine[right] = theirs[left] = mine.get(right, 0.0) + tied_.score - UNSEEN

    def play(self) -> Iterator[list[str]]:
        likeliest = [entry for one in self.sums for entry in self._entries(one) if entry[1] == one]
        heapq.heapify(likeliest)
        while likeliest:
            mean, one, two, sizes = heapq.heappop(likeliest)
            stale = one not in self.parts or two not in self.parts
            if stale or sizes != (len(self.parts[one]), len(self.parts[two])) or self.groups.are_apart(one, two):
                continue
            if -mean - APART * self._places_apart(one, two) / (sizes[0] * sizes[1]) < JOIN:
                continue
            self._join(one, two)
            for entry in self._entries(self.groups.find(one)):
                heapq.heappush(likeliest, entry)
        yield from self.parts.values()

    def _entries(self, one: str) -> Iterator[tuple[float, str, str, tuple[int, int]]]:
        """Those likely enough to be joined with it, the likeliest with the lowest number."""
        parts = self.parts
        mine = len(parts[one])
        for two, total in self.sums.get(one, {}).items():
            theirs = len(parts[two])
            mean = UNSEEN + total / (mine * theirs)
            if mean >= JOIN:
                mean = -round(mean, 9)
                yield (mean, one, two, (mine, theirs)) if one < two else (mean, two, one, (theirs, mine))

    def _places_apart(self, one: str, two: str) -> int:
        """How many pairs between the two tell places of which neither is near or holds the other."""
        mine, theirs = self.places.get(one), self.places.get(two)
        if not mine or not theirs:
            return 0
        return sum(n * m for here, n in mine.items() for there, m in theirs.items() if apart(here, there))

    def _join(self, one: str, two: str) -> None:
        self.groups.join(one, two)
        keep = self.groups.find(one)
        gone = two if keep == one else one
        if gone in self.places:
            self.places[keep].update(self.places.pop(gone))
        self.parts[keep] = self.parts[keep] + self.parts.pop(gone)
        row = self.sums.setdefault(keep, {})
        row.pop(gone, None)
        for other, total in self.sums.pop(gone, {}).items():
            if other != keep:
                row[other] = row.get(other, 0.0) + total
                back = self.sums[other]
                back[keep] = row[other]
                back.pop(gone, None)


def _usable(links: Iterable[Link], kinds: Mapping[str, str]) -> list[Link]:
    """Links between events that are here and of one type and status, each pair once, in order."""
    kept = [one for one in links if (kind := kinds.get(one.left)) is not None and kind == kinds.get(one.right)]
    if all(one.left < two.left or (one.left == two.left and one.right < two.right) for one, two in pairwise(kept)):
        return kept
    found = {(one.left, one.right): one for one in kept}
    return [found[pair] for pair in sorted(found)]


def _first_told(incident: Incident, events: Mapping[str, Event], papers: Mapping[str, Paper]) -> date | None:
    told = (papers.get(events[event_id].document_id) for event_id in incident.event_ids)
    return min((paper.published for paper in told if paper and paper.published), default=None)
