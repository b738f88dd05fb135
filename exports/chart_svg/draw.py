"""Any chart as one SVG file: for pages, printed reports and pictures to save."""

from __future__ import annotations

from math import ceil

from exports.chart_svg.bars import draw_bars
from exports.chart_svg.curves import draw_curves
from exports.chart_svg.frame import LEADING, MARGIN, SIZE, SMALL, head
from exports.chart_svg.grid import draw_grid
from exports.chart_svg.points import draw_points
from exports.chart_svg.ranges import draw_ranges
from exports.charts.bars import Bars
from exports.charts.curves import Curves
from exports.charts.grid import Grid
from exports.charts.kinds import Chart, is_empty
from exports.charts.points import Points
from exports.charts.ranges import Ranges
from exports.charts.spoken import nothing, spoken
from geo.chart_colours import chart_colour
from geo.lettering import wrap
from geo.svg import rectangle, svg_document, text_line

WIDTH = 720
_MOST_LINES = 12


def draw_chart(chart: Chart, width: int = WIDTH, source: str = "") -> str:
    """Return a chart as the text of an SVG file, as high as its rows need.

    Parameters
    ----------
    width : in the picture's own units; letters are 14 of them high
    source : what it rests on, below it

    Examples
    --------
    >>> from exports.charts.bars import Series
    >>> chart = Bars(title="Scores", categories=("A",), series=(Series("score", (9.5,)),))
    >>> "9.5" in draw_chart(chart)
    True
    """
    height, parts = _drawn(chart, width)
    height, below = _sourced(source, height, width)
    return _document(chart, width, height, [*parts, *below])


def fill_with_chart(chart: Chart, width: int, shape: float) -> str:
    """Return a chart for a place of a shape: its rows fix its height, so it is made wide enough.

    Parameters
    ----------
    width : at least
    shape : the width of the place for each unit of its height
    """
    height, _ = _drawn(chart, width, low=True)
    wide = max(width, round(height * shape))
    return _document(chart, wide, *_drawn(chart, wide, low=True))


def _document(chart: Chart, width: int, height: float, parts: list[str]) -> str:
    whole = [rectangle(0, 0, width, ceil(height), chart_colour("paper")), *parts]
    return svg_document(whole, width, ceil(height), chart.title, spoken(chart))


def _sourced(source: str, y: float, width: float) -> tuple[float, list[str]]:
    """Where the picture ends below its source, and the lines of that."""
    parts = []
    for line in wrap(source, width - 2 * MARGIN, SMALL, _MOST_LINES) if source else ():
        y += SMALL * LEADING
        parts.append(text_line(line, MARGIN, y, SMALL, chart_colour("muted")))
    return y + (MARGIN if source else 0), parts


def _drawn(chart: Chart, width: float, low: bool = False) -> tuple[float, list[str]]:
    if is_empty(chart):
        y, parts = head(chart.title, [], width)
        said = text_line(nothing(chart), MARGIN, y + 16, SIZE, chart_colour("muted"))
        return y + 34, [*parts, said]
    match chart:
        case Bars():
            return draw_bars(chart, width)
        case Ranges():
            return draw_ranges(chart, width)
        case Points():
            return draw_points(chart, width)
        case Curves():
            return draw_curves(chart, width)
        case Grid():
            return draw_grid(chart, width, low)
