"""What people decided about who belongs together: which decisions stand, and what they join and part.

A decision names events, or incidents, which stand for the events that they
held.  Merge: all subjects are one.  Split: with a `value` (ids separated by
spaces) no subject belongs with any of those; without one, each subject stands
alone.  The newest is heard first; an older one that contradicts it comes back
as a problem and counts for nothing until somebody settles it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product

from hudna.records import Decision, Problem, standing


@dataclass(slots=True)
class Groups:
    """Events joined by decisions, and the pairs that decisions keep apart."""

    parent: dict[str, str] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)

    def find(self, event_id: str) -> str:
        """The one that stands for the group: its smallest id."""
        root = event_id
        while (up := self.parent.get(root, root)) != root:
            root = up
        while (up := self.parent.get(event_id, event_id)) != root:
            self.parent[event_id], event_id = root, up
        return root

    def join(self, one: str, two: str) -> None:
        """Make two groups one; what either was kept apart from, both are."""
        keep, gone = sorted((self.find(one), self.find(two)))
        if keep == gone:
            return
        self.parent[gone] = keep
        foes = self.apart.pop(gone, set())
        self.apart.setdefault(keep, set()).update(foes)
        for foe in foes:
            self.apart[foe].discard(gone)
            self.apart[foe].add(keep)

    def part(self, one: str, two: str) -> None:
        """Keep two groups apart."""
        left, right = self.find(one), self.find(two)
        self.apart.setdefault(left, set()).add(right)
        self.apart.setdefault(right, set()).add(left)

    def are_apart(self, one: str, two: str) -> bool:
        """Whether a decision keeps them apart."""
        return self.find(two) in self.apart.get(self.find(one), ())


def constraints(
    decisions: Iterable[Decision], kinds: Mapping[str, str], earlier: Mapping[str, str]
) -> tuple[Groups, list[Problem]]:
    """What stands is heard newest first; `kinds` gives each event's type and status, `earlier` its incident."""
    members: dict[str, list[str]] = {}
    for event_id, incident_id in earlier.items():
        if event_id in kinds:
            members.setdefault(incident_id, []).append(event_id)
    groups, problems = Groups(), []
    for decision in reversed(standing(decisions)):
        if decision.verdict == "merge":
            problems += _merged(decision, groups, kinds, members)
        elif decision.verdict == "split":
            problems += _parted(decision, groups, kinds, members)
    return groups, problems


def _merged(
    decision: Decision, groups: Groups, kinds: Mapping[str, str], members: Mapping[str, list[str]]
) -> list[Problem]:
    events = sorted(set(_events(decision.subjects, kinds, members)))
    told = sorted({kinds[event_id] for event_id in events})
    if len(told) > 1:
        message = f"joins {' and '.join(told)}: different types or statuses are tied, never merged."
        return [_problem(decision, "merge-kinds", message, "Correct type or status first, or withdraw the decision.")]
    roots = sorted({groups.find(event_id) for event_id in events})
    if any(groups.are_apart(one, two) for one, two in combinations(roots, 2)):
        return [_contradicted(decision)]
    for one, two in pairwise(events):
        groups.join(one, two)
    return []


def _parted(
    decision: Decision, groups: Groups, kinds: Mapping[str, str], members: Mapping[str, list[str]]
) -> list[Problem]:
    mine = sorted(set(_events(decision.subjects, kinds, members)))
    if decision.value:
        theirs = sorted(set(_events(tuple(decision.value.split()), kinds, members)) - set(mine))
        pairs = list(product(mine, theirs))
    else:
        pairs = list(combinations(mine, 2))
    if any(groups.find(one) == groups.find(two) for one, two in pairs):
        return [_contradicted(decision)]
    for one, two in pairs:
        groups.part(one, two)
    return []


def _events(subjects: tuple[str, ...], kinds: Mapping[str, str], members: Mapping[str, list[str]]) -> list[str]:
    """The events that the subjects stand for; ids that nothing holds any more stand for none."""
    return [
        event_id for subject in subjects for event_id in ([subject] if subject in kinds else members.get(subject, []))
    ]


def _contradicted(decision: Decision) -> Problem:
    message = f"{decision.verdict} of {', '.join(decision.subjects)} contradicts a newer decision, which stands."
    return _problem(decision, "decisions-contradict", message, "Withdraw one of the two.")


def _problem(decision: Decision, code: str, message: str, hint: str) -> Problem:
    return Problem(stage="merging", about=decision.id, code=code, message=message, hint=hint, fatal=False)
