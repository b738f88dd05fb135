"""Figures of county units: as published, put together where counties are drawn as one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.counties.drawn import CENSUS, drawn_units, known_codes
from data.errors import DataError

RESIDENTS = "resident_population"
URBANISATION = "urbanisation_rate"
# Measures that are no published variable, but made of some.
DENSITY = "density"
MIGRANTS = "migrants_per_100"
_MIGRANTS = ("migrants_other_province", "migrants_same_province")
DERIVED = (DENSITY, MIGRANTS)
# A measure that so few of all units have is one of county-level cities alone.
_MOST_MISSING = 0.5


@dataclass(frozen=True)
class CountyFigures:
    """One measure of every county unit.

    Attributes
    ----------
    measure : a variable of county_variables.csv, or one of `DERIVED`
    unit : its unit
    year : of the figures
    values : Series, index unit, NaN where nothing is published
    together : units whose figure is put together from several counties, by sum or by mean
    adds : whether figures of counties add up
    sources : keys of sources.csv
    partial : whether only some kinds of county have the figure at all
    """

    measure: str
    unit: str
    year: int
    values: Series
    together: frozenset[str]
    adds: bool
    sources: tuple[str, ...]
    partial: bool


def measures(catalogue: Catalogue) -> tuple[str, ...]:
    """Return every measure of counties, the published variables first."""
    return (*catalogue.county_variables["variable"].tolist(), *DERIVED)


def county_figures(catalogue: Catalogue, measure: str, area: Series | None = None) -> CountyFigures:
    """Return a measure of every county unit.

    Parameters
    ----------
    area : Series, km², index unit; asked for by `DENSITY` alone

    Raises
    ------
    DataError
        If the measure is not known, or the density is asked without areas.
    """
    if measure == MIGRANTS:
        return _migrants(catalogue)
    if measure == DENSITY:
        return _density(catalogue, area)
    known = catalogue.county_variables.set_index("variable")
    if measure not in known.index:
        raise DataError(f"{measure!r} is no measure of counties", "county_measure", name=measure)
    adds = bool(known["adds"][measure])
    rows = _rows(catalogue, measure)
    residents = _rows(catalogue, RESIDENTS)["value"]
    values, together = _put_together(rows["value"], residents, known_codes(catalogue), adds)
    every = drawn_units(catalogue).index
    values = values.reindex(every)
    return CountyFigures(
        measure,
        str(known["unit"][measure]),
        int(rows["year"].max()),
        values,
        together & frozenset(every),
        adds,
        tuple(sorted(set(rows["source"]))),
        bool(values.isna().mean() > _MOST_MISSING),
    )


def _rows(catalogue: Catalogue, variable: str) -> DataFrame:
    """Return a variable's rows of its one year, index county_code."""
    values = catalogue.county_values
    rows = values[values["variable"] == variable]
    latest: DataFrame = rows[rows["year"] == rows["year"].max()]
    return latest.set_index("county_code")


def _put_together(
    value: Series, residents: Series, unit_of: Series, adds: bool
) -> tuple[Series, frozenset[str]]:
    """Return each unit's figure, and the units that have it from several counties.

    A unit has one where each of its counties that has residents has one, or where
    the county it became has one since: a sum of a part would be a wrong figure.
    """
    table = DataFrame({"value": value}).join(unit_of, how="outer").dropna(subset="unit")
    table["residents"] = residents.reindex(table.index)
    since = table["residents"].isna()
    # What a county became tells of the whole; the counties of the census tell of parts.
    whole = table[since & table["value"].notna()]
    parts = table[~since & ~table["unit"].isin(whole["unit"])]
    broken = parts["unit"][parts["value"].isna()]
    parts = parts[~parts["unit"].isin(broken)]
    weight = Series(1.0, parts.index) if adds else parts["residents"]
    sums = (parts["value"] * weight).groupby(parts["unit"]).sum()
    figures = sums if adds else sums / weight.groupby(parts["unit"]).sum()
    of_one = parts.groupby("unit")["value"].agg(["size", "first"])
    # Divided and multiplied, a figure of one county would come back a hair off.
    figures = figures.where(of_one["size"] > 1, of_one["first"])
    figures = pd.concat([figures, whole.set_index("unit")["value"]])
    several = of_one.index[of_one["size"] > 1]
    return figures.rename_axis("unit"), frozenset(several)


def _migrants(catalogue: Catalogue) -> CountyFigures:
    """People who live in another township than they are registered in, per 100 residents."""
    parts = [county_figures(catalogue, name) for name in _MIGRANTS]
    residents = county_figures(catalogue, RESIDENTS)
    values = 100 * (parts[0].values + parts[1].values) / residents.values
    return CountyFigures(
        MIGRANTS, "ratio", CENSUS, values, residents.together, False, residents.sources, False
    )


def _density(catalogue: Catalogue, area: Series | None) -> CountyFigures:
    """Residents a square kilometre of the polygon."""
    if area is None:
        raise DataError("density needs the areas of the polygons")
    residents = county_figures(catalogue, RESIDENTS)
    values = residents.values / area.reindex(residents.values.index).where(lambda km2: km2 > 0)
    values = values.replace([np.inf, -np.inf], np.nan)
    return CountyFigures(
        DENSITY, "person/km2", CENSUS, values, residents.together, False, residents.sources, False
    )
