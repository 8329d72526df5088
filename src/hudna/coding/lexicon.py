"""The trigger table of a casebook, opened into written forms; made once, kept in the cache.

A phrase (`فتح النار`) is a row of elements: the first in any form of its verb,
in a `noun phrase` (`إعلان هدنة`) of its noun; the rest nouns with any clitics,
particles (`على`) as they stand, single letters (`ب`) as proclitics.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.casebook import Casebook, cached
from hudna.lang.ar import fold
from hudna.lang.ar.inflect import BEFORE_NOUNS, BEFORE_VERBS, Form, Forms, noun, split_clitics, split_pronoun, verb
from hudna.lang.ar.tables import rows_of
from hudna.lang.kept import kept
from hudna.records import Trigger

PARTICLES = frozenset(fold("على عن من إلى في مع لم لا عدم أن ليس وراء حيز").split())


@dataclass(slots=True)
class Hit:
    """A form of a row's word under a written word: the row's index, its reading, the clitics."""

    row: int
    form: Form
    prefix: str
    pronoun: str


@dataclass(slots=True)
class Reading:
    """All that a written word can be: single triggers, first words of phrases, elements of phrases.

    `seconds` are the elements that follow its first words.
    """

    hits: tuple[Hit, ...] = ()
    firsts: tuple[Hit, ...] = ()
    seconds: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()


NO_TRIGGER = Reading()


@dataclass(slots=True)
class Lexicon:
    """Forms of triggers.  `bare` and `joined` lead from a form to (row, reading); phrases have tables of their own."""

    rows: tuple[Trigger, ...]
    bare: dict[str, list[tuple[int, Form]]] = field(default_factory=dict)
    joined: dict[str, list[tuple[int, Form]]] = field(default_factory=dict)
    first: dict[str, list[tuple[int, Form]]] = field(default_factory=dict)
    first_joined: dict[str, list[tuple[int, Form]]] = field(default_factory=dict)
    element: dict[str, frozenset[str]] = field(default_factory=dict)
    element_joined: dict[str, frozenset[str]] = field(default_factory=dict)
    rests: dict[int, tuple[str, ...]] = field(default_factory=dict)


def lexicon(casebook: Casebook) -> Lexicon:
    """The opened table, from the cache where the casebook has not changed."""
    rows = tuple(row for row in casebook.triggers if row.language == "ar")
    return cached("triggers", casebook.digest, lambda: _opened(rows))


class Lookalikes(NamedTuple):
    """Folded words that look like a form and are none: names, towns, months.

    `verbs` are no form of any verb; `only` leads from a word to the dictionary
    forms, as triggers write them, of which it is none (`تغير` is no `أغار`).
    """

    verbs: frozenset[str]
    only: Mapping[str, frozenset[str]]


def lookalikes() -> Lookalikes:
    """The table of words that look like a form."""
    told = list(rows_of("lookalikes.csv"))
    only: dict[str, set[str]] = defaultdict(set)
    for row in told:
        if row["only"]:
            only[fold(row["word"])].add(row["looks_like"])
    return Lookalikes(
        frozenset(fold(row["word"]) for row in told if not row["only"]),
        {word: frozenset(words) for word, words in only.items()},
    )


def _opened(rows: tuple[Trigger, ...]) -> Lexicon:
    table = Lexicon(rows)
    elements: dict[str, set[str]] = defaultdict(set)
    elements_joined: dict[str, set[str]] = defaultdict(set)
    for index, row in enumerate(rows):
        if not row.kind.endswith("phrase"):
            _add(table.bare, table.joined, index, _forms(row.words, row.kind))
            continue
        first, *rest = row.words.split()
        for kind in _kinds(first, row.kind):
            _add(table.first, table.first_joined, index, _forms(first, kind))
        table.rests[index] = tuple(fold(word) for word in rest)
        for word in rest:
            key = fold(word)
            if key in PARTICLES or len(key) == 1:
                elements[key].add(key)
                continue
            made = noun(key.removeprefix("ال"), "noun")
            for shape in made.bare:
                elements[shape].add(key)
            for shape in made.joined:
                elements_joined[shape].add(key)
    table.element = {shape: frozenset(keys) for shape, keys in elements.items()}
    table.element_joined = {shape: frozenset(keys) for shape, keys in elements_joined.items()}
    return table


def _kinds(first: str, kind: str) -> tuple[str, ...]:
    """A verb of three letters has a masdar of the same letters (`فتح`), if its imperfect is not given."""
    if kind == "noun phrase":
        return ("masdar",)
    return ("verb", "masdar") if len(fold(first)) == 3 else ("verb",)


def _add(
    bare: dict[str, list[tuple[int, Form]]], joined: dict[str, list[tuple[int, Form]]], row: int, made: Forms
) -> None:
    for table, forms in ((bare, made.bare), (joined, made.joined)):
        for shape, readings in forms.items():
            for form in _one_of_each(readings):
                table.setdefault(shape, []).append((row, form))


def _forms(words: str, kind: str) -> Forms:
    if kind == "verb":
        perfect, _, imperfect = words.partition("/")
        return verb(perfect, imperfect or None)
    return noun(words, kind)


def _one_of_each(readings: tuple[Form, ...]) -> Iterator[Form]:
    """One reading for each aspect and mood; a form that is active and passive has no voice."""
    seen: dict[tuple[str | None, str | None, str | None], Form] = {}
    for form in readings:
        at = (form.aspect, form.mood, form.person)
        if at not in seen:
            seen[at] = form
        elif seen[at].voice != form.voice:
            old = seen[at]
            seen[at] = Form(old.kind, None, old.aspect, old.person, old.gender, old.number, old.case, old.mood)
    yield from seen.values()


class Reader:
    """Reads words against a lexicon."""

    def __init__(self, table: Lexicon) -> None:
        self._table = table
        self._alone = frozenset(table.bare.keys() | table.first.keys() | table.element.keys())
        self._before_pronoun = frozenset(table.joined.keys() | table.first_joined.keys() | table.element_joined.keys())
        self._lookalikes = lookalikes()

    def __call__(self, key: str) -> Reading:
        """The reading of a folded word, clitics on."""
        table = self._table
        alike = self._lookalikes.verbs
        lookalike = key in alike or (key[:1] in "وف" and key[1:] in alike)
        divided = _with_article(split_clitics(key, BEFORE_NOUNS))
        nouns = self._cuts(divided)
        verbs = [] if lookalike else self._cuts(split_clitics(key, BEFORE_VERBS))
        if not (nouns or verbs):  # most words
            elements = _clitics(divided)
            return Reading(elements=elements) if elements else NO_TRIGGER
        hits = self._meant(key, _hits(verbs, nouns, table.bare, table.joined))
        firsts = self._meant(key, _hits(verbs, nouns, table.first, table.first_joined))
        elements = _elements(divided, nouns, table)
        if not (hits or firsts or elements):
            return NO_TRIGGER
        return Reading(hits, firsts, frozenset(table.rests[hit.row][0] for hit in firsts), elements)

    def _meant(self, key: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits without those of words of which it is no form."""
        only = self._lookalikes.only
        barred = only.get(key) or (only.get(key[1:]) if key[:1] in "وف" else None)
        return (
            tuple(hit for hit in hits if self._table.rows[hit.row].words.partition(" ")[0] not in barred)
            if barred and hits
            else hits
        )

    def _cuts(self, divided: list[tuple[str, str]]) -> list["_Cut"]:
        """The divisions of a word that leave a form of some table; most words have none."""
        found = []
        for prefix, rest in divided:
            joined = [one for one in split_pronoun(rest) if one[0] in self._before_pronoun]
            if joined or rest in self._alone:
                found.append(_Cut(prefix, rest, joined))
        return found


Table = dict[str, list[tuple[int, Form]]]


class _Cut(NamedTuple):
    """A way to take the clitics off a word: the prefix, the rest, and what is left of it without a pronoun."""

    prefix: str
    rest: str
    joined: list[tuple[str, str]]


def _hits(verbs: list[_Cut], nouns: list[_Cut], bare: Table, joined: Table) -> tuple[Hit, ...]:
    return (*_of_kind(verbs, bare, joined, verb=True), *_of_kind(nouns, bare, joined, verb=False))


def _of_kind(cuts: list[_Cut], bare: Table, joined: Table, *, verb: bool) -> list[Hit]:
    found = []
    for prefix, rest, without in cuts:
        for row, form in bare.get(rest, ()):
            if (form.kind == "verb") == verb and _stands(form, prefix):
                found.append(Hit(row, form, prefix, ""))
        for stem, pronoun in without if prefix[-2:] not in ("ال", "لل") else ():
            for row, form in joined.get(stem, ()):
                if (form.kind == "verb") == verb and _stands(form, prefix) and _takes(form, pronoun):
                    found.append(Hit(row, form, prefix, pronoun))
    return found


def _takes(form: Form, pronoun: str) -> bool:
    """Whether a form takes a pronoun.

    Only who speaks of himself says "you" (`نطالبكم`): `الحكم` is no `ألحّ` with `كم`.
    """
    if form.case == "acc":
        return False
    return pronoun not in _YOU or (pronoun != "ك" and (form.kind != "verb" or form.person == "1"))


_YOU = frozenset({"ك", "كم", "كن", "كما"})


def _stands(form: Form, prefix: str) -> bool:
    """`س` and `ل` stand only before an imperfect."""
    return form.kind != "verb" or form.aspect == "imperfect" or prefix in ("", "و", "ف")


def _with_article(divided: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The divisions, and `للقضاء` as `ل` and `القضاء`: a phrase may begin with a noun and its article."""
    joined = [(prefix[:-1], f"ال{rest}") for prefix, rest in divided if prefix.endswith("لل")]
    return [*divided, *joined] if joined else divided


def _clitics(divided: list[tuple[str, str]]) -> frozenset[str]:
    """The proclitics of one letter that a word can have."""
    return frozenset([prefix[-1] for prefix, _ in divided if prefix[-1:] in ("ب", "ل") and prefix[-2:] != "ال"])


def _elements(divided: list[tuple[str, str]], cuts: list[_Cut], table: Lexicon) -> frozenset[str]:
    """The elements of phrases that a word can be, its proclitics of one letter among them."""
    found = set(_clitics(divided))
    for _, rest, without in cuts:
        found.update(table.element.get(rest, ()))
        for stem, _ in without:
            found.update(table.element_joined.get(stem, ()))
    return frozenset(found)


@kept(1 << 17)
def shapes(key: str) -> frozenset[str]:
    """The word without proclitics, each way: what a sense test looks at."""
    return frozenset([key, *[rest for _, rest in split_clitics(key, BEFORE_NOUNS)]])
