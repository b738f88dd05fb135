"""One measure over all units: its values, ranks, years, gaps and sources.

Whatever the reader shows — the index, a dimension, an indicator or a figure
as published — becomes a `Measured`, so that map, list, sentence and card all
speak of the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue, withheld_reason
from scoring.history.dimensions import DIMENSIONS, History
from scoring.index.chain import Scored
from scoring.index.frameworks import framework_tree
from scoring.index.indicators import NO_FIGURE, OBSERVED, IndicatorTable
from scoring.index.rank import competition_ranks
from scoring.published import PILOT_SOURCE
from ui.address.view import INDEX, View
from ui.figures.cells import records
from ui.figures.history import growths_of, history_of, levels_of, map_years
from ui.words import numbers
from ui.words.texts import Words

SCORE, FREE_SCORE = numbers.SCORES
_HUNDRED = (0.0, 100.0)
HISTORY = "history"
# The frameworks, of the tables that are served and some others.
_KEPT = 28


@dataclass(frozen=True)
class Measured:
    """A measure over all units.

    Attributes
    ----------
    measure : as in `View.measure`
    unit : of the values; of scores one of `numbers.SCORES`
    year : the year asked for
    direction : +1 more is better, −1 less is better, 0 neither
    values : Series indexed by city_code, NaN where there is no figure
    ranks : Int64, 1 is best (or largest); NA where there is no figure
    years : Int64, the year each value comes from
    gaps : columns kind, detail: why a value is missing, indexed by city_code
    sources : codes of sources.csv
    since : of a change, the first year of its span; 0 for a measure of one year
    apart : Mapping, the units whose value is not comparable with later years': why, as a
        code of words.csv
    """

    measure: str
    unit: str
    year: int
    direction: int
    values: Series
    ranks: Series
    years: Series
    gaps: DataFrame
    sources: tuple[str, ...]
    since: int = 0
    apart: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> Series:
        """The values there are."""
        return self.values.dropna()

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The units that have no score because the index is not about them."""
        return frozenset(map(str, self.gaps.index[self.gaps["kind"] == "outside_basis"]))

    def period(self, words: Words) -> str:
        """Return the year, or the first and the last year of a span, as it is written."""
        if not self.since:
            return str(self.year)
        return words("common.span", since=self.since, year=self.year)


@lru_cache(_KEPT)
def measure_codes(catalogue: Catalogue, framework: str) -> tuple[str, ...]:
    """Return every measure in the order a reader looks for it: index, dimensions, figures.

    Dimensions through time, which are the same under every framework, come after its own.
    Dimensions are those of the framework; indicators it does not use come after its own.
    A figure that an indicator shows as it was published is not there a second time.
    """
    tree = framework_tree(catalogue, framework)
    codes = [INDEX]
    for code in tree.outline[1:]:
        if code in tree.measured:
            codes.append(f"dimension.{code}" if code in tree.children else f"indicator.{code}")
    codes += [f"{HISTORY}.{code}" for code in DIMENSIONS]
    codes += [f"indicator.{code}" for code in catalogue.indicators["indicator"]]
    shown = set(catalogue.indicators.query("denominator.isna() and scale == 1")["numerator"])
    codes += [f"variable.{code}" for code in catalogue.variables["variable"] if code not in shown]
    return tuple(dict.fromkeys(codes))


def settle_measure(view: View, catalogue: Catalogue) -> View:
    """Return the View with a measure there is: a dimension of another framework becomes the index.

    An indicator or a figure is the same under every framework.
    """
    if view.measure.startswith("dimension."):
        known = measure_codes(catalogue, view.choices.framework)
        return view if view.measure in known else view.but(measure=INDEX, year=0, breaks=())
    return view


def is_score(measure: str) -> bool:
    """Return whether a measure is the index or one of its dimensions."""
    return measure == INDEX or measure.startswith("dimension.")


def years_of(measure: str, catalogue: Catalogue) -> list[int]:
    """Return the years for which a measure can be shown, earliest first.

    A score belongs to the main year of the tables. A figure can be shown for the
    years in which units enough have it for a map, an indicator for those in which
    all that is behind it is of that year; where there are none, for the latest
    with any.
    """
    parts, levels = levels_of(measure, catalogue)
    if not parts:
        return [_main_year(catalogue)]
    known = catalogue.values[catalogue.values["variable"].isin(parts)].dropna(subset="value")
    return list(map_years(levels)) or [int(known["year"].max())]


def one_year(view: View) -> View:
    """Return the View in which a score has the year of its index; other measures have their own."""
    return view.but(year=view.choices.year, since=0) if is_score(view.measure) else view


def settle_year(view: View, catalogue: Catalogue, lines: bool = False) -> View:
    """Return the View with years its measure has figures for: the asked one, or the latest.

    A score has the year that its index is computed for, and no other. A span that
    this measure has no figures for is left out; so is one whose ends cannot be
    compared, unless it is shown as `lines`, which stop before a break.
    """
    if is_score(view.measure):
        return one_year(view)
    years = years_of(view.measure, catalogue)
    dated = view if view.year in years else view.but(year=years[-1])
    return _settle_span(dated, catalogue, lines) if view.since else dated


def _settle_span(view: View, catalogue: Catalogue, lines: bool) -> View:
    history = history_of(view.measure, catalogue)
    if history is None or view.since >= view.year:
        return view.but(since=0)
    if view.since not in (history.years if lines else history.run(view.year)):
        return view.but(since=0)
    told = growths_of(history, _unit(view.measure, catalogue))
    return view if view.growth in told else view.but(growth=told[0])


def _unit(measure: str, catalogue: Catalogue) -> str:
    kind, _, code = measure.partition(".")
    if kind == HISTORY:
        return SCORE
    table = catalogue.variables if kind == "variable" else catalogue.indicators
    return str(table.set_index(kind)["unit"][code])


def measure_history(followed: History, year: int, catalogue: Catalogue) -> Measured:
    """Return a dimension's scores of one year, on the one scale over all years."""
    values = followed.scores[year].rename_axis("city_code")
    observed = followed.observed[year]
    missing = values.index[values.isna()]
    of = len(followed.indicators)
    gaps = DataFrame(
        {
            "kind": Series("no_figure_of_year", missing).where(
                missing.isin(followed.basis), "outside_basis"
            ),
            "detail": [f"{round(observed[code] * of)}/{of}" for code in missing],
        },
        index=missing,
    )
    apart = followed.apart(catalogue, year, followed.years[-1])
    rows = catalogue.values[
        (catalogue.values["year"] == year) & catalogue.values["variable"].isin(followed.variables)
    ]
    return Measured(
        measure=f"{HISTORY}.{followed.dimension}",
        unit=SCORE,
        year=year,
        direction=1,
        values=values,
        ranks=ranks_of(values, 1),
        years=pd.Series(year, values.index, dtype="Int64").where(values.notna()),
        gaps=gaps,
        sources=(*rows["source"].unique(), *((PILOT_SOURCE,) if followed.programmes else ())),
        apart=apart,
    )


def measure_variable(code: str, year: int, catalogue: Catalogue) -> Measured:
    """Return a variable as published for one year."""
    every_year = catalogue.rows_of(code)
    rows = every_year[every_year["year"] == year].set_index("city_code")
    units = catalogue.cities["city_code"]
    values = rows["value"].reindex(units)
    gaps = _gaps(values, catalogue)
    withheld = withheld_reason(rows["note"]).dropna()
    gaps.loc[withheld.index, "kind"] = "withheld"
    gaps.loc[withheld.index, "detail"] = withheld
    return Measured(
        measure=f"variable.{code}",
        unit=catalogue.variables.set_index("variable")["unit"][code],
        year=year,
        direction=0,
        values=values,
        ranks=ranks_of(values, 0),
        years=rows["year"].where(rows["value"].notna()).astype("Int64").reindex(units),
        gaps=gaps,
        sources=tuple(rows["source"].unique()),
    )


def measure_indicator(
    code: str, year: int, table: IndicatorTable, catalogue: Catalogue
) -> Measured:
    """Return an indicator.

    In the year of the index it is what the index counts: each city's latest figures
    not after that year. In any other year it is of that year alone, so that beside
    its neighbours an older figure is not taken for one that did not change.
    """
    row = catalogue.indicators.set_index("indicator").loc[code].to_dict()
    values = table.value[code]
    if year != _main_year(catalogue):
        divided = table.denominator_year[code]
        own = (table.year[code] == year) & (divided.isna() | (divided == year))
        values = values.where(own.fillna(False).astype(bool))
    gaps = _gaps(values, catalogue)
    known_why = table.reason[code].reindex(gaps.index).replace(OBSERVED, NO_FIGURE)
    gaps["kind"] = gaps["kind"].mask(known_why != NO_FIGURE, known_why)
    gaps["detail"] = table.note[code].reindex(gaps.index).fillna("")
    return Measured(
        measure=f"indicator.{code}",
        unit=str(row["unit"]),
        year=year,
        direction=int(row["direction"]),
        values=values,
        ranks=ranks_of(values, int(row["direction"])),
        years=table.year[code],
        gaps=gaps,
        sources=_source_codes(table.source[[code]]),
    )


def measure_score(code: str, result: Scored, figures: IndicatorTable) -> Measured:
    """Return the index or one of its dimensions.

    Parameters
    ----------
    figures : what the scores rest on
    """
    return Measured(
        measure=INDEX if code == result.definition.root else f"dimension.{code}",
        unit=score_unit(result, (code,)),
        year=result.choices.year,
        direction=1,
        values=result.scores[code],
        ranks=result.ranks[code],
        years=pd.Series(result.choices.year, result.scores.index, dtype="Int64"),
        gaps=_withheld(code, result),
        sources=_source_codes(figures.source[list(result.definition.indicators_under(code))]),
    )


def _withheld(code: str, result: Scored) -> DataFrame:
    """Why units have no score; of one that was kept without a reason, that it was."""
    withheld = result.withheld[result.withheld["code"] == code].set_index("city_code")
    detail = [f"{_amount(row['observed'])}/{_amount(row['required'])}" for row in records(withheld)]
    missing = result.scores.index[result.scores[code].isna()]
    gaps = DataFrame({"kind": withheld["reason"], "detail": detail}, dtype="str")
    return gaps.reindex(missing).fillna({"kind": "not_kept", "detail": ""})


def score_unit(result: Scored, codes: Iterable[str]) -> str:
    """Return the unit that scores of an index have: from 0 to 100, or on a scale of their own."""
    return SCORE if np.allclose(result.scale_over(codes), _HUNDRED) else FREE_SCORE


def dimensions_unit(result: Scored, words: Words) -> str:
    """Return in words what all dimensions are scored in, for bars of them beside each other."""
    return numbers.unit_name(score_unit(result, result.definition.headings), words)


def _source_codes(sources: DataFrame) -> tuple[str, ...]:
    """The single source codes in cells that may join two of them, most used first."""
    cells = pd.Series(sources.to_numpy().ravel()).dropna().astype(str)
    return tuple(cells.str.split("; ").explode().value_counts().index.drop("", errors="ignore"))


def ranks_of(values: Series, direction: int) -> Series:
    """Return places, 1 for the best value, or for the largest where neither side is better."""
    signed = values * (direction or 1)
    return competition_ranks(signed.to_frame("value"))["value"]


def _amount(value: float) -> str:
    """A share as a percentage, a count as it is."""
    return f"{100 * value:.0f}%" if 0 < value < 1 else f"{value:.0f}"


def _main_year(catalogue: Catalogue) -> int:
    """The year with most published figures."""
    return int(catalogue.values["year"].mode()[0])


def _gaps(values: Series, catalogue: Catalogue) -> DataFrame:
    """Why values are missing, as far as the list of cities tells."""
    missing = values.index[values.isna()]
    in_yearbook = catalogue.cities.set_index("city_code")["in_city_yearbook"].reindex(missing)
    kind = pd.Series(NO_FIGURE, missing).mask(in_yearbook == 0, "not_in_yearbook")
    return DataFrame({"kind": kind, "detail": ""}, index=missing)
