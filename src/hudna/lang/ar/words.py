"""Arabic words and sentences: where they stand, and what is left of a word without its clitics.

`tokens` cuts a text into words, numbers and marks; `sentences` finds their
ends.  Two ways lead past the clitics: `segment` gives the one likeliest cut
by a small trained model, for any word; `bare_forms` gives every cut that
spelling allows, for looking a word up in a lexicon that then decides.
"""

import functools
import re
from collections.abc import Iterator

from hudna.lang.ar.script import CONTROLS, MARKS, TATWEEL, fold
from hudna.lang.findings import Bare, Extent, Token
from hudna.lang.kept import kept

_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_LETTER = rf"[^\W\d_A-Za-z{TATWEEL}]"
_INNER = rf"(?:[^\W\d_A-Za-z]|[{MARKS}{CONTROLS}])*"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}{_INNER}(?:[-'’]{_LETTER}{_INNER})*(?:-[{_DIGITS}]+)?)"
    rf"|(?P<number>[{_DIGITS}]+(?:[.,٫٬:/][{_DIGITS}]+)*)"
    r"|(?P<gap>⟦[^⟧\n]*⟧)"
    r"|(?P<link>(?:https?://|www\.)[^\s،]+|[A-Za-z0-9_.+-]+@\w[\w.-]+\w)"
    # Latin names of things carry digits (F16, M23, S-400); an Arabic clitic before digits is a word of its own.
    r"|(?P<latin>[A-Za-z][A-Za-zÀ-ɏ0-9]*(?:[-'’][A-Za-zÀ-ɏ0-9]+)*)"
    rf"|(?P<mark>\.+|!+|؟+|\?+|…+|[^\w\s{MARKS}{CONTROLS}]|{TATWEEL}+)"
)
_KINDS = {"gap": "gap", "number": "number", "mark": "mark", "word": "word", "latin": "word", "link": "word"}

_made = tuple.__new__
_key = kept(1 << 17)(fold)


def tokens(text: str) -> tuple[Token, ...]:
    """Words, numbers, marks and gaps in order; an underscore joins words and is no token.

    A word keeps its inner hyphens and apostrophes; `3,650`, `11.59`, `12/10/2020`
    and `⟦#⟧` are one token each; `و11` is two.
    """
    # Made without the class's own constructor: two fifths of the time of a pass over the news.
    return tuple(
        [
            _made(Token, (*found.span(), (word := found[0]), _key(word), _KINDS[found.lastgroup or "mark"]))
            for found in _TOKEN.finditer(text)
        ]
    )


# --- sentences --------------------------------------------------------------------------------------------------------

_CLOSERS = "»”\"')\\]’"
_END = re.compile(
    r"(?P<line>[\n\u2028\u2029]+)"
    rf"|(?<=[{_CLOSERS}])(?P<after>\.)(?!\.)"
    rf"|(?P<stop>(?<![.])\.(?![.]))(?P<closed>\s?[»”)\]]|[\"'’](?=\s|$))*"
    rf"|(?P<mark>[!؟?…]+|\.{{3,}}(?=\s*\n))(?P<shut>\s?[»”)\]]|[\"'’](?=\s|$))*"
)
_SIGN = re.compile(r"[\n\u2028\u2029.!؟?…]")
_BEFORE = re.compile(r"(?:^|[^\d\s]\s|^\s|[.(«“\"'])(?:[وفبلك]?ال)?([^\W\d_]+)$")
_ABBREVIATIONS = frozenset(["إلخ", "الخ", "mr", "dr", "mrs", "st", "no", "vol", "pp", "vs"])  # single letters besides
_LETTER_NAMES = frozenset(
    fold(
        "إيه ايه آي اي بي سي دي إي إف جي إتش جيه كيه كي إل إم إن أو بيه كيو آر إس تي يو في دبليو دابليو إكس واي زد"
    ).split()
)
"""Latin letters by their names (`إف. بي. آي`); those that are words besides (`في`, `أو`) end no sentence either."""
_GOES_ON = re.compile(r"\s*[،,؛;:]|[a-z0-9\u0660-\u0669](?<=\S)|\s+[a-z]")


def sentences(text: str) -> tuple[Extent, ...]:
    """Sentences in order, without the white space around them.

    A sentence ends at a line's end, a full stop, a question or an exclamation
    mark, together with the quotation marks and brackets that close there.  Full
    stops of abbreviations, initials, numbers and `..` end nothing; nor does
    `؟` before a closing mark when the sentence goes on.
    """
    ends = _ends(text)
    starts = [0, *ends]
    return tuple(
        found for start, end in zip(starts, [*ends, len(text)], strict=True) if (found := _trim(text, start, end))
    )


def _ends(text: str) -> list[int]:
    ends: list[int] = []
    behind = 0
    # One set of signs is looked for five times as fast as what each means; few stand in a sentence.
    for sign in _SIGN.finditer(text):
        found = _END.match(text, sign.start()) if sign.start() >= behind else None
        if found is not None:
            behind = found.end()
            if found["line"] or _is_end(text, found):
                ends.append(behind)
    return ends


def _is_end(text: str, found: re.Match[str]) -> bool:
    following = text[found.end() : found.end() + 12]
    if found["mark"]:
        if found["mark"] == "?" and _is_within_word(text, found):
            return False  # a letter that was lost on the way, as in `اصط?ام`
        return not found["shut"] or not following.strip(" ") or following.lstrip(" ")[0] == "\n"
    if _GOES_ON.match(following):
        return False
    if found["after"] or found["closed"]:
        return True
    if following and not following[0].isspace() and not following[0].isalpha() and following[0] not in '«“"(':
        return False
    before = _BEFORE.search(text, max(0, found.start() - 24), found.start())
    return before is None or not _abbreviates(before[1], following)


def _is_within_word(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    return text[max(0, start - 1) : start].isalpha() and text[end : end + 1].isalpha()


def _abbreviates(word: str, following: str) -> bool:
    stands_for_more = len(word) == 1 or word.lower() in _ABBREVIATIONS or fold(word) in _LETTER_NAMES
    return stands_for_more and bool(following.strip()) and "\n" not in following[:2]


def _trim(text: str, start: int, end: int) -> Extent | None:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    stripped = len(stretch.strip())
    return Extent(start=start + left, end=start + left + stripped) if stripped else None


# --- clitics ----------------------------------------------------------------------------------------------------------

_ENCLITICS = ("هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا", "ني", "ه", "ك", "ي")
_PREPOSITIONS = ("ب", "ك", "ل")
_SHORTEST = 2


@functools.lru_cache(maxsize=1 << 17)
def bare_forms(key: str) -> tuple[Bare, ...]:
    """Every way that spelling allows to take the clitics off a folded word; the word itself comes first.

    Proclitics are و or ف, then ب, ك, ل or س, then the article; after the
    article no enclitic.  Most cuts are wrong: look the stems up.

    >>> [bare.stem for bare in bare_forms("للهجوم")]
    ['للهجوم', 'لهجوم', 'هجوم']
    """
    found = {Bare(key, "", ""): None}
    if len(key) <= _SHORTEST:
        return tuple(found)
    for prefix, rest in _without_proclitics(key):
        found[Bare(rest, prefix, "")] = None
        if not prefix.endswith("ال"):
            found.update((Bare(stem, prefix, suffix), None) for stem, suffix in _without_enclitics(rest))
    return tuple(found)


def _without_proclitics(key: str) -> Iterator[tuple[str, str]]:
    yield from _without_inner("", key)
    if key[0] in "وف":
        yield from _without_inner(key[0], key[1:])


def _without_inner(joined: str, rest: str) -> Iterator[tuple[str, str]]:
    """The rest without a preposition or `س` and without the article."""
    yield from _without_article(joined, rest)
    if len(rest) <= _SHORTEST:
        return
    if rest[0] in _PREPOSITIONS:
        yield from _without_article(joined + rest[0], rest[1:])
        if rest.startswith("لل") and len(rest) >= _SHORTEST + 2:
            yield joined + "لال", rest[2:]
            yield joined + "لال", rest[1:]
    elif rest[0] == "س" and rest[1] in "يتنا":
        yield joined + "س", rest[1:]


def _without_article(prefix: str, rest: str) -> Iterator[tuple[str, str]]:
    yield prefix, rest
    if rest.startswith("ال") and len(rest) >= _SHORTEST + 2:
        yield prefix + "ال", rest[2:]


def _without_enclitics(word: str) -> Iterator[tuple[str, str]]:
    for suffix in _ENCLITICS:
        if word.endswith(suffix) and len(word) >= len(suffix) + _SHORTEST:
            stem = word[: -len(suffix)]
            yield stem, suffix
            if stem[-1] == "ت":
                yield stem[:-1] + "ة", suffix
            elif stem[-1] == "ا":
                yield stem[:-1] + "ي", suffix
            elif stem[-1] == "و":
                yield stem + "ا", suffix
            elif stem[-1] in "ؤئ":
                yield stem[:-1] + "ء", suffix
