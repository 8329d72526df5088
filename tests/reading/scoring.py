"""Character and word error rates, numbers kept and invented, as docs/figures.md defines them.

Both sides are compared without tatweel, vowel marks and directional controls,
with font shapes folded, digits of one kind and single spaces.
"""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

_DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class Scored(NamedTuple):
    """Error rates in percent of the truth's length; the share of numbers kept; the count of numbers invented."""

    cer: float
    wer: float
    kept: float
    invented: int


def compared(text: str) -> str:
    """The form in which two texts are compared."""
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", text)).translate(_DIGITS)
    text = re.sub(r"(?<=\d)[,٬](?=\d{3})", "", re.sub(r"https?://\S+", " ", text))
    return re.sub(r"\s+", " ", text.replace("⟦#⟧", " ⟦#⟧ ")).strip()


def score(true: str, read: str) -> Scored:
    """How far a reading is from the true text."""
    true, read = compared(true), compared(read)
    numbers, found = Counter(re.findall(r"\d+", true)), Counter(re.findall(r"\d+", read))
    return Scored(
        cer=100 * Levenshtein.distance(true, read) / max(1, len(true)),
        wer=100 * Levenshtein.distance(true.split(), read.split()) / max(1, len(true.split())),
        kept=sum((numbers & found).values()) / numbers.total() if numbers else 1.0,
        invented=(found - numbers).total(),
    )
