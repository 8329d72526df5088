"""Who stands in the sentence of a deed and has no part in it.

What the next verb governs, what is added behind a pause, what lies near; who
claims a deed (a claim never sets its actor: codebook §4); what is demanded.
"""

from collections.abc import Iterator

from hudna.coding.roles import Scene, clause_before, form_of
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import TOLL, verb_class
from hudna.lang.ar.script import fold

OF_WORDS = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
_WORDS = OF_WORDS | {"REQUEST", "AGREE", "THREATEN", "CONSULT"}
_MEANWHILE = frozenset({"بينما", "فيما", "كما", "حين"})
_ADDING = frozenset(fold("إضافة فضلا علاوة جانب").split())
_CLAIMED = frozenset({"ASSAULT", "COERCE", "VIOLATE"})
_CLAIMING = tuple(fold("تبن يتبن تتبن سيتبن ستتبن").split())
_RESPONSIBILITY = fold("مسؤولية").removesuffix("ة")
_DENYING = tuple(fold("نفى نفت نفوا نفي ينفي تنفي أنكر ينكر تنكر").split())
_HAND_IN_IT = tuple(word.removesuffix("ة") for word in fold("ضلوع تورط علاقة صلة وقوف").split())
_DEMANDING = tuple(fold("طالب دعا مطالب").split())
_CONDEMNING = tuple(
    fold("أدان إدانة دان يدين تدين ندد يندد تندد تنديد مندد استنكر استنكار يستنكر تستنكر شجب استهجن").split()
)
_CHARGE = ("اتهام", "تهم")
_COVER = frozenset(fold("حماية حراسة غطاء إسناد مساندة مؤازرة مرافقة").split())
_NEAR = 3
_SAYING = frozenset({"v", "r"})


def aside(scene: Scene, deed: Candidate) -> Iterator[int]:
    """The groups of a scene, by index, that neither do a deed nor suffer it."""
    yield from _beyond(scene, deed)
    yield from _near_by(scene)
    yield from _added(scene, deed)


def spared(scene: Scene, deed: Candidate) -> Iterator[int]:
    """Those that may do a deed and never suffer it."""
    yield from _joined(scene, deed)
    yield from _demanded(scene, deed)
    yield from _mourned(scene, deed)
    yield from _guards(scene, deed)


def claimants(scene: Scene, deed: Candidate) -> Iterator[int]:
    """Who claims a deed: `تبنى التنظيم الهجوم`, `الاعتداء الذي تبنته الجماعة`, `نفى ضلوعه في التفجير`."""
    own = scene.reading.phrase_of[deed.first]
    if own < 0 or deed.row.event_type not in _CLAIMED:
        return
    for clause in scene.clauses:
        claimed = clause.stem.startswith(_CLAIMING) and own in (clause.object, clause.second, clause.relative)
        if claimed and clause.subject in scene.group_of:
            yield scene.group_of[clause.subject]
    yield from _responsible(scene, deed)


def _responsible(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`أعلن مسؤوليته عن التفجير`, `نفى أي صلة له بالهجوم`: the subject of the verb that brings the noun of blame."""
    clause = clause_before(scene, deed.first)
    if clause is None or clause.subject not in scene.group_of:
        return
    before = [part.stem for part in scene.reading.parts[max(deed.first - _NEAR, 0) : deed.first]]
    denied = clause.stem.startswith(_DENYING) and any(stem.startswith(_HAND_IN_IT) for stem in before)
    if denied or any(stem.startswith(_RESPONSIBILITY) for stem in before[-2:]):
        yield scene.group_of[clause.subject]


def condemners(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`نددت السفارة بالقصف`: whoever condemns a deed did not do it; `استنكر اتهامه بالقصف` is charged."""
    clause = clause_before(scene, deed.first)
    if clause is None or form_of(deed) != "m" or deed.row.event_type not in _CLAIMED:
        return
    between = scene.reading.parts[clause.verb + 1 : deed.first]
    charged = any(part.stem.startswith(_CHARGE) for part in between)
    if clause.stem.startswith(_CONDEMNING) and clause.subject in scene.group_of and not charged:
        yield scene.group_of[clause.subject]


def _joined(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`أدان الاتحاد والوسائل المستقلة ما حدث`: what `و` joins to the noun before it is no object."""
    parts = scene.reading.parts
    for number, group in enumerate(scene.groups):
        head = group.head
        if head.conj and not head.prep and head.first > deed.last and parts[head.first - 1].kind in ("noun", "number"):
            yield number


def _demanded(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`طالبوا بمحاسبة الوزير`: what stands behind `ب` is demanded, of nobody there."""
    demands = deed.row.event_type == "REQUEST" and fold(deed.row.words).startswith(_DEMANDING)
    if demands and form_of(deed) in _SAYING:
        yield from (n for n, g in enumerate(scene.groups) if g.head.prep == "b" and g.head.first > deed.last)


def _guards(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`اقتحموا المسجد بحماية الشرطة`, `وسط حراسة مشددة من الجيش`: who covers those that do it."""
    if deed.row.event_type not in _CLAIMED:
        return
    for number, group in enumerate(scene.groups):
        before = range(max(group.head.first - _NEAR, deed.last + 1), group.head.first + 1)
        if any(scene.reading.parts[at].stem in _COVER for at in before):
            yield number


def _mourned(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`أدان الهجوم الذي قتل فيه خمسة مدنيين`: the dead of what is condemned are not whom the words hit."""
    if deed.row.event_type != "ACCUSE" or not scene.reading.parts[deed.first].stem.startswith(_CONDEMNING):
        return
    for clause in scene.clauses:
        if clause.verb > deed.last and verb_class(clause.stem) == "casualty" and clause.subject in scene.group_of:
            yield scene.group_of[clause.subject]
    for at in range(deed.last + 1, len(scene.reading.parts) - 1):
        if scene.reading.parts[at].stem in TOLL and scene.reading.phrase_of[at + 1] in scene.group_of:
            yield scene.group_of[scene.reading.phrase_of[at + 1]]


def _beyond(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`دان الهجوم ودعا الأطراف`: what the next verb governs is nothing to the deed before."""
    parts = scene.reading.parts
    for clause in scene.clauses:
        if clause.verb <= deed.last + 1 or clause.relative >= 0:
            continue
        if not (parts[clause.verb].conj or parts[clause.verb - 1].stem in _MEANWHILE):
            continue
        if deed.row.event_type in _WORDS and form_of(deed) == "v":  # nor what stands there under a preposition
            yield from (n for n, group in enumerate(scene.groups) if group.head.first > clause.verb)
            return
        for phrase in (clause.subject, clause.object, clause.second):
            number = scene.group_of.get(phrase, -1)
            if number >= 0 and scene.groups[number].head.first > clause.verb:
                yield number


def _near_by(scene: Scene) -> Iterator[int]:
    """`قبالة سواحل الصومال`, `قرب حلب`: where something was, by what lies near."""
    for number, group in enumerate(scene.groups):
        if group.head.prep == "at" and group.placed and (group.sort in ("state", "place") or not group.named):
            yield number


def _added(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`هجوم للخلايا، بالإضافة إلى استخدام الحزب طائرات`: what is added behind a pause is another matter."""
    parts, breaks = scene.reading.parts, scene.reading.breaks
    for number, group in enumerate(scene.groups):
        opener = group.head.first - 2
        if opener > deed.last and not group.head.kind and parts[opener].stem in _ADDING and breaks[opener]:
            yield number
