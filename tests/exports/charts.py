"""One chart of each kind, with what can go wrong in it: gaps, hostile texts, a city in focus."""

from __future__ import annotations

import math

from exports.charts.bars import Bars, Series
from exports.charts.curves import Curve, Curves
from exports.charts.grid import Grid
from exports.charts.kinds import Chart
from exports.charts.parts import Group, Reference
from exports.charts.points import Line, Points
from exports.charts.ranges import Dots, Ranges
from exports.charts.scale import Axis

HOSTILE = "<b>&\"'</svg>"
NAMES = ("苏州市", HOSTILE, "Qujing (278th)")
CODES = ("320500", "110000", "530300")


def bars() -> Bars:
    """Two series over three rows, the last apart."""
    return Bars(
        title="Scores, 2023",
        categories=NAMES,
        series=(
            Series("own", (87.5, math.nan, 24.25)),
            Series("tier", (54.0, 60.0, 31.5), "quiet"),
        ),
        axis=Axis("points", decimals=2),
        codes=CODES,
        gap=2,
        chosen="530300",
        reference=Reference("China", 43.25),
    )


def whiskers() -> Bars:
    """Estimates with their margins, one below zero."""
    return Bars(
        title="Effects",
        categories=("a", "b"),
        series=(Series("total", (0.5, -0.01), low=(0.44, -0.04), high=(0.56, 0.02)),),
        axis=Axis(decimals=2),
    )


def ranges(overview: bool = False) -> Ranges:
    """Three bands of ranks, the second unknown, the third in focus."""
    return Ranges(
        title="Ranks",
        categories=NAMES,
        low=(1.0, math.nan, 251.0),
        high=(9.0, math.nan, 290.0),
        band="nine draws of ten",
        dots=(
            Dots("median", (4.0, math.nan, 270.0), tick=True),
            Dots("rank", (3.0, math.nan, 278.0)),
        ),
        axis=Axis("Rank", decimals=0, reversed=True),
        codes=CODES,
        groups=(Group("closing", "good"), Group("opening", "bad")),
        group=(0, 1, 1),
        overview=overview,
        across="in order",
        chosen="530300",
    )


def points() -> Points:
    """Three points, one without its second figure, on a logarithmic axis."""
    return Points(
        title="Growth by start",
        names=NAMES,
        codes=CODES,
        x=(30_000.0, 60_000.0, 120_000.0),
        y=(4.5, math.nan, -1.25),
        groups=(Group("growing", "above"), Group("shrinking", "below")),
        group=(0, 0, 1),
        lines=(Line("fitted", (30_000.0, 120_000.0), (4.0, -1.0)),),
        across=Reference("median", 1.5),
        x_axis=Axis("GDP per resident", decimals=0, log=True),
        y_axis=Axis("growth, %", decimals=2),
        chosen="320500",
        tips=(("City", NAMES),),
        language="zh",
    )


def curves() -> Curves:
    """Two measures by year, one with a band and a gap."""
    return Curves(
        title="Gini by year",
        curves=(
            Curve(
                "GDP",
                (2019.0, 2020.0, 2021.0, 2022.0),
                (0.4, math.nan, 0.38, 0.37),
                low=(0.38, math.nan, 0.36, 0.35),
                high=(0.42, math.nan, 0.4, 0.39),
            ),
            Curve(HOSTILE, (2019.0, 2022.0), (0.2, 0.25), "second"),
        ),
        x_axis=Axis("Year", decimals=0, grouped=False),
        y_axis=Axis("Gini", decimals=3),
        breaks=(Reference("new borders", 2020.5),),
    )


def grid() -> Grid:
    """Shares of two provinces by two indicators, one unknown."""
    return Grid(
        title="Coverage",
        rows=("江苏省", HOSTILE),
        columns=("GDP", "Parks"),
        values=((1.0, 0.5), (math.nan, 0.25)),
        legend="share with a figure",
    )


def signed() -> Grid:
    """What goes together, each pair once."""
    return Grid(
        title="Correlations",
        rows=("Parks", HOSTILE),
        columns=("GDP", "Parks"),
        values=((0.75, math.nan), (-0.4, 0.0)),
        legend="correlation",
        signed=True,
    )


def every() -> dict[str, Chart]:
    """Every kind by its name."""
    return {
        "bars": bars(),
        "stacked": Bars(
            title="Parts",
            categories=NAMES,
            series=(Series("between", (30.0, 5.0, math.nan)), Series("within", (20.0, 15.0, 30.0))),
            stacked=True,
        ),
        "whiskers": whiskers(),
        "ranges": ranges(),
        "overview": ranges(overview=True),
        "points": points(),
        "curves": curves(),
        "grid": grid(),
        "signed": signed(),
    }


def empty() -> dict[str, Chart]:
    """A chart of each kind in which no figure is known."""
    gap = (math.nan,)
    return {
        "bars": Bars(title="空", categories=("a",), series=(Series("s", gap),), language="zh"),
        "ranges": Ranges(title="None", categories=("a",), low=gap, high=gap, band="", dots=()),
        "points": Points(title="None", names=("a",), x=gap, y=(1.0,)),
        "curves": Curves(title="None", curves=(Curve("c", (1.0,), gap),)),
        "grid": Grid(title="None", rows=("a",), columns=("b",), values=(gap,), legend=""),
    }
