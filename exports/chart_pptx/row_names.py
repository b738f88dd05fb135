"""The names of rows at the left of a native chart: an axis of numbers has none of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from exports.chart_pptx.look import LABEL
from exports.chart_pptx.plane import Plotted
from geo.lettering import text_width, wrap

_MOST_SHARE = 0.44
# The smallest letters, and the share of a chart's height that its rows have.
_SMALLEST, _PLOT = 6.0, 0.6
# So many names have room for two lines each.
_FEW = 10


def letters_for(rows: int, inches: float, plot: float = _PLOT) -> float:
    """Return how high letters may be, in points of print, for rows to keep off each other.

    Parameters
    ----------
    plot : the share of the height that the rows have
    """
    return max(_SMALLEST, min(LABEL, plot * inches * 72 / (rows + 1) * 0.85))


def share_of(names: Sequence[str], inches: float, letters: float = LABEL) -> float:
    """Return the share of a chart's width that the names take."""
    longest = max((text_width(name, letters) for name in names), default=0.0)
    return min(_MOST_SHARE, (longest + 14) / (inches * 72))


def named_rows(
    names: Sequence[str],
    heights: Sequence[float],
    edge: float,
    room: float,
    letters: float = LABEL,
) -> Plotted:
    """Return the names as labels of points at the edge, in their room in points of print.

    A few that are long stand in two lines, many are cut.
    """
    lines = 2 if len(names) <= _FEW else 1
    cut = ("\n".join(wrap(name, room, letters, lines)) for name in names)
    labels = tuple(enumerate(cut))
    return Plotted(
        "",
        [edge for _ in names],
        heights,
        "ink",
        listed=False,
        labels=labels,
        side=XL_LABEL_POSITION.LEFT,
        letters=letters,
    )


def leave_room(drawn: Any, share: float, titled: bool, listed: int = 1) -> None:
    """Set the plot aside from the names, from title, axis with its title, and legend.

    Parameters
    ----------
    listed : entries of the legend, of which two stand in a line
    """
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    bottom = (0.22 if titled else 0.15) + 0.05 * max(0, (listed - 1) // 2)
    parts = {"x": share + 0.01, "y": 0.15, "w": 0.95 - share, "h": 0.85 - bottom}
    manual = "".join(f'<c:{side} val="{value:.3f}"/>' for side, value in parts.items())
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{manual}</c:manualLayout></c:layout>'
    )
    area = drawn._chartSpace.chart.plotArea
    if (old := area.find(qn("c:layout"))) is not None:
        area.remove(old)
    area.insert(0, layout)
