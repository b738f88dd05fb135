"""What the publications say of the whole country comes out of the tables."""

from __future__ import annotations

import pytest

from data.catalogue import Catalogue
from data.series import map_years, panel

# 1,409,778,724 people live on the mainland; those of these in units without a prefecture
# (Jiyuan, Xiantao, Shihezi and others) are not of the 337.
CENSUS_2020 = 1_409_778_724


@pytest.mark.parametrize(
    ("city", "variable", "year", "printed", "rounding"),
    [
        ("110000", "gdp", 2020, 3_610_260_000_000, 1e8),
        ("440300", "resident_population", 2010, 10_357_938, 50),
        ("440300", "resident_population", 2020, 17_494_398, 1e5),
        ("310000", "resident_population", 2020, 24_870_895, 100),
    ],
)
def test_a_figure_is_the_printed_one(
    catalogue: Catalogue, city: str, variable: str, year: int, printed: float, rounding: float
) -> None:
    """Within the rounding of the publication."""
    assert float(panel(catalogue, variable)[year][city]) == pytest.approx(printed, abs=rounding)


@pytest.mark.parametrize(
    ("variable", "comparator", "value", "met", "of"),
    [
        ("pm25_annual_mean", "le", 35, 199, 293),
        ("good_air_days_share", "ge", 87.5, 144, 292),
    ],
)
def test_as_many_cities_meet_a_target_as_in_the_yearbook(
    catalogue: Catalogue, variable: str, comparator: str, value: float, met: int, of: int
) -> None:
    """Figures of 2023 alone, without the two prefectures whose figure is older."""
    figures = panel(catalogue, variable)[2023].dropna()
    assert (getattr(figures, comparator)(value).sum(), len(figures)) == (met, of)


def test_the_census_counts_nearly_everybody(catalogue: Catalogue) -> None:
    """Of the nation, 99 % live in the 337 units."""
    residents = panel(catalogue, "resident_population")[2020]
    assert residents.notna().all()
    assert 0.99 < residents.sum() / CENSUS_2020 < 1


@pytest.mark.parametrize(
    ("variable", "figures"),
    [
        ("gdp", 4351),
        ("gdp_growth", 3444),
        ("resident_population", 4298),
        ("digital_finance_index", 4359),
        ("mean_years_schooling", 337),
    ],
)
def test_a_variable_has_as_many_figures_as_were_compiled(
    catalogue: Catalogue, variable: str, figures: int
) -> None:
    """Withheld ones do not count."""
    assert panel(catalogue, variable).count().sum() == figures


@pytest.mark.parametrize(("variable", "missing"), [("gdp", set()), ("gdp_growth", {2013, 2017})])
def test_interpolated_years_are_gaps(
    catalogue: Catalogue, variable: str, missing: set[int]
) -> None:
    """Growth of 2013 and 2017 was interpolated in every copy."""
    assert {*range(2010, 2024)} - {*map_years(catalogue, variable)} == missing
