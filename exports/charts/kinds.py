"""Charts as values: their figures, their names and what each colour stands for.

Five kinds say all that the atlas shows. A screen draws a value with
`ui.charts.draw`, a slide with `exports.pptx_chart.add_chart` (native, with the
figures in its sheet), a page or a picture with `exports.chart_svg.draw.draw_chart`.
All texts are in the reader's language already. A missing figure is NaN: it
leaves a gap and is never drawn as 0.

Colours are names of roles (`geo.chart_colours.CHART_ROLES`): ``main``, ``second``,
``quiet``, ``ink``, ``selected``, ``above``, ``below``, ``good``, ``bad``,
``group1`` to ``group6``, those of local Moran and ``field0`` to ``field8`` of two
measures; or the colour that a class has on the map beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from exports.charts.bars import Bars
from exports.charts.curves import Curves
from exports.charts.grid import Grid
from exports.charts.points import Points
from exports.charts.ranges import Ranges

Chart = Bars | Ranges | Points | Curves | Grid


def is_empty(chart: Chart) -> bool:
    """Return whether there is no figure at all to draw; a sentence then says so."""
    if isinstance(chart, Points):
        return not chart.drawn()
    if isinstance(chart, Curves):
        lists: Iterable[Sequence[float]] = [one.y for one in chart.curves if not one.dashed]
    elif isinstance(chart, Grid):
        lists = chart.values
    elif isinstance(chart, Ranges):
        lists = [chart.low, *(one.values for one in chart.dots)]
    else:
        lists = [one.values for one in chart.series]
    return all(math.isnan(value) for values in lists for value in values)
