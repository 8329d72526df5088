"""Ids that a changed coder gives up lead to what stands in their place."""

import random

from hudna.store.anchors import pairs
from tests.merging.makers import an_event

TRIGGERS = ("قصف", "اقتحم", "أعلن", "هدد", "اعتقل")


def a_corpus(seed: int, n: int = 300):
    """Events at random places of a long text, some of them close together."""
    chance = random.Random(seed)
    starts = sorted(chance.sample(range(40 * n), n))
    return [an_event(f"old-{k}", trigger=chance.choice(TRIGGERS), at=at, type="ASSAULT") for k, at in enumerate(starts)]


def recoded(events, seed: int):
    """The same text by another coder: types mended, quotations longer, the text before them grown by a line."""
    chance = random.Random(seed)
    found = []
    for event in events:
        longer = chance.random() < 0.5
        other_type = chance.random() < 0.4
        quote = event.trigger.quote + (" لواء" if longer else "")
        found.append(
            an_event(
                event.id.replace("old", "new"), trigger=quote, at=event.trigger.start,
                type="COERCE" if other_type else event.type,
            )
        )  # fmt: skip
    return found


def test_fewer_than_one_decision_in_a_hundred_is_orphaned_by_another_coder():
    """Every id of 300 changes, half the quotations, two in five types; fewer than three are lost or led astray."""
    old = a_corpus(1)
    new = recoded(old, 2)

    led = pairs(old, new)

    right = sum(led.get(event.id) == event.id.replace("old", "new") for event in old)
    assert right > 0.99 * len(old)


def test_a_text_that_was_read_anew_with_a_line_more_keeps_its_decisions():
    """Everything has moved by 30 characters: quotation and order find it again."""
    old = [an_event(f"old-{k}", trigger=TRIGGERS[k % 5], at=200 * k) for k in range(50)]
    new = [an_event(f"new-{k}", trigger=TRIGGERS[k % 5], at=200 * k + 30) for k in range(50)]

    led = pairs(old, new)

    assert {f"old-{k}": f"new-{k}" for k in range(50)} == led


def test_what_has_nothing_in_common_is_not_led_anywhere():
    """Another word far away is another event."""
    assert {} == pairs([an_event("old", trigger="قصف")], [an_event("new", trigger="هدد", type="THREATEN", at=900)])
