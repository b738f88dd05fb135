"""A chart on a dark page: one file, light wherever it is opened by itself or put into a document.

A page asks for the dark one by a fragment of the address, which no office's program knows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from exports.chart_svg.draw import draw_chart
from exports.chart_svg.grid import STEPS
from exports.charts.grid import Grid
from exports.charts.kinds import Chart
from geo.chart_colours import CHART_ROLES, chart_shade
from publish.pictures import without_defaults

NAME = "dark"
_COLOUR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
_OF_ROLES = {colour: CHART_ROLES["dark"][role] for role, colour in CHART_ROLES["light"].items()}


def chart_in_both(chart: Chart, source: str = "") -> str:
    """Return a chart as an SVG that has its dark colours where its address ends in ``#dark``.

    Parameters
    ----------
    source : what it rests on, below it
    """
    svg = without_defaults(draw_chart(chart, source=source))
    rules = "".join(_rules(svg, _OF_ROLES | _of_shades(chart)))
    named = svg.replace("<svg ", f'<svg id="{NAME}" ', 1)
    return named.replace("</title>", f"</title><style>{rules}</style>", 1)


def _rules(svg: str, dark: dict[str, str]) -> Iterator[str]:
    for name, colour in dict.fromkeys(_COLOUR.findall(svg)):
        if other := dark.get(colour):
            yield f'#{NAME}:target [{name}="{colour}"]{{{name}:{other}}}'


def _of_shades(chart: Chart) -> dict[str, str]:
    if not isinstance(chart, Grid):
        return {}
    signed = chart.signed
    key = (2 * step - 1 if signed else step for step in STEPS)
    values = (value for row in chart.values for value in row if not math.isnan(value))
    return {
        chart_shade(value, signed=signed): chart_shade(value, NAME, signed=signed)
        for value in (*key, *values)
    }
