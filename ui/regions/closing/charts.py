"""The charts of change: growth by starting level, and all measures beside each other."""

from __future__ import annotations

import numpy as np

from exports.charts.parts import Group, Reference
from exports.charts.points import Line, Points
from exports.charts.ranges import Dots, Ranges
from exports.charts.scale import Axis
from ui.regions.closing.figures import Closings, variable_rows
from ui.regions.signed import signed, span

# Verdict → the colour it has.
VERDICTS = {"closing": "good", "opening": "bad", "unclear": "quiet"}
_ALONG = 20


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


def every_variable(closings: Closings) -> Ranges:
    """Return how much faster lower cities grew in each measure, with its 95 % interval."""
    words, rows = closings.inputs.words, variable_rows(closings)
    known = rows[rows["points"].notna()]
    verdicts = list(VERDICTS)
    low, high, points = (
        tuple(known[name].astype(float)) for name in ("points_low", "points_high", "points")
    )
    return Ranges(
        title=words("regions.forest"),
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
            (words("regions.head_years"), tuple(known["years"])),
            (words("regions.head_points"), tuple(signed(value) for value in points)),
            (
                words("regions.forest_band"),
                tuple(span(a, b, 2, "") for a, b in zip(low, high, strict=True)),
            ),
        ),
        language=closings.inputs.view.language,
    )
