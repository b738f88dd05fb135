"""How long hot and cold spots take, beside esda with the same number of permutations.

Run: python -m benchmarks.spatial
"""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable

import esda
import numpy as np
import pandas as pd

from data.catalogue import read_catalogue
from geo.build import ensure_built
from geo.space.neighbours import graph_among, read_neighbours
from geo.space.spatial import spatial_pattern


def main() -> None:
    """Print the medians for the cities of the yearbook, and how far the p-values lie apart."""
    warnings.simplefilter("ignore")
    files = ensure_built()
    neighbours = read_neighbours(files.folder / files.neighbours)
    values = gdp_per_head()
    pattern = spatial_pattern(values, neighbours, seed=1)
    print(f"{len(values)} cities, {len(pattern.isolated)} alone, I = {pattern.moran_i:.3f}")
    known = values.drop(list(pattern.isolated)).sort_index()
    weights = graph_among(neighbours, known.index).to_W()
    for permutations in (999, 9_999):
        ours = median(
            lambda n=permutations: spatial_pattern(values, neighbours, seed=1, permutations=n)
        )
        theirs = median(lambda n=permutations: by_esda(known, weights, n))
        print(
            f"{permutations} permutations: {ours:.3f} s global and local, "
            f"esda {theirs:.3f} s, ratio {theirs / ours:.1f}"
        )
    difference = np.abs(pattern.units["p_directed"] - by_esda(known, weights, 9_999).p_sim)
    print(f"largest difference of the directed p-values: {difference.max():.3f}")


def gdp_per_head() -> pd.Series:
    """Return a measure of the cities that the yearbook covers."""
    tables = read_catalogue()
    cities = tables.cities.loc[tables.cities["in_city_yearbook"] == 1, "city_code"]
    chosen = tables.values[
        (tables.values["variable"] == "gdp_per_capita") & (tables.values["year"] == 2023)
    ]
    return chosen.set_index("city_code")["value"].reindex(cities).dropna()


def by_esda(values: pd.Series, weights: object, permutations: int) -> esda.Moran_Local:
    """Return esda's global and local statistics."""
    esda.Moran(values, weights, permutations=permutations)
    return esda.Moran_Local(values, weights, permutations=permutations, seed=1)


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median seconds of a few runs."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
