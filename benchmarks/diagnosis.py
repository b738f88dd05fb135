"""How long a diagnosis takes: `python -m benchmarks.diagnosis`.

Printed: all 337 units, one city's page (diagnosis and smallest steps), and how
much faster the steps' many indexes are than computing each whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from data.catalogue import read_catalogue
from scoring.diagnosis.diagnose import city_subjects, diagnose
from scoring.diagnosis.peer_groups import peer_groups
from scoring.diagnosis.smallest_step import smallest_steps
from scoring.diagnosis.step_draws import share_of_draws
from scoring.diagnosis.what_if import WhatIf, with_figures
from scoring.doubt.dimension_draws import drawn_ranks
from scoring.index.chain import score_cities

CITIES = ("620600", "320500", "130100", "610900", "420100")


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Print every figure."""
    catalogue = read_catalogue()
    result = score_cities(catalogue)
    groups = peer_groups(catalogue, 2023)
    province = catalogue.cities.set_index("city_code")["province_code"]
    draws = seconds(lambda: drawn_ranks(result, 1, groups=province), 1)
    print(f"once: ranks of index and dimensions in 300 draws  {draws:.2f} s")
    subjects = city_subjects(catalogue, result, groups, drawn_ranks(result, 1, groups=province))
    units = list(groups.of)
    every = seconds(lambda: [diagnose(subjects, unit) for unit in units])
    print(f"all {len(units)} units  {every:.2f} s")
    ask = WhatIf(result)
    for city in CITIES:
        peers = groups.of[city]["size"]
        page = seconds(lambda c=city, p=peers: (diagnose(subjects, c), smallest_steps(ask, c, p)))
        print(f"{city}: diagnosis and 117 smallest steps  {1000 * page:.0f} ms")
    changes = [(code, float(ask.inside[code].median())) for code in ask.inside.columns]
    fast = seconds(lambda: ask.scores("620600", changes))
    slow = seconds(lambda: [with_figures(result, "620600", dict([change])) for change in changes])
    print(f"one change: {1e6 * fast / 39:.0f} µs, {slow / fast:.0f} times faster than whole")
    steps = [(code, "one_rank", value) for code, value in changes[:8]]
    share = seconds(
        lambda: share_of_draws(
            result, "620600", steps, units, np.random.default_rng(1), groups=province
        ),
        1,
    )
    print(f"on request: eight steps in 200 draws  {share:.2f} s")


if __name__ == "__main__":
    main()
