"""One function a page: the case and what was asked for, to the values of the page's template."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from hudna.merging.sites import inside
from hudna.records import Problem
from hudna.show import outlook as wording
from hudna.show import present
from hudna.show.brief.facts import fact, tellings
from hudna.show.brief.sections import sections
from hudna.show.present import STATUSES
from hudna.show.web import judging, naming
from hudna.show.web.paragraphs import Mark, paragraphs
from hudna.show.web.parts import (
    A_PAGE,
    Asked,
    Look,
    NotHereError,
    among,
    answers,
    choices,
    filtered,
    first_of,
    incidents_of,
    judged,
    known_ties,
    linked,
    listed,
    marks_of,
    months,
    noted,
    paged,
    passage,
    report,
    stretch,
    tells_who,
    told_counts,
)

MOST_FOUND = 200
# Incidents that a truce's page lists under a rule; the rest is counted.
MOST_COUNTED = 60


def overview(here: Look, asked: Asked) -> dict[str, Any]:  # noqa: ARG001
    """What the briefing says, counts a status, what the case covers and what it lost."""
    told = sections(here.view, here.say, known=here.desk.known())
    view = here.view
    published = Counter(here.publisher(document) or "" for document in view.documents.values())
    return {
        "header": told["header"],
        "summary": told["summary"],
        "lost": told["lost"],
        "publishers": published.most_common(12),
        "statuses": [
            (status, here.say.word("status", status), sum(row.status == status for row in view.incidents))
            for status in STATUSES
        ],
        "months": months(here),
        "answers": answers(here),
    }


def outlook(here: Look, asked: Asked) -> dict[str, Any]:  # noqa: ARG001
    """What is expected, with how such forecasts came out."""
    days = here.view.days()
    told = here.say.words["outlook"]
    why = told["empty_no_truce"].format(day=here.say.day(days[1])) if days else told["empty_no_day"]
    return {"answers": wording.grouped(answers(here)), "why": why}


def incidents(here: Look, asked: Asked) -> dict[str, Any]:
    """Incidents that fit the filter, the weightiest or the newest first, a page at a time."""
    found = filtered(here, asked)
    rows, paging = paged(found, asked)
    return {
        "rows": [(fact(here.say, row, tellings(here.view, row)), here.desk.state(row.id)) for row in rows],
        "paging": paging,
        "n": len(found),
        "choices": choices(here),
        "asked": asked,
    }


def incident(here: Look, asked: Asked) -> dict[str, Any]:
    """One incident: each report's words, what it follows, who disputes it, what was decided."""
    found = here.desk.incident(asked["id"])
    if found is None:
        raise NotHereError(asked["id"])
    events = tellings(here.view, found)
    ids = {found.id, *found.event_ids}
    order = [row.id for row in filtered(here, asked)]
    at = order.index(found.id) if found.id in order else -1
    return {
        "fact": fact(here.say, found, events),
        "incident": found,
        "reports": [report(here, event) for event in events],
        "told_counts": told_counts(here, found),
        "follows": linked(here, found.follows),
        "followed_by": linked(here, [row.id for row in here.view.incidents if found.id in row.follows]),
        "claims": [here.teller.claim(row) for row in here.view.claims if row.event_id in found.event_ids],
        "state": here.desk.state(found.id),
        "rejected": found.id not in {row.id for row in here.view.incidents},
        "decisions": judged(here, lambda decision: bool(ids & set(decision.subjects))),
        "before": order[at - 1] if at > 0 else None,
        "after": order[at + 1] if 0 <= at < len(order) - 1 else None,
        "choices": choices(here),
        "fields": tuple(judging.FIELDS),
        "asked": asked,
    }


def truces(here: Look, asked: Asked) -> dict[str, Any]:
    """Every truce with its terms, once across documents; those told most fully first."""
    tellers = replace(here.teller.truces, most_counted=MOST_COUNTED)
    chosen = tellers.ranked()
    rows, paging = paged(chosen, asked)
    return {
        "rows": [
            {
                **tellers.worded(row),
                "id": row.truce_ids[0],
                "document": row.document_ids[0],
                "state": here.desk.state(row.truce_ids[0]),
                "events": linked(here, incidents_of(here, row.breaches)),
            }
            for row in rows
        ],
        "paging": paging,
        "n": len(chosen),
        "n_tellings": len(here.view.truces),
        "statuses": judging.TRUCE_STATUSES,
    }


def actors(here: Look, asked: Asked) -> dict[str, Any]:
    """The casebook's actors that the sources name, and how often on which side."""
    acting = Counter(p.actor_id for row in here.view.incidents for p in row.actors if p.actor_id)
    receiving = Counter(p.actor_id for row in here.view.incidents for p in row.recipients if p.actor_id)
    rows, paging = paged([actor_id for actor_id, _ in (acting + receiving).most_common()], asked, most=60)
    return {
        "rows": [(one, here.say.actor(one), here.kind(one), acting[one], receiving[one]) for one in rows],
        "paging": paging,
        "n": paging["n"],
    }


def actor(here: Look, asked: Asked) -> dict[str, Any]:
    """One actor: names, dated ties, incidents in each role."""
    actor_id = asked["id"]
    known = here.view.casebook.actors.get(actor_id)
    if known is None:
        raise NotHereError(actor_id)
    book, say = here.view.casebook, here.say
    return {
        "actor": known,
        "name": say.actor(actor_id),
        "kind": here.kind(actor_id),
        "parent": (known.parent_id, say.actor(known.parent_id)) if known.parent_id else None,
        "parts": [(row.actor_id, say.actor(row.actor_id)) for row in book.actors.values() if row.parent_id == actor_id],
        "aliases": [row for row in book.aliases if row.actor_id == actor_id],
        "known_ties": known_ties(here, actor_id),
        "told_ties": [
            here.teller.tie(row) for row in here.view.relations if among(actor_id, (row.subject, row.object))
        ][:A_PAGE],
        "roles": [
            (role, *first_of(here, [row for row in here.view.incidents if among(actor_id, getattr(row, role))]))
            for role in ("actors", "recipients", "mediators")
        ],
        "claims": [here.teller.claim(row) for row in here.view.claims if among(actor_id, (row.claimant,))][:A_PAGE],
        "stances": [
            {
                "towards": here.teller.towards(row.towards_id, row.towards),
                "value_label": say.word("stance", row.value),
                "quotation": here.sources.quote(row.evidence, row.span),
            }
            for row in here.view.stances
            if among(actor_id, (row.holder,))
        ][:A_PAGE],
    }


def sites(here: Look, asked: Asked) -> dict[str, Any]:  # noqa: ARG001
    """Bases, embassies, crossings and exclusion zones: told and known."""
    say, book = here.say, here.view.casebook
    named = {row.place.place_id for row in here.view.sites} | {
        row.place.place_id for row in here.view.incidents if row.place
    }
    return {
        "sites": [here.teller.site(row) for row in here.teller.told_sites()],
        "zones": [
            {**here.teller.zone(row), "inside": linked(here, inside(row, here.view.incidents, book))}
            for row in here.view.zones
        ],
        "known": [
            {
                "place": here.place_label(row.place_id),
                "place_id": row.place_id,
                "kind": say.word("site_kind", row.kind),
                "holder": (row.holder_id, say.actor(row.holder_id)),
                "since": say.day(row.valid_from) if row.valid_from else None,
                "until": say.day(row.valid_to) if row.valid_to else None,
                "handed_to": (row.handed_to, say.actor(row.handed_to)) if row.handed_to else None,
                "source": row.source,
            }
            for row in book.sites
            if row.place_id in named
        ],
    }


def names(here: Look, asked: Asked) -> dict[str, Any]:
    """Names that the casebook does not hold, with their contexts and the rows that would add them."""
    found = naming.unknown(here)
    rows, paging = paged(found, asked)
    return {"rows": [naming.worded(here, row) for row in rows], "paging": paging, "fronts": naming.fronts(here)}


def documents(here: Look, asked: Asked) -> dict[str, Any]:
    """What was read, the newest first."""
    held = sorted(here.view.documents.values(), key=lambda one: (one.published or date.min, one.id), reverse=True)
    rows, paging = paged(held, asked)
    events = Counter(event.document_id for event in here.view.events.values())
    return {"rows": [(listed(here, row), events[row.id]) for row in rows], "paging": paging, "n": len(held)}


def document(here: Look, asked: Asked) -> dict[str, Any]:
    """One document: its text by paragraphs, what was found in each, what was mended and what is lost."""
    found = here.view.documents.get(asked["id"])
    if found is None:
        raise NotHereError(asked["id"])
    holders = {event_id: row.id for row in here.view.incidents for event_id in row.event_ids}
    events = sorted(
        (event for event in here.view.events.values() if event.document_id == found.id),
        key=lambda event: event.trigger.start,
    )
    marks = [mark for event in events for mark in marks_of(event)]
    notes = [(event.trigger.start, noted(here, event, holders.get(event.id))) for event in events]
    at = stretch(asked.get("at", ""))
    if at:
        marks.append(Mark(start=at[0], end=at[1], kind="found"))
    rows, begin = [], 0
    for paragraph, line in zip(paragraphs(found, marks, here.say.privacy), found.text.split("\n"), strict=True):
        rows.append((paragraph, [note for start, note in notes if begin <= start <= begin + len(line)]))
        begin += len(line) + 1
    n_lost = sum(repair.certainty == "gap" for repair in found.repairs)
    return {
        "document": listed(here, found),
        "rows": rows,
        "n_lost": n_lost,
        "n_inferred": sum(repair.certainty == "inferred" for repair in found.repairs),
        "original": found.source.id if here.desk.shows_originals else None,
        "first_page": found.pages[0].number if found.pages else None,
        "verdicts": [(page.number, here.say.word("verdict", page.verdict)) for page in found.pages],
    }


def search(here: Look, asked: Asked) -> dict[str, Any]:
    """Passages that hold what is asked."""
    query = asked.get("q", "").strip()
    found = here.desk.store.search(query, limit=MOST_FOUND) if query else []
    hits = [hit for hit in found if hit.document_id in here.view.documents and not tells_who(here, hit)]
    rows, paging = paged(hits, asked)
    return {
        "q": query,
        "rows": [(listed(here, here.view.documents[hit.document_id]), passage(here, hit)) for hit in rows],
        "paging": paging,
        "n": len(hits),
        "most": MOST_FOUND,
        "why": present.nothing_found(query, here.view.casebook, here.say.language) if query and not hits else None,
    }


def problems(here: Look, asked: Asked) -> dict[str, Any]:
    """What was not read, or read with a fault, the gravest first."""
    rows: list[Problem] = sorted(here.view.problems, key=lambda one: (not one.fatal, one.code, one.about))
    shown, paging = paged(rows, asked)
    say = here.say
    told = [
        {
            "about": say.privacy.file(one.about),
            "code": one.code,
            "fatal": one.fatal,
            "message": say.told(one.message),
            "hint": say.told(one.hint),
            "ours": say.problem(one.code),
        }
        for one in shown
    ]
    return {"rows": told, "paging": paging, "n": len(rows)}


def decisions(here: Look, asked: Asked) -> dict[str, Any]:
    """Who judged what, the newest first."""
    rows, paging = paged(judged(here, lambda _: True), asked)
    return {"rows": rows, "paging": paging, "n": paging["n"]}
