"""Town and country: a measure by how many of a county's residents live in towns."""

from __future__ import annotations

import math

from pandas import Series

from exports.charts.bars import Bars
from exports.charts.bars import Series as BarSeries
from exports.charts.scale import Axis
from exports.content import Table
from geo.classes.two_measures import classify_pair
from geo.legend import Square
from geo.picture import MapPicture
from scoring.counties.figures import URBANISATION
from scoring.counties.town import BOUNDS, TownAndCountry
from ui.address.view import View
from ui.counties import drawn, painted
from ui.counties.chosen import Chosen, chosen
from ui.counties.drawn import Painting
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.charted import decimals, scaled
from ui.figures.counties import kept as counties_kept
from ui.figures.names import city_names, within_sentence
from ui.words import numbers

_MOST = 10


def answer(view: View) -> Answer:
    """Return what counties are like from the most rural to the most urban."""
    of = chosen(view.but(inside=""))
    words = of.words
    subject = words("counties.town_subject", name=of.name, year=of.figures.year)
    if of.figures.adds or view.county_measure == URBANISATION:
        key = "town_of_amounts" if of.figures.adds else "town_itself"
        return Answer(subject, words(f"counties.{key}", name=of.name), asks=True)
    found = counties_kept.town_and_country(view.county_measure)
    if found is None:
        return Answer(subject, words("counties.town_few", name=of.name))
    urban = counties_kept.figures(URBANISATION)
    return Answer(
        subject=subject,
        headline=_headline(of, found),
        subline=_subline(of, found),
        picture=_picture(of, urban.values),
        charts=(_steps(of, found), *_widest(of, found)),
        tables=(_groups(of, found), _prefectures(of, found)),
        notes=(words("counties.town_note"), *painted.partial_note(of)),
        sources=tuple(dict.fromkeys((*of.figures.sources, *urban.sources))),
    )


def _headline(of: Chosen, found: TownAndCountry) -> str:
    """The two ends in a sentence, and in how many prefectures the town is ahead."""
    words, groups = of.words, found.groups[found.groups["counties"] > 0]
    low, high = groups.index[0], groups.index[-1]
    said = words(
        "counties.town_headline",
        name=within_sentence(of.name, words),
        country=of.said(float(groups["mean"][low])),
        rural=_step(of, int(low)),
        town=of.said(float(groups["mean"][high])),
        urban=_step(of, int(high)),
    )
    pairs = found.prefectures
    if pairs.empty or low == high:
        return said
    higher = int((pairs["town_value"] > pairs["country_value"]).sum())
    inside = words("counties.town_inside", n=higher, of=len(pairs))
    return words.manner.between.join((said, inside))


def _subline(of: Chosen, found: TownAndCountry) -> str:
    words = of.words
    parts = [words("counties.town_rests_on", n=int(found.groups["counties"].sum()))]
    if not math.isnan(found.share):
        parts.append(words("counties.town_share", share=numbers.percent(found.share)))
    if not math.isnan(found.correlation):
        rho = f"{found.correlation:.2f}".replace("-", "−")
        parts.append(words("counties.town_rank", rho=rho))
    return " · ".join(parts)


def _step(of: Chosen, place: int) -> str:
    """A group by its bounds: below 30 %, 30 to 50 %, 90 % and more."""
    if place == 0:
        return of.words("counties.town_below", bound=f"{BOUNDS[0]:.0f}%")
    if place == len(BOUNDS):
        return of.words("counties.town_above", bound=f"{BOUNDS[-1]:.0f}%")
    low, high = (f"{bound:.0f}%" for bound in BOUNDS[place - 1 : place + 1])
    return of.words("counties.town_between", low=low, high=high)


def _steps(of: Chosen, found: TownAndCountry) -> Bars:
    words, groups = of.words, found.groups[found.groups["counties"] > 0]
    values, unit = scaled(groups["mean"].tolist(), of.figures.unit, words)
    heading = words("counties.town_chart", name=of.name)
    return Bars(
        title=words("exports.chart_title", heading=heading, unit=unit, year=of.figures.year),
        categories=tuple(
            words("counties.town_bar", step=_step(of, int(place)), n=int(n))
            for place, n in zip(groups.index, groups["counties"], strict=True)
        ),
        series=(BarSeries(of.name, tuple(values)),),
        axis=Axis(decimals=decimals(values, of.figures.unit)),
        language=of.view.language,
    )


def _widest(of: Chosen, found: TownAndCountry) -> tuple[Bars, ...]:
    """The prefectures where the most urban county and the most rural one are furthest apart."""
    words, pairs = of.words, found.prefectures
    apart = (pairs["town_value"] - pairs["country_value"]).abs()
    top = pairs.loc[apart.sort_values(ascending=False, kind="stable").index[:_MOST]]
    if top.empty:
        return ()
    names = city_names(kept.catalogue(), words)
    ends = [(end, top[f"{end}_value"].tolist()) for end in ("town", "country")]
    both, unit = scaled([*ends[0][1], *ends[1][1]], of.figures.unit, words)
    heading = words("counties.town_widest", n=len(top), name=of.name)
    halves = (both[: len(top)], both[len(top) :])
    return (
        Bars(
            title=words("exports.chart_title", heading=heading, unit=unit, year=of.figures.year),
            categories=tuple(names[str(code)] for code in top.index),
            series=tuple(
                BarSeries(words(f"counties.town_end_{end}"), tuple(values), role)
                for (end, _), values, role in zip(ends, halves, ("main", "muted"), strict=True)
            ),
            axis=Axis(decimals=decimals(both, of.figures.unit)),
            codes=tuple(map(str, top.index)),
            language=of.view.language,
        ),
    )


def _picture(of: Chosen, urban: Series) -> MapPicture:
    """Both at once: three classes of how urban, three of the measure."""
    words = of.words
    pair = classify_pair(urban, of.figures.values)
    name = words("counties.town_urban")
    shares = urban.dropna()
    said = painted.labels(of)
    return drawn.picture(
        of,
        Painting(
            title=words("counties.town_map"),
            caption=words("counties.town_caption", name=of.name),
            classes=pair.index,
            colours=pair.colours,
            names=("",) * 9,
            labels={
                str(code): words(
                    "counties.town_label", value=said[str(code)], urban=f"{float(share):.1f}%"
                )
                for code, share in shares.items()
                if str(code) in said
            },
            square=Square(name, of.name, tuple(n for row in pair.counts for n in row)),
        ),
    )


def _groups(of: Chosen, found: TownAndCountry) -> Table:
    words = of.words
    heads = ("town_urban", "counties", "residents", "mean")
    rows = found.groups
    return Table(
        words("counties.town_table", name=of.name, year=of.figures.year),
        tuple(words(f"counties.{head}") for head in heads),
        tuple(
            (_step(of, int(place)), int(n), float(people), None if mean != mean else float(mean))
            for place, n, people, mean in zip(
                rows.index, rows["counties"], rows["residents"], rows["mean"], strict=True
            )
        ),
        (None, None, 0, 2),
    )


def _prefectures(of: Chosen, found: TownAndCountry) -> Table:
    words, pairs = of.words, found.prefectures
    cities, names = city_names(kept.catalogue(), words), counties_kept.units()
    called = names[f"name_{of.view.language}"]
    heads = ("town_town", "value_there", "town_country", "value_here")
    return Table(
        words("counties.town_prefectures", name=of.name, year=of.figures.year),
        (
            words("exports.code"),
            words("exports.city"),
            *(words(f"counties.{head}") for head in heads),
        ),
        tuple(
            (
                str(code),
                cities[str(code)],
                str(called[town]),
                float(a),
                str(called[country]),
                float(b),
            )
            for code, town, a, country, b in zip(
                pairs.index,
                pairs["town"],
                pairs["town_value"],
                pairs["country"],
                pairs["country_value"],
                strict=True,
            )
        ),
        (None, None, None, 2, None, 2),
    )
