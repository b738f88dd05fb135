"""How sure a smallest step is: in which share of the draws of choices it still suffices."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from scoring.arrays import Array
from scoring.diagnosis.step_goals import Goal, band_of, last_rank_of_band
from scoring.doubt.choice_space import ChoiceSpace, dimensions, draws_from_unit_cube
from scoring.doubt.simulate import prepare_experiment
from scoring.index.chain import IndexResult
from scoring.index.definition import IndexDefinition
from scoring.index.prepare import prepare_each

DRAWS = 200
Step = tuple[str, Goal, float]


def share_of_draws(
    result: IndexResult,
    city: str,
    steps: Sequence[Step],
    peers: Collection[str],
    rng: np.random.Generator,
    *,
    draws: int = DRAWS,
    space: ChoiceSpace | None = None,
    groups: pd.Series | None = None,
) -> list[float]:
    """Return for each step in which share of the draws it still reaches its goal (0–1).

    Parameters
    ----------
    steps : (indicator, goal, target), as `smallest_steps` gives them
    peers : codes of the cities behind the goal "peer_median"
    rng : numpy.random.Generator
    space : ChoiceSpace, by default that of the method
    groups : Series, index city_code, the groups among which gaps are imputed

    Notes
    -----
    In each draw the ranks with and without the step are computed under the same
    choices. One rank: the place is better than without the step. Next band: it
    lies within the band promised under the choices as made. Peers' median: at
    least half of the peers are not ahead.
    """
    space = space or ChoiceSpace()
    experiment = prepare_experiment(result, space, groups)
    unit = rng.random((draws, len(dimensions(space, len(experiment.codes)))))
    drawn = draws_from_unit_cube(space, unit, len(experiment.indicators))
    before = experiment.ranks(drawn)
    changed = _changed_scores(result, city, steps, space, groups)
    at = {str(code): i for i, code in enumerate(experiment.cities)}
    rows = np.array([at[code] for code in peers if code in at and code != city], dtype=int)
    shares = []
    for k, (code, goal, _) in enumerate(steps):
        scores = [table[str(k)].to_numpy(float) for table in changed]
        after = experiment.with_indicator(code, scores).ranks(drawn)
        shares.append(float(np.mean(_reached(goal, result, city, before, after, at[city], rows))))
    return shares


def _reached(
    goal: Goal,
    result: IndexResult,
    city: str,
    before: Array,
    after: Array,
    row: int,
    peers: Array,
) -> Array:
    now = after[:, row]
    if goal == "one_rank":
        return np.asarray(now < before[:, row])
    if goal == "next_band":
        ranks = result.ranks[result.definition.root].dropna()
        band = band_of(int(ranks[city]), len(ranks)) - 1
        return np.asarray(now <= last_rank_of_band(band, len(ranks)))
    ahead = np.sum(after[:, peers] < now[:, None], axis=1)
    return np.asarray(ahead <= len(peers) / 2)


def _changed_scores(
    result: IndexResult,
    city: str,
    steps: Sequence[Step],
    space: ChoiceSpace,
    groups: pd.Series | None,
) -> list[pd.DataFrame]:
    """Return the indicators and, as further columns, the changed ones, under each option."""
    inside = result.raw.loc[result.basis]
    ghosts = {str(k): inside[code].copy() for k, (code, _, _) in enumerate(steps)}
    for k, (_, _, target) in enumerate(steps):
        ghosts[str(k)][city] = target
    tree = _with_ghosts(result.definition, [code for code, _, _ in steps])
    wide = inside.join(pd.DataFrame(ghosts, index=inside.index))
    options = space.options(result.choices)
    return [each.normalised for each in prepare_each(wide, tree, options, groups)]


def _with_ghosts(tree: IndexDefinition, codes: Sequence[str]) -> IndexDefinition:
    """Return the tree with a second, numbered leaf for each code."""
    ghosts = (tree.by_code[code]._replace(code=str(k)) for k, code in enumerate(codes))
    return replace(tree, nodes=(*tree.nodes, *ghosts))
