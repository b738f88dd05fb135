"""How sure a place in one dimension is where its figures come from a sample, and all else stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.dimension_draws import under
from scoring.doubt.figures import FigureDoubt
from scoring.doubt.robustness import RankUncertainty, simulate_ranks
from scoring.index.chain import IndexResult

DRAWS = 1_000


def sampled_ranks(
    result: IndexResult, heading: str, figures: FigureDoubt, seed: int, draws: int = DRAWS
) -> RankUncertainty:
    """Return how the units would rank in a dimension had others been asked.

    Every choice is held; the figures alone are drawn, each within its doubt: a
    sample's margin, or the rounding of what was counted.

    Parameters
    ----------
    heading : the dimension, with a score of some units

    Raises
    ------
    DataError
        See `scoring.doubt.simulate.prepare_experiment`.
    """
    part = replace(result, definition=under(result.definition, heading))
    space = replace(ChoiceSpace.certain(result.choices), figures=True)
    rng = np.random.default_rng(seed)
    return simulate_ranks(part, rng, draws=draws, space=space, figures=figures)
