"""Incidents as a table that a spreadsheet opens; the columns are listed in docs/exports.md."""

import csv
from pathlib import Path
from typing import Any

from hudna.records import Incident
from hudna.show.exports.shared import ids, names, tame
from hudna.show.view import CaseView

COLUMNS = (
    "incident_id", "type", "mode", "about", "status", "earliest", "latest", "precision", "actors", "actor_ids",
    "recipients", "recipient_ids", "place", "place_id", "lat", "lon", "place_precision", "killed_best", "killed_low",
    "killed_high", "wounded_best", "disputed", "follows", "reports", "publishers", "quote",
)  # fmt: skip


def write(view: CaseView, out: Path) -> list[str]:
    """Incidents, one a row, with the Arabic words of the first report (CSV, UTF-8 with a mark for spreadsheets)."""
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for incident in view.incidents:
            writer.writerow({column: tame(cell) for column, cell in _row(view, incident).items()})
    return []


def _row(view: CaseView, incident: Incident) -> dict[str, Any]:
    counts = {count.what: count for count in incident.counts}
    killed, wounded, place, when = counts.get("killed"), counts.get("wounded"), incident.place, incident.when
    first = next((view.events[event_id] for event_id in incident.event_ids if event_id in view.events), None)
    return {
        "incident_id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "about": incident.about,
        "status": incident.status,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "precision": when.precision if when else None,
        "actors": names(incident.actors),
        "actor_ids": ids(incident.actors),
        "recipients": names(incident.recipients),
        "recipient_ids": ids(incident.recipients),
        "place": place.name if place else None,
        "place_id": place.place_id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.precision if place else None,
        "killed_best": killed.best if killed else None,
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "wounded_best": wounded.best if wounded else None,
        "disputed": "yes" if incident.disputed else "",
        "follows": " ".join(incident.follows),
        "reports": len(incident.event_ids),
        "publishers": "; ".join(incident.publishers),
        "quote": first.evidence.quote if first else None,
    }
