"""Dimensions through time: one scale over all years, figures of the year itself, gaps that stay."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.catalogue import Catalogue
from scoring.history.dimensions import DIMENSIONS, History, followed, history, history_share
from scoring.index.choices import IndexChoices


@pytest.fixture(scope="module")
def development(catalogue: Catalogue) -> History:
    """Development level through time."""
    return history(catalogue, "development_level")


def with_gdp(catalogue: Catalogue, city: str, year: int, factor: float) -> Catalogue:
    """The tables with the GDP of one city and year multiplied."""
    values = catalogue.values.copy()
    where = (values["city_code"] == city) & (values["variable"] == "gdp") & (values["year"] == year)
    assert where.sum() == 1
    values.loc[where, "value"] *= factor
    return replace(catalogue, values=values)


def test_a_dimension_has_a_history_by_its_coverage(catalogue: Catalogue) -> None:
    """Those named are those whose indicators with ten years carry 60 % of the weight."""
    least = IndexChoices().minimum_weight_share
    tree = catalogue.frameworks.query("framework == 'six_dimensions'")["heading"]
    shares = {code: history_share(catalogue, code) for code in tree}
    assert tuple(code for code, share in shares.items() if share >= least) == DIMENSIONS
    assert shares["peoples_satisfaction"] == shares["environment_governance"] == 0


def test_what_development_is_made_of(development: History) -> None:
    """Five of seven indicators, without the two years in which growth or shares are missing."""
    assert development.indicators == (
        *("gdp_per_resident", "gdp_growth", "tertiary_share"),
        *("budget_revenue_per_resident", "bank_deposits_per_resident"),
    )
    assert development.weight_share == pytest.approx(5 / 7)
    assert set(range(2010, 2024)) - set(development.years) == {2013, 2017}


def test_the_scale_is_one_over_all_years(development: History) -> None:
    """The middle rises from 2010 to 2023, which a scale of each year could not show."""
    middle = development.scores.median()
    assert middle[2023] > middle[2010] + 5
    assert development.scores.min().min() >= 0
    assert development.scores.max().max() <= 100


def test_a_figure_of_one_year_moves_the_scale_of_all(
    catalogue: Catalogue, development: History
) -> None:
    """A far poorer 2010 in one city lifts everybody else in 2023, whose figures are the same."""
    other = history(with_gdp(catalogue, "621100", 2010, 0.2), "development_level")
    before, after = development.scores[2023], other.scores[2023]
    both = before.notna() & (before.index != "621100")
    assert (after[both] > before[both]).mean() > 0.95


def test_gaps_stay_gaps(catalogue: Catalogue, development: History) -> None:
    """Beijing's share of services of 2012 is missing: no score then, but before and after."""
    scores = development.scores.loc["110000"]
    assert np.isnan(scores[2012])
    assert scores[[2011, 2014]].notna().all()
    assert (development.scores.notna() <= (development.observed == 1)).all(axis=None)
    outside = catalogue.cities.query("in_city_yearbook == 0")["city_code"]
    assert development.scores.loc[outside].isna().all(axis=None)


def test_a_break_sets_scores_apart(catalogue: Catalogue, development: History) -> None:
    """Changchun took in a county in 2020; between 2021 and 2023 nothing happened to it."""
    assert "220100" in development.apart(catalogue, 2019, 2023)
    assert "220100" not in development.apart(catalogue, 2021, 2023)


def test_an_indicator_enters_with_enough_units_in_enough_years() -> None:
    """Ten years with 65 % make a history; only years in which all enter are shown."""
    units, years = pd.Index(list("abc")), list(range(2010, 2022))
    whole = pd.DataFrame(1.0, units, years)
    thin, short = whole.copy(), whole.copy()
    thin[2015] = np.nan
    short[[2010, 2011, 2012]] = np.nan
    found, shown = followed({"whole": whole, "thin": thin, "short": short}, units)
    assert found == ("whole", "thin")
    assert set(years) - set(shown) == {2015}
