"""The charts of change: year by year, by starting level, by region, and of every measure."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame

from exports.charts.curves import Curve, Curves
from exports.charts.parts import Group, Reference
from exports.charts.points import Line, Points
from exports.charts.ranges import Dots, Ranges
from exports.charts.scale import Axis
from scoring.inequality.by_year import GINI, SIGMA
from ui.regions.closing.figures import Closings
from ui.regions.signed import signed, span
from ui.regions.years import year_axis, yearly

# Verdict → the colour it has.
VERDICTS = {"closing": "good", "opening": "bad", "unclear": "quiet"}
_SPREADS = {SIGMA: "main", GINI: "second"}
_ALONG = 20


def by_year(closings: Closings) -> Curves:
    """Return the spread and the Gini of the same cities by year, with their 95 % bands.

    Where they are too few, those of all cities with a figure in a year stand alone.
    """
    words, found = closings.inputs.words, closings.by_year
    curves = [
        *(_same(closings, name, role) for name, role in _SPREADS.items() if found.units),
        *(_each(closings, name, role) for name, role in _SPREADS.items()),
    ]
    return Curves(
        title=words("regions.by_year", name=closings.shown_name),
        curves=tuple(curves),
        x_axis=year_axis(closings.followed.run, words),
        y_axis=Axis(words("regions.axis_by_year"), decimals=3),
        dotted=True,
        language=closings.inputs.view.language,
    )


def _same(closings: Closings, name: str, role: str) -> Curve:
    found, words = closings.by_year, closings.inputs.words
    years, (y, low, high) = yearly(found.same, name, f"{name}_low", f"{name}_high")
    said = words("regions.same_units", figure=words(f"regions.{name}"), n=found.units)
    return Curve(said, years, y, role, low, high)


def _each(closings: Closings, name: str, role: str) -> Curve:
    """All cities with a figure in a year: dashed beside the same ones, else alone."""
    found, words = closings.by_year, closings.inputs.words
    years, (y,) = yearly(found.each, name)
    said = words("regions.each_units", figure=words(f"regions.{name}"))
    return Curve(said, years, y, role, dashed=bool(found.units))


def by_start(closings: Closings) -> Points:
    """Return every city's growth by its level at the start, with the fitted line."""
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    codes = tuple(str(code) for code in one.growth.index)
    names = tuple(inputs.names[code] for code in codes)
    start = one.change.first.reindex(one.growth.index)
    x_axis = Axis(closings.start_title, decimals=closings.digits, log=True)
    y_axis = Axis(words("regions.head_growth"), decimals=2, unit="%", signed=True)
    return Points(
        title=words("regions.closing_chart"),
        names=names,
        codes=codes,
        x=tuple(start.astype(float)),
        y=tuple(one.percent.astype(float)),
        lines=_fitted(closings),
        x_axis=x_axis,
        y_axis=y_axis,
        tips=(
            ("", names),
            (
                words("regions.head_start"),
                tuple(x_axis.text(value, words.language) for value in start),
            ),
            (
                words("regions.head_growth"),
                tuple(y_axis.text(value, words.language) for value in one.percent),
            ),
        ),
        language=inputs.view.language,
    )


def _fitted(closings: Closings) -> tuple[Line, ...]:
    one, words = closings.one, closings.inputs.words
    if one.beta is None:
        return ()
    along = np.geomspace(one.change.first.min(), one.change.first.max(), _ALONG)
    growth = 100 * np.expm1(one.beta.intercept + one.beta.slope * np.log(along))
    verdict = words(f"regions.verdict_{one.beta.verdict}")
    name = words("regions.fitted", verdict=verdict)
    role = VERDICTS[one.beta.verdict]
    return (Line(name, tuple(along.tolist()), tuple(growth.tolist()), role),)


def by_region(closings: Closings) -> Ranges:
    """Return how much faster lower cities grew among the units of each region."""
    return _forest(closings, closings.regions, "regions_chart", _units(closings.regions))


def every_variable(closings: Closings) -> Ranges:
    """Return how much faster lower cities grew in each measure, with its 95 % interval."""
    return _forest(closings, closings.variables, "forest", tuple(closings.variables["years"]))


def _units(rows: DataFrame) -> tuple[str, ...]:
    return tuple(str(n) for n in rows["units"])


def _forest(closings: Closings, rows: DataFrame, kind: str, about: tuple[str, ...]) -> Ranges:
    words, told = closings.inputs.words, rows["points"].notna()
    known = rows[told]
    verdicts = list(VERDICTS)
    low, high, points = (
        tuple(known[name].astype(float)) for name in ("points_low", "points_high", "points")
    )
    return Ranges(
        title=words(f"regions.{kind}", name=closings.shown_name, years=closings.years),
        categories=tuple(known["name"]),
        low=low,
        high=high,
        band=words("regions.forest_band"),
        dots=(Dots(words("regions.head_points"), points),),
        axis=Axis(words("regions.axis_points"), decimals=2, signed=True),
        groups=tuple(
            Group(words(f"regions.verdict_{name}"), role) for name, role in VERDICTS.items()
        ),
        group=tuple(verdicts.index(str(verdict)) for verdict in known["verdict"]),
        reference=Reference("", 0.0),
        tips=(
            ("", tuple(known["name"])),
            (
                words(f"regions.{'head_years' if kind == 'forest' else 'head_units'}"),
                tuple(text for text, keep in zip(about, told, strict=True) if keep),
            ),
            (words("regions.head_points"), tuple(signed(value) for value in points)),
            (
                words("regions.forest_band"),
                tuple(span(a, b, words, 2, "") for a, b in zip(low, high, strict=True)),
            ),
        ),
        language=closings.inputs.view.language,
    )
