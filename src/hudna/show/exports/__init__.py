"""The exports: each a function from a case view and a path to notes on what it left out, named in one table.

`export` is the way out of the case: it withholds, writes, and puts beside
each file a `.meta.json` that says what it was made from.
"""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import hudna
from hudna.show.exports import acled, annotation, brief, csv, ftm, ged, geojson, jsonl, polecat, timeline, truces, weeks
from hudna.show.exports.releasing import release
from hudna.show.view import CaseView
from hudna.store import Store

EXPORTS: dict[str, Callable[[CaseView, Path], list[str]]] = {
    "acled": acled.write,
    "annotation": annotation.write,
    "brief": brief.write,
    "csv": csv.write,
    "ftm": ftm.write,
    "ged": ged.write,
    "geojson": geojson.write,
    "jsonl": jsonl.write,
    "polecat": polecat.write,
    "timeline": timeline.write,
    "truces": truces.write,
    "weeks": weeks.write,
}


def export(store: Store, view: CaseView, name: str, out: Path, *, at: datetime, internal: bool = False) -> list[str]:
    """Write one export as it may leave the case at an instant, and its `.meta.json`; what was left out, in words.

    `internal` is for the analysts' own use: names, exact places, no embargo.
    """
    may_leave = release(view, at.date(), internal=internal)
    notes = [*may_leave.kept_back, *EXPORTS[name](may_leave.view, out)]
    told = {"export": name, "made_at": at.isoformat(), "internal": internal, **_origin(store, view), "notes": notes}
    beside = out.with_name(f"{out.name}.meta.json")
    beside.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    return notes


def _origin(store: Store, view: CaseView) -> dict[str, Any]:
    """What made it: program, casebook, the case's log and its last decision."""
    number, head = store.head()
    last = max(store.decisions(), key=lambda one: (one.at, one.id), default=None)
    days = view.days()
    return {
        "program": f"hudna {hudna.__version__}",
        "casebook": {"name": view.casebook.name, "digest": view.casebook.digest},
        "last_decision": {"id": last.id, "at": last.at.isoformat()} if last else None,
        "log": {"line": number, "digest": head},
        "documents": len(view.documents),
        "published": [day.isoformat() for day in days] if days else None,
        "embargo_days": view.casebook.settings.get("embargo_days", 0),
        "public_precision": view.casebook.settings.get("public_precision", "site"),
    }
