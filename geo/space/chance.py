"""Chance: values put on the map at random, and how often it does as much as was observed.

The permutations are drawn here and not by esda, which seeds numpy's one global
generator: every session of a server shares it, so that the same seed would not
always give the same map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from libpysal.graph import Graph

Floats = NDArray[np.float64]


def draw_neighbours(
    graph: Graph, chance: np.random.Generator, permutations: int
) -> NDArray[np.int64]:
    """Return random places among n − 1 others, as many in a row as any unit has neighbours."""
    others = np.tile(np.arange(graph.n - 1), (permutations, 1))
    return chance.permuted(others, axis=1)[:, : int(graph.cardinalities.max())]


def conditional_draws(z: Floats, graph: Graph, draws: NDArray[np.int64]) -> Floats:
    """Return local Moran's I of each unit when its neighbours are drawn from all others.

    Parameters
    ----------
    z : standardised values, shape (n,)
    draws : shape (permutations, most neighbours), places among the n − 1 others

    Returns
    -------
    array, shape (n, permutations)
    """
    weights = graph.sparse
    result = np.empty((len(z), len(draws)))
    for place in range(len(z)):
        own = weights.data[weights.indptr[place] : weights.indptr[place + 1]]
        drawn = draws[:, : len(own)]
        # a unit is never its own neighbour: places from its own on move up by one
        result[place] = z[place] * (z[drawn + (drawn >= place)] @ own)
    return result * (len(z) - 1) / (z @ z)


def directed_p(observed: Floats, drawn: Floats) -> Floats:
    """Return the pseudo p-value in the nearer tail: (draws as extreme + 1) / (draws + 1)."""
    permutations = drawn.shape[1]
    larger = (drawn >= observed[:, np.newaxis]).sum(axis=1)
    return np.asarray((np.minimum(larger, permutations - larger) + 1) / (permutations + 1))


def two_sided(directed: Floats) -> Floats:
    """Return the p-value that looks at both tails."""
    return np.minimum(2 * directed, 1.0)
