"""Deadly incidents in the 49 columns of UCDP GED: for comparing counts, not a copy of its coding.

Only what occurred, with at least one dead and both sides known; the rest is
left out and counted.  Ids of UCDP and Gleditsch-Ward codes are empty.  The
cell is that of PRIO-GRID, half a degree wide, numbered from the south-west.
"""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from hudna.records import Count, DateRange, Incident, PlaceRef
from hudna.show.exports.shared import dropped, killed, label, levels, side
from hudna.show.view import CaseView

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_WHERE = {"site": 1, "city": 1, "town": 1, "settlement": 1, "near": 2, "district": 3, "governorate": 4, "region": 4}
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_TYPES = {
    ("state", "state"): STATE_BASED, ("state", "armed"): STATE_BASED, ("armed", "state"): STATE_BASED,
    ("armed", "armed"): NON_STATE, ("state", "civil"): ONE_SIDED, ("armed", "civil"): ONE_SIDED,
}  # fmt: skip


def write(view: CaseView, out: Path) -> list[str]:
    """Deadly incidents that occurred, shaped as the 49 columns of UCDP GED (CSV, UTF-8)."""
    reasons: Counter[str] = Counter()
    with out.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", restval="")
        writer.writeheader()
        for incident in view.incidents:
            dead = killed(incident)
            reason = _unfit(incident, dead, view)
            if reason or dead is None or incident.when is None:
                reasons[reason or "incidents without dead"] += 1
            else:
                writer.writerow(_row(incident, dead, incident.when, view))
    return dropped(reasons)


def _unfit(incident: Incident, dead: Count | None, view: CaseView) -> str | None:
    if incident.status != "occurred" or incident.type != "ASSAULT":
        return "incidents that are no use of force that occurred"
    if dead is None or not dead.best:
        return "attacks without a known number of dead"
    if incident.when is None or incident.when.earliest is None:
        return "attacks without a day"
    return None if _violence(incident, view) else "attacks of which a side is not known"


def _violence(incident: Incident, view: CaseView) -> int | None:
    return _TYPES.get((side(incident.actors, view.casebook), side(incident.recipients, view.casebook)))


def _row(incident: Incident, dead: Count, when: DateRange, view: CaseView) -> dict[str, Any]:
    violence = _violence(incident, view)
    side_a, side_b = incident.actors[0].name, "Civilians" if violence == ONE_SIDED else incident.recipients[0].name
    return {
        "id": incident.id,
        "relid": incident.id,
        "year": when.earliest.year if when.earliest else "",
        "active_year": 1,
        "code_status": "machine",
        "type_of_violence": violence,
        "conflict_name": view.casebook.settings.get("label_en", view.casebook.name),
        "dyad_name": f"{side_a} - {side_b}",
        "side_a": side_a,
        "side_b": side_b,
        **_sources(incident, view),
        **_where(incident.place, view),
        "event_clarity": 1 if when.precision == "day" else 2,
        "date_prec": _date_precision(when),
        "date_start": when.earliest,
        "date_end": when.latest,
        "deaths_civilians": dead.best if violence == ONE_SIDED else "",
        "deaths_unknown": "" if violence == ONE_SIDED else dead.best,
        "best": dead.best,
        "high": dead.high if dead.high is not None else dead.best,
        "low": dead.low if dead.low is not None else dead.best,
    }


def _sources(incident: Incident, view: CaseView) -> dict[str, Any]:
    events = [view.events[one] for one in incident.event_ids if one in view.events]
    documents = {event.document_id: view.documents[event.document_id] for event in events}
    days = sorted(one.published for one in documents.values() if one.published)
    return {
        "number_of_sources": len(documents),
        "source_article": "; ".join(one.source.uri.rsplit("/", 1)[-1] for one in documents.values()),
        "source_office": "; ".join(incident.publishers),
        "source_date": days[0] if days else "",
        "source_headline": "; ".join(one.title for one in documents.values() if one.title),
        "source_original": next((event.speaker.name for event in events if event.speaker), ""),
    }


def _where(place: PlaceRef | None, view: CaseView) -> dict[str, Any]:
    found = levels(place, view.casebook)
    if place is None:
        return {}
    told = {
        "where_prec": _WHERE.get(place.precision, 6),
        "where_coordinates": place.name,
        "where_description": place.span.quote if place.span else place.name,
        "adm_1": label(found, "governorate"),
        "adm_2": label(found, "district"),
        "country": label(found, "country"),
    }
    if place.lat is None or place.lon is None:
        return told
    point = {"latitude": place.lat, "longitude": place.lon, "geom_wkt": f"POINT ({place.lon} {place.lat})"}
    return {**told, **point, "priogrid_gid": cell(place.lat, place.lon)}


def cell(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell that holds a point (Tollefsen, Strand and Buhaug 2012).

    >>> cell(33.3, 44.4)
    177569
    """
    return int((lat + 90) * 2) * 720 + int((lon + 180) * 2) + 1


def _date_precision(when: DateRange) -> int:
    """1 a day, 2 up to six days, 3 a week, 4 a month, 5 more."""
    days = (when.latest - when.earliest).days + 1 if when.earliest and when.latest else 0
    return next((n for n, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)
