"""A deed seen in its scene: what was made of its groups is made once, for all the questions about it."""

from collections.abc import Iterable, Sequence

from hudna.coding.blocks import blocks, standing
from hudna.coding.choice import Block, Weighing, spelled
from hudna.coding.roles import Group, Scene, ties
from hudna.coding.triggers import Candidate

NEAREST = 6
_AIMED = frozenset({"against", "by", "on", "between"})


class View:
    """A deed in its scene: what ties each group to it, which may take part, and the weight of a group.

    A weight is made once, when asked for.
    """

    def __init__(self, scene: Scene, deed: Candidate, weigh: Weighing | None = None) -> None:
        self.scene = scene
        self.deed = deed
        self.tied = ties(scene, deed)
        self.plausible = _plausible(scene, deed, self.tied)
        self._standing = standing(scene, deed)
        self._weigh = weigh
        self._values: dict[int, tuple[float, float, float]] = {}

    def features(self, number: int) -> list[str]:
        """What speaks for a group as a party to the deed."""
        return spelled(self._blocks(number))

    def _blocks(self, number: int) -> list[Block]:
        return blocks(self._standing, self.scene.groups[number], self.tied.get(number, ()))

    def values(self, number: int) -> tuple[float, float, float]:
        """The weight of a group as actor, recipient and place; all 0 without weights."""
        value = self._values.get(number)
        if value is None:
            value = self._values[number] = self.weighed(self._blocks(number))
        return value

    def weighed(self, told: Sequence[Block]) -> tuple[float, float, float]:
        """The weight of blocks of features for actor, recipient and place; all 0 without weights."""
        return self._weigh.blocks(told) if self._weigh is not None else (0.0, 0.0, 0.0)

    def weigh_plausible(self) -> None:
        """Weighs those who may take part before they are asked for: a document's views are weighed in one go."""
        for number in self.plausible:
            self.values(number)


def _plausible(scene: Scene, deed: Candidate, tied: Iterable[int]) -> list[int]:
    """The groups that may take part: those tied to the deed or right behind it, and people near by; no day does."""
    groups = scene.groups
    near = {number for number, group in enumerate(groups) if group.head.first == deed.last + 1}
    people = [n for n, group in enumerate(groups) if group.kind not in ("", "weapon") or group.head.prep in _AIMED]
    before = [number for number in people if groups[number].head.first < deed.first]
    behind = [number for number in people if groups[number].head.first > deed.last]
    offered = {*near, *tied, *before[-NEAREST:], *behind[:NEAREST]}
    return sorted(number for number in offered if not _is_day(scene, groups[number]))


def _is_day(scene: Scene, group: Group) -> bool:
    """`هاجم ليل الاثنين نقطة`: words of a date that are nobody's name (`الاثنين` is "the two", too)."""
    head = group.head
    return not head.mentions and scene.reading.dated.issuperset(range(head.first, head.last + 1))
