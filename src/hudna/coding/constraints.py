"""What grammar leaves no doubt of: who cannot be meant, who must be.

The weights learn from a few thousand deeds, and many a construction stands
there once.  `تحرير القوات الشرعية محافظة الضالع` has a subject and an object
whatever they weigh; the backer in `قوات موالية للرئيس` belongs to his forces.
What is told here comes on top of the weights (`participants`).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.coding.answering import accused, allowing, charged, claiming, is_nobodys, sponsoring, striking, struck
from hudna.coding.aside import OF_WORDS, aside, claimants, condemners, spared
from hudna.coding.clauses import is_many
from hudna.coding.ground import ground
from hudna.coding.phrases import Phrase
from hudna.coding.pronouns import are_counted, owner
from hudna.coding.roles import Group, Scene, clause_before, clause_of, form_of, valency
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import FORCING, verb_class
from hudna.lang.ar.script import fold

_ATTACHED = ("موال", "تابع", "مؤيد", "مناصر", "مناهض", "معادي", "خاضع", "مقرب", "منتم")
_NONE = (-1, -1)
_MEMBERS = ("تابع", "منتم")
_AGENTS = frozenset({"قبل", "يد", "ايدي", "يدي"})
_TAKING = frozenset({"object", "either"})
_TAKERS = frozenset({"ASSAULT", "COERCE"})
_ARMED = frozenset({"armed", "force", "-forces", "-fighters", "-group"})
_TELLINGS = 5
_BODIES = frozenset({"forces", "fighters", "group", "government"})
_OF_SOMEBODY = frozenset(
    fold(
        "طلب دعوة عرض هجوم هجمات اعتداء اعتداءات غارة غارات مبادرة مقترح اقتراح تهديد تهديدات عدوان تدخل انتهاكات"
        " خروقات رفض قرار"
    ).split()
)
_CALLING = ("صنف", "تصنف", "يصنف", "اعتبر")
_ACCUSED = ("اتهم", "حمل", "نسب")
_DONE = frozenset(fold("تم يتم تمت تتم سيتم ستتم جرى جرت يجري تجري سيجري").split())
_ASKING = frozenset(fold("اعتقل احتجز اختطف خطف اغتال أوقف سجن أعدم قتل ذبح أسر عذب منع طرد رحل جرح").split())
_UNARMED = frozenset({"civilians", "officials", "source", "crowd", "name", "title"})
_DONE_BY_FORCE = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
_COMPLEMENTS = frozenset({"b", "on", "from", "in"})
_NEAR = 3
_FIRE = 6
_AT_LARGE = fold("سراح")
_BODIES_SERVED = frozenset({"armed", "force"})
_SERVING = frozenset({"officials", "fighters", "forces", "part"})
_MISSIONS = tuple(fold("السفارة سفارة القنصلية قنصلية البعثة").split())
_FUNDS = tuple(fold("أموال الأموال أرصدة الأرصدة").split())
_BY_FORCE = frozenset({"ASSAULT", "RETREAT", "PROTEST"})
_WEAPONS = frozenset(fold("رصاص نيران قذائف قذيفة صواريخ صاروخ مدفعية قصف غارة غارات").split())
_CALLED = tuple(fold("تسمى يسمى سمت تدعى يدعى").split())
_NAMING = (*_CALLED, *fold("تطلق يطلق أطلقت تعرف يعرف").split())
_ITSELF = ("علي", "نفسها", "نفسه", "اسم", "باسم")
_ORGANS = frozenset(fold("مكتب جناح ذراع قيادة هيئة لجنة دائرة إعلام أمانة").split())
_OUTSIDE = frozenset({"خارج", "داخل", "وسط", "ضمن", "عند", "حول"})


class Constraints(NamedTuple):
    """Groups of a scene by index: who must act or suffer, who can do neither."""

    acts: frozenset[int]
    suffers: frozenset[int]
    never_acts: frozenset[int]
    never_suffers: frozenset[int]


def constraints(scene: Scene, deed: Candidate) -> Constraints:
    """What the construction of a deed says of its groups."""
    acts = {*_agents(scene, deed), *_doers_behind(scene, deed), *_by_fire(scene, deed), *_brought(scene, deed)}
    acts |= set(striking(scene, deed))
    suffers = {*_object_of_words(scene, deed), *_without_object(scene, deed), *struck(scene, deed)}
    read = (_subject_and_object, _with_pronoun, _by_its_owner, _forced, _called, _releasing, claiming, charged, accused)
    for actor, hit in (construction(scene, deed) for construction in read):
        acts |= {actor} - {-1}
        suffers |= {hit} - {-1}
    closed, everybody = set(_closed_missions(scene, deed)), range(len(scene.groups))
    funds = set(_owners_of_funds(scene, deed))
    over = ground(scene, deed)
    acts |= over.takes | closed
    suffers |= over.loses | funds
    claimed = set(claimants(scene, deed))
    acts -= claimed
    passive = set(_undergone(scene, deed))
    none = {
        *attached(scene),
        *_with_organ(scene),
        *_of_office(scene),
        *aside(scene, deed),
        *sponsoring(scene),
        *over.places,
        *claimed,
    }
    if is_nobodys(scene, deed):
        none |= set(range(len(scene.groups)))
        acts = set()
    unable = {*none, *suffers, *passive, *condemners(scene, deed), *_partners(scene, deed), *_having(scene, deed)}
    unable |= set(allowing(scene, deed))
    return Constraints(
        acts=frozenset(acts),
        suffers=frozenset(suffers - acts),
        never_acts=frozenset(unable - acts),
        never_suffers=frozenset(
            {*none, *acts, *_attackers(scene), *spared(scene, deed), *(everybody if closed else ())}
        ),
    )


def _subject_and_object(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`تحرير المقاومة المدينة`, `تحرير المقاومة لمدينة عدن`: people right behind a noun of action, and its object."""
    if form_of(deed) != "m" or deed.definite or deed.pronoun or deed.row.event_type not in _TAKERS:
        return _NONE
    if valency(scene, deed) not in _TAKING:
        return _NONE
    number = next((n for n, group in enumerate(scene.groups) if group.head.first == deed.last + 1), -1)
    if number < 0 or not _is_doer(scene.groups[number]):
        return _NONE
    subject = scene.groups[number]
    thing = _right_behind(scene, subject)
    if thing is None or not _is_object(scene, subject, thing):
        return _NONE
    hit = scene.group_of[thing.index]
    return number, hit if scene.groups[hit].named and not thing.placed else -1


def _is_doer(group: Group) -> bool:
    """Forces and bodies by their kind or their name; `اغتيال ضابط`, `قصف أهداف لحزب X` begin with whom it befell."""
    head = group.head
    named = any(m.start == head.start and m.kind == "actor" and m.how != "nisba" for m in head.mentions)
    officer = any(m.kind == "role" for m in head.mentions)
    return group.named and not head.prep and not officer and (head.kind in _BODIES or named)


def _following(scene: Scene, phrase: Phrase) -> Phrase | None:
    return next(iter(scene.reading.phrases[phrase.index + 1 : phrase.index + 2]), None)


def _right_behind(scene: Scene, group: Group) -> Phrase | None:
    """The phrase that follows a group with nothing between."""
    last, dated = group.members[-1], scene.reading.dated
    behind = _following(scene, last)
    while behind is not None and behind.first in dated:
        behind = _following(scene, behind)  # `اقتحام المستوطنين، أمس، المسجد الأقصى`
    if behind is None or any(at not in dated for at in range(last.last + 1, behind.first)):
        return None
    if scene.reading.breaks[behind.first] and behind.first == last.last + 1:
        return None
    apart = behind.conj or behind.kind == "deed"
    return None if apart or scene.reading.parts[behind.first].stem in _OUTSIDE else behind


def _is_object(scene: Scene, subject: Group, thing: Phrase) -> bool:
    """Definite, named or counted; `حرق السكان أحياء` has none.  Behind `ل` a place or people only."""
    told = bool(thing.mentions) or thing.placed
    if thing.prep == "l":
        return told and subject.sort in _ARMED
    counted = scene.reading.parts[thing.first].kind == "number"
    return not thing.prep and (thing.definite or counted or (told and subject.sort in _ARMED))


def _agents(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`انتقادات من قبل الأحزاب`: who stands behind `من قبل` right behind the deed, known or not."""
    parts = scene.reading.parts
    for number, group in enumerate(scene.groups):
        head = group.head
        if head.prep == "by" and deed.last < head.first <= deed.last + 3 and parts[head.first - 1].stem in _AGENTS:
            yield number


def _doers_behind(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`بعد هجوم الجيش`, `انسحاب الفصائل`: the second half of a noun that takes no object; a place is where it was."""
    if deed.row.event_type not in _BY_FORCE or form_of(deed) != "m" or valency(scene, deed) != "subject":
        return
    for number, group in enumerate(scene.groups):
        head = group.head
        behind = head.first == deed.last + 1 and not scene.reading.breaks[head.first]
        plain = not (head.prep or head.conj or group.placed or group.kind == "nisba")
        if behind and plain and group.named and head.first not in scene.reading.dated:
            yield number


def _by_fire(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`استشهد شاب بنيران قوات الأمن`: whose fire it was that killed or hurt."""
    clause = clause_of(scene, deed.first)
    if deed.row.event_type != "ASSAULT" or clause is None or verb_class(clause.stem) != "casualty":
        return
    for number, group in enumerate(scene.groups):
        head = group.head
        near = deed.last < head.first <= deed.last + _FIRE and head.prep == "b" and group.named
        if near and scene.reading.parts[head.first].stem in _WEAPONS:
            yield number


def _attackers(scene: Scene) -> Iterator[int]:
    """`قتل بغارة إسرائيلية`: the country that only tells whose attack it was is not whom it hit."""
    attacks = {each.last + 1 for each in scene.candidates if each.row.event_type == "ASSAULT" and form_of(each) == "m"}
    for number, group in enumerate(scene.groups):
        alone = group.head.first == group.head.last and group.head.number == "s"
        if group.kind == "nisba" and alone and group.head.first in attacks:
            yield number


def _brought(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`بدأ الحزب استنزاف خصومه`, `أقدمت الجماعة أمس على قتل`: who does what a verb of doing has as its complement."""
    own, clause = scene.reading.phrase_of[deed.first], clause_before(scene, deed.first)
    if own < 0 or clause is None or clause.relative >= 0 or form_of(deed) != "m" or not valency(scene, deed):
        return
    number = scene.group_of.get(clause.subject, -1)
    if deed.row.event_type not in _DONE_BY_FORCE or verb_class(clause.stem) != "light" or number < 0:
        return
    group, parts = scene.groups[number], scene.reading.parts
    known = {at for each in group.members for at in range(each.first, each.last + 1)} | scene.reading.dated
    left = [at for at in range(clause.verb + 1, deed.first) if at not in known and parts[at].kind != "adverb"]
    governed = not left or (len(left) == 1 and left[0] == deed.first - 1 and parts[left[0]].kind == "prep")
    told = own == clause.object or scene.reading.phrases[own].prep in _COMPLEMENTS
    if governed and told and group.named:
        yield number


def _with_pronoun(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`الشاب الذي قتله الجنود`, `مدنيين اتهمهم`: whom a verb's pronoun means stands before, the subject behind."""
    verb = clause_of(scene, deed.first)
    if verb is None or not deed.pronoun or form_of(deed) != "v":
        return _NONE
    behind = next((n for n, group in enumerate(scene.groups) if group.head.first == deed.last + 1), -1)
    found = behind if behind >= 0 and _is_subject(scene.groups[behind]) else -1
    at = deed.first - 1 - (scene.reading.parts[deed.first - 1].kind == "rel")
    told = scene.group_of.get(scene.reading.phrase_of[at], -1) if at >= 0 else -1
    relative = found >= 0 or at < deed.first - 1 or (told >= 0 and not _agree(scene, scene.groups[told], deed))
    return found, told if relative and told >= 0 and scene.groups[told].named else -1


def _by_its_owner(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`بقتلها القيادي`, `استعادته القرية`: the pronoun of a noun of action is its subject where an object follows."""
    own = scene.reading.phrase_of[deed.first]
    if own < 0 or not deed.pronoun or form_of(deed) != "m" or valency(scene, deed) not in _TAKING:
        return _NONE
    behind = next((n for n, group in enumerate(scene.groups) if group.head.first == deed.last + 1), -1)
    if behind < 0 or scene.reading.breaks[deed.last + 1] or deed.last + 1 in scene.reading.dated:
        return _NONE
    head, named = scene.groups[behind].head, scene.groups[behind].named
    if head.conj or head.prep not in ("", "l") or not (head.definite or named or scene.groups[behind].placed):
        return _NONE  # `استهدافها للشريط الحدودي`, too
    return owner(scene, scene.reading.phrases[own], behind), behind if named else -1


def _undergone(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`تم اعتقاله`, `جرى تحرير المدينة`: nobody acts but who stands behind `من قبل` or an instrument."""
    parts, before = scene.reading.parts, deed.first - 1
    if deed.row.event_type not in _TAKERS or form_of(deed) != "m" or before < 0 or parts[before].stem not in _DONE:
        return
    for number, group in enumerate(scene.groups):
        if group.head.prep not in ("by", "b") or group.head.first < deed.first:
            yield number


def _without_object(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`اعتقلت زوجة القيادي`: a verb that asks for an object and has none is a passive, which letters do not show."""
    clause = clause_of(scene, deed.first)
    if clause is None or clause.how != "after" or clause.object >= 0 or deed.pronoun or form_of(deed) != "v":
        return
    number = scene.group_of.get(clause.subject, -1)
    alone = deed.first == deed.last and fold(deed.row.words) in _ASKING
    if number >= 0 and alone and scene.groups[number].named and scene.groups[number].kind in _UNARMED:
        yield number


def _closed_missions(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`غلق السفارة الأمريكية`: a state closes its own embassy, where nobody else is told to do it."""
    words = fold(deed.row.words)
    told = deed.row.event_type == "SANCTION" and form_of(deed) == "m" and words.endswith(_MISSIONS)
    if told and clause_of(scene, deed.first) is None:
        yield from (n for n, group in enumerate(scene.groups) if deed.last <= group.head.first <= deed.last + 1)


def _owners_of_funds(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`الإفراج عن الأموال الإيرانية`: the country of what is frozen or released has it, and does not release it."""
    if fold(deed.row.words).endswith(_FUNDS):
        yield from (
            n for n, g in enumerate(scene.groups) if g.kind == "nisba" and 0 < g.head.first - deed.last <= _NEAR
        )


def _is_subject(group: Group) -> bool:
    return group.named and not group.head.prep and not group.head.conj


def _agree(scene: Scene, group: Group, deed: Candidate) -> bool:
    """Whether a noun before a verb can be its subject by number: `عشرين مدنيا` cannot be that of `اتهمهم`."""
    many = group.head.number == "p" or len(group.members) > 1 or are_counted(scene, group)
    return not many or deed.number != "s"


def _forced(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`أجبر المسلحون السكان على مغادرة قراهم`: who is forced does what he is forced to do."""
    own = scene.reading.phrase_of[deed.first]
    clause = clause_before(scene, deed.first)
    if clause is None or own < 0 or form_of(deed) != "m":
        return _NONE
    object_ = scene.group_of.get(clause.object, -1)
    near = object_ >= 0 and 0 < deed.first - scene.groups[object_].members[-1].last <= 2
    forced = scene.reading.parts[clause.verb].stem in FORCING and valency(scene, deed) == "subject"
    return (object_, -1) if near and forced and scene.groups[object_].named else _NONE


def _called(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`وصنفت الحركة منظمة إرهابية`: of two nouns behind the verb the first is what is called so."""
    clause = clause_of(scene, deed.first)
    if clause is None or not clause.stem.startswith(_CALLING) or clause.how not in ("after", "second"):
        return _NONE
    first, second = scene.reading.phrases[clause.subject], scene.reading.phrases[clause.object]
    plain = clause.object >= 0 and second.first == first.last + 1 and not second.definite and not second.mentions
    return (-1, scene.group_of.get(clause.subject, -1)) if plain and first.definite else _NONE


def _releasing(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`إطلاق الحكومة سراح السجناء`: who stands between the two words of releasing, and whom behind them."""
    parts = scene.reading.parts
    at = next((i for i in range(deed.last + 1, min(deed.last + _FIRE, len(parts))) if parts[i].stem == _AT_LARGE), -1)
    if deed.row.event_type != "RETREAT" or form_of(deed) != "m" or at < 0:
        return _NONE
    doer = next((n for n, group in enumerate(scene.groups) if group.head.first == deed.last + 1 and group.named), -1)
    freed = scene.group_of.get(scene.reading.phrase_of[at], -1)
    return doer, freed if doer >= 0 and freed >= 0 and scene.groups[freed].named else -1


def _object_of_words(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`رفضت إيران طلب واشنطن`, `ندد بهجوم الحوثيين`: whose deed it is that is refused, condemned or welcomed."""
    charges = fold(deed.row.words).startswith(_ACCUSED)  # `اتهم X بهجوم Y`
    if deed.row.event_type not in OF_WORDS or form_of(deed) not in ("v", "r") or charges:
        return
    for number, group in enumerate(scene.groups):
        at = group.head.first - 1
        near = deed.last < at <= deed.last + _NEAR and scene.verbs[at] == scene.verbs[deed.last + 1]
        if near and _is_subject(group) and not scene.reading.breaks[at + 1]:
            of = scene.reading.parts[at]
            if not of.article and of.kind == "noun" and of.stem in _OF_SOMEBODY:
                yield number


def _partners(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`تنسيق يجري مع X`: with whom somebody works."""
    if deed.row.event_type != "COOPERATE":
        return
    for number, group in enumerate(scene.groups):
        first = group.head.first
        if group.head.prep == "with" and first > deed.last and scene.bounds[first] == scene.bounds[deed.last + 1]:
            yield number


def attached(scene: Scene) -> Iterator[int]:
    """`قوات موالية للرئيس`, `فصائل مناهضة للحكومة`: the group that only tells which people are meant."""
    for number, group in enumerate(scene.groups):
        head = group.head
        if head.prep in ("l", "from", "to") and head.first and belongs(scene, head) is not None:
            yield number
            adjective = scene.group_of.get(head.index - 1, -1)
            if scene.reading.parts[scene.groups[adjective].head.first].stem.startswith(_ATTACHED):
                yield adjective


def _having(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`دمرت مستودعا تابعا للفصيل`: whoever has the thing that was hit did not hit it."""
    for number, group in enumerate(scene.groups):
        first = group.head.first
        if (
            group.head.prep == "l"
            and first > deed.last + 1
            and scene.reading.parts[first - 1].stem.startswith(_MEMBERS)
        ):
            yield number


def belongs(scene: Scene, phrase: Phrase) -> Phrase | None:
    """The people that are called after whom a phrase names; `None` where they are a thing (`مواقع تابعة للجيش`)."""
    at = phrase.first - 1 if phrase.first and scene.reading.parts[phrase.first - 1].kind != "prep" else phrase.first - 2
    if at < 0 or scene.reading.breaks[phrase.first] or not scene.reading.parts[at].stem.startswith(_ATTACHED):
        return None
    before = scene.reading.phrase_of[at]
    group = scene.group_of.get(before, -1)
    if group < 0 or not scene.groups[group].named:
        return None
    return scene.reading.phrases[before]


def members_of(scene: Scene, phrase: Phrase) -> Sequence[Phrase]:
    """`رتلا تابعا للجيش والشرطة`, `عناصر منتمية إلى الحزب`: the bodies that people belong to, none where not told."""
    body = _following(scene, phrase)
    if body is None or belongs(scene, body) is not phrase:
        return ()
    if not scene.reading.parts[phrase.last].stem.startswith(_MEMBERS):
        return ()
    return scene.groups[scene.group_of[body.index]].members if body.index in scene.group_of else ()


def organ_of(scene: Scene, phrase: Phrase) -> Sequence[Phrase]:
    """`المكتب السياسي لحماس`, `الجناح العسكري للحركة`: the body whose organ it is; none where not told right behind."""
    parts, body = scene.reading.parts, _following(scene, phrase)
    if body is None or body.prep != "l" or body.first != phrase.last + 1 or scene.reading.breaks[body.first]:
        return ()
    organ = parts[phrase.first].stem in _ORGANS and parts[phrase.first].article and bool(body.mentions)
    return (body,) if organ else ()


def serving(scene: Scene, phrase: Phrase) -> Sequence[Phrase]:
    """`قائد ميداني في حركة حماس`: the body in which somebody serves; none where it is not told right behind."""
    body = _following(scene, phrase)
    if scene.reading.parts[phrase.first].article or phrase.kind not in _SERVING or body is None or body.prep != "in":
        return ()
    number = scene.group_of.get(body.index, -1)
    near = body.first == phrase.last + 2 and not body.placed and number >= 0
    return (body,) if near and scene.groups[number].sort in _BODIES_SERVED else ()


def called(scene: Scene, phrase: Phrase) -> Sequence[Phrase]:
    """`جماعة تطلق على نفسها عصبة الثائرين`, `فصيل يسمى لواء النهر`: the name that a body goes by; none where untold."""
    phrases, parts = scene.reading.phrases, scene.reading.parts
    verb = phrase.last + 1
    if phrase.definite or verb >= len(parts) or not parts[verb].stem.startswith(_NAMING):
        return ()
    name = next((each for each in phrases[phrase.index + 1 : phrase.index + 4] if each.mentions), None)
    near = name is not None and name.mentions[0].kind != "place" and name.first - verb <= len(_ITSELF)
    if name is None or not near:
        return ()
    between = [part.stem for part in parts[verb + 1 : name.first]]
    told = bool(between) or name.prep == "b" or parts[verb].stem.startswith(_CALLED)  # not `تعرف X`, who knows X
    return (name,) if told and all(stem in _ITSELF for stem in between) else ()


def _with_organ(scene: Scene) -> Iterator[int]:
    """The bodies for which an organ of theirs is named: it takes part, and they are named by it."""
    for phrase in scene.reading.phrases:
        for body in organ_of(scene, phrase):
            if body.index in scene.group_of and scene.group_of.get(phrase.index, -1) >= 0:
                yield scene.group_of[body.index]


def _of_office(scene: Scene) -> Iterator[int]:
    """`ضابط في الجيش`, `قائد ميداني في الحركة`: the body that is named only to tell whose officer he is."""
    for phrase in (each for each in scene.reading.phrases if not is_many(each)):
        yield from (scene.group_of[body.index] for body in serving(scene, phrase) if body.index in scene.group_of)
    for number, group in enumerate(scene.groups):
        first = group.head.first
        if first > 1 and scene.reading.parts[first - 1].stem == "في" and scene.reading.phrase_of[first - 1] >= 0:
            yield number


def beside(scene: Scene, phrase: Phrase) -> Iterator[Phrase]:
    """The phrases right behind one that may tell more of the same man (`عضو المجلس، القيادي في الحزب، فلان`)."""
    last = phrase.last
    for behind in scene.reading.phrases[phrase.index + 1 : phrase.index + 1 + _TELLINGS]:
        told = behind.first - last <= 2 and not behind.conj and behind.kind != "deed"
        between = scene.reading.parts[last + 1 : behind.first]
        if not told or any(part.kind != "prep" for part in between):
            return
        yield behind
        last = behind.last
