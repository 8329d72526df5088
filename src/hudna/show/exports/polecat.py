"""Events in the 40 columns of POLECAT, tab-separated with a header.

POLECAT knows only what occurred, so the rest is left out and counted.  Fields
that hudna does not know (COW codes, titles, GeoNames and Wikipedia ids) are
empty; story people are withheld.
"""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import hudna
from hudna.casebook import Casebook
from hudna.records import Event, Party
from hudna.show.exports.shared import dropped, label, levels, names
from hudna.show.view import CaseView

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
# The four quadrants of PLOVER: words or deeds, with or against.
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "VERBAL COOPERATION"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "MATERIAL COOPERATION"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "VERBAL CONFLICT"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "MATERIAL CONFLICT"),
}
SECTORS = {
    "state": "GOV", "government": "GOV", "ministry": "GOV", "armed-forces": "MIL", "police": "COP",
    "intelligence": "SPY", "militia": "UAF", "front": "UAF", "group": "UAF", "party": "PTY",
    "international": "IGO", "judiciary": "JUD", "media": "MED", "company": "BUS", "community": "CVL", "people": "CVL",
}  # fmt: skip


def write(view: CaseView, out: Path) -> list[str]:
    """Event mentions that occurred, in POLECAT's 40 columns (tab-separated, UTF-8)."""
    reasons: Counter[str] = Counter()
    with out.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n", restval="")
        writer.writeheader()
        for event in view.events.values():
            reason = _unfit(event, view)
            if reason:
                reasons[reason] += 1
            else:
                writer.writerow(_row(event, view))
    return dropped(reasons)


def _unfit(event: Event, view: CaseView) -> str | None:
    if event.status != "occurred":
        return f"events that are {event.status}"
    if _type(event, view.casebook) not in QUADS:
        return f"events of type {event.type}, which PLOVER has not"
    return None if _day(event, view) else "events without any day"


def _row(event: Event, view: CaseView) -> dict[str, Any]:
    book, document = view.casebook, view.documents[event.document_id]
    place, found, plover = event.place, levels(event.place, view.casebook), _type(event, view.casebook)
    kind = book.event_types[event.type]
    known = book.places.get(place.place_id or "") if place else None
    return {
        "Event ID": event.id,
        "Event Date": _day(event, view),
        "Event Type": plover,
        "Event Mode": event.mode,
        "Intensity": kind.goldstein,
        "Quad Code": QUADS[plover],
        **_party(event.actors, "Actor", book),
        **_party(event.recipients, "Recipient", book),
        "Placename": place.name if place else "",
        "City": label(found, "city"),
        "District": label(found, "district"),
        "Province": label(found, "governorate"),
        "Country": label(found, "country"),
        "Latitude": place.lat if place else "",
        "Longitude": place.lon if place else "",
        "Raw Placename": place.span.quote if place and place.span else "",
        "Feature Type": known.kind if known else "",
        "Source": document.source.publisher,
        "Publication Date": document.published,
        "Story Organizations": "; ".join(sorted(_organizations(event.document_id, view))),
        "Story Locations": "; ".join(sorted(_locations(event.document_id, view))),
        "Language": document.language,
        "Version": f"hudna {hudna.__version__}",
    }


def _type(event: Event, book: Casebook) -> str:
    kind = book.event_types.get(event.type)
    return kind.plover if kind else ""


def _day(event: Event, view: CaseView) -> str:
    """The day of the event, else of the report, as POLECAT has it."""
    told = event.when.earliest if event.when else None
    return str(told or view.documents[event.document_id].published or "")


def _party(parties: tuple[Party, ...], which: str, book: Casebook) -> dict[str, str]:
    known = [book.actors[party.actor_id] for party in parties if party.actor_id and party.actor_id in book.actors]
    sectors = list(dict.fromkeys(SECTORS.get(actor.kind, "") for actor in known if SECTORS.get(actor.kind)))
    return {
        f"{which} Name": names(parties),
        f"{which} Country": "; ".join(dict.fromkeys(actor.country for actor in known if actor.country)),
        f"Primary {which} Sector": sectors[0] if sectors else "",
        f"{which} Sectors": "; ".join(sectors),
        f"{which} Name Raw": "; ".join(party.span.quote for party in parties if party.span),
    }


def _organizations(document_id: str, view: CaseView) -> set[str]:
    actors = view.casebook.actors
    return {
        party.name
        for event in view.events.values()
        if event.document_id == document_id
        for party in (*event.actors, *event.recipients, *event.mediators)
        if party.actor_id and party.actor_id in actors and actors[party.actor_id].kind not in ("person", "people")
    }


def _locations(document_id: str, view: CaseView) -> set[str]:
    return {event.place.name for event in view.events.values() if event.document_id == document_id and event.place}
