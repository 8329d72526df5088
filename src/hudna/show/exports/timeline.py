"""A timeline for TimelineJS: what occurred on a known day, and truces from their declaration to their end."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hudna.records import DateRange, Incident, Truce
from hudna.show.exports.shared import dropped
from hudna.show.private import Privacy
from hudna.show.say import Say, isolated
from hudna.show.view import CaseView


def write(view: CaseView, out: Path) -> list[str]:
    """What occurred on a known day, and truces, in Arabic (TimelineJS 3 JSON)."""
    privacy = Privacy.of(view)
    say = Say(casebook=view.casebook, language="ar", privacy=privacy)
    reasons: Counter[str] = Counter()
    slides = []
    for incident in view.incidents:
        if incident.status != "occurred":
            reasons[f"incidents that are {incident.status}"] += 1
        elif not _dated(incident.when):
            reasons["incidents without a day"] += 1
        else:
            slides.append(_incident(incident, view, say))
    for truce in view.truces:
        if _dated(truce.declared) or _dated(truce.starts):
            slides.append(_truce(truce, say))
        else:
            reasons["truces without a day"] += 1
    title = view.casebook.settings.get("label_ar", view.casebook.name)
    told = {"title": {"text": {"headline": _html(title)}}, "events": sorted(slides, key=lambda one: one["unique_id"])}
    out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    return dropped(reasons)


def _dated(when: DateRange | None) -> bool:
    return when is not None and when.earliest is not None


def _incident(incident: Incident, view: CaseView, say: Say) -> dict[str, Any]:
    first = next((view.events[one] for one in incident.event_ids if one in view.events), None)
    sides = " ← ".join(
        "، ".join(party.text for party in say.parties(parties))
        for parties in (incident.actors, incident.recipients)
        if parties
    )
    place = say.place(incident.place)
    lines = [
        sides,
        place.text if place else "",
        first.evidence.quote if first else "",
        *map(say.count, incident.counts),
    ]
    return {
        "unique_id": incident.id,
        "group": say.type(incident.type),
        **_days(incident.when, None),
        "text": {"headline": _html(say.type(incident.type)), "text": _html(*lines)},
    }


def _truce(truce: Truce, say: Say) -> dict[str, Any]:
    parties = "، ".join(party.text for party in say.parties(truce.parties))
    begins = truce.starts if _dated(truce.starts) else truce.declared
    headline = f"{say.word('truce_kind', truce.kind)} ({say.word('truce_status', truce.status)})"
    return {
        "unique_id": truce.id,
        "group": say.words["brief"]["truces"],
        **_days(begins, truce.ends),
        "text": {"headline": _html(headline), "text": _html(parties, truce.evidence.quote)},
    }


def _days(begins: DateRange | None, ends: DateRange | None) -> dict[str, Any]:
    first = begins.earliest if begins else None
    last = ends.latest if ends else begins.latest if begins else None
    told = {"start_date": _day(first)} if first else {}
    return {**told, "end_date": _day(last)} if last and first and last > first else told


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _html(*lines: str) -> str:
    """Arabic lines for a page that may run the other way; numbers keep their direction."""
    told = Markup("<br>").join(isolated(line) for line in lines if line)
    return str(Markup('<span dir="rtl" lang="ar">{}</span>').format(told))
