"""Lines torn into pieces that stand in the wrong order: "B A" for "A B", mostly torn inside a word.

Some extractors write the pieces of a right-to-left line from left to right.
Where the tear is in a word, the line's last letters and its first make a word
together, which they are not alone: that finds the line; `seams` finds where
the first piece ends.  A justified line says more: a piece torn between joined
letters opens with a joiner, so that lines of many pieces can be put together.

Nothing is undone below a margin for the tear itself.  A line in doubt keeps
its raw form and is noted; the place of a seam is given with its probability.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hudna.reading.paragraphs import BYLINE_OPENS, filled
from hudna.reading.seams import (
    Finding,
    Heard,
    Pair,
    Suspect,
    beside,
    ends,
    fragments,
    heard_in,
    joining,
    judged,
    likely,
    suspect,
    undone,
)
from hudna.reading.sheet import INFERRED, Line, Mark, Sheet
from hudna.reading.wordmodel import WordModel, model

MARGIN = 2.0  # log odds for a tear, under which a line is left alone
DOUBT = 1.0  # log odds from which a line that is left alone is noted
TAUGHT = 2.0  # what a pair of letters is worth at which the same text was torn elsewhere
MANY = 5.0  # what more than two pieces cost
SURE = 0.95  # score from which the seam counts as sure
_WORD = re.compile(r"\S+")
_STRAY = re.compile(r"\s*[،,.؛:](?=\s+\w)")
_ROLES = ("body", "heading", "byline", "title")


def rotated(sheet: Sheet) -> None:
    """Torn lines put in order; twice over, so that neighbours in order and pairs of letters learnt can help."""
    words = model()
    places = [at for at, _ in filled(sheet) if sheet.lines[at].role in _ROLES]
    places = [at for at in places if sheet.lines[at].role != "byline" or not _byline_in_order(words, sheet, at)]
    raw = {at: sheet.lines[at] for at in places}
    suspects, heard, first = _first_look(words, places, raw)
    torn = {at: finding for at, finding in first.items() if finding.odds >= MARGIN}
    taught = Counter(_pair(finding.suspect) for finding in torn.values())
    orders = {at: undone(finding) for at, finding in torn.items()}
    moved = _beside_torn(places, torn)
    again = _placed([one for one in suspects if one.at in moved], places, raw | orders)
    final = first | {finding.suspect.at: finding for finding in _best(judged(words, again, heard))}
    for at in sorted(final):
        finding = final[at]
        others = taught[_pair(finding.suspect)] - (at in torn)
        odds = finding.odds + (TAUGHT if others > 0 else 0.0)
        if odds >= MARGIN:
            _put(sheet, finding, orders[at] if finding is torn.get(at) else undone(finding))
        elif odds >= DOUBT:
            line = sheet.lines[at]
            sheet.note(Mark("order-in-doubt", INFERRED, line.ids, line.raw, score=round(finding.score, 3)))


def _first_look(
    words: WordModel, places: Sequence[int], raw: dict[int, Line]
) -> tuple[list[Suspect], Heard | None, dict[int, Finding]]:
    """The suspects in two pieces, and of the other lines with odd ends those in three; what was found of each."""
    suspects = _suspects(words, places, places, raw, _in_two)
    doubted = {one.at for one in suspects}
    heard = heard_in(line for at, line in raw.items() if at not in doubted) if suspects else None
    first = {finding.suspect.at: finding for finding in _best(judged(words, suspects, heard))}
    whole = [at for at in places if (at not in first or first[at].odds < DOUBT) and _odd_ends(words, raw[at])]
    triple = _suspects(words, whole, places, raw, _in_three)
    if triple and heard is None:
        heard = heard_in(raw.values())
    first |= {finding.suspect.at: finding for finding in _best(judged(words, triple, heard))}
    return suspects + triple, heard, first


def _put(sheet: Sheet, finding: Finding, order: Line) -> None:
    """Put a line in order and note how sure its seam is."""
    sheet.lines[finding.suspect.at] = order
    sheet.note(Mark("rotated-line", INFERRED, order.ids, order.raw, score=round(finding.score, 3)))


def _beside_torn(places: Sequence[int], torn: dict[int, Finding]) -> set[int]:
    """The lines that stand before or after a torn one."""
    return {a for a, b in pairwise(places) if b in torn} | {b for a, b in pairwise(places) if a in torn}


def _placed(suspects: Sequence[Suspect], places: Sequence[int], lines: dict[int, Line]) -> list[Suspect]:
    """The suspects beside their neighbours as these stand now."""
    position = {at: index for index, at in enumerate(places)}
    found = []
    for one in suspects:
        index = position[one.at]
        before = lines[places[index - 1]] if index else None
        after = lines[places[index + 1]] if index + 1 < len(places) else None
        found.append(beside(one, before, after))
    return found


def _best(findings: Sequence[Finding]) -> list[Finding]:
    """Of several ways to take a line to pieces the likeliest."""
    best: dict[int, Finding] = {}
    for finding in findings:
        earlier = best.get(finding.suspect.at)
        cost = MANY if finding.suspect.heads and not _marked(finding.suspect) else 0.0
        found = replace(finding, odds=finding.odds - cost)
        if earlier is None or earlier.odds < found.odds:
            best[finding.suspect.at] = found
    return list(best.values())


def _marked(one: Suspect) -> bool:
    """Whether the pieces need no guess: they open with a joiner, or are a stray sign."""
    return all(head.joints or not head.text[:1].isalpha() for head in one.heads)


def _pair(one: Suspect) -> Pair:
    return one.fragments[0][-1], one.fragments[1][0]


Parting = Callable[[WordModel, Line], Iterator[tuple[tuple[Line, ...], Line]]]


def _suspects(
    words: WordModel, wanted: Sequence[int], places: Sequence[int], lines: dict[int, Line], parting: Parting
) -> list[Suspect]:
    """The lines whose ends, or whose pieces' ends, make better words together than apart."""
    found = []
    for at in wanted:
        for heads, rest in parting(words, lines[at]):
            one = suspect(at, rest, heads)
            if one is not None:
                found.append(replace(one, whole=lines[at]))
    return _placed(found, places, lines)


def _in_two(words: WordModel, line: Line) -> Iterator[tuple[tuple[Line, ...], Line]]:
    """Two pieces, or as many as open with a joiner: the pieces that stood first, and the rest."""
    inner = [place for place in line.joints if place > 0]
    if inner:
        cuts = [0, *inner, len(line.text)]
        pieces = [_piece(line, start, end) for start, end in pairwise(cuts)]
        yield tuple(pieces[:-1]), pieces[-1]
        return
    stray = _STRAY.match(line.text)
    heads = (line.part(0, stray.end()).stripped(),) if stray else ()
    rest = _piece(line, stray.end(), len(line.text)) if stray else line
    parts = ends(rest.text)
    if parts is not None and likely(words, parts, opened=0 in rest.joints):
        yield heads, rest


def _piece(line: Line, start: int, end: int) -> Line:
    """A piece of a line, without white space at its ends; it keeps whether it opens with a joiner."""
    piece = line.part(start, end).stripped()
    return replace(piece, joints=(0,) if start in line.joints else ())


def _byline_in_order(words: WordModel, sheet: Sheet, at: int) -> bool:
    """A byline begins with its own word: up to three words before it that go on where it ends belong behind it."""
    line = sheet.lines[at]
    opening = BYLINE_OPENS.search(line.text)
    if opening is None or opening.start() == 0:
        return False
    rest = _piece(line, opening.start(), len(line.text))
    heads = [_piece(line, *match.span()) for match in _WORD.finditer(line.text[: opening.start()])]
    parts = fragments(rest.text, heads[-1].text) if heads else None
    if parts is None or len(heads) > 3 or joining(words, parts) < 0:
        return False
    pieces = [rest, *reversed(heads)]
    text = "".join(piece.text for piece in pieces)
    sheet.lines[at] = line = replace(line, text=text, ids=[place for piece in pieces for place in piece.ids], joints=())
    sheet.note(Mark("rotated-line", INFERRED, line.ids, line.raw, score=SURE))
    return True


def _odd_ends(words: WordModel, line: Line) -> bool:
    """Whether a line begins or ends in what is no word; only then three pieces are thought of."""
    parts = None if line.joints else ends(line.text)
    return parts is not None and not (words.known(parts[0]) and words.known(parts[1]))


def _in_three(words: WordModel, line: Line) -> Iterator[tuple[tuple[Line, ...], Line]]:
    """Three pieces: some word inside goes on where the line ends, and another where it begins."""
    parts = ends(line.text)
    if parts is None or line.joints or (words.known(parts[0]) and words.known(parts[1])):
        return
    spans = [match.span() for match in _WORD.finditer(line.text)]
    first = line.text[: spans[0][1]]
    goes_on = [
        at
        for at, (start, end) in enumerate(spans[:-1])
        if at > 0 and (tail := fragments(line.text[start:end], first)) and _one_word(words, tail)
    ]
    if not goes_on:
        return
    last = line.text[spans[-1][0] :]
    for start, end in spans[1 : goes_on[-1] + 1]:
        inner = fragments(last, line.text[start:end])
        if inner and _one_word(words, inner):
            yield (_piece(line, 0, start),), _piece(line, start, len(line.text))


def _one_word(words: WordModel, parts: Pair) -> bool:
    """Whether two fragments make a known word, likelier than apart: of lines in three pieces no less is believed."""
    return words.known(parts[0] + parts[1]) and likely(words, parts, least=0.0)
