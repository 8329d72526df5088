"""What part a word plays in a sentence: clitics, closed classes, verbs, agreement.

A shallow reading, made for one word at a time and kept: most words of news
come again.  Verbs are known from a list counted in a corpus (see
`models/participants.md`) and, where the list is silent, from nothing: an
unknown word is a noun.  Nothing here knows of wars.
"""

import functools
import re
from dataclasses import dataclass
from importlib.resources import files

from hudna.lang.ar.latin import names
from hudna.lang.ar.placenouns import place_nouns
from hudna.lang.ar.script import fold
from hudna.lang.kept import kept


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


PREPOSITIONS = {
    fold(word): sense
    for sense, words in {
        "in": "في فى داخل ضمن وسط",
        "on": "على علي فوق",
        "from": "من",
        "to": "الى إلى نحو صوب باتجاه تجاه",
        "about": "عن حول بشأن بشان ازاء حيال",
        "with": "مع برفقة بمشاركة بالتعاون بالتنسيق الى_جانب",
        "against": "ضد بحق",
        "between": "بين",
        "at": "عند لدى لدي قرب قبالة امام خلف جنوب شمال شرق غرب جنوبي شمالي شرقي غربي",
        "by": "من_قبل على_يد على_ايدي علي_يد علي_ايدي من_جانب بواسطة على_يدي علي_يدي من_طرف",
        "after": "بعد عقب اثر غداة منذ",
        "before": "قبل قبيل حتى حتي",
        "during": "خلال اثناء طوال طيلة",
        "because": "بسبب جراء نتيجة نظرا بفعل رغم لاجل بهدف بغية",
        "according": "بحسب حسب وفق وفقا طبقا",
        "without": "دون بدون سوى سوي عدا باستثناء",
        "under": "تحت بقيادة برئاسة باشراف",
        "for": "لصالح باسم لحساب",
    }.items()
    for word in words.split()
}
SUBORDINATORS = _folded(
    "ان أن إن انه انها انهم انهما بان بانه بانها بانهم لان لانه لانها لكن لكنه لكنها لكنهم حيث اذ عندما"
    " حين حينما بينما فيما لما"
    " اذا لو كي لكي الا بل كما كلما ريثما مما ما ماذا اما ثم لذلك لذا وهو وهي وهم هو هي هم انما ربما لعل عله"
)
THAT = _folded("أن إن أنه إنه أنها إنها أنهم إنهم أنهما بأن بأنه بأنها بأنهم")
RELATIVES = _folded("الذي التي الذين اللذين اللذان اللتين اللتان اللواتي اللاتي")
NEGATIONS = _folded("لم لن لا ليس ليست ليسوا غير عدم")
AUXILIARIES = _folded(
    "قد سوف كان كانت كانوا كانا يكون تكون يكن تكن كنا كنت سيكون ستكون ليكون بات باتت اصبح اصبحت ظل ظلت"
    " مازال مازالت زال زالت يزال"
    " تزال لازال لايزال تم يتم تمت سيتم جرى جري يجري تجري جرت وقع وقعت يقع تقع حصل حصلت حدث حدثت"
)
DEMONSTRATIVES = _folded("هذا هذه ذلك تلك هؤلاء اولئك هذان هذين هاتان هاتين")
QUANTIFIERS = _folded(
    "كل جميع كافة بعض معظم اغلب غالبية عدة نحو حوالي قرابة زهاء اكثر اقل احد احدى احدي كلا كلتا سائر بقية عديد"
    " مختلف شتى نفس ذات اي اية نفر"
)
ADVERBS = _folded(
    "اليوم امس غدا الان حاليا سابقا لاحقا مؤخرا ايضا هناك هنا فقط كذلك بالفعل فعلا قليلا كثيرا جدا معا"
    " سويا مجددا دائما ابدا مرارا"
    " اضافة فضلا خصوصا خاصة لاسيما تحديدا مساء صباح ظهر فجر ليل ليلا نهارا يوم يومي عام سنة شهر اسبوع ساعة"
    " قبل بعد حيث"
)
SPEECH = _folded(
    "قال قالت قالوا يقول تقول يقولون اكد اكدت يؤكد تؤكد اكدوا اعلن اعلنت يعلن تعلن اعلنوا صرح صرحت اوضح"
    " اوضحت يوضح اضاف اضافت"
    " افاد افادت افادوا يفيد تفيد ذكر ذكرت يذكر تذكر ذكروا اشار اشارت يشير تشير كشف كشفت يكشف نقل نقلت"
    " نقلا لفت لفتت بين بينت"
    " تابع تابعت شدد شددت اعتبر اعتبرت يعتبر تعتبر راى رات يرى ترى زعم زعمت يزعم ادعى ادعت ادعي نفى نفت"
    " نفي اقر اقرت اعترف"
    " اعترفت تحدث تحدثت روى روت ابلغ ابلغت حذر حذرت يحذر قائلا مضيفا مؤكدا مشيرا موضحا لافتا مشددا معتبرا"
    " معلنا كاتبا زاعما مبينا"
    " مضيفة مؤكدة مشيرة موضحة قائلة اكتفى نوه نوهت رجح رجحت توقع توقعت جاء ورد"
)
PRONOUNS = _folded(
    "نحن انا انت له لها لهم لهما به بها بهم بهما فيه فيها فيهم منه منها منهم عليه عليها عليهم اليه اليها"
    " اليهم عنه عنها عنهم معه معها"
    " معهم بينهم بينهما بينها لديه لديها لديهم ضده ضدها ضدهم خلاله خلالها قبله بعده بعدها لنا بنا"
)
CLITICS = {"ب": "b", "ل": "l", "ك": "k"}
# Their own first letters look like the article once folded (`آلاف`, `ألوية`, `ألمانيا`).
_NO_ARTICLE = _folded(
    "آلاف ألفا ألفي ألفين ألفان ألوية ألغام آليات آلية آلة آلات آلام ألعاب ألقاب ألمان ألمانيا ألماني ألمانية"
    " ألمانيين ألمانيون"
    " ألبان ألبانيا ألباني ألبانية"
)
_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه")
_LAST = frozenset(suffix[-1] for suffix in _PRONOUNS)


@functools.cache
def _listed(name: str) -> frozenset[str]:
    lines = files("hudna.lang.ar").joinpath(f"models/participants_{name}.txt").read_text(encoding="utf-8")
    return frozenset(lines.split())


@dataclass(slots=True, kw_only=True)
class Part:
    """A word read by itself.

    `kind` is noun, verb, prep, rel, sub, neg, aux, dem, adverb or number;
    `conj` true where `و` or `ف` stands before it; `prep` the sense of a clitic
    preposition (b, l, k) or of the preposition that the word is; `stem` the
    folded word without those and without the article; `skip` how many folded
    letters the clitics before the article take; `pronoun` the suffix pronoun
    of a word that can carry one, empty where none is seen.
    """

    kind: str
    conj: bool
    prep: str
    article: bool
    stem: str
    skip: int
    pronoun: str = ""


@kept(200_000)
def part(key: str) -> Part:
    """The part that a folded word plays; read without its neighbours."""
    if key in _LETTERS:
        return _LETTERS[key]
    conj = key[:1] in ("و", "ف") and (key[1:].isdigit() or (len(key) > 2 and _splits(key)))
    rest = key[1:] if conj else key
    closed = _closed(rest, conj=conj)
    if closed is not None:
        return closed
    prep, rest2 = _clitic(rest)
    article = rest2.startswith("ال") and len(rest2) > 3 and rest2 not in _NO_ARTICLE
    stem = rest2[2:] if article else rest2
    skip = len(key) - len(rest2)
    if prep == "l" and rest.startswith("لل"):
        article, stem = True, rest[2:]
    kind = "noun"
    if stem[:1].isdigit() or stem[:1] == "⟦":
        kind = "number"
    elif (
        not article and not prep and (rest in _listed("verbs") or rest in SPEECH or _imperfect(rest) or _perfect(rest))
    ):
        kind = "verb"
    return Part(kind=kind, conj=conj, prep=prep, article=article, stem=stem, skip=skip, pronoun=_pronoun(stem, article))


def _imperfect(rest: str) -> bool:
    """An unknown word that begins like the third person; nouns that do are few and known whole."""
    if rest[:1] == "ي":
        return len(rest) >= 4 and rest not in _NOUNS_IN_YA and not rest.endswith(("ة", "ية"))
    return rest.startswith("سي") and len(rest) >= 5 and not rest.endswith(("ة", "ات", "ين", "ي", "ه"))


def _perfect(rest: str) -> bool:
    """An unknown word in the shape of `استكمل`, `احتجزت`, `انسحبوا`, `أرغمت`, `توافدت`, which no noun has."""
    return rest[:1] in ("ا", "ت") and _DERIVED.fullmatch(rest) is not None and rest not in _LIKE_PERFECT


def _closed(rest: str, *, conj: bool) -> Part | None:
    skip = int(conj)
    kind = _CLOSED.get(rest)
    if kind is None:
        return None
    sense = PREPOSITIONS[rest] if kind == "prep" else ""
    return Part(kind=kind, conj=conj, prep=sense, article=False, stem=rest, skip=skip)


@functools.cache
def _places() -> frozenset[str]:
    """The nouns of places: their own first letter is no clitic (`بلدتي`), and one before them is (`بمنطقة`)."""
    return frozenset(word for noun in place_nouns() for form in noun.words for word in form.split())


# A word of two classes is of the last one that names it.
_CLOSED = {
    word: kind
    for kind, words in (
        ("pronoun", PRONOUNS),
        ("adverb", ADVERBS),
        ("prep", PREPOSITIONS.keys()),
        ("dem", DEMONSTRATIVES),
        ("aux", AUXILIARIES),
        ("neg", NEGATIONS),
        ("sub", SUBORDINATORS),
        ("rel", RELATIVES),
    )
    for word in words
}


# Perfects of the forms X, VIII and VII in the third person; of IV, V and VI the feminine alone shows that it is one.
_DERIVED = re.compile(
    "(است[^اوية]{2}[^اويةه]|ا[^لا]ت[^اوية][^اويةه])(ت|وا)?|ان[^اوية]{2}[^اويةه](ت|وا)"
    "|(است[^ية]{1,2}ا?[^ايوةه]|ا[^لا]ت[^اية]?ا?[^ايوةه]|ا[^لا][^ية][^ايةه])ت"
    "|ت[^اية]ا[^ية][^اية]ت|ت[^اية]{2}[^ايوة]ت"
)
_LIKE_PERFECT = _folded("إنترنت أسمنت أرنست أوترخت أرمنت")
_NOUNS_IN_YA = _folded(
    "يناير يونيو يوليو يونيه يوليه يوما يومين ياسر يوسف يعقوب يهود يمين يسار يمن يورو يوغا يحيى ياسين يونس يابان"
    " يديه يمني يومي يدوي يوناني ياباني يهودي يساري يميني"
)
_LETTERS = {
    letter: Part(kind=kind, conj=letter in "وف", prep=sense, article=False, stem=letter, skip=0)
    for letter, kind, sense in (
        ("ب", "prep", "b"),
        ("ل", "prep", "l"),
        ("ك", "prep", "k"),
        ("و", "conj", ""),
        ("ف", "conj", ""),
    )
}


def _splits(key: str) -> bool:
    """Is the first letter a conjunction?  Not where the word is known whole."""
    rest = key[1:]
    if (rest in _CLOSED and key not in _CLOSED) or rest in _SHORT_PLACES:
        return True
    if key in _CLOSED or key in _listed("whole") or key in _listed("verbs") or key in names():
        return False
    if key[0] == "ف":
        return rest in _listed("verbs") or rest.startswith("ال")
    return len(key) > 3


_SHORT_PLACES = frozenset({"حي", "تل"})
"""Nouns of places with two letters, which a clitic makes no other word: `بحي الصناعة`, `لحي الكلاسة`, `وحي الزهور`."""


def _clitic(rest: str) -> tuple[str, str]:
    if rest[:1] in ("ب", "ل") and rest[1:] in _SHORT_PLACES:
        return CLITICS[rest[0]], rest[1:]
    if len(rest) < 4 or rest[0] not in CLITICS or rest in _places():
        return "", rest
    if rest[1:].removeprefix("ال") in _places() and (rest[0] != "ك" or rest.startswith("كال")):
        return CLITICS[rest[0]], rest[1:]
    if rest in _listed("whole") or rest in _listed("verbs") or rest in names():
        return "", rest
    if rest.startswith("لل"):
        return "l", rest[1:]
    if rest[0] == "ك" and not rest.startswith("كال"):
        return "", rest
    return CLITICS[rest[0]], rest[1:]


def _pronoun(stem: str, article: bool) -> str:
    """A suffix that may be a pronoun; a noun with the article carries none."""
    if article or stem[-1:] not in _LAST:
        return ""
    for suffix in _PRONOUNS:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= 3:
            return suffix
    return ""


@kept(1 << 17)
def agreement(stem: str) -> tuple[str, str]:
    """Gender and number that a noun's ending shows: ("f", "s"), ("m", "p") ...; a guess for broken plurals."""
    if stem.endswith(("ون", "ين")) and len(stem) > 4:
        return "m", "p"
    if stem.endswith("ات") and len(stem) > 4:
        return "f", "p"
    if stem.endswith(("ان", "تين")) and len(stem) > 5:
        return "m", "d"
    return ("f", "s") if stem.endswith(("ة", "اء", "ي_")) else ("m", "s")


__all__ = ["ADVERBS", "CLITICS", "QUANTIFIERS", "SPEECH", "Part", "agreement", "fold", "part"]
