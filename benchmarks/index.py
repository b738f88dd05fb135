"""How long the whole index takes, beside the same chain written with DataFrame.apply.

Run: python -m benchmarks.index
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from data.catalogue import read_catalogue
from scoring.index.chain import compute_index, score_cities
from scoring.index.frameworks import framework_definition
from scoring.index.indicators import select_indicators


def main() -> None:
    """Print seconds and the ratio, and check that both ways give the same index."""
    tables = read_catalogue()
    cities = tables.cities.loc[tables.cities["in_city_yearbook"] == 1, "city_code"].tolist()
    tree = framework_definition(
        "six_dimensions", tables.frameworks, tables.framework_map, tables.indicators
    )
    chosen = (tables.values, tables.indicators, tables.pilots, tables.breaks, cities, 2023)
    values = select_indicators(*chosen).value
    ours = compute_index(values, tree).scores["index"]
    theirs = by_apply(values, tree)
    print(f"{len(values)} cities x {values.shape[1]} indicators")
    print(f"largest difference of the two ways: {np.nanmax(np.abs(ours - theirs)):.1e}")
    fast = report("compute_index", lambda: compute_index(values, tree), 50)
    slow = report("the same with DataFrame.apply", lambda: by_apply(values, tree), 5)
    print(f"ratio: {slow / fast:.0f} times")
    report("select_indicators (297 cities)", lambda: select_indicators(*chosen), 10)
    report("score_cities (337 units, from the tables)", lambda: score_cities(tables), 10)


def report(name: str, work: Callable[[], object], runs: int) -> float:
    """Print and return the median seconds of one run."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    median = float(np.median(seconds))
    print(f"{name}: {1000 * median:.1f} ms (fastest {1000 * min(seconds):.1f} ms)")
    return median


def by_apply(values: pd.DataFrame, tree) -> pd.Series:
    """Return the default index the obvious way: a function per column, a function per row."""
    kinds = tree.kinds
    used = values[list(tree.indicators)]
    treated = used.apply(lambda x: x if kinds[x.name] in ("binary", "count") else treat(x))
    signed = treated * tree.directions
    normal = signed.apply(lambda x: (x - x.min()) / (x.max() - x.min()) * 100)
    parts = {}
    for heading in tree.headings:
        parts[heading] = normal[list(tree.children[heading])].apply(
            lambda row: row.mean() if row.notna().mean() >= 0.6 else np.nan, axis=1
        )
    return pd.DataFrame(parts).apply(
        lambda row: row.mean() if row.notna().sum() >= 5 else np.nan, axis=1
    )


def treat(x: pd.Series) -> pd.Series:
    """Return one indicator, Winsorised up to five points, or its logarithm."""
    moved = x.copy()
    count = 0
    while fails(moved) and count < 5:
        extreme = moved.max() if moved.skew() >= 0 else moved.min()
        rest = moved[moved != extreme]
        moved[moved == extreme] = rest.max() if extreme > rest.max() else rest.min()
        count += 1
    if not fails(moved):
        return moved
    return np.log(x - x.min() + 0.01 * (x.max() - x.min()))


def fails(x: pd.Series) -> bool:
    """Return whether skewness and kurtosis are both beyond their limits."""
    return abs(x.skew()) >= 2 and x.kurt() >= 3.5


if __name__ == "__main__":
    main()
