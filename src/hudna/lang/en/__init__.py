"""English, as far as names in a casebook need it."""

import re
import unicodedata

from hudna.lang.findings import Extent, Folded, Token

code = "en"

_MARKS = re.compile(r"[\u0300-\u036f'’`ʿʾ]")
_GAPS = re.compile(r"[\s\-–_]+")
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_](?:[^\W_]|[\u0300-\u036f])*(?:[-'’.](?:[^\W_]|[\u0300-\u036f])+)*)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
    r"|(?P<gap>⟦[^⟧\n]*⟧)"
    r"|(?P<mark>[^\w\s])"
)
_END = re.compile(r"\n+|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-Z0-9]|\s*$)")


def fold(text: str) -> str:
    """Lower case, accents and apostrophes gone, hyphens and runs of white space as one space.

    >>> fold("Kata'ib  Hizballah")
    'kataib hizballah'
    """
    return _GAPS.sub(" ", _bare(text)).strip().lower()


def fold_map(text: str) -> Folded:
    """`fold(text)`, and where each of its characters stood."""
    letters: list[str] = []
    positions: list[int] = []
    for position, letter in enumerate(text):
        for part in _GAPS.sub(" ", _bare(letter)).lower():
            if part != " " or (letters and letters[-1] != " "):
                letters.append(part)
                positions.append(position)
    if letters and letters[-1] == " ":
        del letters[-1], positions[-1]
    return Folded(text="".join(letters), positions=positions, length=len(text))


def tokens(text: str) -> tuple[Token, ...]:
    """Words, numbers, marks and gaps in order; a word keeps its inner hyphens, full stops and apostrophes."""
    return tuple(
        Token(found.start(), found.end(), found[0], fold(found[0]), found.lastgroup or "mark")
        for found in _TOKEN.finditer(text)
    )


def sentences(text: str) -> tuple[Extent, ...]:
    """Sentences in order: ended by a line's end, or by a mark before a capital; titles and initials end none."""
    ends = [found.end() for found in _END.finditer(text)]
    found = (_trim(text, start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True))
    return tuple(extent for extent in found if extent.start < extent.end)


def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKD", text))


def _trim(text: str, start: int, end: int) -> Extent:
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    return Extent(start=left, end=left + len(stretch.strip()))
