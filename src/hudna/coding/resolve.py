"""Which actor, place or office the names of a document mean.

A document is read twice: first for the names that need no help, then for
surnames, offices, institutions and descriptions (`الحركة`, `الحكومة`), which
lean on them.  Nothing is guessed: what the casebook does not hold keeps its
words and has no id.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hudna.casebook import Casebook
from hudna.coding.analysis import Mention, Word
from hudna.coding.known import Known
from hudna.coding.layout import Draft
from hudna.coding.names import Names, Reading
from hudna.coding.tree import Found
from hudna.lang.ar.contexts import CALLED, LOCATIVE, QUALIFIERS, TITLES
from hudna.records import Document

_GROUPISH = frozenset(
    ("الحركة", "الجماعة", "التنظيم", "المليشيا", "الميليشيا", "المليشيات", "الميليشيات", "الفصائل", "الفصيل")
)
_GOVERNMENT = frozenset(("الحكومة", "السلطات", "النظام"))
_ARMY = frozenset(("الجيش",))
_DESCRIBING = _GROUPISH | _GOVERNMENT | _ARMY | CALLED
_FORMER = frozenset({"السابق", "السابقة", "الاسبق", "المخلوع", "الراحل"})
_ROLE_GAP = 2


class Phrase(NamedTuple):
    """A mention with the index of the first hit behind it."""

    mention: Mention | None
    behind: int


class _Reading(NamedTuple):
    """What is known of a document while it is read a second time."""

    day: date | None
    named: set[str]
    country: str | None
    surnames: dict[str, list[tuple[tuple[str, ...], str]]]
    last: dict[str, int]


class Resolve:
    """Made once from a casebook; the mentions of each sentence of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self.known = Known(casebook)
        self._names = Names(casebook)

    def __call__(self, document: Document, drafts: Sequence[Draft]) -> list[tuple[Mention, ...]]:
        """The mentions of each sentence, in the order of the text, none over another."""
        hits = [self._names.find(draft.words, document.text) for draft in drafts]
        reading = self._first_reading(document, hits)
        return [
            tuple(_Sentence(self.known, reading, draft.words, found, number).mentions())
            for number, (draft, found) in enumerate(zip(drafts, hits, strict=True))
        ]

    def _first_reading(self, document: Document, hits: Sequence[Sequence[Found]]) -> _Reading:
        named: set[str] = set()
        countries: Counter[str] = Counter()
        for found in hits:
            for hit in found:
                for reading in hit.values:
                    if (
                        reading.kind == "actor"
                        and not reading.weak
                        and reading.id
                        and reading.holds_on(document.published)
                    ):
                        named.add(reading.id)
                    state = self._state(reading)
                    if state:
                        countries[state] += 1
        surnames: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for actor_id in sorted(named):
            told = self.known.surnames.get(actor_id)
            if told:
                surnames[told[0]].append((told, actor_id))
        country = countries.most_common(1)[0][0] if countries else None
        return _Reading(document.published, named, country, surnames, {})

    def _state(self, reading: Reading) -> str | None:
        if reading.kind == "place":
            return self.known.state_of_place(reading.id)
        return self.known.state(reading.id) if reading.kind in ("actor", "nisba") else None


class _Sentence:
    """One sentence of the second reading."""

    def __init__(
        self, known: Known, reading: _Reading, words: Sequence[Word], hits: Sequence[Found], number: int
    ) -> None:
        self._known, self._reading = known, reading
        self._words, self._hits, self._number = words, hits, number

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        at, word = 0, 0
        while at < len(self._hits):
            hit = self._hits[at]
            found += self._between(word, hit.first)
            phrase = self._phrase(at)
            if phrase.mention is None:
                found += self._between(hit.first, hit.last + 1)
            else:
                found.append(phrase.mention)
                self._remember(phrase.mention)
            word = self._hits[phrase.behind - 1].last + 1
            at = phrase.behind
        found += self._between(word, len(self._words))
        return found

    def _remember(self, mention: Mention) -> None:
        for actor_id in (mention.id, mention.holder_id):
            if actor_id and mention.kind in ("actor", "role"):
                self._reading.last.pop(actor_id, None)
                self._reading.last[actor_id] = self._number

    # Names

    def _phrase(self, at: int) -> Phrase:
        hit = self._hits[at]
        kinds = {reading.kind for reading in hit.values}
        if "role" in kinds:
            return self._role(at)
        if kinds == {"head"}:
            return self._head(at)
        if "nisba" in kinds and not kinds & {"actor", "place"}:
            reading = next(reading for reading in hit.values if reading.kind == "nisba")
            return Phrase(_mention("actor", reading.id, reading.name, hit, "nisba"), at + 1)
        return Phrase(self._name(at), at + 1)

    def _name(self, at: int) -> Mention | None:
        hit = self._hits[at]
        actors = [r for r in hit.values if r.kind == "actor" and r.holds_on(self._reading.day)]
        places = [r for r in hit.values if r.kind == "place"]
        locative = self._is_locative(hit)
        place = next((r for r in places if not r.weak or locative), None)
        actor = self._actor(actors, hit)
        if actor and place:
            if locative:
                return _mention("place", place.id, place.name, hit, "name", other=actor.id)
            return _mention("actor", actor.id, actor.name, hit, "name", other=place.id)
        if actor:
            kind = "actor" if actor.id else "unknown"
            return _mention(kind, actor.id, actor.name, hit, "surname" if actor.weak else "name")
        return _mention("place", place.id, place.name, hit, "name") if place else None

    def _actor(self, readings: list[Reading], hit: Found) -> Reading | None:
        """The actor that is meant: strong before weak, then who was named already, then the document's country."""
        strong = [reading for reading in readings if not reading.weak]
        fitting = strong or [reading for reading in readings if self._weak_counts(reading, hit)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        last = list(self._reading.last)
        return max(
            fitting,
            key=lambda r: (
                last.index(r.id) if r.id in self._reading.last else -1,
                r.id in self._reading.named,
                self._known.state(r.id) == self._reading.country,
            ),
        )

    def _weak_counts(self, reading: Reading, hit: Found) -> bool:
        """A weak name needs the full one in the document, or an office on the day and a word that makes it a person."""
        if reading.id in self._reading.named:
            return True
        if reading.id is None:
            return False
        if reading.detail == "person":
            in_office = self._reading.day is not None and bool(self._known.offices(reading.id, self._reading.day))
            definite = self._words[hit.first].key[len(hit.prefix) :].startswith("ال")
            return in_office and (definite or self._before(hit) in TITLES)
        country = self._reading.country
        return country is not None and self._known.state(reading.id) == country and reading.detail != "state"

    def _before(self, hit: Found) -> str:
        return self._words[hit.first - 1].key if hit.first else ""

    def _is_locative(self, hit: Found) -> bool:
        return hit.prefix.endswith("ب") or (self._before(hit) in LOCATIVE and not hit.prefix.endswith(("ل", "و")))

    # Institutions: a head with a country, a state, an office holder

    def _head(self, at: int) -> Phrase:
        hit = self._hits[at]
        whose = self._whose(at)
        if whose is None:
            described = self._described(hit.first)
            return Phrase(described, at + 1)
        state_id, state_name, behind = whose
        kind = self._head_kind(at, behind)
        actor_id, name = self._known.institution(kind, state_id, state_name)
        last = self._hits[behind - 1]
        mention = Mention(
            kind="actor" if actor_id else "unknown",
            id=actor_id,
            name=name,
            start=hit.start,
            end=last.end,
            how="institution",
            body_id=state_id,
            body=state_name,
        )
        return Phrase(mention, behind)

    def _head_kind(self, at: int, behind: int) -> str:
        last = self._hits[behind - 1]
        form = "definite" if any(reading.kind == "nisba" for reading in last.values) else "construct"
        forms: dict[str, str] = {reading.name: reading.detail for reading in self._hits[at].values}
        return forms.get(form) or forms.get("bare") or next(iter(forms.values()))

    def _whose(self, at: int) -> tuple[str | None, str, int] | None:
        """The state behind a head: (id, name, index of the first hit behind it)."""
        if at + 1 >= len(self._hits):
            return None
        head, hit = self._hits[at], self._hits[at + 1]
        gap = hit.first - head.last - 1
        forms = {reading.name for reading in head.values}
        nisba = next((reading for reading in hit.values if reading.kind == "nisba"), None)
        if nisba and not hit.prefix and self._qualified(head.last, hit.first) and self._agree(head, hit):
            return self._known.state(nisba.id), nisba.name, at + 2
        if "construct" not in forms or gap or hit.prefix:
            return None
        for reading in hit.values:
            if reading.kind == "actor" and reading.detail in ("state", "government"):
                return self._known.state(reading.id), reading.name, at + 2
        phrase = self._phrase(at + 1)
        state = self._state_led_by(phrase.mention)
        return (state, self._known.actors[state].label_en, phrase.behind) if state else None

    def _state_led_by(self, mention: Mention | None) -> str | None:
        """`قوات الأسد`, `حكومة الكاظمي`: the state of whoever leads it that day."""
        person = (mention.holder_id or mention.id) if mention else None
        if person is None or person not in self._known.surnames:
            return None
        for row in self._known.offices(person, self._reading.day):
            state = self._known.state(row.object)
            if state:
                return state
        return None

    def _qualified(self, left: int, right: int) -> bool:
        """Whether nothing but adjectives of institutions (`القوات المسلحة العراقية`) stands between two words."""
        return right - left <= 3 and all(word.key in QUALIFIERS for word in self._words[left + 1 : right])

    def _agree(self, head: Found, hit: Found) -> bool:
        """A feminine or plural head takes no masculine adjective: `وزير الخارجية الأمريكي` is about the minister."""
        first = self._words[head.first].key
        return not (first.endswith(("ة", "ات")) and self._words[hit.last].key.endswith("ي"))

    # Offices

    def _role(self, at: int) -> Phrase:
        hit = self._hits[at]
        role = next(reading for reading in hit.values if reading.kind == "role")
        body_id, body, behind = self._body(at)
        last = self._hits[behind - 1]
        end, after = last.end, last.last + 1
        if after < len(self._words) and self._words[after].key in _FORMER:
            end = self._words[after].end
            after += 1
            former = True
        else:
            former = False
        named = self._person_at(behind, after)
        holder_id, holder = named or ((None, "") if former else self._holder(role, body_id))
        mention = Mention(
            kind="role" if named or not holder_id else "actor",
            id=holder_id if holder_id and not named else None,
            name=holder if holder_id and not named else self._text(hit, end),
            start=hit.start,
            end=end,
            how="office",
            office=role.id,
            body_id=body_id,
            body=body,
            holder_id=holder_id,
            holder=holder,
        )
        return Phrase(mention, behind)

    def _text(self, hit: Found, end: int) -> str:
        return " ".join(word.text for word in self._words[hit.first :] if word.end <= end)

    def _body(self, at: int) -> tuple[str | None, str, int]:
        """Whose office: (id, name, index of the first hit behind it)."""
        hit, behind = self._hits[at], at + 1
        if behind >= len(self._hits):
            return None, "", behind
        following = self._hits[behind]
        gap = self._words[hit.last + 1 : following.first]
        if len(gap) > _ROLE_GAP or any(word.key in ("في", "ان", "من", "الي", "علي", "عن", "مع") for word in gap[:1]):
            return None, "", behind
        if following.prefix.startswith(("و", "ف")) or any(reading.kind == "role" for reading in following.values):
            return None, "", behind
        phrase = self._phrase(behind)
        found = phrase.mention
        if found is None or found.id in self._known.surnames:
            return None, "", behind
        if found.kind == "place":
            return found.other or self._known.state_of_place(found.id), found.name, phrase.behind
        return found.id, found.name, phrase.behind

    def _person_at(self, behind: int, after: int) -> tuple[str, str] | None:
        """A person of the casebook who is named right behind an office."""
        if behind >= len(self._hits) or self._hits[behind].first != after:
            return None
        found = self._phrase(behind).mention
        if found is None or found.id is None or found.id not in self._known.surnames:
            return None
        return found.id, found.name

    def _holder(self, role: Reading, body_id: str | None) -> tuple[str | None, str]:
        """Who held the office on the day; without a body the holder who was last named, or the country's."""
        if role.id is None or role.detail == "speaks":
            return None, ""
        day = self._reading.day
        holders = self._known.holders(role.id, body_id or self._reading.country, day) if day else []
        if not body_id:
            lately = [person for person in self._reading.last if role.id in self._roles_of(person)]
            holders = lately[-1:] or holders
        if len(holders) != 1:
            holders = [person for person in self._reading.last if person in holders][-1:]
        return (holders[0], self._known.actors[holders[0]].label_en) if holders else (None, "")

    def _roles_of(self, person: str) -> set[str | None]:
        return {row.role_id for row in self._known.offices(person, self._reading.day)}

    # Surnames and descriptions

    def _between(self, first: int, behind: int) -> list[Mention]:
        found = []
        for at in range(first, behind):
            mention = self._surname(at) or self._described(at)
            if mention:
                found.append(mention)
                self._remember(mention)
        return found

    def _surname(self, at: int) -> Mention | None:
        key = self._words[at].key
        for skip in (0, 1, 2):
            for told, actor_id in self._reading.surnames.get(key[skip:], ()) if len(key) > skip + 2 else ():
                if skip and key[:skip] not in ("و", "ف", "ب", "ل", "ك", "ول", "وب", "فل"):
                    continue
                rest = [word.key for word in self._words[at + 1 : at + len(told)]]
                if rest == list(told[1:]):
                    end = self._words[at + len(told) - 1].end
                    name = self._known.actors[actor_id].label_en
                    start = self._words[at].start + skip
                    return Mention(kind="actor", id=actor_id, name=name, start=start, end=end, how="surname")
        return None

    def _described(self, at: int) -> Mention | None:
        """`الحركة`, `الحكومة`: the actor last named that can be called so."""
        word = self._words[at]
        skip = next((skip for skip in (0, 1) if word.key[skip:] in _DESCRIBING), None)
        if skip is None:
            return None
        head = word.key[skip:]
        following = self._words[at + 1].key if at + 1 < len(self._words) else ""
        actor_id = self._last_fitting(head, alone=not following.startswith("ال"))
        if actor_id is None:
            return None
        name = self._known.actors[actor_id].label_en
        return Mention(kind="actor", id=actor_id, name=name, start=word.start + skip, end=word.end, how="description")

    def _last_fitting(self, head: str, *, alone: bool) -> str | None:
        known, last = self._known, list(self._reading.last)
        fitting = [actor_id for actor_id in last if head in known.heads.get(actor_id, ())]
        if head in _ARMY:
            fitting = [actor_id for actor_id in last if known.actors[actor_id].kind == "armed-forces"]
        if fitting:
            return fitting[-1]
        if head in _GROUPISH:
            groups = [actor_id for actor_id in last if known.is_group(actor_id)]
            return groups[-1] if groups else None
        if alone and (head in _GOVERNMENT or head in _ARMY):
            kind = "armed-forces" if head in _ARMY else "government"
            return known.institution(kind, self._reading.country, "")[0] if self._reading.country else None
        return None


def _mention(kind: str, found: str | None, name: str, hit: Found, how: str, other: str | None = None) -> Mention:
    if found is None and kind == "actor" and how != "nisba":
        kind = "unknown"
    return Mention(kind=kind, id=found, name=name, start=hit.start, end=hit.end, how=how, other=other)
