"""Repairs of letters within a line: nothing here needs to guess.

Directional controls go; font shapes become letters again; a mark that an
extractor set before its letter goes back behind it; the kashida that only
filled a line goes.  Each function takes one line and gives it back, the same
object where there was nothing to do.
"""

import re
import unicodedata
from dataclasses import replace

from hudna.lang.ar.script import TATWEEL
from hudna.reading.sheet import Line

CONTROLS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad]")
SHAPES = re.compile("[\ufb50-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]")
LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_JOINED = re.compile(f"[{LETTER}][\u064b-\u0652\u0670]*{TATWEEL}+(?=[{LETTER}\u064b-\u0652])")
_RUN = re.compile(f"{TATWEEL}+")
_OPENING = re.compile(f"(?:^|(?<=\\s)){TATWEEL}+(?=[{LETTER}])")


def without_controls(line: Line) -> Line:
    """Directional controls steer drawing and are no part of the text."""
    if not CONTROLS.search(line.text):
        return line
    return line.kept(lambda letter: not CONTROLS.match(letter))


def unshaped(line: Line) -> Line:
    """Letters stored as the shapes of a font, lam-alef as one sign: the plain letters, in their order."""
    if not SHAPES.search(line.text):
        return line
    letters: list[str] = []
    ids: list[int] = []
    for letter, place in zip(line.text, line.ids, strict=True):
        plain = unicodedata.normalize("NFKC", letter).strip() or letter if SHAPES.match(letter) else letter
        letters.append(plain)
        ids.extend([place] * len(plain))
    return replace(line, text="".join(letters), ids=ids)


def without_kashida(line: Line) -> Line:
    """Kashida inside a word only fills the line.

    A joiner before a word's first letter says that the line was torn there; it
    goes, and `joints` keeps the place.  A joiner after a word stays where no
    other fills the line (`هـ` for the Hijri year, `بـ` before a number), since
    the writer typed it.
    """
    if TATWEEL not in line.text:
        return line
    filled = len(_JOINED.findall(line.text))
    opening = {match.start() for match in _OPENING.finditer(line.text)}
    if not filled and not opening:
        return line
    text = line.text
    if not opening and filled == len(_RUN.findall(text)):
        ids = [which for letter, which in zip(text, line.ids, strict=True) if letter != TATWEEL]
        return replace(line, text=text.replace(TATWEEL, ""), ids=ids)
    kept: list[int] = []
    joints: list[int] = []
    for at, letter in enumerate(text):
        if at in opening:
            joints.append(len(kept))
        if letter != TATWEEL or _typed(text, at, filled):
            kept.append(at)
    return replace(line, text="".join(text[at] for at in kept), ids=[line.ids[at] for at in kept], joints=tuple(joints))


def _typed(text: str, at: int, filled: int) -> bool:
    """Whether a joiner was typed by the writer: alone after `هـ`, as a dash, or after a word in a line not filled."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if TATWEEL in (before, after):
        return False
    if before.isspace() and after.isspace():
        return True
    if before == "ه" and not after.isalpha() and (at < 2 or not text[at - 2].isalpha()):
        return True
    return filled < 2 and not after.isalpha() and not unicodedata.combining(after)


def marks_rejoined(line: Line) -> Line:
    """A tanween cannot stand after a space: the space was put there, and the mark belongs to the letter before."""
    if not _PARTED.search(line.text):
        return line
    dropped = {place for match in _PARTED.finditer(line.text) for place in range(*match.span(1))}
    kept = [place for place in range(len(line.text)) if place not in dropped]
    return replace(line, text="".join(line.text[place] for place in kept), ids=[line.ids[place] for place in kept])


def marks_in_order(line: Line) -> Line:
    """A damma on the letter after an opening hamza belongs on the hamza, where no other vowel is written."""
    if not _ASTRAY.search(line.text):
        return line
    letters, ids = list(line.text), list(line.ids)
    for match in _ASTRAY.finditer(line.text):
        at = match.start(1)
        letters[at - 1], letters[at] = letters[at], letters[at - 1]
        ids[at - 1], ids[at] = ids[at], ids[at - 1]
    return replace(line, text="".join(letters), ids=ids)


_PARTED = re.compile(f"(?<=[{LETTER}])( +)(?=[\u064b-\u064d]ا?(?![{LETTER}\u064b-\u0652]))")
_ASTRAY = re.compile(f"(?<![{LETTER}])أ[{LETTER}](\u064f)(?=[{LETTER}]{{2}}(?![\u064b-\u0652]))")
