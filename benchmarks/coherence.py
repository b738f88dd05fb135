"""Does the index hang together: both editions, figure by figure, and whether the second passes.

Ends with status 1 where the second edition fails one of its criteria.

Run: python -m benchmarks.coherence
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.catalogue import Catalogue, read_catalogue
from scoring.doubt.coherence import (
    LISTS,
    OF_THE_PROVINCE,
    share_between,
    weights_meant_and_found,
)
from scoring.doubt.consistency import heading_consistency
from scoring.doubt.robustness import simulate_ranks
from scoring.index.chain import IndexResult, compute_index, imputation_groups, score_cities
from scoring.index.choices import IndexChoices

FIRST, SECOND = "six_dimensions", "six_dimensions_2"
ENVIRONMENT = "environment_governance"
# The criteria of the second edition.
MOST_OF_LISTS, LEAST_ALPHA, MOST_FAR = 0.27, 0.5, 15
FEWEST_ITEMS = 3
FAR, DRAWS, SEED = 20, 10_000, 1
HIDDEN_FROM = 40


def main() -> None:
    """Print both editions; fail where the second does not hold what it promises."""
    catalogue = read_catalogue()
    provinces(catalogue)
    failures: list[str] = []
    for framework in (FIRST, SECOND):
        result = score_cities(catalogue, IndexChoices(framework=framework))
        found = list(problems(result, catalogue))
        hidden(result)
        print(f"{framework}: " + ("; ".join(found) or "every criterion is met"))
        failures = found
    sys.exit(1 if failures else 0)


def provinces(catalogue: Catalogue) -> None:
    """Print the indicators that lie most between provinces, with their R²."""
    result = score_cities(catalogue, IndexChoices(framework="every_unit"))
    covered = catalogue.cities.query("in_city_yearbook == 1")["city_code"]
    both = [score_cities(catalogue, IndexChoices(framework=f)) for f in (FIRST, SECOND)]
    raw = pd.concat([r.raw.loc[covered] for r in (result, *both)], axis=1)
    province = catalogue.cities.set_index("city_code")["province_code"]
    shared = share_between(raw.loc[:, ~raw.columns.duplicated()], province)
    print(f"R² on province (a fact of the province from {OF_THE_PROVINCE})")
    print(shared.sort_values(ascending=False).head(8).round(2).to_string(), "\n")


def problems(result: IndexResult, catalogue: Catalogue) -> Iterator[str]:
    """Print an edition's figures; yield what misses a criterion."""
    kinds, framework = result.definition.kinds, result.choices.framework
    weights = weights_meant_and_found(result)
    print(f"{framework}\n{weights.round(4).to_string()}\n")
    lists = [code for code in weights.index if kinds[code] in LISTS]
    carried = float(weights["variance_share"][lists].sum())
    print(
        f"yes/no facts and counts: {len(lists)} items, {weights['nominal'][lists].sum():.1%} "
        f"of the weight, {carried:.1%} of the variance"
    )
    if carried > MOST_OF_LISTS:
        yield f"yes/no facts and counts carry {carried:.1%} of the variance"
    blocks = heading_consistency(result.scores, result.definition)
    print(blocks.round(2).to_string())
    loose = blocks[
        (blocks["children"] >= FEWEST_ITEMS) & ~(blocks["cronbach_alpha"] >= LEAST_ALPHA)
    ]
    yield from (f"alpha of {code} is {a:.2f}" for code, a in loose["cronbach_alpha"].items())
    said = catalogue.silent[catalogue.silent["framework"] == framework]["indicator"]
    mute = set(weights.index[weights["silent"]]) - set(said)
    if mute:
        yield f"without a sentence why they stay: {', '.join(sorted(mute))}"
    far, cities = far_from_their_median(result, catalogue)
    print(f"more than {FAR} places from their median rank: {far} of {cities} cities")
    if far > MOST_FAR:
        yield f"{far} cities are more than {FAR} places from their median rank"


def far_from_their_median(result: IndexResult, catalogue: Catalogue) -> tuple[int, int]:
    """Return how many cities rank far from the median of their draws, and of how many."""
    groups = imputation_groups(catalogue.cities.set_index("city_code"), "province")
    drawn = simulate_ranks(result, np.random.default_rng(SEED), draws=DRAWS, groups=groups)
    own = result.ranks.loc[drawn.cities, result.definition.root].to_numpy(float)
    apart = np.abs(own - np.median(drawn.ranks, axis=0))
    return int((apart > FAR).sum()), len(own)


def hidden(result: IndexResult) -> None:
    """Print what hiding half of the environment costs cities that have all of it, one by one."""
    tree, random = result.definition, np.random.default_rng(SEED)
    figures = list(tree.indicators_under(ENVIRONMENT))
    complete = result.basis[result.raw.loc[result.basis].notna().all(axis=1)]
    chosen = random.choice(complete, HIDDEN_FROM, replace=False)
    gaps = [random.choice(figures, (len(figures) + 1) // 2, replace=False) for _ in chosen]
    for way in ("neutral", "shared"):
        lost = [
            places_lost(result, city, list(gap), way)
            for city, gap in zip(chosen, gaps, strict=True)
        ]
        print(
            f"hiding {len(gaps[0])} of {len(figures)} environment figures of {HIDDEN_FROM} cities, "
            f"gaps {way}: {np.mean(lost):.1f} places lost on average, {max(lost):.0f} at worst, "
            f"{np.mean(np.abs(lost)):.1f} moved on average"
        )


def places_lost(result: IndexResult, city: str, gap: list[str], way: str) -> float:
    """Return how many places one city loses when some of its figures are not there."""
    choices = IndexChoices(framework=result.choices.framework, gaps=way)
    ranks = []
    for values in (result.raw, result.raw.mask(_cells(result.raw, city, gap))):
        again = compute_index(values, result.definition, choices, basis=result.basis)
        ranks.append(float(again.ranks[result.definition.root].astype(float)[city]))
    return ranks[1] - ranks[0]


def _cells(raw: pd.DataFrame, city: str, columns: list[str]) -> pd.DataFrame:
    marked = pd.DataFrame(False, raw.index, raw.columns)
    marked.loc[city, columns] = True
    return marked


if __name__ == "__main__":
    main()
