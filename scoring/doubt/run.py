"""One run of the laboratory: how sure the ranks are, then which choice makes them unsure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from pandas import DataFrame, Series

from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.figures import FigureDoubt
from scoring.doubt.robustness import RankUncertainty, simulate_ranks
from scoring.doubt.sensitivity import rank_shift_sensitivity
from scoring.index.chain import IndexResult


@dataclass(frozen=True)
class Doubt:
    """What a run found.

    Attributes
    ----------
    ranks : RankUncertainty, fewer draws than asked for when it was stopped
    sobol : DataFrame as `rank_shift_sensitivity`, None when it was stopped before its end
    """

    ranks: RankUncertainty
    sobol: DataFrame | None


def draw_ranks(
    result: IndexResult,
    space: ChoiceSpace,
    groups: Series | None,
    figures: FigureDoubt | None,
    draws: int,
    seed: int,
    report: Callable[[int, int], bool] | None = None,
) -> RankUncertainty:
    """Return the draws from a seed, summed up where nobody's click waits for it.

    Parameters
    ----------
    result, space, groups, figures, draws : as in `simulate_ranks`
    report : called with (draws made, asked for); False stops, and what was drawn is kept
    """
    rng = np.random.default_rng(seed)
    ranks = simulate_ranks(
        result, rng, draws=draws, space=space, groups=groups, figures=figures, progress=report
    )
    ranks.summary  # noqa: B018 - computed and kept here
    return ranks


def doubt_ranks(
    result: IndexResult,
    space: ChoiceSpace,
    groups: Series | None,
    figures: FigureDoubt | None,
    draws: int,
    seed: int,
    report: Callable[[int, int], bool],
) -> Doubt:
    """Return the draws from a seed and, unless it is stopped, the Sobol indices from the same.

    Parameters
    ----------
    result, space, groups, figures, draws : as in `simulate_ranks`
    report : callable
        Called with (evaluations made, asked for): the draws, then the draws and
        those of the Sobol indices. False stops, and what was drawn is kept.
    """
    ranks = draw_ranks(result, space, groups, figures, draws, seed, report)
    sobol = None
    if ranks.complete and report(draws, draws):
        sobol = rank_shift_sensitivity(
            result,
            np.random.default_rng(seed),
            space=space,
            groups=groups,
            figures=figures,
            progress=lambda made, asked: report(draws + made, draws + asked),
        )
    return Doubt(ranks, sobol)
