"""The charts of change: growth by starting level, and all measures beside each other."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import streamlit as st
from pandas import DataFrame

from ui.address.view import CHANGES
from ui.page import address
from ui.page.controls import bind
from ui.page.markup import plain
from ui.regions import charts as regions_charts
from ui.regions.closing import changes
from ui.regions.closing.figures import Closings, variable_rows
from ui.regions.controls import period
from ui.regions.inputs import Inputs
from ui.regions.panel import chart_title

_COLOURS = {"closing": "#009e73", "opening": "#d55e00", "unclear": regions_charts.QUIET}


def draw(closings: Closings, reading: str) -> None:
    words = closings.inputs.words
    st.selectbox(
        words("regions.change"),
        CHANGES,
        format_func=closings.name,
        key=bind("change", closings.shown)["key"],
        on_change=lambda: choose(st.session_state["control_change"], closings.inputs),
    )
    if closings.shown == changes.PEOPLE:
        period(closings.inputs)
    chart_title(words("regions.closing_chart"), words("regions.closing_about"))
    if closings.one.beta is None:
        st.info(plain(reading))
        return
    regions_charts.show_cities(_scatter(closings), "closing", 360)


def choose(variable: str, inputs: Inputs) -> None:
    """Show another variable's change; the map of other panels follows where it was its measure."""
    follows = changes.variable_of(inputs.view.measure, inputs) is not None
    measure = {"measure": f"variable.{variable}", "year": 0} if follows else {}
    address.change(change=variable, **measure)


def _scatter(closings: Closings) -> Any:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    assert one.beta is not None, "asked for only where there is one"
    rows = DataFrame(
        {
            "code": one.growth.index,
            "name": [inputs.names[str(code)] for code in one.growth.index],
            "start": one.change.first,
            "growth": one.percent,
        }
    )
    along = np.geomspace(rows["start"].min(), rows["start"].max(), 20)
    fitted = 100 * np.expm1(one.beta.intercept + one.beta.slope * np.log(along))
    line = alt.Chart(DataFrame({"start": along, "growth": fitted})).mark_line(
        color=_COLOURS[one.beta.verdict], strokeWidth=3
    )
    chosen = alt.datum.code == regions_charts.chosen_city()
    x = alt.X(
        "start:Q",
        title=words("regions.axis_start", year=one.change.first_year),
        scale=alt.Scale(type="log", nice=False, padding=8),
        axis=alt.Axis(tickCount=5, format="~s"),
    )
    y = alt.Y("growth:Q", title=words("regions.axis_growth"), scale=alt.Scale(zero=False))
    dots = (
        alt.Chart(rows)
        .mark_circle(opacity=0.75, cursor="pointer")
        .encode(
            x=x,
            y=y,
            color=alt.when(chosen)
            .then(alt.value(regions_charts.SELECTED))
            .otherwise(alt.value(regions_charts.MAIN)),
            size=alt.when(chosen).then(alt.value(190)).otherwise(alt.value(45)),
            tooltip=[
                alt.Tooltip("name:N", title=words("regions.head_city")),
                alt.Tooltip("start:Q", title=words("regions.head_start"), format=",.1f"),
                alt.Tooltip("growth:Q", title=words("regions.axis_growth"), format=".2f"),
            ],
        )
        .add_params(regions_charts.click())
    )
    return alt.layer(dots, line.encode(x=x, y=y))


def draw_all(closings: Closings, reading: str) -> None:
    words = closings.inputs.words
    chart_title(words("regions.forest"), words("regions.forest_about"))
    rows = variable_rows(closings)
    known = rows[rows["points"].notna()]
    if known.empty:
        st.info(plain(reading))
        return
    st.altair_chart(_forest(known, closings))


def _forest(known: DataFrame, closings: Closings) -> Any:
    words = closings.inputs.words
    verdicts = list(_COLOURS)
    colour = alt.Color(
        "said:N",
        scale=alt.Scale(
            domain=[words(f"regions.verdict_{verdict}") for verdict in verdicts],
            range=list(_COLOURS.values()),
        ),
        legend=alt.Legend(orient="top", title=None, labelLimit=300),
    )
    base = alt.Chart(known).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=330, labelFlush=False)),
        color=colour,
    )
    x = alt.X("points_low:Q", title=words("regions.axis_points"))
    spans = base.mark_rule(strokeWidth=3).encode(x=x, x2="points_high:Q")
    dots = base.mark_circle(size=110, opacity=1).encode(x="points:Q")
    zero = alt.Chart(DataFrame({"at": [0]})).mark_rule(color=regions_charts.ink())
    return alt.layer(zero.encode(x="at:Q"), spans, dots).properties(height=60 + 34 * len(known))
