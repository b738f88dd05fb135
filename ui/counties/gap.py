"""How much of a measure's gap lies inside prefectures: Theil's T taken level by level."""

from __future__ import annotations

from pandas import Series

from exports.charts.bars import Bars
from exports.charts.bars import Series as BarSeries
from exports.charts.scale import Axis
from exports.content import Table
from geo import palettes
from geo.classes.classify import classify
from geo.map_layers import MapPaint
from geo.picture import MapPicture
from scoring.counties.figures import RESIDENTS
from scoring.counties.nested import NestedTheil
from ui.address.view import View
from ui.counties.chosen import Chosen, chosen
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.counties import kept as counties_kept
from ui.figures.names import city_names, within_sentence
from ui.map.extent import extent_of
from ui.map.legend import class_legend
from ui.words import numbers

_LEVELS = ("provinces", "prefectures", "inside")
_MOST = 10


def answer(view: View) -> Answer:
    """Return how much of the gap among all counties lies at each level."""
    # A place has no levels above it: the question is about the nation.
    of = chosen(view.but(inside=""))
    words = of.words
    name = within_sentence(of.name, words)
    subject = words("counties.gap_subject", name=name, year=of.figures.year)
    if of.figures.adds:
        return Answer(subject, words("counties.gap_of_amounts", name=of.name), asks=True)
    found = counties_kept.nested(view.county_measure)
    if found is None:
        return Answer(subject, words("counties.gap_none", name=of.name))
    first, second, third = (numbers.percent(share) for share in found.shares)
    return Answer(
        subject=subject,
        headline=words("counties.gap_headline", name=within_sentence(of.name, words), share=third),
        subline=words(
            "counties.gap_subline",
            provinces=first,
            prefectures=second,
            n=int(found.prefectures["counties"].sum()),
            theil=f"{found.total:.4f}",
        ),
        picture=_picture(of, found),
        charts=(_levels(of, found), *_widest(of, found)),
        tables=(_table(of, found),),
        notes=(words("counties.gap_note"),),
        sources=tuple(dict.fromkeys((*of.figures.sources, *_residents_sources()))),
    )


def _residents_sources() -> tuple[str, ...]:
    return counties_kept.figures(RESIDENTS).sources


def _levels(of: Chosen, found: NestedTheil) -> Bars:
    words = of.words
    return Bars(
        title=words("counties.gap_levels", name=of.name, year=of.figures.year),
        categories=tuple(words(f"counties.level_{level}") for level in _LEVELS),
        series=(BarSeries(words("counties.gap_share"), tuple(100 * s for s in found.shares)),),
        axis=Axis(unit="%"),
        language=of.view.language,
    )


def _own(found: NestedTheil) -> Series:
    """Theil's T among a prefecture's own counties, where it has two or more."""
    inside = found.prefectures
    own: Series = inside["theil"][inside["counties"] > 1]
    return own.sort_values(ascending=False)


def _widest(of: Chosen, found: NestedTheil) -> tuple[Bars, ...]:
    """The prefectures whose own counties differ most."""
    names = city_names(kept.catalogue(), of.words)
    own = _own(found)
    own = own[own.index.isin(list(names))].iloc[:_MOST]
    if own.empty:
        return ()
    codes = tuple(map(str, own.index))
    title = of.words("counties.gap_widest", n=len(codes), name=of.name, year=of.figures.year)
    return (
        Bars(
            title=title,
            categories=tuple(names[code] for code in codes),
            series=(BarSeries(of.words("counties.theil"), tuple(own.tolist())),),
            axis=Axis(decimals=3),
            codes=codes,
            chosen=of.view.city or "",
            language=of.view.language,
        ),
    )


def _picture(of: Chosen, found: NestedTheil) -> MapPicture:
    words, codes = of.words, kept.catalogue().cities["city_code"]
    own = _own(found).reindex(codes)
    classes = classify(own, "quantiles", of.view.classes)
    names = [
        words("counties.range", low=f"{low:.3f}", high=f"{high:.3f}")
        for low, high in zip(classes.lower, classes.upper, strict=True)
    ]
    paint = MapPaint(
        classes=classes.by_code,
        colours=palettes.sequential(max(1, len(classes.upper)), of.view.palette),
        labels={str(code): f"{value:.4f}" for code, value in own.dropna().items()},
        caption=words("counties.gap_caption", name=of.name, year=of.figures.year),
        no_data_text=words("counties.gap_one_county"),
        outside_text=words("common.outside"),
    )
    title = words("counties.caption", name=words("counties.theil_short"), year=of.figures.year)
    without = words("counties.gap_one_county")
    legend = class_legend(title, names, classes.index, words, without=without)
    extent = extent_of(own.dropna(), city_names(kept.catalogue(), words), lambda gap: f"{gap:.4f}")
    return MapPicture(paint, of.view.language, legend=legend, extent=extent)


def _table(of: Chosen, found: NestedTheil) -> Table:
    words, names = of.words, city_names(kept.catalogue(), of.words)
    rows = found.prefectures[found.prefectures.index.isin(list(names))]
    return Table(
        words("counties.gap_table", name=of.name, year=of.figures.year),
        (
            words("exports.code"),
            words("exports.city"),
            words("counties.counties"),
            words("counties.theil"),
            words("counties.gap_inside_share"),
        ),
        tuple(
            (str(code), names[str(code)], int(n), float(own) if n > 1 else None, 100 * float(share))
            for code, n, own, share in zip(
                rows.index, rows["counties"], rows["theil"], rows["share"], strict=True
            )
        ),
        (None, None, None, 4, 2),
    )
