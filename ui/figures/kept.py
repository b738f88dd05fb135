"""What the screens read, score and measure once and keep, keyed by small values.

Nothing is computed here: each function calls the room that knows. Failures
are raised, never returned, so that no failure is ever kept. What
is kept of doubt, proofs, classes, names and the ground stands in the folders here.
"""

from __future__ import annotations

import streamlit as st

from data import edition as data_edition
from data.catalogue import Catalogue, read_catalogue
from data.edition import Edition
from data.errors import AtlasError
from editions import at_hand
from editions.archive import Earlier
from editions.errors import OtherMethod
from own.joined import with_own
from scoring.history import dimensions as through_time
from scoring.index import frameworks
from scoring.index.chain import IndexResult, Scored, framework_figures, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition
from scoring.index.frameworks import ROOT
from scoring.index.indicators import IndicatorTable, select_indicators
from scoring.targets.own import read_own
from scoring.totals import Totals, latest_totals
from ui.address import parameters
from ui.address.view import DEFAULT_CHOICES, INDEX, Among, Painted, Shown, View, view_of
from ui.figures import aims as figures_aims
from ui.figures import change, measured
from ui.figures.among import selected_units
from ui.figures.history import History, history_of
from ui.figures.measured import Measured
from ui.reader.basis import current
from ui.reader.keep import keep

# They show a span as lines; others the difference of its ends.
SCREENS_OF_LINES = frozenset({"city", "compare"})


def catalogue() -> Catalogue:
    """Return every table, checked, with the own figures that answers rest on among its rows.

    Raises
    ------
    DataError
        If the own figures do not fit the tables.
    """
    own = current().own
    return published() if own is None else _with_own()


def published() -> Catalogue:
    """Return every table as it is published, in the edition that answers rest on."""
    label = current().edition
    return earlier(label).catalogue if label else todays()


@st.cache_resource(show_spinner=False)
def todays() -> Catalogue:
    """Return every table as it is published today."""
    return read_catalogue()


def earlier(label: str) -> Earlier:
    """Return an earlier edition.

    Raises
    ------
    DataError
        If it is not at hand or cannot be read.
    """
    return archived(label)[0]


# Fifty megabytes each.
@st.cache_resource(show_spinner=False, max_entries=3)
def archived(label: str) -> tuple[Earlier, bool]:
    """Return an edition that is at hand, and whether this version scores it as its own did."""
    found = at_hand.find(label)
    return found, found.scores.agree(score_cities(found.catalogue))


def edition() -> Edition:
    """Return the edition of the data that answers rest on."""
    label = current().edition
    return earlier(label).edition if label else data_edition.current()


@keep()
def _with_own() -> Catalogue:
    own = current().own
    assert own is not None, "asked where there are own figures alone"
    return with_own(published(), own, DEFAULT_CHOICES.framework)


@keep()
def vocabulary() -> parameters.Vocabulary:
    """Return the codes an address may use."""
    return parameters.vocabulary(catalogue())


def framework_tree(framework: str) -> IndexDefinition:
    """Return the tree of an evaluation framework, as published."""
    return frameworks.framework_tree(catalogue(), framework)


def scored_then() -> Scored | None:
    """Return the index that was kept with the edition that answers rest on.

    None where none need be: this version scores its tables as its own did.
    """
    label = current().edition
    if not label:
        return None
    found, as_it_was = archived(label)
    return None if as_it_was else found.index


def standing(choices: IndexChoices = DEFAULT_CHOICES) -> Scored:
    """Return what the index under these choices says of units: computed, or as it was kept.

    Raises
    ------
    OtherMethod
        If another method scored the edition, and of this index nothing was kept.
    """
    then = scored_then()
    if then is None:
        return scored(choices)
    if current().digest or choices != then.choices:
        raise OtherMethod(current().edition)
    return then


def _check_method() -> None:
    """Refuse to compute scores anew that would be taken for those of another method."""
    if scored_then() is not None:
        raise OtherMethod(current().edition)


def scored(choices: IndexChoices = DEFAULT_CHOICES) -> IndexResult:
    """Return the index under these choices, computed from the tables.

    Raises
    ------
    OtherMethod
        If another method scored the edition that answers rest on; see `standing`.
    """
    # A choice that is left to its default would be kept a second time, under another key.
    return _scored(choices)


# Two megabytes each; most readers look at the default one.
@keep(40)
def _scored(choices: IndexChoices) -> IndexResult:
    _check_method()
    figures = _figures(choices.framework, choices.year)
    return score_cities(catalogue(), choices, figures=figures)


# Of one framework and year many choices are tried: their indexes share these.
@keep(20)
def _figures(framework: str, year: int) -> IndicatorTable:
    return framework_figures(catalogue(), framework, year)


@keep(20)
def indicators(year: int) -> IndicatorTable:
    """Return every indicator of every unit from the latest figures not after a year."""
    return indicators_of(catalogue(), year)


def indicators_of(tables: Catalogue, year: int) -> IndicatorTable:
    """Return the same of other tables than those the run rests on; nothing is kept of it."""
    return select_indicators(
        tables.values,
        tables.indicators,
        tables.pilots,
        tables.breaks,
        list(tables.cities["city_code"]),
        year,
    )


@keep(20)
def totals(year: int) -> Totals:
    """Return residents and GDP of every unit, the latest figures not after a year."""
    return latest_totals(catalogue(), year)


def steps(view: View) -> tuple[View, ...]:
    """Return the View in each year that may be set beside its own; none for a measure of one year.

    Of a span the first year stays, and the last may be any later one.
    """
    years = history(view.measure)
    run = () if years is None else years.run(view.year)
    several = years is not None and len(years.years) > 1
    after = tuple(year for year in run if year > view.since)
    return tuple(view.but(year=year) for year in after) if several else ()


def shown(view: View) -> Measured:
    """Return the measure in the View's year, or its change over the View's span.

    A span that this measure has no years for belongs to another one: a screen may
    show the index beside what the reader chose.
    """
    return _shown(view.part(Shown), _behind(view.measure, view.choices))


@keep(500)
def _shown(asked: Shown, choices: IndexChoices) -> Measured:
    years = history(asked.measure)
    level = measure(asked.measure, asked.year, choices)
    if years is None or asked.since not in years.years or asked.since >= asked.year:
        return level
    return change.change_between(level, years, asked.since, asked.growth)


@keep(100)
def history(code: str) -> History | None:
    """Return a measure over all its years; None where it has one alone."""
    return history_of(code, catalogue())


def settle(view: View, screen: str = "") -> View:
    """Return the View with a measure and with years that there are, as a screen can show them."""
    return view.with_part(_settled(view.part(Painted), screen in SCREENS_OF_LINES))


@keep(500)
def _settled(asked: Painted, lines: bool) -> Painted:
    known = measured.settle_measure(view_of(asked), catalogue())
    dated = measured.settle_year(known, catalogue(), lines)
    aimed = figures_aims.settle_target(known.with_part(dated.part(Shown)), catalogue())
    possible = not aimed.own_target or is_possible(aimed)
    return (aimed if possible else aimed.but(own_target="")).part(Painted)


def among(view: View) -> frozenset[str]:
    """Return the codes that pass the filters of a View."""
    return _among(view.part(Among))


@keep(200)
def _among(filters: Among) -> frozenset[str]:
    return selected_units(view_of(filters), catalogue())


def is_possible(view: View) -> bool:
    """Return whether the reader's own target is a figure that the measure can have.

    A change has no target, and so refuses none.
    """
    if view.since:
        return True
    try:
        low, high = bounds(view)
    except AtlasError:  # of choices that give no score the screen says why
        return True
    return low <= read_own(view.own_target).value <= high


def bounds(view: View) -> tuple[float, float]:
    """Return the least and the most that a figure of the shown measure can be."""
    return figures_aims.bounds_of(shown(view), catalogue())


def measure(code: str, year: int, choices: IndexChoices = DEFAULT_CHOICES) -> Measured:
    """Return one measure over all units."""
    return _measure(code, year, _behind(code, choices))


def _behind(code: str, choices: IndexChoices) -> IndexChoices:
    """The choices that a measure rests on: none but a score rests on any."""
    return choices if measured.is_score(code) else DEFAULT_CHOICES


@keep(500)
def _measure(code: str, year: int, choices: IndexChoices) -> Measured:
    kind, _, name = code.partition(".")
    if kind == "variable":
        return measured.measure_variable(name, year, catalogue())
    if kind == "indicator":
        return measured.measure_indicator(name, year, indicators(year), catalogue())
    if kind == measured.HISTORY:
        return measured.measure_history(followed(name), year, catalogue())
    result = standing(choices)
    return measured.measure_score(name or ROOT, result, _behind_scores(result))


def _behind_scores(result: Scored) -> IndicatorTable:
    """The figures that scores rest on; of kept ones those of the edition's own tables."""
    if isinstance(result, IndexResult) and result.figures is not None:
        return result.figures
    return indicators(result.choices.year)


@keep(20)
def followed(dimension: str) -> through_time.History:
    """Return a dimension's scores of every year, on one scale over all years.

    Raises
    ------
    OtherMethod
        As `scored`.
    """
    _check_method()
    return through_time.history(catalogue(), dimension)


@keep(20)
def history_share(dimension: str) -> float:
    """Return how much of a dimension's weight is on indicators with a history."""
    return through_time.history_share(catalogue(), dimension)


@keep(500)
def years_of(code: str) -> list[int]:
    """Return the years for which a measure can be shown."""
    return measured.years_of(code, catalogue())


def index_measure(view: View) -> Measured:
    """Return the index under the View's choices."""
    return measure(INDEX, years_of(INDEX)[-1], view.choices)
