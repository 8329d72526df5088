"""Finite verb, proper name or neither: what a word is beside its neighbours, by a small trained model.

Arabic writes no vowels and no capitals: `شكل` is "formed" or "form", and what
no list holds may be a name.  Each word that the closed classes leave open is
weighed by its letters, by how common it is in news and by what stands before
and behind it (multinomial logit over features that a person can read).
Weights and card lie in `models/`; `training/tagger.py` makes them.
"""

import functools
import json
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, NamedTuple

from hudna.lang.ar.latin import names
from hudna.lang.ar.parts import part
from hudna.lang.ar.segmenter import counts
from hudna.lang.kept import kept

OTHER, NAME, VERB = range(3)
TAGS = ("other", "name", "verb")
_TELLING = ("sub", "neg", "aux", "rel", "dem")
# The weights for name (the real part) and verb, both over that for other: two sums by one addition.
_Sums = complex
_NONE = 0j
# How a neighbour sees a word, and its sign.
_Seen = tuple[str, str]


class Looks(NamedTuple):
    """A word by itself: is it of an open class, and how neighbours see it.

    `sign` puts it in a few marks (noun or verb by its form, a known given
    name, how common, with the article), `marked` in fewer.
    """

    open: bool
    stem: str
    seen: str
    sign: str
    marked: str
    group: str


NOTHING = Looks(open=False, stem="", seen="STOP", sign="-", marked="", group="")
_PAUSE = (NOTHING.seen, NOTHING.sign)
# A function that names features, and its arguments.
_Block = tuple[Callable[..., list[str]], *tuple[Any, ...]]


@dataclass(slots=True)
class _Word:
    """What is weighed of a word once: how it is seen, its sums by itself and as a neighbour, tables of its neighbours.

    `as_second` is its sum as the word before the word before.  `left` and
    `right` lead from how a neighbour is seen to the sum of its frame, `leans`
    from how the word before is seen to the weights of this word's first
    letter, ending and class, `ends` from how the word behind is seen to that
    of its ending.
    """

    open: bool
    seen: _Seen
    alone: _Sums
    as_before: _Sums
    as_behind: _Sums
    as_second: _Sums
    left: dict[_Seen, _Sums]
    right: dict[_Seen, _Sums]
    leans: tuple[Mapping[str, _Sums], ...]
    ends: Mapping[str, _Sums]
    facts: tuple[str, str]


def tags(keys: Sequence[str], stops: Sequence[bool], known: Container[int] = ()) -> list[int]:
    """`OTHER`, `NAME` or `VERB` for each folded word of a sentence; `stops`: does a pause stand before it?

    The words at `known` are not asked about, they get `OTHER`.
    """
    # Padded, so that every word has two before it and one behind it.
    words = [_stop(), _stop(), *map(_word, keys), _stop()]
    paused = [*stops, True]
    return [
        _tag(words, at, (paused[at], paused[at + 1])) if words[at + 2].open and at not in known else OTHER
        for at in range(len(keys))
    ]


def verbal(keys: Sequence[str], at: int, paused: tuple[bool, bool]) -> bool:
    """Whether one word of a sentence is a finite verb; `paused`: does a pause stand before it, behind it?"""
    around = [_word(keys[n]) if 0 <= n < len(keys) else _stop() for n in range(at - 2, at + 2)]
    return around[2].open and _tag(around, 0, paused) == VERB


def met(keys: Iterable[str]) -> None:
    """Weighs words before they are asked about: many in one go take half the time of one here and one there."""
    fresh = set(keys)
    for make in (part, _word):
        for key in fresh:
            make(key)


def _tag(words: Sequence[_Word], at: int, paused: tuple[bool, bool]) -> int:
    """The tag of the word at `at + 2` of the padded words; `paused`: does a pause stand before it, behind it?"""
    second, before, word, behind = words[at : at + 4]
    left = _PAUSE if paused[0] else before.seen
    right = _PAUSE if paused[1] else behind.seen
    framed = word.left.get(left)
    if framed is None:
        framed = word.left[left] = _framed("left", "before", word.facts, left)
    total = word.alone + before.as_before + behind.as_behind + second.as_second + framed
    framed = word.right.get(right)
    if framed is None:
        framed = word.right[right] = _framed("right", "behind", word.facts, right)
    total += framed
    for leaning in word.leans:
        if left[0] in leaning:
            total += leaning[left[0]]
    if right[0] in word.ends:
        total += word.ends[right[0]]
    name, verb = total.real, total.imag
    return VERB if verb >= 0 and verb >= name else NAME if name > 0 else OTHER


def features(keys: Sequence[str], stops: Sequence[bool], at: int) -> list[str]:
    """Everything that speaks for a tag of a word, for training and for the curious."""
    words = [NOTHING, NOTHING, *map(looks, keys), NOTHING]
    second, before, word, behind = words[at : at + 4]
    _, stem, _, sign, marked, group = word
    _, _, left, left_sign, _, _ = NOTHING if stops[at] else before
    _, _, right, right_sign, _, _ = NOTHING if [*stops, True][at + 1] else behind
    return [
        *alone(word),
        *framed("left", "before", (sign, marked, left, left_sign)),
        *framed("right", "behind", (sign, marked, right, right_sign)),
        f"begins {stem[:1]} before {left}",
        f"ends {stem[-2:]} behind {right}",
        f"ends {stem[-2:]} before {left}",
        f"class {group} before {left}",
        *beside("before", before),
        *beside("behind", behind),
        f"two before {second.stem}",
    ]


def alone(word: Looks) -> list[str]:
    """The features of a word by itself."""
    return [f"word {word.stem}", *(name for block, *facts in _blocks(word) for name in block(*facts))]


def _blocks(word: Looks) -> list[_Block]:
    """The features of a word but itself, as functions with the few facts that they hang on: these come again."""
    stem, marks = word.stem, word.marked[1:]
    long = stem.count("ا") + stem.count("و") + stem.count("ي")
    return [
        (_marked, word.sign, word.marked, min(len(stem), 8), long),
        (_begun, stem[:3], marks),
        (_ended, stem[-3:], marks),
        (_shaped, word.marked, stem[:1], stem[-1:], len(stem)),
        (_classed, word.group, marks),
    ]


def _marked(sign: str, marked: str, letters: int, long: int) -> list[str]:
    marks = marked[1:]
    told = [f"marks {marks}", f"marked {marked}", f"sign {sign}"]
    return [*told, f"letters {letters} {marks}", f"long {long} {letters}"]


def _begun(letters: str, marks: str) -> list[str]:
    return [f"begins {letters[:2]} {marks}", f"begins {letters}"]


def _ended(letters: str, marks: str) -> list[str]:
    return [f"ends {letters[-1:]} {marks}", f"ends {letters[-2:]} {marks}", f"ends {letters}"]


def _shaped(marked: str, first: str, last: str, letters: int) -> list[str]:
    return [f"frame {first} {last} {min(letters, 7)} {marked[1:]}", f"form {marked[:1]} {first} {letters}"]


def _classed(group: str, marks: str) -> list[str]:
    return [f"class {group}", f"class {group} {marks}"]


def framed(side: str, where: str, facts: tuple[str, str, str, str]) -> list[str]:
    """The features of a neighbour: facts are the word's `sign` and `marked`, how the neighbour is seen, its sign."""
    sign, marked, seen, other = facts
    return [
        f"{side} {other}",
        f"sign {sign} {side} {other}",
        f"{where} {seen}",
        f"marked {marked} {where} {seen}",
        f"sign {sign} {where} {seen}",
    ]


def beside(where: str, word: Looks) -> list[str]:
    """The features of the word beside it itself."""
    return [f"word {where} {word.stem}", *_class_beside(where, word.group)]


def _class_beside(where: str, group: str) -> list[str]:
    return [f"class {where} {group}"]


def looks(key: str) -> Looks:
    """How a folded word looks by itself."""
    read = part(key)
    stem, verb = read.stem, "v" if read.kind == "verb" else "n"
    rarity = _rarity(stem)
    group = word_classes().get(stem) or word_classes().get(key) or f"-{rarity}"
    if read.kind not in ("noun", "verb"):
        seen = f"{read.kind}:{stem}" if read.kind in _TELLING else read.kind
        return Looks(open=False, stem=stem, seen=seen, sign="-", marked="", group=group)
    return Looks(
        open=True,
        stem=stem,
        seen="n" + ("A" if read.article else "") + ("P" if read.prep else ""),
        sign=f"{verb}{int(stem in names())}{rarity}{int(read.article)}",
        marked=f"{verb}{int(read.article)}{int(bool(read.prep))}",
        group=group,
    )


@functools.cache
def word_classes() -> dict[str, str]:
    """Folded words to the number of their class: words of like places in news (`training/word_classes.py`)."""
    text = files("hudna.lang.ar").joinpath("models/word_classes.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())


_STEPS = (1, 3, 10, 40)


def _rarity(stem: str) -> int:
    """How common a word is in news, in five steps from never seen."""
    return bisect_right(_STEPS, counts().get(stem, 0))


class _Stem(NamedTuple):
    """The weights of a stem by itself, before a word, behind it, and two before it."""

    alone: _Sums = _NONE
    before: _Sums = _NONE
    behind: _Sums = _NONE
    second: _Sums = _NONE


_UNKNOWN = _Stem()
_STEMS = {"word": "alone", "word before": "before", "word behind": "behind", "two before": "second"}


class _Model(NamedTuple):
    """The weights by feature; those of whole stems by stem, so that one look tells that a stem has none.

    `leanings` are those of a letter, ending or class (`begins before`) with
    how a neighbour is seen.
    """

    bias: _Sums
    weights: dict[str, _Sums]
    stems: dict[str, _Stem]
    leanings: dict[str, dict[str, dict[str, _Sums]]]


@functools.cache
def _model() -> _Model:
    told = json.loads(files("hudna.lang.ar").joinpath("models/tagger.json").read_text(encoding="utf-8"))
    weights = {feature: _over(weights) for feature, weights in told["weights"].items()}
    stems: dict[str, _Stem] = {}
    leanings: dict[str, dict[str, dict[str, _Sums]]] = {f"{what} before": {} for what in ("begins", "ends", "class")}
    leanings["ends behind"] = {}
    for feature, weight in weights.items():
        what, _, last = feature.rpartition(" ")
        if what in _STEMS:
            stems[last] = stems.get(last, _UNKNOWN)._replace(**{_STEMS[what]: weight})
        elif feature.count(" ") == 3 and what.split(" ")[0] in ("begins", "ends", "class"):
            kind, value, where = what.split(" ")
            leanings[f"{kind} {where}"].setdefault(value, {})[last] = weight
    return _Model(_over(told["bias"]), weights, stems, leanings)


def _over(weights: Sequence[float]) -> _Sums:
    """The weights for name and verb, over that for other."""
    return complex(weights[NAME] - weights[OTHER], weights[VERB] - weights[OTHER])


def _summed(told: Iterable[str]) -> _Sums:
    weights = _model().weights
    return sum([weights[feature] for feature in told if feature in weights], _NONE)


@functools.cache
def _stop() -> _Word:
    """What stands beyond the ends of a sentence."""
    return _weighed(NOTHING)


@kept(1 << 16)
def _word(key: str) -> _Word:
    return _weighed(looks(key))


def _weighed(word: Looks) -> _Word:
    bias, _, stems, leanings = _model()
    ending, own = word.stem[-2:], stems.get(word.stem, _UNKNOWN)
    lean = leanings["ends before"].get(ending)
    begun, classed = leanings["begins before"].get(word.stem[:1]), leanings["class before"].get(word.group)
    left, right = _frames(word.sign, word.marked)
    return _Word(
        open=word.open,
        seen=(word.seen, word.sign),
        alone=sum([_block(block) for block in _blocks(word)], bias + own.alone) if word.open else _NONE,
        as_before=own.before + _block((_class_beside, "before", word.group)),
        as_behind=own.behind + _block((_class_beside, "behind", word.group)),
        as_second=own.second,
        left=left,
        right=right,
        leans=tuple([one for one in (begun, lean, classed) if one]),
        ends=leanings["ends behind"].get(ending, {}),
        facts=(word.sign, word.marked),
    )


@kept(1 << 15)
def _block(told: _Block) -> _Sums:
    block, *facts = told
    return _summed(block(*facts))


@functools.cache
def _frames(sign: str, marked: str) -> tuple[dict[_Seen, _Sums], dict[_Seen, _Sums]]:
    """The frames met so far, left and right, of words that look alike; there are a few hundred."""
    del sign, marked
    return {}, {}


def _framed(side: str, where: str, facts: tuple[str, str], seen: _Seen) -> _Sums:
    return _summed(framed(side, where, (*facts, *seen)))
