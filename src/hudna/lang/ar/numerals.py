"""How Arabic number words add up, and how a number is written out.

Number words are read by a small machine with four slots (units, tens,
hundreds, and what a scale word has closed): `و` joins, teens and hundreds
stand side by side.  Both genders, both cases and both orders of units and
hundreds are read, the article and clitics in front included.  Duals of other
nouns (`جنديان`) are the caller's matter.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.lang.ar.script import fold_map
from hudna.lang.findings import Folded

_UNITS = {
    1: "واحد واحدة واحدا",
    2: "اثنان اثنين اثنتان اثنتين",
    3: "ثلاثة ثلاث ثلاثا",
    4: "اربعة اربع اربعا",
    5: "خمسة خمس خمسا",
    6: "ستة ست ستا",
    7: "سبعة سبع سبعا",
    8: "ثمانية ثماني ثمان ثمانيا",
    9: "تسعة تسع تسعا",
    10: "عشرة عشر عشرا",
}
_FIRST_OF_TEENS = {1: "احد احدي", 2: "اثنا اثني اثنتا اثنتي"}
_TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "اربعون اربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
_HUNDREDS = {
    100: "مئة مائة ماية مية مئه مائه",
    200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي ميتين",
}
_SCALES = {
    1000: "الف الفا الاف",
    2000: "الفان الفين الفي",
    10**6: "مليون مليونا ملايين",
    2 * 10**6: "مليونان مليونين مليوني",
    10**9: "مليار مليارا مليارات بليون بلايين",
    2 * 10**9: "ملياران مليارين ملياري",
    10**12: "تريليون تريليونا تريليونات",
}
# What the words leave open: a lower bound, an upper one.
VAGUE = {
    "عشرات": (20, None),
    "مئات": (200, None),
    "الاف": (2000, None),
    "ملايين": (2 * 10**6, None),
    "مليارات": (2 * 10**9, None),
    "بضعة": (3, 9),
    "بضع": (3, 9),
}
_ORDINALS = {
    1: "اول اولي",
    2: "ثاني ثانية ثان",
    3: "ثالث ثالثة",
    4: "رابع رابعة",
    5: "خامس خامسة",
    6: "سادس سادسة",
    7: "سابع سابعة",
    8: "ثامن ثامنة",
    9: "تاسع تاسعة",
    10: "عاشر عاشرة",
}
_ORDINAL_FIRST = {1: "حادي حادية"}

_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "ول", "وب", "فب", "فل")
# "I am not" and its like are commoner than a number with that clitic.
_NOT_NUMBERS = frozenset(["لست", "بست", "فست", "كست", "فالف", "بالف", "كعشر", "لعشر", "لسبع", "فسبع", "كالف"])


class Numeral(NamedTuple):
    """A number word: what it adds, its part in the whole, and how it is attached.

    `part` is unit, teen (the first half of one), ten, hundred, scale, vague
    or ordinal; `lead` is the length of the clitics before it; `joined` tells
    whether و stands there, `definite` whether the article does.
    """

    value: int
    part: str
    lead: int
    joined: bool
    definite: bool


def _table() -> dict[str, tuple[Numeral, ...]]:
    found: dict[str, list[Numeral]] = {}
    parts = (
        ("unit", _UNITS),
        ("teen", _FIRST_OF_TEENS),
        ("ten", _TENS),
        ("hundred", _HUNDREDS | {n * 100: _joined_hundreds(n) for n in range(3, 10)}),
        ("scale", _SCALES),
        ("ordinal", _ORDINALS),
        ("ordinal-teen", _ORDINAL_FIRST),
        ("vague", {low: word for word, (low, _) in VAGUE.items() if not word.startswith("بض")}),
    )
    for part, table in parts:
        for value, words in table.items():
            for word in words.split():
                for key, lead, joined, definite in _attached(word):
                    found.setdefault(key, []).append(Numeral(value, part, lead, joined, definite))
    return {key: tuple(numerals) for key, numerals in found.items() if key not in _NOT_NUMBERS}


def _joined_hundreds(n: int) -> str:
    stems = {8: ("ثمان", "ثماني")}.get(n, (_UNITS[n].split()[1],))
    return " ".join(stem + hundred for stem in stems for hundred in ("مئة", "مائة", "ماية", "مية"))


def _attached(word: str) -> Iterator[tuple[str, int, bool, bool]]:
    for prefix in _PREFIXES:
        joined = prefix.startswith("و")
        yield prefix + word, len(prefix), joined, False
        if prefix.endswith("ل"):
            yield prefix + "ل" + word, len(prefix), joined, True
        else:
            yield prefix + "ال" + word, len(prefix), joined, True


NUMERALS = _table()

# Of each part the values, and the endings of forms that stand before no noun: `ثلاثا`, `ألفان`.
_COUNTING: dict[str, tuple[range, tuple[str, ...]]] = {
    "unit": (range(3, 11), ("ا",)),
    "ten": (range(20, 91), ()),
    "hundred": (range(100, 201), ("ان", "ين")),
    "scale": (range(1000, 10**9), ("ان", "ين")),
    "vague": (range(20, 10**9), ()),
}
# Spellings that the weights of who takes part were learned without.
_UNLEARNED = frozenset(["ماية", "مية", "مئه", "مائه", "مليونا"])


def _counts(word: str, numeral: Numeral) -> bool:
    values, apart = _COUNTING.get(numeral.part, (range(0), ()))
    bare = not (numeral.lead or numeral.definite) and word not in _UNLEARNED
    return bare and numeral.value in values and not word.endswith(apart)


COUNTS = frozenset(word for word, told in NUMERALS.items() if any(_counts(word, numeral) for numeral in told))
"""Number words, bare, that tell of the noun beside them how many: `ثلاثة`, `مئتي`, `آلاف`."""

WHOLE = re.compile(r"\d[\d,]*(?:\.\d+)*")
_WORD = re.compile(
    r"[\u0621-\u064a]+(?![^\W\d_])(?:-\d+)?"
    r"|⟦[^⟧\n]*⟧"
    r"|[A-Za-z][\w-]*|\d+(?:[/:-]\d+)+|\d{1,2}\.\d{1,2}\.\d{4}"
    r"|[^\W\d_]+-\d+"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+|,\d{1,2}(?![,\d]))?"
    r"|[^\W\d_]+|[^\s\w]|\n"
)


_AUGUST = re.compile(r"\b(و?)آب\b")


class Piece(NamedTuple):
    """A word, number or mark of folded text, with its place there."""

    start: int
    end: int
    key: str


_made = tuple.__new__


@functools.lru_cache(maxsize=4)
def prepared(text: str) -> tuple[Folded, tuple[Piece, ...]]:
    """A text folded, its line ends kept, and the pieces of that.  Numbers and dates of a sentence share one."""
    # A tatweel by itself is a dash.  August keeps its madda until here: without it the word is a father or a town.
    marked = text.replace(" ـ ", " - ")
    if "آب" in marked:
        marked = _AUGUST.sub(r"\1آ" + "\u067b", marked)
    folded = fold_map(marked, lines=True)
    return folded, tuple([_made(Piece, (*found.span(), found[0])) for found in _WORD.finditer(folded.text)])


# --- reading a run of number words ------------------------------------------------------------------------------------


class Run(NamedTuple):
    """Number words read as one: pieces `first` to `last` (exclusive), the value, the clitics in front of it."""

    first: int
    last: int
    value: int | float
    lead: int
    definite: bool
    vague: bool = False


def read_run(words: Sequence[Piece], first: int, *, ordinal: bool = False) -> Run | None:
    """The number that starts at this piece, as long as the words go on; `None` where none starts.

    With `ordinal`, ordinals are read as well as numbers: `الخامس والعشرين` is 25.
    """
    machine = _Machine()
    at = first
    lead = 0
    definite = False
    while at < len(words):
        if words[at].key == "و" and at + 1 < len(words) and machine.goes_on(words[at + 1].key):
            at += 2
            continue
        numeral = machine.take(words[at].key, ordinal=ordinal)
        if numeral is None:
            break
        if at == first:
            lead, definite = numeral.lead, numeral.definite
        at += 1
    if machine.last in ("", "teen", "ordinal-teen"):
        return None
    at, value = _and_a_half(words, at, machine)
    return Run(first, at, value, lead, definite, machine.vague)


def _figures(key: str) -> tuple[float, float | None]:
    """Figures as a number; and, where a full stop or comma before three of them may be either, as a fraction.

    `12.500` soldiers are thousands, `3.650` million are three and a half.
    """
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", key):
        return float(re.sub("[.,]", "", key)), float(key.replace(",", ".")) if "." in key else None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", key):
        return float(key.replace(".", "")), None
    if re.fullmatch(r"\d+,\d{1,2}", key):
        return float(key.replace(",", ".")), None
    return float(key.replace(",", "")), None


class _Machine:
    """Adds number words up; refuses the first one that cannot belong."""

    def __init__(self) -> None:
        self.closed = 0.0
        self.group: float | None = None
        self.fraction: float | None = None
        self.unit = 0
        self.ten = 0
        self.hundred = 0
        self.scale = 10**15
        self.teen = False
        self.last = ""
        self.vague = False

    def value(self) -> int | float:
        total = self.closed + (self.group or 0) + self.hundred + self.ten + self.unit
        return int(total) if total == int(total) else total

    def take(self, key: str, *, ordinal: bool) -> Numeral | None:
        """The reading of the word that can follow; `None` where none can."""
        if key[0].isdigit():
            return self._digits(key)
        for numeral in NUMERALS.get(key, ()):
            if numeral.part.startswith("ordinal") and not ordinal:
                continue
            if self.last and numeral.lead > numeral.joined:
                continue
            if self._accept(numeral):
                self.last = numeral.part
                return numeral
        return None

    def _digits(self, key: str) -> Numeral | None:
        if self.last or not WHOLE.fullmatch(key):
            return None
        self.group, self.fraction = _figures(key)
        self.last = "digits"
        return Numeral(0, "digits", 0, joined=False, definite=False)

    def goes_on(self, key: str) -> bool:
        """Take the figures of `ألف و500`."""
        if self.last != "scale" or self.vague or not WHOLE.fullmatch(key):
            return False
        number, _ = _figures(key)
        if number >= self.scale or number < 1:
            return False
        self.group, self.fraction, self.last = number, None, "digits"
        return True

    def _accept(self, numeral: Numeral) -> bool:
        if self.last == "digits":
            return numeral.part == "scale" and not numeral.joined and self._scale(numeral)
        return {
            "unit": self._unit,
            "teen": self._first_of_teen,
            "ten": self._ten,
            "hundred": self._hundred,
            "scale": self._scale,
            "ordinal": self._ordinal,
            "ordinal-teen": self._first_of_teen,
            "vague": self._vague,
        }[numeral.part](numeral)

    def _unit(self, numeral: Numeral) -> bool:
        if numeral.value == 10 and self.unit and not numeral.joined and not self.ten and self.last in _BEFORE_TEN:
            self.ten = 10
            self.teen = True
            return True
        if self.unit or self.ten or not self._joins(numeral) or self.vague:
            return False
        if numeral.value == 10:
            self.ten = 10
        else:
            self.unit = numeral.value
        return True

    def _ordinal(self, numeral: Numeral) -> bool:
        return not self.vague and self._unit(numeral)

    def _first_of_teen(self, numeral: Numeral) -> bool:
        if self.unit or self.ten or not self._joins(numeral):
            return False
        self.unit = numeral.value
        return True

    def _ten(self, numeral: Numeral) -> bool:
        if self.ten or self.vague or not self._joins(numeral):
            return False
        self.ten = numeral.value
        return True

    def _hundred(self, numeral: Numeral) -> bool:
        if self.hundred or self.vague:
            return False
        if numeral.value == 100 and self.last == "unit" and not self.ten and not numeral.joined and self.unit > 2:
            self.hundred, self.unit = self.unit * 100, 0
            return True
        if not self._joins(numeral):
            return False
        self.hundred = numeral.value
        return True

    def _scale(self, numeral: Numeral) -> bool:
        size = 10 ** (len(str(numeral.value)) - 1)
        if size >= self.scale:
            return False
        if self.last == "digits" and self.fraction is not None:
            self.group = self.fraction
        group = self.group if self.group is not None else self.hundred + self.ten + self.unit
        if group and numeral.joined:
            # Old style puts the thousand last: five and twenty and a thousand.
            if self.closed or self.group is not None or self.vague:
                return False
            self.closed = float(numeral.value)
            self.scale = 1
            return True
        if numeral.value > size and group:
            return False
        if self.last and not group and not numeral.joined:
            return False
        self.closed += (group or 1) * numeral.value
        self.group, self.unit, self.ten, self.hundred, self.scale = None, 0, 0, 0, size
        return True

    def _vague(self, numeral: Numeral) -> bool:
        if self.last:
            return False
        self.group, self.vague = float(numeral.value), True
        return True

    def _joins(self, numeral: Numeral) -> bool:
        return numeral.joined or not self.last


_BEFORE_TEN = frozenset(["unit", "teen", "ordinal", "ordinal-teen"])


def _and_a_half(words: Sequence[Piece], at: int, machine: _Machine) -> tuple[int, int | float]:
    value = machine.value()
    if machine.last == "scale" and at < len(words) and words[at].key == "ونصف" and machine.scale > 1:
        whole = at + 1 < len(words) and words[at + 1].key in ("المليون", "مليون", "الف", "الالف", "المليار", "مليار")
        half = value + machine.scale / 2
        return at + 1 + whole, int(half)
    return at, value


# --- writing a number out ---------------------------------------------------------------------------------------------

_MASCULINE = ("", "واحد", "اثنان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
_FEMININE = ("", "واحدة", "اثنتان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_TENS_WRITTEN = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_SCALES_WRITTEN = (
    (10**9, "مليار", "ملياران", "مليارات"),
    (10**6, "مليون", "مليونان", "ملايين"),
    (10**3, "ألف", "ألفان", "آلاف"),
)


def spelled(number: int, *, feminine: bool = False) -> str:
    """A whole number from 0 to 999,999,999,999 in words, nominative; `feminine` is the gender of what is counted.

    Raises:
        ValueError: the number is outside that range.

    >>> spelled(3200)
    'ثلاثة آلاف ومئتان'
    """
    if not 0 <= number < 10**12:
        message = f"{number} is outside 0 to 999,999,999,999"
        raise ValueError(message)
    parts = []
    rest = number
    for size, one, two, many in _SCALES_WRITTEN:
        count, rest = divmod(rest, size)
        if count:
            parts.append(_scaled(count, one, two, many))
    if rest or not parts:
        parts.append(_below_thousand(rest, feminine=feminine) if rest else "صفر")
    return " و".join(parts)


def _scaled(count: int, one: str, two: str, many: str) -> str:
    if count <= 2:
        return (one, two)[count - 1]
    noun = many if 3 <= count % 100 <= 10 else one
    return f"{_below_thousand(count, feminine=False)} {noun}"


def _below_thousand(number: int, *, feminine: bool) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [("", "مئة", "مئتان")[hundreds] if hundreds < 3 else _MASCULINE[hundreds].removesuffix("ي") + "مئة"]
    parts.append(_below_hundred(rest, feminine=feminine))
    return " و".join(part for part in parts if part)


def _below_hundred(number: int, *, feminine: bool) -> str:
    # Three to ten take the gender that the noun has not; one and two agree with it.
    units = [(_FEMININE if (n <= 2) == feminine else _MASCULINE)[n] for n in range(11)]
    if number <= 10:
        return units[number]
    if number < 20:
        first = {1: "إحدى" if feminine else "أحد", 2: "اثنتا" if feminine else "اثنا"}.get(number - 10)
        return f"{first or units[number - 10]} {'عشرة' if feminine else 'عشر'}"
    tens, unit = divmod(number, 10)
    return " و".join(part for part in (units[unit], _TENS_WRITTEN[tens]) if part)
