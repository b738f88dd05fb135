"""The index and the dimensions of each unit as a chart: bars of a few, dots of many."""

from __future__ import annotations

from exports.charts.bars import Bars, Series
from exports.charts.kinds import Chart
from exports.charts.parts import Group
from exports.charts.points import Points
from exports.charts.scale import Axis
from ui.compare.compared import Compared
from ui.diagnosis.words import Speaker

# Bars of more units leave no room for their figures.
_MOST_BARS = 3
_ROLES = ("group1", "group2", "group5", "group4", "group3", "group6")


def profiles(found: Compared, say: Speaker) -> Chart:
    """Return the scores of every unit, the index above the dimensions."""
    title = say.words("compare.chart", year=found.result.choices.year)
    names = tuple(say.name(code) for code in found.scores)
    draw = _bars if len(found.units) <= _MOST_BARS else _dots
    return draw(found, title, names, say.words.language)


def _bars(found: Compared, title: str, names: tuple[str, ...], language: str) -> Chart:
    series = tuple(
        Series(found.names[unit], found.row(unit), role)
        for unit, role in zip(found.units, _ROLES, strict=False)
    )
    return Bars(title=title, categories=names, series=series, language=language)


def _dots(found: Compared, title: str, names: tuple[str, ...], language: str) -> Chart:
    count, units = len(names), range(len(found.units))
    heights = tuple(float(count - row) for row in range(count))
    return Points(
        title=title,
        names=tuple(found.names[unit] for unit in found.units for _ in names),
        x=tuple(score for unit in found.units for score in found.row(unit)),
        y=heights * len(units),
        groups=tuple(Group(found.names[found.units[n]], _ROLES[n]) for n in units),
        group=tuple(n for n in units for _ in names),
        x_axis=Axis(ends=found.result.scale_over(found.scores)),
        y_axis=Axis(
            names=tuple(zip(heights, names, strict=True)), ends=(0.4, count + 0.6), decimals=0
        ),
        tips=_tips(found, names, language),
        language=language,
    )


def _tips(
    found: Compared, names: tuple[str, ...], language: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    said = [
        f"{name} {Axis().text(score, language)}"
        for unit in found.units
        for name, score in zip(names, found.row(unit), strict=True)
    ]
    return (
        ("", tuple(found.names[unit] for unit in found.units for _ in names)),
        ("", tuple(said)),
    )
