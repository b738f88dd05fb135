"""A dimension followed through time: every year on one scale, from figures of that very year.

A score of one year has the scale of that year, and two of them cannot be
subtracted. Here the lowest and the highest value are taken over all cities and
all years together, so that a score means the same in each. An indicator takes
part only where it has figures of nearly every year; a score rests on all of
them, so that no change comes from what happened to be published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas import DataFrame

from data.catalogue import Catalogue
from data.lists import PILOT_PREFIX
from data.series import breaks_between
from scoring.index.chain import compute_index
from scoring.index.choices import IndexChoices
from scoring.index.frameworks import framework_basis, framework_tree
from scoring.panel import indicator_panel
from scoring.published import list_counts

# Those that have enough of a history in today's tables; a test holds them to the rule.
DIMENSIONS = ("development_level", "management_mode")
# An indicator has a history when it enters the index in this many years.
LEAST_YEARS = 10
_CHOICES = IndexChoices(minimum_weight_share=1.0)
_FIRST_YEAR = 2010


@dataclass(frozen=True)
class History:
    """A dimension over the years.

    Attributes
    ----------
    dimension : its code
    indicators : those with a history, of which every score is made
    variables : the published variables behind them
    programmes : whether national programmes are counted in it
    weight_share : their share of the dimension's weight, 0 to 1
    years : those in which each of them enters, ascending
    scores : DataFrame, units × years, 0–100 on the one scale; NaN where a figure is missing
    observed : DataFrame, units × years, the share of the figures that are there, 0 to 1
    basis : the units that set the scale; the others have no score
    """

    dimension: str
    indicators: tuple[str, ...]
    variables: tuple[str, ...]
    programmes: bool
    weight_share: float
    years: tuple[int, ...]
    scores: DataFrame
    observed: DataFrame
    basis: pd.Index

    def apart(self, catalogue: Catalogue, start: int, end: int) -> dict[str, str]:
        """Return why the scores of two years are not to be compared, of the units where so.

        Returns
        -------
        mapping from `city_code` to a code of ``words.csv``: the first break of a
        variable behind the dimension that lies between the years
        """
        found: dict[str, str] = {}
        for name in self.variables[::-1]:
            notes = breaks_between(catalogue, name, start, end).to_dict()
            found |= {str(city): str(note) for city, note in notes.items()}
        return found


def history(catalogue: Catalogue, dimension: str, choices: IndexChoices = _CHOICES) -> History:
    """Return a dimension's scores of every year, on one scale over all years.

    Parameters
    ----------
    dimension : str
        A heading of the framework with an indicator that has a history.
    choices : IndexChoices
        The default chain, save that a score needs all its figures; its year is
        the last one.

    Notes
    -----
    The cities × years are the rows of one index, which is screened, treated
    and normalised as any other: min–max over the pooled treated values.
    """
    panels = _panels(catalogue, dimension, choices)
    indicators, years = followed(panels, _basis(catalogue, choices), choices)
    tree = framework_tree(catalogue, choices.framework)
    pooled = pd.concat({year: _of_year(panels, indicators, year) for year in years})
    inside = pooled.index.get_level_values(1).isin(_basis(catalogue, choices))
    result = compute_index(
        pooled.reindex(columns=list(tree.indicators)),
        tree.without(code for code in tree.indicators if code not in indicators),
        choices,
        basis=pooled.index[inside],
    )
    weights = tree.weights[list(tree.indicators_under(dimension))]
    behind = _behind(catalogue, indicators)
    return History(
        dimension=dimension,
        indicators=indicators,
        variables=tuple(name for name in behind if not name.startswith(PILOT_PREFIX)),
        programmes=any(name.startswith(PILOT_PREFIX) for name in behind),
        weight_share=float(weights[list(indicators)].sum() / weights.sum()),
        years=years,
        scores=result.scores[dimension].unstack(level=0),  # noqa: PD010 - nothing to add up
        observed=pooled.notna().mean(axis=1).unstack(level=0),  # noqa: PD010 - nothing to add up
        basis=_basis(catalogue, choices),
    )


def followed(
    panels: dict[str, DataFrame], basis: pd.Index, choices: IndexChoices = _CHOICES
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the indicators that have a history, and the years in which all of them enter.

    Parameters
    ----------
    panels : indicator → units × years
    basis : the units whose share decides whether an indicator enters in a year
    """
    enters = {
        code: {
            int(str(year))
            for year, share in of.reindex(basis).notna().mean().items()
            if share >= choices.minimum_indicator_share
        }
        for code, of in panels.items()
    }
    long = {code: years for code, years in enters.items() if len(years) >= LEAST_YEARS}
    common = set.intersection(*long.values()) if long else set()
    return tuple(long), tuple(sorted(common))


def history_share(catalogue: Catalogue, dimension: str, choices: IndexChoices = _CHOICES) -> float:
    """Return how much of a dimension's weight is on indicators with a history, 0 to 1."""
    panels = _panels(catalogue, dimension, choices)
    indicators, years = followed(panels, _basis(catalogue, choices), choices)
    weights = framework_tree(catalogue, choices.framework).weights[list(panels)]
    return float(weights[list(indicators)].sum() / weights.sum()) if years else 0.0


def _panels(catalogue: Catalogue, dimension: str, choices: IndexChoices) -> dict[str, DataFrame]:
    """Each indicator of a dimension as units × years, numerator and denominator of one year."""
    codes = framework_tree(catalogue, choices.framework).indicators_under(dimension)
    rows = catalogue.indicators.set_index("indicator").loc[list(codes)]
    years = list(range(_FIRST_YEAR, choices.year + 1))
    return {
        str(code): _panel(catalogue, str(code), row["numerator"], years)
        for code, row in rows.to_dict("index").items()
    }


def _panel(catalogue: Catalogue, indicator: str, numerator: str, years: list[int]) -> DataFrame:
    if numerator.startswith(PILOT_PREFIX):
        return _programmes(catalogue, numerator, years)
    return indicator_panel(catalogue, indicator).reindex(columns=years)


def _programmes(catalogue: Catalogue, numerator: str, years: Sequence[int]) -> DataFrame:
    """In how many programmes of a numerator each unit had been named by the end of each year."""
    codes, names = list(catalogue.cities["city_code"]), pd.Index([numerator])
    tables = (catalogue.values, catalogue.breaks, catalogue.pilots)
    counts = [list_counts(*tables, names, codes, year).value for year in years]
    return DataFrame(np.hstack(counts), pd.Index(codes, name="city_code"), list(years))


def _of_year(panels: dict[str, DataFrame], indicators: Sequence[str], year: int) -> DataFrame:
    return DataFrame({code: panels[code][year] for code in indicators})


def _basis(catalogue: Catalogue, choices: IndexChoices) -> pd.Index:
    cities = catalogue.cities.set_index("city_code")
    return framework_basis(choices.framework, catalogue.frameworks, cities)


def _behind(catalogue: Catalogue, indicators: Sequence[str]) -> list[str]:
    """The variables and groups of programmes that indicators are computed from."""
    rows = catalogue.indicators[catalogue.indicators["indicator"].isin(indicators)]
    return [str(name) for name in pd.concat([rows["numerator"], rows["denominator"]]).dropna()]
