"""Cut an Arabic word at its clitics with a small trained model.

A conditional random field reads the letters of one word, vowel marks left
out, and says before which of them a new part begins.  Beside the letters it
sees how common the word, and what a cut would leave of it, are in news.
Weights, word counts and card lie in `models/`; `training/segmenter.py` makes
them.
"""

import functools
import gzip
import itertools
import re
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from hudna.lang.ar.script import CONTROLS, MARKS, TATWEEL, fold
from hudna.lang.findings import Segmented

WEIGHTS = Path(__file__).parent / "models" / "segmenter.crfsuite"
COUNTS = Path(__file__).parent / "models" / "segmenter.words.gz"
_LETTER = re.compile(f"[^{MARKS}{CONTROLS}{TATWEEL}]")
_PROCLITICS = frozenset("وفبلكس")
_LONGEST = 30


def features(letters: str) -> list[list[str]]:
    """What the model sees of each letter: its neighbours, where it stands, the ends that it would cut."""
    padded = "<<<<" + letters + ">>>>"
    count = len(letters)
    shape = f"n{min(count, 9)}"
    common = counts()
    key = fold(letters)
    whole = common.get(key, 0)
    made = []
    for i in range(count):
        at = i + 4
        near = [f"{offset}={padded[at + offset]}" for offset in range(-3, 5) if offset]
        made.append(
            [
                "0=" + padded[at],
                *near,
                "-1+0=" + padded[at - 1 : at + 1],
                "0+1=" + padded[at : at + 2],
                "-2+0=" + padded[at - 2 : at + 1],
                "0+2=" + padded[at : at + 3],
                "-1+1=" + padded[at - 1 : at + 2],
                "-3+0=" + padded[at - 3 : at + 1],
                "0+3=" + padded[at : at + 4],
                f"first={min(i, 4)}",
                f"last={min(count - i, 5)}",
                f"head={letters[:i]}" if i <= 3 else "head",
                f"tail={letters[i:]}" if count - i <= 4 else "tail",
                f"rest={letters[i:]}",
                f"kept={letters[:i]}|{letters[i:]}" if count - i <= 3 else "kept",
                f"place={min(i, 3)}{shape}",
                *(_seen(common, key, i, whole) if len(key) == count else ()),
            ]
        )
    return made


def _seen(common: dict[str, int], key: str, i: int, whole: int) -> list[str]:
    """How common the word is, what stands from this letter on, and what stands before it."""
    if not 0 < i <= 3 and len(key) - i > 4:
        return [f"whole={whole}"]
    rest, head = common.get(key[i:], 0), common.get(key[:i], 0)
    if head < 1 and key[i - 1] == "ت":
        head = common.get(key[: i - 1] + "ة", 0)
    side = f"{key[:i]}" if i <= 3 else f"+{key[i:]}"
    more = "rest>" if rest > whole else "rest<"
    over = "head>" if head > whole else "head<"
    return [f"whole={whole}", f"rest={side}{rest}", f"head={side}{head}", f"{more}{side}", f"{over}{side}",
            f"gain={side}{max(-4, min(4, (rest if i <= 3 else head) - whole))}"]  # fmt: skip


@functools.cache
def counts() -> dict[str, int]:
    """Folded words of news and the binary logarithm of their counts; words seen less than twice are not there."""
    lines = gzip.decompress(COUNTS.read_bytes()).decode().splitlines()
    return {word: size for size, line in enumerate(lines, 1) for word in line.split()}


@functools.lru_cache(maxsize=1 << 16)
def segment(word: str) -> Segmented:
    """A word cut at its clitics, as it was written; `بمسيرتها` gives `ب`, `مسيرت`, `ها`.

    Words longer than 30 letters, and what is no Arabic word, stay whole.
    """
    places = [found.start() for found in _LETTER.finditer(word)]
    letters = "".join(word[place] for place in places)
    if not 2 <= len(letters) <= _LONGEST or not letters.isalpha() or letters.isascii():
        return Segmented((), word, ())
    labels = _tagger().tag(features(letters))
    cuts = [0, *(place for place, label in zip(places[1:], labels[1:], strict=True) if label == "B"), len(word)]
    return named([word[first:last] for first, last in itertools.pairwise(cuts)])


def named(parts: Sequence[str]) -> Segmented:
    """Parts of a word told apart: one-letter particles, then the stem, then what hangs on it."""
    first = 0
    while first < len(parts) - 1 and parts[first][:1] in _PROCLITICS and len(_LETTER.findall(parts[first])) == 1:
        first += 1
    return Segmented(tuple(parts[:first]), parts[first], tuple(parts[first + 1 :]))


@functools.cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(WEIGHTS))
    return tagger
