"""The framework over all 337 units: what enters it, whom it scores, what it leaves alone."""

from __future__ import annotations

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index.chain import IndexResult, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.frameworks import EVERY_UNIT, framework_basis
from scoring.published import latest_figures

ENOUGH = 0.95


@pytest.fixture(scope="module")
def scored(catalogue: Catalogue) -> IndexResult:
    """The index over all units."""
    return score_cities(catalogue, IndexChoices(framework=EVERY_UNIT))


def test_each_indicator_is_there_for_95_percent_of_all_units(scored: IndexResult) -> None:
    """No indicator of the framework leaves out more than sixteen of the 337 units."""
    assert len(scored.raw) == 337
    shares = scored.raw.notna().mean()
    assert shares[shares < ENOUGH].empty, "these leave too many units out"
    assert scored.excluded.empty


@pytest.mark.parametrize(("year", "with_gdp"), [(2023, 303), (2024, 316)])
def test_gdp_is_there_for_too_few(catalogue: Catalogue, year: int, with_gdp: int) -> None:
    """GDP misses the rule in both years, and no older figure may cross the break of 2024."""
    units = list(catalogue.cities["city_code"])
    names = pd.Index(["gdp"])
    figures = latest_figures(catalogue.values, catalogue.breaks, names, units, year)
    known = int(pd.notna(figures.value).sum())
    assert known == with_gdp < ENOUGH * len(units)


def test_every_unit_sets_the_scale_and_gaps_rank_nobody(scored: IndexResult) -> None:
    """All 337 are the basis; the two that lack half of a dimension have no index."""
    assert len(scored.basis) == 337
    missing = scored.scores.index[scored.scores["index"].isna()]
    assert sorted(missing) == ["430600", "460300"]
    assert scored.ranks.loc[missing, "index"].isna().all()
    assert set(scored.withheld["reason"]) == {"low_coverage", "few_headings"}


def test_environment_is_a_heading_that_nothing_measures(scored: IndexResult) -> None:
    """It stays in the tree, without a score, and lowers the share that is observed."""
    assert "environment_governance" in scored.definition.headings
    assert "environment_governance" not in scored.definition.measured
    assert scored.observed_share["index"].max() == pytest.approx(5 / 6)


def test_the_default_index_uses_none_of_the_new_indicators(catalogue: Catalogue) -> None:
    """What every unit has changes no score of the cities in the yearbook."""
    mapped = catalogue.framework_map
    own = mapped[mapped["framework"] == EVERY_UNIT]["indicator"]
    default = mapped[mapped["framework"] == "six_dimensions"]["indicator"]
    new = set(own) - set(default)
    assert len(default) == 39
    assert new == {
        *("car_household_share", "living_space_per_person", "mean_years_schooling"),
        *("data_centre_cluster", "digital_finance_digitisation", "college_share"),
    }


def test_a_framework_has_one_basis(catalogue: Catalogue) -> None:
    """Rows of one framework that disagree on whom it scores are refused."""
    torn = catalogue.frameworks.copy()
    torn.loc[torn.query("framework == 'six_dimensions'").index[0], "basis"] = EVERY_UNIT
    with pytest.raises(DataError, match="column basis differs within 'six_dimensions'"):
        framework_basis("six_dimensions", torn, catalogue.cities.set_index("city_code"))
