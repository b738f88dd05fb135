"""How large a city is: the urban residents of its urban districts in the census of 2020.

Cut at the bounds of the official size classes (State Council, 国发〔2014〕51号),
this approximates them: the official classes count the residents of the built-up
city (城区), which no census table gives for every city.
"""

from __future__ import annotations

import numpy as np
from pandas import Series

from data.catalogue import Catalogue
from data.errors import DataError

CENSUS = 2020
NO_DISTRICTS = "no_districts"
# Largest first, each with its least number of residents.
BOUNDS = {
    "super": 10_000_000,
    "mega": 5_000_000,
    "large_1": 3_000_000,
    "large_2": 1_000_000,
    "medium": 500_000,
    "small": 0,
}
SIZES = (*BOUNDS, NO_DISTRICTS)
_CITIES = ("municipality", "sub_provincial_city", "prefecture_level_city")


def district_residents(catalogue: Catalogue) -> Series:
    """Return the urban residents of every unit's urban districts.

    Returns
    -------
    Series, index city_code, persons; NaN for a unit that has no urban district:
        prefectures, autonomous prefectures, leagues, and Sansha

    Raises
    ------
    DataError
        If a district has no figure.

    Notes
    -----
    Urban districts (市辖区) are those of 2020; what became one later counts as the
    county it was. Development zones that the census lists apart were cut out of
    districts, nearly all of them, and are counted with them.
    """
    cities, counties = catalogue.cities, catalogue.counties
    districts = cities["city_code"][cities["level"].isin(_CITIES)]
    own = counties[counties["city_code"].isin(districts)]
    zone = own["relation"] == "statistical_zone"
    district = ~zone & own["name_zh"].str.endswith("区") & ~own["name_zh"].str.endswith("特区")
    has_one = own["city_code"].isin(own["city_code"][district])
    counted = own[district | (zone & has_one)].set_index("county_code")["city_code"]
    values = catalogue.county_values
    asked = (values["variable"] == "urban_population") & (values["year"] == CENSUS)
    urban = values[asked].set_index("county_code")["value"]
    unknown = counted.index[~counted.index.isin(urban.index)]
    if len(unknown):
        raise DataError(
            f"county_values.csv: no urban_population of {CENSUS} for {', '.join(unknown[:5])}"
        )
    return urban[counted.index].groupby(counted).sum().reindex(cities["city_code"])


def size_classes(residents: Series) -> Series:
    """Return the size class of every unit.

    Examples
    --------
    >>> size_classes(Series({"a": 499_999.0, "b": 500_000.0, "c": 1e7, "d": np.nan})).tolist()
    ['small', 'medium', 'super', 'no_districts']
    """
    bounds = np.array(list(BOUNDS.values())[::-1])
    names = np.array([*list(BOUNDS)[::-1], NO_DISTRICTS])
    place = np.searchsorted(bounds, residents.fillna(0.0), side="right") - 1
    place = np.where(residents.isna(), len(bounds), place)
    return Series(names[place], residents.index, name="size")
