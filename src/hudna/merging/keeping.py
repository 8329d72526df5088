"""Whether a truce is kept: its conditions one by one, and the incidents that count against it under three rules.

Declared: it holds until somebody bound by it renounces it.  Strict: it holds
while no bound actor attacks.  Tempo: it holds while bound actors attack at no
more than half their pace before.  The three answer different questions, so all
three are shown, each with its incidents.

A truce is judged from the day after its first one, since a day does not tell
the hour, until its agreed end, the day on which it was told to be over, or
the day asked about, whichever comes first.  Which attacks are attacks under
it `bound` tells.  Silence is not peace: where fewer than half of the weeks
had a report, that nothing is known against it is no sign that it holds.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hudna.casebook import Casebook
from hudna.merging.blocks import name_of
from hudna.merging.bound import Bound, Ties, bound
from hudna.merging.duties import Duty, duty_of
from hudna.merging.truces import HOLDING, OVER, SILENCE_DAYS, Course, Turn, began, days_left
from hudna.records import Condition, Incident, Span

# The pace before is counted over as many days as the truce has lasted, within these.
LEAST_DAYS, MOST_DAYS = 30, 180
# Of a shorter time, before or since, no pace is told.
LEAST_BEFORE, LEAST_SINCE = 28, 7
HALF = 0.5
WATCHED = 0.5
MET, BROKEN, OVERDUE, OPEN, UNKNOWN = "met", "broken", "overdue", "open", "unknown"
NOT_BEGUN, AHEAD, BEGUN, UNDATED = "not-begun", "ahead", "begun", "undated"
_BEGUN = (*HOLDING, "violated", "collapsed", "ended")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What truces are judged by, on a day.

    `days` gives the day of the first report of an incident without its own,
    `told` the sentences that tell it (without them every refusal counts as
    one of the truce), `published` the days of the documents that were read
    (without them it is not asked how much was).
    """

    incidents: tuple[Incident, ...]
    casebook: Casebook
    on: date
    days: Mapping[str, date] = field(default_factory=dict)
    told: Mapping[str, tuple[Span, ...]] | None = None
    published: Mapping[str, date] | None = None

    @functools.cached_property
    def ties(self) -> Ties:
        """Who belongs to whom."""
        return Ties(casebook=self.casebook)

    @functools.cached_property
    def _by_actor(self) -> dict[str, list[tuple[date, Incident]]]:
        """What occurred until the day, by who did it; an undated deed a day before the paper that tells it."""
        found: dict[str, list[tuple[date, Incident]]] = {}
        for incident in self.incidents:
            day = _day(incident, self.days) if incident.status == "occurred" else None
            if day and day <= self.on:
                for party in incident.actors:
                    found.setdefault(name_of(party), []).append((day, incident))
        return found

    @functools.cached_property
    def _by_event(self) -> dict[str, Incident]:
        return {name: incident for incident in self.incidents for name in incident.event_ids}

    def breaches(self, course: Course) -> list[tuple[date, Incident]]:
        """What the tellings of a truce call breaches of it, by day, each once."""
        found = [self._by_event[name] for name in course.breaches if name in self._by_event]
        held = {one.id: (day, one) for one in found if (day := _day(one, self.days)) and one.status == "occurred"}
        return list(held.values())

    def deeds(self, actors: Iterable[str]) -> list[tuple[date, Incident]]:
        """What these actors did, by day, each deed once."""
        held = {one.id: (day, one) for name in actors for day, one in self._by_actor.get(name, ())}
        return sorted(held.values(), key=lambda row: (row[0], row[1].id))

    def n_read(self, first: date, last: date) -> int | None:
        """How many documents of these days were read; `None` where that is not asked."""
        return None if self.published is None else sum(first <= day <= last for day in self.published.values())

    def watched(self, first: date, last: date) -> bool:
        """Whether something was read in at least half of the weeks between two days."""
        if self.published is None:
            return True
        weeks = {(day - first).days // 7 for day in self.published.values() if first <= day <= last}
        return len(weeks) >= WATCHED * ((last - first).days // 7 + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A condition and how it stands: met, broken, overdue, open, or unknown where it names no deed that is coded.

    `incident_ids` are those that meet or break it; `days_left` counts to the
    deadline, negative where it has passed, `None` where none is known.
    `leaving` is true for a deed that is to be left.
    """

    condition: Condition
    state: str
    leaving: bool
    incident_ids: tuple[str, ...]
    days_left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a truce holds by a rule (`None`: cannot be told) and the incidents that count against it.

    `before` and `since` are attacks a week, for the rule of tempo alone;
    `None` where too little of the time was watched.  `turn` is what was told
    of the truce itself that speaks against it: that it was over (declared) or
    broken (strict).
    """

    rule: str
    holds: bool | None
    incident_ids: tuple[str, ...]
    before: float | None = None
    since: float | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How a truce is kept on a day: `stage` is not-begun, ahead (its first day is to come), undated or begun.

    `start` is its first day, `until` the last on which it is judged, `n_read`
    the documents published in between; verdicts are there for a truce that
    has begun alone.
    """

    on: date
    stage: str
    start: date | None
    until: date | None
    n_read: int | None
    days_left: int | None
    verdicts: tuple[Verdict, ...]
    conditions: tuple[Kept, ...]


RULES = {
    "declared": "It holds until a bound party renounces it.",
    "strict": "It holds while no bound party attacks.",
    "tempo": "It holds while bound parties attack at no more than half their pace before.",
}


def judge(course: Course, known: Known) -> Keeping:
    """How the truce is kept on the day of what is known."""
    start = _start(course, known.on)
    stage = _stage(course, start, known.on)
    until = _until(course, known) if stage == BEGUN else None
    begun = stage in (BEGUN, UNDATED)
    return Keeping(
        on=known.on,
        stage=stage,
        start=start if stage in (BEGUN, AHEAD) else None,
        until=until,
        n_read=known.n_read(start, until) if start and until else None,
        days_left=days_left(course, known.on),
        verdicts=verdicts(course, known) if begun else (),
        conditions=conditions(course, known),
    )


def verdicts(course: Course, known: Known) -> tuple[Verdict, ...]:
    """The three rules applied on the day of what is known."""
    start, until, sides = _start(course, known.on), _until(course, known), bound(course, known.ties)
    declared = _declared(course, known, sides)
    if start is None or until <= start or not sides.sides:
        return declared, Verdict(rule="strict", holds=None, incident_ids=()), _untold(())
    attacks = _attacks(course, known, sides)
    since = tuple(one.id for day, one in attacks if start < day <= until)
    return declared, _strict(course, since, (start, until), known), _tempo(attacks, since, (start, until), known)


def conditions(course: Course, known: Known) -> tuple[Kept, ...]:
    """Each condition of the truce and how it stands on the day of what is known."""
    sides = bound(course, known.ties)
    return tuple(_kept(condition, course, known, sides) for condition in course.conditions)


def day_of(incident: Incident, days: Mapping[str, date] | None = None) -> date | None:
    """The day of an incident: its own where one is told to within a week, else the day of its first report."""
    when = incident.when
    if when and when.latest and when.precision in ("day", "week"):
        return when.latest
    return (days or {}).get(incident.id)


# --- the rules --------------------------------------------------------------------------------------------------------


def _start(course: Course, on: date) -> date | None:
    """Its first day; where that is to come and it is told as in force, the day on which it was told."""
    start = began(course)
    if start is None or start <= on:
        return start
    held = (turn.day for turn in course.turns if turn.status in ("in-force", "extended", "violated") and turn.day)
    return min((day for day in held if day <= on), default=start)


def _stage(course: Course, start: date | None, on: date) -> str:
    if not any(turn.status in _BEGUN for turn in course.turns):
        return NOT_BEGUN
    if start is None:
        return UNDATED
    return AHEAD if start > on else BEGUN


def _until(course: Course, known: Known) -> date:
    """The last day that counts: the agreed end, the day on which it was told to be over, else the day asked about.

    Where no end is known, not longer after the last telling than talk of one truce may pause.
    """
    ends = course.ends.latest if course.ends else None
    last = course.turns[-1] if course.turns else None
    over = last.day if last and last.status in OVER else None
    told = [] if ends else [(known.published or {}).get(name) for name in course.document_ids]
    heard = max(filter(None, told), default=known.on) + timedelta(days=SILENCE_DAYS)
    return min(day for day in (ends, over, heard, known.on) if day)


def _day(incident: Incident, days: Mapping[str, date]) -> date | None:
    """The latest day on which it may have happened, as far as is known.

    A deed without a day happened before the paper that tells it was made; a
    deed of a month that was over by then not after that month.
    """
    when = incident.when
    if when and when.latest and when.precision in ("day", "week"):
        return when.latest
    told = days.get(incident.id)
    if told is None:
        return None
    eve = told - timedelta(days=1)
    return min(eve, when.latest) if when and when.latest else eve


def _declared(course: Course, known: Known, sides: Bound) -> Verdict:
    """Renounced by somebody bound, or told to be over before its end."""
    start, until = _start(course, known.on), _until(course, known)
    renounced = tuple(
        one.id
        for day, one in known.deeds(sides.everybody)
        if one.type == "REJECT" and one.about in ("CONCEDE", "RETREAT", "AGREE") and start and start <= day <= until
        and _is_of(course, one, known)
    )  # fmt: skip
    last = course.turns[-1] if course.turns else None
    turn = last if last and last.status in OVER and not _ran_out(course, last) else None
    if renounced or turn:
        return Verdict(rule="declared", holds=False, incident_ids=renounced, turn=turn)
    watched = start is not None and (until <= start or known.watched(start, until))
    return Verdict(rule="declared", holds=True if watched else None, incident_ids=())


def _attacks(course: Course, known: Known, sides: Bound) -> list[tuple[date, Incident]]:
    """Attacks under the truce, whenever they were, and what was told as a breach of it, by day."""
    found = [(day, one) for day, one in known.deeds(sides.everybody) if _is_attack(one) and sides.concerns(one)]
    held = {one.id: (day, one) for day, one in [*found, *known.breaches(course)]}
    return sorted(held.values(), key=lambda row: (row[0], row[1].id))


def _strict(course: Course, since: tuple[str, ...], days: tuple[date, date], known: Known) -> Verdict:
    """An attack, or that it was told as broken though no report names the attack."""
    start, until = days
    broken = (turn for turn in course.turns if turn.status == "violated" and turn.day and start <= turn.day <= until)
    turn = None if since else next(broken, None)
    quiet = True if known.watched(start + timedelta(days=1), until) else None
    return Verdict(rule="strict", holds=False if since or turn else quiet, incident_ids=since, turn=turn)


def _is_attack(incident: Incident) -> bool:
    """A crowd that is dispersed is no attack under a truce."""
    return incident.type == "ASSAULT" and incident.mode != "crowd-control"


def _ran_out(course: Course, last: Turn) -> bool:
    """Whether it was told to have ended when its agreed end had come."""
    ends = course.ends.latest if course.ends else None
    return bool(last.status == "ended" and ends and last.day and last.day >= ends)


def _is_of(course: Course, incident: Incident, known: Known) -> bool:
    """Whether a refusal is one of this truce: told in the words that tell a turn of it."""
    if known.told is None:
        return True
    sentences = known.told.get(incident.id, ())
    return any(_overlap(one, turn.words) for one in sentences for turn in course.turns)


def _overlap(one: Span, two: Span) -> bool:
    return one.document_id == two.document_id and one.start < two.end and two.start < one.end


def _tempo(
    attacks: Sequence[tuple[date, Incident]], since: tuple[str, ...], days: tuple[date, date], known: Known
) -> Verdict:
    """Attacks a week since the truce began against those before, over windows of one length."""
    start, until = days
    lasted = (until - start).days
    first = start - timedelta(days=min(max(lasted, LEAST_DAYS), MOST_DAYS))
    if known.published is not None:
        first = max(first, min(known.published.values(), default=start))
    before = (start - first).days
    earlier = [day for day, _ in attacks if first <= day < start]
    pace_before = 7 * len(earlier) / before if before >= LEAST_BEFORE and known.watched(first, start) else None
    pace = 7 * len(since) / lasted if lasted >= LEAST_SINCE else None
    if pace is None or pace_before is None or not (earlier or since):
        return _untold(since, pace_before, pace)
    slow = pace <= HALF * pace_before
    holds = None if slow and not known.watched(start + timedelta(days=1), until) else slow
    return Verdict(rule="tempo", holds=holds, incident_ids=since, before=pace_before, since=pace)


def _untold(since: tuple[str, ...], before: float | None = None, pace: float | None = None) -> Verdict:
    return Verdict(rule="tempo", holds=None, incident_ids=since, before=before, since=pace)


# --- the conditions ---------------------------------------------------------------------------------------------------


def _kept(condition: Condition, course: Course, known: Known, sides: Bound) -> Kept:
    deadline = condition.deadline.latest if condition.deadline else None
    left = (deadline - known.on).days if deadline else None
    duty = duty_of(condition.duty, known.casebook)
    actors = known.ties.below((condition.obligor,)) if condition.obligor else frozenset[str]()
    if duty is None or not actors:
        return Kept(condition=condition, state=UNKNOWN, leaving=False, incident_ids=(), days_left=left)
    start, until = _start(course, known.on), _until(course, known)
    since = [(day, one) for day, one in known.deeds(actors) if day <= until and _does(one, duty)]
    if duty.leaving:
        done = tuple(one.id for day, one in since if start and day > start and _breaks(one, duty, actors, sides))
        state = BROKEN if done else OPEN
        return Kept(condition=condition, state=state, leaving=True, incident_ids=done, days_left=left)
    done = tuple(one.id for day, one in since if start is None or day >= start)
    state = MET if done else OVERDUE if left is not None and left < 0 else OPEN
    return Kept(condition=condition, state=state, leaving=False, incident_ids=done, days_left=left)


def _does(incident: Incident, duty: Duty) -> bool:
    """Whether an incident is the deed: to do it asks for the same mode, to leave it for none that is another."""
    if incident.type != duty.type:
        return False
    return incident.mode == duty.mode or (duty.leaving and None in (incident.mode, duty.mode))


def _breaks(incident: Incident, duty: Duty, actors: frozenset[str], sides: Bound) -> bool:
    """Whether a deed that was to be left is one against the other side, where the obligor is of one."""
    if duty.type != "ASSAULT" or not actors & sides.everybody:
        return sides.within(incident.place)
    return sides.concerns(incident, actors)
