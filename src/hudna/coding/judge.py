"""Does a candidate report an event, and did it happen?

Two small linear models with features that can be printed; their weights lie
under `lang/ar/models/`, made by `training/event_model.py` and
`training/status_model.py`.  A sentence that stands alone is judged with the
weights for lone sentences on top of the common ones (Daumé 2007, "Frustratingly
easy domain adaptation"): wires and headlines tell what is new, articles also
what is known.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis
from hudna.coding.scene import Scene, Scenes, features, surroundings
from hudna.coding.status import STATUSES, Status, status, told
from hudna.coding.triggers import Candidate

LONE = "lone "
"""Before a feature's name: its weight for lone sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What was decided of a candidate.

    `reports` is the model's value, 0 to 1; `status` is occurred, planned,
    conditional, possible or denied; `condition` the code points of the words
    on which a conditional deed hangs; `cues` the words that decided the
    status; `rule` the name of the rule that did; `reasons` each feature with
    its weight, the strongest first.
    """

    reports: float
    accepted: bool
    status: str
    condition: tuple[int, int] | None = None
    cues: tuple[str, ...] = ()
    rule: str = ""
    reasons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Weights:
    """The weights of both models: events, and for each status but the first its own; `threshold` where to accept.

    `threshold_lone` is that of lone sentences.
    """

    event: Mapping[str, float] = field(default_factory=dict)
    threshold: float = 0.5
    threshold_lone: float = 0.5
    status: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@cache
def shipped() -> Weights:
    """The weights that travel in the wheel."""
    folder = files("hudna.lang.ar").joinpath("models")
    event = json.loads(folder.joinpath("event.json").read_text(encoding="utf-8"))
    statuses = json.loads(folder.joinpath("status.json").read_text(encoding="utf-8"))
    return Weights(event["weights"], event["threshold"], event["threshold_lone"], statuses["weights"])


class Judge:
    """Made once from a casebook, then called for the candidates of each analysis."""

    def __init__(self, casebook: Casebook, weights: Weights | None = None) -> None:
        self._scenes = Scenes(casebook)
        self._weights = weights or shipped()

    def __call__(
        self, analysis: Analysis, candidates: Sequence[Candidate], *, reasons: bool = False
    ) -> tuple[tuple[Candidate, Judgement], ...]:
        """Each candidate with its judgement, rejected ones included; `reasons` fills in why."""
        return tuple(
            (candidate, judgement)
            for scene in self._scenes(analysis, candidates)
            for candidate, judgement in self._scene(scene, reasons=reasons)
        )

    def _scene(self, scene: Scene, *, reasons: bool) -> list[tuple[Candidate, Judgement]]:
        weights = self._weights
        common = sum(weights.event.get(LONE + name, 0.0) for name in surroundings(scene)) if scene.lone else 0.0
        judged = []
        for candidate in scene.candidates:
            names = features(scene, candidate)
            score = common + sum(weights.event.get(name, 0.0) for name in names)
            if scene.lone:
                score += sum(weights.event.get(LONE + name, 0.0) for name in names)
            value = 1 / (1 + math.exp(-score))
            ruled = self._status(scene, candidate)
            judged.append(
                (
                    candidate,
                    Judgement(
                        reports=value,
                        accepted=value >= (weights.threshold_lone if scene.lone else weights.threshold),
                        status=ruled.status,
                        condition=ruled.condition,
                        cues=ruled.cues,
                        rule=ruled.rule,
                        reasons=self._reasons(names, lone=scene.lone) if reasons else (),
                    ),
                )
            )
        return judged

    def _status(self, scene: Scene, candidate: Candidate) -> Status:
        ruled = status(scene, candidate)
        models = self._weights.status
        if not models:
            return ruled
        names = told(scene, candidate, ruled)
        scores = {kind: sum(models[kind].get(name, 0.0) for name in names) for kind in STATUSES if kind in models}
        best = max(scores, key=scores.__getitem__)
        if best == ruled.status:
            return ruled
        return Status(best, f"model over {ruled.rule}", ruled.cues, ruled.condition)

    def _reasons(self, names: Sequence[str], *, lone: bool) -> tuple[tuple[str, float], ...]:
        weights = self._weights.event
        told_of = [(name, weights.get(name, 0.0) + (weights.get(LONE + name, 0.0) if lone else 0.0)) for name in names]
        return tuple(sorted((pair for pair in told_of if pair[1]), key=lambda pair: -abs(pair[1])))
