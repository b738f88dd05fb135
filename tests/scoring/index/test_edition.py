"""The second edition of the six dimensions: the rules that its table follows."""

from __future__ import annotations

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.lists import terms_of
from scoring.doubt.coherence import FEWEST_GRADED, LISTS, OF_THE_PROVINCE, share_between
from scoring.index.definition import IndexDefinition
from scoring.index.frameworks import framework_definition
from scoring.index.indicators import select_indicators

SECOND = "six_dimensions_2"
# No new series goes further together with GDP per resident than what was there before.
MERELY_WEALTH = 0.7


def _tree(catalogue: Catalogue, framework: str) -> IndexDefinition:
    return framework_definition(
        framework, catalogue.frameworks, catalogue.framework_map, catalogue.indicators
    )


@pytest.fixture(scope="module")
def tree(catalogue: Catalogue) -> IndexDefinition:
    """The tree of the second edition."""
    return _tree(catalogue, SECOND)


@pytest.fixture(scope="module")
def figures(catalogue: Catalogue) -> pd.DataFrame:
    """Every indicator of the cities in the yearbook in 2023."""
    cities = catalogue.cities.query("in_city_yearbook == 1")["city_code"]
    tables = (catalogue.indicators, catalogue.pilots, catalogue.breaks)
    return select_indicators(catalogue.values, *tables, list(cities), 2023).value


def test_few_graded_measures_carry_half_the_weight(
    catalogue: Catalogue, tree: IndexDefinition
) -> None:
    """At every heading: fewer than three that are neither yes/no nor a count, half the weight."""
    rows = catalogue.frameworks.query("framework == @SECOND").set_index("heading")
    assert set(rows.index) == set(tree.aggregates) - {tree.root}
    for heading in rows.index:
        graded = [c for c in tree.indicators_under(heading) if tree.kinds[c] not in LISTS]
        half = len(graded) < FEWEST_GRADED
        assert tree.by_code[heading].weight == (0.5 if half else 1.0), heading
        assert rows.loc[heading, ["wanting_zh", "wanting_en"]].notna().tolist() == [half, half]
    halved = {h for h in rows.index if tree.by_code[h].weight == 0.5}
    assert halved == {"management_mode", "data_resource_management", "air"}


def test_no_fact_of_a_province_is_in_it(
    catalogue: Catalogue, tree: IndexDefinition, figures: pd.DataFrame
) -> None:
    """Two facts are shared out by province (R² 1.00 and 0.87); the next one is at 0.80."""
    province = catalogue.cities.set_index("city_code")["province_code"]
    shared = share_between(figures, province).sort_values(ascending=False)
    of_the_province = list(shared.index[shared >= OF_THE_PROVINCE])
    assert of_the_province == ["provincial_open_data_portal", "big_data_zone"]
    assert shared.iloc[:3].round(2).tolist() == [1.0, 0.87, 0.8]
    assert not set(of_the_province) & set(tree.indicators)
    counted = {
        term
        for row in catalogue.indicators.to_dict("records")
        if row["indicator"] in tree.indicators
        for term in terms_of(row["numerator"])
    }
    assert not set(of_the_province) & counted


def test_the_lists_of_a_dimension_are_one_item(catalogue: Catalogue, tree: IndexDefinition) -> None:
    """No dimension has two items of lists, none is a single yes/no, and no list counts twice."""
    for dimension in tree.headings:
        items = [c for c in tree.indicators_under(dimension) if tree.kinds[c] in LISTS]
        assert [tree.kinds[c] for c in items] in ([], ["count"]), dimension
    numerators = catalogue.indicators.set_index("indicator")["numerator"]
    counted = [term for code in tree.indicators for term in terms_of(numerators[code])]
    assert len(counted) == len(set(counted)) == 11


def test_no_new_measure_is_merely_wealth(
    catalogue: Catalogue, tree: IndexDefinition, figures: pd.DataFrame
) -> None:
    """What the first edition had not goes together with GDP per resident at 0.7 at most."""
    new = set(tree.indicators) - set(_tree(catalogue, "six_dimensions").indicators)
    assert {"digital_finance_digitisation", "college_share", "living_space_per_person"} < new
    together = figures[sorted(new)].corrwith(figures["gdp_per_resident"])
    assert together.max() < MERELY_WEALTH
    assert together.round(2)["college_share"] == 0.68


def test_the_first_edition_stays_as_it_was(catalogue: Catalogue) -> None:
    """39 indicators right under six dimensions of equal weight."""
    first = _tree(catalogue, "six_dimensions")
    assert len(first.indicators) == 39
    assert {first.by_code[h].weight for h in first.headings} == {1.0}
    assert {first.by_code[h].level for h in first.headings} == {2}


def test_environment_is_two_headings(tree: IndexDefinition) -> None:
    """Air and discharge hang under environment, with the way to each and no waste rate."""
    assert tree.children["environment_governance"] == ("air", "discharge")
    assert tree.way_to("pm25_annual_mean") == ("environment_governance", "air", "pm25_annual_mean")
    assert "waste_treatment_rate" not in tree.indicators
    assert tree.indicators_under("environment_governance")[:2] == (
        "pm25_annual_mean",
        "good_air_days_share",
    )
    assert len(tree.indicators_under("environment_governance")) == 7
    assert tree.by_heading["environment_governance", "air"] == tree.children["air"]
    assert [c for c in tree.outline if c in tree.headings] == list(tree.headings)
