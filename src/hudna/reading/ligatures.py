"""Two letters that a font drew as one sign, and that the extraction lost with it: `الخا` for `الخارج`.

What is left of such a word is mostly no word.  Each pair that fonts like to
draw as one is tried in each gap of each unknown word; a pair is believed when
the words that it makes are known and stand well beside their neighbours, when
the text has no sound word with that pair in that place, and when it explains
more than one word or, of the pairs seen lost in print, one word clearly.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from hudna.lang.ar.script import fold
from hudna.reading.letters import LETTER
from hudna.reading.sheet import INFERRED, LOSSLESS, Line, Mark, Sheet
from hudna.reading.wordmodel import END, START, WordModel, model, token_class

# Pairs seen lost at a word's end, then those that fonts commonly join.
AT_END = ("رج", "رح", "رخ")
INSIDE = ("لا", "لأ", "لإ", "لح", "لج", "لم", "نم", "بح", "تح", "مح", "نح", "سم", "بر", "نز")
PLAIN = 0.0  # log odds from which an unknown word takes a pair that is known to get lost
LATER = 1.0  # and a word that is one by itself, once the text is known to have lost such pairs
FAIR = 3.0  # log odds of each word where three must agree on a pair
MOST_LINES = 3000  # in longer texts only the pairs at word ends are sought
_WORD = re.compile(f"[{LETTER}\u064b-\u0652\u0640]+")
_ALONE = frozenset("وبلكف")  # letters that stand alone as words
_PIECE = re.compile(f"[{LETTER}\u064b-\u0652\u0640]+|\\d+|[A-Za-z]+|[^\\s\\w]|⟦#⟧")


@dataclass(frozen=True, slots=True)
class Guess:
    """A word with a pair put in: where, which, and how much better it reads (log odds).

    `broken` says that what was left is no word by itself.
    """

    at: int
    place: int
    pair: str
    final: bool
    broken: bool
    odds: float


def ligatures(sheet: Sheet) -> None:
    """Put back pairs of letters, in texts that show other damage; each such word is marked as inferred."""
    if not any(mark.certainty != LOSSLESS or mark.kind == "tatweel" for mark in sheet.marks):
        return
    words = model()
    inside = len(sheet.lines) <= MOST_LINES
    guesses = [guess for at, line in enumerate(sheet.lines) for guess in guessed(words, at, line, inside=inside)]
    chosen = [*_at_ends(sheet, [guess for guess in guesses if guess.final]), *_within(sheet, guesses)]
    taken = {(guess.at, guess.place): guess for guess in sorted(chosen, key=lambda guess: guess.odds)}
    for place in sorted(taken, reverse=True):
        _put(sheet, taken[place])


def _at_ends(sheet: Sheet, guesses: list[Guess]) -> list[Guess]:
    """Where hardly a word of the text ends in such a pair any more, broken words take it; then others that ask for it."""
    broken = [guess for guess in guesses if guess.broken and guess.odds >= PLAIN]
    if not broken:
        return []
    whole = sum(line.text.count(pair + end) for line in sheet.lines for pair in AT_END for end in " ،.")
    if 2 * whole > len(broken):
        return []
    return broken + [guess for guess in guesses if not guess.broken and guess.odds >= LATER]


def _within(sheet: Sheet, guesses: list[Guess]) -> list[Guess]:
    """Pairs that explain three words and of which hardly a whole one is left."""
    by_pair: dict[str, list[Guess]] = defaultdict(list)
    for guess in guesses:
        if not guess.final and guess.odds >= FAIR:
            by_pair[guess.pair].append(guess)
    return [
        guess
        for pair, found in by_pair.items()
        if len(found) >= 3 and sum(line.text.count(pair) for line in sheet.lines) <= len(found) // 8
        for guess in found
    ]


@cache
def _stems() -> frozenset[str]:
    """What is left of known words that lost a pair at their end."""
    words = model()
    return frozenset(word[:-2] for word in words.ids if word[-2:] in AT_END and _common(words, word))


def guessed(words: WordModel, at: int, line: Line, *, inside: bool) -> Iterator[Guess]:
    """The best pair for each word of a line that may have lost one."""
    stems = _stems()
    if not inside and stems.isdisjoint(fold(line.text).split()):
        return
    pieces = list(_PIECE.finditer(line.text))
    for index, piece in enumerate(pieces):
        word = fold(piece.group())
        broken = not _common(words, word) and word not in _ALONE
        if not _WORD.match(piece.group()) or not ((broken and inside and len(word) > 1) or word in stems):
            continue
        before = _token(pieces[index - 1].group()) if index else START
        after = _token(pieces[index + 1].group()) if index + 1 < len(pieces) else END
        length = len(piece.group())
        tries = [(length, pair, True) for pair in AT_END] if word in stems else []
        if broken and inside:
            tries += [(place, pair, False) for pair in INSIDE for place in range(length)]
        best = _best(words, piece.group(), (before, after), tries)
        if best is not None:
            odds, (place, pair, final) = best
            yield Guess(at, piece.start() + place, pair, final, broken, odds)


def _best(
    words: WordModel, raw: str, beside: tuple[str, str], tries: list[tuple[int, str, bool]]
) -> tuple[float, tuple[int, str, bool]] | None:
    made = [(fold(raw[:place] + pair + raw[place:]), (place, pair, final)) for place, pair, final in tries]
    made = [(word, what) for word, what in made if _common(words, word)]
    if not made:
        return None
    whole = [fold(raw), *(word for word, _ in made)]
    before, after = beside
    left = words.affinity(words.numbers([before] * len(whole)), words.numbers(whole))
    right = words.affinity(words.numbers(whole), words.numbers([after] * len(whole)))
    scores = [words.word_score(word) + float(a) + float(b) for word, a, b in zip(whole, left, right, strict=True)]
    place = max(range(1, len(scores)), key=scores.__getitem__)
    return scores[place] - scores[0] - 3.0, made[place - 1][1]


def _common(words: WordModel, word: str) -> bool:
    number = words.ids.get(word)
    return number is not None and float(words.logs[number]) > 1.0


def _token(text: str) -> str:
    return "<d>" if text == "⟦#⟧" else token_class(fold(text) or text)


def _put(sheet: Sheet, guess: Guess) -> None:
    line = sheet.lines[guess.at]
    fresh = sheet.fresh(len(guess.pair))
    text = line.text[: guess.place] + guess.pair + line.text[guess.place :]
    ids = [*line.ids[: guess.place], *fresh, *line.ids[guess.place :]]
    word = next(match for match in _WORD.finditer(text) if match.start() <= guess.place < match.end())
    raw = line.text[word.start() : word.end() - len(guess.pair)]
    score = round(1 - 0.5 ** max(0.5, guess.odds / 2), 3)
    sheet.lines[guess.at] = replace(line, text=text, ids=ids)
    sheet.note(Mark("dropped_ligature", INFERRED, ids[word.start() : word.end()], raw, score=score))
