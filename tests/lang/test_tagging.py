"""The tagger of finite verbs and proper names: what is summed once is what its features weigh."""

import json
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.lang.ar.tagging import NAME, OTHER, VERB, features, looks, met, tags

TEXT = "قصف شكل سامر الوزير في بلدة لم يعلن وقال جديدة غدا ان التي هاجموا بمدينة كركوك مسلحون ومحمد 12 كان"
SENTENCES = st.lists(st.tuples(st.sampled_from(TEXT.split()), st.booleans()), min_size=1, max_size=9)


def by_features(keys: list[str], stops: list[bool], at: int) -> int:
    """The tag of a word by the weights of its features, each looked up."""
    model = json.loads(files("hudna.lang.ar").joinpath("models/tagger.json").read_text(encoding="utf-8"))
    weighed = [model["weights"].get(name, (0, 0, 0)) for name in features(keys, stops, at)]
    sums = [model["bias"][tag] + sum(weights[tag] for weights in weighed) for tag in (OTHER, NAME, VERB)]
    return max((VERB, OTHER, NAME), key=lambda tag: sums[tag])


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_tags_are_those_of_the_features(words: list[tuple[str, bool]]) -> None:
    """A word is tagged as the features that training sees weigh, whatever stands beside it."""
    keys, stops = [key for key, _ in words], [stop for _, stop in words]
    told = [by_features(keys, stops, at) if looks(key).open else OTHER for at, key in enumerate(keys)]
    assert tags(keys, stops) == told


@given(SENTENCES)
def test_words_met_before_are_tagged_the_same(words: list[tuple[str, bool]]) -> None:
    """Weighing words before they are asked about changes no tag."""
    keys, stops = [key for key, _ in words], [stop for _, stop in words]
    told = tags(keys, stops)
    met(keys)
    assert tags(keys, stops) == told


def test_known_words_are_not_asked_about() -> None:
    """A word that is known already gets no tag and changes none beside it."""
    keys, stops = ["لم", "يعلن", "الوزير"], [True, False, False]
    assert tags(keys, stops)[1] == VERB
    assert tags(keys, stops, {1}) == [OTHER, OTHER, tags(keys, stops)[2]]
