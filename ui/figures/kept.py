"""What the screens compute once and keep, keyed by small values.

Nothing is computed here: each function calls the room that knows. Failures
are raised, never returned, so that no failure is ever kept.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import streamlit as st

from data.catalogue import Catalogue, read_catalogue
from geo import source
from geo.build import BoundaryFiles, ensure_built
from geo.neighbours import read_neighbours
from geo.spatial import SpatialPattern, spatial_pattern
from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.robustness import RankUncertainty, simulate_ranks
from scoring.history import dimensions as through_time
from scoring.index.chain import IndexResult, imputation_groups, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition
from scoring.index.frameworks import ROOT, framework_definition
from scoring.index.indicators import IndicatorTable, select_indicators
from ui.address import parameters
from ui.address import view as address_view
from ui.address.view import DEFAULT_CHOICES, INDEX, Painted, View
from ui.figures import measured, names
from ui.figures.among import selected_units
from ui.figures.classed import Classed, class_measure
from ui.figures.measured import Measured
from ui.figures.totals import Totals, latest_totals
from ui.words.texts import Language, Words


@st.cache_resource(show_spinner=False)
def catalogue() -> Catalogue:
    """Return every table, checked."""
    return read_catalogue()


@st.cache_resource(show_spinner=False)
def vocabulary() -> parameters.Vocabulary:
    """Return the codes an address may use."""
    return parameters.vocabulary(catalogue())


@st.cache_resource(show_spinner=False)
def framework_tree(framework: str) -> IndexDefinition:
    """Return the tree of an evaluation framework, as published."""
    tables = catalogue()
    return framework_definition(
        framework, tables.frameworks, tables.framework_map, tables.indicators
    )


@st.cache_resource(show_spinner=False, max_entries=100)
def scored(choices: IndexChoices = DEFAULT_CHOICES) -> IndexResult:
    """Return the index under these choices."""
    return score_cities(catalogue(), choices)


@st.cache_resource(show_spinner=False, max_entries=8)
def rank_uncertainty(choices: IndexChoices = DEFAULT_CHOICES) -> RankUncertainty:
    """Return the ranks under other honest choices, from the default number of draws."""
    return simulate_ranks(
        scored(choices),
        np.random.default_rng(address_view.View.seed),
        draws=address_view.View.draws,
        space=ChoiceSpace.around(choices),
        groups=imputation_groups(catalogue().cities.set_index("city_code"), groups_by(choices)),
    )


def groups_by(choices: IndexChoices) -> str:
    """Return among which cities gaps are filled when that is drawn."""
    return "province" if choices.imputation == "none" else choices.imputation


@st.cache_resource(show_spinner=False)
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


@st.cache_resource(show_spinner=False)
def totals(year: int) -> Totals:
    """Return residents and GDP of every unit, the latest figures not after a year."""
    return latest_totals(catalogue(), year)


@st.cache_resource(show_spinner=False)
def boundaries() -> BoundaryFiles:
    """Return the files the map is drawn from, built first where they are missing."""
    return ensure_built()


@st.cache_data(show_spinner=False)
def units_outside() -> int:
    """Return how many units are drawn without being part of the data."""
    return source.units_outside()


@st.cache_resource(show_spinner=False)
def neighbours() -> Mapping[str, tuple[str, ...]]:
    """Return the units that share a border with each unit."""
    files = boundaries()
    return read_neighbours(files.folder / files.neighbours).of


@st.cache_resource(show_spinner=False, max_entries=100)
def pattern(
    code: str, year: int, choices: IndexChoices, among: frozenset[str], seed: int
) -> SpatialPattern:
    """Return how a measure lies on the map, over the units that pass the filters."""
    values = measure(code, year, choices).values
    files = boundaries()
    known = read_neighbours(files.folder / files.neighbours)
    return spatial_pattern(values[values.index.isin(among)], known, seed=seed)


def classed(view: address_view.View) -> Classed:
    """Return the shown measure cut into classes and coloured, under the View's choices."""
    return _classed(view.part(Painted))


@st.cache_resource(show_spinner=False, max_entries=200)
def _classed(painted: Painted) -> Classed:
    view = address_view.view_of(painted)
    among = selected_units(view, catalogue())
    return class_measure(view, measure(view.measure, view.year, view.choices), among)


@st.cache_resource(show_spinner=False, max_entries=500)
def measure(code: str, year: int, choices: IndexChoices = DEFAULT_CHOICES) -> Measured:
    """Return one measure over all units."""
    kind, _, name = code.partition(".")
    if kind == "variable":
        return measured.measure_variable(name, year, catalogue())
    if kind == "indicator":
        return measured.measure_indicator(name, year, indicators(year), catalogue())
    if kind == measured.HISTORY:
        return measured.measure_history(history(name), year, catalogue())
    return measured.measure_score(name or ROOT, scored(choices))


@st.cache_resource(show_spinner=False)
def history(dimension: str) -> through_time.History:
    """Return a dimension's scores of every year, on one scale over all years."""
    return through_time.history(catalogue(), dimension)


@st.cache_resource(show_spinner=False)
def history_share(dimension: str) -> float:
    """Return how much of a dimension's weight is on indicators with a history."""
    return through_time.history_share(catalogue(), dimension)


@st.cache_resource(show_spinner=False)
def years_of(code: str) -> list[int]:
    """Return the years for which a measure can be shown."""
    kind, _, name = code.partition(".")
    if kind == measured.HISTORY:
        return list(history(name).years)
    return measured.years_of(code, catalogue())


@st.cache_data(show_spinner=False, max_entries=500)
def city_labels(language: Language) -> dict[str, str]:
    """Return city_code → what the search box shows and searches."""
    return names.city_labels(catalogue(), Words(language))


@st.cache_resource(show_spinner=False)
def city_rows() -> Mapping[str, Mapping[str, str]]:
    """Return city_code → its row of cities.csv."""
    rows = catalogue().cities.set_index("city_code", drop=False).to_dict("index")
    return {str(code): {str(k): v for k, v in row.items()} for code, row in rows.items()}


def index_measure(view: View) -> Measured:
    """Return the index under the View's choices."""
    return measure(INDEX, years_of(INDEX)[-1], view.choices)
