"""Panel 3: does the gap lie between groups of cities or within them, and who carries it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import altair as alt
import numpy as np
import streamlit as st
from pandas import DataFrame, Series

from scoring.decomposition import TheilDecomposition, decompose_theil, partition_by_cluster
from scoring.dispersion import why_withheld
from ui import figures, regions_charts, regions_gap, regions_levels
from ui.controls import bind
from ui.labels import group_names
from ui.regions_inputs import Inputs, resident_years
from ui.regions_map import Painting
from ui.regions_panel import Panel, chart_title, withheld
from ui.regions_table import Table
from ui.view import GROUPINGS

OUTSIDE = "outside"
_HALF = 0.5
_COLOURS = ("#b2652b", "#ecd3bb", "#c5d9ec", "#2166ac")
_CLASSES = ("below_half", "below_rest", "above_rest", "above_half")
_MOST_GROUPS_DRAWN = 16


@dataclass(frozen=True)
class Split:
    """The gap of the shown measure, split by the chosen groups."""

    inputs: Inputs

    @cached_property
    def value(self) -> Series:
        """The values that are split: with residents where those are the weights."""
        value, weights = self.inputs.value, self.inputs.weights
        return value if weights is None else value[weights.reindex(value.index).notna()]

    @cached_property
    def weights(self) -> Series | None:
        """The residents of the same units, or None."""
        weights = self.inputs.weights
        return None if weights is None else weights.reindex(self.value.index)

    @property
    def withheld(self) -> str:
        """Why there is no split, or ""."""
        return why_withheld(self.value)

    @cached_property
    def found(self) -> TheilDecomposition:
        """The split itself; only where it is not withheld."""
        return decompose_theil(self.value, groups_of(self.inputs, self.value), self.weights)

    @cached_property
    def carriers(self) -> Series:
        """The share of each city that is among the fewest who carry half of the gap."""
        share = self.found.cities["share"].sort_values(ascending=False, kind="stable")
        before = share.cumsum() - share
        return share[before < _HALF]

    @property
    def names(self) -> dict[str, str]:
        """The names of the groups."""
        names = group_names(self.inputs.view.grouping, self.inputs.catalogue, self.inputs.words)
        return names | {OUTSIDE: self.inputs.words("regions.outside_clusters")}


def groups_of(inputs: Inputs, value: Series) -> Series:
    """Return the group of each city under the chosen grouping; in a cluster, or outside."""
    cities = inputs.catalogue.cities.set_index("city_code")
    if inputs.view.grouping == "cluster":
        partition = partition_by_cluster(inputs.catalogue.clusters)
        return partition.reindex(value.index).fillna(OUTSIDE)
    column = "province_code" if inputs.view.grouping == "province" else inputs.view.grouping
    return cities[column].reindex(value.index)


def panel(inputs: Inputs) -> Panel:
    """Return the panel of the split."""
    split = Split(inputs)
    return Panel(
        reading=reading(split),
        rests_on=inputs.words(
            "regions.rests_on",
            name=inputs.measure_name,
            unit=figures.unit_name(inputs.measured.unit, inputs.words),
            year=inputs.measured.year,
            known=len(split.value),
            of=len(inputs.among),
            residents=resident_years(inputs, split.value.index)
            if inputs.weights is not None
            else "",
        ),
        painting=_painting(split),
        chart=lambda: _chart(split),
        table=_table(split),
        sources=(*inputs.measured.sources, *inputs.totals.sources),
        notes=_notes(inputs),
        below=lambda: _group_chart(split),
    )


def reading(split: Split) -> str:
    """Return where the gap lies and who carries it, in a sentence."""
    inputs, words = split.inputs, split.inputs.words
    if split.withheld:
        return withheld(split.withheld, len(split.value), words)
    found = split.found
    if not found.total > 1e-12:
        return words("regions.gap_equal", n=len(split.value))
    kind = words(f"regions.grouping_{inputs.view.grouping}")
    carriers = split.carriers
    above = int(found.cities["above"][carriers.index].sum())
    carried = words(
        "regions.split_carriers", n=len(carriers), above=above, below=len(carriers) - above
    )
    if len(found.groups) == 1:
        return words("regions.split_one_group", kind=kind, carried=carried)
    return words(
        "regions.split_reading",
        between=figures.percent(found.between_share),
        within=figures.percent(1 - found.between_share),
        kind=kind,
        carried=carried,
    )


def _notes(inputs: Inputs) -> tuple[str, ...]:
    words = inputs.words
    partition = inputs.view.grouping == "cluster"
    notes = (words("regions.note_carries"),)
    return (*notes, words("regions.note_partition")) if partition else notes


def _painting(split: Split) -> Painting:
    inputs, words = split.inputs, split.inputs.words
    classes = Series(-1, inputs.measured.values.index)
    also = None
    if not split.withheld and split.found.total > 1e-12:
        cities = split.found.cities
        carrier = cities.index.isin(split.carriers.index)
        above = cities["above"].to_numpy(bool)
        classes[cities.index] = np.where(above, np.where(carrier, 3, 2), np.where(carrier, 0, 1))
        also = Series(
            [words("regions.carries", share=figures.percent(s)) for s in cities["share"]],
            cities.index,
        )
    return Painting(
        title=words("regions.split_map", name=inputs.measure_name, year=inputs.measured.year),
        classes=classes,
        colours=_COLOURS,
        names=tuple(words(f"regions.{name}") for name in _CLASSES),
        labels=regions_levels.labels(inputs, also),
    )


def _chart(split: Split) -> None:
    inputs, words = split.inputs, split.inputs.words
    st.segmented_control(
        words("regions.grouping"),
        GROUPINGS,
        format_func=lambda code: words(f"groups.{code}"),
        required=True,
        **bind("grouping", inputs.view.grouping),
    )
    regions_gap.counting(inputs)
    if split.withheld or not split.found.total > 1e-12:
        st.info(reading(split))
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
            "label": [figures.percent(share) for share in shares],
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
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=180)),
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


def _group_chart(split: Split) -> None:
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
                axis=alt.Axis(labelLimit=220, labelOverlap=False),
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


def _table(split: Split) -> Table:
    inputs, words = split.inputs, split.inputs.words
    columns = ("city_name", "group_name", "value", "share_percent", "side")
    name = f"carries-{inputs.view.measure}-{inputs.view.grouping}-{inputs.measured.year}"
    heads = {column: words(f"regions.head_{column}") for column in columns}
    if split.withheld or not split.found.total > 1e-12:
        return Table(DataFrame(columns=["city_code", *columns]), heads, name)
    cities = split.found.cities
    rows = DataFrame(
        {
            "city_code": cities.index,
            "city_name": [inputs.names[str(code)] for code in cities.index],
            "group": cities["group"],
            "group_name": [split.names[str(group)] for group in cities["group"]],
            "value": split.value,
            "contribution": cities["contribution"],
            "share_percent": 100 * cities["share"],
            "side": [words("regions.above" if up else "regions.below") for up in cities["above"]],
        }
    )
    rows = rows.sort_values("contribution", ascending=False, kind="stable")
    return Table(rows, heads, name, {"share_percent": 1, "value": 2})
