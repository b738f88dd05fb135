"""A series has its gaps and its breaks, and nothing is compared across one."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from data.series import LEAST_UNITS_A_MAP, Break, breaks_of, crosses, map_years, panel


def test_a_panel_has_every_unit_and_only_years_with_figures(catalogue: Catalogue) -> None:
    """GDP of 2010 to 2024; Hulunbuir's is there in each, Beijing's of 2020 as printed."""
    gdp = panel(catalogue, "gdp")
    assert gdp.index.tolist() == catalogue.cities["city_code"].tolist()
    assert list(gdp.columns) == [*range(2010, 2025)]
    assert gdp.loc["110000", 2020] == pytest.approx(3_610_260_000_000, abs=1e8)
    assert gdp.notna().sum().sum() == catalogue.values.query("variable == 'gdp'").value.count()


def test_a_withheld_figure_is_a_gap(catalogue: Catalogue) -> None:
    """The urbanisation rate of Yueyang in 2023 is printed wrongly."""
    assert panel(catalogue, "urbanisation_rate")[2023].isna()["430600"]


def test_only_years_with_thirty_units_make_a_map(catalogue: Catalogue) -> None:
    """PM2.5 of 2019 is that of one prefecture."""
    counts = panel(catalogue, "pm25_annual_mean").count()
    years = map_years(catalogue, "pm25_annual_mean")
    assert years == [2023]
    assert counts.drop(years).between(1, LEAST_UNITS_A_MAP - 1).all()
    assert map_years(catalogue, "digital_finance_index") == list(range(2011, 2024))


def test_an_unknown_variable_is_named(catalogue: Catalogue) -> None:
    """Not an empty panel."""
    for ask in (panel, map_years):
        with pytest.raises(DataError, match="variable has no 'wealth'"):
            ask(catalogue, "wealth")


def test_the_breaks_of_a_unit_are_those_of_all_and_its_own(catalogue: Catalogue) -> None:
    """Jinan took in Laiwu; GDP of 2024 stands after the economic census everywhere."""
    laiwu, census = breaks_of(catalogue, "gdp", "370100")
    assert (laiwu.year, laiwu.kind) == (2019, "boundary")
    assert "莱芜" in laiwu.told["zh"]
    assert "Laiwu" in laiwu.told["en"]
    assert (census.year, census.kind) == (2024, "census")
    assert [one.year for one in breaks_of(catalogue, "gdp", "110000")] == [2024]
    jump = breaks_of(catalogue, "resident_population", "130600")[1]
    assert "+8.6%" in jump.told["zh"]
    assert "+8.6%" in jump.told["en"]


def test_what_lies_between_two_years() -> None:
    """A break sets apart what is before it, or only a stretch of that."""
    break_ = Break(2020, "census", {}, since=2011)
    assert [break_.between(start, 2020) for start in (2010, 2011, 2019, 2020)] == [
        False,
        True,
        True,
        False,
    ]
    assert not break_.between(2011, 2019)


def test_no_gdp_of_2024_is_compared_with_an_earlier_one(catalogue: Catalogue) -> None:
    """Whichever year comes first."""
    assert crosses(catalogue, "gdp", 2023, 2024).all()
    assert crosses(catalogue, "gdp", 2024, 2010).all()
    assert not crosses(catalogue, "gdp", 2024, 2024).any()
    assert crosses(catalogue, "gdp", 2019, 2020).sum() == 2


def test_censuses_are_compared_across_unrevised_estimates(catalogue: Catalogue) -> None:
    """Only seventeen changed boundaries lie between the censuses; in 2015 many series jump."""
    assert crosses(catalogue, "resident_population", 2010, 2020).sum() == 17
    assert crosses(catalogue, "resident_population", 2015, 2020).sum() > 60


@pytest.mark.parametrize("variable", ["gdp", "resident_population", "college_students"])
def test_crosses_says_what_the_breaks_say(catalogue: Catalogue, variable: str) -> None:
    """Unit by unit, for every span."""
    codes = ["110000", "130600", "370100", "441500", "632600"]
    breaks = {code: breaks_of(catalogue, variable, code) for code in codes}
    for start in range(2010, 2024):
        found = crosses(catalogue, variable, start, 2024)
        for code in codes:
            assert found[code] == any(one.between(start, 2024) for one in breaks[code])


# What a note of the figures must have in the table of breaks: how it begins, and the kind.
_BREAKING = {
    "boundary_took": "boundary",
    "boundary_lost": "boundary",
    "jumps_at_census_2020": "census",
    "after_fifth_economic_census": "census",
    "revised_level": "census",
    "yearbook_total": "definition",
    "third_below_census_2020": "definition",
}


def test_every_note_that_breaks_a_series_has_its_row(catalogue: Catalogue) -> None:
    """The figure noted, or the census of 2020, lies behind a break of that kind."""
    for start, kind in _BREAKING.items():
        noted = catalogue.values[
            catalogue.values["note"].str.contains(rf"(?:^|; ){start}", na=False)
        ]
        assert len(noted)
        for row in noted.drop_duplicates(["variable", "city_code"]).itertuples():
            year = 2020 if start.startswith("jumps") else row.year
            of = breaks_of(catalogue, str(row.variable), str(row.city_code))
            assert (year, kind) in [(one.year, one.kind) for one in of], row


def test_a_boundary_changed_since_the_census_of_2010_is_a_break(catalogue: Catalogue) -> None:
    """At some year up to 2020, known or not."""
    for row in catalogue.values.query("note == 'boundary_changed_since_2010'").itertuples():
        of = breaks_of(catalogue, str(row.variable), str(row.city_code))
        assert any(one.kind == "boundary" and 2010 < one.year <= 2020 for one in of)


def test_a_break_without_words_says_its_note(catalogue: Catalogue) -> None:
    """An operator's own row is shown as it stands."""
    row = pd.DataFrame([("gdp", "110000", None, 2015, "boundary", "a remark of our own")])
    row = row.set_axis(catalogue.breaks.columns, axis=1).astype(catalogue.breaks.dtypes)
    [found] = breaks_of(replace(catalogue, breaks=row), "gdp", "110000")
    assert found.told["zh"] == found.told["en"] == "a remark of our own"
