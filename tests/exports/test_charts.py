"""Charts as values: what they refuse, how their axes count, what is said of them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from data.errors import DataError
from exports.charts.bars import Bars, Series
from exports.charts.curves import Curve, Curves
from exports.charts.kinds import is_empty
from exports.charts.scale import Axis
from exports.charts.spoken import spoken
from tests.exports import charts


@pytest.mark.parametrize(
    "broken",
    [
        lambda: replace(charts.bars(), series=(Series("own", (1.0,)),)),
        lambda: replace(charts.bars(), codes=("1", "2")),
        lambda: replace(charts.bars(), roles=("main", "loud", "")),
        lambda: replace(charts.bars(), series=(Series("own", (1.0, math.inf, 2.0)),)),
        lambda: replace(charts.whiskers(), stacked=True),
        lambda: replace(charts.ranges(), low=(10.0, math.nan, 251.0)),
        lambda: replace(charts.ranges(), group=(0, 1, 2)),
        lambda: replace(charts.points(), x=(0.0, 60_000.0, 1.0)),
        lambda: replace(charts.points(), tips=(("City", ("a",)),)),
        lambda: Curves(title="t", curves=(Curve("c", (math.nan,), (1.0,)),)),
        lambda: replace(charts.grid(), values=((1.0, 1.2), (0.0, 0.0))),
        lambda: replace(charts.grid(), values=((1.0, 1.0),)),
        lambda: replace(charts.grid(), values=((-0.1, 1.0), (0.0, 0.0))),
        lambda: replace(charts.signed(), values=((-1.1, 1.0), (0.0, 0.0))),
    ],
)
def test_what_cannot_be_drawn_is_refused(broken: object) -> None:
    """Lengths agree, figures are finite and on their axis, colours are known."""
    assert callable(broken)
    with pytest.raises(DataError, match="chart"):
        broken()


def test_a_missing_figure_is_a_dash_never_zero() -> None:
    """NaN is written as a dash, whatever the axis."""
    assert Axis(unit="%", signed=True).text(math.nan, "zh") == "–"


def test_ticks_count_as_the_reader_does() -> None:
    """10万 in Chinese, 100,000 in English, and years are never set apart."""
    money, year = Axis(decimals=0), Axis(decimals=0, grouped=False)
    assert [money.tick(100_000, language) for language in ("zh", "en")] == ["10万", "100,000"]
    assert [money.tick(2.5e9, language) for language in ("zh", "en")] == ["25亿", "2.5 billion"]
    assert year.tick(2023, "en") == year.tick(2023, "zh") == "2023"


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-3.2, 7), (1e-9, 2e-9), (12_345, 98_765_432)])
def test_ticks_lie_within_and_are_few(low: float, high: float) -> None:
    """Two to seven of them between the ends, on linear and logarithmic axes."""
    for axis in (Axis(), Axis(log=True)) if low > 0 else (Axis(),):
        ticks = axis.ticks(low, high)
        assert 2 <= len(ticks) <= 7
        assert all(low * 0.999 - 1e-9 <= tick <= high * 1.001 for tick in ticks)


def test_ticks_of_years_are_years() -> None:
    """Fourteen years are counted by twos or fives, never by two and a half."""
    year = Axis(decimals=0, grouped=False)
    assert year.ticks(2010, 2023) == (2010, 2015, 2020)
    assert year.ticks(2010, 2023, 7) == (2010, 2012, 2014, 2016, 2018, 2020, 2022)
    assert year.round_ends([2019, 2020, 2021]) == (2019, 2021, 1)


def test_a_break_is_spoken() -> None:
    """Who hears the chart is told where figures do not compare."""
    assert spoken(charts.curves()).endswith("do not compare: new borders.")


def test_extremes_are_spoken() -> None:
    """Title, highest and lowest; the first rank is the highest place."""
    assert spoken(charts.bars()).startswith(
        "Scores, 2023. own: highest 苏州市 87.50, lowest Qujing (278th) 24.25"
    )
    assert "rank: highest 苏州市 3, lowest Qujing (278th) 278" in spoken(charts.ranges())
    for chart in charts.every().values():
        assert spoken(chart).startswith(chart.title)


def test_the_middle_and_the_gaps_are_spoken() -> None:
    """The median of three or more that belong together, and how many have no figure."""
    scores = Series("s", (1.0, math.nan, 4.0, 9.0))
    said = spoken(Bars(title="t", categories=tuple("abcd"), series=(scores,)))
    assert said == "t. s: highest d 9.0, lowest a 1.0, median 4.0 of these 3, no data for 1 of 4."
    apart = Bars(title="t", categories=tuple("abcd"), series=(scores,), gap=3)
    assert "median" not in spoken(apart)


def test_an_empty_chart_is_a_sentence() -> None:
    """Each kind knows that it has nothing to draw, and says so."""
    for chart in charts.empty().values():
        assert is_empty(chart)
        assert spoken(chart).endswith(("No figures to show.", "没有可显示的数据。"))
    assert not any(is_empty(chart) for chart in charts.every().values())


def test_the_city_in_focus_has_the_colour_of_selection() -> None:
    """Its bar of the first series; a chart without codes has none in focus."""
    chart = charts.bars()
    assert [chart.role(2, one) for one in chart.series] == ["selected", "quiet"]
    plain = Bars(title="t", categories=("a",), series=(Series("s", (1.0,)),), chosen="a")
    assert plain.role(0, plain.series[0]) == "main"


def test_what_goes_together_is_said_with_its_signs() -> None:
    """The two ends, each with its pair; a gap is a dash."""
    said = spoken(charts.signed())
    assert "highest +0.75 (Parks / GDP)" in said
    assert "lowest −0.40" in said
    assert charts.signed().text(math.nan) == "–"
    assert charts.grid().text(0.5) == "50%"


def test_what_is_printed_as_zero_has_no_sign() -> None:
    """−0.04 is written as 0.0, and −0.06 as −0.1."""
    axis = Axis(unit="%")
    assert [axis.text(value, "en") for value in (-0.04, -0.06, 0.04)] == ["0.0%", "−0.1%", "0.0%"]
