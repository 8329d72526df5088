"""Truces across documents: parties, days, whether each is kept under three rules, conditions, incidents that count.

`stage` is begun, undated (its first day is lost), ahead (its first day is to
come), not-begun (only demanded, proposed or refused) or history (over a year
before the first document); only what has begun has verdicts: `yes`, `no`, or
`unknown` where it cannot be told.  Everything is judged on `judged_on`, the
last day of publication, from the day after `judged_from` until
`judged_until`; docs/case.md has the rules.  `strict` and `tempo` count the
same incidents.  Paces are attacks a week.  Columns that begin with
`condition_` hold one entry a condition, separated by ` | `.
"""

import csv
from pathlib import Path
from typing import Any

from hudna.merging.keeping import Keeping, Kept, Known, Verdict
from hudna.merging.truces import Course, courses
from hudna.records import DateRange
from hudna.show.brief import kept
from hudna.show.exports.shared import ids, names, tame
from hudna.show.view import CaseView

COLUMNS = (
    "truce_id", "kind", "status", "stage", "parties", "party_ids", "mediators", "mediator_ids", "scope",
    "declared_earliest", "declared_latest", "starts_earliest", "starts_latest", "ends_earliest", "ends_latest",
    "duration", "duration_unit", "days_left", "judged_on", "judged_from", "judged_until", "documents_read", "declared",
    "declared_incidents", "strict", "tempo", "strict_incidents", "pace_before", "pace_since", "condition_obligors",
    "condition_duties", "condition_deadlines", "condition_states", "condition_days_left", "condition_incidents",
    "turns", "documents", "quote",
)  # fmt: skip
_VERDICTS = {True: "yes", False: "no", None: "unknown"}


def write(view: CaseView, out: Path) -> list[str]:
    """Truces, one a row across documents, with verdicts and conditions (CSV, UTF-8 with a mark for spreadsheets)."""
    published = {one.id: one.published for one in view.documents.values() if one.published}
    by = kept.known(view)
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for course in courses(view.truces, published):
            row = {**_told(course), **(_judged(view, course, by) if by else {"stage": "undated"})}
            writer.writerow({column: tame(cell) for column, cell in row.items()})
    return []


def _told(course: Course) -> dict[str, Any]:
    """What was told of it."""
    duration, last = course.duration, course.turns[-1].words if course.turns else None
    return {
        "truce_id": course.id,
        "kind": course.kind,
        "status": course.status,
        "parties": names(course.parties),
        "party_ids": ids(course.parties),
        "mediators": names(course.mediators),
        "mediator_ids": ids(course.mediators),
        "scope": "; ".join(course.scopes),
        **_days("declared", course.declared),
        **_days("starts", course.starts),
        **_days("ends", course.ends),
        "duration": duration.n if duration else None,
        "duration_unit": duration.unit if duration else None,
        "turns": "; ".join(f"{turn.status} {turn.day or ''}".strip() for turn in course.turns),
        "documents": " ".join(course.document_ids),
        "quote": last.quote if last else None,
    }


def _days(name: str, when: DateRange | None) -> dict[str, Any]:
    return {f"{name}_earliest": when.earliest if when else None, f"{name}_latest": when.latest if when else None}


def _judged(view: CaseView, course: Course, by: Known) -> dict[str, Any]:
    """How it is kept; nothing is asked of what was over long before."""
    if kept.is_history(view, course):
        return {"stage": "history"}
    found = kept.judge(view, course, by)
    told = {verdict.rule: verdict for verdict in found.verdicts}
    return {
        "stage": found.stage,
        "days_left": found.days_left,
        "judged_on": found.on,
        "judged_from": found.start,
        "judged_until": found.until,
        "documents_read": found.n_read,
        **{name: _VERDICTS[verdict.holds] for name, verdict in told.items()},
        **(_counted(told) if told else {}),
        **_conditions(found),
    }


def _counted(told: dict[str, Verdict]) -> dict[str, Any]:
    before, since = told["tempo"].before, told["tempo"].since
    return {
        "declared_incidents": " ".join(told["declared"].incident_ids),
        "strict_incidents": " ".join(told["strict"].incident_ids),
        "pace_before": None if before is None else round(before, 2),
        "pace_since": None if since is None else round(since, 2),
    }


def _conditions(found: Keeping) -> dict[str, str]:
    return {f"condition_{name}": " | ".join(map(cell, found.conditions)) for name, cell in _CONDITIONS.items()}


def _deadline(one: Kept) -> str:
    when = one.condition.deadline
    return str(when.latest) if when and when.latest else ""


_CONDITIONS = {
    "obligors": lambda one: one.condition.obligor.name if one.condition.obligor else "",
    "duties": lambda one: one.condition.duty,
    "deadlines": _deadline,
    "states": lambda one: one.state,
    "days_left": lambda one: "" if one.days_left is None else str(one.days_left),
    "incidents": lambda one: " ".join(one.incident_ids),
}
