"""Where one word ends and the next begins on a page, told from the gaps between its glyphs.

Within a word one glyph's advance begins where the last one ended, so the gap
is nothing but kerning; between words it is at least a thin space.  The page's
own gaps show the valley between the two.  Spaces that the file writes are
believed where they have a width; those that the library makes up from
movements of the pen only help where a gap is in doubt.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hudna.reading.characters import Character, floats

_LAST = ("ة", "\u064b")
"""What ends a word whatever follows."""
_IN_NUMBERS = frozenset(".,:٫٬")
_LETTER = re.compile("[\u0620-\u064a]")
_Shape = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Spacing:
    """A page's manner of spacing.

    `least` is the least gap between words, in heights of the font; `reach`
    how far beyond its ink a glyph reaches whose font does not tell it, in
    heights; `spaces` those that the file writes; `hints` the numbers of the
    glyphs to whose right the library saw the pen leap; `told` where these two
    account for nearly all gaps of the page.
    """

    least: float
    reach: dict[_Shape, float]
    spaces: tuple[Character, ...] = ()
    hints: frozenset[int] = frozenset()
    told: bool = False

    def between(self, right: Character, left: Character) -> float:
        """The gap between two neighbours of a line, in heights of the font."""
        height = (left.top - left.bottom) or 1.0
        gap = (right.x - left.right) / height
        return gap - self.reach.get(_shape(left), 0.0) if self.reach and left.bare else gap

    def parts(self, right: Character, left: Character, gap: float) -> bool:
        """Whether the gap between two neighbours parts two words."""
        if right.text == "ل" and right.low > right.y - 0.06 * (right.top - right.bottom) and floats(left):
            return False  # a lam that does not end in a bow goes on, here into the hamza of a lam-alef in parts
        if right.text[-1:] == "\u064b" and left.text[:1] == "ا":
            return False  # an alef carries the tanween before it
        if self.told and len(left.text) > 1 and floats(left):  # its width is only guessed
            return gap > 0.08 and left.number in self.hints
        if _in_one(right.text, left.text):
            slash = "/" in (right.text, left.text)
            return gap > max(self.least, 0.22) or (not slash and gap > 0.08 and left.number in self.hints)
        if gap > self.least or (right.text[-1:] in _LAST and _LETTER.match(left.text)):
            return True
        return gap > 0.02 and left.number in self.hints and (gap > 0.08 or not floats(left))


def _in_one(right: str, left: str) -> bool:
    """Whether two neighbours are a slash and what it joins, or a digit and a sign that stands inside numbers."""
    if "/" in (right, left):
        return True
    return (right in _IN_NUMBERS and left[:1].isdigit()) or (left in _IN_NUMBERS and right[:1].isdigit())


def spacing(bands: Sequence[Sequence[Character]], spaces: Sequence[Character]) -> Spacing:
    """The manner of spacing of a page from its bands and the spaces in its text layer."""
    leaps = {(space.x, space.y) for space in spaces if space.right - space.left <= 0.01}
    told = Spacing(least=0.0, reach=_reach(bands))
    beside = {(c.x, c.y) for band in bands for c in band} & leaps if leaps else leaps
    hints = frozenset(_leapt(bands, beside, told)) if beside else frozenset()
    written = tuple(space for space in spaces if space.right - space.left > 0.01 or (space.x, space.y) not in beside)
    gaps = [told.between(right, left) for band in bands for right, left in pairwise(band)]
    wide = sum(gap > 0.12 for gap in gaps)
    least = _valley(gaps)
    known = len(written) + len(hints) > 0.8 * wide
    if known:  # gaps alone need only serve where neither is there
        usual = sorted(gap for gap in gaps if gap > 0.1)
        least = min(0.17, max(0.1, 0.75 * usual[len(usual) // 4])) if usual else least
    return Spacing(least=least, reach=told.reach, spaces=written, hints=hints, told=known)


def _leapt(bands: Sequence[Sequence[Character]], beside: set[tuple[float, float]], told: Spacing) -> Iterator[int]:
    """The glyphs to whose right the pen leapt: the library marks the glyph that was drawn before, on either side."""
    for band in bands:
        for n, c in enumerate(band):
            if (c.x, c.y) in beside:
                right = told.between(band[n - 1], c) if n else -1.0
                # only a glyph of several letters stands first in the layer, whichever side it was drawn from
                left = told.between(c, band[n + 1]) if len(c.text) > 1 and n + 1 < len(band) else -1.0
                yield band[n + 1].number if left > max(right, 0.04) and not floats(band[n + 1]) else c.number


def _valley(gaps: Sequence[float]) -> float:
    """The middle of the emptiest stretch between gaps of letters and gaps of words."""
    counts = [0] * 30
    for gap in gaps:
        if 0.0 <= gap < 0.3:
            counts[int(gap * 100)] += 1
    smooth = [sum(counts[max(0, n - 1) : n + 2]) for n in range(30)]
    low = min(smooth[4:20])
    run = [n for n in range(4, 20) if smooth[n] <= low + 1]
    first = run[0]
    last = next((n for n, following in pairwise(run) if following > n + 1), run[-1])
    return min(0.14, ((first + last) / 2 + 0.5) / 100)


def _reach(bands: Sequence[Sequence[Character]]) -> dict[_Shape, float]:
    """For glyphs whose boxes hold the ink alone: how far the advance reaches beyond it.

    That is the nearest that any neighbour ever stood; a glyph that nothing
    ever stood nearer to than half a usual word gap is one that begins words,
    and says nothing.
    """
    steps: dict[_Shape, list[float]] = defaultdict(list)
    wide: list[float] = []
    for band in bands:
        for right, left in pairwise(band):
            gap = (right.x - left.right) / ((left.top - left.bottom) or 1.0)
            if 0.1 < gap < 0.6:
                wide.append(gap)
            if left.bare and gap < 0.6:
                steps[_shape(left)].append(gap)
    most = min(0.15, max(0.05, 0.5 * sorted(wide)[len(wide) * 3 // 5])) if wide else 0.08
    nearest = {shape: sorted(found)[len(found) // 10] for shape, found in steps.items()}
    return {shape: gap for shape, gap in nearest.items() if 0 < gap < most}


def _shape(character: Character) -> _Shape:
    """What tells glyphs apart: the text and the ink's width in hundredths of the height."""
    return character.text, round(100 * (character.right - character.left) / ((character.top - character.bottom) or 1.0))
