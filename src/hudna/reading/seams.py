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

from hudna.reading.letters import LETTER
from hudna.reading.sheet import Line
from hudna.reading.wordmodel import END, START, Floats, WordModel, plain, tokens

LONGEST = 260  # letters; a longer line is a paragraph, not a line of print
ECHO = 2.0  # what it is worth that two words are neighbours elsewhere in the text
OPENED = 8.0  # what a joiner before the first letter is worth: the piece was torn from a word
FORMED = 1.0  # what it costs that the whole is unknown but for its particles and endings
STRANGE = 4.0  # and that it is unknown altogether; a letter more for each above six
RARE = 6.0  # log odds against a tear, before anything was seen
Pair = tuple[str, str]
NOTHING = (START, START)
_LAST = re.compile(f"(?<![\\d{LETTER}\\u064b-\\u0652])[{LETTER}][{LETTER}\u064b-\u0652\u0670]*$")
_FIRST = re.compile(f"^[{LETTER}][{LETTER}\u064b-\u0652\u0670]*+(?!\u0640)")
_WORD = re.compile(r"\S+")
_STOPPED = frozenset('.،,؛:؟?!)]»”"0123456789')


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of the text itself, counted, and which were neighbours; lines under suspicion left out."""

    words: Counter[str]
    pairs: frozenset[Pair]
    total: int


def heard_in(lines: Iterable[Line]) -> Heard:
    """The words and neighbours of lines; the end of one and the head of the next count as neighbours."""
    found = tokens("\n".join(line.text for line in lines))
    return Heard(Counter(found), frozenset(pairwise(found)), len(found))


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
    if not 4 <= len(text) <= LONGEST or text[-1] in _STOPPED or " " not in text:
        return None
    return fragments(text[-24:], text[:24])


def fragments(last: str, first: str) -> tuple[str, str] | None:
    """The letters that end one string and those that begin another, folded."""
    end, begin = _LAST.search(last), _FIRST.search(first)
    return (plain(end.group()), plain(begin.group())) if end and begin else None


def joining(words: WordModel, parts: Pair, heard: Heard | None = None, *, opened: bool = False) -> float:
    """How much likelier one word is than two fragments that were words: a logarithm of odds.

    A long string that is no known word is not believed to be one.
    """
    last, first = parts
    whole = last + first
    gain = chance(words, heard, whole) - chance(words, heard, last) - chance(words, heard, first)
    if not words.known(whole) and (heard is None or not heard.words[whole]):
        gain -= FORMED if words.formed(whole) else STRANGE + max(0, len(whole) - 6)
    return gain - RARE + (OPENED if opened else 0.0)


def likely(words: WordModel, parts: Pair, *, opened: bool = False, least: float = -10.0) -> bool:
    """Whether two fragments may be one word: a first look, quick where both are words and together none."""
    last, first = parts
    if not opened and not words.known(last + first) and words.known(last) and words.known(first):
        return False
    return joining(words, parts, opened=opened) >= least


def suspect(at: int, line: Line, heads: tuple[Line, ...] = ()) -> Suspect | None:
    """A line laid out for judgement, its neighbours not yet known; nothing if it cannot have been torn in a word."""
    found = ends(line.text)
    if found is None:
        return None
    spans = tuple(match.span() for match in _WORD.finditer(line.text))
    chunks = [line.text[start:end] for start, end in spans]
    return Suspect(
        at=at,
        line=line,
        words=spans,
        middle=_middle(spans, chunks),
        joined=tuple(tokens(chunks[-1] + chunks[0])),
        fragments=found,
        before=START,
        after=None if heads else END,
        heads=heads,
        opened=0 in line.joints,
    )


def _middle(spans: Sequence[tuple[int, int]], chunks: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The tokens of the words between the fragments; two spaces are the hole that a number left."""
    made = []
    for at in range(1, len(chunks) - 1):
        found = _of_chunk(chunks[at])
        made.append((*found, "<d>") if spans[at + 1][0] - spans[at][1] > 1 else found)
    return tuple(made)


def _of_chunk(chunk: str) -> tuple[str, ...]:
    letters = plain(chunk)
    if letters.isalpha() and "ء" <= letters[0] <= "ي":
        return (letters,)
    return tuple(tokens(chunk)) or ("-",)


def beside(one: Suspect, before: Line | None, after: Line | None) -> Suspect:
    """The suspect between the line before and the line after; the last of many pieces has none after it."""
    last = tokens(before.text[-40:])[-1:] if before is not None else []
    first = tokens(after.text[:40])[:1] if after is not None and not one.heads else []
    return replace(
        one,
        before=last[0] if last else START,
        after=None if one.heads else first[0] if first else END,
    )


def judged(words: WordModel, suspects: Sequence[Suspect], heard: Heard | None = None) -> list[Finding]:
    """Odds and best seam of each suspect, all of them in one sweep."""
    if not suspects:
        return []
    pairs: list[Pair] = []
    begins = []
    for one in suspects:
        begins.append(len(pairs))
        pairs.extend(neighbours(one))
    values = words.affinity(words.numbers([a for a, _ in pairs]), words.numbers([b for _, b in pairs]))
    for at, pair in enumerate(pairs):
        if pair == NOTHING:
            values[at] = 0
        elif heard is not None and pair in heard.pairs:
            values[at] += ECHO
    ends = [*begins[1:], len(pairs)]
    return [
        _finding(words, one, values[begin:end], heard) for one, begin, end in zip(suspects, begins, ends, strict=True)
    ]


def neighbours(one: Suspect) -> list[Pair]:
    """All neighbours that any seam of a line makes or parts, in the order that `_scores` reads.

    With the words between the two fragments numbered 1 to n and the torn word
    0: the line before with each of 1 to n and 0; each of 0 to n with the line
    after; each of 1 to n - 1 with its next; n with 0, 0 with 1; and the five
    of the line as it stands.
    """
    middle, joined = one.middle, one.joined
    firsts = [word[0] for word in middle]
    lasts = [word[-1] for word in middle]
    before = [_beside(one.before, first) for first in [*firsts, joined[0]]]
    after = [_beside(last, one.after) for last in [joined[-1], *lasts]]
    inner = list(zip(lasts, firsts[1:], strict=False))
    last, first = one.fragments
    around = [(lasts[-1], joined[0]), (joined[-1], firsts[0])] if middle else [NOTHING, NOTHING]
    stands = [_beside(one.before, first), _beside(last, one.after)]
    stands += [(first, firsts[0]), (lasts[-1], last)] if middle else [(first, last)]
    return before + after + inner + around + stands


def _scores(one: Suspect, values: Floats) -> tuple[Floats, float]:
    """What each seam makes less what it parts, and what the line has as it stands."""
    n = len(one.middle)
    before, after = values[: n + 1], values[n + 1 : 2 * n + 2]
    inner = values[2 * n + 2 : 2 * n + 1 + max(n, 1)]
    around = values[2 * n + 1 + max(n, 1) :]
    scores = before + after
    if n:
        scores[1:] += around[1]
        scores[:-1] += around[0]
        scores[1:-1] -= inner
    return scores, float(around[2:].sum())


def _finding(words: WordModel, one: Suspect, values: Floats, heard: Heard | None) -> Finding:
    scores, stands = _scores(one, values)
    turned = scores.astype(np.float64) + np.array(_tails(words, one, heard))
    best = int(turned.argmax())
    chances = np.exp(turned - turned.max())
    gain = joining(words, one.fragments, heard, opened=one.opened)
    odds = gain + float(turned.max() + np.log(chances.sum() / len(chances))) - stands
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
