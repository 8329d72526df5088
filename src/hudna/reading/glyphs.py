"""Lines of text from the places of characters on a page.

Characters are gathered into bands by their baseline, cut into segments where
a gap is too wide for a space, ordered from right to left, and only then
turned into logical order: digits and Latin words run the other way.  Marks go
to the letter under or over which they are drawn.  Word gaps are told from
gaps between letters by the page's own distribution of them, since producers
differ: some write spaces, some only move the pen.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from hudna.reading.characters import Character

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LTR_RUN = re.compile(
    r"(?:[A-Za-z\u00c0-\u024f0-9٠-٩۰-۹][^\u0590-\u08ff\ufb1d-\ufefc]*)?[A-Za-z\u00c0-\u024f](?:[^\u0590-\u08ff\ufb1d-\ufefc]*[A-Za-z\u00c0-\u024f0-9])?"
    r"|[0-9٠-٩۰-۹]+(?:[.,:/٫٬'’][0-9٠-٩۰-۹]+)*"
)
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
WIDEST_SPACE = 1.6
"""In heights of the font: a wider gap parts two segments."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line without a gap wider than a space; `text` is in logical order.

    `first_word` is the width of its first word, which tells whether it would
    have fitted into the line before.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    y: float
    height: float
    first_word: float
    characters: tuple[Character, ...]


def segments(characters: Sequence[Character]) -> list[list[Segment]]:
    """The page's bands from top to bottom, each with its segments from right to left."""
    bases = [c for c in characters if c.text != " " and not _is_mark(c.text)]
    if not bases:
        return []
    marks = [c for c in characters if _is_mark(c.text)]
    spaces = [c for c in characters if c.text == " "]
    bands = _bands(bases)
    on_band = _allotted(bands, spaces), _allotted(bands, marks)
    gap = word_gap(bands)
    found = []
    for n, band in enumerate(bands):
        found.append(_segments(band, on_band[0][n], on_band[1][n], gap))
    return found


def _is_mark(text: str) -> bool:
    return text[:1] > "\u02ff" and all(unicodedata.combining(letter) for letter in text)


def _bands(bases: list[Character]) -> list[list[Character]]:
    """Characters that stand on one baseline, from top to bottom of the page, each from right to left."""
    bases = sorted(bases, key=lambda c: -c.y)
    bands: list[list[Character]] = []
    level = 0.0
    for character in bases:
        if not bands or level - character.y > 0.22 * (character.top - character.bottom):
            bands.append([])
        level = character.y
        bands[-1].append(character)
    for band in bands:
        band.sort(key=lambda c: (-c.x, -c.right, c.number))
    return bands


def _allotted(bands: list[list[Character]], extras: list[Character]) -> list[list[Character]]:
    """For each band the spaces or marks that belong to it: nearest baseline."""
    levels = [-band[0].y for band in bands]
    allotted: list[list[Character]] = [[] for _ in bands]
    for extra in extras:
        near = bisect_left(levels, -extra.y)
        best = min((n for n in (near - 1, near) if 0 <= n < len(levels)), key=lambda n: abs(levels[n] + extra.y))
        allotted[best].append(extra)
    return allotted


def word_gap(bands: Iterable[Sequence[Character]]) -> float:
    """The least gap between two words, in heights of the font: where the page has fewest gaps near that width."""
    gaps: list[float] = []
    for band in bands:
        for right, left in pairwise(band):
            gaps.append((right.x - left.right) / (right.top - right.bottom))
    gaps = sorted(gap for gap in gaps if -0.05 < gap < 0.4)
    best, fewest = 0.09, float("inf")
    for step in range(8):
        place = 0.05 + 0.01 * step
        near = sum(abs(gap - place) < 0.02 for gap in gaps) + abs(place - 0.085) * 10
        if near < fewest:
            best, fewest = place, near
    return best


def _segments(band: list[Character], spaces: list[Character], marks: list[Character], gap: float) -> list[Segment]:
    drawn = sorted([*band, *spaces], key=lambda c: (-c.x, -c.right, c.number))
    marked = _marked(band, marks)
    pieces: list[list[tuple[str, Character]]] = [[]]
    before: Character | None = None
    for character in drawn:
        if character.text == " ":
            pieces[-1].append((" ", character))
            continue
        if before is not None:
            wide = (before.x - character.right) / (before.top - before.bottom)
            if wide > WIDEST_SPACE:
                pieces.append([])
            elif wide > gap and pieces[-1] and pieces[-1][-1][0] != " ":
                pieces[-1].append((" ", character))
        pieces[-1].append((character.text + marked.get(character.number, ""), character))
        before = character
    return [_segment(piece) for piece in pieces if any(text != " " for text, _ in piece)]


def _marked(band: list[Character], marks: list[Character]) -> dict[int, str]:
    """The marks of each letter, by the letter's index: those drawn over or under it."""
    marked: dict[int, str] = {}
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        best = min(
            band, key=lambda c: abs((c.left + c.right) / 2 - middle) - (0.5 if c.left <= middle <= c.right else 0)
        )
        marked[best.number] = marked.get(best.number, "") + mark.text
    return marked


def _segment(piece: list[tuple[str, Character]]) -> Segment:
    ordered = _stacked(piece)
    characters = [character for text, character in piece if text != " "]
    text = logical([text for text, _ in ordered])
    first = next((n for n, (text, _) in enumerate(ordered) if text == " " and n), len(ordered))
    word = [character for _, character in ordered[:first]]
    return Segment(
        text=text,
        left=min(c.left for c in characters),
        right=max(c.right for c in characters),
        bottom=min(c.bottom for c in characters),
        top=max(c.top for c in characters),
        y=median(c.y for c in characters),
        height=median(c.top - c.bottom for c in characters),
        first_word=max(c.right for c in word) - min(c.left for c in word) if word else 0.0,
        characters=tuple(characters),
    )


def _stacked(piece: list[tuple[str, Character]]) -> list[tuple[str, Character]]:
    """Letters that share one box (a ligature that the library took apart) in their logical order: lam before alef."""
    ordered = list(piece)
    for n, ((first, one), (second, two)) in enumerate(pairwise(piece)):
        if one.x == two.x and one.right == two.right and first[:1] in "اأإآ" and second[:1] == "ل":
            ordered[n], ordered[n + 1] = ordered[n + 1], ordered[n]
    return ordered


def logical(pieces: Sequence[str]) -> str:
    """Pieces as they stand from right to left on the page, in the order in which they are read.

    >>> logical(list("وع 41 يف"))
    'وع 14 يف'
    """
    if not any(_ARABIC.search(piece) for piece in pieces) and any(_LATIN.search(piece) for piece in pieces):
        return _tidy("".join(reversed(pieces)))
    text = "".join(pieces)
    return _tidy(_LTR_RUN.sub(lambda found: _turned(found.group()), text))


def _turned(run: str) -> str:
    return run[::-1]


def _tidy(text: str) -> str:
    return re.sub(r" +", " ", unicodedata.normalize("NFC", text)).strip()
