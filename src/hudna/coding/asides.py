"""The way between two words of a sentence without what is said in passing: in brackets, dashes, between two commas."""

from collections.abc import Sequence

from hudna.coding.scene import Scene
from hudna.lang.ar.parts import part


def without_asides(scene: Scene, first: int, last: int) -> tuple[int, ...] | None:
    """The words from `first` up to `last` but those in brackets, between dashes, between two commas.

    A comma alone breaks the way, but right before the deed; so do a stop and a colon.
    """
    text, words = scene.analysis.document.text, scene.sentence.words
    kept: list[int] = []
    open_at: dict[str, int] = {}
    for at in range(first, last + 1):
        gap = text[words[at - 1].end : words[at].start]
        for mark in gap:
            if mark in ".!؟?;؛:\n":
                return None
            kind = "," if mark in "،," else "-" if mark in "-–—" else mark if mark in "()" else ""
            if kind == "(":
                open_at[kind] = len(kept)
            elif kind == ")":
                del kept[open_at.pop("(", len(kept)) :]
            elif kind and kind in open_at:
                if kind == "," and _tells(scene, kept[open_at[kind] :]):
                    return None
                del kept[open_at.pop(kind) :]
            elif kind:
                open_at[kind] = len(kept)
        if at < last:
            kept.append(at)
    loose = [count for kind, count in open_at.items() if kind != "("]
    return None if any(count < len(kept) - 2 for count in loose) else tuple(kept)


def _tells(scene: Scene, aside: Sequence[int]) -> bool:
    """Whether what stands between two commas tells something by itself: it has a verb, and no relative before it."""
    for at in aside:
        kind = part(scene.sentence.words[at].key).kind
        if kind in ("rel", "sub"):
            return False
        if kind in ("verb", "aux"):
            return True
    return False
