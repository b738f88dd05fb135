"""Which choice moves the ranks: Sobol indices of the mean rank shift, by SALib."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from scoring.arrays import FloatArray
from scoring.doubt.choice_space import ChoiceSpace, dimensions, draws_from_unit_cube
from scoring.doubt.figures import FigureDoubt
from scoring.doubt.robustness import CHUNK, Progress
from scoring.doubt.simulate import Experiment, prepare_experiment
from scoring.index.chain import IndexResult

COLUMNS = ["first_order", "first_order_margin", "total", "total_margin"]


def rank_shift_sensitivity(
    result: IndexResult,
    rng: np.random.Generator,
    *,
    samples: int = 1_024,
    space: ChoiceSpace | None = None,
    groups: pd.Series | None = None,
    figures: FigureDoubt | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame | None:
    """Return how much of the uncertainty of ranks each choice explains.

    The output explained is the mean absolute rank shift: how many places a
    city moves on average against the index as chosen.

    Parameters
    ----------
    result, rng, space, groups, figures : as in `simulate_ranks`
    samples : int
        A power of 2; the index is computed samples × (factors + 2) times.
    progress : callable, optional
        As in `simulate_ranks`; when it returns False the result is None.

    Returns
    -------
    DataFrame, one row an uncertain factor
        first_order (share of the variance explained alone), total (alone and
        together with others), and the half-widths of their 95 % bootstrap
        intervals. Zero rows when nothing is uncertain, zeros when nothing moves.

    Notes
    -----
    Saltelli et al. (2010); all weights together are one factor, and so are all
    figures: their coordinate is the seed of a field of draws. Estimates near 0
    may be slightly negative.
    """
    experiment = prepare_experiment(result, space or ChoiceSpace(), groups, figures)
    factors = experiment.space.factors()
    if not factors:
        return pd.DataFrame(columns=COLUMNS, dtype=float)
    problem = _problem(experiment)
    unit = unit_sample(problem["groups"], samples, int(rng.integers(1, 2**31)))
    shift = _mean_shift(experiment, _base(result, experiment), _spread(experiment, unit), progress)
    if shift is None:
        return None
    if np.ptp(shift) == 0:
        return pd.DataFrame(0.0, index=list(factors), columns=COLUMNS)
    from SALib.analyze import sobol as sobol_analysis

    found = sobol_analysis.analyze(
        problem, shift, calc_second_order=False, seed=int(rng.integers(1, 2**31))
    )
    table = {"first_order": "S1", "first_order_margin": "S1_conf", "total": "ST"}
    columns = {name: found[key] for name, key in (table | {"total_margin": "ST_conf"}).items()}
    return pd.DataFrame(columns, index=list(factors))


def _problem(experiment: Experiment) -> dict[str, Any]:
    """Return SALib's description of the uncertain coordinates; weights form one group."""
    every = dimensions(experiment.space, len(experiment.codes))
    groups = [name for name in every if name in experiment.space.factors()]
    names = [f"{name}_{i}" for i, name in enumerate(groups)]
    bounds = [[0.0, 1.0]] * len(groups)
    return {"num_vars": len(groups), "names": names, "groups": groups, "bounds": bounds}


def unit_sample(groups: Sequence[str], samples: int, seed: int) -> FloatArray:
    """Return SALib's sample for `analyze`, which it puts together number by number.

    Parameters
    ----------
    groups : the factor of each coordinate

    Returns
    -------
    array, shape (samples × (factors + 2), coordinates)
        For each point of one half of a Sobol sequence: itself, then with each
        factor taken from the other half, then the point of the other half.
    """
    # Here and in `rank_shift_sensitivity`: the server itself never needs it.
    from scipy.stats import qmc

    sequence = qmc.Sobol(2 * len(groups), seed=seed).random(samples)
    one, other = np.split(sequence[:, None, :], 2, axis=-1)
    crossed = np.array([[group == factor for group in groups] for factor in dict.fromkeys(groups)])
    points = np.concatenate([one, np.where(crossed, other, one), other], axis=1)
    return points.reshape(-1, len(groups))


def _spread(experiment: Experiment, unit: FloatArray) -> FloatArray:
    """Return points with all coordinates, those that are certain at one half."""
    every = dimensions(experiment.space, len(experiment.codes))
    uncertain = [j for j, name in enumerate(every) if name in experiment.space.factors()]
    points = np.full((len(unit), len(every)), 0.5)
    points[:, uncertain] = unit
    return points


def _base(result: IndexResult, experiment: Experiment) -> FloatArray:
    ranks: FloatArray = result.ranks.loc[experiment.cities, result.definition.root].to_numpy(float)
    return ranks


def _mean_shift(
    experiment: Experiment, base: FloatArray, points: FloatArray, progress: Progress | None
) -> FloatArray | None:
    shift = np.empty(len(points))
    for start in range(0, len(points), CHUNK):
        part = points[start : start + CHUNK]
        drawn = draws_from_unit_cube(experiment.space, part, len(experiment.indicators))
        ranks = experiment.ranks(drawn)
        shift[start : start + len(part)] = np.abs(ranks - base).mean(axis=1)
        if progress is not None and progress(start + len(part), len(points)) is False:
            return None
    return shift
