"""Offices whose body is told by no name beside them: by a pronoun, a description, or the country of the news.

`الحركة ... أمينها العام X` leads the movement; `قائد التحالف X` the coalition
last spoken of; `وزير الداخلية X` and `الناطق باسم الشرطة X` serve the state
that the document names most.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hudna.coding.analysis import Analysis, Mention, Sentence, Word
from hudna.coding.known import Known
from hudna.coding.persons import name_behind, name_told, past_ranks, written
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.parts import SPEECH, part
from hudna.lang.ar.tables import rows_of

_MARKS = frozenset(".؛:()[]؟!\n")
_NOT_BODIES = frozenset({"person", "people", "kind", "community", "media"})
_MASCULINE = tuple(
    fold(
        "حزب تنظيم جيش تيار مجلس اتحاد ائتلاف تحالف لواء فيلق حشد برلمان حرس جهاز نظام بيت مكتب قضاء تجمع فصيل"
        " عراق لبنان أردن سودان يمن مغرب كيان إقليم بنتاغون كرملين حلف مؤتمر مرصد"
    ).split()
)
_PEOPLES = ("حوثي", "اكراد")
_ANTECEDENT = 30
_OF_PLACES = 100
_BESIDE = 2
_WITHIN = frozenset({"في", "لدي", "ب"})
_RANKED = 3
_DEPUTIES = frozenset({"نائب", "مساعد", "وكيل", "نائبة", "ونائب", "مستشار", "شقيق", "نجل", "مكتب"})


class Owned(NamedTuple):
    """Who holds an office, and the body whose it is."""

    person: Mention
    leads: bool
    body_id: str | None
    body: str


def owned(known: Known, analysis: Analysis, sentence: Sentence) -> Iterator[Owned]:
    """`الحركة ... أمينها العام X`: whose office it is, the body last named that the pronoun fits.

    Some titles tell their body alone: `المفوض السامي لحقوق الإنسان` is of the United Nations.
    """
    for cue in sentence.cues.get("owning", ()):
        person = person_at(known, analysis, sentence, cue.last + 1)
        told = known.actors.get(cue.values[0][1])
        if person is not None and told is not None:
            yield Owned(person, False, told.actor_id, told.label_en)
            continue
        body = _antecedent(known, sentence, cue, person) if person else None
        before = sentence.words[cue.first - 1].key if cue.first else ""
        if person is not None and body is not None:
            leads = cue.values[0][0] == "leads" and before not in _DEPUTIES
            yield Owned(person, leads, body.id, body.name)


def described(known: Known, analysis: Analysis, sentence: Sentence, title: Mention) -> tuple[Mention, Mention] | None:
    """`زعيم الجماعة X`: the body, called by a description right behind the title, and who is named behind it."""
    body = beside(sentence, title)
    if body is None:
        return None
    person = person_at(known, analysis, sentence, sentence.word_at(body.end - 1) + 1)
    return (body, person) if person and person.id != body.id else None


def beside(sentence: Sentence, title: Mention) -> Mention | None:
    """`القيادي في الحركة`, `مسؤول العلاقات العامة في حزب الله`: the body behind a title, `في` and two words between."""
    body = next((one for one in sentence.mentions if one.start > title.end and one.how != "nisba"), None)
    if body is None or body.kind != "actor" or body.how not in ("description", "name"):
        return None
    between = [word.key for word in sentence.words if title.end <= word.start and word.end <= body.start]
    following = next((word.key for word in sentence.words if word.start >= body.end), "")
    if body.how == "description" and following.startswith("ال") and following.endswith(("ي", "ية")):
        return None  # `الجماعة الإسلامية`: another that nobody knows
    if not between:
        return body if body.how == "description" and body.start - title.end <= _BESIDE else None
    inside = (
        between[-1] in _WITHIN and len(between) <= _RANKED and all(part(key).kind == "noun" for key in between[:-1])
    )
    return body if inside else None


def is_within(sentence: Sentence, title: Mention, body: Mention) -> bool:
    """`قائد ميداني في الكتائب`, `رئيس الأغلبية في المجلس`: words between title and body, of which he leads a part."""
    return any(title.end <= word.start and word.end <= body.start for word in sentence.words)


def home_body(
    known: Known, analysis: Analysis, sentence: Sentence, title: Mention, country: str | None
) -> tuple[Mention, str | None, str] | None:
    """`قائد الجيش X`, `الناطق باسم وزارة الدفاع X`: who, and the institution of the country, by id and name."""
    words = sentence.words
    first = sentence.word_at(title.end - 1) + 1
    kind, behind = institution(words, first)
    if not kind or country is None:
        return None
    person = person_at(known, analysis, sentence, behind)
    return (person, *known.institution(kind, country, "")) if person else None


def country_of(known: Known, analysis: Analysis) -> str | None:
    """The state whose places a document names most; where it names none, whose people and bodies."""
    told = _countries(known, analysis)
    return told.most_common(1)[0][0] if told else None


def sole_country(known: Known, analysis: Analysis) -> str | None:
    """The only state of which a document speaks; `None` where it speaks of several."""
    told = _countries(known, analysis)
    return next(iter(told)) if len(told) == 1 else None


def _countries(known: Known, analysis: Analysis) -> Counter[str]:
    told: Counter[str] = Counter()
    for sentence in analysis.sentences:
        for one in sentence.mentions:
            state = known.state_of_place(one.id) if one.kind == "place" else known.state(one.id)
            if state:
                told[state] += _OF_PLACES if one.kind == "place" else 1
    return told


def person_at(known: Known, analysis: Analysis, sentence: Sentence, at: int) -> Mention | None:
    """Who is named at a word, ranks before the name passed over; `None` where a mark or another word stands there."""
    words, text = sentence.words, analysis.document.text
    first = past_ranks(words, at)
    if first >= len(words) or at < 1 or first - at > _RANKED:
        return None
    if any(mark in text[words[at - 1].end : words[first].start] for mark in _MARKS):
        return None
    here = next((one for one in sentence.mentions if one.start == words[first].start), None)
    if here is not None and _is_person(known, here):
        return here
    last = name_behind(words, first, text)
    if last is not None and last > first and here is None:
        return _named(words[first : last + 1])
    said = any(part(word.key).stem in SPEECH for word in words[max(0, at - 8) : at])
    told = name_told(words, at, text) if said and here is None else None
    return _named(words[told[0] : told[1] + 1]) if told else None


def _named(words: Sequence[Word]) -> Mention:
    return Mention(kind="unknown", id=None, name=written(words), start=words[0].start, end=words[-1].end, how="tagger")


def _is_person(known: Known, one: Mention) -> bool:
    if one.kind == "unknown":
        return one.how in ("tagger", "surname")
    return one.kind == "actor" and one.id in known.surnames and one.how in ("name", "surname")


def _antecedent(known: Known, sentence: Sentence, cue: Found, person: Mention | None) -> Mention | None:
    """The body named last before the words that their pronoun fits."""
    feminine = any(sentence.words[at].key.endswith(("ها",)) for at in range(cue.first, cue.last + 1))
    plural = any(sentence.words[at].key.endswith("هم") for at in range(cue.first, cue.last + 1))
    reach = sentence.words[max(0, cue.first - _ANTECEDENT)].start
    held = _bodies_of(known, person)
    for one in reversed(sentence.mentions):
        if one.end > cue.start or one.start < reach or one.how == "nisba" or (person and one.id == person.id):
            continue
        actor = known.actors.get(one.id or "") or known.actors.get(one.other or "")
        if actor is None or actor.kind in _NOT_BODIES or (held and held.isdisjoint(known.family(actor.actor_id))):
            continue
        key = sentence.words[sentence.word_at(one.start)].key.removeprefix("و").removeprefix("ل").removeprefix("ب")
        masculine = key.removeprefix("ال").startswith(_MASCULINE)
        if plural == key.removeprefix("ال").startswith(_PEOPLES) and (plural or feminine != masculine):
            if one.kind == "place":
                return Mention(
                    kind="actor", id=actor.actor_id, name=actor.label_en, start=one.start, end=one.end, how=one.how
                )
            return one
    return None


def _bodies_of(known: Known, person: Mention | None) -> set[str]:
    """The bodies in which the casebook gives a person an office at any time, with their states and governments."""
    rows = known.offices(person.id or "", None) if person else []
    return {one for row in rows for one in known.family(row.object)}


def institution(words: Sequence[Word], first: int) -> tuple[str, int]:
    """The kind of a state's institution that is named at a word (`الجيش`, `وزارة الدفاع`), and the word behind it."""
    for length in (3, 2, 1):
        told = " ".join(word.key for word in words[first : first + length])
        kind = _institutions().get(told)
        if kind and first + length <= len(words):
            return kind, first + length
    return "", first


@cache
def _institutions() -> dict[str, str]:
    return {
        fold(words): row["kind"]
        for row in rows_of("institutions.csv")
        for words in row["definite"].split("|")
        if row["kind"] != "people"
    }
