"""What stands between the words of a sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

from hudna.coding.analysis import Word
from hudna.lang.kept import kept

_HARD = re.compile(r"[.,،؛;:!؟?\n|/…]|\.\.")
STOP = "stop"


def pauses(text: str, words: Sequence[Word]) -> list[str]:
    """What stands before each word: stop, paren, quote, dash or nothing."""
    near = pairwise(words)
    return ["", *["" if right.start - left.end <= 1 else _gap(text[left.end : right.start]) for left, right in near]]


@kept(1 << 10)
def _gap(between: str) -> str:
    if _HARD.search(between):
        return STOP
    if "(" in between or ")" in between:
        return "paren"
    return "dash" if any(mark in between for mark in "-–—ـ") else "quote"
