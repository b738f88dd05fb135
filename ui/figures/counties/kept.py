"""What is computed once of counties: their figures, their names, whom a place has."""

from __future__ import annotations

import streamlit as st
from pandas import DataFrame, Series

from data.counties.drawn import drawn_units, zones
from geo.counties import read_county_units
from geo.space.neighbours import read_neighbours
from geo.space.spatial import SpatialPattern, spatial_pattern
from scoring.counties import figures as county_figures
from scoring.counties.figures import RESIDENTS, URBANISATION, CountyFigures
from scoring.counties.nested import NestedTheil, nested_theil
from scoring.counties.town import TownAndCountry
from scoring.counties.town import town_and_country as compare_town_and_country
from ui.figures import kept
from ui.figures.counties import names as county_names
from ui.figures.space import kept as space_kept
from ui.reader.keep import keep, keep_copies
from ui.words.texts import Language, Words


@keep()
def units() -> DataFrame:
    """Return every county unit that is drawn: `data.counties.drawn.drawn_units`."""
    return drawn_units(kept.catalogue())


@keep()
def apart() -> DataFrame:
    """Return the counties of the census that no polygon shows: `data.counties.drawn.zones`."""
    return zones(kept.catalogue())


@st.cache_resource(show_spinner=False)
def areas() -> Series:
    """Return the area of each county unit in km², of its polygon on the equal-area projection."""
    area: Series = read_county_units(space_kept.county_files())["area"]
    return area


@keep(40)
def figures(measure: str) -> CountyFigures:
    """Return a measure of every county unit.

    Raises
    ------
    DataError
        If there is no such measure.
    """
    needed = areas() if measure == county_figures.DENSITY else None
    return county_figures.county_figures(kept.catalogue(), measure, needed)


@keep_copies(100)
def names(language: Language, inside: str = "") -> dict[str, str]:
    """Return unit → name, with its place where two of those inside a place share one."""
    among = county_names.codes_in(inside, units())
    return county_names.unit_names(kept.catalogue(), among, Words(language))


@keep_copies(4)
def places(language: Language) -> dict[str, str]:
    """Return unit → the prefecture and province it lies in."""
    return county_names.unit_places(kept.catalogue(), Words(language))


@keep(40)
def nested(measure: str) -> NestedTheil | None:
    """Return a measure's inequality among all counties level by level, weighted by residents.

    Returns
    -------
    NestedTheil, or None where no county has a figure or all are zero
    """
    value, residents = figures(measure).values, figures(RESIDENTS).values
    known = value.index[value.notna() & (residents > 0)]
    if known.empty or not (value[known] > 0).any():
        return None
    of = units().loc[known]
    # A county under a province directly is a prefecture of its own.
    prefecture = of["city_code"].fillna(Series(of.index, of.index))
    return nested_theil(value[known], prefecture, of["province_code"], residents[known])


@keep(40)
def town_and_country(measure: str) -> TownAndCountry | None:
    """Return what counties are like from the most rural to the most urban; None of too few."""
    return compare_town_and_country(
        figures(measure).values,
        figures(URBANISATION).values,
        figures(RESIDENTS).values,
        units()["city_code"],
    )


# Seconds of work each, and a fifth of a megabyte.
@keep(40)
def pattern(measure: str, seed: int) -> SpatialPattern:
    """Return how a measure lies on the map of all counties."""
    files = space_kept.county_files()
    near = read_neighbours(files.folder / files.county_neighbours)
    return spatial_pattern(figures(measure).values, near, seed=seed)
