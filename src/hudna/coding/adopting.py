"""`تبنى`: whether what is adopted is a deed; and who calls itself by a name that stands in marks."""

import re

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.claimwords import DEEDS, IDEAS, is_one_of
from hudna.coding.tree import Found
from hudna.coding.uncharged import adopts_idea
from hudna.lang.ar import fold

_ITS = ("ه", "ها", "هما")
_OF_THEM = frozenset(fold("منها منهما").split())
_SOME_GROUP = tuple(fold("مجموع فصيل جماع تنظيم كتيب حرك خلي تشكيل جه سري فرق").split())
_NAMING = frozenset(
    fold("تطلق يطلق أطلقت أطلق تسمي يسمي سمت تدعى يدعى تسمى يسمى تعرف يعرف تدعو يدعو تطلقون المسماة المسمى").split()
)
_QUOTED = re.compile(r"[«\"“]\s*([^«»\"“”]{3,40}?)\s*[»\"”]")
_TO_VERB, _TO_NAME, _LONG = 5, 4, 50


def adopts_deed(sentence: Sentence, cue: Found) -> bool:
    """Whether an attack is adopted, named about the verb or before (`تبناه`, `تبنى اثنين منها`), no plan."""
    key = sentence.words[cue.first].key
    ahead = sentence.words[cue.last + 1 : cue.last + 6]
    if adopts_idea(ahead):
        return False
    near = [word.key for word in sentence.words[max(0, cue.first - 6) : cue.last + 12]]
    if key.endswith(_ITS):
        return not any(is_one_of(word, IDEAS) for word in near[:6])  # `الفكرة التي يتبناها التنظيم`
    return any(is_one_of(word, DEEDS) for word in near) or _is_of_them(sentence, cue)


def _is_of_them(sentence: Sentence, cue: Found) -> bool:
    """`ثلاثة هجمات ... تبنت الجماعة اثنين منها`: some of the deeds told before."""
    ahead = [word.key for word in sentence.words[cue.last + 1 : cue.last + 8]]
    before = [word.key for word in sentence.words[: cue.first]]
    return not _OF_THEM.isdisjoint(ahead) and any(is_one_of(key, (*DEEDS, "صاروخ", "قذيف")) for key in before)


def called(text: str, sentence: Sentence, start: int, end: int) -> list[Mention]:
    """`مجموعة غير معروفة تطلق على نفسها اسم «شهداء النهر»`: its name, in its marks.

    It is looked for between two positions of the text.
    """
    words = [word for word in sentence.words if start <= word.start < end]
    group = next((at for at, word in enumerate(words) if word.key.startswith(_SOME_GROUP)), len(words))
    verb = next((word for word in words[group:][:_TO_VERB] if word.key in _NAMING), None)
    if verb is None:
        return []
    quoted = _QUOTED.search(text, verb.end, min(end + _LONG, sentence.end))
    if quoted is None or quoted.start() > end or len(text[verb.end : quoted.start()].split()) > _TO_NAME:
        return []
    known = [one for one in sentence.mentions if quoted.start() <= one.start < quoted.end()]
    first, last = quoted.span(1)
    return known[:1] or [Mention(kind="unknown", id=None, name=quoted.group(1), start=first, end=last, how="quoted")]
