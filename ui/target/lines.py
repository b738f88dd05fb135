"""A target as a line on a chart."""

from __future__ import annotations

from dataclasses import replace

from pandas import Series

from exports.charts.bars import Bars
from exports.charts.parts import Reference
from scoring.targets.target import Target
from ui.address.view import View
from ui.figures.classes import kept as classes_kept
from ui.figures.measured import Measured
from ui.target import kept as target_kept
from ui.target.words import line_name
from ui.words.texts import Words


def target_line(view: View) -> Reference | None:
    """Return the line of the first target that the shown measure is compared with."""
    target = first_target(view)
    return None if target is None else _line(target, Words(view.language))


def _line(target: Target, words: Words) -> Reference:
    return Reference(line_name(target, words), target.value, says_figure=True)


def first_target(view: View) -> Target | None:
    """Return the first target that the shown measure is compared with, where it has one."""
    aims = classes_kept.aims(view)
    return aims[0].target if aims else None


def with_line(chart: Bars, view: View, measured: Measured) -> Bars:
    """Return bars of units with the line of their target, which stands as they do."""
    line = target_line(view)
    shown = chart.series[0].values
    sized = [(code, value) for code, value in zip(chart.codes, shown, strict=False) if value]
    if line is None or not sized:
        return chart
    # Bars may stand in billions of the unit.
    code, value = sized[0]
    size = value / float(measured.values[code])
    return replace(chart, reference=replace(line, at=float(f"{line.at * size:.12g}")))


def target_among(measured: Measured, known: Series, words: Words) -> Reference | None:
    """Return the line of the first official target among some figures; None where none lies there.

    A line outside all figures would push them into a corner of the chart.
    """
    shown = [one for one in target_kept.known(measured.measure, measured.year) if one.shown]
    if not shown or known.empty or not known.min() <= shown[0].value <= known.max():
        return None
    return _line(shown[0], words)
