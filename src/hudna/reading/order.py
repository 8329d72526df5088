"""From the order on the page to the order of reading, for a line of Arabic with numbers and Latin words.

The pieces come from right to left as they are drawn.  Digits with the signs
that hold a number together, and Latin words with what stands between them,
run from left to right and are turned.  Brackets and quotation marks are drawn
mirrored, and libraries differ in whether they undo it, so each is made to
open or close by the spaces around it.
"""

import re
import unicodedata
from collections.abc import Sequence

_LATIN_LETTERS = "A-Za-z\u00c0-\u024f"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_ARABIC_LETTERS = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufefc"
_LATIN = re.compile(f"[{_LATIN_LETTERS}]")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
# As drawn from right to left: a Latin stretch begins and ends with a Latin letter or a digit.
_TURNED = re.compile(
    f"(?:[{_LATIN_LETTERS}{_DIGITS}][^{_ARABIC_LETTERS}]*)?[{_LATIN_LETTERS}]"
    f"(?:[^{_ARABIC_LETTERS}]*[{_LATIN_LETTERS}{_DIGITS}])?"
    f"|[{_DIGITS}]+(?:[.,:/،\u066b\u066c'’][{_DIGITS}]+)*"
)
_OPENS = {"(": "(", ")": "(", "[": "[", "]": "[", "{": "{", "}": "{", "«": "«", "»": "«", "“": "“", "”": "“"}
_CLOSES = {"(": ")", ")": ")", "[": "]", "]": "]", "{": "}", "}": "}", "«": "»", "»": "»", "“": "”", "”": "”"}
_PAIRED = re.compile(r"[()\[\]{}«»“”]")
_PERCENT = re.compile(f"^([%٪])([{_DIGITS}]+(?:[.,٫٬][{_DIGITS}]+)?)")
_YEARS = re.compile(r"(?<![\d-])((?:19|20)\d\d)([-–])((?:19|20)\d\d)(?![\d-])")
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]")


def logical(pieces: Sequence[str]) -> str:
    """Pieces as they stand from right to left on the page, in the order in which they are read.

    >>> logical(list("وع 41 يف"))
    'وع 14 يف'
    """
    text = "".join(pieces)
    if text.isascii() or _LATIN.search(text):
        if not _ARABIC.search(text) and _LATIN.search(text):
            return tidy("".join(reversed(pieces)))
    elif not re.search(f"[{_DIGITS}]", text):
        return tidy(text)
    # Some producers set a line's head without its context, so that the sign of percent comes before its number.
    return tidy(_PERCENT.sub(r"\2\1", _TURNED.sub(lambda found: found.group()[::-1], text)))


def tidy(text: str) -> str:
    """Single spaces, composed letters."""
    text = re.sub(r" +", " ", unicodedata.normalize("NFC", text)).strip()
    return _YEARS.sub(_upwards, text) if "-" in text or "–" in text else text


def _upwards(found: re.Match[str]) -> str:
    """Two years with a dash, the earlier first: at the head of a line some producers draw them from left to right."""
    first, dash, last = found.groups()
    return found.group() if first <= last else f"{last}{dash}{first}"


def paired(text: str) -> str:
    """The text with each bracket and quotation mark opening or closing as the spaces beside it say.

    >>> paired("الطيران )درون( ليس جزءًا")
    'الطيران (درون) ليس جزءًا'
    """
    if not _PAIRED.search(text):
        return text
    letters = list(text)
    open_now: dict[str, bool] = {}
    for found in _PAIRED.finditer(text):
        at, sign = found.start(), found.group()
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        opens = _opening(before, after)
        if opens is None:
            opens = not open_now.get(_OPENS[sign], False)
        open_now[_OPENS[sign]] = opens
        letters[at] = (_OPENS if opens else _CLOSES)[sign]
    return "".join(letters)


def _opening(before: str, after: str) -> bool | None:
    """Whether a sign between these two opens; `None` where they do not tell."""
    free_before = before.isspace() or before in _OPENS
    free_after = after.isspace() or after in ".,،؛;:!؟?" or after in _CLOSES
    return None if free_before == free_after else free_before
