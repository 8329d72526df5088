"""The second reading of a sentence: which actor, place or office its names mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from hudna.coding import adjectives, offices
from hudna.coding.analysis import Mention, Word
from hudna.coding.known import Known
from hudna.coding.missions import mission
from hudna.coding.names import AGAIN, LISTED, Names, Reading
from hudna.coding.persons import full_name, looks_like_family, name_behind, written
from hudna.coding.stricken import is_part_of_name, is_stricken
from hudna.coding.tree import Found
from hudna.lang.ar import contexts
from hudna.lang.ar.contexts import ARMY, GOVERNMENT, LOCATIVE, PLACE_NOUNS, QUALIFIERS, TITLES
from hudna.lang.ar.latin import names
from hudna.lang.ar.parts import PREPOSITIONS, RELATIVES
from hudna.lang.ar.segmenter import counts
from hudna.lang.ar.timewords import LEXICON
from hudna.lang.kept import kept

_DESCRIBING = contexts.GROUPISH | GOVERNMENT | ARMY | contexts.CALLED | contexts.HOME
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "ول", "وب", "فل")
_THE_BASE = ("القاعدة", "للقاعدة")
_OF_BASES = frozenset(("محيط", "قرب", "بوابة", "مدخل", "استهدف", "استهدفت", "علي", "من", "قصف", "استهداف", "سور"))
_MEMBERS = frozenset(("قيادي", "القيادي", "عضو", "عناصر", "قادة", "مقاتلين", "مسلحين", "زعيم", "قياديا", "عنصر"))
# Sixteen times in the news that words were counted in.
_EVERYDAY = 4
_NO_ADJECTIVES = RELATIVES | {"الي", "اليوم", "الان"}
_STRICT_PLACES = frozenset({"base", "site", "camp", "road", "water", "crossing", "port"})


@dataclass(slots=True, kw_only=True)
class Context:
    """What is known of a document while it is read a second time.

    `named` are actors with a full name somewhere in it, `country` the state
    most spoken of, `surnames` the persons of the casebook by the first word
    of their short name, `last` the actors met so far, the latest last,
    `others` the surnames of persons whom the casebook does not know, `titled` who was named last with a title, by
    its first word: id, name and id of the body; `home` the state of the office or official last named.  `hot`
    are the words, clitics on, that may be one of those surnames.  `bases`
    tells that a base (`قاعدة`) is spoken of, by which `القاعدة` can be meant;
    `located` are the places that stand behind a word of place somewhere in it.
    """

    day: date | None
    named: set[str]
    country: str | None
    surnames: dict[str, list[tuple[tuple[str, ...], str]]]
    last: dict[str, int] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    titled: dict[str, tuple[str | None, str, str | None]] = field(default_factory=dict)
    home: str | None = None
    hot: set[str] = field(default_factory=set)
    bases: bool = False
    located: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.hot |= {prefix + surname for surname in self.surnames for prefix in ("", *_PREFIXES)}


@kept(1 << 17)
def _may_name(key: str) -> bool:
    """Whether a word can be a given name or a description; most words are neither, and cost no more than this."""
    known, rest = names(), key[1:]
    described = key in _DESCRIBING or rest in _DESCRIBING or (key.startswith("لل") and "ا" + rest in _DESCRIBING)
    return key in known or rest in known or described


def is_locative(words: Sequence[Word], hit: Found) -> bool:
    """Does a word of place lead to a name?"""
    before = words[hit.first - 1].key if hit.first else ""
    return hit.prefix.endswith("ب") or (before in LOCATIVE and not hit.prefix.endswith(("ل", "و")))


class Phrase(NamedTuple):
    """A mention with the index of the first hit behind it."""

    mention: Mention | None
    behind: int


class Reader:
    """One sentence of the second reading."""

    def __init__(
        self, book: tuple[Known, Names], context: Context, words: Sequence[Word], hits: Sequence[Found], text: str
    ) -> None:
        self.known, self.names = book
        self.context = context
        self.words, self.hits, self.text = words, hits, text
        self.extra: list[Mention] = []
        self.latest: Mention | None = None
        self.office: str | None = None
        self.held: set[int] = set()

    def mentions(self) -> list[Mention]:
        """The mentions in the order of the text, none over another."""
        found: list[Mention] = []
        at, word = 0, 0
        while at < len(self.hits):
            hit = self.hits[at]
            found += self._between(word, hit.first)
            phrase = self.phrase(at)
            if phrase.mention is None:
                found += self._between(hit.first, hit.last + 1)
            else:
                found.append(phrase.mention)
                self.remember(phrase.mention)
                self.latest = phrase.mention
            word = self.hits[phrase.behind - 1].last + 1
            at = phrase.behind
        found += self._between(word, len(self.words))
        return _apart(found, self.extra) if self.extra else found

    def remember(self, mention: Mention) -> None:
        """Makes an actor the one last met, and the state of an official the one that `بلاده` means."""
        of = self.known.state(mention.body_id) if mention.kind == "role" else None
        if mention.id in self.known.surnames:
            of = self._state_led_by(mention) or self._state_of(mention.id or "", None)
        self.context.home = of or self.context.home
        self.office = mention.office or self.office
        for actor_id in (mention.id, mention.holder_id):
            if actor_id and mention.kind in ("actor", "role"):
                self.context.last.pop(actor_id, None)
                self.context.last[actor_id] = mention.start

    # Names

    def phrase(self, at: int) -> Phrase:
        """What the hit at `at` means, together with hits behind it that belong to it."""
        hit = self.hits[at]
        kinds = {reading.kind for reading in hit.values}
        if other := adjectives.meant(self, hit):
            return Phrase(other, at + 1)
        if "role" in kinds and not kinds & {"actor"}:
            return Phrase(*offices.office(self, at))
        if kinds == {"head"} or ("head" in kinds and self._whose(at) is not None):
            return self._head(at)
        return Phrase(self._name(at), at + 1)

    def _name(self, at: int) -> Mention | None:
        hit = self.hits[at]
        if self.context.bases and self._is_base(hit):
            return None
        actors = [r for r in hit.values if r.kind == "actor" and r.holds_on(self.context.day)]
        places = [r for r in hit.values if r.kind == "place" and not self._is_attribute(r, hit)]
        locative = is_locative(self.words, hit) or self._continues(hit)
        place = self._place([r for r in places if not r.weak or self._weak_place_counts(r, hit, locative=locative)])
        actor = self._actor(actors, hit)
        if actor and place:
            if locative:
                return _mention("place", place.id, place.name, hit, "name", other=actor.id)
            return _mention("actor", actor.id, actor.name, hit, "name", other=place.id)
        if actor:
            kind = "actor" if actor.id else "unknown"
            return _mention(kind, actor.id, actor.name, hit, "surname" if actor.weak else "name")
        state = None if locative or not place else mission(self.known, place.id, self.words[hit.first].key)
        if state is not None and place is not None:
            return _mention("actor", state.actor_id, state.label_en, hit, "name", other=place.id)
        return _mention("place", place.id, place.name, hit, "name") if place else None

    def _continues(self, hit: Found) -> bool:
        """`إيلات وتل أبيب`: a capital joined to a place that is nobody else is the town."""
        last, before = self.latest, self.words[max(hit.first - 1, 0)]
        alone = last is not None and last.kind == "place" and last.other is None
        return alone and hit.prefix == "و" and last is not None and last.end == before.end

    def _place(self, readings: list[Reading]) -> Reading | None:
        """Of two places of one name (`طرابلس`, `أريحا`) that of the document's country, then of one that it names."""
        if len(readings) < 2:
            return readings[0] if readings else None

        def told(reading: Reading) -> tuple[bool, bool]:
            state = self.known.state_of_place(reading.id)
            return state is not None and state == self.context.country, state in self.context.named

        return max(readings, key=told)

    def _actor(self, readings: list[Reading], hit: Found) -> Reading | None:
        """The actor that is meant: strong before weak, then who was named already, then the document's country."""
        strong = [reading for reading in readings if not reading.weak]
        fitting = strong or [reading for reading in readings if self._weak_counts(reading, hit)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        last = list(self.context.last)
        return max(
            fitting,
            key=lambda r: (
                last.index(r.id) if r.id in self.context.last else -1,
                r.id in self.context.named,
                self.context.country is not None and self.known.is_of(r.id, self.context.country),
            ),
        )

    def _weak_counts(self, reading: Reading, hit: Found) -> bool:
        """A weak name needs the full one in the document, or an office on the day and a word that makes it a person."""
        if reading.detail == "person" and self._is_another(hit):
            return False
        if reading.id in self.context.named or (reading.detail == "state" and self._before(hit) in _LED_BY):
            return True
        if reading.detail == "person" and self._is_beside_ally(reading, hit):
            return True
        if reading.id is None:
            return False
        if reading.detail == "person":
            in_office = self.context.day is not None and bool(self.known.offices(reading.id, self.context.day))
            definite = self.words[hit.first].key[len(hit.prefix) :].startswith("ال")
            return in_office and (definite or self._before(hit) in TITLES) and not self._is_adjective(hit)
        country = self.context.country
        return country is not None and reading.detail != "state" and self.known.is_of(reading.id, country)

    def _is_beside_ally(self, reading: Reading, hit: Found) -> bool:
        """`ميليشيات الحوثي وصالح`: a surname that `و` joins to those who stand with his men that day."""
        last = self._touching(hit) if hit.prefix == "و" else None
        return last is not None and self.known.are_allied(reading.id, last.id, self.context.day)

    def _is_another(self, hit: Found) -> bool:
        """`أنيس العامري` where the casebook knows another `العامري`; and whoever is called so after him."""
        given = name_behind(self.words, hit.first - 1, self.text) if hit.first and not hit.prefix else None
        named = given is not None and given >= hit.last
        skip = len(hit.prefix) if hit.first == hit.last else 0
        return (
            named
            or self.words[hit.last].key in self.context.others
            or self._is_given(hit.last, (self.words[hit.last].key[skip:],))
        )

    def _is_adjective(self, hit: Found) -> bool:
        """`القائد العسكري`: a surname that is an adjective of every day, in both genders, names nobody by itself."""
        stem = self.words[hit.last].key[len(hit.prefix) if hit.first == hit.last else 0 :].removeprefix("ال")
        return min(counts().get(stem, 0), counts().get(stem + "ة", 0)) >= _EVERYDAY

    def _before(self, hit: Found) -> str:
        return self.words[hit.first - 1].key if hit.first else ""

    def _touching(self, hit: Found) -> Mention | None:
        """The mention that ends right before a name."""
        last = self.latest
        return last if last is not None and last.end == self.words[max(hit.first - 1, 0)].end else None

    def _is_base(self, hit: Found) -> bool:
        """`داخل القاعدة` where a base is spoken of; `قيادي في القاعدة` still is of al-Qaeda."""
        if hit.first != hit.last or not self.words[hit.first].key.endswith(_THE_BASE):
            return False
        far = self.words[hit.first - 2].key if hit.first > 1 else ""
        return (is_locative(self.words, hit) or self._before(hit) in _OF_BASES) and far not in _MEMBERS

    def _weak_place_counts(self, reading: Reading, hit: Found, *, locative: bool) -> bool:
        """A town of a plain name: behind a word of place here or elsewhere in the document, of a deed, in a list."""
        listed = hit.prefix == "و" and self._is_behind_place(reading, hit)
        if reading.detail == LISTED:
            return listed
        if reading.plain and (not (listed or self._is_near(reading)) or self._is_described(hit)):
            return False
        if reading.detail == AGAIN:
            return reading.id in self.context.located
        if locative:
            return self._is_place(reading, hit)
        if reading.detail in _STRICT_PLACES or is_part_of_name(self.words, hit.first):
            return False
        located = reading.id in self.context.located or (
            not hit.prefix and is_stricken(self.words, hit.first, hit.last)
        )
        return listed or (located and not reading.plain)

    def _is_described(self, hit: Found) -> bool:
        """`القطاع الخاص`: an adjective makes a plain word out of a name that can be one."""
        following = self.words[hit.last + 1].key if hit.last + 1 < len(self.words) else ""
        near = following.startswith("ال") and following not in _NO_ADJECTIVES
        return near and self.text[self.words[hit.last].end] == " "

    def _is_attribute(self, reading: Reading, hit: Found) -> bool:
        """`الطائفة الإسماعيلية`: behind a definite word of its gender a town's name is an adjective."""
        before, key = self._before(hit), self.words[hit.first].key
        if hit.first != hit.last or reading.detail == "country" or not (key.startswith("ال") and key.endswith("ية")):
            return False
        definite = before.startswith(("ال", "لل")) and before.endswith("ة") and before not in LOCATIVE
        return definite and before.removeprefix("ال") not in LOCATIVE

    def _is_near(self, reading: Reading) -> bool:
        """A place that the document names in full, or that lies in the country of which it speaks most."""
        home = self.context.country is not None and self.known.state_of_place(reading.id) == self.context.country
        return home or reading.id in self.context.located

    def _is_behind_place(self, reading: Reading, hit: Found) -> bool:
        """`الفوعة وكفريا`: does a place of the same country end right before?"""
        last = self._touching(hit)
        if last is None or last.kind != "place":
            return False
        return self.known.state_of_place(last.id) == self.known.state_of_place(reading.id)

    def _is_place(self, reading: Reading, hit: Found) -> bool:
        """A word that is also a plain word names a base or a road only behind a noun of its kind."""
        following = self.words[hit.last + 1].key if hit.last + 1 < len(self.words) else ""
        if following == "من":
            return False
        return reading.detail not in _STRICT_PLACES or self._before(hit) in PLACE_NOUNS

    # Institutions: a head with a country, a state, an office holder

    def _head(self, at: int) -> Phrase:
        hit = self.hits[at]
        whose = self._whose(at)
        if whose is None:
            return Phrase(self._described(hit.first), at + 1)
        state_id, state_name, behind = whose
        kind = self._head_kind(at, behind)
        actor_id, name = self.known.institution(kind, state_id, state_name)
        mention = Mention(
            kind="actor" if actor_id else "unknown",
            id=actor_id,
            name=name,
            start=hit.start,
            end=self.hits[behind - 1].end,
            how="institution",
            body_id=state_id,
            body=state_name,
        )
        return Phrase(mention, behind)

    def _head_kind(self, at: int, behind: int) -> str:
        last = self.hits[behind - 1]
        form = "definite" if any(reading.kind == "nisba" for reading in last.values) else "construct"
        forms: dict[str, str] = {reading.name: reading.detail for reading in self.hits[at].values}
        return forms.get(form) or forms.get("bare") or next(iter(forms.values()))

    def _whose(self, at: int) -> tuple[str | None, str, int] | None:
        """The state behind a head: (id, name, index of the first hit behind it)."""
        if at + 1 >= len(self.hits):
            return None
        head, hit = self.hits[at], self.hits[at + 1]
        forms = {reading.name for reading in head.values}
        nisba = next((reading for reading in hit.values if reading.kind == "nisba"), None)
        if nisba and not hit.prefix and self._qualified(head.last, hit.first) and self._agree(head, hit):
            return self.known.state(nisba.id), nisba.name, at + 2
        if "construct" not in forms or hit.first - head.last > 1 or hit.prefix:
            return None
        for reading in hit.values:
            if reading.kind == "actor" and reading.detail in ("state", "government"):
                return self.known.state(reading.id), reading.name, at + 2
        state = self._state_led_by((phrase := self.phrase(at + 1)).mention)
        return (state, self.known.actors[state].label_en, phrase.behind) if state else None

    def _state_led_by(self, mention: Mention | None) -> str | None:
        """`قوات الأسد`, `حكومة الكاظمي`: the state of whoever leads it that day."""
        person = (mention.holder_id or mention.id) if mention else None
        if person is None or person not in self.known.surnames:
            return None
        return self._state_of(person, self.context.day)

    def _state_of(self, person: str, day: date | None) -> str | None:
        """The state in which somebody holds an office on a day, ever held one where none is given."""
        states = (self.known.state(row.object) for row in self.known.offices(person, day))
        return next((state for state in states if state), None)

    def _qualified(self, left: int, right: int) -> bool:
        """Whether nothing but adjectives of institutions (`القوات المسلحة العراقية`) stands between two words."""
        return right - left <= 3 and all(word.key in QUALIFIERS for word in self.words[left + 1 : right])

    def _agree(self, head: Found, hit: Found) -> bool:
        """A feminine or plural head takes no masculine adjective: `وزير الخارجية الأمريكي` is about the minister."""
        last = self.words[head.last].key  # `وحدات الجيش الليبي`
        return not (last.endswith(("ة", "ات")) and self.words[hit.last].key.endswith("ي"))

    # Surnames, descriptions, persons whom the casebook does not know

    def _between(self, first: int, behind: int) -> list[Mention]:
        found, at, hot = [], first, self.context.hot
        while at < behind:
            key = self.words[at].key
            if key not in hot and not _may_name(key):
                at += 1
                continue
            mention = self._surname(at) or self._person(at, behind) or self._other(at) or self._described(at)
            at += 1
            if mention:
                found.append(mention)
                self.remember(mention)
                while at < behind and self.words[at].start < mention.end:
                    at += 1
        return found

    def _surname(self, at: int) -> Mention | None:
        key = self.words[at].key
        for skip in (0, 1, 2):
            for told, actor_id in self.context.surnames.get(key[skip:], ()) if len(key) > skip + 2 else ():
                rest = [word.key for word in self.words[at + 1 : at + len(told)]]
                fits = rest == list(told[1:]) and (not skip or key[:skip] in _PREFIXES)
                if fits and not self._is_given(at, told):
                    end = self.words[at + len(told) - 1].end
                    name = self.known.actors[actor_id].label_en
                    start = self.words[at].start + skip
                    return Mention(kind="actor", id=actor_id, name=name, start=start, end=end, how="surname")
        return None

    def _is_given(self, at: int, told: tuple[str, ...]) -> bool:
        """`أحمد فوزي` is not the one whose last name is Ahmed: another name stands right behind."""
        if len(told) > 1 or told[0] not in names() or at + 1 >= len(self.words):
            return False
        here, behind = self.words[at], self.words[at + 1]
        if PREPOSITIONS.get(here.key) == "for":  # `لصالح إسرائيل`: on whose behalf, and no Saleh
            return behind.key.startswith("ال") or any(hit.first == at + 1 for hit in self.hits)
        named = behind.key in names() and behind.key not in LEXICON
        return self.text[here.end : behind.start] == " " and (named or looks_like_family(behind.key))

    def _person(self, at: int, behind: int) -> Mention | None:
        last = full_name(self.words, at, self.text)
        return self.person(at, last) if last is not None and last < behind else None

    def person(self, first: int, last: int) -> Mention:
        """Somebody whom the casebook does not know, by name; the surname is remembered."""
        words = self.words[first : last + 1]
        name = written(words)
        surname = words[-1].key
        if last > first and len(surname) > 3 and (surname.startswith("ال") or surname not in names()):
            self.context.others[surname] = name
            self.context.hot |= {surname, *(prefix + surname for prefix in "ولبف")}
        start = words[0].start + int(words[0].key not in names() and words[0].key[1:] in names())
        return Mention(kind="unknown", id=None, name=name, start=start, end=words[-1].end, how="tagger")

    def _other(self, at: int) -> Mention | None:
        """A surname of somebody named before whom the casebook does not know."""
        word = self.words[at]
        for skip in (0, 1):
            name = self.context.others.get(word.key[skip:])
            if name and (not skip or word.key[0] in "ولبف"):
                return Mention(kind="unknown", id=None, name=name, start=word.start + skip, end=word.end, how="surname")
        return None

    def _described(self, at: int) -> Mention | None:
        """`الحركة`, `الحكومة`: the actor last named that can be called so."""
        word = self.words[at]
        following = self.words[at + 1].key if at + 1 < len(self.words) else ""
        to = word.key.startswith("لل") and not following.startswith("ال")  # `للجبهة`, not `للحركة العربية`
        key = word.key[0] + "ا" + word.key[1:] if to else word.key
        skip = next((skip for skip in (0, 1) if key[skip:] in _DESCRIBING), None)
        if skip is None or contexts.is_another_body(key[skip:], following):
            return None
        head = key[skip:]
        seated = self._seated(at + 2) if head in GOVERNMENT and following == "في" else None
        # `أعلن الوزير المصري أن بلاده`: the state of the official last named.
        own = self.known.acting(self.context.home) if head == contexts.HIS else self.context.home
        alone = not following.startswith("ال")
        actor_id = own if head in contexts.HOME else seated or self._last_fitting(head, alone=alone)
        if actor_id is None:
            return None
        name = self.known.actors[actor_id].label_en
        return Mention(kind="actor", id=actor_id, name=name, start=word.start + skip, end=word.end, how="description")

    def _seated(self, at: int) -> str | None:
        """`السلطات في دمشق`: the government of the country in which the place at a word lies."""
        hit = next((hit for hit in self.hits if hit.first == at), None)
        place = next((reading for reading in hit.values if reading.kind == "place"), None) if hit else None
        return self.known.acting(self.known.state_of_place(place.id)) if place else None

    def _above(self, actor_id: str) -> str:
        """Whom an actor belongs to: `التحالف` where only `قوات التحالف الدولي` were named."""
        actor = self.known.actors.get(actor_id)
        return (actor.parent_id if actor else None) or ""

    def _last_fitting(self, head: str, *, alone: bool) -> str | None:
        known, last = self.known, list(self.context.last)
        fitting = [actor_id for actor_id in last if head in known.heads.get(actor_id, ())]
        fitting = fitting or [above for above in map(self._above, last) if head in known.heads.get(above, ())]
        if head in ARMY:
            fitting = [actor_id for actor_id in fitting if known.actors[actor_id].kind == "armed-forces"]
        if head in GOVERNMENT:
            fitting = known.governing(fitting, self.context.country, alone=alone)
        if fitting:
            return fitting[-1]
        if head in contexts.GROUPISH:
            groups = [actor_id for actor_id in last if known.is_group(actor_id)]
            return groups[-1] if groups else None
        if alone and (head in GOVERNMENT or head in ARMY):
            kind = "armed-forces" if head in ARMY else "government"
            return known.institution(kind, self.context.country, "")[0] if self.context.country else None
        return None


_LED_BY = frozenset({"تقوده", "تقودها", "بقياده"})


def _mention(kind: str, found: str | None, name: str, hit: Found, how: str, other: str | None = None) -> Mention:
    if found is None and kind == "actor" and how != "nisba":
        kind = "unknown"
    return Mention(kind=kind, id=found, name=name, start=hit.start, end=hit.end, how=how, other=other)


def _apart(found: list[Mention], extra: list[Mention]) -> list[Mention]:
    """Mentions with those that were found beside them, in order; the first found wins where two overlap."""
    kept: list[Mention] = []
    for mention in [*extra, *found]:
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)
