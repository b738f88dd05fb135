"""A catalogue with an office's own figures of counties in it, beside those of the census."""

from __future__ import annotations

from dataclasses import replace

from pandas import DataFrame

from data.catalogue import Catalogue
from own.own_set import OwnFigure, OwnSet
from own.rows import (
    UNITLESS,
    below,
    checked,
    frame,
    marked,
    new_unit_rows,
    refuse,
    source_of,
    source_rows,
)

# Figures in these add up where several counties are drawn as one; of others the mean is taken,
# weighted by residents.
_ADDING = frozenset({"person", "count", "CNY", "km", "m2", "m3", "kWh", "t", "volume", "trip"})
_ADDED = ("sources", "units", "county_variables", "county_values")


def with_own_counties(catalogue: Catalogue, own: OwnSet) -> Catalogue:
    """Return the tables with the figures of an own set of counties.

    Raises
    ------
    DataError
        If it has a figure of a county there is not, or of a published variable.
    """
    found = {figure.unit for figure in own.figures}
    refuse("counties", found - set(catalogue.counties["county_code"]))
    refuse("variable", {one.code for one in own.variables if not one.is_new})
    rows = {
        "sources": source_rows(own),
        "units": new_unit_rows(catalogue, own),
        "county_variables": _variables(own),
        "county_values": _values(own),
    }
    joined = {name: below(getattr(catalogue, name), checked(name, rows[name])) for name in _ADDED}
    return replace(catalogue, **joined)


def _variables(own: OwnSet) -> DataFrame:
    """Those with figures: a measure without any has no year."""
    known = {figure.variable for figure in own.figures}
    return frame(
        "county_variables",
        [
            {
                "variable": variable.code,
                **marked(variable),
                "unit": variable.unit or UNITLESS,
                "adds": int(variable.unit in _ADDING),
            }
            for variable in own.variables
            if variable.code in known
        ],
    )


def _values(own: OwnSet) -> DataFrame:
    sources = {variable.code: source_of(variable) for variable in own.variables}

    def row(figure: OwnFigure) -> dict[str, object]:
        return {
            "county_code": figure.unit,
            "variable": figure.variable,
            "year": figure.year,
            "value": figure.value,
            "source": sources[figure.variable],
            "note": None,
        }

    return frame("county_values", [row(figure) for figure in own.figures])
