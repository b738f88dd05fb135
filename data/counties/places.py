"""Where counties lie: in the province of their prefecture, or of one that governs them itself."""

from __future__ import annotations

from pandas import DataFrame

from data.errors import DataError, lines

_TABLE = "counties.csv"


def check_places(counties: DataFrame, cities: DataFrame) -> None:
    """Stop if a county lies in another province than its prefecture, or in one there is not.

    Parameters
    ----------
    counties, cities : `Catalogue.counties`, `Catalogue.cities`; each prefecture is known

    Raises
    ------
    DataError
        Naming lines of counties.csv.
    """
    of_city = counties["city_code"].map(cities.set_index("city_code")["province_code"])
    provinces = counties["province_code"]
    elsewhere = provinces[of_city.notna() & (of_city != provinces)]
    unknown = provinces[~provinces.isin(cities["province_code"])]
    for stray, said in ((elsewhere, "that of the prefecture"), (unknown, "found in cities.csv")):
        if not stray.empty:
            raise DataError(f"{_TABLE}: column province_code is not {said} at {lines(stray)}")
