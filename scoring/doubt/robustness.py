"""How sure a rank is: the ranks a city would have had under other honest choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array
from scoring.doubt.choice_space import ChoiceSpace, dimensions, draws_from_unit_cube
from scoring.doubt.figures import FigureDoubt
from scoring.doubt.simulate import Experiment, prepare_experiment
from scoring.index.chain import IndexResult

# Some eighty under each set of options, about a block of `scoring.doubt.simulate`.
CHUNK = 2_000
Progress = Callable[[int, int], bool | None]


@dataclass(frozen=True)
class RankUncertainty:
    """The ranks of every city in every draw.

    Attributes
    ----------
    cities : Index of city_code, those with an index
    base : int array, shape (cities,), the rank in the index as chosen
    ranks : int16 array (int32 beyond 32,767 cities), shape (draws, cities)
    requested : int, how many draws were asked for; more than made when cancelled
    space : ChoiceSpace
    """

    cities: pd.Index
    base: Array
    ranks: Array
    requested: int
    space: ChoiceSpace

    @property
    def complete(self) -> bool:
        """Whether all draws asked for were made."""
        return len(self.ranks) == self.requested

    @cached_property
    def summary(self) -> pd.DataFrame:
        """Each city's rank, its median over the draws, and the 5–95 % interval.

        One row a city: rank (as chosen), median, low (5 %), high (95 %), width
        (high − low). The interval ends are ranks that occurred; at least 90 %
        of the draws lie within.
        """
        ordered = np.sort(self.ranks.T, axis=1)
        last = ordered.shape[1] - 1
        low = ordered[:, int(np.floor(0.05 * last))]
        high = ordered[:, int(np.ceil(0.95 * last))]
        columns = {
            "rank": self.base,
            "median": (ordered[:, last // 2].astype(float) + ordered[:, (last + 1) // 2]) / 2,
            "low": low.astype(int),
            "high": high.astype(int),
            "width": (high - low).astype(int),
        }
        return pd.DataFrame(columns, index=self.cities)

    def share_above(self, city: str, other: str) -> float:
        """Return in which share of the draws a city ranks above another; ties are not above."""
        return float(np.mean(self.of(city) < self.of(other)))

    def share_within(self, place: int) -> pd.Series:
        """Return for each city the share of draws in which its rank is `place` or better."""
        return pd.Series(np.mean(self.ranks <= place, axis=0), index=self.cities)

    def of(self, city: str) -> Array:
        """Return the rank of one city in each draw.

        Raises
        ------
        DataError
            If the city has no index, and so no rank.
        """
        if city not in self.cities:
            raise DataError(
                f"no rank: the index of this city is withheld or unknown: {city}",
                "withheld_city",
                code=city,
            )
        return np.asarray(self.ranks[:, self.cities.get_loc(city)])


def simulate_ranks(
    result: IndexResult,
    rng: np.random.Generator,
    *,
    draws: int = 10_000,
    space: ChoiceSpace | None = None,
    groups: pd.Series | None = None,
    figures: FigureDoubt | None = None,
    progress: Progress | None = None,
) -> RankUncertainty:
    """Return how every city would rank under choices drawn from a space.

    Parameters
    ----------
    result : IndexResult
        The index as chosen; cities withheld in it are not ranked in any draw.
    rng : numpy.random.Generator
        The same seed gives the same draws, whatever the size of the machine.
    draws : int
    space : ChoiceSpace, by default that of the method
    groups : Series, index city_code, the groups among which gaps are imputed
    figures : FigureDoubt, needed where the space draws the figures
    progress : callable, optional
        Called with (draws made, draws asked for) after each two thousand; False
        ends the run, and the draws made so far are a valid smaller sample.

    Raises
    ------
    DataError
        See `prepare_experiment`; or if no draw is asked for.
    """
    if draws < 1:
        raise DataError(f"draws: at least one is needed, not {draws}")
    experiment = prepare_experiment(result, space or ChoiceSpace(), groups, figures)
    ranks = np.empty((draws, len(experiment.cities)), dtype=_small(len(experiment.cities)))
    made = 0
    while made < draws:
        size = min(CHUNK, draws - made)
        ranks[made : made + size] = _draw(experiment, rng, size)
        made += size
        if progress is not None and progress(made, draws) is False:
            break
    kept = ranks[:made].copy() if made < draws else ranks
    kept.flags.writeable = False
    root = result.definition.root
    base = result.ranks.loc[experiment.cities, root].to_numpy(int)
    return RankUncertainty(experiment.cities, base, kept, draws, experiment.space)


def _draw(experiment: Experiment, rng: np.random.Generator, size: int) -> Array:
    unit = rng.random((size, len(dimensions(experiment.space, len(experiment.codes)))))
    drawn = draws_from_unit_cube(experiment.space, unit, len(experiment.indicators))
    return experiment.ranks(drawn)


def _small(n_cities: int) -> type[np.int16] | type[np.int32]:
    return np.int16 if n_cities <= np.iinfo(np.int16).max else np.int32
