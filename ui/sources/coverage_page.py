"""The coverage of the figures on the screen: heat map, table, thresholds, what is withheld."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from data.catalogue import withheld_reason
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.names import city_name, measure_name
from ui.page import look
from ui.page.markup import element, table, text
from ui.page.sources import cite
from ui.sources import coverage
from ui.words.notes import note_text
from ui.words.texts import Words

_RAMP = {"light": ["#f2eee3", "#2c7fb8", "#0b3c6f"], "dark": ["#3a3226", "#2c7fb8", "#bfe3f5"]}
_ROW = 17
# The height of a chart includes its slanted labels and its legend.
_LABELS = 270


def draw(view: View) -> None:
    """Draw how complete the figures are."""
    words = Words(view.language)
    cells = coverage.by_province(view)
    whole = (cells["have"].sum() / cells["of"].sum()) if len(cells) else 0.0
    st.html(
        element(
            "p",
            text(words("sources.coverage_headline", share=f"{100 * whole:.0f}%")),
            class_="headline",
        )
    )
    st.altair_chart(_heat_map(cells, words), use_container_width=True)
    with st.expander(words("sources.coverage_table")):
        st.html(_indicator_table(view, words))
    st.html(element("h3", text(words("sources.thresholds"))))
    st.html(element("p", text(words("sources.thresholds_about")), class_="muted"))
    st.html(_threshold_table(view, words))
    _withheld(words)


def _heat_map(cells: pd.DataFrame, words: Words) -> alt.Chart:
    names = list(cells.sort_values("order")["indicator"].unique())
    provinces = list(cells["province"].unique())
    shown = cells.assign(
        text=[words("sources.have_of", have=row["have"], of=row["of"]) for row in records(cells)]
    )
    slanted = alt.Axis(labelAngle=-60, labelLimit=170, labelOverlap=False, labelFontSize=11)
    upright = alt.Axis(labelLimit=130, labelOverlap=False, labelFontSize=11)
    chart = alt.Chart(shown).mark_rect(stroke="white", strokeWidth=0.6)
    drawn: alt.Chart = chart.encode(
        x=alt.X("indicator:N", sort=names, title=None, axis=slanted),
        y=alt.Y("province:N", sort=provinces, title=None, axis=upright),
        color=alt.Color(
            "share:Q",
            scale=alt.Scale(domain=[0, 0.5, 1], range=_RAMP[look.theme()]),
            legend=alt.Legend(format=".0%", title=words("sources.share"), orient="top"),
        ),
        tooltip=[
            alt.Tooltip("province:N", title=words("exports.province")),
            alt.Tooltip("dimension:N", title=words("sources.dimension")),
            alt.Tooltip("indicator:N", title=words("common.column_indicator")),
            alt.Tooltip("text:N", title=words("sources.share")),
        ],
    ).properties(height=len(provinces) * _ROW + _LABELS)
    return drawn


def _indicator_table(view: View, words: Words) -> str:
    catalogue = kept.catalogue()
    rows = [
        [
            text(measure_name(f"indicator.{row['code']}", catalogue, words)),
            text(words("sources.have_of", have=row["have"], of=337)),
            text(words("sources.have_of", have=row["in_yearbook"], of=297)),
            text(row["first"] if row["first"] == row["last"] else f"{row['first']}–{row['last']}"),
            text(cite(row["sources"], words)),
        ]
        for row in records(coverage.by_indicator(view))
    ]
    heads = ("common.column_indicator", "sources.all_units", "sources.yearbook_units")
    columns = [words(key) for key in (*heads, "common.year", "common.source")]
    return table([text(column) for column in columns], rows, class_="indicators")


def _threshold_table(view: View, words: Words) -> str:
    own = view.choices.minimum_weight_share
    rows = []
    for row in records(coverage.thresholds(view)):
        mark = words("sources.chosen") if row["threshold"] == own else ""
        rows.append(
            [
                text(f"{row['threshold']:.0%} {mark}"),
                text(row["scored"]),
                text(f"{row['shift']:.1f}"),
                text(words("sources.have_of", have=row["top"], of=20)),
            ]
        )
    heads = ("threshold", "scored", "shift", "top")
    return table([text(words(f"sources.{key}")) for key in heads], rows, class_="indicators")


def _withheld(words: Words) -> None:
    """Every figure that is not used because its source contradicts itself."""
    catalogue = kept.catalogue()
    reasons = withheld_reason(catalogue.values["note"]).dropna()
    held = catalogue.values.loc[reasons.index]
    st.html(element("h3", text(words("sources.withheld", n=len(held)))))
    st.html(element("p", text(words("sources.withheld_about")), class_="muted"))
    rows = [
        [
            text(city_name(row["city_code"], catalogue, words)),
            text(measure_name(f"variable.{row['variable']}", catalogue, words)),
            text(row["year"]),
            text(note_text(row["note"], words)),
            text(cite([row["source"]], words)),
        ]
        for row in records(held)
    ]
    heads = ("exports.city", "common.column_figure", "common.year", "exports.why_none")
    columns = [text(words(key)) for key in (*heads, "common.source")]
    with st.expander(words("sources.withheld_list")):
        st.html(table(columns, rows, class_="indicators"))
