"""Lines torn into pieces that stand in the wrong order: "B A" for "A B", mostly torn inside a word.

Some extractors write the pieces of a right-to-left line from left to right.
Where the tear is in a word, the line's last letters and its first make a word
together, which they are not alone: that finds the line.  Where the first piece
ends must be judged: each space is tried, and the one wins that leaves the best
neighbours, the line before and the line after included (`wordmodel`).  A
justified line says more: a piece torn between joined letters opens with a
joiner.

Nothing is undone below a margin for the tear itself; the place of the seam is
given with its probability.
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
from hudna.reading.paragraphs import filled
from hudna.reading.sheet import INFERRED, Line, Mark, Sheet
from hudna.reading.wordmodel import END, START, Floats, WordModel, model, tokens

LONGEST = 260  # letters; a longer line is a paragraph, not a line of print
MARGIN = 4.0  # log odds for a tear, under which a line is left alone
TAUGHT = 3.0  # what a pair of letters is worth at which the same text was torn elsewhere
SURE = 0.9  # probability of the seam from which it counts as sure
ECHO = 2.0  # what it is worth that two words are neighbours elsewhere in the text
Pair = tuple[str, str]
NOTHING = (START, START)
_LAST = re.compile(f"[{LETTER}]+$")
_FIRST = re.compile(f"^[{LETTER}]+")
_WORD = re.compile(r"\S+")
_STRAY = re.compile(r"^\s*[،,.؛:]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that may be torn: its words, the tokens of each, and those of its neighbours."""

    at: int
    line: Line
    words: tuple[tuple[int, int], ...]
    middle: tuple[tuple[str, ...], ...]
    joined: tuple[str, ...]
    fragments: tuple[str, str]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a suspect: log odds for a tear, the best seam (a number of words) and its probability."""

    suspect: Suspect
    odds: float
    seam: int
    score: float


def rotated(sheet: Sheet) -> None:
    """Torn lines put in order; twice over, so that neighbours in order and pairs of letters learnt can help."""
    words = model()
    places = [at for at, _ in filled(sheet) if sheet.lines[at].role in ("body", "heading", "byline", "title")]
    originals = {at: sheet.lines[at] for at in places}
    suspects = _suspects(words, sheet, places, originals)
    if not suspects:
        return
    heard = heard_in(line for at, line in originals.items() if at not in {one.at for one in suspects})
    first = [finding for finding in judged(words, suspects, heard) if finding.odds >= MARGIN]
    pairs = Counter(_pair(finding.suspect) for finding in first)
    for finding in first:
        sheet.lines[finding.suspect.at] = undone(finding)
    again = _suspects(words, sheet, [suspect.at for suspect in suspects], originals)
    for at, line in originals.items():
        sheet.lines[at] = line
    for finding in judged(words, again, heard):
        pair = _pair(finding.suspect)
        others = pairs[pair] - (finding.odds >= MARGIN)
        if finding.odds + (TAUGHT if others > 0 else 0) >= MARGIN:
            _apply(sheet, finding)


def _apply(sheet: Sheet, finding: Finding) -> None:
    line = undone(finding)
    sheet.lines[finding.suspect.at] = line
    sheet.note(Mark("rotated_line", INFERRED, line.ids, finding.suspect.line.raw, score=round(finding.score, 3)))


@dataclass(frozen=True, slots=True)
class Heard:
    """The words and neighbours of the text itself, lines under suspicion left out: a writer comes back to them."""

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


def _pair(suspect: Suspect) -> tuple[str, str]:
    return suspect.fragments[0][-1], suspect.fragments[1][0]


def _suspects(words: WordModel, sheet: Sheet, places: Sequence[int], originals: dict[int, Line]) -> list[Suspect]:
    """The lines whose ends make a better word together than apart."""
    order = sorted(originals)
    position = {at: index for index, at in enumerate(order)}
    found = []
    for at in places:
        line = originals[at]
        parts = ends(line.text)
        if parts is None:
            continue
        if joining(words, parts, opened=0 in line.joints) < -10:
            continue
        index = position[at]
        before = sheet.lines[order[index - 1]] if index else None
        after = sheet.lines[order[index + 1]] if index + 1 < len(order) else None
        found.append(suspect(at, line, (before, after)))
    return found


def ends(text: str) -> tuple[str, str] | None:
    """The last letters and the first letters of a line, folded; nothing if it cannot have been torn in a word."""
    text = text.strip()
    if not 8 <= len(text) <= LONGEST or text.count(" ") < 2:
        return None
    last, first = _LAST.search(fold(text[-24:])), _FIRST.search(fold(text[:24]))
    if last is None or first is None or TATWEEL in text[-1:] + text[:1]:
        return None
    return last.group(), first.group()


def joining(words: WordModel, parts: tuple[str, str], heard: Heard | None = None, *, opened: bool) -> float:
    """How much likelier one word is than two fragments that were words: a logarithm of odds."""
    last, first = parts
    gain = chance(words, heard, last + first) - chance(words, heard, last) - chance(words, heard, first)
    if not words.known(last + first):
        gain -= 1.0 + 0.5 * max(0, len(last + first) - 7)
    return gain - 6.0 + (8.0 if opened else 0.0)


def suspect(at: int, line: Line, neighbours: tuple[Line | None, Line | None]) -> Suspect:
    """A line laid out for judgement."""
    text = line.text
    spans = tuple(match.span() for match in _WORD.finditer(text))
    chunks = [text[start:end] for start, end in spans]
    before, after = neighbours
    heads = tokens(before.text)[-1:] if before is not None else []
    tails = tokens(after.text[:40])[:1] if after is not None else []
    fragments = ends(text)
    return Suspect(
        at=at,
        line=line,
        words=spans,
        middle=tuple(tuple(tokens(chunk)) for chunk in chunks[1:-1]),
        joined=tuple(tokens(chunks[-1] + chunks[0])),
        fragments=fragments if fragments is not None else ("", ""),
        before=heads[0] if heads else START,
        after=tails[0] if tails else END,
    )


def judged(words: WordModel, suspects: Sequence[Suspect], heard: Heard | None = None) -> list[Finding]:
    """Odds and best seam of each suspect, all of them in one sweep.

    `heard` counts the neighbours that the rest of the text has: a writer comes
    back to his phrases.
    """
    if not suspects:
        return []
    pairs: list[Pair] = []
    signs: list[tuple[int, int]] = []
    sizes = []
    for one in suspects:
        rows = ways(one)
        sizes.append(len(rows))
        for row in rows:
            signs.append((len(pairs), len(row)))
            pairs.extend(row)
    values = words.affinity(words.numbers([a for a, _ in pairs]), words.numbers([b for _, b in pairs]))
    for at, pair in enumerate(pairs):
        if pair == NOTHING:
            values[at] = 0
        elif heard is not None and heard.pairs[pair] > 0:
            values[at] += ECHO
    found, at = [], 0
    for one, size in zip(suspects, sizes, strict=True):
        scores = np.array([_total(values[start : start + n]) for start, n in signs[at : at + size]])
        at += size
        gain = joining(words, one.fragments, heard, opened=0 in one.line.joints)
        found.append(_finding(one, scores, gain))
    return found


def _total(values: Floats) -> float:
    """Neighbours made less neighbours parted; the last value is of the parted ones."""
    return float(values[:-1].sum() - values[-1])


def _finding(one: Suspect, scores: "np.typing.NDArray[np.float64]", gain: float) -> Finding:
    """Row 0 is the line as it stands; each other a seam."""
    turned = scores[1:]
    best = int(turned.argmax())
    chances = np.exp(turned - turned.max())
    odds = gain + float(turned.max() + np.log(chances.sum() / len(chances))) - float(scores[0])
    return Finding(one, odds, best + 1, float(chances[best] / chances.sum()))


def ways(one: Suspect) -> list[list[Pair]]:
    """For the line as it stands, then for each seam: the pairs of neighbours it makes, and last the pair it parts."""
    middle, joined = one.middle, one.joined
    flat = [token for word in middle for token in word]
    first, last = one.fragments[1], one.fragments[0]
    stands = [(one.before, first), (last, one.after), NOTHING]
    if flat:
        stands[1:1] = [(first, flat[0]), (flat[-1], last)]
    rows = [stands]
    for seam in range(len(middle) + 1):
        tail = [token for word in middle[:seam] for token in word]
        head = [token for word in middle[seam:] for token in word]
        row = [(one.before, (head or joined)[0]), ((tail or joined)[-1], one.after)]
        if head:
            row.append((head[-1], joined[0]))
        if tail:
            row.append((joined[-1], tail[0]))
        row.append((tail[-1], head[0]) if tail and head else NOTHING)
        rows.append(row)
    return rows


def undone(finding: Finding) -> Line:
    """The line with the words after the seam first, and its torn word whole."""
    line = finding.suspect.line
    place = finding.suspect.words[finding.seam][0]
    start, end = finding.suspect.words[0][0], finding.suspect.words[-1][1]
    head, tail = line.part(place, end), line.part(start, place).stripped()
    return replace(line, text=head.text + tail.text, ids=[*head.ids, *tail.ids], joints=())
