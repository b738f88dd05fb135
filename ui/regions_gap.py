"""Panel 2: how wide the gap is, in words, and in which dimension it is widest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st
from pandas import DataFrame, Series

from scoring.dispersion import Dispersion, measure_dispersion, top_cluster_share
from scoring.inequality import lorenz_curve
from ui import cached, figures, regions_charts, regions_levels
from ui.controls import bind
from ui.labels import group_names, measure_name
from ui.markup import table as markup_table
from ui.markup import text
from ui.regions_inputs import Inputs, resident_years
from ui.regions_map import Painting
from ui.regions_panel import Panel, chart_title, withheld
from ui.regions_table import Table
from ui.view import COUNTINGS

_BY_CITY = ("lower_half", "gini", "variation", "theil", "ninety_ten")
_BY_RESIDENT = ("lower_half_weighted", "gini_weighted", "williamson", "theil_weighted")


@dataclass(frozen=True)
class Gap:
    """The gap in the shown measure, and beside it in each dimension."""

    inputs: Inputs

    @cached_property
    def found(self) -> Dispersion:
        """Every figure of the shown measure."""
        return measure_dispersion(self.inputs.value, self.inputs.residents)

    @cached_property
    def dimensions(self) -> dict[str, Dispersion]:
        """Every figure of each dimension, over the same units."""
        headings = cached.scored(self.inputs.view.choices).definition.headings
        return {
            f"dimension.{code}": measure_dispersion(
                self.inputs.of_selection(self._values(f"dimension.{code}")), self.inputs.residents
            )
            for code in headings
        }

    @cached_property
    def lead(self) -> tuple[str, float]:
        """The cluster that holds most of the leading tenth, and its share."""
        clusters = self.inputs.catalogue.clusters
        return top_cluster_share(self.inputs.value, clusters, self.inputs.measured.direction)

    @property
    def by_resident(self) -> bool:
        """Whether each resident counts once."""
        return self.inputs.view.counting == "residents"

    @property
    def gini(self) -> float:
        """The Gini under the chosen way of counting."""
        return self.of(self.found)

    def of(self, found: Dispersion) -> float:
        """Return the Gini of any measure under the chosen way of counting."""
        return found.gini_weighted if self.by_resident else found.gini

    def _values(self, code: str) -> Series:
        return cached.measure(code, self.inputs.measured.year, self.inputs.view.choices).values


def panel(inputs: Inputs) -> Panel:
    """Return the panel of the gap."""
    gap = Gap(inputs)
    return Panel(
        reading=reading(gap),
        rests_on=inputs.words(
            "regions.rests_on",
            name=inputs.measure_name,
            unit=figures.unit_name(inputs.measured.unit, inputs.words),
            year=inputs.measured.year,
            known=len(inputs.value),
            of=len(inputs.among),
            residents=resident_years(inputs, inputs.value.index),
        ),
        painting=_painting(inputs),
        chart=lambda: _chart(gap),
        table=_table(gap),
        sources=(*inputs.measured.sources, *inputs.totals.sources),
        notes=_notes(inputs),
        below=lambda: _below(gap),
    )


def reading(gap: Gap) -> str:
    """Return how wide the gap is, in a sentence."""
    words, found = gap.inputs.words, gap.found
    if found.withheld:
        return withheld(found.withheld, found.units, words)
    if found.equal:
        return words("regions.gap_equal", n=found.units)
    half = found.lower_half_weighted if gap.by_resident else found.lower_half
    if np.isnan(half):
        return withheld("no_residents", found.weighted_units, words)
    return words(
        f"regions.gap_reading_{gap.inputs.view.counting}",
        half=figures.percent(half),
        apart=figures.percent(2 * gap.gini),
        gini=f"{gap.gini:.3f}",
    )


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
        return words("regions.gap_top_cluster", name=names[cluster], share=figures.percent(share))
    value = getattr(found, name)
    if np.isnan(value):
        key = "ninety_ten_none" if name == "ninety_ten" else "no_residents_figure"
        return words(f"regions.gap_{key}")
    most = np.log(found.units)
    return words(
        f"regions.gap_{name}",
        percent=figures.percent(value),
        twice=figures.percent(2 * value),
        of_most=figures.percent(value / most),
        times=f"{value:.1f}",
    )


def _notes(inputs: Inputs) -> tuple[str, ...]:
    words = inputs.words
    score = (words("regions.note_score"),) if inputs.measured.unit == "score" else ()
    return (*score, words("regions.note_counting"))


def _painting(inputs: Inputs) -> Painting:
    """The two ends of the ranking, where the 90/10 ratio looks."""
    value, words = inputs.value, inputs.words
    classes = Series(-1, inputs.measured.values.index)
    known = inputs.measured.values.dropna()
    if len(value):
        low, high = np.percentile(value, [10, 90])
        classes[known.index] = np.where(known <= low, 0, np.where(known >= high, 2, 1))
    return Painting(
        title=regions_levels.title(inputs),
        classes=classes,
        colours=(regions_charts.BELOW, "#e6e1d5", regions_charts.ABOVE),
        names=tuple(words(f"regions.{name}") for name in ("tenth_low", "tenth_mid", "tenth_high")),
        labels=regions_levels.labels(inputs),
    )


def counting(inputs: Inputs) -> None:
    """Draw the choice of who counts once: each city, or each resident."""
    words = inputs.words
    st.segmented_control(
        words("regions.counting"),
        COUNTINGS,
        format_func=lambda code: words(f"regions.counting_{code}"),
        help=words("regions.counting_help"),
        required=True,
        **bind("counting", inputs.view.counting),
    )


def _chart(gap: Gap) -> None:
    inputs, words = gap.inputs, gap.inputs.words
    counting(inputs)
    chart_title(words("regions.lorenz"), words(f"regions.lorenz_about_{inputs.view.counting}"))
    if gap.found.withheld or np.isnan(gap.gini):
        st.info(reading(gap))
        return
    regions_charts.show(_lorenz(gap), "lorenz", 330, inputs.view.city, regions_charts.choose_city)


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
            opacity=alt.when(alt.datum.code == (inputs.view.city or ""))
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


def _below(gap: Gap) -> None:
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
    names = _BY_RESIDENT if gap.by_resident else _BY_CITY
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
        return figures.percent(value)
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
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=180)),
    )
    bars = base.mark_bar(color=regions_charts.MAIN, height=16)
    numbers = base.mark_text(align="left", dx=4, color=regions_charts.ink()).encode(
        text=alt.Text("gini:Q", format=".3f")
    )
    return (bars + numbers).properties(height=230)


def _table(gap: Gap) -> Table:
    inputs, words = gap.inputs, gap.inputs.words
    shown = {inputs.view.measure: gap.found} | gap.dimensions
    rows = pd.DataFrame(
        [
            {
                "measure": code,
                "measure_name": measure_name(code, inputs.catalogue, words),
                "units": found.units,
                "weighted_units": found.weighted_units,
                **found.figures(),
                "why": words(f"regions.withheld_{found.withheld}", n=found.units)
                if found.withheld
                else "",
            }
            for code, found in shown.items()
        ]
    )
    columns = [column for column in rows.columns if column != "measure"]
    numbers = [*_BY_CITY, *_BY_RESIDENT]
    return Table(
        rows,
        {column: words(f"regions.head_{column}") for column in columns},
        f"gap-{inputs.view.measure}-{inputs.measured.year}",
        dict.fromkeys(numbers, 3) | {"ninety_ten": 1},
    )
