"""Offices beside names: who leads a body or belongs to it because his title says so.

A title names its body (`رئيس حركة X`), or the casebook knows of which body
the one who is named with it is the head (`رئيسة الوزراء X`).  Who once led a
state leads it no more.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.known import known
from hudna.coding.owning import beside, country_of, described, home_body, institution, is_within, owned
from hudna.coding.persons import name_told, past_ranks, written
from hudna.lang.ar import fold
from hudna.lang.ar.parts import SPEECH, part
from hudna.records import KnownRelation

_LEADING = frozenset({"leads", "commands"})
_PEERS = frozenset(
    prefix + fold(word) for word in ("نظيره", "نظيرها", "نظيرهما") for prefix in ("", "و", "ل", "ب", "ول", "وب")
)
_PAIRS = frozenset(fold("الرئيسين الرئيسان للرئيسين الوزيرين الوزيران وزيري وزيرا الزعيمين الجنرال").split())
_PAST = frozenset(
    fold(article + word)
    for word in ("سابق", "سابقة", "أسبق", "راحل", "مخلوع", "منتخب", "متوفى", "مقال", "مستقيل")
    for article in ("ال", "لل", "")
)
_MEMBER, _MEMBERS = "member", (["عضو"], ["العضو"])
_TITLES = frozenset(
    prefix + word for word in ("رئيس", "ملك", "عاهل", "امير", "سلطان") for prefix in ("ال", "وال", "بال", "لل", "فال")
) | frozenset(fold("خادم وخادم لخادم بخادم").split())
_HEADS = frozenset(fold("زعيم أمين قائد رئيس أمير").split())
_DEPUTIES = ("مساعد", "نائب", "وكيل", "اركان")
_MARKS = frozenset(".؛:()[]؟!")
_OTHERS = frozenset(
    fold(
        "أن مع من عن حزب الحزب حركة الحركة جمعية لجنة اللجنة نقابة اتحاد بلدية شركة منظمة سجن محكمة جامعة نادي كتلة"
        " مركز هيئة نظيره نظيرها عهد قبل على ضد"
    ).split()
)
_CALLED = frozenset(fold("يدعى تدعى اسمه اسمها يسمى المدعو المدعوة المكنى الملقب ويدعى").split())
_FAR, _NEAR = 3, 12
_STAFF, _GOVERNOR = "chief-of-staff", "governor"
_COMMANDERS = frozenset({"commander", "police-chief"})
_FORCES = frozenset({"armed-forces", "police"})


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
        self._last: tuple[Analysis | None, str | None] = None, None

    def _country(self, analysis: Analysis) -> str | None:
        """The state of which a document speaks; kept, since every office of it asks."""
        if self._last[0] is not analysis:
            self._last = analysis, country_of(self._known, analysis)
        return self._last[1]

    def read(self, analysis: Analysis, sentence: Sentence, at: int) -> Post | None:
        """The office of somebody named with it that the mention `at` tells; `None` where none is, or it is past."""
        mention = sentence.mentions[at]
        if mention.how == "nisba":
            return self._peer(analysis, sentence, at)
        if mention.kind == "actor" and mention.office is None:
            return self._titled(analysis, sentence, mention) or self._peer(analysis, sentence, at)
        called = _called(sentence, at)
        if called is not None:
            leads = self._is_head(sentence, mention)
            return self._of_body(analysis, sentence, mention, called, leads=leads)
        if mention.kind == "role" and mention.office == _MEMBER and not mention.holder:
            return (
                self._member(sentence, at)
                or self._told(analysis, sentence, mention)
                or self._described(analysis, sentence, mention)
                or self._named_member(analysis, sentence, at)
            )
        if mention.kind not in ("role", "actor") or mention.office is None:
            return None
        person = self._person(analysis, sentence, at)
        if person is None:
            return self._told(analysis, sentence, mention) or self._unnamed(analysis, sentence, mention)
        leads = self._roles.get(mention.office, mention.office) in _LEADING
        leads = leads and not _is_deputy(_with_deputy(sentence, mention))
        if leads and _is_of_office(sentence, mention) and not self._leads(analysis, person):
            return None
        leads = leads and (not mention.office.endswith("-minister") or mention.office == "prime-minister")
        if mention.office == _STAFF:
            return self._staff(analysis, sentence, mention, person)
        if mention.body and mention.body != mention.holder:
            return self._of_body(analysis, sentence, mention, person, leads=leads)
        if _is_past(sentence, mention, person):
            return None
        return self._in_body(sentence, mention, person, leads=leads) or self._by_name(
            analysis, sentence, mention, person, leads=leads
        )

    def _of_body(
        self, analysis: Analysis, sentence: Sentence, title: Mention, person: Mention, *, leads: bool
    ) -> Post | None:
        """The office of a title that names its body."""
        if self._is_people(title.body_id):
            return self._listed(analysis, person, leads=leads)
        body_id, body = self._above(title.office or "", title.body_id, title.body)
        if title.office == _GOVERNOR and self._is_state(body_id):
            return None  # `المحافظ X`: of which governorate is not said
        if leads and self._is_state(body_id) and _is_past(sentence, title, person):
            return None
        return Post(person, "leads" if leads else "member-of", body_id, body)

    def _by_name(
        self, analysis: Analysis, sentence: Sentence, title: Mention, person: Mention, *, leads: bool
    ) -> Post | None:
        """The office of a title that names no body: by the casebook, else of the state of the news."""
        listed = self._listed(analysis, person, leads=leads)
        heads = self._known.heads.get(listed.body_id or "", set()) if listed else set()
        if _is_of_another(analysis, title, person, heads):
            return None
        return listed or self._of_home(analysis, sentence, title, person)

    def _in_body(self, sentence: Sentence, title: Mention, person: Mention, *, leads: bool) -> Post | None:
        """`X، المتحدث باسم اللجنة`: the body is described behind the title of somebody whom no casebook lists."""
        body = beside(sentence, title) if title.kind == "role" and person.kind == "unknown" else None
        if body is None:
            return None
        leads = leads and not is_within(sentence, title, body)
        return Post(person, "leads" if leads else "member-of", *self._above(title.office or "", body.id, body.name))

    def owned(self, analysis: Analysis, sentence: Sentence) -> Iterator[Post]:
        """The offices whose body a pronoun names: `الحركة ... أمينها العام X`."""
        for one in owned(self._known, analysis, sentence):
            yield Post(one.person, "leads" if one.leads else "member-of", one.body_id, one.body)

    def _unnamed(self, analysis: Analysis, sentence: Sentence, title: Mention) -> Post | None:
        """`زعيم الجماعة X`, `قائد الجيش X`: the body is described, or an institution of the country of the news."""
        if title.kind != "role" or title.body or title.holder:
            return None
        found = self._described(analysis, sentence, title)
        if found is not None:
            return found
        leads = self._is_head(sentence, title)
        home = home_body(self._known, analysis, sentence, title, self._country(analysis))
        return Post(home[0], "leads" if leads else "member-of", home[1], home[2]) if home else None

    def _described(self, analysis: Analysis, sentence: Sentence, title: Mention) -> Post | None:
        """`زعيم الجماعة X`, `القيادي في الحركة X`: the body is described behind the title."""
        found = described(self._known, analysis, sentence, title) if not title.body else None
        if found is None:
            return None
        leads = self._is_head(sentence, title) and not is_within(sentence, title, found[0])
        return Post(found[1], "leads" if leads else "member-of", found[0].id, found[0].name)

    def _staff(self, analysis: Analysis, sentence: Sentence, title: Mention, person: Mention) -> Post | None:
        """A chief of staff leads the army of his state, and belongs to any other force."""
        first = sentence.word_at(title.start)
        before = part(sentence.words[first - 1].key).stem if first else ""
        if _is_past(sentence, title, person):
            return None
        leads = "member-of" if before.startswith(_DEPUTIES) else "leads"
        body = self._known.actors.get(title.body_id or "")
        if body is not None and body.kind not in ("armed-forces", "state", "government"):
            return Post(person, "member-of", body.actor_id, body.label_en)
        if title.body and (body is None or body.kind == "armed-forces"):
            return Post(person, leads, title.body_id, title.body)
        state = self._state_of_staff(analysis, sentence, title, person)
        army = self._known.institution("armed-forces", state, "") if state else None
        return Post(person, leads, *army) if army else None

    def _state_of_staff(self, analysis: Analysis, sentence: Sentence, title: Mention, person: Mention) -> str | None:
        """Of which state a chief of staff is: by the casebook, the title, an adjective behind it, the news."""
        listed = next((row.object for row in self._held(analysis, person) if row.role_id == _STAFF), title.body_id)
        near = (one for one in sentence.mentions if 0 < one.start - title.end <= _NEAR and one.how == "nisba")
        told = next(near, None)
        state = self._known.state(listed) or self._known.state(told.id if told else None)
        return state or self._country(analysis)

    def _is_head(self, sentence: Sentence, title: Mention) -> bool:
        leads = self._roles.get(title.office or "", title.office) in _LEADING
        return leads and not _is_deputy(_with_deputy(sentence, title))

    def _of_home(self, analysis: Analysis, sentence: Sentence, title: Mention, person: Mention) -> Post | None:
        """`وزير الداخلية X`, `قائد الجيش X`, whom no casebook lists: of the state that the document names most."""
        office = title.office or ""
        listed = self._known.offices(person.id or "", None)
        if title.kind != "role" or listed:
            return None
        country = self._country(analysis)
        kind = institution(sentence.words, sentence.word_at(title.start) + 1)[0]
        if kind in _FORCES and country and office in _COMMANDERS:
            return Post(person, "leads", *self._known.institution(kind, country, ""))
        if not office.endswith("minister"):
            return None
        state = self._known.acting(country)
        if state is None:
            return None
        leads = "leads" if office == "prime-minister" else "member-of"
        return Post(person, leads, state, self._known.actors[state].label_en)

    def _titled(self, analysis: Analysis, sentence: Sentence, person: Mention) -> Post | None:
        """`الملك سلمان`: a name that the casebook gives with its title, of somebody who leads a state."""
        if person.how != "name" or person.id not in self._known.surnames or _is_past(sentence, person, person):
            return None
        keys = [word.key for word in sentence.words if person.start < word.end and word.start < person.end]
        named = bool(
            set(fold(self._known.actors[person.id].label_ar).split()).difference(_TITLES).intersection(keys[1:])
        )
        again = any(one.id == person.id and 0 < one.start - person.end <= 2 for one in sentence.mentions)
        if again and keys and part(keys[0]).stem in _HEADS:
            return self._listed(analysis, person, leads=True)
        if not (keys and keys[0] in _TITLES and (named or again)) and not _is_of_his(sentence, person):
            return None
        post = self._listed(analysis, person, leads=True)
        return post if post is not None and self._is_state(post.body_id) else None

    def _leads(self, analysis: Analysis, person: Mention) -> bool:
        """Whether the casebook has him lead something on the day of the document."""
        rows = self._known.offices(person.id or "", analysis.document.published)
        return any(row.predicate == "leads" for row in rows)

    def _told(self, analysis: Analysis, sentence: Sentence, title: Mention) -> Post | None:
        """`قال المتحدث باسم الحركة X إن`: who stands between a title that names its body and what is said."""
        if title.kind != "role" or title.holder or not title.body_id or self._is_people(title.body_id):
            return None
        words, text = sentence.words, analysis.document.text
        behind = next((at for at, word in enumerate(words) if word.start >= title.end), len(words))
        first = sentence.word_at(title.start)
        said = any(part(word.key).stem in SPEECH for word in words[max(0, first - 3) : first])
        found = name_told(words, behind, text) if said else None
        if found is None or any(mark in text[title.end : words[found[0]].start] for mark in _MARKS):
            return None
        held = words[found[0] : found[1] + 1]
        person = Mention(
            kind="unknown", id=None, name=written(held), start=held[0].start, end=held[-1].end, how="tagger"
        )
        leads = self._roles.get(title.office or "", title.office) in _LEADING
        leads = leads and not _is_deputy(_with_deputy(sentence, title))
        body_id, body = self._above(title.office or "", title.body_id, title.body)
        return Post(person, "leads" if leads else "member-of", body_id, body)

    def _member(self, sentence: Sentence, at: int) -> Post | None:
        """`تركيا العضو في حلف الناتو`: a state or a group that is named right before."""
        role, left = sentence.mentions[at], sentence.mentions[at - 1 : at] if at else ()
        title = fold(role.name).split()[:1]
        if not left or role.body_id is None or title not in _MEMBERS or not 0 <= role.start - left[0].end <= 2:
            return None
        actor = self._known.actors.get(left[0].id or "")
        fits = actor is not None and left[0].how == "name" and actor.kind not in ("people", "kind", "person")
        return Post(left[0], "member-of", role.body_id, role.body) if fits else None

    def _named_member(self, analysis: Analysis, sentence: Sentence, at: int) -> Post | None:
        """`القيادي البارز X`, whom the casebook lists: of the group that he belongs to or leads."""
        person = self._person(analysis, sentence, at)
        if person is None or _is_past(sentence, sentence.mentions[at], person):
            return None
        post = self._listed(analysis, person, leads=False) or self._listed(analysis, person, leads=True)
        group = post is not None and self._known.is_group(post.body_id or "")
        return post._replace(predicate="member-of") if post is not None and group else None

    def _is_state(self, body_id: str | None) -> bool:
        actor = self._known.actors.get(body_id or "")
        return actor is not None and actor.kind in ("state", "government")

    def _person(self, analysis: Analysis, sentence: Sentence, at: int) -> Mention | None:
        """Who is named with the title: the holder anywhere, else a known person close behind it."""
        mention = sentence.mentions[at]
        others = [one for one in sentence.mentions if one is not mention and one.kind != "role"]
        if mention.holder:
            named = next((one for one in others if one.name == mention.holder and one.office is None), None)
            if named is not None:
                return named
            if mention.kind == "role":
                return _holder(mention)
            return mention if _goes_on(sentence, mention) else None
        for one in sentence.mentions[at + 1 : at + 3]:
            between = analysis.document.text[mention.end : one.start]
            if len(between.split()) > _FAR or any(mark in between for mark in _MARKS) or _goes_elsewhere(between):
                return None
            if one.id in self._known.surnames and one.how == "name":
                return one
        return None

    def _is_people(self, body_id: str | None) -> bool:
        """`الرئيس الفلسطيني`: the adjective names a people, whose head the casebook must tell of what he is one."""
        actor = self._known.actors.get(body_id or "")
        return actor is not None and actor.kind in ("community", "people")

    def _above(self, office: str, body_id: str | None, body: str) -> tuple[str | None, str]:
        """A minister belongs to his state; who speaks for a ministry belongs to it."""
        state = self._known.answering(body_id)
        if state is None or state == body_id or self._roles.get(office, office) == "speaks":
            return body_id, body
        state = (self._known.state(body_id) or state) if office.endswith("minister") else state
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
        """`نظيره الروسي X`, `الرئيسين التركي X والأمريكي Y`: the casebook tells whether he leads that state."""
        nisba = sentence.mentions[at]
        following = sentence.mentions[at + 1 : at + 2]
        if not following or following[0].start - nisba.end > _FAR:
            return None
        before = next((word.key for word in reversed(sentence.words) if word.end < nisba.start), "")
        if following[0].id not in self._known.surnames:
            body = self._known.actors.get(nisba.id or "")
            unknown = following[0].kind == "unknown" and body is not None and before in _PEERS
            return Post(following[0], "member-of", body.actor_id, body.label_en) if unknown and body else None
        joined = sentence.words[sentence.word_at(nisba.start)].key.startswith("و")
        state = self._known.actors.get(self._known.state(nisba.id) or "")
        if (before not in _PEERS and before not in _PAIRS and not joined) or state is None:
            return None
        if nisba.how != "nisba":
            return None
        rows = [row for row in self._held(analysis, following[0]) if self._known.state(row.object) == state.actor_id]
        leads = any(row.predicate == "leads" and self._is_state(row.object) for row in rows)
        if not rows and before not in _PEERS:
            return None
        body = next((self._known.actors[row.object] for row in rows if self._is_state(row.object)), state)
        return Post(following[0], "leads" if leads else "member-of", body.actor_id, body.label_en)


def _called(sentence: Sentence, at: int) -> Mention | None:
    """`قيادي حوثي يدعى X`: who is named behind a title that names its body."""
    title = sentence.mentions[at]
    words = [word for word in sentence.words if word.start >= title.end][:1]
    if title.kind != "role" or not title.body or title.holder or not words or words[0].key not in _CALLED:
        return None
    named = next((one for one in sentence.mentions[at + 1 : at + 2] if one.start - words[0].end <= _NEAR), None)
    if named is None or not (named.kind == "unknown" or named.how == "name"):
        return None
    first = past_ranks(sentence.words, sentence.word_at(words[0].start) + 1)
    return named if sentence.word_at(named.start) == first else None


def _holder(title: Mention) -> Mention:
    """Who is named with a title and found nowhere else: ranks stand before the name."""
    kind = "actor" if title.holder_id else "unknown"
    return Mention(kind=kind, id=title.holder_id, name=title.holder, start=title.start, end=title.end, how="office")


def _with_deputy(sentence: Sentence, title: Mention) -> str:
    """The words of a title with two before it: `النائب الثاني لرئيس مجلس الوزراء`."""
    words = sentence.words
    first = sentence.word_at(title.start)
    earlier = words[max(0, first - 2) : first] if words[first].key.startswith("ل") else ()
    return " ".join([*(word.key for word in earlier), title.name])


def _is_of_office(sentence: Sentence, title: Mention) -> bool:
    """`مدير مكتب الرئيس X`: who is named directs the office of the one whose title it is."""
    first = sentence.word_at(title.start)
    return first > 0 and part(sentence.words[first - 1].key).stem in _OFFICES


_OFFICES = frozenset({"مكتب", "ديوان", "مستشار", "ممثل", "مبعوث", "مندوب"})


def _is_deputy(title: str) -> bool:
    """`الأمين العام المساعد`, `رئيس الأركان`: who leads no body by that title."""
    return any(part(fold(word)).stem.startswith(_DEPUTIES) for word in title.split())


def _is_of_his(sentence: Sentence, person: Mention) -> bool:
    """`حكومة الرئيس اليمني X`: a body that is named by his title, right before him."""
    left = next((one for one in sentence.mentions if 0 < person.start - one.end <= 1), None)
    return left is not None and any(
        word.key in _TITLES for word in sentence.words if left.start < word.start < left.end
    )


def _goes_elsewhere(between: str) -> bool:
    """`المتحدث باسمه إن الرئيس X`: another clause began between the title and the name."""
    return any(part(fold(word)).kind in ("sub", "verb", "aux", "rel") for word in between.split())


def _is_past(sentence: Sentence, title: Mention, person: Mention) -> bool:
    """Whether a word like `السابق` stands in the title, between it and the name, or right behind."""
    start, end = min(title.start, person.start), max(title.end, person.end)
    inside = [word.key for word in sentence.words if start <= word.start < end]
    behind = next((word.key for word in sentence.words if word.start >= end), "")
    return any(key in _PAST for key in inside) or behind in _PAST


def _is_of_another(analysis: Analysis, title: Mention, person: Mention, heads: set[str]) -> bool:
    """Whether the words between name a body that nobody knows (`رئيس حزب كذا فلان`), or something else begins there.

    `heads` are the words that the body by which he is known can be called: `الأمين العام للجامعة X` is of it.
    """
    text = analysis.document.text
    between = text[title.start : person.start] if title.start < person.start else text[person.end : title.end + 15]
    others = [word for word in map(fold, between.split()) if word.lstrip("ل") in _OTHERS]
    return any("ال" + word.lstrip("ل") not in heads or not word.startswith("لل") for word in others)


def _goes_on(sentence: Sentence, title: Mention) -> bool:
    """Whether the same one is named right behind the title, by a name or a surname."""
    return any(one.id == title.id and 0 < one.start - title.end < 25 for one in sentence.mentions)
