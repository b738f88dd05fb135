"""What the screen of counties says: the map of a measure, or the gap level by level."""

from __future__ import annotations

from ui.address.view import View
from ui.counties import gap, painted
from ui.figures.answer import Answer


def answer(view: View) -> Answer:
    """Return what the open part says."""
    return gap.answer(view) if view.county_part == "gap" else painted.answer(view)
