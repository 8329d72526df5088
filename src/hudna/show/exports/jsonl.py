"""Every record of the view, one a line, as plain rows."""

import json
from pathlib import Path

from hudna.records import row
from hudna.show.view import CaseView

KINDS = ("incidents", "truces", "claims", "relations", "exchanges", "zones", "sites", "stances")


def write(view: CaseView, out: Path) -> list[str]:
    """Incidents, events, truces, claims, relations and the rest (JSON lines, each with its kind)."""
    with out.open("w", encoding="utf8") as file:
        for event in view.events.values():
            file.write(json.dumps({"kind": "event", **row(event)}, ensure_ascii=False) + "\n")
        for kind in KINDS:
            for record in getattr(view, kind):
                file.write(json.dumps({"kind": kind.removesuffix("s"), **row(record)}, ensure_ascii=False) + "\n")
    return []
