"""How sure the place in each dimension is: its rank under choices drawn at random."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from scoring.arrays import Array
from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.robustness import simulate_ranks
from scoring.index.chain import IndexResult
from scoring.index.definition import IndexDefinition

DRAWS = 300


def drawn_ranks(
    result: IndexResult,
    seed: int,
    *,
    draws: int = DRAWS,
    space: ChoiceSpace | None = None,
    groups: pd.Series | None = None,
) -> dict[str, Array]:
    """Return the places in the index and in each dimension in every draw of choices.

    Parameters
    ----------
    result : IndexResult
    seed : int, makes the draws repeatable
    draws : int, for each code
    space : ChoiceSpace, by default that of the method
    groups : Series, index city_code, the groups among which gaps are imputed

    Returns
    -------
    mapping code → int array, shape (draws, units of `result.raw`), 1 is best, 0
    for a unit without a score
    """
    tree = result.definition
    codes = [c for c in (tree.root, *tree.headings) if c in tree.measured]
    return {
        code: _places(result, under(tree, code), np.random.default_rng(seed), draws, space, groups)
        for code in codes
        if result.scores[code].notna().any()
    }


def _places(
    result: IndexResult,
    tree: IndexDefinition,
    rng: np.random.Generator,
    draws: int,
    space: ChoiceSpace | None,
    groups: pd.Series | None,
) -> Array:
    part = replace(result, definition=tree)
    found = simulate_ranks(part, rng, draws=draws, space=space, groups=groups)
    places = np.zeros((len(found.ranks), len(result.raw)), dtype=np.int16)
    places[:, result.raw.index.get_indexer(found.cities)] = found.ranks
    return places


def under(tree: IndexDefinition, root: str) -> IndexDefinition:
    """Return the part of a tree at and below a code, as an index of its own."""
    kept, queue = set[str](), [root]
    while queue:
        code = queue.pop()
        kept.add(code)
        queue += tree.children.get(code, ())
    nodes = (n._replace(parent="") if n.code == root else n for n in tree.nodes)
    return replace(tree, nodes=tuple(n for n in nodes if n.code in kept))
