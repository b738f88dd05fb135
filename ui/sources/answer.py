"""What this screen says, as a value."""

from __future__ import annotations

from ui.address.view import View
from ui.figures.answer import Answer
from ui.take.measured import measure_answer


def answer(view: View) -> Answer:
    """Return the screen's answer."""
    return measure_answer(view)
