"""By which word a deed brings whom it is done to: `أفرج عن X`, `طلب من X`, `قصف X`.

The table (`lang/ar/frames.csv`) is a valency dictionary of the triggers: for
each, the prepositions that bring the recipient, `object` among them where it
stands bare (the second half of an iḍāfa for a noun of action), and whether the
object is a thing that is asked for, sent or said.  What it tells becomes
features with a weight (`blocks`); a trigger that it does not hold has none.
"""

from functools import cache
from typing import NamedTuple

from hudna.coding.roles import Group, Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar.tables import rows_of

_OBJECT = "object"


class Frame(NamedTuple):
    """The prepositions (their senses) that bring the recipient, none where nobody is one; is the object a thing?"""

    recipient: frozenset[str]
    thing: bool


@cache
def frames() -> dict[str, Frame]:
    """The frames by the words of a trigger, as the casebook writes them."""
    return {
        words: Frame(frozenset(filter(None, row["recipient"].split("|"))), row["object"] == "thing")
        for row in rows_of("frames.csv")
        for words in row["words"].split("|")
    }


def frame_of(deed: Candidate) -> Frame | None:
    """The frame of a deed's trigger; `None` where the table does not hold it."""
    return frames().get(deed.row.words)


def matched(frame: Frame, scene: Scene, deed: Candidate, group: Group) -> tuple[str, str]:
    """How a group fits the frame of a deed, in a word or two, and what marks it.

    Behind the deed: `object` or `to` where it stands as the recipient does,
    `thing`, `off`, or `no` where nobody can be one, marked `v` where a verb
    stands between; before it what the frame asks for, marked by its preposition.
    """
    if group.head.first <= deed.last:
        return f"before {_asked(frame)}", group.head.prep
    return _behind(frame, group.head.prep or _OBJECT), "" if _is_near(scene, deed, group) else "v"


def _is_near(scene: Scene, deed: Candidate, group: Group) -> bool:
    return scene.verbs[group.head.first] == scene.verbs[deed.last + 1]


def _behind(frame: Frame, slot: str) -> str:
    bare = slot == _OBJECT
    if not frame.recipient:
        return "no bare" if bare else "no"
    if slot in frame.recipient:
        return "object" if bare else "to"
    if bare:
        return "thing" if frame.thing else "bare"
    return "off"


def _asked(frame: Frame) -> str:
    if not frame.recipient:
        return "no"
    return "object" if _OBJECT in frame.recipient else "to"


def unmet(scene: Scene, deed: Candidate) -> tuple[str, str]:
    """What the frame of a deed asks for, and whether people stand there (`met`); `?` where it is unknown."""
    frame = frame_of(deed)
    if frame is None:
        return "?", ""
    behind = (g for g in scene.groups if g.named and g.head.first > deed.last)
    met = any((g.head.prep or _OBJECT) in frame.recipient for g in behind if _is_near(scene, deed, g))
    return _asked(frame), "met" if met else "unmet"
