"""One normaliser for what is searched and what is asked, and the forms that a word may be met in.

Text and question are folded alike.  A word of the question becomes a `Form`:
its core without article and endings, the cores of its plurals or of its
singular, and a pattern that a folded word must fit to count: clitics or the
prefix of a verb before, endings and pronouns behind.  The index finds
candidates by their letters; the pattern decides.  So a longer word that only
holds the same letters is no hit, and a pronoun behind or a preposition before
hides nothing.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hudna.lang import LANGUAGES
from hudna.lang.ar.plurals import by_pattern, listed

ARABIC = LANGUAGES["ar"]
SHORTEST = 3
_PRONOUN = "(?:ه|ها|هم|هما|هن|نا|ك|كم|ني|ي)"
# What may stand before: clitics, and before a verb its person; `_PERSON` where a person must.
_NOUN_BEFORE = "(?:[وف])?(?:[بك]?ال|لل|[بكل])?"
_ANY_BEFORE = "(?:[وف])?(?:[بك]?ال|لل|[بكل]|س?[يتنا])?"
_PERSON_BEFORE = "(?:[وف])?(?:[لس])?[يتن]"
# What may stand behind: a feminine noun never stands bare; a masculine one takes no ta marbuta.
_FEMININE = f"(?:[ةه]|ت{_PRONOUN}|ات{_PRONOUN}?|ت(?:ا|ان|ين?))"
_MASCULINE = f"(?:{_PRONOUN}|ات{_PRONOUN}?|ان|ين|ون?|ا)?"
_VERBAL = f"(?:{_PRONOUN}|ت(?:{_PRONOUN}|ا|م|ن|ما)?|ا|ان|ون|وا|و{_PRONOUN}|ون{_PRONOUN}|ين)?"
_ANY_BEHIND = f"(?:{_FEMININE}|{_MASCULINE}|{_VERBAL})"
_BROKEN = f"(?:{_PRONOUN}|ا)?"
_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")
_ENDING = re.compile("(?:ات|ون|ين|ان|[ةه]|ا)$")
_SEATS = str.maketrans({"ؤ": "ء", "ئ": "ء"})


@dataclass(frozen=True, slots=True)
class Form:
    """How a word that is asked for may be written: `cores` to look candidates up, `pattern` to decide."""

    cores: tuple[str, ...]
    pattern: re.Pattern[str]


def folded(text: str) -> str:
    """The letters as they are searched: folded, hamza without its seats, Latin letters small."""
    return ARABIC.fold(text).translate(_SEATS).lower()


def words(text: str) -> list[tuple[str, int, int]]:
    """The searched form of each word of a text with its place in the text; marks are left out."""
    return [(_key(token.key), token.start, token.end) for token in ARABIC.tokens(text) if token.kind != "mark"]


def stems(text: str) -> list[str]:
    """The words of a text without clitics and endings, in order, for phrases."""
    return [stem(key) for key, _, _ in words(text)]


@functools.lru_cache(maxsize=1 << 17)
def stem(key: str) -> str:
    """A word in searched form without article, conjunction and endings."""
    if key[:1] < "\u0600":
        return key
    bare = _ARTICLE.sub("", key)
    if bare == key and key[0] == "و" and len(key) > SHORTEST + 1:
        bare = key[1:]
    short = re.sub(f"(?:ات|ون|ين|ان|ة|ا|{_PRONOUN})$", "", bare)
    return short if len(short) >= SHORTEST else bare


def form(word: str) -> Form:
    """The form of a word as it is asked for, in whatever spelling."""
    key = _key(ARABIC.fold(word))
    if key[:1] < "\u0600":
        return Form((key,), re.compile(re.escape(key)))
    bare = _ARTICLE.sub("", key)
    found = [*_nouns(bare, articled=bare != key), *_verbs(bare, articled=bare != key)]
    cores = tuple(dict.fromkeys(core for _, core, _ in found))
    return Form(cores, re.compile("|".join(dict.fromkeys(f"(?:{''.join(one)})" for one in found))))


_Written = tuple[str, str, str]


def _nouns(bare: str, *, articled: bool) -> Iterator[_Written]:
    """The word itself, its broken plurals, its singular: what may stand before, the core, what may stand behind."""
    group = _group(bare)
    feminine = bare.endswith("ة")
    if feminine or (bare in group and articled) or group:
        yield from (_noun(one, broken=n > 0) for n, one in enumerate(group or (bare,)))
    if not group and not feminine:
        yield _ANY_BEFORE, _core(bare), _ANY_BEHIND
    yield from (_noun(one, broken=True) for one in map(_key, by_pattern(bare)) if not group)
    # A word that is in the list of plurals may be a verb as well, unless it has the article.
    if group and bare == group[0] and not articled and len(bare) == SHORTEST:
        yield _ANY_BEFORE, bare, _VERBAL


def _noun(word: str, *, broken: bool) -> _Written:
    if word[-1] in "ةه" and len(word) > SHORTEST:
        return _NOUN_BEFORE, word[:-1], _FEMININE
    return _NOUN_BEFORE, word, _BROKEN if broken and not word.endswith(("ات", "ون", "ين")) else _MASCULINE


def _verbs(bare: str, *, articled: bool) -> Iterator[_Written]:
    """Other persons of what may be a verb: a person before, an ending behind, the alef that a person replaces."""
    if articled or bare.endswith("ة") or len(bare) <= SHORTEST:
        return
    if bare[0] == "ا":
        yield _PERSON_BEFORE, _core(bare)[1:], _VERBAL
    rest = bare[1:]
    if bare[0] == "ي" or (bare[0] in "تن" and len(rest) == SHORTEST and rest[0] != "ا"):
        yield _PERSON_BEFORE, rest, _VERBAL
        yield "[وفل]{0,2}", f"ا{rest}", _VERBAL
        if len(rest) == SHORTEST:
            yield "[وفل]{0,2}", rest, _VERBAL
    stem_ = re.sub("(?<!ا)(?:ت|وا|تا)$", "", bare)
    if stem_ != bare and len(stem_) >= SHORTEST:
        yield _ANY_BEFORE, stem_, _ANY_BEHIND
        if stem_[0] == "ا" and len(stem_) > SHORTEST:
            yield _PERSON_BEFORE, stem_[1:], _VERBAL


def _group(bare: str) -> tuple[str, ...]:
    """The singular and plurals that the word is one of, the singular first; empty where it is not in the list."""
    stripped = _ENDING.sub("", bare)
    for key in (bare, stripped, f"{stripped}ة"):
        if key in _listed():
            return _listed()[key]
    return ()


def _core(word: str) -> str:
    """The word without an ending that others of its forms lack."""
    short = _ENDING.sub("", word)
    return short if len(short) >= SHORTEST else word


@functools.cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Each noun of the table of plurals in searched form with its row, the singular first."""
    found: dict[str, tuple[str, ...]] = {}
    for row in listed():
        group = tuple(map(_key, row))
        for word in group:
            found.setdefault(word, group)
    return found


@functools.lru_cache(maxsize=1 << 17)
def _key(key: str) -> str:
    return key.translate(_SEATS).lower()
