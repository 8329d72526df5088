"""Police, army, guards and ministries that a text calls by their kind alone: those of the country it speaks of.

`قتل شرطي`, `قالت قوات الأمن`, `القوات الحكومية`: no name, no adjective of a
country, yet nobody reads them as anybody's but of the country of the news.
"""

from hudna.coding.analysis import Analysis
from hudna.coding.known import Known
from hudna.coding.owning import country_of, sole_country
from hudna.coding.phrases import Phrase
from hudna.lang.ar.parts import part
from hudna.lang.ar.script import fold

_POLICE = ("شرطي", "شرطة")
_GUARDS = frozenset(fold("الأمن الأمنية").split())
_GUARDING = frozenset(fold("سلطات قوات قوى رجال عناصر أجهزة جهاز فرق أفراد وحدات دورية دوريات قوة ضباط").split())
_MINISTRY = fold("وزارة")
_BRANCHES = frozenset(fold("البرية الجوية البحرية").split())
_OF_ONE = frozenset(fold("وزارة السلطات").split()) | _BRANCHES
_RULING = frozenset(fold("الحكومية النظامية النظامي").split())
_ARMIES = frozenset(fold("قوات جيش").split())


def uniformed(known: Known, analysis: Analysis, phrase: Phrase, words: str) -> tuple[str, str] | None:
    """The id and name of the state's body that a phrase without a name means; `None` where it means none."""
    keys = fold(words).split()
    kind = _kind(phrase, keys)
    # Ministries and air forces are spoken of in news of several countries, and then of any of them.
    country = (sole_country(known, analysis) if _OF_ONE & set(keys) else country_of(known, analysis)) if kind else None
    found, name = known.institution(kind, country, "") if country else (None, "")
    return (found, name) if found else None


def _kind(phrase: Phrase, keys: list[str]) -> str:
    """The kind of a state's body that words tell."""
    stems = [part(key).stem for key in keys]
    if any(stem.startswith(_POLICE) for stem in stems):
        return "police"
    if not _GUARDING.isdisjoint(stems) and not _GUARDS.isdisjoint(keys):
        return "security-forces"
    if phrase.kind == "government" and stems[0] == _MINISTRY and phrase.last > phrase.first:
        return "government"  # `وزارة الداخلية`
    army = phrase.head in _ARMIES and phrase.definite and keys[-1] in _RULING | _BRANCHES
    return "armed-forces" if army else ""
