"""An indicator over all years, each figure from one year alone."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame

from data.catalogue import Catalogue
from data.lists import PILOT_PREFIX
from data.series import panel


def parts_of(catalogue: Catalogue, indicator: str) -> tuple[str, ...]:
    """Return the published variables behind an indicator; none where it counts programmes."""
    row = catalogue.indicators.set_index("indicator").loc[indicator]
    parts = tuple(str(part) for part in (row["numerator"], row["denominator"]) if _is_named(part))
    return () if parts[0].startswith(PILOT_PREFIX) else parts


def indicator_panel(catalogue: Catalogue, indicator: str) -> DataFrame:
    """Return an indicator by unit and year, numerator and denominator of the same year.

    Unlike `select_indicators`, which may divide by an earlier year's figure, this
    leaves a gap: beside other years an older figure would look like no change.

    Returns
    -------
    DataFrame, city_code × year, in the indicator's own unit; NaN is a gap

    Examples
    --------
    >>> from data.catalogue import read_catalogue
    >>> years = indicator_panel(read_catalogue(), "gdp_per_resident")
    >>> float(round(years.at["110000", 2023], -3))
    200000.0
    """
    parts = [panel(catalogue, part) for part in parts_of(catalogue, indicator)]
    scale = float(catalogue.indicators.set_index("indicator")["scale"][indicator])
    if len(parts) == 1:
        return parts[0] * scale
    numerator, denominator = parts
    shared = numerator.columns.intersection(denominator.columns)
    quotient = numerator[shared] / denominator[shared] * scale
    return quotient.where(np.isfinite(quotient))


def _is_named(part: object) -> bool:
    return isinstance(part, str)
