"""Panel 5: two measures at once, and the cities that are high in both, in one, in neither."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import streamlit as st
from pandas import DataFrame, Series

from geo.palettes import bivariate
from geo.two_measures import classify_pair
from scoring.association import RankCorrelation, rank_correlation
from ui import cached, controls, figures, regions_charts, regions_lists
from ui.controls import bind
from ui.labels import measure_name
from ui.markup import element, text
from ui.measure import Measured, measure_codes, value_text
from ui.regions_inputs import Inputs
from ui.regions_lists import Listed
from ui.regions_map import Painting
from ui.regions_panel import Panel, chart_title
from ui.regions_table import Table
from ui.view import INDEX

_COLOURS = tuple(colour for row in bivariate() for colour in row)
# Places in the square of three by three, the shown measure counted first.
_CORNERS = {"high_high": 8, "high_low": 2, "low_high": 6, "low_low": 0}
# The last place in the square that is pale enough for dark figures.
_PALE = 4
_WEAK, _STRONG = 0.3, 0.6


@dataclass(frozen=True)
class Pair:
    """The shown measure and a second one over the units that have both."""

    inputs: Inputs

    @property
    def codes(self) -> list[str]:
        """Every measure under the chosen framework."""
        return measure_codes(self.inputs.catalogue, self.inputs.view.choices.framework)

    @property
    def code(self) -> str:
        """The second measure; a dimension of another framework becomes the index."""
        second = self.inputs.view.second
        return second if second in self.codes else INDEX

    @cached_property
    def second(self) -> Measured:
        """The second measure, in the latest year it has not after the shown one's."""
        years = cached.years_of(self.code)
        usable = [year for year in years if year <= self.inputs.measured.year] or years[:1]
        return cached.measure(self.code, usable[-1], self.inputs.view.choices)

    @property
    def second_name(self) -> str:
        """The name of the second measure."""
        return measure_name(self.code, self.inputs.catalogue, self.inputs.words)

    @cached_property
    def both(self) -> DataFrame:
        """Columns first, second, place (0–8 in the square), index city_code."""
        second = self.inputs.of_selection(self.second.values)
        both = DataFrame({"first": self.inputs.value, "second": second}).dropna()
        if both.empty:
            return both.assign(place=Series(dtype=int))
        cut = classify_pair(both["first"], both["second"])
        first = _thirds(cut.index % 3, len(cut.first.upper))
        return both.assign(place=first + 3 * _thirds(cut.index // 3, len(cut.second.upper)))

    @cached_property
    def found(self) -> RankCorrelation:
        """Whether the two go together."""
        return rank_correlation(self.both["first"], self.both["second"])

    def corner(self, name: str) -> Series:
        """Return the shown measure of the cities in a corner of the square."""
        return self.both["first"][self.both["place"] == _CORNERS[name]]


def _thirds(index: Series, count: int) -> Series:
    """Spread one or two classes over low, middle and high: a yes is high, not middle."""
    return index.map({1: {0: 1}, 2: {0: 0, 1: 2}, 3: {0: 0, 1: 1, 2: 2}}[count])


def panel(inputs: Inputs) -> Panel:
    """Return the panel of two measures."""
    pair = Pair(inputs)
    return Panel(
        reading=reading(pair),
        rests_on=_rests_on(pair),
        painting=_painting(pair),
        chart=lambda: _chart(pair),
        table=_table(pair),
        sources=(*inputs.measured.sources, *pair.second.sources),
        notes=(inputs.words("regions.note_pair"),),
        below=lambda: _corners(pair),
    )


def reading(pair: Pair) -> str:
    """Return whether the two go together, and how many cities do not follow."""
    inputs, words, found = pair.inputs, pair.inputs.words, pair.found
    if pair.code == inputs.view.measure:
        return words("regions.pair_same")
    if found.verdict == "undefined":
        return words("regions.pair_undefined", n=found.units)
    return words(
        f"regions.pair_{found.verdict}",
        first=inputs.measure_name,
        second=pair.second_name,
        rho=_signed(found.rho),
        strength=words(f"regions.{_strength(abs(found.rho))}"),
        both=len(pair.corner("high_high")),
        only_first=len(pair.corner("high_low")),
        only_second=len(pair.corner("low_high")),
        neither=len(pair.corner("low_low")),
    )


def _strength(rho: float) -> str:
    return "weak" if rho < _WEAK else "strong" if rho >= _STRONG else "moderate"


def _signed(rho: float) -> str:
    return f"{rho:+.2f}".replace("-", "−")


def _rests_on(pair: Pair) -> str:
    inputs, words, found = pair.inputs, pair.inputs.words, pair.found
    interval = ""
    if found.verdict != "undefined":
        interval = words("regions.interval", low=_signed(found.low), high=_signed(found.high))
    return words(
        "regions.pair_rests_on",
        first=inputs.measure_name,
        year=inputs.measured.year,
        second=pair.second_name,
        second_year=pair.second.year,
        n=len(pair.both),
        of=len(inputs.among),
        interval=interval,
    )


def _painting(pair: Pair) -> Painting:
    inputs, words = pair.inputs, pair.inputs.words
    classes = Series(-1, inputs.measured.values.index)
    classes[pair.both.index] = pair.both["place"]
    return Painting(
        title=words("regions.pair_map"),
        classes=classes,
        colours=_COLOURS,
        names=("",) * 9,
        labels={
            code: words(
                "regions.pair_label",
                first=value_text(inputs.measured, code, words),
                second=value_text(pair.second, code, words),
                first_name=inputs.measure_name,
                second_name=pair.second_name,
            )
            for code in classes.index
        },
        square=_square(pair),
    )


def _square(pair: Pair) -> str:
    """The legend: three by three colours with the number of cities in each."""
    counts = pair.both["place"].value_counts()
    cells = [
        element(
            "span",
            text(int(counts.get(3 * row + column, 0))),
            style=f"background:{_COLOURS[3 * row + column]};"
            f"color:{'#fff' if 3 * row + column > _PALE else '#1d2733'}",
        )
        for row in (2, 1, 0)
        for column in (0, 1, 2)
    ]
    # Chinese is written downwards as it stands, English is turned.
    zh = pair.inputs.words.language == "zh"
    arrowed = f"↑ {pair.second_name}" if zh else f"{pair.second_name} →"
    up = element("div", text(arrowed), class_="up upright" if zh else "up")
    along = element("div", text(f"{pair.inputs.measure_name} →"), class_="along")
    return element("div", up, element("div", *cells, class_="cells"), along, class_="square")


def _chart(pair: Pair) -> None:
    inputs, words = pair.inputs, pair.inputs.words
    st.selectbox(
        words("regions.second"),
        pair.codes,
        format_func=lambda code: controls.measure_label(code, inputs.catalogue, words),
        **bind("second", pair.code),
    )
    chart_title(words("regions.pair_chart"), words("regions.pair_about"))
    if pair.both.empty:
        st.info(words("reading.empty"))
        return
    regions_charts.show(_scatter(pair), "pair", 380, inputs.view.city, regions_charts.choose_city)


def _scatter(pair: Pair) -> Any:
    inputs, words = pair.inputs, pair.inputs.words
    rows = pair.both.reset_index(names="code")
    rows["name"] = rows["code"].map(inputs.names)
    rows["colour"] = [_COLOURS[place] for place in rows["place"]]
    first, second = (
        f"{name}, {measured.year}{unit}"
        for name, measured, unit in (
            (inputs.measure_name, inputs.measured, _unit(inputs.measured, inputs)),
            (pair.second_name, pair.second, _unit(pair.second, inputs)),
        )
    )
    scale = alt.Scale(zero=False)
    chosen = alt.datum.code == (inputs.view.city or "")
    return (
        alt.Chart(rows)
        .mark_circle(stroke=regions_charts.ink(), opacity=1, cursor="pointer")
        .encode(
            x=alt.X("first:Q", title=first, scale=scale),
            y=alt.Y("second:Q", title=second, scale=scale),
            color=alt.when(chosen)
            .then(alt.value(regions_charts.SELECTED))
            .otherwise(alt.Color("colour:N", scale=None)),
            size=alt.when(chosen).then(alt.value(190)).otherwise(alt.value(55)),
            strokeWidth=alt.value(0.4),
            tooltip=[
                alt.Tooltip("name:N", title=words("regions.head_city")),
                alt.Tooltip("first:Q", title=inputs.measure_name, format=",.1f"),
                alt.Tooltip("second:Q", title=pair.second_name, format=",.1f"),
            ],
        )
        .add_params(regions_charts.click())
    )


def _unit(measured: Measured, inputs: Inputs) -> str:
    unit = figures.unit_name(measured.unit, inputs.words)
    return f" ({unit})" if unit else ""


def _corners(pair: Pair) -> None:
    """Which cities are high in both, in one, in neither."""
    inputs, words = pair.inputs, pair.inputs.words
    lists = []
    for name, place in _CORNERS.items():
        title = words(f"regions.corner_{name}", first=inputs.measure_name, second=pair.second_name)
        cities = pair.corner(name).sort_values(ascending=name.startswith("low"), kind="stable")
        lists.append(Listed(title, _COLOURS[place], list(cities.index)))
    regions_lists.draw(lists, inputs)


def _table(pair: Pair) -> Table:
    inputs, words = pair.inputs, pair.inputs.words
    rows = DataFrame(
        {
            "city_code": pair.both.index,
            "city_name": [inputs.names[str(code)] for code in pair.both.index],
            "first": pair.both["first"],
            "second": pair.both["second"],
            "first_third": pair.both["place"] % 3 + 1,
            "second_third": pair.both["place"] // 3 + 1,
        }
    )
    rows = rows.sort_values("first", ascending=False, kind="stable")
    heads = {
        "city_name": words("regions.head_city"),
        "first": inputs.measure_name,
        "second": f"{pair.second_name} "
        if pair.second_name == inputs.measure_name
        else pair.second_name,
        "first_third": words("regions.third_of", name=inputs.measure_name),
        "second_third": words("regions.third_of_second", name=pair.second_name),
    }
    name = f"pair-{inputs.view.measure}-{pair.code}"
    return Table(rows, heads, name, {"first": 2, "second": 2})
