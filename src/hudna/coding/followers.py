"""Forces that are called by whom they follow: `القوات الموالية لـX`, `أنصار X`, `القوات المؤيدة للحكومة`."""

from collections.abc import Sequence

from hudna.coding.analysis import Analysis, Mention, Sentence, Word
from hudna.coding.known import Known
from hudna.coding.owning import country_of
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part

_FORCES = frozenset(
    fold("قوات مسلحين مسلحون مسلحي قوى عناصر مقاتلين مقاتلون ميليشيات مليشيات ميليشيا مليشيا كتائب أنصار").split()
)
_RULERS = frozenset(fold("للحكومة للنظام للسلطات للسلطة").split())
_BARE = 2  # `قوات صالح`: a name like another
_RULING = tuple(fold("لحكومة لنظام لسلطات لسلطة").split())
_LOYAL = ("موال", "مؤيد")
THE_BASE = fold("القاعدة")
_OF_BASE = frozenset(fold("للقاعدة بالقاعدة").split())
_OF_AIR = frozenset(fold("الجوية العسكرية البحرية الأمريكية الأميركية الروسية التركية الشعبية في").split())


def loyal(known: Known, sentence: Sentence, cue: Found, target: Mention) -> Mention | None:
    """`القوات الموالية لـX`, whom no casebook names: called by whom they are loyal to, an army by its state."""
    at = cue.first - 1
    while at > 0 and sentence.words[at].key.startswith("ال") and sentence.words[at].key.endswith("ية"):
        at -= 1  # `القوات اليمنية الموالية`
    head = part(sentence.words[at].key) if at >= 0 else None
    state, government = known.state(target.id), _is_government(known, sentence, cue, target)
    joined = any(w.key.startswith("و") for w in sentence.words[cue.last + 1 :] if w.end <= target.start)
    if head is None or joined or not (target.id in known.surnames or government):
        return None
    if head.stem == "جيش" and head.article and state:
        actor_id, name = known.institution("armed-forces", state, "")
    elif head.stem in _FORCES:
        actor_id, name = None, "pro-government forces" if government else f"forces loyal to {target.name}"
    else:
        return None
    return _forces(actor_id, name, sentence.words[at : at + 1])


def followers(known: Known, sentence: Sentence, cue: Found, leader: Mention) -> Mention | None:
    """`أنصار X`, `أتباع X`: the one armed body that the casebook says he led; those of a party are nobody's forces."""
    led = {row.object for row in known.offices(leader.id or "", None) if row.predicate == "leads"}
    armed = [one for one in led if known.actors[one].label_en == f"forces loyal to {leader.name}"]
    words = sentence.words[cue.first : cue.last + 1]
    return _forces(armed[0], known.actors[armed[0]].label_en, words) if len(armed) == 1 else None


def called(known: Known, sentence: Sentence, mention: Mention) -> Mention:
    """`القوات الموالية للرئيس X`, whom a casebook counts to the army of his state: called by his name in a tie."""
    actor = known.actors.get(mention.id or "")
    words = [word for word in sentence.words if mention.start <= word.start < mention.end]
    if actor is None or actor.kind != "armed-forces" or len(words) < 2 or part(words[0].key).stem not in _FORCES:
        return mention
    if not part(words[1].key).stem.startswith(_LOYAL):
        return mention
    leader = next((one for one in sentence.mentions if 0 <= one.start - mention.end <= 2), None)
    if leader is None or leader.id not in known.surnames:
        surname = words[-1].key.removeprefix("ل")
        state = known.state(actor.actor_id) or ""
        leader_id = next((one for one in known.rulers.get(state, ()) if surname in known.surnames[one]), None)
    else:
        leader_id = leader.id
    return _forces(None, f"forces loyal to {known.actors[leader_id].label_en}", words) if leader_id else mention


def led_by_name(known: Known, sentence: Sentence) -> list[tuple[Mention, Mention]]:
    """`قوات المخلوع X`, `ميليشيات فلان X`: forces that the casebook calls by their leader, his full name in theirs."""
    found = []
    for one in sentence.mentions:
        leader = known.led_forces.get(one.id or "") if one.how == "name" else None
        words = [w for w in sentence.words if one.start <= w.start < one.end] if leader else []
        if leader is None or len(words) <= _BARE or words[-1].key not in known.surnames[leader]:
            continue
        name = known.actors[leader].label_en
        start, end = words[-1].start, words[-1].end
        found.append((one, Mention(kind="actor", id=leader, name=name, start=start, end=end, how="surname")))
    return found


def rulers(known: Known, analysis: Analysis, sentence: Sentence, cue: Found) -> Mention | None:
    """`الموالية للحكومة`, where nothing more is said of her: that of the state which the document names most."""
    words = sentence.words[cue.last + 1 : cue.last + 2]
    state = known.acting(country_of(known, analysis)) if words and words[0].key in _RULERS else None
    if state is None or any(one.start <= words[0].start < one.end for one in sentence.mentions):
        return None
    name = known.actors[state].label_en
    return Mention(kind="actor", id=state, name=name, start=words[0].start, end=words[0].end, how="description")


def the_base(known: Known, base: str | None, following: Sequence[Word]) -> Mention | None:
    """`التابعة للقاعدة`, `المرتبطين بالقاعدة`: no air base, though nothing else in the document says so."""
    keys = [word.key for word in following]
    if base is None or not keys or keys[0] not in _OF_BASE or not _OF_AIR.isdisjoint(keys):
        return None
    name, word = known.actors[base].label_en, following[0]
    return Mention(kind="actor", id=base, name=name, start=word.start, end=word.end, how="surname")


def _is_government(known: Known, sentence: Sentence, cue: Found, target: Mention) -> bool:
    """`موالية للحكومة`, `موالية لحكومة X`; who is loyal to a state by its name (`موالية لإيران`) serves another."""
    actor = known.actors.get(target.id or "")
    words = sentence.words[cue.last + 1 : cue.last + 2]
    ruling = bool(words) and (words[0].key in _RULERS or words[0].key.startswith(_RULING))
    return actor is not None and (actor.kind == "government" or (actor.kind == "state" and ruling))


def _forces(actor_id: str | None, name: str, words: Sequence[Word]) -> Mention:
    kind = "actor" if actor_id else "unknown"
    return Mention(kind=kind, id=actor_id, name=name, start=words[0].start, end=words[-1].end, how="description")
