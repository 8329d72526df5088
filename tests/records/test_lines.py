"""The printed form of records."""

from hudna.records import Party, Problem, Relation, Span, line

SPAN = Span(document_id="d", start=0, end=4, quote="هدنة")


def test_the_arabic_quotation_stands_last_and_isolated():
    """Mixed directions stay readable, because Latin fields come first."""
    relation = Relation(
        id="r",
        document_id="d",
        subject=Party(actor_id="a", name="A", role="subject"),
        predicate="leads",
        object=Party(actor_id=None, name="لواء", role="object"),
        since=None,
        until=None,
        span=SPAN,
        evidence=SPAN,
        rule="x",
    )

    assert "a leads \u2068لواء\u2069 | \u2068هدنة\u2069" == line(relation)


def test_a_problem_tells_file_reason_and_remedy():
    """The one line of a problem is enough to act on."""
    problem = Problem(stage="read", about="a.pdf", code="empty", message="is empty.", hint="Fetch it again.")

    assert "a.pdf: is empty. Fetch it again." == line(problem)
