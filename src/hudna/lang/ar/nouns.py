"""The words that Arabic news uses as nouns and never as adjectives, as `training/nouns.py` counted them."""

from functools import cache
from importlib.resources import files


@cache
def nouns() -> frozenset[str]:
    """Folded, without the article: `قرار`, `سيطرة`; not `حاكم`, which is both."""
    text = files("hudna.lang.ar").joinpath("models/nouns.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
