"""How much each score counts: equal, as given, or derived from the figures themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import FloatArray
from scoring.index.definition import IndexDefinition

PUBLISHED = "published"
EQUAL = "equal"


def group_weights(scores: pd.DataFrame, given: pd.Series, method: str = PUBLISHED) -> pd.Series:
    """Return the weights of one group of scores, summing to 1.

    Parameters
    ----------
    scores : DataFrame, units × scores of one group, higher is better
    given : Series, index score, the weights as published or typed, relative
    method : str
        "published" (as given), "equal", or from the scores of the units that
        have all of them: "pca", "entropy", "critic".

    Raises
    ------
    DataError
        If the method is unknown, all weights are zero, or the units with every
        score are too few or too alike to derive weights from.

    Examples
    --------
    >>> scores = pd.DataFrame({"income": [0.0, 50.0, 100.0], "beds": [0.0, 60.0, 100.0]})
    >>> group_weights(scores, pd.Series({"income": 3.0, "beds": 1.0})).tolist()
    [0.75, 0.25]
    """
    weight = derive_weights(
        scores.to_numpy(float),
        given.reindex(scores.columns).to_numpy(float),
        method,
        scores.columns,
    )
    return pd.Series(weight, index=scores.columns)


def derive_weights(
    scores: FloatArray, given: FloatArray, method: str, codes: Sequence[str] | pd.Index
) -> FloatArray:
    """Return the same as `group_weights`, on arrays of shape (…, n, k) and (k,).

    Weights derived from the scores have the leading axes of these, others have none.
    """
    if method not in (PUBLISHED, EQUAL, *DERIVED):
        raise DataError(f"weighting is unknown: {method!r}")
    if method in DERIVED and scores.shape[-1] > 1:
        tables = scores.reshape(-1, *scores.shape[-2:])
        rows = [_derived(table, method, codes) for table in tables]
        weight = np.reshape(rows, (*scores.shape[:-2], -1))
    else:
        weight = given if method == PUBLISHED else np.ones(scores.shape[-1])
    total = weight.sum(axis=-1, keepdims=True)
    if not np.all(total > 0):
        named = ", ".join(map(str, codes[:5]))
        raise DataError(f"all weights are zero or missing: {named}", "no_weights", codes=named)
    return np.asarray(weight / total)


def first_component_weights(scores: FloatArray) -> FloatArray:
    """Return the squared loadings of the first principal component of the correlations.

    Scores that move together count most. Squares are never negative and sum to 1.

    Parameters
    ----------
    scores : array, shape (n, k), no NaN

    Notes
    -----
    Handbook (2008), step 6, with one component; COINr's `get_PCA` gives the
    loadings themselves, which may be negative.
    """
    _, vectors = np.linalg.eigh(np.corrcoef(scores, rowvar=False))
    return np.asarray(vectors[:, -1] ** 2)


def _entropy(scores: FloatArray) -> FloatArray:
    # Here and below: it brings matplotlib, which an index of published weights never needs.
    from pymcdm.weights import entropy_weights

    # pymcdm takes a column that contains a zero to carry no entropy at all and
    # so gives it the largest weight; on a positive interval that cannot arise.
    low, high = scores.min(), scores.max()
    return np.asarray(entropy_weights(1 + (scores - low) * (99 / (high - low))))


def _critic(scores: FloatArray) -> FloatArray:
    from pymcdm.weights import critic_weights

    return np.asarray(critic_weights(scores))


def _derived(scores: FloatArray, method: str, codes: Sequence[str] | pd.Index) -> FloatArray:
    complete = scores[~np.isnan(scores).any(axis=1)]
    if len(complete) < 3 or np.any(complete.max(axis=0) <= complete.min(axis=0)):
        named = ", ".join(map(str, codes[:5]))
        raise DataError(
            f"weighting {method}: too few units have every score, or they are all alike: {named}",
            "not_derived",
            weighting=method,
            codes=named,
        )
    return DERIVED[method](complete)


DERIVED: dict[str, Callable[[FloatArray], FloatArray]] = {
    "pca": first_component_weights,
    "entropy": _entropy,
    "critic": _critic,
}


def weight_table(
    scores: pd.DataFrame, definition: IndexDefinition, weights: pd.Series
) -> pd.DataFrame:
    """Return nominal weights beside what each score turns out to count for.

    Parameters
    ----------
    scores : DataFrame, cities × all codes of the definition
    definition : IndexDefinition
    weights : Series, index code, share of its parent (0–1)

    Returns
    -------
    DataFrame, one row a code
        parent, level, measured, weight (share of its parent), weight_in_index
        (product of the shares up to the root), with_parent and with_index
        (Pearson correlations with the two), effective_weight (squared
        correlation with the index as a share of its parent, to be read beside
        `weight`; Paruolo, Saisana and Saltelli 2013 call the square the
        correlation ratio of a linear fit), effective_in_index (product of the
        effective shares up to the root, beside `weight_in_index`)
    """
    table = definition.table().set_index("code")[["parent", "level", "measured"]]
    table["weight"] = weights.reindex(table.index)
    table["weight_in_index"] = _path_products(definition, table["weight"])
    correlation = correlations(scores)
    with_parent = [
        correlation[parent][code] if parent else np.nan
        for code, parent in zip(table.index, table["parent"], strict=True)
    ]
    table["with_parent"] = np.array(with_parent, dtype=float)
    table["with_index"] = correlation[definition.root].reindex(table.index)
    squared = table["with_index"] ** 2
    # Among siblings, not on a level: on an uneven tree a level mixes unlike parents.
    table["effective_weight"] = squared / squared.groupby(table["parent"]).transform("sum")
    table["effective_in_index"] = _path_products(definition, table["effective_weight"].fillna(0.0))
    return table


def correlations(scores: pd.DataFrame) -> pd.DataFrame:
    """Return the Pearson correlation of every pair of columns, over the cities both have."""
    cells = scores.to_numpy(float)
    observed = (~np.isnan(cells)).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        centred = cells - np.nansum(cells, axis=0) / observed.sum(axis=0)
        x = np.nan_to_num(centred)
        n = observed.T @ observed
        mean, square = x.T @ observed / n, (x**2).T @ observed / n
        covariance = x.T @ x / n - mean * mean.T
        variance = square - mean**2
        scale = np.where(n > 1, np.sqrt(variance * variance.T), 0.0)
        flat = scale <= 1e-12 * np.sqrt(square * square.T)
        coefficient = np.where(flat, np.nan, covariance / scale)
    return pd.DataFrame(coefficient.clip(-1, 1), index=scores.columns, columns=scores.columns)


def _path_products(definition: IndexDefinition, share: pd.Series) -> pd.Series:
    product = {definition.root: 1.0}
    for code in reversed(definition.aggregates):
        for child in definition.children[code]:
            product[child] = product[code] * float(share[child])
    return pd.Series(product).reindex(share.index)
