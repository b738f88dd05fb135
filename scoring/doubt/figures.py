"""How far each published figure may be off: its rounding, and what the tables know of its source.

Nothing is assumed: rounding is read from the digits that figures show, the rest
stands in `doubts.csv`, each amount with its reason. Where the tables know of no
doubt there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.catalogue import Catalogue
from scoring.arrays import Array, FloatArray
from scoring.published import PublishedFigures, latest_figures

# Things counted one by one are not rounded where they are printed to the one.
COUNTED = frozenset({"count", "person", "0/1"})
# Powers of ten that a source may round to.
_COARSEST, _FINEST = 10, -6


@dataclass(frozen=True)
class FigureDoubt:
    """How far the figures behind each indicator may be off.

    Attributes
    ----------
    variables : tuple of str, the published variables behind the indicators
    numerator, denominator : Series of int, index indicator, place in `variables`;
        −1 where nothing is published (a count of programmes) or nothing divides
    from_numerator, from_denominator : DataFrame, cities × indicators, half-widths
        in the indicator's own unit, 0 where the tables know of no doubt
    """

    variables: tuple[str, ...]
    numerator: pd.Series
    denominator: pd.Series
    from_numerator: pd.DataFrame
    from_denominator: pd.DataFrame

    @property
    def half_width(self) -> pd.DataFrame:
        """The most that an indicator can be off, its numerator's and its denominator's doubt."""
        return self.from_numerator + self.from_denominator


def figure_doubt(catalogue: Catalogue, year: int) -> FigureDoubt:
    """Return how far the figures that serve in a year may be off, for every indicator and city.

    Parameters
    ----------
    year : figures of the latest year not after this one serve, as in `select_indicators`

    Notes
    -----
    To first order: a ratio n / d is off by (h_n + n / d · h_d) / d at most.
    """
    table = catalogue.indicators.set_index("indicator")
    names = pd.Index(pd.concat([table["numerator"], table["denominator"]]).dropna().unique())
    names = names[names.isin(catalogue.variables["variable"])]
    cities = list(catalogue.cities["city_code"])
    values = catalogue.values[catalogue.values["variable"].isin(names)]
    doubted = values.assign(value=half_widths(catalogue).loc[values.index])
    figures, widths = (
        latest_figures(one, catalogue.breaks, names, cities, year) for one in (values, doubted)
    )
    scale = table["scale"].to_numpy(float)
    divisor = _cells(figures, table["denominator"], 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient = _cells(figures, table["numerator"], np.nan) / divisor * scale
        above = _cells(widths, table["numerator"], 0.0) / np.abs(divisor) * scale
        below = np.abs(quotient / divisor) * _cells(widths, table["denominator"], 0.0)

    def frame(cells: FloatArray) -> pd.DataFrame:
        known = np.isfinite(cells) & np.isfinite(quotient)
        return pd.DataFrame(np.where(known, cells, 0.0), cities, table.index)

    return FigureDoubt(
        variables=tuple(map(str, names)),
        numerator=pd.Series(names.get_indexer(pd.Index(table["numerator"])), table.index),
        denominator=pd.Series(names.get_indexer(pd.Index(table["denominator"])), table.index),
        from_numerator=frame(above),
        from_denominator=frame(below),
    )


def half_widths(catalogue: Catalogue) -> pd.Series:
    """Return how far each row of values.csv may be off, in the variable's unit.

    Half of the last printed digit, and the half-width of every row of
    `doubts.csv` that speaks of it; they add up.

    Returns
    -------
    Series of float, index as `Catalogue.values`; 0 where no doubt is known
    """
    values = catalogue.values
    steps = printed_steps(catalogue)
    keys = pd.MultiIndex.from_frame(values[["source", "variable"]])
    total = steps.reindex(keys).fillna(0.0).to_numpy(float) / 2
    for doubt in catalogue.doubts.to_dict("records"):
        rows = _spoken_of(values, {str(key): told for key, told in doubt.items()})
        amount = doubt["half_width"]
        is_share = doubt["measure"] == "share"
        noted = pd.isna(amount)
        width = _noted(values.loc[rows], doubt["mark"], is_share) if noted else float(amount)
        unit = np.abs(values.loc[rows, "value"]) if is_share else 1.0
        total[rows] += np.asarray(unit * width)
    return pd.Series(total, index=values.index)


def printed_steps(catalogue: Catalogue) -> pd.Series:
    """Return the worth of the last digit that a source prints of a variable.

    The digit that at least half of its different figures show: among many
    figures some end in a zero, and a rate of 100 shows no decimals. Things
    counted one by one, and printed so, have no step.

    Returns
    -------
    Series of float, index (source, variable), in the variable's unit
    """
    values = catalogue.values.dropna(subset=["value"])
    shown = values.loc[values["value"] != 0, ["source", "variable", "value"]].drop_duplicates()
    by = [shown["source"], shown["variable"]]
    # The lower median: of two figures the one with more digits.
    ordered = _last_digit(shown["value"].to_numpy(float))
    last = pd.Series(ordered, shown.index).groupby(by).quantile(0.5, interpolation="lower")
    step = 10.0**last
    unit = catalogue.variables.set_index("variable")["unit"]
    counted = unit.reindex(step.index.get_level_values("variable")).isin(COUNTED).to_numpy()
    return step.where(~counted | (step.to_numpy() != 1), 0.0)


def _last_digit(values: FloatArray) -> FloatArray:
    """The exponent of the last digit of each value that is not zero."""
    last = np.full(len(values), float(_FINEST))
    for exponent in range(_FINEST + 1, _COARSEST + 1):
        multiple = values / 10.0**exponent
        shows = np.isclose(multiple, np.round(multiple), rtol=1e-9, atol=1e-6)
        last[shows & (np.round(multiple) != 0)] = exponent
    return last


def _spoken_of(values: pd.DataFrame, doubt: dict[str, object]) -> Array:
    """Which rows a doubt speaks of."""
    rows = values["variable"] == doubt["variable"]
    if isinstance(doubt["source"], str):
        rows &= values["source"] == doubt["source"]
    if isinstance(doubt["mark"], str):
        marks = values["note"].fillna("") + "; " + values["remark"].fillna("")
        rows &= marks.str.contains(doubt["mark"], regex=False)
    rows &= ~(values["year"] < doubt["first_year"]) & ~(values["year"] > doubt["last_year"])
    return rows.to_numpy()


def _noted(values: pd.DataFrame, mark: object, is_share: bool) -> pd.Series:
    """What a note says itself: a share in per cent, as jumps_at_census_2020(-6.4), or an amount."""
    found = values["note"].str.extract(rf"{mark}\(([-+0-9.]+)\)")[0]
    return found.astype(float).abs() / (100 if is_share else 1)


def _cells(figures: PublishedFigures, names: pd.Series, gap: float) -> FloatArray:
    """Return cities × names, `gap` in a column that has no name or is not published."""
    known = figures.variables.get_indexer(pd.Index(names)) >= 0
    return np.where(known, figures.take(names).value, gap)
