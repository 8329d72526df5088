"""Does a candidate report an event, and did it happen?

Small linear models with features that can be printed; their weights lie under
`lang/ar/models/`, made by `training/event_model.py`.  In an article each
candidate is judged by itself.  A document of one sentence, as a wire or a
headline is, passes a gate first: does the sentence as a whole report a deed of
the type?  Lone sentences that do tell what is new; most that hold the same
words tell what is known, feared or disputed.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Any

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis
from hudna.coding.choice import Block, Sums, spelled
from hudna.coding.content import content
from hudna.coding.doubles import doubles
from hudna.coding.factual import Status
from hudna.coding.happening import doubtful
from hudna.coding.reporting import reports, sentence_features
from hudna.coding.scene import Scene, Scenes
from hudna.coding.status import FIRM, WEAK, stated, status, telling
from hudna.coding.triggers import Candidate
from hudna.coding.uttered import uttered_on

Reasons = tuple[tuple[str, float], ...]


@dataclass(slots=True, kw_only=True)
class Judgement:
    """What was decided of a candidate.

    `reports` is the model's value, 0 to 1; `status` is occurred, planned,
    conditional, possible or denied; `condition` the code points of the words
    on which a conditional deed hangs; `cues` the words that decided the
    status; `rule` the name of the rule that did; `reasons` each feature with
    its weight, the strongest first; `held` why it is no event whatever the
    model says.  Where a candidate is not accepted and nobody asked for
    reasons, its status says nothing.
    """

    reports: float
    accepted: bool
    status: str
    condition: tuple[int, int] | None = None
    cues: tuple[str, ...] = ()
    rule: str = ""
    reasons: Reasons = ()
    held: str = ""


SHUT = "the gate is shut"
TWICE = "told by another word"
_UNASKED = Status("possible", "reports nothing")


def logistic(total: float) -> float:
    """The value, 0 to 1, of a sum of weights."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True)
class Model:
    """A logistic model: weights by feature, the value from which it says yes, and that from which it is unsure."""

    weights: Mapping[str, float]
    threshold: float
    unsure: float = 1.0

    def score(self, names: Iterable[str]) -> float:
        """The value, 0 to 1."""
        return logistic(sum(map(self.weights.get, set(names), repeat(0.0))))

    def reasons(self, names: Iterable[str]) -> Reasons:
        """Each feature that weighs, the strongest first."""
        weighed = [(name, self.weights[name]) for name in set(names) if name in self.weights]
        return tuple(sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0])))


@dataclass(frozen=True)
class Weights:
    """The models: `event` for candidates, `gates` by type for lone sentences, `status` weights by status.

    `doubt` says whether what no rule turned did not happen after all.
    """

    event: Model
    gates: Mapping[str, Model] = field(default_factory=dict)
    status: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    doubt: Model | None = None


@cache
def shipped() -> Weights:
    """The weights that travel in the wheel."""
    folder = files("hudna.lang.ar").joinpath("models")
    event = json.loads(folder.joinpath("event.json").read_text(encoding="utf-8"))
    statuses = json.loads(folder.joinpath("status.json").read_text(encoding="utf-8"))
    return Weights(
        Model(event["event"]["weights"], event["event"]["threshold"]),
        {kind: Model(gate["weights"], gate["threshold"], gate["unsure"]) for kind, gate in event["gates"].items()},
        statuses["weights"],
        Model(statuses["doubt"]["weights"], statuses["doubt"]["threshold"]) if "doubt" in statuses else None,
    )


@dataclass(frozen=True)
class _Gate:
    """What a gate says of a lone sentence: all its candidates of the type pass or none, toll beside act included.

    Where the model is unsure they pass as possible, never as occurred.  Where
    it is sure, though weak cues spoke against every candidate (`occurred` is
    false), it is believed: the sentence as a whole says more than a purpose or
    a doubt a few words off.
    """

    model: Model
    names: set[str]
    value: float
    occurred: bool

    @property
    def opens(self) -> bool:
        return self.value >= min(self.model.threshold, self.model.unsure)

    def asked(self, ruled: Status) -> bool:
        """Whether it has a say: it learnt which sentences report a deed, not which deny or announce one."""
        return ruled.status == "occurred" or (self.value >= self.model.threshold and ruled.rule in WEAK)

    def status(self, ruled: Status) -> Status:
        """The rules' status, as far as the gate does not know better."""
        if self.value < self.model.threshold and ruled.status == "occurred":
            return Status("possible", "the gate is unsure", (), ruled.condition)
        if self.value >= self.model.threshold and not self.occurred and ruled.rule in WEAK:
            return Status("occurred", f"the gate is sure, over {ruled.rule}", ruled.cues)
        return ruled

    def reasons(self) -> Reasons:
        return self.model.reasons(self.names)


class Judge:
    """Made once from a casebook, then called for the candidates of each analysis."""

    def __init__(self, casebook: Casebook, weights: Weights | None = None) -> None:
        self._scenes = Scenes(casebook)
        self._weights = weights or shipped()
        self._event = Sums(self._weights.event.weights)
        self._doubt = Sums(self._weights.doubt.weights if self._weights.doubt else {})
        self._statuses = [(kind, Sums(weighed)) for kind, weighed in self._weights.status.items()]

    def __call__(
        self, analysis: Analysis, candidates: Sequence[Candidate], *, reasons: bool = False
    ) -> tuple[tuple[Candidate, Judgement], ...]:
        """Each candidate with its judgement, rejected ones included; `reasons` fills in why."""
        scenes = list(self._scenes(analysis, candidates))
        # Features of all, then cues of all: what a stage works with then stays in the processor's cache.
        seen = [[reports(scene, candidate) for candidate in scene.candidates] for scene in scenes]
        values = [[logistic(self._event(each)) for each in blocks] for blocks in seen]
        ruling = [self._ruled(scene, told, reasons=reasons) for scene, told in zip(scenes, values, strict=True)]
        return tuple(
            judged
            for scene, blocks, told, rules in zip(scenes, seen, values, ruling, strict=True)
            for judged in self._judged(scene, blocks, told, rules, reasons=reasons)
        )

    def _ruled(self, scene: Scene, values: Sequence[float], *, reasons: bool) -> list[Status]:
        """The status of each candidate; of one that reports nothing only where a gate or a reader may ask."""
        least = 0.0 if reasons or scene.lone else self._weights.event.threshold
        return [
            self._status(scene, candidate) if value >= least else _UNASKED
            for candidate, value in zip(scene.candidates, values, strict=True)
        ]

    def _judged(
        self,
        scene: Scene,
        seen: Sequence[list[Block]],
        values: Sequence[float],
        ruling: Sequence[Status],
        *,
        reasons: bool,
    ) -> list[tuple[Candidate, Judgement]]:
        model = self._weights.event
        alone, lone = scene.alone, scene.lone
        named = [spelled(blocks) if alone or reasons else [] for blocks in seen]
        gates = self._gates(scene, named, ruling) if alone else {}
        shut = self._shut(scene, gates, values) if alone and not lone else ""
        judged = []
        for candidate, names, plain, rules in zip(scene.candidates, named, values, ruling, strict=True):
            gate = gates.get(candidate.row.event_type) if lone else None
            if gate is not None and not gate.asked(rules):
                gate = None
            value = plain if gate is None else gate.value
            ruled = rules if gate is None else gate.status(rules)
            opens = value >= model.threshold if gate is None else gate.opens
            held = content(scene, candidate) if opens or reasons else None
            if shut == candidate.row.event_type and rules.status == "occurred" and not scene.opens(candidate):
                held = held or SHUT
            judgement = Judgement(
                reports=value,
                accepted=opens and held is None,
                status=ruled.status,
                condition=ruled.condition or (uttered_on(scene, candidate) if ruled.status == "occurred" else None),
                cues=ruled.cues,
                rule=held or ruled.rule,
                reasons=(model.reasons(names) if gate is None else gate.reasons()) if reasons else (),
                held=held or "",
            )
            judged.append((candidate, judgement))
        if not lone and len(judged) > 1:
            self._once(scene, judged, values)
        return judged

    def _shut(self, scene: Scene, gates: Mapping[str, "_Gate"], values: Sequence[float]) -> str:
        """The type of which a short line tells nothing, where it tells nothing else.

        Such a line is believed (`Scene.lone`), but no word within it where the
        gate is all but sure: `الناس يحبون من قتل الوحش`.
        """
        told = {
            candidate.row.event_type
            for candidate, value in zip(scene.candidates, values, strict=True)
            if value >= self._weights.event.threshold
        }
        only = next(iter(told)) if len(told) == 1 else ""
        return only if only in gates and not gates[only].opens else ""

    def _once(self, scene: Scene, judged: list[tuple[Candidate, Judgement]], values: Sequence[float]) -> None:
        """Of two words that tell one happening keeps one, where either is believed or both together are."""
        limit = self._weights.event.threshold
        for pair in doubles(scene, values):
            kept, dropped = judged[pair.kept], judged[pair.dropped]
            if pair.joint and not kept[1].accepted and content(scene, kept[0]) is None:
                either = 1 - (1 - values[pair.kept]) * (1 - values[pair.dropped])
                if either >= limit:
                    raised = replace(kept[1], reports=either, accepted=True, **self._stood(scene, kept[0]))
                    judged[pair.kept] = kept = (kept[0], raised)
            if kept[1].accepted and dropped[1].accepted:
                judged[pair.dropped] = (dropped[0], replace(dropped[1], accepted=False, rule=TWICE, held=TWICE))

    def _stood(self, scene: Scene, candidate: Candidate) -> dict[str, Any]:
        """The status of a candidate that was not asked for before."""
        ruled = self._status(scene, candidate)
        return {"status": ruled.status, "condition": ruled.condition, "cues": ruled.cues, "rule": ruled.rule}

    def _gates(self, scene: Scene, named: Sequence[Sequence[str]], ruling: Sequence[Status]) -> dict[str, "_Gate"]:
        """The gate of each type that has one and a candidate here."""
        found = {}
        for kind, model in self._weights.gates.items():
            mine = [n for n, candidate in enumerate(scene.candidates) if candidate.row.event_type == kind]
            if mine:
                names = sentence_features(scene, [[*named[n], *stated(ruling[n])] for n in mine])
                occurred = any(ruling[n].status == "occurred" for n in mine)
                found[kind] = _Gate(model, names, model.score(names), occurred)
        return found

    def _status(self, scene: Scene, candidate: Candidate) -> Status:
        ruled = status(scene, candidate)
        if not self._statuses:
            return ruled
        seen = telling(scene, candidate, ruled)
        scores = {kind: weigh(seen) for kind, weigh in self._statuses}
        best = max(scores, key=scores.__getitem__)
        if best not in (ruled.status, "occurred"):
            return Status(best, f"model over {ruled.rule}", ruled.cues, ruled.condition)
        # A model never makes a happening of what the words deny, plan or doubt.
        if ruled.status == "occurred" and self._doubts(scene, candidate, ruled, seen):
            likeliest = max((kind for kind in scores if kind != "occurred"), key=scores.__getitem__)
            return Status(likeliest, f"doubt over {ruled.rule}", ruled.cues, ruled.condition)
        return ruled

    def _doubts(self, scene: Scene, candidate: Candidate, ruled: Status, seen: Sequence[Block]) -> bool:
        """Whether it did not happen though no rule says so; a gate answers for lone sentences, a threat is uttered."""
        model = self._weights.doubt
        if model is None or scene.lone or ruled.rule in FIRM:
            return False
        return logistic(self._doubt(seen) + self._doubt(doubtful(scene, candidate))) >= model.threshold
