"""The characters of a PDF page with their places, as pypdfium2 finds them.

Only what a font says is taken from the library; its own guesses at spaces,
line ends and order are not.  Places are in points from the page's lower left.
"""

import ctypes
import unicodedata
from functools import cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium


class Character(NamedTuple):
    """One character of the page's text layer.

    `x` is the pen's place (the left end of the advance), `y` the baseline;
    `left` to `right` holds ink and advance; `bottom` to `top` the font's
    height.  `lost` is true where the font gives no Unicode for the glyph, so
    that `text` is only a code.  `number` is its place in the text layer.
    """

    text: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    top: float
    lost: bool
    number: int


def characters(textpage: Any) -> list[Character]:
    """All characters of a page in the order of its text layer; spaces only where they have a width."""
    handle = textpage.raw
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    to_box, to_x, to_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    origin_of, is_lost = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_HasUnicodeMapError
    found: list[Character] = []
    for index in range(pdfium.FPDFText_CountChars(handle)):
        code = unicode_of(handle, index)
        if code in (10, 13) and pdfium.FPDFText_IsGenerated(handle, index):
            continue
        box_of(handle, index, to_box)
        if code == 32 and box.right - box.left < 0.01:
            continue
        origin_of(handle, index, to_x, to_y)
        found.append(
            Character(
                letters_of(code),
                x.value,
                y.value,
                box.left,
                box.right,
                box.bottom,
                box.top,
                is_lost(handle, index) == 1,
                index,
            )
        )
    return found


@cache
def letters_of(code: int) -> str:
    """The plain letters of a code: font shapes as what they are shapes of, without the space that carries a mark.

    >>> letters_of(0xFEFB)
    'لا'
    """
    letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code < 0xFEFF:
        return unicodedata.normalize("NFKC", letter).replace(" ", "")
    return {"\xa0": " ", "\u2009": " ", "\u202f": " "}.get(letter, letter)
