"""The list of comparisons with their weights: one for two mentions in one document, one for two documents.

A writer comes back to a happening or tells the next one, so these are different cases.
`WITHIN` was fitted to the annotated documents, the gold's and our own
(`bench/merging.py --fit`), and rounded.  `ACROSS` was set by hand, looking at the development half of the pairs across
documents, and what compares wording was then moved halfway to what pairs of the ANT news teach (`--fit` again): all
the way serves conflict news worse, in which one document tells of ten attacks and not of one.  Since every party of a
clash is an actor, other actors speak less against (`actors`); the words beside the trigger tell most of what tells two
tellings of one war apart (`near`, `words`), and what opens the documents more than it did (`story`).  Words behind the
trigger (`behind`) tell more than any: what was hit, with what and where, or what is asked; `recipients`, `sides` and
`matter` say less beside them.  Chosen on hard pairs of one month (`bench/merging.py --hard`), with numbers as round as
the evidence is.
"""

from dataclasses import dataclass

from hudna.merging import features, mentions
from hudna.merging.features import Comparison


# Compared by identity, so that what is made of a table is found quickly.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weight:
    """What a comparison counts: added in full where it gives 1 (`agree`), where it gives 0 (`differ`)."""

    name: str
    compare: Comparison
    agree: float
    differ: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scale:
    """What a pair is weighed by: where the sum starts, what each comparison counts, the least score that is kept."""

    start: float
    least: float
    weights: tuple[Weight, ...]


WITHIN = Scale(
    start=-2.5,
    least=0.1,
    weights=(
        Weight(name="actors", compare=features.actors, agree=0.7, differ=-1.6),
        Weight(name="recipients", compare=features.recipients, agree=0.5, differ=-1.9),
        Weight(name="turned", compare=features.turned, agree=-0.7, differ=-0.2),
        Weight(name="sides", compare=features.sides, agree=-0.3, differ=-0.6),
        Weight(name="place", compare=features.place, agree=0.6, differ=-1.1),
        Weight(name="when", compare=features.when, agree=0.3, differ=-1.8),
        Weight(name="counts", compare=features.counts, agree=0.6, differ=-1.7),
        Weight(name="mode", compare=features.mode, agree=0.9, differ=-1.8),
        Weight(name="about", compare=features.about, agree=1.2, differ=-0.7),
        Weight(name="trigger", compare=features.trigger, agree=0.7, differ=-0.7),
        Weight(name="words", compare=features.words, agree=0.2, differ=1.0),
        Weight(name="sentence", compare=mentions.sentence, agree=-1.2, differ=1.2),
        Weight(name="back", compare=mentions.back, agree=0.4, differ=-0.4),
        Weight(name="lead", compare=mentions.lead, agree=0.2, differ=-0.2),
        Weight(name="near", compare=features.near, agree=1.6, differ=-0.5),
        Weight(name="apart", compare=mentions.apart, agree=0.4, differ=-0.4),
        Weight(name="many", compare=mentions.many, agree=-0.6, differ=0.6),
        Weight(name="matter", compare=features.matter, agree=0.9, differ=-1.2),
        Weight(name="number", compare=mentions.number, agree=-0.4, differ=0.4),
    ),
)
ACROSS = Scale(
    start=0.9,
    least=0.1,
    weights=(
        Weight(name="actors", compare=features.actors, agree=0.8, differ=-1.6),
        Weight(name="recipients", compare=features.recipients, agree=0.3, differ=-0.8),
        Weight(name="turned", compare=features.turned, agree=-1.0, differ=0.0),
        Weight(name="strangers", compare=features.strangers, agree=-12.0, differ=0.0),
        Weight(name="sides", compare=features.sides, agree=0.2, differ=-0.8),
        Weight(name="place", compare=features.place, agree=1.0, differ=-8.0),
        Weight(name="when", compare=features.when, agree=0.7, differ=-5.0),
        Weight(name="told", compare=features.told, agree=1.0, differ=-2.0),
        Weight(name="counts", compare=features.counts, agree=2.0, differ=-1.5),
        Weight(name="mode", compare=features.mode, agree=0.0, differ=-0.8),
        Weight(name="about", compare=features.about, agree=0.5, differ=-2.0),
        Weight(name="trigger", compare=features.trigger, agree=0.7, differ=-0.7),
        Weight(name="deed", compare=features.deed, agree=0.5, differ=-3.0),
        Weight(name="words", compare=features.words, agree=1.6, differ=-1.0),
        Weight(name="matter", compare=features.matter, agree=0.3, differ=-1.0),
        Weight(name="near", compare=features.near, agree=2.4, differ=-1.0),
        Weight(name="behind", compare=features.behind, agree=4.5, differ=-1.5),
        Weight(name="rare", compare=features.rare, agree=2.0, differ=-0.5),
        Weight(name="numbers", compare=features.numbers, agree=0.7, differ=-0.8),
        Weight(name="tally", compare=features.tally, agree=0.2, differ=-2.1),
        Weight(name="story", compare=features.story, agree=0.7, differ=-0.7),
    ),
)
