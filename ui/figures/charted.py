"""The bars beside a map on a slide: leading cities, clusters, regions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from exports.charts.bars import Bars, Series
from exports.charts.scale import Axis
from ui.address.view import View
from ui.figures import kept
from ui.figures.measured import Measured
from ui.figures.names import city_names, measure_name
from ui.words import numbers
from ui.words.texts import Words

_MOST_BARS = 10
# One bar compares nothing.
_FEWEST_BARS = 2
# Text keys of the sizes that a language counts in, the largest first.
_SIZES = ("trillion", "billion", "million")
_LEAST = 0.1


def leaders(view: View, measured: Measured, among: frozenset[str]) -> Bars | None:
    """Return the units that rank first among the chosen, and the city in focus after them."""
    words = Words(view.language)
    known = measured.known[measured.known.index.isin(among)]
    if len(known) < _FEWEST_BARS or measured.unit == "0/1":
        return None
    if measured.since:
        return _movers(view, known, measured, words)
    ordered = known.sort_values(ascending=measured.direction < 0, kind="stable")
    codes = [str(code) for code in ordered.index[:_MOST_BARS]]
    key = {1: "best", -1: "lowest", 0: "largest"}[measured.direction]
    heading = words(f"exports.{key}", n=len(codes))
    names = city_names(kept.catalogue(), words)
    rows = [(names[code], float(known[code])) for code in codes]
    city = view.city or ""
    if city in codes or city not in known.index:
        return replace(_bars(heading, rows, measured, words), codes=tuple(codes), chosen=city)
    # The first ten stay ten; the city in focus stands apart with its own place.
    place = _place(known, city, measured)
    name = words("exports.city_place", city=names[city], place=place)
    heading = words("exports.with_city", heading=heading, city=name)
    bars = _bars(heading, [*rows, (name, float(known[city]))], measured, words)
    return replace(bars, codes=(*codes, city), gap=len(codes), chosen=city)


def _movers(view: View, known: pd.Series, measured: Measured, words: Words) -> Bars:
    """Return the units that rose most and, apart from them, those that fell most."""
    ordered = known.sort_values(ascending=False, kind="stable")
    ends = min(_MOST_BARS // 2, len(ordered) // 2) or len(ordered)
    codes = [str(code) for code in ordered.index[:ends]]
    codes += [str(code) for code in ordered.index[max(ends, len(ordered) - ends) :]]
    names = city_names(kept.catalogue(), words)
    rows = [(names[code], float(known[code])) for code in codes]
    bars = _bars(words("exports.movers"), rows, measured, words)
    return replace(
        bars, codes=tuple(codes), gap=ends if len(codes) > ends else 0, chosen=view.city or ""
    )


def _place(known: pd.Series, city: str, measured: Measured) -> int:
    """The city's rank among the chosen; equal figures share one."""
    before = known < known[city] if measured.direction < 0 else known > known[city]
    return int(before.sum()) + 1


def _bars(
    heading: str, rows: Sequence[tuple[str, float]], measured: Measured, words: Words
) -> Bars:
    values, unit = scaled([value for _, value in rows], measured.unit, words)
    name = measure_name(measured.measure, kept.catalogue(), words)
    return Bars(
        title=words("exports.chart_title", heading=heading, unit=unit, year=measured.period(words)),
        categories=tuple(label for label, _ in rows),
        series=(Series(name, tuple(values)),),
        axis=Axis(decimals=decimals(values, measured.unit), signed=bool(measured.since)),
        language=words.language,
    )


def scaled(values: Sequence[float], unit: str, words: Words) -> tuple[list[float], str]:
    """Return values in units a reader can say (billions, 亿) and the name of that unit.

    The unit is the largest in which the least figure still has two digits after the point.
    """
    name = numbers.unit_name(unit, words)
    sizes = [abs(value) for value in values if not math.isnan(value) and value]
    steps = [
        (size, words(f"exports.{step}", unit=name))
        for (size, _), step in zip(words.manner.sizes, _SIZES, strict=True)
        if size <= max(sizes, default=0.0)
    ]
    if not steps:
        return list(values), name
    told = [step for step in steps if min(sizes) >= _LEAST * step[0]]
    size, name = told[0] if told else steps[-1]
    return [value / size for value in values], name


def decimals(values: Sequence[float], unit: str) -> int:
    """Return how many decimals the figures of a chart have: as many as beside them in words.

    Whole numbers have none, and the least figure has about three digits.

    Examples
    --------
    >>> decimals([64.0, -125.0], "places"), decimals([14.2, 0.55], "CNY"), decimals([9.0], "%")
    (0, 2, 1)
    """
    if unit in numbers.ONE_DECIMAL:
        return 1
    sizes = [abs(value) for value in values if not math.isnan(value)]
    largest, least = max(sizes, default=0.0), min(filter(None, sizes), default=0.0)
    if largest >= 1000 or all(size == int(size) for size in sizes):
        return 0
    return 1 if least >= 10 else 2
