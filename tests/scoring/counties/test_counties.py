"""Figures of counties: every resident once, whole where drawn as one, splits that close."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.counties.drawn import drawn_units, zones
from data.errors import DataError
from scoring.counties.figures import county_figures, measures
from scoring.counties.nested import nested_theil
from scoring.counties.totals import residents_by_city
from scoring.inequality.decomposition import decompose_theil
from scoring.inequality.measures import theil

CENSUS_2020 = 1_409_778_724
# Prefectures whose boundary is drawn otherwise in the table of counties.
OTHERWISE = {
    "130600": "Baoding, with and without Xiong'an and Dingzhou",
    "220600": "Baishan and its neighbour Yanbian",
    "222400": "Yanbian and its neighbour Baishan",
    "420100": "Wuhan",
    "420500": "Yichang",
    "440300": "Shenzhen and the cooperation zone in Shanwei",
    "441500": "Shanwei and Shenzhen's cooperation zone",
    "460400": "Danzhou and Yangpu",
    "610100": "Xi'an and Xixian New Area",
    "610400": "Xianyang and Xixian New Area",
    "652700": "Bortala and cities of the Corps",
    "652800": "Bayingolin and cities of the Corps",
    "653200": "Hotan and cities of the Corps",
    "654000": "Ili and cities of the Corps",
    "654200": "Tacheng and cities of the Corps",
    "654300": "Altay and cities of the Corps",
}


def test_every_resident_of_the_census_is_counted_once(catalogue: Catalogue) -> None:
    """What is drawn and the zones that are not come to the nation's residents exactly."""
    drawn = county_figures(catalogue, "resident_population").values.sum()
    assert drawn + zones(catalogue)["residents"].sum() == CENSUS_2020


def test_counties_come_to_their_prefecture(catalogue: Catalogue) -> None:
    """Each prefecture's counties and zones equal its own figure, with named exceptions."""
    table = residents_by_city(catalogue)
    assert set(table.index[table["difference"] != 0]) == set(OTHERWISE)
    assert len(table) == 337


def test_units_are_drawn_once(catalogue: Catalogue) -> None:
    """No polygon stands twice, and each county of the census is in one or is a zone."""
    units = drawn_units(catalogue)
    assert units.index.is_unique
    assert len(units) == 2844
    assert units["members"].sum() + len(zones(catalogue)) == 2990 + 2  # two cities since


def test_counties_drawn_as_one_are_summed_or_weighted(catalogue: Catalogue) -> None:
    """Residents of Hangzhou's six old districts are a sum, their schooling a mean by residents."""
    values = catalogue.county_values.set_index(["variable", "county_code"])["value"]
    six = ["330102", "330103", "330104", "330105", "330109", "330110"]
    people = values["resident_population"][six]
    years = values["mean_years_schooling"][six]
    assert county_figures(catalogue, "resident_population").values["330100g"] == people.sum()
    found = county_figures(catalogue, "mean_years_schooling")
    assert found.values["330100g"] == pytest.approx(np.average(years, weights=people))
    assert "330100g" in found.together


def test_a_figure_of_one_county_comes_back_as_published(catalogue: Catalogue) -> None:
    """Nothing is rounded on the way."""
    values = catalogue.county_values.set_index(["variable", "county_code"])["value"]
    for measure in ("college_share", "gdp"):
        found = county_figures(catalogue, measure)
        single = found.values.dropna().drop(list(found.together)).index
        same = single.intersection(values[measure].index)
        assert len(same) > 400
        assert (found.values[same] == values[measure][same]).all()


def test_a_county_renamed_since_has_both_years(catalogue: Catalogue) -> None:
    """Qiyang counts as a county in the census and as a city in 2023, on one polygon."""
    assert county_figures(catalogue, "resident_population").values["431181"] == 791_939
    assert county_figures(catalogue, "gdp").values["431181"] > 0


def test_a_part_of_a_unit_is_not_the_unit(catalogue: Catalogue) -> None:
    """Where one of the counties drawn as one has no figure, the unit has none."""
    values = catalogue.county_values
    gone = (values["county_code"] == "330103") & (values["variable"] == "college_share")
    less = dataclasses.replace(catalogue, county_values=values[~gone])
    found = county_figures(less, "college_share")
    assert np.isnan(found.values["330100g"])
    assert "330100g" not in found.together


def test_measures_of_county_level_cities_say_so(catalogue: Catalogue) -> None:
    """The economy of 2023 is known of few; the census of nearly all."""
    partial = {
        name for name in measures(catalogue) if name != "density"
        and county_figures(catalogue, name).partial
    }  # fmt: skip
    years = {name: county_figures(catalogue, name).year for name in partial}
    assert len(partial) == 13
    assert set(years.values()) == {2023}


def test_density_is_residents_over_the_area(catalogue: Catalogue) -> None:
    """A unit without an area has no density, and no area is no refusal."""
    area = Series(2.0, drawn_units(catalogue).index)
    area["110101"] = 0.0
    found = county_figures(catalogue, "density", area).values
    assert np.isnan(found["110101"])
    assert found["110102"] == 1_106_214 / 2
    with pytest.raises(DataError, match="areas"):
        county_figures(catalogue, "density")


def test_an_unknown_measure_is_refused(catalogue: Catalogue) -> None:
    """A measure from an address is looked up, not computed."""
    with pytest.raises(DataError, match="no measure of counties"):
        county_figures(catalogue, "gdp; drop table")


def _grouped(seed: int, counties: int) -> tuple[Series, Series, Series, Series]:
    random = np.random.default_rng(seed)
    index = pd.RangeIndex(counties)
    prefecture = random.integers(0, 6, counties)
    return (
        Series(random.gamma(2.0, 3.0, counties), index),
        Series(prefecture.astype(str), index),
        Series((prefecture // 2).astype(str), index),
        Series(random.uniform(1.0, 50.0, counties), index),
    )


@given(st.integers(0, 10_000), st.integers(2, 60))
def test_the_three_levels_close(seed: int, counties: int) -> None:
    """The parts sum to Theil's T, and to the same parts as the split by one level alone."""
    value, prefecture, province, weight = _grouped(seed, counties)
    found = nested_theil(value, prefecture, province, weight)
    parts = found.between_provinces + found.between_prefectures + found.inside
    assert parts == pytest.approx(found.total, abs=1e-12)
    assert found.total == pytest.approx(theil(value, weight), abs=1e-12)
    by_province = decompose_theil(value, province, weight)
    by_prefecture = decompose_theil(value, prefecture, weight)
    assert found.between_provinces == pytest.approx(by_province.between, abs=1e-12)
    assert found.inside == pytest.approx(by_prefecture.within, abs=1e-12)


def test_a_prefecture_lies_in_one_province() -> None:
    """Groups that do not nest are refused."""
    value = Series([1.0, 2.0])
    with pytest.raises(DataError, match="two provinces"):
        nested_theil(value, Series(["p", "p"]), Series(["x", "y"]))


def test_equal_counties_have_no_shares() -> None:
    """Without inequality nothing lies anywhere."""
    value = Series([2.0, 2.0])
    found = nested_theil(value, Series(["p", "q"]), Series(["x", "x"]))
    assert found.total == 0.0
    assert np.isnan(found.shares).all()
    assert isinstance(found.prefectures, DataFrame)
    assert found.prefectures["share"].isna().all()
