"""Offices beside names: who leads a body or belongs to it because his title says so.

A title names its body (`رئيس حركة X`), or the casebook knows of which body
the one who is named with it is the head (`رئيسة الوزراء X`).  Who once led a
state leads it no more.
"""

from typing import NamedTuple

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.known import known
from hudna.lang.ar import fold
from hudna.records import KnownRelation

_LEADING = frozenset({"leads", "commands"})
_PEERS = frozenset(
    prefix + fold(word) for word in ("نظيره", "نظيرها", "نظيرهما") for prefix in ("", "و", "ل", "ب", "ول", "وب")
)
_PAST = frozenset(
    fold(article + word)
    for word in ("سابق", "سابقة", "أسبق", "راحل", "مخلوع", "منتخب", "متوفى", "مقال", "مستقيل")
    for article in ("ال", "لل", "")
)
_MARKS = frozenset(".؛:()[]؟!")
_OTHERS = frozenset(
    fold(
        "أن مع من عن حزب الحزب حركة الحركة جمعية لجنة اللجنة نقابة اتحاد بلدية شركة منظمة سجن محكمة جامعة نادي كتلة"
        " مركز هيئة نظيره نظيرها عهد قبل على ضد"
    ).split()
)
_FAR = 3


class Post(NamedTuple):
    """Somebody's office: leads or member-of a body."""

    person: Mention
    predicate: str
    body_id: str | None
    body: str


class Posts:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = known(casebook)
        self._roles = {role.role_id: role.kind for role in casebook.roles}

    def read(self, analysis: Analysis, sentence: Sentence, at: int) -> Post | None:
        """The office of somebody named with it that the mention `at` tells; `None` where none is, or it is past."""
        mention = sentence.mentions[at]
        if mention.how == "nisba":
            return self._peer(analysis, sentence, at)
        if mention.kind not in ("role", "actor") or mention.office is None:
            return None
        person = self._person(analysis, sentence, at)
        if person is None:
            return None
        leads = self._roles.get(mention.office, mention.office) in _LEADING and "ركان" not in mention.name
        leads = leads and (not mention.office.endswith("-minister") or mention.office == "prime-minister")
        if mention.body and mention.body != mention.holder:
            if self._is_people(mention.body_id):
                return self._listed(analysis, person, leads=leads)
            body_id, body = self._above(mention.office, mention.body_id, mention.body)
            if leads and self._is_state(body_id) and _is_past(sentence, mention, person):
                return None
            return Post(person, "leads" if leads else "member-of", body_id, body)
        other = _is_past(sentence, mention, person) or _is_of_another(analysis, mention, person)
        return None if other else self._listed(analysis, person, leads=leads)

    def _is_state(self, body_id: str | None) -> bool:
        actor = self._known.actors.get(body_id or "")
        return actor is not None and actor.kind in ("state", "government")

    def _person(self, analysis: Analysis, sentence: Sentence, at: int) -> Mention | None:
        """Who is named with the title: the holder anywhere, else a known person close behind it."""
        mention = sentence.mentions[at]
        others = [one for one in sentence.mentions if one is not mention and one.kind != "role"]
        if mention.holder:
            named = next((one for one in others if one.name == mention.holder and one.office is None), None)
            if named is not None or mention.kind == "role":
                return named
            return mention if _goes_on(sentence, mention) else None
        for one in sentence.mentions[at + 1 : at + 3]:
            between = analysis.document.text[mention.end : one.start]
            if len(between.split()) > _FAR or any(mark in between for mark in _MARKS):
                return None
            if one.id in self._known.surnames and one.how == "name":
                return one
        return None

    def _is_people(self, body_id: str | None) -> bool:
        """`الرئيس الفلسطيني`: the adjective names a people, whose head the casebook must tell of what he is one."""
        actor = self._known.actors.get(body_id or "")
        return actor is not None and actor.kind in ("community", "people")

    def _above(self, office: str, body_id: str | None, body: str) -> tuple[str | None, str]:
        """A minister belongs to his state."""
        actor = self._known.actors.get(body_id or "")
        state = self._known.state(body_id)
        if actor is None or state is None or actor.kind != "ministry" or not office.endswith("minister"):
            return body_id, body
        return state, self._known.actors[state].label_en

    def _listed(self, analysis: Analysis, person: Mention, *, leads: bool) -> Post | None:
        """The body that the casebook gives for somebody whose title names none."""
        held = self._held(analysis, person)
        rows = [row for row in held if (row.predicate == "leads") == leads]
        body = self._known.actors.get(rows[0].object) if rows else None
        if body is None:
            return None
        return Post(person, "leads" if leads else "member-of", body.actor_id, body.label_en)

    def _held(self, analysis: Analysis, person: Mention) -> list[KnownRelation]:
        """The offices of a person on the day of the document, where the casebook dates them; else all."""
        day = analysis.document.published
        return self._known.offices(person.id or "", day) or self._known.offices(person.id or "", None)

    def _peer(self, analysis: Analysis, sentence: Sentence, at: int) -> Post | None:
        """`نظيره الروسي X`: of the same rank in another state; the casebook tells whether he leads it."""
        nisba = sentence.mentions[at]
        following = sentence.mentions[at + 1 : at + 2]
        if not following or following[0].id not in self._known.surnames or following[0].start - nisba.end > _FAR:
            return None
        before = next((word.key for word in reversed(sentence.words) if word.end < nisba.start), "")
        state = self._known.actors.get(self._known.state(nisba.id) or "")
        if before not in _PEERS or state is None:
            return None
        rows = self._held(analysis, following[0])
        leads = any(row.predicate == "leads" and self._known.state(row.object) == state.actor_id for row in rows)
        return Post(following[0], "leads" if leads else "member-of", state.actor_id, state.label_en)


def _is_past(sentence: Sentence, title: Mention, person: Mention) -> bool:
    """Whether a word like `السابق` stands in the title, between it and the name, or right behind."""
    start, end = min(title.start, person.start), max(title.end, person.end)
    inside = [word.key for word in sentence.words if start <= word.start < end]
    behind = next((word.key for word in sentence.words if word.start >= end), "")
    return any(key in _PAST for key in inside) or behind in _PAST


def _is_of_another(analysis: Analysis, title: Mention, person: Mention) -> bool:
    """Whether the words between name a body that nobody knows (`رئيس حزب كذا فلان`), or something else begins there."""
    text = analysis.document.text
    between = text[title.start : person.start] if title.start < person.start else text[person.end : title.end + 15]
    return any(fold(word).lstrip("ل") in _OTHERS for word in between.split())


def _goes_on(sentence: Sentence, title: Mention) -> bool:
    """Whether the same one is named right behind the title, by a name or a surname."""
    return any(one.id == title.id and 0 < one.start - title.end < 25 for one in sentence.mentions)
