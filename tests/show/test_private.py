"""Whose name is shown."""

from hudna.records import Party, Span
from hudna.show.private import Privacy
from hudna.show.say import Say
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


def a_party(name, words):
    start = TEXT.index(words)
    span = Span(document_id="sample", start=start, end=start + len(words), quote=words)
    return Party(actor_id=None, name=name, role="recipient", span=span)


def test_a_private_name_spelt_in_latin_letters_is_withheld_too(sample):
    """The English page said 'Hanaa Rimun' where the Arabic one withheld her."""
    privacy = Privacy(casebook=sample, documents={"sample": a_document(TEXT)})
    say = Say(casebook=sample, language="en", privacy=privacy)
    named = a_party("Hanaa Rimun", "هناء ريمون")

    assert "Hanaa" not in say.party(named).text
    assert say.words["unnamed_person"] == say.party(named).text
    assert "gunmen" == say.party(a_party("gunmen", "مسلحون")).text
    assert "activists" == say.party(a_party("activists", "الناشطة الأجنبية هناء ريمون")).text


def test_names_switched_on_are_spelt_in_latin_letters(sample):
    """The analyst's own page names her."""
    privacy = Privacy(casebook=sample, documents={"sample": a_document(TEXT)}, names_on=True)
    assert "Hanaa Rimun" == Say(casebook=sample, language="en", privacy=privacy).party(
        a_party("Hanaa Rimun", "هناء ريمون")
    ).text  # fmt: skip


def test_a_surname_alone_names_nobody_either(sample):
    """Named in full once and then by the surname: the coder knows who it is, the page does not say."""
    text = f"{TEXT} وقالت ريمون إنها بخير."
    privacy = Privacy(casebook=sample, documents={"sample": a_document(text)})
    start = text.rindex("ريمون")
    span = Span(document_id="sample", start=start, end=start + 5, quote="ريمون")
    party = Party(actor_id=None, name="Hanaa Rimun", role="speaker", span=span)

    for language in ("ar", "en"):
        say = Say(casebook=sample, language=language, privacy=privacy)
        assert say.words["unnamed_person"] == say.party(party).text
