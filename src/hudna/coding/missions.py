"""Embassies that a casebook lists: a place, and the state whose it is."""

from hudna.coding.known import Known
from hudna.lang.ar.script import fold
from hudna.records import Actor

_AROUND = tuple(fold("محيط جوار مدخل بوابة قرب أسوار").split())


def mission(known: Known, place_id: str | None, opening: str) -> Actor | None:
    """`هاجموا السفارة الأمريكية في بغداد`: the state that an embassy stands for (codebook §3); none `محيط السفارة`."""
    return None if opening.endswith(_AROUND) else known.mission(place_id)
