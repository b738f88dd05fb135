"""Weights that give each heading the influence intended, or the nearest to it there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.errors import DataError
from scoring.arrays import FloatArray
from scoring.proofs.weighed import ARITHMETIC, Weighed

_REACHED = 1e-6
_NOTHING = 1e-9


@dataclass(frozen=True)
class Influence:
    """What the headings count for under some weights.

    Attributes
    ----------
    weights : array, shape (codes,), summing to 1
    share : array, shape (codes,), summing to 1: the squared correlation with
        the index as a share of all, `effective_weight` in `scoring.index.weight`
    correlation : array, shape (codes,), with the index; below zero a heading
        pulls against it
    reached : bool, whether every share is the one intended and no heading
        pulls against the index
    """

    weights: FloatArray
    share: FloatArray
    correlation: FloatArray
    reached: bool


def influence(part: Weighed, weights: FloatArray, intended: FloatArray) -> Influence:
    """Return what each heading counts for under some weights.

    Parameters
    ----------
    part : Weighed, of an arithmetic mean
    weights : array, shape (codes,), 0 upwards, not all zero
    intended : array, shape (codes,), relative, 0 upwards

    Raises
    ------
    DataError
        If the index is another mean, or does not vary.
    """
    return _Moments(part).under(weights / weights.sum(), intended / intended.sum())


def weights_for(part: Weighed, intended: FloatArray) -> Influence:
    """Return the weights under which each heading has the influence intended.

    Parameters
    ----------
    part : Weighed, of an arithmetic mean
    intended : array, shape (codes,), relative, 0 upwards

    Returns
    -------
    Influence
        Not `reached` where no weights from zero up do; the weights are then
        those whose shares are nearest, by least squares.

    Raises
    ------
    DataError
        If the index is another mean, or does not vary.

    Notes
    -----
    Without gaps the answer is closed: with R the correlations of the headings
    and σ their deviations, the correlations with the index are proportional to
    R(σw), so that only w ∝ R⁻¹√τ / σ gives the shares τ, and where one of these
    is below zero nothing does. From there, from the given and from equal
    weights, `scipy.optimize.least_squares` goes on, since with gaps each
    correlation is taken over the units that have the heading.
    """
    moments, aim = _Moments(part), intended / intended.sum()
    equal = np.full(len(aim), 1 / len(aim))
    found = [moments.near(start, aim) for start in (moments.closed(aim), part.weights, equal)]
    return min(found, key=lambda one: float(np.sum((one.share - aim) ** 2)))


@dataclass(frozen=True)
class _Moments:
    """What the correlations of headings with the index are made of, whatever the weights."""

    part: Weighed

    def __post_init__(self) -> None:
        if self.part.rule != ARITHMETIC:
            raise DataError("influence is solved under the arithmetic mean only", "no_influence")
        if not np.ptp(self.part.scores, axis=0).max() > 0:
            raise DataError("no heading varies, so none has influence", "no_influence")

    def near(self, start: FloatArray, aim: FloatArray) -> Influence:
        """Return the nearest shares found from a start."""
        from scipy.optimize import least_squares  # as `scoring.inequality.convergence` says

        found = least_squares(
            lambda w: np.append(self._signed(w) - aim, w.sum() - 1),
            np.maximum(start, 1e-6),
            bounds=(0.0, np.inf),
            ftol=1e-15,
            xtol=1e-15,
            gtol=1e-15,
        )
        weights = np.where(found.x > _NOTHING, found.x, 0.0)
        return self.under(weights / weights.sum(), aim)

    def under(self, weights: FloatArray, aim: FloatArray) -> Influence:
        """Return what the headings count for under weights that sum to 1."""
        signed, correlation = self._signed(weights), self._correlations(weights)
        reached = bool(np.abs(signed - aim).max() < _REACHED)
        return Influence(weights, np.abs(signed), correlation, reached)

    def closed(self, aim: FloatArray) -> FloatArray:
        """Return the answer there would be without gaps, negative weights cut off at zero."""
        covariance = np.cov(self.part.scores, rowvar=False, ddof=0).reshape(len(aim), len(aim))
        deviation = np.sqrt(np.diag(covariance))
        weights = np.linalg.lstsq(covariance, deviation * np.sqrt(aim), rcond=None)[0]
        kept = np.maximum(weights, 0.0)
        return kept / kept.sum() if kept.sum() > 0 else self.part.weights

    def _signed(self, weights: FloatArray) -> FloatArray:
        """Return the shares of influence, below zero for a heading that pulls against the index."""
        correlation = self._correlations(weights)
        total = max(float(np.sum(correlation**2)), 1e-300)
        return np.asarray(np.sign(correlation) * correlation**2 / total)

    def _correlations(self, weights: FloatArray) -> FloatArray:
        with np.errstate(invalid="ignore", divide="ignore"):
            spread = np.sqrt(np.einsum("i,kij,j->k", weights, self._between, weights))
            correlation = np.einsum("kkj,j->k", self._between, weights) / (self._own * spread)
        return np.asarray(np.nan_to_num(correlation, nan=0.0, posinf=0.0, neginf=0.0))

    @cached_property
    def _between(self) -> FloatArray:
        """Covariances of all headings over the units that have heading k, shape (k, i, j)."""
        scores, observed = self.part.scores, self.part.observed
        k = scores.shape[1]
        return np.stack(
            [np.cov(scores[row], rowvar=False, ddof=0).reshape(k, k) for row in observed.T]
        )

    @cached_property
    def _own(self) -> FloatArray:
        return np.asarray(np.sqrt(np.einsum("kkk->k", self._between)))
