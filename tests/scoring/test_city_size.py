"""The size of a city: against the census, by hand, and honest where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pandas import DataFrame

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.city_size import BOUNDS, NO_DISTRICTS, SIZES, district_residents, size_classes
from scoring.diagnosis.peer_groups import SIZE, peer_groups

NATION = 1_411_778_724
# Soldiers in service are counted in the nation and live in no county.
IN_SERVICE = 2_000_000


def _of(catalogue: Catalogue, variable: str) -> DataFrame:
    values = catalogue.county_values
    found = values[(values["variable"] == variable) & (values["year"] == 2020)]
    return found.merge(catalogue.counties, on="county_code")


def test_counties_sum_to_the_nation(catalogue: Catalogue) -> None:
    """Residents of the census counties are the nation's, soldiers aside."""
    counted = _of(catalogue, "resident_population")
    assert counted["value"].sum() == NATION - IN_SERVICE == 1_409_778_724
    # Kinmen was not counted, and what became a county-level city later has another code.
    later = catalogue.counties[~catalogue.counties["county_code"].isin(counted["county_code"])]
    since = set(later["name_zh"]) - {"金门县"}
    assert len(later) == 1 + len(since) == 10
    assert all(name.endswith("市") for name in since)
    mended = counted.dropna(subset="note")
    assert mended["note"].str.contains("national total exact").tolist() == [True]


def test_no_county_has_more_urban_residents_than_residents(catalogue: Catalogue) -> None:
    """Who lives in its towns is one of its residents."""
    both = _of(catalogue, "resident_population").merge(
        _of(catalogue, "urban_population"), on="county_code"
    )
    assert len(both) == 2989
    assert (both["value_y"] <= both["value_x"]).all()


def test_districts_by_hand(catalogue: Catalogue) -> None:
    """Suzhou's five districts and its industrial park, which the census lists apart."""
    urban = _of(catalogue, "urban_population").set_index("county_code")["value"]
    own = urban[["320505", "320506", "320507", "320508", "320509", "320571"]].sum()
    assert district_residents(catalogue)["320500"] == own


def test_old_districts_count_as_they_were(catalogue: Catalogue) -> None:
    """Districts merged or regrouped since are counted once, under the codes of 2020."""
    urban = _of(catalogue, "urban_population")
    hangzhou = urban[(urban["city_code"] == "330100") & urban["name_zh"].str.endswith("区")]
    assert "regrouped" in set(hangzhou["relation"])
    assert district_residents(catalogue)["330100"] == hangzhou["value"].sum()


def test_units_without_urban_districts_have_no_size(catalogue: Catalogue) -> None:
    """Prefectures, leagues, autonomous prefectures and Sansha: a class of their own."""
    residents = district_residents(catalogue)
    classes = size_classes(residents)
    levels = catalogue.cities.set_index("city_code")["level"]
    without = classes.index[classes == NO_DISTRICTS]
    assert residents[without].isna().all()
    assert set(levels[without]) == {
        *("prefecture", "autonomous_prefecture", "league", "prefecture_level_city")
    }
    assert [code for code in without if levels[code] == "prefecture_level_city"] == ["460300"]
    assert len(without) == 41


def test_a_forest_district_is_no_urban_district(catalogue: Catalogue) -> None:
    """Daxing'anling is a prefecture with forest districts."""
    forest = catalogue.counties.query("relation == 'forest_district'")["city_code"].unique()
    assert district_residents(catalogue)[forest].isna().all()


def test_a_bound_belongs_to_the_larger_class() -> None:
    """以上 includes the number, 以下 does not."""
    for name, least in BOUNDS.items():
        at = DataFrame({"n": [float(least), least - 1.0]}).loc[: 1 if least else 0, "n"]
        found = size_classes(at).tolist()
        assert found[0] == name
        assert found[1:] == ([] if not least else [SIZES[SIZES.index(name) + 1]])


@pytest.mark.parametrize(("city", "size"), [("110000", "super"), ("621100", "small")])
def test_known_cities(catalogue: Catalogue, city: str, size: str) -> None:
    """Beijing and Dingxi."""
    assert size_classes(district_residents(catalogue))[city] == size


def test_peers_are_of_the_same_class(catalogue: Catalogue) -> None:
    """Each other and nobody else."""
    classes = size_classes(district_residents(catalogue))
    groups = peer_groups(catalogue, 2023)
    for city, of in groups.of.items():
        assert {classes[code] for code in of[SIZE]} == {classes[city]}
        assert len(of[SIZE]) == int((classes == classes[city]).sum()) - 1


def test_a_district_without_a_figure_is_refused(catalogue: Catalogue) -> None:
    """A sum that leaves out a district is not the city's."""
    less = catalogue.county_values.query("county_code != '320505'")
    with pytest.raises(DataError, match=r"county_values\.csv.*320505"):
        district_residents(replace(catalogue, county_values=less))
