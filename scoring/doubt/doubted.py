"""Scores that move with the figures behind them, to first order, the scale held.

A figure is drawn evenly within its half-width, once a draw, and moves every
indicator it is part of: a city's residents stand under a dozen of them. From
figure to score leads the line that the index itself has drawn, through the
figures of all cities and their scores; between two of them it is straight, and
no score leaves the scale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.arrays import Array, FloatArray
from scoring.doubt.figures import FigureDoubt


@dataclass(frozen=True)
class Doubted:
    """The scores that move, and how far.

    Attributes
    ----------
    codes : tuple of str, the indicators whose scores move
    variables : int, how many published variables are drawn for each city
    numerator, denominator : int arrays, shape (codes,), place of the variable
    share : array, shape (codes, cities), the numerator's share of the half-width
    up, down : for each option of the space an array, shape (codes, cities): how
        much the score gains from the figure to the upper end of its interval,
        and from the lower end to the figure

    All are of 32 bits: a draw is no more exact, and half as much to move about.
    """

    codes: tuple[str, ...]
    variables: int
    numerator: Array
    denominator: Array
    share: Array
    up: tuple[Array, ...]
    down: tuple[Array, ...]

    def moved(
        self, option: int, scores: Mapping[str, FloatArray], seeds: Array
    ) -> dict[str, FloatArray]:
        """Return the scores that move, each of shape (draws, cities).

        Parameters
        ----------
        scores : by indicator, shape (cities,)
        seeds : shape (draws,), where each draw's figures come from
        """
        drawn = 2 * fields(seeds, (self.variables, self.share.shape[1])) - 1
        return {
            code: scores[code] + self._gain(k, option, drawn) for k, code in enumerate(self.codes)
        }

    def _gain(self, k: int, option: int, drawn: Array) -> Array:
        share = self.share[k]
        off = share * drawn[:, self.numerator[k]] - (1 - share) * drawn[:, self.denominator[k]]
        gain: Array = off * np.where(off > 0, self.up[option][k], self.down[option][k])
        return gain


def fields(seeds: Array, shape: tuple[int, ...]) -> Array:
    """Return evenly drawn numbers in [0, 1) for each seed, the same for the same seed.

    So a draw of ten thousand figures is one coordinate of a point, as any other choice.
    """
    drawn = np.empty((len(seeds), *shape), dtype=np.float32)
    for row, seed in zip(drawn, seeds.tolist(), strict=True):
        np.random.Generator(np.random.SFC64(seed)).random(dtype=np.float32, out=row)
    return drawn


def doubted(
    doubt: FigureDoubt,
    raw: pd.DataFrame,
    tables: Sequence[pd.DataFrame],
    indicators: Sequence[str],
) -> Doubted:
    """Return which scores move and how far, under each option.

    Parameters
    ----------
    doubt : FigureDoubt
    raw : DataFrame, the units that set the scale × indicators
    tables : the same units' normalised scores, one table an option
    indicators : those of the index
    """
    width = doubt.half_width.reindex(index=raw.index, columns=list(indicators)).fillna(0.0)
    codes = [code for code in indicators if (width[code] > 0).any() and raw[code].notna().any()]
    of_numerator = doubt.from_numerator.reindex(raw.index)[codes].to_numpy(float)
    whole = width[codes].to_numpy(float)
    share = np.divide(of_numerator, whole, out=np.ones_like(whole), where=whole > 0)
    ends = [_ends(raw[codes], width[codes], table[codes]) for table in tables]
    places = [side.loc[codes].to_numpy(int) for side in (doubt.numerator, doubt.denominator)]
    return Doubted(
        codes=tuple(codes),
        variables=len(doubt.variables),
        numerator=places[0],
        denominator=np.maximum(places[1], 0),
        share=_small(share.T),
        up=tuple(_small(up.T) for up, _ in ends),
        down=tuple(_small(down.T) for _, down in ends),
    )


def _small(table: FloatArray) -> Array:
    return np.ascontiguousarray(table, dtype=np.float32)


def _ends(
    raw: pd.DataFrame, width: pd.DataFrame, scores: pd.DataFrame
) -> tuple[FloatArray, FloatArray]:
    """Return how far each score is from those at the two ends of its figure's interval."""
    up, down = np.zeros(raw.shape), np.zeros(raw.shape)
    for j, code in enumerate(raw.columns):
        value, score = raw[code].to_numpy(float), scores[code].to_numpy(float)
        known = ~(np.isnan(value) | np.isnan(score))
        if known.any():
            x, first = np.unique(value[known], return_index=True)
            h, line = width[code].to_numpy(float)[known], score[known][first]
            here, low, high = (np.interp(value[known] + d, x, line) for d in (0 * h, -h, h))
            up[known, j], down[known, j] = high - here, here - low
    return up, down
