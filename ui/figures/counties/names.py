"""How counties, and what is measured of them, are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from pandas import DataFrame

from data.catalogue import Catalogue
from data.counties.drawn import drawn_units
from scoring.counties.figures import DERIVED, measures
from ui.figures.names import city_names, group_names
from ui.words.texts import Words


def unit_names(catalogue: Catalogue, among: Collection[str], words: Words) -> dict[str, str]:
    """Return unit → name; where two of `among` share one, with the place they lie in."""
    units, within = drawn_units(catalogue), unit_places(catalogue, words)
    names = units.loc[units.index.isin(among), f"name_{words.language}"].to_dict()
    shared = Counter(names.values())
    return {
        str(code): name
        if shared[name] == 1
        else words("county.name_within", name=name, place=within[str(code)])
        for code, name in names.items()
    }


def codes_in(place: str, units: DataFrame) -> frozenset[str]:
    """Return the county units of a prefecture or a province; all where no place is named.

    Parameters
    ----------
    units : `data.counties.drawn.drawn_units`
    """
    if not place:
        return frozenset(units.index.astype(str))
    lies = (units["city_code"] == place) | (units["province_code"] == place)
    return frozenset(units.index[lies].astype(str))


def unit_places(catalogue: Catalogue, words: Words) -> dict[str, str]:
    """Return unit → the prefecture and the province it lies in, in a few words."""
    units = drawn_units(catalogue)
    cities, provinces = city_names(catalogue, words), group_names("province", catalogue, words)
    return {
        str(code): _place(cities.get(str(city), ""), provinces.get(str(province), ""), words)
        for code, city, province in zip(
            units.index, units["city_code"], units["province_code"], strict=True
        )
    }


def _place(city: str, province: str, words: Words) -> str:
    if not city or city == province:
        return province
    return words.manner.placed(city, province)


def measure_names(catalogue: Catalogue, words: Words) -> dict[str, str]:
    """Return measure → name, in the order of the table, what is derived at the end."""
    table: DataFrame = catalogue.county_variables.set_index("variable")
    named = table[f"name_{words.language}"].to_dict()
    return {
        code: words(f"county.measure_{code}") if code in DERIVED else str(named[code])
        for code in measures(catalogue)
    }


def place_name(code: str, catalogue: Catalogue, words: Words) -> str:
    """Return the name of a prefecture or of a province."""
    cities, provinces = city_names(catalogue, words), group_names("province", catalogue, words)
    return cities.get(code) or provinces[code]
