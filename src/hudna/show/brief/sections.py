"""What the briefing says, section by section: a case view to the values of the template.

Whatever is chosen or left out is chosen here; wording is `show.say`'s, layout
the template's.  What does not fit is counted and said to be in the case.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hudna.records import Claim, Condition, Incident, Party, Relation, Site, Span, Truce, Zone
from hudna.show.brief.evidence import Quotation, Sources
from hudna.show.brief.facts import cards, fact, ranked, tellings
from hudna.show.say import Say, Text
from hudna.show.view import CaseView

MOST = {
    "truces": 6,
    "other_truces": 15,
    "turns": 8,
    "happened": 40,
    "threats": 15,
    "planned": 12,
    "scenarios": 15,
    "denied": 10,
    "claims": 15,
    "exchanges": 8,
    "zones": 6,
    "sites": 12,
    "stances": 12,
    "ties": 40,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Some rows of many: `rows` are shown, `n_more` are only in the case."""

    rows: list[Any]
    n_more: int


def sections(view: CaseView, say: Say, answers: Sequence[Any] = ()) -> dict[str, Any]:
    """The values of the briefing's template.  `answers` are the outlook's, worded by `show.brief.outlook`."""
    sources = Sources(documents=view.documents, privacy=say.privacy)
    teller = Teller(view=view, say=say, sources=sources)
    return {
        "words": say.words,
        "header": _header(view, say),
        "summary": teller.summary(),
        "truces": teller.truces(),
        **{name: teller.facts(name, chosen) for name, chosen in _CHOSEN.items()},
        "claims": teller.claims(),
        "exchanges": teller.exchanges(),
        "zones": [teller.zone(zone) for zone in view.zones[: MOST["zones"]]],
        "sites": teller.sites(),
        "stances": teller.stances(),
        "told_ties": teller.told_ties(),
        "known_ties": teller.known_ties(),
        "actors": teller.actors(),
        "answers": list(answers),
        "lost": lost(view, say),
        "sources": _listing(view, say, sources.numbers),
    }


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
    told = ""
    if days:
        same = days[0] == days[1]
        form = say.words["brief"]["on_day" if same else "from_to"]
        told = form.format(day=say.day(days[0]), first=say.day(days[0]), last=say.day(days[1]))
    about = say.words["brief"]["one_document" if len(view.documents) == 1 else "about"]
    return {
        "title": settings.get(f"label_{say.language}") or view.casebook.name,
        "about": about.format(documents=len(view.documents), days=told).replace("  ", " "),
        "cut_off": say.day(days[1]) if days else None,
        "casebook": f"{view.casebook.name} {view.casebook.digest[:12]}",
    }


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Words the records of a view for a template; `sources` numbers what is cited."""

    view: CaseView
    say: Say
    sources: Sources

    def summary(self) -> dict[str, Any]:
        """What a reader must know who reads no further: each truce in a line, the gravest facts, the threats."""
        truces = [self.truce(truce) for truce in self.chosen_truces()[:3]]
        graver = [row for row in self.view.incidents if row.actors and row.recipients]
        return {
            "truces": truces,
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
        return [fact(self.say, row, tellings(self.view, row)) for row in list(held.values())[:most]]

    def facts(self, name: str, chosen: Callable[[Incident], bool]) -> Listed:
        """The incidents of a section, ranked, the rest counted."""
        rows = ranked(self.view, filter(chosen, self.view.incidents))
        shown = rows[: MOST[name]]
        return Listed(rows=cards(self.view, self.say, self.sources, shown), n_more=len(rows) - len(shown))

    def truces(self) -> dict[str, Any]:
        """The truces that are told most fully, each with its terms; others as a line each; the rest counted."""
        chosen = self.chosen_truces()
        lines = chosen[MOST["truces"] : MOST["truces"] + MOST["other_truces"]]
        return {
            "rows": [self.truce(truce) for truce in chosen[: MOST["truces"]]],
            "others": [self.truce(truce) for truce in lines],
            "n_more": max(0, len(chosen) - MOST["truces"] - MOST["other_truces"]),
        }

    def chosen_truces(self) -> list[Truce]:
        """The truces; one told by several documents stands once, by its fullest telling, the most told first."""
        held: defaultdict[tuple[str, ...], list[Truce]] = defaultdict(list)
        for truce in self.view.truces:
            held[tuple(sorted(_key(party) for party in truce.parties))].append(truce)
        ranks = [(_weight(same), max(same, key=_terms)) for same in held.values()]
        return [truce for _, truce in sorted(ranks, key=lambda rank: rank[0], reverse=True)]

    def truce(self, truce: Truce) -> dict[str, Any]:
        """One truce, worded."""
        say = self.say
        return {
            "kind": say.word("truce_kind", truce.kind),
            "status": truce.status,
            "status_label": say.word("truce_status", truce.status),
            "parties": say.parties(truce.parties),
            "mediators": say.parties(truce.mediators),
            "scope": say.told(truce.scope),
            "days": [(field, say.when(getattr(truce, field))) for field in ("declared", "starts", "ends")],
            "duration": say.duration(truce.duration),
            "conditions": [self.condition(condition, truce) for condition in truce.conditions],
            "turns": [fact(say, row, tellings(self.view, row)) for row in self.turns(truce)],
            "breaches": [
                self.sources.quote(event.evidence, event.trigger)
                for event in map(self.view.events.get, truce.breaches)
                if event
            ],
            "quotations": self.quotations(truce),
        }

    def turns(self, truce: Truce) -> list[Incident]:
        """Who declared, accepted, asked for, called off or broke it: incidents told in the truce's own sentences."""
        words = [*truce.quotes, *(span for _, span in truce.history), *(row.span for row in truce.conditions)]
        rows: dict[tuple[object, ...], Incident] = {}
        for row in self.view.incidents:
            if not _is_turn(row) or not (row.actors or row.recipients):
                continue
            told = (self.view.events[event_id] for event_id in row.event_ids if event_id in self.view.events)
            if any(event.document_id == truce.document_id and _holds(event.evidence, words) for event in told):
                rows.setdefault((row.type, row.status, tuple(map(_key, row.actors))), row)
        return list(rows.values())[: MOST["turns"]]

    def quotations(self, truce: Truce) -> list[Quotation]:
        """The words that the truce rests on, each sentence once, and none that a condition shows already."""
        shown = {_around(truce.evidence, condition.span).start for condition in truce.conditions}
        chosen: dict[int, tuple[Span, Span]] = {}
        for span in truce.quotes:
            around = _around(truce.evidence, span)
            if around.start not in shown:
                chosen.setdefault(around.start, (around, span))
        return [self.sources.quote(around, span) for around, span in list(chosen.values())[:2]]

    def condition(self, condition: Condition, truce: Truce) -> dict[str, Any]:
        """One duty of a truce."""
        return {
            "obligor": self.say.party(condition.obligor) if condition.obligor else None,
            "duty": self.say.told(condition.duty),
            "deadline": self.say.when(condition.deadline),
            "on_breach": self.say.told(condition.on_breach),
            "quotation": self.sources.quote(_around(truce.evidence, condition.span), condition.span),
        }

    def claims(self) -> Listed:
        """Who claims, denies, attributes."""
        rows = self.view.claims
        return Listed(
            rows=[self.claim(row) for row in rows[: MOST["claims"]]], n_more=max(0, len(rows) - MOST["claims"])
        )

    def claim(self, claim: Claim) -> dict[str, Any]:
        """One claim, worded."""
        event = self.view.events.get(claim.event_id or "")
        return {
            "claimant": self.say.party(claim.claimant),
            "stance": claim.stance,
            "stance_label": self.say.word("stance", claim.stance),
            "on_whom": self.say.party(claim.on_whom) if claim.on_whom else None,
            "event": self.say.type(event.type) if event else "",
            "when": self.say.when(event.when) if event else None,
            "place": self.say.place(event.place) if event else None,
            "quotation": self.sources.quote(claim.evidence, claim.span),
        }

    def exchanges(self) -> list[dict[str, Any]]:
        """What is given for what."""
        return [
            {
                "giver": self.say.party(row.giver) if row.giver else None,
                "gives": self.say.told(row.gives),
                "taker": self.say.party(row.taker) if row.taker else None,
                "returns": self.say.told(row.returns),
                "status_label": self.say.word("status", row.status),
                "quotation": self.sources.quote(row.evidence, *row.quotes),
            }
            for row in self.view.exchanges[: MOST["exchanges"]]
        ]

    def zone(self, zone: Zone) -> dict[str, Any]:
        """One exclusion zone; a radius that is lost is said to be lost."""
        return {
            "centre": self.say.place(zone.centre),
            "radius": f"{zone.radius_km:g} km" if zone.radius_km is not None else self.say.words["lost_number"],
            "declared_by": self.say.party(zone.declared_by) if zone.declared_by else None,
            "duty": self.say.told(zone.duty),
            "quotation": self.sources.quote(zone.evidence, zone.span),
        }

    def sites(self) -> list[dict[str, Any]]:
        """Each site once a status, with what is said of it."""
        held: dict[tuple[str, str], Site] = {}
        for site in self.view.sites:
            held.setdefault((site.place.place_id or site.place.name, site.status), site)
        return [
            {
                "place": self.say.place(site.place),
                "kind": self.say.word("site_kind", site.kind),
                "status_label": self.say.word("site_status", site.status),
                "holder": self.say.party(site.holder) if site.holder else None,
                "when": self.say.when(site.when),
                "defences": ", ".join(site.defences),
                "quotation": self.sources.quote(site.evidence, site.span),
            }
            for site in list(held.values())[: MOST["sites"]]
        ]

    def stances(self) -> list[dict[str, Any]]:
        """Where each side stands."""
        return [
            {
                "holder": self.say.party(stance.holder),
                "towards": self.towards(stance.towards_id, stance.towards),
                "value_label": self.say.word("stance", stance.value),
                "quotation": self.sources.quote(stance.evidence, stance.span),
            }
            for stance in self.view.stances[: MOST["stances"]]
        ]

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


def _weight(same: Sequence[Truce]) -> tuple[int, int]:
    """Between whom casebook actors are both parties, told by many documents, with terms: that truce comes first."""
    known = sum(party.actor_id is not None for party in same[0].parties)
    documents = len({truce.document_id for truce in same})
    return (2 * min(known, 2) + min(documents, 6) + min(6, max(_terms(truce)[0] for truce in same)), documents)


def _terms(truce: Truce) -> tuple[int, int]:
    """How much a telling says of a truce."""
    days = sum(day is not None for day in (truce.declared, truce.starts, truce.ends, truce.duration))
    return (3 * len(truce.conditions) + days + len(truce.parties) + len(truce.mediators), len(truce.quotes))


_TURNS = frozenset({"CONCEDE", "AGREE", "REJECT", "REQUEST", "VIOLATE", "THREATEN"})


def _is_turn(incident: Incident) -> bool:
    """Whether it belongs to the life of a truce: declared, accepted, refused, asked for, broken, threatened."""
    held = incident.type == "RETREAT" and incident.mode == "ceasefire"
    return held or (incident.type in _TURNS and incident.about in ("CONCEDE", "RETREAT", "REJECT", "ASSAULT", None))


def _holds(evidence: Span, words: Iterable[Span]) -> bool:
    return any(evidence.start <= span.start and span.end <= evidence.end for span in words)


def _around(evidence: Span, span: Span) -> Span:
    """The sentence where it holds the words, else the words alone."""
    return evidence if evidence.start <= span.start and span.end <= evidence.end else span


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
    return {"lines": [*lines, lost["coverage"]], "problems": list(view.problems)[:30], "n_problems": len(view.problems)}


def _listing(view: CaseView, say: Say, numbers: dict[str, int]) -> Listed:
    """The documents that are cited, in the order of their numbers; the others are counted."""
    rows = [
        {
            "number": number,
            "title": say.told(document.title) or say.words["no_title"],
            "byline": document.byline,
            "publisher": document.source.publisher,
            "day": say.day(document.published) if document.published else say.words["no_day"],
            "uri": document.source.uri.rsplit("/", 1)[-1],
            "digest": document.source.id[:16],
            "verdict": document.verdict,
            "verdict_label": say.word("verdict", document.verdict),
        }
        for document, number in ((view.documents[document_id], number) for document_id, number in numbers.items())
    ]
    return Listed(rows=rows, n_more=len(view.documents) - len(rows))
