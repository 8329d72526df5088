"""Words of saying in a sentence: which they are, where what is said begins, who may be the one who says it.

Nothing is decided here; `speakers` weighs what is found.  The verbs are a
table, `sayings.csv`, with their class (say, more, write, cite, come, assert,
announce, charge, ask).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.persons import NO_NAMES, name_behind, written
from hudna.coding.phrases import Phrase
from hudna.coding.roles import Scene, clause_of
from hudna.lang.ar.parts import THAT, part
from hudna.lang.ar.script import fold
from hudna.lang.ar.tables import rows_of
from hudna.lang.kept import kept

QUOTES_OPEN, QUOTES_SHUT = "«“", "»”"
_ACCORDING = frozenset(fold("حسب بحسب وفق وفقا طبقا حسبما وفقما نقلا لسان").split())
_TAILS = frozenset(
    fold(noun + owner)
    for noun in ("قول", "تعبير", "وصف", "تقدير", "رأي", "تصريح", "تصريحات", "زعم", "كلام", "قوال")
    for owner in ("ه", "ها", "هم")
)
# `حسب مدة الهدنة`, `وفقا للقانون`: by this a thing is done, not told.
_MEASURES = frozenset(
    fold(
        "مدة جدول جداول خطة خطط برنامج قانون قوانين دستور شروط معايير قواعد آلية آليات اتفاق اتفاقية بنود مبدأ مبادئ"
        " رغبة حاجة قرار قرارات أصول نسبة حجم عدد ظروف توقيت مراحل مقتضيات صيغة نظام"
    ).split()
)
_WHAT = frozenset(fold("ما كما حسبما وفقما مثلما").split())
_TEXTS = frozenset(
    fold("بيان بيانات تصريح تصريحات تقرير رسالة مقال كلمة بلاغ تغريدة تدوينة شهادة مداخلة حوار نص برقية خطاب").split()
)
NAMED = 1000
_REACH, _STAMP = 12, 2
_STOPS = "،.؛؟!"
_YEAR, _HOUR, _DASHES = re.compile(r"\d{4}\b"), re.compile(r"^\d{1,2}[:.]\d{2}\s*[-–—]?\s*"), set("-–—/(")
_BYLINES = frozenset(fold("وكالات الوكالات واس سبق خاص مراسل مراسلنا مراسلون متابعات تقرير كتب").split())
_HEAD = 60
_MOST = 4

Tie = tuple[Phrase, str]

_CARRIES = tuple(fold("نشر نقل بث أورد تناقل وزع تنشر تنقل تبث ينشر ينقل يبث أذاع").split())
_ISSUED = frozenset(
    fold("بيان بيانا تصريح تصريحات تصريحا كلمة خطاب مقابلة رسالة تسجيل تغريدة بلاغ مؤتمر صحفي صحافي له لها").split()
)


class Saying(NamedTuple):
    """A word of saying at `word`: its class, its form (verb, active, cited, tail, head), where what is said opens.

    `mark` tells by what it opens: that, colon, quote or nothing; `carried` that
    it only tells who carried what another said before it.
    """

    word: int
    kind: str
    form: str
    opening: int
    mark: str
    ties: tuple[Tie, ...]
    carried: bool = False


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    """Every form of the verbs of saying: its class, and verb or active (participle)."""
    told: dict[str, tuple[str, str]] = {}
    for row in rows_of("sayings.csv"):
        for form in _finite(row["perfect"].split("|"), row["imperfect"]):
            told[fold(form)] = (row["class"], "verb")
        for ending in ("ا", "ة", "ين") if row["participle"] else ():
            told.setdefault(fold(row["participle"] + ending), (row["class"], "active"))
    return told


def _finite(perfect: list[str], imperfect: str) -> Iterator[str]:
    for stem in perfect:
        for person in ("", "ت", "وا", "ا", "تا"):
            yield from (stem + person.replace("وا", "و" if suffix else "وا") + suffix for suffix in ("", "ه", "ها"))
    for person in "يت":
        yield from (person + imperfect + ending for ending in ("", "ون", "وا", "ان", "ه", "ها"))


def may_say(text: str, sentence: Sentence) -> bool:
    """Whether a sentence holds a word of saying, or a colon near its head."""
    if ":" in text[sentence.start : sentence.start + _HEAD]:
        return True
    return any(_is_word(word.key) for word in sentence.words)


@kept(1 << 17)
def _is_word(key: str) -> bool:
    stem = part(key).stem
    return stem in _verbs() or stem in _ACCORDING


_ONLY_THAT = frozenset(fold("بين أقر أقرت أقروا يقر تقر").split())  # `أقر البرلمان قرارا` says nothing
# `يذكر أن`: the narrator adds what was before.
_IMPERSONAL = frozenset({"يذكر", "يشار"})


def sayings(text: str, scene: Scene) -> list[Saying]:
    """The words of saying of a sentence, in order."""
    verbs = _verbs()
    found = _head(text, scene)
    for index, one in enumerate(scene.reading.parts):
        if one.article:
            continue
        told = verbs.get(one.stem)
        if told is not None and not one.prep and not (index == 0 and one.stem in _IMPERSONAL):
            found += _said(text, scene, index, told)
        elif one.stem in _ACCORDING or one.prep == "according":
            found += _cited(text, scene, index)
        elif one.stem in _TAILS:
            found.append(Saying(index, "tail", "tail", index, "", ()))
    return [one._replace(carried=at > 0 and _is_carried(scene, found[at - 1], one)) for at, one in enumerate(found)]


def _is_carried(scene: Scene, before: Saying, one: Saying) -> bool:
    """`قال الجيش في بيان نقلته وكالة X إن`: who carried a statement behind whoever made it says nothing himself."""
    words = scene.sentence.words
    issued = {word.key for word in words[max(before.word + 1, one.word - 2) : one.word]}
    carried = words[one.word].key.endswith(("ه", "ها")) and words[one.word].key.startswith(_CARRIES)
    return before.form == "verb" and bool(before.ties) and carried and not _ISSUED.isdisjoint(issued)


def _head(text: str, scene: Scene) -> list[Saying]:
    """Somebody before a colon at the head of a sentence (`الجيش: ...`, `12:30 - مصدر في الحزب: ...`), no dateline."""
    words, parts = scene.sentence.words, scene.reading.parts
    phrase = scene.groups[0].head if scene.groups else None
    if phrase is None or phrase.first > (_STAMP if words[0].key[0].isdigit() else 1):
        return []
    for at in range(phrase.last, min(len(words) - 1, _REACH // 2 + phrase.first)):
        if at > phrase.last and any(one.kind in ("verb", "aux", "sub") for one in parts[: at + 1]):
            return []
        between = text[words[at].end : words[at + 1].start]
        if ":" in between:
            told = _is_dateline(text, scene, phrase, at)
            return [] if told else [Saying(phrase.first, "head", "head", at + 1, "colon", ((phrase, "head"),))]
        if any(mark in between for mark in _STOPS):
            return []
    return []


def _is_dateline(text: str, scene: Scene, phrase: Phrase, colon: int) -> bool:
    """`عدن - وكالات:`, `درعا: هدوء حذر`, `1943 - الحرب:`: where and through whom it is told, or which year."""
    words = scene.sentence.words
    told = _HOUR.sub("", text[words[phrase.first].start : words[colon].end])
    if any(word.key in _BYLINES for word in words[: colon + 1]) or _YEAR.match(told) or _DASHES & set(told):
        return True
    towns = [m for m in phrase.mentions if m.kind == "place" and m.other is None]
    return bool(towns) and all(m.kind == "place" for m in phrase.mentions) and phrase.last == colon


def _said(text: str, scene: Scene, index: int, told: tuple[str, str]) -> list[Saying]:
    kind, form = told
    parts = scene.reading.parts
    opening, mark = _opening(text, scene, index)
    if parts[index].stem in _ONLY_THAT and mark != "that":
        return []
    if kind == "come":
        ties = _come(scene, index)
        return [Saying(index, kind, form, opening, mark, ties)] if ties else []
    if form == "active":
        return [Saying(index, kind, form, opening, mark, _main(scene, index))]
    cited = any(parts[at].stem in _WHAT or parts[at].stem in _ACCORDING for at in range(max(0, index - 2), index))
    limit = opening if mark else min(index + _REACH, len(parts))
    ties = (*_ties(scene, index, limit), *_names(text, scene, (index + 1, limit), sure=bool(mark)))
    return [Saying(index, kind, "cited" if cited else form, opening, mark, ties)]


def _come(scene: Scene, index: int) -> tuple[Tie, ...]:
    """`جاء في بيان X`, `ورد في تقرير لـX`."""
    near = [p for p in scene.reading.phrases if index < p.first <= index + 3 and p.head in _TEXTS]
    if not near:
        return ()
    behind = [p for p in scene.reading.phrases if near[0].last < p.first <= near[0].last + 2 and p.kind != "deed"]
    return ((near[0], "text"), *((p, "text of") for p in behind[:1]))


def _ties(scene: Scene, index: int, limit: int) -> tuple[Tie, ...]:
    """Who may be the subject: the one that the clause gives, the nouns behind the verb, the noun before it."""
    found: list[Tie] = []
    phrases = scene.reading.phrases
    clause = clause_of(scene, index)
    subject = phrases[clause.subject] if clause is not None and clause.subject >= 0 else None
    # `قال إن الأمر رهن بقرار`: what stands in the words that are said says nothing.
    within = subject is not None and (subject.first < limit or bool(subject.mentions))
    if clause is not None and subject is not None and subject.kind != "deed" and within:
        found.append((subject, clause.how))
    behind = [p for p in phrases if index < p.first < limit and p.kind != "deed" and not _dated(scene, p)]
    bare = [p for p in behind if not p.prep][:_MOST]
    found += [(p, f"behind {n}") for n, p in enumerate(bare)]
    found += [(p, "about") for p in behind if p.prep == "about"][:1]
    before = [p for p in phrases if p.last == index - 1 and p.kind != "deed" and not _dated(scene, p)]
    return (*found, *((p, "before") for p in before if not p.prep))


def _main(scene: Scene, index: int) -> tuple[Tie, ...]:
    """Whom a participle goes with: the subject of the verb before it, and of the sentence's first verb."""
    earlier = [one for one in scene.clauses if one.verb < index and one.subject >= 0]
    phrases = scene.reading.phrases
    told = [("last subject", earlier[-1]), ("first subject", earlier[0])] if earlier else []
    return tuple((phrases[one.subject], how) for how, one in told if phrases[one.subject].kind != "deed")


def _names(text: str, scene: Scene, region: tuple[int, int], *, sure: bool) -> Iterator[Tie]:
    """Names of persons between a word of saying and what is said, also behind a long title, and its last words."""
    words, parts = scene.sentence.words, scene.reading.parts
    first, limit = region
    at, named = first, False
    while at < limit:
        last = name_behind(words, at, text)
        if last is not None and last < limit:
            named = True
            yield _made(scene, at, last), "given" if last > at else "given alone"
            at = last
        at += 1
    tail = next((i for i in range(limit - 1, first, -1) if not _aside(scene, i)), first)
    if not sure or named or tail - first < 2 or any(parts[i].kind != "noun" for i in (tail - 1, tail)):
        return
    if words[tail - 1].key in NO_NAMES or words[tail].key in NO_NAMES:
        return
    if text[words[tail - 1].end : words[tail].start] == " " and not parts[tail - 1].prep and not parts[tail].prep:
        shape = " ".join("al" if parts[i].article else "bare" for i in (tail - 1, tail))
        yield _made(scene, tail - 1, tail), f"tail {shape}"


def _aside(scene: Scene, index: int) -> bool:
    word = scene.sentence.words[index]
    dated = any(
        d.span is not None and d.span.start < word.end and d.span.end > word.start for d in scene.sentence.dates
    )
    return dated or scene.reading.parts[index].kind in ("adverb", "number", "aux", "neg")


def _made(scene: Scene, first: int, last: int) -> Phrase:
    """A phrase of the words of a name."""
    words = scene.sentence.words
    start, end = words[first].start, words[last].end
    known = [m for m in scene.sentence.mentions if m.start < end and m.end > start and m.kind == "actor"]
    name = Mention(kind="unknown", id=None, name=written(words[first : last + 1]), start=start, end=end, how="tagger")
    return Phrase(
        index=NAMED + first,
        first=first,
        last=last,
        start=start,
        end=end,
        prep="",
        conj=False,
        chain=-1,
        head=scene.reading.parts[first].stem,
        kind="",
        definite=True,
        gender="",
        number="",
        mentions=known[:1] or [name],
    )


def _dated(scene: Scene, phrase: Phrase) -> bool:
    return any(
        one.span is not None and one.span.start < phrase.end and one.span.end > phrase.start
        for one in scene.sentence.dates
    )


def _cited(text: str, scene: Scene, index: int) -> list[Saying]:
    """`بحسب X`, `نقلا عن X`, `على لسان X`; `حسب قوله` names nobody; `وفق ما ذكر` is the verb's."""
    del text
    parts = scene.reading.parts
    following = [one.stem for one in parts[index + 1 : index + 3]]
    if any(stem in _TAILS or stem in _MEASURES for stem in following[:1]):
        return []
    if any(stem in _WHAT or stem in _verbs() for stem in following):
        return []
    behind = [p for p in scene.reading.phrases if index < p.first <= index + 3 or p.first <= index <= p.last]
    later = [p for p in scene.reading.phrases if behind and behind[-1].last < p.first <= behind[-1].last + 2]
    ties = tuple((p, f"cited {n}") for n, p in enumerate([*behind, *later][:3]) if p.kind != "deed")
    return [Saying(index, "cited", "cited", index, "", ties)] if ties else []


def _opening(text: str, scene: Scene, index: int) -> tuple[int, str]:
    """The first word of what is said behind a verb, and by what it opens."""
    parts, words = scene.reading.parts, scene.sentence.words
    for at in range(index + 1, len(parts)):
        gap = text[words[at - 1].end : words[at].start]
        if parts[at].stem in THAT:
            return at, "that"
        if gap == " ":
            pass
        elif ":" in gap:
            return at, "colon"
        elif any(mark in gap for mark in QUOTES_OPEN + '"'):
            return at, "quote"
        if at > index + 1 and parts[at].kind == "verb" and parts[at].stem in _verbs():
            break
    return index + 1, ""
