"""What the screens compute once and keep, keyed by small values.

Nothing is computed here: each function calls the room that knows. Failures
are raised, never returned, so that no failure is ever kept.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from pandas import Series

from data.catalogue import Catalogue, read_catalogue
from geo.boundaries import source
from geo.build import BoundaryFiles, Shape, ensure_built
from geo.space.neighbours import read_neighbours
from geo.space.spatial import SpatialPattern, spatial_pattern
from scoring.city_size import district_residents, size_classes
from scoring.doubt import figures as doubt_figures
from scoring.doubt import run
from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.coherence import OF_THE_PROVINCE, share_between
from scoring.doubt.robustness import RankUncertainty
from scoring.history import dimensions as through_time
from scoring.index.chain import IndexResult, imputation_groups, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition
from scoring.index.frameworks import ROOT, framework_definition
from scoring.index.indicators import IndicatorTable, select_indicators
from scoring.proofs import best_case as case
from scoring.proofs.attained import Place, attained_places
from scoring.proofs.best_case import BestCase
from scoring.proofs.guarantees import Guarantees
from scoring.proofs.weighed import weighed
from scoring.targets.own import read_own
from scoring.totals import Totals, latest_totals
from ui.address import parameters
from ui.address import view as address_view
from ui.address.view import DEFAULT_CHOICES, INDEX, Painted, Shown, View
from ui.figures import aims as figures_aims
from ui.figures import change, measured, names
from ui.figures.aims import Aim
from ui.figures.among import selected_units
from ui.figures.classed import Classed, class_measure
from ui.figures.history import History, history_of
from ui.figures.measured import Measured
from ui.words.texts import Language, Words

# A reader waits for no more of a proof than this; what is then open has a bound.
_SOLVED_SECONDS = 1.0
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


def rank_uncertainty(choices: IndexChoices = DEFAULT_CHOICES) -> RankUncertainty:
    """Return the ranks under other honest choices, from the default number of draws."""
    if not (place := _drawn(choices)):
        place.append(run.draw_ranks(*draws_asked(choices)))
    return place[0]


def is_drawn(choices: IndexChoices) -> bool:
    """Return whether those ranks are at hand; of the default index they are from the start."""
    return choices == DEFAULT_CHOICES or bool(_drawn(choices))


def keep_drawn(choices: IndexChoices, found: RankUncertainty) -> None:
    """Keep ranks that were drawn elsewhere."""
    _drawn(choices)[:] = [found]


@st.cache_resource(show_spinner=False, max_entries=8)
def _drawn(choices: IndexChoices) -> list[RankUncertainty]:  # noqa: ARG001 - the key
    """The place of an index's draws: empty until they are made."""
    return []


def draws_asked(
    choices: IndexChoices,
) -> tuple[IndexResult, ChoiceSpace, Series | None, None, int, int]:
    """Return what `scoring.doubt.run.draw_ranks` is asked, in the order of its parameters."""
    return (
        scored(choices),
        ChoiceSpace.around(choices),
        imputation_groups(catalogue().cities.set_index("city_code"), groups_by(choices)),
        None,
        address_view.View.draws,
        address_view.View.seed,
    )


@st.cache_resource(show_spinner=False, max_entries=8)
def guarantees(choices: IndexChoices = DEFAULT_CHOICES) -> Guarantees:
    """Return whose order holds under which weights of the dimensions.

    Raises
    ------
    DataError
        See `scoring.proofs.weighed.weighed`.
    """
    return Guarantees(weighed(scored(choices)))


@st.cache_resource(show_spinner=False, max_entries=200)
def attained(choices: IndexChoices, city: str, leeway: int) -> tuple[Place, Place]:
    """Return the best and the worst place that weights within ±leeway per cent give a city.

    Raises
    ------
    DataError
        If nothing can be proved, or the city has no place.
    """
    return attained_places(guarantees(choices).weighed, city, leeway / 100, _SOLVED_SECONDS)


@st.cache_resource(show_spinner=False, max_entries=200)
def best_case(choices: IndexChoices, city: str, leeway: int) -> BestCase:
    """Return the weights within ±leeway per cent that favour a city most.

    Raises
    ------
    DataError
        If nothing can be proved, the scale has no shares, or the city has no place.
    """
    return case.best_case(guarantees(choices).weighed, city, leeway / 100)


@st.cache_resource(show_spinner=False, max_entries=8)
def figure_doubt(year: int) -> doubt_figures.FigureDoubt:
    """Return how far the figures that serve in a year may be off."""
    return doubt_figures.figure_doubt(catalogue(), year)


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
def of_the_province(year: int) -> tuple[str, ...]:
    """Return the indicators that whole provinces share, over the cities of the yearbook."""
    cities = catalogue().cities.set_index("city_code")
    covered = cities.index[cities["in_city_yearbook"] == 1]
    shared = share_between(indicators(year).value.loc[covered], cities["province_code"])
    return tuple(str(code) for code in shared.index[shared >= OF_THE_PROVINCE])


@st.cache_resource(show_spinner=False)
def totals(year: int) -> Totals:
    """Return residents and GDP of every unit, the latest figures not after a year."""
    return latest_totals(catalogue(), year)


@st.cache_resource(show_spinner=False)
def boundaries() -> BoundaryFiles:
    """Return the files the map is drawn from, built first where they are missing."""
    return ensure_built()


@st.cache_data(show_spinner=False)
def units_outside(shape: Shape = "map") -> int:
    """Return how many units are drawn without being part of the data."""
    return source.units_outside(shape == "equal")


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
    """Return the measure of one year cut into classes and coloured, under the View's choices."""
    return shown_classes(view.but(since=0))


def shown_classes(view: address_view.View) -> Classed:
    """Return what is shown, a change where the View has a span, cut and coloured."""
    return _classed(view.part(Painted))


@st.cache_resource(show_spinner=False, max_entries=500)
def _classed(painted: Painted) -> Classed:
    view = address_view.view_of(painted)
    among = selected_units(view, catalogue())
    if view.against == "target" and figures_aims.has_target(view, catalogue()):
        return figures_aims.class_to_targets(aims(view), judged(view), shown(view), among)
    beside = tuple(shown(other) for other in steps(view)) if view.over == "years" else ()
    return class_measure(view, shown(view), among, beside)


def aims(view: address_view.View) -> tuple[Aim, ...]:
    """Return the targets that what is shown is compared with."""
    return figures_aims.aims_of(view, shown(view), catalogue())


def judged(view: address_view.View) -> Series:
    """Return the figures of what is shown that may be compared with a target."""
    return figures_aims.judged(shown(view), history(view.measure))


def steps(view: address_view.View) -> tuple[address_view.View, ...]:
    """Return the View in each year that may be set beside its own; none for a measure of one year.

    Of a span the first year stays, and the last may be any later one.
    """
    years = history(view.measure)
    run = () if years is None else years.run(view.year)
    several = years is not None and len(years.years) > 1
    after = tuple(year for year in run if year > view.since)
    return tuple(view.but(year=year) for year in after) if several else ()


def shown(view: address_view.View) -> Measured:
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
    view = address_view.view_of(asked).but(choices=choices)
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


@st.cache_resource(show_spinner=False)
def followed(dimension: str) -> through_time.History:
    """Return a dimension's scores of every year, on one scale over all years."""
    return through_time.history(catalogue(), dimension)


@st.cache_resource(show_spinner=False)
def history_share(dimension: str) -> float:
    """Return how much of a dimension's weight is on indicators with a history."""
    return through_time.history_share(catalogue(), dimension)


@st.cache_resource(show_spinner=False)
def years_of(code: str) -> list[int]:
    """Return the years for which a measure can be shown."""
    return measured.years_of(code, catalogue())


@st.cache_data(show_spinner=False, max_entries=500)
def city_labels(language: Language) -> dict[str, str]:
    """Return city_code → what the search box shows and searches."""
    return names.city_labels(catalogue(), Words(language))


@st.cache_data(show_spinner=False, max_entries=200)
def measure_labels(language: Language, framework: str, shown: str) -> dict[str, str]:
    """Return measure → its label in the list of all, the shown one among them in any case."""
    codes = measured.measure_codes(catalogue(), framework)
    codes += [] if shown in codes else [shown]
    return names.measure_labels(codes, framework, catalogue(), Words(language))


@st.cache_resource(show_spinner=False)
def kinds_beside(beside: str) -> Mapping[str, str]:
    """Return city_code → its size class ("size_…"), or its commercial tier ("tier")."""
    tables = catalogue()
    if beside == "tier":
        return dict(zip(tables.cities["city_code"], tables.cities["tier"], strict=True))
    classes = size_classes(district_residents(tables))
    return {str(code): f"size_{name}" for code, name in classes.items()}


@st.cache_resource(show_spinner=False)
def city_rows() -> Mapping[str, Mapping[str, str]]:
    """Return city_code → its row of cities.csv."""
    rows = catalogue().cities.set_index("city_code", drop=False).to_dict("index")
    return {str(code): {str(k): v for k, v in row.items()} for code, row in rows.items()}


def index_measure(view: View) -> Measured:
    """Return the index under the View's choices."""
    return measure(INDEX, years_of(INDEX)[-1], view.choices)
