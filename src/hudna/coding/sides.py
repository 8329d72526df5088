"""Whose side somebody is on: his own body, whom he speaks for or leads, the state above them."""

from collections.abc import Iterable

from hudna.coding.known import Known
from hudna.lang.ar import fold
from hudna.records import Party

_OWN = ("ه", "ها", "هم", "هما", "نا")
_MEN = tuple(
    fold(
        "قوات مقاتل مسلح عناصر عنصر رجال جنود طائرات طيران مقاتلات مدفعي وحدات ميليشي مليشي سلاح جيش جماع حركت"
        " حزب تنظيم مجاهد فصيل كتائب سراي صواريخ أبناؤ أتباع أنصار"
    ).split()
)


def circle(known: Known, actor_id: str | None) -> set[str]:
    """The ids of somebody, of the bodies in which he holds an office, of those above and of their states."""
    found: set[str] = set()
    for one in [actor_id, *(row.object for row in known.offices(actor_id or "", None))]:
        actor = known.actors.get(one or "")
        if actor is None:
            continue
        found.update({actor.actor_id, *known.family(actor.actor_id)})
        found.update(filter(None, (actor.parent_id, known.state(actor.actor_id))))
    return found


def is_one_side(known: Known, left: str | None, right: str | None) -> bool:
    """Whether two actors of the casebook stand on one side."""
    return not circle(known, left).isdisjoint(circle(known, right))


def are_own(known: Known, speaker: Party, actors: Iterable[Party]) -> bool:
    """Whether each of those who act is the speaker, of his side, or his men by a pronoun (`قواته`)."""
    return all(_is_own(known, speaker, actor) for actor in actors)


def is_own_men(key: str) -> bool:
    """`قواتها`, `مقاتليه`: whoever is spoken of has them act for him."""
    return key.endswith(_OWN) and key.startswith(_MEN)


def _is_own(known: Known, speaker: Party, actor: Party) -> bool:
    if actor.name == speaker.name or is_one_side(known, speaker.actor_id, actor.actor_id):
        return True
    words = fold(actor.span.quote).split() if actor.span is not None and actor.actor_id is None else []
    return bool(words) and is_own_men(words[0])
