"""Two letters that a font drew as one sign, and that the extraction lost with it: `الخا` for `الخارج`.

What is left of such a word is mostly no word.  A pair is tried where fonts
draw it as one: reh with jeem, hah or khah at a word's end; others anywhere,
but only in a text that hardly has the pair any more.  It is believed when the
word that it makes is known and stands better beside its neighbours.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hudna.reading.letters import LETTER
from hudna.reading.sheet import INFERRED, LOSSLESS, Line, Mark, Sheet
from hudna.reading.wordmodel import END, START, WordModel, model, plain, tokens

AT_END = ("رج", "رح", "رخ")
# Pairs that fonts draw as one sign, with how often each comes in ten thousand characters of news.
INSIDE = {"لا": 80, "لم": 103, "لج": 28, "لح": 26, "تم": 25, "بر": 17, "تح": 16, "يم": 15, "جم": 13, "مح": 11, "مج": 10}
PLAIN = 0.0  # log odds from which an unknown word takes a pair that is known to get lost
LOUD = 3.0  # the same in a text that shows no other damage
LATER = 1.0  # and a word that is one by itself, once the text is known to have lost such pairs
FAIR = 3.0  # log odds of each word where three must agree on a pair
COST = 3.0  # log odds against a loss, before anything was seen
# A word that still holds a font's private code is left to `codes`.
_WORD = re.compile(f"(?<![\ue000-\uf8ff])[{LETTER}\u064b-\u0652\u0640]++(?![\ue000-\uf8ff])")
_ALONE = frozenset("وبلكف")  # letters that stand alone as words
_LEAST_LETTERS = 400  # a text must be this long before what is missing in it says something


@dataclass(frozen=True, slots=True)
class Guess:
    """A word with a pair put in: line, place, pair; how much better it reads (log odds), once that is known.

    `broken` says that what was left is no word by itself.
    """

    at: int
    place: int
    pair: str
    broken: bool
    word: str
    made: str
    beside: tuple[str, str]
    odds: float = 0.0

    @property
    def final(self) -> bool:
        """Whether the pair is one of those lost at a word's end."""
        return self.pair in AT_END


def ligatures(sheet: Sheet) -> None:
    """Put back pairs of letters; each such word is marked as inferred.  A text without other damage must ask louder."""
    damaged = any(mark.certainty != LOSSLESS or mark.kind == "tatweel" for mark in sheet.marks)
    words = model()
    text = "\n".join(line.text for line in sheet.lines)
    missing = _missing(text)
    stumps = _stems().intersection(_WORD.findall(plain(text)))
    if not missing and not stumps:
        return
    wanted = _WORD if missing else re.compile(rf"(?<!\w)(?:{'|'.join(map(_any_seat, stumps))})(?![\w\ue000-\uf8ff])")
    guesses = [guess for at, line in enumerate(sheet.lines) for guess in guessed(words, at, line, (wanted, missing))]
    judged = _best(words, guesses)
    ends = _at_ends(text, [guess for guess in judged if guess.final], PLAIN if damaged else LOUD)
    chosen = [*ends, *_within(judged)]
    for guess in sorted(chosen, key=lambda guess: (guess.at, guess.place), reverse=True):
        _put(sheet, guess)


def _missing(text: str) -> tuple[str, ...]:
    """The pairs that a text of this length should have and hardly has."""
    letters = len(text.encode()) - len(text)  # Arabic letters take two bytes
    if letters < _LEAST_LETTERS:
        return ()
    expected = {pair: often * letters / 8_000 for pair, often in INSIDE.items()}
    return tuple(pair for pair, n in expected.items() if n >= 4 and text.count(pair) <= n / 8)


def _at_ends(text: str, guesses: list[Guess], least: float) -> list[Guess]:
    """Where hardly a word of the text ends in such a pair, broken words take it; then others that ask for it."""
    broken = [guess for guess in guesses if guess.broken and guess.odds >= least]
    if not broken:
        return []
    whole = sum(text.count(pair + end) for pair in AT_END for end in " ،.\n")
    if 2 * whole > len(broken):
        return []
    return broken + [guess for guess in guesses if not guess.broken and guess.odds >= LATER]


def _within(guesses: list[Guess]) -> list[Guess]:
    """Pairs that explain three words."""
    by_pair: dict[str, list[Guess]] = defaultdict(list)
    for guess in guesses:
        if not guess.final and guess.odds >= FAIR:
            by_pair[guess.pair].append(guess)
    return [guess for found in by_pair.values() if len(found) >= 3 for guess in found]


@cache
def _stems() -> frozenset[str]:
    """What is left of known words that lost a pair at their end."""
    words = model()
    return frozenset(word[:-2] for word in words.ids if word[-2:] in AT_END and _common(words, word))


def _any_seat(word: str) -> str:
    """A pattern for a folded word with hamza on any seat."""
    return word.replace("ا", "[اأإآ]").replace("ي", "[يى]")


def guessed(words: WordModel, at: int, line: Line, sought: tuple[re.Pattern[str], Sequence[str]]) -> Iterator[Guess]:
    """Every known word that a word of the line may have been; `sought` are which words, and which pairs inside."""
    wanted, missing = sought
    stems = _stems()
    for piece in wanted.finditer(line.text):
        word = plain(piece.group())
        broken = not _common(words, word) and word not in _ALONE
        ways = [(len(piece.group()), pair, word + pair) for pair in AT_END] if word in stems else []
        if broken and len(word) > 1 and len(word) == len(piece.group()):
            ways += [(k, pair, word[:k] + pair + word[k:]) for pair in missing for k in range(len(word))]
        known = [(place, pair, made) for place, pair, made in ways if _common(words, made)]
        if known:
            before = tokens(line.text[max(0, piece.start() - 30) : piece.start()])[-1:] or [START]
            after = tokens(line.text[piece.end() : piece.end() + 30])[:1] or [END]
            for place, pair, made in known:
                yield Guess(at, piece.start() + place, pair, broken, word, made, (before[0], after[0]))


def _best(words: WordModel, guesses: Sequence[Guess]) -> list[Guess]:
    """For each word the pair that reads best, with its odds."""
    if not guesses:
        return []
    before = words.numbers([guess.beside[0] for guess in guesses])
    after = words.numbers([guess.beside[1] for guess in guesses])
    fits = []
    for forms in ([guess.made for guess in guesses], [guess.word for guess in guesses]):
        numbers = words.numbers(forms)
        fits.append(words.affinity(before, numbers) + words.affinity(numbers, after))
    best: dict[tuple[int, int], Guess] = {}
    for guess, made, stood in zip(guesses, fits[0].tolist(), fits[1].tolist(), strict=True):
        odds = words.word_score(guess.made) - words.word_score(guess.word) + made - stood - COST
        key = (guess.at, guess.place if guess.final else -1 - guess.place)
        if key not in best or best[key].odds < odds:
            best[key] = replace(guess, odds=odds)
    return list(best.values())


def _common(words: WordModel, word: str) -> bool:
    number = words.ids.get(word)
    return number is not None and float(words.logs[number]) > 1.0


def _put(sheet: Sheet, guess: Guess) -> None:
    line = sheet.lines[guess.at]
    fresh = sheet.fresh(len(guess.pair))
    text = line.text[: guess.place] + guess.pair + line.text[guess.place :]
    ids = [*line.ids[: guess.place], *fresh, *line.ids[guess.place :]]
    word = next(match for match in _WORD.finditer(text) if match.start() <= guess.place < match.end())
    raw = text[word.start() : guess.place] + text[guess.place + len(guess.pair) : word.end()]
    score = round(1 - 0.5 ** max(0.5, guess.odds / 2), 3)
    sheet.lines[guess.at] = replace(line, text=text, ids=ids)
    sheet.note(Mark("dropped-ligature", INFERRED, ids[word.start() : word.end()], raw, score=score))
