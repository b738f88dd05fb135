"""Panel 1: the city clusters and the four economic regions side by side."""

from __future__ import annotations

from typing import Any

from pandas import DataFrame

from ui.figures.among import cluster_members
from ui.figures.cells import records
from ui.regions import levels as regions_levels
from ui.regions.clusters import charts
from ui.regions.clusters.figures import REGIONS, compare
from ui.regions.inputs import Inputs, resident_years
from ui.regions.map import outlined
from ui.regions.panel import Panel
from ui.regions.table import Table
from ui.words import numbers


def panel(inputs: Inputs) -> Panel:
    """Return the panel of clusters."""
    table = compare(inputs)
    return Panel(
        reading=_reading(table, inputs),
        rests_on=_rests_on(inputs),
        painting=regions_levels.painting(inputs, _outline(inputs), _focus(inputs)),
        chart=lambda: charts.draw(table, inputs),
        table=_table(table, inputs),
        sources=(*inputs.measured.sources, *inputs.totals.sources, "plans_urban_agglomerations"),
        notes=(inputs.words("regions.clusters_note"),),
        below=lambda: charts.draw_members(table, inputs),
    )


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
        high=numbers.figure(first["mean"], _level(unit), words),
        last=last["name"],
        low=numbers.figure(last["mean"], _level(unit), words),
        n=len(rows),
        population=numbers.percent(first["population_share"]),
        gdp=numbers.percent(first["gdp_share"]),
    )


def _reading_of(row: Any, inputs: Inputs) -> str:
    words, names, unit = inputs.words, inputs.names, _level(inputs.measured.unit)
    return words(
        "regions.cluster_reading",
        name=row["name"],
        mean=numbers.figure(row["mean"], unit, words),
        low_city=names[row["low_city"]],
        low=numbers.figure(row["low"], unit, words),
        high_city=names[row["high_city"]],
        high=numbers.figure(row["high"], unit, words),
        population=numbers.percent(row["population_share"]),
        gdp=numbers.percent(row["gdp_share"]),
    )


def _level(unit: str) -> str:
    """A mean of yes and no is a share, not a yes."""
    return "score" if unit == "0/1" else unit


def _rests_on(inputs: Inputs) -> str:
    return inputs.words(
        "regions.rests_on",
        name=inputs.measure_name,
        unit=numbers.unit_name(inputs.measured.unit, inputs.words),
        year=inputs.measured.year,
        known=len(inputs.value),
        of=len(inputs.among),
        residents=resident_years(inputs, inputs.value.index),
    )


def _outline(inputs: Inputs) -> tuple[str, ...]:
    group = inputs.view.group
    chosen = outlined(inputs.view)
    return chosen if group is None or group in REGIONS else tuple(dict.fromkeys([*chosen, group]))


def _focus(inputs: Inputs) -> tuple[str, ...]:
    group = inputs.view.group
    if group is None:
        return ()
    if group in REGIONS:
        cities = inputs.catalogue.cities
        return tuple(cities["city_code"][cities["region"] == group])
    return cluster_members((group,), inputs.catalogue)[group]


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
