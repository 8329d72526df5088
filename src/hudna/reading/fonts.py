"""What each font of a PDF does to its letters, and what can be won back from it.

A glyph without Unicode comes as a code: a control, a private use, a number of
its font.  Codes are counted and tried before anything is dropped.  In this
order: the second reader may know the letter from the embedded font; a font
whose codes stand at one distance from the digits is read by that distance,
if the dates and years that come out are possible ones; a code that stands in
words is the letter that makes most of them words.  What stays unknown is a
gap, and a page with too much of it needs recognition.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from hudna.lang.ar.script import fold
from hudna.reading.characters import Character, floats, is_private
from hudna.reading.glyphs import words
from hudna.reading.wordmodel import model

LOST_NUMBER, LOST_LETTER = "⟦#⟧", "\ufffd"
NEEDS_OCR = 0.02
"""The share of a page's letters that may stay unknown."""
HOPELESS = 0.15
"""The share of unknown letters above which guessing them from words would be invention."""
LEAST_MARGIN = 6.0
"""By how much (natural logarithm) the best letter must beat the next for a code to be read as it."""

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءئؤ"
_PAIRS = ("لا", "ال", "لم", "لي", "في", "لح", "لج", "مح", "نج", "تم", "لله", "الله")
_IN_NUMBERS = frozenset(".,/:%-+() ")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's characters after treatment, and how far they can be trusted.

    `verdict` is sound, repaired or needs-ocr; `hopeless` where so many glyphs
    stayed codes that the rest is no text; `second` is what the second reader
    saw, where it was asked.
    """

    characters: list[Character]
    verdict: str
    hopeless: bool = False
    second: list[Character] | None = None


def treated(
    pages: Sequence[list[Character]], second: Callable[[Sequence[int]], Mapping[int, list[Character]]]
) -> list[Page]:
    """Every page with what its fonts hide won back as far as it can be.

    Args:
        pages: the first reader's characters, page by page.
        second: the second reader; called once with the numbers of the doubtful pages, if there are any.
    """
    pages = [_from_western(page) for page in pages]
    doubtful = [n for n, page in enumerate(pages) if any(c.raw for c in page) and _odd_words([page])]
    if not doubtful:
        return [Page(page, "repaired" if any(c.mended for c in page) else "sound") for page in pages]
    lost = [n for n in doubtful if any(c.lost for c in pages[n])]
    known = second(lost) if lost else {}
    patched = [_patched(page, known[n]) if n in known else list(page) for n, page in enumerate(pages)]
    patched = _marks_told(patched)
    solved = _solved(patched)
    return [
        replace(_judged([_read(c, solved) if _is_unknown(c) else c for c in patched[n]]), second=known.get(n))
        if n in doubtful
        else Page(page, "sound")
        for n, page in enumerate(pages)
    ]


def _from_western(page: list[Character]) -> list[Character]:
    """A page whose Arabic letters stand under the Western names of their Windows codes, with the letters themselves."""
    accented = sum("\u00c0" <= c.text[:1] <= "\u00ff" for c in page)
    if accented < 30 or accented < 0.4 * sum(c.text.isalpha() for c in page):
        return page
    return [c if c.text.isascii() else c._replace(text=_windows(c.text), mended="encoding", raw=c.text) for c in page]


def _windows(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1256", "replace")


def _is_unknown(character: Character) -> bool:
    return bool(character.raw) and not character.mended and character.text != " "


def _patched(page: list[Character], second: Iterable[Character]) -> list[Character]:
    """A page whose unknown glyphs have the letters that the second reader sees at the same pen.

    Latin letters and signs are compared as well: where a font tells nothing,
    the first reader passes some of its codes off as such.
    """
    there: dict[tuple[int, int], list[Character]] = defaultdict(list)
    for c in second:
        there[round(c.x), round(c.y)].append(c)
    result = []
    for c in page:
        code = _is_unknown(c) or _is_foreign(c)
        found = _at_pen(c, there) if code or (c.text.isascii() and not c.text.isspace()) else None
        if found is None:
            result.append(_unknown(c) if code else c)
        elif found.lost or not found.text or is_private(ord(found.text[0])):
            result.append(_unknown(c))
        elif found.text != c.text:
            result.append(c._replace(text=found.text, lost=False, mended="font-map", raw=c.raw or c.text))
        else:
            result.append(c)
    return result


def _unknown(character: Character) -> Character:
    return character._replace(raw=character.raw or f":{ord(character.text[0]):04X}", lost=True)


def _at_pen(character: Character, there: Mapping[tuple[int, int], Sequence[Character]]) -> Character | None:
    """The second reader's character whose pen stood where this one's did."""
    x, y = round(character.x), round(character.y)
    near = [c for dx in (0, -1, 1) for dy in (0, -1, 1) for c in there.get((x + dx, y + dy), ())]
    same = [c for c in near if abs(c.x - character.x) + abs(c.y - character.y) < 0.4]
    agreed = (c for c in same if c.text == character.text)
    return next(agreed, None) or min(same, key=lambda c: abs(c.x - character.x) + abs(c.y - character.y), default=None)


def _is_foreign(character: Character) -> bool:
    """Whether a letter is of a script that no Arabic page is written in: a code that passes for a letter."""
    code = ord(character.text[0]) if character.text else 0
    return 0x0700 <= code < 0x1E00 or 0x2C00 <= code < 0xE000 or 0x0180 <= code < 0x02B0 or code >= 0x10000


def _marks_told(pages: Sequence[list[Character]]) -> list[list[Character]]:
    """Unknown glyphs that are drawn clear of the line, as the mark that their place in words says.

    One that mostly ends words is the tanween of an alef; any other is a hamza,
    the only other sign that unvowelled prose has many of.
    """
    ends: dict[str, list[bool]] = defaultdict(list)
    clear: dict[str, list[bool]] = defaultdict(list)
    for word in _odd_words(pages):
        for n, c in enumerate(word):
            if _is_unknown(c):
                clear[c.raw].append(floats(c))
                ends[c.raw].append(len(word) > 2 and n >= len(word) - 2)
    # A letter may be raised where it stacks upon another; a mark is never down on the line.
    ends = {raw: final for raw, final in ends.items() if all(clear[raw])}
    if not ends:
        return [list(page) for page in pages]
    tanween = {raw for raw, final in ends.items() if sum(final) > 0.7 * len(final)}
    return [[_as_mark(c, tanween) if c.raw in ends and not c.mended else c for c in page] for page in pages]


def _as_mark(character: Character, tanween: set[str]) -> Character:
    above = character.low > character.y
    mark = "\u064b" if character.raw in tanween and above else "\u0654" if above else "\u0655"
    return character._replace(text=mark, lost=False, mended="private-mark")


# Which code is which letter, over the whole file


@dataclass(frozen=True, slots=True)
class _Solution:
    text: str
    kind: str
    score: float


def _solved(pages: Sequence[list[Character]]) -> dict[str, _Solution]:
    """What each unknown glyph's name stands for, where that can be told."""
    odd = _odd_words(pages)
    solved = _digits(odd)
    letters = sum(len(c.text) for page in pages for c in page if c.text != " ")
    rest = sum(_is_unknown(c) and c.raw not in solved for page in pages for c in page)
    if rest and rest < HOPELESS * letters:
        solved |= _letters(odd, solved, ends_in_ya=_ends_in_ya(pages))
        solved |= _ligatures(odd, solved)
    return solved


def _odd_words(pages: Iterable[list[Character]]) -> list[list[Character]]:
    """Words with an unknown glyph; strokes that only lengthen a word are not in words, whatever their code."""
    some = (word for page in pages if any(map(_is_unknown, page)) for word in words(page))
    return [word for word in some if any(map(_is_unknown, word))]


def _digits(odd: Iterable[list[Character]]) -> dict[str, _Solution]:
    """Fonts whose codes stand at one distance from ASCII, told by the numbers that come out."""
    runs: dict[str, list[list[int]]] = defaultdict(list)
    for word in odd:
        for font, codes in _runs(word):
            runs[font].append(codes)
    solved: dict[str, _Solution] = {}
    for font, found in runs.items():
        zero = _zero(found)
        if zero is not None:
            for code in {code for codes in found for code in codes}:
                sign = chr(code - zero + 48) if 32 < code - zero + 48 < 127 else ""
                if sign and (sign.isdigit() or sign in _IN_NUMBERS or sign.isalpha()):
                    solved[f"{font}:{code:04X}"] = _Solution(sign, "digit-font", 1.0)
    return solved


def _runs(word: Sequence[Character]) -> Iterable[tuple[str, list[int]]]:
    """Stretches of unknown glyphs of one font in a word, from left to right as numbers run."""
    run: list[int] = []
    font = ""
    for c in [*reversed(word), None]:
        name, _, code = c.raw.rpartition(":") if c is not None and _is_unknown(c) else ("", "", "")
        if run and name != font:
            yield font, run
            run = []
        if name:
            font = name
            run.append(int(code, 16))


def _zero(runs: Sequence[list[int]]) -> int | None:
    """The code of nought, if exactly one makes possible numbers of most runs."""
    codes = Counter(code for run in runs for code in run)
    total = sum(codes.values())
    best: list[tuple[float, int]] = []
    for zero in range(max(0, min(codes) - 9), max(codes) + 1):
        inside = sum(count for code, count in codes.items() if 0 <= code - zero <= 9)
        if inside < 0.6 * total:
            continue
        told = [
            "".join(chr(code - zero + 48) if 0 < code - zero + 48 < 0x110000 else "?" for code in run) for run in runs
        ]
        odd = sum(not (sign.isdigit() or sign in _IN_NUMBERS) for text in told for sign in text)
        best.append((sum(map(_plausible, told)) - 2.0 * odd, zero))
    best.sort(reverse=True)
    if not best or best[0][0] < 2 or (len(best) > 1 and best[0][0] - best[1][0] < 2):
        return None
    return best[0][1]


def _plausible(number: str) -> float:
    """How much a number looks like one that people write: years and dates for, leading noughts against."""
    dated = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", number)
    if dated:
        day, month, year = (int(part) for part in dated.groups())
        return 4.0 if day <= 31 and month <= 12 and 1900 <= year <= 2100 else -4.0
    if re.fullmatch(r"(19|20)\d\d", number):
        return 2.0
    if re.fullmatch(r"\d{1,2}:[0-5]\d", number):
        return 1.0
    if re.fullmatch(r"0\d+", number):
        return -2.0
    return -0.5 if re.fullmatch(r"\d{4}", number) else 0.0


def _ends_in_ya(pages: Sequence[list[Character]]) -> bool:
    """Whether the file has a final ya of its own, so that an unknown one is the other, without dots."""
    return sum(word[-1].text == "ي" and not word[-1].raw for page in pages for word in words(page)) > 2


def _letters(
    odd: Sequence[list[Character]], solved: Mapping[str, _Solution], *, ends_in_ya: bool
) -> dict[str, _Solution]:
    """Codes that stand in words, read as the letters that make most of them words; the commonest first."""
    found: dict[str, _Solution] = {}
    tall = _lam_height(odd)
    waiting = Counter(c.raw for word in odd for c in word if _is_unknown(c) and c.raw not in solved)
    for name, _ in waiting.most_common(60):
        texts = [_spelled(word, (name,), {**solved, **found}) for word in odd if any(c.raw == name for c in word)]
        best = _best_letter(_clear(texts), (*_LETTERS, *_PAIRS, ""))
        if best is None:
            continue
        letters = best[0]
        if letters in ("ا", "لا"):
            letters = letters[:-1] + _alef([c for word in odd for c in word if c.raw == name], tall)
        if letters == "ي" and ends_in_ya and all(c.raw != name for word in odd for c in word[:-1]):
            letters = "ى"
        found[name] = _Solution(letters, "private-letter", best[1])
    return found


def _ligatures(odd: Sequence[list[Character]], solved: Mapping[str, _Solution]) -> dict[str, _Solution]:
    """Two unknown glyphs that always stand together, read as the parts of a lam-alef."""
    pairs: dict[tuple[str, str], list[list[Character]]] = defaultdict(list)
    for word in odd:
        for one, two in pairwise(word):
            if all(_is_unknown(c) and c.raw not in solved for c in (one, two)):
                pairs[one.raw, two.raw].append(word)
    shared = Counter(name for names in pairs for name in names)
    tall = _lam_height(odd)
    found: dict[str, _Solution] = {}
    for names, inside in pairs.items():
        texts = [_spelled(word, names, {**solved, **found}) for word in inside]
        best = _best_letter(_clear(texts), ("لا", *_PAIRS[1:], *_LETTERS))
        if best is None or best[0] != "لا":
            continue
        own = names[0] if shared[names[1]] > shared[names[0]] else names[1]
        alef = _alef([c for word in inside for c in word if c.raw == own], tall)
        first, last = ("ل" + alef, "") if own == names[0] else ("ل", alef)
        found[names[0]] = _Solution(first, "private-letter", best[1])
        found[names[1]] = _Solution(last, "private-letter", best[1])
    return found


def _lam_height(some: Iterable[list[Character]]) -> float:
    """How high a lam stands above the line, in em."""
    heights = [(c.high - c.y) * 1.4 / (c.top - c.bottom) for word in some for c in word if c.text == "ل"]
    return median(heights) if heights else 0.7


def _alef(glyphs: Sequence[Character], tall: float) -> str:
    """Which alef a glyph is, by its ink: hamza below the line, hamza above a lam's height, or none."""
    em = (glyphs[0].top - glyphs[0].bottom) / 1.4
    if min(c.low - c.y for c in glyphs) < -0.15 * em:
        return "إ"
    return "أ" if max(c.high - c.y for c in glyphs) > 1.08 * tall * em else "ا"


def _clear(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if LOST_LETTER not in text and _ARABIC.search(text)][:40]


def _spelled(word: Sequence[Character], names: Sequence[str], solved: Mapping[str, _Solution]) -> str:
    """A word with the glyphs in question as a blank and every other unknown one as a lost letter."""
    letters = []
    for c in word:
        if c.raw in names:
            letters.append("\x00" if c.raw == names[0] else "")
        elif _is_unknown(c):
            letters.append(solved[c.raw].text if c.raw in solved else LOST_LETTER)
        else:
            letters.append(c.text)
    return "".join(letters)


def _best_letter(texts: Sequence[str], candidates: Sequence[str]) -> tuple[str, float] | None:
    """The letters that make the likeliest words of the texts, with the margin to the next best."""
    if not texts:
        return None
    known = model()
    scores: dict[str, float] = {}
    for letter in candidates:
        total = 0.0
        for text in texts:
            word = fold(re.sub("[^\x00\u0620-\u0652]", "", text).replace("\x00", letter))
            total += known.word_score(word) if word else -25.0
        scores[letter] = total - (0.0 if len(letter) == 1 else 2.0 * len(texts))
    ranked = sorted(scores, key=lambda letter: -scores[letter])
    margin = scores[ranked[0]] - scores[ranked[1]]
    if fold(ranked[0]) == fold(ranked[1]) and len(ranked) > 2:
        margin = scores[ranked[0]] - scores[ranked[2]]
    least = LEAST_MARGIN if len(texts) > 1 else LEAST_MARGIN / 2
    return (ranked[0], margin) if margin >= least and math.isfinite(margin) else None


# What is left


def _read(character: Character, solved: Mapping[str, _Solution]) -> Character:
    found = solved.get(character.raw)
    return character if found is None else character._replace(text=found.text, lost=False, mended=found.kind)


def _judged(page: list[Character]) -> Page:
    """The page with its gaps marked: a lost number once for its run of glyphs, other lost letters likewise."""
    page = _by_word(page)
    gaps = _gaps(page)
    unknown = len(gaps)
    if not unknown:
        return Page(page, "repaired")
    letters = sum(c.text != " " for c in page)
    marked = [_with_gap(c, gaps[c.number]) if c.number in gaps else c for c in page]
    numbers = LOST_NUMBER in gaps.values()
    verdict = "needs-ocr" if unknown > NEEDS_OCR * letters or numbers else "repaired"
    return Page(marked, verdict, hopeless=unknown > HOPELESS * letters)


def _by_word(page: list[Character]) -> list[Character]:
    """Glyphs that stand for different letters in different words, each read where only one letter makes a word."""
    read: dict[int, _Solution] = {}
    for word in _odd_words([page]):
        unknown = [c for c in word if _is_unknown(c)]
        best = (
            _best_letter(_clear([_spelled(word, (unknown[0].raw,), {})]), (*_LETTERS, ""))
            if len(unknown) == 1
            else None
        )
        if best is not None:
            told = _spelled(word, (unknown[0].raw,), {}).replace("\x00", best[0])
            if model().known(fold(re.sub("[^\u0620-\u0652]", "", told))):
                read[unknown[0].number] = _Solution(best[0], "private-letter", best[1])
    return [_read(c, {c.raw: read[c.number]}) if c.number in read else c for c in page] if read else page


def _with_gap(character: Character, gap: str) -> Character:
    return character._replace(text=gap, mended="lost-number" if gap == LOST_NUMBER else "lost-letters")


def _gaps(page: list[Character]) -> dict[int, str]:
    """For each unknown glyph, by its number, what stands for it.

    A word of nothing else is a lost number, unless the page's digits are known.
    """
    digits = sum(c.text[:1].isdigit() for c in page)
    gaps: dict[int, str] = {}
    for word in words(page):
        lost = [c for c in word if _is_unknown(c)]
        alone = digits < 3 and len(lost) <= 8 and not any(_ARABIC.search(c.text) for c in word if not _is_unknown(c))
        before: Character | None = None
        for c in word:
            if _is_unknown(c):
                first = before is None or not _is_unknown(before)
                gaps[c.number] = (LOST_NUMBER if alone else LOST_LETTER) if first else ""
            before = c
    return gaps
