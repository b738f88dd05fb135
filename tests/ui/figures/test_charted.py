"""The bars beside a map: a top ten holds ten, and a city in focus stands apart from it."""

from __future__ import annotations

import math

import pytest

from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.charted import decimals, leaders, scaled
from ui.figures.measured import Measured
from ui.words.texts import Words


@pytest.fixture(scope="module")
def measured() -> Measured:
    """The index of its last year, under the choices of a fresh View."""
    return kept.measure(INDEX, kept.years_of(INDEX)[-1], View().choices)


def _everyone(measured: Measured) -> frozenset[str]:
    return frozenset(map(str, measured.known.index))


@pytest.mark.parametrize(
    ("language", "begins"),
    [("zh", "前10名与曲靖市（第{place}名）"), ("en", "The 10 best and Qujing (rank {place})")],
)
def test_ten_stay_ten_beside_a_city_far_behind(
    language: str, begins: str, measured: Measured
) -> None:
    """The ten first in their order, an interruption, then Qujing with its rank."""
    assert language in ("zh", "en")
    view = View(language="zh" if language == "zh" else "en", city="530300")
    chart = leaders(view, measured, _everyone(measured))
    assert chart is not None
    best = measured.known.sort_values(ascending=False)
    place = int(measured.ranks["530300"])
    assert chart.codes[:10] == tuple(best.index[:10])
    assert (chart.codes[10:], chart.gap) == (("530300",), 10)
    assert chart.title.startswith(begins.format(place=place))
    assert chart.categories[10] in begins.format(place=place)
    assert chart.series[0].values[10] == measured.known["530300"]


def test_a_city_among_the_ten_is_named_once(measured: Measured) -> None:
    """Beijing is in focus where it stands, without an interruption."""
    chart = leaders(View(city="110000"), measured, _everyone(measured))
    assert chart is not None
    assert (len(chart.categories), chart.gap, chart.codes.count("110000")) == (10, None, 1)
    assert chart.role(chart.codes.index("110000"), chart.series[0]) == "selected"


def test_a_city_without_a_figure_is_not_ranked(measured: Measured) -> None:
    """No eleventh row, and no NaN among the ten."""
    unknown = next(str(code) for code in measured.values.index if code not in measured.known.index)
    chart = leaders(View(city=unknown), measured, _everyone(measured))
    assert chart is not None
    assert len(chart.categories) == 10
    assert not any(map(math.isnan, chart.series[0].values))


def test_the_least_figure_keeps_two_digits() -> None:
    """Beside 127 million people 5.93 million are no 0.1: the unit is chosen for the least too."""
    people = [127_570_000.0, 5_930_000.0, math.nan]
    values, unit = scaled(people, "person", Words("zh"))
    assert (values[0], values[1], unit) == (12_757.0, 593.0, "万人")
    assert scaled([3e12, 0.4e12], "CNY", Words("zh"))[1] == "万亿元"


def test_a_chart_has_the_decimals_of_its_unit() -> None:
    """Scores and shares one, as in sentences; amounts as many as tell them apart."""
    assert [decimals([9.0], "score"), decimals([8.0], "year"), decimals([9.5], "CNY")] == [1, 1, 2]
    # As in a sentence: 5 µg/m³, 64 places.
    assert [decimals([5.0, 35.0], "ug/m3"), decimals([64.0, -125.0], "places")] == [0, 0]
    assert decimals([14.2, 0.55], "CNY") == 2
