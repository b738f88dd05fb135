"""The map of a measure over counties, with its sentence, its leaders and every figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pandas import Series

from exports.charts.bars import Bars
from exports.charts.bars import Series as BarSeries
from exports.charts.scale import Axis
from exports.content import Cell, Table
from geo import palettes
from geo.classes.classify import Classes, Scheme, classify
from geo.picture import MapPicture
from scoring.inequality.measures import gini
from ui.address.view import View
from ui.counties import drawn
from ui.counties.chosen import Chosen, chosen
from ui.counties.drawn import Painting
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.charted import decimals, scaled
from ui.figures.counties import kept as counties_kept
from ui.figures.names import within_sentence
from ui.map.extent import extent_of
from ui.map.legend import told_bounds
from ui.page.sources import cite
from ui.words import numbers
from ui.words.texts import Words

_MOST_BARS = 10


def answer(view: View) -> Answer:
    """Return the measure over the counties of the place."""
    of = chosen(view)
    words = of.words
    classes = classify(_scale(of), scheme(view), view.classes, view.breaks)
    return Answer(
        subject=_subject(of),
        headline=headline(of),
        subline=_subline(of),
        picture=picture(of, classes, of.codes if view.inside else None),
        charts=tuple(_charts(of)),
        tables=(_table(of),),
        notes=tuple(_notes(of, words)),
        sources=of.figures.sources,
    )


def headline(of: Chosen) -> str:
    """Return the highest and the lowest in a sentence that is true of one county and of ties."""
    words, known = of.words, of.known
    name = within_sentence(of.name, words)
    if known.empty:
        key = "none_here" if of.codes else "no_counties"
        return words(f"counties.{key}", place=of.place, name=name)
    names = counties_kept.names(of.view.language, of.view.inside)
    high, low = float(known.iloc[0]), float(known.iloc[-1])
    if len(of.codes) == 1:
        return words("counties.whole", place=of.place, name=name, value=of.said(high))
    if len(known) == 1:
        only = names[str(known.index[0])]
        return words("counties.only", place=of.place, name=name, unit=only, value=of.said(high))
    if high == low:
        said = of.said(high)
        return words("counties.all_alike", place=of.place, name=name, n=len(known), value=said)
    # Of a measure that few have, the highest is the highest of these.
    return words(
        "counties.headline_partial" if of.figures.partial else "counties.headline",
        n=len(known),
        place=of.place,
        name=name,
        high=_named(known[known == high], of),
        high_value=of.said(high),
        low=_named(known[known == low], of),
        low_value=of.said(low),
    )


def _named(same: Series, of: Chosen) -> str:
    """The one unit that has a value, or how many share it."""
    names = counties_kept.names(of.view.language, of.view.inside)
    if len(same) == 1:
        return names[str(same.index[0])]
    return of.words("counties.several", n=len(same))


def _subject(of: Chosen) -> str:
    return of.words("counties.subject", name=of.name, year=of.figures.year, place=of.place)


def _subline(of: Chosen) -> str:
    words, known = of.words, of.known
    if len(of.codes) == 1:
        # A city without counties is no county of one.
        return words("common.of_year", year=of.figures.year)
    parts = [words("counties.with_figure", year=of.figures.year, n=len(known), of=len(of.codes))]
    if len(known) > 1:
        parts.append(words("counties.median", value=of.said(float(known.median()))))
        if known.min() >= 0 and known.max() > 0:
            parts.append(words("counties.gini", value=f"{gini(known):.3f}"))
    return " · ".join(parts)


def _scale(of: Chosen) -> Series:
    """What is cut into classes: the place alone where that is asked, else all counties."""
    return of.known if of.view.scale == "selection" else of.figures.values


def scheme(view: View) -> Scheme:
    """Return how values are cut: by bounds of the reader's own only where there are some."""
    return "quantiles" if view.scheme == "fixed" and not view.breaks else view.scheme


def picture(of: Chosen, classes: Classes, among: Collection[str] | None = None) -> MapPicture:
    """Return the map of the measure, units that are not `among` faded; of all where None."""
    words, view = of.words, of.view
    bounds = told_bounds(classes, _scale(of).dropna(), of.figures.unit)
    known = of.known if among is None else of.known[of.known.index.isin(among)]
    return drawn.picture(
        of,
        Painting(
            title=numbers.unit_of_year(of.figures.unit, of.figures.year, words),
            caption=caption(of),
            classes=classes.of(of.figures.values),
            colours=palettes.sequential(max(1, len(classes.upper)), view.palette),
            names=tuple(_range(low, high, of) for low, high in bounds),
            labels=labels(of),
            among=among,
            extent=extent_of(known, counties_kept.names(view.language, view.inside), of.said),
        ),
    )


def caption(of: Chosen) -> str:
    """Return the measure and its year."""
    return of.words("counties.caption", name=of.name, year=of.figures.year)


def _range(low: float, high: float, of: Chosen) -> str:
    unit, language = of.figures.unit, of.view.language
    ends = [numbers.bare(end, unit, language) for end in (low, high)]
    return ends[0] if low == high else of.words("counties.range", low=ends[0], high=ends[1])


def labels(of: Chosen) -> dict[str, str]:
    """Return what the map says of each unit with a figure."""
    together = of.figures.together
    return {
        str(code): of.words("counties.label_together", value=of.said(float(value)))
        if code in together
        else of.said(float(value))
        for code, value in of.figures.values.dropna().items()
    }


def _charts(of: Chosen) -> Iterator[Bars]:
    """The highest ten, as bars."""
    known = of.known
    if len(known) < 2:
        return
    top = known.iloc[:_MOST_BARS]
    names = counties_kept.names(of.view.language, of.view.inside)
    codes = tuple(map(str, top.index))
    values, unit = scaled(top.tolist(), of.figures.unit, of.words)
    heading = of.words("counties.highest", n=len(codes), name=of.name)
    title = of.words("exports.chart_title", heading=heading, unit=unit, year=of.figures.year)
    yield Bars(
        title=title,
        categories=tuple(names[code] for code in codes),
        series=(BarSeries(of.name, tuple(values)),),
        axis=Axis(decimals=decimals(values, of.figures.unit)),
        codes=codes,
        chosen=of.view.county or "",
        language=of.view.language,
    )


def _table(of: Chosen) -> Table:
    """Every county of the place with its figure, also those without one."""
    words, units = of.words, counties_kept.units()
    names, places = units[f"name_{of.view.language}"], counties_kept.places(of.view.language)
    other = units[f"name_{words.other}"]
    rows = units.index[units.index.isin(of.codes)]
    values = of.figures.values.reindex(rows).sort_values(ascending=False, na_position="last")
    ranks = values.rank(method="min", ascending=False)
    cited = cite(of.figures.sources, words)
    value = words("common.value")
    return Table(
        words("counties.table", name=of.name, year=of.figures.year),
        (
            words("exports.code"),
            words("counties.county"),
            words("counties.name_other"),
            words("counties.lies_in"),
            f"{value} [{of.unit}]" if of.unit else value,
            words("common.rank"),
            words("counties.together"),
            words("common.source"),
        ),
        tuple(
            (
                str(code),
                str(names[code]),
                str(other[code]),
                places[str(code)],
                _number(number),
                _place(rank),
                words("common.yes") if code in of.figures.together else "",
                cited,
            )
            for code, number, rank in zip(values.index, values, ranks, strict=True)
        ),
    )


def _number(value: float) -> Cell:
    return None if value != value else float(value)


def _place(rank: float) -> Cell:
    return None if rank != rank else int(rank)


def _notes(of: Chosen, words: Words) -> Iterator[str]:
    """What to know before believing it."""
    yield from partial_note(of)
    apart = counties_kept.apart()
    if of.view.inside:
        apart = apart[apart["city_code"].isin(_cities(of.view.inside))]
    if len(apart):
        people = numbers.figure(float(apart["residents"].sum()), "person", words)
        listed = words.list(apart[f"name_{of.view.language}"].tolist()[:3])
        key = "note_zones" if len(apart) <= 3 else "note_zones_more"
        yield words(f"counties.{key}", n=len(apart), people=people, names=listed)
    together = sorted(of.figures.together & of.codes)
    if together and not of.figures.partial:
        key = "note_summed" if of.figures.adds else "note_weighted"
        yield words(f"counties.{key}", n=len(together))


def partial_note(of: Chosen) -> tuple[str, ...]:
    """Return that only some kinds of county have the figure, where that is so."""
    if not of.figures.partial:
        return ()
    known, every = int(of.figures.values.notna().sum()), len(of.figures.values)
    return (of.words("counties.note_partial", n=known, of=every, year=of.figures.year),)


def _cities(place: str) -> set[str]:
    cities = kept.catalogue().cities
    own = (cities["city_code"] == place) | (cities["province_code"] == place)
    return set(cities["city_code"][own])
