"""Incidents with a known place, for a map; the precision of the place travels with each point."""

import json
from pathlib import Path
from typing import Any

from hudna.records import Incident
from hudna.show.view import CaseView


def write(view: CaseView, out: Path) -> list[str]:
    """Incidents whose place has coordinates (GeoJSON, WGS84); a point of a district says so in `precision`."""
    features = [_feature(incident) for incident in view.incidents if incident.place and incident.place.lat is not None]
    collection = {"type": "FeatureCollection", "features": features}
    out.write_text(json.dumps(collection, ensure_ascii=False, indent=1), encoding="utf8")
    n = len(view.incidents) - len(features)
    return [f"{n} left out: incidents without a known place."] if n else []


def _feature(incident: Incident) -> dict[str, Any]:
    place, when = incident.place, incident.when
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat] if place else []},
        "properties": {
            "type": incident.type,
            "mode": incident.mode,
            "status": incident.status,
            "place": place.name if place else None,
            "precision": place.precision if place else None,
            "earliest": when.earliest.isoformat() if when and when.earliest else None,
            "latest": when.latest.isoformat() if when and when.latest else None,
            "actors": [party.name for party in incident.actors],
            "recipients": [party.name for party in incident.recipients],
            "reports": len(incident.event_ids),
        },
    }
