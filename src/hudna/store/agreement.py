"""How far two coders agree, field by field: Krippendorff's alpha.

A unit is a record that at least two persons judged.  Who accepts a record or
corrects another field of it says that this field is right as it stood.  Alpha
is 1 where all agree, 0 where they agree as often as chance would have it, and
below 0 where they agree less.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.records import Decision, row, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Alpha of one field over `n_units` records; `None` where there are none, or where all values are one."""

    alpha: float | None
    n_units: int
    n_coders: int


def agreement(records: Iterable[Any], decisions: Iterable[Decision]) -> dict[str, Agreement]:
    """Agreement on each field that somebody corrected, and on the whole (field `kept`: accepted or rejected)."""
    held = {record.id: row(record) for record in records}
    said: dict[str, dict[str, dict[str, str]]] = {}
    touched = {"kept"}
    for decision in standing(decisions):
        for subject in decision.subjects:
            if subject not in held or decision.verdict not in ("accept", "correct", "reject"):
                continue
            mine = said.setdefault(subject, {}).setdefault(decision.by, {})
            mine["kept"] = str(decision.verdict != "reject")
            if decision.verdict == "correct" and decision.field:
                mine[decision.field] = _plain(decision.value)
                touched.add(decision.field)
    return {name: _of_field(name, held, said) for name in sorted(touched)}


def krippendorff(units: Iterable[Mapping[str, str]]) -> float | None:
    """Nominal alpha over units, each a mapping from coder to value; `None` where nothing can be told.

    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability;
        1 - observed / expected disagreement from the coincidence matrix.
    """
    pairable = [list(unit.values()) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    observed = 0.0
    for values in pairable:
        votes = Counter(values)
        totals.update(votes)
        unlike = len(values) ** 2 - sum(n * n for n in votes.values())
        observed += unlike / (len(values) - 1)
    n = sum(totals.values())
    expected = (n * n - sum(k * k for k in totals.values())) / (n - 1) if n > 1 else 0.0
    return 1 - observed / expected if expected else None


def _of_field(name: str, held: Mapping[str, Any], said: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Agreement:
    units = []
    for subject, persons in said.items():
        if name != "kept" and name not in held[subject]:
            continue
        stood = _plain(held[subject].get(name))
        judged = {who: mine for who, mine in persons.items() if name == "kept" or mine["kept"] == "True"}
        units.append({who: mine.get(name, stood) for who, mine in judged.items()})
    units = [unit for unit in units if len(unit) > 1]
    coders = {who for unit in units for who in unit}
    return Agreement(alpha=krippendorff(units), n_units=len(units), n_coders=len(coders))


def _plain(value: Any) -> str:
    """One form for a value as a record has it and as a person wrote it: JSON where it is JSON."""
    if isinstance(value, str):
        try:
            return json.dumps(json.loads(value), sort_keys=True)
        except ValueError:
            return json.dumps(value)
    return json.dumps(value, sort_keys=True)
