"""The totals behind averages: people and output of every city, with their years."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from pandas import Series

from data.catalogue import Catalogue
from scoring.published import latest_figures

TOTALS = ("resident_population", "gdp")


@dataclass(frozen=True)
class Totals:
    """Residents and GDP of every unit, index city_code, NaN where not published or withheld."""

    residents: Series
    resident_years: Series
    gdp: Series
    sources: tuple[str, ...]


def latest_totals(catalogue: Catalogue, year: int) -> Totals:
    """Return the totals of the latest year not after `year`, unit by unit."""
    codes = list(catalogue.cities["city_code"])
    found = latest_figures(catalogue.values, catalogue.breaks, pd.Index(TOTALS), codes, year)
    index = pd.Index(codes, name="city_code")
    used = {str(source) for source in found.source.ravel() if source}
    return Totals(
        residents=Series(found.value[:, 0], index),
        resident_years=Series(found.year[:, 0], index).astype("Int64"),
        gdp=Series(found.value[:, 1], index),
        sources=tuple(sorted(used)),
    )
