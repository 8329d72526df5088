"""Numbers in Arabic text: where they stand, what they are, and what hedges them.

`نحو`, `أكثر من`, `على الأقل`, `بين .. و ..` and their like give bounds; `عشرات`
and `مئات` give a lower bound and no number.  How number words add up is told
in `numerals`.
"""

from collections.abc import Sequence

from hudna.lang.ar.numerals import NUMERALS, VAGUE, WHOLE, Piece, Run, prepared, read_run
from hudna.lang.findings import NumberMention

_HEADS = frozenset("0123456789⟦")
_ABOUT = frozenset(
    [
        "نحو",
        "حوالي",
        "قرابة",
        "زهاء",
        "تقريبا",
        "قراب",
        "بنحو",
        "بحوالي",
        "لنحو",
        "لحوالي",
        "ونحو",
        "وحوالي",
        "وقرابة",
        "يقارب",
        "تقارب",
        "ناهز",
        "يناهز",
        "قارب",
    ]
)
_OVER = frozenset(
    [
        "اكثر",
        "ازيد",
        "فوق",
        "يفوق",
        "تفوق",
        "فاق",
        "تجاوز",
        "يتجاوز",
        "تتجاوز",
        "تجاوزت",
        "يزيد",
        "تزيد",
        "وتجاوز",
        "لاكثر",
        "باكثر",
        "واكثر",
    ]
)
_UNDER = frozenset(["اقل", "دون", "باقل", "لاقل"])
_UP_TO = frozenset(["حتي", "يصل", "تصل"])
_AT_LEAST = (("علي", "الاقل"), ("علي", "اقل", "تقدير"), ("كحد", "ادني"), ("فاكثر",))
_AT_MOST = (("علي", "الاكثر"), ("علي", "اكثر", "تقدير"), ("كحد", "اقصي"))
_LINKS = frozenset(["من", "عن", "علي", "ال"])
_PERCENT = (("%",), ("٪",), ("في", "المئة"), ("في", "المائة"), ("بالمئة",), ("بالمائة",), ("في", "المية"), ("بالمية",))
_BEFORE: dict[tuple[str, ...], str] = {
    ("علي", "الاقل"): "over", ("يقل", "عن"): "over", ("تقل", "عن"): "over",
    ("علي", "الاكثر"): "under",
}  # fmt: skip


def numbers(text: str) -> tuple[NumberMention, ...]:
    """Every number of a text in order, in digits or words, with what hedges it.

    Numeric dates, clock times and model numbers (`F-16`) are left out; a lost
    number (`⟦#⟧`) is found with no value.
    """
    folded, words = prepared(text)
    found = []
    at = 0
    while at < len(words):
        key = words[at].key
        run = _number_at(words, at) if key in NUMERALS or key in VAGUE or key[0] in _HEADS else None
        if run is None:
            ordinal = read_run(words, at, ordinal=True) if key in NUMERALS else None
            at = ordinal.last if ordinal else at + 1
            continue
        at, mention = _mention(words, run)
        start, end = folded.back(mention.start, mention.end)
        found.append(_moved(mention, start, end))
    return tuple(found)


def _number_at(words: Sequence[Piece], at: int) -> Run | None:
    key = words[at].key
    if key[0] == "⟦":
        return Run(at, at + 1, -1, 0, definite=False)
    if key in VAGUE and key.startswith("بض"):
        return Run(at, at + 1, -2, 0, definite=False)
    if key not in NUMERALS and not WHOLE.fullmatch(key):
        return None
    run = read_run(words, at)
    if run and key.endswith(("الاثنين", "الاحد")) and run.last == at + 1:
        return None
    return _bare_plural(words, run)


def _bare_plural(words: Sequence[Piece], run: Run | None) -> Run | None:
    """`آلاف` and `ملايين` by themselves are "thousands", no number."""
    if run and run.last == run.first + 1:
        word = words[run.first].key[run.lead :]
        low = VAGUE.get(word) or VAGUE.get(word.removeprefix("ال"))
        return run._replace(value=low[0], vague=True) if low else run
    return run


def _mention(words: Sequence[Piece], run: Run) -> tuple[int, NumberMention]:
    """The number with its hedges and range; and the piece to go on from."""
    second = _second(words, run)
    if second is not None:
        return second.last, _between(words, run, second)
    first, hedge = _hedge_before(words, run.first)
    last, after = _hedge_after(words, run.last)
    percent = _matches(words, last, _PERCENT)
    end = words[last + percent - 1].end
    start = words[first].start + (run.lead if first == run.first else 0)
    value, low, high = _bounds(run, hedge or after)
    mention = NumberMention(
        start=start, end=end, value=value, low=low, high=high,
        exact=value is not None and not hedge and not after, percent=percent > 0,
    )  # fmt: skip
    return last + percent, mention


def _bounds(run: Run, hedge: str) -> tuple[int | float | None, int | float | None, int | float | None]:
    if run.value == -1:
        return None, None, None
    if run.value == -2:
        return None, 3, 9
    if run.vague:
        return None, run.value, None
    low = run.value if hedge in ("", "over") else None
    high = run.value if hedge in ("", "under") else None
    return run.value, low, high


def _hedge_before(words: Sequence[Piece], first: int) -> tuple[int, str]:
    for length in (2, 1):
        if hedge := _BEFORE.get(tuple(word.key for word in words[max(0, first - length) : first])):
            return first - length, hedge
    steps = int(first > 0 and words[first - 1].key in _LINKS)
    at = first - 1 - steps
    if at >= 0:
        for hedge, keys in (("about", _ABOUT), ("over", _OVER), ("under", _UNDER)):
            if words[at].key in keys:
                denied = at > 0 and words[at - 1].key in ("لا", "لم", "ولا", "لن")
                return (at - 1, "under") if denied and hedge == "over" else (at, hedge)
        if steps == 0 and words[at].key in _UP_TO:
            return at, "under"
    return first, ""


def _hedge_after(words: Sequence[Piece], last: int) -> tuple[int, str]:
    # The noun counted stands between the number and "at least".
    for skip in (0, 1, 2):
        for hedge, phrases in (("over", _AT_LEAST), ("under", _AT_MOST)):
            if _matches(words, last + skip, phrases):
                return last, hedge
    return last, "about" if _matches(words, last, (("تقريبا",),)) else ""


def _matches(words: Sequence[Piece], at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    first = words[at].key if at < len(words) else ""
    for phrase in phrases:
        if first == phrase[0] and tuple([word.key for word in words[at : at + len(phrase)]]) == phrase:
            return len(phrase)
    return 0


def _second(words: Sequence[Piece], run: Run) -> Run | None:
    """The other end of `بين خمسة وسبعة`, `من 5 إلى 7`."""
    opener = words[run.first - 1].key if run.first else ""
    at = run.last
    if at >= len(words) or run.value < 0 or run.vague:
        return None
    key = words[at].key
    if (opener in ("بين", "مابين") and key == "و") or (opener == "من" and key in ("الي", "ل")):
        at += 1
    elif not (opener in ("بين", "مابين") and key.startswith("و") and key in NUMERALS):
        return None
    other = read_run(words, at) if at < len(words) else None
    return other if other and not other.vague and other.value > run.value else None


def _between(words: Sequence[Piece], run: Run, second: Run) -> NumberMention:
    return NumberMention(
        start=words[run.first - 1].start, end=words[second.last - 1].end,
        value=None, low=run.value, high=second.value, exact=False,
    )  # fmt: skip


def _moved(mention: NumberMention, start: int, end: int) -> NumberMention:
    return NumberMention(
        start=start, end=end, value=mention.value, low=mention.low, high=mention.high,
        exact=mention.exact, percent=mention.percent,
    )  # fmt: skip
