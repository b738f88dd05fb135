"""How long the regions screen computes: each panel from the tables, and from the cache.

Times are those of the processor, so that a busy machine measures the same as an idle one.

Run: python -m benchmarks.regions
"""

from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Callable

import numpy as np
from pandas import Series

logging.disable(logging.WARNING)  # Streamlit warns that no page is open, at each call

from geo.space.neighbours import read_neighbours  # noqa: E402 - after the warnings are switched off
from geo.space.spatial import spatial_pattern  # noqa: E402
from scoring.inequality.measures import gini  # noqa: E402
from ui.address.view import QUESTIONS, View  # noqa: E402
from ui.figures import kept as figures_kept  # noqa: E402
from ui.figures.space import kept as space_kept  # noqa: E402
from ui.regions import kept as regions_kept  # noqa: E402
from ui.regions.closing import kept as closing_kept  # noqa: E402


def main() -> None:
    """Print seconds for each panel, cold (no figure kept) and cached, and for single measures."""
    figures_kept.catalogue()
    figures_kept.scored()
    space_kept.neighbours()
    print("computation of each panel: sentence, painting, table; index, 337 units")
    cold_sum = cached_sum = 0.0
    for question in QUESTIONS:
        view = View(year=2023, question=question)
        cold = cold_seconds(view)
        warm = median(lambda v=view: answer(v), 5)
        cold_sum, cached_sum = cold_sum + cold, cached_sum + warm
        print(f"{question:10} {1000 * cold:7.1f} ms cold {1000 * warm:7.1f} ms cached")
    print(f"all of them {1000 * cold_sum:7.1f} ms cold {1000 * cached_sum:7.1f} ms cached")
    hot_spots()
    ginis()


def answer(view: View) -> object:
    """Compute what a panel says, paints and tabulates."""
    return regions_kept.answer(view)


def cold_seconds(view: View) -> float:
    """Seconds with nothing kept but the tables and the index."""
    figures = (
        figures_kept.measure,
        space_kept.pattern,
        figures_kept.totals,
        figures_kept.indicators,
        figures_kept.years_of,
        figures_kept.history,
        *(closing_kept.compared, closing_kept.real_growth, closing_kept.per_resident),
    )
    for kept in (*figures, regions_kept._answer):
        kept.clear()
    return median(lambda: answer(view), 1)


def hot_spots() -> None:
    """Local and global Moran of the cities of the yearbook, 999 permutations."""
    values = figures_kept.measure("indicator.gdp_per_resident", 2023).values.dropna()
    files = space_kept.boundaries()
    known = read_neighbours(files.folder / files.neighbours)
    for permutations in (999, 9_999):
        seconds = median(
            lambda n=permutations: spatial_pattern(values, known, seed=1, permutations=n), 5
        )
        print(f"hot spots, {len(values)} cities, {permutations} permutations: {seconds:.3f} s")


def ginis() -> None:
    """The Gini by sorting against the Gini by all pairs of cities."""
    y = figures_kept.measure("indicator.gdp_per_resident", 2023).values.dropna()
    pairs = median(lambda: by_pairs(y), 20)
    ours = median(lambda: gini(y), 20)
    assert abs(by_pairs(y) - gini(y)) < 1e-12
    print(f"Gini: {1e6 * ours:.0f} µs, by all pairs {1e6 * pairs:.0f} µs, {pairs / ours:.1f} times")


def by_pairs(y: Series) -> float:
    """Return the Gini as it is defined, over all pairs."""
    values = y.to_numpy()
    return float(np.abs(values[:, None] - values).sum() / (2 * len(values) ** 2 * values.mean()))


def median(work: Callable[[], object], runs: int) -> float:
    """Return the median seconds of one run."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
