"""Who did it, to whom, by whose mediation.

For each deed the groups of its sentence are weighed (`roles` gives the
features, `choice` the weights); the best becomes the actor, the best of the
others the recipient, or nobody where "none" weighs more: an unstated actor is
an empty list.  Names come from the mentions inside a phrase; whom the
casebook does not know keeps the words and has no id.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention
from hudna.coding.choice import Choice, shipped, spelled
from hudna.coding.constraints import beside, called, constraints, members_of, organ_of, serving
from hudna.coding.evidence import as_told, span
from hudna.coding.frames import unmet
from hudna.coding.heads import Heads
from hudna.coding.known import known
from hudna.coding.memory import NOBODY, Memory, Taking, again, carry, each_once, shared, sides
from hudna.coding.mutual import CARRIED, is_mutual, is_somebody, is_victim, parties
from hudna.coding.nationals import nationals
from hudna.coding.phrases import Phrase
from hudna.coding.pronouns import owner
from hudna.coding.roles import PEOPLE, Scene, avowed, form_of, phrase_kind
from hudna.coding.triggers import Candidate
from hudna.coding.uniformed import uniformed
from hudna.coding.victims import victims
from hudna.coding.view import View
from hudna.lang.ar.contexts import OF_ANOTHER
from hudna.lang.ar.latin import latin
from hudna.lang.ar.parts import part
from hudna.lang.ar.script import fold
from hudna.records import Party, Span

_IN_NAME = ("باسم", "بلسان")
# Things act seldom (`انفجرت سيارة` names no actor); what the labels gave them is too little where a sentence is long;
# they suffer more often (`هاجم حاجزا`), and yet the codebook counts only people and bodies.
_THING = 3.0
_THING_HIT = 4.2
# Who says `إنها نفذت الهجوم` does it: grammar leaves no doubt, and the labels hold too few to learn it from.
_AVOWED = 2.0
# What grammar tells (`constraints`) outweighs what a phrase is, and never makes a thing somebody.
_CERTAIN = 6.0
# A sentence that opens with its verb and names nobody goes on with who acted before.
_SILENT = 2.5
_SILENTLY = {"CARRIED silent True", "CARRIED people 0"}
# `دمر مدرعتين للواء`: whoever has the thing that was hit.
_OWNED = 2.0
_OWNERS = {"object's owner", "its thing's owner"}
_FLYING = ("طائرات", "مقاتلات", "طيران", "مدفعية", "دبابات")
_ARMS = frozenset(fold("دفاعات مدفعية بحرية رادارات").split())
_CIVILIANS = "civilians"
_SPANNING = ("forces", "fighters", "group")
_OF_BODY = ("forces", "fighters", "officials", "source", "part")
_BOTH = 2
_OF_HEADS = "حكومات"  # `حكومات X وY`, who headed them
_GOVERNMENTS = ("حكومة", _OF_HEADS)
_CALLED_AFTER = ("group", "body", "part")
# `حلفاء إيران`, `خصوم الحكومة`: never those whom they are called after.
_BESIDE = frozenset(
    fold(
        "حلفاء حليف حليفة خصوم خصم أعداء عدو معارضي معارضو مناهضي مناهضو وكلاء عملاء أصدقاء شركاء منافسي جواسيس"
    ).split()
)
_SIDED = frozenset(
    {"وفدا", "وفدي", "وفود", "جانب", "طرف", "طرفين", "طرفان", "جانبين", "جانبان", "وفد", "مجلس", "دولة", "مملكة"}
)


def unstated(scene: Scene, deed: Candidate, *, lone: bool = False) -> list[str]:
    """What speaks for an unstated party: `nobody`, and what the deed asks for (`frames`)."""
    form, (asked, met) = form_of(deed), unmet(scene, deed)
    return [*nobody(deed, lone=lone), f"NONE frame {asked} {met}", f"NONE frame {asked} {met} {form}"]


def nobody(deed: Candidate, *, lone: bool = False) -> list[str]:
    """What speaks for none of what is offered; `lone` is true for a sentence that is the whole document."""
    return [*_nobody(form_of(deed), deed.row.event_type, deed.row.actor_side, lone)]


@functools.cache
def _nobody(form: str, event: str, side: str, lone: bool) -> tuple[str, ...]:
    return (
        f"NONE lone {lone}",
        "NONE",
        f"NONE {form}",
        f"NONE {event}",
        f"NONE {event} {form}",
        f"NONE {side} {form}",
    )


def answers(view: View, memory: Memory) -> tuple[list[int], list[list[str]]]:
    """Every group of a scene and its features, for training: what is implausible teaches too."""
    numbers = list(range(len(view.scene.groups)))
    return numbers, [[*view.features(n), *spelled(shared(view.scene, view.deed, n, memory))] for n in numbers]


class Participants:
    """Made once from a casebook, then called for each deed of a scene."""

    def __init__(self, casebook: Casebook, choices: Mapping[str, Choice] | None = None) -> None:
        self._actors = casebook.actors
        self._known = known(casebook)
        self._choices = shipped() if choices is None else choices
        self.heads = Heads(casebook)

    def __call__(self, analysis: Analysis, view: View, memory: Memory) -> Taking:
        """Who takes part in a deed."""
        told = self._taking(analysis, view, memory)
        return nationals(self._known, view.scene, view.deed.row.event_type, told)

    def _taking(self, analysis: Analysis, view: View, memory: Memory) -> Taking:
        scene = view.scene
        acting, receiving = self._weighed(view, memory)
        none = unstated(scene, view.deed, lone=len(analysis.sentences) == 1)
        actor, recipient = self._chosen(view, memory, (acting, receiving), none)
        carrying = memory.actors if actor == CARRIED else NOBODY
        every = _every(view, (actor, recipient), acting)
        if every:
            return self._mutually(analysis, view, every, (recipient, carrying, memory))
        dead = [number for number in victims(scene, view.deed) if number != actor]
        every_one = recipient in dead or (dead and recipient < 0 and is_mutual(scene, view.deed))
        hit = self._hit(analysis, scene, dead if every_one else [self._owning(scene, recipient, actor)], memory)
        if actor == -1:
            carrying = again(scene, view.deed, memory, hit)
        return Taking(
            actors=carrying or self._parties(analysis, scene, actor, "actor", memory),
            recipients=hit,
            actor=max(actor, -1),
            recipient=recipient,
            rule="carried on" if carrying else _rule(view, actor),
        )

    def _weighed(self, view: View, memory: Memory) -> tuple[list[float], list[float]]:
        """What speaks for each group that may take part as the actor, as the recipient."""
        scene, acting, receiving = view.scene, [], []
        own, told = avowed(scene, view.deed), constraints(scene, view.deed)
        for number in view.plausible:
            value = view.values(number)
            more = view.weighed(shared(scene, view.deed, number, memory))
            group = scene.groups[number]
            thing = not is_somebody(group) and not self._are_owned(group.head)
            sure = _CERTAIN * ((number in told.acts) - (number in told.never_acts))
            unlikely = thing * _THING * (number not in told.acts)
            acting.append(value[0] + more[0] - unlikely + (_AVOWED if number == own else 0.0) + sure)
            owned = 0.0 if _OWNERS.isdisjoint(view.tied.get(number, ())) else _OWNED
            sure = _CERTAIN * ((number in told.suffers) - (number in told.never_suffers))
            receiving.append(value[1] + more[1] - thing * _THING_HIT + owned + sure)
        return acting, receiving

    def _chosen(
        self, view: View, memory: Memory, weighed: tuple[list[float], list[float]], none: Sequence[str]
    ) -> tuple[int, int]:
        """The groups that act and suffer; -1 for nobody, `CARRIED` for who acted before."""
        actor, recipient = self._choices["actors"], self._choices["recipients"]
        numbers, (acting, receiving) = view.plausible, weighed
        carried = carry(view.scene, view.deed, memory)
        if carried:
            acting = [*acting, actor.value(carried) + (_SILENT if _SILENTLY.issubset(carried) else 0.0)]
        keys = [tuple(map(self._side, view.scene.groups[number].keys)) for number in numbers]
        first, second = _pair(actor.shares(acting, none), recipient.shares(receiving, none), keys)
        told = [*numbers, CARRIED, -1] if carried else [*numbers, -1]
        return told[first], [*numbers, -1][second]

    def _side(self, key: str) -> str:
        """A state for its army, where the state acts itself: `القوات الأمريكية` do not attack `السفارة الأمريكية`."""
        body = self._known.body(key)
        return body if self._known.acting(body) == body else key

    def _mutually(
        self,
        analysis: Analysis,
        view: View,
        numbers: Sequence[int],
        told: tuple[int, tuple[Party, ...], Memory],
    ) -> Taking:
        """A deed that every party does: each once, by name; civilians suffer it, and whose dead it tells."""
        recipient, carrying, memory = told
        scene, deed = view.scene, view.deed
        named = [party for number in numbers for party in self._parties(analysis, scene, number, "actor", memory)]
        hit = recipient if recipient not in numbers and recipient >= 0 and is_victim(scene.groups[recipient]) else -1
        dead = victims(scene, deed) if deed.row.event_type == "ASSAULT" else ()
        return Taking(
            actors=each_once([*carrying, *named]),
            recipients=self._hit(analysis, scene, dead or [hit], memory),
            actor=numbers[0],
            recipient=hit,
            rule="each a party",
            mutual=True,
        )

    def _owning(self, scene: Scene, recipient: int, actor: int) -> int:
        """`هاجموا مقرها`: whoever has the thing that was hit; the thing itself where nobody surely has it."""
        if recipient < 0 or not scene.groups[recipient].head.pronoun:
            return recipient
        head = scene.groups[recipient].head
        if self._are_owned(head):
            return recipient if owner(scene, head) != actor else -1
        own = -1 if is_somebody(scene.groups[recipient]) else owner(scene, head, actor)
        return own if own >= 0 else recipient

    def _hit(self, analysis: Analysis, scene: Scene, numbers: Sequence[int], memory: Memory) -> tuple[Party, ...]:
        """Who suffers a deed, each once by name."""
        told = (party for n in numbers for party in self._parties(analysis, scene, n, "recipient", memory))
        return each_once(told)

    def _parties(self, analysis: Analysis, scene: Scene, number: int, role: str, memory: Memory) -> tuple[Party, ...]:
        if number < 0:
            return NOBODY
        members = scene.groups[number].members
        both = sides(scene, scene.groups[number], memory)
        if both:
            words = span(analysis, members[0].start, members[-1].end)
            return tuple(replace(party, role=role, span=words) for party in both)
        people = [phrase for phrase in members if self._is_people(phrase)] or members[:1]
        if people[0].head == _OF_HEADS:
            people = people[:1] + [one for one in people[1:] if not any(map(self._is_person, one.mentions))]
        people = [each for phrase in _sharing(people) for each in self._bodies(scene, phrase)]
        own = owner(scene, people[0]) if len(people) == 1 and self._are_owned(people[0]) else -1
        if 0 <= own < number:  # `الميليشيات وأعوانها`: of the group itself nobody need ask again
            words = span(analysis, people[0].start, people[0].end)
            return tuple(
                replace(self._army(one), span=words) for one in self._parties(analysis, scene, own, role, memory)
            )
        countries = _countries(people[0]) if len(people) == 1 else ()
        if countries:
            return tuple(self.party(analysis, phrase, role) for phrase in countries)
        if people[0].kind in _SPANNING:
            return tuple(self._forces(analysis, self.party(analysis, phrase, role)) for phrase in people)
        return tuple(self.party(analysis, self._bearer(scene, phrase), role) for phrase in people)

    def _are_owned(self, phrase: Phrase) -> bool:
        """`مقاتليه`, `قواتها`, `طائراته`: the armed people of somebody whom a pronoun means."""
        armed = phrase.kind in ("forces", "fighters") or (phrase.kind == "weapon" and phrase.head.startswith(_FLYING))
        owned = armed and bool(phrase.pronoun) and phrase.first == phrase.last
        return owned and self._meant(phrase) is None

    def _army(self, party: Party) -> Party:
        """Whose forces act: of a state its army."""
        actor = self._actors.get(party.actor_id or "")
        state = self._known.state(party.actor_id) if actor and actor.kind in ("state", "government") else None
        found, name = self._known.institution("armed-forces", state, party.name) if state else (None, "")
        return replace(party, actor_id=found, name=name) if found else party

    def _bodies(self, scene: Scene, phrase: Phrase) -> Sequence[Phrase]:
        """`رتلا تابعا للجيش`, `مسلحين منتمين إلى X`: the bodies of people who are named by nothing else."""
        meant = self._meant(phrase)
        open_ended = meant is not None and _is_of_whom(meant, phrase)
        unheld = meant is not None and meant.kind == "role" and not (meant.holder or meant.body_id or meant.body)
        nameless = meant is None or unheld or meant.id in self.heads.kinds_of_people
        bodies = (
            (*members_of(scene, phrase), *organ_of(scene, phrase), *called(scene, phrase), *serving(scene, phrase))
            if nameless
            else ()
        )
        if open_ended:
            behind = next(beside(scene, phrase), phrase)
            return (behind if self._is_people(behind) else phrase,)
        return bodies if any(self._meant(body) for body in bodies) else (phrase,)

    def _is_people(self, phrase: Phrase) -> bool:
        """A state behind `إلى` is one beside another (`إلى تركيا وقطر`)."""
        state = not phrase.kind and any(m.kind == "place" and m.other for m in phrase.mentions)
        return state or phrase_kind(phrase, self.heads) in PEOPLE

    def _forces(self, analysis: Analysis, party: Party) -> Party:
        """`ميليشيات الحوثي وصالح`: beside armed people a man stands for his own."""
        led = self._known.forces(party.actor_id, analysis.document.published)
        return replace(party, actor_id=led, name=self._actors[led].label_en) if led else party

    def _bearer(self, scene: Scene, phrase: Phrase) -> Phrase:
        """`رئيس الحكومة المكلف، يوسف الشاهد`, `السوري فلان`: the name behind an office or a country's adjective."""
        titled = phrase.kind in ("officials", "title") or _is_countryman(phrase) or _is_one(phrase)
        if not titled or phrase.number == "p" or any(self._is_somebody(mention) for mention in phrase.mentions):
            return phrase
        for behind in beside(scene, phrase):
            called = behind.kind == "name" or any(self._is_somebody(mention) for mention in behind.mentions)
            if called and behind.kind in ("", "name", "title") and not behind.prep:
                return behind
        return phrase

    def _is_somebody(self, mention: Mention) -> bool:
        unknown = mention.kind == "unknown" and mention.how in ("tagger", "surname")
        return unknown or self._is_person(mention) or (mention.kind == "role" and bool(mention.holder_id))

    def party(self, analysis: Analysis, phrase: Phrase, role: str) -> Party:
        """Who is meant by a phrase."""
        words = span(analysis, phrase.start, phrase.end)
        mention = self._meant(phrase)
        led = self._led(analysis, phrase) if mention is None else self._known.acting(self._headed(phrase, mention))
        if led:
            return Party(actor_id=led, name=self._actors[led].label_en, role=role, span=words)
        general = mention is None or mention.id in self.heads.kinds_of_people
        own = uniformed(self._known, analysis, phrase, words.quote) if general else None
        if own:
            return Party(actor_id=own[0], name=own[1], role=role, span=words)
        if mention is None and phrase.kind == "name":
            return Party(actor_id=None, name=self._called(words.quote), role=role, span=words)
        if mention is None:
            label = self.heads.labels.get(phrase.people, "") if phrase.plain else ""
            return Party(actor_id=None, name=label or as_told(analysis.document.text, words), role=role, span=words)
        if mention.id in self.heads.kinds_of_people:
            anybody = mention.id == _CIVILIANS and phrase.number == "p" and role == "recipient"
            return Party(actor_id=_CIVILIANS if anybody else None, name=mention.name, role=role, span=words)
        if mention.how == "nisba" and (phrase.kind == "weapon" or phrase.head in _ARMS):
            return self._armed(mention, role, words)
        if mention.kind == "place":
            state = self._actors.get(mention.other or "")
            return Party(actor_id=mention.other, name=state.label_en if state else mention.name, role=role, span=words)
        if mention.kind == "role":
            holder = mention.holder_id or mention.body_id
            office = mention.name if mention.id else words.quote  # `وزير خارجيته` of whom nobody says
            name = mention.holder or mention.body or self._in_whose_name(mention, words) or office
            return Party(actor_id=holder, name=name, role=role, span=words)
        answering = self._known.answering(mention.id)
        name = self._actors[answering].label_en if answering and answering != mention.id else mention.name
        return Party(actor_id=answering, name=name, role=role, span=words)

    def _in_whose_name(self, office: Mention, words: Span) -> str:
        """`المتحدث باسم المعارضة`: those in whose name somebody speaks whom nobody names."""
        behind = words.quote[office.end - words.start :].split()
        if not behind or not fold(office.name).endswith(_IN_NAME):
            return ""
        label = self.heads.labels.get(self.heads.kind(part(fold(behind[0])).stem)[1], "")
        return label if label and len(behind) == 1 else " ".join(behind)

    def _called(self, words: str) -> str:
        """A name that only its neighbours show, in Latin letters and without the title behind it; one word stays."""
        named = tuple(takewhile(lambda word: not self.heads.kind(part(fold(word)).stem)[0], words.split()))
        plain = all(part(fold(word)).kind == "noun" for word in named)
        return latin(named) if len(named) > 1 and plain and not named[0].startswith("ال") else words

    def _led(self, analysis: Analysis, phrase: Phrase) -> str | None:
        """`قوات اللواء المتقاعد خليفة حفتر`: the armed body that the man led on the day."""
        if phrase.kind not in _SPANNING:
            return None
        day = analysis.document.published
        led = (self._known.forces(m.holder_id or m.id, day) for m in phrase.mentions if m.kind in ("actor", "role"))
        return next((one for one in led if one), None)

    def _headed(self, phrase: Phrase, person: Mention) -> str | None:
        """`حكومة حيدر العبادي`: the state whose government its head names."""
        if phrase.head not in _GOVERNMENTS or not self._is_person(person):
            return None
        bodies = (row.object for row in self._known.offices(person.id or "", None) if row.predicate == "leads")
        return next((state for state in map(self._known.state, bodies) if state), None)

    def _armed(self, nisba: Mention, role: str, words: Span) -> Party:
        """`مقاتلات حربية تركية`, `دبابات إسرائيلية`: whoever has arms of a country is its army."""
        state = self._known.state(nisba.id)
        found, name = self._known.institution("armed-forces", state, nisba.name) if state else (nisba.id, nisba.name)
        return Party(actor_id=found, name=name, role=role, span=words)

    def _meant(self, phrase: Phrase) -> Mention | None:
        """The mention that names the whole: a person behind a title, else the name, else the country's adjective."""
        named = [m for m in phrase.mentions if m.how != "nisba"]
        persons = [m for m in named if self._is_person(m)]
        whole = next((m for m in persons if m.start <= phrase.start and phrase.end <= m.end), None)
        if whole is not None:
            return whole  # `أبو مهدي المهندس` is no engineer
        if persons and (phrase.kind in ("officials", "title", "") or _is_one(phrase)):
            held = any(m.kind == "role" and m.holder for m in named)  # `المبعوث الأممي إلى سوريا فلان`
            return None if phrase.head in OF_ANOTHER and len(persons) == 1 and not held else persons[-1]
        groups = [m for m in named if m.kind == "actor" and not self._is_person(m)]
        sharp = [m for m in groups if m.id not in self.heads.kinds_of_people]
        if sharp or groups:
            meant = (sharp or groups)[0]
            another = phrase.head in _BESIDE and meant.start > phrase.start
            return None if another or self._is_named_after(phrase, meant) else meant
        if persons:
            return persons[-1] if phrase.kind not in ("forces", "fighters", "group", "part") else None
        rest = [m for m in named if m.kind in ("role", "unknown")] or [
            m for m in named if m.kind == "place" and m.other
        ]
        if rest:
            another = phrase.head in OF_ANOTHER and rest[0].start > phrase.start  # `موفد الرئيس الفرنسي`
            return None if another or self._is_named_after(phrase, rest[0]) else rest[0]
        nisbas = [m for m in phrase.mentions if m.how == "nisba"]
        return nisbas[0] if nisbas and (self._is_group(nisbas[0]) or _acts_for_state(phrase, nisbas[0])) else None

    def _is_group(self, nisba: Mention) -> bool:
        """`العناصر الحوثية`: whoever is called after a group is of it, as a man of a country is not its state."""
        actor = self._actors.get(nisba.id or "")
        return actor is not None and actor.kind in ("movement", "militia", "front", "group")

    def _is_named_after(self, phrase: Phrase, mention: Mention) -> bool:
        """`حزب آفاق تونس`, `شركة تونس للطرقات`: a body's name may hold a country's, and is not the country."""
        if mention.how != "name" or phrase.kind not in _CALLED_AFTER or phrase.head in _SIDED:
            return False
        actor = self._actors.get(mention.id or "")
        return mention.start > phrase.start + 2 and (actor is None or actor.kind in ("state", "government"))

    def _is_person(self, mention: Mention) -> bool:
        if mention.kind != "actor":
            return False
        actor = self._actors.get(mention.id or "")
        return actor is not None and actor.kind == "person"


def _every(view: View, chosen: tuple[int, int], acting: Sequence[float]) -> tuple[int, ...]:
    """Whom a deed has as actors that they do to each other; empty for any other deed."""
    if not is_mutual(view.scene, view.deed):
        return ()
    ranked = sorted(zip(acting, view.plausible, strict=True), reverse=True)
    return parties(view.scene, view.deed, chosen, [number for _, number in ranked])


def _countries(phrase: Phrase) -> Sequence[Phrase]:
    """`محادثات أمريكية إيرانية`: a deed told by the adjectives of two countries is done by both."""
    told = phrase.mentions if phrase.tells and not phrase.kind else []
    if len({mention.id for mention in told}) < _BOTH or any(mention.how != "nisba" for mention in told):
        return ()
    return [replace(phrase, start=mention.start, end=mention.end, mentions=[mention]) for mention in told]


def _sharing(people: Sequence[Phrase]) -> Sequence[Phrase]:
    """`ضباط وجنود الجيش`: of two bare words for people the second alone tells whose, and it tells of both."""
    shared = {one.first for one, behind in pairwise(people) if _shares(one, behind)}
    return [one for one in people if one.first not in shared]


def _shares(one: Phrase, behind: Phrase) -> bool:
    bare = one.first == one.last and not (one.definite or one.pronoun) and one.kind in _OF_BODY
    owned = behind.first < behind.last and (behind.kind in _SPANNING or behind.kind in _OF_BODY)
    return bare and behind.conj and behind.first == one.last + 1 and owned


def _is_countryman(phrase: Phrase) -> bool:
    """`اعتقل السوري فلان`: a man of a country, whose name follows."""
    alone = phrase.first == phrase.last and phrase.definite and not phrase.kind
    return alone and any(mention.how == "nisba" for mention in phrase.mentions)


def _is_one(phrase: Phrase) -> bool:
    """`الشاب فلان`: one of a kind of people, who may be named behind."""
    return phrase.kind == "civilians" and phrase.number == "s"


def _is_of_whom(office: Mention, phrase: Phrase) -> bool:
    """`ضابط في الجيش`, `قيادي في القاعدة`: an office that says nothing but of which body it is, behind it."""
    unheld = office.kind == "role" and not (office.holder or office.body_id or office.body)
    return unheld and phrase.end == office.end and fold(office.name).endswith(" في")


def _are_arms(phrase: Phrase) -> bool:
    """`طائرة إسرائيلية`, `الدفاعات الجوية السورية`: what a state has, an aircraft with aid too."""
    return phrase.kind == "forces" and (phrase.people == "aircraft" or phrase.head in _ARMS)


def _acts_for_state(phrase: Phrase, nisba: Mention) -> bool:
    """Whether a country's adjective makes a phrase its state's: not a man of that country, nor its bank or police."""
    if phrase.kind in ("government", "weapon", "place") or phrase.tells or _are_arms(phrase):
        return True
    if phrase.kind == "body":
        return phrase.head in _SIDED
    alone = nisba.start <= phrase.start + 2
    return not phrase.kind and not alone and phrase.number == "s"


def _pair(actor: Sequence[float], recipient: Sequence[float], keys: Sequence[tuple[str, ...]]) -> tuple[int, int]:
    """The likeliest two answers that do not mean the same; the last of each list is "none", told as -1."""
    best, told = -1.0, (-1, -1)
    for first in _leading(actor):
        for second in _leading(recipient):
            value = actor[first] * recipient[second]
            one = -1 if first == len(actor) - 1 else first
            two = -1 if second == len(recipient) - 1 else second
            if value > best and (one != two or one < 0) and not _alike(keys, one, two):
                best, told = value, (one, two)
    return told


def _alike(keys: Sequence[tuple[str, ...]], one: int, two: int) -> bool:
    """Do two groups name the same, as where a sentence names somebody twice?"""
    named = 0 <= one < len(keys) and 0 <= two < len(keys)
    return named and bool(keys[one]) and set(keys[one]) == set(keys[two])


def _leading(shares: Sequence[float]) -> list[int]:
    return sorted(range(len(shares)), key=shares.__getitem__, reverse=True)[:3]


def _rule(view: View, number: int) -> str:
    """The tie of the actor, for the reader of a record."""
    if number < 0:
        return "no actor"
    return "; ".join(view.tied.get(number, ["untied"])).strip()
