"""The six questions about a truce, each answered with what its number rests on.

Does it reach its deadline, under three rules; when does the first attack
come; how many attacks; does the pace rise by half; does a strike follow; how
does it end.  A probability is made only where a base rate and a back-test
stand beside it; else the base rate and its range stand alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from hudna.casebook import Casebook
from hudna.outlook import forecasts, history, survival, tables
from hudna.outlook.history import History, Standing
from hudna.outlook.queries import Asked, Kin, Query, between
from hudna.outlook.questions import (
    HORIZONS,
    PACE_DAYS,
    RISE_SHARE,
    TEMPO_SHARE,
    WATCHED,
    Sides,
    open_question,
    prior_pace,
    sides,
    target_of,
    told_query,
)
from hudna.outlook.spreads import Spread, spread, waits
from hudna.outlook.tables import Rate, Track
from hudna.outlook.wording import PACED, TEXTS, strike_text
from hudna.records import Forecast, Question, Target

COUNT_DAYS = (7, 30, 90)
ENDINGS = ("expired", "superseded", "broken")
VIOLENCE_ELSEWHERE = "violence-both"
# How long a truce must have stood to be compared with those that stood so long, the longest first.
STOOD = (90, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question with its number and what the number rests on.

    `probability` is `None` where no back-test or too little data stands
    behind one; the base rate then speaks alone.  `range80` is what the size
    of the reference class allows.  `track` is the back-test (`hindcast`),
    `live` the case's own resolved questions of the kind.  `changed_by` is the
    incident or telling that came last.  `series` holds what charts draw.
    `notes` are (key, values) for whoever words them.
    """

    question: Question
    model: str | None = None
    probability: float | None = None
    base: Rate | None = None
    range80: tuple[float, float] | None = None
    spreads: tuple[Spread, ...] = ()
    endings: tuple[tuple[str, Rate], ...] = ()
    track: Track | None = None
    live: Track | None = None
    cutoff: date
    changed_by: str | None = None
    changed_on: date | None = None
    series: Mapping[str, Any] | None = None
    notes: tuple[tuple[str, Mapping[str, Any]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One truce looked at on one day: all that the answers are made of."""

    casebook: Casebook
    known: History
    truce: Standing
    sides: Sides
    kin: Kin
    seed: int
    live: Mapping[str, Track]
    region: str | None = None
    country: str | None = None

    @property
    def traits(self) -> tables.Traits:
        """The truce as the fitted models take it."""
        return forecasts.traits_of(self.truce, region=self.region, country=self.country)

    @property
    def classes(self) -> tuple[str, ...]:
        """Reference classes, the closest first; one is taken from 20 cases up."""
        term = "term" if self.traits.fixed else "open"
        near = [f"middle-east-{term}"] if self.region == "Middle East" else []
        side = [f"one-sided-{term}"] if self.traits.unilateral else []
        return (*near, *side, term, "all")

    def asked(self, query: Query) -> Asked:
        """The query made ready."""
        return Asked(query=query, kin=self.kin)


Made = tuple[Answer, Target | None, Forecast | None]


def look(
    casebook: Casebook, known: History, truce: Standing, kin: Kin, *, seed: int, live: Mapping[str, Track]
) -> Look:
    """Gather what the answers about a truce need."""
    where = _where(casebook, truce, kin)
    return Look(
        casebook=casebook,
        known=known,
        truce=truce,
        sides=sides(truce, known, casebook, kin),
        kin=kin,
        seed=seed,
        live=live,
        region=where.get("region"),
        country=where.get("country"),
    )


def answers(at: Look) -> list[Made]:
    """Every answer about one truce, in the order of the questions."""
    return [
        *(_declared(at, deadline) for deadline in _deadlines(at)),
        _quiet(at),
        _half_pace(at),
        _first_attack(at),
        _attacks(at),
        _rise(at),
        *(_strike(at, days) for days in (7, 30)),
        _ending(at),
    ]


# --- one function a question ------------------------------------------------------------------------------------------


def _declared(at: Look, deadline: date) -> Made:
    days = (deadline - at.known.origin).days
    text = (
        f"هل تبقى الهدنة معلنة، لا يتنصل منها ملتزم بها، حتى {deadline.isoformat()}؟",
        f"Does the truce stand, renounced by nobody who is bound by it, until {deadline.isoformat()}?",
    )
    question = _opened(at, "truce-declared", text, deadline, {"resolve": "declared"}, at.sides.renounced)
    lasted, unseen = _age(at)
    broken = tables.breakdown(at.traits, days + unseen, outlived=lasted)
    base, track = _of_standing(at, days + unseen, lasted)
    target = target_of(question, at.sides, days=days)
    ready = track is not None and base is not None
    answer = _answer(
        at,
        question,
        model="truce-breaks" if ready else None,
        probability=1 - broken if ready else None,
        base=_turned(base),
        range80=_range(1 - broken, base) if ready else None,
        track=track,
        changed=(at.truce.id, at.truce.turned),
        notes=_deadline_notes(at, deadline, days),
    )
    forecast = forecasts.yes_or_no("truce-breaks", at.known, target, 1 - broken, origin=at.known.origin, seed=at.seed)
    return answer, target, forecast if ready else None


def _age(at: Look) -> tuple[float, int]:
    """Days that the truce is known to have stood, and the days since then of which nothing is known.

    In a watched case silence is a sign that it stands; else only a telling is.
    """
    seen = at.known.origin if _watched(at) else min(at.truce.turned, at.known.origin)
    return forecasts.outlived(at.truce, seen), (at.known.origin - seen).days


def _of_standing(at: Look, days: int, lasted: float) -> tuple[Rate | None, Track | None]:
    """Base rate and back-test of a breakdown, both of truces that had stood about as long; else from the first day."""
    for stood in (f" after {known} days" for known in STOOD if lasted >= known):
        base = tables.base_rate(at.casebook, f"coded breakdown{stood}", days, at.classes)
        track = tables.track(f"truce-declared{stood}", days)
        if base is not None and track is not None:
            return base, track
    return tables.base_rate(at.casebook, "coded breakdown", days, at.classes), tables.track("truce-declared", days)


def _quiet(at: Look) -> Made:
    """Strict: no attack at all by somebody bound."""
    deadline = _deadlines(at)[0]
    days = (deadline - at.known.origin).days
    text = (
        f"هل يمضي الوقت حتى {deadline.isoformat()} بلا أي هجوم من ملتزم بالهدنة؟",
        f"Does no attack at all come from anybody bound until {deadline.isoformat()}?",
    )
    question = _opened(at, "truce-strict", text, deadline, {"resolve": "none"}, at.sides.attack)
    target = target_of(question, at.sides, days=days)
    drawn = forecasts.totals(at.known, target, seed=at.seed)
    base = _violence(at, days)
    track = tables.track("quiet", days)
    ready = _enough(at, target) and drawn is not None and track is not None and base is not None
    probability = float((drawn == 0).mean()) if ready and drawn is not None else None
    answer = _answer(
        at,
        question,
        model="expected" if ready else None,
        probability=probability,
        base=_turned(base),
        range80=_range(probability, base) if probability is not None else None,
        track=track,
        changed=_last(at, at.sides.attack),
        notes=(*_scarce_notes(at, target), *_elsewhere(base)),
    )
    return answer, target, _of_counts(at, target) if ready else None


def _elsewhere(base: Rate | None) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    return (("elsewhere", {}),) if base is not None and base.class_id == VIOLENCE_ELSEWHERE else ()


def _half_pace(at: Look) -> Made:
    """Tempo: attacks at most half the pace before the truce."""
    return _paced(at, "truce-tempo", "pace-at-most", TEMPO_SHARE)


def _rise(at: Look) -> Made:
    """Whether the pace rises by half."""
    return _paced(at, "pace", "pace-above", RISE_SHARE)


def _paced(at: Look, kind: str, resolve: str, share: float) -> Made:
    below = resolve == "pace-at-most"
    deadline = _deadlines(at)[0] if below else at.known.origin + timedelta(days=30)
    days = (deadline - at.known.origin).days
    before = at.truce.began if below and at.truce.began else at.known.origin
    pace = prior_pace(at.known, at.asked(at.sides.attack), before)
    settled = {"resolve": resolve, "share": share, "pace_a_day": round(pace or 0.0, 4), "before": before.isoformat()}
    question = _opened(at, kind, PACED[kind], deadline, settled, at.sides.attack)
    target = target_of(question, at.sides, days=days)
    drawn = forecasts.totals(at.known, target, seed=at.seed)
    track, base = tables.track("pace", days), _own_pace(at, share, days, below=below)
    ready = pace is not None and _enough(at, target) and drawn is not None and None not in (track, base)
    probability = None
    if ready and drawn is not None and pace is not None:
        limit = share * pace * days
        probability = float((drawn <= limit).mean() if below else (drawn > limit).mean())
    answer = _answer(
        at,
        question,
        model="expected" if ready else None,
        probability=probability,
        base=base,
        range80=_range(probability, base) if probability is not None else None,
        track=track,
        changed=_last(at, at.sides.attack),
        notes=(*_scarce_notes(at, target), *((("no_pace", {}),) if pace is None else ())),
    )
    return answer, target, _of_counts(at, target) if ready else None


def _first_attack(at: Look) -> Made:
    deadline = at.known.origin + timedelta(days=90)
    question = _opened(at, "first-attack", TEXTS["first-attack"], deadline, {"resolve": "days-to"}, at.sides.attack)
    target = target_of(question, at.sides, days=90)
    counts = history.daily(at.known, forecasts.attacks(target))
    drawn = waits(counts, at.seed) if _watched(at) else None
    spreads = () if drawn is None else (spread(drawn, 90),)
    notes = (*_scarce_notes(at, target), *((("after_90", {}),) if spreads else ()))
    answer = _answer(
        at, question, model=None if drawn is None else "expected", spreads=spreads, track=tables.track("attacks", 30),
        changed=_last(at, at.sides.attack), notes=notes,
    )  # fmt: skip
    return answer, target, None


def _attacks(at: Look) -> Made:
    deadline = at.known.origin + timedelta(days=30)
    question = _opened(at, "attacks", TEXTS["attacks"], deadline, {"resolve": "total"}, at.sides.attack)
    target = target_of(question, at.sides, days=30)
    drawn = {days: forecasts.totals(at.known, _days(target, days), seed=at.seed) for days in COUNT_DAYS}
    spreads = [spread(total, days) for days, total in drawn.items() if total is not None and _watched(at)]
    answer = _answer(
        at, question, model="expected" if spreads else None, spreads=tuple(spreads), track=tables.track("attacks", 30),
        changed=_last(at, at.sides.attack), series=_count_series(at, target), notes=_scarce_notes(at, target),
    )  # fmt: skip
    return answer, target, _of_counts(at, target) if spreads else None


def _strike(at: Look, days: int) -> Made:
    """How often a strike came within so many days of an attack, in this case so far: the lagged base rate."""
    deadline = at.known.origin + timedelta(days=days)
    question = _opened(at, "strike", strike_text(days), deadline, {"resolve": "any"}, at.sides.strike)
    target = target_of(question, at.sides, days=days)
    base = _lagged(at, days)
    notes: tuple[tuple[str, Mapping[str, Any]], ...] = () if base is not None else (("no_attack_to_learn_from", {}),)
    answer = _answer(
        at, question, base=base, range80=(base.low, base.high) if base else None,
        changed=_last(at, at.sides.strike), notes=notes,
    )  # fmt: skip
    return answer, target, None


def _ending(at: Look) -> Made:
    question = _opened(at, "ending", TEXTS["ending"], at.truce.deadline, {"resolve": "ending"}, at.sides.renounced)
    found = [(name, tables.base_rate(at.casebook, f"ending: {name}", None, at.classes)) for name in ENDINGS]
    endings = tuple((name, rate) for name, rate in found if rate is not None)
    series = _life_series(at, _deadlines(at)[-1])
    answer = _answer(at, question, endings=endings, changed=(at.truce.id, at.truce.turned), series=series)
    return answer, None, None


# --- what they share --------------------------------------------------------------------------------------------------


def _answer(
    at: Look, question: Question, *, changed: tuple[str | None, date | None] = (None, None), **told: Any
) -> Answer:
    """The answer with what every answer of a look says; `told` are its other fields."""
    by, on = changed
    live, cutoff = at.live.get(question.kind), at.known.origin
    return Answer(question=question, live=live, cutoff=cutoff, changed_by=by, changed_on=on, **told)


def _opened(
    at: Look, kind: str, texts: tuple[str, str], deadline: date | None, settled: dict[str, Any], query: Query
) -> Question:
    rule = {**settled, "query": told_query(query)}
    return open_question(kind, texts, at.truce, at.sides, asked=(at.known.origin, deadline), settled=rule)


def _deadlines(at: Look) -> list[date]:
    """The truce's own deadline where it lies ahead, else the days asked for instead."""
    own = at.truce.deadline
    if own is not None and own > at.known.origin:
        return [own]
    return [at.known.origin + timedelta(days=days) for days in HORIZONS]


def _deadline_notes(at: Look, deadline: date, days: int) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    notes: list[tuple[str, Mapping[str, Any]]] = []
    if at.truce.deadline == deadline:
        notes.append(("deadline_by_hand" if at.truce.by_hand else "deadline_told", {"day": deadline.isoformat()}))
    elif at.truce.lost:
        notes.append(("term_lost", {"days": days}))
    elif at.truce.deadline is not None:
        notes.append(("deadline_past", {"day": at.truce.deadline.isoformat(), "days": days}))
    else:
        notes.append(("no_term", {"days": days}))
    lasted, unseen = _age(at)
    stood = next((known for known in STOOD if lasted >= known), None)
    if stood is not None:
        notes.append(("outlived", {"days": round(lasted), "stood": stood}))
    elif lasted >= 7:
        notes.append(("outlived_little", {"days": round(lasted)}))
    if unseen:
        notes.append(("unheard", {"day": at.truce.turned.isoformat()}))
    if days > 90:
        notes.append(("beyond_tested", {"days": 90}))
    return tuple(notes)


def _scarce_notes(at: Look, target: Target) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    counts = history.daily(at.known, forecasts.attacks(target))
    if len(counts) < forecasts.DAYS_LEAST:
        return (("unwatched", {"least": forecasts.DAYS_LEAST}),)
    share = history.coverage(at.known, len(counts))
    watched = ("watched", {"n": int(counts.sum()), "days": len(counts), "share": share})
    if not _watched(at):
        return watched, ("too_thin", {})
    return (watched,) if _enough(at, target) else (watched, ("too_few", {"least": forecasts.ENOUGH}))


def _watched(at: Look) -> bool:
    """Whether at least half of the weeks of the watch had a report: else no attack told is no sign of calm."""
    since = at.known.since
    return since is not None and history.coverage(at.known, max((at.known.origin - since).days, 7)) >= WATCHED


def _enough(at: Look, target: Target) -> bool:
    counts = history.daily(at.known, forecasts.attacks(target))
    return bool(counts.sum() >= forecasts.ENOUGH and len(counts) >= forecasts.DAYS_ENOUGH and _watched(at))


def _of_counts(at: Look, target: Target) -> Forecast:
    return forecasts.tempo_expected(at.known, target, origin=at.known.origin, seed=at.seed)


def _range(probability: float, base: Rate | None) -> tuple[float, float] | None:
    """What so many past cases allow about the probability, at 80 %."""
    return survival.wilson(probability * base.n, base.n) if base is not None and base.n else None


def _turned(base: Rate | None) -> Rate | None:
    """The rate of the opposite."""
    if base is None:
        return None
    fields = {name: getattr(base, name) for name in Rate.__slots__}
    fields |= {"event": f"no {base.event}", "rate": 1 - base.rate}
    return Rate(**(fields | {"low": 1 - base.high, "high": 1 - base.low}))


def _violence(at: Look, days: int) -> Rate | None:
    """How often the same two fought again soon after a truce, by deadly events: of the country, else of both."""
    own = [f"violence-{at.country.lower()}"] if at.country else []
    return tables.base_rate(at.casebook, "fatal event", days, (*own, VIOLENCE_ELSEWHERE))


def _own(event: str, days: int, happened: int, n: int) -> Rate | None:
    """A rate of this case's own past."""
    if n == 0:
        return None
    low, high = survival.wilson(happened, n)
    return Rate(
        class_id="own", label_ar="في هذه القضية", label_en="in this case", event=event,
        horizon_days=days, n=n, n_unknown=0, rate=happened / n, low=low, high=high, source="this case",
    )  # fmt: skip


def _own_pace(at: Look, share: float, days: int, *, below: bool) -> Rate | None:
    """In how many past windows that do not overlap the pace was so, beside the 91 days before each."""
    target = Target(id="", kind="pace", event_type="ASSAULT", actor_ids=at.sides.bound, recipient_ids=at.sides.covered)
    counts = history.daily(at.known, forecasts.attacks(target))
    starts = range(len(counts) - days, PACE_DAYS - 1, -days)
    seen = [(counts[t : t + days].sum(), counts[t - PACE_DAYS : t].mean() * days * share) for t in starts]
    told = [(total <= limit) if below else (total > limit) for total, limit in seen if limit > 0]
    return _own("pace", days, sum(told), len(told)) if _watched(at) else None


def _lagged(at: Look, days: int) -> Rate | None:
    """Of the days with an attack whose window has closed, the share after which a strike came in time."""
    target = Target(
        id="", kind="strike", event_type="ASSAULT", actor_ids=at.sides.bound, recipient_ids=at.sides.covered
    )
    counts = history.daily(at.known, forecasts.attacks(target))
    since = at.known.since
    if since is None or not _watched(at):
        return None
    hit = [since + timedelta(days=int(number)) for number in np.nonzero(counts)[0]]
    closed = [day for day in hit if day + timedelta(days=days) <= at.known.origin]
    asked = at.asked(at.sides.strike)
    followed = [bool(between(at.known, asked, day + timedelta(days=1), day + timedelta(days=days))) for day in closed]
    return _own("strike after attack", days, sum(followed), len(followed))


def _last(at: Look, query: Query) -> tuple[str | None, date | None]:
    """The last incident that the answer counts; the truce's latest telling where there is none."""
    found = between(at.known, at.asked(query), date.min, at.known.origin)
    return (found[-1].id, history.day_of(found[-1])) if found else (at.truce.id, at.truce.turned)


def _life_series(at: Look, deadline: date) -> dict[str, Any]:
    days = np.arange(0, 181, 2, dtype=float)
    lasted, unseen = _age(at)
    share = tables.life(at.traits, lasted + unseen + days, outlived=lasted)
    left = (deadline - at.known.origin).days
    own = deadline == at.truce.deadline
    return {"kind": "life", "days": days.tolist(), "share": share.tolist(), "deadline": left, "own": own}


def _count_series(at: Look, target: Target) -> dict[str, Any]:
    """Counts by week up to the origin, and ranges for the weeks ahead."""
    counts = history.daily(at.known, forecasts.attacks(target))
    weeks = [float(chunk.sum()) for chunk in _weeks(counts)]
    drawn = forecasts.paths(at.known, _days(target, 28), seed=at.seed)
    ahead = [] if drawn is None else [spread(drawn[:, 7 * n : 7 * n + 7].sum(1), 7) for n in range(4)]
    return {"kind": "fan", "seen": weeks[-26:], "ahead": ahead, "origin": at.known.origin}


def _weeks(counts: Any) -> list[Any]:
    whole = len(counts) // 7 * 7
    return [counts[len(counts) - whole + 7 * n : len(counts) - whole + 7 * n + 7] for n in range(whole // 7)]


def _days(target: Target, days: int) -> Target:
    fields = {name: getattr(target, name) for name in Target.__slots__}
    return Target(**(fields | {"window_days": days}))


def _where(casebook: Casebook, truce: Standing, kin: Kin) -> dict[str, str]:
    """Region and country as the aggregate tables name them.

    From the casebook's tree about these parties; of a truce between others only the region is taken.
    """
    parties = {above for party in truce.parties for above in kin.of(party.actor_id)}
    placed = [tree for tree in casebook.trees if tree.get("region")]
    own = next((tree for tree in placed if parties & set(tree.get("parties", ()))), None)
    if own is not None:
        return {name: str(own[name]) for name in ("region", "country") if own.get(name)}
    return {"region": str(placed[0]["region"])} if placed else {}
