"""What tests of the years read off an answer."""

from __future__ import annotations

from exports.charts.curves import Curves
from ui.figures.answer import Answer


def chart_of(said: Answer) -> Curves:
    """The lines of an answer."""
    chart = said.charts[0]
    assert isinstance(chart, Curves)
    return chart
