"""By whose mediation: who stands behind `بوساطة`, `برعاية` or a verb of brokering near a deed of talks or accord."""

from collections.abc import Sequence
from datetime import date

from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.evidence import before, behind, party
from hudna.coding.known import Known
from hudna.coding.triggers import Candidate
from hudna.lang.ar.parts import part
from hudna.lang.ar.script import fold
from hudna.records import Party

TYPES = frozenset({"AGREE", "CONSULT", "CONCEDE", "RETREAT", "COOPERATE"})
_BY = frozenset(fold("وساطة رعاية اشراف إشراف مظلة الوسيط وسيط الوسطاء وسطاء مساعي مساع تيسير").split())
_SUPERVISES = frozenset(fold("أشرف أشرفت يشرف تشرف سيشرف ستشرف").split())
_BROKERS = _SUPERVISES | set(
    fold("توسط توسطت توسطا يتوسط تتوسط توسطه رعت رعى رعته رعاه رعتها رعاها ترعاه ترعاها يرعاه يرعاها ترعى يرعى").split()
)
_ON_IT = frozenset(fold("عليه عليها على").split())
_NOT = frozenset(fold("ليس ليست دون بدون لا لم لن رفض رفضت").split())
_UN = frozenset({"غير", "بغير"})
_MEDIATED = frozenset({"release", "ceasefire"})
_PARTY_OF, _PARTY_REACH, _REACH_OF_NAME = frozenset(fold("وفد لجنة كل").split()), 8, 4
_LED = frozenset(
    fold("قادها قادتها يقودها تقودها أجراها أجرتها تجريها يجريها تولاها تولتها يتولاها بذلها بذلتها تبذلها").split()
)
_TALKS = tuple(fold("وساط مفاوض محادث اتصال مباحث مشاور جهود مساع").split())
_AMONG = frozenset(fold("لدى بين بينهما بينهم").split())
_BESIDE = 3
_REACH = 22
_REACHES = {"RETREAT": 7}  # a release is somebody's work where the words for it stand beside
_MOST = 3
_NOBODY = frozenset({"civilians", "people", "protesters"})


def mediators(analysis: Analysis, sentence: Sentence, deed: Candidate) -> tuple[Party, ...]:
    """The mediators of a deed, at most three; none for deeds that nobody mediates, and none where it is denied."""
    if deed.row.event_type not in TYPES or (deed.row.event_type == "RETREAT" and deed.row.mode not in _MEDIATED):
        return ()
    words = sentence.words
    reach = _REACHES.get(deed.row.event_type, _REACH)
    for index in range(max(0, deed.first - reach), min(len(words), deed.last + reach)):
        stem = _stem(words[index].key)
        if stem in _BY or stem in _BROKERS or (stem in _LED and _leads(sentence, deed, index)):
            found = _named(sentence, index, stem)
            if found and not _is_denied([word.key for word in words[max(0, index - 3) : index]]):
                return tuple(party(analysis, mention, "mediator") for mention in found)
    return ()


def _is_denied(keys: Sequence[str]) -> bool:
    """`دون وساطة أحد`; `مفاوضات غير مباشرة برعاية مصرية` have a mediator."""
    return any(key in _NOT for key in keys) or any(key in _UN for key in keys[-1:])


def _stem(key: str) -> str:
    """The stem of a word; `وساطة` begins with no conjunction."""
    return key if key in _BY else part(key).stem


def _leads(sentence: Sentence, deed: Candidate, index: int) -> bool:
    """`وساطة قادها الشيخ`, `اتصالات أجرتها الدوحة`: who led the talks, right behind them."""
    talks = _stem(sentence.words[deed.last].key).removeprefix("ال")
    return deed.row.event_type == "CONSULT" and 0 < index - deed.last <= _BESIDE and talks.startswith(_TALKS)


def _named(sentence: Sentence, index: int, stem: str) -> list[Mention]:
    """Who is named right behind the word; before a verb that has nobody behind it."""
    words = sentence.words
    if stem in _SUPERVISES and (index + 1 >= len(words) or words[index + 1].key not in _ON_IT):
        return []
    found = brokers(sentence, index, index)
    if stem in _BROKERS and not found:
        return [one for one in before(sentence, index, within=3) if _can(one)][:1]
    return found


def brokers(sentence: Sentence, first: int, last: int, *, ahead: bool = False) -> list[Mention]:
    """Who brokers by the words from `first` to `last`: those behind, three at most; `ahead`: he before them.

    `يتوسط لدى الفصائل`, `توسط بين الطرفين`: those behind are the sides, and he stands before.
    """
    following = sentence.keys[last + 1] if last + 1 < len(sentence.words) else ""
    if ahead or following == "في" or following in _AMONG:
        return _back(sentence, [one for one in before(sentence, first, within=6) if _can(one)])
    within = _PARTY_REACH if following in _PARTY_OF else _REACH_OF_NAME
    return chain(sentence, [one for one in behind(sentence, last, within=within) if _can(one)])


def _back(sentence: Sentence, near: Sequence[Mention]) -> list[Mention]:
    """`وفد يضم X وY يتوسط بين`: he before the verb and whoever he is joined to, as they are told."""
    linked = list(near[:1])
    for mention in near[1:_MOST]:
        if not _joined(sentence, mention, linked[0]):
            break
        linked.insert(0, mention)
    return linked


def oversees(sentence: Sentence, mention: Mention) -> bool:
    """Whether somebody stands right behind a word of mediation (`بإشراف الصليب الأحمر`, `بوساطة قطر`)."""
    at = sentence.word_at(mention.start)
    return any(_stem(key) in _BY for key in sentence.keys[max(0, at - 2) : at])


def envoy_of(known: Known, mention: Mention, day: date | None) -> str | None:
    """The body whose envoy is mentioned, by his office or his name: it mediates, whoever it sends."""
    if mention.kind == "role":
        return mention.body_id if mention.office == "envoy" else None
    rows = known.offices(mention.id or "", day) if mention.kind == "actor" else []
    return next((row.object for row in rows if row.role_id == "envoy"), None)


def chain(sentence: Sentence, near: Sequence[Mention]) -> list[Mention]:
    """The first of some mentions, and those that `و` joins to it one after another, three at most."""
    linked = list(near[:1])
    for mention in near[1:_MOST]:
        if not _joined(sentence, linked[-1], mention):
            break
        linked.append(mention)
    return linked


def _can(mention: Mention) -> bool:
    return mention.kind in ("actor", "unknown") and mention.id not in _NOBODY


def _joined(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """`برعاية قطر ومصر`: the second begins with `و` right behind the first."""
    between = [word for word in sentence.words if left.end <= word.start < right.end]
    if left.how == right.how == "nisba" and right.start - left.end == 1:
        return True  # `برعاية روسية تركية`
    return len(between) <= 2 and bool(between) and between[0].key.startswith("و")
