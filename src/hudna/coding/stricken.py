"""Towns of plain names told by what was done to them: `غارات على سرمين`, `قصف الجيش داريا`.

A small town counts where a word of place leads to it; a deed that is done to places leads to it as well.
"""

from collections.abc import Sequence

from hudna.coding.analysis import Word
from hudna.lang.ar.contexts import STRICKEN, STRIKING_ON, TITLES
from hudna.lang.ar.latin import names
from hudna.lang.ar.segmenter import counts
from hudna.lang.ar.tagging import word_classes

_ON = "علي"
_REACH = 5
_BOMBING = ("قصف", "هاجم", "اقتحم", "حاصر", "مشط", "طوق")
_STOPS = frozenset(["التي", "الذي", "الذين", "ان", "من", "في", "الي", "عن", "مع", "بعد", "قبل"])


def is_stricken(words: Sequence[Word], first: int, last: int) -> bool:
    """Is the name at these words that of a place to which something was done?"""
    before = words[first - 1].key if first else ""
    if before in STRICKEN:
        return True
    led = [word.key for word in words[max(0, first - 1 - _REACH) : max(0, first - 1)]]
    if before == _ON:
        return _ON not in led and not STRIKING_ON.isdisjoint(led)
    return first == last and before.startswith("ال") and before not in TITLES and _is_bombed(led, words[first].key)


def _is_bombed(led: Sequence[str], key: str) -> bool:
    """`قصف الجيش السوري داريا`: a rare word behind the subject of such a verb, nothing else between."""
    verb = next((at for at, word in enumerate(led) if word.removeprefix("و").startswith(_BOMBING)), -1)
    rare = key not in word_classes() and key not in names() and key not in counts()
    return rare and verb >= 0 and _STOPS.isdisjoint(led[verb:])


def is_part_of_name(words: Sequence[Word], first: int) -> bool:
    """`محمد العبدلي`: a man is called so; the preposition `على` is no Ali."""
    before = words[first - 1] if first else None
    return before is not None and (before.key in TITLES or (before.key in names() and before.text != "على"))
