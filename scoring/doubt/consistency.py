"""Do the indicators of an index belong together: reliability, repetition, conflict."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.index.definition import IndexDefinition
from scoring.index.weight import correlations

REDUNDANT = 0.92


def cronbach_alpha(scores: pd.DataFrame) -> float:
    """Return how far several scores measure one thing, 1 at most.

    Parameters
    ----------
    scores : DataFrame, units × scores, higher is better; units with a gap are left out

    Returns
    -------
    float
        NaN with fewer than two scores or three complete units. Below 0 when
        scores contradict each other; 0.7 is the usual mark of reliability.

    Notes
    -----
    Standardised alpha: k / (k − 1) × (1 − k / Σᵢⱼ rᵢⱼ); Cronbach (1951);
    Handbook (2008), p. 72.

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2.0, 4.0, 6.0]})
    >>> round(cronbach_alpha(scores), 6)
    1.0
    """
    complete = scores.dropna()
    k = complete.shape[1]
    if k < 2 or len(complete) < 3:
        return float("nan")
    total = correlations(complete).to_numpy().sum()
    return float(k / (k - 1) * (1 - k / total)) if total > 0 else float("nan")


def principal_components(scores: pd.DataFrame) -> pd.DataFrame:
    """Return how much of the variance of the standardised scores each component holds.

    Parameters
    ----------
    scores : DataFrame, units × scores; units with a gap are left out

    Returns
    -------
    DataFrame, one row a component, from 1, largest first
        eigenvalue, variance_share (0–1), cumulative_share (0–1); empty with
        fewer than three complete units or a score without spread
    """
    matrix = correlations(scores.dropna()).to_numpy()
    if not np.isfinite(matrix).all() or len(scores.dropna()) < 3:
        return pd.DataFrame(columns=["eigenvalue", "variance_share", "cumulative_share"])
    eigenvalue = np.linalg.eigvalsh(matrix)[::-1]
    share = eigenvalue / eigenvalue.sum()
    return pd.DataFrame(
        {"eigenvalue": eigenvalue, "variance_share": share, "cumulative_share": share.cumsum()},
        index=pd.RangeIndex(1, len(eigenvalue) + 1, name="component"),
    )


def heading_consistency(scores: pd.DataFrame, definition: IndexDefinition) -> pd.DataFrame:
    """Return alpha and the first component's share for the children of each aggregate.

    Parameters
    ----------
    scores : DataFrame, cities × all codes of the definition

    Returns
    -------
    DataFrame, one row a measured aggregate: children (count), complete_cities,
    cronbach_alpha, first_component_share
    """
    rows = {}
    for code in definition.aggregates[::-1]:
        below = [c for c in definition.children[code] if c in definition.measured]
        if below:
            components = principal_components(scores[below])
            first = components["variance_share"].iloc[0] if len(components) else np.nan
            complete = len(scores[below].dropna())
            rows[code] = (len(below), complete, cronbach_alpha(scores[below]), first)
    columns = ["children", "complete_cities", "cronbach_alpha", "first_component_share"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def indicator_pairs(
    scores: pd.DataFrame, definition: IndexDefinition, redundant: float = REDUNDANT
) -> pd.DataFrame:
    """Return pairs that say the same thing twice, or that work against each other.

    Parameters
    ----------
    scores : DataFrame, cities × all codes of the definition
    redundant : float
        A pair is redundant when |r| is above this, wherever the two stand.

    Returns
    -------
    DataFrame, one row a pair, strongest first
        first, second, correlation, warning: "redundant", or "contrary" (r < 0
        under the same parent)
    """
    correlation = correlations(scores[list(definition.indicators)])
    r = correlation.to_numpy()
    parent = np.array([definition.by_code[c].parent for c in correlation.columns])
    upper = np.triu(np.ones(r.shape, dtype=bool), k=1)
    with np.errstate(invalid="ignore"):
        twice = upper & (np.abs(r) > redundant)
        contrary = upper & (r < 0) & (parent[:, None] == parent) & ~twice
    i, j = np.nonzero(twice | contrary)
    pairs = pd.DataFrame(
        {
            "first": correlation.columns[i],
            "second": correlation.columns[j],
            "correlation": r[i, j],
            "warning": np.where(twice[i, j], "redundant", "contrary"),
        }
    )
    order = pairs["correlation"].abs().sort_values(ascending=False, kind="stable").index
    return pairs.loc[order].reset_index(drop=True)
