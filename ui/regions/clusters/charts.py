"""The charts of clusters: their ranges, and the members of the one looked into."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
from pandas import DataFrame

from ui.page.controls import bind
from ui.page.markup import element, plain, text
from ui.regions import charts as regions_charts
from ui.regions.charts import QUIET, SELECTED
from ui.regions.clusters.figures import member_lists
from ui.regions.inputs import Inputs
from ui.regions.map import outlined
from ui.regions.panel import chart_title
from ui.words import numbers


def draw(table: DataFrame, inputs: Inputs) -> None:
    words = inputs.words
    names = {str(code): row["name"] for code, row in table.to_dict("index").items()}
    st.selectbox(
        words("regions.look_into"),
        list(names),
        format_func=names.__getitem__,
        placeholder=words("regions.look_into_hint"),
        **bind("group", inputs.view.group if inputs.view.group in names else None),
    )
    unit = numbers.unit_name(inputs.measured.unit, words)
    chart_title(words("regions.clusters_chart"), words("regions.clusters_about", unit=unit))
    known = table[table["mean"].notna()].reset_index(names="code")
    if known.empty:
        st.info(words("reading.empty"))
        return
    regions_charts.show(
        _ranges(known, inputs),
        "clusters",
        max(120, 18 * len(known)),
        inputs.view.group,
        regions_charts.choose_group,
    )


def _ranges(known: DataFrame, inputs: Inputs) -> Any:
    words, dark = inputs.words, regions_charts.ink()
    chosen = [*outlined(inputs.view)]
    look = alt.when(alt.datum.code == (inputs.view.group or ""))
    colour = (
        look.then(alt.value(SELECTED))
        .when(alt.FieldOneOfPredicate("code", chosen))
        .then(alt.value(regions_charts.MAIN))
        .when(alt.datum.kind == "region")
        .then(alt.value(dark))
        .otherwise(alt.value(QUIET))
    )
    base = alt.Chart(known).encode(
        y=alt.Y(
            "name:N",
            sort=list(known["name"]),
            title=None,
            axis=alt.Axis(labelLimit=210, labelOverlap=False, labelFlush=False),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=words("regions.head_group")),
            alt.Tooltip("mean:Q", title=words("regions.head_mean"), format=",.1f"),
            alt.Tooltip("median:Q", title=words("regions.head_median"), format=",.1f"),
            alt.Tooltip("low:Q", title=words("regions.head_low"), format=",.1f"),
            alt.Tooltip("high:Q", title=words("regions.head_high"), format=",.1f"),
            alt.Tooltip("known:Q", title=words("regions.head_known")),
        ],
    )
    scale = alt.Scale(zero=False, nice=True)
    spread = base.mark_rule(strokeWidth=3, opacity=0.45).encode(
        x=alt.X("low:Q", title=None, scale=scale), x2="high:Q", color=colour
    )
    middle = base.mark_tick(thickness=2, size=10).encode(x="median:Q", color=colour)
    mean = (
        base.mark_circle(size=95, opacity=1, cursor="pointer")
        .encode(x="mean:Q", color=colour)
        .add_params(regions_charts.click())
    )
    return alt.layer(spread, middle, mean)


def draw_members(table: DataFrame, inputs: Inputs) -> None:
    group, words = inputs.view.group, inputs.words
    if group is None or group not in table.index:
        return
    lists = member_lists(inputs)
    codes = lists[lists["group"] == group]["city_code"]
    value = inputs.measured.values.reindex(codes).sort_values(ascending=False, kind="stable")
    ranks = inputs.measured.ranks
    st.html(
        element(
            "h2",
            text(words("regions.members", name=str(table["name"][group]), n=len(codes))),
            class_="side-title",
        )
    )
    with st.container(key="regions_members", horizontal=True, gap="small"):
        for code in value.index:
            amount = numbers.figure(float(value[code]), inputs.measured.unit, words)
            place = "" if pd.isna(ranks[code]) else words("regions.place", n=int(ranks[code]))
            st.button(
                f"{plain(inputs.names[code])} **{plain(amount)}**{place}",
                key=f"member_{code}",
                type="primary" if code == regions_charts.chosen_city() else "secondary",
                on_click=regions_charts.choose_city,
                args=(code,),
            )
