"""Why a unit stands elsewhere in today's index than in that of an earlier edition.

Each change is undone alone, everything else as it is today: the figures of one
variable as they were, the lists of programmes, or the method. What a unit's rank
is then, less what it is now, is how many places that change brought it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.editions import KEY, Editions
from data.lists import PILOT_PREFIX, terms_of
from editions.archive import Earlier
from scoring.index.chain import IndexResult, compute_index, imputation_groups, score_cities
from scoring.index.frameworks import framework_tree
from scoring.index.indicators import select_indicators

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
    """Return how the default index of an earlier edition became that of later tables, and why.

    Raises
    ------
    DataError
        If the earlier tables lack what the later index asks of them.
    """
    old, now = earlier.catalogue, score_cities(today)
    was = score_cities(replace(today, values=old.values, pilots=old.pilots, breaks=old.breaks))
    root = now.definition.root
    ranks = _ranks(now)
    then = earlier.scores.ranks.get(root, Series(dtype=float)).reindex(ranks.index)
    effects = {METHOD: then - _ranks(was), **_alone(old, today, was, now)}
    known = {cause: effect for cause, effect in effects.items() if effect.fillna(0).any()}
    return Moved(then, ranks, DataFrame(known, index=ranks.index))


def in_force(found: Editions, old: Catalogue, new: Catalogue, year: int) -> DataFrame:
    """Return of the figures that differ those that are the latest up to a year in either edition.

    A unit's older figures differ as well where a series was mended; no index rests on them.
    """
    rows = found.figures.reset_index()
    cells = pd.MultiIndex.from_frame(rows[["variable", "city_code"]])
    latest = (_latest(tables, year).reindex(cells).to_numpy() for tables in (old, new))
    serve = [rows["year"].to_numpy() == years for years in latest]
    rows_in_force: DataFrame = found.figures[serve[0] | serve[1]]
    return rows_in_force


def _latest(tables: Catalogue, year: int) -> Series:
    known = tables.values[tables.values["year"] <= year].dropna(subset="value")
    years: Series = known.groupby(["variable", "city_code"])["year"].max()
    return years


def _alone(
    old: Catalogue, today: Catalogue, was: IndexResult, now: IndexResult
) -> dict[str, Series]:
    """The places that each change of tables brought by itself.

    Only indicators that rest on what changed are made again, from the rows of their
    variables: a hundred causes would otherwise take as many readings of every table.
    """
    changed = [code for code in now.raw if not was.raw[code].equals(now.raw[code])]
    rows = today.indicators[today.indicators["indicator"].isin(changed)]
    old, today = (_of_these(tables, rows) for tables in (old, today))
    scored, ranks = _again(today, now), _ranks(now)
    effects = {}
    for cause, undone, touched in _undone(old, today, rows):
        figures = select_indicators(
            undone.values,
            touched,
            undone.pilots,
            undone.breaks,
            list(now.raw.index),
            now.choices.year,
        )
        effects[cause] = _ranks(scored(now.raw.assign(**figures.value))) - ranks
    return effects


def _again(today: Catalogue, now: IndexResult) -> Callable[[DataFrame], IndexResult]:
    """How today's index is made of other figures of its indicators."""
    choices = now.choices
    definition = framework_tree(today, choices.framework)
    groups = imputation_groups(today.cities.set_index("city_code"), choices.imputation)
    return lambda raw: compute_index(raw, definition, choices, basis=now.basis, groups=groups)


def _of_these(tables: Catalogue, rows: DataFrame) -> Catalogue:
    """The same tables with the figures alone that some indicators rest on."""
    wanted = [part for row in rows.index for part in _parts_of(rows.loc[row])]
    return replace(tables, values=tables.values[tables.values["variable"].isin(wanted)])


def _parts_of(row: Series) -> tuple[str, ...]:
    """What an indicator rests on: its variables, or the terms that it counts."""
    numerator, denominator = row["numerator"], row["denominator"]
    return (
        *(terms_of(numerator) or (numerator,)),
        *([] if pd.isna(denominator) else [denominator]),
    )


def _undone(
    old: Catalogue, today: Catalogue, changed: DataFrame
) -> Iterator[tuple[str, Catalogue, DataFrame]]:
    """Each cause, today's tables with what it changed as it was, and the indicators it touches."""
    parts = {row: _parts_of(changed.loc[row]) for row in changed.index}
    counted = changed["numerator"].str.startswith(PILOT_PREFIX)
    if counted.any():
        yield LISTS, replace(today, pilots=old.pilots), changed[counted]
    for variable in _otherwise(old.values, today.values):
        touched = changed[[variable in parts[row] for row in changed.index]]
        now, then = (tables.values["variable"].eq(variable) for tables in (today, old))
        mixed = pd.concat([today.values[~now], old.values[then]], ignore_index=True)
        yield variable, replace(today, values=mixed), touched


def _otherwise(old: DataFrame, new: DataFrame) -> list[str]:
    """The variables of which a row is not what it was."""
    rows = pd.concat([old, new])[[*KEY, "value"]]
    return sorted(rows.loc[~rows.duplicated(keep=False), "variable"].unique())


def _ranks(result: IndexResult) -> Series:
    ranks: Series = result.ranks[result.definition.root].astype(float)
    return ranks
