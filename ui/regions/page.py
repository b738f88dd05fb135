"""The regions screen: eight questions, one at a time, each in the same places."""

from __future__ import annotations

from collections.abc import Callable

from ui.address.view import QUESTIONS, View
from ui.figures.answer import Answer
from ui.page import controls
from ui.regions import map
from ui.regions.closing import panel as closing_panel
from ui.regions.clusters import panel as clusters_panel
from ui.regions.gap import panel as gap_panel
from ui.regions.inputs import Inputs
from ui.regions.kept import answer
from ui.regions.mobility import panel as mobility_panel
from ui.regions.pair import panel as pair_panel
from ui.regions.people import panel as people_panel
from ui.regions.split import panel as split_panel
from ui.regions.spots import panel as spots_panel
from ui.words.texts import Words

# Questions that choose their measure themselves; those whose map shows clusters and the
# classes of the measure.
_OWN_MEASURE, _LEVELS = ("people", "closing", "mobility"), ("clusters",)
_DRAWN: dict[str, Callable[[Inputs, Answer], None]] = {
    "clusters": clusters_panel.draw,
    "gap": gap_panel.draw,
    "split": split_panel.draw,
    "spots": spots_panel.draw,
    "pair": pair_panel.draw,
    "people": people_panel.draw,
    "closing": closing_panel.draw,
    "mobility": mobility_panel.draw,
}


def switch(view: View) -> None:
    """Draw the choice of a question."""
    words = Words(view.language)
    controls.switch(
        "question",
        view.question,
        QUESTIONS,
        words("regions.question"),
        lambda name: words(f"regions.panel_{name}"),
    )


def choices(view: View) -> None:
    """Draw the controls at the side that act on the question, and no others."""
    controls.find_city(view)
    if view.question not in _OWN_MEASURE:
        controls.measure(view)
    controls.filters(view)
    if view.question in _LEVELS:
        controls.outline(view.but(outline=map.outlined(view)))
        controls.colouring(view)


def draw(inputs: Inputs) -> None:
    """Draw the answer to the chosen question."""
    _DRAWN[inputs.view.question](inputs, answer(inputs.view))
