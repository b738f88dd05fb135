"""A city beside its peers: how far each of its values lies from theirs."""

from __future__ import annotations

from collections.abc import Collection

from pandas import DataFrame, Series

FEWEST_PEERS = 5


def compare_with_peers(
    values: DataFrame, directions: Series, city: str, peers: Collection[str]
) -> DataFrame:
    """Return where a city stands among its peers, best gap first.

    Parameters
    ----------
    values : cities × codes, each column in its own unit, NaN where missing
    directions : +1 more is better, −1 less is better, indexed by code
    city : the city in focus
    peers : codes of its peers; the city itself is left out of them

    Returns
    -------
    DataFrame, index code, one row where the city and at least five peers have a value
        ``value``; ``median`` of the peers; ``gap``, the difference in standard
        deviations of the peers, positive where the city does better; ``better``,
        how many peers do better; ``peers``, how many have a value

    Notes
    -----
    gap = direction · (value − median) / s with the sample standard deviation s;
    a column in which all peers agree has no gap and is left out.

    Examples
    --------
    >>> values = DataFrame({"doctors": [5.0, 1.0, 2.0, 3.0, 4.0, 5.0]}, index=list("abcdef"))
    >>> found = compare_with_peers(values, Series({"doctors": 1}), "a", list("bcdef"))
    >>> found.round(3).loc["doctors"].tolist()
    [5.0, 3.0, 1.265, 0.0, 5.0]
    """
    others = values.loc[values.index.isin(peers) & (values.index != city)]
    own, sign = values.loc[city].to_numpy(float), directions[values.columns].to_numpy(float)
    known, median, deviation = others.count(), others.median(), others.std()
    compared = DataFrame(
        {
            "value": own,
            "median": median,
            "gap": sign * (own - median) / deviation.where(deviation > 0),
            "better": (sign * (others - own) > 0).sum(),
            "peers": known,
        },
        index=values.columns,
    )
    usable = compared["gap"].notna() & (known >= FEWEST_PEERS)
    return compared[usable].sort_values("gap", ascending=False, kind="stable")
