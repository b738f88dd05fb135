"""The charts of the gap: the Lorenz curve, the figures in words, the dimensions."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import streamlit as st
from pandas import DataFrame

from scoring.inequality.measures import lorenz_curve
from ui.figures.names import group_names, measure_name
from ui.page.markup import plain, text
from ui.page.markup import table as markup_table
from ui.regions import charts as regions_charts
from ui.regions.controls import counting
from ui.regions.gap.figures import BY_CITY, BY_RESIDENT, Gap
from ui.regions.panel import chart_title
from ui.words import numbers as words_numbers


def sentence(name: str, gap: Gap) -> str:
    """Return one figure in words.

    Parameters
    ----------
    name : a figure of `Dispersion`, or "top_cluster"
    """
    words, found = gap.inputs.words, gap.found
    if name == "top_cluster":
        cluster, share = gap.lead
        if not cluster:
            return words("regions.gap_no_cluster")
        names = group_names("cluster", gap.inputs.catalogue, words)
        return words(
            "regions.gap_top_cluster", name=names[cluster], share=words_numbers.percent(share)
        )
    value = getattr(found, name)
    if np.isnan(value):
        key = "ninety_ten_none" if name == "ninety_ten" else "no_residents_figure"
        return words(f"regions.gap_{key}")
    most = np.log(found.units)
    return words(
        f"regions.gap_{name}",
        percent=words_numbers.percent(value),
        twice=words_numbers.percent(2 * value),
        of_most=words_numbers.percent(value / most),
        times=f"{value:.1f}",
    )


def draw(gap: Gap, reading: str) -> None:
    inputs, words = gap.inputs, gap.inputs.words
    counting(inputs)
    chart_title(words("regions.lorenz"), words(f"regions.lorenz_about_{inputs.view.counting}"))
    if gap.found.withheld or np.isnan(gap.gini):
        st.info(plain(reading))
        return
    regions_charts.show_cities(_lorenz(gap), "lorenz", 330)


def _lorenz(gap: Gap) -> Any:
    inputs, words = gap.inputs, gap.inputs.words
    people = inputs.residents.reindex(inputs.value.index).dropna() if gap.by_resident else None
    value = inputs.value if people is None else inputs.value[people.index]
    curve = 100 * lorenz_curve(value, people)
    rows = curve.reset_index(names="code")
    rows["name"] = rows["code"].map(inputs.names).fillna("")
    axis = alt.Axis(labelExpr="datum.value + '%'", values=[0, 25, 50, 75, 100])
    base = alt.Chart(rows)
    x = alt.X("unit_share:Q", axis=axis, title=words(f"regions.share_of_{inputs.view.counting}"))
    y = alt.Y("value_share:Q", axis=axis, title=words("regions.share_of_whole"))
    even = alt.Chart(DataFrame({"x": [0, 100], "y": [0, 100]})).mark_line(
        strokeDash=[5, 4], color=regions_charts.QUIET
    )
    area = base.mark_area(color=regions_charts.MAIN, opacity=0.12).encode(x=x, y=y)
    line = base.mark_line(color=regions_charts.MAIN, strokeWidth=2.5).encode(x=x, y=y)
    dots = (
        base.mark_circle(size=45, cursor="pointer")
        .encode(
            x=x,
            y=y,
            opacity=alt.when(alt.datum.code == regions_charts.chosen_city())
            .then(alt.value(1))
            .otherwise(alt.value(0.01)),
            color=alt.value(regions_charts.SELECTED),
            tooltip=[
                alt.Tooltip("name:N", title=words("regions.head_city")),
                alt.Tooltip("unit_share:Q", title=words("regions.up_to_here"), format=".1f"),
                alt.Tooltip("value_share:Q", title=words("regions.hold_together"), format=".1f"),
            ],
        )
        .add_params(regions_charts.click())
    )
    return alt.layer(even.encode(x="x:Q", y="y:Q"), area, line, dots)


def draw_below(gap: Gap) -> None:
    words = gap.inputs.words
    left, right = st.columns([11, 9], gap="medium")
    with left:
        chart_title(words("regions.gap_figures"))
        st.html(_figures(gap))
    with right:
        chart_title(
            words("regions.gap_dimensions"),
            words("regions.gap_dimensions_about", reading=_widest(gap)),
        )
        st.altair_chart(_bars(gap))


def _figures(gap: Gap) -> str:
    words = gap.inputs.words
    names = BY_RESIDENT if gap.by_resident else BY_CITY
    rows = [
        (text(words(f"regions.figure_{name}")), text(_amount(name, gap)), text(sentence(name, gap)))
        for name in (*names, "top_cluster")
    ]
    head = [words(f"regions.head_{name}") for name in ("figure", "amount", "in_words")]
    return markup_table([text(name) for name in head], rows, class_="figures")


def _amount(name: str, gap: Gap) -> str:
    value = gap.lead[1] if name == "top_cluster" else getattr(gap.found, name)
    if np.isnan(value):
        return "–"
    if name in ("top_cluster", "lower_half", "lower_half_weighted"):
        return words_numbers.percent(value)
    return f"{value:.1f}" if name == "ninety_ten" else f"{value:.3f}"


def _ranked(gap: Gap) -> list[tuple[str, float]]:
    names = {
        code: measure_name(code, gap.inputs.catalogue, gap.inputs.words) for code in gap.dimensions
    }
    known = [(names[code], gap.of(found)) for code, found in gap.dimensions.items()]
    return sorted(((n, g) for n, g in known if not np.isnan(g)), key=lambda row: -row[1])


def _widest(gap: Gap) -> str:
    ranked, words = _ranked(gap), gap.inputs.words
    if len(ranked) < 2:
        return words("regions.gap_dimensions_none")
    (first, high), (last, low) = ranked[0], ranked[-1]
    return words("regions.gap_widest", first=first, high=f"{high:.3f}", last=last, low=f"{low:.3f}")


def _bars(gap: Gap) -> Any:
    rows = DataFrame(_ranked(gap), columns=["name", "gini"])
    base = alt.Chart(rows).encode(
        x=alt.X("gini:Q", title="Gini", axis=alt.Axis(tickCount=5)),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=180, labelFlush=False)),
    )
    bars = base.mark_bar(color=regions_charts.MAIN, height=16)
    numbers = base.mark_text(align="left", dx=4, color=regions_charts.ink()).encode(
        text=alt.Text("gini:Q", format=".3f")
    )
    return (bars + numbers).properties(height=230)
