"""Panel 7: is the gap closing — in every measure that has two years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import numpy as np
import streamlit as st
from pandas import DataFrame, Series

from geo.classify import classify
from geo.palettes import sequential
from scoring.convergence import BetaConvergence, SigmaConvergence
from ui import frame, regions_changes, regions_charts
from ui.controls import bind
from ui.labels import measure_name
from ui.regions_changes import PER_RESIDENT, REVISED, Closing, closing_of, faster_points
from ui.regions_inputs import Inputs
from ui.regions_lists import named
from ui.regions_map import Painting
from ui.regions_panel import Panel, chart_title
from ui.regions_table import Table
from ui.view import CHANGES, PERIODS

_CLASSES = 5
_COLOURS = {"closing": "#009e73", "opening": "#d55e00", "unclear": regions_charts.QUIET}


@dataclass(frozen=True)
class Closings:
    """Every variable that has two years, and the one that is shown."""

    inputs: Inputs

    @cached_property
    def all(self) -> dict[str, Closing]:
        """Variable → its change."""
        return {variable: closing_of(variable, self.inputs) for variable in CHANGES}

    @property
    def shown(self) -> str:
        """The variable that is shown."""
        return regions_changes.shown(self.inputs)

    @property
    def one(self) -> Closing:
        """The change that is shown."""
        return self.all[self.shown]

    def name(self, variable: str) -> str:
        """Return a variable's name, per resident where it is an amount."""
        words = self.inputs.words
        name = measure_name(f"variable.{variable}", self.inputs.catalogue, words)
        return words("regions.per_resident", name=name) if variable in PER_RESIDENT else name


def panel(inputs: Inputs) -> Panel:
    """Return the panel of change."""
    closings = Closings(inputs)
    return Panel(
        reading=reading(closings),
        rests_on=_rests_on(closings),
        painting=_painting(closings),
        chart=lambda: _chart(closings),
        table=_all_table(closings),
        sources=_sources(closings),
        notes=_notes(closings),
        more=(_city_table(closings),),
        below=lambda: _forest_area(closings),
    )


def reading(closings: Closings) -> str:
    """Return whether the gap of the shown variable closes, in a sentence."""
    words, one = closings.inputs.words, closings.one
    name, years = closings.name(closings.shown), _years(one)
    if one.beta is None or one.sigma is None:
        return words("regions.closing_none", name=name, n=len(one.growth))
    points = faster_points(one.beta.slope)
    return words(
        f"regions.closing_{one.beta.verdict}",
        name=name,
        years=years,
        points=f"{abs(points):.2f}",
        spread=words(f"regions.spread_{one.sigma.verdict}", ratio=f"{one.sigma.ratio:.3f}"),
    )


def _years(one: Closing) -> str:
    return f"{one.change.first_year}–{one.change.last_year}"


def _rests_on(closings: Closings) -> str:
    one, words = closings.one, closings.inputs.words
    interval = ""
    if one.beta is not None:
        low, high = sorted(faster_points(bound) for bound in (one.beta.low, one.beta.high))
        interval = words("regions.closing_interval", low=_signed(low), high=_signed(high))
    return words(
        "regions.closing_rests_on",
        name=closings.name(closings.shown),
        years=_years(one),
        n=len(one.growth),
        of=len(closings.inputs.among),
        interval=interval,
    )


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _notes(closings: Closings) -> tuple[str, ...]:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    notes = []
    if regions_changes.variable_of(inputs.view.measure, inputs) is None:
        key = "regions.note_one_year"
        notes.append(words(key, name=inputs.measure_name, year=inputs.measured.year))
    if one.change.years == 1:
        notes.append(words("regions.note_short"))
    if one.real:
        notes.append(words("regions.note_real_growth"))
    if closings.shown in REVISED:
        notes.append(words("regions.note_revised"))
    if closings.shown in PER_RESIDENT:
        notes.append(words("regions.note_per_resident", year=one.change.last_year))
    warned = one.change.excluded.query("reason == 'warned'").index
    if len(warned):
        names = named([str(code) for code in warned], inputs, len(warned))
        notes.append(words("regions.note_warned", n=len(warned), names=names))
    return tuple(notes)


def _sources(closings: Closings) -> tuple[str, ...]:
    one, values = closings.one.change, closings.inputs.catalogue.values
    used = values[
        (values["variable"] == one.variable) & values["year"].isin([one.first_year, one.last_year])
    ]
    people = closings.inputs.totals.sources if closings.shown in PER_RESIDENT else ()
    return (*used["source"].unique(), *people)


def _painting(closings: Closings) -> Painting:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    percent = one.percent
    classes = Series(-1, inputs.measured.values.index)
    cut = classify(percent, "quantiles", _CLASSES)
    classes[percent.index] = cut.index
    bounds = zip(cut.lower, cut.upper, strict=True)
    return Painting(
        title=words("regions.growth_map", name=closings.name(closings.shown), years=_years(one)),
        classes=classes,
        colours=sequential(max(1, len(cut.upper)))[: len(cut.upper)],
        names=tuple(f"{_signed_percent(low)} – {_signed_percent(high)}" for low, high in bounds),
        labels=_labels(closings, percent),
    )


def _labels(closings: Closings, percent: Series) -> dict[str, str]:
    words, excluded = closings.inputs.words, closings.one.change.excluded
    said = {
        str(code): words("regions.a_year", percent=_signed_percent(float(rate)))
        for code, rate in percent.items()
    }
    for code, row in excluded.to_dict("index").items():
        said[str(code)] = words(f"regions.left_out_{row['reason']}")
    return said


def _signed_percent(value: float) -> str:
    return f"{value:+.1f}%".replace("-", "−")


def _chart(closings: Closings) -> None:
    words = closings.inputs.words
    st.selectbox(
        words("regions.change"),
        CHANGES,
        format_func=closings.name,
        key=bind("change", closings.shown)["key"],
        on_change=lambda: choose(st.session_state["control_change"], closings.inputs),
    )
    if closings.shown == regions_changes.PEOPLE:
        period(closings.inputs)
    chart_title(words("regions.closing_chart"), words("regions.closing_about"))
    if closings.one.beta is None:
        st.info(reading(closings))
        return
    city = closings.inputs.view.city
    regions_charts.show(_scatter(closings), "closing", 360, city, regions_charts.choose_city)


def period(inputs: Inputs) -> None:
    """Draw the choice of the years between which residents are compared."""
    st.segmented_control(
        inputs.words("regions.period"),
        PERIODS,
        format_func=lambda code: code.replace("-", "–"),
        required=True,
        **bind("period", inputs.view.period),
    )


def choose(variable: str, inputs: Inputs) -> None:
    """Show another variable's change; the map of other panels follows where it was its measure."""
    follows = regions_changes.variable_of(inputs.view.measure, inputs) is not None
    measure = {"measure": f"variable.{variable}", "year": 0} if follows else {}
    frame.change(change=variable, **measure)


def _scatter(closings: Closings) -> Any:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    assert one.beta is not None, "asked for only where there is one"
    rows = DataFrame(
        {
            "code": one.growth.index,
            "name": [inputs.names[str(code)] for code in one.growth.index],
            "start": one.change.first,
            "growth": one.percent,
        }
    )
    along = np.geomspace(rows["start"].min(), rows["start"].max(), 20)
    fitted = 100 * np.expm1(one.beta.intercept + one.beta.slope * np.log(along))
    line = alt.Chart(DataFrame({"start": along, "growth": fitted})).mark_line(
        color=_COLOURS[one.beta.verdict], strokeWidth=3
    )
    chosen = alt.datum.code == (inputs.view.city or "")
    x = alt.X(
        "start:Q",
        title=words("regions.axis_start", year=one.change.first_year),
        scale=alt.Scale(type="log", nice=False, padding=8),
        axis=alt.Axis(tickCount=5, format="~s"),
    )
    y = alt.Y("growth:Q", title=words("regions.axis_growth"), scale=alt.Scale(zero=False))
    dots = (
        alt.Chart(rows)
        .mark_circle(opacity=0.75, cursor="pointer")
        .encode(
            x=x,
            y=y,
            color=alt.when(chosen)
            .then(alt.value(regions_charts.SELECTED))
            .otherwise(alt.value(regions_charts.MAIN)),
            size=alt.when(chosen).then(alt.value(190)).otherwise(alt.value(45)),
            tooltip=[
                alt.Tooltip("name:N", title=words("regions.head_city")),
                alt.Tooltip("start:Q", title=words("regions.head_start"), format=",.1f"),
                alt.Tooltip("growth:Q", title=words("regions.axis_growth"), format=".2f"),
            ],
        )
        .add_params(regions_charts.click())
    )
    return alt.layer(dots, line.encode(x=x, y=y))


def _forest_area(closings: Closings) -> None:
    words = closings.inputs.words
    chart_title(words("regions.forest"), words("regions.forest_about"))
    rows = _rows(closings)
    known = rows[rows["points"].notna()]
    if known.empty:
        st.info(reading(closings))
        return
    st.altair_chart(_forest(known, closings))


def _forest(known: DataFrame, closings: Closings) -> Any:
    words = closings.inputs.words
    verdicts = list(_COLOURS)
    colour = alt.Color(
        "said:N",
        scale=alt.Scale(
            domain=[words(f"regions.verdict_{verdict}") for verdict in verdicts],
            range=list(_COLOURS.values()),
        ),
        legend=alt.Legend(orient="top", title=None, labelLimit=300),
    )
    base = alt.Chart(known).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=330)), color=colour
    )
    x = alt.X("points_low:Q", title=words("regions.axis_points"))
    spans = base.mark_rule(strokeWidth=3).encode(x=x, x2="points_high:Q")
    dots = base.mark_circle(size=110, opacity=1).encode(x="points:Q")
    zero = alt.Chart(DataFrame({"at": [0]})).mark_rule(color=regions_charts.ink())
    return alt.layer(zero.encode(x="at:Q"), spans, dots).properties(height=60 + 34 * len(known))


def _rows(closings: Closings) -> DataFrame:
    """One row a variable: its years, units, σ and β with their intervals."""
    return DataFrame([_row(closings, variable) for variable in CHANGES])


def _row(closings: Closings, variable: str) -> dict[str, object]:
    words, one = closings.inputs.words, closings.all[variable]
    name = closings.name(variable)
    row: dict[str, object] = {
        "variable": variable,
        "name": name,
        "years": _years(one),
        "label": words("regions.kind_of", name=name, n=_years(one)),
        "units": len(one.growth),
        **_sigma(one.sigma),
        **_beta(one.beta),
    }
    return row | {"said": words(f"regions.verdict_{row['verdict']}")}


def _sigma(sigma: SigmaConvergence | None) -> dict[str, object]:
    names = ("first", "last", "ratio", "low", "high")
    return {f"sigma_{name}": getattr(sigma, name) if sigma else np.nan for name in names}


def _beta(beta: BetaConvergence | None) -> dict[str, object]:
    low, high = sorted((beta.low, beta.high), reverse=True) if beta else (np.nan, np.nan)
    slope = beta.slope if beta else np.nan
    return {
        "beta": slope,
        "beta_low": beta.low if beta else np.nan,
        "beta_high": beta.high if beta else np.nan,
        "points": faster_points(slope),
        "points_low": faster_points(low),
        "points_high": faster_points(high),
        "half_life": beta.half_life if beta else np.nan,
        "verdict": beta.verdict if beta else "unclear",
    }


def _all_table(closings: Closings) -> Table:
    words = closings.inputs.words
    columns = (
        "name",
        "years",
        "units",
        "sigma_first",
        "sigma_last",
        "sigma_ratio",
        "sigma_low",
        "sigma_high",
        "beta",
        "beta_low",
        "beta_high",
        "points",
        "half_life",
        "said",
    )
    numbers = dict.fromkeys(columns[3:8], 3) | dict.fromkeys(columns[8:11], 4)
    return Table(
        _rows(closings),
        {column: words(f"regions.head_{column}") for column in columns}
        | {"name": words("regions.head_measure_name")},
        "convergence",
        numbers | {"points": 2, "half_life": 0},
        words("regions.forest"),
    )


def _city_table(closings: Closings) -> Table:
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    change = one.change
    both = DataFrame({"first": change.first, "last": change.last, "growth": one.percent})
    rows = both.reindex(both.index.union(change.excluded.index)).reset_index(names="city_code")
    rows.insert(1, "city_name", [inputs.names[str(code)] for code in rows["city_code"]])
    excluded = change.excluded.reindex(rows["city_code"])
    rows["left_out"] = [
        words(f"regions.left_out_{reason}") if isinstance(reason, str) else ""
        for reason in excluded["reason"]
    ]
    rows["note"] = excluded["note"].fillna("").to_numpy()
    heads = {
        "city_name": words("regions.head_city"),
        "first": str(change.first_year),
        "last": str(change.last_year),
        "growth": words("regions.axis_growth"),
        "left_out": words("regions.head_left_out"),
    }
    rows = rows.sort_values("growth", ascending=False, kind="stable")
    title = closings.name(closings.shown)
    name = f"change-{closings.shown}-{change.first_year}-{change.last_year}"
    return Table(rows, heads, name, {"first": 1, "last": 1, "growth": 2}, title)
