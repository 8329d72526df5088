"""Arabic, assembled."""

from hudna.lang.ar.script import fold, fold_map
from hudna.lang.ar.words import bare_forms, sentences, tokens

code = "ar"

__all__ = ["bare_forms", "code", "fold", "fold_map", "sentences", "tokens"]
