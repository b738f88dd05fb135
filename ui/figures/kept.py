"""What the screens read, score and measure once and keep, keyed by small values.

Nothing is computed here: each function calls the room that knows. Failures
are raised, never returned, so that no failure is ever kept. What
is kept of doubt, proofs, classes, names and the ground stands in the folders here.
"""

from __future__ import annotations

import streamlit as st

from data.catalogue import Catalogue, read_catalogue
from scoring.history import dimensions as through_time
from scoring.index.chain import IndexResult, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition
from scoring.index.frameworks import ROOT, framework_definition
from scoring.index.indicators import IndicatorTable, select_indicators
from scoring.targets.own import read_own
from scoring.totals import Totals, latest_totals
from ui.address import parameters
from ui.address.view import DEFAULT_CHOICES, INDEX, Shown, View, view_of
from ui.figures import aims as figures_aims
from ui.figures import change, measured
from ui.figures.history import History, history_of
from ui.figures.measured import Measured

# They show a span as lines; others the difference of its ends.
SCREENS_OF_LINES = frozenset({"city", "compare"})


@st.cache_resource(show_spinner=False)
def catalogue() -> Catalogue:
    """Return every table, checked."""
    return read_catalogue()


@st.cache_resource(show_spinner=False)
def vocabulary() -> parameters.Vocabulary:
    """Return the codes an address may use."""
    return parameters.vocabulary(catalogue())


@st.cache_resource(show_spinner=False, max_entries=20)
def framework_tree(framework: str) -> IndexDefinition:
    """Return the tree of an evaluation framework, as published."""
    tables = catalogue()
    return framework_definition(
        framework, tables.frameworks, tables.framework_map, tables.indicators
    )


# Two megabytes each; most readers look at the default one.
@st.cache_resource(show_spinner=False, max_entries=40)
def scored(choices: IndexChoices = DEFAULT_CHOICES) -> IndexResult:
    """Return the index under these choices."""
    return score_cities(catalogue(), choices)


@st.cache_resource(show_spinner=False, max_entries=20)
def indicators(year: int) -> IndicatorTable:
    """Return every indicator of every unit from the latest figures not after a year."""
    tables = catalogue()
    return select_indicators(
        tables.values,
        tables.indicators,
        tables.pilots,
        tables.breaks,
        list(tables.cities["city_code"]),
        year,
    )


@st.cache_resource(show_spinner=False, max_entries=20)
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
    years = history(view.measure)
    if years is None or view.since not in years.years or view.since >= view.year:
        return measure(view.measure, view.year, view.choices)
    return _change(view.part(Shown))


@st.cache_resource(show_spinner=False, max_entries=500)
def _change(asked: Shown) -> Measured:
    years = history(asked.measure)
    assert years is not None, "only a measure with years changes"
    level = measure(asked.measure, asked.year)
    return change.change_between(level, years, asked.since, asked.growth)


@st.cache_resource(show_spinner=False, max_entries=100)
def history(code: str) -> History | None:
    """Return a measure over all its years; None where it has one alone."""
    return history_of(code, catalogue())


def settle(view: View, screen: str = "") -> View:
    """Return the View with a measure and with years that there are, as a screen can show them."""
    known = measured.settle_measure(view, catalogue())
    settled = _settled(known.part(Shown), known.choices, screen in SCREENS_OF_LINES)
    aimed = figures_aims.settle_target(view_of_shown(known, settled), catalogue())
    return aimed if not aimed.own_target or is_possible(aimed) else aimed.but(own_target="")


def is_possible(view: View) -> bool:
    """Return whether the reader's own target is a figure that the measure can have.

    A change has no target, and so refuses none.
    """
    if view.since:
        return True
    low, high = bounds(view)
    return low <= read_own(view.own_target).value <= high


def bounds(view: View) -> tuple[float, float]:
    """Return the least and the most that a figure of the shown measure can be."""
    return figures_aims.bounds_of(shown(view), catalogue())


def view_of_shown(view: View, asked: Shown) -> View:
    """Return the View that shows this instead."""
    return view.but(measure=asked.measure, year=asked.year, since=asked.since, growth=asked.growth)


@st.cache_resource(show_spinner=False, max_entries=500)
def _settled(asked: Shown, choices: IndexChoices, lines: bool) -> Shown:
    view = view_of(asked).but(choices=choices)
    return measured.settle_year(view, catalogue(), lines).part(Shown)


@st.cache_resource(show_spinner=False, max_entries=500)
def measure(code: str, year: int, choices: IndexChoices = DEFAULT_CHOICES) -> Measured:
    """Return one measure over all units."""
    kind, _, name = code.partition(".")
    if kind == "variable":
        return measured.measure_variable(name, year, catalogue())
    if kind == "indicator":
        return measured.measure_indicator(name, year, indicators(year), catalogue())
    if kind == measured.HISTORY:
        return measured.measure_history(followed(name), year, catalogue())
    return measured.measure_score(name or ROOT, scored(choices))


@st.cache_resource(show_spinner=False, max_entries=20)
def followed(dimension: str) -> through_time.History:
    """Return a dimension's scores of every year, on one scale over all years."""
    return through_time.history(catalogue(), dimension)


@st.cache_resource(show_spinner=False, max_entries=20)
def history_share(dimension: str) -> float:
    """Return how much of a dimension's weight is on indicators with a history."""
    return through_time.history_share(catalogue(), dimension)


@st.cache_resource(show_spinner=False, max_entries=500)
def years_of(code: str) -> list[int]:
    """Return the years for which a measure can be shown."""
    return measured.years_of(code, catalogue())


def index_measure(view: View) -> Measured:
    """Return the index under the View's choices."""
    return measure(INDEX, years_of(INDEX)[-1], view.choices)
