"""The day that a text says it was published on: its dateline, never a date that it only tells of.

A dateline is a short line near the top that is little more than a full date,
with words such as "published" or "by", a weekday, a name or a town.  A title
that names an anniversary is not one.  Days are taken as written; a day after
the file was fetched is not believed.
"""

import re
from datetime import date

from hudna.lang.ar.dates import dates
from hudna.lang.ar.script import fold

_ISO = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)-(\d\d?)-(\d\d?)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d\d?)[/.\-](\d\d?)[/.\-](1[89]\d\d|20\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)[/.](\d\d?)[/.](\d\d?)(?!\d)")
_COMPACT = re.compile(r"^(20\d\d)(\d\d)(\d\d)(?:T|\d{6}|$)")
_ENGLISH = re.compile(
    r"(?:(\d{1,2})\s+)?\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# Words that may stand beside the date of a dateline, folded.
_CUES = re.compile(
    r"\b(كتب|كتبه|كتبت|كتبته|بقلم|نشر|نشرت|تاريخ|التاريخ|بتاريخ|اخر تحديث|تحديث|حرر|اعداد|تقرير|خاص|وكاله|وكالات|"
    r"مراسل|الموافق|published|posted|updated|by|date)\b"
)
_BY = re.compile(r"(?:كتبته|كتبه|كتبت|كتب|بقلم|إعداد|اعداد|تقرير|تحليل|[Bb]y)\s*[:/]?\s+(\S.*)")
_DAYS = {"السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "الجمعة", "يوم", "في", "هـ", "م"}
HEAD_LINES = 6
MOST_WORDS = 14


def dateline(text: str, byline: str | None = None) -> date | None:
    """The day of the first dateline among the first lines, or of the byline; `None` where there is none."""
    head = [line.strip() for line in text[:3000].split("\n") if line.strip()][:HEAD_LINES]
    for line in [*([byline] if byline else []), *head]:
        found = _from_line(line)
        if found:
            return found
    return None


def byline(text: str) -> str | None:
    """Who wrote it, where one of the first lines is little more than "by" and a name; the name as written."""
    head = [line.strip() for line in text[:3000].split("\n") if line.strip()][:HEAD_LINES]
    for line in head:
        found = _BY.match(line)
        if found and len(line.split()) <= MOST_WORDS:
            name = re.split(r"\s*[|،,–—\-:(]\s*|\s+\d", found.group(1))[0].strip()
            if 2 <= len(name.split()) <= 5 or (name and len(line.split()) <= 4):
                return name
    return None


def stated_day(words: str) -> date | None:
    """The day that a metadata field or a date label states: ISO, European, English or Arabic; `None` if unclear."""
    words = words.strip().translate(_DIGITS)
    for pattern, order in ((_ISO, (1, 2, 3)), (_COMPACT, (1, 2, 3)), (_YEAR_FIRST, (1, 2, 3)), (_SLASHED, (3, 2, 1))):
        found = pattern.search(words)
        if found:
            year, month, day = (int(found.group(n)) for n in order)
            return _day(year, month, day) or _day(year, day, month)
    found = _ENGLISH.search(words)
    if found and (found.group(1) or found.group(3)):
        day = int(found.group(1) or found.group(3))
        return _day(int(found.group(4)), _MONTHS.index(found.group(2).lower()) + 1, day)
    spans = _arabic(words)
    return spans[-1][2] if spans else None


def _from_line(line: str) -> date | None:
    if len(line.split()) > MOST_WORDS:
        return None
    folded = line.translate(_DIGITS)
    for pattern, order in ((_ISO, (1, 2, 3)), (_YEAR_FIRST, (1, 2, 3)), (_SLASHED, (3, 2, 1))):
        found = pattern.search(folded)
        if found:
            year, month, day = (int(found.group(n)) for n in order)
            return _day(year, month, day) if _bare(folded[: found.start()], folded[found.end() :]) else None
    spans = _arabic(folded)
    if not spans:
        return None
    rest = folded
    for start, end, _ in reversed(spans):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    at = spans[0][0]
    # A Hijri day and the other that it agrees with: both are one day, and the second is the surer.
    return spans[-1][2] if _bare(rest[:at], rest[at:]) else None


def _bare(before: str, after: str) -> bool:
    """Whether what stands around a date is what stands around a dateline's date."""
    rest = fold(f"{before} {after}")
    words = [word for word in re.findall(r"[^\W\d_]+", rest) if word not in _DAYS]
    return not words or bool(_CUES.search(rest)) or "|" in rest or (len(words) <= 3 and not after.strip(" .:،,-–—|"))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _arabic(words: str) -> list[tuple[int, int, date]]:
    """The full Arabic dates with their places: start, end, day."""
    return [
        (mention.start, mention.end, mention.earliest)
        for mention in dates(words, None)
        if mention.precision == "day" and mention.earliest and re.search(r"\d{4}", words[mention.start : mention.end])
    ]
