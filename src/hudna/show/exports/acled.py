"""Incidents that occurred, in the 31 columns of ACLED: for comparing counts, not a copy of ACLED's coding.

ACLED gives its two actors no direction; here actor1 acts.  Threats, plans and
the rest that did not happen have no place there and are left out.  An unknown
number of dead is empty and not 0.
"""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from hudna.records import Incident
from hudna.show.exports.shared import dropped, killed, label, levels, side
from hudna.show.view import CaseView

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_REMOTE, _STRATEGIC = "Explosions/Remote violence", "Strategic developments"
_AGAINST_CIVILIANS = "Violence against civilians"
# (our type, our mode) to (event type, sub-event type).
KINDS: dict[tuple[str, str | None], tuple[str, str]] = {
    ("ASSAULT", "aerial"): (_REMOTE, "Air/drone strike"),
    ("ASSAULT", "drone"): (_REMOTE, "Air/drone strike"),
    ("ASSAULT", "heavy-weapons"): (_REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): (_REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (_REMOTE, "Suicide bomb"),
    ("ASSAULT", "abduct"): (_AGAINST_CIVILIANS, "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): (_AGAINST_CIVILIANS, "Sexual violence"),
    ("ASSAULT", "destroy"): (_STRATEGIC, "Looting/property destruction"),
    ("PROTEST", "riot"): ("Riots", "Violent demonstration"),
    ("PROTEST", "vandalize"): ("Riots", "Violent demonstration"),
    ("PROTEST", None): ("Protests", "Peaceful protest"),
    ("COERCE", "arrest"): (_STRATEGIC, "Arrests"),
    ("COERCE", "seize"): (_STRATEGIC, "Disrupted weapons use"),
    ("RETREAT", "ceasefire"): (_STRATEGIC, "Agreement"),
    ("RETREAT", "withdraw"): (_STRATEGIC, "Non-violent transfer of territory"),
    ("AGREE", None): (_STRATEGIC, "Agreement"),
}
_DISORDER = {"Protests": "Demonstrations", "Riots": "Demonstrations", _STRATEGIC: _STRATEGIC}
_INTER = {"state": "State forces", "armed": "Rebel group or political militia", "civil": "Civilians"}
_PRECISION = {"day": 1, "week": 2, "month": 3}
_GEO = {"site": 1, "city": 1, "town": 1, "settlement": 1, "near": 2, "district": 2}


def write(view: CaseView, out: Path) -> list[str]:
    """Incidents that occurred, shaped as ACLED's 31 columns (CSV, UTF-8)."""
    reasons: Counter[str] = Counter()
    with out.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", restval="")
        writer.writeheader()
        for incident in view.incidents:
            told = _kind(incident, view)
            if isinstance(told, str):
                reasons[told] += 1
            else:
                writer.writerow(_row(incident, told, view))
    return dropped(reasons)


def _kind(incident: Incident, view: CaseView) -> tuple[str, str] | str:
    """The event type and sub-event type, or why there is none."""
    if incident.status != "occurred":
        return f"incidents that are {incident.status}"
    if incident.when is None or incident.when.earliest is None or incident.when.precision not in _PRECISION:
        return "incidents without a day, week or month"
    found = KINDS.get((incident.type, incident.mode)) or KINDS.get((incident.type, None))
    if found is None and incident.type == "ASSAULT":
        found = {
            "civil": (_AGAINST_CIVILIANS, "Attack"),
            "state": ("Battles", "Armed clash"),
            "armed": ("Battles", "Armed clash"),
        }.get(side(incident.recipients, view.casebook))
        return found or "attacks of which it is not known whether they hit civilians"
    return found or f"incidents of type {incident.type}, which ACLED does not collect"


def _row(incident: Incident, kind: tuple[str, str], view: CaseView) -> dict[str, Any]:
    book, place, found = view.casebook, incident.place, levels(incident.place, view.casebook)
    inter = [_INTER.get(side(parties, book), "") for parties in (incident.actors, incident.recipients)]
    first = next((view.events[one] for one in incident.event_ids if one in view.events), None)
    dead, when = killed(incident), incident.when
    return {
        "event_id_cnty": incident.id,
        "event_date": when.earliest if when else "",
        "year": when.earliest.year if when and when.earliest else "",
        "time_precision": _PRECISION[when.precision] if when else "",
        "disorder_type": _DISORDER.get(kind[0], "Political violence"),
        "event_type": kind[0],
        "sub_event_type": kind[1],
        "actor1": incident.actors[0].name if incident.actors else "",
        "assoc_actor_1": "; ".join(party.name for party in incident.actors[1:]),
        "inter1": inter[0],
        "actor2": incident.recipients[0].name if incident.recipients else "",
        "assoc_actor_2": "; ".join(party.name for party in incident.recipients[1:]),
        "inter2": inter[1],
        "interaction": "-".join(filter(None, inter)),
        "civilian_targeting": "Civilian targeting" if kind[0] == _AGAINST_CIVILIANS else "",
        "country": label(found, "country"),
        "admin1": label(found, "governorate"),
        "admin2": label(found, "district"),
        "location": place.name if place else "",
        "latitude": place.lat if place else "",
        "longitude": place.lon if place else "",
        "geo_precision": _GEO.get(place.precision, 3) if place else "",
        "source": "; ".join(incident.publishers),
        "notes": first.evidence.quote if first else "",
        "fatalities": dead.best if dead else "",
        "tags": "disputed" if incident.disputed else "",
    }
