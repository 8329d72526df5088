"""Lines of text from the places of characters on a page.

Characters are gathered into bands by their baseline, cut into segments where
a gap is too wide for a space, ordered from right to left, and only then
turned into logical order (`order`).  Marks go to the letter under or over
which they are drawn.  Word gaps are told from gaps between letters by the
page's own distribution of them (`spacing`), since producers differ: some
write spaces, some only move the pen.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from hudna.reading.characters import Character
from hudna.reading.kashida import without_strokes
from hudna.reading.order import logical
from hudna.reading.spacing import Spacing, spacing

WIDEST_SPACE = 1.6
"""In heights of the font: a wider gap parts two segments."""


Mended = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line without a gap wider than a space; `text` is in logical order.

    `first_word` is the width of its first word, which tells whether it would
    have fitted into the line before.  `mended` holds each word that was won
    back from its font, as (start, end, kind, raw) in the text.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    y: float
    height: float
    first_word: float
    mended: tuple[Mended, ...] = ()


Piece = list[tuple[str, Character]]
"""A segment's glyphs from right to left, each with its text (its marks included); a space between words."""


def segments(characters: Sequence[Character]) -> list[list[Segment]]:
    """The page's bands from top to bottom, each with its segments from right to left."""
    return [[_segment(piece) for piece in band] for band in pieces(characters)]


def pieces(characters: Sequence[Character]) -> list[list[Piece]]:
    """The glyphs of each segment of each band, strokes dropped, spaces put in."""
    bases: list[Character] = []
    marks: list[Character] = []
    spaces: list[Character] = []
    for character in characters:
        (spaces if character.text == " " else marks if is_mark(character.text) else bases).append(character)
    if not bases:
        return []
    bands = [without_strokes(_stacked(band)) for band in bands_of(bases)]
    gaps = spacing(bands, spaces)
    drawn = _allotted(bands, gaps.spaces)
    marked = _allotted(bands, marks)
    return [_pieces(band, drawn[n], marked[n], gaps) for n, band in enumerate(bands)]


def words(characters: Sequence[Character]) -> list[list[Character]]:
    """The page's words, each from right to left."""
    found: list[list[Character]] = []
    for band in pieces(characters):
        for piece in band:
            found.append([])
            for text, character in piece:
                if text == " ":
                    found.append([])
                else:
                    found[-1].append(character)
    return [word for word in found if word]


def is_mark(text: str) -> bool:
    """Whether the text is nothing but combining marks."""
    return text[:1] > "\u02ff" and all(map(unicodedata.combining, text))


def bands_of(bases: Sequence[Character]) -> list[list[Character]]:
    """Characters that stand on one baseline, from top to bottom of the page, each from right to left."""
    bands: list[list[Character]] = []
    level = 0.0
    for character in sorted(bases, key=lambda c: -c.y):
        if not bands or level - character.y > 0.22 * (character.top - character.bottom):
            bands.append([])
        level = character.y
        bands[-1].append(character)
    bands = _floating_joined(bands)
    for band in bands:
        band.sort(key=lambda c: (-c.x, -c.right, c.number))
    return bands


def _floating_joined(bands: list[list[Character]]) -> list[list[Character]]:
    """Bands in which a few glyphs that float beside a line (a hamza drawn by itself) are taken into that line."""
    joined: list[list[Character]] = []
    for band in bands:
        if joined:
            small, large = sorted((joined[-1], band), key=len)
            height = large[0].top - large[0].bottom
            if len(small) * 8 < len(large) and abs(joined[-1][-1].y - band[0].y) < 0.42 * height:
                joined[-1] = joined[-1] + band
                continue
        joined.append(band)
    return joined


def _allotted(bands: list[list[Character]], extras: Sequence[Character]) -> list[list[Character]]:
    """For each band the spaces or marks that belong to it: nearest baseline."""
    levels = [-median(c.y for c in band) for band in bands]
    allotted: list[list[Character]] = [[] for _ in bands]
    for extra in extras:
        near = bisect_left(levels, -extra.y)
        best = min((n for n in (near - 1, near) if 0 <= n < len(levels)), key=lambda n: abs(levels[n] + extra.y))
        allotted[best].append(extra)
    return allotted


def _pieces(band: list[Character], spaces: list[Character], marks: list[Character], gaps: Spacing) -> list[Piece]:
    drawn = sorted([*band, *spaces], key=lambda c: (-c.x, -c.right, c.number)) if spaces else band
    marked = _marked(band, marks) if marks else {}
    found: list[Piece] = [[]]
    before: Character | None = None
    for n, character in enumerate(drawn):
        piece = found[-1]
        if character.text == " ":
            if _stands_free(drawn, n, gaps):
                piece.append((" ", character))
            continue
        if before is not None:
            wide = gaps.between(before, character)
            if wide > WIDEST_SPACE:
                piece = []
                found.append(piece)
            elif piece and piece[-1][0] != " " and gaps.parts(before, character, wide):
                piece.append((" ", character))
        piece.append((character.text + marked.get(character.number, ""), character))
        before = character
    return [_rejoined(piece) for piece in found if any(text != " " for text, _ in piece)]


def _rejoined(piece: Piece) -> Piece:
    """A segment without spaces before what no Arabic word begins with, or before an alef that would stand alone."""
    wrong = [n for n in range(1, len(piece) - 1) if piece[n][0] == " " and _is_tail(piece, n + 1)]
    return [item for n, item in enumerate(piece) if n not in wrong] if wrong else piece


def _is_tail(piece: Piece, n: int) -> bool:
    letter = piece[n][0]
    if not is_letter(piece[n - 2][0] if n > 1 else ""):
        return False
    if letter[:1] in _NEVER_FIRST:
        return True
    return letter in ("ا", "ا\u064b") and (n + 1 == len(piece) or piece[n + 1][0] in _AFTER_WORD)


_NEVER_FIRST = frozenset("ةىئؤء")
_AFTER_WORD = frozenset(" .،؛:!؟")


def is_letter(text: str) -> bool:
    """Whether the text begins with an Arabic letter."""
    return "\u0620" <= text[:1] <= "\u064a" and text[:1] != "\u0640"


def _stands_free(drawn: list[Character], n: int, gaps: Spacing) -> bool:
    """Whether a space stands between letters, not over one as trailing spaces and the library's own often do."""
    space = drawn[n]
    slack = 0.4 * (space.right - space.left) + 0.02 * (space.top - space.bottom)
    before = drawn[n - 1] if n else None
    after = drawn[n + 1] if n + 1 < len(drawn) else None
    height = space.top - space.bottom
    wide = space.right - space.left > 0.01
    if wide and before is not None and after is not None and abs(before.x - space.right) < 0.01 * height:
        return after.x < space.x - 0.1 * height  # the pen went on from the letter over the space to the next
    if after is not None and after.right > space.x + slack:
        return False
    if before is not None and before.x < space.right - slack:
        return False
    return wide or (before is not None and after is not None and gaps.between(before, after) > 0.08)


def _marked(band: list[Character], marks: list[Character]) -> dict[int, str]:
    """The marks of each letter, by the letter's number: those that share its pen, or are drawn over or under it."""
    marked: dict[int, str] = {}
    for mark in sorted(marks, key=lambda c: c.number):
        middle = (mark.left + mark.right) / 2
        near = [c for c in band if c.left - 2 <= middle <= c.right + 2] or band
        best = min(near, key=lambda c: abs((c.left + c.right) / 2 - middle) - 5 * (abs(c.x - mark.x) < 0.01))
        marked[best.number] = marked.get(best.number, "") + mark.text
    return marked


def _segment(piece: Piece) -> Segment:
    characters = [character for text, character in piece if text != " "]
    first = next((n for n, (text, _) in enumerate(piece) if text == " " and n), len(piece))
    word = [character for _, character in piece[:first]]
    text = logical([text for text, _ in piece])
    return Segment(
        text=text,
        left=min(c.left for c in characters),
        right=max(c.right for c in characters),
        bottom=min(c.bottom for c in characters),
        top=max(c.top for c in characters),
        y=median(c.y for c in characters),
        height=median(c.top - c.bottom for c in characters),
        first_word=max(c.right for c in word) - min(c.left for c in word) if word else 0.0,
        mended=_mended(piece, text) if any(c.mended for c in characters) else (),
    )


def _mended(piece: Piece, text: str) -> tuple[Mended, ...]:
    """The words of a segment that were won back, each found again in the text in its turn."""
    found: list[Mended] = []
    at = 0
    for is_space, group in groupby(piece, key=lambda item: item[0] == " "):
        word = [] if is_space else list(group)
        kinds = [character.mended for _, character in word if character.mended]
        if not kinds:
            continue
        told = logical([text for text, _ in word])
        start = max(text.find(told, at), 0) if told in text[at:] else max(text.find(told), 0)
        raw = "".join(character.raw or character.text for _, character in word)
        found.append((start, start + len(told), kinds[0], raw))
        at = start + len(told)
    return tuple(found)


def _stacked(band: list[Character]) -> list[Character]:
    """A band in which an alef drawn over its lam (a ligature in parts) is one glyph with it, lam first.

    A glyph drawn twice with a small shift, as shadows and poor man's bold are, is taken once.
    """
    joined: list[Character] = []
    for c in band:
        if joined and c.text == joined[-1].text and _again(joined[-1], c):
            continue
        if joined and c.text == "ل" and joined[-1].text[:1] in _ALEFS and _over(joined[-1], c):
            alef = joined.pop()
            c = c._replace(text=c.text + alef.text, left=min(c.left, alef.left), right=max(c.right, alef.right))  # noqa: PLW2901
        joined.append(c)
    return joined


_ALEFS = frozenset("اأإآ")


def _again(one: Character, two: Character) -> bool:
    """Whether the same ink is drawn a second time."""
    small = 0.02 * (one.top - one.bottom)
    edges = ((one.ink_left, two.ink_left), (one.ink_right, two.ink_right), (one.low, two.low), (one.high, two.high))
    return all(abs(a - b) < small for a, b in edges)


def _over(one: Character, two: Character) -> bool:
    shared = min(one.right, two.right) - max(one.left, two.left)
    return (
        bool(one.text)
        and one.x - two.x < 0.05 * (one.top - one.bottom)
        and shared > 0.6 * min(one.right - one.left, two.right - two.left)
    )
