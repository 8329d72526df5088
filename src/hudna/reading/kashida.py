"""Strokes that only lengthen a word, found by their shape, whatever character the file says they are.

A producer that justifies by kashida draws a flat stroke on the baseline from
one letter to the next.  LibreOffice maps it to any sign (a full stop, a
slash, a bracket, by file); a font that builds its letters of parts maps it to
the letter once more.  A stroke is one by its ink: flat, on the baseline, from
the letter before to the letter after.
"""

import re
from collections.abc import Sequence

from hudna.reading.characters import Character

FLAT, FLAT_SIGN = 0.1, 0.3
"""The most that a stroke is high, in heights of the font; of one that the file says is a sign."""
_LETTER = re.compile("[\u0620-\u063f\u0641-\u064a\u0671-\u06d3]")
_ENDING = frozenset("اأإآدذرزوؤةىءٱ")


def without_strokes(band: Sequence[Character]) -> list[Character]:
    """A band, from right to left, without the strokes that lengthen its words."""
    kept: list[Character] = []
    dropped = False
    for n, character in enumerate(band):
        if _is_stroke(band, n, kept[-1] if kept else None):
            dropped = True
            kept[-1] = kept[-1]._replace(x=min(character.x, kept[-1].x), left=min(character.left, kept[-1].left))
            continue
        kept.append(character)
    return kept if dropped else list(band)


def _is_stroke(band: Sequence[Character], n: int, before: Character | None) -> bool:
    character = band[n]
    if before is None or len(character.text) > 1 or not _is_flat(character):
        return False
    if not _LETTER.match(before.text[-1:]) or before.text[-1:] in _ENDING:
        return False
    after = next((c for c in band[n + 1 :] if _LETTER.match(c.text[:1]) or not _is_flat(c)), None)
    if after is None or not _LETTER.match(after.text[:1]):
        return False
    if character.text == "ـ":
        return True
    height = character.top - character.bottom
    if not _on_line(character, height):
        return False
    if _LETTER.match(character.text):
        return character.text in (before.text, after.text[:1])
    return _spans(character, band[n - 1], height)


def _is_flat(character: Character) -> bool:
    ink, height = character.high - character.low, character.top - character.bottom
    # Most letters are higher than any sign may be.
    return ink <= FLAT_SIGN * height and (ink <= FLAT * height or not _LETTER.match(character.text[:1]))


def _on_line(character: Character, height: float) -> bool:
    return abs(character.low - character.y) < 0.07 * height


def _spans(character: Character, before: Character, height: float) -> bool:
    """Whether the ink reaches from its pen to the letter before, as a full stop's does not."""
    return character.ink_left < character.x + 0.02 * height and character.ink_right > before.x - 0.06 * height
