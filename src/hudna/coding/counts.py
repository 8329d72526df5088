"""How many were killed, wounded, abducted, arrested, displaced; how many events.

A word of harm (`مقتل`, `جريح`, `اعتقال`) takes the number beside it, in
digits or words; a singular or a dual counts by itself; `عشرات` and a lost
number give no figure.  A count belongs to the deed nearest before it in the
sentence, or to the only one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hudna.coding.analysis import Analysis
from hudna.coding.evidence import span
from hudna.coding.heads import Heads
from hudna.coding.roles import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar.numbers import numbers
from hudna.lang.ar.numerals import NUMERALS, VAGUE
from hudna.lang.ar.parts import Part
from hudna.lang.ar.script import fold
from hudna.lang.findings import NumberMention
from hudna.lang.kept import kept
from hudna.records import Count

REACH = 7


def _table(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


DEEDS = {
    "killed": _table(
        "مقتل قتل قتلت قتلوا قتلا تقتل يقتل مصرع مصرعهم مصرعه مصرعهما استشهاد استشهد استشهدوا وفاة سقط"
        " سقوط أودى أودت أسفر حصد حصدت بحياة"
        " مقتلهم ضحيته"
    ),
    "wounded": _table("إصابة أصيب أصيبوا أصابة جرح جرحوا جرحت أصابت إصابات بجروح"),
    "abducted": _table("خطف خطفت خطفوا اختطاف اختطف اختطفت اختطفوا"),
    "arrested": _table(
        "اعتقال اعتقل اعتقلت اعتقلوا توقيف أوقف أوقفت احتجاز احتجزت احتجز القبض يعتقل تعتقل ضبط اعتقالات"
    ),
    "displaced": _table("نزوح نزح تهجير تشريد شرد شردت نازح"),
}
PEOPLE = {
    "killed": _table("قتيل قتيلا قتلى القتلى قتيلان قتيلين شهيد شهيدا شهداء شهيدين شهيدان ضحية ضحايا"),
    "wounded": _table("جريح جريحا جرحى جريحان جريحين مصاب مصابا مصابين مصابون"),
    "abducted": _table("مخطوف مخطوفا مخطوفين مختطف مختطفا مختطفين رهينة رهائن"),
    "arrested": _table("معتقل معتقلا معتقلين موقوف موقوفا موقوفين"),
    "displaced": _table("نازح نازحا نازحين مهجر مهجرا مهجرين مشرد"),
}
_AMBIGUOUS = _table("سقط سقوط أودى أودت أسفر حصد حصدت ضبط القبض")
_VAGUE = _table("عشرات العشرات مئات المئات آلاف الآلاف عدد عددا")
_EVENTS = _table("هجوم هجوما هجمات غارة غارات عملية عمليات ضربة ضربات انتهاك خرق خرقا خروقات خروق صاروخ قذيفة")


@kept(1 << 16)
def _may_number(key: str) -> bool:
    """Whether a number can be read in a word; most sentences hold no such word."""
    if key in NUMERALS or key in VAGUE:
        return True
    return not key.isalpha() and any(letter.isdigit() or letter in "⟦_" for letter in key)


class _Found(NamedTuple):
    what: str
    at: int
    best: int | None
    low: int | None
    high: int | None
    start: int
    end: int


class Counts:
    """Made once, then called for each scene."""

    def __init__(self, heads: Heads) -> None:
        self._heads = heads

    def __call__(self, analysis: Analysis, scene: Scene, deeds: Sequence[Candidate]) -> dict[int, tuple[Count, ...]]:
        """The counts of each deed, by the index of the deed in `deeds`."""
        if not deeds:
            return {}
        told: dict[int, list[Count]] = {}
        for found in self._found(analysis.document.text, scene):
            owner = _owner(deeds, found)
            if owner is None:
                continue
            words = span(analysis, found.start, found.end)
            count = Count(what=found.what, best=found.best, low=found.low, high=found.high, span=words)
            held = told.setdefault(owner, [])
            if all((one.what, one.best) != (count.what, count.best) for one in held):
                held.append(count)
        return {number: tuple(counts) for number, counts in told.items()}

    def _found(self, text: str, scene: Scene) -> list[_Found]:
        parts = scene.reading.parts
        cues = [(at, *_CUES[part.stem]) for at, part in enumerate(parts) if part.stem in _CUES]
        if not cues and not any(part.stem in _EVENTS for part in parts):
            return []
        sentence = scene.sentence
        countable = any(map(_may_number, sentence.keys))
        figures = numbers(text[sentence.start : sentence.end]) if countable else ()
        placed = {_word_at(scene, sentence.start + one.start): one for one in figures}
        taken: set[int] = set()
        found: list[_Found] = []
        for at, what, person in cues:
            found += self._of(scene, at, (what, person), placed, taken)
        return found + _events(scene, placed, taken)

    def _of(
        self, scene: Scene, at: int, cue: tuple[str, bool], placed: dict[int, NumberMention], taken: set[int]
    ) -> list[_Found]:
        what, person = cue
        parts, words = scene.reading.parts, scene.sentence.words
        if person:
            before = next((n for n in range(at - 1, max(at - 4, -1), -1) if n in placed), None)
            if before is not None and before not in taken:
                taken.add(before)
                return [_numbered(scene, what, placed[before], before, at)]
            if parts[at].stem.endswith(("ان", "ين")) and parts[at].stem in _DUALS:
                return [_Found(what, at, 2, 2, 2, words[at].start, words[at].end)]
            vague = at > 0 and parts[at - 1].stem in _VAGUE
            if (vague or parts[at].stem in _PLURALS) and not _is_without(parts[max(at - 3, 0) : at]):
                return [_Found(what, at, None, None, None, words[at - vague].start, words[at].end)]
            return []
        found: list[_Found] = []
        for n in range(at + 1, min(at + REACH + 1, len(parts))):
            if parts[n].kind in ("sub", "rel") or (n > at + 1 and _cue(parts[n])[0] and not _cue(parts[n])[1]):
                break
            if n in placed and n not in taken and not placed[n].percent:
                taken.add(n)
                return [_numbered(scene, what, placed[n], n, n)]
            if parts[n].stem in _VAGUE:
                return [_Found(what, at, None, None, None, words[n].start, words[n].end)]
            single = self._single(scene, n)
            if single and at + 1 == n and parts[at].stem not in _AMBIGUOUS:
                return [_Found(what, at, single, single, single, words[at].start, words[n].end)]
        return found

    def _single(self, scene: Scene, at: int) -> int:
        """One or two, where the noun says so by its form: `مقتل جندي`, `إصابة شرطيين`."""
        part = scene.reading.parts[at]
        kind = self._heads.kind(part.stem)[0]
        if part.article or kind not in ("civilians", "fighters", "forces", "officials", "part"):
            return 0
        if part.stem in ("احد", "احدي"):
            return 1
        if part.stem.endswith("ان") and len(part.stem) > 4 and part.stem not in _PLURAL_IN_AN:
            return 2
        return 1 if part.stem in _SINGULARS else 0


_WITHOUT = _table("دون بدون عدم غير انعدام")
_SINGULARS = _table(
    "جندي جنديا شرطي شرطيا ضابط ضابطا مدني مدنيا شخص شخصا رجل رجلا امرأة طفل طفلا طفلة مسلح مسلحا عنصر"
    " عنصرا مقاتل مقاتلا قيادي قياديا"
    " مواطن مواطنا صحفي صحفيا شاب شابا فتاة عامل قائد مسؤول إرهابي انتحاري عسكري عسكريا عقيد"
)
_PLURAL_IN_AN = _table("سكان شبان فتيان")
_DUALS = _table("قتيلان قتيلين جريحان جريحين شهيدان شهيدين")
_PLURALS = _table("قتلى القتلى جرحى شهداء مصابين ضحايا")


# What kind of harm a word tells, and whether it is a noun of the harmed.
_CUES = {
    word: (what, person)
    for table, person in ((DEEDS, False), (PEOPLE, True))
    for what, words in reversed(table.items())
    for word in words
}
_NO_CUE = ("", False)


def _is_without(before: Sequence[Part]) -> bool:
    """`دون وقوع ضحايا`, `لم يسفر عن قتلى`: nobody, and not an unknown number."""
    return any(part.stem in _WITHOUT or part.kind == "neg" for part in before)


def _cue(part: Part) -> tuple[str, bool]:
    return _CUES.get(part.stem, _NO_CUE)


def _numbered(scene: Scene, what: str, number: NumberMention, first: int, last: int) -> _Found:
    words = scene.sentence.words
    end = last if last > first else min(first + 1, len(words) - 1)
    return _Found(
        what,
        first,
        _whole(number.value),
        _whole(number.low),
        _whole(number.high),
        scene.sentence.start + number.start,
        max(words[end].end, scene.sentence.start + number.end),
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _word_at(scene: Scene, position: int) -> int:
    words = scene.sentence.words
    return next((n for n, word in enumerate(words) if word.start <= position < word.end), -1)


def _events(scene: Scene, placed: dict[int, NumberMention], taken: set[int]) -> list[_Found]:
    """`40 هجوماً`: a number right before a noun of attacks."""
    parts, found = scene.reading.parts, []
    for n, number in placed.items():
        if n in taken or n < 0 or number.percent:
            continue
        behind = next((m for m in range(n + 1, min(n + 3, len(parts))) if parts[m].stem in _EVENTS), None)
        if behind is not None and (number.value is None or number.value > 1):
            found.append(_numbered(scene, "events", number, n, behind))
    return found


def _owner(deeds: Sequence[Candidate], found: _Found) -> int | None:
    """The deed that a count belongs to: of the fitting type, over the cue, else nearest before, else behind."""
    kinds = {
        "killed": ("ASSAULT",),
        "wounded": ("ASSAULT",),
        "abducted": ("ASSAULT",),
        "arrested": ("COERCE",),
        "displaced": ("ASSAULT", "COERCE"),
    }.get(found.what, ("ASSAULT", "VIOLATE"))
    fitting = [n for n, deed in enumerate(deeds) if deed.row.event_type in kinds]
    if not fitting:
        return None
    return min(fitting, key=lambda n: _distance(deeds[n], found))


def _distance(deed: Candidate, found: _Found) -> tuple[int, int]:
    if deed.start < found.end and deed.end > found.start:
        return 0, 0
    return abs(deed.start - found.start), int(deed.start > found.start)
