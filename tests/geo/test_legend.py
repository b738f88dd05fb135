"""The legend draws bars of its counts only where they say something."""

from __future__ import annotations

import pytest

from geo.legend import Legend, LegendRow


@pytest.mark.parametrize(
    ("counts", "telling"),
    [((59, 59, 60), False), ((10, 30, 20), True), ((4, 1, 289), False), ((6, 3, 0), True)],
)
def test_bars_are_drawn_where_they_can_be_compared(counts: tuple[int, ...], telling: bool) -> None:
    """Not of equal classes, and not where one of them leaves the others no length."""
    rows = tuple(LegendRow(place, str(place), count) for place, count in enumerate(counts))
    assert Legend("title", rows).telling is telling
