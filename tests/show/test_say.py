"""Wording: isolation of numbers and names, lost numbers, both word files."""

import csv
import tomllib

import pytest

from hudna.lang.ar.script import fold
from hudna.records import Count, DateRange, Duration, Party, Span
from hudna.show import say as wording
from hudna.show.private import Privacy
from hudna.show.say import Say, agreed, isolated, words
from tests.conftest import a_document


def a_say(casebook, language):
    return Say(casebook=casebook, language=language, privacy=Privacy(casebook=casebook, documents={}))


def flat(table, above=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


def test_both_word_files_have_the_same_keys():
    """No page lacks a word in one of the languages."""
    assert set(flat(words("ar"))) == set(flat(words("en")))


def test_both_word_files_fill_the_same_blanks():
    """A number that one language shows is not lost in the other."""
    arabic, english = words("ar"), words("en")
    for key in flat(arabic):
        left, right = arabic, english
        for part in key.split("."):
            left, right = left[part], right[part]
        assert sorted(wording.BLANK.findall(str(left))) == sorted(wording.BLANK.findall(str(right))), key


def test_a_date_inside_arabic_keeps_its_own_direction():
    """Unisolated, 2020-09-17 would be drawn 17-09-2020."""
    assert 'في <bdi class="l" dir="ltr">2020-09-17</bdi>.' == str(isolated("في 2020-09-17."))


def test_a_name_with_a_hyphen_does_not_break_over_lines():
    """C-RAM stays one word, and text that looks like a tag stays text."""
    assert '<bdi class="l" dir="ltr">C\u2011RAM</bdi> &lt;ب&gt;' == str(isolated("C-RAM <ب>"))


def test_latin_words_in_a_row_are_one_run():
    """Each in an isolate of its own, they would stand last word first in an Arabic line."""
    assert 'يوم <bdi dir="ltr">number lost in the source</bdi>' == str(isolated("يوم number lost in the source"))


def test_a_lost_number_is_said_to_be_lost(sample):
    """A term whose number the extraction lost is never shown as a number."""
    span = Span(document_id="d", start=0, end=8, quote="⟦#⟧ يوماً")
    say = a_say(sample, "en")

    assert "number lost in the source (days)" == say.duration(Duration(n=None, unit="day", span=span))
    assert say.duration(Duration(n=1, unit="week", span=span)) == "1 week"
    assert "number lost in the source" in say.when(
        DateRange(earliest=None, latest=None, precision="unknown", span=span)
    )


def test_dead_whom_nobody_counted_are_not_a_lost_number(sample):
    """`سقوط قتلى` tells no number; only where extraction lost one does the page say so."""
    untold, lost = (
        Count(what="killed", best=None, low=None, high=None, span=Span(document_id="d", start=0, end=4, quote=quote))
        for quote in ("قتلى", "⟦#⟧ قتيلا")
    )

    assert "killed: number not given" == a_say(sample, "en").count(untold)
    assert "killed: number lost in the source" == a_say(sample, "en").count(lost)


def test_an_actor_of_the_casebook_has_a_name_in_each_language(sample):
    """The label follows the language of the page."""
    party = Party(actor_id="river-brigade", name="River Brigade", role="actor")

    assert ["لواء النهر", "River Brigade"] == [a_say(sample, language).party(party).text for language in ("ar", "en")]


def test_the_word_files_hold_no_font_shapes():
    """Letters stored as font shapes look right and search wrong."""
    for language in wording.LANGUAGES:
        text = (wording.HERE / f"words.{language}.toml").read_text(encoding="utf8")
        assert not [letter for letter in text if 0xFB50 <= ord(letter) <= 0xFEFE]
        assert tomllib.loads(text)["language"] == language


def test_where_a_truce_holds_is_told_in_the_pages_language(sample):
    """The record's English name of a place becomes the casebook's Arabic one; other words stay as they are."""
    place = next(iter(sample.places.values()))
    assert a_say(sample, "ar").scope(place.label_en) == place.label_ar
    assert a_say(sample, "en").scope(place.label_en) == place.label_en
    assert a_say(sample, "ar").scope("along the road") == "along the road"


def test_words_of_ours_and_of_the_source_do_not_run_into_one_another(sample):
    """In an English line 'after # days (number lost)' was drawn with its brackets round the Arabic words."""
    span = Span(document_id="d", start=0, end=12, quote="بعد ⟦#⟧ يوماً")
    told = a_say(sample, "en").when(DateRange(earliest=None, latest=None, precision="unknown", span=span))

    assert str(isolated(told)).startswith('<bdi dir="rtl">بعد <span class="lost">#</span> يوماً</bdi> (')


def test_a_deed_is_named_by_its_mode_where_the_mode_names_it(sample):
    """An air strike is no 'assault air strike'; a threat of arrest stays a threat."""
    english, arabic = a_say(sample, "en"), a_say(sample, "ar")

    assert ("Air strike", "") == english.deed("ASSAULT", "aerial")
    assert ("قصف جوي", "") == arabic.deed("ASSAULT", "aerial")
    assert ("Threat", "arrest") == english.deed("THREATEN", "arrest")
    assert "a ceasefire, withdrawal or release" == english.about("RETREAT")


def test_every_deed_named_by_its_mode_is_a_mode():
    """The names of deeds follow the codebook's modes."""
    for language in ("ar", "en"):
        told = words(language)
        assert set(told["deed"]) <= set(told["mode"])


def test_who_has_no_name_is_told_by_kind_in_english(sample):
    """'القوات الموالية' is 'loyal forces' on the English page, as written on the Arabic one; a name stays a name."""

    def told(words, language):
        span = Span(document_id="d", start=0, end=len(words), quote=words)
        privacy = Privacy(casebook=sample, documents={"d": a_document(words, name="d")})
        say = Say(casebook=sample, language=language, privacy=privacy)
        return say.party(Party(actor_id=None, name=words, role="actor", span=span))

    assert ("loyal forces", "en") == (told("القوات الموالية", "en").text, told("القوات الموالية", "en").language)
    assert "القوات الموالية" == told("القوات الموالية", "ar").text
    assert "كتيبة الزيتون" == told("كتيبة الزيتون", "en").text


def test_no_row_of_the_gloss_stands_twice():
    """Each Arabic word once, each with its English."""
    with (wording.HERE / "gloss.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len({fold(row["arabic"]) for row in rows})
    assert all(row["english"] for row in rows)


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("ar", "خلال 7 يوماً", "خلال 7 أيام"),
        ("ar", "خلال 30 يوماً و103 يوماً و100 يوماً", "خلال 30 يوماً و103 أيام و100 يوم"),
        ("ar", "بعد 1 يوماً أو 2 يوماً", "بعد يوم واحد أو يومين"),
        ("ar", "7 رواية", "7 روايات"),
        ("ar", "8.3 هجوماً في 2026-01-07 يوماً", "8.3 هجوماً في 2026-01-07 يوماً"),
        ("en", "1 reports, 2 reports, after about 1 days", "1 report, 2 reports, after about 1 day"),
    ],
)
def test_a_counted_noun_agrees_with_its_number(language, told, said):
    """Arabic asks for the plural from three to ten and the singular above."""
    assert said == agreed(told, language)


def test_a_range_of_a_toll_is_told_in_words(sample):
    """`5–7` in an Arabic line is read from its other end, and `20+` has its sign on either side."""
    span = Span(document_id="d", start=0, end=3, quote="قتل")

    def count(best, low, high):
        return Count(what="killed", best=best, low=low, high=high, span=span)

    assert "قتلى: من 5 إلى 7" == a_say(sample, "ar").count(count(5, 5, 7))
    assert "قتلى: 20 على الأقل" == a_say(sample, "ar").count(count(None, 20, None))
    assert "killed: at least 20" == a_say(sample, "en").count(count(None, 20, None))


def test_no_key_of_a_word_file_is_a_method_of_a_table():
    """A template's `w.clear` is the method of the dict, and its address is what the reader saw."""
    for language in ("ar", "en"):
        for key in flat(words(language)):
            assert not set(key.split(".")) & set(dir(dict)), key


def test_a_per_cent_stays_with_its_number():
    """`95 %` does not break over lines."""
    assert "95</bdi>\u00a0%" in isolated("فوق 95 %")


def test_every_defence_that_is_coded_has_a_word():
    """No page shows `air defence system` in an Arabic line."""
    with (wording.HERE.parent / "lang/ar/siting.csv").open(encoding="utf8", newline="") as file:
        coded = {row[1] for row in csv.reader(file) if row[0] == "defence"}

    assert coded == set(words("ar")["defence"])
