"""What the briefing says, section by section: a case view to the values of the template.

Whatever is chosen or left out is chosen here; wording is `show.say`'s, layout
the template's.  What does not fit is counted and said to be in the case.
"""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from hudna.merging.keeping import Known
from hudna.records import Claim, Exchange, Incident, Party, Relation, Site, Stance, Zone
from hudna.show import outlook
from hudna.show.brief import kept
from hudna.show.brief.evidence import Sources
from hudna.show.brief.facts import Fact, cards, fact, ranked, tellings
from hudna.show.brief.truces import Truces
from hudna.show.say import LOST, Say, Text, agreed
from hudna.show.view import CaseView

MOST = {
    "happened": 24,
    "threats": 10,
    "planned": 8,
    "scenarios": 10,
    "denied": 6,
    "claims": 10,
    "exchanges": 6,
    "zones": 4,
    "sites": 8,
    "stances": 8,
    "ties": 30,
    "problems": 30,
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Some rows of many: `rows` are shown, `n_more` are only in the case."""

    rows: list[Any]
    n_more: int


def sections(view: CaseView, say: Say, answers: Sequence[Any] = (), *, known: Known | None = None) -> dict[str, Any]:
    """The values of the briefing's template.

    `answers` are the outlook's, worded by `show.outlook`; `known` is what truces are judged by, if at hand.
    """
    sources = Sources(documents=view.documents, privacy=say.privacy)
    teller = Teller(view=view, say=say, sources=sources, known=known or kept.known(view))
    return {
        "words": say.words,
        "header": _header(view, say),
        "summary": teller.summary(),
        "truces": teller.truces.section(),
        **{name: teller.facts(name, chosen) for name, chosen in _CHOSEN.items()},
        "claims": _first("claims", view.claims, teller.claim),
        "exchanges": _first("exchanges", view.exchanges, teller.exchange),
        "zones": _first("zones", view.zones, teller.zone),
        "sites": _first("sites", teller.told_sites(), teller.site),
        "stances": _first("stances", view.stances, teller.stance),
        "told_ties": teller.told_ties(),
        "known_ties": teller.known_ties(),
        "actors": teller.actors(),
        "answers": outlook.grouped(answers),
        "lost": lost(view, say),
        "sources": _listing(view, say, sources.numbers),
    }


def _first(name: str, rows: Sequence[T], worded: Callable[[T], dict[str, Any]]) -> Listed:
    """The first rows of a section worded, the rest counted."""
    return Listed(rows=[worded(row) for row in rows[: MOST[name]]], n_more=max(0, len(rows) - MOST[name]))


_CHOSEN: dict[str, Callable[[Incident], bool]] = {
    "happened": lambda incident: incident.status == "occurred" and incident.type not in ("THREATEN", "CLAIM"),
    "threats": lambda incident: incident.status == "occurred" and incident.type == "THREATEN",
    "planned": lambda incident: incident.status == "planned",
    "scenarios": lambda incident: incident.status in ("conditional", "possible"),
    "denied": lambda incident: incident.status == "denied",
}


def _header(view: CaseView, say: Say) -> dict[str, Any]:
    settings = view.casebook.settings
    days = view.days()
    told = str(say.words["brief"]["undated"])
    if days:
        same = days[0] == days[1]
        form = say.words["brief"]["on_day" if same else "from_to"]
        told = form.format(day=say.day(days[0]), first=say.day(days[0]), last=say.day(days[1]))
    about = say.words["brief"]["one_document" if len(view.documents) == 1 else "about"]
    return {
        "title": settings.get(f"label_{say.language}") or view.casebook.name,
        "about": agreed(about.format(documents=len(view.documents), days=told), say.language),
        "cut_off": say.day(days[1]) if days else None,
        "casebook": f"{view.casebook.name} {view.casebook.digest[:12]}",
    }


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Words the records of a view for a template; `sources` numbers what is cited, `known` judges truces."""

    view: CaseView
    say: Say
    sources: Sources
    known: Known | None = None

    @property
    def truces(self) -> Truces:
        """The truces, each once across documents."""
        return Truces(view=self.view, say=self.say, sources=self.sources, known=self.known)

    def summary(self) -> dict[str, Any]:
        """What a reader must know who reads no further: each truce in a line, the gravest facts, the threats."""
        told = [course for course in self.truces.ranked() if not self.truces.is_history(course)]
        graver = [row for row in self.view.incidents if row.actors and row.recipients]
        return {
            "truces": [self.truces.in_short(course) for course in told[:3]],
            "happened": self.lines(filter(_CHOSEN["happened"], graver), 4),
            "threats": self.lines(filter(_CHOSEN["threats"], self.view.incidents), 2),
            "counts": [
                (self.say.word("status", status), sum(row.status == status for row in self.view.incidents))
                for status in ("occurred", "planned", "conditional", "possible", "denied")
            ],
        }

    def lines(self, incidents: Iterable[Incident], most: int) -> list[Any]:
        """The first facts of a ranking, one for each type, so that a line is not said twice."""
        held: dict[tuple[str, str | None], Incident] = {}
        for incident in ranked(self.view, incidents):
            held.setdefault((incident.type, incident.mode), incident)
        return [_dated(fact(self.say, row, tellings(self.view, row)), row) for row in list(held.values())[:most]]

    def facts(self, name: str, chosen: Callable[[Incident], bool]) -> Listed:
        """The incidents of a section, ranked, the rest counted."""
        rows = ranked(self.view, filter(chosen, self.view.incidents))
        shown = rows[: MOST[name]]
        return Listed(rows=cards(self.view, self.say, self.sources, shown), n_more=len(rows) - len(shown))

    def claim(self, claim: Claim) -> dict[str, Any]:
        """One claim, worded."""
        event = self.view.events.get(claim.event_id or "")
        return {
            "claimant": self.say.party(claim.claimant),
            "stance": claim.stance,
            "stance_label": self.say.word("stance", claim.stance),
            "on_whom": self.say.party(claim.on_whom) if claim.on_whom else None,
            "event": self.say.deed(event.type, event.mode)[0] if event else "",
            "when": self.say.when(event.when) if event else None,
            "place": self.say.place(event.place) if event else None,
            "quotation": self.sources.quote(claim.evidence, claim.span),
        }

    def exchange(self, exchange: Exchange) -> dict[str, Any]:
        """What is given for what."""
        return {
            "giver": self.say.party(exchange.giver) if exchange.giver else None,
            "gives": self.say.told(exchange.gives, exchange.document_id),
            "taker": self.say.party(exchange.taker) if exchange.taker else None,
            "returns": self.say.told(exchange.returns, exchange.document_id),
            "status_label": self.say.word("status", exchange.status),
            "quotation": self.sources.quote(exchange.evidence, *exchange.quotes),
        }

    def zone(self, zone: Zone) -> dict[str, Any]:
        """One exclusion zone; a radius that is lost is said to be lost, one that nobody told is left out."""
        radius = self.say.words["lost_number"] if LOST in zone.span.quote else None
        if zone.radius_km is not None:
            radius = self.say.words["unit"]["km"].format(n=f"{zone.radius_km:g}")
        return {
            "centre": self.say.place(zone.centre),
            "radius": radius,
            "declared_by": self.say.party(zone.declared_by) if zone.declared_by else None,
            "duty": self.say.told(zone.duty, zone.document_id),
            "quotation": self.sources.quote(zone.evidence, zone.span),
        }

    def told_sites(self) -> list[Site]:
        """Each site once a status."""
        held: dict[tuple[str, str], Site] = {}
        for site in self.view.sites:
            held.setdefault((site.place.place_id or site.place.name, site.status), site)
        return list(held.values())

    def site(self, site: Site) -> dict[str, Any]:
        """A site with what is said of it."""
        return {
            "place": self.say.place(site.place),
            "kind": self.say.word("site_kind", site.kind),
            "status_label": self.say.word("site_status", site.status),
            "holder": self.say.party(site.holder) if site.holder else None,
            "when": self.say.when(site.when),
            "defences": self.say.words["comma"].join(self.say.word("defence", one) for one in site.defences),
            "quotation": self.sources.quote(site.evidence, site.span),
        }

    def stance(self, stance: Stance) -> dict[str, Any]:
        """Where a side stands."""
        return {
            "holder": self.say.party(stance.holder),
            "towards": self.towards(stance.towards_id, stance.towards),
            "value_label": self.say.word("stance", stance.value),
            "quotation": self.sources.quote(stance.evidence, stance.span),
        }

    def towards(self, actor_id: str | None, words: str) -> Text:
        """An actor's label, or the matter in the words of the source."""
        return self.say.actor(actor_id) if actor_id else Text(text=self.say.told(words) or words, language="ar")

    def told_ties(self) -> Listed:
        """Ties that the texts state, each once."""
        held: dict[tuple[str, str, str], Relation] = {}
        for row in self.view.relations:
            held.setdefault((_key(row.subject), row.predicate, _key(row.object)), row)
        rows = [row for row in held.values() if _key(row.subject) != _key(row.object)]
        known = sorted(rows, key=lambda row: (row.subject.actor_id is None) + (row.object.actor_id is None))
        return Listed(rows=[self.tie(row) for row in known[: MOST["ties"]]], n_more=max(0, len(rows) - MOST["ties"]))

    def tie(self, relation: Relation) -> dict[str, Any]:
        """One tie, worded."""
        return {
            "subject": self.say.party(relation.subject),
            "predicate": self.say.word("predicate", relation.predicate),
            "object": self.say.party(relation.object),
            "since": self.say.day(relation.since) if relation.since else None,
            "until": self.say.day(relation.until) if relation.until else None,
            "quotation": self.sources.quote(relation.span),
        }

    def known_ties(self) -> list[dict[str, Any]]:
        """Ties of the casebook between actors that the texts name, in force on the last day covered."""
        seen = {party.actor_id for party in self.everybody()} - {None}
        days = self.view.days()
        return [
            {
                "subject": self.say.actor(row.subject),
                "predicate": self.say.word("predicate", row.predicate),
                "object": self.say.actor(row.object),
                "since": self.say.day(row.valid_from) if row.valid_from else None,
                "source": row.source,
            }
            for row in self.view.casebook.relations
            if row.subject in seen and row.object in seen and _in_force(row, days)
        ][:40]

    def everybody(self) -> Iterable[Party]:
        """Every party of every incident."""
        for incident in self.view.incidents:
            yield from (*incident.actors, *incident.recipients, *incident.mediators)

    def actors(self) -> list[dict[str, Any]]:
        """The actors of the casebook, by how much the sources say of them."""
        acting = Counter(p.actor_id for i in self.view.incidents for p in i.actors if p.actor_id)
        receiving = Counter(p.actor_id for i in self.view.incidents for p in i.recipients if p.actor_id)
        return [
            {"name": self.say.actor(actor_id), "acting": acting[actor_id], "receiving": receiving[actor_id]}
            for actor_id, _ in (acting + receiving).most_common(20)
        ]


def _dated(told: Fact, incident: Incident) -> Fact:
    """Without a time that says no day ("at the same time"), which says nothing away from its sentence."""
    vague = incident.when is not None and incident.when.earliest is None and LOST not in (told.when or "")
    return dataclasses.replace(told, when=None) if vague else told


def _key(party: Party) -> str:
    return party.actor_id or party.name


def _in_force(row: Any, days: Any) -> bool:
    if days is None:
        return True
    return (row.valid_from is None or row.valid_from <= days[1]) and (row.valid_to is None or row.valid_to >= days[0])


def lost(view: CaseView, say: Say) -> dict[str, Any]:
    """What extraction lost, what was inferred, what has no date, what was not read."""
    repairs = [repair for document in view.documents.values() for repair in document.repairs]
    slots = Counter(repair.slot or "count" for repair in repairs if repair.certainty == "gap")
    told = say.words["comma"].join(f"{say.word('slot', slot)} ({n})" for slot, n in slots.most_common())
    lost = say.words["lost"]
    n_inferred = sum(repair.certainty == "inferred" for repair in repairs)
    n_undated = sum(document.published is None for document in view.documents.values())
    lines = []
    if slots:
        lines.append(lost["numbers"].format(n=sum(slots.values()), slots=told))
    if n_inferred:
        lines.append(lost["repairs"].format(n=n_inferred))
    if n_undated:
        lines.append(lost["no_day"].format(n=n_undated))
    problems = [
        {
            "about": say.privacy.file(one.about),
            "message": say.told(one.message),
            "hint": say.told(one.hint),
            "ours": say.problem(one.code),
        }
        for one in view.problems[: MOST["problems"]]
    ]
    lines = [agreed(line, say.language) for line in (*lines, lost["coverage"])]
    n_more = max(0, len(view.problems) - MOST["problems"])
    return {"lines": lines, "problems": problems, "n_problems": len(view.problems), "n_more": n_more}


def _listing(view: CaseView, say: Say, numbers: dict[str, int]) -> Listed:
    """The documents that are cited, in the order of their numbers; the others are counted."""
    rows = [
        {
            "number": number,
            "title": say.title(document) or say.words["no_title"],
            "byline": say.byline(document),
            "publisher": say.publisher(document.source.publisher),
            "day": say.day(document.published) if document.published else say.words["no_day"],
            "uri": say.privacy.file(document.source.uri),
            "digest": document.source.id[:16],
            "verdict": document.verdict,
            "verdict_label": say.word("verdict", document.verdict),
        }
        for document, number in ((view.documents[document_id], number) for document_id, number in numbers.items())
    ]
    return Listed(rows=rows, n_more=len(view.documents) - len(rows))
