"""A document's lines cut into sentences and words.

Markup that a feed left in its text (tags, addresses, the fields of its head)
is no sentence, nor are the titles of other texts and the key words that a
page sets behind its own; a title is one.
"""

import re
from typing import NamedTuple

from hudna.coding.analysis import Word
from hudna.lang.ar import fold, sentences
from hudna.lang.kept import kept

_WORD = re.compile(r"⟦#⟧|\d+(?:[.,/:٫٬]\d+)+|[^\W_][\w\u064b-\u0652\u0670]*")
_FIELD = re.compile(r"<(DOCNO|URL|SRC|CAT|TIME|AUTHOR|DATE|ID)>.*?</\1>|<[^<>\n]{1,200}>|https?://\S+", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:رابط الخبر ب|رابط الخبر:|مقالات أخرى للكاتب|للتواصل مع الكاتب|[اإ]قرأ (?:أيض|ايض|المزيد)[^\s:]*\s*:)[^\n]*"
    r"|(?<=[.\n»]) *سمات [^\n.]{1,200}\Z"
)
"""What follows the text on its page: the link to itself, other texts of its author, key words."""
_BEGUN_BEHIND = ("رابط الخبر", "مقالات أخرى", "للتواصل مع", "قرأ ", "سمات ")
"""One of these stands wherever that does: they are found five times as fast."""
_MOST_FORMS = 200_000
QUOTED = ">> "


class Draft(NamedTuple):
    """A sentence before its names are known; `keys` are those of its words."""

    start: int
    end: int
    paragraph: int
    words: tuple[Word, ...]
    quoted: bool
    keys: tuple[str, ...]


class Layout:
    """Cuts a text."""

    def __call__(self, text: str) -> list[Draft]:
        """The sentences in order; those without a word are left out."""
        plain = _FIELD.sub(_blank, text) if "<" in text or "://" in text else text
        if any(opening in plain for opening in _BEGUN_BEHIND):
            plain = _BEHIND.sub(_blank, plain)
        drafts: list[Draft] = []
        paragraph, counted = 0, 0
        for extent in sentences(plain):
            paragraph += plain.count("\n", counted, extent.start)
            counted = extent.start
            words = _words(plain, extent.start, extent.end)
            if words:
                quoted = plain.startswith(QUOTED, plain.rfind("\n", 0, extent.start) + 1)
                drafts.append(
                    Draft(words[0].start, extent.end, paragraph, words, quoted, tuple([word.key for word in words]))
                )
        return drafts


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


_key = kept(_MOST_FORMS)(fold)


def _words(text: str, start: int, end: int) -> tuple[Word, ...]:
    # A tatweel that stands alone has no key.
    return tuple(
        [
            Word(first, behind, word, key)
            for first, behind in map(re.Match.span, _WORD.finditer(text, start, end))
            if (key := _key(word := text[first:behind]))
        ]
    )
