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
from collections.abc import Container, Iterable, Sequence
from importlib.resources import files
from typing import NamedTuple

from hudna.lang.ar.latin import names
from hudna.lang.ar.parts import part
from hudna.lang.ar.segmenter import counts

OTHER, NAME, VERB = range(3)
TAGS = ("other", "name", "verb")
_TELLING = ("sub", "neg", "aux", "rel", "dem")
# The weights for name and verb, over that for other.
_Sums = tuple[float, float]
_NONE = (0.0, 0.0)


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


class _Word(NamedTuple):
    """What is weighed of a word once: how it looks, its sums by itself and as a neighbour.

    `first` is its first letter, `ending` its last two; `as_second` is its sum
    as the word before the word before.
    """

    looks: Looks
    first: str
    ending: str
    alone: _Sums
    as_before: _Sums
    as_behind: _Sums
    as_second: _Sums


def tags(keys: Sequence[str], stops: Sequence[bool], known: Container[int] = ()) -> list[int]:
    """`OTHER`, `NAME` or `VERB` for each folded word of a sentence; `stops`: does a pause stand before it?

    The words at `known` are not asked about, they get `OTHER`.
    """
    # Padded, so that every word has two before it and one behind it.
    words = [_stop(), _stop(), *map(_word, keys), _stop()]
    paused = [*stops, True]
    return [
        _tag(words, at, (paused[at], paused[at + 1])) if words[at + 2].looks.open and at not in known else OTHER
        for at in range(len(keys))
    ]


def _tag(words: Sequence[_Word], at: int, paused: tuple[bool, bool]) -> int:
    """The tag of the word at `at + 2` of the padded words; `paused`: does a pause stand before it, behind it?"""
    second, before, word, behind = words[at : at + 4]
    _, _, _, sign, marked, group = word.looks
    _, _, left, left_sign, _, _ = NOTHING if paused[0] else before.looks
    _, _, right, right_sign, _, _ = NOTHING if paused[1] else behind.looks
    told = (
        word.alone,
        before.as_before,
        behind.as_behind,
        second.as_second,
        _framed("left", "before", (sign, marked, left, left_sign)),
        _framed("right", "behind", (sign, marked, right, right_sign)),
        _leaning("begins", word.first, "before", left),
        _leaning("ends", word.ending, "before", left),
        _leaning("class", group, "before", left),
        _leaning("ends", word.ending, "behind", right),
    )
    name, verb = sum([one[0] for one in told]), sum([one[1] for one in told])
    return VERB if verb >= 0 and verb >= name else NAME if name > 0 else OTHER


def features(keys: Sequence[str], stops: Sequence[bool], at: int) -> list[str]:
    """Everything that speaks for a tag of a word, for training and for the curious."""
    words = [_stop(), _stop(), *map(_word, keys), _stop()]
    second, before, word, behind = words[at : at + 4]
    _, stem, _, sign, marked, group = word.looks
    _, _, left, left_sign, _, _ = NOTHING if stops[at] else before.looks
    _, _, right, right_sign, _, _ = NOTHING if [*stops, True][at + 1] else behind.looks
    return [
        *alone(word.looks),
        *framed("left", "before", (sign, marked, left, left_sign)),
        *framed("right", "behind", (sign, marked, right, right_sign)),
        f"begins {stem[:1]} before {left}",
        f"ends {stem[-2:]} behind {right}",
        f"ends {stem[-2:]} before {left}",
        f"class {group} before {left}",
        *beside("before", before.looks),
        *beside("behind", behind.looks),
        f"two before {second.looks.stem}",
    ]


def alone(word: Looks) -> list[str]:
    """The features of a word by itself."""
    stem, marks = word.stem, word.marked[1:]
    long = sum(letter in "اوي" for letter in stem)
    return [
        f"marks {marks}",
        f"marked {word.marked}",
        f"sign {word.sign}",
        f"word {stem}",
        f"begins {stem[:2]} {marks}",
        f"begins {stem[:3]}",
        f"ends {stem[-1:]} {marks}",
        f"ends {stem[-2:]} {marks}",
        f"ends {stem[-3:]}",
        f"letters {min(len(stem), 8)} {marks}",
        f"frame {stem[:1]} {stem[-1:]} {min(len(stem), 7)} {marks}",
        f"class {word.group}",
        f"class {word.group} {marks}",
        f"form {word.marked[:1]} {stem[:1]} {len(stem)}",
        f"long {long} {min(len(stem), 8)}",
    ]


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
    return [f"word {where} {word.stem}", f"class {where} {word.group}"]


@functools.lru_cache(maxsize=1 << 16)
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


@functools.cache
def _model() -> tuple[_Sums, dict[str, _Sums]]:
    told = json.loads(files("hudna.lang.ar").joinpath("models/tagger.json").read_text(encoding="utf-8"))
    return _over(told["bias"]), {feature: _over(weights) for feature, weights in told["weights"].items()}


def _over(weights: Sequence[float]) -> _Sums:
    """The weights for name and verb, over that for other."""
    return weights[NAME] - weights[OTHER], weights[VERB] - weights[OTHER]


def _summed(told: Iterable[str]) -> _Sums:
    weights = _model()[1]
    found = [weights[feature] for feature in told if feature in weights]
    return sum([one[0] for one in found]), sum([one[1] for one in found])


@functools.cache
def _stop() -> _Word:
    """What stands beyond the ends of a sentence."""
    return _weighed(NOTHING)


@functools.lru_cache(maxsize=1 << 16)
def _word(key: str) -> _Word:
    return _weighed(looks(key))


def _weighed(word: Looks) -> _Word:
    name, verb = _summed(alone(word)) if word.open else _NONE
    return _Word(
        looks=word,
        first=word.stem[:1],
        ending=word.stem[-2:],
        alone=(name + _model()[0][0], verb + _model()[0][1]),
        as_before=_beside("before", word.stem, word.group),
        as_behind=_beside("behind", word.stem, word.group),
        as_second=_model()[1].get(f"two before {word.stem}", _NONE),
    )


def _beside(where: str, stem: str, group: str) -> _Sums:
    own, (name, verb) = _model()[1].get(f"word {where} {stem}"), _class_beside(where, group)
    return (name, verb) if own is None else (name + own[0], verb + own[1])


@functools.lru_cache(maxsize=1 << 15)
def _class_beside(where: str, group: str) -> _Sums:
    return _model()[1].get(f"class {where} {group}", _NONE)


@functools.lru_cache(maxsize=1 << 16)
def _framed(side: str, where: str, facts: tuple[str, str, str, str]) -> _Sums:
    return _summed(framed(side, where, facts))


@functools.lru_cache(maxsize=1 << 17)
def _leaning(what: str, value: str, where: str, seen: str) -> _Sums:
    """The weight of a word's letters or class with how the word before or behind it is seen."""
    return _model()[1].get(f"{what} {value} {where} {seen}", _NONE)
