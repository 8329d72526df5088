"""Words that may carry an event: each place of a sentence where a form of a casebook's trigger stands.

Finding is generous; whether the words report an event is `judge`'s matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence, Word
from hudna.coding.lexicon import Hit, Reader, Reading, lexicon
from hudna.coding.pauses import STOP, pauses
from hudna.coding.senses import Senses
from hudna.lang.ar import fold
from hudna.lang.ar.inflect import Form
from hudna.lang.ar.numerals import NUMERALS
from hudna.lang.ar.parts import part
from hudna.lang.ar.tagging import verbal
from hudna.lang.kept import kept
from hudna.records import Trigger

VERB_GAP, NOUN_GAP, OWN_GAP = 5, 1, 16
"""Words that may stand between the parts of a phrase: a verb has its subject there, a noun hardly anything.

Who claims an attack may be told at length, if `مسؤوليتها` then points back to him.
"""
_MOST_FORMS = 200_000


def _nearest(phrases: Sequence["_Option"]) -> Sequence["_Option"]:
    """`تبادلا الاتهامات بخرق وقف إطلاق النار`: without phrases between whose words another stands whole.

    `أصابع` and `الاتهام` beside each other are one object.
    """
    if len(phrases) == 1:
        return phrases
    return [one for one in phrases if not any(one.words[1] - other.words[-1] > 1 for other in phrases)]


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A place where an event may be told.

    `sentence` is the index in `Analysis.sentences`; `first` and `last` the
    indexes of its first and last word in `Sentence.words`, both included;
    `start` and `end` code points of the document's text, end exclusive.
    `kind` is the form that stands there: verb, masdar, noun, participle,
    plural or phrase; `form` the same for the first word of a phrase (verb or
    masdar).  `voice` (active, passive), `aspect` (perfect, imperfect,
    future), `person` ("1" to "3"), `gender` (m, f) and `number` (s, d, p) are
    those of a finite verb, `None` where the form does not say.  `definite` is
    true behind an article or before a pronoun.  `prefix` holds the clitics
    before the word, `pronoun` the one behind it, folded.  `words` are the
    indexes of the words that matched: for a phrase with something between its
    parts more than `first` to `last` tell, since the trigger is then its
    first word alone.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    row: Trigger
    kind: str
    form: str = ""
    voice: str | None = None
    aspect: str | None = None
    person: str | None = None
    gender: str | None = None
    number: str | None = None
    definite: bool = False
    prefix: str = ""
    pronoun: str = ""
    words: tuple[int, ...] = ()


@dataclass(slots=True)
class _Option:
    """One way to read the words at a place; the greatest `rank` wins."""

    rank: tuple[int, int, int]
    hit: Hit
    words: tuple[int, ...]


class Triggers:
    """Made once from a casebook, then called for each analysis."""

    def __init__(self, casebook: Casebook) -> None:
        self._table = lexicon(casebook)
        self._read = kept(_MOST_FORMS)(Reader(self._table))
        self._senses = Senses(row.sense for row in self._table.rows)
        rests = self._table.rests
        self._claims = frozenset(rests[n][0] for n, row in enumerate(self._table.rows) if _is_claim(row) and rests[n])
        self._people = frozenset(actor.actor_id for actor in casebook.actors.values() if actor.kind == "people")
        self._weights = [int(any(part.wanted for part in test)) for test in self._senses.tests]
        """A row that asks for neighbours and has found them says more than one that takes any."""

    def __call__(self, analysis: Analysis) -> tuple[Candidate, ...]:
        """Every candidate, in the order of the text; at most one for a word."""
        # All words first: reading those that never came before takes half the time in one go.
        read = [list(map(self._read, sentence.keys)) for sentence in analysis.sentences]
        return tuple(
            candidate
            for number, (sentence, readings) in enumerate(zip(analysis.sentences, read, strict=True))
            for candidate in self._candidates(analysis.document.text, number, sentence, readings)
        )

    def passed_over(self, analysis: Analysis) -> Iterator[tuple[int, int, Trigger]]:
        """What a sense test keeps out: the number of the sentence, that of the word, the row."""
        for number, sentence in enumerate(analysis.sentences):
            for at, key in enumerate(sentence.keys):
                around = self._senses.around(sentence.keys, at, at)
                possible = {hit.row for hit in self._read(key).hits if _possible(hit, sentence.words, at)}
                for row in sorted(possible):
                    if not around.holds(row):
                        yield number, at, self._table.rows[row]

    def _candidates(self, text: str, number: int, sentence: Sentence, readings: Sequence[Reading]) -> list[Candidate]:
        words = sentence.words
        taken: set[int] = set()
        found: list[Candidate] = []
        options = [
            option
            for at, reading in enumerate(readings)
            if reading.hits or reading.firsts
            for option in self._best(text, at, sentence, readings)
            if not self._is_name(option, sentence) and not _is_hour(option, sentence)
        ]
        for option in sorted(options, key=lambda each: (-each.rank[0], each.words[0])):
            if taken.isdisjoint(option.words):
                taken.update(option.words)
                found.append(self._candidate(number, option, words))
        return sorted(found, key=lambda candidate: candidate.first)

    def _best(self, text: str, at: int, sentence: Sentence, readings: Sequence[Reading]) -> Iterator[_Option]:
        """The best phrase that begins here and the best single word; a phrase that loses a word leaves the single."""
        reading, words, keys = readings[at], sentence.words, sentence.keys
        firsts = self._begun(reading, at, readings) if reading.firsts else []
        around = self._senses.around(keys, at, at)
        possible = [hit for hit in reading.hits if _possible(hit, words, at)]
        hits = [hit for hit in possible if around.holds(hit.row)]
        if not hits and not firsts:
            return
        nominal = _nominal(words, at)
        if nominal is None and len({hit.form.kind == "verb" for hit in (*possible, *firsts)}) > 1:
            nominal = not (_counted(words, at) or verbal(keys, at, _paused(text, words, at)))
        if nominal is False and len(hits) < len(possible) and _hidden(hits, possible):
            hits = []
        if hits:
            single = [
                _Option((1, self._weights[hit.row], _fits(hit, words[at], nominal=nominal)), hit, (at,)) for hit in hits
            ]
            yield max(single, key=lambda option: option.rank[1:][::-1])
        phrases = [
            _Option((1 + len(found), self._weights[hit.row], _fits(hit, words[at], nominal=nominal)), hit, found)
            for hit in firsts
            if _possible(hit, words, at) and (found := self._rest(hit, at, keys, readings))
        ]
        if phrases:
            yield max(_nearest(phrases), key=lambda option: option.rank)

    def _is_name(self, option: _Option, sentence: Sentence) -> bool:
        """`وعدن` is Aden, `يحيى` somebody, `جهاز مكافحة الإرهاب` a body: a single word inside a name tells no deed."""
        word = sentence.words[option.words[0]]
        return len(option.words) == 1 and any(
            mention.start < word.end and mention.end > word.start
            for mention in sentence.mentions
            if mention.how in _NAMING and mention.id not in self._people
        )

    def _begun(self, begins: Reading, at: int, readings: Sequence[Reading]) -> list[Hit]:
        """The phrases of which the second word, too, stands near."""
        ahead = [
            reading.elements
            for reading in readings[
                at + 1 : at + 2 + (VERB_GAP if self._claims.isdisjoint(begins.seconds) else OWN_GAP)
            ]
            if not begins.seconds.isdisjoint(reading.elements)
        ]
        if not ahead:
            return []
        near, rests = frozenset().union(*ahead), self._table.rests
        return [hit for hit in begins.firsts if rests[hit.row][0] in near]

    def _rest(self, hit: Hit, at: int, keys: Sequence[str], readings: Sequence[Reading]) -> tuple[int, ...]:
        """The indexes of a phrase's words where all are there, else nothing."""
        found = [at]
        gap = VERB_GAP if hit.form.kind == "verb" else NOUN_GAP
        own = hit.form.kind == "verb" and _is_claim(self._table.rows[hit.row])
        for element in self._table.rests[hit.row]:
            reach = range(found[-1] + 1, min(len(readings), found[-1] + 2 + gap))
            place = next((n for n in reach if element in readings[n].elements), None)
            if place is None and own:
                place = _own_at_last(keys, reach.stop, readings, element)
            if place is None:
                return ()
            found.append(place)
            gap = NOUN_GAP
        held = self._senses.around(keys, found[0], found[-1]).holds(hit.row)
        return tuple(found) if held else ()

    def _candidate(self, number: int, option: _Option, words: Sequence[Word]) -> Candidate:
        hit, (first, *rest) = option.hit, option.words
        whole = option.words == tuple(range(first, first + len(option.words)))
        last = rest[-1] if rest and whole else first
        row, form = self._table.rows[hit.row], hit.form
        future = form.aspect == "imperfect" and hit.prefix.endswith("س")
        return Candidate(
            sentence=number,
            first=first,
            last=last,
            start=words[first].start,
            end=words[last].end,
            row=row,
            kind="phrase" if row.kind.endswith("phrase") else form.kind,
            form=form.kind,
            voice=_voice(form.voice, words[first].text),
            aspect="future" if future else form.aspect,
            person=form.person,
            gender=form.gender,
            number=form.number,
            definite=hit.prefix.endswith(("ال", "لل")) or (bool(hit.pronoun) and form.kind != "verb"),
            prefix=hit.prefix,
            pronoun=hit.pronoun,
            words=option.words,
        )


def _is_hour(option: _Option, sentence: Sentence) -> bool:
    """`فجر الجمعة`: dawn, where a date begins with it."""
    word = sentence.words[option.words[0]]
    return word.key.endswith(_DAWN) and any(
        one.span and one.span.start <= word.start < one.span.end for one in sentence.dates
    )


_NAMING = ("name", "tagger")
_DAWN = "فجر"
_DAMMA = "\u064f"
_BEFORE_NOUN = frozenset(
    fold(
        "في على من إلى عن مع بعد عقب إثر قبل خلال أثناء بسبب جراء نتيجة منذ حول بين عبر رغم وسط بشأن"
        " عملية عمليات حملة سلسلة أعمال بدء استمرار هذا هذه كل أي بعض عدم دون بدون غير وقف ضد شن شنت"
        " نفذ نفذت تنفيذ تم تمت يتم جرى جرت وقوع اندلاع تعرض تعرضت إعلان أول آخر"
        " بغية بهدف بغرض أجل لأجل ضرورة وجوب إمكانية احتمال محاولة محاولات"
    ).split()
)
_BEFORE_VERB = frozenset(
    fold(
        "قد وقد فقد لقد لم ولم لن ولن سوف كان كانت كانوا وكان وكانت أن الذي التي الذين حيث كما"
        " أنه أنها أنهم إنه إنها إنهم بأنه بأنها بأنهم لأنه لأنها لأنهم لكنه لكنها لكنهم"
    ).split()
)


_TAKES_MASDAR = frozenset(
    fold(
        "قرر قررت قرروا تعتزم يعتزم ينوي تنوي يريد تريد نفى نفت ينفي تنفي حاول حاولت يحاول تحاول واصل واصلت يواصل تواصل"
        " استأنف استأنفت بدأ بدأت رفض رفضت أعلن أعلنت طلب طلبت اقترح اقترحت ألغى ألغت تجنب تجنبت"
    ).split()
)

_TELLS_MASDAR = frozenset(
    fold(
        "أكد أكدت يؤكد تؤكد جدد جددت يجدد تجدد كشف كشفت أدان أدانت استنكر استنكرت أيد أيدت أنكر أنكرت ادعى ادعت"
        " زعم زعمت تبنى تبنت أبدى أبدت كرر كررت عارض عارضت برر بررت انتقد انتقدت شهد شهدت"
        " ناقش ناقشت يناقش تناقش بحث بحثت يبحث تبحث درس درست يدرس تدرس"
    ).split()
)
"""Verbs of telling that take a masdar behind their subject; right behind them may stand the subject's own verb."""

_SUBJECT = 8  # words of a verb and its subject, at most

_CONTINUES = frozenset(
    fold(
        "يواصل تواصل اصل اصلت يستأنف تستأنف استأنف استأنفت يبدأ تبدأ بدأ بدأت نواصل تستمر يوقف توقف أوقف أوقفت"
    ).split()
)
"""Verbs that take a masdar right behind them, without `و`, `ف` and `س` before (so `واصل` is cut, too)."""


def _nominal(words: Sequence[Word], at: int) -> bool | None:
    """Whether the word before asks for a noun (true), a verb (false) or does not say.

    A feminine noun without the article stands before its complement
    (`احتمالية غلق السفارة`), a verb of intent before its object.
    """
    if at == 0:
        return None
    before = words[at - 1].key
    if before in _BEFORE_VERB:
        return False
    if before in _BEFORE_NOUN or (before.endswith("ية") and not before.startswith("ال")):
        return True
    if any(word.key in _TAKES_MASDAR for word in words[max(0, at - 3) : at]) or _is_object(words, at):
        return True
    return True if before.lstrip("وفس") in _CONTINUES else None


def _is_object(words: Sequence[Word], at: int) -> bool:
    """`وأعلنت كتائب حزب الله رفض القرار`: right behind the subject of a verb that takes a masdar and no second verb."""
    for number in range(at - 1, max(at - _SUBJECT, 0) - 1, -1):
        word = words[number]
        if words[number + 1].start - word.end > 1:
            return False
        read = part(word.key)
        if read.stem in _TAKES_MASDAR or read.stem in _TELLS_MASDAR:
            return number < at - 1
        if read.kind != "noun" or read.conj or read.prep:
            return False
    return False


def _hidden(hits: Sequence[Hit], possible: Sequence[Hit]) -> bool:
    """Whether a sense test has left none of the verbs: no noun of the same letters stands in for them.

    `رفض الكشف عن هويته` is no refusal; that `رفض` can be a noun, too, makes it none.
    """
    verbs = any(hit.form.kind == "verb" for hit in possible)
    return verbs and not any(hit.form.kind == "verb" for hit in hits)


def _counted(words: Sequence[Word], at: int) -> bool:
    """`وقتل ثلاثة`: before a number stands a verb."""
    behind = words[at + 1].key if at + 1 < len(words) else ""
    return behind[:1].isdigit() or behind in NUMERALS


def _paused(text: str, words: Sequence[Word], at: int) -> tuple[bool, bool]:
    """Whether a pause stands before a word, behind it."""
    gaps = pauses(text, words[max(0, at - 1) : at + 2])
    return (at > 0 and gaps[1] == STOP, at + 1 == len(words) or gaps[-1] == STOP)


def _possible(hit: Hit, words: Sequence[Word], at: int) -> bool:
    """No verb has an accusative `ـًا`; the jussive and the first person singular have their tests."""
    form = hit.form
    if form.kind == "verb" and (words[at].text.endswith(("ًا", "اً")) or _is_counted_thing(form, words, at)):
        return False
    if form.mood == "jus":
        return _can_be_jussive(hit, words[at - 1].key if at else "")
    if form.aspect == "imperfect" and form.person == "1" and form.number == "s":
        return "أ" in words[at].text[:3] or _speaks(words, at)
    return True


def _can_be_jussive(hit: Hit, before: str) -> bool:
    """Behind `لم`, `لا` or `ل`; of the plural's ending anywhere: `ألم يرفضوا`, `كي ينسحبوا ويسلموا`."""
    return (hit.form.number, hit.form.gender) == ("p", "m") or hit.prefix.endswith("ل") or before in _TAKES_JUSSIVE


def _speaks(words: Sequence[Word], at: int) -> bool:
    """`قال: «ادعو الوفود`: without its hamza the first person stands where a speech begins, or behind `انا`."""
    before = words[at - 1] if at else None
    return before is not None and (words[at].start - before.end >= _OPENING or before.key in _FIRST_PERSON)


_TAKES_JUSSIVE = frozenset(("لم", "ولم", "فلم", "لا", "ولا", "لن", "ان", "كي", "لكي", "حتي"))
_FIRST_PERSON = frozenset(("انا", "وانا", "اني", "انني", "بانني", "باني", "لانني", "لكنني", "ولكنني"))
_OPENING = 3  # a colon, a space and a quotation mark


def _is_claim(row: Trigger) -> bool:
    return row.event_type == "CLAIM" and row.kind == "phrase"


def _own_at_last(keys: Sequence[str], start: int, readings: Sequence[Reading], element: str) -> int | None:
    """`وأعلنت جماعة ..., في بيان نشرته, مسؤوليتها`: the word with the pronoun of whoever claims, farther off."""
    reach = range(start, min(len(readings), start + OWN_GAP - VERB_GAP))
    return next((n for n in reach if element in readings[n].elements and keys[n].endswith(_OWN)), None)


_OWN = ("ها", "ته", "هم", "هما")


def _is_counted_thing(form: Form, words: Sequence[Word], at: int) -> bool:
    """`حصل على 59 صوتا`: behind a number stands no verb of two."""
    return form.number == "d" and at > 0 and words[at - 1].key[:1].isdigit()


def _fits(hit: Hit, word: Word, *, nominal: bool | None) -> int:
    """How well the reading fits where it stands: verb or noun, and the simpler of two divisions."""
    verb = hit.form.kind == "verb"
    score = 4 if nominal is not None and nominal != verb else 2 if nominal is None and verb else 0
    return 2 * score - len(hit.pronoun) - (hit.form.person == "1") - (word.text.endswith("ً") and verb)


def _voice(voice: str | None, written: str) -> str | None:
    """A damma on the first letter tells a passive where the letters do not."""
    return "passive" if voice is None and _DAMMA in written[:3] else voice
