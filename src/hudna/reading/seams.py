"""Where a torn line was torn: every space is tried, the best neighbours win.

A line "B A" that was "A B" can have its seam at any space.  For each the
neighbours it makes are set against those it parts, the ends of the lines
before and after included.  The words and phrases of the text itself count
beside the model's (`Heard`): a writer comes back to them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log

import numpy as np

from hudna.lang.ar.script import TATWEEL, fold
from hudna.reading.letters import LETTER
from hudna.reading.sheet import Line
from hudna.reading.wordmodel import END, START, Floats, WordModel, tokens

LONGEST = 260  # letters; a longer line is a paragraph, not a line of print
ECHO = 2.0  # what it is worth that two words are neighbours elsewhere in the text
OPENED = 8.0  # what a joiner before the first letter is worth: the piece was torn from a word
RARE = 6.0  # log odds against a tear, before anything was seen
Pair = tuple[str, str]
NOTHING = (START, START)
_LAST = re.compile(f"[{LETTER}]+$")
_FIRST = re.compile(f"^[{LETTER}]+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Heard:
    """The words and neighbours of the text itself, lines under suspicion left out."""

    words: Counter[str]
    pairs: Counter[Pair]
    total: int


def heard_in(lines: Iterable[Line]) -> Heard:
    """Count the words and neighbours of lines."""
    said: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    for line in lines:
        found = tokens(line.text)
        said.update(found)
        pairs.update(pairwise(found))
    return Heard(said, pairs, said.total())


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that may be torn, laid out: its words, the tokens of each, and those of its neighbours.

    `heads` are pieces that stood before `line` in the raw line and belong
    behind it, the first last.  `opened` says that the line opens with a joiner.
    """

    at: int
    line: Line
    words: tuple[tuple[int, int], ...]
    middle: tuple[tuple[str, ...], ...]
    joined: tuple[str, ...]
    fragments: tuple[str, str]
    before: str | None
    after: str | None
    heads: tuple[Line, ...] = ()
    opened: bool = False
    whole: Line | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a suspect: log odds for a tear, the best seam (a number of words) and its probability."""

    suspect: Suspect
    odds: float
    seam: int
    score: float


def chance(words: WordModel, heard: Heard | None, word: str) -> float:
    """Logarithm of the chance of a word by the model, drawn towards what the text itself has.

    Short fragments are drawn quickly: whether a lone `و` is a word is a habit
    of the writer.
    """
    base = words.word_score(word)
    if heard is None or not heard.total:
        return base
    weight = 100.0 if len(word) <= 2 else 3000.0
    return log((weight * exp(base) + heard.words[word]) / (weight + heard.total))


def ends(text: str) -> tuple[str, str] | None:
    """The last letters and the first letters of a line, folded; nothing if it cannot have been torn in a word."""
    text = text.strip()
    if not 8 <= len(text) <= LONGEST or " " not in text:
        return None
    return fragments(text[-24:], text[:24])


def fragments(last: str, first: str) -> tuple[str, str] | None:
    """The letters that end one string and those that begin another, folded."""
    if TATWEEL in last[-1:] + first[:1]:
        return None
    end, begin = _LAST.search(fold(last)), _FIRST.search(fold(first))
    return (end.group(), begin.group()) if end and begin else None


def joining(words: WordModel, parts: Pair, heard: Heard | None = None, *, opened: bool = False) -> float:
    """How much likelier one word is than two fragments that were words: a logarithm of odds.

    A long string that is no known word is not believed to be one.
    """
    last, first = parts
    whole = last + first
    gain = chance(words, heard, whole) - chance(words, heard, last) - chance(words, heard, first)
    if not words.known(whole):
        gain -= 1.0 + 0.5 * max(0, len(whole) - 7)
    return gain - RARE + (OPENED if opened else 0.0)


def suspect(
    at: int, line: Line, neighbours: tuple[Line | None, Line | None], heads: tuple[Line, ...] = ()
) -> Suspect | None:
    """A line laid out for judgement; nothing if it cannot have been torn in a word."""
    text = line.text
    found = ends(text)
    if found is None:
        return None
    spans = tuple(match.span() for match in _WORD.finditer(text))
    chunks = [text[start:end] for start, end in spans]
    before, after = neighbours
    last = tokens(before.text[-40:])[-1:] if before is not None else []
    first = tokens(after.text[:40])[:1] if after is not None else []
    return Suspect(
        at=at,
        line=line,
        words=spans,
        middle=tuple(tuple(tokens(chunk)) for chunk in chunks[1:-1]),
        joined=tuple(tokens(chunks[-1] + chunks[0])),
        fragments=found,
        before=last[0] if last else START,
        after=None if heads else first[0] if first else END,
        heads=heads,
        opened=0 in line.joints,
    )


def judged(words: WordModel, suspects: Sequence[Suspect], heard: Heard | None = None) -> list[Finding]:
    """Odds and best seam of each suspect, all of them in one sweep."""
    if not suspects:
        return []
    pairs: list[Pair] = []
    rows: list[int] = []
    sizes = []
    for one in suspects:
        made = ways(one)
        sizes.append(len(made))
        for row in made:
            rows.append(len(pairs))
            pairs.extend(row)
    values = _values(words, pairs, heard)
    # The last pair of each row is the one that is parted.
    sums = np.add.reduceat(values, rows) - 2 * values[[*(row - 1 for row in rows[1:]), len(pairs) - 1]]
    found, at = [], 0
    for one, size in zip(suspects, sizes, strict=True):
        found.append(_finding(words, one, sums[at : at + size], heard))
        at += size
    return found


def _values(words: WordModel, pairs: list[Pair], heard: Heard | None) -> Floats:
    values = words.affinity(words.numbers([a for a, _ in pairs]), words.numbers([b for _, b in pairs]))
    for at, pair in enumerate(pairs):
        if pair == NOTHING:
            values[at] = 0
        elif heard is not None and heard.pairs[pair] > 0:
            values[at] += ECHO
    return values


def _finding(words: WordModel, one: Suspect, scores: Floats, heard: Heard | None) -> Finding:
    """Row 0 is the line as it stands; each other a seam."""
    turned = scores[1:].astype(np.float64) + np.array(_tails(words, one, heard))
    best = int(turned.argmax())
    chances = np.exp(turned - turned.max())
    gain = joining(words, one.fragments, heard, opened=one.opened)
    odds = gain + float(turned.max() + np.log(chances.sum() / len(chances))) - float(scores[0])
    return Finding(one, odds, best + 1, float(chances[best] / chances.sum()))


def _tails(words: WordModel, one: Suspect, heard: Heard | None) -> list[float]:
    """For each seam what it is worth that the word before it goes on in the next piece."""
    seams = range(1, len(one.words))
    if not one.heads or not one.heads[-1].text[:1].isalpha():
        return [0.0] * len(seams)
    head = one.heads[-1]
    made = []
    for seam in seams:
        start, end = one.words[seam - 1]
        parts = fragments(one.line.text[start:end], head.text[:24])
        if seam == 1 and parts is not None:  # the tail is the torn word itself
            parts = (one.fragments[0] + parts[0], parts[1])
        made.append(joining(words, parts, heard, opened=bool(head.joints)) if parts else -20.0)
    return made


def ways(one: Suspect) -> list[list[Pair]]:
    """For the line as it stands, then for each seam: the pairs of neighbours it makes, and last the pair it parts."""
    middle, joined = one.middle, one.joined
    flat = [token for word in middle for token in word]
    last, first = one.fragments
    stands = [_beside(one.before, first), _beside(last, one.after), NOTHING]
    if flat:
        stands[1:1] = [(first, flat[0]), (flat[-1], last)]
    rows = [stands]
    for seam in range(len(middle) + 1):
        tail = [token for word in middle[:seam] for token in word]
        head = [token for word in middle[seam:] for token in word]
        row = [_beside(one.before, (head or joined)[0]), _beside((tail or joined)[-1], one.after)]
        if head:
            row.append((head[-1], joined[0]))
        if tail:
            row.append((joined[-1], tail[0]))
        row.append((tail[-1], head[0]) if tail and head else NOTHING)
        rows.append(row)
    return rows


def _beside(left: str | None, right: str | None) -> Pair:
    return NOTHING if left is None or right is None else (left, right)


def undone(finding: Finding) -> Line:
    """The line with the words after the seam first, its torn word whole, and the pieces that stood before it behind."""
    one = finding.suspect
    line = one.line
    place = one.words[finding.seam][0]
    start, end = one.words[0][0], one.words[-1][1]
    pieces = [line.part(place, end), line.part(start, place).stripped(), *reversed(one.heads)]
    whole = one.whole or line
    return replace(
        whole,
        text="".join(piece.text for piece in pieces),
        ids=[place for piece in pieces for place in piece.ids],
        joints=(),
    )
