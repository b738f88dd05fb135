"""The charts of the split: between and within, by grouping and by group."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import altair as alt
import streamlit as st
from pandas import DataFrame

from ui.address.view import GROUPINGS
from ui.page.controls import bind
from ui.page.markup import plain
from ui.regions import charts as regions_charts
from ui.regions.controls import counting
from ui.regions.inputs import Inputs
from ui.regions.panel import chart_title
from ui.regions.split.figures import Split
from ui.words import numbers as words_numbers

_MOST_GROUPS_DRAWN = 16


def draw(split: Split, reading: str) -> None:
    inputs, words = split.inputs, split.inputs.words
    st.segmented_control(
        words("regions.grouping"),
        GROUPINGS,
        format_func=lambda code: words(f"groups.{code}"),
        required=True,
        **bind("grouping", inputs.view.grouping),
    )
    counting(inputs)
    if split.withheld or not split.found.total > 1e-12:
        st.info(plain(reading))
        return
    chart_title(words("regions.split_chart"), words("regions.split_about"))
    st.altair_chart(_parts(split))
    chart_title(words("regions.split_groupings"), words("regions.split_groupings_about"))
    st.altair_chart(_groupings(split))


def _parts(split: Split) -> Any:
    """One bar of 100 %: between, within, each with its share."""
    words, found = split.inputs.words, split.found
    shares = [found.between_share, 1 - found.between_share]
    rows = DataFrame(
        {
            "part": [words("regions.between"), words("regions.within")],
            "share": [100 * share for share in shares],
            "middle": [50 * shares[0], 100 * shares[0] + 50 * shares[1]],
            "label": [words_numbers.percent(share) for share in shares],
        }
    )
    base = alt.Chart(rows)
    bar = base.mark_bar(height=34).encode(
        x=alt.X("share:Q", stack="zero", axis=None, scale=alt.Scale(domain=[0, 100])),
        order=alt.Order("middle:Q"),
        color=alt.Color(
            "part:N",
            sort=None,
            scale=alt.Scale(domain=list(rows["part"]), range=["#0072b2", "#e69f00"]),
            legend=alt.Legend(orient="top", title=None),
        ),
    )
    label = base.mark_text(fontWeight="bold", color="#ffffff").encode(x="middle:Q", text="label:N")
    return (bar + label).properties(height=80)


def _groupings(split: Split) -> Any:
    """How much lies between, under each of the four groupings."""
    inputs, words = split.inputs, split.inputs.words
    rows = []
    for code in GROUPINGS:
        other = Split(_with_grouping(inputs, code))
        rows.append(
            {
                "name": words(
                    "regions.kind_of", name=words(f"groups.{code}"), n=len(other.found.groups)
                ),
                "share": 100 * other.found.between_share,
                "chosen": code == inputs.view.grouping,
                "groups": len(other.found.groups),
            }
        )
    base = alt.Chart(DataFrame(rows)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=180, labelFlush=False)),
        x=alt.X("share:Q", title=None, scale=alt.Scale(domain=[0, 100]), axis=None),
        tooltip=[alt.Tooltip("groups:Q", title=words("regions.head_groups"))],
    )
    bars = base.mark_bar(height=15).encode(
        color=alt.when(alt.datum.chosen)
        .then(alt.value("#0072b2"))
        .otherwise(alt.value(regions_charts.QUIET))
    )
    numbers = base.mark_text(align="left", dx=4, color=regions_charts.ink()).encode(
        text=alt.Text("label:N")
    )
    numbers = numbers.transform_calculate(label="format(datum.share, '.1f') + '%'")
    return (bars + numbers).properties(height=130)


def _with_grouping(inputs: Inputs, grouping: str) -> Inputs:
    return replace(inputs, view=inputs.view.but(grouping=grouping))


def draw_groups(split: Split) -> None:
    """What each group adds, between and within."""
    if split.withheld or not split.found.total > 1e-12:
        return
    words, found = split.inputs.words, split.found
    groups = found.groups.sort_values("share", ascending=False)
    drawn = groups.head(_MOST_GROUPS_DRAWN)
    rows = DataFrame(
        [
            {
                "name": split.names[str(group)],
                "part": words(f"regions.{part}"),
                "share": 100 * row[part] / found.total,
                "order": place,
            }
            for group, row in drawn.to_dict("index").items()
            for place, part in enumerate(("between", "within"))
        ]
    )
    title = words("regions.split_by_group")
    about = words("regions.split_by_group_about", n=len(drawn), of=len(groups))
    chart_title(title, about)
    chart = (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            y=alt.Y(
                "name:N",
                sort=list(dict.fromkeys(rows["name"])),
                title=None,
                axis=alt.Axis(labelLimit=220, labelOverlap=False, labelFlush=False),
            ),
            x=alt.X("share:Q", title=words("regions.percent_of_gap")),
            order=alt.Order("order:Q"),
            color=alt.Color(
                "part:N",
                scale=alt.Scale(
                    domain=[words("regions.between"), words("regions.within")],
                    range=["#0072b2", "#e69f00"],
                ),
                legend=alt.Legend(orient="top", title=None),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=words("regions.head_group")),
                alt.Tooltip("part:N", title=words("regions.head_part")),
                alt.Tooltip("share:Q", title=words("regions.percent_of_gap"), format=".1f"),
            ],
        )
        .properties(height=60 + 22 * len(drawn))
    )
    st.altair_chart(chart)
