"""English, as far as names in a casebook need it."""

import re
import unicodedata

code = "en"

_MARKS = re.compile(r"[\u0300-\u036f'’`ʿʾ]")


def fold(text: str) -> str:
    """Lower case, accents and apostrophes gone, hyphens and runs of white space as one space.

    >>> fold("Kata'ib  Hizballah")
    'kataib hizballah'
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return re.sub(r"[\s\-–_]+", " ", bare).strip().lower()
