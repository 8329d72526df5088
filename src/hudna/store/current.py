"""The present view: one pure function from records and decisions.

Decisions in force are laid over the machine's records, oldest first: the
newest value of a field stands.  Each record that was judged has a state:
machine where nobody looked, coded by one person, confirmed where a second
person said the same, disputed where two differ.  Rejected records leave the
view.  Merges and splits are for merging, which hears the same decisions.
"""

import json
import types
import typing
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from hudna.records import Decision, Problem, from_row, row, standing

MACHINE, CODED, CONFIRMED, DISPUTED = "machine", "coded", "confirmed", "disputed"
# Fields that name a record; correcting one would make another record of it.
_FIXED = ("id", "document_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Records with people's decisions laid over them.

    `states` holds what is not machine; `names` what was renamed; `orphans`
    the decisions that stand for records none of which is there; `redactions` the names to
    withhold, each with what stands in its place; `decisions` those in force,
    with ids led to the records that stand now, as merging wants them.
    """

    records: tuple[Any, ...]
    states: Mapping[str, str]
    names: Mapping[str, str]
    rejected: tuple[str, ...]
    redactions: Mapping[str, str]
    orphans: tuple[str, ...]
    problems: tuple[Problem, ...]
    decisions: tuple[Decision, ...] = ()

    def state(self, record_id: str) -> str:
        """machine, coded, confirmed or disputed."""
        return self.states.get(record_id, MACHINE)

    def of(self, kind: type[Any]) -> tuple[Any, ...]:
        """The records of one class, in their order."""
        return tuple(record for record in self.records if isinstance(record, kind))


def current(records: Iterable[Any], decisions: Iterable[Decision], *, moved: Mapping[str, str] | None = None) -> View:
    """Records and decisions to the present view; `moved` leads ids that were given up to new ones."""
    held = {record.id: record for record in records}
    stands = [led(decision, held, moved or {}) for decision in standing(decisions)]
    corrected, problems = _corrected(held, stands)
    verdicts = _verdicts(stands, held)
    rejected = {one for one, said in verdicts.items() if _rejects(said)}
    return View(
        records=tuple(corrected[one] for one in held if one not in rejected),
        states={one: _state(said) for one, said in verdicts.items()},
        names={subject: d.value or "" for d in stands if d.verdict == "rename" for subject in d.subjects},
        rejected=tuple(sorted(rejected)),
        redactions=redactions(stands),
        orphans=tuple(sorted(d.id for d in stands if d.verdict in _STAND_FOR and not _here(d, held))),
        problems=tuple(problems),
        decisions=tuple(stands),
    )


_ABOUT_RECORDS = ("accept", "correct", "reject")
# What was rejected and is found no more is as it should be.
_STAND_FOR = ("accept", "correct")


def redactions(decisions: Iterable[Decision]) -> dict[str, str]:
    """Names to withhold, each with what stands in its place: `value` is the name, `field` the words instead."""
    return {d.value: d.field or "" for d in standing(decisions) if d.verdict == "redact" and d.value}


def fault(record: Any, decision: Decision) -> str | None:
    """Why a correction does not fit the record; `None` where it does."""
    try:
        _with(record, decision)
    except _UnfitError as error:
        return str(error)
    return None


# --- how a correction is laid over ------------------------------------------------------------------------------------


class _UnfitError(Exception):
    """The value is none that the field can hold."""


def _corrected(held: Mapping[str, Any], stands: Iterable[Decision]) -> tuple[dict[str, Any], list[Problem]]:
    laid, problems = dict(held), []
    for decision in stands:
        if decision.verdict != "correct":
            continue
        for subject in decision.subjects:
            if subject in laid:
                try:
                    laid[subject] = _with(laid[subject], decision)
                except _UnfitError as error:
                    problems.append(_problem(decision, str(error)))
    return laid, problems


def _with(record: Any, decision: Decision) -> Any:
    """The record with one field as the person has it: text as it is, anything else as JSON as `row` gives it."""
    hints = typing.get_type_hints(type(record))
    name = decision.field or ""
    if name not in hints or name in _FIXED:
        known = ", ".join(field.name for field in fields(record) if field.name not in _FIXED)
        raise _UnfitError(f"{type(record).__name__} has no field {name!r} to correct. Known: {known}.")
    arms = _arms(hints[name])
    if decision.value is None:
        if type(None) not in arms:
            raise _UnfitError(f"{name} cannot be empty.")
        return replace(record, **{name: None})
    value = decision.value if str in arms else _json(name, decision.value)
    try:
        return from_row(type(record), {**row(record), name: value})
    except (TypeError, ValueError, AttributeError, KeyError, StopIteration) as error:
        raise _UnfitError(f"{decision.value!r} is no value of {name} ({error}).") from error


def _arms(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)


def _json(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise _UnfitError(f"{value!r} is no JSON for {name} ({error}).") from error


# --- who said what ----------------------------------------------------------------------------------------------------

# Person -> field -> value; the field "" holds the verdict on the whole, true for accepted, false for rejected.
_Said = dict[str, dict[str, Any]]


def _verdicts(stands: Iterable[Decision], held: Mapping[str, Any]) -> dict[str, _Said]:
    """The last word of each person on each record."""
    found: dict[str, _Said] = {}
    for decision in stands:
        if decision.verdict not in _ABOUT_RECORDS:
            continue
        for subject in decision.subjects:
            if subject in held:
                said = found.setdefault(subject, {}).setdefault(decision.by, {})
                if decision.verdict == "correct":
                    said[decision.field or ""] = decision.value
                    said[""] = True
                else:
                    said[""] = decision.verdict == "accept"
    return found


def _state(said: _Said) -> str:
    """Two persons differ where one rejects and one does not, or where both gave a field and not the same value."""
    if len(said) < 2:
        return CODED
    names = {name for fields_ in said.values() for name in fields_}
    for name in names:
        values = {json.dumps(fields_[name]) for fields_ in said.values() if name in fields_}
        if len(values) > 1:
            return DISPUTED
    return CONFIRMED


def _rejects(said: _Said) -> bool:
    """Rejected where everybody who judged it rejects it: what is disputed stays in sight."""
    return all(fields_.get("") is False for fields_ in said.values())


def led(decision: Decision, held: Container[str], moved: Mapping[str, str]) -> Decision:
    """The decision with ids that were given up led to what stands in their place."""
    if not moved or all(subject in held for subject in decision.subjects):
        return decision
    subjects = tuple(subject if subject in held else moved.get(subject, subject) for subject in decision.subjects)
    value = decision.value
    if decision.verdict == "split" and value:
        value = " ".join(one if one in held else moved.get(one, one) for one in value.split())
    return replace(decision, subjects=tuple(dict.fromkeys(subjects)), value=value)


def _here(decision: Decision, held: Mapping[str, Any]) -> bool:
    return any(subject in held for subject in decision.subjects)


def _problem(decision: Decision, message: str) -> Problem:
    hint = "Withdraw the decision and give the field anew."
    return Problem(
        stage="store", about=f"decision {decision.id}", code="field-wrong", message=message, hint=hint, fatal=False
    )
