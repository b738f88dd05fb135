"""The charts of people: town and age of every city, and who grew or shrank."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st
from pandas import DataFrame

from ui.regions import charts as regions_charts
from ui.regions.controls import period
from ui.regions.lists import Listed
from ui.regions.panel import chart_title
from ui.regions.people.figures import People, city_rows

_GROWING, _SHRINKING = "#2166ac", "#b2182b"


def draw(people: People) -> None:
    inputs, words = people.inputs, people.inputs.words
    period(inputs)
    chart_title(words("regions.people_chart"), words("regions.people_about"))
    rows = city_rows(people).dropna(subset=["town_2020", "aged_2020"])
    if rows.empty:
        st.info(words("reading.empty"))
        return
    regions_charts.show_cities(_scatter(rows, people), "people", 400)


def _scatter(rows: DataFrame, people: People) -> Any:
    words = people.inputs.words
    kinds = ("growing", "shrinking", "not_comparable")
    chosen = alt.datum.code == regions_charts.chosen_city()
    return (
        alt.Chart(rows.rename(columns={"city_code": "code"}))
        .mark_circle(opacity=0.8, cursor="pointer")
        .encode(
            x=alt.X("town_2020:Q", title=words("regions.axis_town"), scale=alt.Scale(zero=False)),
            y=alt.Y("aged_2020:Q", title=words("regions.axis_aged"), scale=alt.Scale(zero=False)),
            color=alt.when(chosen)
            .then(alt.value(regions_charts.SELECTED))
            .otherwise(
                alt.Color(
                    "kind:N",
                    scale=alt.Scale(
                        domain=[words(f"regions.{kind}") for kind in kinds],
                        range=[_GROWING, _SHRINKING, regions_charts.QUIET],
                    ),
                    legend=alt.Legend(orient="top", title=None),
                )
            ),
            size=alt.when(chosen).then(alt.value(190)).otherwise(alt.value(50)),
            tooltip=[
                alt.Tooltip("city_name:N", title=words("regions.head_city")),
                alt.Tooltip("town_2020:Q", title=words("regions.axis_town"), format=".1f"),
                alt.Tooltip("aged_2020:Q", title=words("regions.axis_aged"), format=".1f"),
                alt.Tooltip("yearly:Q", title=words("regions.head_yearly"), format="+.2f"),
            ],
        )
        .add_params(regions_charts.click())
    )


def lists(people: People) -> list[Listed]:
    words = people.inputs.words
    order = [str(code) for code in people.yearly.sort_values(kind="stable").index]
    growing = [code for code in reversed(order) if people.yearly[code] > 0]
    shrinking = [code for code in order if people.yearly[code] < 0]
    oldest = people.aged.dropna().sort_values(ascending=False, kind="stable").index
    rural = people.town.dropna().sort_values(kind="stable").index
    return [
        Listed(words("regions.list_growing"), _GROWING, growing),
        Listed(words("regions.list_shrinking"), _SHRINKING, shrinking),
        Listed(words("regions.list_oldest"), "#7a7a7a", [str(code) for code in oldest]),
        Listed(words("regions.list_rural"), "#009e73", [str(code) for code in rural]),
    ]
