"""Proofs against draws: how long each takes, and what ten thousand draws do not find.

The draws move the same weights within the same bounds, on the same headings; a
pair is called safe where no draw reverses it.

Run: python -m benchmarks.proofs
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from data.catalogue import read_catalogue
from scoring.arrays import Array, FloatArray
from scoring.index.chain import score_cities
from scoring.index.rank import rank_rows
from scoring.proofs.attained import attained_places
from scoring.proofs.best_case import best_shares
from scoring.proofs.box import lowest_differences
from scoring.proofs.guarantees import Guarantees
from scoring.proofs.influence import weights_for
from scoring.proofs.weighed import Weighed, weighed

SPAN, DRAWS, BLOCK, SOLVED = 0.25, 10_000, 500, 30
Result = TypeVar("Result")


def main() -> None:
    """Print times, ratios to the draws of the same run, and what the draws miss."""
    part = weighed(score_cities(read_catalogue()))
    cities = len(part.cities)
    print(f"{cities} cities, {len(part.codes)} headings, weights within ±{SPAN:.0%}")
    proof, lowest = timed(lambda: Guarantees(part).lowest(SPAN))
    drawing, (reversed_, low, high) = timed(lambda: drawn(part))
    print(f"every pair proved: {1000 * proof:.1f} ms")
    print(f"{DRAWS:,} draws: {1000 * drawing:.0f} ms, {drawing / proof:.0f} times as long")
    tie, pairs = Guarantees(part).tie, cities * (cities - 1) / 2
    safe, certain = (~reversed_).sum(), (lowest > tie).sum()
    print(f"pairs that no draw reverses: {safe / pairs:.1%}; proved: {certain / pairs:.1%}")
    print(f"called safe by draws, yet reversible: {safe - certain:.0f} pairs")
    ranges = Guarantees(part).ranges(lowest)
    print(
        f"mean width of ranges: draws {np.mean(high - low):.1f}, proved {ranges.width.mean():.1f}"
    )
    both, _ = timed(lambda: lowest_differences(part, SPAN, SPAN))
    print(f"with the weights below the headings too: {1000 * both:.0f} ms")
    print_solved(part, low, high)
    best, _ = timed(lambda: best_shares(part, SPAN))
    print(f"best case of every city: {1000 * best:.0f} ms")
    fitting, found = timed(lambda: weights_for(part, part.weights))
    print(f"weights for influence: {1000 * fitting:.0f} ms, found: {found.reached}")


def print_solved(part: Weighed, low: Array, high: Array) -> None:
    """Print how far the attained places of some cities reach beyond those of the draws."""
    rows = np.linspace(0, len(part.cities) - 1, SOLVED).astype(int)
    took, found = timed(lambda: [attained_places(part, part.cities[row], SPAN) for row in rows])
    width = np.mean([worst.rank - best.rank for best, worst in found])
    proved = np.mean([place.is_extreme for ends in found for place in ends])
    print(
        f"attained places: {1000 * took / SOLVED:.0f} ms a city, {proved:.0%} proved extreme, "
        f"mean width {width:.1f}; of the draws {np.mean((high - low)[rows]):.1f}"
    )


def drawn(part: Weighed) -> tuple[Array, Array, Array]:
    """Return whom draws reverse against the index, and the least and greatest place of each."""
    rng, cities = np.random.default_rng(1), len(part.cities)
    above = np.greater.outer(*[part.means(part.weights)] * 2)
    reversed_, low, high = ~above, np.full(cities, cities), np.ones(cities, dtype=int)
    for _ in range(DRAWS // BLOCK):
        factor = 1 + SPAN * (2 * rng.random((BLOCK, len(part.codes))) - 1)
        means = means_of(part, part.weights * factor)
        ranks = rank_rows(means)
        low, high = np.minimum(low, ranks.min(axis=0)), np.maximum(high, ranks.max(axis=0))
        for one in means:
            reversed_ |= np.less_equal.outer(one, one)
    return reversed_, low, high


def means_of(part: Weighed, weights: FloatArray) -> FloatArray:
    """Return the index in each draw, shape (draws, cities)."""
    return np.asarray(weights @ part.scores.T / weights.sum(axis=1, keepdims=True))


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the seconds of the fastest of three runs, and what it returned."""
    best = np.inf
    for _ in range(3):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


if __name__ == "__main__":
    main()
