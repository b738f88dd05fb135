"""Panel 1: the city clusters and the four economic regions side by side."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
from pandas import DataFrame

from scoring.groups import summarise_groups
from ui import figures, frame, regions_charts, regions_levels
from ui.cells import records
from ui.controls import bind
from ui.labels import group_names
from ui.markup import element, text
from ui.regions_charts import QUIET, SELECTED
from ui.regions_inputs import Inputs, resident_years
from ui.regions_map import outlined
from ui.regions_panel import Panel, chart_title
from ui.regions_table import Table
from ui.selection import cluster_members

_REGIONS = ("east", "central", "west", "northeast")


def panel(inputs: Inputs) -> Panel:
    """Return the panel of clusters."""
    table = compare(inputs)
    return Panel(
        reading=_reading(table, inputs),
        rests_on=_rests_on(inputs),
        painting=regions_levels.painting(inputs, _outline(inputs), _focus(inputs)),
        chart=lambda: _chart(table, inputs),
        table=_table(table, inputs),
        sources=(*inputs.measured.sources, *inputs.totals.sources, "plans_urban_agglomerations"),
        notes=(inputs.words("regions.clusters_note"),),
        below=lambda: _members(table, inputs),
    )


def compare(inputs: Inputs) -> DataFrame:
    """Return every cluster and region with a unit in the selection, highest mean first.

    Returns
    -------
    DataFrame, as `scoring.groups.summarise_groups`, with kind ("region" or
    "cluster") and name
    """
    summary = summarise_groups(
        inputs.value, inputs.residents, inputs.of_selection(inputs.totals.gdp), _lists(inputs)
    )
    names = group_names("cluster", inputs.catalogue, inputs.words)
    names |= group_names("region", inputs.catalogue, inputs.words)
    kind = ["region" if group in _REGIONS else "cluster" for group in summary.index]
    return summary.assign(kind=kind, name=[names[group] for group in summary.index])


def _lists(inputs: Inputs) -> DataFrame:
    cities = inputs.catalogue.cities[["region", "city_code"]].set_axis(
        ["group", "city_code"], axis=1
    )
    clusters = inputs.catalogue.clusters[["cluster", "city_code"]]
    both = pd.concat([cities, clusters.set_axis(["group", "city_code"], axis=1)])
    return both[both["city_code"].isin(inputs.among)]


def _reading(table: DataFrame, inputs: Inputs) -> str:
    words, unit = inputs.words, inputs.measured.unit
    known = table[table["mean"].notna()]
    if known.empty:
        return words("reading.empty")
    if inputs.view.group in known.index:
        return _reading_of(known.loc[inputs.view.group], inputs)
    clusters = known[known["kind"] == "cluster"]
    shown = clusters if len(clusters) > 1 else known
    rows = records(shown)
    first, last = rows[0], rows[-1]
    if len(rows) == 1:
        return _reading_of(shown.iloc[0], inputs)
    return words(
        "regions.clusters_reading",
        first=first["name"],
        high=figures.figure(first["mean"], _level(unit), words),
        last=last["name"],
        low=figures.figure(last["mean"], _level(unit), words),
        n=len(rows),
        population=figures.percent(first["population_share"]),
        gdp=figures.percent(first["gdp_share"]),
    )


def _reading_of(row: Any, inputs: Inputs) -> str:
    words, names, unit = inputs.words, inputs.names, _level(inputs.measured.unit)
    return words(
        "regions.cluster_reading",
        name=row["name"],
        mean=figures.figure(row["mean"], unit, words),
        low_city=names[row["low_city"]],
        low=figures.figure(row["low"], unit, words),
        high_city=names[row["high_city"]],
        high=figures.figure(row["high"], unit, words),
        population=figures.percent(row["population_share"]),
        gdp=figures.percent(row["gdp_share"]),
    )


def _level(unit: str) -> str:
    """A mean of yes and no is a share, not a yes."""
    return "score" if unit == "0/1" else unit


def _rests_on(inputs: Inputs) -> str:
    return inputs.words(
        "regions.rests_on",
        name=inputs.measure_name,
        unit=figures.unit_name(inputs.measured.unit, inputs.words),
        year=inputs.measured.year,
        known=len(inputs.value),
        of=len(inputs.among),
        residents=resident_years(inputs, inputs.value.index),
    )


def _outline(inputs: Inputs) -> tuple[str, ...]:
    group = inputs.view.group
    chosen = outlined(inputs.view)
    return chosen if group is None or group in _REGIONS else tuple(dict.fromkeys([*chosen, group]))


def _focus(inputs: Inputs) -> tuple[str, ...]:
    group = inputs.view.group
    if group is None:
        return ()
    if group in _REGIONS:
        cities = inputs.catalogue.cities
        return tuple(cities["city_code"][cities["region"] == group])
    return cluster_members((group,), inputs.catalogue)[group]


def _chart(table: DataFrame, inputs: Inputs) -> None:
    words = inputs.words
    names = {str(code): row["name"] for code, row in table.to_dict("index").items()}
    st.selectbox(
        words("regions.look_into"),
        list(names),
        format_func=names.__getitem__,
        placeholder=words("regions.look_into_hint"),
        **bind("group", inputs.view.group if inputs.view.group in names else None),
    )
    unit = figures.unit_name(inputs.measured.unit, words)
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
            axis=alt.Axis(labelLimit=210, labelOverlap=False),
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


def _members(table: DataFrame, inputs: Inputs) -> None:
    group, words = inputs.view.group, inputs.words
    if group is None or group not in table.index:
        return
    lists = _lists(inputs)
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
            amount = figures.figure(float(value[code]), inputs.measured.unit, words)
            place = "" if pd.isna(ranks[code]) else words("regions.place", n=int(ranks[code]))
            st.button(
                f"{frame.plain(inputs.names[code])} **{frame.plain(amount)}**{place}",
                key=f"member_{code}",
                type="primary" if code == inputs.view.city else "secondary",
                on_click=regions_charts.choose_city,
                args=(code,),
            )


def _table(table: DataFrame, inputs: Inputs) -> Table:
    words, names = inputs.words, inputs.names
    rows = table.reset_index(names="group_code")
    for end in ("low", "high"):
        rows[f"{end}_name"] = [names.get(code, "") for code in rows[f"{end}_city"]]
    for share in ("population_share", "gdp_share"):
        rows[f"{share}_percent"] = 100 * rows[share]
    rows["why"] = [
        words(f"regions.withheld_{reason}", n=int(n)) if reason else ""
        for reason, n in zip(rows["gini_withheld"], rows["known"], strict=True)
    ]
    columns = (
        "name",
        "mean",
        "median",
        "low",
        "low_name",
        "high",
        "high_name",
        "range",
        "gini",
        "why",
        "population_share_percent",
        "gdp_share_percent",
        "known",
        "members",
    )
    amounts = dict.fromkeys(("mean", "median", "low", "high", "range"), 1)
    shares = dict.fromkeys(("population_share_percent", "gdp_share_percent"), 1)
    return Table(
        rows,
        {column: words(f"regions.head_{column}") for column in columns},
        f"clusters-{inputs.view.measure}-{inputs.measured.year}",
        amounts | shares | {"gini": 3},
    )
