"""This question's answer, as a value."""

from __future__ import annotations

from ui.figures.answer import Answer
from ui.regions.inputs import Inputs
from ui.take.measured import measure_answer


def answer(inputs: Inputs) -> Answer:
    """Return the question's answer."""
    return measure_answer(inputs.view)
