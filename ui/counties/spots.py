"""Where high counties lie beside high ones, and low beside low, more than by chance."""

from __future__ import annotations

from collections.abc import Iterator

from pandas import DataFrame, Series

from exports.charts.bars import Bars
from exports.charts.bars import Series as BarSeries
from exports.charts.scale import Axis
from exports.content import Table
from geo.palettes import lisa
from geo.picture import MapPicture
from geo.space.spatial import NOT_SIGNIFICANT, SpatialPattern, judged
from ui.address.view import RATES, View
from ui.counties import drawn, painted
from ui.counties.chosen import Chosen, chosen
from ui.counties.drawn import Painting
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.counties import kept as counties_kept
from ui.figures.names import group_names, within_sentence
from ui.words import numbers
from ui.words.texts import Words

SEED = 2023
CATEGORIES = (NOT_SIGNIFICANT, "low_high", "high_low", "low_low", "high_high")
_CLEAR = 0.05
_MOST = 10


def answer(view: View) -> Answer:
    """Return where hot and cold spots lie among all counties with a figure."""
    of = chosen(view.but(inside=""))
    words = of.words
    found = judged(counties_kept.pattern(view.county_measure, SEED), int(view.rate) / 100)
    subject = words("counties.spots_subject", name=of.name, year=of.figures.year)
    if view.rate != RATES[0]:
        rate = words("counties.spots_rate", rate=view.rate)
        subject = words.manner.dot.join((subject, rate))
    if found.undefined:
        return Answer(subject, words(f"counties.spots_{found.undefined}", name=of.name))
    return Answer(
        subject=subject,
        headline=_headline(of, found),
        subline=_subline(of, found),
        picture=_picture(of, found),
        charts=tuple(_charts(of, found)),
        tables=(_table(of, found),),
        notes=tuple(_notes(of, found)),
        sources=of.figures.sources,
    )


def _headline(of: Chosen, found: SpatialPattern) -> str:
    words, counts = of.words, found.units["category"].value_counts()
    clear = found.p_value < _CLEAR
    key = "chance" if not clear else "alike" if found.moran_i > found.expected_i else "apart"
    pattern = words(f"counties.spots_{key}", name=within_sentence(of.name, words))
    hot, cold = int(counts.get("high_high", 0)), int(counts.get("low_low", 0))
    odd = int(counts.get("high_low", 0) + counts.get("low_high", 0))
    marks = words("counties.spots_marks", hot=hot, cold=cold, odd=odd)
    marked = words("counties.spots_none") if not hot + cold + odd else marks
    return words.manner.between.join((pattern, marked))


def _subline(of: Chosen, found: SpatialPattern) -> str:
    least = 2 / (found.permutations + 1)
    p = f"≤ {least:.4f}" if found.p_value <= least else f"= {found.p_value:.3f}"
    i = f"{found.moran_i:.3f}".replace("-", "−")
    of_all = len(of.figures.values)
    return of.words(
        "counties.spots_rests_on", n=len(found.units), of=of_all, i=i, p=p, rate=of.view.rate
    )


def _picture(of: Chosen, found: SpatialPattern) -> MapPicture:
    words, category = of.words, found.units["category"]
    classes = Series(-1, of.figures.values.index)
    classes[category.index] = category.map(CATEGORIES.index).astype(int)
    said = painted.labels(of)
    return drawn.picture(
        of,
        Painting(
            title=words("counties.spots_map", name=of.name, year=of.figures.year),
            caption=painted.caption(of),
            classes=classes,
            colours=lisa(CATEGORIES),
            names=tuple(words(f"counties.{name}") for name in CATEGORIES),
            labels={
                code: words(
                    "counties.spots_label",
                    value=value,
                    category=words(f"counties.{category[code]}"),
                )
                if code in category.index
                else value
                for code, value in said.items()
            },
        ),
    )


def _charts(of: Chosen, found: SpatialPattern) -> Iterator[Bars]:
    """In which provinces hot spots lie, and in which cold ones."""
    names = group_names("province", kept.catalogue(), of.words)
    lies_in = counties_kept.units()["province_code"]
    for kind in ("high_high", "low_low"):
        units = found.units.index[found.units["category"] == kind]
        counts = (
            lies_in[units]
            .value_counts()
            .sort_index()
            .sort_values(ascending=False, kind="stable")[:_MOST]
        )
        if counts.empty:
            continue
        yield Bars(
            title=of.words(f"counties.spots_chart_{kind}", n=len(units)),
            categories=tuple(names[str(code)] for code in counts.index),
            series=(BarSeries(of.words("counties.counties"), tuple(map(float, counts)), kind),),
            axis=Axis(decimals=0),
            language=of.view.language,
        )


def _table(of: Chosen, found: SpatialPattern) -> Table:
    words, units = of.words, counties_kept.units()
    names, places = units[f"name_{of.view.language}"], counties_kept.places(of.view.language)
    rows: DataFrame = found.units.sort_values("q_value", kind="stable")
    value = words("common.value")
    heads = ("head_category", "head_z", "head_lag", "head_q_value")
    return Table(
        words("counties.spots_table", name=of.name, year=of.figures.year),
        (
            words("exports.code"),
            words("counties.county"),
            words("counties.lies_in"),
            f"{value} [{of.unit}]" if of.unit else value,
            *(words(f"counties.{head}") for head in heads),
        ),
        tuple(
            (
                str(code),
                str(names[code]),
                places[str(code)],
                float(of.figures.values[code]),
                words(f"counties.{category}"),
                float(z),
                float(lag),
                float(q),
            )
            for code, category, z, lag, q in zip(
                rows.index, rows["category"], rows["z"], rows["lag"], rows["q_value"], strict=True
            )
        ),
        (None, None, None, 2, None, 2, 2, 4),
    )


def _notes(of: Chosen, found: SpatialPattern) -> Iterator[str]:
    words: Words = of.words
    drawn_times = numbers.number(found.permutations, words.language)
    yield words("counties.spots_note", rate=of.view.rate, draws=drawn_times, seed=found.seed)
    names = counties_kept.names(of.view.language)
    if found.joined:
        yield words("counties.spots_joined", names=words.list([names[c] for c in found.joined]))
    if found.isolated:
        yield words("counties.spots_isolated", n=len(found.isolated))
    yield from painted.partial_note(of)
