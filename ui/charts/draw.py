"""A chart on the page: the same value that is exported, heard when a mark is clicked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from exports.charts.bars import Bars
from exports.charts.curves import Curves
from exports.charts.grid import Grid
from exports.charts.kinds import Chart, is_empty
from exports.charts.points import Points
from exports.charts.ranges import Ranges
from exports.charts.spoken import nothing
from ui.charts.bars import bars
from ui.charts.curves import curves
from ui.charts.grid import grid
from ui.charts.look import CLICK
from ui.charts.points import points
from ui.charts.ranges import ranges
from ui.page import look

# Charts of some readers' pages, of a hundred kilobytes each at most.
_KEPT = 100


def draw(
    chart: Chart, key: str, chosen: str = "", follow: Callable[[str], None] | None = None
) -> None:
    """Draw a chart in the reader's theme; its title is the page's to write.

    Parameters
    ----------
    key : of its own on the page
    chosen : the code in focus; a new one makes a new chart, so that a second
        click on the same mark is heard again
    follow : is called with the code of a clicked mark

    Examples
    --------
    ``draw(answer.chart, "clusters", view.group or "", choose_group)``
    """
    if is_empty(chart):
        st.info(nothing(chart))
        return
    name = f"{key}_{chosen or 'none'}"

    def heard() -> None:
        marks = st.session_state[name]["selection"].get(CLICK, [])
        if marks and follow is not None and (code := str(marks[0]["code"])):
            follow(code)

    picture = written(with_focus(chart, chosen), look.theme())
    st.vega_lite_chart(
        spec=picture, key=name, on_select=heard if follow and hears(chart) else "ignore", theme=None
    )


@lru_cache(_KEPT)
def written(chart: Chart, theme: str) -> dict[str, Any]:
    """Return what the browser is sent, not to be changed: a rerun shows the same chart again.

    A test holds every kind to the schema; asking it of each chart anew would be
    half the time that a page with charts takes.
    """
    return dict(specified(chart, theme).to_dict(validate=False))


def hears(chart: Chart) -> bool:
    """Return whether marks of the chart have codes, so that a click can say which."""
    if isinstance(chart, Curves):
        return any(one.codes for one in chart.curves)
    return not isinstance(chart, Grid) and bool(chart.codes)


def with_focus(chart: Chart, chosen: str) -> Chart:
    """Return the chart with another code in focus."""
    return chart if isinstance(chart, Grid) else replace(chart, chosen=chosen)


def specified(chart: Chart, theme: str) -> Any:
    """Return what the browser draws."""
    match chart:
        case Bars():
            return bars(chart, theme)
        case Ranges():
            return ranges(chart, theme)
        case Points():
            return points(chart, theme)
        case Curves():
            return curves(chart, theme)
        case Grid():
            return grid(chart, theme)
