"""Feasts: their names, and the days on which they fall.

Feasts of the Hijri year follow Umm al-Qura, as its months do; where the moon
is looked for, a feast may begin a day later.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Feast(NamedTuple):
    """A feast by the first of its days; `hijri` tells the year that the month belongs to."""

    month: int
    day: int
    length: int
    hijri: bool = True


ANY = 0
FEASTS = (
    Feast(10, 1, 3),  # also "the feast" by itself, until it is known which
    Feast(10, 1, 3),
    Feast(12, 10, 4),
    Feast(12, 9, 1),
    Feast(1, 10, 1),
    Feast(1, 1, 1, hijri=False),
    Feast(3, 21, 1, hijri=False),
    Feast(12, 25, 1, hijri=False),
)
GREAT = (1, 2)
"""The two that `العيد` alone may mean."""
_NAMED: dict[tuple[str, ...], int] = {
    ("عيد", "الفطر"): 1,
    ("عيد", "الاضحي"): 2,
    ("يوم", "عرفة"): 3,
    ("وقفة", "عيد", "الاضحي"): 3,
    ("وقفة", "العيد"): 3,
    ("عاشوراء",): 4,
    ("راس", "السنة"): 5,
    ("النوروز",): 6,
    ("نوروز",): 6,
    ("عيد", "الميلاد"): 7,
}
_WISHED = ("المبارك", "السعيد", "المجيد", "الميلادية")
_OTHER_YEAR = "الهجرية"
_DEFINED = frozenset((*_WISHED, "الماضي", "المقبل", "القادم", "الفائت", "الاول", "الثاني", "الثالث", "الرابع"))
_THE_FEAST = "العيد"
_LED = frozenset("suTDSBGt")
_CLITICS = ("و", "ف")  # `هنأ بعيد الفطر` tells no day
STARTS = frozenset(prefix + word for word in (_THE_FEAST, *(name[0] for name in _NAMED)) for prefix in ("", *_CLITICS))
"""First words of feasts."""


def feast_at(keys: Sequence[str], at: int, before: str) -> tuple[int, int, int]:
    """The feast whose name begins at a word: which, how many words it takes, how many letters stand before it.

    `before` is the symbol of the word before: `العيد` alone is a feast only where a time leads to it (`صباح العيد`),
    and not where an adjective makes it another (`العيد الوطني`).  No words taken tells that none begins there.
    """
    lead = int(keys[at] not in STARTS_BARE and keys[at][:1] in _CLITICS)
    words = (keys[at][lead:], *keys[at + 1 : at + 3])
    for name, number in _NAMED.items():
        if words[: len(name)] == name and words[len(name) : len(name) + 1] != (_OTHER_YEAR,):
            return number, len(name) + (words[len(name) : len(name) + 1] in [(word,) for word in _WISHED]), lead
    if words[0] != _THE_FEAST or lead or before not in _LED:
        return ANY, 0, 0
    behind = words[1] if len(words) > 1 else ""
    if behind.startswith("ال") and behind not in _DEFINED:
        return ANY, 0, 0
    return ANY, 1 + (behind in _WISHED), 0


STARTS_BARE = frozenset((_THE_FEAST, *(name[0] for name in _NAMED)))
_NTH = {"اول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5, "سادس": 6, "سابع": 7}
NTH = frozenset(prefix + word for word in _NTH for prefix in ("", "و", "ف", "ب", "ل"))
_BETWEEN = frozenset({"من", "في", "ايام", "شهر"})


def nth_day_at(keys: Sequence[str], at: int) -> tuple[int, int, int]:
    """`أول أيام`, `ثاني يوم من أيام`: which day, how many words, how many letters before it; no words for none."""
    lead = int(keys[at] not in _NTH)
    if keys[at][lead:] not in _NTH or keys[at + 1 : at + 2] not in (["ايام"], ["يوم"]):
        return 0, 0, 0
    last = at + 2
    while last < len(keys) and last < at + 5 and keys[last] in _BETWEEN:
        last += 1
    return _NTH[keys[at][lead:]], last - at, lead
