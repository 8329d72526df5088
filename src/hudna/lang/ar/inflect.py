"""Every written form of an Arabic verb or noun, made from the form in a dictionary.

`verb("اغتال")` gives each finite form, active and passive, also of hollow,
defective, doubled, assimilated and hamzated verbs; `noun("هجوم")` duals, sound
plurals, cases that are written.  Forms come folded (`script.fold`) and without
proclitics: those are few and are taken off at look-up (`split_clitics`).
Forms that change before a pronoun (`تبنى`, `تبناه`) are kept apart in
`Forms.joined`.

The tables of stems follow any school grammar; forms that news hardly writes
(imperatives, second persons, energetics) are left out.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from hudna.lang.ar.script import fold

SHADDA = "\u0651"
_VOWELS = {ord(mark): None for mark in "\u064b\u064c\u064d\u064e\u064f\u0650\u0652\u0670\u0640"}


@dataclass(slots=True, unsafe_hash=True)
class Form:
    """What a written form can be; `None` where it does not say.

    Not frozen: tens of thousands are unpickled at each start, frozen ones in Python.

    `kind` is verb, masdar, noun, participle or plural; `voice` active or
    passive; `aspect` perfect or imperfect; `person` "1" or "3";
    `gender` m or f; `number` s, d or p; `case` is acc for a written indefinite
    accusative, obl for `ين`; `mood` jus for a form that only the jussive has.
    """

    kind: str
    voice: str | None = None
    aspect: str | None = None
    person: str | None = None
    gender: str | None = None
    number: str | None = None
    case: str | None = None
    mood: str | None = None


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of one word: `bare` as they stand alone, `joined` as they stand before a pronoun."""

    bare: dict[str, tuple[Form, ...]] = field(default_factory=dict)
    joined: dict[str, tuple[Form, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Stems:
    """The stems of one voice.

    `past` stands before nothing or a vowel, `past_t` before `ت` of the third
    person, `past_w` before `وا`, `past_c` before a consonant; `now` after the
    prefix, `now_w` before `ون`, `now_d` before `ان`, `short` in the jussive.
    """

    past: str
    past_t: str
    past_w: str
    past_c: str
    now: str
    now_w: str
    now_d: str
    short: str


@functools.cache
def verb(perfect: str, imperfect: str | None = None) -> Forms:
    """All finite forms of a verb, by its perfect (third person masculine singular, with shadda where it has one).

    `imperfect` is needed where the perfect does not tell it: hollow and
    defective verbs of the first form (`زار`, `يزور`).

    >>> sorted(verb("اغتال").bare)[:3]
    ['اغتال', 'اغتالا', 'اغتالت']
    """
    bare: dict[str, set[Form]] = {}
    joined: dict[str, set[Form]] = {}
    active, passive = _stems(perfect.translate(_VOWELS), imperfect)
    for voice, stems in (("active", active), ("passive", passive)):
        for word, form, before_pronoun in _conjugated(stems, voice):
            bare.setdefault(fold(word), set()).add(form)
            if voice == "active":
                joined.setdefault(fold(before_pronoun), set()).add(form)
    return Forms(_settled(bare), _settled(joined))


def _settled(forms: dict[str, set[Form]]) -> dict[str, tuple[Form, ...]]:
    return {word: tuple(sorted(kinds, key=_common)) for word, kinds in forms.items() if len(word) > 1}


def _common(form: Form) -> tuple[bool, bool, bool, str]:
    """Indicative, third person, active first; the rest in any fixed order."""
    return (form.mood is not None, form.person != "3", form.voice == "passive", repr(form))


def _conjugated(stems: _Stems, voice: str) -> Iterator[tuple[str, Form, str]]:
    """Each form with its reading and the shape that it takes before a pronoun."""
    yield from _perfect(stems, voice)
    yield from _imperfect(stems, voice)


def _perfect(stems: _Stems, voice: str) -> Iterator[tuple[str, Form, str]]:
    def form(person: str, gender: str | None, number: str) -> Form:
        return Form("verb", voice, "perfect", person, gender, number)

    past = stems.past
    yield past, form("3", "m", "s"), _open(past)
    yield stems.past_t + "ت", form("3", "f", "s"), stems.past_t + "ت"
    for word in _hamza_before_w(stems.past_w):
        yield word + "وا", form("3", "m", "p"), word + "و"
    dual = past[:-1] + ("ي" if past[-1] in "ىي" else "و") if past[-1] in "ىي" else past
    yield dual + "ا", form("3", "m", "d"), dual + "ا"
    yield stems.past_t + "تا", form("3", "f", "d"), stems.past_t + "تا"
    yield stems.past_c + "ت", form("1", None, "s"), stems.past_c + "ت"
    ours = stems.past_c.removesuffix("ن") + "نا"
    yield ours, form("1", None, "p"), ours
    yield stems.past_c + "ن", form("3", "f", "p"), stems.past_c + "ن"


def _imperfect(stems: _Stems, voice: str) -> Iterator[tuple[str, Form, str]]:
    def form(person: str, gender: str | None, number: str, mood: str | None = None) -> Form:
        return Form("verb", voice, "imperfect", person, gender, number, mood=mood)

    for prefix, person, gender, number in (
        ("ي", "3", "m", "s"),
        ("ت", "3", "f", "s"),
        ("أ", "1", None, "s"),
        ("ن", "1", None, "p"),
    ):
        yield prefix + stems.now, form(person, gender, number), _open(prefix + stems.now)
        if stems.short != stems.now:
            yield prefix + stems.short, form(person, gender, number, "jus"), prefix + stems.short
    for stem in _hamza_before_w(stems.now_w):
        yield f"ي{stem}ون", form("3", "m", "p"), f"ي{stem}ون"
        yield f"ي{stem}وا", form("3", "m", "p", "jus"), f"ي{stem}و"
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield f"{prefix}{stems.now_d}ان", form("3", gender, "d"), f"{prefix}{stems.now_d}ان"
        yield f"{prefix}{stems.now_d}ا", form("3", gender, "d"), f"{prefix}{stems.now_d}ا"
    yield f"ي{stems.short}ن", form("3", "f", "p"), f"ي{stems.short}ن"


def _open(word: str) -> str:
    """Before a pronoun the final alef maqsura is written as alef; a final `ي` stays."""
    return word[:-1] + "ا" if word.endswith("ى") else word


def _hamza_before_w(stem: str) -> tuple[str, ...]:
    """A final hamza before `و` has three spellings: بدأوا، بدؤوا، بدءوا."""
    return (stem, stem[:-1] + "ؤ", stem[:-1] + "ء") if stem.endswith(("أ", "ئ", "ء")) else (stem,)


# How the stems are made.  A verb is told by its letters and the place of its
# shadda; each function returns the stems of the active and of the passive.


def _stems(perfect: str, imperfect: str | None) -> tuple[_Stems, _Stems]:
    doubled = perfect.endswith(SHADDA)
    intensive = SHADDA in perfect[:-1]
    p = perfect.replace(SHADDA, "")
    if doubled:
        return _doubled(p)
    now = imperfect.translate(_VOWELS).replace(SHADDA, "")[1:] if imperfect else _now(p, intensive=intensive)
    if p[-1] in "ىي" or (p[-1] == "ا" and len(p) == 3):
        return _defective(p, now)
    if len(p) > 2 and p[-2] == "ا" and _hollow(p):
        return _hollow_stems(p, now)
    return _same(p, now), _same(_passive_past(p), now[:-1] + "أ" if now.endswith("ئ") else now)


def _hollow(p: str) -> bool:
    """قال، أدان، اغتال، استعاد; not تعاون's kind, whose alef stands third of five, nor حارب."""
    return len(p) == 3 or (len(p) == 4 and p[0] == "أ") or (len(p) >= 5 and p[0] == "ا")


def _now(p: str, *, intensive: bool) -> str:
    """The imperfect's stem where the perfect tells it; a hamza takes the seat of its vowel: يؤيد، يهنئ، ينشئ."""
    now = _now_as_written(p, intensive=intensive)
    if intensive and len(p) == 3 and now[0] == "أ":
        now = "ؤ" + now[1:]
    derived = p[0] != "ت" and (intensive or len(p) > 3)
    return now[:-1] + "ئ" if derived and now.endswith("أ") else now


def _now_as_written(p: str, *, intensive: bool) -> str:
    if p[0] == "أ" and len(p) == 4:
        return p[1:2] + "ي" + p[3:] if p[2] == "ا" else p[1:-1] + "ي" if p[-1] == "ى" else p[1:]
    if p[0] == "ا" and len(p) >= 4:
        if p.startswith("است") and len(p) == 6 and p[4] == "ا":
            return p[1:4] + "ي" + p[5:]
        return p[1:-1] + "ي" if p[-1] == "ى" else p[1:]
    if len(p) == 3 and not intensive:
        return _now_of_three(p)
    return p[:-1] + "ي" if p[-1] == "ى" and p[0] != "ت" else p


def _now_of_three(p: str) -> str:
    if p[1] == "ا":
        return p[0] + "و" + p[2]
    if p[2] in "ىاي":
        return p[:2] + {"ى": "ي", "ا": "و", "ي": "ى"}[p[2]]
    return p[1:] if p[0] == "و" else p


def _same(past: str, now: str) -> _Stems:
    return _Stems(past, past, past, past, now, now, now, now)


def _passive_past(p: str) -> str:
    """Only the written differences: حاصر حوصر، تبادل تبودل، استأنف استؤنف، أرجأ أرجئ."""
    if p.endswith("أ"):
        p = p[:-1] + "ئ"
    if len(p) == 4 and p[1] == "ا":
        return p[0] + "و" + p[2:]
    if len(p) == 5 and p[0] == "ت" and p[2] == "ا":
        return p[:2] + "و" + p[3:]
    if p.startswith("استأ"):
        return "استؤ" + p[4:]
    return p


def _doubled(p: str) -> tuple[_Stems, _Stems]:
    """شنّ، احتلّ، أعدّ، استمرّ: the last letter is written twice before a consonant."""
    now = p[1:] if p[0] in "أا" and len(p) > 2 else p
    stems = _Stems(p, p, p, p + p[-1], now, now, now, now)
    return stems, stems


def _defective(p: str, now: str) -> tuple[_Stems, _Stems]:
    """رمى، دعا، ألقى، تبنى، لقي، استولى: the last letter comes and goes."""
    body, bare = p[:-1], now[:-1]
    weak = "و" if now.endswith("و") and len(p) == 3 else "ي"
    stays = p[-1] == "ي"
    active = _Stems(
        past=p,
        past_t=p if stays else body,
        past_w=body,
        past_c=body + weak,
        now=now,
        now_w=bare,
        now_d=bare + weak,
        short=bare,
    )
    past = _passive_past(body + "ى")[:-1] + "ي"
    passive = _Stems(past, past, past[:-1], past, bare + "ى", bare, bare + "ي", bare)
    return active, passive


def _hollow_stems(p: str, now: str) -> tuple[_Stems, _Stems]:
    """قال، أدان، اغتال، استعاد: the long vowel is lost before a consonant and turns in the passive.

    Of three letters the passive (`زير`) is hardly written, and looks like nouns; it is left out.
    """
    short = p[:-2] + p[-1]
    now_short = now[:-2] + now[-1] if now[-2] in "اوي" else now
    active = _Stems(p, p, p, short, now, now, now, now_short)
    past = p[:-2] + "ي" + p[-1]
    passive_now = now[:-2] + "ا" + now[-1]
    passive = _Stems(past, past, past, short, passive_now, passive_now, passive_now, now_short)
    return active, passive if len(p) > 3 else active


# Nouns.


@functools.cache
def noun(word: str, kind: str = "noun") -> Forms:
    """The written forms of a noun, masdar, participle or broken plural, without the article.

    `kind` decides which endings there are: sound plurals for all but broken
    plurals; `ون` for participles only.

    >>> sorted(noun("غارة").bare)
    ['غارات', 'غارة', 'غارتا', 'غارتان', 'غارتي', 'غارتين']
    """
    base = fold(word.translate(_VOWELS).replace(SHADDA, ""))
    number = "p" if kind == "plural" else "s"
    bare: dict[str, tuple[Form, ...]] = {base: (Form(kind, number=number),)}
    open_ = base[:-1] + "ت" if base.endswith("ة") else base
    joined = dict.fromkeys(_before_pronoun(open_), bare[base])
    if not base.endswith(("ة", "ا", "اء")):
        bare[base + "ا"] = (Form(kind, number=number, case="acc"),)
    if kind != "plural":
        for shape, form in _more_than_one(base, open_, kind):
            bare.setdefault(shape, (form,))
            joined.setdefault(shape, (form,))
    return Forms(bare, joined)


def _before_pronoun(open_: str) -> tuple[str, ...]:
    """A final hamza takes the seat of its vowel: اعتداءه، اعتداؤه، اعتدائه."""
    return (open_, open_[:-1] + "ؤ", open_[:-1] + "ئ") if open_.endswith("ء") else (open_,)


def _more_than_one(base: str, open_: str, kind: str) -> Iterator[tuple[str, Form]]:
    stem = open_[:-1] + "ئ" if open_.endswith("ء") and kind == "participle" else open_
    for ending, case in (("ان", None), ("ين", "obl"), ("ا", None), ("ي", "obl")):
        if ending in ("ا", "ي") and not base.endswith("ة"):
            continue
        yield stem + ending, Form(kind, number="d", case=case)
    yield base.removesuffix("ة") + "ات", Form(kind, number="p", gender="f")
    if kind == "participle":
        body = base.removesuffix("ي")
        yield base + "ة" if not base.endswith("ة") else base, Form(kind, number="s", gender="f")
        yield body + "ون", Form(kind, number="p", gender="m")
        yield body + "ين", Form(kind, number="p", gender="m", case="obl")


# Clitics.

PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك")
"""Not `ي`: news seldom says "my", and nisba adjectives end so."""
VERB_PREFIXES = ("", "و", "ف", "س", "ل", "وس", "فس", "ول", "فل")
NOUN_PREFIXES = (
    *("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"),
    *("ال", "وال", "فال", "بال", "كال", "لل", "وبال", "وكال", "ولل", "فبال", "فلل"),
)


def by_first_letter(prefixes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The prefixes that a word with this first letter can have, "" among them; most letters begin none."""
    letters = {prefix[0] for prefix in prefixes if prefix}
    return {letter: tuple(prefix for prefix in prefixes if prefix[:1] in ("", letter)) for letter in letters}


BEFORE_VERBS, BEFORE_NOUNS = by_first_letter(VERB_PREFIXES), by_first_letter(NOUN_PREFIXES)


def split_clitics(key: str, prefixes: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Each way to take a proclitic off a folded word: (prefix, rest); `prefixes` by their first letter.

    >>> split_clitics("وسيعلق", BEFORE_VERBS)
    [('', 'وسيعلق'), ('و', 'سيعلق'), ('وس', 'يعلق')]
    """
    possible = prefixes.get(key[:1])
    longest = len(key) - 2
    if possible is None:
        return [("", key)] if longest >= 0 else []
    return [(prefix, key[len(prefix) :]) for prefix in possible if len(prefix) <= longest and key.startswith(prefix)]


def split_pronoun(rest: str) -> list[tuple[str, str]]:
    """Each way to take a pronoun off the end: (rest, pronoun)."""
    pronouns = _BY_LAST_LETTER.get(rest[-1:])
    if pronouns is None:
        return []
    longest = len(rest) - 2
    return [
        (rest[: -len(pronoun)], pronoun) for pronoun in pronouns if len(pronoun) <= longest and rest.endswith(pronoun)
    ]


_BY_LAST_LETTER = {
    letter: tuple(pronoun for pronoun in PRONOUNS if pronoun[-1] == letter)
    for letter in {pronoun[-1] for pronoun in PRONOUNS}
}
