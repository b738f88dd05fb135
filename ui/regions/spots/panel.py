"""Panel 4: where high values sit beside high ones, and low beside low, more than by chance."""

from __future__ import annotations

from typing import Any

import altair as alt
import streamlit as st
from pandas import DataFrame, Series

from geo.palettes import lisa
from geo.spatial import NOT_SIGNIFICANT, SpatialPattern, units_in
from ui.figures import kept
from ui.page import look
from ui.page.markup import plain
from ui.regions import charts as regions_charts
from ui.regions import levels as regions_levels
from ui.regions import lists as regions_lists
from ui.regions.inputs import Inputs
from ui.regions.lists import Listed, named
from ui.regions.map import Painting
from ui.regions.panel import Panel, chart_title
from ui.regions.table import Table
from ui.words import numbers

SEED = 2023
_CLEAR = 0.05
_CATEGORIES = (NOT_SIGNIFICANT, "low_high", "high_low", "low_low", "high_high")


def panel(inputs: Inputs) -> Panel:
    """Return the panel of hot and cold spots."""
    found = kept.pattern(
        inputs.view.measure, inputs.measured.year, inputs.view.choices, inputs.among, SEED
    )
    return Panel(
        reading=reading(found, inputs),
        rests_on=inputs.words(
            "regions.spots_rests_on",
            name=inputs.measure_name,
            year=inputs.measured.year,
            n=len(found.units),
            of=len(inputs.among),
            permutations=numbers.number(found.permutations, inputs.words.language),
            seed=found.seed,
            rate=numbers.percent(found.false_discovery_rate),
        ),
        painting=_painting(found, inputs),
        chart=lambda: _chart(found, inputs),
        table=_table(found, inputs),
        sources=inputs.measured.sources,
        notes=_notes(found, inputs),
        below=lambda: regions_lists.draw(_cores(found, inputs), inputs),
    )


def reading(found: SpatialPattern, inputs: Inputs) -> str:
    """Return whether the map has a pattern, and how many cores there are, in a sentence."""
    words = inputs.words
    if found.undefined:
        return words(f"regions.spots_{found.undefined}", n=len(found.units))
    clear = found.p_value < _CLEAR
    alike = found.moran_i > found.expected_i
    key = "" if clear and alike else "_apart" if clear else "_chance"
    least = 2 / (found.permutations + 1)
    p = f"≤ {least:.4f}" if found.p_value <= least else f"= {found.p_value:.3f}"
    return words(
        f"regions.spots_reading{key}",
        i=f"{found.moran_i:.2f}".replace("-", "−"),
        p=p,
        high=len(units_in(found, "high_high")),
        low=len(units_in(found, "low_low")),
        odd=len(units_in(found, "high_low")) + len(units_in(found, "low_high")),
    )


def _notes(found: SpatialPattern, inputs: Inputs) -> tuple[str, ...]:
    words = inputs.words
    notes = [words("regions.note_lisa", rate=numbers.percent(found.false_discovery_rate))]
    if found.joined:
        notes.append(words("regions.note_joined", names=_all(found.joined, inputs)))
    if found.isolated:
        notes.append(words("regions.note_isolated", names=_all(found.isolated, inputs)))
    if found.without_data:
        names = named(found.without_data, inputs)
        notes.append(words("regions.note_without", n=len(found.without_data), names=names))
    return tuple(notes)


def _all(codes: tuple[str, ...], inputs: Inputs) -> str:
    return named(codes, inputs, len(codes))


def _cores(found: SpatialPattern, inputs: Inputs) -> list[Listed]:
    """The coloured cities by name, the surest first."""
    surest = found.units if found.undefined else found.units.sort_values("q_value", kind="stable")
    return [
        Listed(
            inputs.words(f"regions.{name}"),
            lisa([name]).of(look.theme())[0],
            [str(code) for code in surest.index if code in set(units_in(found, name))],
        )
        for name in reversed(_CATEGORIES[1:])
    ]


def _category(found: SpatialPattern) -> Series:
    return found.units["category"] if not found.undefined else Series(dtype=str)


def _painting(found: SpatialPattern, inputs: Inputs) -> Painting:
    words, category = inputs.words, _category(found)
    classes = Series(-1, inputs.measured.values.index)
    classes[category.index] = category.map(_CATEGORIES.index).astype(int)
    return Painting(
        title=words("regions.spots_map", name=inputs.measure_name, year=inputs.measured.year),
        classes=classes,
        colours=lisa(_CATEGORIES),
        names=tuple(words(f"regions.{name}") for name in _CATEGORIES),
        labels=regions_levels.labels(inputs, category.map(lambda name: words(f"regions.{name}"))),
    )


def _chart(found: SpatialPattern, inputs: Inputs) -> None:
    words = inputs.words
    chart_title(words("regions.spots_chart"), words("regions.spots_about"))
    if found.undefined:
        st.info(plain(reading(found, inputs)))
        return
    regions_charts.show_cities(_scatter(found, inputs), "moran", 430)


def _scatter(found: SpatialPattern, inputs: Inputs) -> Any:
    words = inputs.words
    rows = found.units.reset_index(names="code")
    rows["name"] = rows["code"].map(inputs.names)
    rows["said"] = rows["category"].map(lambda name: words(f"regions.{name}"))
    colours = lisa(_CATEGORIES).of(look.theme())
    rows["colour"] = rows["category"].map(dict(zip(_CATEGORIES, colours, strict=True)))
    ends = [float(rows["z"].min()), float(rows["z"].max())]
    line = DataFrame({"z": ends, "lag": [found.moran_i * end for end in ends]})
    chosen = alt.datum.code == regions_charts.chosen_city()
    axes = [
        alt.Chart(DataFrame({"at": [0]}))
        .mark_rule(color=regions_charts.QUIET)
        .encode(**{side: "at:Q"})
        for side in ("x", "y")
    ]
    slope = alt.Chart(line).mark_line(color=regions_charts.ink(), strokeDash=[5, 4])
    dots = (
        alt.Chart(rows)
        .mark_circle(opacity=1, stroke=regions_charts.ink(), cursor="pointer")
        .encode(
            x=alt.X("z:Q", title=words("regions.axis_own")),
            y=alt.Y("lag:Q", title=words("regions.axis_lag")),
            color=alt.when(chosen)
            .then(alt.value(regions_charts.SELECTED))
            .otherwise(alt.Color("colour:N", scale=None)),
            size=alt.when(chosen).then(alt.value(190)).otherwise(alt.value(50)),
            strokeWidth=alt.value(0.4),
            tooltip=[
                alt.Tooltip("name:N", title=words("regions.head_city")),
                alt.Tooltip("said:N", title=words("regions.head_category")),
                alt.Tooltip("q_value:Q", title=words("regions.head_q_value"), format=".4f"),
            ],
        )
        .add_params(regions_charts.click())
    )
    return alt.layer(*axes, slope.encode(x="z:Q", y="lag:Q"), dots)


def _table(found: SpatialPattern, inputs: Inputs) -> Table:
    words = inputs.words
    columns = ("city_name", "value", "category_name", "z", "lag", "p_value", "q_value")
    heads = {column: words(f"regions.head_{column.removesuffix('_name')}") for column in columns}
    name = f"spots-{inputs.view.measure}-{inputs.measured.year}"
    if found.undefined:
        return Table(DataFrame(columns=["city_code", *columns]), heads, name)
    rows = found.units.reset_index(names="city_code")
    rows.insert(1, "city_name", [inputs.names[code] for code in rows["city_code"]])
    rows.insert(2, "value", inputs.measured.values.reindex(rows["city_code"]).to_numpy())
    rows["category_name"] = [words(f"regions.{name}") for name in rows["category"]]
    rows["seed"], rows["permutations"] = found.seed, found.permutations
    rows = rows.sort_values("q_value", kind="stable")
    decimals = {"value": 2, "z": 2, "lag": 2, "p_value": 4, "q_value": 4}
    return Table(rows, heads, name, decimals)
