"""Scenario trees: leaves that exclude one another, each with three numbers kept apart.

Base rate (the prior of its reference class), model (the prior moved by the
indicators that are seen), with judgement (the model pooled with what analysts
said, dated and named).  Each step earns its own score.  The tree is a table in
the casebook; here is only the arithmetic, and the check that leaves are
exclusive and leave nothing out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from hudna.outlook.history import History, coverage, day_of
from hudna.outlook.queries import Asked, Kin, between, query, recent
from hudna.records import Problem

SEEN, ABSENT, NOT_OBSERVABLE = "seen", "absent", "not-observable"
# A ratio that no thirty past truces stand behind may not move the odds by more than this.
MOST, LEAST = 3.0, 1 / 3
WATCHED = 0.5
SUREST = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is watched for a leaf: a saved query, and how its being seen multiplies the odds.

    `n` is on how many past truces the ratio was estimated, 0 where it is a
    judgement.  Indicators of one `group` tell much the same and are shrunken
    together.
    """

    id: str
    label_ar: str
    label_en: str
    ratio: float
    n: int
    group: str
    query: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One scenario: `prior` its share of the reference class, `otherwise` where nothing named happens."""

    id: str
    label_ar: str
    label_en: str
    prior: float
    reference_class: str
    n: int
    n_unknown: int
    otherwise: bool
    ends_with: tuple[Mapping[str, Any], ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A question with its leaves; the first deed named in a leaf's `ends_with` within the horizon decides."""

    id: str
    question_ar: str
    question_en: str
    horizon_days: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What an analyst said of a leaf on a day."""

    leaf_id: str
    probability: float
    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """An indicator on the day: its state, the incidents behind it, the ratio that counted."""

    indicator: Indicator
    state: str
    incident_ids: tuple[str, ...]
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A leaf with its three numbers; `judged` is `None` where nobody judged."""

    leaf: Leaf
    base: float
    model: float
    judged: float | None
    watched: tuple[Watched, ...]


def tree(told: Mapping[str, Any]) -> Tree | list[Problem]:
    """A tree of the casebook, or all that is wrong with it: shares that miss one, no rest, ratios beyond the cap."""
    made = Tree(
        id=told["id"],
        question_ar=told["question_ar"],
        question_en=told["question_en"],
        horizon_days=int(told["horizon_days"]),
        leaves=tuple(_leaf(leaf) for leaf in told.get("leaf", ())),
    )
    found = list(_faults(made))
    return found or made


def forecast(
    asked: Tree,
    known: History,
    kin: Kin,
    *,
    judgements: Iterable[Judgement] = (),
    weights: Mapping[str, float] | None = None,
) -> tuple[Stated, ...]:
    """The three numbers of each leaf on the origin day.

    odds_i = odds(prior_i) x prod over groups g of (prod of ratios seen in g)^(1 / sqrt(k_g)), with k_g the number
    seen in it; shares are then divided by their sum.

    Args:
        asked: the tree.
        known: what was known on the origin day.
        kin: who belongs to whom.
        judgements: of analysts; of each the latest by the origin counts.
        weights: by analyst, from their own scores; equal until twenty of their questions are resolved.

    Returns:
        One `Stated` a leaf; base rates, models and judged numbers each sum to one.
    """
    watched = [tuple(watch(one, known, kin) for one in leaf.indicators) for leaf in asked.leaves]
    base = [leaf.prior for leaf in asked.leaves]
    model = renormalised([_moved(leaf.prior, seen) for leaf, seen in zip(asked.leaves, watched, strict=True)])
    judged = _judged(asked, model, [one for one in judgements if one.on <= known.origin], weights or {})
    return tuple(
        Stated(leaf=leaf, base=b, model=m, judged=j, watched=w)
        for leaf, b, m, j, w in zip(asked.leaves, base, model, judged, watched, strict=True)
    )


def watch(indicator: Indicator, known: History, kin: Kin) -> Watched:
    """The state of an indicator: not observable where no more than half of the weeks of its window had a report."""
    asked = Asked(query=query(indicator.query), kin=kin)
    found = recent(known, asked)
    ids = tuple(incident.id for incident in found)
    holds = len(found) >= asked.query.at_least and (asked.query.at_most is None or len(found) <= asked.query.at_most)
    blind = coverage(known, asked.query.window_days or 30) <= WATCHED
    # What was seen was seen; only silence needs somebody who watched.
    if blind and not (holds and found):
        return Watched(indicator=indicator, state=NOT_OBSERVABLE, incident_ids=ids, ratio=1.0)
    if not holds:
        return Watched(indicator=indicator, state=ABSENT, incident_ids=ids, ratio=1.0)
    return Watched(indicator=indicator, state=SEEN, incident_ids=ids, ratio=capped(indicator))


def capped(indicator: Indicator) -> float:
    """The likelihood ratio as it counts: between 1/3 and 3 unless thirty past truces stand behind it."""
    return indicator.ratio if indicator.n >= 30 else float(np.clip(indicator.ratio, LEAST, MOST))


def pooled(probabilities: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """Several people's probabilities as one: the geometric mean of their odds, weighted.

    odds = prod odds_i^(w_i / sum w).  Nothing is made more extreme.

    Raises:
        ValueError: none is given, or a weight is negative.

    Source: Satopaa et al. (2014), Combining multiple probability predictions
        using a simple logit model, International Journal of Forecasting 30.
    """
    shares = np.ones(len(probabilities)) if weights is None else np.asarray(weights, dtype=float)
    if not len(probabilities) or (shares < 0).any() or not shares.sum():
        raise ValueError("at least one probability with a weight is needed")
    odds = np.average(_log_odds(np.asarray(probabilities, dtype=float)), weights=shares)
    return float(1 / (1 + np.exp(-odds)))


def decided(asked: Tree, known: History, kin: Kin, *, opened: date) -> str | None:
    """The leaf that the first deed after the opening decides; the rest when the horizon is over; `None` till then."""
    last = opened + timedelta(days=asked.horizon_days)
    first: tuple[date, str] | None = None
    for leaf in asked.leaves:
        for told in leaf.ends_with:
            for incident in between(known, Asked(query=query(told), kin=kin), opened + timedelta(days=1), last):
                day = day_of(incident)
                if day is not None and (first is None or day < first[0]):
                    first = (day, leaf.id)
    if first is not None:
        return first[1]
    return next(leaf.id for leaf in asked.leaves if leaf.otherwise) if known.origin > last else None


def renormalised(shares: Sequence[float]) -> list[float]:
    """The shares divided by their sum."""
    total = float(sum(shares))
    return [share / total for share in shares]


def _judged(
    asked: Tree, model: Sequence[float], judgements: Sequence[Judgement], weights: Mapping[str, float]
) -> list[float | None]:
    """The model and each analyst as one voice each; only leaves of a tree that somebody judged."""
    latest: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda one: one.on):
        latest[one.leaf_id, one.by] = one
    if not latest:
        return [None] * len(model)
    voices = []
    for leaf, share in zip(asked.leaves, model, strict=True):
        said = [one for (leaf_id, _), one in latest.items() if leaf_id == leaf.id]
        told = [share, *(one.probability for one in said)]
        voices.append(pooled(told, [1.0, *(weights.get(one.by, 1.0) for one in said)]))
    return list(renormalised(voices))


def _moved(prior: float, watched: Iterable[Watched]) -> float:
    groups: dict[str, list[float]] = {}
    for one in watched:
        if one.state == SEEN:
            groups.setdefault(one.indicator.group, []).append(np.log(one.ratio))
    push = sum(sum(logs) / np.sqrt(len(logs)) for logs in groups.values())
    return float(1 / (1 + np.exp(-(_log_odds(np.array([prior]))[0] + push)))) if push else prior


def _log_odds(probability: Any) -> Any:
    held = np.clip(probability, SUREST, 1 - SUREST)
    return np.log(held / (1 - held))


def _leaf(told: Mapping[str, Any]) -> Leaf:
    return Leaf(
        id=told["id"],
        label_ar=told["label_ar"],
        label_en=told["label_en"],
        prior=float(told["prior"]),
        reference_class=told.get("reference_class", ""),
        n=int(told.get("n", 0)),
        n_unknown=int(told.get("n_unknown", 0)),
        otherwise=bool(told.get("otherwise", False)),
        ends_with=tuple(told.get("ends_with", ())),
        indicators=tuple(_indicator(one) for one in told.get("indicator", ())),
    )


def _indicator(told: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=told["id"],
        label_ar=told["label_ar"],
        label_en=told["label_en"],
        ratio=float(told["likelihood_ratio"]),
        n=0 if told.get("judgement", True) else int(told.get("n", 0)),
        # Deeds of one type are told of together, by the same reports.
        group=str(told.get("group", told["query"]["type"])),
        query=told["query"],
    )


def _faults(made: Tree) -> Iterable[Problem]:
    total = sum(leaf.prior for leaf in made.leaves)
    if abs(total - 1) > 1e-6:
        yield _fault(made, "priors", f"its leaves sum to {total:.3f}", "Change the priors until they sum to 1.")
    if sum(leaf.otherwise for leaf in made.leaves) != 1:
        yield _fault(made, "otherwise", "not exactly one leaf stands where nothing happens", "Mark one `otherwise`.")
    for leaf in made.leaves:
        if not 0 < leaf.prior < 1:
            yield _fault(made, "prior", f"the prior of {leaf.id} is {leaf.prior}", "Give a share between 0 and 1.")
        if not leaf.otherwise and not leaf.ends_with:
            yield _fault(made, "undecidable", f"nothing decides {leaf.id}", "Name a deed in `ends_with`.")
        for one in leaf.indicators:
            if one.n < 30 and not LEAST - 1e-9 <= one.ratio <= MOST + 1e-9:
                yield _fault(
                    made, "ratio", f"{one.id} has a ratio of {one.ratio}, a judgement", "Keep it within 1/3 to 3."
                )


def _fault(made: Tree, code: str, message: str, hint: str) -> Problem:
    return Problem(stage="outlook", about=f"scenarios.toml, tree {made.id}", code=code, message=message, hint=hint)
