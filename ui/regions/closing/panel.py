"""Change on the page: the choice of a measure and of its years over the answer's charts."""

from __future__ import annotations

from ui.figures.answer import Answer
from ui.regions import panel, span_choice
from ui.regions.closing.figures import Closings
from ui.regions.inputs import Inputs


def draw(inputs: Inputs, said: Answer) -> None:
    """Draw the answer with the choice of what is followed above its charts."""
    panel.draw_answer(
        said,
        inputs,
        above=lambda: span_choice.draw(inputs, Closings(inputs).followed),
        about=inputs.words("regions.by_year_about"),
    )
