"""What own figures look like beside the published ones, as values: a map, a table, two rankings."""

from __future__ import annotations

import math

from pandas import DataFrame

from data.catalogue import Catalogue
from data.counties.drawn import county_names
from exports.charts.bars import Bars, Series
from exports.charts.scale import Axis
from exports.content import Table
from geo.picture import MapPicture
from own.matching import Places
from own.own_set import OwnSet, OwnVariable
from own.survey.disclosure import hidden_cells
from own.survey.questionnaire import questionnaire
from scoring.index.chain import IndexResult
from scoring.index.frameworks import ROOT
from ui.address.view import View
from ui.figures.charted import scaled
from ui.figures.classed import class_measure
from ui.figures.measured import measure_variable
from ui.map import legend
from ui.map.extent import measure_extent
from ui.map.paint import paint_units
from ui.words.texts import Words

_MOST_BARS = 15
# Colours cut over all units, whatever the link looks at.
_PLAIN = View()


def variable_name(variable: OwnVariable, catalogue: Catalogue, words: Words) -> str:
    """Return what a variable is called: the published name where it is a published one."""
    names = catalogue.variables.set_index("variable")[f"name_{words.language}"].to_dict()
    return str(names.get(variable.code, getattr(variable, f"name_{words.language}")))


def map_of(code: str, year: int, joined: Catalogue, words: Words) -> MapPicture:
    """Return the map of a variable in a year, own figures among the published ones."""
    measured = measure_variable(code, year, joined)
    view = _PLAIN.but(language=words.language)
    among = frozenset(joined.cities["city_code"])
    classed = class_measure(view, measured, among)
    return MapPicture(
        paint=paint_units(view, measured, classed, joined),
        language=words.language,
        legend=legend.measure_legend(measured, classed, words, whole=True),
        extent=measure_extent(measured, among, joined, words),
    )


def highest(own: OwnSet, code: str, year: int, names: dict[str, str], words: Words) -> Bars:
    """Return the highest figures of a variable in a year."""
    of = [one for one in own.figures if (one.variable, one.year) == (code, year)]
    top = sorted(of, key=lambda one: one.value, reverse=True)[:_MOST_BARS]
    unit, named = own.by_code[code].unit, getattr(own.by_code[code], f"name_{words.language}")
    values, said = scaled([one.value for one in top], unit, words)
    heading = words("own.highest", name=named, n=len(top))
    return Bars(
        title=words("exports.chart_title", heading=heading, unit=said, year=year),
        categories=tuple(names.get(one.unit, one.unit) for one in top),
        series=(Series(named, tuple(values)),),
        axis=Axis(decimals=0 if max(map(abs, values), default=0) >= 1000 else 1),
        language=words.language,
    )


def figures_table(own: OwnSet, names: dict[str, str], catalogue: Catalogue, words: Words) -> Table:
    """Return every own figure as a row."""
    called = {one.code: variable_name(one, catalogue, words) for one in own.variables}
    columns = ("code", "unit", "variable", "year", "value", "margin", "sample", "reason")
    return Table(
        words("own.figures_table"),
        tuple(words(f"own.column_{column}") for column in columns),
        tuple(
            (
                *(one.unit, names.get(one.unit, one.unit), called[one.variable], one.year),
                *(one.value, one.margin or None, one.sample or None, one.reason or None),
            )
            for one in own.figures
        ),
    )


def names_of(places: Places, catalogue: Catalogue, words: Words) -> dict[str, str]:
    """Return the units of a level and their names."""
    if places.level == "county":
        counties = county_names(catalogue)[f"name_{words.language}"]
        return dict(zip(counties.index, counties, strict=True))
    column = catalogue.cities[f"name_{words.language}"]
    return dict(zip(catalogue.cities["city_code"], column, strict=True))


def counts_table(counts: DataFrame, names: dict[str, str], words: Words) -> Table:
    """Return how many gave each answer, without the cells that would tell of a few people."""
    items = {one.code: getattr(one, f"name_{words.language}") for one in questionnaire()}
    rows = []
    for item, given in counts.groupby(level="item", sort=False):
        units = given.droplevel("item")
        told = units.astype(float).mask(hidden_cells(units)).to_numpy().tolist()
        totals = units.sum(axis=1).tolist()
        for unit, cells, total in zip(units.index.astype(str), told, totals, strict=True):
            shown = (None if math.isnan(cell) else int(cell) for cell in cells)
            rows.append((items[str(item)], names[unit], *shown, int(total)))
    answers = (words(f"own.answer_{score}") for score in range(1, 6))
    heads = (words("own.column_item"), words("own.column_unit"), *answers)
    return Table(words("own.counts_table"), (*heads, words("own.column_sample")), tuple(rows))


def rankings(
    published: IndexResult, own: IndexResult, names: dict[str, str], words: Words
) -> Table:
    """Return the index as published beside the one with own indicators, place by place."""
    before, after = published.ranks[ROOT].dropna(), own.ranks[ROOT].dropna()
    scores = own.scores[ROOT].to_dict()
    columns = ("code", "unit", "rank_own", "score_own", "rank_published", "gained")
    places = before.to_dict()
    rows = []
    after = after.sort_values(kind="stable")
    for code, rank in zip(after.index.astype(str), after.tolist(), strict=True):
        place = places.get(code)
        gained = None if place is None else int(place) - int(rank)
        shown = None if place is None else int(place)
        rows.append((code, names[code], int(rank), float(scores[code]), shown, gained))
    return Table(
        words("own.rankings"),
        tuple(words(f"own.column_{column}") for column in columns),
        tuple(rows),
        (None, None, 0, 1, 0, 0),
    )
