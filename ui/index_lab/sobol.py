"""Which choice moves the ranks: Sobol indices with their bootstrap intervals."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st
from pandas import DataFrame

from ui.page.markup import element, text
from ui.words.numbers import percent
from ui.words.texts import Words

_COLOURS = {"first_order": "#56b4e9", "total": "#0072b2"}
_BAR = 15


def draw(sobol: DataFrame, words: Words) -> None:
    """Draw first-order and total effect of each choice, and the table behind them."""
    if sobol.empty or not sobol["total"].max() > 0:
        st.html(element("h2", text(words("index_lab.sobol_none")), class_="section"))
        return
    ordered = sobol.sort_values("total", ascending=False)
    title = words(
        "index_lab.sobol_title",
        first=words(f"index_lab.factor_{ordered.index[0]}"),
        share=percent(float(ordered["total"].iloc[0])),
    )
    st.html(
        element("h2", text(title), class_="section")
        + element("p", text(words("index_lab.sobol_help")), class_="muted")
    )
    long = effects(ordered, words)
    st.altair_chart(_chart(long, words), width="stretch")
    with st.expander(words("index_lab.table")):
        st.dataframe(_table(ordered, words), hide_index=True, width="stretch")


def effects(sobol: DataFrame, words: Words) -> DataFrame:
    """Return one row a choice and kind of effect, with its bootstrap interval.

    An estimate a little below 0 is noise around 0; it is drawn as it is.
    """
    rows = []
    for factor, values in sobol.iterrows():
        for kind in _COLOURS:
            share, margin = float(values[kind]), float(values[f"{kind}_margin"])
            rows.append(
                (
                    words(f"index_lab.factor_{factor}"),
                    words(f"index_lab.{kind}"),
                    share,
                    share - margin,
                    share + margin,
                )
            )
    return DataFrame(rows, columns=["factor", "kind", "share", "low", "high"])


def _chart(long: DataFrame, words: Words) -> Any:
    kinds = [words(f"index_lab.{kind}") for kind in _COLOURS]
    base = alt.Chart(long).encode(
        y=alt.Y("factor:N", sort=None, title=None, axis=alt.Axis(labelLimit=220)),
        yOffset=alt.YOffset("kind:N", sort=kinds),
        tooltip=[
            alt.Tooltip("factor:N", title=words("index_lab.factor")),
            alt.Tooltip("kind:N", title=words("index_lab.share_explained")),
            alt.Tooltip("share:Q", title=words("index_lab.value"), format=".3f"),
            alt.Tooltip("low:Q", title=words("index_lab.low"), format=".3f"),
            alt.Tooltip("high:Q", title=words("index_lab.high"), format=".3f"),
        ],
    )
    axis = alt.X("share:Q", title=words("index_lab.share_explained"), axis=alt.Axis(format=".0%"))
    bars = base.mark_bar().encode(
        x=axis,
        color=alt.Color(
            "kind:N",
            title=None,
            sort=kinds,
            scale=alt.Scale(domain=kinds, range=list(_COLOURS.values())),
            legend=alt.Legend(orient="bottom", labelLimit=300),
        ),
    )
    whiskers = base.mark_rule(strokeWidth=1.5, color="#d55e00").encode(
        x=alt.X("low:Q", title=words("index_lab.share_explained")), x2="high:Q"
    )
    factors = long["factor"].nunique()
    return alt.layer(bars, whiskers).properties(height=factors * 2 * (_BAR + 4) + 60)


def _table(sobol: DataFrame, words: Words) -> DataFrame:
    named = {words("index_lab.factor"): [words(f"index_lab.factor_{f}") for f in sobol.index]}
    for kind in _COLOURS:
        margins = zip(sobol[kind], sobol[f"{kind}_margin"], strict=True)
        named[words(f"index_lab.{kind}")] = [
            f"{share:.3f} ± {margin:.3f}" for share, margin in margins
        ]
    return DataFrame(named)
