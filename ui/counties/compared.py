"""Counties side by side, or the counties of two prefectures: the measure, then every figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pandas import DataFrame, Series

from exports.charts.bars import Bars
from exports.charts.bars import Series as BarSeries
from exports.charts.parts import Reference
from exports.charts.ranges import Dots, Ranges
from exports.charts.scale import Axis
from exports.content import Cell, Table
from geo.classes.classify import classify
from geo.picture import MapPicture
from scoring.counties.figures import DERIVED, RESIDENTS, CountyFigures, measures
from scoring.inequality.groups import weighted_mean
from ui.address.view import View
from ui.counties import painted
from ui.counties.chosen import Chosen, chosen
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.charted import decimals, scaled
from ui.figures.counties import kept as counties_kept
from ui.figures.counties.names import measure_names, place_name
from ui.figures.names import within_sentence
from ui.words import numbers

LEAST = 2


@dataclass(frozen=True)
class Member:
    """One of what is compared: a county, or a prefecture with all its counties."""

    code: str
    name: str
    units: tuple[str, ...]

    @property
    def several(self) -> bool:
        return len(self.units) > 1


def members(view: View) -> tuple[Member, ...]:
    """Return what is compared, in the order it was chosen."""
    return tuple(_member(code, view) for code in view.counties)


def _member(code: str, view: View) -> Member:
    """A city without counties is a unit by its own code."""
    units = counties_kept.units()
    if code in units.index:
        names = counties_kept.names(view.language)
        return Member(code, names[code], (code,))
    inside = units.index[units["city_code"] == code]
    name = place_name(code, kept.catalogue(), chosen(view).words)
    return Member(code, name, tuple(map(str, inside)))


def answer(view: View) -> Answer:
    """Return the measure of what is compared, and all other figures."""
    of, compared = chosen(view.but(inside="")), members(view)
    words = of.words
    subject = words("counties.compare_subject", name=of.name, year=of.figures.year)
    if len(compared) < LEAST:
        start = words("counties.compare_start")
        return Answer(subject, start, picture=_picture(of, None), asks=True)
    subject = words.manner.dot.join((subject, words.list([one.name for one in compared])))
    return Answer(
        subject=subject,
        headline=_headline(of, compared),
        subline=_subline(of, compared),
        picture=_picture(of, {unit for one in compared for unit in one.units}),
        charts=tuple(_charts(of, compared)),
        tables=(_every_measure(of, compared), *_every_county(of, compared)),
        notes=tuple(_notes(of, compared)),
        sources=of.figures.sources,
    )


def _known(of: Chosen, one: Member) -> Series:
    return of.figures.values.reindex(list(one.units)).dropna()


def _headline(of: Chosen, compared: tuple[Member, ...]) -> str:
    """What each has, in the order of their figures; what has none is named last."""
    words = of.words
    with_figure = [one for one in compared if not _known(of, one).empty]
    if not with_figure:
        return words("counties.compare_none", name=within_sentence(of.name, words))
    ordered = sorted(with_figure, key=lambda one: -float(_known(of, one).median()))
    said = words.manner.semicolon.join(_said(of, one) for one in ordered)
    without = [one.name for one in compared if one not in with_figure]
    if without:
        none = words("counties.compare_without", names=words.list(without))
        said = words.manner.semicolon.join((said, none))
    return words("counties.compare_headline", name=of.name, said=said)


def _said(of: Chosen, one: Member) -> str:
    words, known = of.words, _known(of, one)
    low, high = of.said(float(known.min())), of.said(float(known.max()))
    if not one.several:
        return words("counties.compare_one", name=one.name, value=high)
    key = "counties.compare_alike" if low == high else "counties.compare_range"
    return words(key, name=one.name, low=low, high=high, n=len(known), of=len(one.units))


def _subline(of: Chosen, compared: tuple[Member, ...]) -> str:
    words, every = of.words, of.figures.values.dropna()
    median = words("counties.compare_median", n=len(every), value=of.said(float(every.median())))
    place = [
        words("counties.compare_place", name=one.name, place=_place(of, one, len(every)))
        for one in compared
        if not one.several and not _known(of, one).empty
    ]
    return " · ".join([median, *place])


def _place(of: Chosen, one: Member, every: int) -> str:
    own = float(_known(of, one).iloc[0])
    return numbers.rank(int((of.figures.values > own).sum()) + 1, every, of.words)


def _picture(of: Chosen, among: Collection[str] | None) -> MapPicture:
    classes = classify(of.figures.values, painted.scheme(of.view), of.view.classes, of.view.breaks)
    return painted.picture(of, classes, among)


def _charts(of: Chosen, compared: tuple[Member, ...]) -> Iterator[Bars | Ranges]:
    rows = [(one, _known(of, one)) for one in compared]
    rows = [(one, known) for one, known in rows if not known.empty]
    if not rows:
        return
    parts = [float(part) for _, k in rows for part in (k.min(), k.median(), k.max())]
    flat, unit = scaled([*parts, _median(of)], of.figures.unit, of.words)
    title = of.words("exports.chart_title", heading=of.name, unit=unit, year=of.figures.year)
    axis = Axis(decimals=decimals(flat, of.figures.unit))
    names = tuple(one.name for one, _ in rows)
    codes = tuple(one.code for one, _ in rows)
    middle = Reference(of.words("counties.compare_reference"), flat[-1])
    low, mid, high = (tuple(flat[place:-1:3]) for place in range(3))
    if any(one.several for one, _ in rows):
        yield Ranges(
            title=title,
            categories=names,
            low=low,
            high=high,
            band=of.words("counties.compare_band"),
            dots=(Dots(of.words("counties.compare_dot"), mid),),
            axis=axis,
            codes=codes,
            reference=middle,
            language=of.view.language,
        )
    else:
        yield Bars(
            title=title,
            categories=names,
            series=(BarSeries(of.name, high),),
            axis=axis,
            codes=codes,
            reference=middle,
            language=of.view.language,
        )


def _median(of: Chosen) -> float:
    return float(of.figures.values.dropna().median())


def _every_measure(of: Chosen, compared: tuple[Member, ...]) -> Table:
    """Each measure a row, each of what is compared a column."""
    words, names = of.words, measure_names(kept.catalogue(), of.words)
    rows = []
    for code in measures(kept.catalogue()):
        figures = counties_kept.figures(code)
        unit = numbers.unit_name(figures.unit, words)
        values = [_whole(figures, one) for one in compared]
        rows.append((names[code], unit, figures.year, *_counted(values)))
    heads = ("counties.head_measure", "counties.head_unit", "common.year")
    return Table(
        words("counties.compare_table"),
        (*(words(head) for head in heads), *(one.name for one in compared)),
        tuple(rows),
        (None, None, None, *[2] * len(compared)),
    )


def _counted(values: list[Cell]) -> list[Cell]:
    """A row of whole figures, such as people or yuan, without digits after the point."""
    known = [value for value in values if isinstance(value, float)]
    if not all(value.is_integer() for value in known):
        return values
    return [int(value) if isinstance(value, float) else value for value in values]


def _whole(figures: CountyFigures, one: Member) -> Cell:
    """A county's figure; of several counties their sum or mean, where each has one."""
    own = figures.values.reindex(list(one.units))
    if own.empty or own.isna().any():
        return None
    if len(own) == 1:
        return float(own.iloc[0])
    if figures.adds:
        return float(own.sum())
    if figures.measure in DERIVED:
        return _derived(figures.measure, one)
    return weighted_mean(own, counties_kept.figures(RESIDENTS).values.reindex(own.index))


def _derived(measure: str, one: Member) -> Cell:
    """A ratio of sums: density weighs by area, migrants by residents."""
    residents = counties_kept.figures(RESIDENTS).values.reindex(list(one.units))
    own = counties_kept.figures(measure).values.reindex(list(one.units))
    weight = residents / own if measure == "density" else residents
    return float((own * weight).sum() / weight.sum())


def _every_county(of: Chosen, compared: tuple[Member, ...]) -> tuple[Table, ...]:
    """The counties of the compared prefectures, one a row."""
    several = [one for one in compared if one.several]
    if not several:
        return ()
    words, names = of.words, counties_kept.units()[f"name_{of.view.language}"]
    table = DataFrame(
        [
            (unit, str(names[unit]), one.name, float(of.figures.values[unit]))
            for one in several
            for unit in one.units
        ],
        columns=["code", "name", "place", "value"],
    ).sort_values("value", ascending=False, na_position="last", kind="stable")
    value = words("common.value")
    return (
        Table(
            words("counties.table", name=of.name, year=of.figures.year),
            (
                words("exports.code"),
                words("counties.county"),
                words("counties.lies_in"),
                f"{value} [{of.unit}]" if of.unit else value,
            ),
            tuple(
                (code, name, place, None if value != value else value)
                for code, name, place, value in table.itertuples(index=False)
            ),
            (None, None, None, 2),
        ),
    )


def _notes(of: Chosen, compared: tuple[Member, ...]) -> Iterator[str]:
    if any(one.several for one in compared):
        yield of.words("counties.compare_note")
    yield from painted.partial_note(of)
