"""Who was made head of a body: `انتخبت الحركة X رئيسا لها`."""

from collections.abc import Iterator

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.known import Known
from hudna.lang.ar import fold

_ELECTS = frozenset(fold("انتخب انتخبت اختار اختارت نصب نصبت عين عينت سمى سمت بايع بايعت").split())
_HEADS = frozenset(fold("رئيسا زعيما قائدا أميرا أمينا رئيسة زعيمة قائدة مرشدا").split())
_ITS = frozenset({"له", "لها"})
_NEAR, _AHEAD = 2, 8


def elected(known: Known, sentence: Sentence) -> Iterator[tuple[Mention, str, Mention]]:
    """Who leads the body that stands behind the verb, where its head is `له`; of a state only its own laws tell."""
    if _HEADS.isdisjoint(sentence.keys):
        return
    for word in sentence.words:
        if word.key.removeprefix("و") not in _ELECTS:
            continue
        ahead = [m for m in sentence.mentions if m.start > word.end and m.how != "nisba"][:2]
        if len(ahead) == 2 and ahead[0].start - word.end <= _NEAR and _is_body(known, ahead[0]):
            behind = [w.key for w in sentence.words if w.start >= ahead[1].end][:_AHEAD]
            if _is_person(known, ahead[1]) and _is_its_head(behind):
                yield ahead[1], "leads", ahead[0]


def _is_its_head(keys: list[str]) -> bool:
    head = next((at for at, key in enumerate(keys) if key in _HEADS), None)
    return head is not None and not _ITS.isdisjoint(keys[head + 1 : head + 3])


def _is_body(known: Known, mention: Mention) -> bool:
    actor = known.actors.get(mention.id or "")
    return mention.kind == "actor" and actor is not None and actor.kind not in ("person", "people", "kind", "state")


def _is_person(known: Known, mention: Mention) -> bool:
    actor = known.actors.get(mention.id or "")
    return mention.kind == "unknown" or (actor is not None and actor.kind == "person")
