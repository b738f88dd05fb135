"""What the atlas says of provinces: sentence, map, every province's bar and row."""

from __future__ import annotations

from collections.abc import Iterator

from pandas import Series

from exports.charts.bars import Bars
from exports.charts.bars import Series as BarSeries
from exports.charts.scale import Axis
from exports.content import Table
from geo import palettes
from geo.classes.classify import Classes, classify
from geo.map_layers import MapPaint
from geo.picture import MapPicture
from ui.address.view import View
from ui.atlas.provinces.figures import Provinces, provinces_of
from ui.figures.answer import Answer
from ui.figures.charted import decimals, scaled
from ui.figures.names import within_sentence
from ui.map.legend import class_legend, told_bounds
from ui.page.sources import cite
from ui.words import numbers

_MOST_NAMED = 3


def answer(view: View) -> Answer:
    """Return the shown measure by province."""
    of = provinces_of(view)
    words = of.words
    return Answer(
        subject=words("atlas.province_subject", name=of.name, year=of.measured.year),
        headline=_headline(of),
        subline=_subline(of),
        picture=_picture(of),
        charts=tuple(_charts(of)),
        tables=(_table(of),),
        notes=tuple(_notes(of)),
        sources=of.measured.sources,
    )


def _headline(of: Provinces) -> str:
    words, known = of.words, of.known.sort_values(ascending=False)
    if known.empty:
        return words("atlas.province_none", name=of.name)
    high, low = float(known.iloc[0]), float(known.iloc[-1])
    if high == low:
        said = of.said(high)
        return words("atlas.province_alike", names=_named(known, of), name=of.name, value=said)
    return words(
        "atlas.province_headline",
        n=len(of.known),
        name=within_sentence(of.name, words),
        high=_named(known[known == high], of),
        high_value=of.said(high),
        low=_named(known[known == low], of),
        low_value=of.said(low),
    )


def _named(same: Series, of: Provinces) -> str:
    """The provinces that share a value, or how many they are."""
    if len(same) > _MOST_NAMED:
        return of.words("atlas.province_several", n=len(same))
    return of.words.list([of.names[str(code)] for code in same.index])


def _subline(of: Provinces) -> str:
    words = of.words
    how = words("atlas.province_summed" if of.summed else "atlas.province_mean")
    parts = [words("atlas.province_known", n=len(of.known), of=len(of.among)), how]
    unit = numbers.unit_name(of.unit, words)
    dated = words("atlas.province_dated", name=of.name, year=of.measured.year)
    return " · ".join(filter(None, (dated, unit, *parts)))


def _classes(of: Provinces) -> Classes:
    view = of.view
    scheme = "quantiles" if view.scheme == "fixed" and not view.breaks else view.scheme
    return classify(
        of.known if view.scale == "selection" else of.table["value"], scheme, view.classes
    )


def _picture(of: Provinces) -> MapPicture:
    words, classes = of.words, _classes(of)
    index = classes.of(of.table["value"])
    faded = frozenset(str(c) for c, province in of.of.items() if province not in of.among)
    labels = {str(code): _label(str(province), of) for code, province in of.of.items()}
    focus = () if not of.view.filters else tuple(sorted(frozenset(map(str, of.of.index)) - faded))
    paint = MapPaint(
        classes={str(code): int(index[province]) for code, province in of.of.items()},
        colours=palettes.sequential(max(1, len(classes.upper)), of.view.palette),
        labels=labels,
        caption=words("atlas.province_dated", name=of.name, year=of.measured.year),
        no_data_text=words("common.no_data"),
        outside_text=words("common.outside"),
        faded=faded,
        focus=focus,
        joined=True,
    )
    names = [
        words.manner.to.join(
            numbers.bare(end, of.unit, of.view.language) for end in dict.fromkeys(bounds)
        )
        for bounds in told_bounds(classes, of.table["value"].dropna(), of.unit)
    ]
    title = numbers.unit_of_year(of.unit, of.measured.year, words)
    passing = index[index.index.isin(of.among)]
    # What lies outside the data is counted in units, which no number among provinces may be.
    legend = class_legend(title, names, passing, words, whole=False)
    return MapPicture(paint, of.view.language, legend=legend, whole=not focus)


def _label(province: str, of: Provinces) -> str:
    row = of.rows[province]
    key = "province_label" if row["value"] == row["value"] else "province_label_none"
    return of.words(
        f"atlas.{key}", value=of.said(row["value"]), n=int(row["known"]), of=int(row["members"])
    )


def _charts(of: Provinces) -> Iterator[Bars]:
    """Every province, the best or highest first."""
    known = of.known
    if known.empty:
        return
    values, unit = scaled(known.tolist(), of.unit, of.words)
    heading = of.words("atlas.province_chart", name=of.name)
    title = of.words("exports.chart_title", heading=heading, unit=unit, year=of.measured.year)
    codes = tuple(map(str, known.index))
    yield Bars(
        title=title,
        categories=tuple(of.names[code] for code in codes),
        series=(BarSeries(of.name, tuple(values)),),
        axis=Axis(decimals=decimals(values, of.unit)),
        codes=codes,
        language=of.view.language,
    )


def _table(of: Provinces) -> Table:
    words = of.words
    rows = of.table[of.table.index.isin(of.among)].sort_values("rank", na_position="last")
    unit = numbers.unit_name(of.unit, words)
    value = words("common.value")
    cited = cite(of.measured.sources, words)
    return Table(
        words("atlas.province_subject", name=of.name, year=of.measured.year),
        (
            words("exports.code"),
            words("groups.province"),
            f"{value} [{unit}]" if unit else value,
            words("common.rank"),
            words("atlas.province_members"),
            words("atlas.province_members_known"),
            words("common.source"),
        ),
        tuple(
            (
                str(code),
                of.names[str(code)],
                None if figure != figure else float(figure),
                None if rank != rank else int(rank),
                int(members),
                int(known),
                cited,
            )
            for code, figure, rank, members, known in zip(
                rows.index, rows["value"], rows["rank"], rows["members"], rows["known"], strict=True
            )
        ),
        (None, None, decimals(of.known.tolist(), of.unit), None, None, None, None),
    )


def _notes(of: Provinces) -> Iterator[str]:
    """How a province has its figure, and who is not in it."""
    words = of.words
    yield words("atlas.province_note_sum" if of.summed else "atlas.province_note_mean")
    if of.view.filters:
        yield words("atlas.province_note_whole")
    if of.spanned:
        yield words("atlas.province_note_year", year=of.measured.year)
