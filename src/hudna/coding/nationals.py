"""The people of a country in the plural: `الإيرانيون` agree as their state and march as themselves.

A man of a country (`السعودي`) is never his state.  Who strikes as `الأمريكيون` may
be an army and as `الإسرائيليون` settlers: there, and where they thank, the words stay.
"""

from collections.abc import Iterable
from dataclasses import replace

from hudna.coding.analysis import Mention
from hudna.coding.known import Known
from hudna.coding.memory import Taking
from hudna.coding.roles import Scene
from hudna.lang.ar.script import fold
from hudna.records import Party

_ONE = ("ي", "ية", "يا")
_OF_STATES = frozenset({"AGREE", "CONSULT", "CONCEDE", "COOPERATE", "ACCUSE", "REJECT", "THREATEN", "SANCTION"})
_SUFFERED = frozenset({"ASSAULT", "COERCE", "AID"})
_DEFINITE = ("ال", "وال", "بال")
_CLITICS = 3


def nationals(known: Known, scene: Scene, event: str, taking: Taking) -> Taking:
    """Who takes part in an event of a type, with the plural of a country's people told by what it means there."""
    return replace(
        taking,
        actors=tuple(_told(known, scene, event, party) for party in taking.actors),
        recipients=tuple(_told(known, scene, event, party) for party in taking.recipients),
    )


def _told(known: Known, scene: Scene, event: str, party: Party) -> Party:
    mention = _plural(party, scene.sentence.mentions) if party.actor_id is None else None
    if mention is None:
        return party
    state = known.state(mention.id)
    if state is None:  # `الأكراد`: whether all of them or fighters of theirs, the word does not tell
        return replace(party, name=mention.name)
    if event in _OF_STATES or (event == "REQUEST" and party.role == "actor"):
        acting = known.acting(state) or state
        return replace(party, actor_id=acting, name=known.actors[acting].label_en)
    if event == "PROTEST" or (event in _SUFFERED and party.role == "recipient"):
        found, name = known.institution("people", state, mention.name)
        return replace(party, actor_id=found, name=name)
    return party


def _plural(party: Party, mentions: Iterable[Mention]) -> Mention | None:
    """The adjective of a country that is the whole of a party's words, definite and in the plural."""
    key = fold(party.name)
    if party.span is None or " " in key or not key.startswith(_DEFINITE) or key.endswith(_ONE):
        return None
    start, end = party.span.start, party.span.end
    return next((m for m in mentions if m.how == "nisba" and m.end == end and 0 <= m.start - start < _CLITICS), None)
