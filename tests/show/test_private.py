"""Whose name is shown."""

from hudna.records import Span
from hudna.show.private import Privacy
from tests.conftest import a_document

TEXT = "أفرج مسلحون عن الناشطة الأجنبية هناء ريمون بعد لقاء رئيس الوزراء عادل الصفصافي."


def shown(sample, *, names_on=False):
    privacy = Privacy(casebook=sample, documents={"sample": a_document(TEXT)}, names_on=names_on)
    return privacy.shown(Span(document_id="sample", start=0, end=len(TEXT), quote=TEXT), "***")


def test_a_private_person_appears_by_what_she_is_and_an_office_holder_by_name(sample):
    """The activist's name is withheld; the prime minister of the casebook is named."""
    assert TEXT.replace("هناء ريمون", "***") == shown(sample)


def test_the_analyst_may_switch_names_on(sample):
    """The case keeps what the page withholds."""
    assert TEXT == shown(sample, names_on=True)


def test_a_part_of_a_sentence_hides_only_what_is_in_it(sample):
    """A span that begins after the name shows no mask."""
    privacy = Privacy(casebook=sample, documents={"sample": a_document(TEXT)})
    start = TEXT.index("بعد")

    assert TEXT[start:] == privacy.shown(
        Span(document_id="sample", start=start, end=len(TEXT), quote=TEXT[start:]), "***"
    )
