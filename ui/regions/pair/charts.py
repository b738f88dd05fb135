"""The charts of two measures: every city by both, and the corners of the square by name."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st

from ui.figures.measured import Measured
from ui.page import controls, look
from ui.page.controls import bind
from ui.regions import charts as regions_charts
from ui.regions import lists as regions_lists
from ui.regions.charts import tooltip_title
from ui.regions.inputs import Inputs
from ui.regions.lists import Listed
from ui.regions.pair.figures import COLOURS, CORNERS, Pair
from ui.regions.panel import chart_title
from ui.words import numbers


def draw(pair: Pair) -> None:
    inputs, words = pair.inputs, pair.inputs.words
    st.selectbox(
        words("regions.second"),
        pair.codes,
        format_func=lambda code: controls.measure_label(code, inputs.catalogue, words),
        **bind("second", pair.code),
    )
    chart_title(words("regions.pair_chart"), words("regions.pair_about"))
    if pair.both.empty:
        st.info(words("reading.empty"))
        return
    regions_charts.show_cities(_scatter(pair), "pair", 380)


def _scatter(pair: Pair) -> Any:
    inputs, words = pair.inputs, pair.inputs.words
    rows = pair.both.reset_index(names="code")
    rows["name"] = rows["code"].map(inputs.names)
    colours = COLOURS.of(look.theme())
    rows["colour"] = [colours[place] for place in rows["place"]]
    first, second = (
        f"{name}, {measured.year}{unit}"
        for name, measured, unit in (
            (inputs.measure_name, inputs.measured, _unit(inputs.measured, inputs)),
            (pair.second_name, pair.second, _unit(pair.second, inputs)),
        )
    )
    scale = alt.Scale(zero=False)
    chosen = alt.datum.code == regions_charts.chosen_city()
    return (
        alt.Chart(rows)
        .mark_circle(stroke=regions_charts.ink(), opacity=1, cursor="pointer")
        .encode(
            x=alt.X("first:Q", title=first, scale=scale),
            y=alt.Y("second:Q", title=second, scale=scale),
            color=alt.when(chosen)
            .then(alt.value(regions_charts.SELECTED))
            .otherwise(alt.Color("colour:N", scale=None)),
            size=alt.when(chosen).then(alt.value(190)).otherwise(alt.value(55)),
            strokeWidth=alt.value(0.4),
            tooltip=[
                alt.Tooltip("name:N", title=words("regions.head_city")),
                alt.Tooltip("first:Q", title=tooltip_title(inputs.measure_name), format=",.1f"),
                alt.Tooltip("second:Q", title=tooltip_title(pair.second_name), format=",.1f"),
            ],
        )
        .add_params(regions_charts.click())
    )


def _unit(measured: Measured, inputs: Inputs) -> str:
    unit = numbers.unit_name(measured.unit, inputs.words)
    return f" ({unit})" if unit else ""


def draw_corners(pair: Pair) -> None:
    """Which cities are high in both, in one, in neither."""
    inputs, words = pair.inputs, pair.inputs.words
    lists = []
    for name, place in CORNERS.items():
        title = words(f"regions.corner_{name}", first=inputs.measure_name, second=pair.second_name)
        cities = pair.corner(name).sort_values(ascending=name.startswith("low"), kind="stable")
        lists.append(Listed(title, COLOURS.of(look.theme())[place], list(cities.index)))
    regions_lists.draw(lists, inputs)
