"""Persons whom the casebook does not know: a given name and what follows it.

Without a given name that the language's table holds nobody is found: a word
too few is better than a verb taken for a name.
"""

from collections.abc import Sequence
from functools import cache

from hudna.coding.analysis import Word
from hudna.lang.ar.latin import latin, names, surnames
from hudna.lang.ar.parts import part
from hudna.lang.ar.script import fold
from hudna.lang.ar.segmenter import counts
from hudna.lang.ar.tagging import word_classes
from hudna.lang.ar.timewords import LEXICON

_JOINTS = frozenset({"عبد", "ابو", "ابي", "ابا", "بن", "ابن", "ال", "ولد", "دي", "فان", "ام"})
_NOT_FIRST = frozenset({"الله", "الدين", "بن", "ابن", "ال", "ولد", "كي", "مون", "جو", "ام", "نور", "نصر", "طيب"})
_TITLES = frozenset(
    fold(
        "المتحدث المتحدثة الناطق الناطقة الرئيس القائد القيادي القيادية الوزير الوزيرة المسؤول المسؤولة العضو الخبير"
        " الخبيرة السفير السفيرة المدير المديرة الباحث الباحثة المستشار المبعوث المحلل المندوب الممثل الناشط الناشطة"
        " الملقب المكنى المعروف المدعو المنتمي البالغ المولود الذي التي"
    ).split()
)
_WORDS_TOO = frozenset({"الان", "الهام", "الفريد", "الحبيب"})  # "now", "important" ... as well
_MOST_WORDS = 5
# `المتحدث باسم الجيش`, `المعروف باسم`: in whose name, under what name; nobody called Bassem.
_IN_WHOSE_NAME = (
    "متحدث",
    "متحدثة",
    "متحدثا",
    "ناطق",
    "ناطقة",
    "رسمي",
    "رسمية",
    "اعلامي",
    "عسكري",
    "معروف",
    "معروفة",
    "يعرف",
    "تعرف",
)
NO_NAMES = frozenset(
    (
        *(
            "في",
            "من",
            "الي",
            "عن",
            "مع",
            "ان",
            "الذي",
            "التي",
            "الذين",
            "قال",
            "وقال",
            "بعد",
            "قبل",
            "خلال",
            "لدي",
            "حول",
        ),
        *("ضد", "هو", "وهو", "هي", "كما", "قد", "لم", "لن", "ما", "لا", "او", "ثم", "كان", "كانت", "بين", "عبر", "حتي"),
        *("الي", "اليه", "عليه", "فيه", "منه", "احد", "رئيس", "وزير", "عضو", "زعيم", "قائد", "مستشار", "سفير", "نائب"),
        *("مساء", "صباح", "اليوم", "امس", "اكد", "اعلن", "اضاف", "اوضح", "ذكر", "صرح", "اشار", "دعا", "طالب", "يوم"),
    )
)


def name_behind(words: Sequence[Word], at: int, text: str) -> int | None:
    """The last word of a personal name that begins at `at`; `None` where none does."""
    if at >= len(words) or not _is_given(words, at):
        return None
    last = at
    while last + 1 < len(words) and last - at < _MOST_WORDS - 1 and _goes_on(words, at, last, text):
        last += 1
    if words[last].key in _JOINTS:
        return None
    return last


def name_before(words: Sequence[Word], behind: int, text: str) -> int | None:
    """The first word of a personal name that ends right before `behind`; the longest one."""
    for at in range(max(0, behind - _MOST_WORDS), behind - 1):
        if name_behind(words, at, text) == behind - 1:
            return at
    return None


def full_name(words: Sequence[Word], at: int, text: str) -> int | None:
    """The last word of a name of two words or more, sure enough to stand without a title."""
    last = name_behind(words, at, text)
    if last is None or last == at:
        return None
    second = words[at + 1].key
    sure = second in names() or second in _JOINTS or (second.startswith("ال") and len(second) > 4)
    return last if sure else None


def name_told(words: Sequence[Word], at: int, text: str) -> tuple[int, int] | None:
    """The first and last word of a name that stands between an office at `at` and `أن`: a name by its place alone.

    Ranks and titles before it are no part of it (`قائد العمليات اللواء الركن X أن`).
    """
    at = last = past_ranks(words, at)
    while last < len(words) and last - at < MOST_TOLD and _can_be_name(words, at, last, text):
        last += 1
    if last - at < LEAST_TOLD or last >= len(words):
        return None
    quoted = ":" in text[words[last - 1].end : words[last].start] and words[at].key in names()
    sure = words[last].key in _SAYING_THAT or quoted
    rare = all(word.key not in word_classes() for word in words[at:last])
    return (at, last - 1) if sure or (rare and words[last].key in _AFTER_NAMES) else None


def rare_name(words: Sequence[Word], at: int, text: str) -> int | None:
    """The last word of a foreign name behind an office (`المستشارة الألمانية أنغيلا مركل`): two words of no news."""
    last = at
    while last < len(words) and last - at < LEAST_TOLD and _is_foreign(words[last]):
        if last > at and text[words[last - 1].end : words[last].start] not in (" ", "\u00a0"):
            return None
        last += 1
    return last - 1 if last - at == LEAST_TOLD and _is_rare(words[at].key) else None


def _is_foreign(word: Word) -> bool:
    return word.text != "على" and (_is_rare(word.key) or (word.key in surnames() and word.key not in NO_NAMES))


def past_ranks(words: Sequence[Word], at: int) -> int:
    """The first word from `at` on that is no rank and no title of courtesy."""
    while at < len(words) and (words[at].key.removeprefix("ال") in _RANKS or words[at].key in _THE_RANKS):
        at += 1
    return at


def _can_be_name(words: Sequence[Word], at: int, last: int, text: str) -> bool:
    """Whether a word may be part of a name that stands by its place: a noun that no clitic opens and no mark parts."""
    key = words[last].key
    if last > at and text[words[last - 1].end : words[last].start] not in (" ", "\u00a0"):
        return False
    read = part(key)
    opened = (read.conj or read.prep) and not (key in names() or key in surnames())
    owned = bool(read.pronoun) and key not in names() and key not in surnames()  # `المتحدث باسم خارجيتها X`
    plain = read.kind == "noun" and not opened and not owned and not (last == at and read.article)
    return plain and key not in NO_NAMES and key not in LEXICON and not key[0].isdigit()


LEAST_TOLD, MOST_TOLD = 2, 4
_SAYING_THAT = frozenset({"ان", "بان"})
_AFTER_NAMES = frozenset({"خلال", "في", "عبر", "امام", "امس", "اليوم", "عن", "عقب", "بعد", "قوله", "قولها"})
_THE_RANKS = frozenset({"العماد", "المشير", "الكابتن"})  # `عماد` without the article is a name
_RANKS = frozenset(
    fold(
        "لواء عميد فريق عقيد مقدم رائد نقيب ركن أول طيار بحري متقاعد شيخ دكتور مهندس أستاذ سيد سيدة حاج"
        " جنرال قاضي محامي سمو ملازم كولونيل أميرال ادميرال بروفيسور د"
    ).split()
)


def written(words: Sequence[Word]) -> str:
    """The name in Latin letters, without clitics before it."""
    told = [word.text for word in words]
    key = words[0].key
    if key not in names() and key[0] in "ولبفك" and key[1:] in names():
        told[0] = told[0][1:]
    return latin(told)


@cache
def _foreign() -> frozenset[str]:
    """Given names that begin with the letters of the article (`أليستير`)."""
    opened = [key for key in names() if key.startswith("ال") and key not in _NOT_FIRST | _WORDS_TOO]
    return frozenset(key for key in opened if not names()[key].startswith("al-"))


def _is_given(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text.endswith("ى") and word.key == "علي":  # the preposition, folded like the name
        return False
    key = word.key
    if key in NO_NAMES or (key.startswith("ال") and key not in _foreign()):
        return False
    if key == "باسم" and at and words[at - 1].key.endswith(_IN_WHOSE_NAME):
        return False
    if key in _NOT_FIRST or word.text.startswith(("بأ", "فأ", "لأ", "بإ")):
        return False
    if key in names():
        return True
    return len(key) > 4 and key[0] in "ولبف" and key[1:] in names() and not key[1:].startswith("ال")


def _goes_on(words: Sequence[Word], at: int, last: int, text: str) -> bool:
    """Whether the next word belongs to the name: a known name, the second half of a compound, a surname."""
    here, following = words[last], words[last + 1]
    if text[here.end : following.start] not in (" ", "\u00a0"):
        return False
    key = following.key
    if here.key in _JOINTS:
        return True
    if here.key.startswith("ال") and last > at and words[last - 1].key not in _JOINTS:
        return False
    if key in names() and key not in LEXICON and following.text not in ("على", "بأن"):
        return True
    if key in NO_NAMES or key in _TITLES or key in LEXICON or key[0].isdigit() or following.text == "على":
        return False
    if key in _JOINTS:
        return True
    if following.text.startswith("بأن"):  # `تعهد فلان بأن`
        return False
    plural = key.endswith(("ة", "ات", "ون", "ين")) and key in word_classes()
    return (key.startswith("ال") and len(key) > 4) or (last == at and not plural) or _is_rare(key)


def _is_rare(key: str) -> bool:
    """A third name that no table holds (`محمد علي شارماركي`): no word of the news, and no clitic opens it."""
    read = part(key)
    opened = read.conj or read.prep or read.article
    return len(key) > 3 and key not in word_classes() and read.kind == "noun" and not opened


_EVERYDAY = 4  # sixteen times in the news that words were counted in


def looks_like_family(key: str) -> bool:
    """`الشرجي`: looks like a family's name and is no adjective of every day."""
    stem = key.removeprefix("ال")
    return (
        stem != key
        and stem.endswith("ي")
        and len(stem) > 3
        and counts().get(stem, 0) + counts().get(stem + "ة", 0) < _EVERYDAY
    )
