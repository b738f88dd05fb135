"""Targets as lines on the chart of a pair."""

from __future__ import annotations

import pytest

from exports.charts.points import Points
from ui.address.view import View
from ui.figures import kept
from ui.regions.answer import answer as asked
from ui.words.texts import LANGUAGES, Language

PM25 = "indicator.pm25_annual_mean"
NAMES = {"en": "Limit: 35 µg/m³", "zh": "限值：35微克/立方米"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pair_has_the_line_of_each_target_among_its_figures(language: Language) -> None:
    """Upright of the first measure, across of the second."""
    view = View(
        measure=PM25, question="pair", second="indicator.good_air_days_share", language=language
    )
    (chart,) = asked(kept.settle(view)).charts
    assert isinstance(chart, Points)
    assert chart.upright is not None
    assert chart.across is not None
    assert (chart.upright.name, chart.upright.at) == (NAMES[language], 35.0)
    assert chart.across.at == 87.5


def test_a_pair_without_a_target_has_no_line() -> None:
    """Nor one whose target lies beyond all its figures."""
    (chart,) = asked(kept.settle(View(measure="variable.gdp", question="pair"))).charts
    assert isinstance(chart, Points)
    assert chart.upright is None
    assert chart.across is None
