"""For whom a body speaks that no casebook holds: `المجلس التنسيقي لـX`, `وزارة الصحة التابعة لحكومة X`, `بيان لـX`."""

from collections.abc import Mapping, Sequence

from hudna.coding.analysis import Analysis
from hudna.coding.known import Known
from hudna.coding.posts import Posts
from hudna.lang.ar import fold
from hudna.records import Event, Party

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


def bodies_told(known: Known, posts: Posts, analysis: Analysis, events: Sequence[Event]) -> Mapping[str | int, str]:
    """For whom the speakers whom no casebook holds speak, by their names or by where they stand."""
    speakers = [event.speaker for event in events if event.speaker and not event.speaker.actor_id]
    unknown = {one.name for one in speakers}
    found: dict[str | int, str] = dict(bodies_of(known, analysis, speakers).items())
    for sentence in analysis.sentences if unknown else ():
        for at in range(len(sentence.mentions)):
            post = posts.read(analysis, sentence, at)
            if post is not None and post.person.name in unknown and post.body_id:
                found.setdefault(post.person.name, post.body_id)
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
