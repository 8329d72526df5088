"""Whether a truce is kept, worded: the three rules and each condition, with the incidents that count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hudna.merging import keeping as judging
from hudna.merging.keeping import Keeping, Kept, Known, Verdict
from hudna.merging.truces import Course
from hudna.records import Incident
from hudna.show.brief.evidence import Quotation, Sources
from hudna.show.brief.facts import Fact, fact, tellings
from hudna.show.brief.kept import judge
from hudna.show.say import Say
from hudna.show.view import CaseView

# Incidents that the briefing names under a rule or a condition, of however many.
MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An incident that counts: worded, with the day that it is counted on and the words of its fullest report."""

    fact: Fact
    day: str
    quotation: Quotation | None


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Words how truces are kept; without `known` (no document has a day) nothing is said."""

    view: CaseView
    say: Say
    sources: Sources
    known: Known | None
    most: int = MOST

    def worded(self, course: Course) -> dict[str, Any] | None:
        """Rules, conditions by their place in the course, and what is left of its time."""
        if self.known is None:
            return None
        kept = judge(self.view, course, self.known)
        words = self.say.words["keeping"]
        return {
            "as_of": words["as_of"].format(day=self.say.day(kept.on)),
            "stage": self.stage(kept),
            "left": self.left(kept.days_left, "term"),
            "rules": [self.rule(verdict, kept) for verdict in kept.verdicts],
            "conditions": [self.condition(one, kept) for one in kept.conditions],
        }

    def stage(self, kept: Keeping) -> str:
        """From when to when it is judged, or why it is not."""
        words, day = self.say.words["keeping"], self.say.day
        if kept.stage == judging.AHEAD and kept.start:
            return str(words["ahead"]).format(day=day(kept.start))
        if kept.stage != judging.BEGUN or not kept.start or not kept.until:
            return str(words[kept.stage])
        if kept.until <= kept.start:
            over = kept.until < kept.on
            return str(words["one_day" if over else "first_day"]).format(first=day(kept.start))
        told = str(words["span"]).format(first=day(kept.start), last=day(kept.until))
        return told if kept.n_read is None else f"{told} {words['read'].format(n=kept.n_read)}"

    def left(self, days: int | None, what: str) -> str | None:
        """How long until a day, or how long ago it passed."""
        if days is None:
            return None
        words = self.say.words["keeping"][what]
        return str(words["last_day" if days == 0 else "left" if days > 0 else "past"]).format(n=abs(days))

    def rule(self, verdict: Verdict, kept: Keeping) -> dict[str, Any]:
        """A rule in words, its verdict, the paces, what counts against it; tempo counts what strict does."""
        words = self.say.words["keeping"]
        over = kept.until is not None and kept.until < kept.on
        told = ("did_not_hold", "held") if over else ("does_not_hold", "holds")
        same = verdict.rule == "tempo"
        return {
            "name": verdict.rule,
            "rule": words["rule"][verdict.rule],
            "short": words["short"][verdict.rule],
            "verdict": words["verdict"]["untold" if verdict.holds is None else told[verdict.holds]],
            "state": {None: "untold", True: "kept", False: "broken"}[verdict.holds],
            "paces": self.paces(verdict) if same else None,
            "turn": self.turn(verdict),
            "n": len(verdict.incident_ids),
            "same": same,
            "incidents": [] if same else self.counted(verdict.incident_ids),
        }

    def paces(self, verdict: Verdict) -> str:
        """Attacks a week before and since; what is not known is said to be unknown."""
        words = self.say.words["keeping"]
        before, since = (
            words["unwatched"] if pace is None else f"{pace:.1f}" for pace in (verdict.before, verdict.since)
        )
        return str(words["paces"]).format(before=before, since=since)

    def turn(self, verdict: Verdict) -> str | None:
        """That it was told to be over, and when."""
        turn = verdict.turn
        if turn is None:
            return None
        status = self.say.word("truce_status", turn.status)
        told = self.say.words["keeping"]["told_over" if turn.day else "told_over_undated"]
        return str(told).format(status=status, day=self.say.day(turn.day) if turn.day else "")

    def condition(self, kept: Kept, keeping: Keeping) -> dict[str, Any]:
        """How a condition stands; days count only while it is to be met."""
        waits = kept.state in (judging.OPEN, judging.OVERDUE, judging.UNKNOWN)
        over = keeping.until is not None and keeping.until < keeping.on
        ended = "unbroken" if kept.leaving else "unmet"
        state = ended if over and kept.state == judging.OPEN else kept.state
        return {
            "state": state,
            "label": self.say.words["keeping"]["state"][state],
            "left": self.left(kept.days_left, "deadline") if waits else None,
            "n": len(kept.incident_ids),
            "incidents": self.counted(kept.incident_ids),
        }

    def counted(self, incident_ids: Sequence[str]) -> list[Counted]:
        """The first of the incidents, each with its day and its words."""
        held = {one.id: one for one in self.view.incidents if one.id in set(incident_ids[: self.most])}
        return [self.one(held[name]) for name in incident_ids[: self.most] if name in held]

    def one(self, incident: Incident) -> Counted:
        """An incident with the day that it is counted on."""
        events = tellings(self.view, incident)
        shown = self.sources.quote(events[0].evidence, events[0].trigger) if events else None
        return Counted(fact=fact(self.say, incident, events), day=self.day(incident), quotation=shown)

    def day(self, incident: Incident) -> str:
        """Its day as told; else the day on which it was first told, which is later than its own."""
        own = judging.day_of(incident)
        if own:
            return self.say.when(incident.when) or self.say.day(own)
        told = self.known.days.get(incident.id) if self.known else None
        return str(self.say.words["field"]["told_on"]).format(day=self.say.day(told)) if told else ""
