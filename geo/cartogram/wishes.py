"""Where each unit would like to stand when all are of one size."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

Floats = NDArray[np.float64]
Pairs = NDArray[np.intp]

# An edge longer than this many usual ones of its ends crosses a sea or a foreign country.
_LONGEST = 2.2
# From steps of one length (0) to true distances (1): between them the outline stays known.
_TRUE = 0.5
_OWN, _OTHER = 1.5, 1.0
_ROUNDS = 300
_PUSH, _FARTHEST = 0.25, 0.3
_PULL_OWN, _PULL_OTHER = 0.12, 0.05


def neighbours(points: Floats) -> Pairs:
    """Return pairs of units that lie beside each other, shape (n_pairs, 2)."""
    corners = Delaunay(points).simplices
    pairs = np.unique(np.sort(np.vstack([np.delete(corners, n, 1) for n in range(3)]), 1), axis=0)
    length = _lengths(points, pairs)
    usual = np.array([np.median(length[(pairs == n).any(1)]) for n in range(len(points))])
    return np.asarray(pairs[length < _LONGEST * usual[pairs].max(1)])


def wishes(points: Floats, pairs: Pairs, own: NDArray[np.bool_]) -> Floats:
    """Return where each unit would like to stand, in steps from one hexagon to the next.

    Parameters
    ----------
    points : where the units lie, shape (n, 2), in metres
    pairs : `neighbours`
    own : which pairs lie in one province

    Notes
    -----
    First each pair keeps its direction and comes nearer to one step apart, all
    pairs at once by least squares; then those too close push each other away.
    """
    length = _lengths(points, pairs)[:, None]
    wanted = (length / np.median(length)) ** _TRUE
    toward = (points[pairs[:, 1]] - points[pairs[:, 0]]) / length * wanted
    weight = np.where(own, _OWN, _OTHER)
    rows = np.arange(len(pairs))
    equations = np.zeros((len(pairs) + 1, len(points)))
    equations[rows, pairs[:, 0]], equations[rows, pairs[:, 1]] = -weight, weight
    equations[-1] = 1  # the middle of all stays at 0
    sides = np.vstack([toward * weight[:, None], [0, 0]])
    start = np.linalg.lstsq(equations, sides, rcond=None)[0]
    pull = np.where(own, _PULL_OWN, _PULL_OTHER)[:, None]
    spread = _pushed_apart(start, pairs, np.maximum(wanted, 1), pull)
    # Rounded, so that the last bits of another machine change nothing.
    return np.asarray(np.round(spread - spread.mean(0), 3))


def _pushed_apart(places: Floats, pairs: Pairs, wanted: Floats, pull: Floats) -> Floats:
    for _ in range(_ROUNDS):
        moved = _PUSH * _pushed(places)
        between = places[pairs[:, 1]] - places[pairs[:, 0]]
        far = np.linalg.norm(between, axis=1, keepdims=True)
        back = pull * np.clip(far - wanted, 0, None) / far * between
        np.add.at(moved, pairs[:, 0], back)
        np.add.at(moved, pairs[:, 1], -back)
        places = places + np.clip(moved, -_FARTHEST, _FARTHEST)
    return places


def _pushed(places: Floats) -> Floats:
    """What pushes each unit away from those that are nearer than a step: a handful of all."""
    across, up = (side[:, None] - side for side in places.T)
    apart = across**2 + up**2
    np.fill_diagonal(apart, np.inf)
    unit, other = np.nonzero(apart < 1)
    length = np.sqrt(apart[unit, other])
    force = (1 - length) / length
    sides = (np.bincount(unit, force * side[unit, other], len(places)) for side in (across, up))
    return np.stack(tuple(sides), axis=1)


def _lengths(points: Floats, pairs: Pairs) -> Floats:
    return np.asarray(np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1))
