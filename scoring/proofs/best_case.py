"""The best case for each unit: the weights within bounds under which it comes nearest the top."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from data.errors import DataError
from scoring.arrays import BoolArray, FloatArray
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
    _check(part)
    return _stands(part, part.at(city), _favouring(part, part.at(city), span, _rivals(part, span)))


def best_shares(part: Weighed, span: float) -> pd.Series:
    """Return `BestCase.of_best` of every unit, index city_code.

    Raises
    ------
    DataError
        As `best_case`.
    """
    _check(part)
    rivals = _rivals(part, span)
    found = [
        _stands(part, row, _favouring(part, row, span, rivals)).of_best
        for row in range(len(part.cities))
    ]
    return pd.Series(found, index=part.cities, dtype=float)


def _rivals(part: Weighed, span: float) -> BoolArray:
    """Return who leads under some of the weights: nobody is always above them."""
    guarantees = Guarantees(part)
    return np.asarray(guarantees.ranges(guarantees.lowest(span))["best"] == 1)


def _favouring(part: Weighed, row: int, span: float, rivals: BoolArray) -> FloatArray:
    k, largest = len(part.codes), part.scores.max()
    scores = part.scores / largest
    least, most = part.weights * (1 - span), part.weights * (1 + span)
    leaders = np.column_stack([scores[rivals], np.zeros(rivals.sum())])
    above_least = np.column_stack([-np.eye(k), least])
    below_most = np.column_stack([np.eye(k), -most])
    found = linprog(
        -np.append(scores[row], 0.0),
        A_ub=np.vstack([leaders, above_least, below_most]),
        b_ub=np.append(np.ones(len(leaders)), np.zeros(2 * k)),
    )
    usable = found.x is not None and found.x[:k].sum() > 0
    return np.asarray(found.x[:k]) if usable else part.weights


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
