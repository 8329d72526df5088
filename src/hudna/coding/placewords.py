"""The words of a place phrase: its noun, the side that is told, the name behind the noun.

A name that no casebook holds is known by where it stands: right behind a
noun of settlements (`بلدة مضايا`), in quotation marks behind any noun of
places, or as a word that news hardly uses.  Adjectives behind the noun
(`بلدة صغيرة`, `قاعدة عسكرية`) are no names.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from hudna.coding.analysis import Mention
from hudna.coding.phrases import Phrase, place_mention
from hudna.coding.roles import Scene
from hudna.lang.ar.latin import latin, names, place_parts, place_words
from hudna.lang.ar.parts import Part
from hudna.lang.ar.placenouns import place_nouns
from hudna.lang.ar.script import fold
from hudna.lang.ar.tagging import word_classes

SETTLEMENTS = frozenset({"city", "town", "village", "district", "province", "neighbourhood", "area", "settlement"})
# What has an owner rather than a name: `قواعد التمرد`, `مواقع الانقلابيين`.
OWNED = frozenset({"base", "building", "headquarters", "home of", "site", "checkpoint", "Embassy", "barracks", "camp"})
OWNED |= {"plant", "front"}
# What is named after a word of every day: `مسجد الرحمن`, `ساحة الاستقلال`.
_SITES = frozenset(
    {"Mosque", "Church", "Square", "Hospital", "bridge", "road", "Street", "market", "Prison", "hotel", "Palace"}
)
_SIDES = {
    "شمال": "north", "شمالي": "north", "جنوب": "south", "جنوبي": "south", "شرق": "east", "شرقي": "east",
    "غرب": "west", "غربي": "west", "وسط": "central", "شمالية": "north", "جنوبية": "south", "شرقية": "east",
    "غربية": "west", "قلب": "central",
}  # fmt: skip
_WHOLE_TOWNS = frozenset({"city", "town", "village"})
_LEADING = frozenset(side for side in _SIDES if _SIDES[side] != "central")
_WAY, _FIGURATIVE = "طريق", frozenset({"خارطة", "خريطة", "عن", "خارطتي"})
_MANY = frozenset(fold("مدن قرى مناطق محافظات أحياء ولايات مقاطعات أقاليم بلدات ضواحي نواحي مديريات").split())
DUAL = ("تي", "تا", "يي")
_OF_THEM, _OF_THEM_LENGTH = ("هم", "ها", "هما", "نا"), 4  # `مناطق سكنهم` has no name; `بنها` is one
_PLAIN_ENDS = ("ية", "ات", "ون", "يين", "وية")
_ADJECTIVES = frozenset(
    fold(
        "صغيرة كبيرة مجاورة قريبة تابعة واقعة محاذية محاصرة نائية أخرى اخرى عدة متفرقة مختلفة محددة آمنة مكتظة شعبية"
        " مزدحمة مزدحم مكتظ"
        " جديدة قديمة محررة معزولة متنازع يسيطر تسيطر تقع يقع خاضعة ضخمة مهمة استراتيجية صغير كبير قريب مجاور"
        " تابع واقع محاذي سكني تجاري عسكري أمني حكومي طبي رئيسي رئيسية مشترك مشتركة كاملة عديدة تسمى يسمى تدعى واحدة"
        " أخر آخر واسعة شاسعة مأهولة محدودة متعددة مماثلة عريضة مفتوحة مكشوفة متقدمة متنوعة كثيرة أكثر أوسع مغلقة مدنية"
        " آهلة متاخمة وعرة جبلية ساخنة ملتهبة مضطربة متوترة محظورة محرمة عازلة حرة مستهدفة معينة معروفة"
        " حرم حظر خفض فصل نزع"
        " مطل مطلة زراعي زراعية ترابي ترابية مفخخ مفخخة مهجور مهجورة مدمر مدمرة محصن محصنة"
    ).split()
)
_TAIL = frozenset(
    fold(
        "الواقعة الواقع التابعة التابع المجاورة المجاور القريبة القريب المحاذية المحاذي الحدودية الحدودي الساحلية"
        " الساحلي الاستراتيجية العسكرية العسكري الجوية الجوي التاريخية التاريخي المحاصرة المحاصر المتنازع الخاضعة"
        " الخاضع"
        " الدولي الدولية المدني المركزي المركزية الشمالية الشمالي الجنوبية الجنوبي الشرقية الشرقي الغربية الغربي"
        " شمالا جنوبا شرقا غربا المطل المطلة"
        " الشماليتين الجنوبيتين الشرقيتين الغربيتين المجاورتين القريبتين الواقعتين التابعتين الحدوديتين الصغيرتين"
        " المؤدية المؤدي الرابطة الرابط الرئيسي الرئيسية الأثرية السكنية السكني النفطي النفطية"
    ).split()
)
_UNITS = {"لواء": "Brigade", "فرقة": "Division", "كتيبة": "Battalion", "فوج": "Regiment"}
_ARMS = {"مدرع": "Armoured", "مدرعة": "Armoured", "مشاة": "Infantry", "ميكا": "Mechanized", "مدفعية": "Artillery"}
_HONOURS = {
    fold(word): told
    for word, told in (
        ("الملك", "King"), ("الملكة", "Queen"), ("الأمير", "Prince"), ("الإمام", "Imam"), ("الشيخ", "Sheikh"),
        ("السلطان", "Sultan"), ("القديس", "Saint"), ("الشهيد", "Shahid"),
    )
}  # fmt: skip
_NEAR = ("كيلومتر", "كلم", "كم", "ميل")
_FIGURES = frozenset("0123456789⟦")


@cache
def nouns() -> Mapping[str, tuple[str, str]]:
    """Stem of a noun of places to its English and how a name is made with it."""
    return {word: (noun.label, noun.form) for noun in place_nouns() for word in noun.words}


@cache
def several() -> frozenset[str]:
    """The nouns of places that mean more than one: `مدن`, `المحافظات`, `بلدتي`."""
    return frozenset(word for noun in place_nouns() for word in noun.several)


def noun_at(scene: Scene, phrase: Phrase) -> int:
    """The word of a phrase that is a noun of places; -1 where none is, or where the phrase means people."""
    if not phrase.placed:
        return -1
    parts, known = scene.reading.parts, nouns()
    at = next((at for at in range(phrase.first, phrase.last + 1) if parts[at].stem in known), -1)
    if at > 0 and parts[at].stem == _WAY and parts[at - 1].stem in _FIGURATIVE:
        return -1
    # `أحياء المدينة` is the town, `محيط القاعدة` the base, `محيط مطار دير الزور` the airport.
    while 0 <= at < phrase.last and _is_outer(parts[at].stem) and parts[at + 1].stem in known:
        around = known[parts[at].stem][0] == "surroundings" and at + 1 < phrase.last
        if not (parts[at + 1].article or known[parts[at + 1].stem][1] == "country" or around):
            break
        at += 1
    return at


def _is_outer(stem: str) -> bool:
    """A noun that only tells parts of the place behind it, or what lies around it."""
    return stem in several() or nouns()[stem][0] in ("surroundings", "outskirts")


def proper(scene: Scene, phrase: Phrase, noun: int) -> list[str]:
    """The words of the name right behind the noun of a place phrase, as written; empty where none stands there."""
    parts = scene.reading.parts
    label = nouns()[parts[noun].stem][0]
    first = noun + 1
    if first > phrase.last:
        return []
    unit = numbered(scene, first)
    if unit:
        return unit
    quoted = _opens_quote(scene, first)
    owned = label in OWNED and parts[noun].stem in several()
    if parts[noun].stem in _MANY and not quoted and parts[first].article and _is_everyday(scene, first):
        return []
    if (parts[noun].article or owned) and not quoted:
        return []
    sure = parts[noun].stem in several() and parts[noun].stem.endswith(DUAL)
    named_after = label in _SITES and parts[first].article and not _is_nisba(scene, first)
    if not (quoted or _can_name(scene, first, settlement=label in SETTLEMENTS or named_after or sure)):
        return []
    last = _last_of_name(scene, phrase, first, quoted=quoted)
    # The second half of an iḍāfa has no preposition of its own: its first letter belongs to the name (`بلدة بريتال`).
    whole = scene.sentence.words[first].text if not parts[first].article else bare(scene, first)
    return [whole, *(bare(scene, at) for at in range(first + 1, last + 1))]


def _opens_quote(scene: Scene, at: int) -> bool:
    """Does the mark before a word open what closes again within a few words?  `«حصار العاصمة» المرتقب` closes there."""
    breaks = scene.reading.breaks
    end = len(breaks)
    return breaks[at] == "quote" and (at + 3 >= end or "quote" in breaks[at + 1 : at + 5])


def _is_everyday(scene: Scene, at: int) -> bool:
    """`مناطق الصراعات`, `دول العالم`: a word that news uses often and that names nobody."""
    key, stem = scene.sentence.words[at].key, scene.reading.parts[at].stem
    return (key in word_classes() or stem in word_classes()) and key not in names() and stem not in place_parts()


def unknown_name(scene: Scene, phrase: Phrase, *, sure: bool = False) -> list[str]:
    """A phrase that is nothing but a name, as one of a list behind a noun of places; empty where it is none.

    `sure` tells that a name must stand there, be it a word of every day.
    """
    first, parts = phrase.first, scene.reading.parts
    opened = first < phrase.last and parts[first].stem in place_parts() and not parts[first].article
    named = _can_name(scene, first, settlement=sure or opened)
    if phrase.kind not in ("", "name") or phrase.mentions or not named:
        return []
    return [bare(scene, at) for at in range(first, _last_of_name(scene, phrase, first) + 1)]


def covered(scene: Scene, phrase: Phrase, mention: Mention) -> list[str]:
    """The words of a phrase that a name covers."""
    words = scene.sentence.words
    return [
        bare(scene, at) for at in range(phrase.first, phrase.last + 1) if mention.start < words[at].end <= mention.end
    ]


def _can_name(scene: Scene, at: int, *, settlement: bool) -> bool:
    """Can a word begin the name of a place?"""
    read = scene.reading.parts[at]
    key = scene.sentence.words[at].key
    if read.kind not in ("noun", "verb") or key[0] in _FIGURES or len(read.stem) < 2 or _is_plain(read):
        return False
    if key.endswith(_OF_THEM) and len(key) > _OF_THEM_LENGTH:
        return False
    if not settlement and _is_of_country(scene, at):
        return False
    if read.stem in nouns() and not (settlement and read.stem in place_parts()):
        return False
    if settlement:
        return True
    return (key not in word_classes() and read.stem not in word_classes()) or key in names()


def _is_plain(read: Part) -> bool:
    """An adjective by its ending or by the table."""
    if read.stem in _ADJECTIVES or read.stem in _SIDES:
        return True
    return not read.article and (read.stem.endswith(_PLAIN_ENDS) or _is_accusative(read.stem))


def _is_accusative(stem: str) -> bool:
    """`ميناء استراتيجيا`, `موقعا عسكريا`: an adjective with the ending of the object, not a town like `داريا`."""
    bare = stem.removesuffix("ا")
    known = bare in _ADJECTIVES or (bare.endswith("ي") and not word_classes().keys().isdisjoint((bare, f"{bare}ة")))
    return bare != stem and known and stem not in names()


def _last_of_name(scene: Scene, phrase: Phrase, first: int, *, quoted: bool = False) -> int:
    """Where the name ends: one word, or more behind an opening word (`تل`), in quotes, or in an iḍāfa."""
    parts, breaks, words = scene.reading.parts, scene.reading.breaks, scene.sentence.words
    last = first
    if quoted:
        close = next((at for at in range(first + 1, min(first + 4, len(words))) if breaks[at]), first)
        if breaks[close] == "quote":
            return close - 1
    while last < phrase.last and last - first < 2:
        at = last + 1
        key = words[at].key
        if key in _TAIL or key.removeprefix("ال") in _ADJECTIVES or parts[at].conj or parts[at].stem in _SIDES:
            break
        if at in scene.reading.dated:
            break
        if quoted and breaks[at] == "quote":
            break
        opened = parts[last].stem in place_parts() and not parts[last].article
        opened = opened or words[last].key in _HONOURS
        genitive = parts[at].article and not parts[last].article and not _is_nisba(scene, at)
        rare = key not in word_classes() and not breaks[at] and not parts[at].article
        if breaks[at] or not (quoted or opened or genitive or rare):
            break
        last = at
    return last


def _is_nisba(scene: Scene, at: int) -> bool:
    return scene.sentence.words[at].key.endswith(("ية", "ي")) or _is_of_country(scene, at)


def _is_of_country(scene: Scene, at: int) -> bool:
    """`مستشفى تركي`: the adjective of a country."""
    word = scene.sentence.words[at]
    return any(m.how == "nisba" and m.start <= word.start < m.end for m in scene.sentence.mentions)


def led_by_side(keys: Sequence[str], at: int) -> bool:
    """`شرق عدن`, `جنوبي مدينة صعدة`: does a word of direction lead to the place at a word?"""
    before = list(keys[max(0, at - 2) : at])
    return bool(before) and (before[-1] in _LEADING or (before[-1] in nouns() and before[0] in _LEADING))


def bare(scene: Scene, at: int) -> str:
    """A word as written, the clitics before it off."""
    word, read = scene.sentence.words[at], scene.reading.parts[at]
    if read.article:
        return "ال" + read.stem
    return word.text[read.skip :] if read.skip else word.text


def numbered(scene: Scene, at: int) -> list[str]:
    """`معسكر اللواء 35 مدرع`: the words of a unit that is called by its number; empty where none stands there."""
    words = scene.sentence.words
    if at + 1 >= len(words) or scene.reading.parts[at].stem not in _UNITS or not words[at + 1].key.isdigit():
        return []
    armed = at + 2 < len(words) and words[at + 2].key.removeprefix("ال") in _ARMS
    return [bare(scene, at), *(words[n].key for n in range(at + 1, at + 2 + armed))]


def spelled(words: Sequence[str]) -> str:
    """A place's name in Latin letters; `35th Armoured Brigade` of a unit.

    >>> spelled(["اللواء", "33", "مدرع"]), spelled(["لودر"])
    ('33rd Armoured Brigade', 'Ludar')
    """
    unit = _UNITS.get(fold(words[0]).removeprefix("ال")) if len(words) > 1 and words[1].isdigit() else None
    if unit is None:
        titled = any(fold(word) in _HONOURS for word in words[:-1])  # `مستشفى الملك فهد`, not `مرج السلطان`
        return latin(words, {**place_words(), **_HONOURS} if titled else place_words())
    number = int(words[1])
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    arms = [_ARMS[word.removeprefix("ال")] for word in words[2:]]
    return " ".join([f"{number}{ending}", *arms, unit])


def side_of(scene: Scene, phrase: Phrase) -> str:
    """The side that the words of a phrase, or those right before it, tell: `north`, `northeast`, `central`; or none."""
    parts, first = scene.reading.parts, phrase.first
    while first and parts[first - 1].stem in _SIDES and phrase.first - first < 2:
        first -= 1
    words = scene.sentence.words
    told = [
        _SIDES[parts[at].stem]
        for at in range(first, phrase.last + 1)
        if parts[at].stem in _SIDES and not any(m.start <= words[at].start < m.end for m in phrase.mentions)
    ]
    return "central" if "central" in told else "".join(dict.fromkeys(told))


def side_behind(scene: Scene, phrase: Phrase) -> str:
    """`ريف حلب الشمالي`: the side that an adjective right behind a phrase tells; empty where none does."""
    parts, at = scene.reading.parts, phrase.last + 1
    there = at < len(parts) and parts[at].article and not scene.reading.breaks[at]
    return _SIDES.get(parts[at].stem, "") if there else ""


_CALLED = frozenset(fold("تسمى يسمى تدعى يدعى المسماة المسمى المدعوة المدعو").split())
_MOST_WORDS = 3


def called(scene: Scene, phrase: Phrase) -> list[str]:
    """`قرية تسمى فوج الوادي`: the words of the name that a place is said to have; empty where none is said."""
    parts, breaks = scene.reading.parts, scene.reading.breaks
    first = phrase.last + 2
    if first >= len(parts) or parts[first - 1].stem not in _CALLED:
        return []
    last = first
    while last + 1 < len(parts) and last - first + 1 < _MOST_WORDS:
        ended = parts[last + 1].kind != "noun" or parts[last + 1].prep or parts[last + 1].conj or breaks[last + 1]
        if ended:
            break
        last += 1
    return [bare(scene, at) for at in range(first, last + 1)]


def dashed(scene: Scene, phrase: Phrase) -> Phrase | None:
    """`بلدة مضايا - ريف دمشق`, `طريق عدن – حضرموت`: the place behind a dash right behind a phrase."""
    behind = next(iter(scene.reading.phrases[phrase.index + 1 : phrase.index + 2]), None)
    if behind is None or behind.first != phrase.last + 1 or scene.reading.breaks[behind.first] != "dash":
        return None
    known = place_mention(behind) is not None or bool(unknown_name(scene, behind))
    return behind if known and not behind.prep else None


def sided(side: str, name: str) -> str:
    """`eastern Ukraine`, `central Donetsk`; a name that has its side already, or no side, stays."""
    if not side or "ern " in name or name.startswith("central "):
        return name
    return f"{side}{'' if side == 'central' else 'ern'} {name}"


def inside(name: str) -> str:
    """What lies in a quarter on a side of a town: `أحد أحياء شمال عدن`.

    >>> inside("north of Aden"), inside("Aden")
    ('northern Aden', 'Aden')
    """
    side, of, town = name.partition(" of ")
    return f"{side}ern {town}" if of and side.startswith(("north", "south", "east", "west")) else name


def beyond(scene: Scene, phrase: Phrase, side: str, name: str) -> str:
    """`شرق الفلوجة`, `شمالي تعز` lie outside the town, `الشرق` is a part of it, `وسط مدينة صيدا` is in it.

    `مدينة عدن الجنوبية` is the town itself, in the south of its country.
    """
    parts, first = scene.reading.parts, phrase.first
    whole = nouns().get(parts[first].stem, ("", ""))[0] in _WHOLE_TOWNS and not parts[first].article
    if whole and parts[phrase.last].stem in _SIDES and parts[phrase.last].article:
        return name
    while first and parts[first - 1].stem in _SIDES and phrase.first - first < 2:
        first -= 1
    told = [parts[at] for at in range(first, phrase.last + 1)]
    sides = [part for part in told if part.stem in _SIDES]
    if side == "central":
        return name if any(part.stem in nouns() and part.stem not in _SIDES for part in told) else sided(side, name)
    inside = any(part.article for part in sides)
    outside = not inside or len(sides) > 1 or any(part.stem.endswith("ي") and not part.article for part in sides)
    return f"{side} of {name}" if side and outside else sided(side, name)


def distant(scene: Scene, phrase: Phrase) -> bool:
    """`15 كيلومتراً شمال`, `قرب`: near the place that is named."""
    before = [part.stem for part in scene.reading.parts[max(0, phrase.first - 4) : phrase.first]]
    return any(stem.startswith(_NEAR) for stem in before) or "قرب" in before[-1:]


def undated(scene: Scene, phrase: Phrase) -> int:
    """Where a phrase ends without the words of a date behind it (`المدينة الشهر الماضي`)."""
    last = phrase.last
    while last > phrase.first and last in scene.reading.dated:
        last -= 1
    return phrase.end if last == phrase.last else scene.sentence.words[last].end


def stems(scene: Scene, phrase: Phrase) -> list[str]:
    """The stems of the words of a phrase."""
    return [part.stem for part in scene.reading.parts[phrase.first : phrase.last + 1]]


def told_in(scene: Scene, phrase: Phrase) -> bool:
    """Does `في` or `ب` stand right behind a phrase?"""
    behind = scene.reading.phrases[phrase.index + 1 : phrase.index + 2]
    return bool(behind) and behind[0].prep in ("in", "b") and behind[0].first - phrase.last <= 2


def is_named(scene: Scene, phrase: Phrase) -> bool:
    """`عدن ومحافظات أخرى`, `الكرمة والمناطق المحيطة بها`: what is joined to a place and has no name adds none."""
    at, mention = noun_at(scene, phrase), place_mention(phrase)
    if mention is None:
        return at >= 0 and bool(proper(scene, phrase, at))
    words = range(scene.sentence.word_at(mention.start), phrase.last + 1)
    heads = {scene.reading.parts[word].stem for word in words} | {""}
    return at >= 0 or phrase.head in heads  # `على الحدود، وإعلان إيران عن إطلاق جسر`


def listed(names: Sequence[str]) -> str:
    """Names as English lists them: `a, b and c`; what holds them all is told once.

    >>> listed(["Crater, Aden", "Tawahi, Aden"])
    'Crater and Tawahi, Aden'
    """
    if len(names) == 1:
        return names[0]
    holders = {name.partition(", ")[2] for name in names}
    if len(holders) == 1 and "" not in holders:
        names, holder = [name.partition(", ")[0] for name in names], f", {holders.pop()}"
    else:
        holder = ""
    return f"{', '.join(names[:-1])} and {names[-1]}{holder}"
