"""Question 2 on the page: who counts once, then the answer."""

from __future__ import annotations

from ui.figures.answer import Answer
from ui.regions import panel
from ui.regions.controls import counting
from ui.regions.inputs import Inputs


def draw(inputs: Inputs, said: Answer) -> None:
    """Draw how wide the gap is; a click on a unit puts it in focus."""
    panel.draw_answer(said, inputs, above=lambda: counting(inputs))
