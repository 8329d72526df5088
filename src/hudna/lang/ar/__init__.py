"""Arabic, assembled."""

from hudna.lang.ar.calendar import written
from hudna.lang.ar.dates import dates, durations
from hudna.lang.ar.numbers import numbers
from hudna.lang.ar.numerals import spelled
from hudna.lang.ar.script import fold, fold_map
from hudna.lang.ar.segmenter import segment
from hudna.lang.ar.words import bare_forms, sentences, tokens

code = "ar"

__all__ = [
    "bare_forms",
    "code",
    "dates",
    "durations",
    "fold",
    "fold_map",
    "numbers",
    "segment",
    "sentences",
    "spelled",
    "tokens",
    "written",
]
