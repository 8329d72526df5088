"""The words that dates are made of, each as one symbol, so that a grammar can be regular expressions over them.

`items` turns a text into things with a symbol each: `d` a number up to 31,
`M` a month, `W` a weekday and so on (the table `SYMBOLS`); all other words
are `x`.  Months of two words, doubled months (`يناير/كانون الثاني`), spelled
numbers and the days before yesterday and after tomorrow are one item each.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from hudna.lang.ar.calendar import DOUBTFUL, HIJRI, SEASONS, WEEKDAYS, month_names
from hudna.lang.ar.feasts import NTH, STARTS, feast_at, nth_day_at
from hudna.lang.ar.numerals import NUMERALS, Piece, Run, read_run

SYMBOLS = {
    "A": "a day told from the day of writing (today, yesterday); value is the difference in days",
    "B": "before",
    "C": "century",
    "D": "day",
    "E": "start, middle or end of",
    "F": "half or quarter",
    "G": "after",
    "H": "Hijri month",
    "I": "last, before a number",
    "J": "on the day after something",
    "K": "week",
    "L": "a lost number",
    "M": "month",
    "N": "a date in digits, value yyyymmdd",
    "O": "the word month",
    "P": "period",
    "Q": "dual before names of days or years",
    "R": "a feast, by its number in the table",
    "S": "since",
    "T": "time of day",
    "U": "of it, of the month told before",
    "V": "a vague adverb",
    "W": "weekday, Monday is 0",
    "X": "a thing whose name may be a date: a paper, a square, a revolution",
    "Y": "the word year",
    "Z": "that, the same",
    "a": "about",
    "b": "between",
    "c": "current",
    "d": "number up to 31",
    "e": "decade",
    "f": "from, of",
    "g": "of our era",
    "h": "this",
    "i": "in, within",
    "j": "of the Hijra",
    "k": "few",
    "m": "a month whose name is more often another word",
    "n": "any other number",
    "o": "season",
    "p": "past",
    "q": "next",
    "r": "ordinal",
    "s": "the first, second day of a feast or a month, before its name",
    "t": "until",
    "u": "units; value is 2 for a dual, 0 for a plural",
    "v": "every",
    "w": "and",
    "x": "any other word",
    "+": "any other word with the article",
    "l": "on, after a span: counted from",
    "y": "number that may be a year",
    "z": "the same, the following",
}


class Item(NamedTuple):
    """A symbol with its place in the folded text; `value` and `unit` as the symbol has them."""

    symbol: str
    start: int
    end: int
    value: int = 0
    unit: str = ""


class Entry(NamedTuple):
    """What a word means in dates."""

    symbol: str
    value: int = 0
    unit: str = ""
    lead: int = 0
    joined: bool = False


def _words() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for symbol, words in _PLAIN.items():
        for word in words.split():
            found[word] = Entry(symbol)
    for symbol, values in _VALUED.items():
        for word, value in values.items():
            found[word] = Entry(symbol, value)
    found = _unit_words() | found
    for word, number in month_names().items():
        found[word] = Entry("m" if word in DOUBTFUL else "M", number)
    found.update({word: Entry("H", number) for word, number in HIJRI.items()})
    found.update({word: Entry("W", number) for word, number in WEEKDAYS.items()})
    found.update({word: Entry("o", number) for word, number in SEASONS.items()})
    return found


_PLAIN = {
    "C": "القرن قرن قرنا",
    "S": "منذ مذ ابتداء اعتبارا بدءا انطلاقا",
    "B": "قبل قبيل",
    "G": "بعد عقب",
    "V": "مؤخرا حديثا حاليا الان سابقا لاحقا قريبا انذاك حينها حينئذ يومئذ حينذاك حينه وقتها"
    " وقتذاك وقتئذ يومها ساعتها ساعتئذ انئذ",
    "P": "الفترة الاونة المرحلة الحقبة الوقت اللحظة الحين",
    "T": "صباح ظهر عصر فجر ليل نهار ظهيرة صبيحة عشية",
    "X": "صحيفة جريدة المصري موقع قناة ثورة حركة تحالف فريق قوي ميدان ساحة شارع جسر قصر مدينة حي جامعة ملعب انتفاضة"
    " استاد سد مستشفي مدرسة كوبري طريق ثوار مجزرة انقلاب",
    "U": "منه",
    "Z": "ذلك تلك نفس ذات",
    "a": "نحو حوالي قرابة زهاء اكثر اقل",
    "b": "بين مابين",
    "c": "الحالي الحالية الجاري الجارية الراهن الراهنة الحاضر جاري",
    "f": "من",
    "g": "م ميلادي ميلادية للميلاد الميلادي الميلادية",
    "h": "هذا هذه",
    "j": "ه هجري هجرية للهجرة الهجري الهجرية",
    "k": "القليلة قليلة بضعة بضع عدة عديدة القلائل معدودة",
    "l": "علي",
    "p": "الماضي الماضية الماضيين الماضيتين الماضيان الفائت الفائتة المنصرم المنصرمة السابق السابقة الاخير الاخيرة"
    " الاخيرين الفارط الفارطة المنقضي المنقضية ماضي مضي مضت",
    "q": "المقبل المقبلة المقبلين المقبلتين المقبلان القادم القادمة القادمين الاتي الاتية مقبل",
    "t": "الي حتي لغاية غاية",
    "v": "كل",
    "w": "و",
    "z": "نفسه نفسها ذاته ذاتها التالي التالية اللاحق اللاحقة الموالي الموالية المذكور",
    "I": "اخر",
    "J": "غداة",
}
EVE, DEFINITE, ADVERB, EITHER = 2, 1, 3, 4
"""Values of a time of day: the night whose name is that of the day to come, one with its article, one that stands
alone (`فجراً`), one that may (`مساء`)."""
_VALUED = {
    "A": {"اليوم": 0, "امس": -1, "الامس": -1, "البارحة": -1, "غدا": 1, "الغد": 1, "غد": 1, "الليلة": 0, "يومنا": 0},
    "E": {"مطلع": 0, "بداية": 0, "بدايات": 0, "اوائل": 0, "مستهل": 0, "منتصف": 1, "اواسط": 1, "نهاية": 2, "نهايات": 2}
    | {"اواخر": 2, "ختام": 2, "موفي": 2},
    "F": {"النصف": 2, "الربع": 4, "الثلث": 3},
    "i": {"في": 0, "خلال": 1, "غضون": 2, "طيلة": 1, "طوال": 1, "ظرف": 1, "مدي": 1, "مدار": 1},
    "e": {
        article + stem + ending: value
        for value, stem in enumerate(
            ["عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"], start=2
        )
        for article in ("", "ال")
        for ending in ("يات", "ات")
    },
    "r": {"غرة": 1},
    "T": {"ليلة": EVE, "مساء": EITHER}
    | dict.fromkeys(["الصباح", "المساء", "الفجر", "الظهر", "الليل", "العصر", "النهار"], DEFINITE)
    | dict.fromkeys(["صباحا", "ليلا", "فجرا", "ظهرا", "عصرا", "مساءا", "نهارا"], ADVERB),
}
# Singular, accusative, dual, plurals, construct dual of each unit; a definite singular has the value 1, because
# "before the week" is no count.
_UNITS = {
    "minute": ("", "دقيقة", "دقيقتين", "دقائق", ""),
    "hour": ("", "ساعة", "ساعتين ساعتان", "ساعات", ""),
    "day": ("يوم", "يوما", "يومين يومان", "ايام اياما", "يومي ليلتي"),
    "week": ("اسبوع", "اسبوعا", "اسبوعين اسبوعان", "اسابيع", "اسبوعي"),
    "month": ("شهر", "شهرا", "شهرين شهران", "اشهر شهور", "شهري"),
    "year": ("عام سنة", "عاما", "عامين عامان سنتين سنتان", "سنوات سنين اعوام", "عامي سنتي"),
    "decade": ("", "", "عقدين عقدان", "عقود", ""),
}
_SINGULAR = {"day": "D", "week": "K", "month": "O", "year": "Y"}


def _unit_words() -> dict[str, Entry]:
    found = {}
    for unit, (singular, counted, dual, plural, construct) in _UNITS.items():
        symbol = _SINGULAR.get(unit, "u")
        for words, entry in (
            (singular, Entry(symbol, 0, unit)),
            (counted, Entry(symbol, int(symbol == "u"), unit)),
            (dual, Entry("u", 2, unit)),
            (plural, Entry("u", 0, unit)),
        ):
            for word in words.split():
                found[word] = entry
                if entry.value == 1 and symbol == "u":
                    continue  # the hour with the article is what the clock shows
                found["ال" + word] = entry if entry.symbol == "u" else entry._replace(value=1)
        found.update({word: Entry("Q", 0, unit) for word in construct.split()})
    return found


_PREFIXES = ("و", "ف", "ب", "ل", "ك", "ول", "وب")
_TWO_WORDS = {"كانون": "M", "تشرين": "M", "ربيع": "H", "جمادي": "H"}
_SECOND = {
    "الاول": "1",
    "اول": "1",
    "الاولي": "1",
    "الثاني": "2",
    "ثاني": "2",
    "ثان": "2",
    "الاخر": "2",
    "الاخرة": "2",
    "الثانية": "2",
}
_BARE = {"": 0, "و": 1, "ف": 1, "ب": 1, "ل": 1}


def _attached(words: dict[str, Entry]) -> dict[str, Entry]:
    """The words with the clitics that they may carry; a plain word wins over an attached one."""
    found = dict(words)
    for word, entry in words.items():
        prefixes = ("و",) if entry.symbol in "mgj" or len(word) < 3 else _PREFIXES
        for prefix in prefixes:
            whole = prefix + word
            if prefix.endswith("ل") and word.startswith("ال"):
                whole = prefix + word[1:]
            lead = len(prefix)
            found.setdefault(whole, entry._replace(lead=lead, joined=prefix[0] == "و"))
    return found


LEXICON = _attached(_words())
_ARTICLE = re.compile("^[وفبلك]?(?:ال|لل)")
_GENERAL_NOUNS = (
    "امين مدير قائد مدعي نائب مفتش مراقب مشرف سكرتير منسق قطاع راي اتحاد اضراب امن وضع مشهد حاكم قنصل مال شان مجلس"
    " مؤتمر كاتب مسؤول ضابط حق نفع ذوق منتدي متحدث مستشار مقرر صالح سياق اطار اتجاه طابع مستوي وكيل قاضي عفو"
)
_GENERAL = frozenset(_GENERAL_NOUNS.split())
_FIGURES = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")


def items(words: Sequence[Piece]) -> list[Item]:
    """The words of a text as items, in order."""
    found: list[Item] = []
    at = 0
    while at < len(words):
        piece = words[at]
        if piece.key not in _TOLD and not piece.key[0].isdigit():
            found.append(_OTHER_DEFINITE if piece.key.startswith("ال") else _OTHER)
            at += 1
            continue
        entry = LEXICON.get(piece.key)
        if piece.key in _FEASTS and (taken := _add_feast(found, words, at)):
            at += taken
        elif piece.key in _MONTH_STARTS and (made := _month_of_two(words, at)):
            at = _add_month(found, made, at + 2)
        elif taken := _day_before_yesterday(words, at):
            lead = int(piece.key[0] == "و")
            found.append(Item("A", piece.start + lead, words[at + taken - 1].end, -2))
            at += taken
        elif piece.key == ")" and found and found[-1].unit == "open":
            found[-1] = found[-1]._replace(end=piece.end, unit="")
            at += 1
        elif piece.key in _THEN and at + 1 < len(words) and words[at + 1].key[0] == "ب":
            start = piece.start + (piece.key[0] in "وف")
            found += [Item(_THEN[piece.key], start, piece.end), Item("Z", piece.end, piece.end)]
            at += 1
        elif entry is not None and not (piece.key in NUMERALS and _is_number(words, at)):
            at = _add_word(found, words, at, entry)
        elif piece.key in NUMERALS or piece.key[0].isdigit():
            at = _add_number(found, words, at)
        else:
            if piece.key != "فقط" and (piece.key != "ال" or at + 1 == len(words) or not words[at + 1].key[0].isdigit()):
                found.append(Item(_MARKS.get(piece.key, "x"), piece.start, piece.end))
            at += 1
    return found


_MARKS = {
    "⟦#⟧": "L",
    "«": "«",
    "»": "»",
    "“": "«",
    "”": "»",
    "/": "/",
    "-": "-",
    "–": "-",
    "ـ": "-",
    "(": "(",
    ")": ")",
    "،": ",",
    ",": ",",
    "\n": "\n",
}
_OTHER = Item("x", 0, 0)
_OTHER_DEFINITE = Item("+", 0, 0)
_FIRST = frozenset(["اول", "واول", "اولي", "واولي"])
_MONTH_STARTS = frozenset(prefix + word for prefix in _BARE for word in _TWO_WORDS)
_FEASTS = STARTS | NTH | {"العشر"}
_WISHED = frozenset({"بمناسبة", "لمناسبة", "مناسبة", "وبمناسبة", "هدنة", "تهنئة", "حلول"})
"""`بمناسبة عيد الفطر` names what is wished for, and no day."""
_THEN = {
    prefix + word: symbol
    for symbol, words in (("G", ("بعدها", "بعده")), ("B", ("قبلها", "قبله")))
    for word in words
    for prefix in ("", "و", "ف")
}
"""`بعدها بيومين`: so long after what was told."""
_TOLD = (
    LEXICON.keys() | NUMERALS.keys() | _THEN.keys() | _MARKS.keys() | _MONTH_STARTS | _FIRST | _FEASTS | {"ال", "فقط"}
)
_TENTHS = {"الاوائل": 0, "الاولي": 0, "الاواسط": 1, "الاواخر": 2, "الاخيرة": 2}


def _add_feast(found: list[Item], words: Sequence[Piece], at: int) -> int:
    """A feast (`عيد الفطر`), a day of one (`ثاني أيام`), ten days (`العشر الأواخر`): how many words; 0 for none."""
    keys = [word.key for word in words[at : at + 6]]
    if at and words[at - 1].key in _WISHED:
        return 0
    if keys[0] == "العشر":
        tenth = _TENTHS.get(keys[1]) if len(keys) > 1 else None
        if tenth is not None:
            found.append(Item("E", words[at].start, words[at + 1].end, tenth))
        return 2 if tenth is not None else 0
    number, taken, lead = nth_day_at(keys, 0)
    symbol = "s"
    if taken and not _begins_feast(words, at + taken):
        return 0
    if not taken:
        number, taken, lead = feast_at(keys, 0, found[-1].symbol if found else "")
        symbol = "R"
    if taken:
        if lead and keys[0][0] == "و":
            found.append(Item("w", words[at].start, words[at].start + lead))
        found.append(Item(symbol, words[at].start + lead, words[at + taken - 1].end, number))
    return taken


def _begins_feast(words: Sequence[Piece], at: int) -> bool:
    """Does a feast, or a month whose days can be counted, begin at a word?"""
    keys = [word.key for word in words[at : at + 3]]
    if not keys:
        return False
    entry = LEXICON.get(keys[0])
    month = (entry is not None and entry.symbol in "MH") or (keys[0] in _TWO_WORDS and keys[1:2] != [])
    return month or bool(feast_at(keys, 0, "s")[1])


def _is_number(words: Sequence[Piece], at: int) -> bool:
    """`الأحد` and `الاثنين` begin a number only before `عشر`."""
    return at + 1 < len(words) and words[at + 1].key in ("عشر", "عشرة")


def _month_of_two(words: Sequence[Piece], at: int) -> Item | None:
    key = words[at].key
    second = _SECOND.get(words[at + 1].key) if at + 1 < len(words) else None
    if second is None:
        return None
    lead = 0 if key in _TWO_WORDS else 1
    name = key[lead:] + second
    number = HIJRI.get(name) or month_names().get(name)
    if number is None:
        return None
    return Item(_TWO_WORDS[key[lead:]], words[at].start + lead, words[at + 1].end, number, key[:lead])


def _add_month(found: list[Item], month: Item, at: int) -> int:
    """Add a month; a month doubled in the other set of names, after a slash or in brackets, is one item with it."""
    if month.unit == "و":
        found.append(Item("w", month.start - 1, month.start))
    symbols = "".join(item.symbol for item in found[-2:])
    if found and found[-1].symbol in "Mm" and found[-1].value == month.value and month.unit != "و":
        found[-1] = Item("M", found[-1].start, month.end, month.value)
        return at
    for mark in ("/", "(", "-"):
        if symbols[-1:] == mark and len(found) >= 2 and found[-2].symbol in "Mm" and found[-2].value == month.value:
            first = found[-2]
            found[-2:] = [Item("M", first.start, month.end, month.value, "open" if mark == "(" else "")]
            return at
    found.append(month._replace(unit=""))
    return at


def _add_word(found: list[Item], words: Sequence[Piece], at: int, entry: Entry) -> int:
    piece = words[at]
    start = piece.start + entry.lead
    if entry.symbol in "Mm":
        at = _add_month(found, Item(entry.symbol, start, piece.end, entry.value, "و" if entry.joined else ""), at + 1)
        if found[-1].symbol == "m" and piece.key.endswith("اب"):
            found[-1] = found[-1]._replace(unit="rare")
        return at
    if entry.joined:
        found.append(Item("w", piece.start, start))
    item = Item(entry.symbol, start, piece.end, entry.value, entry.unit)
    if entry.symbol == "Y" and entry.value == 1 and _is_adjective(words, at):
        item = item._replace(symbol="x")
    if piece.key.endswith("اليوم") and at + 1 < len(words) and words[at + 1].key in ("الذي", "الموعود"):
        item = item._replace(symbol="x")
    if piece.key.endswith("الليلة"):
        item = item._replace(unit="night")
    if piece.key.endswith("لليوم"):
        item = item._replace(unit="for")
    return _add_deictic(found, words, at, item)


def _is_adjective(words: Sequence[Piece], at: int) -> bool:
    """`العام` after some nouns is "general", as in the secretary-general."""
    before = words[at - 1].key if at else ""
    return words[at].key == "العام" and _ARTICLE.sub("", before) in _GENERAL


def _add_deictic(found: list[Item], words: Sequence[Piece], at: int, item: Item) -> int:
    """`أمس الأول`, `قبل أمس` and `بعد غد` are one item."""
    if item.symbol == "A" and item.value == 1 and found and found[-1].symbol == "G":
        item = item._replace(start=found.pop().start, value=2)
    elif item.symbol == "A" and item.value == -1 and found and found[-1].symbol == "B":
        item = item._replace(start=found.pop().start, value=-2)
    elif item.symbol == "A" and item.value == -1 and at + 1 < len(words) and words[at + 1].key in ("الاول", "الاولي"):
        found.append(item._replace(end=words[at + 1].end, value=-2))
        return at + 2
    found.append(item)
    return at + 1


def _day_before_yesterday(words: Sequence[Piece], at: int) -> int:
    """How many pieces `أول أمس` or `أول من أمس` takes; 0 where it does not stand."""
    following = tuple(word.key for word in words[at + 1 : at + 3])
    if words[at].key not in _FIRST:
        return 0
    return 2 if following[:1] == ("امس",) else 3 if following == ("من", "امس") else 0


def _add_number(found: list[Item], words: Sequence[Piece], at: int) -> int:
    piece = words[at]
    if figures := _FIGURES.fullmatch(piece.key):
        found.append(_date_in_figures(piece, figures))
        return at + 1
    if re.fullmatch(r"\d+(?:[/-]\d+)+", piece.key):
        found.extend(_split(piece))
        return at + 1
    run = read_run(words, at) or _ordinal(words, at)
    if run is None:
        found.append(Item("x", piece.start, piece.end))
        return at + 1
    ordinal = not read_run(words, at)
    start = piece.start + run.lead
    if piece.key[0] == "و" and run.lead:
        found.append(Item("w", piece.start, start))
    symbol = "x" if _is_clock(words, run.last) else _number_symbol(run.value, ordinal=ordinal)
    found.append(Item(symbol, start, words[run.last - 1].end, _whole(run.value)))
    return run.last


def _is_clock(words: Sequence[Piece], behind: int) -> bool:
    """`2059 بتوقيت غرينتش` is an hour and no year."""
    return behind < len(words) and words[behind].key in ("بتوقيت", "توقيت")


def _ordinal(words: Sequence[Piece], at: int) -> Run | None:
    run = read_run(words, at, ordinal=True)
    return run if run and run.definite else None


def _whole(value: int | float) -> int:
    return int(value) if value == int(value) else -1


def _number_symbol(value: int | float, *, ordinal: bool) -> str:
    if ordinal:
        return "r"
    if value != int(value):
        return "x"
    if 1 <= value <= 31:
        return "d"
    return "y" if 1000 <= value < 2200 else "n"


def _date_in_figures(piece: Piece, figures: re.Match[str]) -> Item:
    """Day, month, year in digits; the year may stand first.  The value is yyyymmdd, 0 where it is no date."""
    first, second, third = int(figures[1]), int(figures[3]), int(figures[4])
    if len(figures[1]) == 4:
        year, month, day = first, second, third
    else:
        day, month, year = first, second, third
        year += 2000 if len(figures[4]) == 2 else 0
    if month > 12 >= day:
        day, month = month, day
    value = year * 10000 + month * 100 + day if len(figures[1]) == 4 or len(figures[4]) in (2, 4) else 0
    return Item("N" if value else "x", piece.start, piece.end, value)


def _split(piece: Piece) -> list[Item]:
    """Figures with a dash or a slash between them, each an item."""
    found = []
    for part in re.finditer(r"\d+|[/-]", piece.key):
        symbol = part[0] if part[0] in "/-" else _number_symbol(int(part[0]), ordinal=False)
        value = int(part[0]) if part[0].isdigit() else 0
        found.append(Item(symbol, piece.start + part.start(), piece.start + part.end(), value))
    return found
