"""Which words of a sentence a name covers, and where a word begins behind its clitics."""

import functools
from collections.abc import Mapping, Sequence

from hudna.coding.analysis import Mention, Word
from hudna.lang.ar.script import fold


def covering(words: Sequence[Word], mentions: list[Mention]) -> dict[int, Mention]:
    """Word index to the longest of the mentions over it."""
    covered: dict[int, Mention] = {}
    at = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        while at < len(words) and words[at].end <= mention.start:
            at += 1
        index = at
        while index < len(words) and words[index].start < mention.end:
            covered.setdefault(index, mention)
            index += 1
    return covered


def inside(words: range, names: Mapping[int, Mention], nisbas: Mapping[int, Mention]) -> list[Mention]:
    """The names and the adjectives of countries over some words, in order, each once."""
    if not names and not nisbas:
        return []
    found: list[Mention] = []
    for index in words:
        for covered in (names, nisbas):
            mention = covered.get(index)
            if mention is not None and not any(mention is other for other in found):
                found.append(mention)
    return found


@functools.lru_cache(maxsize=1 << 14)
def letters(text: str, skip: int) -> int:
    """How many code points of a word hold its first `skip` folded letters."""
    at = 0
    while skip and at < len(text):
        skip -= bool(fold(text[at]))
        at += 1
    while at < len(text) and at and not fold(text[at]):
        at += 1
    return at
