"""Numbers that the extraction lost: found by the hole they left, marked, never guessed.

Digits of a font without a character map vanish; the space before and after
them stays.  The hole shows as two spaces, as a space before a comma, as a
comma that opens a line, or as a month that follows "in of".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hudna.reading.sheet import GAP, Line, Mark, Sheet
from hudna.reading.wordmodel import END, START, model, tokens

SIGN = "⟦#⟧"
_SOLAR = (
    "(?:يناير|فبراير|مارس|أبريل|إبريل|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر"
    "|كانون الثاني|كانون الأول|شباط|آذار|اذار|نيسان|أيار|ايار|حزيران|تموز|آب|أيلول|ايلول|تشرين الأول|تشرين الثاني"
    "|جانفي|فيفري|أفريل|افريل|ماي|جوان|جويلية|أوت|اوت)"
)
# Months of the Hijri year; the short ones are also names of men and common words.
_LUNAR = (
    "(?:ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة"
    "|(?:شهر|من) (?:محرم|صفر|رجب|شعبان|رمضان|شوال))"
)
MONTH = f"(?:{_SOLAR}|{_LUNAR}|(?:رمضان|شوال))"
_MONTHS = f"{MONTH}(?:\\s?/\\s?{MONTH})?"
_UNIT_OF_TIME = (
    "(?:يوم|يوما|يومًا|أيام|ايام|ساعة|ساعات|أسبوع|أسبوعا|أسبوعًا|أسابيع|شهر|شهرا|شهرًا|أشهر|شهور"
    "|سنة|سنوات|عاما|عامًا|أعوام|دقيقة|دقائق|ثانية)"
)
_UNIT_OF_LENGTH = (
    "(?:كيلومتر|كيلومترا|كيلومترًا|كيلومترات|كيلو متر|كيلو|كم|متر|مترا|مترًا|أمتار|ميل|ميلا|ميلًا|أميال|قدم|قدما)"
)
_HOLE = re.compile(r"( {2,})(?=\S)")
_BEFORE_SIGN = re.compile(r"( )(?=[،,.؛])")
_GROWN = re.compile(r"[\w/-]")
_DIGITS = re.compile(r"\d+")
_CLOSING = frozenset(("", "،", ",", ".", "؛", ":", ")"))
_SIGNS = frozenset("،,.؛")
_NO_WORD = frozenset(" ،,.؛:\t")
_EMPTY = re.compile(r"\( *\)")
_BARE_UNIT = re.compile(f"\\(( +)(?={_UNIT_OF_TIME}|{_UNIT_OF_LENGTH})")
_BARE_PERCENT = re.compile("[^ ⟧\\d][ (]()[%٪]")
_OPENS = re.compile(r"^\s*(?=[،,])")
_DAY_OF_MONTH = re.compile(f"( )من (?:شهر )?{MONTH}(?!\\w)")
_DAY_ASKED = frozenset(("في", "يوم", "ليلة", "حتى", "إلى", "منذ", "بين"))
_AFTER_MONTH = re.compile(f"(?:^|[\\s/])[وفبلك]?(?:{_SOLAR}|{_LUNAR})$")
_YEAR_ASKED = re.compile(r"(?:^|\s)[وفبل]?(?:عام|سنة|عامي|العام)$")
_IN_GENERAL = re.compile(r"(?:بشكل|بوجه|رأي|نحو|أمر|مدير|أمين|هذا|ذلك|نفس|العام) ?[وب]?(?:عام|العام)?$")
_TRAILING_YEAR = re.compile(f"{_MONTHS}\\s*[,،]\\s*$")


@dataclass(frozen=True, slots=True)
class Hole:
    """A place between two words where a number may have stood; `sure` if the words around it ask for one.

    `odds` (a logarithm) are what the neighbours say where it is not sure.
    """

    start: int
    end: int
    slot: str
    sure: bool
    odds: float = 0.0


def gaps(sheet: Sheet) -> None:
    """Each hole where a number stood becomes `⟦#⟧`, if the text as a whole lost its numbers."""
    lines = sheet.lines
    found = _weighed([(at, line, hole) for at, line in enumerate(lines) if line.text for hole in holes(line)])
    if not found or not _numbers_lost(lines, [hole for _, hole in found]):
        return
    spaced = _spaced_by_habit(lines)
    for at, hole in reversed(found):
        if _believed(lines[at], hole, spaced=spaced):
            lines[at] = _marked(sheet, lines[at], hole)


def _numbers_lost(lines: list[Line], every: list[Hole]) -> bool:
    """Whether the text lost its numbers: holes that ask for one outweigh the digits that are left in running text."""
    digits = sum(_numbers_left(line.text) for line in lines)
    wide = sum(max(-3.0, min(3.0, hole.odds)) for hole in every if not hole.sure and hole.end - hole.start > 1)
    return 3 * sum(hole.sure for hole in every) + wide >= 2 + digits


def _spaced_by_habit(lines: list[Line]) -> bool:
    """Whether the writer sets a space before every comma."""
    text = "\n".join(line.text for line in lines)
    return len(re.findall(" [،,.؛]", text)) > 0.25 * (1 + len(re.findall("[،,.؛]", text)))


def _numbers_left(text: str) -> int:
    """How many numbers stand alone; those within an address or grown to a word say nothing of the text's font."""
    return sum(
        not _GROWN.match(text[found.start() - 1 : found.start()])
        and not _GROWN.match(text[found.end() : found.end() + 1])
        for found in _DIGITS.finditer(text)
    )


def _believed(line: Line, hole: Hole, *, spaced: bool) -> bool:
    """What is sure is believed; a wide hole unless its neighbours speak against it; others if they speak for it."""
    if hole.sure or hole.start == hole.end:
        return True
    if hole.end - hole.start > 1:
        return hole.odds >= -4
    if line.text[hole.end : hole.end + 1] in _SIGNS:
        return hole.odds >= (3 if spaced else -2)
    return hole.odds >= 1


def _weighed(found: Sequence[tuple[int, Line, Hole]]) -> list[tuple[int, Hole]]:
    """The holes with how much better the words on either side stand beside a number than beside each other."""
    unsure = [at for at, (_, _, hole) in enumerate(found) if not hole.sure]
    odds = [0.0] * len(found)
    if unsure:
        words = model()
        sides = [_sides(*found[at][1:]) for at in unsure]
        left, right = words.numbers([a for a, _ in sides]), words.numbers([b for _, b in sides])
        number = words.numbers(["<d>"] * len(sides))
        gain = words.affinity(left, number) + words.affinity(number, right) - words.affinity(left, right)
        for at, value in zip(unsure, gain.tolist(), strict=True):
            odds[at] = value
    return [(at, replace(hole, odds=value)) for (at, _, hole), value in zip(found, odds, strict=True)]


def _sides(line: Line, hole: Hole) -> tuple[str, str]:
    left = tokens(line.text[max(0, hole.start - 40) : hole.start])[-1:]
    right = tokens(line.text[hole.end : hole.end + 40])[:1]
    return left[0] if left else START, right[0] if right else END


def holes(line: Line) -> list[Hole]:
    """Every place of a line that looks as if a number was lost there."""
    found = {hole.start: hole for hole in [*_of_edges(line), *_of_words(line), *_of_spaces(line)]}
    apart: list[Hole] = []
    for start in sorted(found):
        if not apart or start > apart[-1].end:
            apart.append(found[start])
    return apart


def _of_spaces(line: Line) -> Iterator[Hole]:
    """Two spaces, a space before a comma, a comma that opens the line, empty brackets."""
    text = line.text
    for pattern in (_HOLE, _BEFORE_SIGN) if "  " in text else (_BEFORE_SIGN,):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if start and text[start - 1] not in _NO_WORD:
                yield _hole(text, start, end)
    for match in _EMPTY.finditer(text) if "(" in text else ():
        yield Hole(match.start() + 1, match.end() - 1, "count", sure=False)
    if opening := _OPENS.match(text):
        yield Hole(0, opening.end(), "year", sure=True)


def _of_words(line: Line) -> Iterator[Hole]:
    """A month after "in of", a unit or a sign of percent without its number, a byline that ends with its month."""
    text = line.text
    for match in _DAY_OF_MONTH.finditer(text) if " من " in text else ():
        if text[: match.start()].rsplit(" ", 1)[-1] in _DAY_ASKED:
            yield Hole(match.start(), match.end(1), "day", sure=True)
    for match in _BARE_UNIT.finditer(text) if "( " in text else ():
        yield _hole(text, *match.span(1))
    if "%" in text or "٪" in text:
        for match in _BARE_PERCENT.finditer(text):
            yield _hole(text, *match.span(1))
    if line.role == "byline" and _TRAILING_YEAR.search(text):
        yield Hole(len(text.rstrip()), len(text), "year", sure=True)


def _of_edges(line: Line) -> Iterator[Hole]:
    """Joints of two lines where a space stood at the edge: the number may have been lost with the line's end."""
    for at in line.edges:
        yield _hole(line.text, at, at + 1)


def _hole(text: str, start: int, end: int) -> Hole:
    """What stood in the hole, by the words on either side."""
    before, after = text[:start], text[end:]
    if re.match(f"(?:من )?(?:شهر )?{MONTH}(?!\\w)", after) and not _AFTER_MONTH.search(before):
        return Hole(start, end, "day", sure=True)
    if re.match(_UNIT_OF_LENGTH + r"(?!\w)", after):
        return Hole(start, end, "distance", sure=True)
    if re.match(_UNIT_OF_TIME + r"(?!\w)", after):
        return Hole(start, end, "duration", sure=True)
    if _AFTER_MONTH.search(before) or _YEAR_ASKED.search(before):
        return Hole(start, end, "year", sure=not _IN_GENERAL.search(before))
    if re.search(r"(?:^|\s)[وفبل]?يوم$", before):
        return Hole(start, end, "day", sure=True)
    # A count stands before what it counts; a number before a comma is mostly a year.
    return Hole(start, end, "year" if after[:1] in _SIGNS else "count", sure=False)


def _marked(sheet: Sheet, line: Line, hole: Hole) -> Line:
    """The line with the sign in the hole, a space on either side but none before a comma."""
    after = line.text[hole.end : hole.end + 1]
    before = line.text[hole.start - 1 : hole.start]
    sign = (" " if before not in ("", "(", " ") else "") + SIGN + ("" if after in _CLOSING else " ")
    fresh = sheet.fresh(len(sign))
    place = sign.index(SIGN)
    text = line.text[: hole.start] + sign + line.text[hole.end :]
    ids = [*line.ids[: hole.start], *fresh, *line.ids[hole.end :]]
    raw = line.text[hole.start : hole.end]
    sheet.note(Mark("lost-number", GAP, fresh[place : place + len(SIGN)], raw, slot=hole.slot))
    return replace(line, text=text, ids=ids)
