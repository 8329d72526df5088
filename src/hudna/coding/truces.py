"""The truce that a document tells of: who, since when, how long, on what conditions, and how it stands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hudna.casebook import Casebook
from hudna.coding.accords import Sides
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.conditions import conditions, kept_by, laid_down
from hudna.coding.earlier import AGO, parted
from hudna.coding.efforts import sought
from hudna.coding.evidence import behind, party, sentence_span, span
from hudna.coding.known import known
from hudna.coding.mediators import brokers, envoy_of
from hudna.coding.naming import Naming, means, namings
from hudna.coding.sides import is_one_side
from hudna.coding.timing import timed
from hudna.coding.tree import Found
from hudna.coding.turns import Turn, charges, turns
from hudna.lang.ar import fold
from hudna.lang.ar.parts import THAT
from hudna.records import Condition, DateRange, Event, Party, Span, Truce, record_id

_LATEST = (
    "ended",
    "collapsed",
    "violated",
    "extended",
    "in-force",
    "rejected",
    "declared",
    "agreed",
    "demanded",
    "proposed",
)
_MOST_QUOTES, _PAIR = 6, 2
_WISHED = frozenset(fold("أن ألا إن إذا لم لن").split())
_HERALDED = {"declared": "agreed"}
_ASKED_ONLY = frozenset({"demanded", "rejected"})
_LASTED = frozenset(fold("استمرت استمر دامت دام صمدت").split())


@dataclass(slots=True, kw_only=True)
class _Told:
    """What was gathered of a truce so far."""

    names: list[Naming] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    mediators: list[Party] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)


class Truces:
    """Made once from a casebook; the truce of a document, where it tells of one."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = known(casebook)

    def __call__(self, analysis: Analysis, events: tuple[Event, ...]) -> Iterator[Truce]:
        """The truce that the document is about, then those of before on which it looks back."""
        found = [sentence.cues.get("accords", ()) for sentence in analysis.sentences]
        names = list(namings(analysis, found))
        if not names:
            return
        beside = (found, events)
        own, past = parted(analysis, names)
        truce = self._one(analysis, own, beside)
        now = _is_of_now(truce, analysis.document.published)
        # The only one that has a day may be the one that the document is about.
        sides = truce.parties if truce else ()
        built = [(one, self._one(analysis, one.names, beside, sides) if now or one.former else None) for one in past]
        joined = [naming for one, before in built if before is None for naming in one.names]
        if joined:
            truce = self._one(analysis, sorted([*own, *joined]), beside)
        if truce is not None:
            yield truce
        apart = [(one.day, before) for one, before in built if before is not None]
        yield from (_dated(before, day, number) for number, (day, before) in enumerate(apart, start=1))

    def _one(
        self,
        analysis: Analysis,
        names: list[Naming],
        beside: tuple[Sequence[Sequence[Found]], tuple[Event, ...]],
        others: tuple[Party, ...] = (),
    ) -> Truce | None:
        """The truce of some namings; `others` are the parties of the one told first, for one that names none."""
        if not names:
            return None
        found, events = beside
        told = self._gathered(analysis, found, names)
        sides = Sides(self._known, analysis)
        for naming in names:
            sides.hear(naming, found[naming.sentence])
        sides.owe(condition.obligor for condition in told.conditions if condition.obligor)
        mediators = {mediator.actor_id for mediator in told.mediators}
        sides.watch(events, {analysis.sentences[naming.sentence].start for naming in names})
        parties = tuple(
            Party(actor_id=side[0], name=side[1], role="party", span=first.span)
            for side, first in sides.parties(mediators)
        )
        if others and (not parties or {one.name for one in parties} & {one.name for one in others}):
            parties = others
        # `هدنة بين السياسي ومصلحته`, `«هدنة» بين مطربتين`: of nobody, and once, it is a figure of speech.
        between = sides.between and not parties and len(names) >= _PAIR
        if _is_in_passing(analysis, told, parties) and not between:
            return None
        told.turns = [turn for turn in told.turns if not self._is_charge(analysis, turn, parties)]
        if sides.between and len(parties) == _PAIR and self._are_others(sides.heralds, parties):
            told.turns = [turn._replace(status=_HERALDED.get(turn.status, turn.status)) for turn in told.turns]
        return self._truce(analysis, told, parties, beside)

    def _are_others(self, heralds: set[str | None], parties: tuple[Party, ...]) -> bool:
        """`أعلنت قطر هدنة بين الحركة والحكومة`: what a third one announces the two have agreed."""
        own = any(is_one_side(self._known, one, side.actor_id) for one in heralds for side in parties)
        return bool(heralds) and None not in heralds and not own

    def _is_charge(self, analysis: Analysis, turn: Turn, parties: tuple[Party, ...]) -> bool:
        """`قالت الحكومة إن المتمردين خرقوا الهدنة`: a breach on the word of the other side is but alleged."""
        if turn.status != "violated" or not turn.reported:
            return False
        sentence = analysis.sentences[turn.sentence]
        that = [word.start for word in sentence.words if word.start < turn.start and word.key in THAT]
        named = [m for m in sentence.mentions if m.kind in ("actor", "role") and that and m.end <= that[-1]]
        speaker = next((m for m in named if m.how != "nisba"), None)
        who = (speaker.id if speaker.kind == "actor" else speaker.body_id) if speaker else None
        return who is not None and any(is_one_side(self._known, who, side.actor_id) for side in parties)

    def _gathered(self, analysis: Analysis, found: Sequence[Sequence[Found]], names: list[Naming]) -> _Told:
        told = _Told(names=names)
        for naming in names:
            told.turns += turns(naming, found[naming.sentence], analysis.sentences[naming.sentence])
        for number in dict.fromkeys(naming.sentence for naming in names):
            told.mediators += self._mediators(analysis, number, found[number])
            told.conditions += conditions(analysis, number, found[number])
        named = {naming.sentence for naming in names}
        for number, cues in enumerate(found):
            if number > min(named) and number not in named:
                told.conditions += list(laid_down(analysis, number, cues)) or (
                    kept_by(analysis, number, cues) if number - 1 in named else ()
                )
        return told

    def _mediators(self, analysis: Analysis, number: int, found: Sequence[Found]) -> Iterator[Party]:
        sentence = analysis.sentences[number]
        for cue in found:
            side = next((value[1] for value in cue.values if value[0] == "mediator"), None)
            if side is not None:
                for mention in brokers(sentence, cue.first, cue.last, ahead=side == "before"):
                    yield party(analysis, mention, "mediator")
        for mention in sentence.mentions:
            body = self._known.actors.get(envoy_of(self._known, mention, analysis.document.published) or "")
            if body is not None and body.kind == "international":
                sent = party(analysis, mention, "mediator")
                yield replace(sent, actor_id=body.actor_id, name=body.label_en)

    def _truce(
        self,
        analysis: Analysis,
        told: _Told,
        parties: tuple[Party, ...],
        beside: tuple[Sequence[Sequence[Found]], tuple[Event, ...]],
    ) -> Truce:
        found, events = beside
        history = tuple((turn.status, span(analysis, turn.start, turn.end)) for turn in told.turns)
        first = analysis.sentences[told.names[0].sentence]
        kind = _kind(told.names, _headlines(analysis))
        timing = timed(analysis, told.turns, told.names, found)
        document = analysis.document.id
        return Truce(
            id=record_id("truce", document, *sorted(side.name for side in parties)),
            document_id=document,
            parties=parties,
            mediators=tuple({mediator.name: mediator for mediator in told.mediators}.values()),
            kind=kind,
            scope=_scope(analysis, told.names),
            declared=timing.declared,
            starts=timing.starts,
            ends=timing.ends,
            duration=timing.duration,
            conditions=tuple(told.conditions),
            status=_status(
                _asserted(analysis, told), analysis.sentences, told.names, charged=_charged(told.names, found)
            ),
            history=history,
            breaches=tuple(event.id for event in events if event.type == "VIOLATE" and event.status == "occurred"),
            quotes=tuple(_quotes(analysis, told.names)),
            evidence=sentence_span(analysis, first),
            rule=f"truce:{kind}",
        )


def _is_of_now(truce: Truce | None, published: date | None) -> bool:
    """Whether a truce has a day of its own, and one of these weeks."""
    days = [when.latest for when in (truce.declared, truce.starts) if when and when.latest] if truce else []
    return published is not None and any(day >= published - AGO for day in days)


def _dated(truce: Truce, day: DateRange, number: int) -> Truce:
    """A truce of before with its day, over where nothing else is told; its own id beside that of the same parties."""
    return replace(
        truce,
        id=record_id(truce.id, "before", str(number)),
        rule=f"{truce.rule}:before",
        starts=truce.starts if truce.declared or truce.starts else day,
        status=truce.status if truce.history else "ended",
    )


def _is_in_passing(analysis: Analysis, told: _Told, parties: tuple[Party, ...]) -> bool:
    """Whether there is too little for a truce: nobody's and named once, a plea, an end of attacks in passing."""
    statuses, kinds = {turn.status for turn in told.turns}, {naming.kind for naming in told.names}
    if not parties:
        return not statuses or (len(told.names) < _PAIR and statuses <= {"demanded", "proposed"})
    if kinds == {"suspension of attacks"}:
        # `طالب المجلس الجماعة بوقف الهجمات`: a demand on one side is no truce of two.
        one_sided = bool(statuses) and statuses <= _ASKED_ONLY and len(parties) < _PAIR
        return one_sided or (not statuses and not any(_holds(analysis, naming) for naming in told.names))
    soothing = all(_is_calm(analysis, naming) for naming in told.names)
    return (kinds == {"de-escalation"} or soothing) and statuses == {"demanded"}


def _holds(analysis: Analysis, naming: Naming) -> bool:
    """`علقت الحركة هجماتها`; not `دعا إلى أن توقف هجماتها`, which only says what somebody wants."""
    key = analysis.sentences[naming.sentence].keys[max(0, naming.cue.first - 1)]
    return means(naming.cue, "suspend") and key.lstrip("وبل") not in _WISHED


def _is_calm(analysis: Analysis, naming: Naming) -> bool:
    """`دعت الحركة إلى التهدئة`: a call for calm is no call for a truce."""
    sentence = analysis.sentences[naming.sentence]
    return sentence.keys[naming.cue.last].lstrip("وبل").endswith("تهدئة") or naming.kind == "de-escalation"


def _headlines(analysis: Analysis) -> int:
    """How many sentences at the head of the document are its headline: one that is a paragraph of its own, or none."""
    paragraphs = [sentence.paragraph for sentence in analysis.sentences[:2]]
    return 1 if len(set(paragraphs)) > 1 else 0


def _kind(names: list[Naming], headlines: int) -> str:
    """The kind most often named, headline aside; a pause that is called humanitarian once is one.

    What the body names first counts twice, and a ceasefire does too: `هدنة` takes it up again as a pronoun would.
    """
    body = [naming.kind for naming in names if naming.sentence >= headlines] or [naming.kind for naming in names]
    if any(naming.kind == "humanitarian pause" for naming in names):
        return "humanitarian pause"
    told = Counter(body[:1])
    for kind in body:
        told[kind] += 2 if kind == "ceasefire" else 1
    return told.most_common(1)[0][0]


def _asserted(analysis: Analysis, told: _Told) -> list[Turn]:
    """The turns of a truce without breaches that only somebody tells, where one side charges the other with them."""
    charged = any(charges(analysis.sentences[naming.sentence].keys) for naming in told.names)
    return [turn for turn in told.turns if not (charged and turn.reported and turn.status == "violated")]


def _status(turns: list[Turn], sentences: Sequence[Sentence], names: list[Naming], *, charged: bool) -> str:
    """The latest turn in the life of a truce that the document asserts.

    Without any, efforts only propose it, and one that is spoken of as known
    (`الغارات تهدد الهدنة`) is in force, and so is one whose breach somebody is charged with.
    """
    told = {turn.status for turn in turns}
    if any(turn.holds for turn in turns):  # `الهدنة هشة لكنها صامدة`: breaches have not ended it
        told -= {"violated"}
    if any(_is_over(sentences[naming.sentence], naming) for naming in names):
        told.add("ended")
    if any(_is_offered(sentences[naming.sentence], naming) for naming in names):
        told.add("proposed")
    known_of = charged or any(_is_known(sentences[naming.sentence], naming) for naming in names)
    without = (
        "proposed" if sought(sentences[names[0].sentence], names[0].cue) else "in-force" if known_of else "declared"
    )
    return next((status for status in _LATEST if status in told), without)


def _is_known(sentence: Sentence, naming: Naming) -> bool:
    """`الهدنة`, `منذ وقف إطلاق النار الذي ...`: spoken of as one that there is."""
    key, behind_it = sentence.keys[naming.cue.first].lstrip("وب"), sentence.keys[naming.cue.last + 1 :][:1]
    fragile = any(word.removeprefix("ال").startswith("هش") for word in behind_it)
    ending = any(means(cue, "revoke") and cue.last + 1 == naming.cue.first for cue in sentence.cues.get("accords", ()))
    return fragile or ending or key.startswith(("الهدن", "لهدن", "التهد", "للتهد"))


def _is_over(sentence: Sentence, naming: Naming) -> bool:
    """`استؤنف القتال بعد هدنة استمرت عامين`."""
    before = sentence.keys[max(0, naming.cue.first - 1) : naming.cue.first]
    return before == ("بعد",) and not _LASTED.isdisjoint(sentence.keys[naming.cue.last + 1 :][:2])


def _is_offered(sentence: Sentence, naming: Naming) -> bool:
    """`سيوقفون الهجمات إذا توقفت الغارات`: on a condition, and still to come."""
    to_come = sentence.keys[naming.cue.first].lstrip("وف").startswith(("سي", "ست", "سن"))
    return to_come and any(means(cue, "condition", "if") for cue in sentence.cues.get("accords", ()))


def _charged(names: list[Naming], found: Sequence[Sequence[Found]]) -> bool:
    """Whether a breach is spoken of beside the truce, by whomever."""
    return any(means(cue, "status", "violated") for naming in names for cue in found[naming.sentence])


def _scope(analysis: Analysis, names: list[Naming]) -> str | None:
    """Where it holds: the first place named behind the truce in its clause."""
    for naming in names:
        sentence = analysis.sentences[naming.sentence]
        for mention in behind(sentence, naming.cue.last, within=6):
            if mention.kind == "place":
                return mention.name
    return None


def _quotes(analysis: Analysis, names: list[Naming]) -> Iterator[Span]:
    """The words around each naming, five on either side at most, within the sentence."""
    for naming in names[:_MOST_QUOTES]:
        words = analysis.sentences[naming.sentence].words
        first, last = max(0, naming.cue.first - 5), min(len(words) - 1, naming.cue.last + 5)
        yield span(analysis, words[first].start, words[last].end)
