"""Efforts for an accord, and accords that were reached: what stands before the words for a truce."""

import re
from itertools import pairwise

from hudna.coding.analysis import Sentence
from hudna.coding.naming import means
from hudna.coding.tree import Found
from hudna.lang.ar import fold

EFFORT = re.compile(
    "مساع|جهود|محاول|مفاوض|محادث|تحرك|وساط|اتصال|مشاور|يسع|تسع|دعو|استعداد|[يت]توسط|انباء|اشيع|شائع|تسريب"
)
_MARTIAL = ("عسكري", "ميداني", "مسلح")  # `تحركات عسكرية خلال الهدنة` are no efforts for one
HOPING = tuple(fold("أمل يأمل تأمل نأمل آمل يتوقع متوقع").split())
_REACHED_AFTER = frozenset(fold("بعد منذ عقب إثر فور رغم").split())
_ANNOUNCED = tuple(fold("أعلن إعلان يعلن تعلن أكد كشف").split())
_WITHIN = 8
_AIMS = frozenset(fold("لقبول لتوقيع لإبرام لعقد للموافقة للقبول للتوقيع").split())
_THREATS = tuple(fold("هدد يهدد تهدد مهدد تهديد لوح يلوح تلوح توعد يتوعد تتوعد").split())


def is_sought(sentence: Sentence, cue: Found) -> bool:
    """`المساعي لإعلان هدنة`: efforts for an accord are none yet."""
    key = sentence.keys[cue.first]
    purpose = means(cue, "status") and key.startswith(("لا", "للا", "لت", "للت"))
    return (purpose and sought(sentence, cue, within=3)) or (means(cue, "status", "agreed") and key in _AIMS)


def is_threatened(sentence: Sentence, cue: Found) -> bool:
    """`هددت الحركة بإنهاء الهدنة`: an end that is threatened has not come."""
    keys = sentence.keys[max(0, cue.first - _WITHIN) : cue.first]
    at = next((n for n, key in enumerate(keys) if key.lstrip("وف").startswith(_THREATS)), None)
    return at is not None and sentence.keys[cue.first].startswith("ب") and not any(map(_tells, keys[at + 1 :]))


def sought(sentence: Sentence, cue: Found, *, within: int = 6) -> bool:
    """Whether efforts, talks or calls stand before a cue."""
    keys = sentence.keys[max(0, cue.first - within) : cue.first]
    return any(
        EFFORT.search(key) and not (key.startswith("تحرك") and behind.startswith(_MARTIAL))
        for key, behind in pairwise((*keys, ""))
    )


def is_reached(sentence: Sentence, cue: Found) -> bool:
    """`أعلنت الوزارة التوصل إلى هدنة`, `بعد التوصل إلى هدنة`: an accord that was reached, not one that is sought."""
    if not sentence.keys[cue.first].lstrip("وبل").startswith("التوصل"):
        return False
    earlier = sentence.keys[max(0, cue.first - _WITHIN) : cue.first]
    told = earlier[-1:] and earlier[-1].lstrip("و") in _REACHED_AFTER
    told = told or any(key.lstrip("وف").startswith(_ANNOUNCED) for key in earlier)
    return bool(told) and not sought(sentence, cue, within=_WITHIN) and not any(map(_hopes, earlier))


def _tells(key: str) -> bool:
    return key in ("ان", "لكن", "بعد")


def _hopes(key: str) -> bool:
    return key.lstrip("وف").startswith(HOPING)
