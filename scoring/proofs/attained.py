"""The best and the worst place of one unit that some weights of the headings give it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.arrays import FloatArray
from scoring.index.rank import TIE
from scoring.proofs.box import check_span
from scoring.proofs.weighed import Weighed

# As a share of the largest score, and above the solver's own tolerances: in the
# best place a lead smaller than this is level, in the worst it is none.
_CLEARLY, _LEVEL = 1e-5, -1e-9
_SECONDS = 2.0


@dataclass(frozen=True)
class Place:
    """A place that some weights give a unit.

    Attributes
    ----------
    rank : int
    weights : array, shape (codes,), summing to 1: with these it has this rank
    is_extreme : bool, whether it is proved that no weights give a place beyond
    """

    rank: int
    weights: FloatArray
    is_extreme: bool


def attained_places(
    part: Weighed, city: str, span: float, seconds: float = _SECONDS
) -> tuple[Place, Place]:
    """Return the best and the worst place of a unit over all weights within ±span.

    Parameters
    ----------
    part : Weighed
    city : str
    span : float, 0–1, the share of itself by which each heading's weight may move
    seconds : float, after which the best found so far is returned

    Raises
    ------
    DataError
        If the unit has no index.

    Notes
    -----
    A mixed-integer programme: the weights in their box, and for every other
    unit whose order is open one binary variable that may be 1 only where it is
    behind or level (best) or clearly ahead (worst); as many as possible are to
    be 1. The place is then counted from the weights found.
    """
    check_span(span)
    row = part.at(city)
    ahead = (part.scores - part.scores[row]) / max(float(np.abs(part.scores).max()), 1e-300)
    best = _most_above(part.weights, -ahead, span, _LEVEL, seconds)
    worst = _most_above(part.weights, ahead, span, _CLEARLY, seconds)
    return _place(ahead, best, _CLEARLY), _place(ahead, worst, TIE)


def _place(ahead: FloatArray, found: tuple[FloatArray, bool], tie: float) -> Place:
    weights = found[0] / found[0].sum()
    return Place(1 + int((ahead @ weights > tie).sum()), weights, found[1])


def _most_above(
    given: FloatArray, gain: FloatArray, span: float, least: float, seconds: float
) -> tuple[FloatArray, bool]:
    """Return the weights under which most units gain at least so much, and whether it is proved."""
    middle, reach = gain @ given, span * (np.abs(gain) @ given)
    lowest, highest = middle - reach, middle + reach
    undecided = (lowest < least) & (highest >= least) & (reach > 0)
    if not undecided.any():
        return given, True
    return _solved(given, gain[undecided], lowest[undecided], span, least, seconds)


def _solved(
    given: FloatArray,
    gain: FloatArray,
    lowest: FloatArray,
    span: float,
    least: float,
    seconds: float,
) -> tuple[FloatArray, bool]:
    """Return the same, by the programme over the units whose gain is undecided.

    Where its variable is 1 a unit must gain at least so much; where it is 0 it
    must gain the lowest it can, which it does anyway. That all weights are
    nothing at once is kept out by asking of their sum what each can reach.
    """
    # As `scoring.inequality.convergence` says.
    from scipy.optimize import Bounds, LinearConstraint, milp

    k, units = len(given), len(gain)
    of_units = np.hstack([gain, np.diag(lowest - least)])
    of_sum = np.append(np.ones(k), np.zeros(units))
    found = milp(
        np.r_[np.zeros(k), -np.ones(units)],
        constraints=LinearConstraint(
            np.vstack([of_units, of_sum]), lb=np.append(lowest, given[given > 0].min())
        ),
        integrality=np.r_[np.zeros(k), np.ones(units)],
        bounds=Bounds(
            np.r_[given * (1 - span), np.zeros(units)], np.r_[given * (1 + span), np.ones(units)]
        ),
        options={"time_limit": seconds},
    )
    if found.x is None:
        return given, False
    return np.asarray(found.x[:k]), bool(found.status == 0)
