"""Which places hold whatever the weights of the headings: exactly, not from draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from scoring.arrays import FloatArray
from scoring.index.rank import TIE
from scoring.proofs.box import check_span
from scoring.proofs.weighed import Weighed


@dataclass(frozen=True)
class Guarantees:
    """The order of every pair of units under all weights of the headings at once.

    Attributes
    ----------
    weighed : Weighed
    """

    weighed: Weighed

    def lowest(self, span: float) -> FloatArray:
        """Return what has the sign of each unit's lowest lead over each other within ±span.

        Returns
        -------
        array, shape (cities, cities): above zero where the row's unit is ahead
        of the column's under all these weights, below zero where some of them
        put it behind

        Notes
        -----
        With dᵢ the difference in heading i and wᵢ its weight, the lowest
        Σ vᵢdᵢ over wᵢ(1 − s) ≤ vᵢ ≤ wᵢ(1 + s) is Σ wᵢdᵢ − s Σ wᵢ|dᵢ|; dividing
        by Σ vᵢ > 0 does not change its sign. At s = 1 all weights but one may
        be nothing, and it is the smallest dᵢ.
        """
        check_span(span)
        return self._least if span == 1 else self._difference - span * self._spread

    def ranges(self, lowest: FloatArray) -> pd.DataFrame:
        """Return between which places each unit stays.

        Parameters
        ----------
        lowest : as `lowest` or `lowest_differences` returns it

        Returns
        -------
        DataFrame, index city_code
            rank (as chosen), best and worst (never better and never worse than
            these), width (worst − best)

        Notes
        -----
        Best is 1 + the number of units that are always above, worst 1 + the
        number that can be. Both hold under all the weights; whether one set of
        weights attains them is another question: see `attained_places`.
        """
        best = 1 + (lowest > self.tie).sum(axis=0)
        worst = 1 + (lowest < -self.tie).sum(axis=1)
        rank = 1 + (self._difference > self.tie).sum(axis=0)
        columns = {"rank": rank, "best": best, "worst": worst, "width": worst - best}
        return pd.DataFrame(columns, index=self.weighed.cities).astype(int)

    def share_kept(self, lowest: FloatArray) -> float:
        """Return the share (0–1) of pairs whose order none of the weights change.

        A pair that is level in every heading keeps its tie; 1 where there is no pair.
        """
        n = len(self.weighed.cities)
        level = (self._spread <= self.tie).sum() - n
        kept = (lowest > self.tie).sum() + level / 2
        return float(kept / (n * (n - 1) / 2)) if n > 1 else 1.0

    def holds_up_to(self, city: str, other: str) -> float:
        """Return the largest span of weights, 0–1, below which two units keep their order.

        1 where no weights at all reverse it; 0 where they are level as chosen.
        """
        row, column = self.weighed.at(city), self.weighed.at(other)
        lead, spread = abs(self._difference[row, column]), self._spread[row, column]
        if lead <= self.tie:
            return 0.0
        return 1.0 if spread - lead <= self.tie else float(lead / spread)

    def reversing(self, city: str, other: str, span: float) -> FloatArray:
        """Return the weights within ±span that favour the second unit most against the first.

        Returns
        -------
        array, shape (codes,), summing to 1
        """
        scores = self.weighed.scores
        ahead = scores[self.weighed.at(city)] - scores[self.weighed.at(other)]
        moved = self.weighed.weights * (1 - span * np.sign(ahead))
        return moved / moved.sum() if moved.sum() > 0 else self.weighed.weights

    @cached_property
    def _difference(self) -> FloatArray:
        means = self.weighed.means(self.weighed.weights)
        return np.subtract.outer(means, means)

    @cached_property
    def _spread(self) -> FloatArray:
        """Σ wᵢ|dᵢ| of every pair."""
        spread = np.zeros((len(self.weighed.cities),) * 2)
        for column, weight in zip(self.weighed.scores.T, self.weighed.weights, strict=True):
            spread += np.abs(np.subtract.outer(column * weight, column * weight))
        return spread

    @cached_property
    def _least(self) -> FloatArray:
        """The smallest difference in any heading that has a weight."""
        weighs = self.weighed.weights > 0
        columns = self.weighed.scores[:, weighs].T
        least = np.full((len(self.weighed.cities),) * 2, np.inf)
        for column in columns:
            np.minimum(least, np.subtract.outer(column, column), out=least)
        return least

    @cached_property
    def tie(self) -> float:
        """A difference no larger than this is a tie, as in the ranks."""
        return TIE * float(np.abs(self.weighed.scores).max())
