"""One of several, or none: a small model whose every weight is a feature that a person can read.

For a question (who acted, where, when) each answer has features; an answer's
weight is the sum of theirs, "none" has features of its own, and shares follow
by the softmax (McFadden's conditional logit).  The weights travel in
`lang/ar/models/participants.json`, with a card beside them.

Source of the method: McFadden (1974), Conditional logit analysis of
qualitative choice behavior.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Choice:
    """The weights of one question; `none` is added to the value of "none": below 0 more is answered."""

    weights: Mapping[str, float]
    none: float = 0.0

    def value(self, features: Iterable[str]) -> float:
        """The sum of the weights of the features that weigh."""
        weights = self.weights
        return sum([weights[name] for name in features if name in weights])

    def shares(self, answers: Sequence[Sequence[str]], none: Sequence[str]) -> list[float]:
        """How likely each answer is, 0 to 1, and "none" as the last."""
        values = [self.value(features) for features in answers]
        values.append(self.value(none) + self.none)
        top = max(values)
        raised = [math.exp(value - top) for value in values]
        total = sum(raised)
        return [one / total for one in raised]

    def reasons(self, features: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Each feature with its weight, the strongest first."""
        weighed = [(name, self.weights[name]) for name in set(features) if name in self.weights]
        return tuple(sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0])))


@cache
def shipped() -> Mapping[str, Choice]:
    """The weights that travel in the wheel, by question."""
    told = json.loads(files("hudna.lang.ar").joinpath("models/participants.json").read_text(encoding="utf-8"))
    return {name: Choice(question["weights"], question["none"]) for name, question in told["questions"].items()}
