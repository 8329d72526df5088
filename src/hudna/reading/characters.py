"""The characters of a PDF page with their places, as pypdfium2 finds them.

Only what a font says is taken from the library; its own guesses at spaces,
line ends and order are not.  Places are in points from the page's lower left.
"""

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium


class Character(NamedTuple):
    """One character of the page's text layer; several where one glyph stands for several letters.

    `x` is the pen's place (the left end of the advance), `y` the baseline;
    `left` to `right` holds ink and advance, `bottom` to `top` is 1.4 em;
    `ink_left`, `ink_right`, `low` and `high` are the ink alone.  `lost` is true
    where the font gives no Unicode for the glyph, so that `text` is only a code;
    `bare` where it tells no advance.  `number` is the place in
    the text layer.  `mended` names what was done to the text, `raw` what it was.
    """

    text: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    top: float
    ink_left: float
    ink_right: float
    low: float
    high: float
    lost: bool
    bare: bool
    number: int
    mended: str = ""
    raw: str = ""


def characters(textpage: Any) -> list[Character]:
    """All characters of a page in the order of its text layer, those of one glyph together.

    Where the page's text is turned, the places are turned back; text that runs
    otherwise than most of the page (a slanting watermark) is left out.
    """
    handle = textpage.raw
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y, ink_left, ink_right, ink_bottom, ink_top = (ctypes.c_double() for _ in range(6))
    new = tuple.__new__
    to_box, to_matrix, to_x, to_y = ctypes.byref(box), ctypes.byref(matrix), ctypes.byref(x), ctypes.byref(y)
    to_ink = [ctypes.byref(value) for value in (ink_left, ink_right, ink_bottom, ink_top)]
    unicode_of, box_of, ink_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharBox
    origin_of, is_lost = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_HasUnicodeMapError
    size_of, matrix_of = pdfium.FPDFText_GetFontSize, pdfium.FPDFText_GetMatrix
    found: list[Character] = []
    em, upright, height, level = 1.0, True, -1.0, 0.0
    for number in range(pdfium.FPDFText_CountChars(handle)):
        code = unicode_of(handle, number)
        if code in (10, 13) and pdfium.FPDFText_IsGenerated(handle, number):
            continue
        box_of(handle, number, to_box)
        origin_of(handle, number, to_x, to_y)
        ink_of(handle, number, *to_ink)
        base, high, low = y.value, ink_top.value, ink_bottom.value
        if base != level or box.top - box.bottom != height:  # else font and size are those of the last one
            level, height = base, box.top - box.bottom
            matrix_of(handle, number, to_matrix)
            upright = abs(matrix.b) <= 0.1 * abs(matrix.a)
            em = size_of(handle, number) * abs(matrix.a * matrix.d) ** 0.5 or 1.0
        if not upright:
            continue
        lost = code == 0 or is_lost(handle, number) == 1
        name = _glyph_name(handle, number, code) if lost or is_private(code) else ""
        bare = box.top - high < 0.001 and low - box.bottom < 0.001 and code != 32
        found.append(
            new(Character, (
                letters_of(code), x.value, base, box.left, box.right, base - 0.4 * em, base + em,
                ink_left.value, ink_right.value, low, high, lost, bare, number, "", name,
            ))
        )  # fmt: skip
    return merged(found)


def is_private(code: int) -> bool:
    """Whether a code says nothing of its own: a control, a private use, a replacement."""
    return (code < 32 and code not in (9, 10, 13)) or 127 <= code < 160 or 0xE000 <= code < 0xF900 or code >= 0xFFFD


def _glyph_name(handle: Any, number: int, code: int) -> str:
    """Font and code: what tells this glyph from any other of the file."""
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(handle, number, name, 128, None)
    return f"{name.value.decode('utf-8', 'replace')}:{code:04X}"


def merged(found: list[Character]) -> list[Character]:
    """Characters that share one pen (a glyph that stands for several letters) as one, in the order of reading."""
    groups: list[list[Character]] = []
    pens: dict[tuple[float, float], int] = {}
    shared = False
    for c in found:
        pen = (c.x, c.y)
        at = pens.get(pen)
        # The library turns stretches of a line, which can interleave the letters of two glyphs.
        if at is not None and len(groups) - at <= 6 and _joins(c) and _joins(groups[at][0]):
            groups[at].append(c)
            shared = True
        else:
            pens[pen] = len(groups)
            groups.append([c])
    return _unfloated([_one(group) if len(group) > 1 else group[0] for group in groups] if shared else found)


def _joins(character: Character) -> bool:
    return character.text[:1] > "\u02ff" and not character.lost


def _one(group: list[Character]) -> Character:
    """One glyph's letters: lam before alef whichever way the library took them apart, marks last."""
    letters = "".join(c.text for c in group if not unicodedata.combining(c.text[0]))
    marks = "".join(c.text for c in group if unicodedata.combining(c.text[0]))
    if letters in _TURNED:
        letters = letters[::-1]
    return group[0]._replace(
        text=letters + marks,
        left=min(c.left for c in group),
        right=max(c.right for c in group),
        low=min(c.low for c in group),
        high=max(c.high for c in group),
        bare=any(c.bare for c in group),
    )


# Letters of one glyph as the library gives them where it has turned them.
_TURNED = {"ال", "أل", "إل", "آل", "هللا", "هلل", "دمحم", "لاير"}


def _unfloated(found: list[Character]) -> list[Character]:
    """Glyphs of a mark that claim the letter below as well: without it where the letter's own glyph has it too.

    Some producers map both glyphs to letter and mark, some only the mark's.  In
    the latter case, and where a hamza alone stands for the letter that carries
    it, the letter stands where its mark is drawn, as wide as it usually is.
    """
    claims = [n for n, c in enumerate(found) if len(c.text) > 1 and unicodedata.combining(c.text[-1])]
    alone = [n for n, c in enumerate(found) if c.text in _BARE and floats(c)]
    if not claims and not alone:
        return found
    kept: list[Character | None] = list(found)
    cells: dict[tuple[int, int], list[Character]] = defaultdict(list)
    for c in found:
        cells[int(c.x // 12), int(c.y // 12)].append(c)
    for n in claims + alone:
        c = found[n]
        column, row = int(c.x // 12), int(c.y // 12)
        around = (o for dx in (0, -1, 1) for dy in (0, -1, 1) for o in cells.get((column + dx, row + dy), ()))
        twin = next((o for o in around if _is_twin(o, c)), None)
        if twin is not None:
            kept[n] = c._replace(text=c.text[1:]) if n in claims and c.text[1:] not in twin.text else None
        elif floats(c) or c.high - c.low < 0.2 * (c.top - c.bottom):
            kept[n] = c._replace(left=min(c.x, c.left), right=c.x + _usual_width(c, found))
    return [c for c in kept if c is not None]


def _usual_width(character: Character, found: Sequence[Character]) -> float:
    """How wide the letter is elsewhere on the page, without the hamza that it may carry."""
    letter = _BARE.get(character.text[0], character.text[0])
    widths = [c.right - c.x for c in found if c.text == letter]
    return median(widths or [0.22 * (character.top - character.bottom)])


_BARE = dict.fromkeys("أإآ", "ا") | {"ؤ": "و"}


def _is_twin(letter: Character, mark: Character) -> bool:
    """Whether one glyph is the letter that another, its mark, claims to be as well."""
    height = mark.top - mark.bottom
    return (
        letter is not mark
        and mark.text[0] in letter.text
        and abs(letter.x - mark.x) < 0.4 * height
        and abs(letter.y - mark.y) < 0.4 * height
        and letter.high - letter.low > mark.high - mark.low
        and (mark.low > letter.low + 0.15 * height or mark.high < letter.low)
    )


def floats(character: Character) -> bool:
    """Whether the ink is drawn clear of the line's letters, as a mark's is."""
    height = character.top - character.bottom
    return character.low > character.y + 0.2 * height or character.high < character.y - 0.02 * height


@cache
def letters_of(code: int) -> str:
    """The plain letters of a code: font shapes as what they are shapes of, without the space that carries a mark.

    >>> letters_of(0xFEFB)
    'لا'
    """
    letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code < 0xFEFF:
        return unicodedata.normalize("NFKC", letter).replace(" ", "")
    return {"\t": " ", "\xa0": " ", "\u2009": " ", "\u202f": " "}.get(letter, letter)
