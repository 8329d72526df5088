"""Pages of news sites: the article, its title, byline and day, whatever the encoding says."""

from datetime import date

import pytest

from tests.reading.conftest import NEWS, documents, problems

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in NEWS.split("\n") * 2)
MENU = "<nav><ul><li><a href=/a>الرئيسية</a></li><li><a href=/b>سياسة</a></li><li><a href=/c>اقتصاد</a></li></ul></nav>"


def a_page(head: str = "", before: str = "", after: str = "", charset: str = "utf-8") -> str:
    return (
        f"<!doctype html><html lang=ar dir=rtl><head><meta charset={charset}>"
        f"<title>تمديد الهدنة في وادي السدر | صحيفة السهل</title>{head}</head><body>{MENU}"
        f"<article><h1>تمديد الهدنة في وادي السدر</h1>{before}{PARAGRAPHS}{after}</article>"
        "<footer><p>جميع الحقوق محفوظة لصحيفة السهل 2026</p></footer></body></html>"
    )


def test_the_body_is_kept_and_menu_and_footer_are_not(read):
    """Only the article's own words are in the text."""
    (document,) = documents(read(a_page().encode(), "news.html"))

    assert all(line in document.text for line in NEWS.split("\n"))
    assert "الرئيسية" not in document.text
    assert "الحقوق" not in document.text
    assert document.title == "تمديد الهدنة في وادي السدر"


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ('<meta property="article:published_time" content="2026-03-14T21:00:00+03:00">', ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-14"}</script>', ""),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2019-01-01"},'
            '{"@type":"NewsArticle","datePublished":"2026-03-14T02:00:00Z"}]}</script>',
            "",
        ),
        ("", '<time datetime="2026-03-14T08:00">أمس</time>'),
        ("", "<span class=post-date>نُشر في 14/3/2026</span>"),
        ("", "<p>بتاريخ 14/03/2026</p>"),
    ],
)
def test_the_day_is_taken_from_where_the_page_states_it(read, head, before):
    """Metadata, time elements, date labels and datelines all give the day."""
    (document,) = documents(read(a_page(head, before).encode(), "news.html"))

    assert document.published == date(2026, 3, 14)


def test_a_day_in_the_running_text_is_not_the_pages(read):
    """A date that the article tells of dates nothing."""
    after = "<p>ووقع الطرفان أول اتفاق لهما في 9/11/2025 قبل أن ينهار بعد أيام قليلة من توقيعه.</p>"

    found = read(a_page(after=after).encode(), "news.html")

    assert documents(found)[0].published is None
    assert [problem.code for problem in problems(found)] == ["no-date"]


@pytest.mark.parametrize(
    ("said", "true"), [("windows-1256", "utf-8"), ("utf-8", "cp1256"), ("iso-8859-1", "cp1256"), ("utf-8", "utf-16")]
)
def test_a_page_that_misnames_its_encoding_is_read_all_the_same(read, said, true):
    """What the bytes are counts, not what the page says."""
    (document,) = documents(read(a_page(charset=said).encode(true), "news.html"))

    assert NEWS.split("\n")[0] in document.text


def test_directional_controls_are_dropped(read):
    """No sign that only steers layout is left in the text."""
    page = a_page().replace("وقال", "\u200fو\u202bقال\u202c").replace("72", "\u200e72\u200e")

    (document,) = documents(read(page.encode(), "news.html"))

    assert "وقال المتحدث" in document.text
    assert not set("\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2069\ufeff") & set(document.text)


def test_the_author_is_the_byline(read):
    """JSON-LD and meta give the byline."""
    said = '{"@type":"NewsArticle","author":{"@type":"Person","name":"سلمى الحارثي"}}'
    head = f'<script type="application/ld+json">{said}</script>'

    (document,) = documents(read(a_page(head).encode(), "news.html"))

    assert document.byline == "سلمى الحارثي"


def test_a_pull_quote_stands_at_the_end_of_its_section(read):
    """A set-off quotation does not interrupt the text."""
    quote = "<aside class=pullquote><p>فتح معبرين وإطلاق 18 محتجزًا</p></aside>"
    page = a_page(before=quote, after=f"<h2>خلفية</h2>{PARAGRAPHS}")

    (document,) = documents(read(page.encode(), "news.html"))

    lines = document.text.split("\n")
    assert lines.index(">> فتح معبرين وإطلاق 18 محتجزًا") == lines.index("خلفية") - 1


def test_a_page_without_an_article_is_one_problem(read):
    """A page of links or a script's shell says so."""
    found = read(f"<html><body>{MENU}<div id=app></div></body></html>".encode(), "news.html")

    assert [problem.code for problem in problems(found)] == ["no-article"]
    assert len(found) == 1
