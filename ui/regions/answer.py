"""What the screen of regions says: the answer to one of its questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.regions.closing import answer as closing
from ui.regions.clusters import answer as clusters
from ui.regions.gap import answer as gap
from ui.regions.inputs import Inputs, inputs_of
from ui.regions.mobility import answer as mobility
from ui.regions.pair import answer as pair
from ui.regions.people import answer as people
from ui.regions.split import answer as split
from ui.regions.spots import answer as spots

QUESTIONS: Mapping[str, Callable[[Inputs], Answer]] = {
    "clusters": clusters.answer,
    "gap": gap.answer,
    "split": split.answer,
    "spots": spots.answer,
    "pair": pair.answer,
    "people": people.answer,
    "closing": closing.answer,
    "mobility": mobility.answer,
}
# The others show the measure in the last year of a span.
OF_A_SPAN = ("closing", "mobility")
# Their headlines name their years themselves.
DATED = ("people",)


def answer(view: View) -> Answer:
    """Return the answer to the question of a View; most are of one year, not of a span."""
    if view.question in OF_A_SPAN:
        return QUESTIONS[view.question](inputs_of(view))
    inputs = inputs_of(view.but(since=0))
    said = QUESTIONS[view.question](inputs)
    if view.question in DATED or inputs.measured.year == _usual_year(view):
        return said
    year = inputs.measured.year
    return replace(
        said, headline=inputs.words("regions.in_the_year", year=year, said=said.headline)
    )


def _usual_year(view: View) -> int:
    """The year that is shown of the measure where none is asked for."""
    return kept.settle(view.but(year=0, since=0)).year
