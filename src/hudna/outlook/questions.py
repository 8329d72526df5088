"""Questions: opened from a truce, settled by a printed rule on the day.

A rule is one line of JSON: how it is settled (`resolve`) and the query on
incidents that it counts.  A question whose window nobody reported on is void:
silence is not peace.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hudna.casebook import Casebook
from hudna.outlook.history import OVER, History, Standing, coverage, day_of
from hudna.outlook.queries import Asked, Kin, Query, between, query, rule
from hudna.records import Question, Target, record_id

NON_STATE = ("militia", "front", "group", "movement", "party")
# Where no deadline is known the question is asked for these instead.
HORIZONS = (30, 90)
# Below this share of weeks with any report a window says nothing.
WATCHED = 0.5
TEMPO_SHARE, RISE_SHARE = 0.5, 1.5
PACE_DAYS = 91


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who is bound by a truce and who is covered by it, parts and fronts included.

    The armed non-state parties are bound where there are any, else all
    parties; covered are the other parties and whoever the bound attacked,
    threatened or offered restraint to.
    """

    bound: tuple[str, ...]
    covered: tuple[str, ...]

    @property
    def attack(self) -> Query:
        """Attacks by the bound, and those of nobody named on the covered."""
        return Query(type="ASSAULT", actors=self.bound, unnamed=self.covered)

    @property
    def strike(self) -> Query:
        """Attacks by the covered on the bound."""
        return Query(type="ASSAULT", actors=self.covered, recipients=self.bound)

    @property
    def renounced(self) -> Query:
        """The bound say that they hold to it no longer."""
        return Query(type="REJECT", about="CONCEDE", actors=self.bound)


def sides(truce: Standing, known: History, casebook: Casebook, kin: Kin) -> Sides:
    """Who is bound and who is covered, as far as the case tells."""
    parties = [party.actor_id for party in truce.parties if party.actor_id and party.actor_id in casebook.actors]
    armed = [name for name in parties if _armed(name, casebook, kin)]
    bound = kin.below(armed or parties)
    struck = {
        party.actor_id
        for incident in known.incidents
        if incident.type in ("ASSAULT", "THREATEN", "CONCEDE", "RETREAT")
        and any(party.actor_id in bound for party in incident.actors)
        for party in incident.recipients
        if party.actor_id and not kin.of(party.actor_id) & set(bound)
    }
    others = {name for name in parties if name not in bound}
    covered = kin.below(sorted(struck | others))
    return Sides(bound=bound, covered=tuple(name for name in covered if name not in bound))


def askable(truce: Standing, casebook: Casebook, kin: Kin) -> bool:
    """Whether enough is known to ask about it: an armed non-state party, or two known parties."""
    parties = {party.actor_id for party in truce.parties if party.actor_id and party.actor_id in casebook.actors}
    return len(parties) >= 2 or any(_armed(name, casebook, kin) for name in parties)


def _armed(name: str, casebook: Casebook, kin: Kin) -> bool:
    """Whether it is a non-state party, or a coalition of such."""
    kind = casebook.actors[name].kind
    if kind != "coalition":
        return kind in NON_STATE
    return any(casebook.actors[part].kind in NON_STATE for part in kin.below([name]) if part in casebook.actors)


def asked_of(question: Question) -> dict[str, Any]:
    """The rule as a table: `resolve`, `query` and what else it needs."""
    told: dict[str, Any] = json.loads(question.rule)
    return told


def open_question(
    kind: str,
    texts: tuple[str, str],
    truce: Standing,
    bound: Sides,
    *,
    asked: tuple[date, date | None],
    settled: Mapping[str, Any],
) -> Question:
    """A question of that kind about a truce, asked on a day about a deadline; of these its id is made."""
    opened, deadline = asked
    return Question(
        id=record_id("question", kind, truce.id, opened.isoformat(), deadline.isoformat() if deadline else None),
        text_ar=texts[0],
        text_en=texts[1],
        kind=kind,
        actor_ids=bound.bound[:8],
        truce_id=truce.id,
        opened=opened,
        deadline=deadline,
        rule=json.dumps(settled, ensure_ascii=False, sort_keys=True),
        source_rule="incidents of this case, from all its publishers, merged; documents published by the day after",
    )


def target_of(question: Question, bound: Sides, *, days: int) -> Target:
    """What a model is to forecast for the question."""
    return Target(
        id=record_id("target", question.id, days),
        kind=question.kind,
        event_type="ASSAULT",
        actor_ids=bound.covered if question.kind == "strike" else bound.bound,
        recipient_ids=() if question.kind == "strike" else bound.covered,
        window_days=days,
        truce_id=question.truce_id,
        question_id=question.id,
    )


def settle(question: Question, known: History, kin: Kin) -> Question:
    """The question with its answer, once its deadline has come; as it was where it has not, or is settled.

    `answer` is 1 or 0 for a yes or a no, else the count or the days.  Void
    where fewer than half of the weeks of the window had any report.
    """
    if question.status != "open" or question.deadline is None or known.origin <= question.deadline:
        return question
    days = (question.deadline - question.opened).days
    if coverage(replace(known, origin=question.deadline), max(days, 7)) < WATCHED:
        return replace(question, status="void", resolved=known.origin)
    told = asked_of(question)
    answer = _SETTLED[told["resolve"]](question, told, known, kin)
    if answer is None:
        return replace(question, status="void", resolved=known.origin)
    return replace(question, status="resolved", answer=answer, resolved=known.origin)


def prior_pace(known: History, asked: Asked, before: date, *, days: int = PACE_DAYS) -> float | None:
    """Deeds a day over the days before, as far as they were watched; `None` where fewer than four weeks were."""
    if known.since is None:
        return None
    first = max(known.since, before - timedelta(days=days))
    watched = (before - first).days
    return len(between(known, asked, first, before - timedelta(days=1))) / watched if watched >= 28 else None


def _within(question: Question, told: Mapping[str, Any], known: History, kin: Kin) -> int:
    asked = Asked(query=query(told["query"]), kin=kin)
    return len(between(known, asked, question.opened + timedelta(days=1), question.deadline or question.opened))


def _none(question: Question, told: Mapping[str, Any], known: History, kin: Kin) -> float | None:
    return float(_within(question, told, known, kin) == 0)


def _any(question: Question, told: Mapping[str, Any], known: History, kin: Kin) -> float | None:
    return float(_within(question, told, known, kin) > 0)


def _total(question: Question, told: Mapping[str, Any], known: History, kin: Kin) -> float | None:
    return float(_within(question, told, known, kin))


def _declared(question: Question, told: Mapping[str, Any], known: History, kin: Kin) -> float | None:
    """Kept unless somebody bound renounced it, or the case holds it for over before its day."""
    truce = next((one for one in known.truces if question.truce_id in one.truce_ids), None)
    over = truce is not None and truce.status in OVER and truce.turned <= (question.deadline or truce.turned)
    return float(not over and _within(question, told, known, kin) == 0)


def _pace(question: Question, told: Mapping[str, Any], known: History, kin: Kin) -> float | None:
    """Whether the pace was at most, or more than, the share of the pace that the rule itself holds."""
    days = max(((question.deadline or question.opened) - question.opened).days, 1)
    limit = told["share"] * told["pace_a_day"] * days
    seen = _within(question, told, known, kin)
    return float(seen <= limit if told["resolve"] == "pace-at-most" else seen > limit)


def _days_to(question: Question, told: Mapping[str, Any], known: History, kin: Kin) -> float | None:
    """Days to the first; the whole window and one more where none came."""
    asked = Asked(query=query(told["query"]), kin=kin)
    last = question.deadline or question.opened
    found = between(known, asked, question.opened + timedelta(days=1), last)
    first = min((day for incident in found if (day := day_of(incident))), default=last + timedelta(days=1))
    return float((first - question.opened).days)


_SETTLED = {
    "none": _none,
    "any": _any,
    "total": _total,
    "declared": _declared,
    "pace-at-most": _pace,
    "pace-above": _pace,
    "days-to": _days_to,
}


def told_query(asked: Query) -> dict[str, Any]:
    """The query as the table that a rule holds."""
    told: dict[str, Any] = json.loads(rule(asked))
    return told
