"""What the atlas says: where China stands, measure by measure."""

from __future__ import annotations

from ui.address.view import View
from ui.figures.answer import Answer
from ui.take.measured import measure_answer


def answer(view: View) -> Answer:
    """Return the map of the shown measure, its sentence and its leaders."""
    return measure_answer(view)
