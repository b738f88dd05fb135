"""What is known of one city: its scores, its peers, its indicators and its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from scoring.diagnosis.peers import compare_with_peers
from scoring.index.chain import IndexResult
from ui.figures.cells import cell

PEER_GROUPS = ("tier", "province", "nation")
_NAMED = 3


@dataclass(frozen=True)
class Profile:
    """One city among its peers.

    Attributes
    ----------
    city : its code
    row : its row of cities.csv
    scored : whether it has an index
    medians : dimensions (and the index) × tier, province, nation: medians of the scores
    beside_tier : `compare_with_peers` of its indicators within its tier, best gap first
    programmes, verdicts, figures : its rows of pilots, verdicts and values
    """

    city: str
    row: dict[str, Any]
    scored: bool
    medians: DataFrame
    beside_tier: DataFrame
    programmes: DataFrame
    verdicts: DataFrame
    figures: DataFrame

    @property
    def strengths(self) -> DataFrame:
        """The indicators furthest above the peers' median."""
        return self.beside_tier[self.beside_tier["gap"] > 0].head(_NAMED)

    @property
    def weaknesses(self) -> DataFrame:
        """The indicators furthest below the peers' median, the worst first."""
        return self.beside_tier[self.beside_tier["gap"] < 0].tail(_NAMED).iloc[::-1]


def profile_of(city: str, catalogue: Catalogue, result: IndexResult) -> Profile:
    """Return what is known of a city.

    Parameters
    ----------
    result : the index that its scores and indicators are taken from
    """
    cities = catalogue.cities.set_index("city_code")
    row = cities.loc[city].to_dict()
    definition = result.definition
    peers = {
        "tier": cities.index[cities["tier"] == row["tier"]],
        "province": cities.index[cities["province_code"] == row["province_code"]],
        "nation": cities.index,
    }
    codes = [definition.root, *definition.headings]
    return Profile(
        city=city,
        row={str(name): value for name, value in row.items()},
        scored=bool(pd.notna(cell(result.scores, city, definition.root))),
        medians=DataFrame(
            {name: result.scores.loc[group, codes].median() for name, group in peers.items()}
        ),
        beside_tier=compare_with_peers(
            result.raw[list(definition.indicators)], definition.directions, city, set(peers["tier"])
        ),
        programmes=_rows_of(city, catalogue.pilots),
        verdicts=_rows_of(city, catalogue.verdicts),
        figures=_rows_of(city, catalogue.values),
    )


def shares(values: Series) -> Series:
    """Return where each value lies between the smallest (0) and the largest (1)."""
    span = values.max() - values.min()
    return (values - values.min()) / span if span > 0 else values * 0.0 + 0.5


def _rows_of(city: str, table: DataFrame) -> DataFrame:
    return table[table["city_code"] == city].sort_values("year", ascending=False, kind="stable")
