"""The ledger of forecasts: what is due, how it came out, and a chain that shows that nothing was changed.

Pure functions over records; keeping them is the store's work, which only
appends.  A question counts once, with the mean score over the days that it
stood open.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from hudna.outlook import scores
from hudna.outlook.history import History
from hudna.outlook.queries import Kin
from hudna.outlook.questions import settle
from hudna.outlook.tables import Track
from hudna.records import Forecast, Question, Score, Target, row

YES_OR_NO = ("truce-declared", "truce-strict", "truce-tempo", "pace", "strike")


def due(questions: Iterable[Question], known: History, kin: Kin) -> list[Question]:
    """Questions that the day settles or voids, changed; open ones and those settled before are left out."""
    told = [(question, settle(question, known, kin)) for question in questions]
    return [after for before, after in told if after != before]


def score(question: Question, forecast: Forecast, *, baseline: float | None = None) -> list[Score]:
    """How one forecast of a resolved question came out: brier and log for yes or no, crps for counts.

    Args:
        question: resolved, with its answer.
        forecast: draws of 0 and 1, or of counts.
        baseline: for yes or no, the base rate that was printed beside it; its own score stands in `Score.baseline`.
    """
    if question.answer is None or not forecast.draws:
        return []
    if question.kind not in YES_OR_NO:
        value = scores.crps(np.array([forecast.draws]), np.array([question.answer]))[0]
        return [Score(forecast_id=forecast.id, rule="crps", value=float(value), baseline=baseline)]
    p, y = [probability(question, forecast)], [question.answer]
    rules = {"brier": scores.brier, "log": scores.log_score}
    plain = {name: None if baseline is None else float(rule([baseline], y)[0]) for name, rule in rules.items()}
    return [
        Score(forecast_id=forecast.id, rule=name, value=float(rule(p, y)[0]), baseline=plain[name])
        for name, rule in rules.items()
    ]


def probability(question: Question, forecast: Forecast) -> float:
    """The probability that the draws give to a yes, under the question's own rule."""
    told = json.loads(question.rule)
    draws = np.array(forecast.draws)
    if forecast.model == "truce-breaks" or told["resolve"] == "declared":
        return float(draws.mean())
    days = max(((question.deadline or question.opened) - question.opened).days, 1)
    if told["resolve"] == "none":
        return float((draws < 0.5).mean())
    if told["resolve"] == "any":
        return float((draws > 0.5).mean())
    limit = told["share"] * told["pace_a_day"] * days
    return float((draws <= limit).mean() if told["resolve"] == "pace-at-most" else (draws > limit).mean())


def question_score(question: Question, forecasts: Sequence[Forecast], rule: str) -> float | None:
    """The mean score of a question over the days that it stood open; `None` where nothing was forecast in time."""
    if question.resolved is None or question.deadline is None:
        return None
    told = {}
    for forecast in sorted(forecasts, key=lambda one: one.origin):
        if question.opened <= forecast.origin <= question.deadline:
            found = [one.value for one in score(question, forecast) if one.rule == rule]
            told.update({forecast.origin.toordinal(): value for value in found})
    if not told:
        return None
    opened, closed = question.opened.toordinal(), question.deadline.toordinal()
    return scores.time_averaged(list(told), list(told.values()), opened=opened, closed=closed)


def live_record(
    questions: Iterable[Question],
    targets: Iterable[Target],
    forecasts: Iterable[Forecast],
    baselines: Mapping[str, float],
) -> dict[str, Track]:
    """The case's own record by kind of question; hindcasts (`live` false) are left out.

    Args:
        questions: the newest state of each.
        targets: of the forecasts.
        forecasts: the whole ledger.
        baselines: the base rate printed beside each yes-or-no question, by question id.
    """
    asked = {target.id: target.question_id for target in targets}
    by_question: dict[str | None, list[Forecast]] = {}
    for forecast in forecasts:
        if forecast.live:
            by_question.setdefault(asked.get(forecast.target_id), []).append(forecast)
    found: dict[str, list[tuple[float, float]]] = {}
    for question in questions:
        if question.status != "resolved" or question.answer is None or question.kind not in YES_OR_NO:
            continue
        value = question_score(question, by_question.get(question.id, []), "brier")
        if value is not None and question.id in baselines:
            plain = float(scores.brier([baselines[question.id]], [question.answer])[0])
            found.setdefault(question.kind, []).append((value, plain))
    return {kind: _track(kind, pairs) for kind, pairs in found.items()}


def chained(records: Iterable[Any], previous: str = "") -> list[str]:
    """A digest a record, each made of the one before it and of the record's row: a change anywhere changes the rest."""
    digests = []
    for record in records:
        told = json.dumps(row(record), ensure_ascii=False, sort_keys=True)
        previous = hashlib.sha256(f"{previous}\n{told}".encode()).hexdigest()
        digests.append(previous)
    return digests


def first_changed(records: Sequence[Any], digests: Sequence[str]) -> int | None:
    """The place of the first record that the digests do not bear out; `None` where all hold."""
    made = chained(records)
    return next((n for n, (one, two) in enumerate(zip(made, digests, strict=False)) if one != two), None)


def _track(kind: str, pairs: Sequence[tuple[float, float]]) -> Track:
    ours, plain = (float(np.mean(values)) for values in zip(*pairs, strict=True))
    return Track(
        kind=kind, horizon_days=None, rule="brier", n=len(pairs), score=ours, baseline=plain,
        baseline_name="base rate", skill=scores.skill(ours, plain) or 0.0, skill_low=None, skill_high=None,
        log_score=None, slope=None, coverage=None, raw_coverage=None, hindcast=False, source="this case",
    )  # fmt: skip
