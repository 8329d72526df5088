"""A fault of ours in one document."""

from hudna.pipeline import guard
from tests.conftest import a_document


def test_a_fault_of_ours_is_told_with_its_place_and_the_run_goes_on(sample, monkeypatch):
    """The document is named, the kind of fault and where it happened; the next document is coded."""
    code = guard.Code(sample)
    monkeypatch.setattr(code, "_code", lambda document: iter([1 // (document.id != "bad")]))

    (problem,) = code(a_document("نص", name="bad"))

    assert ("our-fault", True) == (problem.code, problem.fatal)
    assert "ZeroDivisionError" in problem.message
    assert [1] == list(code(a_document("نص", name="good")))
