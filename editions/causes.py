"""Why a unit stands elsewhere in today's index than in that of an earlier edition.

Each change is undone alone, everything else as it is today: the figures of one
variable as they were, the lists of programmes, or the method. What a unit's rank
is then, less what it is now, is how many places that change brought it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.lists import PILOT_PREFIX, terms_of
from editions.archive import Earlier
from scoring.index.chain import IndexResult, score_cities

# The causes that are no variable: how figures become an index, and who is on which list.
METHOD, LISTS = "method", "lists"


@dataclass(frozen=True, eq=False)
class Moved:
    """The index then and now.

    Attributes
    ----------
    then, now : Series of float, index city_code, the ranks; NaN where there is none
    effects : DataFrame, city_code × causes (codes of variables, `LISTS`, `METHOD`), places
        that the change alone brought a unit, below zero where it cost some
    """

    then: Series
    now: Series
    effects: DataFrame

    @property
    def places(self) -> Series:
        """Return the places gained since then, NaN where one of the ranks is missing."""
        return self.then - self.now

    def cause(self, city: str) -> str:
        """Return the change that did most of what happened to a unit's rank; "" for none."""
        gained = self.places.get(city, 0.0)
        if pd.isna(gained) or not gained or city not in self.effects.index:
            return ""
        same_way = self.effects.loc[city] * (1 if gained > 0 else -1)
        return str(same_way.idxmax()) if len(same_way) and same_way.max() > 0 else ""


def moved(earlier: Earlier, today: Catalogue) -> Moved:
    """Return how the default index of an earlier edition became today's, and why.

    Raises
    ------
    DataError
        If the earlier tables lack what today's index asks of them.
    """
    old, now = earlier.catalogue, score_cities(today)
    was = score_cities(replace(today, values=old.values, pilots=old.pilots, breaks=old.breaks))
    root = now.definition.root
    ranks = _ranks(now)
    then = earlier.scores.ranks.get(root, Series(dtype=float)).reindex(ranks.index)
    effects = {METHOD: then - _ranks(was)}
    for cause, undone in _undone(old, today, _changed(was, now, today)):
        effects[cause] = _ranks(score_cities(undone)) - ranks
    known = {cause: effect for cause, effect in effects.items() if effect.fillna(0).any()}
    return Moved(then, ranks, DataFrame(known, index=ranks.index))


def _changed(was: IndexResult, now: IndexResult, today: Catalogue) -> DataFrame:
    """The rows of the indicators whose figures are not what they were."""
    changed = [code for code in now.raw if not was.raw[code].equals(now.raw[code])]
    return today.indicators[today.indicators["indicator"].isin(changed)]


def _undone(
    old: Catalogue, today: Catalogue, changed: DataFrame
) -> Iterator[tuple[str, Catalogue]]:
    """Each cause, and today's tables with what it changed as it was."""
    parts = pd.concat([changed["numerator"], changed["denominator"]]).dropna().unique()
    counted = [part for part in parts if part.startswith(PILOT_PREFIX)]
    if counted:
        yield LISTS, replace(today, pilots=old.pilots)
    terms = (term for part in counted for term in terms_of(part))
    for variable in dict.fromkeys([*(part for part in parts if part not in counted), *terms]):
        rows = [tables.values["variable"].eq(variable) for tables in (old, today)]
        if rows[0].any() or rows[1].any():
            mixed = pd.concat([today.values[~rows[1]], old.values[rows[0]]], ignore_index=True)
            yield variable, replace(today, values=mixed)


def _ranks(result: IndexResult) -> Series:
    ranks: Series = result.ranks[result.definition.root].astype(float)
    return ranks
