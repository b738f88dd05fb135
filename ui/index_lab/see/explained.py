"""How much of the index is wealth, size and administrative status, in words and figures."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame

from data.errors import DataError
from exports.charts.bars import Bars, Series
from exports.charts.scale import Axis
from exports.content import Table
from scoring.doubt.explained import (
    SIZE,
    STATUS,
    WEALTH,
    Explained,
    administrative_status,
    explained_by,
)
from scoring.index.chain import IndexResult
from ui.figures import kept
from ui.index_lab.inputs import table_of
from ui.words.texts import Words

_FACTORS = (WEALTH, SIZE, STATUS)
# Tenths of a per cent, as they are printed.
_TENTHS = 1_000


def explained(result: IndexResult) -> Explained | None:
    """Return what explains the index; None where too few cities have it."""
    year = result.choices.year
    cities = kept.catalogue().cities.set_index("city_code")
    factors = {
        WEALTH: np.log(kept.indicators(year).value["gdp_per_resident"]),
        SIZE: np.log(kept.totals(year).residents),
        STATUS: administrative_status(cities),
    }
    try:
        return explained_by(result.scores[result.definition.root], factors)
    except DataError:
        return None


def sentence(found: Explained | None, words: Words) -> str:
    """Return how much of the index is none of its own, or that too few cities say so."""
    if found is None:
        return words("index_lab.explained_few")
    shares = dict(zip(_FACTORS, parts(found), strict=True))
    told = {name: f"{share:.1f}%" for name, share in shares.items()}
    return words("index_lab.explained", whole=f"{sum(shares.values()):.1f}%", n=found.n, **told)


def parts(found: Explained) -> tuple[float, ...]:
    """Return the shares in per cent with one decimal, so rounded that they sum to the whole."""
    exact = found.share[list(_FACTORS)].to_numpy(float) * _TENTHS
    whole = round(found.whole * _TENTHS)
    rounded = np.floor(exact)
    missing = max(0, int(whole - rounded.sum()))
    rounded[np.argsort(rounded - exact, kind="stable")[:missing]] += 1
    return tuple(float(tenths) / 10 for tenths in rounded)


def chart(found: Explained, words: Words) -> Bars:
    """Return what each explains alone, and its part of what they explain together."""
    alone = tuple(100 * float(found.alone[name]) for name in _FACTORS)
    return Bars(
        title=sentence(found, words),
        categories=tuple(words(f"index_lab.explained_{name}") for name in _FACTORS),
        series=(
            Series(words("index_lab.explained_part"), parts(found), "main"),
            Series(words("index_lab.explained_alone"), alone, "quiet"),
        ),
        axis=Axis(words("index_lab.explained_axis"), decimals=1, unit="%", zero=True),
        language=words.language,
    )


def table(found: Explained, words: Words) -> Table:
    """Return the same figures, the whole in the last row."""
    rows = [
        (words(f"index_lab.explained_{name}"), part, 100 * float(found.alone[name]), found.n)
        for name, part in zip(_FACTORS, parts(found), strict=True)
    ]
    whole = (words("index_lab.explained_together"), 100 * found.whole, 100 * found.whole, found.n)
    keys = ("explained_factor", "explained_part", "explained_alone", "graph_n")
    heads = [words(f"index_lab.{key}") for key in keys]
    return table_of(
        words("index_lab.explained_table"),
        DataFrame([*rows, whole], columns=heads),
        (None, 1, 1, 0),
    )
