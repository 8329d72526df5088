"""By which word a deed brings whom it is done to."""

import pytest

from hudna.casebook import load
from hudna.coding.analyse import Analyse
from hudna.coding.frames import frame_of, frames, matched, unmet
from hudna.coding.heads import Heads
from hudna.coding.roles import scene
from hudna.coding.triggers import Triggers
from hudna.lang.ar.parts import PREPOSITIONS
from tests.conftest import a_document


def laid_out(casebook, text, words):
    """The scene of a sentence, and the deed that stands at some of its words."""
    analysis = Analyse(casebook)(a_document(text, "2026-03-02"))
    found = [each for each in Triggers(casebook)(analysis) if each.sentence == 0]
    deed = next(each for each in found if words in text[each.start : each.end])
    return scene(text, analysis.sentences[0], found, Heads(casebook)), deed


def group_at(laid, text, words):
    return next(g for g in laid.groups if words in text[g.head.start : g.head.end])


@pytest.mark.parametrize(
    ("text", "deed", "group", "fits"),
    [
        ("أفرجت الشرطة عن عادل الصفصافي.", "أفرجت", "عادل الصفصافي", ("to", "")),
        ("أفرجت الشرطة عن عادل الصفصافي.", "أفرجت", "الشرطة", ("thing", "")),
        ("قصفت قوات السهل مواقع لواء النهر.", "قصفت", "لواء النهر", ("object", "")),
        ("طلبت الحكومة دعما من دولة المرتفعات.", "طلبت", "دولة المرتفعات", ("to", "")),
        ("انسحب لواء النهر من الجسر.", "انسحب", "لواء النهر", ("no bare", "")),
        ("لواء النهر قصف قوات السهل.", "قصف", "لواء النهر", ("before object", "")),
    ],
)
def test_a_group_fits_the_frame_or_not(sample, text, deed, group, fits):
    """By its preposition, or bare as the object; a thing's verb has its recipient elsewhere."""
    laid, found = laid_out(sample, text, deed)
    assert matched(frame_of(found), laid, found, group_at(laid, text, group)) == fits


def test_a_frame_is_met_where_people_stand(sample):
    """`أفرجت عن X` is met, `انسحب` asks for nobody, a word without a frame says nothing."""
    assert unmet(*laid_out(sample, "أفرجت الشرطة عن عادل الصفصافي.", "أفرجت")) == ("to", "met")
    assert unmet(*laid_out(sample, "أفرجت الشرطة أمس بقرار.", "أفرجت")) == ("to", "unmet")
    assert unmet(*laid_out(sample, "انسحب لواء النهر من الجسر.", "انسحب"))[0] == "no"


def test_every_trigger_has_a_frame():
    """What the shipped casebooks hold as a trigger, the table knows; an analyst's own trigger may do without."""
    known = frames()
    assert [row.words for row in load("iraq").triggers if row.language == "ar" and row.words not in known] == []


def test_frames_name_prepositions_that_are_read():
    """A sense that no preposition has would never be met."""
    senses = {*PREPOSITIONS.values(), "b", "l", "k", "object"}
    assert {slot for frame in frames().values() for slot in frame.recipient} <= senses
