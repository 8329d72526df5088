"""Whether lines that claim to be Arabic are Arabic: a screen against text layers that are silently wrong.

Prose of any kind is full of a few dozen short words and of words that begin
with the article.  A page of letters in the wrong order, or letters that a
font maps wrongly, has next to none of them.
"""

import re
from collections.abc import Sequence

from hudna.lang.ar.script import fold

_WORD = re.compile("[\u0620-\u065f\u0671-\u06d3]{2,}")
_COMMON = frozenset(map(fold, (
    "في", "من", "على", "أن", "إن", "إلى", "عن", "مع", "هذا", "هذه", "ذلك", "التي", "الذي", "الذين", "كان",
    "كانت", "قد", "لا", "ما", "لم", "لن", "بعد", "قبل", "بين", "حتى", "كما", "أو", "ثم", "هو", "هي", "كل",
    "أي", "عند", "منذ", "حول", "ضد", "خلال", "غير", "إذا", "لكن", "أكثر", "أمام", "تحت", "فوق", "وفي", "ومن",
    "وعلى", "وإن", "وأن", "وقد", "ولا", "وقال", "قال", "أكد", "له", "لها", "به", "بها", "فيها", "فيه", "منها",
)))  # fmt: skip
LEAST_WORDS, LEAST_SHARE = 25, 0.1


def is_arabic_prose(lines: Sequence[str]) -> bool:
    """False where many Arabic words stand on a page and almost none is a common one or has the article."""
    words = [fold(word) for line in lines for word in _WORD.findall(line)]
    if len(words) < LEAST_WORDS:
        return True
    usual = sum(word in _COMMON or (word.startswith(("ال", "وال", "بال", "لل")) and len(word) > 4) for word in words)
    return usual >= LEAST_SHARE * len(words)
