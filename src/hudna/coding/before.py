"""What was answered for the deed before in the same sentence: news goes on about one place and one day."""

from collections.abc import Sequence
from typing import NamedTuple

from hudna.coding.blocks import counted
from hudna.coding.roles import Scene
from hudna.coding.triggers import Candidate


class Before(NamedTuple):
    """The first word of the deed before and its answer, -1 for none; no deed where it is -1."""

    deed: int = -1
    answer: int = -1

    def told(self) -> str:
        """One word for what was answered: `first` deed of its sentence, `none` or `some`."""
        return "first" if self.deed < 0 else "none" if self.answer < 0 else "some"

    def same(self, answer: int) -> str:
        """One word for what an answer is to that of the deed before."""
        return self.told() if self.told() != "some" else "same" if self.answer == answer else "other"

    def between(self, scene: Scene, deed: Candidate) -> str:
        """Verbs, clause bounds and relatives between the two deeds; empty for the first."""
        if self.deed < 0:
            return ""
        running: Sequence[Sequence[int]] = (scene.verbs, scene.bounds, scene.relatives)
        return "".join(str(min(counted(each, self.deed, deed.first), 2)) for each in running)


class Answers:
    """The last answer to one question, while a document is read."""

    def __init__(self) -> None:
        self._scene: Scene | None = None
        self._before = Before()

    def before(self, scene: Scene) -> Before:
        """What was answered for the deed before, where it stands in the same sentence."""
        return self._before if self._scene is scene else Before()

    def keep(self, scene: Scene, deed: Candidate, answer: int) -> None:
        """Keeps an answer for the next deed."""
        self._scene, self._before = scene, Before(deed.first, answer)
