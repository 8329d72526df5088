"""Escalation: incidents a week, their intensity, and how much was read; of anybody, then of pairs of known actors.

A week in which nothing was read says nothing about peace, so documents and
publishers of the week stand beside.  Intensity is the sum of the Goldstein
values of what occurred, from -10 (force) to 10 (great cooperation).  Columns
that begin with `week_` are of the week and pair, the same in each of its rows.
"""

import csv
from datetime import date
from pathlib import Path

from hudna.merging.keeping import day_of
from hudna.merging.measures import ANY, Period, escalation
from hudna.records import Incident
from hudna.show.view import CaseView

COLUMNS = (
    "week_from", "week_to", "actor", "recipient", "type", "status", "incidents", "week_intensity", "week_lowest",
    "week_documents", "week_publishers",
)  # fmt: skip


def write(view: CaseView, out: Path) -> list[str]:
    """Incidents a week, type and status, with intensity and what was read (CSV, UTF-8 with a mark for spreadsheets)."""
    read = [(one.published, one.source.publisher or "") for one in view.documents.values() if one.published]
    first_told = {one.id: day for one in view.incidents if (day := _first_told(view, one))}
    weeks = escalation(view.incidents, view.casebook, by="week", pairs=True, days=first_told, read=read)
    known, covered = {ANY, *view.casebook.actors}, view.days()
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for week in weeks:
            # What a document of today recalls of long ago does not make the years between quiet ones.
            if {week.actor, week.recipient} <= known and (week.counts or (covered and week.last >= covered[0])):
                writer.writerows(_rows(week))
    n_undated = sum(day_of(one, first_told) is None for one in view.incidents)
    return [f"{n_undated} incidents without a day are left out."] if n_undated else []


def _first_told(view: CaseView, incident: Incident) -> date | None:
    """The day of the first document that tells of it."""
    events = (view.events[one] for one in incident.event_ids if one in view.events)
    published = (view.documents[event.document_id].published for event in events)
    return min(filter(None, published), default=None)


def _rows(week: Period) -> list[list[object]]:
    """A row for each type and status; a week of anybody in which nothing happened has one without either."""
    told = [week.first, week.last, week.actor, week.recipient]
    beside = [week.intensity, week.lowest, week.n_documents, week.n_publishers]
    nothing = (("", "", 0),) if week.actor == ANY else ()
    return [[*told, kind, status, n, *beside] for kind, status, n in week.counts or nothing]
