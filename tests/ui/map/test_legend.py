"""A legend as markup: on a dark page it brings the colours that it has on paper."""

from __future__ import annotations

from geo.legend import NO_DATA, Legend, LegendRow, Square
from geo.palettes import sequential
from ui.map.legend import markup

ROWS = (LegendRow(1, "40–70", 9), LegendRow(0, "10–40", 2), LegendRow(NO_DATA, "No data", 3))


def test_a_dark_legend_is_light_on_paper() -> None:
    """Each swatch and each field of two measures says both; on a light page there is but one."""
    colours = sequential(9)
    for square in (None, Square("a", "b", tuple(range(9)))):
        legend = Legend("Score", ROWS, square=square)
        dark, light = (markup(legend, colours, theme) for theme in ("dark", "light"))
        assert "--on-paper" not in light
        places = range(9) if square else (0, 1)
        for place in places:
            assert f"background:{colours.dark[place]}" in dark
            assert f"--on-paper:{colours.light[place]}" in dark
            assert f"background:{colours.light[place]}" in light
