"""How feasible a step is: how many peers already have the figure it asks for."""

from __future__ import annotations

from collections.abc import Collection

from pandas import DataFrame, Series


def by_feasibility(
    steps: DataFrame, raw: DataFrame, directions: Series, peers: Collection[str]
) -> DataFrame:
    """Return the reached steps, those first whose target most peers already have.

    Parameters
    ----------
    steps : DataFrame, from `smallest_steps`
    raw : DataFrame, units × indicators
    directions : Series, index indicator, +1 or −1
    peers : codes of the peers

    Returns
    -------
    DataFrame
        the rows of `steps` with status "reached", and peers_there and
        peers_known: how many peers have the target or better, and a figure at
        all; ties by the share of the way to the best figure

    Examples
    --------
    >>> steps = DataFrame({"indicator": ["x", "y"], "status": "reached", "target": [3.0, 3.0],
    ...                    "share_of_way": [0.5, 0.5]})
    >>> raw = DataFrame({"x": [1.0, 3.0, 4.0], "y": [1.0, 2.0, 4.0]}, index=list("abc"))
    >>> found = by_feasibility(steps, raw, Series({"x": 1, "y": -1}), ["b", "c"])
    >>> found[["indicator", "peers_there"]].to_numpy().tolist()
    [['x', 2], ['y', 1]]
    """
    reached = steps[steps["status"] == "reached"].copy()
    others = raw[raw.index.isin(peers)]
    there, known = [], []
    for code, target in zip(reached["indicator"], reached["target"], strict=True):
        sign = float(directions[code])
        column = others[code].dropna()
        there.append(int((column * sign >= target * sign).sum()))
        known.append(len(column))
    reached["peers_there"], reached["peers_known"] = there, known
    share = reached["peers_there"] / reached["peers_known"].clip(lower=1)
    order = reached.assign(share=share).sort_values(
        ["share", "share_of_way"], ascending=[False, True], kind="stable"
    )
    return order.drop(columns="share")
