"""Decisions made on a page: by a named person, kept, seen at once, withdrawn; and never without the form's token."""

import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, datetime

import pytest

from hudna.records import Decision
from hudna.show.web import judging
from hudna.store import Store


def decisions(served):
    with Store.open(served.folder, read_only=True) as store:
        return list(store.decisions())


def first_incident(served) -> str:
    return max(served.desk.view().incidents, key=lambda row: (len(row.actors) + len(row.recipients), row.id)).id


def test_a_person_accepts_corrects_and_rejects_and_withdraws(desk_pages, browser):
    """Four decisions in the case, in the person's name; the incident leaves the list and comes back."""
    incident_id = first_incident(desk_pages)
    page = f"{desk_pages.address}/ar/incidents/{incident_id}"
    browser.open(page)
    browser.run("document.querySelector('.judging [name=by]').value = 'سميرة'")
    browser.submit(".judging button.accept")

    assert "راجعها شخص" in browser.run("document.body.innerText")

    browser.run("document.querySelector('.judging .correct').open = true")
    browser.run("document.querySelector('.judging [name=to-status]').value = 'denied'")
    browser.submit(".judging .correct button")

    assert "denied" == desk_pages.desk.incident(incident_id).status

    browser.submit(".judging button.reject")

    assert incident_id not in {row.id for row in desk_pages.desk.view().incidents}

    browser.submit(".decisions .stands form button")

    assert incident_id in {row.id for row in desk_pages.desk.view().incidents}
    assert [("accept", "سميرة"), ("correct", "سميرة"), ("reject", "سميرة"), ("withdraw", "سميرة")] == [
        (one.verdict, one.by) for one in decisions(desk_pages)
    ]


def test_a_rejected_report_leaves_its_incident(desk_pages, browser):
    """The incident that was told by several reports is told by one fewer."""
    incident = max(desk_pages.desk.view().incidents, key=lambda row: (len(row.event_ids), row.id))
    event_id = incident.event_ids[-1]
    browser.open(f"{desk_pages.address}/en/incidents/{incident.id}")
    browser.run(f"document.querySelector('#{event_id} [name=by]').value = 'Omar'")
    browser.submit(f"#{event_id} button.reject")

    assert event_id not in desk_pages.desk.incident(incident.id).event_ids


def test_keys_lead_to_a_button_and_never_press_it(desk_pages, browser):
    """The key for accepting puts the focus there; nothing is decided."""
    before = len(decisions(desk_pages))
    browser.open(f"{desk_pages.address}/en/incidents/{first_incident(desk_pages)}")
    browser.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}))")

    assert "accept" == browser.run("document.activeElement.value")
    assert before == len(decisions(desk_pages))


def test_without_the_token_nothing_is_decided(desk_pages):
    """A form sent from elsewhere, without the cookie and its token, is refused."""
    before = len(decisions(desk_pages))
    form = {"verdict": "reject", "subject": first_incident(desk_pages), "by": "x", "csrf": "guess"}
    request = urllib.request.Request(
        f"{desk_pages.address}/en/decide", data=urllib.parse.urlencode(form).encode(), method="POST"
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)

    assert 403 == refused.value.code
    assert before == len(decisions(desk_pages))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("actors", {"to-actors": "river-brigade nobody"}),
        ("place", {"to-place": "atlantis"}),
        ("when", {"to-when": "2026-02-30"}),
        ("when", {"to-when": "2026-03-02", "to-when-last": "2026-03-01"}),
        ("status", {"to-status": "maybe"}),
        ("id", {"to-id": "x"}),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_told(sample, name, form):
    """Unknown ids, impossible days, fields that no page offers."""
    with pytest.raises(judging.UnfitError):
        judging.value_of(name, form, sample)


def test_one_day_is_a_day_and_two_are_a_range(sample):
    """The precision follows from how far the days are apart."""
    day = judging.value_of("when", {"to-when": "2026-03-01"}, sample)
    month = judging.value_of("when", {"to-when": "2026-03-01", "to-when-last": "2026-03-28"}, sample)

    assert '{"earliest": "2026-03-01", "latest": "2026-03-01", "precision": "day"}' == day
    assert '"precision": "month"' in month


def test_who_is_to_be_withheld_is_not_named_among_the_decisions(desk_pages):
    """The decision to withhold a name held the name, and the page of decisions printed it."""
    name = "هناء ريمون"
    desk_pages.desk.decide(
        Decision(
            id="decision-withhold",
            subjects=(),
            verdict="redact",
            field="ناشطة",
            value=name,
            by="سميرة",
            at=datetime(2026, 3, 20, tzinfo=UTC),
            reason=f"خوفاً على {name}",
            withdraws=None,
        )
    )
    with urllib.request.urlopen(f"{desk_pages.address}/ar/decisions", timeout=20) as answer:
        told = answer.read().decode()

    assert "decision-withhold" in told
    assert name not in told
