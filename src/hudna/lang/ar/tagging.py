"""Finite verb, proper name or neither: what a word is beside its neighbours, by a small trained model.

Arabic writes no vowels and no capitals: `شكل` is "formed" or "form", and what
no list holds may be a name.  Each word that the closed classes leave open is
weighed by its letters, by how common it is in news and by what stands before
and behind it (multinomial logit over features that a person can read).
Weights and card lie in `models/`; `training/tagger.py` makes them.
"""

import functools
import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import NamedTuple

from hudna.lang.ar.latin import names
from hudna.lang.ar.parts import part
from hudna.lang.ar.segmenter import counts

OTHER, NAME, VERB = range(3)
TAGS = ("other", "name", "verb")
_TELLING = ("sub", "neg", "aux", "rel", "dem")
_Sums = tuple[float, float, float]


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


def tags(keys: Sequence[str], stops: Sequence[bool]) -> list[int]:
    """`OTHER`, `NAME` or `VERB` for each folded word of a sentence; `stops`: does a pause stand before it?"""
    words = [looks(key) for key in keys]
    return [_tag(words, keys, stops, at) if words[at].open else OTHER for at in range(len(words))]


def _tag(words: Sequence[Looks], keys: Sequence[str], stops: Sequence[bool], at: int) -> int:
    word, before, behind = words[at], *neighbours(words, stops, at)
    told = (
        _model()[0],
        _alone(keys[at]),
        _around(word.sign, word.marked, before.seen, before.sign, behind.seen, behind.sign),
        _leaning(word.stem, word.group, before.seen, behind.seen),
        _summed(company(words, at)),
    )
    other, name, verb = (sum(each[tag] for each in told) for tag in (OTHER, NAME, VERB))
    return VERB if verb >= other and verb >= name else NAME if name > other else OTHER


def neighbours(words: Sequence[Looks], stops: Sequence[bool], at: int) -> tuple[Looks, Looks]:
    """The words before and behind; a pause hides what stands beyond it."""
    before = NOTHING if at == 0 or stops[at] else words[at - 1]
    behind = NOTHING if at + 1 == len(words) or stops[at + 1] else words[at + 1]
    return before, behind


def features(keys: Sequence[str], stops: Sequence[bool], at: int) -> list[str]:
    """Everything that speaks for a tag of a word, for training and for the curious."""
    words = [looks(key) for key in keys]
    word, before, behind = words[at], *neighbours(words, stops, at)
    return [
        *alone(keys[at]),
        *around(word.sign, word.marked, before.seen, before.sign, behind.seen, behind.sign),
        *leaning(word.stem, word.group, before.seen, behind.seen),
        *company(words, at),
    ]


def alone(key: str) -> list[str]:
    """The features of a word by itself."""
    word = looks(key)
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


def around(sign: str, marked: str, before: str, left: str, behind: str, right: str) -> list[str]:
    """The features of the neighbours by how they are seen (`before`, `behind`) and by their signs."""
    return [
        f"left {left}",
        f"right {right}",
        f"sign {sign} left {left}",
        f"sign {sign} right {right}",
        f"before {before}",
        f"behind {behind}",
        f"marked {marked} before {before}",
        f"marked {marked} behind {behind}",
        f"sign {sign} before {before}",
        f"sign {sign} behind {behind}",
    ]


def leaning(stem: str, group: str, before: str, behind: str) -> list[str]:
    """The features of a word's letters and class with how its neighbours are seen."""
    return [
        f"begins {stem[:1]} before {before}",
        f"ends {stem[-2:]} behind {behind}",
        f"ends {stem[-2:]} before {before}",
        f"class {group} before {before}",
    ]


def company(words: Sequence[Looks], at: int) -> list[str]:
    """The features of the words beside it themselves."""
    before = words[at - 1] if at else NOTHING
    behind = words[at + 1] if at + 1 < len(words) else NOTHING
    return [
        f"word before {before.stem}",
        f"word behind {behind.stem}",
        f"class before {before.group}",
        f"class behind {behind.group}",
        f"two before {words[at - 2].stem if at > 1 else ''}",
    ]


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


def _rarity(stem: str) -> int:
    """How common a word is in news, in five steps from never seen."""
    seen = counts().get(stem, 0)
    return sum(seen >= limit for limit in (1, 3, 10, 40))


@functools.cache
def _model() -> tuple[_Sums, dict[str, _Sums]]:
    told = json.loads(files("hudna.lang.ar").joinpath("models/tagger.json").read_text(encoding="utf-8"))
    other, name, verb = told["bias"]
    return (other, name, verb), {feature: (w[0], w[1], w[2]) for feature, w in told["weights"].items()}


def _summed(told: Iterable[str]) -> _Sums:
    weights = _model()[1]
    other = name = verb = 0.0
    for feature in told:
        found = weights.get(feature)
        if found is not None:
            other += found[OTHER]
            name += found[NAME]
            verb += found[VERB]
    return other, name, verb


@functools.lru_cache(maxsize=1 << 16)
def _alone(key: str) -> _Sums:
    return _summed(alone(key))


@functools.lru_cache(maxsize=1 << 15)
def _around(sign: str, marked: str, before: str, left: str, behind: str, right: str) -> _Sums:
    return _summed(around(sign, marked, before, left, behind, right))


@functools.lru_cache(maxsize=1 << 16)
def _leaning(stem: str, group: str, before: str, behind: str) -> _Sums:
    return _summed(leaning(stem, group, before, behind))
