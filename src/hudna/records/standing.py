"""Which decisions are in force: rooms that merge and rooms that show must agree on it."""

from collections.abc import Iterable

from hudna.records.holding import Decision


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions in force, oldest first: those that no withdrawal in force undoes; withdrawals themselves are left out.

    A withdrawal may itself be withdrawn, and then what it undid stands again.
    """
    by_id = {decision.id: decision for decision in decisions}
    undoers: dict[str, list[str]] = {}
    for decision in by_id.values():
        if decision.withdraws:
            undoers.setdefault(decision.withdraws, []).append(decision.id)
    stands = _Stands(undoers)
    kept = [one for one in by_id.values() if one.verdict != "withdraw" and stands(one.id)]
    return sorted(kept, key=lambda one: (one.at, one.id))


class _Stands:
    """Whether a decision is undone by none in force."""

    def __init__(self, undoers: dict[str, list[str]]) -> None:
        self._undoers = undoers
        self._known: dict[str, bool] = {}

    def __call__(self, decision_id: str) -> bool:
        if decision_id not in self._known:
            # Set first: decisions that withdraw each other in a ring, which no program writes, must not run for ever.
            self._known[decision_id] = True
            self._known[decision_id] = not any(self(other) for other in self._undoers.get(decision_id, ()))
        return self._known[decision_id]
