"""Personal names in Arabic text: a given name with what follows it, or a name after what the person is.

For withholding the names of private persons, so it would rather find one name
too many than one too few.  It knows given names (`person_words.txt`), the
joints of compound names (`عبد`, `أبو`, `بن`), nouns of occupation after which
a name stands (`الناشطة`, `السائق`) and kin (`ابنها`).  Who was named in full is
found again by the surname or the given name alone.  It does not know who is
public: the caller does.
"""

import functools
import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from hudna.lang.ar.latin import surnames
from hudna.lang.ar.script import fold

MOST_WORDS = 5
_ARTICLE = re.compile("^[وفبك]?(?:ال|لل)")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0640\u064b-\u0652\u0670]+[^\W\d_]*)*")
# What stands between two names of a row, and between an occupation and a name.
_ROW, _OPENS = re.compile(r"\s?[،,]\s"), re.compile('[ \u00a0][«"“]?')
_KIN_OF = frozenset(map(fold, ("شقيق", "شقيقة", "والد", "والدة", "أرملة", "زوجة", "زوج", "نجل", "ابنة")))
_SAID = frozenset(
    map(fold, ("قال", "قالت", "أضاف", "أضافت", "أكد", "أكدت", "ذكر", "ذكرت", "أوضح", "أوضحت", "تابع", "تابعت"))
)
_JOINTS = frozenset(fold(word) for word in ("عبد", "أبو", "أبي", "أبا", "أم", "بن", "ابن", "بنت", "آل"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A personal name at `start` to `end`; `words` are its folded words."""

    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str


def persons(text: str, *, is_word: Callable[[str], bool] | None = None) -> tuple[Person, ...]:
    """The personal names of a text, in order.

    `is_word` tells whether a folded word is one of the language's words; with
    it, foreign names are found after an occupation as well.
    """
    tokens = [_Token(found.start(), found.end(), _key(found.group())) for found in _WORD.finditer(text)]
    found: list[Person] = []
    at = 0
    while at < len(tokens):
        length = _given(text, tokens, at, is_word) or _after_occupation(text, tokens, at, is_word)
        length = length or _unlisted(text, tokens, at, is_word)
        if not length and _is_alone(text, tokens, at, found[-1].end if found else 0):
            goes_on = at + 1 < len(tokens) and _continues(text, tokens, at + 1)
            length = 1 + (goes_on or _is_bare_surname(text, tokens, at + 1, is_word))
        if length:
            found.append(_person(tokens[at : at + length]))
        at += length or 1
    return (*found, *_named_again(tokens, found, is_word))


def _person(part: Sequence[_Token]) -> Person:
    words = tuple(_bare(part[0].key) if n == 0 else token.key for n, token in enumerate(part))
    start = part[0].start + (len(part[0].key) - len(words[0]) if words[0] != part[0].key else 0)
    return Person(start=start, end=part[-1].end, words=words)


@functools.cache
def _words() -> tuple[frozenset[str], ...]:
    """Sure given names, unsure ones, occupations, what ends a name, kin with their pronoun, surnames that are
    adjectives."""
    text = (Path(__file__).parent / "person_words.txt").read_text(encoding="utf8")
    parts = re.split(r"^\[.*\]$", text, flags=re.MULTILINE)[1:]
    return tuple(frozenset(map(_key, part.split())) for part in parts)


def _key(word: str) -> str:
    """The folded word, a final alef maqsura kept: `على` is a preposition, `علي` a name."""
    folded = fold(word)
    return f"{folded[:-1]}ى" if word.endswith("ى") else folded


def _bare(key: str) -> str:
    """A given name without the particle written on it (`لأحمد`, `ومحمد`)."""
    sure, unsure, *_ = _words()
    if key in sure or key in unsure or key in _JOINTS:
        return key
    return key[1:] if len(key) > 3 and key[0] in "ولبفك" and key[1:] in sure else key


def _given(text: str, tokens: Sequence[_Token], at: int, is_word: Callable[[str], bool] | None) -> int:
    """How many words a name that begins with a given name has here; 0 for none."""
    sure, unsure, *_ = _words()
    first = _bare(tokens[at].key)
    if first in ("عبد", "ابو", "ابا", "ابي") and at + 1 < len(tokens):
        length = 2 if _joined(text, tokens, at) and tokens[at + 1].key not in _words()[3] else 0
    elif first == "ام" and at + 1 < len(tokens):
        # `أم` also means "or".
        length = 2 if _joined(text, tokens, at) and tokens[at + 1].key in sure else 0
    else:
        length = 1 if first in sure or first in unsure else 0
    if not length:
        return 0
    length += _fathers(text, tokens, at, is_word) if length == 1 and first in sure else 0
    while length < MOST_WORDS and at + length < len(tokens) and _continues(text, tokens, at + length):
        length += 1
    if length < MOST_WORDS and (length > 1 or first in sure):
        length += _is_bare_surname(text, tokens, at + length, is_word)
    sure_after = first not in unsure or tokens[min(at + 1, len(tokens) - 1)].key in sure | _JOINTS
    return length if length > 1 and (sure_after or _is_nisba(tokens[at + 1].key, is_word)) else 0


def _is_nisba(key: str, is_word: Callable[[str], bool] | None) -> bool:
    """Whether a word with the article is a surname by its shape (`ماهر العنزي`): a known one, or no word at all."""
    if is_word is None or not (key.startswith("ال") and key.endswith("ي")) or key in _words()[5]:
        return False
    return key in surnames() or not is_word(key)


def _is_bare_surname(text: str, tokens: Sequence[_Token], at: int, is_word: Callable[[str], bool] | None) -> bool:
    """Whether a surname without the article follows (`خالد زرقون`): a known one, or what is no word at all.

    Not behind a surname with the article, after which a name is over.
    """
    if is_word is None or at >= len(tokens) or not _joined(text, tokens, at - 1) or tokens[at - 1].key.startswith("ال"):
        return False
    key = tokens[at].key
    if key in surnames():
        return True
    # A word with a particle written on it is no surname: `بمفرق`, `وعد`.
    bare = key[1:] if key[:1] in "وفبكل" else ""
    return len(key) > 3 and not (key.startswith("ال") or key in _words()[3] or is_word(key) or (bare and is_word(bare)))


def _fathers(text: str, tokens: Sequence[_Token], at: int, is_word: Callable[[str], bool] | None) -> int:
    """1 where a name that no list has stands between a given name and a surname (`علي شايف الحريري`), else 0."""
    if is_word is None or at + 2 >= len(tokens) or not (_joined(text, tokens, at) and _joined(text, tokens, at + 1)):
        return 0
    between, surname = tokens[at + 1].key, tokens[at + 2].key
    ends = _words()[3]
    return int(
        surname.startswith("ال") and surname not in ends and not is_word(between) and not between.startswith("ال")
        and (surname in surnames() or not is_word(surname))
    )  # fmt: skip


def _unlisted(text: str, tokens: Sequence[_Token], at: int, is_word: Callable[[str], bool] | None) -> int:
    """How many words a name has here whose first word no list has and whose second is a given name (`جنيد أحمد`)."""
    key = tokens[at].key
    if (
        is_word is None
        or is_word(key)
        or len(key) < 4
        or key.startswith(("ال", "و", "لل"))
        or key.endswith(("ها", "هم"))
    ):
        return 0
    if not _joined(text, tokens, at) or tokens[at + 1].key not in _words()[0]:
        return 0
    return 1 + (_given(text, tokens, at + 1, is_word) or 1)


def _is_alone(text: str, tokens: Sequence[_Token], at: int, last: int) -> bool:
    """Whether one given name is a person: after a definite occupation or kin, or in a row of names.

    `الطفلة زينب`, `ابنها مازن`, `المواطن «كريم»`, `علي كاظم، محمد`.  `رجل كريم` is a generous man.
    """
    sure, unsure, occupations, _, kin, _ = _words()
    key = _bare(tokens[at].key)
    if key not in sure and key not in unsure:
        return False
    if key in sure and last and _ROW.fullmatch(text[last : tokens[at].start]):
        return True
    if at == 0 or not _OPENS.fullmatch(text[tokens[at - 1].end : tokens[at].start]):
        return False
    before = tokens[at - 1].key
    # An adjective may stand between (`الناشط المدني كريم`).
    nouns = [
        before,
        *([tokens[at - 2].key] if before.startswith("ال") and at > 1 and _joined(text, tokens, at - 2) else []),
    ]
    occupied = any(_ARTICLE.sub("", noun) in occupations and _ARTICLE.match(noun) for noun in nouns)
    return occupied or before in kin or (before in _KIN_OF and key in sure)


def _continues(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether this word goes on with the name before it."""
    sure, unsure, *_ = _words()
    key = tokens[at].key
    if not _joined(text, tokens, at - 1) or key in _words()[3]:
        return False
    after_sure = tokens[at - 1].key in sure or (at > 1 and tokens[at - 2].key in _JOINTS)
    if tokens[at - 1].key in _JOINTS or key in sure or key in _JOINTS or (key in unsure and after_sure):
        return True
    # A surname: with the article, and only one of them (`أحمد الجبوري`, not `أحمد الجبوري القتيل`).
    compound = at > 1 and tokens[at - 2].key == "عبد"
    return key.startswith("ال") and len(key) >= 5 and (compound or not tokens[at - 1].key.startswith("ال"))


def _joined(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Only a space stands between this word and the next."""
    return at + 1 < len(tokens) and text[tokens[at].end : tokens[at + 1].start] in (" ", "\u00a0")


def _after_occupation(text: str, tokens: Sequence[_Token], at: int, is_word: Callable[[str], bool] | None) -> int:
    """How many unknown words stand here, after an occupation and its adjectives; 0 for none."""
    if is_word is None or is_word(tokens[at].key) or tokens[at].key.startswith("ال"):
        return 0
    before = at - 1
    while before >= 0 and at - before <= 3 and _joined(text, tokens, before):
        noun = _ARTICLE.sub("", tokens[before].key)
        if noun in _words()[2]:
            return _unknown_run(text, tokens, at, is_word)
        if noun == tokens[before].key:
            return 0
        before -= 1
    return 0


def _unknown_run(text: str, tokens: Sequence[_Token], at: int, is_word: Callable[[str], bool]) -> int:
    length = 1
    while length < 3 and _joined(text, tokens, at + length - 1) and not is_word(tokens[at + length].key):
        length += 1
    # One unknown word is more often a rare verb or a participle than a name.
    return length if length > 1 and not tokens[at + 1].key.startswith(("وال", "لل", "بال")) else 0


def _named_again(
    tokens: Sequence[_Token], found: Sequence[Person], is_word: Callable[[str], bool] | None
) -> Iterator[Person]:
    """Later mentions by the surname or the given name alone (`الجبوري`, `أحمد`): who was last called so.

    Not where the name is an everyday word (`التونسي`, `كريم`).
    """
    taken = {position for person in found for position in range(person.start, person.end)}
    called: dict[str, tuple[str, ...]] = {}
    to_come = sorted(found, key=lambda person: person.start, reverse=True)
    for before, token in zip((None, *tokens), tokens, strict=False):
        while to_come and to_come[-1].start <= token.start:
            person = to_come.pop()
            called |= dict.fromkeys((person.words[0], person.words[-1]), person.words)
        name = _unprefixed(token.key, called.keys())
        speaks = before is not None and before.key.removeprefix("و") in _SAID
        if name is not None and token.start not in taken and (speaks or _tells(name, is_word)):
            yield Person(start=token.end - len(name), end=token.end, words=called[name])


def _tells(name: str, is_word: Callable[[str], bool] | None) -> bool:
    """Whether a part of a name by itself means who bears it."""
    sure, adjectives = _words()[0], _words()[5]
    if name in _JOINTS or name in adjectives:
        return False
    return name in sure or name in surnames() or (is_word is not None and not is_word(name))


def _unprefixed(key: str, called: Set[str]) -> str | None:
    """The name that a word is, without the particles written on it (`للجبوري`, `وأحمد`)."""
    if key in called:
        return key
    bare = f"ال{key[2:]}" if key.startswith("لل") else key[1:] if key[:1] in "وفبكل" else ""
    return bare if bare in called else None
