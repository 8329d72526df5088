"""Did it happen: occurred, planned, conditional, possible or denied.

Rules read the verb's own form, then the cues before and behind in the order in
which they weigh; a small model may overrule them where cues stand apart from
the word (`judge`).  After the account of factuality by Saurí and Pustejovsky
(2009): each cue turns the value of what stands in its reach.
"""

from collections.abc import Callable

from hudna.coding.choice import Block, spelled
from hudna.coding.clauses import MASCULINE_LANDS, singular
from hudna.coding.cues import Cue
from hudna.coding.denials import DENIALS
from hudna.coding.factual import SPEECH_DEEDS, UNCAUSED, Status, condition_span, presupposed
from hudna.coding.foretold import awaited, carrier, dated_ahead, dated_before, is_future, when_it_comes
from hudna.coding.governed import governed
from hudna.coding.hanging import conditional
from hudna.coding.plans import AHEAD, planned, used_for
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import PERFECT_IN_TA
from hudna.lang.ar import fold
from hudna.lang.ar.parts import RELATIVES, THAT, part


def status(scene: Scene, candidate: Candidate) -> Status:
    """The first rule that applies; `occurred` where none does."""
    for rule in RULES:
        found = rule(scene, candidate)
        if found:
            return found
    return Status("occurred", "plain")


def _uttered(scene: Scene, candidate: Candidate) -> Status | None:
    """A formula of retribution threatens now, though its verb is future."""
    if candidate.row.event_type == "THREATEN" and candidate.kind == "phrase":
        return Status("occurred", "uttered", (), _condition(scene, candidate))
    return None


def _future(scene: Scene, candidate: Candidate) -> Status | None:
    """`سيقصف`, `سوف يقصف`, `يجتمع غدا`; doubted where a doubt stands before."""
    may = _may(scene, candidate)
    if may:
        return may
    marked = candidate.aspect == "future"
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "future" and same and distance <= 2:
            marked = True
        if marked and cue.kind in ("maybe", "fear") and same and distance <= 6:
            return Status("possible", "future, doubted", (cue.words,))
    if marked:
        return Status("planned", "future")
    carried = not presupposed(scene, candidate) and carrier(scene, candidate)
    if carried:
        return Status("planned", "future verb before", (carried,))
    when = when_it_comes(scene, candidate)
    if when:
        return Status("planned", "when it comes", (when,))
    return _on_its_day(scene, candidate)


def _on_its_day(scene: Scene, candidate: Candidate) -> Status | None:
    """A day to come beside it, or a verb that says that it will be."""
    for cue, distance, same in scene.after(candidate):
        if same and distance <= 8 and cue.words == TODAY and _on_the_diary(candidate):
            return Status("planned", "on the diary", (cue.words,))
        if (
            _ahead(cue)
            and same
            and distance <= (8 if candidate.aspect == "imperfect" or _awaited(scene, candidate, cue) else 2)
        ):
            return Status("planned", "ahead", (cue.words,)) if candidate.aspect != "perfect" else None
    if candidate.kind == "participle" or _held(scene, candidate):
        return None
    will = awaited(scene, candidate)
    if will:
        return Status("planned", "future verb behind", (will,))
    day = "" if candidate.row.event_type in SPEECH_DEEDS else dated_ahead(scene, candidate)
    day = day or dated_before(scene, candidate)
    return Status("planned", "dated ahead", (day,)) if day else None


def _ahead(cue: Cue) -> bool:
    """A day to come, or `المقرر` behind the deed; `في انتظار` and `مشروع` say nothing of what stands before them."""
    return cue.kind == "ahead" or (cue.kind == "intent" and cue.words in _DUE)


def _awaited(scene: Scene, candidate: Candidate, cue: Cue) -> bool:
    """`زيارة الرئيس السيسي المرتقبة`: nothing but its own genitive between a deed and its adjective."""
    between = [part(word.key) for word in scene.sentence.words[candidate.last + 1 : cue.first]]
    return cue.words in _ADJECTIVES and all(read.kind in ("noun", "number") and not read.prep for read in between)


_ADJECTIVES = frozenset({"المرتقب", "المرتقبة", "المقرر", "المزمع", "المزمعة", "المقررة"})
_DUE = frozenset({"المقرر", "مقررا", "مقررة", "المزمع", "يعتزم", "تعتزم", "تنوي", "ينوي"})


def _held(scene: Scene, candidate: Candidate) -> bool:
    """`عقد اجتماعا لبحث ...`: the light verb in the perfect right before says that it was done."""
    return candidate.form != "verb" and any(
        cue.kind == "light"
        and cue.words in _DONE
        and same
        and distance <= 6
        and not any(cue.last < other.first and other.last < candidate.first for other in scene.candidates)
        for cue, distance, same in scene.before(candidate)
    )


_DONE = frozenset(
    {"شن", "شنت", "شنوا", "نفذ", "نفذت", "قام", "قامت", "قاموا", "وقع", "وقعت", "حدث", "حصل", "اندلع", "اندلعت"}
    | {"دارت", "تعرض", "تعرضت", "أجرى", "أجرت", "عقد", "عقدت", "أقدم", "أقدمت", "ارتكب", "ارتكبت", "شهد", "شهدت"}
)


def _may(scene: Scene, candidate: Candidate) -> Status | None:
    """`قد` right before an imperfect."""
    cue, distance, _ = next(scene.before(candidate), (None, 0, False))
    if cue and cue.kind == "already" and distance == 0 and candidate.aspect == "imperfect":
        key = scene.sentence.words[candidate.first].key
        past = key.startswith("ت") and _is_masculine(scene, candidate.last + 1)
        return None if past else Status("possible", "may", (cue.words,))
    return None


def _is_masculine(scene: Scene, at: int) -> bool:
    """`وقد تكبد الجيش خسائر`: a man behind `ت` makes it a verb of the past, `هو تكبد`."""
    word = part(scene.sentence.words[at].key) if at < len(scene.sentence.words) else None
    return word is not None and word.article and not word.prep and word.stem in singular()


TODAY = "اليوم"


def _on_the_diary(candidate: Candidate) -> bool:
    """`يجتمع الوزير اليوم`: a meeting told in the imperfect with today's name is still to come."""
    return candidate.row.event_type in ("CONSULT", "AGREE") and candidate.aspect == "imperfect"


def _possible(scene: Scene, candidate: Candidate) -> Status | None:
    """`قد` before an imperfect, doubt, fear, suspicion, a question; `ضربات محتملة`."""
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "already" and _may_carry(scene, cue, candidate, distance):
            return Status("possible", "may before", (cue.words,))
        if cue.words == "أي" and distance <= 2 and same and _is_any(scene, cue, candidate):
            return Status("possible", "any", (cue.words,))
        if cue.kind == "future" and candidate.aspect == "imperfect" and distance <= 40:
            return Status("planned", "future, carried on", (cue.words,))
        if cue.kind == "question" and distance <= 12 and scene.ends_asking:
            return Status("possible", "question", (cue.words,))
        if cue.kind == "hearsay" and same and distance <= 6:
            return Status("possible", "hearsay", (cue.words,))
        known = candidate.definite and candidate.form != "verb"
        if cue.kind == "whether" and same and distance <= WHETHER and not known and not presupposed(scene, candidate):
            return Status("possible", "whether", (cue.words,))
        doubt = cue.kind in ("maybe", "fear", "suspect", "risk") and same
        doubt = doubt and not presupposed(scene, candidate) and not _owned(scene, cue, candidate)
        doubt = doubt and not _about_whom(scene, cue, candidate) and not _of_another(scene, cue, candidate)
        if doubt and distance <= (
            _doubted_reach(scene, cue, candidate) if candidate.aspect == "perfect" else 12 if cue.kind == "fear" else 7
        ):
            return _doubted(scene, candidate, cue)
    for cue, distance, _ in scene.after(candidate):
        told = cue.kind == "alleged" or (cue.kind == "maybe" and cue.words.startswith(("محتمل", "المحتمل")))
        if told and distance <= 1 and candidate.form != "verb":
            return Status("possible", cue.kind, (cue.words,))
    return None


WHETHER = 8


def _is_any(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`أي هجوم`, `أي عمل إرهابي`; not `أي صلة بالهجوم`, `أي معنى بعد الغارات`."""
    between = [part(word.key) for word in scene.sentence.words[cue.last + 1 : candidate.first]]
    known = between and (candidate.prefix or candidate.definite)
    return candidate.form != "verb" and not known and all(not read.prep for read in between)


def _doubted_reach(scene: Scene, cue: Cue, candidate: Candidate) -> int:
    """How far before a deed told in the perfect a doubt may stand: farther where `أن` lies between."""
    between = {word.key for word in scene.sentence.words[cue.last + 1 : candidate.first]}
    return 8 if cue.kind == "suspect" and between & THAT else 3


def _may_carry(scene: Scene, cue: Cue, candidate: Candidate, distance: int) -> bool:
    """`قد يواجه أحكاما`, `قد تشهد المنطقة هجمات`: `قد` before an imperfect doubts what the verb takes."""
    words = scene.sentence.words
    if candidate.form == "verb" or not 1 <= distance <= MAY or presupposed(scene, candidate):
        return False
    verb = words[cue.last + 1].key
    if candidate.definite and not (distance <= BEGUN and verb in _BEGINS):
        return False
    near = scene.clauses[cue.last] == scene.clauses[candidate.first]
    if verb == "تحدث" and any(word.key in _SPOKE_OF for word in words[cue.last + 2 : candidate.first]):
        return False
    ended = verb.endswith(("وا", "ت", "ا")) and not words[cue.last + 1].text.endswith("أ")  # `تلجأ`
    hers = verb[:1] == "ت" and verb not in PERFECT_IN_TA and not ended
    known = part(verb).kind in ("verb", "aux")
    hers = hers and not _is_masculine(scene, cue.last + 2)
    imperfect = (verb[:1] == "ي" or hers) and (known or _is_feminine(scene, cue.last + 2))
    return near and cue.last == cue.first and imperfect


def _is_feminine(scene: Scene, at: int) -> bool:
    """`قد تلجأ واشنطن`: what stands behind a verb that no list holds tells `هي تلجأ` from `هو تسلم`."""
    word = scene.sentence.words[at]
    named = any(m.start <= word.start < m.end and (m.kind == "place" or m.other) for m in scene.sentence.mentions)
    return word.key.endswith(("ة", "ات")) or (named and part(word.key).stem not in MASCULINE_LANDS)


MAY, BEGUN = 6, 2
"""How far a doubted verb carries a deed; and one that was known before (`قد يواجهون المحاكمة`)."""
_BEGINS = frozenset(
    fold(
        "يواجه تواجه يواجهون يبدأ تبدأ يستأنف تستأنف يستأنفون يتجدد تتجدد يندلع تندلع يشمل تشمل يقرر يعلن تعلن"
        " يطلب تطلب يرفض ترفض"
    ).split()
)
_SPOKE_OF = frozenset(fold("عن إلى أمام مع").split())


def _of_another(scene: Scene, doubt: Cue, candidate: Candidate) -> bool:
    """`خشية دعم الأكراد الذين يقاتلون التنظيم`, `يعتقد أن الذين تمت تصفيتهم`: a relative clause tells it."""
    if doubt.reach == "next" and candidate.first - doubt.last - 1 > NEXT:
        return True
    between = [word.key for word in scene.sentence.words[doubt.last + 1 : candidate.first]]
    if candidate.form == "verb":
        return bool(between) and between[-1] in RELATIVES and candidate.aspect != "future"
    return len(between) > 1 and between[-2] in RELATIVES and between[-1] in _TOOK_PLACE


NEXT = 2
_TOOK_PLACE = frozenset(fold("تمت تم جرت جرى وقعت وقع شنت شن شنها شنه نفذت نفذ نفذها نفذه").split())


def _owned(scene: Scene, doubt: Cue, candidate: Candidate) -> bool:
    """`فرضية ضلوع جماعات في التفجيرات`: what is in doubt is who did it."""
    return any(
        cue.kind in ("owning", "charge") and doubt.last <= cue.first < candidate.first and candidate.form != "verb"
        for cue in scene.cues
    )


def _about_whom(scene: Scene, doubt: Cue, candidate: Candidate) -> bool:
    """`يعتقد أنه العقل المدبر للهجوم`, `يعتقد أنهم الجنود الذين اختطفهم`: what is in doubt is who somebody is."""
    if doubt.kind != "suspect":
        return False
    between = scene.sentence.words[doubt.last + 1 : candidate.first]
    if candidate.form == "verb" and any(word.key in _WHO for word in between):
        return True
    named = len(between) > 1 and between[0].key in THAT and between[0].key not in ("ان", "بان")
    return named and part(between[1].key).kind == "noun"


_WHO = RELATIVES | {"حين", "عندما"}


def _doubted(scene: Scene, candidate: Candidate, doubt: Cue) -> Status:
    """Possible; conditional where the same sentence says on what it hangs (the codebook: of both, conditional)."""
    for cue, distance, _ in scene.after(candidate):
        if cue.kind == "if" and distance <= 30:
            return Status("conditional", "if behind", (doubt.words, cue.words), condition_span(scene, cue))
    return Status("possible", doubt.kind, (doubt.words,))


def _talked_of(scene: Scene, candidate: Candidate) -> Status | None:
    """`بحث الوزيران إرسال قوات`, `تدرس واشنطن إغلاق سفارتها`, `حذر من تفجير الخزان`: what may be done."""
    if candidate.form == "verb" or candidate.prefix.endswith(("ال", "لل")) or candidate.number == "p":
        return None
    kind = candidate.row.event_type
    if kind in SPEECH_DEEDS or presupposed(scene, candidate):
        return None
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - TALKED), -1):
        read, key = part(scene.sentence.words[at].key), scene.sentence.words[at].key
        if scene.clauses[at] != scene.clauses[candidate.first] or read.kind in ("rel", "sub"):
            return None
        if read.stem in _TRIED:
            return None
        talks = (read.stem in _TALKS and _still_open(candidate)) or read.stem in _WEIGHS
        if talks and not candidate.prefix and _plain(scene, at, candidate):
            return Status("possible", "talked of", (scene.sentence.words[at].text,))
        if read.stem in _WARNS and scene.sentence.words[candidate.first - 1].key == "من":
            return Status("possible", "warned of", (scene.sentence.words[at].text,))
        if read.kind in ("verb", "aux") or key in _ASIDE:
            return None
    return None


def _plain(scene: Scene, at: int, candidate: Candidate) -> bool:
    """Nothing but nouns between, no preposition."""
    between = [part(word.key) for word in scene.sentence.words[at + 1 : candidate.first]]
    return all(read.kind in ("noun", "number", "adverb") and not read.prep and not read.conj for read in between)


def _still_open(candidate: Candidate) -> bool:
    row = candidate.row
    return row.event_type in _OPEN or fold(row.words.split()[0]) in _OPEN_WORDS


TALKED = 7
_TALKS = frozenset(
    fold(
        "بحث بحثا بحثوا بحثت يبحث تبحث يبحثان يبحثون سيبحث ستبحث ناقش ناقشت ناقشا ناقشوا يناقش تناقش يناقشون مناقشة"
        " سيناقش تدارس تدارسا يتدارس تتدارس تباحث تباحثا يتباحث يؤيد تؤيد أيد أيدت يعارض تعارض عارض عارضت"
    ).split()
)
_WEIGHS = frozenset(fold("يدرس تدرس ندرس يدرسون درس درست تدارست يحظر تحظر يجرم تجرم").split())
_TRIED = frozenset(fold("قضية ملف تحقيق محكمة محققون محققين نيابة قضاء تداعيات نتائج آثار ملابسات").split())
_WARNS = frozenset(fold("حذر حذرت حذروا يحذر تحذر يحذرون محذرا محذرة محذرين تحذير تحذيرات تحذيره تحذيرها").split())
_OPEN = frozenset({"RETREAT", "MOBILIZE", "AID", "COOPERATE", "CONCEDE", "SANCTION", "AGREE", "CONSULT"})
_OPEN_WORDS = frozenset(fold("تحرير استعادة اقتحام تطهير توجيه شن فتح").split())
_ASIDE = frozenset(fold("خلال أثناء بعد عقب قبل منذ").split())


def _in_that_manner(scene: Scene, candidate: Candidate) -> Status | None:
    """`ستستمر القوات في تحرير المدينة، بتنسيق مع التحالف`: how what is still to come will be done."""
    if candidate.form == "verb" or candidate.prefix != "ب" or candidate.row.event_type not in _MANNERS:
        return None
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - MANNER), -1):
        key = scene.sentence.words[at].key
        if is_future(key):
            return Status("planned", "how it will be done", (scene.sentence.words[at].text,))
        if part(key).kind in ("verb", "aux", "rel"):
            return None
    return None


MANNER = 20
_MANNERS = frozenset({"COOPERATE", "AID", "SUPPORT"})


def _forced(scene: Scene, candidate: Candidate) -> Status | None:
    """`دفع القصف المسلحين إلى الانسحاب`, `القلعة التي استخدموها لقصف المدينة`: told in the perfect, it came to that."""
    words, first = scene.sentence.words, candidate.first
    if candidate.form == "masdar" and candidate.prefix == "ل" and used_for(scene, candidate):
        return Status("occurred", "forced")
    if candidate.form == "verb" or not first or words[first - 1].key not in ("الي", "علي"):
        return None
    for at in range(first - 2, max(-1, first - 2 - FORCED), -1):
        read = part(words[at].key)
        if words[at].key.removeprefix("و").removeprefix("ف") in _FORCES:
            free = not at or words[at - 1].key not in _NOT_YET
            return Status("occurred", "forced", (words[at].text,)) if free else None
        named = any(other.first == at and other.form != "verb" for other in scene.candidates)
        if (read.kind in ("verb", "aux", "rel") and not named) or scene.clauses[at] != scene.clauses[first]:
            return None
    return None


FORCED = 10
_FORCES = frozenset(
    fold(
        "دفع دفعت دفعهم دفعها دفعه أجبر أجبرت أجبرهم أجبرها أجبره أرغم أرغمت أرغمهم أرغمها اضطر اضطرت اضطروا اضطرهم"
        " اضطرها أدى أدت أفضى أفضت"
    ).split()
)
_NOT_YET = frozenset(fold("أن لم لن قد بهدف أجل بغية محاولة نحو إلى").split())


def _uncaused(scene: Scene, candidate: Candidate) -> Status | None:
    """An explosion of which nobody says what exploded."""
    if not candidate.row.note.startswith(UNCAUSED) or "arms" in scene.kinds:
        return None
    if any(_is_act(other) for other in scene.candidates):
        return None
    return Status("possible", "no cause stated")


def _is_act(candidate: Candidate) -> bool:
    """An attack that its own word tells, not a toll and not a blast alone."""
    note = candidate.row.note
    return candidate.row.event_type == "ASSAULT" and not note.startswith((UNCAUSED, "casualty"))


def _coordinated(scene: Scene, candidate: Candidate) -> Status | None:
    """A masdar joined by `و` shares the status of the masdar before it."""
    if candidate.form == "verb" or not candidate.prefix.startswith("و"):
        return None
    left = [other for other in scene.candidates if other.last < candidate.first]
    if not left or left[-1].form == "verb" or candidate.first - left[-1].last > 9:
        return None
    found = status(scene, left[-1])
    return found if found.rule in _SHARED else None


_SHARED = AHEAD | {"maybe", "fear", "risk", "negated", "averted", "if behind", "if before"}

WEAK = AHEAD | {"maybe", "fear", "risk", "suspect", "no cause stated", "question", "any"}
"""Rules that a cue some words off may set off wrongly."""
FIRM = frozenset({"uttered", "forced"})
"""Rules by which it happened, whatever the model thinks of it."""

RULES: tuple[Callable[[Scene, Candidate], Status | None], ...] = (
    _uttered,
    *DENIALS,
    conditional,
    _future,
    _possible,
    _talked_of,
    _in_that_manner,
    _forced,
    _uncaused,
    planned,
    _coordinated,
    governed,
)


def _condition(scene: Scene, candidate: Candidate) -> tuple[int, int] | None:
    for cue, distance, _ in (*scene.before(candidate), *scene.after(candidate)):
        if cue.kind == "if" and distance <= 14:
            return condition_span(scene, cue)
    return None


def stated(ruled: Status) -> list[str]:
    """What the rules say, as features for a gate."""
    return [f"told={ruled.status}", f"by={ruled.rule}"]


def told(scene: Scene, candidate: Candidate, ruled: Status) -> list[str]:
    """The features of the status model: what the rules say, and the cues with their distance."""
    return spelled(telling(scene, candidate, ruled))


def telling(scene: Scene, candidate: Candidate, ruled: Status) -> list[Block]:
    """The same in blocks."""
    event, form = candidate.row.event_type, candidate.form
    blocks: list[Block] = [
        (_of_rule, ruled.status, ruled.rule, f"{form}:{candidate.aspect or ''}"),
        (_of_deed, event, candidate.prefix, form, scene.ends_asking),
    ]
    seen: set[str] = set()
    for cue, distance, same in scene.before(candidate):
        if cue.kind not in seen and distance <= 14:
            seen.add(cue.kind)
            blocks.append((_of_cue, cue.kind, form, same, distance <= 3))
    return blocks


def _of_rule(status: str, rule: str, shape: str) -> list[str]:
    return ["bias", f"ruled={status}", f"rule={rule}", f"rule+form={rule}+{shape}", f"form={shape}"]


def _of_deed(event: str, prefix: str, form: str, asks: bool) -> list[str]:
    return [f"speech={event in SPEECH_DEEDS}", f"type={event}", f"prefix={prefix}+{form}", f"asks={asks}"]


def _of_cue(kind: str, form: str, same: bool, close: bool) -> list[str]:
    return [f"cue-{kind}@{'clause' if same else 'apart'}", f"cue-{kind}+{form}@{'near' if close else 'far'}"]
