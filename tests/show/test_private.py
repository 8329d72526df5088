"""Whose name is shown."""

import dataclasses

from hudna.records import DateRange, Party, PlaceRef, Span
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


def masked(sample, text, **more):
    return Privacy(casebook=sample, documents={}, **more).masked(text, "***")


def test_one_word_that_is_public_makes_no_name_public(sample):
    """Many are called Safsafi; only the prime minister's whole name, or his surname alone, is his."""
    assert "وصل *** إلى المرفأ" == masked(sample, "وصل خالد الصفصافي إلى المرفأ")
    assert "وصل عادل الصفصافي إلى المرفأ" == masked(sample, "وصل عادل الصفصافي إلى المرفأ")
    assert "وصل عادل محمد الصفصافي إلى المرفأ" == masked(sample, "وصل عادل محمد الصفصافي إلى المرفأ")


def test_who_was_named_once_is_withheld_by_either_name(sample):
    """The surname in a later sentence, and what his kin call him."""
    told = masked(sample, "قتل الشاب أحمد حسين الجبوري. وقالت والدة الجبوري إن أحمد خرج للتسوق.")
    assert "قتل الشاب ***. وقالت والدة *** إن *** خرج للتسوق." == told


def test_the_same_name_in_latin_letters_beside_it_is_withheld(sample):
    """Bracketed spellings stand right behind the name; other Latin words stay."""
    told = masked(sample, "قالت الناشطة هناء ريمون (Hanaa Rimun) لوكالة (Plain News)")
    assert "قالت الناشطة *** (***) لوكالة (Plain News)" == told


def test_a_marked_name_is_withheld_however_it_is_spelled_and_though_names_are_on(sample):
    """Vowelled, with a particle; not within another word."""
    marked = {"نورا": ""}
    assert "سألت *** ول*** وصنورات" == masked(sample, "سألت نُورا ولنورا وصنورات", redactions=marked, names_on=True)


def test_a_place_or_a_time_called_after_a_private_person_does_not_name_her(sample):
    """ "The house of Hanaa Rimun" was shown as a place in both languages."""
    text = "قصفوا منزل هناء ريمون يوم خطف هناء ريمون."
    privacy = Privacy(casebook=sample, documents={"sample": a_document(text)})

    def span(words):
        start = text.index(words)
        return Span(document_id="sample", start=start, end=start + len(words), quote=words)

    place = PlaceRef(
        place_id=None, name="house of Hanaa Rimun", lat=None, lon=None, precision="site", span=span("منزل هناء ريمون")
    )
    when = DateRange(earliest=None, latest=None, precision="unknown", span=span("يوم خطف هناء ريمون"))
    for language in ("ar", "en"):
        say = Say(casebook=sample, language=language, privacy=privacy)
        told = f"{say.place(place).text} {say.when(when)}"
        assert not [word for word in ("هناء", "ريمون", "Hanaa") if word in told]


def test_a_title_and_a_term_withhold_whom_the_text_withholds(sample):
    """The text names him in full, the title and the duty of a condition by his surname alone."""
    document = dataclasses.replace(a_document("قتل أحمد حسين الجبوري. وعلى الجبوري أن يغادر."), title="مقتل الجبوري")
    privacy = Privacy(casebook=sample, documents={"sample": document})
    assert "مقتل ***" == privacy.title(document, "***")
    assert "على *** أن يغادر" == privacy.masked("على الجبوري أن يغادر", "***", "sample")
    assert "على الجبوري أن يغادر" == privacy.masked("على الجبوري أن يغادر", "***")


def test_a_file_called_after_a_private_person_keeps_only_its_kind(sample):
    """Witness statements are often filed under the witness's name."""
    privacy = Privacy(casebook=sample, documents={})
    assert "….pdf" == privacy.file("/home/desk/شهادة_هناء_ريمون_الجبوري_أحمد_علي.pdf")
    assert "report-3.html" == privacy.file("/home/desk/report-3.html")
