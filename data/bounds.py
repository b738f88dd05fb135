"""What a figure can be: its least and most by unit, and the years it can be of."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame, Series

from data.errors import DataError, lines


def check_figures(values: DataFrame, bounds: DataFrame) -> None:
    """Stop unless every figure lies within the bounds of its variable.

    Parameters
    ----------
    values : as in `data.catalogue.Catalogue`
    bounds : of each variable, as `limits` returns them

    Raises
    ------
    DataError
        Naming lines of values.csv.
    """
    least, most = bounds.reindex(values["variable"]).to_numpy().T
    figures = values["value"].to_numpy()
    outside = np.flatnonzero((figures < least) | (figures > most))
    if len(outside):
        at = outside[0]
        raise DataError(
            f"values.csv: column value: {values['variable'].iloc[at]} lies between "
            f"{least[at]:,.15g} and {most[at]:,.15g} (units.csv), not so at "
            f"{lines(values['value'].iloc[outside])}"
        )


def check_county_figures(values: DataFrame, variables: DataFrame, units: DataFrame) -> None:
    """Stop if a figure of a county is more than one in its unit can be.

    Parameters
    ----------
    values, variables : `Catalogue.county_values`, `Catalogue.county_variables`
    units : as in `data.catalogue.Catalogue`

    Raises
    ------
    DataError
        Naming lines of county_values.csv.
    """
    most = limits(variables, units[units["variable"].isna()])["most"]
    above = values["value"][
        values["value"].to_numpy() > most.reindex(values["variable"]).to_numpy()
    ]
    if len(above):
        raise DataError(
            f"county_values.csv: column value is more than its unit allows at {lines(above)}"
        )


def limits(variables: DataFrame, units: DataFrame) -> DataFrame:
    """Return the least and most of each variable: its own, else those of its unit.

    Raises
    ------
    DataError
        Naming lines of units.csv or variables.csv, where a variable has no bounds.
    """
    upside_down = units["unit"][units["least"] >= units["most"]]
    if len(upside_down):
        raise DataError(f"units.csv: column least is not below most at {lines(upside_down)}")
    own, sides = units["variable"].notna().to_numpy(), ["least", "most"]
    bounds = units[sides].to_numpy()
    of_unit = dict(zip(units["unit"][~own], bounds[~own], strict=True))
    unknown = variables["unit"][~variables["unit"].isin(list(of_unit))]
    if len(unknown):
        raise DataError(f"variables.csv: column unit is not found in units.csv: {lines(unknown)}")
    unit = dict(zip(variables["variable"], variables["unit"], strict=True))
    of_its_own, units_named = units["variable"][own], units["unit"][own]
    pairs = zip(of_its_own, units_named, strict=True)
    other = of_its_own[[unit.get(variable) != said for variable, said in pairs]]
    if len(other):
        raise DataError(f"units.csv: column unit is not that of the variable at {lines(other)}")
    found = {variable: of_unit[its] for variable, its in unit.items()}
    found |= zip(of_its_own, bounds[own], strict=True)
    return DataFrame.from_dict(found, orient="index", columns=sides)


def check_years(tables: dict[str, DataFrame]) -> None:
    """Stop if a figure is of a later year than its source, or a list than any source.

    Raises
    ------
    DataError
        Naming lines of the table.
    """
    sources = tables["sources"].set_index("source")["published"]
    # “2011–2022”: published over several years, of which the last counts
    published = pd.to_numeric(sources.str.extract(r"([0-9]{4})\D*$")[0])
    latest = published.max()
    own = published.reindex(tables["values"]["source"]).fillna(latest)
    _refuse_later("values", tables["values"]["year"], own.to_numpy())
    for table, column in (("pilots", "year"), ("verdicts", "year"), ("clusters", "plan_year")):
        _refuse_later(table, tables[table][column], latest)


def _refuse_later(table: str, years: Series, latest: float | NDArray[np.float64]) -> None:
    later = years[years > latest]
    if len(later):
        raise DataError(
            f"{table}.csv: column {years.name} is later than its source was published "
            f"(sources.csv) at {lines(later)}"
        )
