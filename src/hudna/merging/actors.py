"""Actors over time: what a case knows of one, names that the casebook does not hold, and what may be a new front.

All are functions of records; nothing is kept.  A front can be shown apart from
its patron or folded into it, as the reader chooses.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from hudna.casebook import Casebook
from hudna.lang.ar import bare_forms
from hudna.merging.blocks import fold
from hudna.merging.keeping import day_of
from hudna.merging.links import ancestors
from hudna.records import Claim, Document, Event, Incident, Party, Relation, Span, Truce

# What a text calls many or nobody in particular is no name to gather.
SHORTEST_NAME = 3
FRONT = ("front-of",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A dated tie of an actor: with whom, which, since and until when, and where it is from."""

    other: str
    predicate: str
    outward: bool
    since: date | None
    until: date | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a case and its casebook know of an actor; ids of incidents, claims and events by day."""

    actor_id: str
    label_ar: str
    label_en: str
    kind: str
    aliases: tuple[str, ...]
    folded: tuple[str, ...]
    ties: tuple[Tie, ...]
    first_seen: date | None
    last_seen: date | None
    as_actor: tuple[str, ...]
    as_recipient: tuple[str, ...]
    as_mediator: tuple[str, ...]
    claims: tuple[str, ...]
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A name that the casebook does not hold: its spellings by how often, where it stands, in what roles."""

    name: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    n_mentions: int
    document_ids: tuple[str, ...]
    contexts: tuple[Span, ...]
    first_seen: date | None
    last_seen: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFront:
    """A name that claims and was not seen before; `alongside` are known actors of the same documents, for a look."""

    name: str
    since: date | None
    claim_ids: tuple[str, ...]
    alongside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told beside incidents: days of publication by document, of first reports by incident, the records."""

    published: Mapping[str, date] = field(default_factory=dict)
    incident_days: Mapping[str, date] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()


def profile(
    actor_id: str,
    casebook: Casebook,
    incidents: Iterable[Incident],
    *,
    told: Told | None = None,
    fold_fronts: bool = False,
) -> Profile:
    """One actor; with `fold_fronts` what its fronts and branches do counts as its own.

    Raises:
        KeyError: the casebook holds no such actor.
    """
    actor = casebook.actors[actor_id]
    told = told or Told()
    ids = {actor_id, *(branches(actor_id, casebook, told.relations) if fold_fronts else ())}
    ordered = sorted(incidents, key=lambda one: (day_of(one, told.incident_days) or date.max, one.id))
    mine = [claim for claim in told.claims if claim.claimant.actor_id in ids]
    spoken = [event for event in told.events if event.speaker and event.speaker.actor_id in ids]
    sides = {
        role: [one for one in ordered if _in(ids, getattr(one, role))] for role in ("actors", "recipients", "mediators")
    }
    seen = [day for side in sides.values() for one in side if (day := day_of(one, told.incident_days))]
    documents = [*(claim.document_id for claim in mine), *(event.document_id for event in spoken)]
    seen += [told.published[one] for one in documents if one in told.published]
    return Profile(
        actor_id=actor_id,
        label_ar=actor.label_ar,
        label_en=actor.label_en,
        kind=actor.kind,
        aliases=tuple(dict.fromkeys(alias.alias for alias in casebook.aliases if alias.actor_id == actor_id)),
        folded=tuple(sorted(ids - {actor_id})),
        ties=tuple(_ties(ids, casebook, told.relations)),
        first_seen=min(seen, default=None),
        last_seen=max(seen, default=None),
        as_actor=tuple(one.id for one in sides["actors"]),
        as_recipient=tuple(one.id for one in sides["recipients"]),
        as_mediator=tuple(one.id for one in sides["mediators"]),
        claims=tuple(claim.id for claim in mine),
        spoken=tuple(event.id for event in spoken),
    )


def branches(actor_id: str, casebook: Casebook, relations: Iterable[Relation] = ()) -> set[str]:
    """Those below an actor and its fronts, by the casebook and by what the texts state."""
    below: dict[str, set[str]] = {}
    for one, above in ancestors(casebook).items():
        for up in above:
            below.setdefault(up, set()).add(one)
    for subject, predicate, over in (
        *((known.subject, known.predicate, known.object) for known in casebook.relations),
        *((r.subject.actor_id, r.predicate, r.object.actor_id) for r in relations),
    ):
        if predicate in FRONT and subject and over:
            below.setdefault(over, set()).add(subject)
    found: set[str] = set()
    left = [actor_id]
    while left:
        for one in below.get(left.pop(), set()) - found:
            found.add(one)
            left.append(one)
    return found - {actor_id}


def unknown_names(
    events: Iterable[Event],
    claims: Iterable[Claim] = (),
    truces: Iterable[Truce] = (),
    *,
    published: Mapping[str, date] | None = None,
) -> tuple[Unknown, ...]:
    """Names without an id, gathered under one key whatever their clitics and spelling, the most often met first."""
    gathered: dict[str, list[tuple[Party, str, Span]]] = {}
    for party, document_id, context in _parties(events, claims, truces):
        key = name_key(party.name)
        if party.actor_id is None and len(key) >= SHORTEST_NAME:
            gathered.setdefault(key, []).append((party, document_id, context))
    found = [_unknown(key, mentions, published or {}) for key, mentions in sorted(gathered.items())]
    return tuple(sorted(found, key=lambda one: (-one.n_mentions, one.name)))


def name_key(name: str) -> str:
    """A name folded, without a conjunction or preposition before it."""
    first, _, rest = fold(name).partition(" ")
    cuts = [
        bare.stem for bare in bare_forms(first) if bare.prefix in ("ال", "وال", "بال", "فال", "لال") and not bare.suffix
    ]
    return " ".join([min(cuts, key=len, default=first), rest]).strip()


def casebook_rows(unknown: Unknown, actor_id: str, *, kind: str = "group", label_en: str = "") -> dict[str, str]:
    """Rows for `actors.csv` and `aliases.csv` that add the name in one step, its spellings as aliases."""
    label = unknown.spellings[0]
    source = f"{unknown.n_mentions} mentions in {len(unknown.document_ids)} documents"
    return {
        "actors.csv": _csv([[actor_id, label, label_en or label, kind, "", "", "", "", "", source]]),
        "aliases.csv": _csv([[actor_id, spelling, "ar", "", "", "", "", source] for spelling in unknown.spellings]),
    }


def new_fronts(
    claims: Iterable[Claim],
    casebook: Casebook,
    events: Iterable[Event] = (),
    *,
    documents: Mapping[str, Document] | None = None,
    published: Mapping[str, date] | None = None,
) -> tuple[NewFront, ...]:
    """Names that take responsibility, which the casebook does not hold and no earlier document names."""
    days = dict(published or {}) | {one.id: one.published for one in (documents or {}).values() if one.published}
    known = {name_key(alias.alias) for alias in casebook.aliases}
    claiming: dict[str, list[Claim]] = {}
    for claim in claims:
        key = name_key(claim.claimant.name)
        if claim.stance == "claims" and claim.claimant.actor_id is None and key not in known:
            claiming.setdefault(key, []).append(claim)
    seen = _first_named(events, days)
    beside = _known_beside(events)
    found = []
    for key, theirs in sorted(claiming.items()):
        since = min((days[claim.document_id] for claim in theirs if claim.document_id in days), default=None)
        if since and seen.get(key, since) < since:
            continue
        alongside = Counter(actor for claim in theirs for actor in beside.get(claim.document_id, ()))
        named = tuple(actor for actor, _ in sorted(alongside.items(), key=lambda one: (-one[1], one[0])))
        found.append(
            NewFront(name=theirs[0].claimant.name, since=since, claim_ids=tuple(c.id for c in theirs), alongside=named)
        )
    return tuple(found)


# --- what they are made of --------------------------------------------------------------------------------------------


def _ties(ids: set[str], casebook: Casebook, relations: Iterable[Relation]) -> Iterator[Tie]:
    for known in casebook.relations:
        for outward, one, other in ((True, known.subject, known.object), (False, known.object, known.subject)):
            if one in ids and other not in ids:
                yield Tie(
                    other=other,
                    predicate=known.predicate,
                    outward=outward,
                    since=known.valid_from,
                    until=known.valid_to,
                    source=f"casebook: {known.source}",
                )
    for stated in relations:
        for outward, mine, theirs in ((True, stated.subject, stated.object), (False, stated.object, stated.subject)):
            if mine.actor_id in ids and theirs.actor_id not in ids:
                other = theirs.actor_id or theirs.name
                yield Tie(
                    other=other,
                    predicate=stated.predicate,
                    outward=outward,
                    since=stated.since,
                    until=stated.until,
                    source=stated.id,
                )


def _parties(
    events: Iterable[Event], claims: Iterable[Claim], truces: Iterable[Truce]
) -> Iterator[tuple[Party, str, Span]]:
    for event in events:
        for party in (*event.actors, *event.recipients, *event.mediators, *((event.speaker,) if event.speaker else ())):
            yield party, event.document_id, event.evidence
    for claim in claims:
        yield claim.claimant, claim.document_id, claim.evidence
    for truce in truces:
        for party in (*truce.parties, *truce.mediators):
            yield party, truce.document_id, truce.evidence


def _unknown(key: str, mentions: list[tuple[Party, str, Span]], published: Mapping[str, date]) -> Unknown:
    spellings = Counter(party.name for party, _, _ in mentions)
    days = [published[document_id] for _, document_id, _ in mentions if document_id in published]
    contexts = {(span.document_id, span.start): span for _, _, span in mentions}
    return Unknown(
        name=key,
        spellings=tuple(name for name, _ in sorted(spellings.items(), key=lambda one: (-one[1], one[0]))),
        roles=tuple(sorted({party.role for party, _, _ in mentions})),
        n_mentions=len(mentions),
        document_ids=tuple(sorted({document_id for _, document_id, _ in mentions})),
        contexts=tuple(contexts[place] for place in sorted(contexts)),
        first_seen=min(days, default=None),
        last_seen=max(days, default=None),
    )


def _first_named(events: Iterable[Event], days: Mapping[str, date]) -> dict[str, date]:
    found: dict[str, date] = {}
    for event in events:
        day = days.get(event.document_id)
        if day:
            for party in (*event.actors, *event.recipients):
                key = name_key(party.name)
                found[key] = min(found.get(key, day), day)
    return found


def _known_beside(events: Iterable[Event]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for event in events:
        found.setdefault(event.document_id, set()).update(p.actor_id for p in event.actors if p.actor_id)
    return found


def _in(ids: set[str], parties: Iterable[Party]) -> bool:
    return any(party.actor_id in ids for party in parties)


def _csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
