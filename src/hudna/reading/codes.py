"""Codes that a font left in the text: private-use glyphs, control signs for digits, signs for "no such letter".

A font without a character map gives its glyphs as codes.  Which letter a code
is can be learnt from the words it stands in; which digit, from the years that
a constant offset makes.  What cannot be learnt stays as it is, and a number
that left only "no such letter" becomes the mark of a gap.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.reading.gaps import SIGN
from hudna.reading.letters import LETTER
from hudna.reading.sheet import GAP, INFERRED, LOSSLESS, Line, Mark, Sheet
from hudna.reading.wordmodel import WordModel, model, plain

PRIVATE = "\ue000-\uf8ff"
# Letters and joined letters, as far as fonts keep a glyph for them.
_VALUES = (*"ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءئؤأإآ", "لا", "لم", "لح", "لج", "رج", "رح")
_PLAIN_VALUES = tuple(dict.fromkeys(plain(value) for value in _VALUES))
_MARGIN = 4.0  # by how much (logarithm) the best value must beat the next, over all words together
_MOST_WORDS = 40  # words that are looked at for one glyph
_GLYPHS = re.compile(f"[{PRIVATE}]+")
_WORD = re.compile(f"[{LETTER}\u064b-\u0652{PRIVATE}]*[{PRIVATE}][{LETTER}\u064b-\u0652{PRIVATE}]*")
_CONTROL = re.compile("[\x0e-\x1f]+")
_UNKNOWN = re.compile("\ufffd+")
_DIGIT_ZERO = 0x13  # glyph 3 is the space and 0x13 the nought in the fonts where this was seen
_UNKNOWN_WORD = -6.0  # logarithm of a count, for a string that is no known word
_YEAR = re.compile("(?:19|20)\\d\\d")


def codes(sheet: Sheet) -> None:
    """Read the codes of fonts, where the text itself shows what they stand for."""
    text = "\n".join(line.text for line in sheet.lines)
    if _GLYPHS.search(text):
        _private(sheet, text)
    if _CONTROL.search(text):
        _digits(sheet, text)
    if "\ufffd" in text:
        _unknown(sheet)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word with glyphs: its folded letters, the glyphs still in it, runs of glyphs turned into reading order."""

    letters: str
    glyphs: frozenset[str]


def learnt(words: WordModel, text: str) -> dict[str, str]:
    """What each private-use glyph stands for, as far as the words tell; runs of glyphs stand last first."""
    found: dict[str, list[_Seen]] = defaultdict(list)
    for word in set(_WORD.findall(text)):
        turned = _turned(word)
        seen = _Seen(plain(turned), frozenset(_glyphs(turned)))
        for glyph in seen.glyphs:
            found[glyph].append(seen)
    often = Counter(_glyphs(text))
    values: dict[str, str] = {}
    for _ in range(2):  # a second look, when the other glyphs of a word are known
        for glyph, _n in often.most_common():
            if glyph in values:
                continue
            value = _value(words, glyph, found[glyph][:_MOST_WORDS], values)
            if value is not None:
                values[glyph] = value
    return values


def _glyphs(text: str) -> str:
    return "".join(_GLYPHS.findall(text))


def _value(words: WordModel, glyph: str, seen: Sequence[_Seen], values: dict[str, str]) -> str | None:
    """What a glyph stands for: by two words of which it is the last unknown, or by three that hold one more.

    One word is enough where it holds a glyph already known and only one value
    makes it a known word.
    """
    whole = [one for one in seen if one.glyphs <= {glyph, *values}]
    if len(whole) >= 2 or (whole and len(whole[0].glyphs) > 1):
        told, score = whole, _score
    else:
        told, score = [one for one in seen if len(one.glyphs - set(values) - {glyph}) == 1][:5], _with_another
        if len(told) < 3:
            return None
    held = [_filled(one.letters, values) for one in told]
    scores = {value: score(words, [word.replace(glyph, plain(value)) for word in held]) for value in _VALUES}
    first, second = sorted(scores, key=lambda value: -scores[value])[:2]
    if len(whole) == 1 and scores[second] > _UNKNOWN_WORD:
        return None
    return first if scores[first] - scores[second] >= _MARGIN else None


def _with_another(words: WordModel, held: Sequence[str]) -> float:
    """The score of words that hold one more unknown glyph: with the value that suits all of them best."""
    by_glyph: dict[str, list[str]] = defaultdict(list)
    for word in held:
        by_glyph[_glyphs(word)[0]].append(word)
    return sum(
        max(_score(words, [word.replace(other, value) for word in those]) for value in _PLAIN_VALUES)
        for other, those in by_glyph.items()
    )


def _score(words: WordModel, held: Sequence[str]) -> float:
    return sum(_count(words, word) for word in held)


def _filled(letters: str, values: dict[str, str]) -> str:
    for glyph, value in values.items():
        letters = letters.replace(glyph, plain(value))
    return letters


def _count(words: WordModel, word: str) -> float:
    """Logarithm of the count of a word, less than any for a string that is none."""
    number = words.ids.get(word)
    return _UNKNOWN_WORD if number is None else float(words.logs[number])


def _turned(word: str) -> str:
    return _GLYPHS.sub(lambda run: run[0][::-1], word)


def _private(sheet: Sheet, text: str) -> None:
    values = learnt(model(), text)
    for at, line in enumerate(sheet.lines):
        if not _GLYPHS.search(line.text):
            continue
        for match in reversed(list(_WORD.finditer(line.text))):
            if all(glyph in values for glyph in _glyphs(match[0])):
                sheet.lines[at] = _read(sheet, sheet.lines[at], match, values)


def _read(sheet: Sheet, line: Line, match: re.Match[str], values: dict[str, str]) -> Line:
    """The line with the letters of one word in place of its glyphs."""
    places = list(range(match.start(), match.end()))
    for run in _GLYPHS.finditer(line.text, match.start(), match.end()):
        places[run.start() - match.start() : run.end() - match.start()] = reversed(range(run.start(), run.end()))
    letters: list[str] = []
    ids: list[int] = []
    for place in places:
        value = values.get(line.text[place], line.text[place])
        letters.append(value)
        ids.extend([line.ids[place]] * len(value))
    sheet.note(Mark("private-use-glyph", INFERRED, ids, match[0], score=0.9))
    return replace(
        line,
        text=line.text[: match.start()] + "".join(letters) + line.text[match.end() :],
        ids=[*line.ids[: match.start()], *ids, *line.ids[match.end() :]],
    )


def _digits(sheet: Sheet, text: str) -> None:
    """Control signs become digits if a constant offset makes digits of all, and a year of one run at least."""
    runs = _CONTROL.findall(text)
    signs = {sign for run in runs for sign in run}
    if any(not 0 <= ord(sign) - _DIGIT_ZERO <= 9 for sign in signs):
        return
    table = {_DIGIT_ZERO + n: str(n) for n in range(10)}
    if not any(_YEAR.fullmatch(run.translate(table)) for run in runs):
        return
    for at, line in enumerate(sheet.lines):
        for run in _CONTROL.finditer(line.text):
            sheet.note(Mark("digits-as-controls", LOSSLESS, line.ids[run.start() : run.end()], run[0]))
        if _CONTROL.search(line.text):
            sheet.lines[at] = replace(line, text=line.text.translate(table))


def _unknown(sheet: Sheet) -> None:
    """Runs of "no such letter" that stand where a number can stand, in a text without digits, are lost numbers."""
    if any(re.search("\\d", line.text) for line in sheet.lines):
        return
    for at, line in enumerate(sheet.lines):
        for run in reversed(list(_UNKNOWN.finditer(line.text))):
            around = line.text[run.start() - 1 : run.start()] + line.text[run.end() : run.end() + 1]
            if re.search(f"[{LETTER}\\w]", around):
                continue
            now = sheet.lines[at]
            fresh = sheet.fresh(len(SIGN))
            text = now.text[: run.start()] + SIGN + now.text[run.end() :]
            ids = [*now.ids[: run.start()], *fresh, *now.ids[run.end() :]]
            sheet.lines[at] = replace(now, text=text, ids=ids)
            sheet.note(Mark("lost-number", GAP, fresh, run[0], slot="count"))
