"""Ties that a text states: who leads whom, belongs to, is loyal to, backs, fights beside or against whom.

Three sources: an office beside a name (`رئيس الوزراء X`), a phrase between two
names (`المدعومة من`), a list in brackets behind a group.  Each tie is told
once a document.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.elected import elected
from hudna.coding.evidence import party, sentence_span, span
from hudna.coding.followers import led_by_name
from hudna.coding.known import known
from hudna.coding.posts import Post, Posts
from hudna.coding.ties import TieReader
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.records import Event, Party, Relation, record_id

_FULL = 3
_RULES = frozenset(
    {"حكومة", "حكومات", "وحكومة", "لحكومة", "بحكومة", "ادارة", "وادارة", "نظام", "ونظام", "لنظام", "بنظام", "الحكومة"}
)
_RANKS = frozenset(fold("اللواء العميد الفريق العقيد المقدم العماد المشير السيد الدكتور المهندس").split())


class Relations:
    """Made once from a casebook; the ties of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = known(casebook)
        self._posts = Posts(casebook)
        self._ties = TieReader(casebook)

    def __call__(self, analysis: Analysis, _events: tuple[Event, ...]) -> Iterator[Relation]:
        """Each tie once, the first time that it is told."""
        seen: set[tuple[str, str, str]] = set()
        for sentence in analysis.sentences:
            found = sentence.cues.get("ties", ())
            for relation in self._told(analysis, sentence, found):
                key = (relation.subject.name, relation.predicate, relation.object.name)
                if key not in seen and relation.subject.name != relation.object.name:
                    seen.add(key)
                    yield relation

    def _told(self, analysis: Analysis, sentence: Sentence, found: Sequence[Found]) -> Iterator[Relation]:
        yield from self._offices(analysis, sentence)
        yield from self._cabinets(analysis, sentence)
        for cue in found:
            for tie in self._ties.read(analysis, sentence, cue):
                yield self._between(analysis, sentence, tie)
        for forces, leader in led_by_name(self._known, sentence):
            yield self._between(analysis, sentence, (forces, "loyal-to", leader))
        for tie in elected(self._known, sentence):
            yield self._between(analysis, sentence, tie)
        for tie in self._listed(analysis, sentence):
            yield self._between(analysis, sentence, tie)

    # An office beside a name

    def _offices(self, analysis: Analysis, sentence: Sentence) -> Iterator[Relation]:
        for at in range(len(sentence.mentions)):
            post = self._posts.read(analysis, sentence, at)
            if post is not None:
                yield self._office(analysis, sentence, post, sentence.mentions[at])
        for post in self._posts.owned(analysis, sentence):
            yield self._office(analysis, sentence, post, post.person)

    def _office(self, analysis: Analysis, sentence: Sentence, post: Post, title: Mention) -> Relation:
        where = span(analysis, title.start, title.end)
        body = Party(actor_id=post.body_id, name=post.body, role="object", span=where)
        tie = (party(analysis, post.person, "subject"), post.predicate, body)
        return _relation(analysis, sentence, tie, _around(title, post.person), "office")

    def _cabinets(self, analysis: Analysis, sentence: Sentence) -> Iterator[Relation]:
        """`حكومات X وY`: each led the government that the casebook says he led."""
        if _RULES.isdisjoint(sentence.keys):
            return
        cabinet = False
        for at, told in enumerate(sentence.mentions):
            mention = self._ruler(sentence, told) or told
            start = sentence.word_at(mention.start)
            near = [word.key for word in sentence.words[max(0, start - 2) : start]]
            cabinet = _is_cabinet(near) or (cabinet and at > 0 and _is_joined(analysis, sentence, at))
            if not cabinet or mention.id not in self._known.surnames:
                continue
            row = next((row for row in self._known.offices(mention.id, None) if row.predicate == "leads"), None)
            ruled = self._known.actors.get(row.object) if row else None
            if ruled is None or ruled.kind not in ("government", "state"):
                continue
            where = span(analysis, mention.start, mention.end)
            body = Party(actor_id=ruled.actor_id, name=ruled.label_en, role="object", span=where)
            tie = (party(analysis, mention, "subject"), "leads", body)
            yield _relation(analysis, sentence, tie, (mention.start, mention.end), "cabinet")

    def _ruler(self, sentence: Sentence, mention: Mention) -> Mention | None:
        """`حكومة X`, `نظام X`: the person whose full name is part of the government's."""
        words = [word for word in sentence.words if mention.start <= word.start < mention.end]
        state = self._known.state(mention.id)
        full = 2 if words and words[0].key.endswith("حكومة") else _FULL
        if len(words) < full or words[0].key not in _RULES or state is None or mention.how == "nisba":
            return None
        told = [word for word in words[1:] if word.key != "الرئيس"]
        for person in self._known.rulers.get(state, ()):
            name = fold(self._known.actors[person].label_ar).split()
            if told and told[-1].key == name[-1] and (told[0].key in name or len(told) < len(words) - 1):
                label = self._known.actors[person].label_en
                start, end = told[0].start, told[-1].end
                return Mention(kind="actor", id=person, name=label, start=start, end=end, how="surname")
        return None

    def _between(self, analysis: Analysis, sentence: Sentence, tie: tuple[Mention, str, Mention]) -> Relation:
        source, predicate, target = tie
        sides = (party(analysis, source, "subject"), predicate, party(analysis, target, "object"))
        return _relation(analysis, sentence, sides, _around(source, target), "phrase")

    # A list in brackets behind a group

    def _listed(self, analysis: Analysis, sentence: Sentence) -> Iterator[tuple[Mention, str, Mention]]:
        """`الفصائل (X، Y)`: X and Y are part of it; a second bracket may name a group of its own (`تعرف بـ`)."""
        text, above = analysis.document.text, None
        at = text.find("(", sentence.start, sentence.end)
        while at >= 0:
            close = text.find(")", at, sentence.end)
            close = close if close >= 0 else sentence.end
            inside = [m for m in sentence.mentions if at <= m.start and m.end <= close + 1 and self._is_group(m)]
            before = [m for m in sentence.mentions if at - 12 <= m.end <= at and self._is_group(m)]
            above = before[-1] if before else above
            if above is not None and len(inside) > 1:
                head = inside[-1] if "عرف ب" in text[inside[-2].end : inside[-1].start] else above
                yield from ((m, "part-of", head) for m in inside if m is not head)
                if head is not above:
                    yield head, "part-of", above
            at = text.find("(", close, sentence.end)

    def _is_group(self, mention: Mention) -> bool:
        return mention.kind == "actor" and mention.id is not None and self._known.is_group(mention.id)


def _is_cabinet(near: Sequence[str]) -> bool:
    """Whether the two words before a name speak of his government; `عينت الحكومة اللواء X` does not."""
    told = near[:-1] if near and near[-1] in _RANKS else near
    return any(key in _RULES for key in told) and not (len(told) < len(near) and told[-1:] == ["الحكومة"])


def _is_joined(analysis: Analysis, sentence: Sentence, at: int) -> bool:
    """Whether `و`, with a title at most, joins a mention to the one before it."""
    between = analysis.document.text[sentence.mentions[at - 1].end : sentence.mentions[at].start].split()
    return len(between) <= 2 and any(word.startswith("و") for word in between)


def _around(left: Mention, right: Mention) -> tuple[int, int]:
    return min(left.start, right.start), max(left.end, right.end)


def _relation(
    analysis: Analysis, sentence: Sentence, tie: tuple[Party, str, Party], stretch: tuple[int, int], how: str
) -> Relation:
    subject, predicate, target = tie
    document = analysis.document.id
    since, until = _dated(sentence, stretch)
    return Relation(
        id=record_id("relation", document, subject.actor_id or subject.name, predicate, target.actor_id or target.name),
        document_id=document,
        subject=subject,
        predicate=predicate,
        object=target,
        since=since,
        until=until,
        span=span(analysis, *stretch),
        evidence=sentence_span(analysis, sentence),
        rule=f"{how}:{predicate}",
    )


def _dated(sentence: Sentence, stretch: tuple[int, int]) -> tuple[date | None, date | None]:
    """Since when and until when, where the words say it right behind the tie (`منذ عام 2014`, `حتى`)."""
    for day in sentence.dates:
        if day.span is None or not stretch[1] <= day.span.start <= stretch[1] + 25:
            continue
        if day.span.quote.startswith(("منذ", "عام", "في", "سنة")):
            return day.earliest, None
        if day.span.quote.startswith(("حتى", "لغاية")):
            return None, day.latest
    return None, None
