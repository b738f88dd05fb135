"""The change of a measure between two years, as a measure of its own."""

from __future__ import annotations

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from ui.figures.history import History
from ui.figures.measured import Measured, ranks_of


def change_between(measured: Measured, history: History, since: int, growth: str) -> Measured:
    """Return how a measure changed since a year, over the units that can be compared.

    Parameters
    ----------
    measured : the measure in the last year of the span
    growth : "absolute", in its unit; "relative", in per cent of the first year;
        "places", gained in a ranking of the units that can be compared
    """
    first, last = history.levels[since], history.levels[measured.year]
    known = first.notna() & last.notna()
    known &= ~first.index.isin(history.apart(since, measured.year).index)
    told = _TOLD[growth](first[known], last[known], measured)
    values = told.where(np.isfinite(told)).reindex(first.index)
    direction = 1 if growth == "places" else measured.direction
    return Measured(
        measure=measured.measure,
        unit=measured.unit if growth == "absolute" else growth,
        year=measured.year,
        direction=direction,
        values=values,
        ranks=ranks_of(values, direction),
        years=pd.Series(measured.year, first.index, dtype="Int64").where(values.notna()),
        gaps=_gaps(values, history, since, measured.year),
        sources=measured.sources,
        since=since,
    )


def _absolute(first: Series, last: Series, measured: Measured) -> Series:
    """Of percentages, the difference of what is printed of them."""
    if measured.unit != "%":
        return last - first
    return (last.map(_printed) - first.map(_printed)).round(1)


def _printed(value: float) -> float:
    """A percentage as it is printed, with one decimal."""
    return float(f"{value:.1f}")


def _relative(first: Series, last: Series, _: Measured) -> Series:
    return 100 * (last / first.where(first > 0) - 1)


def _places(first: Series, last: Series, measured: Measured) -> Series:
    before, after = (ranks_of(values, measured.direction) for values in (first, last))
    return (before - after).astype(float)


_TOLD = {"absolute": _absolute, "relative": _relative, "places": _places}


def _gaps(values: Series, history: History, since: int, year: int) -> DataFrame:
    """Why a unit has no change: a figure is missing, or the two cannot be compared."""
    missing = values.index[values.isna()]
    absent = history.levels.loc[missing, [since, year]].isna()
    years = [
        ", ".join(str(one) for one, gone in zip((since, year), row, strict=True) if gone)
        for row in absent.to_numpy().tolist()
    ]
    why = history.apart(since, year).reindex(missing)
    lacking = absent.any(axis=1).to_numpy()
    kind = np.select([lacking, why.notna()], ["no_figure_of", "not_comparable"], "no_base")
    detail = np.select([lacking, why.notna()], [years, why.fillna("")], str(since))
    return DataFrame({"kind": kind, "detail": detail}, index=missing)
