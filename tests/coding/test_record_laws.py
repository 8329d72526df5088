import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.coding import Code
from hudna.records import Span
from tests.coding.golden import examples
from tests.conftest import a_document

KINDS = ("claims", "relations", "truces", "exchanges", "zones", "sites", "stances")
SENTENCES = [example.values[0]["text"] for kind in KINDS for example in examples(kind)]


@pytest.fixture(scope="module")
def code(sample):
    return Code(sample)


def spans(record):
    """Every span that a record holds, however deep."""
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Span):
                yield one
            elif isinstance(one, tuple):
                yield from (part for part in one if isinstance(part, Span))
            elif hasattr(one, "__dataclass_fields__"):
                yield from spans(one)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_every_quotation_stands_where_it_says(code, sentences):
    """The words of a record's spans are the document's words at their positions."""
    text = " ".join(sentences)
    for record in code(a_document(text)):
        for span in spans(record):
            assert text[span.start : span.end] == span.quote


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_every_actor_and_place_is_in_the_casebook(code, sample, sentences):
    """No id is invented: what the casebook does not hold has none."""
    for record in code(a_document("\n".join(sentences))):
        for name in ("subject", "object", "claimant", "on_whom", "giver", "taker", "declared_by", "holder"):
            party = getattr(record, name, None)
            assert party is None or party.actor_id is None or party.actor_id in sample.actors
        place = getattr(record, "place", None) or getattr(record, "centre", None)
        assert place is None or place.place_id is None or place.place_id in sample.places


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_coding_twice_is_coding_once(code, sentences):
    """The same document gives the same records, whatever was coded in between."""
    document = a_document("\n".join(sentences))
    first = list(code(document))
    list(code(a_document(SENTENCES[0])))
    assert list(code(document)) == first


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآ ()،.«»⟦#⟧؟0123456789\n", max_size=300))
def test_any_text_can_be_coded(code, text):
    """No arrangement of letters, marks and gaps makes the coders fail."""
    list(code(a_document(text)))
