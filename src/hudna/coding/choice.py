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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Any

from hudna.lang.kept import kept

Block = tuple[Callable[..., list[str]], *tuple[Any, ...]]
"""A function that names features, and the few facts that they hang on.

Facts come again and again, so a block is weighed once and its sum kept; its
features are spelled out only where somebody reads or learns them.
"""
_MOST_BLOCKS = 100_000


def spelled(blocks: Iterable[Block]) -> list[str]:
    """The features of blocks."""
    return [name for function, *facts in blocks for name in function(*facts)]


class Sums:
    """The weights of one question by blocks, whose sums are kept."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        def weigh(block: Block) -> float:
            function, *facts = block
            return sum(map(weights.get, function(*facts), repeat(0.0)))

        self._of = kept(_MOST_BLOCKS)(weigh)

    def __call__(self, told: Iterable[Block]) -> float:
        """The sum of the weights of all features of the blocks."""
        return sum(map(self._of, told), 0.0)


@dataclass(frozen=True)
class Choice:
    """The weights of one question; `none` is added to the value of "none": below 0 more is answered."""

    weights: Mapping[str, float]
    none: float = 0.0

    def value(self, features: Iterable[str]) -> float:
        """The sum of the weights of the features that weigh."""
        return sum(map(self.weights.get, features, repeat(0.0)))

    def shares(self, values: Sequence[float], none: Iterable[str]) -> list[float]:
        """How likely each answer is, 0 to 1, and "none" as the last; `values` are those of the answers."""
        every = [*values, self.value(none) + self.none]
        top = max(every)
        raised = [math.exp(value - top) for value in every]
        total = sum(raised)
        return [one / total for one in raised]

    def reasons(self, features: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Each feature with its weight, the strongest first."""
        weighed = [(name, self.weights[name]) for name in set(features) if name in self.weights]
        return tuple(sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0])))


class Weighing:
    """The weights of the questions that share features, looked up once for all of them."""

    def __init__(self, choices: Mapping[str, Choice]) -> None:
        tables = [choices[name].weights if name in choices else {} for name in SHARED]
        names = {name for table in tables for name in table}
        self._weights = {name: tuple(table.get(name, 0.0) for table in tables) for name in names}

        def weigh(block: Block) -> tuple[float, float, float]:
            function, *facts = block
            return self(function(*facts))

        self._of = kept(_MOST_BLOCKS)(weigh)

    def __call__(self, features: Iterable[str]) -> tuple[float, float, float]:
        """The sums of the weights for actor, recipient and place."""
        find = self._weights.get
        actor = recipient = place = 0.0
        for name in features:
            weights = find(name)
            if weights is not None:
                actor += weights[0]
                recipient += weights[1]
                place += weights[2]
        return actor, recipient, place

    def blocks(self, told: Iterable[Block]) -> tuple[float, float, float]:
        """The same for blocks; their sums are kept."""
        actor = recipient = place = 0.0
        for acting, suffering, placing in map(self._of, told):
            actor += acting
            recipient += suffering
            place += placing
        return actor, recipient, place


SHARED = ("actors", "recipients", "place")


@cache
def loaded(name: str) -> Mapping[str, Choice]:
    """The weights that travel in the wheel under a name, by question."""
    told = json.loads(files("hudna.lang.ar").joinpath(f"models/{name}.json").read_text(encoding="utf-8"))
    return {name: Choice(question["weights"], question["none"]) for name, question in told["questions"].items()}


def shipped() -> Mapping[str, Choice]:
    """The weights of who, whom, where and when."""
    return loaded("participants")
