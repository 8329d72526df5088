"""Ties that a text states: who leads whom, belongs to, is loyal to, backs, fights beside or against whom.

Three sources: an office beside a name (`رئيس الوزراء X`), a phrase between two
names (`المدعومة من`), a list in brackets behind a group.  Each tie is told
once a document.
"""

from collections.abc import Iterator
from datetime import date

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.evidence import before, behind, cue_tree, cues, party, sentence_span, span
from hudna.coding.known import Known
from hudna.coding.tree import Found
from hudna.records import Event, Party, Relation, record_id

_LEADING = frozenset({"leads", "commands"})
_NOBODY = frozenset({"people", "kind", "media"})
_FAR = 9


class Relations:
    """Made once from a casebook; the ties of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = Known(casebook)
        self._roles = {role.role_id: role.kind for role in casebook.roles}
        self._tree = cue_tree("ties.csv")

    def __call__(self, analysis: Analysis, events: tuple[Event, ...]) -> Iterator[Relation]:
        """Each tie once, the first time that it is told."""
        del events
        seen: set[tuple[str, str, str]] = set()
        for sentence, found in zip(analysis.sentences, cues(self._tree, analysis), strict=True):
            for relation in self._told(analysis, sentence, found):
                key = (relation.subject.name, relation.predicate, relation.object.name)
                if key not in seen and relation.subject.name != relation.object.name:
                    seen.add(key)
                    yield relation

    def _told(self, analysis: Analysis, sentence: Sentence, found: list[Found]) -> Iterator[Relation]:
        yield from self._offices(analysis, sentence)
        for cue in found:
            for predicate, side, form in cue.values:
                yield from self._tied(analysis, sentence, cue, (predicate, side, form))
        yield from self._listed(analysis, sentence)

    # An office beside a name

    def _offices(self, analysis: Analysis, sentence: Sentence) -> Iterator[Relation]:
        for mention in sentence.mentions:
            if mention.kind != "role" or not mention.holder or not mention.body:
                continue
            person = next((m for m in sentence.mentions if m.name == mention.holder and m.kind != "role"), None)
            if person is None:
                continue
            office = mention.office or ""
            predicate = "leads" if self._roles.get(office, office) in _LEADING else "member-of"
            body = Party(
                actor_id=mention.body_id,
                name=mention.body,
                role="object",
                span=span(analysis, mention.start, mention.end),
            )
            subject = party(analysis, person, "subject")
            yield _relation(analysis, sentence, (subject, predicate, body), _around(mention, person), "office")

    # A phrase between two names

    def _tied(
        self, analysis: Analysis, sentence: Sentence, cue: Found, tie: tuple[str, str, str]
    ) -> Iterator[Relation]:
        predicate, side, form = tie
        target = self._object(sentence, cue, form)
        if side == "both":
            pair = [m for m in behind(sentence, cue.last, within=6) if self._can_tie(m)][:2]
            if len(pair) == 2:
                yield self._between(analysis, sentence, (pair[0], predicate, pair[1]))
            return
        if target is None:
            return
        source = self._subject(analysis, sentence, cue, target)
        if source is None:
            return
        if side == "object":
            source, target = target, source
        yield self._between(analysis, sentence, (source, predicate, target))

    def _object(self, sentence: Sentence, cue: Found, form: str) -> Mention | None:
        """The name right behind the phrase; with a clitic where the phrase asks for one."""
        for mention in behind(sentence, cue.last, within=4):
            if not self._can_tie(mention) and mention.kind != "role":
                continue
            if form in ("ل", "ب"):
                at = next(i for i, word in enumerate(sentence.words) if word.end > mention.start)
                key = sentence.words[cue.last + 1].key if at > cue.last + 1 else sentence.words[at].key
                if not key.startswith(form):
                    return None
            return self._holder(mention)
        return None

    def _holder(self, mention: Mention) -> Mention | None:
        """An office stands for who holds it, where that is known."""
        if mention.kind != "role":
            return mention
        if not mention.holder:
            return None
        return Mention(
            kind="actor" if mention.holder_id else "unknown",
            id=mention.holder_id,
            name=mention.holder,
            start=mention.start,
            end=mention.end,
            how="office",
        )

    def _subject(self, analysis: Analysis, sentence: Sentence, cue: Found, target: Mention) -> Mention | None:
        """The name before the phrase; behind the object where a clause begins with the phrase."""
        text = analysis.document.text
        if not text[sentence.start : cue.start].rstrip().endswith(("،", ",", ":", "؛")):
            for mention in before(sentence, cue.first, within=_FAR):
                if self._can_tie(mention) and mention.how != "nisba":
                    return mention
            return None
        last = next((i for i, word in enumerate(sentence.words) if word.end >= target.end), cue.last)
        for mention in behind(sentence, last, within=_FAR):
            if self._can_tie(mention) and mention.how != "nisba":
                return mention
        return None

    def _can_tie(self, mention: Mention) -> bool:
        if mention.kind == "unknown":
            return True
        actor = self._known.actors.get(mention.id or "")
        return mention.kind == "actor" and actor is not None and actor.kind not in _NOBODY

    def _between(self, analysis: Analysis, sentence: Sentence, tie: tuple[Mention, str, Mention]) -> Relation:
        source, predicate, target = tie
        sides = (party(analysis, source, "subject"), predicate, party(analysis, target, "object"))
        return _relation(analysis, sentence, sides, _around(source, target), "phrase")

    # A list in brackets behind a group

    def _listed(self, analysis: Analysis, sentence: Sentence) -> Iterator[Relation]:
        text = analysis.document.text
        at = text.find("(", sentence.start, sentence.end)
        while at >= 0:
            close = text.find(")", at, sentence.end)
            close = close if close >= 0 else sentence.end
            inside = [m for m in sentence.mentions if at < m.start and m.end <= close and self._is_group(m)]
            head = next((m for m in reversed(sentence.mentions) if m.end <= at and self._is_group(m)), None)
            if head is not None and len(inside) > 1:
                for mention in inside:
                    yield self._between(analysis, sentence, (mention, "part-of", head))
            at = text.find("(", close, sentence.end)

    def _is_group(self, mention: Mention) -> bool:
        if mention.kind == "unknown":
            return mention.how == "tagger"
        return mention.kind == "actor" and mention.id is not None and self._known.is_group(mention.id)


def _around(left: Mention, right: Mention) -> tuple[int, int]:
    return min(left.start, right.start), max(left.end, right.end)


def _relation(
    analysis: Analysis, sentence: Sentence, tie: tuple[Party, str, Party], stretch: tuple[int, int], how: str
) -> Relation:
    subject, predicate, target = tie
    since: date | None = None
    until: date | None = None
    document = analysis.document.id
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
