"""For whom a body speaks that no casebook holds: `المجلس التنسيقي لـX`, `وزارة الصحة التابعة لحكومة X`, `بيان لـX`."""

from collections.abc import Sequence

from hudna.coding.analysis import Analysis
from hudna.coding.known import Known
from hudna.lang.ar import fold
from hudna.records import Party

_BODIES = tuple(fold("مجلس وزارة لجنة هيئة مركز قيادة مكتب غرفة جهاز إدارة أمانة بيان").split())
_GAP = 3


def bodies_of(known: Known, analysis: Analysis, speakers: Sequence[Party]) -> dict[int, str]:
    """By where the bodies stand whose they are: `ل` and an actor stand behind them once; `المجلس` alone later."""
    owners: dict[str, str] = {}
    found: dict[int, str] = {}
    for one in speakers:
        body = fold(one.name).split()[:1]
        if one.span is None or not body or not body[0].removeprefix("ال").startswith(_BODIES):
            continue
        head = body[0].removeprefix("ال")
        owner = _owner(known, analysis, one) or (owners.get(head) if body != [head] else None)
        if owner is not None:
            owners.setdefault(head, owner)
            found[one.span.start] = owner
    return found


def _owner(known: Known, analysis: Analysis, body: Party) -> str | None:
    """Whoever is named right behind the body with `ل`."""
    where = body.span
    text = analysis.document.text
    sentence = next((s for s in analysis.sentences if where and s.start <= where.start < s.end), None)
    if where is None or sentence is None:
        return None
    for mention in sentence.mentions:
        if 0 <= mention.start - where.end <= _GAP and mention.kind == "actor" and mention.how != "nisba":
            told = text[where.end : mention.end].lstrip()
            actor = known.actors.get(mention.id or "")
            return mention.id if told.startswith("ل") and actor and actor.kind not in ("people", "kind") else None
    return None
