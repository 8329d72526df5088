"""Whether a truce is kept: its conditions one by one, and the incidents that count against it under three rules.

Declared: it holds until somebody bound by it renounces it.  Strict: it holds
while no bound actor attacks.  Tempo: it holds while bound actors attack at no
more than half their pace before.  The three answer different questions, so all
three are shown, each with its incidents.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.casebook import Casebook
from hudna.lang import LANGUAGES
from hudna.lang.ar import bare_forms
from hudna.merging.blocks import fold
from hudna.merging.links import ancestors
from hudna.merging.truces import OVER, Course, began
from hudna.records import Condition, Incident, Party

# The pace before is counted over as many days as the truce has lasted, within these.
LEAST_DAYS, MOST_DAYS = 30, 180
HALF = 0.5
# A duty with one of these before the deed is a duty to leave it.
LEAVING_AR = frozenset(["عدم", "وقف", "ايقاف", "امتناع", "تعليق", "كف", "تجنب", "انهاء", "لا", "الا", "دون"])
LEAVING_EN = frozenset(["stop", "halt", "cease", "not", "no", "refrain", "end", "suspend"])
LEAVING = LEAVING_AR | LEAVING_EN
MET, BROKEN, OVERDUE, OPEN, UNKNOWN = "met", "broken", "overdue", "open", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A condition and how it stands: met, broken, overdue, open, or unknown where it names no deed that is coded.

    `incident_ids` are those that meet or break it; `days_left` counts to the
    deadline, negative where it has passed, `None` where none is known.
    """

    condition: Condition
    state: str
    incident_ids: tuple[str, ...]
    days_left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a truce holds by a rule (`None`: cannot be told) and the incidents that count against it.

    `before` and `since` are attacks a week, for the rule of tempo alone.
    """

    rule: str
    holds: bool | None
    incident_ids: tuple[str, ...]
    before: float | None = None
    since: float | None = None


RULES = {
    "declared": "It holds until a bound party renounces it.",
    "strict": "It holds while no bound party attacks.",
    "tempo": "It holds while bound parties attack at no more than half their pace before.",
}


def verdicts(
    course: Course,
    incidents: Iterable[Incident],
    casebook: Casebook,
    *,
    on: date,
    days: Mapping[str, date] | None = None,
) -> tuple[Verdict, ...]:
    """The three rules applied on a day; `days` gives the day of the first report of an incident without its own."""
    start = began(course)
    bound = _bound(course.parties, casebook)
    theirs = [
        (day, incident)
        for incident in incidents
        if incident.status == "occurred"
        and (day := day_of(incident, days))
        and day <= on
        and _by(incident.actors, bound)
    ]
    theirs.sort(key=lambda one: (one[0], one[1].id))
    attacks = [(day, one) for day, one in theirs if one.type == "ASSAULT"]
    return _declared(course, theirs, start), _strict(attacks, start), _tempo(attacks, start, on)


def conditions(
    course: Course,
    incidents: Iterable[Incident],
    casebook: Casebook,
    *,
    on: date,
    days: Mapping[str, date] | None = None,
) -> tuple[Kept, ...]:
    """Each condition of the truce and how it stands on a day."""
    start = began(course)
    seen = [
        (day, incident)
        for incident in incidents
        if incident.status == "occurred"
        and (day := day_of(incident, days))
        and day <= on
        and (not start or day >= start)
    ]
    seen.sort(key=lambda one: (one[0], one[1].id))
    return tuple(_kept(condition, seen, casebook, on) for condition in course.conditions)


def day_of(incident: Incident, days: Mapping[str, date] | None = None) -> date | None:
    """The day of an incident: its own where one is told to within a week, else the day of its first report."""
    when = incident.when
    if when and when.latest and when.precision in ("day", "week"):
        return when.latest
    return (days or {}).get(incident.id)


# --- the rules --------------------------------------------------------------------------------------------------------


def _declared(course: Course, theirs: Sequence[tuple[date, Incident]], start: date | None) -> Verdict:
    renounced = [
        incident.id
        for day, incident in theirs
        if incident.type == "REJECT" and incident.about in ("CONCEDE", "RETREAT", "AGREE") and start and day >= start
    ]
    if not course.turns or course.status in ("demanded", "proposed"):
        return Verdict(rule="declared", holds=None, incident_ids=tuple(renounced))
    return Verdict(rule="declared", holds=course.status not in OVER and not renounced, incident_ids=tuple(renounced))


def _strict(attacks: Sequence[tuple[date, Incident]], start: date | None) -> Verdict:
    if start is None:
        return Verdict(rule="strict", holds=None, incident_ids=())
    since = tuple(incident.id for day, incident in attacks if day >= start)
    return Verdict(rule="strict", holds=not since, incident_ids=since)


def _tempo(attacks: Sequence[tuple[date, Incident]], start: date | None, on: date) -> Verdict:
    """Attacks a week since the truce began against those before, over windows of one length."""
    if start is None or on < start:
        return Verdict(rule="tempo", holds=None, incident_ids=())
    lasted = (on - start).days + 1
    window = min(max(lasted, LEAST_DAYS), MOST_DAYS)
    since = [incident.id for day, incident in attacks if day >= start]
    earlier = [day for day, _ in attacks if start - timedelta(days=window) <= day < start]
    pace, pace_before = 7 * len(since) / lasted, 7 * len(earlier) / window
    holds = None if not earlier and not since else pace <= HALF * pace_before
    return Verdict(rule="tempo", holds=holds, incident_ids=tuple(since), before=pace_before, since=pace)


# --- the conditions ---------------------------------------------------------------------------------------------------


def _kept(condition: Condition, seen: Sequence[tuple[date, Incident]], casebook: Casebook, on: date) -> Kept:
    deadline = condition.deadline.latest if condition.deadline else None
    left = (deadline - on).days if deadline else None
    deed, leaving = duty_of(condition.duty, casebook)
    if condition.obligor is None or deed is None:
        return Kept(condition=condition, state=UNKNOWN, incident_ids=(), days_left=left)
    bound = _bound((condition.obligor,), casebook)
    done = tuple(one.id for _, one in seen if one.type == deed and _by(one.actors, bound))
    if leaving:
        return Kept(condition=condition, state=BROKEN if done else OPEN, incident_ids=done, days_left=left)
    state = MET if done else OVERDUE if left is not None and left < 0 else OPEN
    return Kept(condition=condition, state=state, incident_ids=done, days_left=left)


def duty_of(duty: str, casebook: Casebook) -> tuple[str | None, bool]:
    """The type of the deed that a duty names, by the casebook's trigger words, and whether it is to be left."""
    known = _deeds(casebook)
    leaving = False
    for token in LANGUAGES["ar"].tokens(duty):
        cuts = {token.key, *(bare.stem for bare in bare_forms(token.key))} if token.kind == "word" else {token.key}
        if cuts & LEAVING:
            leaving = True
            continue
        found = next((known[cut] for cut in sorted(cuts, key=lambda cut: (-len(cut), cut)) if cut in known), None)
        if found:
            return found, leaving
    return ("ASSAULT", True) if leaving else (None, False)


def _deeds(casebook: Casebook) -> dict[str, str]:
    """Single trigger words of deeds, folded, to their type; words are not deeds."""
    deeds = {"ASSAULT", "RETREAT", "COERCE", "AID", "SANCTION", "MOBILIZE", "CONSULT", "AGREE", "CONCEDE", "COOPERATE"}
    return {fold(t.words): t.event_type for t in casebook.triggers if t.event_type in deeds and " " not in t.words}


def _bound(parties: Iterable[Party], casebook: Casebook) -> frozenset[str]:
    """The parties and whoever belongs to them: who signs for an army signs for its brigades."""
    names = {party.actor_id or party.name for party in parties}
    return frozenset(names | {below for below, above in ancestors(casebook).items() if names & above})


def _by(actors: Iterable[Party], bound: frozenset[str]) -> bool:
    return any((party.actor_id or party.name) in bound for party in actors)
