"""What Arabic words are, and which of them like to stand beside each other.

The model knows the words of some eight thousand news texts, a class for each
(learnt from neighbours and from first and last letters; an unknown word gets
its class from its letters), and how much more often than by chance two words,
or their classes, are neighbours.  From this come two scores: how likely a
string of letters is a word, and how well a word follows another.

Words are looked up in the form that `lang.ar.fold` gives.  The weights and
their card lie in `lang/ar/models`; `training/word_model.py` makes them.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from hudna.lang.ar.script import fold

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

TOKEN = re.compile(r"[\u0621-\u064a]+|\d+(?:[.,:]\d+)*|[A-Za-z]+|[^\s\w]")
LETTERS = "\x00" + "".join(chr(c) for c in range(0x621, 0x64B))
START, END = "<s>", "</s>"
# Particles and endings that a known word may carry; the empty string stands for none.
_BEFORE = ("", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "وس", "كال")
_BEHIND = ("", "ه", "ها", "هم", "هما", "نا", "ي", "ا", "ات", "ين", "ون", "ة", "ية", "يه", "وا", "ان", "ت", "تها", "ته")
_STEPS = np.arange(8, dtype=np.int64)  # how far a pair may lie from its slot
_QUOTES = frozenset('"«»“”')


_PLAIN = str.maketrans("أإآٱىیکھ", "ااااييكه", "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640")


def plain(letters: str) -> str:
    """A short string of Arabic letters as the model knows it; quicker than `fold`, which does the same and more."""
    return letters.translate(_PLAIN)


def token_class(token: str) -> str:
    """The form under which the model knows a token: numbers by kind, Latin words and quotes as one each."""
    first = token[0]
    if first.isdigit():
        if len(token) == 4 and token[:2] in ("19", "20"):
            return "<y>"
        return "<d>" if len(token) <= 2 else "<n>"
    if first.isascii() and first.isalpha():
        return "<L>"
    if first in _QUOTES:
        return '"'
    return "،" if first == "," else token


def tokens(text: str) -> list[str]:
    """The tokens of a text as the model knows them; punctuation stands alone.

    >>> tokens("بعد 12 يومًا، عاد")
    ['بعد', '<d>', 'يوما', '،', 'عاد']
    """
    return [token if "ء" <= token[0] <= "ي" else token_class(token) for token in TOKEN.findall(fold(text))]


def affixes(word: str) -> tuple[str, str, str]:
    """The keys from which an unknown word gets its class, the finest first."""
    return f"{word[:2]}-{word[-2:]}", f"{word[:2]}-{word[-1:]}", f"{word[:1]}-{word[-1:]}"


def mix(left: Ints, right: Ints) -> Ints:
    """A hash of two ids, the same in training and use."""
    key = (left * np.int64(0x9E3779B1) ^ (right + 1) * np.int64(0x85EBCA77)) & np.int64(0x7FFFFFFFFFFF)
    return (key ^ (key >> 21)) & np.int64(0x7FFFFFFFFFFF)


@dataclass(frozen=True, slots=True)
class PairTable:
    """Values of pairs of ids in an open table: sixteen bits of the hash, one byte of value."""

    keys: npt.NDArray[np.uint16]
    values: npt.NDArray[np.int8]
    scale: float

    def get(self, left: Ints, right: Ints) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """The value of each pair, and whether the pair is in the table."""
        size = len(self.keys)
        key = mix(left, right)
        mark = ((key >> 28) & 0xFFFF).astype(np.uint16) | np.uint16(1)
        places = (key[:, None] % size + _STEPS) % size
        hits = self.keys[places] == mark[:, None]
        seen = hits.any(1)
        found = places[np.arange(len(places)), hits.argmax(1)]
        return np.where(seen, self.values[found] * np.float32(self.scale), np.float32(0)), seen


@dataclass(frozen=True, slots=True)
class WordModel:
    """The weights, ready for use; make it with `model()`."""

    ids: dict[str, int]
    logs: Floats  # natural logarithm of each word's count; classes of unknown words follow with 0
    fine: Ints  # class of each id, of 1,000; the unknown words' ids follow the known
    coarse: Ints  # class of each id, of 300
    backoff: Floats
    affix: dict[str, int]
    words: PairTable
    word_class: PairTable
    class_word: PairTable
    classes: npt.NDArray[np.int8]
    class_logs: Floats
    chars: npt.NDArray[np.int8]
    settings: dict[str, float]

    def known(self, word: str) -> bool:
        """Whether the folded word was seen in training."""
        return word in self.ids

    def formed(self, word: str) -> bool:
        """Whether an unknown folded word is a known one with a particle before it or a pronoun or ending behind it."""
        rests = [word[len(before) :] for before in _BEFORE if word.startswith(before)]
        stems = (rest[: len(rest) - len(behind)] for rest in rests for behind in _BEHIND if rest.endswith(behind))
        return any(len(stem) >= 3 and stem in self.ids and self.logs[self.ids[stem]] > 0.5 for stem in stems)

    def id(self, word: str) -> int:
        """The number of a folded token; unknown ones share a number by first and last letters."""
        found = self.ids.get(word)
        if found is not None:
            return found
        for key in affixes(word):
            kind = self.affix.get(key)
            if kind is not None:
                return len(self.ids) + 1 + kind
        return len(self.ids)

    def numbers(self, words: Sequence[str]) -> Ints:
        """The numbers of tokens, as an array."""
        return np.array([self.id(word) for word in words], np.int64)

    def word_score(self, word: str) -> float:
        """Natural logarithm of the chance of a folded word: by count if it is known, else by its letters."""
        found = self.ids.get(word)
        if found is not None:
            return float(self.logs[found]) - self.settings["log_total"]
        return self.settings["log_unknown"] + self.letters_score(word)

    def letters_score(self, word: str) -> float:
        """Natural logarithm of the chance of a string of letters as one word, by letter trigrams."""
        total, before, last = 0.0, 0, 0
        for letter in word + "\x00":
            place = LETTERS.find(letter) if letter != "\x00" else 0
            if place < 0:
                return -25.0
            total += float(self.chars[before, last, place])
            before, last = last, place
        return total / 12

    def affinity(self, left: Ints, right: Ints) -> Floats:
        """How well each word of `right` follows the one of `left`: log odds against chance, weighted as trained."""
        weights = self.settings
        seen_value, seen = self.words.get(left, right)
        pair = np.where(seen, seen_value, self.backoff[left])
        fine = self.classes[self.fine[left], self.fine[right]] * np.float32(self.settings["class_scale"])
        coarse_right, coarse_left = self.coarse[right], self.coarse[left]
        forward = self._mixed(self.word_class, (left, coarse_right), self.logs[left] + self.class_logs[coarse_right])
        backward = self._mixed(self.class_word, (coarse_left, right), self.class_logs[coarse_left] + self.logs[right])
        total = (
            weights["w_pair"] * pair
            + weights["w_class"] * fine
            + weights["w_forward"] * forward
            + weights["w_backward"] * backward
        )
        return np.asarray(total, np.float32)

    def _mixed(self, table: PairTable, pair: tuple[Ints, Ints], logs: Floats) -> Floats:
        value, seen = table.get(*pair)
        expected = np.exp(logs - np.float32(self.settings["log_total"]))
        half = 0.5 * np.minimum(expected, 1) + 0.02
        return np.where(seen, value, np.log(half / (expected + half))).astype(np.float32)


@cache
def model() -> WordModel:
    """The shipped weights; read once, in some tens of milliseconds."""
    path = resources.files("hudna.lang.ar") / "models" / "words.npz"
    with path.open("rb") as file, np.load(file) as arrays:
        return assembled({name: arrays[name] for name in arrays.files})


def assembled(arrays: dict[str, npt.NDArray[np.generic]]) -> WordModel:
    """A model from its arrays, as `training/word_model.py` writes them."""
    settings: dict[str, float] = json.loads(bytes(arrays["settings"]).decode())
    words = bytes(arrays["vocabulary"]).decode().split("\n")
    keys = bytes(arrays["affixes"]).decode().split("\n")

    def table(name: str) -> PairTable:
        return PairTable(
            arrays[f"{name}_keys"].astype(np.uint16), arrays[f"{name}_values"].astype(np.int8), settings["pair_scale"]
        )

    return WordModel(
        ids={word: number for number, word in enumerate(words)},
        logs=arrays["logs"].astype(np.float32),
        fine=arrays["fine"].astype(np.int64),
        coarse=arrays["coarse"].astype(np.int64),
        backoff=arrays["backoff"].astype(np.float32),
        affix=dict(zip(keys, arrays["affix_classes"].tolist(), strict=True)),
        words=table("words"),
        word_class=table("word_class"),
        class_word=table("class_word"),
        classes=arrays["classes"].astype(np.int8),
        class_logs=arrays["class_logs"].astype(np.float32),
        chars=arrays["chars"].astype(np.int8),
        settings=settings,
    )
