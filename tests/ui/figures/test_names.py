"""What a measure is called where all are listed."""

from __future__ import annotations

import pytest

from tests.spelt import spell
from ui.figures import kept
from ui.figures.labels import kept as labels_kept
from ui.figures.labels.pinyin import pinyin, spelt
from ui.figures.measured import measure_codes
from ui.words.texts import LANGUAGES, Language

FRAMEWORK = "six_dimensions"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_of_the_list_of_measures_read_the_same(language: Language) -> None:
    """Each name stands with what it is part of, and no figure is listed twice."""
    labels = labels_kept.measure_labels(language, FRAMEWORK, "index")

    assert len(set(labels.values())) == len(labels)
    assert labels["indicator.education_expenditure_per_resident"].count(" · ") == 1


def test_a_figure_that_an_indicator_shows_as_published_is_listed_once() -> None:
    """PM2.5 is an indicator; under its second name an old address still finds it."""
    codes = measure_codes(kept.catalogue(), FRAMEWORK)
    old = "variable.pm25_annual_mean"

    assert "indicator.pm25_annual_mean" in codes
    assert old not in codes
    assert old in labels_kept.measure_labels("en", FRAMEWORK, old)


def test_every_name_is_kept_in_pinyin() -> None:
    """As the dictionary has it, 重 by what follows; after a change: python -m tests.spelt."""
    assert spelt() == spell()
    assert (pinyin("重庆"), pinyin("新名市")) == ("chongqing", "")
