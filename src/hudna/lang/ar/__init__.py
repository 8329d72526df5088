"""Arabic, assembled."""

from hudna.lang.ar.calendar import written
from hudna.lang.ar.dates import apart, dates, day_of_writing, durations, is_almanac
from hudna.lang.ar.numbers import numbers
from hudna.lang.ar.numerals import spelled
from hudna.lang.ar.script import fold, fold_map
from hudna.lang.ar.segmenter import segment
from hudna.lang.ar.words import bare_forms, sentences, tokens

code = "ar"

__all__ = [
    "apart",
    "bare_forms",
    "code",
    "dates",
    "day_of_writing",
    "durations",
    "fold",
    "fold_map",
    "is_almanac",
    "numbers",
    "segment",
    "sentences",
    "spelled",
    "tokens",
    "written",
]
