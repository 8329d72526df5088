"""What a condition of a truce asks for: the type of the deed that its words name, and whether it is to be left.

Read from the casebook's trigger words in all their forms.  Only deeds are
taken of which a report shows that they were done: a withdrawal, a release,
aid; or, where they are to be left, force and coercion.  Anything vaguer
(`to negotiate`, `to lift the siege`) is nobody's to judge but a person's.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.casebook import Casebook
from hudna.lang import LANGUAGES
from hudna.lang.ar import bare_forms
from hudna.lang.ar.inflect import noun, verb
from hudna.merging.blocks import fold
from hudna.records import Trigger

# A duty with one of these before the deed is a duty to leave it.
_LEAVING_VERBS = ("أوقف", "توقف", "وقف", "امتنع", "كف", "علّق", "تجنّب", "أنهى")
_LEAVING_NOUNS = ("عدم", "وقف", "إيقاف", "توقف", "امتناع", "تعليق", "كف", "تجنب", "إنهاء")
_LEAVING_WORDS = ("لا", "ألا", "دون", "stop", "halt", "cease", "not", "no", "refrain", "end", "suspend")
# `نصت على`, `تتضمن`: the agreement says what follows, nobody does anything.
_STATING_VERBS = ("تضمّن", "نصّ", "قضى", "شمل", "اشترط")
# `وقف القصف`, `وقف إطلاق النار`: said of any fire, whatever the weapon.
_ANY_FIRE = ("firearms", "heavy-weapons", "explosives")
_TO_DO = ("RETREAT", "AID")
# `السماح بدخول المساعدات`: who is to allow aid is not who brings it.
_VAGUE = ("CONCEDE",)
_TO_LEAVE = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "VIOLATE")


# By the first word of a trigger: the words that follow it, the row.
Table = dict[str, list[tuple[tuple[str, ...], Trigger]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """The type of a deed and its mode, `None` where the words leave it open; `leaving` where it is to be left."""

    type: str
    mode: str | None
    leaving: bool


def duty_of(words: str, casebook: Casebook) -> Duty | None:
    """What the words of a condition ask for; `None` where they name no deed that a report can show."""
    told = [_cuts(token.key) for token in LANGUAGES["ar"].tokens(words)]
    leaving = False
    for at, cuts in enumerate(told):
        if cuts & _leaving():
            leaving = True
        elif not cuts & _stating() and (found := _named(told, at, _opened(casebook.triggers))):
            return _duty(found, leaving)
    return Duty(type="ASSAULT", mode=None, leaving=True) if leaving and _is_about_arms(told) else None


def _duty(named: Trigger, leaving: bool) -> Duty | None:
    if named.event_type == "RETREAT" and named.mode == "ceasefire":  # To keep to the truce is to leave attacks.
        return Duty(type="ASSAULT", mode=None, leaving=True)
    if leaving and named.event_type in _TO_LEAVE:
        kind = "ASSAULT" if named.event_type == "VIOLATE" else named.event_type
        return Duty(type=kind, mode=None if named.mode in _ANY_FIRE else named.mode, leaving=True)
    if not leaving and (named.event_type == "AID" or (named.event_type in _TO_DO and named.mode)):
        return Duty(type=named.event_type, mode=named.mode, leaving=False)
    return None


def _is_about_arms(told: Sequence[frozenset[str]]) -> bool:
    """`وقف الأعمال العسكرية`: no trigger names it."""
    return any(cuts & _ARMS for cuts in told)


_ARMS = frozenset(map(fold, ("أعمال", "عمليات", "عنف", "نار", "attacks", "fire")))


def _named(told: Sequence[frozenset[str]], at: int, table: Table) -> Trigger | None:
    """The trigger that begins at a word, the one of most words first."""
    found = [(rest, row) for cut in sorted(told[at]) for rest, row in table.get(cut, ())]
    fits = [
        (len(rest), row.trigger_id, row)
        for rest, row in found
        if len(told) > at + len(rest)
        and all(word in cuts for word, cuts in zip(rest, told[at + 1 :], strict=False))
        and _in_context(row, told)
    ]
    return max(fits, key=lambda one: one[:2])[2] if fits else None


def _in_context(row: Trigger, told: Sequence[frozenset[str]]) -> bool:
    """Whether the words beside which alone a trigger means its deed (`near:` of its row) are among those told."""
    asked = next((part.strip() for part in row.sense.split(";") if part.strip().startswith("near:")), "")
    if not row.sense or (not asked and "after:" not in row.sense):
        return True
    words = [word for word in asked.removeprefix("near:").split("|") if word]
    return any(
        cut.startswith(fold(word[:-1])) if word.endswith("*") else cut == _bare(word)
        for word in words
        for cuts in told
        for cut in cuts
    )


@functools.lru_cache(maxsize=4)
def _opened(triggers: tuple[Trigger, ...]) -> Table:
    """Triggers of deeds by every form of their first word, each with the words that follow it."""
    table: Table = {}
    for row in triggers:
        first, *rest = row.words.split()
        if row.event_type in (*_TO_DO, *_TO_LEAVE, *_VAGUE):
            for form in _forms(first, row.kind):
                table.setdefault(form, []).append((tuple(_bare(word) for word in rest), row))
    return table


def _forms(word: str, kind: str) -> Iterator[str]:
    """A word's written forms; the first word of a phrase is a verb or its masdar."""
    perfect, _, imperfect = word.partition("/")
    if kind in ("verb", "phrase"):
        yield from verb(perfect, imperfect or None).bare
    if kind != "verb":
        yield from noun(perfect, "masdar" if kind.endswith("phrase") else kind).bare


def _cuts(key: str) -> frozenset[str]:
    """The forms under a written word, with and without what is written on to it."""
    cuts = {key, *(bare.stem for bare in bare_forms(key))}
    return frozenset(cuts | {_bare(cut) for cut in cuts})


def _bare(word: str) -> str:
    return fold(word).removeprefix("ال")


@functools.cache
def _leaving() -> frozenset[str]:
    forms = [form for word in _LEAVING_VERBS for form in verb(word).bare]
    nouns = [form for word in _LEAVING_NOUNS for form in noun(word, "masdar").bare]
    return frozenset([*forms, *nouns, *map(fold, _LEAVING_WORDS)])


@functools.cache
def _stating() -> frozenset[str]:
    return frozenset(form for word in _STATING_VERBS for form in verb(word).bare)
