"""How long the uncertainty of ranks takes, and how it grows with cities and draws.

The larger tables are no real cities: the 297 real rows are repeated with 5 %
noise, to show the growth of time and memory only. Each size runs in a process
of its own, so that its peak of memory is its own.

Run: python -m benchmarks.robustness
"""

from __future__ import annotations

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import numpy as np
import pandas as pd

from data.catalogue import read_catalogue
from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.figures import figure_doubt
from scoring.doubt.robustness import simulate_ranks
from scoring.doubt.sensitivity import rank_shift_sensitivity
from scoring.index.chain import IndexResult, compute_index, imputation_groups, score_cities

RUNS = [(297, 10_000), (297, 20_000), (2_970, 10_000), (29_700, 1_000), (29_700, 2_000)]


def main() -> None:
    """Print one line a size."""
    print("cities   draws   seconds   CPU seconds   CPU us per draw and city   peak MB")
    for cities, draws in RUNS:
        wall, cpu, peak = apart(simulate, cities, draws)
        each = 1e6 * cpu / draws / cities
        print(f"{cities:6d}  {draws:6d}  {wall:8.2f}  {cpu:12.2f}  {each:25.3f}  {peak:8.0f}")
    wall, cpu, peak = apart(simulate_figures, 297, 10_000)
    print(
        f"with the figures' doubt, 297 cities, 10,000 draws: {wall:.2f} s, {cpu:.2f} CPU s, ",
        end="",
    )
    print(f"peak {peak:.0f} MB")
    wall, cpu, peak = apart(one_by_one, 297, 40)
    print(f"one compute_index a draw, 297 cities: {1000 * cpu / 40:.1f} CPU ms a draw")
    wall, cpu, peak = apart(sensitivity, 297, 1_024)
    print(f"Sobol indices, 297 cities, 8,192 evaluations: {wall:.2f} s, peak {peak:.0f} MB")


def apart(work, cities: int, draws: int) -> tuple[float, float, float]:
    """Return seconds, CPU seconds and peak megabytes of one piece of work in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measured, work, cities, draws).result()


def measured(work, cities: int, draws: int) -> tuple[float, float, float]:
    """Time one piece of work; reading the tables is not counted."""
    result, groups = enlarged(cities)
    wall, cpu = time.perf_counter(), time.process_time()
    work(result, groups, draws)
    return time.perf_counter() - wall, time.process_time() - cpu, peak_megabytes()


def simulate(result: IndexResult, groups: pd.Series, draws: int) -> pd.DataFrame:
    """Draw ranks and sum them up."""
    return simulate_ranks(result, np.random.default_rng(1), draws=draws, groups=groups).summary


def simulate_figures(result: IndexResult, groups: pd.Series, draws: int) -> pd.DataFrame:
    """Draw the figures as well, each within what is known of its doubt."""
    rng, space = np.random.default_rng(1), ChoiceSpace(figures=True)
    named = groups.rename(lambda code: code.partition("-")[0])
    doubt = figure_doubt(read_catalogue(), result.choices.year)
    wide = {
        side: getattr(doubt, side).reindex(named.index).set_axis(groups.index)
        for side in ("from_numerator", "from_denominator")
    }
    doubt = replace(doubt, **wide)
    found = simulate_ranks(result, rng, draws=draws, groups=groups, space=space, figures=doubt)
    return found.summary


def one_by_one(result: IndexResult, _: pd.Series, draws: int) -> None:
    """The obvious way: the whole index once a draw."""
    for _draw in range(draws):
        compute_index(result.raw, result.definition, result.choices)


def sensitivity(result: IndexResult, groups: pd.Series, samples: int) -> pd.DataFrame | None:
    """Sobol indices with bootstrap intervals."""
    return rank_shift_sensitivity(result, np.random.default_rng(1), samples=samples, groups=groups)


def enlarged(cities: int) -> tuple[IndexResult, pd.Series]:
    """Return the default index of so many rows, and the province of each."""
    tables = read_catalogue()
    places = tables.cities.set_index("city_code")
    real = score_cities(tables, cities=places.index[places["in_city_yearbook"] == 1].tolist())
    times = cities // len(real.raw)
    names = [f"{code}-{n}" for n in range(times) for code in real.raw.index]
    cells = np.tile(real.raw.to_numpy(), (times, 1))
    if times > 1:
        cells *= np.random.default_rng(0).normal(1, 0.05, cells.shape)
    province = imputation_groups(places.loc[real.raw.index], "province")
    groups = pd.Series(np.tile(province.to_numpy(), times), names)
    return compute_index(pd.DataFrame(cells, names, real.raw.columns), real.definition), groups


def peak_megabytes() -> float:
    """Return the largest memory this process has had."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


if __name__ == "__main__":
    main()
