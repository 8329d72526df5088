"""The outlook: questions about a truce, answered from what was known on a day.

`look_ahead` opens the questions, forecasts and answers them; it reads nothing
and writes nothing.  `MODELS` is the table of models.  Nothing here reaches the
store, so nothing can see the future.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hudna.casebook import Casebook
from hudna.outlook import answers as answering
from hudna.outlook import history as past
from hudna.outlook import queries, scenarios
from hudna.outlook.answers import Answer
from hudna.outlook.forecasts import MODELS
from hudna.outlook.history import History
from hudna.outlook.questions import askable
from hudna.outlook.tables import Track
from hudna.records import Event, Forecast, Incident, Problem, Question, Target, Truce

__all__ = ["MODELS", "Added", "Ahead", "Answer", "History", "Told", "look_ahead"]
# Truces told of in passing fill a large case; the ones told of most are answered.
MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What is expected on the origin day: for the ledger (questions, targets, forecasts) and for readers (answers)."""

    origin: date
    history: History
    questions: tuple[Question, ...]
    targets: tuple[Target, ...]
    forecasts: tuple[Forecast, ...]
    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...]
    trees: tuple[tuple[scenarios.Tree, tuple[scenarios.Stated, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that a case holds to look ahead from; `published` is the day of each document that states one.

    Incidents, events and truces are every one of the case: what was told after
    the origin is taken out of them here.
    """

    incidents: Iterable[Incident]
    events: Iterable[Event]
    truces: Iterable[Truce]
    published: Mapping[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What analysts and the ledger add to what documents told.

    `deadlines` are days by id of a telling of a truce, an id that is not there
    is a problem; `live` is the case's own record by kind of question, see
    `ledger.live_record`; `judgements` of leaves are dated and named.
    """

    deadlines: Mapping[str, date] = field(default_factory=dict)
    live: Mapping[str, Track] = field(default_factory=dict)
    judgements: tuple[scenarios.Judgement, ...] = ()


NOTHING = Added()


def look_ahead(casebook: Casebook, told: Told, *, origin: date, added: Added = NOTHING, seed: int = 0) -> Ahead:
    """Open and answer the questions about the truces that stand on the origin day.

    Args:
        casebook: the casebook of the case.
        told: what the case holds.
        origin: the day of the forecast.
        added: what analysts and the ledger add.
        seed: where chance begins; equal seeds, equal answers.

    Returns:
        Questions, targets, forecasts and answers; problems where nothing can be asked.
    """
    truces = list(told.truces)
    known = past.history(told.incidents, told.events, truces, told.published, origin=origin, deadlines=added.deadlines)
    kin = queries.kin(casebook)
    live_ones = [one for one in known.truces if one.status in past.STANDING and not past.lapsed(one, origin)]
    standing = [one for one in live_ones if askable(one, casebook, kin)]
    standing = sorted(standing, key=lambda one: (len(one.truce_ids), one.turned, one.id), reverse=True)[:MOST]
    made = [
        one
        for truce in standing
        for one in answering.answers(answering.look(casebook, known, truce, kin, seed=seed, live=added.live))
    ]
    trees, faults = _trees(casebook, known, kin, standing, list(added.judgements))
    return Ahead(
        origin=origin,
        history=known,
        questions=tuple(answer.question for answer, _, _ in made),
        targets=tuple(target for _, target, _ in made if target is not None),
        forecasts=tuple(forecast for _, _, forecast in made if forecast is not None),
        answers=tuple(answer for answer, _, _ in made),
        problems=(*_problems(known, standing, truces, added.deadlines), *faults),
        trees=tuple(trees),
    )


def _trees(
    casebook: Casebook,
    known: History,
    kin: queries.Kin,
    standing: list[past.Standing],
    judgements: list[scenarios.Judgement],
) -> tuple[list[tuple[scenarios.Tree, tuple[scenarios.Stated, ...]]], list[Problem]]:
    """The casebook's trees about truces that stand: those that share a party with one."""
    made, faults = [], []
    parties = {above for one in standing for party in one.parties for above in kin.of(party.actor_id)}
    for told in casebook.trees:
        tree = scenarios.tree(told)
        if isinstance(tree, list):
            faults += tree
        elif parties & set(told.get("parties", ())):
            made.append((tree, scenarios.forecast(tree, known, kin, judgements=judgements)))
    return made, faults


def _problems(
    known: History, standing: list[past.Standing], told: list[Truce], deadlines: Mapping[str, date]
) -> list[Problem]:
    found = []
    if not known.days:
        found.append(
            _problem(
                "no-day",
                "no document was published by then, or none states its day.",
                "Give a later --origin, or run again with --published.",
            )
        )
    elif not standing:
        found.append(
            _problem("no-truce", "no truce between known actors stands on this day: there is nothing to ask about.", "")
        )
    for name in sorted(set(deadlines) - {truce.id for truce in told}):
        message = f"a deadline was given for {name}, which is no truce of this case."
        found.append(_problem("no-such-truce", message, "Take an id from `hudna outlook --json`.", fatal=True))
    return found


def _problem(code: str, message: str, hint: str, *, fatal: bool = False) -> Problem:
    return Problem(stage="outlook", about="the case", code=code, message=message, hint=hint, fatal=fatal)
