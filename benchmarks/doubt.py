"""What the figures' doubt does to ranks, and how near the fast way is to the whole chain.

Run: python -m benchmarks.doubt
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd

from data.catalogue import read_catalogue
from scoring.arrays import FloatArray
from scoring.doubt.choice_space import FIGURES, ChoiceSpace, dimensions, draws_from_unit_cube
from scoring.doubt.doubted import fields
from scoring.doubt.figures import FigureDoubt, figure_doubt
from scoring.doubt.robustness import simulate_ranks
from scoring.doubt.simulate import prepare_experiment
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices

EDITIONS = ("six_dimensions", "six_dimensions_2")
NORMALISATIONS, RULES = ("minmax", "zscore", "percentile"), ("arithmetic", "geometric")
# So many times the doubt, so that there is something to be wrong about.
WIDER, ONE_BY_ONE, DRAWS, SEED = 5, 6, 10_000, 5


def main() -> None:
    """Print it for both editions."""
    tables = read_catalogue()
    doubt = figure_doubt(tables, IndexChoices().year)
    for framework in EDITIONS:
        result = score_cities(tables, IndexChoices(framework=framework))
        print(framework)
        alone(result, doubt)
        for normalisation, rule in product(NORMALISATIONS, RULES):
            choices = replace(
                result.choices, normalisation=normalisation, aggregation=(rule,), treatment=False
            )
            moved, missed = against_the_chain(score_cities(tables, choices), doubt)
            print(
                f"{WIDER} times the doubt, {normalisation}, {rule}: figures move a city by "
                f"{np.mean(moved):.2f} places, the fast way is {np.mean(missed):.2f} off"
            )


def alone(result: IndexResult, doubt: FigureDoubt) -> None:
    """Print what the figures move with everything else certain, gaps included."""
    space = replace(ChoiceSpace.certain(result.choices), figures=True)
    rng = np.random.default_rng(SEED)
    drawn = simulate_ranks(result, rng, draws=DRAWS, space=space, figures=doubt)
    own = result.ranks.loc[drawn.cities, result.definition.root].to_numpy(float)
    low, high = np.quantile(drawn.ranks, [0.05, 0.95], axis=0, method="closest_observation")
    print(
        f"with everything else certain figures move a city by "
        f"{np.abs(drawn.ranks - own).mean():.2f} places on average; the interval of the middle "
        f"city is {np.median(high - low):.0f} wide"
    )


def against_the_chain(result: IndexResult, doubt: FigureDoubt) -> tuple[FloatArray, FloatArray]:
    """Return how far draws of figures move ranks, and how far off the fast way is, in places.

    Each draw is computed anew through the whole chain, from figures drawn one by one.
    """
    wide = replace(
        doubt,
        from_numerator=WIDER * doubt.from_numerator,
        from_denominator=WIDER * doubt.from_denominator,
    )
    space = replace(ChoiceSpace.certain(result.choices), figures=True)
    experiment = prepare_experiment(result, space, figures=wide)
    rng = np.random.default_rng(SEED)
    unit = rng.random((ONE_BY_ONE, len(dimensions(space, len(experiment.codes)))))
    draws = draws_from_unit_cube(space, unit, len(experiment.indicators))
    ranks = experiment.ranks(draws)
    root, choices = result.definition.root, replace(result.choices, left_out=())
    own = result.ranks.loc[experiment.cities, root].to_numpy(int)
    moved, missed = [], []
    for seed, fast in zip(draws.seeds[FIGURES], ranks, strict=True):
        raw = drawn_figures(result, wide, seed)
        whole = compute_index(raw, result.definition, choices, basis=result.basis)
        expected = whole.ranks.loc[experiment.cities, root].to_numpy(int)
        moved.append(np.abs(expected - own).mean())
        missed.append(np.abs(fast - expected).mean())
    return np.array(moved), np.array(missed)


def drawn_figures(result: IndexResult, doubt: FigureDoubt, seed: int) -> pd.DataFrame:
    """Return the indicators from figures drawn one by one, each ratio divided anew."""
    cities, raw = result.basis, result.raw.copy()
    drawn = 2 * fields(np.array([seed]), (len(doubt.variables), len(cities)))[0] - 1
    noise = pd.DataFrame(drawn.T.astype(float), cities, range(len(doubt.variables)))
    for code in raw.columns:
        above, below = int(doubt.numerator[code]), int(doubt.denominator[code])
        own = raw.loc[cities, code]
        if above >= 0:
            own = own + doubt.from_numerator.loc[cities, code] * noise[above]
        if below >= 0:
            off = doubt.from_denominator.loc[cities, code] / raw.loc[cities, code].abs()
            own = own / (1 + off.fillna(0.0) * noise[below])
        raw.loc[cities, code] = own
    return raw


if __name__ == "__main__":
    main()
