"""Arabic letters: the form for matching.

`fold` takes away what writers vary and readers do not hear: vowel marks,
tatweel, the seat of hamza on alef, alef maqsura, digits of the other kind,
font shapes, directional controls.  Ta marbuta stays, because it tells words
apart (`كتيبة`, `كتيبه`).  Folding twice is folding once.  `fold_map` gives the
same text together with the place of each character in the original.
"""

import re
import unicodedata
from collections.abc import Iterator

from hudna.lang.findings import Folded

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
CONTROLS = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad"
TATWEEL = "\u0640"
SHAPES = "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe"

_LETTERS = (
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي"}
    | {"ک": "ك", "ڪ": "ك", "ݣ": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه", "٫": ".", "٬": ","}
    | {chr(0x660 + n): str(n) for n in range(10)}
    | {chr(0x6F0 + n): str(n) for n in range(10)}
)
_SAME = str.maketrans(_LETTERS)
# Replacing these one by one is five times faster than a table of all; the rest is looked for first.
_OFTEN = tuple((letter, _LETTERS[letter]) for letter in "أإآى")
_RARE = re.compile(f"[{''.join(letter for letter in _LETTERS if letter not in 'أإآى')}]")
_DROPPED = re.compile(f"[{MARKS}{CONTROLS}{TATWEEL}]+")
# A hamza written after its seat as a mark of its own: the letter, not a vowel.
_SEATED = re.compile(f"([ويىی])[{CONTROLS}{TATWEEL}]*\u0654")
_SHAPED = re.compile(f"[{SHAPES}]")
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]*")
_UNEVEN = re.compile(
    f"(?P<seat>[ويىی])[{CONTROLS}{TATWEEL}]*\u0654"
    f"|(?P<shape>[{SHAPES}])"
    f"|(?P<dropped>[{MARKS}{CONTROLS}{TATWEEL}]+)"
    r"|(?P<space>[^\S ]\s*| \s+)"
)
# Where one of these stands, or two spaces, something may be uneven: one set is looked for fast.
_SPACES = r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_ODD = re.compile(f"[{SHAPES}{MARKS}{CONTROLS}{TATWEEL}{_SPACES}]")
_SEATS = {"و": "ؤ", "ي": "ئ", "ى": "ئ", "ی": "ئ"}


def fold(text: str) -> str:
    """The form for matching; shorter than the text where marks or tatweel are dropped.

    >>> fold("الأمـــنيّ")
    'الامني'
    """
    if _PLAIN.fullmatch(text):  # most words: no mark, space, figure or foreign letter
        return text.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ى", "ي")
    if text.isascii():
        return " ".join(text.split())
    if "\u0654" in text:
        text = _SEATED.sub(lambda found: _SEATS[found[1]], text)
    if _SHAPED.search(text):
        text = _SHAPED.sub(lambda found: _plain(found[0]), text)
    return " ".join(_same(_DROPPED.sub("", text)).split())


def _same(text: str) -> str:
    """The text with one letter for each group of letters; as long as before."""
    for letter, plain in _OFTEN:
        text = text.replace(letter, plain)
    return text.translate(_SAME) if _RARE.search(text) else text


def fold_map(text: str, *, lines: bool = False) -> Folded:
    """`fold(text)`, and where each of its characters stood.

    With `lines`, white space is kept as it stands, so that a paragraph's end
    can still be seen.
    """
    even = not (_ODD.search(text) or "  " in text)
    if even and (lines or (text[:1] != " " and text[-1:] != " ")):
        return Folded(text=_same(text), positions=range(len(text)), length=len(text))
    parts: list[str] = []
    positions: list[int] = []
    for start, end, part in _pieces(text, lines=lines):
        parts.append(part)
        positions.extend(range(start, end) if len(part) == end - start else [start] * len(part))
    folded = _same("".join(parts))
    if lines or (folded.strip() == folded and "  " not in folded):
        return Folded(text=folded, positions=positions, length=len(text))
    kept = _kept(folded)
    return Folded(text="".join(folded[i] for i in kept), positions=[positions[i] for i in kept], length=len(text))


def _pieces(text: str, *, lines: bool) -> Iterator[tuple[int, int, str]]:
    """Stretches of the text with what stands for them before letters are made the same."""
    at = 0
    for found in _UNEVEN.finditer(text):
        kind, start, end = found.lastgroup, found.start(), found.end()
        if start > at:
            yield at, start, text[at:start]
        at = end
        if kind == "space":
            yield (start, end, found[0]) if lines else (start, start + 1, " ")
        elif kind == "shape":
            yield start, end, _plain(found[0])
        elif kind == "seat":
            yield start, start + 1, _SEATS[found["seat"]]
    if at < len(text):
        yield at, len(text), text[at:]


def _plain(shape: str) -> str:
    """The letters that a font shape stands for; shapes of bare marks stand for none."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", shape)).strip()


def _kept(folded: str) -> list[int]:
    """The characters to keep where runs of spaces become one: two runs meet where what stood between was dropped."""
    kept = [i for i, letter in enumerate(folded) if letter != " " or (i + 1 < len(folded) and folded[i + 1] != " ")]
    return kept[1:] if kept and folded[kept[0]] == " " else kept
