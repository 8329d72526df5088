"""Arabic letters: the form for matching.

`fold` takes away what writers vary and readers do not hear: vowel marks,
tatweel, the seat of hamza on alef, alef maqsura, digits of the other kind,
font shapes, directional controls.  Ta marbuta stays, because it tells words
apart (`كتيبة`, `كتيبه`).  Folding twice is folding once.
"""

import re
import unicodedata

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
CONTROLS = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad"
TATWEEL = "\u0640"

_DROPPED = re.compile(f"[{MARKS}{CONTROLS}{TATWEEL}]")
_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
_SAME = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ھ": "ه"}
    | {chr(0x660 + n): str(n) for n in range(10)}
    | {chr(0x6F0 + n): str(n) for n in range(10)}
)


def fold(text: str) -> str:
    """The form for matching; shorter than the text where marks or tatweel are dropped.

    >>> fold("الأمـــنيّ")
    'الامني'
    """
    if _SHAPES.search(text):
        text = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s+", " ", _DROPPED.sub("", text).translate(_SAME)).strip()
