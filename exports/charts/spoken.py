"""A chart in a sentence, for who hears it instead of seeing it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from types import MappingProxyType

from exports.charts.bars import Bars
from exports.charts.curves import Curves
from exports.charts.grid import Grid
from exports.charts.kinds import Chart, is_empty
from exports.charts.points import Points
from exports.charts.ranges import Ranges
from exports.charts.scale import Axis

WORDS = MappingProxyType(
    {
        "en": {
            "empty": "No figures to show.",
            "ends": "{name}: highest {best} {high}, lowest {worst} {low}",
            "middle": ", median {middle} of these {n}",
            "missing": ", no data for {missing} of {of}",
            "one": "{name}: {best} {high}",
            "points": "{n} points; {x} from {x_low} to {x_high}, {y} from {y_low} to {y_high}",
            "curve": "{name}: from {first} ({start}) to {last} ({end})",
            "break": "figures before and after do not compare: {names}",
            "grid": "{n} of {of} cells are complete",
            "pairs": "highest {high} ({high_names}), lowest {low} ({low_names})",
            "stop": ". ",
            "between": "; ",
            "side": "the other figure",
        },
        "zh": {
            "empty": "没有可显示的数据。",
            "ends": "{name}：最高为{best}（{high}），最低为{worst}（{low}）",
            "middle": "，所列{n}项的中位数为{middle}",
            "missing": "，{of}项中{missing}项无数据",
            "one": "{name}：{best}{high}",
            "points": "{n}个点；{x}从{x_low}到{x_high}，{y}从{y_low}到{y_high}",
            "curve": "{name}：从{first}（{start}）到{last}（{end}）",
            "break": "前后数据不可比：{names}",
            "grid": "{of}格中有{n}格完整",
            "pairs": "最高为{high}（{high_names}），最低为{low}（{low_names}）",
            "stop": "。",
            "between": "；",
            "side": "另一指标",
        },
    }
)
# A title that is a sentence or a question brings its own stop.
_ENDS = (".", "?", "。", "？")
_MOST_CURVES = 4
_FEWEST = 3


def nothing(chart: Chart) -> str:
    """Return what stands in place of a chart without figures."""
    return WORDS[chart.language]["empty"]


def spoken(chart: Chart) -> str:
    """Return title, extremes, middle and gaps of a chart.

    Examples
    --------
    >>> from exports.charts.bars import Series
    >>> spoken(Bars(title="Scores", categories=("A", "B"), series=(Series("score", (2, 9.5)),)))
    'Scores. score: highest B 9.5, lowest A 2.0.'
    """
    words = WORDS[chart.language]
    said = words["empty"] if is_empty(chart) else _said(chart) + words["stop"].rstrip()
    stop = "" if chart.title.endswith(_ENDS) else words["stop"]
    return f"{chart.title}{stop or ' '}{said}"


def _said(chart: Chart) -> str:
    words = WORDS[chart.language]
    match chart:
        case Bars():
            lists = [(one.name, one.values) for one in chart.series]
            return words["between"].join(_ends(chart, name, values) for name, values in lists)
        case Ranges():
            lists = [(one.name, one.values) for one in chart.dots]
            return words["between"].join(_ends(chart, name, values) for name, values in lists)
        case Points():
            return _points(chart)
        case Curves():
            return _curves(chart)
        case Grid() if chart.signed:
            return _pairs(chart)
        case Grid():
            cells = [value for row in chart.values for value in row]
            return words["grid"].format(n=sum(value == 1 for value in cells), of=len(cells))


def _pairs(chart: Grid) -> str:
    """The two ends of what goes together."""
    known = sorted(
        (value, f"{row} / {column}")
        for row, values in zip(chart.rows, chart.values, strict=True)
        for column, value in zip(chart.columns, values, strict=True)
        if not math.isnan(value)
    )
    (low, low_names), (high, high_names) = known[0], known[-1]
    told = {"low": chart.text(low), "high": chart.text(high)}
    said: str = WORDS[chart.language]["pairs"]
    return said.format(low_names=low_names, high_names=high_names, **told)


def _ends(chart: Bars | Ranges, name: str, values: Sequence[float]) -> str:
    words, axis = WORDS[chart.language], chart.axis
    pairs = zip(values, chart.categories, strict=True)
    known = sorted((pair for pair in pairs if not math.isnan(pair[0])), key=lambda pair: pair[0])
    if not known:
        return f"{name} –"
    (low, worst), (high, best) = known[0], known[-1]
    if axis.reversed:
        (low, worst), (high, best) = (high, best), (low, worst)
    ends: str = words["ends" if len(known) > 1 else "one"].format(
        name=name or axis.title,
        best=best,
        high=axis.text(high, chart.language),
        worst=worst,
        low=axis.text(low, chart.language),
    )
    middle = _middle(chart, [value for value, _ in known])
    return ends + middle + _missing(len(values) - len(known), len(values), chart.language)


def _middle(chart: Bars | Ranges, known: list[float]) -> str:
    """The median, where more than its two ends are shown and none stands apart from the rest."""
    if len(known) < _FEWEST or (isinstance(chart, Bars) and chart.gap is not None):
        return ""
    middle = chart.axis.text(median(known), chart.language)
    said: str = WORDS[chart.language]["middle"]
    return said.format(n=len(known), middle=middle)


def _missing(missing: int, of: int, language: str) -> str:
    said: str = WORDS[language]["missing"]
    return said.format(missing=missing, of=of) if missing else ""


def _points(chart: Points) -> str:
    drawn = chart.drawn()
    sides = {"x": (chart.x_axis, chart.x), "y": (chart.y_axis, chart.y)}
    told: dict[str, object] = {"n": len(drawn)}
    for side, (axis, values) in sides.items():
        known = [values[place] for place in drawn]
        told[side] = axis.title or WORDS[chart.language]["side"]
        told[f"{side}_low"] = axis.text(min(known), chart.language)
        told[f"{side}_high"] = axis.text(max(known), chart.language)
    said: str = WORDS[chart.language]["points"]
    of = len(chart.names)
    return said.format(**told) + _missing(of - len(drawn), of, chart.language)


def _curves(chart: Curves) -> str:
    words, said = WORDS[chart.language], []
    for one in [curve for curve in chart.curves if not curve.dashed][:_MOST_CURVES]:
        known = [(x, y) for x, y in zip(one.x, one.y, strict=True) if not math.isnan(y)]
        if known:
            (start, first), (end, last) = known[0], known[-1]
            missing = _missing(len(one.y) - len(known), len(one.y), chart.language)
            said.append(
                words["curve"].format(
                    name=one.name,
                    first=chart.y_axis.text(first, chart.language),
                    start=_place(chart.x_axis, start, chart.language),
                    last=chart.y_axis.text(last, chart.language),
                    end=_place(chart.x_axis, end, chart.language),
                )
                + missing
            )
    if chart.breaks:
        said.append(words["break"].format(names=", ".join(mark.name for mark in chart.breaks)))
    return words["between"].join(said)


def _place(axis: Axis, value: float, language: str) -> str:
    return dict(axis.names).get(value) or axis.text(value, language)
