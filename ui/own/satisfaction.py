"""People's satisfaction as residents say it, side by side with what stands in for it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pandas import DataFrame

from data.catalogue import ANSWERS_PREFIX, Catalogue
from exports.charts.ranges import Dots, Ranges
from exports.charts.scale import Axis
from exports.content import Table
from own.joined import FRAMEWORK
from scoring.doubt.figures import figure_doubt
from scoring.doubt.sampled import sampled_ranks
from scoring.index.chain import score_cities
from scoring.index.choices import IndexChoices
from ui.address.view import View
from ui.figures.names import SATISFACTION
from ui.words.texts import Words

# More have no room for their names.
_MOST_NAMED = 40


@dataclass(frozen=True)
class Satisfaction:
    """Who was asked, place by place.

    Attributes
    ----------
    units : one row a unit that residents have scored, the best first: score, rank, low and
        high (of its rank, had others been asked), and stand_in, stand_in_rank among the same
        units, missing where the published index has no score
    agreement : Spearman's coefficient of both, NaN of fewer than three units
    """

    units: DataFrame
    agreement: float


def asks_residents(joined: Catalogue) -> bool:
    """Whether an own indicator of satisfaction is what residents answer."""
    return len(_asked(joined)) > 0


def satisfaction(joined: Catalogue, published: Catalogue, year: int) -> Satisfaction:
    """Return people's satisfaction from what residents say alone, beside the published one.

    An item enters however few cities asked it; it is scaled among these.

    Raises
    ------
    DataError
        If it cannot be scored: no unit of the index was asked, or all say the same.
    """
    asked = _asked(joined)
    rows = joined.framework_map
    mine = rows[(rows["framework"] == FRAMEWORK) & (rows["heading"] == SATISFACTION)]
    left_out = tuple(sorted(set(mine["indicator"]) - set(asked)))
    choices = IndexChoices(
        framework=FRAMEWORK, year=year, left_out=left_out, minimum_indicator_share=0.0
    )
    result = score_cities(joined, choices)
    ranks = sampled_ranks(result, SATISFACTION, figure_doubt(joined, year), View.seed).summary
    found = ranks[["rank", "low", "high"]].assign(score=result.scores[SATISFACTION])
    stand_in = score_cities(published, IndexChoices(year=year)).scores[SATISFACTION]
    found["stand_in"] = stand_in.reindex(found.index)
    found["stand_in_rank"] = found["stand_in"].rank(ascending=False, method="min")
    both = found.dropna()
    enough = len(both) > 2
    agreement = both["score"].corr(both["stand_in"], method="spearman") if enough else float("nan")
    return Satisfaction(found.sort_values(["rank"], kind="stable"), float(agreement))


def satisfaction_table(found: Satisfaction, names: dict[str, str], words: Words) -> Table:
    """Return it as a table, the best first."""
    columns = (
        *("code", "unit", "residents_score", "residents_rank", "low", "high"),
        *("stand_in_score", "stand_in_rank"),
    )
    rows = []
    for code, row in found.units.astype(float).iterrows():
        places = (int(row["rank"]), int(row["low"]), int(row["high"]))
        missing = math.isnan(row["stand_in"])
        beside = (None, None) if missing else (float(row["stand_in"]), int(row["stand_in_rank"]))
        rows.append((str(code), names[str(code)], float(row["score"]), *places, *beside))
    return Table(
        words("own.satisfaction"),
        tuple(words(f"own.column_{column}") for column in columns),
        tuple(rows),
        (None, None, 1, 0, 0, 0, 1, 0),
    )


def satisfaction_chart(found: Satisfaction, names: dict[str, str], words: Words) -> Ranges:
    """Return the place by residents with its range, and the place by what stands in for it."""
    both = found.units.dropna()
    codes = tuple(both.index.astype(str))
    return Ranges(
        title=words("own.satisfaction"),
        categories=tuple(names[code] for code in codes),
        low=tuple(both["low"].astype(float)),
        high=tuple(both["high"].astype(float)),
        band=words("own.satisfaction_band"),
        dots=(
            Dots(words("own.residents"), tuple(both["rank"].astype(float))),
            Dots(words("own.stand_in"), tuple(both["stand_in_rank"].astype(float)), tick=True),
        ),
        axis=Axis(words("own.place"), decimals=0, reversed=True),
        codes=codes,
        overview=len(codes) > _MOST_NAMED,
        across=words("own.column_unit"),
        language=words.language,
    )


def _asked(joined: Catalogue) -> tuple[str, ...]:
    """The indicators of satisfaction that are what residents answer."""
    table = joined.indicators
    is_asked = table["numerator"].str.startswith(ANSWERS_PREFIX)
    return tuple(table["indicator"][is_asked & (table["dimension"] == SATISFACTION)])
