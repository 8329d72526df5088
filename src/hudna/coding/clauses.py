"""Subjects and objects of the verbs of a sentence, by word order, agreement and what goes before.

One pass, left to right: a verb takes the noun that opens its clause (`إيران
تزج`), else the first bare noun behind it (`قصفت الطائرات`), else the subject
of the verb before (`رحب ... وحث`); in a relative clause the noun before `الذي`
is subject or, where a pronoun or a noun behind the verb says so, object.
Phrases are named by their index in `Reading.phrases`; -1 where none is found.
"""

from dataclasses import dataclass

from hudna.coding.phrases import Phrase, Reading
from hudna.lang.ar.parts import PRONOUNS, SPEECH, Part

REACH = 7
_HUMAN = frozenset(
    ["civilians", "fighters", "forces", "group", "crowd", "officials", "government", "body", "part", "source"]
)
_ANAPHORIC = ("ه", "ها", "هم", "هما")


@dataclass(slots=True, kw_only=True)
class Clause:
    """A verb with its subject and objects; `how` tells where the subject was found.

    `how` is topic, after, inherited, antecedent, pronoun or none; `relative`
    the phrase before the relative pronoun of its clause, -1 where it stands
    in none.
    """

    verb: int
    stem: str
    subject: int
    object: int
    second: int
    relative: int
    how: str


def clauses(reading: Reading) -> tuple[Clause, ...]:
    """The verbs of a sentence in order."""
    return _Pass(reading).run()


class _Pass:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
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
        one = phrase.first == phrase.last
        return one and ((phrase.head.endswith("ا") and not phrase.definite) or phrase.head[:1].isdigit())

    def _stop(self, index: int) -> None:
        """A comma closes a relative clause; a verb behind it takes up the main clause again."""
        self._antecedent = -1
        if not self._reading.parts[index].conj and self._verbs == 0:
            return
        self._anaphor = False

    def _open(self, index: int) -> None:
        stem = self._reading.parts[index].stem
        if self._subject >= 0:
            self._outer = self._subject
        self._topic, self._antecedent, self._verbs = -1, -1, 0
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
        part = self._reading.parts[index]
        joined = bool(part.pronoun) and part.stem not in SPEECH
        if self._antecedent < 0:
            self._antecedent = self._asyndetic(index)
        if self._antecedent >= 0:
            object_here = joined or self._pronoun_near(index)
            if first >= 0 and (
                self._acts_on(index, first) or (object_here and self._agrees(index, first, behind=True) is not False)
            ):
                return first, "after", (self._antecedent, second)
            return self._antecedent, "antecedent", (first, second)
        if self._topic >= 0 and not self._verbs and self._agrees(index, self._topic, behind=False) is not False:
            return self._topic, "pronoun" if self._anaphor else "topic", (first, second)
        if index <= 1 or (first >= 0 and self._fresh(index, first)):
            return first, "after" if first >= 0 else "none", (second, -1)
        if joined and first >= 0 and self._human(self._reading.phrases[first]):
            return first, "after", (second, -1)
        if self._subject >= 0 and self._agrees(index, self._subject, behind=False) is not False:
            return self._subject, "inherited", (first, second)
        if self._outer >= 0 and part.conj and self._agrees(index, self._outer, behind=False) is not False:
            return self._outer, "inherited", (first, second)
        if first >= 0 and self._agrees(index, first, behind=True) is not False:
            return first, "after", (second, -1)
        return self._subject, "inherited" if self._subject >= 0 else "none", (first, second)

    def _acts_on(self, index: int, first: int) -> bool:
        """`الرسالة التي طلبت الإدارة`: people behind the verb act on the thing before the relative pronoun."""
        phrases = self._reading.phrases
        thing = not self._human(phrases[self._antecedent])
        return thing and self._human(phrases[first]) and self._agrees(index, first, behind=True) is not False

    def _asyndetic(self, index: int) -> int:
        """`انتصارات حققتها القوات`, `بيان نشرته الإذاعة`: a relative clause without its pronoun, behind no article."""
        number = self._reading.phrase_of[index - 1] if index else -1
        if number < 0 or self._reading.breaks[index] or self._reading.parts[index].conj:
            return -1
        phrase = self._reading.phrases[number]
        back = phrase.kind == "deed" or bool(self._reading.parts[index].pronoun)
        return number if back and not phrase.definite and number != self._topic else -1

    def _fresh(self, index: int, first: int) -> bool:
        """Does the noun behind the verb start a new subject?  It must name people and agree, the old one not."""
        phrase = self._reading.phrases[first]
        if self._subject < 0 or not self._human(phrase):
            return self._subject < 0
        if self._agrees(index, first, behind=True) is False:
            return False
        if self._agrees(index, self._subject, behind=False) is False:
            return True
        return not self._reading.parts[index].conj and self._verbs == 0

    def _human(self, phrase: Phrase) -> bool:
        return phrase.kind in _HUMAN or any(mention.kind in ("actor", "unknown") for mention in phrase.mentions)

    def _bare(self, index: int) -> tuple[int, int]:
        """The first two nouns behind a verb that no preposition governs, within the clause."""
        reading = self._reading
        found: list[int] = []
        at = index + 1
        while at < len(reading.parts) and at - index <= REACH + 6 * len(found) and len(found) < 2:
            kind = reading.parts[at].kind
            if kind in ("sub", "rel") or (reading.breaks[at] == "stop" and at > index + 1):
                break
            phrase = self._starting[at]
            if kind == "verb" and (phrase is None or phrase.kind == "deed"):
                break
            if phrase is not None and not phrase.prep and phrase.chain < 0 and not self._adverbial(phrase):
                found.append(phrase.index)
            at += 1
        return (*found, -1, -1)[0], (*found, -1, -1)[1]

    def _pronoun_near(self, index: int) -> bool:
        parts = self._reading.parts
        return any(parts[at].stem in PRONOUNS for at in range(index + 1, min(index + 4, len(parts))))

    def _agrees(self, index: int, number: int, *, behind: bool) -> bool | None:
        """Gender, and number for a verb behind its noun; `None` where the forms do not say."""
        part, phrase = self._reading.parts[index], self._reading.phrases[number]
        verb, noun = verb_gender(part.stem), noun_gender(phrase)
        if not behind and part.stem.endswith(("وا", "ون")) and self._human(phrase):
            return None
        if verb is None or noun is None:
            return None
        return verb == noun


_MASCULINE = frozenset(["مات", "فات", "بات", "ثبت", "سكت", "صمت", "لفت", "نحت", "افلت", "اثبت", "التفت"])


def verb_gender(stem: str) -> str | None:
    """What a finite form shows: f for `قصفت` and `تقصف`, m for `يقصف` and `قصفوا`, else `None`."""
    for suffix in ("هما", "هم", "ها", "ه"):
        if stem.endswith(suffix) and len(stem) - len(suffix) >= 2:
            return verb_gender(stem[: -len(suffix)])
    bare = stem[1:] if stem.startswith("س") and stem[1:2] in "يتن" else stem
    if bare.startswith("ي") or bare.endswith(("وا", "ون")):
        return "m"
    if bare.endswith("ت") and len(bare) >= 3 and bare not in _MASCULINE:
        return "f"
    if bare.startswith("ت"):
        return None
    return "m" if len(bare) <= 5 else None


def noun_gender(phrase: Phrase) -> str | None:
    """What the head shows; `None` for broken plurals and names, which take either."""
    head = phrase.head
    if head.endswith("ة") or (head.endswith("ات") and len(head) > 3):
        return "f"
    if head.endswith(("ون", "ين")) and len(head) > 4:
        return "m"
    if phrase.kind in ("officials", "civilians", "fighters", "source") and not phrase.mentions:
        return "m"
    return "m" if phrase.kind == "deed" and phrase.definite else None
