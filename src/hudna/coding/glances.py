"""What the words of a sentence are by their marks, names and neighbours, before phrases are read."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.covering import covering
from hudna.coding.pauses import STOP, pauses
from hudna.coding.verbs import SURE
from hudna.lang.ar.parts import Part, part
from hudna.lang.ar.script import fold
from hudna.lang.ar.tagging import VERB, tags
from hudna.lang.kept import kept

_COUNTING = frozenset(fold("يقل تقل يقرب يقارب يزيد تزيد يربو تربو يناهز يفوق تفوق يتجاوز").split())
HEDGE = "hedge"
_PAST = ("ت", "وا")


class Glance(NamedTuple):
    """A sentence before it is read: what stands before each word, which words a name covers, their tags."""

    breaks: list[str]
    names: dict[int, Mention]
    tagged: list[int]
    colons: frozenset[int]


def glance(text: str, sentence: Sentence) -> Glance:
    """What the words are by their marks, the names over them and their neighbours."""
    breaks = pauses(text, sentence.words)
    names = covering(sentence.words, [one for one in sentence.mentions if one.how not in ("nisba", "pronoun")])
    stops = [gap == STOP for gap in breaks]
    return Glance(breaks, names, tags(sentence.keys, stops, names), _colons(text, sentence, stops))


def _colons(text: str, sentence: Sentence, stops: Sequence[bool]) -> frozenset[int]:
    """The words right behind a colon."""
    if ":" not in text[sentence.start : sentence.end]:
        return frozenset()
    words = sentence.words
    return frozenset(
        at for at in range(1, len(words)) if stops[at] and ":" in text[words[at - 1].end : words[at].start]
    )


def dated_words(sentence: Sentence) -> frozenset[int]:
    """The words of the sentence's dates: `الثلاثاء` names nobody."""
    spans = [one.span for one in sentence.dates if one.span is not None]
    if not spans:
        return frozenset()
    return frozenset([at for span in spans for at in sentence.words_over(span)])


def settled(read: Part, tag: int) -> Part:
    """A word that the list of verbs has wrong, as its neighbours show it."""
    kind = "verb" if tag == VERB else "noun"
    if kind == "noun" and read.stem in SURE and read.stem.endswith(_PAST):
        return read  # `من جانبها واصلت`: no noun is written so
    if read.kind == kind or read.kind not in ("noun", "verb") or read.article or (tag == VERB and read.prep):
        return read
    return replace(read, kind=kind)


def whole(read: Part) -> Part:
    """`حندرات وباشكوي`: behind `و` a name's first `ب` is its own."""
    joined = read.kind == "noun" and read.conj and read.prep == "b" and not read.article
    return replace(read, prep="", stem=f"ب{read.stem}", skip=1) if joined else read


_ALBU = frozenset({"البو", "والبو"})
_FATHERS = _ALBU | {"ابو", "ابي"}


def named_after(parts: list[Part], keys: Sequence[str], known: Container[int]) -> None:
    """`أبو فراج`, `البو حيات`: the word behind is whole, no verb and without clitics; `البو` has no article."""
    for at, key in enumerate(keys[:-1]):
        read = parts[at + 1]
        if (
            key in _FATHERS
            and at + 1 not in known
            and read.kind in ("noun", "verb")
            and not read.article
            and len(keys[at + 1]) > 2
        ):
            parts[at + 1] = replace(read, kind="noun", conj=False, prep="", stem=keys[at + 1], skip=0, pronoun="")
            if key in _ALBU:
                parts[at] = replace(parts[at], article=False, stem="البو", skip=int(key[0] == "و"))


def hedged(parts: list[Part]) -> None:
    """`شنت ما لا يقل عن عشرين غارة` is read like `شنت أكثر من عشرين غارة`: its verb is none that somebody does."""
    for at, read in enumerate(parts[:-2]):
        if read.stem != "ما" or read.kind != "sub":
            continue
        verb = at + 2 if parts[at + 1].stem == "لا" else at + 1
        if verb + 1 < len(parts) and parts[verb].stem in _COUNTING and parts[verb + 1].prep in ("from", "about", "on"):
            parts[at] = replace(read, kind="noun", stem="اكثر")
            parts[at + 1 : verb + 1] = [replace(each, kind=HEDGE) for each in parts[at + 1 : verb + 1]]
            parts[verb + 1] = replace(parts[verb + 1], prep="from")


_FOREMOST = {
    "في": ("مقدمتها", "مقدمتهم", "مقدمتهما"),
    "علي": ("راسها", "راسهم"),
    "من": ("بينها", "بينهم", "ضمنها", "ضمنهم"),
}
_AMONG = frozenset(["بينها", "بينهم", "منها", "منهم", "ابرزها", "ابرزهم", "اهمها", "اهمهم", "لاسيما"])


def included(parts: list[Part], names: Mapping[int, Mention], people: Collection[str | None]) -> None:
    """`دول التحالف وفي مقدمتها السعودية`, `دول بينها فرنسا`: who is named behind is one of those before, as if by `و`.

    Only known bodies and men, no kinds of `people`: `عشرون قتيلا بينهم أطفال` counts some twice.
    """
    for at, read in enumerate(parts[:-1]):
        name = names.get(at + 1)
        if not at or name is None or name.id is None or name.id in people or (name.kind == "place" and not name.other):
            continue
        before = parts[at - 1]
        if read.stem in _FOREMOST.get(before.stem, ()) and at > 1:
            parts[at - 1] = replace(before, kind=HEDGE)
        elif read.stem not in _AMONG or before.kind not in ("noun", "number") or parts[at + 1].conj:
            continue  # `انسحبت منها القوات العراقية`
        parts[at] = replace(read, kind="conj", prep="")


@kept(1 << 17)
def plain_part(key: str) -> Part:
    """The part of a word; a form of a verb that brings a noun of action is a verb."""
    found = part(key)
    if found.kind == "noun" and not found.article and not found.prep and found.stem in SURE:
        return replace(found, kind="verb")
    return found
