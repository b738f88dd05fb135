"""Small tables of headings, as proofs are made of."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.arrays import FloatArray
from scoring.proofs.weighed import Weighed


def of(scores: object, weights: object = None) -> Weighed:
    """Return units u00, u01 … with these scores under equal or given weights, no gaps."""
    table = np.asarray(scores, dtype=float)
    k = table.shape[1]
    given = np.ones(k) if weights is None else np.asarray(weights, dtype=float)
    return Weighed(
        cities=pd.Index([f"u{n:02d}" for n in range(len(table))]),
        codes=tuple(f"h{j}" for j in range(k)),
        scores=table,
        weights=given / given.sum(),
        observed=np.ones(table.shape, dtype=bool),
        rule="arithmetic",
        below=(None,) * k,
    )


def drawn(part: Weighed, span: float, draws: int = 500, seed: int = 3) -> FloatArray:
    """Return weights within ±span drawn evenly, shape (draws, codes), not renormalised."""
    unit = np.random.default_rng(seed).random((draws, len(part.codes)))
    return np.asarray(part.weights * (1 + span * (2 * unit - 1)))
