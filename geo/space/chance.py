"""Chance: values put on the map at random, and how often it does as much as was observed.

The permutations are drawn here and not by esda, which seeds numpy's one global
generator: every session of a server shares it, so that the same seed would not
always give the same map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from libpysal.graph import Graph

Floats = NDArray[np.float64]
# As many values are shuffled at once: all draws of thousands of units would fill gigabytes.
_AT_ONCE = 4_000_000


def shuffled_rows(
    values: NDArray[Any], chance: np.random.Generator, rows: int
) -> Iterator[NDArray[Any]]:
    """Yield rows of `values` in random order, in blocks that fit into memory.

    The rows are the same however they are cut into blocks.
    """
    most = max(1, _AT_ONCE // len(values))
    for done in range(0, rows, most):
        block = np.tile(values, (min(most, rows - done), 1))
        yield chance.permuted(block, axis=1)


def draw_neighbours(
    graph: Graph, chance: np.random.Generator, permutations: int
) -> NDArray[np.int64]:
    """Return random places among n − 1 others, as many in a row as any unit has neighbours."""
    most, others = int(graph.cardinalities.max()), np.arange(graph.n - 1)
    blocks = shuffled_rows(others, chance, permutations)
    return np.vstack([block[:, :most].copy() for block in blocks])


def conditional_draws(z: Floats, graph: Graph, draws: NDArray[np.int64]) -> Iterator[Floats]:
    """Yield local Moran's I of each unit when its neighbours are drawn from all others.

    Parameters
    ----------
    z : standardised values, shape (n,)
    draws : shape (permutations, most neighbours), places among the n − 1 others

    Yields
    ------
    array, shape (permutations,), for each of the n units
    """
    weights, squares = graph.sparse, z @ z
    for place in range(len(z)):
        own = weights.data[weights.indptr[place] : weights.indptr[place + 1]]
        drawn = draws[:, : len(own)]
        # a unit is never its own neighbour: places from its own on move up by one
        yield z[place] * (z[drawn + (drawn >= place)] @ own) * (len(z) - 1) / squares


def directed_p(observed: Floats, drawn: Iterable[Floats]) -> Floats:
    """Return the pseudo p-value in the nearer tail: (draws as extreme + 1) / (draws + 1).

    Parameters
    ----------
    drawn : for each observed value, what chance gave
    """
    return np.array([_nearer_tail(*both) for both in zip(observed, drawn, strict=True)])


def _nearer_tail(observed: float, drawn: Floats) -> float:
    larger = int((drawn >= observed).sum())
    return (min(larger, len(drawn) - larger) + 1) / (len(drawn) + 1)


def two_sided(directed: Floats) -> Floats:
    """Return the p-value that looks at both tails."""
    return np.minimum(2 * directed, 1.0)
