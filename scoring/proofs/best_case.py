"""The best case for each unit: the weights within bounds under which it comes nearest the top."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.index.rank import TIE, rank_rows
from scoring.proofs.guarantees import Guarantees
from scoring.proofs.weighed import ARITHMETIC, Weighed


@dataclass(frozen=True)
class BestCase:
    """The weights that favour one unit most, and where it stands with them.

    Attributes
    ----------
    weights : array, shape (codes,), summing to 1
    of_best : float, 0–1, its score as a share of the highest under these weights
    score : float, its score under these weights
    rank : int, its place under these weights
    above : tuple of city_code, who is above it still, the highest first
    """

    weights: FloatArray
    of_best: float
    score: float
    rank: int
    above: tuple[str, ...]


def best_case(part: Weighed, city: str, span: float) -> BestCase:
    """Return the weights within ±span of the given ones that favour a unit most.

    Parameters
    ----------
    part : Weighed, of an arithmetic mean of scores from zero up
    city : str
    span : float, 0–1, the share of itself by which each heading's weight may move

    Raises
    ------
    DataError
        If the unit has no index, or the index is no such mean.

    Notes
    -----
    The benefit of the doubt of Cherchye, Moesen, Rogge and Van Puyenbroeck
    (2007): maximise Σ vᵢxᵢ, where no unit may come above 1 with the same
    weights. The bounds on weights are relative to one another, so the weights
    are free in scale: wᵢ(1 − s)t ≤ vᵢ ≤ wᵢ(1 + s)t with a free t ≥ 0.
    """
    row = part.at(city)
    return _stands(part, row, _favouring(part, np.array([row]), span)[0])


def best_shares(part: Weighed, span: float) -> pd.Series:
    """Return `BestCase.of_best` of every unit, index city_code.

    Raises
    ------
    DataError
        As `best_case`.
    """
    favouring = _favouring(part, np.arange(len(part.cities)), span)
    shares = [_stands(part, row, weights).of_best for row, weights in enumerate(favouring)]
    return pd.Series(shares, index=part.cities, dtype=float)


def _rivals(part: Weighed, span: float) -> BoolArray:
    """Return who leads under some of the weights: nobody is always above them."""
    guarantees = Guarantees(part)
    return np.asarray(guarantees.ranges(guarantees.lowest(span))["best"] == 1)


def _favouring(part: Weighed, rows: Array, span: float) -> FloatArray:
    """Return the weights that favour each unit most, shape (rows, codes), free in scale.

    One programme for all: their parts share no variable, so each is at its own best.
    """
    from scipy.optimize import linprog  # as `scoring.inequality.convergence` says
    from scipy.sparse import eye_array, kron

    _check(part)
    k, scores = len(part.codes), part.scores / part.scores.max()
    leaders = scores[_rivals(part, span)]
    bounds = np.vstack(
        [
            np.column_stack([leaders, np.zeros(len(leaders))]),
            np.column_stack([-np.eye(k), part.weights * (1 - span)]),
            np.column_stack([np.eye(k), -part.weights * (1 + span)]),
        ]
    )
    most = np.append(np.ones(len(leaders)), np.zeros(2 * k))
    found = linprog(
        -np.column_stack([scores[rows], np.zeros(len(rows))]).ravel(),
        A_ub=kron(eye_array(len(rows)), bounds, format="csr"),
        b_ub=np.tile(most, len(rows)),
    )
    weights = found.x.reshape(len(rows), k + 1)[:, :k]
    nothing = weights.sum(axis=1, keepdims=True) <= 0
    return np.where(nothing, part.weights, weights)


def _stands(part: Weighed, row: int, weights: FloatArray) -> BestCase:
    means = part.means(weights)
    order = np.argsort(-means, kind="stable")
    above = order[means[order] - means[row] > TIE * np.abs(means).max()]
    return BestCase(
        weights=weights / weights.sum(),
        of_best=float(means[row] / means.max()),
        score=float(means[row]),
        rank=int(rank_rows(means[None, :])[0, row]),
        above=tuple(map(str, part.cities[above])),
    )


def _check(part: Weighed) -> None:
    if part.rule != ARITHMETIC or part.scores.min() < 0 or not part.scores.max() > 0:
        raise DataError(
            "the best case needs an arithmetic mean of scores from zero up", "no_best_case"
        )
