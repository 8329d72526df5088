"""From the store to what is shown: the present view of a case, a search hit as a line, decisions from a file."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hudna.casebook import Casebook
from hudna.records import Claim, Decision, Event, Exchange, Problem, Relation, Site, Stance, Truce, Zone, from_row
from hudna.show.view import CaseView
from hudna.store import Store


def case_view(store: Store, casebook: Casebook) -> CaseView:
    """Everything that the case holds now, decisions laid over the machine's records."""
    documents = sorted(store.documents(), key=lambda d: (d.published is None, d.published, d.source.uri, d.part))
    return CaseView(
        casebook=casebook,
        documents={document.id: document for document in documents},
        events={event.id: event for event in store.records(Event)},
        incidents=tuple(store.incidents()),
        truces=tuple(store.records(Truce)),
        claims=tuple(store.records(Claim)),
        relations=tuple(store.records(Relation)),
        exchanges=tuple(store.records(Exchange)),
        zones=tuple(store.records(Zone)),
        sites=tuple(store.records(Site)),
        stances=tuple(store.records(Stance)),
        problems=tuple(store.problems()),
    )


def answers(store: Store, view: CaseView) -> dict[str, Sequence[Any]]:  # noqa: ARG001  the outlook fills this
    """The outlook's answers, worded in each language."""
    return {}


def hit_line(hit: Any) -> str:
    """A search hit as one line: document, then the snippet, isolated."""
    return f"{hit.document_id}\t\u2068{hit.snippet}\u2069"


def decide(store: Store, file: Path) -> list[Problem]:
    """Append the decisions of a JSON-lines file; a bad line is a problem and the others count."""
    decisions, problems = [], []
    for number, told in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not told.strip():
            continue
        try:
            decisions.append(from_row(Decision, json.loads(told)))
        except (ValueError, TypeError) as error:
            problems.append(
                Problem(
                    stage="decide",
                    about=f"{file}, line {number}",
                    code="bad-decision",
                    message=f"is not a decision ({error}).",
                    hint="Mend the line; see docs/case.md for its fields.",
                )
            )
    return [*problems, *store.decide(*decisions)]
