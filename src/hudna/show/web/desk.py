"""The case as the pages see it: its present view, made again when the log has a new line; decisions taken in."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hudna.casebook import Casebook
from hudna.merging.keeping import Known
from hudna.outlook import Ahead
from hudna.pipeline import run as runs
from hudna.records import Decision, Incident, Problem, record_id
from hudna.show.brief import kept
from hudna.show.present import ahead, case_view
from hudna.show.private import Privacy
from hudna.show.say import Say
from hudna.show.view import CaseView
from hudna.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What was made of the case as its log stood."""

    head: str
    view: CaseView
    privacy: Privacy
    states: Mapping[str, str]
    expected: Ahead | None
    known: Known | None


@dataclass(kw_only=True)
class Desk:
    """An open case with its casebook.  `local` is true where only this machine can reach it."""

    store: Store
    casebook: Casebook
    local: bool
    names_on: bool = False
    secure: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _made: "_Made | None" = None

    @property
    def folder(self) -> Path:
        """Where the case lies."""
        return self.store.folder

    def view(self) -> CaseView:
        """What the case holds now; the log's digest tells whether what was made before still stands."""
        return self._now().view

    def say(self, language: str) -> Say:
        """How a language words the case."""
        return Say(casebook=self.casebook, language=language, privacy=self._now().privacy)

    def _now(self) -> "_Made":
        with self._lock:
            _, head = self.store.head()
            if self._made is None or self._made.head != head:
                view = case_view(self.store, self.casebook)
                privacy = Privacy.of(view, names_on=self.names_on)
                judged = next(self.store.decisions(), None) is not None
                states = self.store.current().states if judged else {}
                self._made = _Made(head=head, view=view, privacy=privacy, states=states, expected=ahead(view),
                                   known=kept.known(view))  # fmt: skip
            return self._made

    def state(self, record_id: str) -> str:
        """What people said of a record: machine where nobody looked, coded, confirmed or disputed."""
        return self._now().states.get(record_id, "machine")

    def expected(self) -> Ahead | None:
        """The outlook as known on the last day that the case covers."""
        return self._now().expected

    def known(self) -> Known | None:
        """What truces are judged by, as known on the last day that the case covers."""
        return self._now().known

    @property
    def shows_originals(self) -> bool:
        """Originals name everybody: they are given out on this machine, or where names are on."""
        return self.local or self.names_on

    def incident(self, incident_id: str) -> Incident | None:
        """The incident, also where it was rejected; an id that was given up leads to the one in its place."""
        wanted = self.store.redirects().get(incident_id, incident_id)
        shown = next((one for one in self.view().incidents if one.id == wanted), None)
        return shown or next((one for one in self.store.incidents() if one.id == wanted), None)

    def decide(self, decision: Decision) -> list[Problem]:
        """Append a decision; where it is about a report, the incidents are made again."""
        problems = self.store.decide(decision)
        if not problems and self._touches_events(decision):
            runs.merge(self.store, runs.Settings(casebook=self.casebook))
        return problems

    def _touches_events(self, decision: Decision) -> bool:
        earlier = {one.id: one for one in self.store.decisions()}
        undone = earlier.get(decision.withdraws or "")
        return self.store.has_event(undone.subjects if undone else decision.subjects)


def a_decision(verdict: str, subject: str, by: str, *, reason: str, correction: tuple[str, str | None] | None = None,
               withdraws: str | None = None) -> Decision:  # fmt: skip
    """A decision made now, by a named person."""
    at = runs.utc_now()
    name, value = correction or (None, None)
    return Decision(
        id=record_id("decision", verdict, subject, name, value, by, at.isoformat(), withdraws),
        subjects=(subject,) if subject else (),
        verdict=verdict,
        field=name,
        value=value,
        by=by,
        at=at,
        reason=reason,
        withdraws=withdraws,
    )
