"""Subjects and objects of the verbs of a sentence.

One pass, left to right: for each verb the phrases that can be its subject are
gathered (what opened the clause, `إيران تزج`; the first two bare nouns behind
it, `قصفت الطائرات`; the subject of the verb before, `رحب ... وحث`; the noun
before `الذي`), `subjects` takes the likeliest, and what is left are objects.
Phrases are named by their index in `Reading.phrases`; -1 where none is found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from hudna.coding.phrases import Phrase, Reading
from hudna.coding.subjects import BEHIND, Asked, Offer, Verb, subjects
from hudna.coding.verbs import LIGHT, NEEDING, SUFFERED
from hudna.lang.ar.parts import SPEECH, Part
from hudna.lang.ar.plurals import listed
from hudna.lang.ar.script import fold
from hudna.lang.kept import kept

REACH = 7
_DEED_REACH = 7
_HUMAN = frozenset({"civilians", "fighters", "forces", "group", "crowd", "officials", "government", "body", "part"})
_HUMAN |= {"source", "name", "plural", "title"}
_PLURALS = frozenset({"civilians", "fighters", "forces", "group", "crowd", "officials", "source", "part"})
_ANAPHORIC = ("ه", "ها", "هم", "هما")


@dataclass(slots=True, kw_only=True)
class Clause:
    """A verb with its subject and objects; `how` tells where the subject was found.

    `how` is topic, pronoun, after, second, inherited, outer, antecedent or
    none; `relative` the phrase before the relative pronoun of its clause, -1
    where it stands in none.
    """

    verb: int
    stem: str
    subject: int
    object: int
    second: int
    relative: int
    how: str


def clauses(reading: Reading, choose: Callable[[Asked], int] | None = None) -> tuple[Clause, ...]:
    """The verbs of a sentence in order; `choose` takes one of the offered subjects."""
    return _Pass(reading, choose or subjects()).run()


class _Pass:
    def __init__(self, reading: Reading, choose: Callable[[Asked], int]) -> None:
        self._reading = reading
        self._choose = choose
        # The phrase that starts at each word, none where none does.
        self._starting: list[Phrase | None] = [None] * len(reading.parts)
        for phrase in reading.phrases:
            self._starting[phrase.first] = phrase
        self._topic = -1
        self._subject = -1
        self._outer = -1
        self._antecedent = -1
        self._verbs = 0
        self._anaphor = False
        self._found: list[Clause] = []

    def run(self) -> tuple[Clause, ...]:
        breaks = self._reading.breaks
        for index, part in enumerate(self._reading.parts):
            if breaks[index] == "stop":
                self._stop(index)
            if index in self._reading.colons:  # `الجيش: المتمردون قصفوا`: behind it another clause begins
                self._leave()
            if part.kind == "sub":
                self._open(index)
            elif part.kind == "rel":
                self._relative(index)
            else:
                self._word(index, part)
        return tuple(self._found)

    def _word(self, index: int, part: Part) -> None:
        phrase = self._starting[index]
        if part.kind == "verb" and (phrase is None or phrase.kind == "deed"):
            self._verb(index)
        elif phrase is not None and self._opens(phrase):
            self._topic, self._verbs, self._anaphor = phrase.index, 0, False

    def _opens(self, phrase: Phrase) -> bool:
        """Does a noun open a clause?  The first bare one does, and one behind `و` with a verb right after it."""
        if phrase.prep or self._adverbial(phrase):
            return False
        if not self._verbs and self._topic < 0 and phrase.chain < 0:
            return True
        behind = phrase.last + 1
        parts = self._reading.parts
        return phrase.conj and self._human(phrase) and behind < len(parts) and parts[behind].kind in ("verb", "aux")

    def _adverbial(self, phrase: Phrase) -> bool:
        """`تأكيداً`, `1953`: neither somebody nor something that acts."""
        if phrase.kind or phrase.mentions:
            return False
        if phrase.first in self._reading.dated:
            return True
        one = phrase.first == phrase.last
        return one and ((phrase.head.endswith("ا") and not phrase.definite) or phrase.head[:1].isdigit())

    def _stop(self, index: int) -> None:
        """A comma closes a relative clause; a verb behind it takes up the main clause again."""
        self._antecedent = -1
        if not self._reading.parts[index].conj and self._verbs == 0:
            return
        self._anaphor = False

    def _leave(self) -> None:
        if self._subject >= 0:
            self._outer = self._subject
        self._topic, self._antecedent, self._verbs = -1, -1, 0

    def _open(self, index: int) -> None:
        stem = self._reading.parts[index].stem
        self._leave()
        self._anaphor = (stem.endswith(_ANAPHORIC) and len(stem) > 2) or stem in ("وهو", "وهي", "وهم", "هو", "هي", "هم")
        if self._anaphor:
            self._topic = self._outer

    def _relative(self, index: int) -> None:
        before = index - 1
        number = self._reading.phrase_of[before] if before >= 0 else -1
        self._antecedent, self._verbs = number, 0
        if self._verbs == 0 and self._subject < 0 and self._topic < 0:
            self._topic = number

    def _verb(self, index: int) -> None:
        part = self._reading.parts[index]
        first, second = self._bare(index)
        subject, how, objects = self._whose(index, first, second)
        self._found.append(
            Clause(
                verb=index,
                stem=part.stem,
                subject=subject,
                object=objects[0],
                second=objects[1],
                relative=self._antecedent,
                how=how,
            )
        )
        in_relative = self._antecedent >= 0
        self._verbs += 1
        if in_relative:
            self._antecedent = -1
        elif subject >= 0:
            self._subject = subject
            if part.stem in SPEECH:
                self._outer = subject

    def _whose(self, index: int, first: int, second: int) -> tuple[int, str, tuple[int, int]]:
        """The likeliest of the phrases that may be the subject, by which way, and the objects that are left."""
        if self._antecedent < 0:
            self._antecedent = self._asyndetic(index)
        ways = [
            ("antecedent", self._antecedent),
            ("pronoun" if self._anaphor else "topic", self._topic),
            ("after", first),
            ("second", second),
            ("inherited", self._subject),
            ("outer", self._outer),
        ]
        offered = {
            n: way for way, n in reversed(ways) if n >= 0 and not (way in BEHIND and self._is_ruled_out(index, n))
        }
        if not offered:
            return -1, "none", (first, second)
        numbers = tuple(offered)[::-1]
        verb = self._verb_facts(index, tuple(offered[n] for n in numbers), first)
        asked = Asked(index, numbers, verb, tuple(self._offer(index, n, offered[n]) for n in numbers))
        if all(offer.agrees == "n" and offer.how in BEHIND for offer in asked.offers):
            return -1, "none", (first, second)  # `... ودعا روسيا إلى`: whoever did it stands in another sentence
        shifted = self._shifted(index)
        if shifted >= 0:
            return shifted, "pronoun", (first, second)
        sure = self._sure(index, first, second)
        subject = sure if sure in offered else self._earlier(index, (first, second), offered)
        subject = subject if subject >= 0 else numbers[self._choose(asked)]
        how = offered[subject]
        left = [number for number in (self._antecedent, first, second) if number >= 0 and number != subject]
        return subject, how, ((*left, -1, -1)[0], (*left, -1, -1)[1])

    def _verb_facts(self, index: int, ways: tuple[str, ...], first: int) -> Verb:
        part, parts = self._reading.parts[index], self._reading.parts
        behind = parts[index + 1] if index + 1 < len(parts) else None
        phrases, before = self._reading.phrases, self._subject
        return Verb(
            gender=verb_gender(part.stem),
            plural=part.stem.endswith(("وا", "ون")),
            pronoun=bool(part.pronoun),
            speech=part.stem in SPEECH,
            joined=part.conj,
            breaks=self._reading.breaks[index],
            verbs=min(self._verbs, 2),
            opening=index <= 1,
            behind="end" if behind is None else behind.kind + (" " + behind.prep if behind.prep else ""),
            offered=ways,
            after=(self._fits(index, first, "after"), self._human(phrases[first]), phrases[first].definite)
            if first >= 0
            else None,
            before=(self._fits(index, before, "inherited"), self._human(phrases[before])) if before >= 0 else None,
        )

    def _offer(self, index: int, number: int, way: str) -> Offer:
        phrase = self._reading.phrases[number]
        return Offer(
            how=way,
            agrees=self._fits(index, number, way),
            human=self._human(phrase),
            definite=phrase.definite,
            kind=phrase.kind,
            number=phrase.number,
            prep=phrase.prep,
            named=bool(phrase.mentions),
            size=min(phrase.last - phrase.first + 1, 4),
            away=abs(phrase.first - index),
        )

    def _fits(self, index: int, number: int, way: str) -> str:
        """Whether a verb agrees with a phrase that is offered by a way: y, n, or ? where the forms do not say."""
        agrees = self._agrees(index, number, behind=way in BEHIND)
        return "?" if agrees is None else "y" if agrees else "n"

    def _sure(self, index: int, first: int, second: int) -> int:
        """The subject where grammar leaves no choice; -1 where it leaves one."""
        if self._resumed(index, first):
            return first
        told = next((n for n in (first, second) if n >= 0 and self._case(n) == "ون"), -1)
        if told >= 0:
            return told
        return self._antecedent if self._is_of_antecedent(index, first) else -1

    def _shifted(self, index: int) -> int:
        """`تترقب الفصائل، ففيما لم ترق المبادرة للمتمردين، قاموا`: the plural means who was last named as many men.

        Only behind a comma without `و`, where a clause that went before has its main clause; -1 elsewhere.
        """
        part, breaks = self._reading.parts[index], self._reading.breaks
        if part.conj or breaks[index] != "stop" or not part.stem.endswith("وا") or self._is_many_men(self._subject):
            return -1
        opened = max((at for at in range(index) if breaks[at] == "stop"), default=0)
        told = any(one.kind == "verb" for one in self._reading.parts[opened:index])  # no aside: `وآخرون مجهولون`
        inside = (one.index for one in self._reading.phrases if opened <= one.first < index)
        near = [number for number in inside if self._is_many_men(number)]
        return near[-1] if told and len(near) == 1 else -1

    def _is_many_men(self, number: int) -> bool:
        return number >= 0 and self._human(self._reading.phrases[number]) and bool(self._plural(number))

    def _earlier(self, index: int, behind: tuple[int, int], offered: dict[int, str]) -> int:
        """`نفت الحكومة ذلك واتهمت الفصائل بخرق الهدنة`: the one noun behind a verb that needs an object is that object.

        The subject is then whoever stands before the verb and agrees; -1 where nobody does.
        """
        part, parts, phrases = self._reading.parts[index], self._reading.parts, self._reading.phrases
        first, second = behind
        if part.stem not in NEEDING or part.pronoun or first < 0 or not self._human(phrases[first]):
            return -1
        following = parts[phrases[first].last + 1 : phrases[first].last + 2]
        if (second >= 0 and self._human(phrases[second])) or not (following and following[0].prep):
            return -1
        nearest = reversed(offered.items())
        fitting = (n for n, way in nearest if way not in BEHIND and self._fits(index, n, way) != "n")
        return next((n for n in fitting if self._human(phrases[n])), -1)

    def _is_ruled_out(self, index: int, number: int) -> bool:
        """`وقمع المتظاهرين`, `اقتحموا الجنود`: a noun behind a verb is no subject by its case or the verb's number."""
        people = self._human(self._reading.phrases[number])
        plural = people and self._reading.parts[index].stem.endswith("وا")
        return plural or self._case(number) == "ين"

    def _case(self, number: int) -> str:
        """The ending of a sound plural of people by which its case shows: ون, ين, or none."""
        return "" if self._reading.phrases[number].prep else self._plural(number)

    def _plural(self, number: int) -> str:
        phrase = self._reading.phrases[number]
        head = self._reading.parts[phrase.first]
        ending = head.stem[-2:]
        if ending not in ("ون", "ين") or len(head.stem) <= 4:
            return ""
        of_people = phrase.kind in _PLURALS and phrase.head == head.stem
        of_nation = head.article and head.stem[-3:-2] == "ي" and bool(phrase.mentions)
        return ending if of_people or of_nation else ""

    def _is_of_antecedent(self, index: int, first: int) -> bool:
        """`الجماعة التي هاجمت القوات`: no pronoun takes up the noun before `التي`, so that it is the subject."""
        reading, parts = self._reading, self._reading.parts
        number = self._antecedent
        if number < 0 or first < 0 or not index or parts[index - 1].kind != "rel" or parts[index].pronoun:
            return False
        last = reading.phrases[first].last
        behind = [part for at, part in enumerate(parts[index + 1 : last + 5], index + 1) if not reading.breaks[at]]
        if any(part.kind == "pronoun" or part.pronoun for part in behind):
            return False
        return self._human(reading.phrases[number]) and self._fits(index, number, "antecedent") != "n"

    def _resumed(self, index: int, first: int) -> bool:
        """`أحياء تسيطر عليها المعارضة`: a verb whose pronoun means the noun before it has its subject behind."""
        if first < 0 or index + 1 >= len(self._reading.parts) or self._reading.parts[index + 1].kind != "pronoun":
            return False
        before, phrase = self._reading.phrase_of[index - 1] if index else -1, self._reading.phrases[first]
        relative = self._antecedent >= 0 or (before >= 0 and not self._reading.phrases[before].definite)
        return relative and phrase.first == index + 2 and self._human(phrase)

    def _asyndetic(self, index: int) -> int:
        """`انتصارات حققتها القوات`, `بيان نشرته الإذاعة`: a relative clause without its pronoun, behind no article."""
        if not index or self._reading.breaks[index] or self._reading.parts[index].conj:
            return -1
        number, part = self._reading.phrase_of[index - 1], self._reading.parts[index]
        if number >= 0:
            phrase = self._reading.phrases[number]
            flown = phrase.kind == "weapon" and part.stem in SUFFERED  # `عبوة استهدفت دوريتهم`
            if (phrase.kind == "deed" or part.pronoun or flown) and not phrase.definite and number != self._topic:
                return number
        return self._deed_before(index) if part.stem in LIGHT and part.stem.endswith(_ANAPHORIC) else -1

    def _deed_before(self, index: int) -> int:
        """`هجوم في المرفأ أمس شنه الفصيل`: the deed a few words before a verb that brings deeds, with a pronoun."""
        parts = self._reading.parts
        for at in range(index - 1, max(index - _DEED_REACH, -1), -1):
            number = self._reading.phrase_of[at]
            if self._reading.breaks[at + 1] or parts[at].kind in ("verb", "aux", "sub", "rel"):
                return -1
            if number >= 0 and self._reading.phrases[number].kind == "deed":
                return -1 if self._reading.phrases[number].definite else number
        return -1

    def _human(self, phrase: Phrase) -> bool:
        return phrase.kind in _HUMAN or any(mention.kind in ("actor", "unknown") for mention in phrase.mentions)

    def _bare(self, index: int) -> tuple[int, int]:
        """The first two nouns behind a verb that no preposition governs, within the clause; a date takes no room."""
        reading = self._reading
        found: list[int] = []
        at, passed = index + 1, 0
        while at < len(reading.parts) and passed < REACH + 6 * len(found) and len(found) < 2:
            passed += at not in reading.dated
            kind = reading.parts[at].kind
            if kind in ("sub", "rel") or (reading.breaks[at] == "stop" and at > index + 1):
                break
            phrase = self._starting[at]
            if kind == "verb" and (phrase is None or phrase.kind == "deed"):
                break
            if phrase is not None and self._bare_noun(phrase):
                found.append(phrase.index)
            at += 1
        return (*found, -1, -1)[0], (*found, -1, -1)[1]

    def _bare_noun(self, phrase: Phrase) -> bool:
        alone = not phrase.prep and phrase.chain < 0
        return alone and not self._adverbial(phrase) and not self._annexed(phrase)

    def _annexed(self, phrase: Phrase) -> bool:
        """`تزايد هجمات الحزب`: what stands right behind a noun of action belongs to that, not to the verb before."""
        before = self._reading.phrase_of[phrase.first - 1] if phrase.first else -1
        if before < 0 or phrase.conj or self._reading.breaks[phrase.first]:
            return False
        deed = self._reading.phrases[before]
        return deed.kind == "deed" and not deed.definite and self._reading.parts[deed.first].kind != "verb"

    def _agrees(self, index: int, number: int, *, behind: bool) -> bool | None:
        """Gender, and number for a verb behind its noun; `None` where the forms do not say."""
        part, phrase = self._reading.parts[index], self._reading.phrases[number]
        verb, noun = verb_gender(part.stem), noun_gender(phrase)
        if not behind and part.stem.endswith(("وا", "ون")) and self._human(phrase):
            return None
        if phrase.head and self._reading.parts[phrase.first].stem != phrase.head and verb != noun:
            return None  # `اختطف عناصر من الجبهة`: the verb agrees with who are told of her
        if verb is None or noun is None:
            return None
        return verb == noun


_MASCULINE = frozenset(
    ["مات", "فات", "بات", "ثبت", "سكت", "صمت", "لفت", "نحت", "افلت", "اثبت", "التفت", "صوت", "تفاوت", "بيت"]
)


@kept(1 << 17)
def verb_gender(stem: str) -> str | None:
    """What a finite form shows: f for `قصفت` and `تقصف`, m for `يقصف` and `قصفوا`, else `None`."""
    for suffix in ("هما", "هم", "ها", "ه"):
        if stem.endswith(suffix) and len(stem) - len(suffix) >= 2:
            return verb_gender(stem[: -len(suffix)])
    bare = stem[1:] if stem.startswith("س") and stem[1:2] in "يتن" else stem
    if bare.startswith("ي") or bare.endswith(("وا", "ون")):
        return "m"
    if bare.endswith("ت") and (len(bare) >= 3 or bare == "قت") and bare not in _MASCULINE:
        return "f"
    if bare.startswith("ت"):
        return None
    return "m" if len(bare) <= 5 else None


def noun_gender(phrase: Phrase) -> str | None:
    """What the head shows, or the land or town that it names; `None` for plurals of people and for other names."""
    head = phrase.head
    named = phrase.mentions[0] if phrase.mentions and phrase.mentions[0].start <= phrase.start else None
    compound = phrase.definite and phrase.first < phrase.last  # `البيت الأبيض`: its head tells
    if named is not None and named.how == "name" and (named.kind == "place" or named.other) and not compound:
        return "m" if head in MASCULINE_LANDS else "f"
    if head in _broken():
        return "f" if phrase.kind in _OF_THINGS else None
    if phrase.kind == "part" and head.endswith("ات"):
        return None
    if head.endswith(("ة", *_HERS)) or (head.endswith("ات") and len(head) > 3):
        return "f"
    if head.endswith(("ون", "ين")) and len(head) > 4:
        return "m"
    if head in singular():
        return "m"
    if phrase.kind in ("officials", "civilians", "fighters", "source") and not phrase.mentions:
        return "m"
    return "m" if phrase.kind == "deed" and phrase.definite else None


_OF_THINGS = ("", "group", "weapon", "place", "deed", "body", "government")
_HERS = ("ته", "تها", "تهم", "تهما", "تنا")
_MANY = frozenset(fold("سكان أهالي أهل ناس").split())
MASCULINE_LANDS = frozenset(fold("عراق لبنان أردن يمن سودان مغرب صومال فاتيكان").split())
_FEMININE = frozenset(fold("حرب نار يد عين بئر روح سوق طريق نفس رأس حال").split())
_BODIES = frozenset(
    fold(
        "تنظيم ائتلاف تحالف حشد اتحاد فيلق برلمان كونغرس كنيست حرس تكتل تجمع جناح مكتب متحدث ناطق مسؤول مستشار وسيط"
        " مبعوث مندوب قيادي مسلح مقاتل متظاهر طيران بنتاغون كرملين صليب هلال محافظ نائب شرطي"
    ).split()
)
"""Singulars that `plurals.csv` lacks, as they have a plural by an ending or none."""


@cache
def singular() -> frozenset[str]:
    """Masculine nouns that show by no ending that they are one, folded."""
    return (frozenset(row[0] for row in listed() if not row[0].endswith("ة")) | _BODIES) - _FEMININE


def is_many(phrase: Phrase) -> bool:
    """Whether a phrase names several: by the ending of its head, or by a plural that no ending shows (`سكان`)."""
    return phrase.number == "p" or phrase.head in _broken() or phrase.head in _MANY


@cache
def _broken() -> frozenset[str]:
    return frozenset(plural for row in listed() for plural in row[1:] if not plural.endswith(("ات", "ون", "ين")))
