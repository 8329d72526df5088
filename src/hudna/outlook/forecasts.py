"""Models as functions from a history cut at a day to a forecast: `MODELS` is the table.

A target's deeds are those of its actors, or those of nobody named on its
recipients.  Forecasts about counts answer in totals over the window; those
about yes-or-no questions in draws of 0 and 1 whose mean is the probability.
"""

import functools
from collections.abc import Callable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from hudna.outlook import history as past
from hudna.outlook import tables, tempo
from hudna.outlook.history import History, Standing
from hudna.records import Forecast, Incident, Target, record_id

Array = NDArray[np.float64]
KEPT = 500
# Below so many attacks a model knows nothing that their number does not say.
ENOUGH = 30
# A self-exciting model of days needs some weeks to learn from.
DAYS_ENOUGH = 56
# Below four weeks of watching not even a rate is known.
DAYS_LEAST = 28


def attacks(target: Target) -> Callable[[Incident], bool]:
    """Whether an incident is one of the deeds that the target counts."""
    doers, struck = set(target.actor_ids), set(target.recipient_ids)

    def counts(incident: Incident) -> bool:
        if incident.type != (target.event_type or "ASSAULT") or incident.status != "occurred":
            return False
        named = {party.actor_id for party in incident.actors if party.actor_id}
        if named & doers:
            return True
        return not named and any(party.actor_id in struck for party in incident.recipients)

    return counts


def paths(history: History, target: Target, *, seed: int, model: str = "expected") -> Array | None:
    """Draws of the number of deeds on each day of the window: shape (draws, days); `None` below four weeks of watching.

    `expected` falls back to one steady rate where deeds or days are too few.
    """
    counts = past.daily(history, attacks(target))
    if len(counts) < DAYS_LEAST:
        return None
    rng, days = np.random.default_rng(seed), target.window_days or 30
    scarce = counts.sum() < ENOUGH or len(counts) < DAYS_ENOUGH
    if model == "steady" or (model == "expected" and scarce):
        return tempo.scarce(int(counts.sum()), len(counts), days, rng)
    seen, recent = tempo.WINDOWS["day"]
    if model == "expected":
        return tempo.expected(counts, days, rng, windows=(seen, recent))
    return tempo.conflictology(counts, days, rng, window=seen)


def totals(history: History, target: Target, *, seed: int, model: str = "expected") -> Array | None:
    """Draws of the number of deeds in the window; `None` where nothing was watched."""
    drawn = paths(history, target, seed=seed, model=model)
    if drawn is None:
        return None
    counts, total = past.daily(history, attacks(target)), np.asarray(drawn.sum(1))
    if model != "expected" or counts.sum() < ENOUGH or drawn.shape[1] < 2:
        return total
    return tempo.stretched(total, trailing_errors(tuple(counts.tolist()), drawn.shape[1], seed))


@functools.lru_cache(maxsize=64)
def trailing_errors(counts: tuple[float, ...], days: int, seed: int) -> tuple[float, ...]:
    """How far off the pool would have been on this case's own last forty weeks, for windows that have closed.

    Each week sees only the days before it.  Fewer weeks than `tempo.stretched` asks for change nothing there, and
    are not reckoned here.
    """
    series = np.array(counts)
    last = len(series) - days
    origins = [at for at in range(last, DAYS_ENOUGH - 1, -7) if at > 0][:40][::-1]
    if len(origins) < 26:
        return ()
    rng, errors, fit = np.random.default_rng(seed), [], None
    for number, at in enumerate(origins):
        if number % 13 == 0:
            fit = tempo.fit_excitation(series[:at], fit)
        drawn = tempo.expected(series[:at], days, rng, windows=tempo.WINDOWS["day"], fit=fit, draws=600)
        errors.append(tempo.log_error(drawn.sum(1), float(series[at : at + days].sum())))
    return tuple(errors)


def tempo_expected(history: History, target: Target, *, origin: date, seed: int) -> Forecast:
    """Totals by the pool of models, or by one steady rate where attacks are too few."""
    return _forecast("expected", history, target, totals(history, target, seed=seed), origin=origin, seed=seed)


def tempo_steady(history: History, target: Target, *, origin: date, seed: int) -> Forecast:
    """Totals at one steady rate: the long-run baseline."""
    drawn = totals(history, target, seed=seed, model="steady")
    return _forecast("steady", history, target, drawn, origin=origin, seed=seed)


def tempo_lately(history: History, target: Target, *, origin: date, seed: int) -> Forecast:
    """Totals of days like those of the last four weeks: the plain baseline."""
    drawn = totals(history, target, seed=seed, model="lately")
    return _forecast("lately", history, target, drawn, origin=origin, seed=seed)


def truce_breaks(history: History, target: Target, *, origin: date, seed: int) -> Forecast:
    """Whether the truce is declared broken within the window: draws of 0 and 1.

    The traits of the truce are those that its `Standing` tells; region and
    country are not known to a history, see `tables.breakdown` for both.
    """
    truce = next(one for one in history.truces if one.id == target.truce_id)
    lasted = outlived(truce, origin)
    probability = tables.breakdown(traits_of(truce), float(target.window_days or 30), outlived=lasted)
    return yes_or_no("truce-breaks", history, target, probability, origin=origin, seed=seed)


MODELS: dict[str, Callable[..., Forecast]] = {
    "expected": tempo_expected,
    "steady": tempo_steady,
    "lately": tempo_lately,
    "truce-breaks": truce_breaks,
}


def traits_of(truce: Standing, *, region: str | None = None, country: str | None = None) -> tables.Traits:
    """What a standing truce tells the models; a term whose number was lost is a term all the same."""
    one_sided = len(truce.parties) == 1 or truce.kind == "suspension of attacks"
    return tables.Traits(
        term_days=truce.term_days,
        fixed=truce.term_days is not None or truce.lost,
        unilateral=one_sided,
        region=region,
        country=country,
    )


def outlived(truce: Standing, origin: date) -> float:
    """Days that the truce has lasted on the origin day; 0 on the day of effect and before."""
    return float(max((origin - truce.began).days, 0)) if truce.began else 0.0


def yes_or_no(model: str, history: History, target: Target, probability: float, *, origin: date, seed: int) -> Forecast:
    """A probability as draws of 0 and 1: as many ones as it asks for, to one in five hundred."""
    ones = round(probability * KEPT)
    drawn = np.concatenate([np.ones(ones), np.zeros(KEPT - ones)])
    return _forecast(model, history, target, drawn, origin=origin, seed=seed)


def _forecast(
    model: str, history: History, target: Target, drawn: Array | None, *, origin: date, seed: int
) -> Forecast:
    if origin < history.origin:
        raise ValueError("the history holds days after the origin; cut it first")
    kept = () if drawn is None else tuple(float(value) for value in _thinned(drawn))
    return Forecast(
        id=record_id("forecast", model, target.id, origin.isoformat(), seed, history.digest),
        model=model,
        target_id=target.id,
        origin=origin,
        draws=kept,
        seed=seed,
        data_digest=history.digest,
        casebook_digest="",
    )


def _thinned(drawn: Array) -> Array:
    """Five hundred draws at even steps of their order: what the ledger keeps."""
    if len(drawn) <= KEPT:
        return drawn
    order = np.sort(drawn)
    return np.asarray(order[((np.arange(KEPT) + 0.5) * len(order) / KEPT).astype(int)])
