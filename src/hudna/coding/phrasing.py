"""The noun phrases of a sentence, read.

A shallow reading, no tree: words are taken left to right, a phrase grows
while the next word can belong to it (second half of an iḍāfa, adjective,
rest of a name), and ends at a verb, a particle, a preposition or a deed.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.covering import covering, inside, letters
from hudna.coding.glances import (
    HEDGE,
    Glance,
    dated_words,
    hedged,
    included,
    named_after,
    plain_part,
    settled,
    whole,
)
from hudna.coding.heads import Heads
from hudna.coding.joining import PAIRS, Joining
from hudna.coding.phrases import SIDES, Deed, Phrase, Reading
from hudna.coding.verbs import DOING, LIGHT
from hudna.lang.ar.numerals import COUNTS
from hudna.lang.ar.parts import CLITICS, QUANTIFIERS, Part, agreement
from hudna.lang.ar.script import fold
from hudna.lang.ar.tagging import NAME

_AGENT = {("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("من", "جانب"), ("من", "طرف"), ("علي", "يدي")}
_SIDE = {("الي", "جانب"): "with", ("في", "مواجهة"): "against", ("من", "اجل"): "because", ("علي", "غرار"): "k"}
_OF_SOMEBODY = ("part", "officials", "source", "fighters", "forces", "body")
_BODIES = frozenset({*_OF_SOMEBODY, "group", "government", "crowd"})
_LEAST = frozenset({"اقل", "اكثر", "ارجح", "تقدير"})
_RATES = frozenset({"سنويا", "شهريا", "اسبوعيا", "يوميا", "تقريبيا", "حاليا"})
_ASIDE = {("علي", "اقل"), ("علي", "اكثر")}
_ADJECTIVES = ("ية", "ي")
_FRONTS = frozenset(fold("جبهة جبهات جبهتين محور محاور").split())
_ALTOGETHER = frozenset({"كافة", "جميعا"})
_BACKING = frozenset(
    fold(
        "مدعوم مدعومة مدعوما مدعومين مدعومون مسنود مسنودة مسنودا مسنودين معزز معززة معززا دعم إسناد مساندة مؤازرة"
    ).split()
)
_THEY = frozenset({"هؤلاء", "اولئك"})
_ALL = frozenset({"جميع", "كل", "بعض"})
_DESCRIBING = 4  # phrases, with the first party of `بين` and what describes it
_NEW_CLAUSE = frozenset({"verb", "aux", "sub", "rel", "neg"})
_PARTITIVE = frozenset({"from", "in", "b"})
_AND_THAT = "وذلك"  # `في بلدة مضايا، وذلك بعد ساعات` goes on and joins nothing
_DIRECTIONS = frozenset({"شمال", "شمالي", "جنوب", "جنوبي", "شرق", "شرقي", "غرب", "غربي"})
_OF_TWO = ("تين", "تان")


def read(
    sentences: Sequence[Sentence], seen: Sequence[Glance], deeds: Sequence[Sequence[Deed]], heads: Heads
) -> list[Reading]:
    """The phrases of sentences; each of the deeds is a phrase by itself, with the adjectives behind it."""
    readers = [_Reader(*each, heads) for each in zip(sentences, seen, deeds, strict=True)]
    return [reader.run() for reader in readers]


class _Reader:
    def __init__(self, sentence: Sentence, seen: Glance, deeds: Sequence[Deed], heads: Heads) -> None:
        words = sentence.words
        self._words = words
        self._heads = heads
        self._breaks, self._names, tagged, self._colons = seen
        self._dated = dated = dated_words(sentence)
        self._proper = {
            index for index, tag in enumerate(tagged) if tag == NAME and index not in self._names and index not in dated
        }
        self._parts = [
            _named(read) if index in self._names else settled(whole(read) if index in self._proper else read, tag)
            for index, (read, tag) in enumerate(zip(map(plain_part, sentence.keys), tagged, strict=True))
        ]
        hedged(self._parts)
        included(self._parts, self._names, heads.kinds_of_people)
        named_after(self._parts, sentence.keys, self._names)
        self._nisbas = covering(words, [each for each in sentence.mentions if each.how == "nisba"])
        self._deeds = {
            index: deed for deed in deeds for index in range(deed.first, deed.last + 1) if index not in self._names
        }
        for deed in self._deeds.values():
            read, kind = self._parts[deed.first], "verb" if deed.verb else "noun"
            if read.kind in ("noun", "verb") and (read.kind != kind or (deed.conj and not read.conj)):
                self._parts[deed.first] = replace(read, kind=kind, conj=read.conj or deed.conj)
            if not deed.verb and not read.article:
                self._brought(deed.last + 1)
        self._joins = Joining(
            words=words,
            parts=self._parts,
            heads=heads,
            names=self._names,
            nisbas=self._nisbas.keys(),
            deeds=self._deeds.keys(),
            dated=dated,
            breaks=self._breaks,
        )
        self._phrases: list[Phrase] = []
        self._of = [-1] * len(words)
        self._open: Phrase | None = None
        self._prep = ""
        self._apart = ""
        self._and = False
        self._at = -1

    def _brought(self, behind: int) -> None:
        """`قصف شنه الفصيل`, `تحذير مسبق وجهه الوزير`: a verb with its pronoun, one adjective between at most."""
        for at in range(behind, min(behind + 2, len(self._parts))):
            read = self._parts[at]
            if self._breaks[at] or read.kind != "noun" or read.conj or read.prep or read.article:
                return
            if read.stem in LIGHT and read.stem.endswith("ه") and at not in self._names:
                self._parts[at] = replace(read, kind="verb")
                return

    def run(self) -> Reading:
        for index, read in enumerate(self._parts):
            if index > self._at:
                self._take(index, read)
        for phrase in self._phrases:
            self._finish(phrase)
            self._unlisted(phrase)
        return Reading(
            parts=tuple(self._parts),
            phrases=tuple(self._phrases),
            phrase_of=tuple(self._of),
            breaks=tuple(self._breaks),
            dated=self._dated,
            colons=self._colons,
        )

    def _take(self, index: int, read: Part) -> None:
        named = index in self._names
        if named and self._open is not None and self._names.get(index - 1) is self._names[index]:
            self._extend(index)
            return
        if self._breaks[index] in ("stop", "paren"):
            self._open, self._prep = None, ""
        if index in self._deeds:
            self._deed(index)
        elif named or read.kind in ("noun", "number", "dem"):
            self._noun(index, read)
        elif read.kind == "prep":
            self._preposition(index, read)
        elif read.kind == "conj":
            self._and = True
        elif read.kind != HEDGE:
            self._open, self._prep = None, ""

    def _deed(self, index: int) -> None:
        deed = self._deeds[index]
        self._open = None
        if self._prep == "partitive":
            self._prep = self._apart  # `مقتل ثلاثة جنود في هجوم`
        self._begin(deed.first, self._parts[deed.first])
        opened = self._phrases[-1]
        if deed.verb:
            opened.prep, opened.chain = "", -1
        last = deed.last if deed.verb else self._adjectives(deed.last)
        for word in range(deed.first, last + 1):
            self._of[word] = opened.index
        opened.last, opened.end, opened.kind = last, self._words[last].end, "deed"
        self._open, self._prep, self._at = None, "", last

    def _adjectives(self, last: int) -> int:
        """Where a noun of action ends with its adjectives (`الهجمات الصاروخية`); a country's adjective is a party."""
        definite = self._parts[last].article
        endings = (*_ADJECTIVES, "ا") if self._parts[last].stem.endswith("ا") else _ADJECTIVES  # `هجوما بريا واسعا`
        at = last + 1
        while at < len(self._words) and not self._breaks[at] and at not in self._names and at not in self._nisbas:
            read = self._parts[at]
            adjective = read.article if definite else read.stem.endswith(endings) and not read.article
            # `إصابة ثمانية جنود`, `استعادتهم مديرية القفر`
            other = read.stem in COUNTS or (read.stem in self._heads.places and not read.article)
            if read.kind != "noun" or read.conj or read.prep or not adjective or at in self._deeds or other:
                break
            at += 1
        return at - 1

    def _noun(self, index: int, read: Part) -> None:
        opened = self._open
        if opened is not None and self._prep == "partitive":
            self._prep = ""
            self._extend(index)
            return
        if opened is not None and opened.last == index - 1 and self._in_whose_name(index, read):
            self._extend(index)
            return
        if (
            opened is not None
            and not read.conj
            and not self._and
            and not self._prep
            and self._joins(opened.first, index)
        ):
            self._extend(index)
            return
        self._begin(index, read)

    def _in_whose_name(self, index: int, read: Part) -> bool:
        """`المتحدث باسم المعارضة`: a title that a table holds with its `باسم`; in whose name stands behind."""
        before = self._parts[index - 1]
        return before.prep == "for" and before.kind == "prep" and not (read.conj or read.prep or self._prep)

    def _begin(self, index: int, read: Part) -> None:
        name = self._names.get(index)
        whole = name is not None and name.start == self._words[index].start
        conj, prep = (self._and, "") if whole else (read.conj or self._and, read.prep)
        if name is not None and not whole:
            conj, prep = self._before_name(index, name)
        conj = conj and self._words[index].key != _AND_THAT
        self._and = False
        chain, prep = self._chained(index, prep) if conj else (-1, prep)
        start = (
            name.start
            if name is not None
            else self._words[index].start + (letters(self._words[index].text, read.skip) if read.skip else 0)
        )
        gender, number = agreement(read.stem)
        phrase = Phrase(
            index=len(self._phrases),
            first=index,
            last=index,
            start=start,
            end=self._words[index].end,
            prep=self._sense(index, prep or ("" if self._prep == "partitive" else self._prep)),
            conj=conj,
            chain=chain,
            head="",
            kind="",
            definite=read.article or self._is_known(index),
            gender=gender,
            number=number,
            pronoun=read.pronoun,
            tells=index in self._nisbas and (self._behind_deed(index) or self._is_other_side(chain)),
        )
        self._phrases.append(phrase)
        self._of[index] = phrase.index
        self._open, self._prep = phrase, ""

    def _chained(self, index: int, prep: str) -> tuple[int, str]:
        """Which phrase a word behind `و` is joined to (-1: none), and the preposition that it shares with that."""
        other = self._awaiting(index) if not prep else None
        if other is not None:
            self._prep = ""
            return other.index, other.prep
        previous = self._last_told()
        before = index - 2 if index > 1 and self._parts[index - 1].kind == "conj" else index - 1
        while self._parts[before].kind == HEDGE:
            before -= 1
        near = previous is not None and self._of[before] in (previous.index, self._phrases[-1].index)
        near = near and not self._prep and not self._tells_side(previous)
        if previous is not None and near and prep in ("", previous.prep):
            return previous.index, previous.prep
        return -1, prep

    def _awaiting(self, index: int) -> Phrase | None:
        """`بين فصائل متحالفة مع تركيا ووحدات الشعب`: the first party, joined to another over what describes it."""
        first = next((each for each in reversed(self._phrases[-_DESCRIBING:]) if each.prep == "between"), None)
        if first is None or first is self._phrases[-1] or first.chain >= 0 or not self._is_body(index):
            return None
        described = all(read.kind not in _NEW_CLAUSE for read in self._parts[first.last + 1 : index])
        named, before = self._names.get(index), self._names.get(self._phrases[-1].last)
        alike = named is not None and before is not None and bool(named.other) and bool(before.other)  # `تركيا وقطر`
        return first if described and not alike else None

    def _last_told(self) -> Phrase | None:
        """The phrase before; `على الأقل` between two is no phrase that another is joined to."""
        last = self._phrases[-1] if self._phrases else None
        least = last is not None and last.prep == "on" and last.index and self._parts[last.first].stem in _LEAST
        return self._phrases[-2] if least else last

    def _sense(self, index: int, prep: str) -> str:
        """`مدعومة بمقاتلين من اللواء`, `بدعم من طيرانه`: who stands behind backs the deed, and does not suffer it."""
        at = index - 2 if self._parts[index - 1].kind == "prep" else index - 1
        backing = prep in ("b", "from") and at >= 0 and self._parts[at].stem in _BACKING
        return "backing" if backing else prep

    def _before_name(self, index: int, name: Mention) -> tuple[bool, str]:
        """`وبيجي`, `وذي قار`: the clitics before a name are what the name leaves of its first word."""
        word = self._words[index]
        clitics = fold(word.text[: name.start - word.start])
        conj = clitics[:1] in ("و", "ف")
        return conj or self._and, CLITICS.get(clitics[conj:][:1], "")

    def _tells_side(self, phrase: Phrase | None) -> bool:
        """`بين X من جهة وY من جهة أخرى`: Y is joined to X."""
        return phrase is not None and phrase.prep in ("from", "by", "") and self._parts[phrase.first].stem in SIDES

    def _is_other_side(self, chain: int) -> bool:
        """`الجانبان الأميركي والإيراني`, `السفارتين الأمريكية والبريطانية`."""
        stem = self._parts[self._phrases[chain].first].stem if chain >= 0 else ""
        return stem in PAIRS or (stem.endswith(_OF_TWO) and len(stem) > len("تين") + 1)

    def _is_known(self, index: int) -> bool:
        """Whether a word is of a name: `مسلحين`, a kind of people, is none, `مصادر` and `مسؤولون` are."""
        name = self._names.get(index)
        kind = self._heads.kind(self._parts[index].stem)[0]
        return name is not None and (name.id not in self._heads.kinds_of_people or kind in ("source", "officials"))

    def _behind_deed(self, index: int) -> bool:
        """`العقوبات الأمريكية`, `الغارات الجوية التركية`."""
        number = self._of[index - 1] if index else -1
        deed = self._deeds.get(self._phrases[number].first) if number >= 0 else None
        return deed is not None and not deed.verb and not self._breaks[index]

    def _extend(self, index: int) -> None:
        opened = self._open
        if opened is not None:
            opened.last, opened.end = index, self._words[index].end
            opened.definite = opened.definite or self._parts[index].article or self._is_known(index)
            self._of[index] = opened.index

    def _preposition(self, index: int, read: Part) -> None:
        pair = (read.stem, self._parts[index + 1].stem) if index + 1 < len(self._parts) else ("", "")
        if pair in _ASIDE and index + 2 < len(self._parts) and self._parts[index + 2].prep == "from":
            self._at = index + 1  # `25 مقاتلا على الأقل من الفصائل`
            return
        if pair in _AGENT or pair in _SIDE:
            self._open, self._prep, self._at = None, _SIDE.get(pair, "by"), index + 1
            return
        opened = self._open
        if opened is not None and read.prep in _PARTITIVE and self._partitive(opened, read.prep, index + 1):
            self._prep, self._apart = "partitive", read.prep
            return
        self._open, self._prep = None, read.prep

    def _partitive(self, opened: Phrase, prep: str, behind: int) -> bool:
        """`عدد من الجنود`, `قيادي في اللواء`: who is meant stands behind; `عناصر اللواء في` tells where."""
        if prep != "from" and not self._is_body(behind):
            return False
        first = opened.first + (opened.first < opened.last and self._parts[opened.first].stem in DOING)
        head, last = self._parts[first], self._heads.kind(self._parts[opened.last].stem)[0]
        kind = self._heads.kind(head.stem)[0]
        counted = head.kind == "number" or head.stem in QUANTIFIERS or kind == "part"
        if head.stem in _ALTOGETHER and opened.first == opened.last:
            return False  # `تطهير المدن كافة من المسلحين`
        whole = opened.definite and not (prep == "from" and counted and self._parts[opened.last].article)
        if whole or (first != opened.last and not counted):
            return False
        return head.kind == "number" or head.stem in QUANTIFIERS or kind in _OF_SOMEBODY or last in _OF_SOMEBODY

    def _is_body(self, index: int) -> bool:
        """Whether a word is of a body that somebody can be in: `مسلحا في عملية`, `مسؤول في بغداد` are in none."""
        name = self._names.get(index)
        if name is not None:
            return name.kind != "place"
        stem = self._parts[index].stem if index < len(self._parts) else ""
        return any(self._heads.kind(form)[0] in _BODIES for form in (stem, stem.removesuffix("ي")))

    def _finish(self, phrase: Phrase) -> None:
        if phrase.kind == "deed":
            phrase.head = self._parts[phrase.first].stem
            return
        phrase.mentions = inside(range(phrase.first, phrase.last + 1), self._names, self._nisbas)
        part = -1
        for index in range(phrase.first, phrase.last + 1):
            read = self._parts[index]
            if read.kind in ("dem", "number", "prep", HEDGE) or read.stem in QUANTIFIERS:
                continue
            kind, people = self._heads.kind(read.stem)
            if not phrase.mentions and index < phrase.last and read.stem in DOING and not read.article:
                phrase.start = self._words[index + 1].start  # `نجاح القوات الحكومية`
                continue
            if kind == "part" and index < phrase.last:
                part = index
                continue
            if not kind and part >= 0 and not phrase.mentions and self._tells_more(part, index):
                continue
            self._head(phrase, index, kind, people)
            return
        if part >= 0:
            self._head(phrase, part, *self._heads.kind(self._parts[part].stem))
            return
        phrase.head = self._parts[phrase.first].stem
        if self._are_they(phrase):
            phrase.kind = "part"

    def _head(self, phrase: Phrase, index: int, kind: str, people: str) -> None:
        read = self._parts[index]
        if read.stem in self._heads.places and self._is_place(index + 1):
            kind, people = "place", ""  # `قضاء سنجار` is no court
        if read.stem in _FRONTS and phrase.prep in ("on", "in", "b") and not phrase.mentions:
            kind, people = "place", ""  # `معارك على عدة جبهات`
        phrase.head, phrase.kind, phrase.people = read.stem, kind, people
        phrase.plain = index == phrase.last
        phrase.gender, phrase.number = agreement(read.stem)
        phrase.placed = kind == "place" or self._places(phrase, index)
        if self._counts_people(phrase, index):
            phrase.kind, phrase.people = "civilians", "persons"

    def _is_place(self, index: int) -> bool:
        name = self._names.get(index)
        return name is not None and name.kind == "place"

    def _tells_more(self, part: int, index: int) -> bool:
        """`العناصر التكفيرية`, `عدد كبير من الجنود`: an adjective behind a word for some of a kind."""
        return self._parts[part].article == self._parts[index].article and part == index - 1

    def _are_they(self, phrase: Phrase) -> bool:
        """`هؤلاء`, `الجميع`, `بعضهم`: nobody but those of whom the text speaks."""
        first = self._parts[phrase.first]
        return phrase.first == phrase.last and (first.stem in _THEY or (first.article and first.stem in _ALL))

    def _counts_people(self, phrase: Phrase, index: int) -> bool:
        """`33 تونسياً`, `ألفي عراقي`: so many of a country."""
        read, before = self._parts[index], self._parts[index - 1]
        counted = index > phrase.first and (before.kind == "number" or before.stem in COUNTS)
        if not counted or read.article or phrase.kind not in ("", "place"):
            return False
        return index in self._nisbas or (read.stem.endswith("يا") and read.stem not in _RATES)

    def _unlisted(self, phrase: Phrase) -> None:
        """People whom no list holds: a name by its neighbours, a participle in the plural (`المتضررين`)."""
        if phrase.kind not in ("", "title") or phrase.mentions:
            return
        if not self._proper.isdisjoint(range(phrase.first, phrase.last + 1)):
            phrase.kind = "name"
            phrase.placed = (
                phrase.prep == "at" and phrase.first > 0 and self._parts[phrase.first - 1].stem in _DIRECTIONS
            )
        elif not phrase.kind and _are_people(phrase.head):
            phrase.kind = "plural"

    def _places(self, phrase: Phrase, head: int) -> bool:
        """`دخول المدينة`, `آخر أحياء المدينة`: a phrase of no kind with a noun of places, or headed by `محافظة`."""
        last = phrase.last if not phrase.kind else head if phrase.kind in ("government", "body") else head - 1
        return not self._heads.places.isdisjoint([read.stem for read in self._parts[head : last + 1]])


def _named(read: Part) -> Part:
    """`بلدة تدمر`: a word of a name is no verb, whatever it looks like."""
    return replace(read, kind="noun") if read.kind in ("verb", "aux") else read


def _are_people(head: str) -> bool:  # not `مدرعتين`, two of a thing
    return len(head) > 5 and head[0] == "م" and head[-2:] in ("ين", "ون") and head[-3] != "ت"
