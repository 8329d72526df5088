"""From the store to what is shown: the present view of a case, a search hit as a line, decisions from a file."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hudna.casebook import Casebook
from hudna.outlook import Added, Ahead, Told, look_ahead
from hudna.records import (
    Claim,
    Document,
    Event,
    Exchange,
    Incident,
    Problem,
    Relation,
    Site,
    Stance,
    Truce,
    Zone,
    isolated,
)
from hudna.show import outlook
from hudna.show.say import LANGUAGES, words
from hudna.show.view import CaseView
from hudna.store import Store
from hudna.store.search import Hit, parse

STATUSES = ("occurred", "planned", "conditional", "possible", "denied")
_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_DATES = re.compile(rf"{_DAY}|{_DAY}\.\.({_DAY})?|\.\.{_DAY}")


def case_view(store: Store, casebook: Casebook) -> CaseView:
    """Everything that the case holds now, decisions laid over the machine's records."""
    documents = sorted(store.documents(), key=lambda d: (str(d.published or "9"), d.source.uri, d.part))
    view = store.current()
    return CaseView(
        casebook=casebook,
        documents={document.id: document for document in documents},
        events={event.id: event for event in view.of(Event)},
        incidents=view.of(Incident),
        truces=view.of(Truce),
        claims=view.of(Claim),
        relations=view.of(Relation),
        exchanges=view.of(Exchange),
        zones=view.of(Zone),
        sites=view.of(Site),
        stances=view.of(Stance),
        problems=(*store.problems(), *view.problems),
        redactions=view.redactions,
    )


def ahead(view: CaseView, *, origin: date | None = None, deadlines: Mapping[str, date] | None = None) -> Ahead | None:
    """The outlook as known on the origin day (the last day of publication where none is given).

    `None` where no document has a day, so that nothing can be placed in time.
    """
    days = view.days()
    if origin is None and days is None:
        return None
    told = Told(
        incidents=view.incidents,
        events=view.events.values(),
        truces=view.truces,
        published={document.id: document.published for document in view.documents.values() if document.published},
    )
    last = days[1] if days else date.min
    return look_ahead(view.casebook, told, origin=origin or last, added=Added(deadlines=deadlines or {}))


def keep(store: Store, expected: Ahead, *, at: datetime) -> None:
    """Write what is expected into the case's ledger, which only grows."""
    store.add_questions(expected.questions, at=at)
    store.add_forecasts(expected.forecasts, at=at)


def answers(view: CaseView, expected: Ahead | None) -> dict[str, Sequence[Any]]:
    """The outlook's answers, worded in each language."""
    return {language: outlook.answers(view, expected, language) if expected else () for language in LANGUAGES}


def hit_line(hit: Hit, document: Document | None) -> str:
    """A search hit as one line: document, its day, its title or file, then the snippet; what may be Arabic isolated."""
    day = document and document.published
    named = document and (document.title or Path(document.source.uri).name)
    return "\t".join([hit.document_id, str(day or ""), isolated(named or ""), isolated(hit.snippet)])


def nothing_found(query: str, casebook: Casebook, language: str = "en") -> str:
    """Why a question found nothing, as far as the question itself tells."""
    told = words(language)["found"]
    if not query.strip():
        return str(told["nothing_asked"])
    asked = parse(query).fields
    known = {"type": list(casebook.event_types), "status": list(STATUSES)}
    wrong = [
        told["not_coded"].format(name=name, value=value, known=", ".join(known[name]))
        for name in known
        for value in asked.get(name, ())
        if value not in known[name]
    ]
    held: dict[str, Mapping[str, Any]] = {"actor": casebook.actors, "place": casebook.places}
    wrong += [
        told["no_id"].format(name=name, value=value, casebook=casebook.name)
        for name in held
        for value in asked.get(name, ())
        if value not in held[name]
    ]
    wrong += [told["no_date"].format(value=value) for value in asked.get("date", ()) if not _DATES.fullmatch(value)]
    return " ".join([told["none"], *wrong])


def decide(store: Store, file: Path) -> tuple[int, list[Problem]]:
    """Append the decisions of a JSON-lines file: how many are kept, and each line that cannot stand as a problem."""
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    problems = store.take_decisions(lines)
    return sum(map(bool, map(str.strip, lines))) - len(problems), [
        dataclasses.replace(one, about=f"{file}, {one.about}") for one in problems
    ]
