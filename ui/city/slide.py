"""A city's page as a slide: its dimensions beside the median of its tier, on its map."""

from __future__ import annotations

import math
from dataclasses import replace

from exports.charts.bars import Bars, Series
from exports.content import Slide, Table
from geo.picture import MapPicture
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import cell, records
from ui.figures.full_name import name_of
from ui.figures.kept import index_measure
from ui.figures.names import measure_name
from ui.figures.profile import Profile, profile_of
from ui.map import legend
from ui.map.paint import paint_units
from ui.page.sources import cite
from ui.words import numbers
from ui.words.texts import Words

_MOST_ROWS = 12


def slide_of_city(view: View) -> Slide:
    """Return the slide of the city in focus; its title and note are the caller's."""
    words = Words(view.language)
    profile = profile_of(str(view.city), kept.catalogue(), kept.scored(view.choices))
    return Slide(
        title="",
        reading=sentence(view, profile),
        note="",
        picture=locator_picture(view),
        chart=_chart(view, profile),
        table=None if profile.scored else _known(profile, words),
        source=words("common.sources_line", sources=cite(index_measure(view).sources, words)),
        address="",
    )


def locator_picture(view: View) -> MapPicture:
    """Return the city among its neighbours, coloured by the index."""
    words, city, measured = Words(view.language), str(view.city), index_measure(view)
    classed = kept.classed(View(year=measured.year, choices=view.choices))
    plain = View(language=view.language, city=city)
    paint = paint_units(plain, measured, classed, kept.catalogue())
    return MapPicture(
        paint=replace(paint, focus=(city, *kept.neighbours()[city])),
        language=view.language,
        legend=legend.measure_legend(measured, classed, words, whole=False),
        whole=False,
    )


def sentence(view: View, profile: Profile) -> str:
    """Return the city's score, its place, and the dimensions it is best and worst at."""
    words, result = Words(view.language), kept.scored(view.choices)
    if not profile.scored:
        return words("exports.unscored")
    root, headings = result.definition.root, result.definition.headings
    gaps = {
        code: float(cell(result.scores, profile.city, code) - cell(profile.medians, code, "tier"))
        for code in headings
    }
    known = sorted((gap, code) for code, gap in gaps.items() if not math.isnan(gap))
    (low, weak), (high, strong) = known[0], known[-1]
    names = {code: measure_name(f"dimension.{code}", kept.catalogue(), words) for code in headings}
    rank = int(cell(result.ranks, profile.city, root))
    return words(
        "exports.city_sentence",
        score=numbers.score(float(cell(result.scores, profile.city, root))),
        rank=numbers.rank(rank, int(result.ranks[root].count()), words),
        strong=names[strong],
        above=numbers.signed(high, "score", words),
        weak=names[weak],
        below=numbers.signed(low, "score", words),
    )


def _known(profile: Profile, words: Words) -> Table:
    """The published figures of a unit that has too few of them to be scored."""
    catalogue = kept.catalogue()
    units = catalogue.variables.set_index("variable")["unit"]
    rows = [
        (
            measure_name(f"variable.{row['variable']}", catalogue, words),
            numbers.figure(float(row["value"]), str(units[row["variable"]]), words),
            int(row["year"]),
        )
        for row in records(profile.figures.dropna(subset="value").head(_MOST_ROWS))
    ]
    columns = ("figure", "value", "year")
    heads = tuple(words(f"common.column_{column}") for column in columns)
    return Table(words("city.figures"), heads, tuple(rows))


def _chart(view: View, profile: Profile) -> Bars | None:
    words, result = Words(view.language), kept.scored(view.choices)
    if not profile.scored:
        return None
    codes = result.definition.headings
    own = tuple(float(cell(result.scores, profile.city, code)) for code in codes)
    tier = tuple(float(cell(profile.medians, code, "tier")) for code in codes)
    return Bars(
        title=words("exports.dimensions_title"),
        categories=tuple(
            measure_name(f"dimension.{code}", kept.catalogue(), words) for code in codes
        ),
        series=(
            Series(name_of(view), own),
            Series(words("exports.tier_median"), tier, "second"),
        ),
        language=view.language,
    )
