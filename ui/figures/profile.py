"""What is known of one city: its scores, its peers' and its context."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from scoring.index.chain import IndexResult
from ui.figures.cells import cell

PEER_GROUPS = ("beside", "province", "nation")


@dataclass(frozen=True)
class Profile:
    """One city among its peers.

    Attributes
    ----------
    city : its code
    row : its row of cities.csv
    scored : whether it has an index
    medians : the index, dimensions and their parts × beside, province, nation: medians of the
        scores, the city among them
    programmes, verdicts, figures : its rows of pilots, verdicts and values
    """

    city: str
    row: dict[str, Any]
    scored: bool
    medians: DataFrame
    programmes: DataFrame
    verdicts: DataFrame
    figures: DataFrame


def profile_of(
    city: str, catalogue: Catalogue, result: IndexResult, beside: Sequence[str]
) -> Profile:
    """Return what is known of a city.

    Parameters
    ----------
    result : the index that its scores are taken from
    beside : the cities it is set beside first, itself among them
    """
    cities = catalogue.cities.set_index("city_code")
    row = cities.loc[city].to_dict()
    definition = result.definition
    peers = {
        "beside": list(beside),
        "province": cities.index[cities["province_code"] == row["province_code"]],
        "nation": cities.index,
    }
    codes = [code for code in definition.outline if code in definition.children]
    return Profile(
        city=city,
        row={str(name): value for name, value in row.items()},
        scored=bool(pd.notna(cell(result.scores, city, definition.root))),
        medians=DataFrame(
            {name: result.scores.loc[group, codes].median() for name, group in peers.items()}
        ),
        programmes=_rows_of(city, catalogue.pilots),
        verdicts=_rows_of(city, catalogue.verdicts),
        figures=_rows_of(city, catalogue.values),
    )


def shares(values: Series) -> Series:
    """Return where each value lies between the smallest (0) and the largest (1)."""
    span = values.max() - values.min()
    return (values - values.min()) / span if span > 0 else values * 0.0 + 0.5


def place_of(value: float, values: Series) -> float:
    """Return where a value lies between the smallest (0) and the largest (1), or beyond them."""
    span = float(values.max() - values.min())
    return (value - float(values.min())) / span if span > 0 else math.nan


def _rows_of(city: str, table: DataFrame) -> DataFrame:
    return table[table["city_code"] == city].sort_values("year", ascending=False, kind="stable")
